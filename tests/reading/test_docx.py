"""Word documents: what they print, and how they number."""

from __future__ import annotations

import builtins
import random
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from lawlint.reading import UnreadableFile
from lawlint.reading.docx import read
from lawlint.source import Source, Span

pytest.importorskip("lxml", reason="reading .docx needs lxml")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(body: str, method: int = ZIP_DEFLATED, doctype: str = "", main: str = "word/document.xml", **parts: str) -> bytes:
    """A Word document of this body; ``styles``, ``numbering``, ``footnotes`` and ``endnotes`` are what stands in those parts."""
    buffer = BytesIO()
    folder, _, name = main.rpartition("/")
    with ZipFile(buffer, "w", method) as archive:
        archive.writestr("_rels/.rels", relationships({"officeDocument": main}))
        archive.writestr(f"{folder}/_rels/{name}.rels", relationships({part: f"{part}.xml" for part in parts}))
        archive.writestr(main, f"{doctype}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for part, content in parts.items():
            archive.writestr(f"{folder}/{part}.xml", f"<w:{part} {NAMESPACES}>{content}</w:{part}>")
    return buffer.getvalue()


def relationships(targets: dict[str, str]) -> str:
    listed = "".join(f'<Relationship Id="{k}" Type="{KIND}/{k}" Target="{t}"/>' for k, t in targets.items())
    return f'<Relationships xmlns="{RELATIONSHIPS}">{listed}</Relationships>'


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str = "", properties: str = "", runs: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text) if text else ''}{runs}</w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<w:tc>') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def numbered(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def lvl(level: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )  # fmt: skip


def abstract(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(number: int, name: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/>{overrides}</w:num>'


def style(name: str, properties: str, based_on: str = "", label: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{label or name}"/>{base}{properties}</w:style>'


def lines(body: str, styles: str = "", numbering: str = "", footnotes: str = "", endnotes: str = "") -> list[str]:
    data = package(body, styles=styles, numbering=numbering, footnotes=footnotes, endnotes=endnotes)
    return read(data, "报告.docx").text.splitlines()


def marks(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(source.text[m.span.start : m.span.end], m.value) for m in source.marks if m.kind == kind]


# Text


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        (r("审结") + r("15") + r("件。"), ["审结15件。"]),
        (r("　　审结15件。 "), ["审结15件。"]),
        ("<w:r><w:t> 审结 </w:t><w:t>15件</w:t></w:r>", ["审结15件"]),
        ("<w:r><w:t>云溪市</w:t><w:br/><w:t>工作报告</w:t></w:r>", ["云溪市", "工作报告"]),
        ('<w:r><w:t>云溪市</w:t><w:br w:type="page"/><w:cr/><w:t>青禾县</w:t></w:r>', ["云溪市", "青禾县"]),
        ("<w:r><w:t>总计</w:t><w:tab/><w:t>15</w:t></w:r>", ["总计\t15"]),
        ("<w:r><w:t>2023</w:t><w:noBreakHyphen/><w:t>2024</w:t><w:softHyphen/></w:r>", ["2023-2024"]),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B1"/><w:t>5</w:t></w:r>', ["±5"]),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/><w:sym w:font="x" w:char="D800"/><w:sym w:char="?"/></w:r>', ["①"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="25CB"/></w:r>', ["☑○"]),
        (r("30km") + r("2", '<w:vertAlign w:val="superscript"/>'), ["30km²"]),
        ("<m:oMath><m:f><m:num><m:r><m:t>2</m:t></m:r></m:num><m:den><m:r><m:t>18</m:t></m:r></m:den></m:f></m:oMath>", ["2/18"]),
        ("<w:hyperlink>" + r("行政复议") + "</w:hyperlink><w:smartTag>" + r("3件") + "</w:smartTag>", ["行政复议3件"]),
        ("<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" + r("2024年") + "</w:sdtContent></w:sdt>", ["2024年"]),
        ("<w:ruby><w:rt>" + r("xi") + "</w:rt><w:rubyBase>" + r("溪") + "</w:rubyBase></w:ruby>", ["溪"]),
        ("", []),
        ("<w:r><w:t/></w:r><!-- 审结 --><?x y?>", []),
        (r("a|b"), ["a|b"]),
    ],
)
def test_runs(runs: str, printed: list[str]) -> None:
    assert lines(p(runs=runs)) == printed


def test_paragraphs_are_lines_and_have_marks() -> None:
    source = read(package(p("云溪市工作报告") + p() + p("　　审结15件。") + "<w:sectPr/>"), "报告.docx")
    assert source.text == "云溪市工作报告\n审结15件。\n"
    assert source.path == "报告.docx"
    assert marks(source, "paragraph") == [("云溪市工作报告", "1"), ("审结15件。", "2")]


def test_a_document_without_text() -> None:
    assert read(package(p()), "-") == Source("", "-")


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>' + instruction + "</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + result + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        (r("共") + field("=SUM(ABOVE)", r("15")) + r("件"), ["共15件"]),
        (field("IF </w:instrText></w:r>" + field("X", r("隐")) + "<w:r><w:instrText>", r("显")), ["显"]),
        (field("A", field("B", r("内")) + r("外")), ["内外"]),
        ('<w:fldSimple w:instr="PAGE">' + r("3") + "</w:fldSimple>", ["3"]),
        ('<w:r><w:fldChar w:fldCharType="end"/><w:fldChar/></w:r>' + r("审结"), ["审结"]),
    ],
)
def test_fields_print_their_result(runs: str, printed: list[str]) -> None:
    assert lines(p(runs=runs)) == printed


def test_a_field_that_runs_over_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(p(runs=begin + r("一、回顾")) + p("二、安排") + p(runs=end + r("正文"))) == ["一、回顾", "二、安排", "正文"]


def test_tracked_changes_are_accepted() -> None:
    runs = (
        r("审结") + "<w:del><w:r><w:delText>14</w:delText></w:r></w:del>" + f"<w:ins>{r('15')}</w:ins>"
        f"<w:moveFrom>{r('旧')}</w:moveFrom><w:moveTo>{r('件')}</w:moveTo>"
    )  # fmt: skip
    gone = "<w:rPr><w:del/></w:rPr>"
    assert lines(p(runs=runs)) == ["审结15件"]
    assert lines(p("审结", gone) + p("15件。") + p("办理3件。")) == ["审结15件。", "办理3件。"]
    assert lines(p("审结", gone) + tbl(tr("a", "b"))) == ["审结", "a|b"]
    assert lines(tbl(tr("a", "b"), tr("c", "d", properties="<w:del/>"))) == ["a|b"]
    assert lines(tbl(tr("a", tc("x", "<w:cellDel/>"), "b"))) == ["a|b"]


def test_a_deleted_paragraph_is_not_counted() -> None:
    deleted = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>' + r("旧") + "</w:del></w:p>"
    )
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    assert lines(numbered("甲", 1) + deleted + numbered("乙", 1), numbering=numbering) == ["1. 甲", "2. 乙"]


def test_hidden_text_is_left_out() -> None:
    styles = style("Hid", "<w:rPr><w:vanish/></w:rPr>", kind="character") + style("HidP", "<w:rPr><w:vanish/></w:rPr>")
    runs = (
        r("审结")
        + r("批注", "<w:vanish/>")
        + r("15", '<w:vanish w:val="0"/>')
        + r("隐", '<w:rStyle w:val="Hid"/>')
        + r("件", '<w:rStyle w:val="Hid"/><w:vanish w:val="false"/>')
    )
    assert lines(p(runs=runs) + p("表单顶端", '<w:pStyle w:val="HidP"/>'), styles=styles) == ["审结15件"]


def test_a_heading_that_runs_into_its_text_keeps_its_number() -> None:
    numbering = abstract(0, lvl(0, "chineseCounting", "%1、")) + num(1, 0)
    list_item = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = p("加强监督。", list_item + "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("审结15件。") + p("其他", list_item)
    assert lines(body, numbering=numbering) == ["一、加强监督。审结15件。", "二、其他"]


BOX = "<w:txbxContent>" + p("附注") + p("3件") + "</w:txbxContent>"
SHAPE = f"<w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing>"


def either(choice: str, fallback: str = "", requires: str = "wps") -> str:
    chosen = f'<mc:Choice Requires="{requires}">{choice}</mc:Choice>'
    return f"<mc:AlternateContent>{chosen}{fallback and f'<mc:Fallback>{fallback}</mc:Fallback>'}</mc:AlternateContent>"


PICTURE = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    "drawn",
    [
        SHAPE,
        PICTURE,
        either(SHAPE, PICTURE),
    ],
)
def test_a_text_box_stands_behind_its_paragraph_once(drawn: str) -> None:
    assert lines(p("审结", runs=f"<w:r>{drawn}</w:r>" + r("15件")) + p("完")) == ["审结15件", "附注", "3件", "完"]
    assert lines(tbl(tr(tc(p("审结", runs=f"<w:r>{drawn}</w:r>")), "b"))) == ["审结 附注 3件|b"]


def test_a_text_box_in_a_paragraph_that_goes_on() -> None:
    body = p("审结", "<w:rPr><w:del/></w:rPr>", f"<w:r>{SHAPE}</w:r>") + p("15件")
    assert lines(body) == ["审结15件", "附注", "3件"]


def test_an_alternative_that_word_may_not_know() -> None:
    new, old = "<w:t>新</w:t>", "<w:t>旧</w:t>"
    assert lines(p(runs=f"<w:r>{either(new, old, 'w16se')}</w:r>")) == ["旧"]
    assert lines(p(runs=f"<w:r>{either(new, requires='w16se')}</w:r>")) == []


def test_notes_stand_at_the_end() -> None:
    def note(kind: str, name: int, text: str) -> str:
        return f'<w:{kind} w:id="{name}">{p(text, runs=f"<w:r><w:{kind}Ref/></w:r>")}</w:{kind}>'

    def reference(kind: str, name: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{name}"/></w:r>'

    body = p("审结15件", runs=reference("endnote", 2) + reference("footnote", 3) + reference("footnote", 2)) + p("完")
    body += p(runs="<w:del>" + reference("footnote", 4) + "</w:del>" + reference("footnote", 9))
    footnotes = "".join(note("footnote", name, text) for name, text in enumerate(["分隔", "多余", "脚注二", "脚注三", "删去"]))
    assert lines(body, footnotes=footnotes, endnotes=note("endnote", 2, "尾注")) == ["审结15件", "完", "脚注三", "脚注二", "尾注"]


# Headings


def test_headings() -> None:
    styles = (
        style("1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', label="heading 1")
        + style("2", "", label="heading 2")
        + style("a3", "", label="标题 3")
        + style("own", "", based_on="1")
        + style("toc", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="1", label="TOC Heading")
        + style("loop", "", based_on="pool")
        + style("pool", "", based_on="loop")
    )
    body = "".join(p(name, f'<w:pStyle w:val="{name}"/>') for name in ("1", "2", "a3", "own", "toc", "loop", "unknown"))
    body += p("direct", '<w:outlineLvl w:val="3"/>') + p("none", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    body += p(runs="<w:r><w:t>第一章</w:t><w:br/><w:t>总则</w:t></w:r>", properties='<w:pStyle w:val="1"/>')
    source = read(package(body, styles=styles), "-")
    assert marks(source, "heading") == [("1", "1"), ("2", "2"), ("a3", "3"), ("own", "1"), ("direct", "4"), ("第一章 总则", "1")]


def test_a_picture_takes_no_text() -> None:
    drawn = "<w:r><w:drawing/></w:r>"
    source = read(package(p("一、机构") + p(runs=drawn) + p("二、职能", runs=drawn) + tbl(tr(tc(p(runs=drawn)), "甲"))), "-")
    assert source.text == "一、机构\n二、职能\n|甲\n"
    assert [mark.span for mark in source.marks if mark.kind == "picture"] == [Span(5, 5), Span(10, 10)]


# Tables


def test_a_table() -> None:
    body = p("表一") + tbl(tr("指标", "本年"), tr(tc(p("收|结") + p() + p("合计")), "15")) + p("完")
    source = read(package(body), "-")
    assert source.text == "表一\n指标|本年\n收｜结 合计|15\n完\n"
    assert marks(source, "table") == [("指标|本年\n收｜结 合计|15", "1")]
    assert marks(source, "row") == [("指标|本年", "1,1"), ("收｜结 合计|15", "2,1")]
    assert marks(source, "cell") == [("指标", "0,0,1,1"), ("本年", "0,1,1,1"), ("收｜结 合计", "1,0,1,1"), ("15", "1,1,1,1")]
    assert marks(source, "paragraph") == [("表一", "1"), ("完", "2")]
    assert [m.span.start for m in source.marks] == sorted(m.span.start for m in source.marks)


def test_merged_cells_print_once() -> None:
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        tr(tc("项目", restart), tc("申请人", '<w:gridSpan w:val="2"/>'), tc("总计", restart)),
        tr(tc("", go_on), "自然人", "法人", tc("", go_on)),
        tr("新收", "8", "7", "15"),
        tr("结转", "", properties='<w:gridBefore w:val="1"/>'),
    )
    source = read(package(body), "-")
    assert source.text == "项目|申请人||总计\n|自然人|法人|\n新收|8|7|15\n|结转||\n"
    cells = dict(marks(source, "cell"))
    assert (cells["项目"], cells["申请人"], cells["总计"]) == ("0,0,2,1", "0,1,1,2", "0,3,2,1")
    assert (cells["自然人"], cells["15"], cells["结转"]) == ("1,1,1,1", "2,3,1,1", "3,1,1,1")
    assert "" not in cells


def test_a_column_that_no_cell_begins_in_is_not_one() -> None:
    """Cells that were merged all the way down, or that another row's narrower cells have left behind."""
    two = '<w:gridSpan w:val="2"/>'
    body = tbl(tr(tc("项目", two), "本年", tc("上年", two)), tr(tc("合计", two), tc("15", two), "18"))
    source = read(package(body), "-")
    assert source.text == "项目|本年|上年|\n合计|15||18\n"
    assert dict(marks(source, "cell")) == {
        "项目": "0,0,1,1", "本年": "0,1,1,1", "上年": "0,2,1,2", "合计": "1,0,1,1", "15": "1,1,1,2", "18": "1,3,1,1",
    }  # fmt: skip


def test_places_are_those_that_a_person_counts() -> None:
    restart, go_on, two = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    inner = tbl(tr("民事", "21"), tr("刑事", "22"))
    body = (
        p("云溪市年度报告")
        + tbl(tr(tc(p("框中的话") + tbl(tr("甲", "乙")))))
        + p("情况见下表。")
        + tbl(
            tr(tc("项目", restart), tc("申请人", two), "总计"),
            tr(tc("", go_on), "自然人", "法人", ""),
            tr("新收", "8", "7", "15"),
            tr("其中", tc(p("办结") + inner, two), "43"),
        )
        + p("完")
    )
    source = read(package(body), "-")

    def place(words: str) -> dict[str, int | str]:
        native = source.native(source.text.index(words))
        return {key: value for key, value in native._asdict().items() if value is not None}

    assert place("云溪市年度报告") == {"paragraph": 1}
    assert place("框中的话") == {"paragraph": 2}
    assert place("乙") == {"table": 1, "row": 1, "column": 2}
    assert place("情况见下表") == {"paragraph": 3}
    assert place("项目") == {"table": 2, "row": 1, "column": 1}
    assert place("总计") == {"table": 2, "row": 1, "column": 4}
    assert place("法人") == {"table": 2, "row": 2, "column": 3}
    assert place("|自然人") == {"table": 2, "row": 2}
    assert place("15") == {"table": 2, "row": 3, "column": 4}
    assert place("22") == {"table": 2, "row": 4, "column": 2}
    assert place("43") == {"table": 2, "row": 4, "column": 4}
    assert place("完") == {"paragraph": 4}


def test_merging_that_goes_wrong() -> None:
    assert lines(tbl(tr(tc("a", "<w:vMerge/>"), "b"))) == ["a|b"]
    assert lines(tbl(tr(tc("a", "<w:hMerge/>"), tc("b", "<w:hMerge/>"), "c"), tr("d", "e", "f"))) == ["a||c", "d|e|f"]
    assert lines(tbl(tr(tc("a", '<w:gridSpan w:val="999999999"/>'), "b"))) == ["a|b"]
    assert lines(tbl(tr(tc("a", '<w:gridSpan w:val="-1"/>'), tc("b", '<w:gridSpan w:val="x"/>')))) == ["a|b"]
    assert lines(tbl() + tbl(tr()) + p("完")) == ["完"]


def test_a_table_in_a_table_and_a_frame() -> None:
    inner = tbl(tr("一", "二"), tr("三", "四"))
    assert lines(tbl(tr(tc(p("甲") + inner + p("乙")), "b"))) == ["甲 一 二 三 四 乙|b"]
    assert lines(tbl(tr(tc(p("甲") + inner + p("乙"))))) == ["甲", "一|二", "三|四", "乙"]


def test_rows_in_content_controls() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    def custom(content: str) -> str:
        return f"<w:customXml>{content}</w:customXml>"

    body = control(tbl(control(tr("a", "b")), f"<w:tr>{custom(tc('c'))}{tc('d')}</w:tr>"))
    assert lines(body) == ["a|b", "c|d"]


def test_numbers_in_a_table() -> None:
    numbering = abstract(0, lvl(0, "decimal", "%1", '<w:suff w:val="nothing"/>')) + num(1, 0)
    body = tbl(*(tr(tc(numbered("", 1)), name) for name in ("云溪市", "青禾县")))
    source = read(package(body, numbering=numbering), "-")
    assert source.text == "1|云溪市\n2|青禾县\n"
    assert marks(source, "number") == [("1", ""), ("2", "")]


# Automatic numbering

REPORT = abstract(
    0,
    lvl(0, "chineseCountingThousand", "%1、"),
    lvl(1, "chineseCounting", "（%2）"),
    lvl(2, "decimal", "%3."),
    lvl(3, "decimalEnclosedCircleChinese", "%4", '<w:suff w:val="space"/>'),
) + num(1, 0)


def test_the_levels_of_a_report() -> None:
    headings = {"回顾": 0, "立法": 1, "执法": 1, "复议": 2, "其一": 3, "安排": 0, "规章": 1}
    body = "".join(numbered(text, 1, level) for text, level in headings.items())
    source = read(package(body, numbering=REPORT), "-")
    assert source.text.splitlines() == ["一、回顾", "（一）立法", "（二）执法", "1. 复议", "① 其一", "二、安排", "（一）规章"]
    assert [text for text, _ in marks(source, "number")] == ["一、", "（一）", "（二）", "1.", "①", "二、", "（一）"]


def test_lists_go_on_over_paragraphs_and_tables() -> None:
    body = numbered("甲", 1) + p("正文") + tbl(tr("a", "b")) + numbered("乙", 1)
    assert lines(body, numbering=REPORT) == ["一、甲", "正文", "a|b", "二、乙"]


def test_two_numbers_of_one_list_go_on_and_an_override_restarts() -> None:
    again = num(2, 0) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    body = numbered("甲", 1) + numbered("乙", 2) + numbered("丙", 3) + numbered("丁", 3) + numbered("戊", 1)
    assert lines(body, numbering=REPORT + again) == ["一、甲", "二、乙", "五、丙", "六、丁", "七、戊"]


def test_an_override_of_a_whole_level() -> None:
    changed = num(2, 0, f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1.")}</w:lvlOverride>')
    assert lines(numbered("甲", 2) + numbered("乙", 2), numbering=REPORT + changed) == ["I. 甲", "II. 乙"]


def test_higher_levels_in_a_number() -> None:
    levels = (
        lvl(0, "chineseCounting", "第%1章", start=2),
        lvl(1, "decimal", "%1.%2"),
        lvl(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    numbering = abstract(0, *levels) + num(1, 0)
    body = numbered("a", 1, 1) + numbered("b", 1) + numbered("c", 1, 2) + numbered("d", 1, 1) + numbered("e", 1, 2)
    assert lines(body, numbering=numbering) == ["二.1 a", "第三章 b", "3.1.1 c", "三.2 d", "3.2.1 e"]


@pytest.mark.parametrize(
    ("restart", "printed"),
    [
        ("", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1.1"]),
        ('<w:lvlRestart w:val="0"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1.3"]),
        ('<w:lvlRestart w:val="1"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1.1"]),
        ('<w:lvlRestart w:val="7"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1.1"]),
    ],
)
def test_restart(restart: str, printed: list[str]) -> None:
    levels = lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3", restart)
    body = "".join(numbered("", 1, level) for level in (0, 1, 2, 1, 2, 0, 2))
    assert lines(body, numbering=abstract(0, *levels) + num(1, 0)) == printed


CUSTOM = (
    '<w:lvl w:ilvl="0"><w:start w:val="3"/>'
    + either('<w:numFmt w:val="custom"/>', '<w:numFmt w:val="lowerLetter"/>', "w14")
    + '<w:lvlText w:val="%1)"/></w:lvl>'
)


@pytest.mark.parametrize(
    ("level", "printed"),
    [
        (lvl(0, "bullet", ""), "甲"),
        (lvl(0, "none", "附件"), "附件 甲"),
        (lvl(0, "none", "%1"), "甲"),
        (lvl(0, "decimal", ""), "甲"),
        (lvl(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'), "1.甲"),
        (lvl(0, "decimal", "%1.", '<w:suff w:val="space"/>'), "1. 甲"),
        (lvl(0, "decimal", "%1、", '<w:suff w:val="space"/>'), "1、甲"),
        (lvl(0, "chineseCounting", "第%1条　", '<w:suff w:val="nothing"/>'), "第一条　甲"),
        (lvl(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"), "甲"),
        (lvl(0, "decimal", "%1%9%0."), "1%0. 甲"),
        (lvl(0, "decimal", "%1.", start=0), "0. 甲"),
        (lvl(0, "upperRoman", "%1.", start=999999999), "999999999. 甲"),
        ('<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>', "0. 甲"),
        (CUSTOM, "c) 甲"),
    ],
)
def test_kinds_of_levels(level: str, printed: str) -> None:
    assert lines(numbered("甲", 1), numbering=abstract(0, level) + num(1, 0)) == [printed]


@pytest.mark.parametrize(("number", "level"), [(0, 0), (7, 0), (8, 0), (1, 8), (1, 99)])
def test_numbers_that_lead_nowhere(number: int, level: int) -> None:
    assert lines(numbered("甲", number, level), numbering=REPORT + num(8, 77)) == ["甲"]
    assert lines(numbered("甲", number, level)) == ["甲"]


def test_numbering_by_styles() -> None:
    numbering = abstract(
        0,
        lvl(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'),
        lvl(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'),
    ) + num(1, 0)
    linked = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("h1", linked, label="heading 1")
        + style("h2", '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>', based_on="h1", label="heading 2")
        + style("mine", "", based_on="h2")
        + style("plain", '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', based_on="h1")
    )
    body = "".join(p(name, f'<w:pStyle w:val="{name}"/>') for name in ("h1", "h2", "mine", "plain", "h1"))
    body += p("无", '<w:pStyle w:val="h1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    assert lines(body, numbering=numbering, styles=styles) == ["一、h1", "（一）h2", "（二）mine", "plain", "二、h1", "无"]


def test_a_list_style() -> None:
    numbering = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="list"/></w:abstractNum>' + REPORT + num(2, 5)
    styles = style("list", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert lines(numbered("甲", 2) + numbered("乙", 1), numbering=numbering, styles=styles) == ["一、甲", "二、乙"]
    circle = styles.replace('w:val="1"', 'w:val="2"')
    assert lines(numbered("甲", 2), numbering=numbering, styles=circle) == ["甲"]


def test_the_default_style_is_that_of_paragraphs_without_one() -> None:
    styles = style("a", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>').replace("<w:style ", '<w:style w:default="1" ')
    assert lines(p("甲") + p("乙"), numbering=REPORT, styles=styles) == ["一、甲", "二、乙"]


# As Word and its like write them


def test_what_python_docx_writes() -> None:
    docx = pytest.importorskip("docx", reason="writing .docx needs python-docx")
    document = docx.Document()
    document.add_heading("云溪市工作报告", 0)
    document.add_heading("回顾", 1)
    document.add_paragraph("　　审结15件。")
    document.add_paragraph("其一", style="List Number")
    document.add_paragraph("其二", style="List Number")
    document.add_paragraph("要点", style="List Bullet")
    table = document.add_table(2, 3)
    for cell, text in zip((c for row in table.rows for c in row.cells), "甲乙丙丁戊己", strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    document.sections[0].header.paragraphs[0].text = "页眉"
    buffer = BytesIO()
    document.save(buffer)
    source = read(buffer.getvalue(), "-")
    assert source.text == "云溪市工作报告\n回顾\n审结15件。\n1. 其一\n2. 其二\n要点\n甲 乙||丙\n丁|戊|己\n"
    assert marks(source, "heading") == [("回顾", "1")]


def test_other_names_of_parts_and_namespaces() -> None:
    data = package(numbered("甲", 1), main="doc/main2.xml", numbering=REPORT)
    assert read(data, "-").text == "一、甲\n"
    strict = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(strict, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert read(strict.getvalue(), "-").text == "一、甲\n"


def test_real_files() -> None:
    folder = Path(__file__).parents[2].parent / "shared" / "corpus" / "originals"
    files = sorted(folder.glob("*.docx"))
    if not files:
        pytest.skip("no ../shared/corpus/originals")
    for file in files:
        source = read(file.read_bytes(), str(file))
        for mark in source.marks:
            assert 0 <= mark.span.start < mark.span.end <= len(source.text)
            if mark.kind == "table":
                rows = source.text[mark.span.start : mark.span.end].split("\n")
                assert len({row.count("|") for row in rows}) == 1


# What cannot be read


def zipped(entries: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
WITH_ENTITY = package(p("&b;"), doctype=DOCTYPE)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "文件是空的"),
        (b"text", "不是 Word 文档"),
        (OLE, "这是旧的 .doc 格式"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件有密码保护"),
        (b"PK\x03\x04", "文件已损坏"),
        (zipped({}), "其中没有 Word 文档"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "其中没有 Word 文档"),
        (zipped({"word/document.xml": b"<x/>"}), "其中没有 Word 文档"),
        (zipped({"word/document.xml": f'<w:document xmlns:w="{W}"/>'.encode()}), "其中没有 Word 文档"),
        (zipped({"word/document.xml": b""}), "文件已损坏"),
        (zipped({"word/document.xml": b"<w:document"}), "文件已损坏"),
        (package("<w:p>"), "文件已损坏"),
        (package("<w:x>" * 300 + "</w:x>" * 300), "文件已损坏"),
        (WITH_ENTITY, "XML 含有 DOCTYPE"),
        (package(p("甲"), doctype='<!DOCTYPE x SYSTEM "http://localhost/x.dtd">'), "XML 含有 DOCTYPE"),
        (package(p("0" * 5_000_000)), "解压后过大"),
        (zipped({str(n): b"" for n in range(10_001)}), "解压后过大"),
        (package(tbl(tr(*"a" * 2000), *[tr("a")] * 2000)), "表格过大"),
    ],
)
def test_unreadable(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(data, "报告.docx")
    assert raised.value.zh.startswith(reason)
    assert raised.value.path == "报告.docx"


def test_an_encrypted_entry() -> None:
    data = bytearray(package(p("甲"), ZIP_STORED))
    for signature, offset in (b"PK\x03\x04", 6), (b"PK\x01\x02", 8):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 1)
    with pytest.raises(UnreadableFile) as raised:
        read(bytes(data), "-")
    assert raised.value.zh == "文件有密码保护"


def test_without_lxml(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name.startswith("lxml"):
            raise ImportError(name)
        return usual(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UnreadableFile) as raised:
        read(package(p("甲")), "-")
    assert raised.value.zh == '读取 .docx 需要：pip install "lawlint[docx]"'
    assert raised.value.en == 'reading .docx needs: pip install "lawlint[docx]"'


def attempt(data: bytes) -> None:
    try:
        source = read(data, "-")
    except UnreadableFile:
        return
    source.text.encode()


EVERYTHING = (
    numbered("甲", 1)
    + p(runs=field("X", r("15")) + f"<w:r>{SHAPE}</w:r>" + '<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>')
    + tbl(
        tr(tc("a", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), tbl(tr("b"))),
        tr("c", properties='<w:gridBefore w:val="1"/>'),
    )
    + p("h", '<w:pStyle w:val="h1"/>')
)
STYLES = style("h1", '<w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', based_on="h0")


@pytest.mark.parametrize("method", [ZIP_DEFLATED, ZIP_STORED])
def test_truncated_and_flipped_packages(method: int) -> None:
    data = package(EVERYTHING, method, numbering=REPORT, styles=STYLES)
    chance = random.Random(20240101)
    for _ in range(150):
        attempt(data[: chance.randrange(len(data))])
        flipped = bytearray(data)
        for _ in range(chance.choice([1, 1, 3, 20])):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        attempt(bytes(flipped))


def test_flipped_xml() -> None:
    """The zip is sound, so what was flipped reaches the XML."""
    chance = random.Random(20240102)
    with ZipFile(BytesIO(package(EVERYTHING, numbering=REPORT, styles=STYLES))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(400):
        name = chance.choice(sorted(parts))
        flipped = bytearray(parts[name])
        for _ in range(chance.choice([1, 1, 2, 5])):
            flipped[chance.randrange(len(flipped))] = chance.choice(b'0159-<>/"= wptvalr\xe4')
        attempt(zipped({**parts, name: bytes(flipped)}))


def test_depth() -> None:
    nested = p("甲")
    for _ in range(80):
        nested = tbl(tr(tc(nested), "b"))
    assert lines(nested) == ["甲" + " b" * 79 + "|b"]
    assert lines("<w:sdt>" * 240 + p("甲") + "</w:sdt>" * 240) == ["甲"]


def test_time_is_linear() -> None:
    body = (numbered("审结案件", 1) + tbl(*[tr("新收", "15", "8")] * 5)) * 20
    spent = []
    for times in (5, 20):
        data = package(body * times, numbering=REPORT)
        start = time.process_time()
        read(data, "-")
        spent.append(time.process_time() - start)
    assert spent[1] < 12 * spent[0] + 0.5


def remarks(body: str, comments: str = "") -> list[tuple[str, str, str]]:
    """Kind, words marked and value of the marks for tracked changes and comments."""
    source = read(package(body, comments=comments), "a.docx")
    return [(m.kind, source.text[slice(*m.span)], m.value) for m in source.marks if m.kind in ("revision", "comment")]


def comment(name: int, words: str) -> str:
    return f'<w:comment w:id="{name}">{p(words)}</w:comment>'


def test_tracked_changes_and_comments_are_marked_where_they_stand() -> None:
    changed = f'<w:ins w:author="甲">{r("应诉")}</w:ins><w:del w:author="乙"><w:r><w:delText>出庭</w:delText></w:r></w:del>'
    referred = '<w:r><w:commentReference w:id="{}"/></w:r>'
    body = p("全年出庭", runs=changed) + p("没有修改") + p("合同审查", runs=referred.format(0))
    body += tbl(tr(tc(p("案件", runs=referred.format(1))), tc(p("12", runs=f"<w:ins>{r('件')}</w:ins>"))))
    assert remarks(body, comments=comment(0, "数据是否有误") + comment(1, "已核") + comment(2, "无人引用")) == [
        ("revision", "全年出庭应诉", "甲"),
        ("comment", "合同审查", "数据是否有误"),
        ("comment", "案件", "已核"),
        ("revision", "12件", ""),
    ]


def test_a_deleted_paragraph_is_a_change_of_the_next() -> None:
    end = '<w:pPr><w:rPr><w:del w:author="甲"/></w:rPr></w:pPr>'
    gone = f'<w:p>{end}<w:del w:author="甲"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>'
    assert remarks(p("第一段") + gone + p("第二段") + p("第三段")) == [("revision", "第二段", "甲")]


def test_without_changes_and_comments_there_are_no_such_marks() -> None:
    assert remarks(p("全年出庭") + tbl(tr("甲", "乙"))) == []
