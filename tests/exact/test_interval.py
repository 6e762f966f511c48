"""Interval arithmetic: a result contains every value that values of its operands give."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.exact import interval
from lawlint.exact.interval import EVERYTHING, Interval, exactly


def between(low: object, high: object) -> Interval:
    """An interval with the ends that strings name; "" is unbounded."""
    return Interval(None if low == "" else Fraction(str(low)), None if high == "" else Fraction(str(high)))


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ((1, 3), (3, 5), True),  # the ends belong to it
        ((1, 3), (4, 5), False),
        ((4, 5), (1, 3), False),
        ((1, ""), (0, 1), True),
        ((1, ""), (0, "0.9"), False),
        (("", 1), ("", 0), True),
        (("", ""), (7, 7), True),
    ],
)
def test_two_prints_that_can_stand_for_one_value_meet(a: tuple[object, object], b: tuple[object, object], meet: bool) -> None:
    assert between(*a).meets(between(*b)) is meet
    assert between(*b).meets(between(*a)) is meet


@pytest.mark.parametrize(
    ("operation", "a", "b", "result"),
    [
        (interval.add, (1, 2), (10, 20), (11, 22)),
        (interval.add, (1, ""), (10, 20), (11, "")),
        (interval.subtract, (10, 20), (1, 2), (8, 19)),
        (interval.subtract, (10, 20), (1, ""), ("", 19)),
        (interval.multiply, (2, 3), (4, 5), (8, 15)),
        (interval.multiply, (-2, 3), (4, 5), (-10, 15)),
        (interval.multiply, (2, ""), (4, 5), (8, "")),
        (interval.multiply, ("", 3), (4, 5), ("", "")),
        (interval.divide, (2, 4), (1, 2), (1, 4)),
        (interval.divide, (-4, -2), (1, 2), (-4, -1)),
        (interval.divide, (2, 4), (-2, -1), (-4, -1)),
        (interval.divide, (2, 4), (1, ""), (0, 4)),
        (interval.divide, (2, ""), (1, 2), (1, "")),
        (interval.divide, (2, 4), (0, 2), ("", "")),  # what can be 0 divides into anything
        (interval.divide, (0, 0), (0, 0), ("", "")),
        (interval.power, ("1.1", "1.2"), (2, 2), ("1.21", "1.44")),
        (interval.power, ("1.1", ""), (2, 2), ("1.21", "")),
        (interval.power, (1, 2), (0, 0), (1, 1)),
        (interval.power, (-1, 2), (2, 2), ("", "")),
        (interval.power, (1, 2), (2, 3), ("", "")),
        (interval.power, (1, 2), ("0.5", "0.5"), ("", "")),
        (interval.power, (1, 2), (61, 61), ("", "")),  # no power of unbounded size
    ],
)
def test_arithmetic(
    operation: Callable[[Interval, Interval], Interval],
    a: tuple[object, object],
    b: tuple[object, object],
    result: tuple[object, object],
) -> None:
    assert operation(between(*a), between(*b))[:2] == between(*result)[:2]


@pytest.mark.parametrize(
    ("fold", "values", "result"),
    [
        (interval.total, [(1, 2), (3, 4), (5, 5)], (9, 11)),
        (interval.total, [(1, 2), (3, "")], (4, "")),
        (interval.total, [], (0, 0)),
        (interval.most, [(1, 5), (3, 4)], (3, 5)),
        (interval.most, [(1, 5), (3, "")], (3, "")),
        (interval.least, [(1, 5), (3, 4)], (1, 4)),
        (interval.least, [("", 5), (3, 4)], ("", 4)),
    ],
)
def test_folds(
    fold: Callable[[list[Interval]], Interval], values: list[tuple[object, object]], result: tuple[object, object]
) -> None:
    assert fold([between(*value) for value in values])[:2] == between(*result)[:2]


def test_a_hedge_is_passed_on() -> None:
    soft, firm = Interval(Fraction(9), Fraction(11), soft=True), exactly(2)
    for operation in (interval.add, interval.subtract, interval.multiply, interval.divide):
        assert operation(soft, firm).soft
        assert operation(firm, soft).soft
        assert not operation(firm, firm).soft
    for fold in (interval.total, interval.most, interval.least):
        assert fold([firm, soft]).soft


@given(st.integers(-1000, 1000), st.integers(-1000, 1000).filter(bool))
def test_whole_numbers_divide_exactly(a: int, b: int) -> None:
    for one, other in ((a, b), (Fraction(a), b), (a, Fraction(b)), (Fraction(a), Fraction(b))):
        result = interval.quotient(one, other)
        assert result * b == a
        assert isinstance(result, int | Fraction)


@given(*(st.tuples(st.integers(-9, 9), st.integers(-9, 9)) for _ in "ab"))
def test_whole_numbers_never_make_a_float(one: tuple[int, int], other: tuple[int, int]) -> None:
    a, b = (Interval(min(ends), max(ends)) for ends in (one, other))
    results = [
        *(of(a, b) for of in (interval.add, interval.subtract, interval.multiply, interval.divide)),
        *(of([a, b]) for of in (interval.total, interval.most, interval.least)),
        interval.power(a, exactly(2)),
    ]
    assert all(end is None or isinstance(end, int | Fraction) for result in results for end in result[:2])


def test_exact_and_bounded() -> None:
    assert exactly(3).exact
    assert not EVERYTHING.exact
    assert not EVERYTHING.bounded
    assert between(1, 2).bounded
    assert not between(1, "").bounded


NUMBERS = st.fractions(-1000, 1000, max_denominator=100)


@st.composite
def inhabited(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval, its ends perhaps unknown, and a value in it."""
    low, value, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    return Interval(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None]))), value


def holds(result: Interval, value: Fraction) -> bool:
    return (result.low is None or result.low <= value) and (result.high is None or value <= result.high)


@given(inhabited(), inhabited())
def test_no_operation_loses_a_value(one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]) -> None:
    (a, x), (b, y) = one, other
    assert holds(interval.add(a, b), x + y)
    assert holds(interval.subtract(a, b), x - y)
    assert holds(interval.multiply(a, b), x * y)
    if y:
        assert holds(interval.divide(a, b), x / y)
    for exponent in range(4):
        assert holds(interval.power(a, exactly(exponent)), x**exponent)
    assert holds(interval.total([a, b]), x + y)
    assert holds(interval.most([a, b]), max(x, y))
    assert holds(interval.least([a, b]), min(x, y))
