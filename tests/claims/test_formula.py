"""The language of identities: precedence, folds, and errors that say where."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lawlint.claims.formula import FormulaError, identity
from lawlint.exact.interval import exactly

VALUES = {"a": [exactly(7)], "b": [exactly(2)], "c": [exactly(3)], "parts": [exactly(5), exactly(1), exactly(4)]}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("7", 7),
        ("2.5", "5/2"),
        ("a", 7),
        ("a + b * c", 13),
        ("(a + b) * c", 27),
        ("a - b - c", 2),
        ("a - (b - c)", 8),
        ("a / b / c", "7/6"),
        ("a / (b / c)", "21/2"),
        ("b ^ c", 8),
        ("b * c ^ b", 18),
        ("(1 + b) ^ c", 27),
        ("sum(parts)", 10),
        ("most(parts)", 5),
        ("least(parts)", 1),
        ("a + sum(parts) / b", 12),
        ("a+b", 9),
    ],
)
def test_value(expression: str, value: object) -> None:
    assert identity(f"{expression} == a").left(VALUES) == exactly(Fraction(str(value)))


@pytest.mark.parametrize("sign", ["==", "<=", "<"])
def test_the_sign_parts_the_sides(sign: str) -> None:
    rule = identity(f"a {sign} b + c")
    assert (rule.sign, rule.left(VALUES), rule.right(VALUES)) == (sign, exactly(7), exactly(5))


def test_labels_of_tables_are_names() -> None:
    rule = identity("上年结转 + 新收 == 办结 + 结转下年")
    cast = {"上年结转": [exactly(19)], "新收": [exactly(387)], "办结": [exactly(391)], "结转下年": [exactly(15)]}
    assert rule.left(cast) == rule.right(cast) == exactly(406)


@pytest.mark.parametrize(("text", "simple"), [("rate == a / b", True), ("a + b == c", False), ("1 == sum(parts)", False)])
def test_simple_is_one_print_on_the_left(text: str, simple: bool) -> None:
    assert identity(text).simple is simple


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a == ", 3),  # the end is told by the last sign before it
        ("a = b", 3),
        ("a b == c", 3),
        ("a == b +", 8),
        ("a == (b", 7),
        ("a == b == c", 8),
        ("sum(a + b) == c", 7),
        ("== c", 1),
        ("a == b；", 7),
        ("a == 3.", 7),
    ],
)
def test_an_error_says_where(text: str, column: int) -> None:
    with pytest.raises(FormulaError) as error:
        identity(text)
    assert f"{text!r}, column {column}: expected " in str(error.value)
    assert not str(error.value).endswith("expected ")


def test_an_error_says_what_was_expected() -> None:
    with pytest.raises(FormulaError, match=r"expected .*COMPARISON"):
        identity("a b")


def test_an_identity_is_parsed_once() -> None:
    assert identity("rate == part / whole") is identity("rate == part / whole")
