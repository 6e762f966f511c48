"""PDF files of a few lines, written by the test, are read as their visible lines."""

from __future__ import annotations

import random
import re
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

import lawlint
from lawlint.reading import UnreadableFile, pdf
from tests.reading.originals import assert_same_text, pairs, shared

HIGH, WIDE = 842, 595


def text(x: float, y: float, words: str, size: float = 10, matrix: str = "1 0 0 1") -> str:
    """The operators that print ``words``: an ideograph is as wide as the font is large, an ASCII character half of it.

    The font is not embedded, and the library passes over a lone character, or a line of a turned page, that no font of the
    machine has: so a blank follows, and lines of turned pages hold digits.
    """
    words += " " if len(words) == 1 and words > "~" else ""
    return f"BT /F {size} Tf {matrix} {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"


def rules(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The operators that draw a grid."""
    lines = [f"{xs[0]} {y} m {xs[-1]} {y} l S\n" for y in ys] + [f"{x} {ys[0]} m {x} {ys[-1]} l S\n" for x in xs]
    return "".join(lines)


def file(*pages: str, extra: str = "", trailer: str = "") -> bytes:
    """A PDF of those pages, its font one that every reader brings along."""
    font = f"/Resources<</Font<</F 3 0 R>>>>{extra}"
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}/MediaBox[0 0 {WIDE} {HIGH}]{font}>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    ]
    for number, page in enumerate(pages):
        stream = zlib.compress(page.encode())
        objects.append(f"<</Type/Page/Parent 2 0 R/Contents {6 + 2 * number} 0 R>>".encode())
        objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    data, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (n, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>"
    return data + f"{end}\nstartxref\n{len(data)}\n%%EOF".encode()


def lines(*pages: str, extra: str = "") -> list[str]:
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    return pdf.read(file(*pages, extra=extra), "报告.pdf").text.splitlines()


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        (text(90, 600, "审结案件15件。") + text(90, 700, "一、回顾"), ["一、回顾", "审结案件15件。"]),
        (text(300, 700, "9746.50") + text(90, 700, "合计") + text(400, 699, "812.00"), ["合计 9746.50 812.00"]),
        (text(90, 700, "2024 年度 report of 云溪市"), ["2024 年度 report of 云溪市"]),
        (text(90, 700, "国 务 院 令"), ["国务院令"]),
        (text(90, 700, "目  录"), ["目 录"]),
        ("3 Tc " + text(90, 700, "青禾县人民政府"), ["青禾县人民政府"]),
        (text(90, 700, "合计") + text(90.3, 700, "合计"), ["合计"]),
        (text(90, 700, "收支平衡\u00ad"), ["收支平衡"]),
        (
            text(90, 700, "正文") + text(300, 400, "草稿", matrix="0.7 0.7 -0.7 0.7") + text(20, 300, "侧文", matrix="0 1 -1 0"),
            ["正文"],
        ),
        (text(90, 700, "正文") + text(90, 900, "页外"), ["正文"]),
        (text(90, 700, "面积15m") + text(125, 703, "2", 6) + text(128, 700, "的地"), ["面积15m2的地"]),
    ],
)
def test_a_line_is_what_stands_on_one_baseline(page: str, seen: list[str]) -> None:
    assert lines(page) == seen


def test_a_page_is_read_as_it_is_turned() -> None:
    page = text(400, 90, "第1行12件", matrix="0 1 -1 0") + text(420, 90, "第2行", matrix="0 1 -1 0") + text(90, 90, "竖")
    assert lines(page, extra="/Rotate 90") == ["第1行12件", "第2行"]
    assert lines(text(500, 700, "倒", matrix="-1 0 0 -1"), extra="/Rotate 180") == ["倒"]
    page = text(400, 700, "第1行", matrix="0 -1 1 0") + text(380, 700, "第2行", matrix="0 -1 1 0")
    assert lines(page, extra="/Rotate 270") == ["第1行", "第2行"]


def test_a_vertical_label_does_not_break_rows() -> None:
    label = "".join(text(70, 710 - 14 * n, sign) for n, sign in enumerate("办理结果"))
    rows = "".join(
        text(100, 705 - 18 * n, f"第{n}类") + text(300, 705 - 18 * n, f"{n}2") + text(350, 705 - 18 * n, "0") for n in range(3)
    )
    assert lines(label + rows) == ["办理结果", "第0类 02 0", "第1类 12 0", "第2类 22 0"]


def test_a_column_of_single_characters_is_no_label() -> None:
    rows = "".join(text(90, 700 - 15 * n, "是") + text(120, 700 - 15 * n, f"第{n}项") for n in range(4))
    assert lines(rows) == [f"是 第{n}项" for n in range(4)]


def test_the_row_of_a_ruled_table_is_one_line() -> None:
    grid = rules((90, 200, 260, 320), (700, 670, 640, 610))
    head = text(95, 680, "项目") + text(205, 687, "上年") + text(205, 675, "结转") + text(265, 680, "合计")
    first = text(95, 657, "部分公开（区分处") + text(95, 645, "理的）") + text(205, 651, "447") + text(265, 651, "454")
    second = text(95, 628, "灾害防治及应急管理") + text(95, 615, "支出")
    below = text(90, 580, "注：以上为全年数。")
    assert lines(grid + head + first + second + below) == [
        "项目 上年结转 合计",
        "部分公开（区分处理的） 447 454",
        "灾害防治及应急管理支出",
        "注：以上为全年数。",
    ]


def test_a_cell_next_to_several_rows_stands_above_them() -> None:
    grid = rules((90, 120, 220, 300), (700, 640)) + "120 670 m 300 670 l S\n"
    label = "".join(text(100, 690 - 12 * n, sign) for n, sign in enumerate("本年度"))
    cells = text(125, 680, "予以公开") + text(225, 680, "1288") + text(125, 650, "不予公开") + text(225, 650, "12")
    assert lines(grid + label + cells) == ["本年度", "予以公开 1288", "不予公开 12"]


def cells(*pages: str) -> list[list[tuple[str, str]]]:
    """The cells of each table: place and text."""
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    source = pdf.read(file(*pages), "报告.pdf")
    assert list(source.marks) == sorted(source.marks, key=lambda mark: mark.span.start)
    tables: list[list[tuple[str, str]]] = []
    for mark in source.marks:
        if mark.kind == "table":
            tables.append([])
        elif mark.kind == "cell":
            tables[-1].append((mark.value, source.text[mark.span.start : mark.span.end]))
    return tables


def test_cells_of_a_ruled_table_know_their_place() -> None:
    """A head over two columns, a cell beside two rows, an empty cell."""
    outer = "90 700 m 390 700 l S\n90 580 m 390 580 l S\n90 580 m 90 700 l S\n390 580 m 390 700 l S\n"
    inner = "190 580 m 190 700 l S\n290 580 m 290 670 l S\n190 670 m 390 670 l S\n90 640 m 390 640 l S\n190 610 m 390 610 l S\n"
    head = text(100, 665, "项目") + text(260, 680, "支出") + text(200, 650, "基本") + text(300, 650, "项目支出")
    body = text(100, 610, "合计") + text(200, 620, "300.50") + text(300, 620, "180.25") + text(300, 590, "120.25")
    assert cells(outer + inner + head + body) == [
        [
            ("0,0,2,1", "项目"), ("0,1,1,2", "支出"), ("1,1,1,1", "基本"), ("1,2,1,1", "项目支出"),
            ("2,0,2,1", "合计"), ("2,1,1,1", "300.50"), ("2,2,1,1", "180.25"), ("3,2,1,1", "120.25"),
        ]
    ]  # fmt: skip


def test_a_table_goes_on_over_pages_and_empty_rows() -> None:
    def page(*rows: tuple[str, str]) -> str:
        ys = [700 - 30 * n for n in range(len(rows) + 1)]
        words = [text(95, y - 20, name) + text(205, y - 20, figure) for y, (name, figure) in zip(ys, rows, strict=False) if name]
        return rules((90, 200, 300), ys) + "".join(words)

    first, second = page(("项目", "合计"), ("", ""), ("甲", "12")), page(("乙", "15"), ("丙", "18"))
    places = [("0,0,1,1", "项目"), ("0,1,1,1", "合计"), ("2,0,1,1", "甲"), ("2,1,1,1", "12")]
    assert cells(first, second) == [
        [*places, ("3,0,1,1", "乙"), ("3,1,1,1", "15"), ("4,0,1,1", "丙"), ("4,1,1,1", "18")],
    ]
    assert len(cells(first, text(90, 780, "表二") + second)) == 2


def row(y: float, label: str, *figures: str) -> str:
    """A label, and figures whose right sides stand below each other."""
    return text(90, y, label) + "".join(text(x - 5 * len(f), y, f) for x, f in zip((280, 360, 450), figures, strict=False) if f)


def test_a_table_without_rules_has_cells_where_its_figures_stand_in_columns() -> None:
    head = text(90, 700, "项目") + text(255, 700, "合计") + text(325, 700, "基本支出") + text(415, 700, "项目支出")
    rows = row(680, "甲", "120.5", "", "120.5") + row(660, "乙", "5.0", "5.0") + row(640, "合计", "125.5", "5.0", "120.5")
    assert lines(head + rows)[1:] == ["甲 120.5 120.5", "乙 5.0 5.0", "合计 125.5 5.0 120.5"]
    (table,) = cells(head + rows)
    assert table[:4] == [("0,0,1,1", "项目"), ("0,1,1,1", "合计"), ("0,2,1,1", "基本支出"), ("0,3,1,1", "项目支出")]
    assert [place[:3] for place, text in table if text == "120.5"] == ["1,1", "1,3", "3,3"]
    assert [place[:3] for place, text in table if text == "5.0"] == ["2,1", "2,2", "3,2"]
    assert cells(rows) == []
    assert cells(head + rows + text(90, 620, "丙") + text(300, 620, "7") + text(400, 620, "7")) == []


def test_a_label_of_two_lines_with_its_figures_between_them_is_one_row() -> None:
    label = text(90, 687, "机关事业单位基本养") + text(90, 673, "老保险缴费支出")
    assert lines(row(700, "甲", "1", "2") + label + row(680, " ", "446.11", "0.00") + row(650, "乙", "3", "4")) == [
        "甲 1 2",
        "机关事业单位基本养老保险缴费支出 446.11 0.00",
        "乙 3 4",
    ]


def test_rows_that_no_rule_parts() -> None:
    grid = rules((90, 200, 300), (700, 600))
    rows = "".join(text(95, 680 - 20 * n, f"第{n}项") + text(205, 680 - 20 * n, f"1{n}") for n in range(3))
    assert lines(grid + rows) == ["第0项 10", "第1项 11", "第2项 12"]


def test_a_frame_and_an_underline_are_no_table() -> None:
    frame = rules((50, 500), (100, 800)) + "90 698 60 0.5 re f\n"
    assert lines(frame + text(90, 700, "审结15件，") + text(90, 685, "和解2件。")) == ["审结15件，", "和解2件。"]


LEFT = [
    "一、主要工作",
    "全年收到行政复议申请18件，其中撤",
    "回2件，撤回率为11.11%。召开会议12",
    "次，分为全体会议5次、专题会议7次。",
]
RIGHT = ["二、下一步打算", "加强学习，改进作风，完成全年任务，", "全面推进依法治县。2025年完成投资", "1062.85万元。"]


def column(x: float, words: Sequence[str], top: float = 700) -> str:
    return "".join(text(x, top - 18 * n, line) for n, line in enumerate(words))


def test_two_columns_are_read_one_after_the_other() -> None:
    title, foot = (
        text(150, 740, "青禾县2024年法治政府建设年度报告", 14),
        text(90, 500, "本报告自公布之日起三十日内可以查阅，查阅地点为青禾县档案馆一楼大厅。"),
    )
    seen = lines(title + column(90, LEFT * 2) + column(330, RIGHT * 2) + foot)
    assert seen[1:-1] == [*LEFT * 2, *RIGHT * 2]
    assert lines(column(90, LEFT * 2) + column(330, RIGHT * 2, top=691)) == [*LEFT * 2, *RIGHT * 2]


def test_two_columns_of_a_table_are_no_columns_of_text() -> None:
    names = [f"第{n}类行政许可事项" for n in range(8)]
    both = column(90, names) + column(330, [f"{n}00" for n in range(8)])
    assert lines(both) == [f"{name} {n}00" for n, name in enumerate(names)]
    both = column(90, names) + column(330, names)
    assert lines(both) == [f"{name} {name}" for name in names]


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    pages = [
        text(90, 800, f"云溪市{2020 + n}年报告")
        + text(90, 600, f"第{n}项。")
        + text(290, 40, f"- {n} -")
        + text(90, 30, "内部资料")
        for n in range(1, 5)
    ]
    assert lines(*pages) == [f"第{n}项。" for n in range(1, 5)]
    assert lines(text(90, 800, "报告") + text(90, 600, "15") + text(290, 40, "第 4 页 共 9 页")) == ["报告", "15"]


def test_page_marks() -> None:
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    source = pdf.read(file(text(90, 700, "甲") + text(90, 680, "乙"), "", text(90, 700, "丙")), "报告.pdf")
    assert source.text == "甲\n乙\n丙\n"
    assert [(source.text[m.span.start : m.span.end], m.kind, m.value) for m in source.marks] == [
        ("甲\n乙", "page", "1"),
        ("丙", "page", "3"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "不是 PDF"),
        (b"%PDF-1.4\n", "不是 PDF"),
        ("一、回顾".encode(), "不是 PDF"),
        (file(rules((10, 20), (10, 20))), "PDF 没有文字层"),
        (file(text(290, 40, "- 1 -"), text(290, 40, "- 2 -")), "PDF 没有文字层"),
        (
            file(
                text(90, 700, "密"),
                trailer=f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'11' * 32}>/U<{'22' * 32}>>>",
            ),
            "PDF 已加密",
        ),
        (file(*["" for _ in range(2001)]), "PDF 超过 2000 页"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    with pytest.raises(UnreadableFile) as raised:
        pdf.read(data, "报告.pdf")
    assert raised.value.zh.startswith(reason)


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2.raw", None)
    with pytest.raises(UnreadableFile, match=re.escape('reading .pdf needs: pip install "lawlint[pdf]"')):
        pdf.read(b"", "报告.pdf")


def test_damage_never_crashes() -> None:
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    data = file(rules((90, 200), (700, 670)) + text(95, 680, "合计 15"), text(90, 700, "二"))
    dice = random.Random(7)
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(dice.randint(1, 9)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        try:
            pdf.read(bytes(broken[: dice.randint(len(data) // 2, 2 * len(data))]), "报告.pdf")
        except UnreadableFile:
            continue


@pytest.mark.parametrize(("path", "known"), pairs(".pdf"), ids=lambda path: path.stem)
def test_real_files_have_the_text_of_their_originals(path: Path, known: Path) -> None:
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    assert_same_text(pdf.read(path.read_bytes(), str(path)).text, known.read_text("utf-8"))


@pytest.mark.skipif(not pairs(".pdf"), reason="no PDF with a text in ../shared/corpus")
def test_real_files_have_the_findings_of_their_texts() -> None:
    """Nine tenths of the findings and claims about sentences; only the PDF knows its tables and headings."""
    pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    by_layout = re.compile("STR|TBL|LEF003")  # headings, tables, and passages that come again, of which each line is one
    found: tuple[set[object], set[object]] = set(), set()
    claimed: tuple[set[object], set[object]] = set(), set()
    for pair in pairs(".pdf"):
        for side, path in enumerate(pair):
            result = lawlint.check(path)
            findings = (f for f in result.findings if not by_layout.match(f.code))
            claims = (c for c in result.report.claims if c.frame not in ("table", "derived", "stated"))
            found[side].update((pair, f.code, f.message.zh.replace(" ", "")) for f in findings)
            claimed[side].update((pair, c.kind, c.formula.replace(" ", "")) for c in claims)
    assert shared(*claimed) >= 0.9
    assert shared(*found) >= 0.9
