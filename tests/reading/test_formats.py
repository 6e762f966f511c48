"""One report in every format: the same findings, each at its native place."""

from __future__ import annotations

from pathlib import Path

import pytest

import lawlint
from lawlint.config import Settings
from lawlint.linter import Result
from lawlint.output.formats import File, View
from lawlint.output.text import Findings
from lawlint.parsing.tree import Section
from lawlint.reading import decode, read
from lawlint.rule import Severity
from lawlint.source import Native
from lawlint.tally import Tally

TITLE = "青禾县乡村局2024年工作报告"
BODY = [
    ("一、", "主要工作"),
    ("（一）", "依法办理申请"),
    ("", "全年收到行政复议申请18件，其中撤回2件，撤回率为12.11%。召开会议12次，分为全体会议4次和专题会议7次。"),
    ("（二）", "严格预算执行"),
    ("", "支出情况见下表。"),
]
TABLE = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["", "合计", "300.50", "180.25", "120.25"],
    ["208", "社会保障支出", "60.30", "60.30", "0.00"],
    ["20805", "养老支出", "60.30", "60.30", "0.00"],
    ["2080501", "单位离退休", "20.10", "20.10", "0.00"],
    ["2080505", "养老保险缴费", "40.20", "40.20", "0.00"],
    ["213", "农林水支出", "240.20", "119.95", "120.25"],
    ["21301", "农业农村", "240.20", "119.59", "120.25"],
]
END = ("二、", "下一步打算")
LAST = "加强学习，改进作风，完成全年任务。"
FOUND = [
    "NUM001 4 + 7 = 11，文中为 12",
    "NUM014 2 ÷ 18 = 11.11%，文中为 12.11%",
    "TBL003 119.59 + 120.25 = 239.84，文中为 240.20",
    "TBL003 119.59 = 119.59，文中为 119.95",
]


def lines() -> list[str]:
    text = [TITLE, *(number + words for number, words in BODY)]
    return [*text, *("|".join(row) for row in TABLE), "".join(END), LAST]


def messages(result: Result) -> list[str]:
    return sorted(f"{f.code} {f.message.zh}" for f in result.findings if f.severity >= Severity.WARNING)


def marked(result: Result) -> list[str]:
    text = result.report.source.text
    return sorted(text[f.span.start : f.span.end] for f in result.findings if f.severity >= Severity.WARNING)


PLACES = [Native(paragraph=4), Native(paragraph=4), Native(table=1, row=7, column=4), Native(table=1, row=8, column=3)]


def places(result: Result) -> list[Native]:
    return [result.report.source.native(f.span.start) for f in result.findings if f.severity >= Severity.WARNING]


def printed(result: Result, lang: str) -> list[str]:
    """Place and severity of each finding, as a person reads them."""
    found = tuple(f for f in result.findings if f.severity >= Severity.WARNING)
    pieces = Findings(View(lang)).piece(File(result._replace(findings=found), Tally(), Settings()))
    text = "".join(printed for _, printed in pieces)
    heads = [line for line in text.splitlines() if line.startswith(result.report.source.path)]
    return [head.split(": ", 1)[1].rsplit(" ", 2)[0] for head in heads]


@pytest.fixture
def expected() -> Result:
    return lawlint.check("\n".join(lines()) + "\n")


def test_the_text_has_its_slips(expected: Result) -> None:
    assert messages(expected) == sorted(FOUND)


def as_markdown() -> str:
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    rows.insert(1, "|" + "---|" * len(TABLE[0]))
    front = [f"# {TITLE}", *(f"## {n}{w}" if n else w for n, w in BODY)]
    return "\n\n".join(front) + "\n\n" + "\n".join(rows) + "\n\n" + f"## {''.join(END)}\n\n{LAST}\n"


def as_html() -> str:
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    text = "".join(f"<p>　　{number}{words}</p>" for number, words in BODY)
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>青禾县人民政府</title></head><body>"
        "<ul><li><a href='/'>首页</a></li></ul>"
        f"<div class='article'><h1>{TITLE}</h1>{text}<table>{table}</table><p>{''.join(END)}</p><p>{LAST}</p></div>"
        "<div class='share'><a href='#'>打印</a></div></body></html>"
    )


def write_word(path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx writes the test documents")
    document = docx.Document()
    document.add_paragraph(TITLE)
    for number, words in BODY:
        document.add_paragraph(number + words)
    table = document.add_table(rows=len(TABLE), cols=len(TABLE[0]))
    for row, cells in zip(table.rows, TABLE, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_paragraph("".join(END))
    document.add_paragraph(LAST)
    document.save(str(path))


def test_markdown(tmp_path: Path, expected: Result) -> None:
    (tmp_path / "report.md").write_text(as_markdown(), encoding="utf-8")
    assert messages(lawlint.check(tmp_path / "report.md")) == messages(expected)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_html(tmp_path: Path, expected: Result, encoding: str) -> None:
    pytest.importorskip("lxml", reason="web pages are read with lxml")
    (tmp_path / "report.html").write_bytes(as_html().replace("utf-8", encoding).encode(encoding))
    result = lawlint.check(tmp_path / "report.html")
    assert (messages(result), marked(result)) == (messages(expected), marked(expected))
    assert places(result) == PLACES
    assert "打印" not in result.report.source.text


def test_word(tmp_path: Path, expected: Result) -> None:
    pytest.importorskip("lxml", reason="Word documents are read with lxml")
    write_word(tmp_path / "report.docx")
    result = lawlint.check(tmp_path / "report.docx")
    assert (messages(result), marked(result)) == (messages(expected), marked(expected))
    assert places(result) == PLACES
    assert printed(result, "zh") == ["第4段 警告", "第4段 错误", "第1张表第7行第4列 警告", "第1张表第8行第3列 错误"]
    assert printed(result, "en")[2:] == ["table 1, row 7, column 4 warning", "table 1, row 8, column 3 error"]


UNNUMBERED = [
    (1, "云溪市人民政府关于2023年度法治政府建设工作情况的报告"),
    (2, "主要举措和成效"),
    (0, "截至2022年12月31日，录入监管对象55544条。"),
    (3, "完善制度"),
    (0, "印发规定3件。"),
    (3, "规范执法"),
    (3, "化解纠纷"),
    (0, "（一）人民调解"),
    (0, "调解15件。"),
    (0, "（三）行政调解"),
    (0, "调解5件。"),
    (2, "存在的不足和原因"),
    (0, "（一）宣传不够"),
    (0, "普法活动不够多。"),
    (2, "2023年度工作安排"),
    (0, "持续推进。"),
    (0, "云溪市人民政府"),
    (0, "2024年1月26日"),
]
OUTLINE = [
    ("主要举措和成效", [("完善制度", []), ("规范执法", []), ("化解纠纷", [("人民调解", []), ("行政调解", [])])]),
    ("存在的不足和原因", [("宣传不够", [])]),
    ("2023年度工作安排", []),
]


def write_headed(path: Path, lines: list[tuple[int, str]]) -> Path:
    """A report whose headings have those levels; 0 is text."""
    if path.suffix == ".md":
        path.write_text("\n\n".join("#" * level + " " * bool(level) + text for level, text in lines), encoding="utf-8")
    elif path.suffix == ".html":
        tags = [(f"h{level}" if level else "p", text) for level, text in lines]
        path.write_text("".join(f"<{tag}>{text}</{tag}>" for tag, text in tags), encoding="utf-8")
    else:
        document = pytest.importorskip("docx", reason="python-docx writes the test documents").Document()
        for level, text in lines:
            document.add_heading(text, level) if level else document.add_paragraph(text)
        document.save(str(path))
    return path


def outline(section: Section) -> list[object]:
    return [(child.title, outline(child)) for child in section.sections]


@pytest.mark.parametrize("suffix", [".md", ".docx", ".html"])
def test_headings_without_a_number(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("lxml", reason="Word documents and web pages are read with lxml")
    result = lawlint.check(write_headed(tmp_path / f"report{suffix}", UNNUMBERED))
    assert outline(result.report.document.body) == OUTLINE
    text = result.report.source.text
    assert [(f.code, text[slice(*f.span)]) for f in result.findings if f.severity >= Severity.WARNING] == [
        ("SEC001", UNNUMBERED[0][1]),
        ("DAT008", "2022年12月31日"),
        ("STR006", "规范执法"),
        ("STR001", "（三）"),
        ("SEC003", "2023年度"),
    ]
    (figure,) = (figure for figure in result.report.figures if figure.text == "15件")
    assert figure.path == ("主要举措和成效", "化解纠纷", "人民调解")


@pytest.mark.parametrize("suffix", [".md", ".docx", ".html"])
def test_headings_without_a_number_and_without_a_slip(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("lxml", reason="Word documents and web pages are read with lxml")
    headings = [
        ("2022年", "2023年"), ("（三）", "（二）"), ("2023年度工作安排", "2024年度工作安排"), ("人民调解", "第一责任人履职"),
    ]  # fmt: skip
    lines = [line for line in UNNUMBERED if line[1] != "规范执法"]
    for wrong, right in headings:
        lines = [(level, text.replace(wrong, right)) for level, text in lines]
    assert messages(lawlint.check(write_headed(tmp_path / f"report{suffix}", lines))) == []


def test_standard_input(tmp_path: Path) -> None:
    pytest.importorskip("lxml", reason="Word documents are read with lxml")
    write_word(tmp_path / "report.docx")
    source = decode((tmp_path / "report.docx").read_bytes(), "草稿.DOCX")
    assert (source.path, source.text) == ("草稿.DOCX", read(tmp_path / "report.docx").text)


def test_csv(tmp_path: Path, expected: Result) -> None:
    (tmp_path / "table.csv").write_text("\n".join(",".join(row) for row in TABLE), encoding="utf-8")
    result = lawlint.check(tmp_path / "table.csv")
    assert messages(result) == [f for f in messages(expected) if f.startswith("TBL")]
    assert printed(result, "zh") == ["第7行D列 警告", "第8行C列 错误"]


def test_excel(tmp_path: Path, expected: Result) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl writes the test workbook")
    pytest.importorskip("python_calamine", reason="workbooks are read with python-calamine")
    book = openpyxl.Workbook()
    book.active.title = "收支"
    for row, words in enumerate(TABLE, 3):
        for column, value in enumerate(words, 25):
            is_figure = row > 3 and column > 26
            cell = book.active.cell(row, column, float(value) if is_figure else value)
            cell.number_format = "0.00" if is_figure else "@"
    book.save(tmp_path / "table.xlsx")
    result = lawlint.check(tmp_path / "table.xlsx")
    assert messages(result) == [f for f in messages(expected) if f.startswith("TBL")]
    assert "|60.30|60.30|0.00" in result.report.source.text
    assert printed(result, "zh") == ["工作表“收支”第9行AB列 警告", "工作表“收支”第10行AA列 错误"]
    assert printed(result, "en")[0] == "sheet “收支”, row 9, column AB warning"


def test_pdf(tmp_path: Path, expected: Result) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab writes the test document")
    pytest.importorskip("pypdfium2", reason="PDF is read with pypdfium2")
    fonts = pytest.importorskip("reportlab.pdfbase.cidfonts")
    pytest.importorskip("reportlab.pdfbase.pdfmetrics").registerFont(fonts.UnicodeCIDFont("STSong-Light"))
    page = canvas.Canvas(str(tmp_path / "report.pdf"))
    page.setFont("STSong-Light", 12)
    y = 800
    for line in lines():
        for n, cell in enumerate(line.split("|")):
            for at in range(0, len(cell), 36):
                page.drawString(60 + 100 * n, y - 20 * (at // 36), cell[at : at + 36])
        y -= 20 * (1 + len(line) // 36 if "|" not in line else 1)
    page.save()
    result = lawlint.check(tmp_path / "report.pdf")
    assert messages(result) == messages(expected)
    assert {result.report.source.native(f.span.start) for f in result.findings} == {Native(page=1)}
