"""SUP002: a suppression without a reason, where reasons are required."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.rule import WARNING, Bad, Finding, Good, Report, Rule, Text


class SuppressionWithoutReason(Rule):
    """忽略没有写明理由。

    检查什么
    配置写有 require-reasons = true 时，文中的「lawlint: ignore …」「lawlint: disable …」「lawlint: disable-file …」在规则之后没有
    写理由。这样的忽略不算数，所指的问题照常提示。

    为什么
    过后谁也不知道当初为什么放过这一处。

    依据
    实务。
    """

    code = "SUP002"
    severity = WARNING
    title = Text("忽略没有写明理由", "Suppression without a reason")
    message = Text("没有写明理由，不予忽略", "it gives no reason and does not count")
    source = "实务"
    last = True
    examples = (
        Good("收到申请18件，其中撤回2件，撤回率为12.11%。<!-- lawlint: ignore NUM014：以年报为准 -->\n", path="a.md"),
        Bad("收到申请18件，其中撤回2件，撤回率为12.11%。⟦<!-- lawlint: ignore NUM014 -->⟧\n", path="a.md"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each suppression without a required reason."""
        for suppression in report.suppressions:
            if suppression.unreasoned:
                yield self.finding(suppression.span)
