"""Shares whose last digit was adjusted so that all of one whole make 100%: 17.04% printed 17.1% is no mistake then.

≈ 收到申请229件，其中网络150件，占65.5%；信函73件，占31.8%；当面6件，占2.7%。 → 6 ÷ 229 = 2.6% ≈ 2.7%
✗ 收到申请229件，其中网络150件，占65.5%；信函73件，占31.9%；当面6件，占2.7%。 → 6 ÷ 229 = 2.6% ≠ 2.7%
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from lawlint.claims.claim import Claim, Operand
from lawlint.exact.interval import Rational, apart, quotient
from lawlint.source import Span

_FEWEST = 3


def adjusted_rates(claims: Iterable[Claim]) -> frozenset[Span]:
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


def _printed(operands: Iterable[Operand]) -> dict[Span, Rational]:
    """Operands that are bounded, by their places, with what they print."""
    return {o.span: quotient(o.low + o.high, 2) for o in operands if o.low is not None and o.high is not None}


def is_near(claim: Claim) -> bool:
    """Whether part and whole, as printed, make the rate up to less than one unit in its last place."""
    printed, marked = _printed(claim.operands), claim.operands[claim.marked]
    values = {o.role: printed.get(o.span) for o in claim.operands}
    rate, part, whole = (values.get(role) for role in ("rate", "part", "whole"))
    if rate is None or part is None or not whole or marked.low is None or marked.high is None:
        return False
    return apart(quotient(part, whole), rate) < marked.high - marked.low
