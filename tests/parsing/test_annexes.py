"""The annexes of a report: what the note lists, and where each begins."""

from __future__ import annotations

import pytest

from lawlint.parsing.parser import parse
from lawlint.source import Source

TITLE = "云溪市人民政府关于2023年度法治政府建设工作情况的报告\n一、主要举措\n印发规定3件。\n"
END = "云溪市人民政府\n2024年1月26日\n"


def listed(note: str) -> list[tuple[int | None, str]]:
    document = parse(Source(TITLE + note + END))
    return [(annex.number, annex.name) for annex in document.listed]


def begun(after: str) -> list[tuple[int | None, str]]:
    document = parse(Source(f"{TITLE}附件：1.甲表\n　　　2.乙表\n{END}{after}"))
    return [(annex.number, annex.name) for annex in document.annexes]


@pytest.mark.parametrize(("note", "annexes"), [
    ("附件：任务清单\n", [(None, "任务清单")]),
    ("附件：\n任务清单\n", [(None, "任务清单")]),
    ("附件：1.甲表\n　　　2.乙表\n", [(1, "甲表"), (2, "乙表")]),
    ("附件：1. 甲表 2. 乙表\n", [(1, "甲表"), (2, "乙表")]),
    ("附 件:１．甲表　２．乙表\n", [(1, "甲表"), (2, "乙表")]),
    ("附件：\n1、甲表\n2、乙表；\n", [(1, "甲表"), (2, "乙表;")]),
    ("附件：1.2023年度甲表\n2.第2.5版乙表\n", [(1, "2023年度甲表"), (2, "第2.5版乙表")]),
    ("附件：1.一个名称很长的\n表\n2.乙表\n", [(1, "一个名称很长的"), (2, "乙表")]),
    ("附件1：甲表\n附件2：乙表\n", [(1, "甲表"), (2, "乙表")]),
    ("附件一：甲表\n附件二：乙表\n", [(1, "甲表"), (2, "乙表")]),
    ("附件所列事项按期办结。\n", []),
    ("附件1所列事项按期办结\n", []),
    ("", []),
])  # fmt: skip
def test_the_note(note: str, annexes: list[tuple[int | None, str]]) -> None:
    assert listed(note) == annexes


def test_what_the_note_lists_is_no_heading() -> None:
    document = parse(Source(f"{TITLE}附件：1.甲表\n　　　2.乙表\n{END}"))
    assert [section.title for section in document.body.walk()] == ["", "主要举措"]
    assert document.signature is not None
    assert [document.source.text[slice(*annex.span)] for annex in document.listed] == ["1.甲表", "2.乙表"]


@pytest.mark.parametrize("text", [
    "附件：\n1.总体要求\n坚持依法行政。\n2.主要任务\n开展普法。\n",
    "附件：\n1.坚持依法行政。\n2.开展普法。\n印发规定3件。\n",
])  # fmt: skip
def test_the_headings_of_an_annex_are_no_note(text: str) -> None:
    document = parse(Source(f"云溪市普法方案\n{text}"))
    assert document.listed == ()
    markers = [section.heading.marker.number for section in document.body.sections if section.heading and section.heading.marker]
    assert markers == [1, 2]


@pytest.mark.parametrize(("after", "annexes"), [
    ("", []),
    ("附件1\n甲表\n附件2\n乙表\n", [(1, ""), (2, "")]),
    ("附件1：甲表\n序号\n附件2：乙表（略）\n", [(1, "甲表"), (2, "乙表(略)")]),
    ("附件一\n甲表\n", [(1, "")]),
    ("附件2中的事项3件\n", []),
])  # fmt: skip
def test_where_annexes_begin(after: str, annexes: list[tuple[int | None, str]]) -> None:
    assert begun(after) == annexes


@pytest.mark.parametrize(("under", "date"), [
    ("——2026年2月4日在云溪市第五届人民代表大会第三次会议上\n", "2026年2月4日"),
    ("（2026年2月4日）\n", "2026年2月4日"),
    ("云溪市统计局\n（2026年2月4日）\n", "2026年2月4日"),
    ("现将2026年2月4日以前的情况报告如下：\n", None),
])  # fmt: skip
def test_the_caption_under_the_title(under: str, date: str | None) -> None:
    document = parse(Source(f"云溪市统计局关于经济运行情况的报告\n{under}一、工业\n增长5%。\n二、农业\n增长2%。\n"))
    found = document.caption and document.source.text[slice(*document.caption.span)]
    assert found == date


@pytest.mark.parametrize("date", ["2024.1.26", "2024-01-26", "2024/1/26", "2024年1月"])
def test_under_a_signature_any_date_is_the_date_of_the_report(date: str) -> None:
    document = parse(Source(f"{TITLE}云溪市人民政府\n{date}\n"))
    assert document.signature is not None
    assert document.date is not None
    assert (document.date.year, document.source.text[slice(*document.date.span)]) == (2024, date)


def test_a_stamp_below_nothing_is_no_date_of_the_report() -> None:
    assert parse(Source(f"{TITLE}2024-01-26\n")).date is None
