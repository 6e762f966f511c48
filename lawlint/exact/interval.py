"""A printed figure is a closed interval (GB/T 8170-2008 §3.2; XBRL Calculations 1.1)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple, TypeAlias

Rational: TypeAlias = Fraction | int
"""An exact number.  A whole one is an int, which computes several times as fast; divide with ``quotient``."""

ZERO = 0


def quotient(a: Rational, b: Rational) -> Rational:
    """a ÷ b; ``/`` would make a float of two ints.  Raises ZeroDivisionError."""
    if isinstance(a, int) and isinstance(b, int):
        whole, left = divmod(a, b)
        return Fraction(a, b) if left else whole
    return a / b if isinstance(a, Fraction) else a / Fraction(b)


def apart(a: Rational, b: Rational) -> Rational:
    """The distance between two numbers."""
    return a - b if a > b else b - a


class Interval(NamedTuple):
    """The values that a printed figure can represent.

    ``low`` None or ``high`` None: unbounded on that side (超690万 is (690万, ∞); an open end counts as closed, which is on the
    safe side).  ``step`` is one unit in the last printed place (0 for an exact count); ``soft``: the figure is hedged
    (约, 左右) and can confirm but hardly contradict.
    """

    low: Rational | None
    high: Rational | None
    step: Rational = ZERO
    soft: bool = False

    @property
    def exact(self) -> bool:
        """Whether the figure represents a single value."""
        return self.low is not None and (self.low is self.high or self.low == self.high)

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None

    def meets(self, other: Interval) -> bool:
        """Whether the two can represent the same value."""
        return not (
            (self.low is not None and other.high is not None and self.low > other.high)
            or (other.low is not None and self.high is not None and other.low > self.high)
        )


def exactly(value: Rational) -> Interval:
    """The interval of one value."""
    return Interval(value, value)


EVERYTHING = Interval(None, None)


def add(a: Interval, b: Interval) -> Interval:
    """a + b."""
    low = a.low + b.low if a.low is not None and b.low is not None else None
    high = a.high + b.high if a.high is not None and b.high is not None else None
    return Interval(low, high, ZERO, a.soft or b.soft)


def subtract(a: Interval, b: Interval) -> Interval:
    """a - b."""
    low = a.low - b.high if a.low is not None and b.high is not None else None
    high = a.high - b.low if a.high is not None and b.low is not None else None
    return Interval(low, high, ZERO, a.soft or b.soft)


def multiply(a: Interval, b: Interval) -> Interval:
    """a × b; unbounded where an end is missing and the other factor can be positive."""
    soft = a.soft or b.soft
    if a.low is not None and b.low is not None and a.low >= 0 and b.low >= 0:
        high = a.high * b.high if a.high is not None and b.high is not None else None
        return Interval(a.low * b.low, high, ZERO, soft)
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return Interval(None, None, ZERO, soft)
    products = (a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high)
    return Interval(min(products), max(products), ZERO, soft)


def divide(a: Interval, b: Interval) -> Interval:
    """a ÷ b; unbounded where b can be 0."""
    soft = a.soft or b.soft
    if b.low is None or b.low <= 0:
        if b.high is not None and b.high < 0:
            return divide(subtract(exactly(0), a), subtract(exactly(0), b))
        return Interval(None, None, ZERO, soft)
    low, high = a.low, a.high
    if low is not None:
        low = quotient(low, b.high) if low >= 0 and b.high is not None else (ZERO if low >= 0 else quotient(low, b.low))
    if high is not None:
        high = quotient(high, b.low) if high >= 0 else (quotient(high, b.high) if b.high is not None else ZERO)
    return Interval(low, high, ZERO, soft)


def power(a: Interval, b: Interval) -> Interval:
    """a to an exact whole power of a positive base."""
    if not b.exact or b.low is None or b.low.denominator != 1 or not 0 <= b.low <= 60 or a.low is None or a.low < 0:
        return EVERYTHING
    exponent = int(b.low)
    return Interval(a.low**exponent, a.high**exponent if a.high is not None else None, ZERO, a.soft)


def total(values: Sequence[Interval]) -> Interval:
    """The sum: half steps add up, so the tolerance grows with the number of parts."""
    return Interval(_sum([v.low for v in values]), _sum([v.high for v in values]), ZERO, any(v.soft for v in values))


def _sum(ends: Sequence[Rational | None]) -> Rational | None:
    """The sum; None where an end is unbounded.  The fraction is reduced once, not at every step."""
    numerator, denominator = 0, 1
    for end in ends:
        if end is None:
            return None
        over, under = end.as_integer_ratio()
        if under == denominator:
            numerator += over
        else:
            common = lcm(under, denominator)
            numerator, denominator = numerator * (common // denominator) + over * (common // under), common
    return quotient(numerator, denominator)


def most(values: Sequence[Interval]) -> Interval:
    """The largest."""
    lows = [v.low for v in values if v.low is not None]
    highs = [v.high for v in values]
    return Interval(
        max(lows) if lows else None,
        None if None in highs else max(h for h in highs if h is not None),
        ZERO,
        any(v.soft for v in values),
    )


def least(values: Sequence[Interval]) -> Interval:
    """The smallest."""
    lows = [v.low for v in values]
    highs = [v.high for v in values if v.high is not None]
    return Interval(
        None if None in lows else min(low for low in lows if low is not None),
        min(highs) if highs else None,
        ZERO,
        any(v.soft for v in values),
    )
