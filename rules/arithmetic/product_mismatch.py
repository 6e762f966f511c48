"""NUM026: a count times a unit value that is not the printed total."""

from __future__ import annotations

from lawlint.rule import WARNING, Bad, ClaimRule, Good, Text


class ProductMismatch(ClaimRule):
    """乘积关系不符。

    检查什么
    「k个执法队各核定编制a名，共计b名」的k乘a是否等于b。「至少」「不少于」和「各」字另有意思的（各部门）不核对。

    为什么
    总数随个数或定额调整时容易漏改。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）。
    """

    code = "NUM026"
    severity = WARNING
    title = Text("乘积关系不符", "Product does not match")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("product/each", "product/span")
    examples = (
        Good("7个执法队各核定编制5名。"),
        Good("7个执法队各核定编制5名，共计35名。"),
        Bad("7个执法队各核定编制5名，共计⟦30名⟧。"),
    )
