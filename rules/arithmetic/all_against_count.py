"""NUM023: 全部, 均, 100% and 无 against counts that say otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

from lawlint.claims.claim import Claim, Verdict
from lawlint.figures import Figure
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.tree import Paragraph
from lawlint.rule import ERROR, Bad, Finding, Good, Related, Report, Rule, Span, Text

_ROUNDS_TO_ALL = Fraction(995, 1000)


class AllAgainstCount(Rule):
    """“全部”“均”“无”与数据矛盾。

    检查什么
    写「100%」而同句的分子不足分母的99.5%；写「问题均已整改」「隐患全部销号」而同句的整改数少于问题数；写「无」「未发生」某事，而同句或同一时期又写
    该事若干件。2227件中调解成功2226件，成功率100%，是修约所致，不提示。

    为什么
    数据更新以后，「全部」「均」「无」这样的结论往往没有跟着改。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确、表述准确）。
    """

    code = "NUM023"
    severity = ERROR
    title = Text("“全部”“均”“无”与数据矛盾", "“All” or “none” contradicted by counts")
    source = "《党政机关公文处理工作条例》第十九条"
    examples = (
        Good("收到建议168件、提案144件，答复率为100%。"),
        Good("化解矛盾纠纷2227件，调解成功2226件，调解成功率100%。"),
        Good("审批事项1202项，网上可办事项1202项，网上可办率达100%。"),
        Good("交办问题35个，已整改33个，其余2个问题均制定整改方案。"),
        Good("未发生较大以上安全事故，发生一般安全事故2起。"),
        Bad("交办问题35个，已整改33个，整改率达⟦100%⟧。"),
        Bad("交办问题35个，已整改33个，⟦问题均已整改⟧到位。"),
        Bad("全年无行政败诉案件，其中败诉⟦2件⟧均已整改。"),
        Bad("全年未发生较大安全事故。全年发生较大安全事故⟦2起⟧。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """Findings for 100% rates, «all» and «none» that counts contradict."""
        figures = {figure.span: figure for figure in report.figures}
        for claim in report.failing:
            if claim.kind in ("share", "progress"):
                yield from self._full(claim)
        for claim in report.claims:
            if claim.kind in ("funnel", "partof") and claim.verdict is Verdict.CONSISTENT and len(claim.operands) == 2:
                yield from self._all(figures, claim)
        yield from self._none(report)

    def _full(self, claim: Claim) -> Iterator[Finding]:
        rate = next((o for o in claim.operands if o.text.endswith("100%")), None)
        counts = [o for o in claim.operands if o is not rate]
        if rate is None or len(counts) != 2:
            return
        part, whole = sorted(counts, key=lambda o: o.role not in ("part", "done"))
        if part.low is not None and part.low == part.high and whole.low and part.low < _ROUNDS_TO_ALL * whole.low:
            yield self.finding(
                rate.span,
                related=tuple(Related(o.span, Text(o.text, o.text)) for o in counts),
                message=Text(f"{part.text}少于{whole.text}，不是{rate.text}", f"{part.text} of {whole.text} is not {rate.text}"),
            )

    def _all(self, figures: Mapping[Span, Figure], claim: Claim) -> Iterator[Finding]:
        """«交办问题35个，已整改33个，问题均已整改»: the noun of the whole, the verb of the part."""
        part, whole = sorted(claim.operands, key=lambda o: o.low or 0)
        if part.low is None or part.low != part.high or part.low == whole.low or whole.low != whole.high:
            return
        low, high = figures.get(part.span), figures.get(whole.span)
        if low is None or high is None or low.paragraph is not high.paragraph or len(low.subject) < 2 or len(high.subject) < 2:
            return
        paragraph = low.paragraph
        end = next((b for a, b in paragraph.sentences if a <= low.at < b), 0)
        words = _pattern("ALL").pattern
        noun, deed = re.escape(high.subject[-2:]), re.escape(low.subject[-2:])
        statement = re.compile(rf"(?<=[,;])(?:所有|上述|交办的)?{noun}已?{words}已?{deed}")
        if match := statement.search(paragraph.compact.text, low.at, end):
            yield self.finding(
                paragraph.compact.span(*match.span()),
                related=tuple(Related(o.span, Text(o.text, o.text)) for o in (whole, part)),
                message=Text(
                    f"{low.subject}{part.text}，少于{whole.text}，不是“{match[0]}”",
                    f"{part.text} of {whole.text}: not “{match[0]}”",
                ),
            )

    def _none(self, report: Report) -> Iterator[Finding]:
        none, absent = _pattern("NONE"), _pattern("ABSENT")
        places: dict[int, list[Figure]] = {}
        names: dict[str, list[Figure]] = {}
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            for match in none.finditer(text):
                if not (mention := absent.match(text, match.end())):
                    continue
                if not places:
                    for figure in report.figures:
                        places.setdefault(id(figure.paragraph), []).append(figure)
                        names.setdefault(figure.subject, []).append(figure)
                span = paragraph.compact.span(*mention.span())
                candidates = [*_among(places.get(id(paragraph), []), mention), *_of_one_period(names, paragraph, mention)]
                for figure in filter(_counts, candidates):
                    message = Text(
                        f"前后说没有“{mention[0]}”，此处为{figure.text}", f"said to be none: {mention[0]}; here {figure.text}"
                    )
                    yield self.finding(figure.span, related=(Related(span, Text(mention[0], mention[0])),), message=message)


def _counts(figure: Figure) -> bool:
    return bool(figure.value.low and figure.value.bounded and figure.cue == "plain")


def _among(figures: Sequence[Figure], mention: re.Match[str]) -> Iterator[Figure]:
    """«无行政败诉案件，其中败诉2件»: the next figure, if it counts what the text says does not exist."""
    if not mention.string.startswith("其中", mention.end() + 1):
        return
    following = bisect_left(figures, mention.end(), key=lambda figure: figure.at)
    for figure in figures[following : following + 1]:
        if len(figure.subject) > 1 and figure.subject in mention[0] and "。" not in mention.string[mention.end() : figure.at]:
            yield figure


def _of_one_period(names: Mapping[str, Sequence[Figure]], paragraph: Paragraph, mention: re.Match[str]) -> Iterator[Figure]:
    """Figures of what the text says does not exist, where both clauses name the same period."""
    if len(mention[0]) < 4:
        return
    for figure in (*names.get(mention[0], ()), *names.get(f"发生{mention[0]}", ())):
        period = figure.period
        if period.where == "clause" and period == figure.setting.period(paragraph, mention.start()):
            yield figure


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("name")[name])
