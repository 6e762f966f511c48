"""Markdown: front matter, headings, and what is no text of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

import lawlint
from lawlint.parsing.parser import parse
from lawlint.reading import decode, markdown

SAID = "全年收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\n"
DRAFT = f"""---
title: "云溪市2024年法治政府建设年度报告"
文号: 云政发〔2025〕3号
date: 2025-01-20
发布机构: 云溪市人民政府
tags:
  - 报告2024
---

# 云溪市2024年法治政府建设年度报告

## 一、主要举措

{SAID}
```text
{SAID}```

~~~~
~~~
{SAID}~~~~
<!-- 待核：
{SAID}-->
### 存在的问题 ###

    {SAID}
"""


def marked(text: str, kind: str) -> list[tuple[str, str]]:
    source = markdown.read(text.encode(), "a.md")
    return [(source.text[mark.span.start : mark.span.end], mark.value) for mark in source.marks if mark.kind == kind]


def test_headings() -> None:
    assert marked(DRAFT, "heading") == [("云溪市2024年法治政府建设年度报告", "1"), ("一、主要举措", "2"), ("存在的问题", "3")]
    assert marked("##　主要成效\n#　 一、\n", "heading") == [("主要成效", "2"), ("一、", "1")]
    assert marked("#1号令\n # 一、\r\n####### 七级\n#\n```\n# 注\n```\n", "heading") == [("一、", "1")]


def test_front_matter_is_metadata() -> None:
    document = parse(markdown.read(DRAFT.encode(), "a.md"))
    assert [(entry.key, entry.value) for entry in document.metadata] == [
        ("文号", "云政发〔2025〕3号"),
        ("发布机构", "云溪市人民政府"),
    ]
    assert document.title is not None
    assert document.title.text == "云溪市2024年法治政府建设年度报告"
    headings = {paragraph.compact.text for paragraph in document.paragraphs if paragraph.role == "heading"}
    assert "一、主要举措" in headings


def test_the_title_may_stand_in_the_front_matter_alone() -> None:
    document = parse(markdown.read(f"---\ntitle: 云溪市2024年工作报告\nlayout: page\n---\n{SAID}".encode(), "a.md"))
    assert document.title is not None
    assert document.title.text == "云溪市2024年工作报告"
    assert [paragraph.compact.text for paragraph in document.paragraphs][1:] == [SAID.strip().replace("，", ",")]


def test_code_and_comments_are_no_text_of_the_report(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    result = lawlint.check(tmp_path / "a.md")
    places = [result.report.source.place(f.span.start).line for f in result.findings if f.code == "NUM014"]
    assert places == [14, 29]


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        (SAID, []),
        ("---\n云溪市：甲\n---\n乙\n", ["---\n", "---\n"]),
        ("---\n甲\n", []),
        ("甲\n---\nkey: 1\n---\n", []),
        ("```\n甲\n", ["```\n甲\n"]),
        ("``` 甲 ```\n乙\n", []),
        ("<!-- 甲\n乙", ["<!-- 甲\n乙"]),
        ("<!-- 甲 -->乙\n", ["<!-- 甲 -->"]),
        ("甲<!-- 乙 -->\n", ["<!-- 乙 -->"]),
        ("甲<!-- 乙 --> 丙<!-- 丁\n戊 -->己\n庚", ["<!-- 乙 --> ", "<!-- 丁\n戊 -->"]),
        ("# 甲 <!-- 乙 -->\n", ["<!-- 乙 -->"]),
        ("甲`<!-- 乙 -->`丙\n", []),
        ("甲``<!-- ` -->`` `丙<!-- 丁 -->\n", ["<!-- 丁 -->"]),
        ("甲<!-- 乙\n丙<!-- 丁\n", []),
    ],
)
def test_asides(text: str, asides: list[str]) -> None:
    assert [words for words, _ in marked(text, "aside")] == asides


def test_what_stands_behind_a_comment_is_read() -> None:
    document = parse(markdown.read("<!-- 甲 -->审结15件。\n".encode(), "a.md"))
    assert [paragraph.compact.text for paragraph in document.paragraphs] == ["审结15件。"]


def test_a_comment_in_a_line_is_passed_over() -> None:
    document = parse(markdown.read("审结15件<!-- 批 -->，其中<!-- 注 -->和解2件。\n# 甲 <!-- 乙 -->\n".encode(), "a.md"))
    assert [paragraph.compact.text for paragraph in document.paragraphs] == ["审结15件,其中和解2件。", "甲"]


@pytest.mark.parametrize(
    ("text", "directives"),
    [
        ("<!-- lawlint: ignore NUM014 因四舍五入 -->\n甲\n", ["lawlint: ignore NUM014 因四舍五入"]),
        ("甲 <!--Lawlint：disable NUM014--> 乙 <!-- lawlint ignore X -->\n", ["Lawlint：disable NUM014", "lawlint ignore X"]),
        ("<!-- lawlint 是一个程序 --> <!-- 见 lawlint: ignore -->", []),
        ("```\n<!-- lawlint: ignore NUM014 -->\n```\n`<!-- lawlint: ignore NUM014 -->`\n", []),
        ("---\nkey: 1 # <!-- lawlint: ignore NUM014 -->\n---\n", []),
    ],
)
def test_comments_to_lawlint(text: str, directives: list[str]) -> None:
    marks = [mark for mark in markdown.read(text.encode(), "a.md").marks if mark.kind == "directive"]
    assert [mark.value for mark in marks] == directives
    assert [text[slice(*mark.span)][4:-3].strip() for mark in marks] == directives


def test_standard_input_of_that_name() -> None:
    assert decode(b"# A\n", "a.md").marks
    assert not decode(b"# A\n", "a.txt").marks
