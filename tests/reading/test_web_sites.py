"""One report in the pages of five content management systems: the same text, without the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.reading import html
from lawlint.source import Source

TITLE = "云溪市2024年法治政府建设年度报告"
PARAGRAPHS = [
    "2024年，云溪市深入推进依法行政，现将有关情况报告如下。",
    "一、主要工作",
    "（一）依法办理行政复议",
    "全年收到行政复议申请18件，其中撤回2件，撤回率为11.11%。召开会议12次，分为全体会议5次和专题会议7次。",
    "二、存在的问题",
    "有的部门主动公开不够及时，分享、打印等便民功能不完善。",
    "云溪市人民政府",
    "2025年1月20日",
]
ROWS = [["新收", "10", "5", "15"], ["结转", "2", "1", "3"], ["合计", "12", "6", "18"]]

PAGES = Path(__file__).parent / "pages"


def in_paragraphs(opening: str, closing: str = "</p>") -> str:
    return "\n".join(f"{opening}{words}{closing}" for words in PARAGRAPHS)


SITES = {
    # TRS WCM: a page of tables, gb2312, a bar of tools over the text, related pages below.
    "trs": ("trs", in_paragraphs("<P align=justify>　　"), "gb18030"),
    "trs, breaks": ("trs", "<br>\n".join(f"　　{words}<br>" for words in PARAGRAPHS), "gb18030"),
    # UCAP: boxes, labels over the text, bars to share it.
    "ucap": ("ucap", in_paragraphs("<p style='text-indent:2em'><span>"), "utf-8"),
    # As Word saves a page: no site at all, fields and styles of Office.
    "word": ("word", in_paragraphs("<p class=MsoNormal><span lang=EN-US>", "</span><o:p></o:p></p>"), "gb18030"),
    # An article of a public account: sections in sections, the account's name, likes.
    "wechat": ("wechat", in_paragraphs("<section><section><span>", "</span></section></section>"), "utf-8"),
    # The text, and a table of data with a head over columns.
    "data": ("data", in_paragraphs("<p>"), "utf-8"),
}


def page(name: str, encoding: str = "") -> Source:
    pytest.importorskip("lxml", reason="web pages are read with lxml")
    file, text, usual = SITES[name]
    site = (PAGES / f"{file}.html").read_text("utf-8").replace("TITLE", TITLE).replace("TEXT", text)
    return html.read(site.encode(encoding or usual), f"{name}.html")


@pytest.mark.parametrize("name", SITES)
def test_the_text_is_that_of_the_report(name: str) -> None:
    source = page(name)
    lines = [line.strip() for line in source.text.splitlines() if "|" not in line]
    assert [line for line in lines if line in PARAGRAPHS] == PARAGRAPHS
    others = [line for line in lines if line not in PARAGRAPHS]
    assert set(others) <= {TITLE, f"标题：{TITLE}", "发布日期：2025-01-22", "发布时间：2025-01-22 09:10"}
    assert TITLE in "".join(others)


def test_the_encoding_is_that_of_the_bytes() -> None:
    assert [page(name).encoding for name in ("trs", "ucap")] == ["gb18030", "utf-8"]
    assert page("trs", "utf-8").text == page("trs").text


def test_cells_stand_where_their_spans_put_them() -> None:
    source = page("data")
    cells = [(mark.value, source.text[mark.span.start : mark.span.end]) for mark in source.marks if mark.kind == "cell"]
    assert cells[:3] == [("0,0,2,1", "项目"), ("0,1,1,2", "申请人"), ("0,3,2,1", "合计")]
    assert cells[3:6] == [("1,1,1,1", "自然人"), ("1,2,1,1", "法人"), ("2,0,1,1", "新收")]
    assert [line for line in source.text.splitlines() if "|" in line][2:] == ["|".join(row) for row in ROWS]
