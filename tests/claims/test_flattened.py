"""Tables that a text has flattened to lines of figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, product

import pytest

import lawlint
from lawlint.claims.tables.flattened import codes
from tests.growth import assert_linear

ACCOUNTS = """青禾县乡村局2024年度部门决算
支出决算表
单位：万元
科目编码 科目名称 本年支出合计 基本支出 项目支出
合计 300.50 180.25 120.25
208 社会保障和就业支出 60.30 60.30 0.00
20805 行政事业单位养老支出 60.30 60.30 0.00
2080501 行政单位离退休 20.10 20.10 0.00
2080505 机关事业单位基本养老保险缴费
支出
40.20 40.20 0.00
213 农林水支出 240.20 119.95 120.25
21301 农业农村 240.20 119.95 120.25
2130101 行政运行 119.95 119.95 0.00
2130122 农业生产发展 120.25 0.00 120.25
"""
BLANKS = """支出预算总表
201 一般公共服务支出 9,000,100 6,000,040 3,000,060
201 06 财政事务 9,000,100 6,000,040 3,000,060
201 06 01 行政运行 6,000,040 6,000,040
201 06 02 一般行政管理事务 2,000,050 2,000,050
201 06 04 预算改革业务 1,000,010 1,000,010
208 社会保障支出 1,500,030 1,500,030
208 05 养老支出 1,500,030 1,500,030
208 05 01 离退休 1,500,030 1,500,030
10,500,130 7,500,070 3,000,060合计
"""
FORM = """本年新收申请数量 40 3 0 0 2 1 46
上年结转申请数量 2 0 0 0 0 0 2
（一）予以公开 25 2 0 0 1 1 29
（二）部分公开 8 1 0 0 0 0 9
（三）不予公开 4 0 0 0 1 0 5
（四）总计 37 3 0 0 2 1 43
结转下年度继续办理 5 0 0 0 0 0 5
行政复议 行政诉讼
7 6 18 3 34 1 4 8 1 14 2 1 1 6 10
"""
SIDES = """收入支出决算总表
一、财政拨款收入 9746.50 一、一般公共服务支出 754.75
二、事业收入 112.20 二、卫生健康支出 236.63
三、农林水支出 8867.32
本年收入合计 9858.70 本年支出合计 9858.70
年初结转和结余 1.30 年末结转和结余 1.30
总计 9860.00 总计 9860.00
"""


def table_claims(text: str) -> list[lawlint.claims.Claim]:
    return [c for c in lawlint.check(text).report.claims if c.frame == "table"]


def held(text: str) -> set[str]:
    return {part for c in table_claims(text) for part in c.formula.split("；")}


def alarms(text: str) -> list[str]:
    return [f"{f.code} {f.message.zh}" for f in lawlint.check(text).findings if f.code.startswith("TBL")]


@pytest.mark.parametrize("text", [ACCOUNTS, BLANKS, FORM, SIDES])
def test_nothing_is_wrong_in_a_right_table(text: str) -> None:
    assert lawlint.check(text).findings == ()


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        (
            ACCOUNTS,
            [
                "180.25 + 120.25 = 300.50",
                "60.30 + 240.20 = 300.50",
                "20.10 + 40.20 = 60.30",
                "119.95 + 120.25 = 240.20",
                "60.30 + 119.95 = 180.25",
                "40.20 + 0.00 = 40.20",
            ],
        ),
        (
            BLANKS,
            [
                "6,000,040 + 3,000,060 = 9,000,100",
                "6,000,040 + 2,000,050 + 1,000,010 = 9,000,100",
                "2,000,050 + 1,000,010 = 3,000,060",
                "9,000,100 + 1,500,030 = 10,500,130",
                "6,000,040 + 1,500,030 = 7,500,070",
            ],
        ),
        (
            FORM,
            [
                "40 + 3 + 0 + 0 + 2 + 1 = 46",
                "25 + 8 + 4 = 37",
                "29 + 9 + 5 = 43",
                "37 + 5 = 2 + 40",
                "7 + 6 + 18 + 3 = 34",
                "2 + 1 + 1 + 6 = 10",
            ],
        ),
        (
            SIDES,
            [
                "9746.50 + 112.20 = 9858.70",
                "754.75 + 236.63 + 8867.32 = 9858.70",
                "9858.70 + 1.30 = 9860.00",
                "9860.00 = 9860.00",
            ],
        ),
    ],
    ids=["accounts by code", "empty cells", "form", "two sides"],
)
def test_what_a_table_asserts_by_its_form(text: str, formulas: list[str]) -> None:
    assert [formula for formula in formulas if formula not in held(text)] == []


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (ACCOUNTS, "20.10 20.10 0.00", "21.10 20.10 0.00"),
        (ACCOUNTS, "213 农林水支出 240.20 119.95 120.25", "213 农林水支出 240.20 119.95 120.52"),
        (ACCOUNTS, "合计 300.50", "合计 330.50"),
        (ACCOUNTS, "40.20 40.20 0.00", "40.20 42.20 0.00"),
        (BLANKS, "2,000,050 2,000,050", "2,000,050 5,000,050"),
        (BLANKS, "10,500,130", "10,600,130"),
        (FORM, "25 2 0 0 1 1 29", "26 2 0 0 1 1 29"),
        (FORM, "37 3 0 0 2 1 43", "37 3 0 0 2 1 34"),
        (FORM, "结转下年度继续办理 5", "结转下年度继续办理 6"),
        (FORM, "1 4 8 1 14", "1 4 8 2 14"),
        (SIDES, "754.75", "774.75"),
        (SIDES, "年初结转和结余 1.30", "年初结转和结余 1.80"),
    ],
)
def test_one_changed_cell_is_found(text: str, old: str, new: str) -> None:
    assert text.count(old) == 1
    assert alarms(text.replace(old, new)) != []


def test_every_cell_of_the_form_is_guarded() -> None:
    lines = FORM.splitlines()
    for n, line in enumerate(lines[:7]):
        label, *cells = line.split(" ")
        for at, cell in enumerate(cells):
            if cell != "0":
                changed = [label, *cells[:at], str(int(cell) + 1), *cells[at + 1 :]]
                assert alarms("\n".join([*lines[:n], " ".join(changed), *lines[n + 1 :]])) != [], changed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "项目 预算数 决算数\n208 社会保障支出 60.30 60.30\n20805 养老支出 60.30 60.30\n213 农林水支出 240.20 238.10\n"
            "21301 农业农村 240.20 238.10\n214 交通支出 12.10 12.10\n",
            id="budget beside accounts",
        ),
        pytest.param(
            "201 公共服务支出 900 600 300\n20106 财政事务 900 600 300\n2010601 行政运行 600 600 0\n2010602 管理事务 299 0 299\n"
            "208 社会保障支出 150 150 0\n20805 养老支出 150 150 0\n2080501 离退休 150 150 0\n",
            id="rounded whole numbers",
        ),
        pytest.param("规章 1 0 11\n行政规范性文件 8 26 66\n行政许可 447228\n行政处罚 3985758\n", id="no sums"),
    ],
)
def test_what_only_looks_like_a_sum_is_left_alone(text: str) -> None:
    assert alarms(text) == []


def test_a_figure_stated_in_table_and_text_is_one() -> None:
    text = ACCOUNTS + "\n其中：社会保障和就业支出60.30万元，主要用于离退休。\n"
    (claim,) = (c for c in table_claims(text) if c.kind == "repeat" and "社会保障和就业支出" in c.message.zh)
    assert claim.operands[-1].text == "60.30万元"


@pytest.mark.parametrize(
    "unit", ["208 支出 1.50 1.50\n", "20805 支出 1.50 1.50\n合计 1.50 1.50\n", "甲 1 2 3 6\n总计 1 2 3 6\n", "1 2 3 4 10 "]
)
def test_time_is_linear(unit: str) -> None:
    def work(length: int) -> Callable[[], object]:
        text = unit * (length // len(unit))
        return lambda: lawlint.check(text)

    assert_linear(work, 3000)


def with_blanks(rows: int, columns: int) -> str:
    """Codes below one another; in every second row half of the cells are blank, and only the figures are left."""
    lines = ["201 公共服务支出 " + " ".join([f"{rows}"] * columns)]
    for n in range(rows):
        cells = ["1"] * (columns // 2 if n % 2 else columns)
        lines.append(f"201{n + 10} 财政事务 {' '.join(cells)}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("rows", "columns"), [(2, 6), (6, 6), (60, 6), (2, 40), (60, 40)])
def test_columns_are_sorted_out_within_a_bound_of_work(rows: int, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0

    def counted(search: Callable[..., Iterator[object]]) -> Callable[..., Iterator[object]]:
        def tried(*arguments: object) -> Iterator[object]:
            nonlocal steps
            for way in search(*arguments):
                steps += 1
                assert steps <= codes.MOST_WORK
                yield way

        return tried

    for search in (combinations, product):
        monkeypatch.setattr(codes, search.__name__, counted(search))
    assert any(formula.endswith(f" = {rows}") for formula in held(with_blanks(rows, columns)))  # the first column always
    assert (steps > 0) is ((rows, columns) == (2, 6))
