"""Columns that a table computes from two others."""

from __future__ import annotations

import pytest

import lawlint
from lawlint.rule import WARNING

HEAD = "科目|年初预算|决算数|完成%|上年|增长%|增减额\n"
ROWS = "教育|400.00|412.00|103.00|380.00|8.42|32.00\n卫生|250.00|240.00|96.00|251.00|-4.38|-11.00\n"
ROWS += "农业|120.00|150.00|125.00|100.00|50.00|50.00\n住房|80.00|72.00|90.00|70.00|2.86|2.00\n"


def derived(text: str) -> list[str]:
    return [c.formula for c in lawlint.check(text).report.claims if c.frame == "derived"]


def test_what_a_column_is_of_is_found_in_its_rows() -> None:
    found = derived(HEAD + ROWS)
    assert "412.00 ÷ 400.00 = 103.00" in found
    assert "(412.00 − 380.00) ÷ 380.00 = 8.42" in found
    assert "412.00 − 380.00 = 32.00" in found
    assert len(found) == 12


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [("103.00|380", "130.00|380", "NUM024"), ("|8.42|", "|8.24|", "NUM008"), ("|2.00\n", "|3.00\n", "TBL003")],
)
def test_a_row_that_fails_as_a_slip_does_is_reported(right: str, wrong: str, code: str) -> None:
    # A fifth row, so that four are left to bear the relation out.
    text = HEAD + ROWS + "交通|60.00|66.00|110.00|55.00|20.00|11.00\n"
    assert right in text
    assert code in [f.code for f in lawlint.check(text.replace(right, wrong)).findings if f.severity >= WARNING]


@pytest.mark.parametrize(
    "text",
    [
        # one row too few, columns that are not of each other, a column of places
        "科目|预算|决算|完成%\n教育|400|412|103\n卫生|250|240|96\n",
        "县区|人口|面积|镇数\n甲|412|380|32\n乙|240|251|11\n丙|150|100|9\n丁|72|70|8\n",
        "县区|得分|位次|变化\n甲|92.5|1|1\n乙|91.2|2|1\n丙|90.1|3|2\n丁|88.0|4|0\n",
    ],
)
def test_without_support_nothing_is_claimed(text: str) -> None:
    assert derived(text) == []


SPACED = """分科目看（单位：万元）：
科目            年初预算     决算数      完成%
社会保障        198.46     203.12      102.35
卫生健康        87.30      87.30       100.00
农林水          3567.14    4074.58     114.23
住房保障        105.30     106.65      101.28
合    计        3958.20    4471.65     112.97
下面是说明。
"""


def test_rows_parted_by_blanks_are_a_table() -> None:
    report = lawlint.check(SPACED).report
    (table,) = report.document.tables
    assert (table.height, table.width, table.heads) == (6, 4, (0,))
    formulas = [claim.formula for claim in report.claims]
    assert "203.12 + 87.30 + 4074.58 + 106.65 = 4471.65" in formulas
    assert "4074.58 ÷ 3567.14 = 114.23" in formulas


def test_a_blank_cell_leaves_its_column_empty() -> None:
    text = SPACED.replace("87.30      87.30       100.00", "           87.30              ").replace(
        "4471.65     112.97", "4471.65"
    )
    (table,) = lawlint.check(text).report.document.tables
    cell = table.at(2, 2)
    assert table.at(2, 1) is None
    assert cell is not None
    assert cell.text == "87.30"


@pytest.mark.parametrize("right", ["203.12 ", "4471.65", "114.23"])
def test_a_slip_in_a_table_of_blanks_is_reported(right: str) -> None:
    wrong = right.replace("2", "7", 1) if "2" in right else right.replace("4", "7", 1)
    assert [f.code for f in lawlint.check(SPACED.replace(right, wrong)).findings if f.severity >= WARNING]


@pytest.mark.parametrize(
    "text",
    [
        "特此报告。\n\n云溪市人民政府    2024年1月5日\n",
        "目  录\n一、总体情况      1\n二、主动公开      3\n三、存在问题      8\n",
        "姓名：张    电话：12345678    编号：31\n姓名：李    电话：12345679    编号：33\n",
    ],
)
def test_other_lines_with_blanks_have_no_claims(text: str) -> None:
    assert [f.code for f in lawlint.check(text).findings if f.severity >= WARNING] == []
