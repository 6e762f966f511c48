"""NUM016: an average that total and count contradict."""

from __future__ import annotations

from lawlint.rule import WARNING, Bad, ClaimRule, Good, Text


class AverageMismatch(ClaimRule):
    """平均值与总数不符。

    检查什么
    同一句里既有总数、个数，又有户均、人均、平均每场等平均值的，平均值是否等于总数除以个数。人均可支配收入、人均生产总值等另有口径的指标不核对。

    为什么
    平均值是算出来的数，改了总数而没有重算就会出错。

    依据
    GB/T 8170—2008 第3.2条。
    """

    code = "NUM016"
    severity = WARNING
    title = Text("平均值与总数不符", "Average does not match the total")
    source = "GB/T 8170—2008 第3.2条"
    claims = ("average",)
    examples = (
        Good("发放补贴600万元，惠及1200户，户均5000元。"),
        Good("人均可支配收入39102元，云溪市人口312.87万人。"),
        Bad("发放补贴600万元，惠及1200户，户均⟦3000元⟧。"),
    )
