"""NUM024: a completion rate that result and target contradict."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class CompletionMismatch(ClaimRule):
    """完成比例与目标不符。

    检查什么
    完成数、目标数（年初预算、调整预算、目标任务）和完成比例都在文中的，比例是否等于完成数除以目标数。一句里有两个目标的，每个都不符才提示。

    为什么
    预算执行比例由系统外手工计算，改数后容易忘记重算。

    依据
    预算执行情况报告编写惯例；GB/T 8170—2008 第3.2条。
    """

    code = "NUM024"
    severity = ERROR
    title = Text("完成比例与目标不符", "Completion does not match the target")
    source = "GB/T 8170—2008 第3.2条"
    claims = ("progress",)
    examples = (
        Good("完成25920万元，完成年初预算64800万元的40.0%。"),
        Good("完成28583万元，占调整预算104.36%。"),
        Bad("完成25920万元，完成年初预算64800万元的⟦44.0%⟧。"),
    )
