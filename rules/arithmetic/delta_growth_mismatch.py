"""NUM009: a change that is inconsistent with its rate and the value."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class DeltaGrowthMismatch(ClaimRule):
    """增量、增速、现值三者不符。

    检查什么
    同一句里写了现值、增减量和增减幅度的，幅度是否等于增减量除以上期数（上期数由现值和增减量推得）；写了两期数值和增减量的，增减量是否等于两数之差。

    为什么
    最常见的错误是用增减量除以现值：应当除以上期数。

    依据
    GB/T 8170—2008 第3.2条。
    """

    code = "NUM009"
    severity = ERROR
    title = Text("增量、增速、现值三者不符", "Change, rate and value disagree")
    source = "GB/T 8170—2008 第3.2条"
    claims = (
        "implied",
        "change/amount",
        "change/ahead",
        "change/named",
        "change/set",
        "change/years",
        "change/difference",
        "change/net",
        "change/ranks",
        "change/planned",
        "change/headed",
    )
    examples = (
        Good("公开信息4123条，比上年增加523条，增长14.5%。"),
        Good("收入完成25920万元，比上年减收1080万元，下降4.0%。"),
        Bad("公开信息4123条，比上年增加523条，增长⟦12.7%⟧。"),
        Bad("立案240件，同比增加40件，增长⟦16.7%⟧。"),
    )
