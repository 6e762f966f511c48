"""NUM012: impossible uses of 倍 and 番."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from lawlint.exact.numerals import to_int
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.tree import Paragraph
from lawlint.rule import WARNING, Bad, Finding, Good, Report, Rule, Text

_VALUE = pattern(r"(\d+(?:\.\d+)?)([^\d,增提上扩到至]*)")


class MultipleMisuse(Rule):
    """“倍”“番”误用。

    检查什么
    「下降」「减少」「缩短」之后用「倍」；「由a增加到b，增长n倍」而b恰是a的n倍（应为增长n减1倍）；「由a增至b，翻n番」而b恰是a的n倍
    （翻n番是2的n次方倍）。「是上年的3倍」「缩短三分之二」是对的。

    为什么
    减少一倍就减完了，减少两倍没有意义；「增长3倍」是原来的4倍，「翻两番」是原来的4倍，混淆就差出一倍。

    依据
    《出版物上数字用法》应用惯例；国家统计局《统计名词解释》（倍数、番数）。
    """

    code = "NUM012"
    severity = WARNING
    title = Text("“倍”“番”误用", "“倍” or “番” misused")
    message = Text(
        "“{text}”：减少不能用倍数，宜写作几分之几或百分之几", "“{text}”: nothing shrinks by multiples; give a fraction"
    )
    source = "国家统计局《统计名词解释》"
    examples = (
        Good("收入由5亿元增至20亿元，翻了两番。"),
        Good("办理时限缩短三分之二。"),
        Good("受理量是上年的3倍，资产负债由5倍降低到3倍。"),
        Good("案件由100件增加到300件，增长2倍。"),
        Bad("办理时限比上年⟦减少了2倍⟧。"),
        Bad("成本⟦降低一倍⟧。"),
        Bad("案件由100件增加到300件，增长⟦3倍⟧。"),
        Bad("收入由5亿元增至10亿元，翻了⟦两番⟧。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each decrease by 倍, and each multiple taken for the growth."""
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            if "倍" in text:
                for match in _pattern("SHRUNK").finditer(text):
                    yield self.finding(paragraph.compact.span(*match.span()), text=match[0])
            if "倍" in text or "番" in text:
                for match in _pattern("GROWN").finditer(text):
                    yield from self._contradicted(paragraph, match)

    def _contradicted(self, paragraph: Paragraph, match: re.Match[str]) -> Iterator[Finding]:
        (old, unit), (new, same) = _VALUE.findall(match[0])[:2]
        multiple = _pattern("MULTIPLE").search(match[0], match[0].index(","))
        if multiple is None or unit != same or not Fraction(old):
            return
        times = to_int(multiple[0][:-1])
        if Fraction(new) / Fraction(old) != times or times < 2:
            return
        if multiple[0].endswith("番"):
            right = f"翻{multiple[0]}是原来的2的{times}次方倍"
            english = f"doubled {times} times it would be 2^{times} times as much"
        else:
            right = f"应为增长{times - 1}倍，或者是原来的{times}倍"
            english = f"it grew by {times - 1} times, to {times} times as much"
        message = Text(f"{new}{unit} ÷ {old}{unit} = {times}，{right}", f"{new} ÷ {old} = {times}: {english}")
        span = paragraph.compact.span(match.start() + multiple.start(), match.end())
        yield self.finding(span, message=message)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("misuse")[name])
