"""SUP003: a comment to lawlint that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.rule import ERROR, Bad, Finding, Good, Report, Rule, Text


class MalformedSuppression(Rule):
    """忽略的写法有误。

    检查什么
    以「lawlint:」开头的注释或 Word 批注写错了动作（应为 ignore、disable、enable、disable-file），写错或者没有写规则，
    「lawlint」之后没有冒号；或者要忽略的是检查忽略的规则本身。

    为什么
    写错的忽略不起作用，而看的人以为起了作用。

    依据
    实务。
    """

    code = "SUP003"
    severity = ERROR
    title = Text("忽略的写法有误", "Suppression that cannot be read")
    message = Text("忽略的写法有误：{fault_zh}", "this suppression cannot be read: {fault_en}")
    source = "实务"
    last = True
    examples = (
        Good("<!-- 本段数字以 lawlint: ignore 之类忽略前须经核对 -->\n全年培训12场。\n", path="a.md"),
        Bad("全年培训12场。⟦<!-- lawlint: ingore NUM014 以年报为准 -->⟧\n", path="a.md"),
        Bad("全年培训12场。⟦<!-- lawlint: ignore NUM994 以年报为准 -->⟧\n", path="a.md"),
        Bad("全年培训12场。⟦<!-- lawlint: ignore 以年报为准 -->⟧\n", path="a.md"),
        Bad("全年培训12场。⟦<!-- lawlint disable NUM014 以年报为准 -->⟧\n", path="a.md"),
        Bad("全年培训12场。⟦<!-- lawlint: disable-file SUP001 留待以后 -->⟧\n", path="a.md"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each comment to lawlint that cannot be read."""
        for suppression in report.suppressions:
            if suppression.fault is not None:
                yield self.finding(suppression.span, fault_zh=suppression.fault.zh, fault_en=suppression.fault.en)
