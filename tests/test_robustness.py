"""Properties for every text: nothing raises, every place is in the text, and time is linear."""

# ruff: noqa: E501 (pieces of text, many to a line)

from __future__ import annotations

import gc
import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.linter import lint
from lawlint.parsing import lines
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import LazyPattern
from lawlint.parsing.seeking import Alternatives
from lawlint.registry import all_rules
from lawlint.rule import Rule
from lawlint.source import Source, Span
from tests.growth import assert_linear

RULES = all_rules()

PIECES = [
    "一、", "（一）", "1.", "（1）", "十十、", "第十十条 ", "二〇二三年十十月五日", "“十十五”时期", "| --- |", "市、、乡三级",
    "第二章 ", "一是", "二是", "三是", "首先，", "# ", "\n", "\r\n", "\t", "　　", "[SEP]", " ", "|",
    "收到18件", "，其中撤回2件", "撤回率为11.11%", "共20件", "合计1.5亿元", "同比增长25%", "从5件增至7件", "上年同期4件", "分别增长4.5%、6.1%",
    "占总数的60%", "完成预算的102%", "1:2:3", "1—3家", "3千多万元", "近20人次", "超过5%", "0件", "0.0%", "第3位", "其余", "分别", "由", "占", "共",
    "甲、乙、丙等3项", "包括甲、乙", "“三项制度”", "《行政复议法》", "《", "》", "“", "”", "（", "）", "(", ")", "，", "、", "。", "；", "：", "！",
    "2023年", "2023年13月45日", "9月20日至9月10日", "2024年1月26日星期一", "二〇二四年一月", "截至2023年底", "XX件", "__件", "（待补充）",
    "云溪市人民政府", "关于2023年度法治政府建设情况的报告", "标题：", "0", "9", "1,234", "12345678901234567890", "٣件", "²", "½", "⼀", "\ud800", "😀",
]  # fmt: skip

texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join),
    st.text("0123456789,.:%‰一二三十百千万亿年月日件个元第共占其中由至、，。；：（）《》“”-— \n", max_size=80),
)


@given(texts)
def test_nothing_raises_and_every_place_lies_in_the_text(text: str) -> None:
    report, findings, errors = lint(Source(text), RULES)[:3]
    assert not errors
    spans = [span for finding in findings for span in (finding.span, *(related.span for related in finding.related))]
    spans += [edit.span for finding in findings if finding.fix for edit in finding.fix.edits]
    spans += [operand.span for claim in report.claims for operand in claim.operands]
    spans += [figure.span for figure in report.figures]
    assert all(_lies(span, text) for span in spans)
    assert all(claim.operands for claim in report.claims)


def _lies(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)


# Texts that make an inefficient pattern or search slow.
REPEATED = [
    "1", "0", "9", "1,", "1.", "、", "，", "。", "：", "；", "(", ")", "（", "）", " ", "　", "\t", "\n", "-", "—", "…", "·", "|", "_", "*", "X",
    "一", "二〇", "十", "《", "》", "“", "”", "《1》", "“1”", "（1）", "1 ", "1\n", "一\n", "a ", "A1", "# ", "[SEP]",
    "其中", "，其中1件", "1件", "1件，", "1件、", "1件。", "占1%", "1%", "1:1", "由1", "由1件", "由1件增加到1", "近1", "第1", "第", "共", "分别",
    "同比增长1%，", "比上年", "增长", "和", "等", "、一", "、1", "一是", "，一是", "一、", "（一）", "1.", "1、", "市", "委", "局", "关于", "报告",
    "2023年", "1月1日", "1万", "1千多万", "无", "未发生", "全部", "甲、乙等2项，", "包括",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("front", ["", "收到18件，占6%，"], ids=["bare", "figures"])
def test_the_analysis_is_linear(front: str, piece: str) -> None:
    assert_linear(lambda length: lambda: lint(Source(front + piece * (length // len(piece))), RULES), 2000)


def _patterns() -> Iterator[re.Pattern[str] | Alternatives]:
    """Every pattern that is searched: those of the modules, and those made from grammars and tables on demand.

    A word of ``Alternatives`` is matched at a place where no word before it matches: all are searched together.
    """
    lint(Source("\n".join(PIECES) + "。\n" + "".join(PIECES)), RULES)
    for rule in RULES:
        for example in rule.examples:
            lint(Source(example.plain), (rule,))
    made = gc.get_objects()
    alternatives = [found for found in made if isinstance(found, Alternatives)]
    yield from (some for some in alternatives if not ASKED_AT_A_BEGINNING.issuperset(word.pattern for word in some.patterns))
    together = {word.pattern for some in alternatives for word in some.patterns}
    for spelled in {found.pattern for found in made if isinstance(found, LazyPattern)} - ASKED_AT_A_BEGINNING - together:
        yield re.compile(spelled)
    for package in ("lawlint", "lawlint.rules"):
        for module in pkgutil.walk_packages(import_module(package).__path__, package + "."):
            if not module.name.endswith("__main__"):
                values = vars(import_module(module.name)).values()
                found = (v for v in values if isinstance(v, re.Pattern) and isinstance(v.pattern, str))
                yield from (v for v in found if v.pattern not in ASKED_AT_A_BEGINNING)


def _spelled(pattern: re.Pattern[str] | Alternatives) -> list[str]:
    return [found.pattern for found in pattern.patterns] if isinstance(pattern, Alternatives) else [pattern.pattern]


# What tells the kind of a line, its unit, its markup.
ASKED_AT_A_BEGINNING = {
    *(f"(?P<{name}>{spelled})" for name, spelled in terminals("report", "report").items()),
    lines._unit().pattern,
    lines._MARKUP.pattern,
}


def test_every_pattern_is_linear() -> None:
    for pattern in set(_patterns()):  # some modules borrow one from another
        for piece in REPEATED:

            def work(length: int, piece: str = piece, search: re.Pattern[str] | Alternatives = pattern) -> Callable[[], object]:
                text = piece * (length // len(piece))
                return lambda: sum(1 for _ in search.finditer(text))

            begin = process_time()
            work(3000)()
            # Quadratic work on so many characters takes two or three times this and more.
            if process_time() - begin > 0.005:
                try:
                    assert_linear(work, 1500)
                except AssertionError as error:
                    raise AssertionError(f"{piece!r}: {_spelled(pattern)}: {error}") from error


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_holds_no_state(rule: Rule) -> None:
    text = "".join(PIECES) * 2
    once = lint(Source(text), (rule,)).findings
    assert lint(Source(text), (rule,)).findings == once
