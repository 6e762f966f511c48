"""NUM011: a closed rate above 100%."""

from __future__ import annotations

from lawlint.rule import ERROR, Bad, ClaimRule, Good, Text


class RateOverHundred(ClaimRule):
    """封闭率超过100%。

    检查什么
    办结率、满意率、覆盖率、出庭应诉率、合格率这类不可能超过100%的率，文中的数是否超过了100%。完成率、增长率、执行率、产销率等
    可以超过100%的不核对。

    为什么
    分子是分母的一部分，率超过100%必有一个数写错。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）；封闭率名单见 knowledge/relations.toml。
    """

    code = "NUM011"
    severity = ERROR
    title = Text("封闭率超过100%", "A closed rate above 100%")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("bound/rate",)
    examples = (
        Good("行政机关负责人出庭应诉率达100%。"),
        Good("完成年度目标任务的112.5%。"),
        Good("移动电话普及率为118.2部/百人。"),
        Bad("行政机关负责人出庭应诉率达⟦101%⟧。"),
        Bad("群众满意率为⟦112.5%⟧。"),
    )
