"""A fingerprint is stable while the text around a finding is edited, and changes with its content."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint import check
from lawlint.linter import lint
from lawlint.reading import decode
from lawlint.registry import all_rules
from lawlint.rule import WARNING, Finding, Report, Rule, Span, Text

RATE = "全年收到行政复议申请18件，其中撤回2件，撤回率为12.11%。"
TERM = "严格落实公开竞争审查制度。"
DRAFT = (
    "云溪市2024年工作情况报告",
    "一、主要做法",
    "组织开展执法培训，覆盖全市各乡镇。",
    RATE,
    "三、存在问题",
    TERM,
    "基层执法力量还不够强，需要继续充实。",
)
# Paragraphs on which lawlint is silent.
OTHERS = (
    "深入推进简政放权，持续优化营商环境。",
    "各部门协同配合，工作机制更加顺畅。",
    "白石镇设立便民服务站，群众办事少跑路。",
    "全年培训执法人员，并组织考试。",
    "",
)


def prints(text: str, name: str = "draft.txt") -> list[str]:
    source = decode(text.encode(), name)
    return [finding.fingerprint for finding in lint(source).findings]


KNOWN = prints("\n".join(DRAFT))


def test_every_finding_has_one_of_its_own() -> None:
    assert [p.partition("-")[0] for p in KNOWN] == ["STR009", "NUM014", "STR001", "TRM009"]
    assert all(re.fullmatch(r"[A-Z]+\d{3}-[0-9a-f]{16}", p) for p in KNOWN)


@given(st.lists(st.tuples(st.integers(3, len(DRAFT)), st.sampled_from(OTHERS)), max_size=6), st.booleans())
def test_paragraphs_come_and_go_elsewhere(inserted: list[tuple[int, str]], shorter: bool) -> None:
    lines = list(DRAFT)
    for at, paragraph in sorted(inserted, reverse=True):
        lines.insert(at, paragraph)
    if shorter:
        lines.remove(DRAFT[2])
        lines.remove(DRAFT[-1])
    assert prints("\n".join(lines)) == KNOWN


@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\n\n"),
        ("\n", "\r\n"),
        ("\n", "\n　　"),
        ("18件", "１８ 件"),
        ("12.11%。", " 12.11％ 。"),
        ("行政复议申请18件，", "行政复议\n申请18件，"),
        ("其中撤回2件，撤回", "其中撤回2件，\n撤回"),
        ("全年收到", "2024年收到"),
        ("严格落实", "大力优化营商环境，严格落实"),
    ],
)
def test_form_does_not_matter(old: str, new: str, name: str) -> None:
    assert prints("\n".join(DRAFT).replace(old, new), name) == KNOWN


def test_format_and_path_do_not_matter() -> None:
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in DRAFT) + "</body></html>"
    assert prints(page, "elsewhere/page.html") == KNOWN


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("12.11%", "12.12%", "NUM014"),
        ("18件，其中撤回2件", "27件，其中撤回3件", "NUM014"),
        ("件", "宗", "NUM014"),
        ("三、存在", "四、存在", "STR001"),
        ("落实公开竞争", "实行公开竞争", "TRM009"),
    ],
)
def test_another_figure_or_word_is_another_finding(old: str, new: str, code: str) -> None:
    changed = prints("\n".join(DRAFT).replace(old, new))
    assert {p[:6] for p in set(KNOWN) - set(changed)} == {code}
    assert [p[:6] for p in changed] == [p[:6] for p in KNOWN]


def test_equal_findings_are_counted() -> None:
    first, again = (p for p in prints(f"{RATE}\n{OTHERS[0]}\n{RATE}") if p.startswith("NUM014"))
    assert (first, again) == (KNOWN[1], KNOWN[1] + "-2")


def test_the_values_of_a_message_belong_to_it() -> None:
    draft = (
        "云溪市2023年法治政府建设年度报告\n一、主要举措和成效\n印发规定3件。\n{}\n三、2024年工作安排\n持续推进。\n"
        "云溪市人民政府\n2024年1月5日\n"
    )
    prints = []
    for section in ("二、存在的不足和原因\n宣传不够。", "二、第一责任人履职情况\n市长部署工作4次。"):
        (missing,) = check(draft.format(section), select=["SEC001"]).findings
        assert missing.related == ()
        prints.append(missing.fingerprint)
    assert len(set(prints)) == 2


def test_a_place_outside_of_all_paragraphs() -> None:
    """What is marked may be an empty file, or code of a page of Markdown."""

    class Ends(Rule):
        code = "TST001"
        severity = WARNING
        title = message = Text("首尾", "ends")

        def check(self, report: Report) -> Iterator[Finding]:
            text = report.source.text
            yield self.finding(Span(0, 0))
            yield self.finding(Span(0, len(text)))

    for text in ("", "```\n12.11%\n```\n", "甲。\n乙。"):
        found = lint(decode(text.encode(), "draft.md"), [Ends()]).findings
        assert len({f.fingerprint for f in found}) == 2


def test_another_source_of_a_rule_is_the_same_finding() -> None:
    rule = next(rule for rule in all_rules() if rule.code == "TRM009")
    span = Span(0, 6)
    first, second = (rule.finding(span, wrong="公开竞争审查", right="公平竞争审查", source=source) for source in ("甲", "乙"))
    assert first.message != second.message
    assert first.values == second.values
