"""NUM019: a later stage that has more than an earlier one."""

from __future__ import annotations

from lawlint.rule import WARNING, Bad, ClaimRule, Good, Text


class FunnelInversion(ClaimRule):
    """流程前后倒挂。

    检查什么
    同一事项先后环节的数（排查与整改、提出与采纳、委派与成功、应编制与已编制），后一环节是否多于前一环节。写有旧存、上年结转的，以及口径不同的不核对。

    为什么
    整改的隐患不会多于查出的隐患，倒挂多为数字颠倒或口径不一。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）。
    """

    code = "NUM019"
    severity = WARNING
    title = Text("流程前后倒挂", "A later stage exceeds an earlier one")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("funnel",)
    examples = (
        Good("委派调解900件，调解成功582件。"),
        Good("监管事项939项，实施清单应编制数876项。"),
        Bad("委派调解900件，调解成功⟦1082件⟧。"),
        Bad("排查隐患120处，完成整改⟦132处⟧。"),
    )
