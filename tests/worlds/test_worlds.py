"""Generated consistent reports are proved without findings; one changed figure is found, and nothing else.

``LAWLINT_WORLDS=deep`` draws many more examples, and other ones each time.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction
from functools import partial
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import lawlint
from lawlint.claims.claim import Claim, Verdict
from lawlint.finding import Finding, Severity
from lawlint.linter import Result
from lawlint.source import Span
from tests.worlds.strategies import words
from tests.worlds.templates import FALSE_ALARMS, MISPRINTED_PARTS, TEMPLATES, Promise, Template

DEEP = os.environ.get("LAWLINT_WORLDS") == "deep"


def bounded(examples: int) -> settings:
    """Few examples, always the same; or, deep, fifty times as many."""
    return settings(
        max_examples=examples * (50 if DEEP else 1),
        derandomize=not DEEP,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


class Placed(NamedTuple):
    """A promise, with the places of its figures in the order of its slots."""

    promise: Promise
    spans: tuple[Span, ...]


class Written(NamedTuple):
    """A text and what it promises."""

    text: str
    promises: tuple[Placed, ...]


class Sentence(NamedTuple):
    """A template filled in."""

    template: Template
    figures: dict[str, str]


_SLOT = re.compile(r"\{(\w+)\}")

# Kinds that say only which figure is the smaller: their slots are in that order, and only the smaller one, enlarged, breaks them.
_ORDERED = frozenset({"partof", "funnel", "cumulative", "direction"})
# Kinds that prove a relation of another kind as well.
_ALSO = {
    "partof": {"sum", "share", "funnel"},
    "change": {"growth"},
    "share": {"progress"},
    "progress": {"share"},
    "growth": {"implied"},
}


def write(pieces: Iterable[str | Sentence], fixed: dict[str, str]) -> Written:
    """The text of headings and sentences, and the places of the figures."""
    text: list[str] = []
    length = 0
    promises: list[Placed] = []

    def put(piece: str) -> Span:
        nonlocal length
        text.append(piece)
        length += len(piece)
        return Span(length - len(piece), length)

    for piece in pieces:
        sentence = Sentence(Template("", st.just({}), piece, ()), {}) if isinstance(piece, str) else piece
        values = fixed | sentence.figures
        places: dict[str, Span] = {}
        for n, part in enumerate(_SLOT.split(sentence.template.text)):
            span = put(values[part] if n % 2 else part)
            if n % 2:
                places[part] = span
        promises += (Placed(p, tuple(places[s] for s in p.slots)) for p in sentence.template.promises)
    return Written("".join(text), tuple(promises))


def rewritten(kind: str, prints: list[str], k: int) -> str | None:
    """The k-th figure so that the relation no longer holds, or None where no such change is plain."""
    old = prints[k]
    if kind == "count":
        return "两三四五六七八九"["三四五六七八九十".index(old)]
    if kind == "arity" or old.startswith("100") or not value(old):
        return None
    if kind in _ORDERED:
        return "9" * (len(str(int(value(prints[1])))) + 1) + old.partition(".")[2] if k == 0 else None
    # Four or five up or down: more than the last digits of four parts and their whole can explain.
    new = f"{(int(old[0]) + 3) % 9 + 1}{old[1:]}"
    changed = [*prints[:k], new, *prints[k + 1 :]]
    if kind == "share" and value(prints[1]) <= value(prints[2]) and value(changed[1]) > value(changed[2]):
        return None  # test_a_part_larger_than_its_whole
    return new


def value(figure: str) -> Fraction:
    """A printed figure, without its unit."""
    return Fraction(figure.replace(",", ""))


def proved(placed: Placed, claims: Iterable[Claim]) -> bool:
    """Whether a consistent claim joins the promised figures and no other (a sum says more than that its part is no larger)."""
    kinds = {placed.promise.kind} | _ALSO.get(placed.promise.kind, set())
    for claim in claims:
        if claim.kind in kinds and claim.verdict in (Verdict.CONSISTENT, Verdict.ROUNDING):
            figures = [o.span for o in claim.operands if o.role != "item"]
            alone = len(figures) == len(placed.spans) or (placed.promise.kind == "partof" and claim.kind == "sum")
            if alone and all(any(_meet(f, s) for f in figures) for s in placed.spans):
                return True
    return False


def loud(result: Result) -> list[Finding]:
    """Warnings and errors."""
    return [f for f in result.findings if f.severity >= Severity.WARNING]


def messages(findings: Iterable[Finding]) -> list[str]:
    return [f"{f.code} {f.message.zh}" for f in findings]


def marks(finding: Finding, span: Span) -> bool:
    return any(_meet(place, span) for place in (finding.span, *(r.span for r in finding.related)))


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def check_silent(text: str) -> Result:
    result = lawlint.check(text)
    found = loud(result)
    assert not found, f"«{text}» is consistent, yet: {messages(found)}"
    return result


class Tally:
    """The changes made to each slot, and those that went unnoticed.

    A few may: by chance the changed figure fits another reading.
    """

    def __init__(self) -> None:
        self.made: Counter[str] = Counter()
        self.unnoticed: defaultdict[str, list[str]] = defaultdict(list)

    def change(self, written: Written, placed: Placed, k: int) -> None:
        """Change the k-th figure of a promise: what is found marks it."""
        prints = [written.text[s.start : s.end] for s in placed.spans]
        new = rewritten(placed.promise.kind, prints, k)
        if new is None:
            return
        start, end = placed.spans[k]
        text = written.text[:start] + new + written.text[end:]
        found = loud(lawlint.check(text))
        others = [f for f in found if not marks(f, Span(start, start + len(new)))]
        assert not others, f"{prints[k]} → {new} in «{text}»: beside it {messages(others)}"
        slot = f"{placed.promise.kind} {placed.promise.slots[k]}"
        if placed.promise.contradictable:
            self.made[slot] += 1
            if not found:
                self.unnoticed[slot].append(f"{prints[k]} → {new} in «{text}»")

    def hold(self, most: Fraction) -> None:
        """At most this share of the changes of any slot went unnoticed."""
        for slot, texts in self.unnoticed.items():
            assert len(texts) <= most * self.made[slot], (
                f"{slot}: {len(texts)} of {self.made[slot]} unnoticed, {min(texts, key=len)}"
            )


CASES = [
    pytest.param(template, n, id=f"{template.topic}-{promise.kind}{n}", marks=[pytest.mark.xfail] if promise.pending else [])
    for template in TEMPLATES
    for n, promise in enumerate(template.promises)
]


@pytest.mark.parametrize(("template", "n"), CASES)
def test_a_sentence_keeps_its_promise(template: Template, n: int) -> None:
    tally = Tally()

    @bounded(6)
    @given(template.world, words())
    def holds(figures: dict[str, str], fixed: dict[str, str]) -> None:
        assume(distinct(template, figures))
        written = write([Sentence(template, figures)], fixed)
        placed = written.promises[n]
        result = check_silent(written.text)
        assert proved(placed, result.report.claims), (
            f"«{written.text}»: {placed.promise.kind} {placed.promise.slots} not among "
            f"{[(c.kind, c.verdict.value, c.formula) for c in result.report.claims]}"
        )
        for k in range(len(placed.spans)):
            tally.change(written, placed, k)

    holds()
    tally.hold(Fraction(1, 3))


@pytest.mark.parametrize("text", FALSE_ALARMS)
def test_what_was_a_false_alarm_is_silent(text: str) -> None:
    check_silent(text)


@pytest.mark.parametrize("text", MISPRINTED_PARTS)
def test_a_part_misprinted_larger_than_its_whole(text: str) -> None:
    assert loud(lawlint.check(text))


def distinct(template: Template, figures: dict[str, str]) -> bool:
    """Whether no figure looks like another mistyped: the same digits, another value (FALSE_ALARMS)."""
    shown = {value(figures[slot]) for slot in _SLOT.findall(template.text) if figures.get(slot, "")[:1].isdigit()}
    return len({"".join(sorted(str(f.numerator * 10**4 // f.denominator).replace("0", ""))) for f in shown}) == len(shown)


HEADINGS = ("一、经济运行和财政工作", "二、依法履职情况", "三、民生保障情况", "四、改革创新情况", "五、其他工作")
SUBHEADINGS = ("（一）主要指标完成情况", "（二）重点工作推进情况", "（三）存在的问题")


@st.composite
def reports(draw: st.DrawFn) -> Written:
    """A report of one to three sections, each of one or two paragraphs of sentences on different things."""
    fixed = draw(words())
    by_topic = {template.topic: template for template in draw(st.permutations(TEMPLATES))}
    chosen = list(by_topic.values())[: draw(st.integers(6, 18))]
    sentences = [Sentence(template, draw(template.world.filter(partial(distinct, template)))) for template in chosen]
    pieces: list[str | Sentence] = ["关于{place}{year}年工作情况的报告\n\n"]
    sections = draw(st.integers(1, 3))
    for number in range(sections):
        pieces.append(f"{HEADINGS[number]}\n")
        mine = sentences[number::sections]
        cut = draw(st.integers(0, len(mine)))
        subheaded = draw(st.booleans()) and 0 < cut < len(mine)
        for n, paragraph in enumerate((mine[:cut], mine[cut:])):
            if not paragraph:
                continue
            if subheaded:
                pieces.append(SUBHEADINGS[n] + draw(st.sampled_from(("。", "\n"))))
            pieces += paragraph
            pieces.append("\n")
    return write(pieces, fixed)


def test_a_report_of_many_sentences() -> None:
    tally = Tally()

    @bounded(60)
    @given(reports(), st.randoms(use_true_random=False))
    def holds(written: Written, random: Random) -> None:
        result = check_silent(written.text)
        promises = [p for p in written.promises if not p.promise.pending]
        lost = [(p.promise, [written.text[a:b] for a, b in p.spans]) for p in promises if not proved(p, result.report.claims)]
        assert not lost, f"«{written.text}»: not proved {lost}"
        for placed in random.sample(promises, min(2, len(promises))):
            tally.change(written, placed, random.randrange(len(placed.spans)))

    holds()
    tally.hold(Fraction(1, 5))
