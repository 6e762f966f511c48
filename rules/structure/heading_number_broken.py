"""STR001: 一、二、四、."""

from lawlint.claims.claim import Claim
from lawlint.claims.relations.sequence.repair import renumbering
from lawlint.rule import ERROR, Bad, ClaimRule, Fix, Good, Report, Text


class HeadingNumberBroken(ClaimRule):
    """层级序号断号、重号或倒序。

    检查什么
    第一部分、第一章、一、（一）、1.、（1）、①等标题序号，在同一上级之内应当逐个相连；下级序号可以重新开始，也可以接续编号，跳过层级亦可。
    表格中的行、一处断行或者跟在数字之后的序号不作断号的证据；目录有而正文缺的页、节选文本不提示。

    为什么
    增删一节而没有顺改其后的序号，是校对时最容易看漏的硬伤。

    依据
    GB/T 9704—2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。
    """

    code = "STR001"
    severity = ERROR
    title = Text("层级序号断号或重号", "Heading numbers missing, repeated or reversed")
    source = "GB/T 9704—2012 第7.3.3条"
    claims = ("sequence/headings",)
    examples = (
        Good("一、加强领导\n（一）建机制\n（二）抓培训\n二、强化监督\n（一）抓督察"),
        Good("（一）加强领导\n1.建机制\n2.抓培训\n（二）强化监督\n3.抓督察\n4.抓整改"),
        Good("一、加强领导\n1.建机制\n2.抓培训\n二、强化监督"),
        Bad("一、加强领导\n二、完善制度\n⟦四、⟧规范执法", fixed="一、加强领导\n二、完善制度\n三、规范执法"),
        Bad("（一）加强领导\n（二）完善制度\n⟦（二）⟧规范执法", fixed="（一）加强领导\n（二）完善制度\n（三）规范执法"),
        Bad("１．加强领导\n⟦３．⟧完善制度\n４．规范执法", fixed="１．加强领导\n２．完善制度\n３．规范执法"),
        Bad("一、加强领导\n（一）建机制\n⟦（一）⟧抓培训\n二、强化监督"),
    )

    def fix(self, report: Report, claim: Claim) -> Fix | None:
        """A fix that renumbers the headings."""
        return renumbering(claim, report.source.text)
