"""SUP001: a suppression without effect."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.report import Suppression
from lawlint.rule import WARNING, Bad, Edit, Finding, Fix, Good, Report, Rule, Safety, Span, Text


class UnusedSuppression(Rule):
    """忽略没有用到。

    检查什么
    文中的「lawlint: ignore …」「lawlint: disable …」没有忽略任何问题，「enable」之前没有与之对应的「disable」，
    配置里 suppress 写明了本文件的指纹在文中已经没有。本次没有检查的规则不算。

    为什么
    问题改好以后忽略还留着，以后同一处再出错，就不会提示了。

    依据
    实务。
    """

    code = "SUP001"
    severity = WARNING
    title = Text("忽略没有用到", "Suppression that leaves nothing out")
    message = Text("{selectors} 没有忽略任何问题，可以删去", "{selectors} leaves nothing out and can go")
    source = "实务"
    last = True
    examples = (
        Good("收到申请18件，其中撤回2件，撤回率为12.11%。<!-- lawlint: ignore NUM014 以年报为准 -->\n", path="a.md"),
        Bad(
            "收到申请18件，其中撤回2件，撤回率为11.11%。⟦<!-- lawlint: ignore NUM014 以年报为准 -->⟧\n",
            path="a.md",
            fixed="收到申请18件，其中撤回2件，撤回率为11.11%。\n",
        ),
        Bad(
            "⟦<!-- lawlint: disable NUM, TRM009 以年报为准 -->⟧\n\n收到申请18件，其中撤回2件，撤回率为12.11%。\n",
            path="a.md",
            fixed="<!-- lawlint: disable NUM 以年报为准 -->\n\n收到申请18件，其中撤回2件，撤回率为12.11%。\n",
        ),
        Bad(
            "一、工作成效\n⟦<!-- lawlint: enable NUM014 -->⟧\n全年培训12场。\n",
            path="a.md",
            fixed="一、工作成效\n全年培训12场。\n",
        ),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each comment or row that has no effect, in part or as a whole."""
        for suppression in report.suppressions:
            if suppression.idle:
                selectors = "、".join(selector.text for selector in suppression.idle)
                message = {"enable": _ENABLE, "": _ROW}.get(suppression.verb, self.message)
                yield self.finding(suppression.span, fix=_fix(suppression), message=message, selectors=selectors)


_ENABLE = Text("之前没有与之对应的 disable：{selectors}", "no disable goes before it: {selectors}")
_ROW = Text(
    "配置中 suppress 的 {selectors} 在本文件中没有了", "{selectors}, which the configuration suppresses, is no longer found here"
)
_REMOVED = Text("删去没有用到的忽略", "remove what is not used")


def _fix(suppression: Suppression) -> Fix | None:
    """Remove the comment, or those of its selectors that are not used."""
    if suppression.comment is None:
        return None
    spans = [selector.span for selector in suppression.selectors if selector.span]
    used = [selector.text for selector in suppression.selectors if selector not in suppression.idle]
    edit = Edit(Span(spans[0].start, spans[-1].end), " ".join(used)) if used else Edit(suppression.comment, "")
    return Fix(_REMOVED, (edit,), Safety.SAFE)
