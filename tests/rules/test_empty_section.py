"""STR006 where the format marks headings, and where a section holds a picture."""

from __future__ import annotations

import pytest

from lawlint.linter import rule_findings
from lawlint.reading import decode
from lawlint.registry import all_rules
from lawlint.report import analyse

(RULE,) = (rule for rule in all_rules() if rule.code == "STR006")


def found(text: str, name: str = "草稿.md") -> list[str]:
    report = analyse(decode(text.encode(), name))
    return [report.source.text[slice(*finding.span)] for finding in rule_findings(RULE, report)]


def draft(*lines: str) -> str:
    return "\n\n".join(("# 云溪市年度工作报告", *lines)) + "\n"


SAID = "印发规定3件。"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (draft("## 成效", SAID, "## 不足", "## 安排", SAID), ["不足"]),
        (draft("## 成效", SAID, "## 不足", "### 人手", SAID, "### 经费", "### 设备", SAID, "## 安排", SAID), ["经费"]),
        # the first may be a title, two in a row a table of contents, the last is a draft that goes on
        (draft("## 成效", "## 不足", SAID, "## 安排", SAID), []),
        (draft("## 成效", SAID, "## 不足", "## 问题", "## 安排", SAID, "## 附件", SAID), []),
        (draft("## 成效", SAID, "## 不足", SAID, "## 安排"), []),
        (draft("## 成效", SAID, "## 机构", "![机构图](a.png)", "## 安排", SAID), []),
        # between numbered headings one without a number
        (draft("## 一、成效", SAID, "## 二、不足", "## 人手", SAID, "## 三、安排", SAID), []),
        (draft("## 一、成效", SAID, "## 二、不足", "## 三、安排", SAID), ["二、不足"]),
    ],
)
def test_headings_without_a_number(text: str, marked: list[str]) -> None:
    assert found(text) == marked


def test_a_picture_is_something() -> None:
    pytest.importorskip("lxml", reason="web pages are read with lxml")
    page = "<p>云溪市司法局工作报告</p><p>一、职能</p><p>印发规定3件。</p><p>二、机构</p>{}<p>三、安排</p><p>持续推进。</p>"
    assert found(page.format(""), "a.html") == ["二、机构"]
    assert found(page.format("<p><img src='a.png'></p>"), "a.html") == []
