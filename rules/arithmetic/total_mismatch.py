"""NUM003: a total that is not the sum of the list before it."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class TotalMismatch(ClaimRule):
    """合计与列举之和不符。

    检查什么
    一句话里先列几个同单位的数、后面紧跟「合计」「共计」「总计」的，合计是否等于各数之和。「共」只说明自己这一项的（「共制定94项」）、隔了分号
    的、单位不同的不核对。

    为什么
    合计与明细对不上，读者不知道该信哪一个。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）。
    """

    code = "NUM003"
    severity = ERROR
    title = Text("合计与列举之和不符", "Total does not match the list")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("sum/total", "sum/colon", "sum/these", "sum/named", "sum/unlike", "sum/itself", "sum/agreement")
    examples = (
        Good("收到人大代表建议168件、政协委员提案144件，共计312件。"),
        Good("代理民事案件1件、行政诉讼案件2件；提供咨询、审查合同、参与谈判共计30件次。"),
        Good("制定部门抽查事项清单193项、联合抽查事项清单75项，共制定部门计划94项。"),
        Bad("发出检察建议公益诉讼57件、民事执行24件、行政违法62件，合计⟦153件⟧。"),
    )
