"""ENU001: 一是、二是、四是."""

from lawlint.claims.claim import Claim
from lawlint.claims.relations.sequence.repair import renumbering
from lawlint.rule import ERROR, Bad, ClaimRule, Fix, Good, Report, Text


class OrdinalSequenceBroken(ClaimRule):
    """“一是、二是”序列断号、重号或缺首项。

    检查什么
    段落中的一是、二是，一要、二要，第一、第二，其一、其二，以及段内的（1）（2）、①②，应当从一开始逐个相连。同一段落另起的“一是”、
    跨段落接续的序列、下级序列之后继续的上级序列属正常；「一是一、二是二」「唯一是」之类不是序列。

    为什么
    修改时增删一项而没有顺改其后的序号，读者会以为漏了内容。

    依据
    《党政机关公文处理工作条例》第十九条（条理清楚）；GB/T 9704—2012 第7.3.3条（结构层次序数）。
    """

    code = "ENU001"
    severity = ERROR
    title = Text("“一是、二是”序列断裂", "Broken sequence of 一是, 二是")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("sequence/words",)
    examples = (
        Good("一是加强领导。二是完善制度。三是强化监督。"),
        Good("坚持全市一盘棋，一是一、二是二。"),
        Good("问题主要有：一是人员少；二是经费紧。下一步：一是增编；二是保障经费。"),
        Good("一是建平台，统一是前提。二是强应用。"),
        Good("一要抓投资：①抓储备；②抓落地。二要抓消费。"),
        Good("抓好两件大事：一是稳增长；一是惠民生。"),
        Bad("一是加强领导。二是完善制度。⟦四是⟧强化监督。", fixed="一是加强领导。二是完善制度。三是强化监督。"),
        Bad("一是加强领导；二是完善制度；⟦二是⟧强化监督。", fixed="一是加强领导；二是完善制度；三是强化监督。"),
        Bad("一是加强领导。⟦三是⟧强化监督。四是抓整改。", fixed="一是加强领导。二是强化监督。三是抓整改。"),
        Bad(
            "做好三方面工作：一是建制度；二是抓培训；⟦四是⟧强监督。", fixed="做好三方面工作：一是建制度；二是抓培训；三是强监督。"
        ),
        Bad("⟦二是⟧完善制度。三是强化监督。"),
        Bad("第一，抓普法。第二，抓执法。⟦第四⟧，抓监督。", fixed="第一，抓普法。第二，抓执法。第三，抓监督。"),
    )

    def fix(self, report: Report, claim: Claim) -> Fix | None:
        """A fix that renumbers the sequence."""
        return renumbering(claim, report.source.text)
