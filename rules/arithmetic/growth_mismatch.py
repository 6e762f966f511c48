"""NUM008: a rate of change that the two printed values contradict."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class GrowthMismatch(ClaimRule):
    """增长率与两期数值不符。

    检查什么
    同一句里既有本期数、上期数，又有增长或下降幅度的，幅度是否等于两数之差除以上期数。按可比价计算的增加值、生产总值，同口径、剔除因素后的增幅，以及
    基数不在文中的「同比增长」不核对。

    为什么
    增幅沿用旧稿，或者除以了本期数，是复核时最常见的计算错误。

    依据
    GB/T 8170—2008 第3.2条；国家统计局统计公报注释（可比价）。
    """

    code = "NUM008"
    severity = ERROR
    title = Text("增长率与两期数值不符", "Growth does not match the two values")
    source = "GB/T 8170—2008 第3.2条"
    claims = ("growth", "cagr")
    examples = (
        Good("信访总量从320件下降到240件，降幅达25%。"),
        Good("办理案件500件，同比增长20%。"),
        Good("云溪市地区生产总值2313亿元，比上年增长5.2%，上年为2210亿元。"),
        Bad("信访总量从320件下降到240件，降幅达⟦33.3%⟧。"),
        Bad("一般公共预算收入2.58亿元，上年同期2.40亿元，增长⟦9.8%⟧。"),
    )
