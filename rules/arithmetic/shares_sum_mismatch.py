"""NUM006: shares of one whole that do not add up to 100%."""

from __future__ import annotations

from lawlint.rule import WARNING, Bad, ClaimRule, Good, Text


class SharesSumMismatch(ClaimRule):
    """构成占比之和不为100%。

    检查什么
    写明分尽的一组占比（末项为「其他」「其余」，或「分别占」并列完）之和，是否在修约误差内等于100%。多选题、互有重叠的占比（党员占60%，本科以上占85%）不核对。

    为什么
    构成之和不是100%，必有一项算错或者漏项。

    依据
    GB/T 8170—2008（各项修约误差累加）。
    """

    code = "NUM006"
    severity = WARNING
    title = Text("构成占比之和不为100%", "Shares do not add up to 100%")
    source = "GB/T 8170—2008"
    claims = ("shares/list", "shares/run", "shares/siblings")
    examples = (
        Good("党员占60%，本科以上学历占85%。"),
        Good("申请人中，自然人占63%，企业占25%，其他占12%。"),
        Bad("申请人中，自然人占⟦68%⟧，企业占25%，其他占12%。"),
    )
