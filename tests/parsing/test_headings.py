"""Headings without a number, which Markdown, Word and web pages mark, among those that have one."""

from __future__ import annotations

import pytest

from lawlint.parsing.parser import parse
from lawlint.parsing.tree import Document, Section
from lawlint.reading import decode
from lawlint.source import Mark, Source, Span

TITLE = "# 云溪市人民政府关于2023年度法治政府建设工作情况的报告"
SAID = "印发规定3件。"


def document(*headings: str) -> Document:
    """Those headings of a Markdown file, each over a paragraph."""
    return parse(decode("".join(f"{heading}\n\n{SAID}\n\n" for heading in headings).encode(), "草稿.md"))


def outline(section: Section) -> list[str]:
    """The headings, each with «·» for every one above."""
    return [line for child in section.sections for line in (child.title, *(f"·{below}" for below in outline(child)))]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("## 主要成效",), ["主要成效"]),
        (("## 主要成效", "### 完善制度", "### 规范执法", "## 存在不足"), ["主要成效", "·完善制度", "·规范执法", "存在不足"]),
        # levels that are skipped, and one above the first
        (("## 主要成效", "#### 完善制度", "## 存在不足", "### 人手"), ["主要成效", "·完善制度", "存在不足", "·人手"]),
        (("### 制度", "# 成效", "#### 执法", "## 队伍", "# 不足"), ["制度", "成效", "·执法", "·队伍", "不足"]),
        # numbers as plain text below
        (("## 成效", "（一）制度", "1.立法", "（二）执法", "## 不足", "（一）人手"),
         ["成效", "·制度", "··立法", "·执法", "不足", "·人手"]),
        (("## 成效", "（一）制度", "（二）执法", "## 不足", "（三）人手"), ["成效", "·制度", "·执法", "不足", "·人手"]),
        (("# 上篇", "一、成效", "二、不足", "# 下篇", "一、形势", "二、任务"),
         ["上篇", "·成效", "·不足", "下篇", "·形势", "·任务"]),
        # marked numbers below, beside and above
        (("## 成效", "### （一）制度", "### （二）执法", "## 不足"), ["成效", "·制度", "·执法", "不足"]),
        (("## 一、成效", "（一）制度", "（二）执法", "## 二、不足", "## 结语"), ["成效", "·制度", "·执法", "不足", "结语"]),
        (("## 一、成效", "### 制度", "（一）立法", "### 执法", "（一）检查", "## 二、不足"),
         ["成效", "·制度", "··立法", "·执法", "··检查", "不足"]),
        (("## 第一部分 概况", "### 职能", "一、执法", "二、普法", "### 机构", "## 第二部分 收支", "一、收入", "二、支出"),
         ["概况", "·职能", "··执法", "··普法", "·机构", "收支", "·收入", "·支出"]),
        # a number that counts on across a heading stands above it
        (("一、成效", "### 制度", "### 执法", "二、不足", "### 人手"), ["成效", "·制度", "·执法", "不足", "·人手"]),
        # 一、 is outermost where nothing says otherwise
        (("## 前言", "一、成效", "二、不足", "三、安排", "## 结语"), ["前言", "成效", "不足", "安排", "结语"]),
        # numbers marked by no rule keep the order of their kind
        (("# 一、成效", "# （一）制度", "## 二、不足", "# （一）人手", "# 结语"), ["成效", "·制度", "不足", "·人手", "结语"]),
    ],
)  # fmt: skip
def test_the_tree(headings: tuple[str, ...], expected: list[str]) -> None:
    assert outline(document(TITLE, *headings).body) == expected


def test_many_levels() -> None:
    numbered = ["第一部分 甲", "第一章 乙", "第一节 丙", "第一条 丁", "一、戊", "（一）己", "1.庚", "（1）辛", "①壬"]
    found = document(TITLE, *(f"{'#' * level} 第{level}级" for level in range(2, 7)), *numbered)
    assert [line.count("·") for line in outline(found.body)][:5] == [0, 1, 2, 3, 4]
    assert len(outline(found.body)) == 14


@pytest.mark.parametrize(
    "line",
    ["## 持续推进。", f"## {'持续推进' * 20}", "## 一是抓学习，二是抓培训；", "##主要成效", "####### 主要成效", "## 收入，"],
)
def test_what_a_mark_does_not_make_a_heading(line: str) -> None:
    assert outline(document(TITLE, "## 主要成效", line).body) == ["主要成效"]


def test_a_heading_is_not_joined_to_its_neighbours() -> None:
    wrapped = "全市各级各部门坚持以习近平法治思想为指导，深入学习贯彻党的二十大精神，全面推进依法治市各项工作\n"
    heading = "推进严格规范公正文明执法和行政执法监督体系建设的主要举措和成效"
    text = f"{TITLE}\n{wrapped * 4}## {heading}\n{wrapped * 4}持续推进。\n"
    assert outline(parse(decode(text.encode(), "a.md")).body) == [heading]


def test_the_closing_signs_of_a_heading_are_none_of_it() -> None:
    assert outline(document(TITLE, "## 主要成效 ##", "## 二、存在 # 不足 ##").body) == ["主要成效", "存在#不足"]


def test_a_heading_looks_like_a_row() -> None:
    assert outline(document(TITLE, "## 主要成效", "## 工作安排2024").body) == ["主要成效", "工作安排2024"]


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        (("# 云溪市2023年法治政府建设情况", "## 主要成效"), "云溪市2023年法治政府建设情况"),
        (("# 云溪市2023年法治政府建设情况", "## 主要成效", "开展专项督查并形成报告"), "云溪市2023年法治政府建设情况"),
        (("# 云溪市司法局", "## 2023年度普法工作报告", "## 主要成效"), "云溪市司法局2023年度普法工作报告"),
        (("# 主要成效", "# 存在不足"), None),
        (("## 主要成效", "### 完善制度"), None),
        (("# 一、主要成效", "## 完善制度"), None),
    ],
)
def test_the_title_as_the_format_marks_it(headings: tuple[str, ...], title: str | None) -> None:
    found = parse(decode("\n".join((*headings, SAID)).encode(), "草稿.md")).title
    assert (found and found.text) == title


def test_a_sheet_is_a_section_and_no_title() -> None:
    text = "收支表\n合计|18\n支出表\n合计|15\n"
    marks = tuple(Mark(Span(text.index(name), text.index(name) + 3), "heading", "1") for name in ("收支表", "支出表"))
    assert outline(parse(Source(text, marks=marks)).body) == ["收支表", "支出表"]
    assert parse(Source(text[:9], marks=marks[:1])).title is None
