"""Totals of rows and columns at several levels: what holds, what is told, what nobody can say."""

from __future__ import annotations

import pytest

import lawlint
from lawlint.claims.claim import Verdict


def formulas(text: str, verdict: Verdict = Verdict.CONSISTENT) -> set[str]:
    claims = lawlint.check(text).report.claims
    return {claim.formula for claim in claims if claim.kind == "sum" and claim.verdict is verdict}


LEVELS = "地区|收到（件）|办结（件）\n东区|12|10\n西区|30|28\n小计|42|38\n南区|7|6\n北区|9|9\n小计|16|15\n合计|58|53\n"
ACROSS = "单位：人\n地区|城镇|乡村|合计\n东区|12|10|22\n西区|30|28|58\n南区|7|6|13\n"


def test_totals_of_two_levels() -> None:
    assert {"12 + 30 = 42", "7 + 9 = 16", "42 + 16 = 58", "38 + 15 = 53"} <= formulas(LEVELS)


@pytest.mark.parametrize(("old", "new"), [("合计|58", "合计|59"), ("小计|42", "小计|43"), ("西区|30|28", "西区|30|29")])
def test_a_slip_in_a_total_is_reported(old: str, new: str) -> None:
    assert formulas(LEVELS.replace(old, new), Verdict.INCONSISTENT)


def test_a_total_of_everything_below_it() -> None:
    text = "地区|收到|办结\n合计|58|53\n东区|12|10\n西区|30|28\n南区|16|15\n"
    assert {"12 + 30 + 16 = 58", "10 + 28 + 15 = 53"} <= formulas(text)


def test_a_total_that_goes_on() -> None:
    text = "项目|金额\n税收收入|300\n非税收入|120\n合计|420\n上级补助|80\n上年结余|25\n总计|525\n"
    assert {"300 + 120 = 420", "420 + 80 + 25 = 525"} <= formulas(text)
    assert formulas(text, Verdict.INCONSISTENT) == set()


def test_totals_next_to_their_rows() -> None:
    assert {"12 + 10 = 22", "30 + 28 = 58", "7 + 6 = 13"} <= formulas(ACROSS)
    assert formulas(ACROSS.replace("58", "59"), Verdict.INCONSISTENT) == {"30 + 28 = 58 ≠ 59"}


@pytest.mark.parametrize(
    "text",
    [
        "项目|2023年|增长（%）\n甲业|120|5.1\n乙业|150|7.2\n合计|270|6.3\n",  # growth does not add up
        "项目|金额\n甲|33.3\n乙|33.3\n丙|33.3\n合计|100\n",  # rounded
        "项目|金额\n一、收入|300\n（一）税收|200\n（二）非税|90\n合计|300\n",  # levels, which may leave out what is small
        "项目|金额\n甲|33\n乙|33\n丙|33\n合计|102\n注：由于四舍五入，合计与分项之和略有出入。\n",
        "项目|金额\n一般公共预算|1000\n教育|20\n卫生|30\n基金预算|100\n合计|1100\n",  # parts that no 其中 tells
        "项目|金额\n甲|30\n乙|\n丙|40\n合计|100\n",  # a blank may be anything
    ],
)
def test_what_cannot_be_decided(text: str) -> None:
    assert formulas(text, Verdict.INCONSISTENT) == set()


def test_counts_are_exact_and_amounts_are_rounded() -> None:
    rows = "警告|120\n罚款|150\n其他|30\n合计|301\n"
    assert formulas(f"项目|数量（件）\n{rows}", Verdict.INCONSISTENT) == {"120 + 150 + 30 = 300 ≠ 301"}
    assert formulas(f"项目|金额（万元）\n{rows}", Verdict.INCONSISTENT) == set()
