"""The growth of a whole is what its parts grew by, weighted with what they were.

«出口300亿元，增长12%；进口100亿元，下降4%» makes 7.5% of 进出口400亿元.  Whatever the weights and the prices, a whole grows by
no more than its fastest part, and by no less than its slowest.  So it is with what of a plan was done:
6.83亿元 that are 103.5% of theirs and 3.74亿元 that are 84.9% make 96% of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Comparison, Tie
from lawlint.claims.claim import Claim, Words
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


def weighted_claims(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Comparison]:
    """For each sum of ``claims`` that holds, whole and parts with a growth or a degree of completion of their own: whether these
    agree."""
    terms = {t.place: t for scene in scenes for t in scene.terms}
    seen: set[frozenset[int]] = set()
    for claim in claims:
        if claim.kind != "sum" or not claim.verdict.holds:
            continue
        wholes, parts = ([terms[o.span.start] for o in claim.operands if (o.role == "whole") is whole] for whole in (True, False))
        places = frozenset(o.span.start for o in claim.operands)
        if len(wholes) == 1 and len(parts) > 1 and wholes[0].cue in ANY_LEVEL and places not in seen:
            seen.add(places)
            found = (_weighted(wholes[0], parts, claim.frame != "agreement"), _completed(wholes[0], parts))
            yield from (one for one in found if one is not None)


def _weighted(whole: Term, parts: Sequence[Term], told: bool) -> Comparison | None:
    """The claim; where the parts are not ``told`` to be those of the whole, or of other prices, only one that holds."""
    rate = _growth(whole)
    growths = [growth for part in parts if (growth := _growth(part)) is not None]
    if (
        rate is None
        or len(growths) < len(parts)
        or not all(p.value.bounded and not p.value.soft for p in (rate, *parts, *growths))
    ):
        return None
    one = exactly(1)
    values = {
        "rate": [_signed(rate)],
        "parts": [part.value for part in parts],
        "growths": [_signed(growth) for growth in growths],
        "bases": [divide(part.value, add(one, _signed(growth))) for part, growth in zip(parts, growths, strict=True)],
    }
    operands = (operand("rate", rate), *(operand("part", p) for p in parts), *(operand("growth", g) for g in growths))
    if agreement(_WEIGHTED, values) is Agreement.EXACT:
        whole_now = " + ".join(map(figure, parts))
        whole_then = " + ".join(
            f"{figure(p)} ÷ (1 {'+' if g.cue == 'rise' else '−'} {g.text})" for p, g in zip(parts, growths, strict=True)
        )
        formula = f"({whole_now}) ÷ ({whole_then}) − 1 = {_shown(rate)}"
        return Comparison("growth", "weighted", Agreement.EXACT, operands, Words.alone(formula), 0, Tie.PLAIN)
    if told and _of_one_price(rate, growths) and Agreement.FAILS in (agreement(_AT_MOST, values), agreement(_AT_LEAST, values)):
        listed = "、".join(_shown(g) for g in growths)
        message = Text(
            f"总体增长 {_shown(rate)}，不在各部分增长 {listed} 之间",
            f"the whole grew by {_shown(rate)}, which is not between what its parts grew by: {', '.join(map(_shown, growths))}",
        )
        words = Words(f"{_shown(rate)} ∉ [{listed}]", message)
        return Comparison("growth", "weighted", Agreement.FAILS, operands, words, 0, Tie.LIKELY)
    return None


def _completed(whole: Term, parts: Sequence[Term]) -> Comparison | None:
    """The same for what of a plan whole and parts have done, each of its own, by the same words.  It confirms: a plan may hold
    more than those of its parts, as a budget its reserve."""
    rate = _degree(whole)
    degrees = [degree for part in parts if (degree := _degree(part)) is not None]
    if (
        rate is None
        or len(degrees) < len(parts)
        or len({t.own.lstrip(",;") for t in (rate, *degrees)}) > 1
        or not all(t.value.bounded and not t.value.soft and t.printed for t in (rate, *parts, *degrees))
    ):
        return None
    values = {
        "rate": [rate.value],
        "parts": [part.value for part in parts],
        "growths": [degree.value for degree in degrees],
        "bases": [divide(part.value, degree.value) for part, degree in zip(parts, degrees, strict=True)],
    }
    operands = (operand("rate", rate), *(operand("part", p) for p in parts), *(operand("degree", d) for d in degrees))
    if agreement(_COMPLETED, values) is Agreement.EXACT:
        planned = " + ".join(f"{figure(p)} ÷ {d.text}" for p, d in zip(parts, degrees, strict=True))
        formula = f"({' + '.join(map(figure, parts))}) ÷ ({planned}) = {rate.text}"
        return Comparison("progress", "weighted", Agreement.EXACT, operands, Words.alone(formula), 0, Tie.PLAIN)
    return None


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
    real = lexicon.said("PRICES")
    scene = growths[-1].scene
    text = rate.scene.text[rate.scene.start : rate.end] + scene.text[scene.start : growths[-1].end]
    if lexicon.said("NOMINAL").search(text):
        return False
    return real.search(text) is None or lexicon.said("ALWAYS_REAL").search(text) is not None


def _signed(rate: Term) -> Interval:
    return rate.value if rate.cue == "rise" else subtract(exactly(0), rate.value)


def _shown(rate: Term) -> str:
    return rate.text if rate.cue == "rise" else f"−{rate.text}"
