"""Fixes: which are compatible, what they do not change, and that they settle."""

# ruff: noqa: E501 (pieces of text, many to a line)

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.config import Settings
from lawlint.finding import Edit, Finding, Fix, Safety, Severity, Text
from lawlint.fixing import Fixed, compatible, fix
from lawlint.linter import lint
from lawlint.reading import decode
from lawlint.report import Report
from lawlint.rule import Rule
from lawlint.source import Span
from lawlint.writing import UnwritableFile

SIGNED = "云溪市人民政府关于2023年度法治政府建设工作情况的报告\n一、主要举措\n印发规定3件。\n云溪市人民政府\n2024年01月26日\n"
STANDARD = SIGNED.replace("01月", "1月")


def fixed(text: str, unsafe: bool = True, least: Severity = Severity.WARNING) -> Fixed:
    data = text.encode()
    return fix(data, decode(data, "草稿.md"), Settings(severity=least), unsafe)


def says(span: Span, *edits: Edit, safety: Safety = Safety.SAFE, code: str = "LEF900") -> Finding:
    return Finding(span, Text("", ""), fix=Fix(Text("", ""), edits, safety), code=code)


class Replacing(Rule):
    """Replace one word by another, wherever it stands."""

    code = "LEF900"
    severity = Severity.ERROR
    title = Text("试", "a trial")

    def __init__(self, *words: tuple[str, str], safety: Safety = Safety.SAFE) -> None:
        self.words, self.safety = words, safety

    def check(self, report: Report) -> Iterator[Finding]:
        text = report.source.text
        for old, new in self.words:
            at = text.find(old)
            while at >= 0:
                span = Span(at, at + len(old))
                yield self.finding(span, fix=Fix(Text("改", "change"), (Edit(span, new),), self.safety))
                at = text.find(old, at + 1)


def replaced(text: str, *words: tuple[str, str], safety: Safety = Safety.SAFE) -> Fixed:
    data = text.encode()
    return fix(data, decode(data), rules=[Replacing(*words, safety=safety)])


# What is applied


def test_safe_fixes_alone_unless_asked() -> None:
    text = SIGNED.replace("印发规定", "完善公开竞争审查，印发规定")
    safe = fixed(text, unsafe=False)
    assert (safe.source.text, safe.applied) == (text.replace("01月", "1月"), 1)
    assert [f.code for f in safe.result.findings] == ["TRM009"]
    every = fixed(text)
    assert (every.source.text, every.applied) == (STANDARD.replace("印发规定", "完善公平竞争审查，印发规定"), 2)
    assert not every.result.findings


def test_fixes_of_what_is_not_shown_are_not_applied() -> None:
    assert fixed(SIGNED, least=Severity.ERROR).applied == 0


def test_bytes_and_text_agree() -> None:
    done = fixed(SIGNED)
    assert done.data.decode() == done.source.text == STANDARD


def test_a_clean_file_is_untouched() -> None:
    data = STANDARD.encode()
    assert fix(data, decode(data)).data is data


# Together


def test_a_safe_fix_goes_before_an_earlier_one_that_is_offered() -> None:
    offered = says(Span(0, 4), Edit(Span(0, 4), "甲"), safety=Safety.SUGGESTED)
    safe = says(Span(3, 6), Edit(Span(3, 6), "乙"))
    assert compatible([offered, safe]) == [safe]


def test_the_earlier_of_two_equal_ones_goes_first() -> None:
    first, second = says(Span(2, 5), Edit(Span(2, 5), "甲")), says(Span(4, 6), Edit(Span(4, 6), "乙"))
    assert compatible([second, first]) == [first]


def test_a_fix_is_left_out_whole() -> None:
    first = says(Span(2, 3), Edit(Span(2, 3), "甲"))
    both = says(Span(2, 3), Edit(Span(2, 3), "乙"), Edit(Span(7, 8), "丙"))
    last = says(Span(7, 8), Edit(Span(7, 8), "丁"), code="LEF901")
    assert compatible([both, last, first]) == [first, last]


def test_neighbours_go_together_and_insertions_at_one_place_do_not() -> None:
    side, by = says(Span(0, 2), Edit(Span(0, 2), "甲")), says(Span(2, 4), Edit(Span(2, 4), "乙"))
    inserted = says(Span(2, 4), Edit(Span(2, 2), "丙"), code="LEF901")
    assert compatible([side, by]) == [side, by]
    assert compatible([side, inserted]) == [side]


def test_what_was_left_out_is_applied_in_the_next_round() -> None:
    done = replaced("甲乙丙", ("甲乙", "甲丁"), ("乙丙", "戊丙"), ("丁丙", "戊丙"))
    assert (done.source.text, done.applied) == ("甲戊丙", 2)


def test_a_fix_that_overlaps_itself_is_reported() -> None:
    class Clumsy(Rule):
        code, severity, title = "LEF901", Severity.ERROR, Text("试", "a trial")

        def check(self, report: Report) -> Iterator[Finding]:
            whole = Span(0, 3)
            yield self.finding(whole, fix=Fix(Text("", ""), (Edit(whole, "丁"), Edit(Span(1, 2), "戊")), Safety.SAFE))

    data = "甲乙丙".encode()
    done = fix(data, decode(data), rules=[Clumsy()])
    assert (done.data, [r.reason.en for r in done.refusals]) == (data, ["the fix overlaps itself"])


@pytest.mark.parametrize("words", [[("甲", "甲甲")], [("甲", "乙"), ("乙", "甲")]])
def test_fixes_without_end_write_nothing(words: list[tuple[str, str]]) -> None:
    with pytest.raises(UnwritableFile, match="did not settle"):
        replaced("甲方案", *words)


# Never a figure


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("收到18件，其中撤回2件。", "18件", "19件"),
        ("收到18件，其中撤回2件。", "收到18件", "收到28件"),
        ("收到１８件，其中撤回2件。", "８件", "件"),
        ("收到18件，其中撤回2件。", "撤回2", "撤回"),
        ("投入1.5亿元，增长25%。", "亿元", "万元"),
        ("抓实行政执法“三项制度”。一是推行公示制度。二是完善全过程记录。", "三项", "两项"),
        ("收到18件，其中撤回2件。", "，其中撤回2件", ""),
    ],
)
def test_a_figure_is_never_changed(text: str, old: str, new: str) -> None:
    done = replaced(text, (old, new))
    assert done.source.text == text
    assert [refusal.reason.en for refusal in done.refusals] == ["it would change a figure"]


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("收到18件申请。", "件申", "件复议申", "收到18件复议申请。"),
        ("增速提高1.2%个百分点。", "%个", "个", "增速提高1.2个百分点。"),
        ("一、加强领导\n三、完善制度，印发规定3件。", "三、", "二、", "一、加强领导\n二、完善制度，印发规定3件。"),
        ("一是加强领导。三是完善制度。", "三是", "二是", "一是加强领导。二是完善制度。"),
        (SIGNED, "01月", "1月", STANDARD),
    ],
)
def test_what_is_no_figure_may_change(text: str, old: str, new: str, after: str) -> None:
    assert replaced(text, (old, new)).source.text == after


def test_a_passage_that_occurs_elsewhere_too_may_go_with_its_figures() -> None:
    passage = "印发行政执法监督办法和案卷评查标准共3件。组织开展全市行政执法案卷评查和实地督察6次。"
    done = fixed(f"（一）健全制度。{passage}\n（二）强化监督。成效明显。{passage}\n", least=Severity.INFO)
    assert (done.source.text, done.applied) == (f"（一）健全制度。{passage}\n（二）强化监督。成效明显。\n", 1)


# What holds of every text

PIECES = [
    "一、加强领导\n", "二、完善制度\n", "四、规范执法\n", "（一）建机制。", "（二）抓培训。", "一是加强领导。", "二是完善制度。",
    "三是强化监督。", "四是抓整改。", "\n", "\r\n", "\r", "完善公开竞争审查制度。", "巩固“两不愁四保障”成果。", "增速提高1.2%个百分点。",
    "落实”双随机、一公开”监管。", "编制“四张清单“。", "《《行政复议法》", "《", "”", "收到18件，其中撤回2件，撤回率为12.11%。",
    "审查政府合同40份，依据《中华人民共和国合同法》。", "2024年1月26日（星期四）", "组织开展全市行政执法案卷评查和实地督察共6次。",
    "2023年度法治政府建设情况的报告\n", "云溪市人民政府\n", "2024年01月26日", "😀", "\u3000",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(texts, st.booleans(), st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
def test_fixing_twice_is_fixing_once(text: str, unsafe: bool, encoding: str) -> None:
    data = text.encode(encoding)
    settings = Settings(severity=Severity.INFO)
    once = fix(data, decode(data), settings, unsafe)
    twice = fix(once.data, decode(once.data), settings, unsafe)
    assert (twice.data, twice.applied) == (once.data, 0)
    # The remaining fixes cannot be applied, and are reported.
    report, left, *_ = lint(decode(once.data))
    refused = {refusal.finding for refusal in once.refusals}
    assert all(f in refused for f in left if f.fix and (unsafe or f.fix.safety is Safety.SAFE))
    assert report.source.text == once.source.text


@given(texts)
def test_figures_stay_as_they_are(text: str) -> None:
    data = text.encode()
    before = lint(decode(data)).report
    after = fix(data, decode(data), unsafe=True).result.report
    # A passage that stood twice may have gone.
    assert {figure.value for figure in before.figures} == {figure.value for figure in after.figures}


# Files that are not written


@pytest.mark.parametrize(("path", "data"), [("草稿.csv", "a,b\n"), ("草稿.html", "<p>")])
def test_other_formats_keep_their_findings_and_say_why(path: str, data: str) -> None:
    if path.endswith("html"):
        pytest.importorskip("lxml", reason="reading .html needs lxml")
    data += "完善公开竞争审查制度。"
    done = fix(data.encode(), decode(data.encode(), path), unsafe=True)
    assert (done.applied, [f.code for f in done.result.findings]) == (0, ["TRM009"])
    assert [r.reason.zh for r in done.refusals] == [f"不能写回 {Path(path).suffix} 文件"]
