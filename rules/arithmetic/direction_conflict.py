"""NUM010: a change in the opposite direction of its word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.rule import ERROR, Bad, ClaimRule, Finding, Good, Report, Text


class DirectionConflict(ClaimRule):
    """增减方向矛盾。

    检查什么
    「由a下降到b」而b大于a、「由a增加到b」而b小于a；「增长」「下降」之后又写负数的（增长-5.3%、下降-12%）。名次以数小为升；
    「增幅为-5.3%」和表中的负数是对的。

    为什么
    方向写反，结论就反了；「下降-12%」是双重否定，读者不知道究竟是升是降。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确、文字精练）；GB/T 15835—2011。
    """

    code = "NUM010"
    severity = ERROR
    title = Text("增减方向矛盾", "Direction of change contradicts the figures")
    message = Text("“{word}”之后不应再写负数“{figure}”", "“{word}” already says the direction: no negative “{figure}” after it")
    source = "《党政机关公文处理工作条例》第十九条"
    claims = ("direction",)
    examples = (
        Good("增幅由-5.3%转为增长2.1%。"),
        Good("失业率由5.2%升至5.4%。"),
        Good("增长目标由6%下调到5%，实际增速提高0.2个百分点。"),
        Good("综合排名由第8位上升到第5位。"),
        Bad("案件数量同比增长⟦-5.3%⟧。"),
        Bad("投诉量同比下降⟦-12%⟧。"),
        Bad("案件数由450件下降到⟦480件⟧。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """Findings for claims in the wrong direction, and for negative changes."""
        yield from super().check(report)
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            for match in _negative().finditer(text):
                span = paragraph.compact.span(match.start(2), match.end(2))
                yield self.finding(span, word=match[1], figure=match[2])


@cache
def _negative() -> re.Pattern[str]:
    spelled = terminals("misuse")
    signed = spelled["SIGNED"]
    return pattern(f"({spelled['NEGATIVE'].removesuffix(signed)})({signed})")
