"""NUM013: per cent and percentage points confused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.tree import Paragraph
from lawlint.rule import WARNING, Bad, ClaimRule, Edit, Finding, Fix, Good, Report, Safety, Span, Text

_OF_A_COUNT = Text(
    "数量的增减不以百分点计：应写作“{right}”，或写明是哪个率变动“{text}”",
    "no count changes by percentage points: write “{right}”, or name the rate that changes by “{text}”",
)
_RATE = pattern(r"[%率]|占比|比重|比例")


class PercentPointMisuse(ClaimRule):
    """百分点与百分数混用。

    检查什么
    两个百分数相差的百分点数是否等于文中所写；「1.2%个百分点」「12个百分比」这样的写法；件、人、元这些数量的增减写成「个百分点」。
    「拉动增长x个百分点」是对的；一句里另有比率的不核对。

    为什么
    百分点是两个百分数之差，百分数是相对变化，混用会差出几倍。

    依据
    国家统计局《统计名词解释》（百分点）；GB/T 15835—2011。
    """

    code = "NUM013"
    severity = WARNING
    title = Text("百分点与百分数混用", "Per cent and percentage points mixed up")
    message = Text("“{text}”应写作“{right}”", "“{text}” should read “{right}”")
    source = "国家统计局《统计名词解释》"
    claims = ("change/points", "change/against", "change/structure", "change/time")
    examples = (
        Good("满意率由92%提高到97%，提高了5个百分点。"),
        Good("增速比上年加快1.2个百分点。"),
        Good("案件占比45%，涉案300件，提高12个百分点。"),
        Good("结算率63.8%，比规定的80%低16.2个百分点。"),
        Bad("结算率63.8%，比规定的80%低⟦12.2个百分点⟧。"),
        Bad("受理案件300件，同比增长⟦12个百分点⟧。"),
        Bad("办结率98.5%，比上年的97.2%提高⟦2.3个百分点⟧。"),
        Bad("增速提高⟦1.2%个百分点⟧。", fixed="增速提高1.2个百分点。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """Findings for wrong differences, and for wrong forms and uses of 百分点."""
        yield from super().check(report)
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            if "个百分" not in text:
                continue
            for match in _pattern("POINTS").finditer(text):
                right = match[0].replace("%", "").replace("个百分比", "个百分点")
                span = paragraph.compact.span(*match.span())
                fix = Fix(Text(f"改为“{right}”", f"write “{right}”"), (Edit(span, right),), Safety.SUGGESTED)
                yield self.finding(span, fix=fix, text=match[0], right=right)
            for match in _pattern("COUNTED").finditer(text):
                if not _names_a_rate(paragraph, match.start()):
                    yield self._of_a_count(paragraph, match)

    def _of_a_count(self, paragraph: Paragraph, match: re.Match[str]) -> Finding:
        point = _pattern("POINT").search(match[0], match[0].index(","))
        assert point is not None
        span: Span = paragraph.compact.span(match.start() + point.start(), match.end())
        return self.finding(span, message=_OF_A_COUNT, text=point[0], right=point[0].replace("个百分点", "%"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("misuse")[name])


def _names_a_rate(paragraph: Paragraph, at: int) -> bool:
    """Whether the sentence names a rate before ``at``, to which the points may belong."""
    low = next((a for a, b in paragraph.sentences if a <= at < b), 0)
    return _RATE.search(paragraph.compact.text, low, at) is not None
