"""The growth of a whole is what its parts grew by, weighted with what they were.

✓ 进出口4亿元，增长7%，其中出口3亿元，增长12%，进口1亿元，下降4%。 → (3亿 + 1亿) ÷ (3亿 ÷ (1 + 12%) + 1亿 ÷ (1 − 4%)) − 1 = 7%
✗ 进出口400.0亿元，增长15.7%，其中出口300.0亿元，增长12.0%，进口100.0亿元，下降4.0%。 → 15.7% ∉ [12.0%、−4.0%]
✓ 收入9亿元，完成预算90%，其中税收5亿元，完成预算100%，非税收入4亿元，完成预算80%。 → (5亿 + 4亿) ÷ (5亿 ÷ 100% + 4亿 ÷ 80%) = 90%
– 进出口400.0亿元，增长9.5%，其中出口300.0亿元，增长12.0%，进口100.0亿元，下降4.0%。

Whatever the weights and the prices, a whole grows by no more than its fastest part, and by no less than its slowest.  What of
a plan was done is weighted in the same way: 6.83亿元 that are 103.5% of theirs and 3.74亿元 that are 84.9% make 96% of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Comparison, Tie
from lawlint.claims.claim import Claim, Operand, Words
from lawlint.claims.evaluate import Agreement, agreement
from lawlint.claims.formula import identity
from lawlint.claims.operators.names import change_of
from lawlint.claims.proof import operand
from lawlint.claims.render import figure
from lawlint.claims.scene import ANY_LEVEL, LEVELS, Scene, Term
from lawlint.exact.interval import Interval, add, divide, exactly, subtract
from lawlint.finding import Text

_WEIGHTED = identity("rate == sum(parts) / sum(bases) - 1")

_AT_MOST = identity("rate <= most(growths)")

_AT_LEAST = identity("least(growths) <= rate")

_COMPLETED = identity("rate == sum(parts) / sum(bases)")


def weighted_relations(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Comparison]:
    """For each sum of ``claims`` that holds, whole and parts with a growth or a degree of completion of their own: whether these
    agree."""
    terms = {t.place: t for scene in scenes for t in scene.terms}
    seen: set[frozenset[int]] = set()
    for claim in claims:
        if claim.kind != "sum" or not claim.verdict.holds:
            continue
        wholes, parts = ([terms[o.span.start] for o in claim.operands if (o.role == "whole") is whole] for whole in (True, False))
        if len(wholes) == 1 and len(parts) > 1 and wholes[0].cue in ANY_LEVEL and claim.places not in seen:
            seen.add(claim.places)
            yield from _growths(wholes[0], parts, claim.frame != "agreement")
            yield from _degrees(wholes[0], parts)


def _growths(whole: Term, parts: Sequence[Term], asserted: bool) -> Iterator[Comparison]:
    """Growths; where words do not assert that the parts are those of the whole, or tell of other prices, only what holds."""
    if (rates := _rates(_growth, whole, parts)) is None:
        return
    rate, *growths = rates
    bases = [divide(part.value, add(exactly(1), _signed(growth))) for part, growth in zip(parts, growths, strict=True)]
    values = {
        "rate": [_signed(rate)],
        "parts": [part.value for part in parts],
        "growths": [_signed(growth) for growth in growths],
        "bases": bases,
    }
    operands = _operands(rate, parts, "growth", growths)
    if agreement(_WEIGHTED, values) is Agreement.EXACT:
        factors = [f"(1 {'+' if growth.cue == 'rise' else '−'} {growth.text})" for growth in growths]
        words = Words.alone(f"{_quotient(parts, factors)} − 1 = {_shown(rate)}")
        yield Comparison("growth", "weighted", Agreement.EXACT, operands, words, 0, Tie.PLAIN)
    elif asserted and _of_one_price(rate, growths) and not all(agreement(bound, values).holds for bound in (_AT_MOST, _AT_LEAST)):
        listed = "、".join(_shown(g) for g in growths)
        message = Text(
            f"总体增长 {_shown(rate)}，不在各部分增长 {listed} 之间",
            f"the whole grew by {_shown(rate)}, which is not between what its parts grew by: {', '.join(map(_shown, growths))}",
        )
        words = Words(f"{_shown(rate)} ∉ [{listed}]", message)
        yield Comparison("growth", "weighted", Agreement.FAILS, operands, words, 0, Tie.LIKELY)


def _degrees(whole: Term, parts: Sequence[Term]) -> Iterator[Comparison]:
    """What of their plans whole and parts have done, by the same words.  It confirms: a plan may hold more than those of its
    parts, as a budget its reserve."""
    rates = _rates(_degree, whole, parts)
    if rates is None or len({t.own.lstrip(",;") for t in rates}) > 1 or not all(t.printed for t in rates):
        return
    rate, *degrees = rates
    bases = [divide(part.value, degree.value) for part, degree in zip(parts, degrees, strict=True)]
    values = {"rate": [rate.value], "parts": [part.value for part in parts], "bases": bases}
    if agreement(_COMPLETED, values) is Agreement.EXACT:
        words = Words.alone(f"{_quotient(parts, [degree.text for degree in degrees])} = {rate.text}")
        operands = _operands(rate, parts, "degree", degrees)
        yield Comparison("progress", "weighted", Agreement.EXACT, operands, words, 0, Tie.PLAIN)


def _rates(find: Callable[[Term], Term | None], whole: Term, parts: Sequence[Term]) -> list[Term] | None:
    """The rate that ``find`` finds of the whole, and of each part; None unless all have one and all figures are bounded."""
    rates = [rate for one in (whole, *parts) if (rate := find(one)) is not None]
    if len(rates) <= len(parts) or not all(p.value.bounded and not p.value.soft for p in (*rates, *parts)):
        return None
    return rates


def _operands(rate: Term, parts: Sequence[Term], role: str, rates: Sequence[Term]) -> tuple[Operand, ...]:
    return (operand("rate", rate), *(operand("part", p) for p in parts), *(operand(role, r) for r in rates))


def _quotient(parts: Sequence[Term], factors: Sequence[str]) -> str:
    """All parts beside what they are of."""
    bases = " + ".join(f"{figure(part)} ÷ {factor}" for part, factor in zip(parts, factors, strict=True))
    return f"({' + '.join(map(figure, parts))}) ÷ ({bases})"


def _degree(level: Term) -> Term | None:
    """What of its plan a value is, right behind it, the plan being printed nowhere."""
    for term in level.scene.terms[level.index + 1 : level.index + 2]:
        if term.kind == "PERCENT" and lexicon.said("DEGREE").fullmatch(term.own.lstrip(",;")):
            return term
    return None


def _growth(level: Term) -> Term | None:
    """The rate behind a value, before the next value, that is told of nothing else and against the year before."""
    for term in level.scene.terms[level.index + 1 :]:
        if term.kind == "PERCENT" and term.cue in ("rise", "fall"):
            return None if change_of(term.own) or lexicon.said("OTHER_BASE").search(term.own) else term
        if term.kind == "AMOUNT" and term.cue in LEVELS:
            return None
    return None


def _of_one_price(rate: Term, growths: Sequence[Term]) -> bool:
    """Whether no word near the rates tells some of them in other prices than the rest; added value is real throughout."""
    scene = growths[-1].scene
    text = rate.scene.text[rate.scene.start : rate.end] + scene.text[scene.start : growths[-1].end]
    if lexicon.said("NOMINAL").search(text):
        return False
    return lexicon.said("PRICES").search(text) is None or lexicon.said("ALWAYS_REAL").search(text) is not None


def _signed(rate: Term) -> Interval:
    return rate.value if rate.cue == "rise" else subtract(exactly(0), rate.value)


def _shown(rate: Term) -> str:
    return rate.text if rate.cue == "rise" else f"−{rate.text}"
