"""NUM017: stocks and flows that do not balance."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class BalanceMismatch(ClaimRule):
    """期初期末不平衡。

    检查什么
    上年结转、新收、办结、结转下年四个数都在文中的，上年结转加新收是否等于办结加结转下年。缺任何一个不核对。

    为什么
    四个数互为校验，不平则必有一个写错。

    依据
    政府信息公开年度报告统计表填报说明的勾稽关系；司法统计制度。
    """

    code = "NUM017"
    severity = ERROR
    title = Text("期初期末不平衡", "Opening, flow and closing do not balance")
    source = "政府信息公开年度报告统计表勾稽关系（国办公开办函〔2021〕30号）"
    claims = (
        "balance/sides", "balance/carried", "balance/account", "balance/moved", "balance/surplus", "balance/deficit",
        "balance/natural", "balance/population", "balance/agreement", "balance/house",
    )  # fmt: skip
    examples = (
        Good("上年结转12件，新收88件，审结90件，结转下年10件。"),
        Good("新收88件，审结90件（含旧存）。"),
        Bad("上年结转12件，新收88件，审结90件，结转下年⟦12件⟧。"),
    )
