"""NUM005: a share that its part and whole contradict."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class ShareMismatch(ClaimRule):
    """占比与分子分母不符。

    检查什么
    「占N件的p%」「N件，其中n件，占p%」这样分子、分母都在文中的占比，重新计算后是否与文中一致。「占」的是文中没有的总数，或者有几种认法时，不提示；
    各项占比合计恰为100%的，末位可能是为凑足100%而调整，相差不到末位1的也不提示。

    为什么
    占比多由旧稿沿用或用错了分母，是核对公报、报告时最先复算的数。

    依据
    GB/T 8170—2008 第3.2条（修约）；《党政机关公文处理工作条例》第十九条。
    """

    code = "NUM005"
    severity = ERROR
    title = Text("占比与分子分母不符", "Share does not match its figures")
    source = "GB/T 8170—2008 第3.2条"
    claims = ("share/share", "share/named", "share/beside", "share/in-turn", "share/alike", "share/agreement")
    examples = (
        Good("共审结案件60件，其中调解结案15件，占25%。"),
        Good("税收收入8103万元，占一般公共预算收入24627万元的32.9%。"),
        Good("提出抗诉3300余件，法院采纳抗诉意见1900余件，占法院审结总数的78%。"),
        Bad("共审结案件60件，其中调解结案15件，占⟦35%⟧。"),
        Bad("云溪市党员干部1200人，参训900人，占总数的⟦70%⟧。"),
    )
