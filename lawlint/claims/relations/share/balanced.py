"""Shares whose last digit was changed so that all of one whole make 100%: 17.04% printed 17.1% is no mistake then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from lawlint.claims.claim import Claim, Operand
from lawlint.exact.interval import Rational, apart, quotient
from lawlint.source import Span

_FEWEST = 3


def balanced_rates(claims: Iterable[Claim]) -> frozenset[Span]:
    """The rates that, with others of one whole, make 100% exactly."""
    sets: dict[Span, dict[Span, Rational]] = defaultdict(dict)
    for claim in claims:
        if claim.kind == "share":
            for whole in claim.operands:
                if whole.role == "whole":
                    sets[whole.span].update(_printed(o for o in claim.operands if o.role == "rate"))
        elif claim.kind == "shares" and claim.verdict.holds:
            sets[claim.span].update(_printed(claim.operands))
    return frozenset().union(
        *(rates for rates in sets.values() if len(rates) >= _FEWEST and sum(rates.values(), Fraction()) == 1)
    )


def _printed(rates: Iterable[Operand]) -> Iterator[tuple[Span, Rational]]:
    for rate in rates:
        if rate.low is not None and rate.high is not None:
            yield rate.span, quotient(rate.low + rate.high, 2)


def is_near(claim: Claim) -> bool:
    """Whether part and whole, as printed, make the rate but for less than one unit in its last place."""
    values = {operand.role: dict(_printed([operand])).get(operand.span) for operand in claim.operands}
    rate, part, whole = (values.get(role) for role in ("rate", "part", "whole"))
    marked = claim.operands[claim.marked]
    if (
        len(values) != len(claim.operands)
        or rate is None
        or part is None
        or not whole
        or marked.low is None
        or marked.high is None
    ):
        return False
    return apart(quotient(part, whole), rate) < marked.high - marked.low
