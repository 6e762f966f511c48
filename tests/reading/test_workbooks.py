"""Workbooks and CSV files are read as tables with one row per line."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from types import ModuleType
from zipfile import ZipFile

import pytest

from lawlint.reading import UnreadableFile, csv, xlsx
from lawlint.source import Native, Source

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CELLS = '<row r="1"><c r="A1"><v>15</v></c></row>'


def word(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def workbook(*sheets: tuple[str, str], state: str = "visible", merged: str = "") -> bytes:
    """An .xlsx of those names and rows; ``state`` is that of the last sheet.  Style 1 is a date."""
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}" state="{state if n == len(sheets) else "visible"}"/>'
        for n, (name, _) in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="s" Type="{LINKS}/styles" Target="styles.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    for n, (_, rows) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>'
            + (f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>' if merged else "")
            + "</worksheet>"
        )
    data = BytesIO()
    with ZipFile(data, "w") as package:
        for name, part in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{part}')
    return data.getvalue()


def marked(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(source.text[mark.span.start : mark.span.end], mark.value) for mark in source.marks if mark.kind == kind]


def test_a_sheet_is_a_heading_and_a_table() -> None:
    pytest.importorskip("python_calamine", reason="needs the extra xlsx")
    rows = (
        f'<row r="2">{word("B2", "青禾县收支")}</row>'
        f'<row r="3">{word("B3", "项目")}{word("C3", "上年&#10;结转")}{word("D3", "a|b")}</row>'
        f'<row r="4">{word("B4", "合计")}<c r="C4"><v>18.0</v></c><c r="D4"><v>0.30000000000000004</v></c><c r="E4" s="1"/></row>'
        '<row r="6"><c r="C6" s="1"><v>45296</v></c><c r="D6" t="b"><v>1</v></c></row><row r="9"><c r="F9" s="1"/></row>'
    )
    source = xlsx.read(workbook(("收支表", rows), ("空表", ""), ("二", CELLS), merged="B2:D2"), "收支.xlsx")
    assert source.text.splitlines() == [
        "收支表",
        "青禾县收支||",
        "项目|上年 结转|a｜b",
        "合计|18|0.3",
        "||",
        "|2024/1/5|TRUE",
        "二",
        "15",
    ]
    assert marked(source, "heading") == [("收支表", "1"), ("二", "1")]
    assert [text.count("\n") for text, _ in marked(source, "table")] == [4, 0]
    assert marked(source, "cell")[:2] == [("青禾县收支", "0,0,1,3"), ("项目", "1,0,1,1")]
    assert marked(source, "cell")[-2:] == [("TRUE", "4,2,1,1"), ("15", "0,0,1,1")]
    assert marked(source, "sheet")[1] == ("二\n15", "二")
    assert [number for _, number in marked(source, "row")] == ["2,2", "3,2", "4,2", "5,2", "6,2", "1,1"]
    assert source.native(0) == Native(sheet="收支表")
    assert source.native(source.text.index("0.3")) == Native(sheet="收支表", row=4, column=4)
    assert source.native(source.text.index("|2024")) == Native(sheet="收支表", row=6)
    assert source.native(source.text.index("15")) == Native(sheet="二", row=1, column=1)
    assert list(source.marks) == sorted(source.marks, key=lambda mark: mark.span.start)


def test_a_hidden_sheet_is_not_seen() -> None:
    pytest.importorskip("python_calamine", reason="needs the extra xlsx")
    assert xlsx.read(workbook(("甲", CELLS), ("乙", CELLS), state="hidden"), "a.xlsx").text == "甲\n15\n"


def test_cells_read_as_excel_shows_them() -> None:
    pytest.importorskip("python_calamine", reason="needs the extra xlsx")
    openpyxl = pytest.importorskip("openpyxl", reason="writes the test workbook")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "收支"
    cells = [
        ("A3", "合计", "General"),
        ("B3", 0.1234, "0.00%"),
        ("C3", 1234567.891, "#,##0.00"),
        ("D3", date(2024, 1, 5), 'yyyy"年"m"月"d"日"'),
        ("E3", 1234567890, '0!.00,,"亿元"'),
        ("F3", 2024, "General"),
        ("B5", datetime(2024, 1, 5, 9, 30), "yyyy/m/d h:mm"),
        ("C5", 0, '#,##0;-#,##0;"-"'),
        ("D5", "15", "0.00"),
        ("E5", 12.5, ";;;"),
        ("F5", 3, "第0号"),
    ]
    for place, value, code in cells:
        sheet[place] = value
        sheet[place].number_format = code
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("草稿")["A1"] = 99
    book["草稿"].sheet_state = "hidden"
    data = BytesIO()
    book.save(data)
    source = xlsx.read(data.getvalue(), "收支.xlsx")
    assert source.text.splitlines() == [
        "收支",
        "合计|12.34%|1,234,567.89|2024年1月5日|12.35亿元|2024",
        "|||||",
        "|2024/1/5 9:30|-|15||第3号",
    ]


def test_formats_of_cells_without_references() -> None:
    """Some programs write rows and cells without saying where they stand."""
    pytest.importorskip("python_calamine", reason="needs the extra xlsx")
    rows = '<row><c><v>15</v></c><c s="1"><v>45296</v></c></row><row><c s="1"><v>45297</v></c></row>'
    assert xlsx.read(workbook(("甲", rows)), "a.xlsx").text == "甲\n15|2024/1/5\n2024/1/6|\n"


def test_excel_97() -> None:
    pytest.importorskip("python_calamine", reason="needs the extra xlsx")
    xlwt = pytest.importorskip("xlwt", reason="writes .xls")
    book = xlwt.Workbook()
    sheet = book.add_sheet("表一")
    sheet.write_merge(0, 0, 0, 1, "临江区")
    sheet.write(1, 0, "合计")
    sheet.write(1, 1, 18.0)
    data = BytesIO()
    book.save(data)
    source = xlsx.read(data.getvalue(), "a.xls")
    assert source.text == "表一\n临江区|\n合计|18\n"
    assert marked(source, "cell")[0] == ("临江区", "0,0,1,2")
    never_crashes(xlsx, data.getvalue(), 100)


def wide() -> bytes:
    return workbook(("甲", CELLS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def locked() -> bytes:
    return xlsx._OLE + bytes(1000) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes, "不是 Excel 工作簿"),
        (lambda: "项目|合计".encode(), "不是 Excel 工作簿"),
        (lambda: xlsx._OLE, "不是 Excel 工作簿"),
        (lambda: xlsx._OLE + bytes(1000), "不是 Excel 工作簿"),
        (lambda: workbook(("甲", CELLS))[:300], "不是 Excel 工作簿"),
        (lambda: workbook(("甲", "")), "工作簿是空的"),
        (wide, "工作簿过大"),
        (locked, "工作簿已加密"),
    ],
)
def test_what_is_no_workbook(data: Callable[[], bytes], reason: str) -> None:
    pytest.importorskip("python_calamine", reason="needs the extra xlsx")
    with pytest.raises(UnreadableFile) as raised:
        xlsx.read(data(), "收支.xlsx")
    assert raised.value.zh.startswith(reason)


def test_formats_far_away_are_no_cells() -> None:
    pytest.importorskip("python_calamine", reason="needs the extra xlsx")
    rows = CELLS + '<row r="1048576"><c r="XFD1048576" s="1"/><c r="XFE1048576" s="1"></c></row>'
    assert xlsx.read(workbook(("甲", rows)), "a.xlsx").text == "甲\n15\n"


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(UnreadableFile, match=re.escape('reading .xls needs: pip install "lawlint[xlsx]"')):
        xlsx.read(b"", "报告.xls")


def test_damage_never_crashes() -> None:
    pytest.importorskip("python_calamine", reason="needs the extra xlsx")
    never_crashes(xlsx, workbook(("甲", CELLS), ("乙", CELLS)), 200)
    never_crashes(csv, '项目,"合\n计"\n甲,"1,234"\n'.encode(), 200)


def never_crashes(reader: ModuleType, data: bytes, times: int) -> None:
    dice = random.Random(7)
    for _ in range(times):
        broken = bytearray(data)
        for _ in range(dice.randint(1, 9)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        try:
            reader.read(bytes(broken[: dice.randint(len(data) // 2, 2 * len(data))]), "收支")
        except UnreadableFile:
            continue


@pytest.mark.parametrize(
    ("data", "path", "text"),
    [
        ('项目,数\r\n合计,"1,234"\r\n', "a.csv", "项目|数\n合计|1,234\n"),
        ("项目;数\n合计;12\n", "a.csv", "项目|数\n合计|12\n"),
        ("项目\t数\n合计\t12\n", "a.csv", "项目|数\n合计|12\n"),
        ("项目,数\t年\n", "a.TSV", "项目,数|年\n"),
        (' 甲 ,"一\n二",a|b,,\n乙,3\n\n,,,\n', "a.csv", "甲|一 二|a｜b\n乙|3|\n"),
        (",,\n,甲,1\n,乙,2\n", "a.csv", "甲|1\n乙|2\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv(data: str, path: str, text: str, encoding: str) -> None:
    source = csv.read(data.encode(encoding), path)
    assert (source.text, source.encoding, source.bom) == (text, encoding, encoding == "utf-8-sig")
    assert marked(source, "table") == [(text.rstrip("\n"), "")]


def test_places_in_a_csv() -> None:
    source = csv.read(',,\n,甲,"一\n二"\n,乙,2\n'.encode(), "a.csv")
    assert source.native(source.text.index("甲")) == Native(row=2, column=2)
    assert source.native(source.text.index("2")) == Native(row=3, column=3)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "表格是空的"), (b",,\n", "表格是空的"), (b"\xff\xff", "不是 UTF-8"), (b'"' + b"1" * 200_000, "不是 CSV 表格")],
)
def test_what_is_no_csv(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        csv.read(data, "收支.csv")
    assert raised.value.zh.startswith(reason)
