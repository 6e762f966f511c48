"""NUM002: a part that is more than its whole."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class PartExceedsWhole(ClaimRule):
    """分项大于总数。

    检查什么
    「其中」「含」「占」引出的同单位分项，是否大于它所属的总数；维持、撤销、驳回等互斥结果之和，是否大于总数。分号以后的数、单位不同的数
    （件与人）不核对。

    为什么
    分项不可能多于总数，出现这种情况，必有一个数写错，多为数字颠倒。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）。
    """

    code = "NUM002"
    severity = ERROR
    title = Text("分项大于总数", "Part exceeds the whole")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("partof",)
    examples = (
        Good("收到行政复议申请18件，其中受理16件。"),
        Good("全市化解矛盾纠纷2227件；行政调解3284件。"),
        Good("新增企业300户，其中小微企业约300户。"),
        Bad("临江区化解矛盾纠纷2227件，其中调解成功⟦2272件⟧。"),
        Bad("审结行政诉讼案件⟦40件⟧，其中驳回诉讼请求26件、撤销18件。"),
    )
