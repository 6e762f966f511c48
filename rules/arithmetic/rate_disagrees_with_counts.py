"""NUM014: a stated rate that its own counts contradict."""

from __future__ import annotations

from lawlint.rule import WARNING, Bad, ClaimRule, Good, Text


class RateDisagreesWithCounts(ClaimRule):
    """率与其分子分母不符。

    检查什么
    「N件，其中办结n件，办结率为p%」这样分子、分母都在同一句的率，重新计算后是否与文中一致。分子按率的名称认定；有几种认法时，每种都不符才提示。
    纠错率、协调和解率、出庭应诉率、满意率等分母不在文中的率不核对。

    为什么
    率是报告里最引人注目的数，却常常没有随件数一起改。

    依据
    GB/T 8170—2008 第3.2条；《党政机关公文处理工作条例》第十九条。
    """

    code = "NUM014"
    severity = WARNING
    title = Text("率与其分子分母不符", "Rate does not match its counts")
    source = "GB/T 8170—2008 第3.2条"
    claims = (
        "share/rate",
        "share/face",
        "share/other",
        "share/quotient",
        "share/bracket",
        "share/denied",
        "share/towns",
        "share/days",
        "share/crude",
        "share/natural",
    )
    examples = (
        Good("收到行政复议申请18件，其中撤回2件，撤回率为11.11%。"),
        Good("批准逮捕36.7万人，不捕19.1万人，不捕率34.2%。"),
        Good("办结行政复议案件29.3万件，作出纠错决定2.73万件，纠错率达12.83%。"),
        Bad("收到行政复议申请18件，其中撤回2件，撤回率为⟦12.11%⟧。"),
        Bad("提出检察建议60件，采纳57件，采纳率⟦97%⟧。"),
    )
