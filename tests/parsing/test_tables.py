"""Tables of the tree: cells and spans, heads, sides, units, from marks, pipes and tabs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lawlint.output.tree import as_json
from lawlint.parsing.parser import parse
from lawlint.parsing.tree import Table
from lawlint.reading import read
from lawlint.report import analyse
from lawlint.source import Source

MARKDOWN = """# 云溪市2024年统计

单位：万元

| 指标 | 2023年 | 2024年 | 占比（%） |
|---|---:|---:|---|
| 一、收入 | 1,200 | 1,300 | 100 |
| 其中：税收 | 700 | 800 | 61.5 |
| 非税 | 500 | — | 38.5 |
| 合计 | 1,200 |  | 100.0 |
"""
TABS = "云溪市2024年报告\n单位：件\n项目\t2023年\t2024年\n收到\t10\t12\n办结\t8\t\n合计\t18\t12\n"
HTML = """<html><body><h1>云溪市2024年报告</h1><table>
<tr><td rowspan="2" colspan="2">申请人情况</td><td rowspan="2">自然人</td><td colspan="2">法人</td></tr>
<tr><td>企业</td><td>其他</td></tr>
<tr><td rowspan="2">办理结果</td><td>公开</td><td>3</td><td>1</td><td>0</td></tr>
<tr><td>不公开</td><td>2</td><td></td><td>1</td></tr>
</table></body></html>"""


def only(text: str) -> Table:
    (table,) = parse(Source(text)).tables
    return table


def kinds(table: Table, row: int) -> list[str]:
    cells = [table.at(row, column) for column in range(table.width)]
    return [cell.kind if cell else "" for cell in cells]


def test_rows_parted_by_pipes() -> None:
    table = only(MARKDOWN)
    assert (table.height, table.width, table.heads, table.sides, table.unit) == (5, 4, (0,), ((0, 1),), "万元")
    assert kinds(table, 1) == ["name", "figure", "figure", "figure"]
    assert kinds(table, 2) == ["among", "figure", "figure", "figure"]
    assert kinds(table, 3) == ["name", "figure", "nothing", "figure"]
    assert kinds(table, 4) == ["total", "figure", "", "figure"]


def test_rows_parted_by_tabs() -> None:
    table = only(TABS)
    assert (table.height, table.width, table.unit) == (4, 3, "件")
    assert kinds(table, 2) == ["name", "figure", ""]
    assert [table.column_names(3, column) for column in (1, 2)] == [("2023年",), ("2024年",)]
    assert TABS[slice(*table.cells[-1].span)] == "12"


def test_long_rows_of_tabs_are_not_broken() -> None:
    head = "\t".join(["项目", *(f"云溪市第{n}区行政复议机构" for n in range(12))])
    rows = "\n".join("\t".join([name, *(str(n * 7 + k) for n in range(12))]) for k, name in enumerate(("收到", "办结", "未结")))
    table = only(f"{head}\n{rows}\n")
    assert (table.height, table.width) == (4, 13)


@pytest.mark.parametrize(
    "text",
    [
        "云溪市\n\t一、总体情况。\n\t二、收到10件。\n\t三、办结8件。\n",  # indents
        "收到申请10件，办结8件。\n",
        "甲|乙\n",
    ],
)
def test_no_table(text: str) -> None:
    assert parse(Source(text)).tables == ()


def test_cells_that_a_format_marks(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(HTML, encoding="utf-8")
    (table,) = parse(read(file)).tables
    assert (table.height, table.width, table.heads, table.sides) == (4, 5, (0, 1), ((0, 2),))
    assert table.row_names(3, 2) == ("办理结果", "不公开")
    assert table.column_names(3, 4) == ("法人", "其他")
    assert table.at(3, 3) is None
    first = table.at(1, 1)
    assert first is not None
    assert (first.text, first.rows, first.columns) == ("申请人情况", 2, 2)


def test_two_sides() -> None:
    table = only("项目|行次|金额|项目|行次|金额\n一、收入|1|30|一、支出|4|20\n总计|2|30|总计|5|30\n")
    assert table.sides == ((0, 2), (3, 5))
    assert [(table.row_names(1, column)[0]) for column in (2, 5)] == ["一、收入", "一、支出"]


def test_another_head_further_down() -> None:
    table = only("第一项|||\n内容|制发|废止|有效\n规章|1|0|11\n第五项|||\n内容|决定||\n许可|447||\n")
    assert table.heads == (0, 1, 4)
    assert [table.column_names(row, 1)[-1] for row in (2, 5)] == ["制发", "决定"]


def test_years_over_columns_are_names() -> None:
    table = only("项目|2022|2023\n收到|10|12\n办结|9|11\n")
    assert table.heads == (0,)
    assert table.column_names(1, 2) == ("2023",)


def test_the_tree_shows_tables() -> None:
    tree = json.loads(as_json(analyse(Source(MARKDOWN)), runs=False))
    (table,) = tree["tables"]
    figure = next(cell for cell in table["cells"] if cell["text"] == "61.5")
    assert (figure["row_names"], figure["column_names"], figure["kind"]) == (["其中:税收"], ["占比(%)"], "figure")
    assert MARKDOWN[figure["start"] : figure["end"]] == "61.5"


def test_a_line_of_blanks_above_is_no_row() -> None:
    (table,) = parse(Source("  \n甲  18  9\n乙  19  8\n丙  20  7\n")).tables
    assert (table.height, table.width) == (3, 3)
