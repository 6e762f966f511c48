"""Whether a relation fails as slips make it fail: nearly, by a digit, by a scale.

Figures that were never meant for each other miss each other by anything.  Figures that a drafter mistyped, or did not update,
miss by little, by one digit, by two that changed places, or by a scale of ten too many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from lawlint.claims.evaluate import agreement
from lawlint.claims.formula import Identity, identity
from lawlint.claims.scene import Term
from lawlint.exact.interval import Interval, Rational, apart, quotient, total
from lawlint.finding import Text

# What was not updated, or was divided by a neighbour of its base, is off by no more.
_NEAR = Fraction(1, 4)

_SCALES = tuple(Fraction(10) ** power for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))

SUM = identity("whole == sum(parts)")

# In a longer list no single misprint is sought.
_MOST_PARTS = 24


class Slip(Enum):
    """What makes a relation fail that should hold."""

    NEAR = Text("相差不多", "a near miss")
    MISPRINT = Text("一位数字之差或两位对调", "one digit, or two exchanged")
    SCALE = Text("数量级之差", "another scale")


def slip_of(rule: Identity, cast: Mapping[str, Sequence[Term]], near: bool = True, rounded: bool = False) -> Slip | None:
    """The slip by which the equality ``rule`` fails for ``cast``, None for no slip; ``near``: a near miss is one; ``rounded``:
    whole numbers may be rounded, be they exact for ``rule`` itself."""
    read = _rounded if rounded else _value
    values = {role: [read(t) for t in terms] for role, terms in cast.items()}
    if near and _is_near(rule.left(values), rule.right(values)):
        return Slip.NEAR
    if rule is SUM and not any(is_reached(values, term, role == "parts") for role, terms in cast.items() for term in terms):
        return None
    rough = any(
        t.kind == "PERCENT" and sum(map(str.isdigit, t.text.strip("0.%‰"))) == 1 for terms in cast.values() for t in terms
    )
    for role, terms in cast.items():
        for at, term in enumerate(terms if len(terms) <= _MOST_PARTS else ()):
            own = values[role][at]
            for slip, others in ((Slip.MISPRINT, misprints(term)), (Slip.SCALE, () if rough else scaled(term))):
                for values[role][at] in others:  # 逾期率0.07% is no 78.6% in another scale
                    if agreement(rule, values).holds:
                        return slip
            values[role][at] = own
    return None


def _value(term: Term) -> Interval:
    return term.value


def _rounded(term: Term) -> Interval:
    """What a figure is worth where it is rounded to its last place."""
    value, half = term.value, Fraction(1, 2) * _last_place(term)
    if value.low is None or value.high is None or not value.exact:
        return value
    return Interval(value.low - half, value.high + half, 2 * half, value.soft)


def is_slip(rule: Identity, cast: Mapping[str, Sequence[Term]], near: bool = True) -> bool:
    """Whether a slip explains why ``rule`` fails for ``cast``."""
    return slip_of(rule, cast, near) is not None


def is_reached(values: Mapping[str, Sequence[Interval]], term: Term, part: bool) -> bool:
    """Whether what a sum lacks can be what a misprint or another scale takes from a figure, give or take the rounding: what has
    to be asked before each of them is tried."""
    whole, made = values["whole"][0], total(values["parts"])
    if whole.low is None or whole.high is None or made.low is None or made.high is None:
        return True
    low, high = whole.low - made.high - whole.step, whole.high - made.low + whole.step
    if not part:
        low, high = -high, -low
    last = _last_place(term)
    if any(low <= unit * last <= high for unit in _units(_digits(term))):
        return True
    return any(low <= term.printed * (scale - 1) <= high for scale in _SCALES)


def _is_near(left: Interval, right: Interval) -> bool:
    if left.low is None or left.high is None or right.low is None or right.high is None:
        return True
    a, b = quotient(left.low + left.high, 2), quotient(right.low + right.high, 2)
    return apart(a, b) <= _NEAR * max(apart(a, 0), apart(b, 0))


def misprints(term: Term, shorter: bool = True) -> Iterator[Interval]:
    """What a figure may have been meant to be: another digit in one place, two neighbours exchanged; ``shorter``: also no digit
    in the first."""
    value = term.value
    if value.low is None or value.high is None:
        return
    digits, last = _digits(term), _last_place(term)
    least = last * 10 ** (len(digits) - 1) if digits[0] != "0" and not shorter else last
    yield from (_moved(value, unit * last) for unit in _units(digits) if term.printed + unit * last >= least)


def _digits(term: Term) -> str:
    return "".join(c for c in term.text if c.isdecimal())


def _last_place(term: Term) -> Rational:
    """What one is worth in the last place that is printed."""
    return term.value.step or (1 if term.kind != "PERCENT" else Fraction(1, 100))


@lru_cache(maxsize=1 << 14)
def _units(digits: str) -> tuple[int, ...]:
    """By how much, in units of the last place, a misprint moves a figure of these digits."""
    places = [int(c) for c in reversed(digits)]
    units: list[int] = []
    for power, digit in enumerate(places):
        units += [(other - digit) * 10**power for other in range(10) if other != digit]
        if power and places[power - 1] != digit:
            units.append((places[power - 1] - digit) * (10**power - 10 ** (power - 1)))
    return tuple(units)


def scaled(term: Term) -> Iterator[Interval]:
    """A figure in another scale: 万 for 亿."""
    value = term.value
    if value.low is not None and value.high is not None:
        for scale in _SCALES:
            yield Interval(value.low * scale, value.high * scale, value.step * scale, value.soft)


def _moved(value: Interval, by: Rational) -> Interval:
    assert value.low is not None
    assert value.high is not None
    return Interval(value.low + by, value.high + by, value.step, value.soft)
