"""Whether an identity agrees with printed figures: one evaluator over intervals, for prose and tables alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction

from lawlint.claims.formula import Identity, Values
from lawlint.claims.scene import Term
from lawlint.exact.interval import Interval, Rational, quotient


class Agreement(Enum):
    """What re-computing shows of printed figures, whatever ties them.  A verdict on the text is the judge's."""

    EXACT = "exact"
    ROUNDED = "rounded"
    FAILS = "fails"
    OPEN = "open"

    @property
    def holds(self) -> bool:
        """Whether the figures agree, exactly or within rounding."""
        return self in (Agreement.EXACT, Agreement.ROUNDED)


def agreement_of(rule: Identity, cast: Mapping[str, Sequence[Term]]) -> Agreement:
    """Whether ``rule`` agrees with the figures that play its roles."""
    return agreement(rule, {role: [term.value for term in terms] for role, terms in cast.items()})


def agreement(identity: Identity, values: Values) -> Agreement:
    """Whether ``identity`` holds for printed ``values`` (role → intervals).

    Equality holds where the intervals meet.  Where every operand of the right side is exact only a correct rounding holds, and
    a truncation counts as rounding; between rounded figures a gap of one last digit does.  An unbounded interval that meets
    proves nothing, and a soft one that misses contradicts nothing.
    """
    left, right = identity.left(values), identity.right(values)
    if identity.sign != "==":
        return _ordered(left, right)
    if left.meets(right):
        printed = (value for some in values.values() for value in some)
        unknown = None in (left.low, left.high, right.low, right.high) or any(map(_is_open, printed))
        return Agreement.OPEN if unknown else Agreement.EXACT
    if left.soft or right.soft:
        return Agreement.OPEN
    if right.exact:
        return Agreement.ROUNDED if identity.simple and _truncated(left, right) else Agreement.FAILS
    if identity.simple and not identity.difference and left.step and _gap(left, right) <= left.step:
        return Agreement.ROUNDED
    return Agreement.FAILS


def _is_open(value: Interval) -> bool:
    """Whether a figure is known from one side alone: 超3亿, 不超过3亿."""
    return value.low is None or value.high is None or (value.low == 0 and value.high > value.step)


def _ordered(left: Interval, right: Interval) -> Agreement:
    """left <= right, judged by what cannot be otherwise.  A whole known only from below counts as at most twice its figure."""
    ceiling = right.high
    if ceiling is None and right.low is not None:
        ceiling = 2 * right.low
    floor = left.low
    if floor is None or ceiling is None:
        return Agreement.OPEN
    if left.soft:
        floor = floor * Fraction(9, 10)
    if right.soft:
        ceiling = ceiling * Fraction(11, 10)
    return Agreement.FAILS if floor > ceiling else Agreement.EXACT


def _truncated(left: Interval, right: Interval) -> bool:
    """Whether cutting the true value off gives the print: 2/3 printed 66.6%."""
    if not left.step or left.low is None or left.high is None or right.low is None:
        return False
    printed = quotient(left.low + left.high, 2)
    return printed <= right.low < printed + left.step


def _gap(left: Interval, right: Interval) -> Rational:
    gaps: list[Rational] = [0]
    if left.low is not None and right.high is not None:
        gaps.append(left.low - right.high)
    if right.low is not None and left.high is not None:
        gaps.append(right.low - left.high)
    return max(gaps)
