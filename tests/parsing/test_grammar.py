"""The grammars as Lark reads them, the tables made of them, and the scanner made of their words."""

# ruff: noqa: E501 (pieces of text, many to a line)

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawlint.parsing import grammar, prepare, scanner

MADE = Path(prepare.__file__).with_name(grammar.TABLES)
RULES = (("clause", "clause"), ("formula", "identity"), ("quantity", "quantity"), ("relation", "sentence"), ("report", "report"))


@pytest.mark.parametrize(("name", "start"), RULES)
def test_one_reading(name: str, start: str) -> None:
    pytest.importorskip("interegular", reason="Lark needs interegular to look for collisions")
    grammar.build(name, start, strict=True)
    if (name, start, True) in prepare.PARSERS:
        grammar.build(name, start, strict=True, lexer=grammar.Tokens)


def test_the_tables_are_of_these_grammars() -> None:
    ready, due = grammar.Tables(*pickle.loads(MADE.read_bytes())), prepare.made()
    advice = "run python -m lawlint.parsing.prepare"
    assert (ready.of[1], ready.of[2]) == (due.of[1], due.of[2]), advice
    assert ready.terminals == due.terminals, advice
    assert ready.beginnings == due.beginnings, advice
    assert ready.parsers.keys() == due.parsers.keys(), advice


def test_without_tables_lark_builds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    identity = "rate == part / (whole - other)"
    ready = (
        grammar.terminals("list"),
        grammar.beginnings("clause", "clause"),
        grammar.parser("formula", "identity").parse(identity),
    )
    monkeypatch.setattr(grammar, "TABLES", "missing.pickle")
    _forget()
    try:
        assert not grammar._tables().parsers
        assert ready == (
            grammar.terminals("list"), grammar.beginnings("clause", "clause"), grammar.parser("formula", "identity").parse(identity)
        )  # fmt: skip
    finally:
        _forget()


def _forget() -> None:
    for cached in (grammar._tables, grammar.terminals, grammar.parser):
        cached.cache_clear()


PIECES = [
    "18件", "2件", "11.11%", "1,234.5万元", "3千多万", "1—2家", "2023年", "1月26日", "15:40", "1:15", "第3位", "第十二届", "〔2023〕5号", "A12",
    "其中", "包括", "共", "分别", "同比增长", "下降", "增至", "由", "占", "率为", "以来累计", "户均", "每", "新增", "突破", "另外", "上年同期",
    "：", ":", "；", ";", "，", ",", "、", "。", "(", ")", "《云溪》", "“一网”", "《", "“", "0", "9", "一", "云溪市", " ", "٣", "²", "\u3000", "\n",
]  # fmt: skip


@settings(deadline=None)  # the first text waits for both patterns to be compiled
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_the_scanner_finds_what_the_plain_alternation_finds(text: str) -> None:
    assert [tuple(word) for word in scanner.scan(text, 0, len(text))] == [
        (found.lastgroup, found.start(), found.end()) for found in _plain().finditer(text)
    ]


def _plain() -> re.Pattern[str]:
    words = grammar.terminals("clause", "clause").items()
    return re.compile("(?a)" + "|".join(f"(?P<{kind}>{spelled})" for kind, spelled in words))
