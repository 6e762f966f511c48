"""The verdict on printed figures: consistent, rounding, inconsistent, undecided."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.claims.evaluate import Agreement, agreement
from lawlint.claims.formula import identity
from lawlint.claims.render import decimal
from lawlint.exact.interval import Interval
from lawlint.parsing.quantity import quantity

OK, NEAR, WRONG, OPEN = Agreement.EXACT, Agreement.ROUNDED, Agreement.FAILS, Agreement.OPEN


def value(text: str) -> Interval:
    return quantity(text).value


def verdict(rule: str, **prints: str) -> Agreement:
    """The verdict on an identity over figures as a text prints them; several of one role are parted by blanks."""
    return agreement(identity(rule), {role: [value(text) for text in texts.split()] for role, texts in prints.items()})


@pytest.mark.parametrize(
    ("rate", "part", "whole", "said"),
    [
        # of exact counts only a correct rounding holds
        ("11.11%", "2件", "18件", OK),
        ("11.1%", "2件", "18件", OK),
        ("11%", "2件", "18件", OK),
        ("11.12%", "2件", "18件", WRONG),
        ("11.10%", "2件", "18件", WRONG),
        ("12%", "2件", "18件", WRONG),
        ("13.33%", "2件", "15件", OK),
        ("13.3%", "2件", "15件", OK),
        ("100%", "52件", "52件", OK),
        ("0%", "0件", "52件", OK),
        # half up and half even
        ("12.5%", "1件", "8件", OK),
        ("12%", "1件", "8件", OK),
        ("13%", "1件", "8件", OK),
        # cut off
        ("66.6%", "200件", "300件", NEAR),
        ("66.66%", "200件", "300件", NEAR),
        ("66.5%", "200件", "300件", WRONG),
        ("66.8%", "200件", "300件", WRONG),
        # rounded operands: the intervals meet, or miss by one last digit
        ("19.7%", "18.6万人", "94.7万人", OK),
        ("34.2%", "19.1万人", "55.8万人", OK),
        ("20%", "20亿元", "100亿元", OK),
        ("18%", "20亿元", "100亿元", NEAR),
        ("15%", "20亿元", "100亿元", WRONG),
        # a hedge contradicts nothing, an open end proves nothing
        ("50%", "约20件", "100件", OPEN),
        ("20%", "约20件", "100件", OK),
        ("30%", "超过20件", "100件", OPEN),
        ("10%", "超过20件", "100件", WRONG),
        # nothing is divided by what may be 0
        ("50%", "2件", "0件", OPEN),
    ],
)
def test_share(rate: str, part: str, whole: str, said: Agreement) -> None:
    assert verdict("rate == part / whole", rate=rate, part=part, whole=whole) is said


@pytest.mark.parametrize(
    ("whole", "parts", "said"),
    [
        ("9件", "7件 2件", OK),
        ("9件", "7件 3件", WRONG),
        ("90万元", "60万元 31万元", OK),  # each half a unit: three of them cover one
        ("90万元", "60万元 33万元", WRONG),
        ("90万元", "60万元 32万元", NEAR),
        ("90.0万元", "60.0万元 30.1万元", OK),
        ("2.0亿元", "1.17亿元 0.97亿元", NEAR),
        ("3万件", "11000件 19000件", OK),
        ("3万件", "11000件 29000件", WRONG),
        ("300余件", "100件 250件", OK),
        ("300余件", "100件 350件", WRONG),
        ("9件", "超过7件 2件", OPEN),
        ("9件", "超过8件 2件", WRONG),
        ("约9件", "7件 3件", OPEN),
    ],
)
def test_sum(whole: str, parts: str, said: Agreement) -> None:
    assert verdict("whole == sum(parts)", whole=whole, parts=parts) is said


def test_a_composite_side_has_no_last_digit() -> None:
    prints = {"opening": "1.0亿元", "inflow": "2.0亿元", "outflow": "2.8亿元", "closing": "0.5亿元"}
    assert verdict("opening + inflow == outflow + closing", **prints) is WRONG
    assert verdict("opening + inflow == outflow + closing", **{**prints, "closing": "0.3亿元"}) is OK


def test_cannot_be_cut_off_from_below_zero() -> None:
    assert verdict("rate == (new - old) / old", rate="-33.3%", new="200件", old="300件") is OK
    assert verdict("rate == (new - old) / old", rate="33.3%", new="200件", old="300件") is WRONG


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        ("2件", "18件", OK),
        ("18件", "18件", OK),
        ("19件", "18件", WRONG),
        ("2.1亿元", "1.9亿元", WRONG),
        ("2.0亿元", "1.9亿元", OK),
        ("2亿元", "1.9亿元", OK),  # 2 may be 1.5
        ("超过20件", "18件", WRONG),
        ("不足20件", "18件", OK),
        ("20件", "超过18件", OK),  # a whole known from below counts as at most twice its figure
        ("37件", "超过18件", WRONG),
        ("20件", "约19件", OK),
        ("30件", "约19件", WRONG),
        ("约20件", "19件", OK),
        ("约30件", "19件", WRONG),
        ("5件", "不足6件", OK),
        ("7件", "不足6件", WRONG),
    ],
)
def test_order(part: str, whole: str, said: Agreement) -> None:
    assert verdict("part <= whole", part=part, whole=whole) is said


def test_strict_order() -> None:
    assert verdict("new < least(old)", new="7天", old="12天 9天") is OK
    assert verdict("new < least(old)", new="11天", old="12天 9天") is WRONG
    assert verdict("most(old) < new", new="95%", old="90% 92%") is OK


@given(st.integers(1, 10**5), st.integers(1, 10**5), st.integers(0, 3))
def test_what_is_rounded_half_up_is_consistent(part: int, whole: int, places: int) -> None:
    rate = decimal(Fraction(100 * part, whole), places) + "%"
    assert verdict("rate == part / whole", rate=rate, part=f"{part}件", whole=f"{whole}件") is OK


@given(st.integers(1, 10**4), st.integers(1, 10**4), st.integers(2, 50))
def test_two_last_digits_off_are_inconsistent(part: int, whole: int, digits: int) -> None:
    printed = Fraction(decimal(Fraction(100 * part, whole), 2)) + Fraction(digits, 100)
    assert verdict("rate == part / whole", rate=decimal(printed, 2) + "%", part=f"{part}件", whole=f"{whole}件") is WRONG
