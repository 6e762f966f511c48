"""The language of identities: precedence, folds, and errors that say where."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import lark
import pytest

from lawlint.claims.formula import FormulaError, _sides, identity
from lawlint.claims.frames import frames
from lawlint.exact.interval import exactly
from lawlint.parsing import building
from lawlint.profiles import all_profiles

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
    assert identity(f"{expression} <= a").left(VALUES) == exactly(Fraction(str(value)))


@pytest.mark.parametrize("sign", ["==", "<=", "<"])
def test_the_sign_parts_the_sides(sign: str) -> None:
    rule = identity(f"a {sign} b + c")
    assert (rule.sign, rule.left(VALUES), rule.right(VALUES)) == (sign, exactly(7), exactly(5))


def test_labels_of_tables_are_names() -> None:
    rule = identity("上年结转 + 新收 == 办结 + 结转下年")
    cast = {"上年结转": [exactly(19)], "新收": [exactly(387)], "办结": [exactly(391)], "结转下年": [exactly(15)]}
    assert rule.left(cast) == rule.right(cast) == exactly(406)


@pytest.mark.parametrize(("text", "simple"), [("rate == a / b", True), ("a + b == c", True), ("1 == sum(parts)", False)])
def test_simple_is_one_print_on_the_left(text: str, simple: bool) -> None:
    assert identity(text).simple is simple


def test_the_print_that_is_tested_stands_on_the_left_however_it_is_written() -> None:
    rule = identity("甲 + 乙 == 合计 for each column")
    assert (rule.simple, rule.names, rule.labels) == (True, ("合计", "甲", "乙"), ("合计", "甲", "乙"))


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
    with pytest.raises(FormulaError, match=r"column 3: expected ==, <= or <, \+, -, \*, /, \^"):
        identity("a b")


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("a == sum(b before)", 18, "a name"),
        ("a == sum(b until c)", 12, "to, before, )"),
        ("a == b for each", 12, "column or row"),
        ("a == b for each cell", 17, "column or row"),
        ("a == b each row", 8, "for each, +, -, *, /, ^, the end"),
    ],
)
def test_an_error_in_a_table_says_what_was_expected(text: str, column: int, expected: str) -> None:
    with pytest.raises(FormulaError) as error:
        identity(text)
    assert str(error.value) == f"{text!r}, column {column}: expected {expected}"


@pytest.mark.parametrize(
    ("text", "axis"), [("a == b", ""), ("a == b for each row", "row"), ("a == b + c for each column", "column")]
)
def test_an_identity_holds_once_or_for_each(text: str, axis: str) -> None:
    assert identity(text).axis == axis


def test_a_run_of_labels_is_one_name() -> None:
    assert identity("合计 == sum(before 合计)").runs == {"before 合计": ("", "合计", False)}
    rule = identity("总计 == sum(予以公开 before 总计) + sum(“1-3年” to 其他)")
    assert rule.names == ("总计", "予以公开 before 总计", "1-3年 to 其他")
    assert rule.runs == {"予以公开 before 总计": ("予以公开", "总计", False), "1-3年 to 其他": ("1-3年", "其他", True)}
    cast = {"总计": [exactly(6)], "予以公开 before 总计": [exactly(1), exactly(2)], "1-3年 to 其他": [exactly(3)]}
    assert rule.left(cast) == rule.right(cast) == exactly(6)


def test_an_identity_is_parsed_once() -> None:
    assert identity("rate == part / whole") is identity("rate == part / whole")


def _plain(node: Any) -> Any:
    return str(node) if isinstance(node, lark.Token) else (str(node.data), *map(_plain, node.children))


OURS = sorted(
    {frame.identity for some in frames().values() for frame in some}
    | {formula for profile in all_profiles().values() for rows in profile.identities for formula in rows.formulas}
    | {"a == b for each row", "“甲（乙）”+丙==sum(before 丁) for each column", "most(甲 to 乙) < 2.5 ^ (a - b)", " a<=b "}
)


@pytest.mark.parametrize("text", OURS)
def test_an_identity_is_read_as_lark_reads_it(text: str) -> None:
    left, sign, right, *axis = building.parser("formula", "identity").parse(text).children
    assert _sides(text) == (_plain(left), str(sign), _plain(right), _plain(axis[0])[1] if axis else "")
