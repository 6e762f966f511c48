"""The grammars as Lark reads them, the tables made of them, and the scanner made of their words."""

# ruff: noqa: E501 (pieces of text, many to a line)

from __future__ import annotations

import re
from functools import cache
from typing import Any

import lark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawlint.parsing import building, grammar, lalr, scanner

RULES = (("clause", "clause"), ("formula", "identity"), ("quantity", "quantity"), ("relation", "sentence"), ("report", "report"))


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Lark compare two words over the characters that they name, where it took those of all words of the grammar.

    It asks only for two of one priority, of the 46 words of a clause for three: half a minute against two seconds.
    """
    interegular = pytest.importorskip("interegular", reason="Lark needs interegular to look for collisions")
    whole = interegular.Comparator

    class Comparator(whole):  # type: ignore[misc, valid-type]
        def __init__(self, patterns: dict[Any, Any]) -> None:
            super().__init__({})
            self._patterns = patterns
            self._known: dict[frozenset[Any], bool] = {}

        def isdisjoint(self, a: Any, b: Any) -> bool:
            pair = frozenset((a, b))
            if pair not in self._known:
                both = {word: self._patterns[word] for word in pair if word in self._patterns}
                # As ever, what it cannot read meets nothing.
                self._known[pair] = len(both) < 2 or bool(whole(both).isdisjoint(a, b))
            return self._known[pair]

    monkeypatch.setattr(interegular, "Comparator", Comparator)


@pytest.mark.usefixtures("compared")
@pytest.mark.parametrize(("name", "start"), RULES)
def test_one_reading(name: str, start: str) -> None:
    building.build(name, start, strict=True)
    if (name, start) in building.PARSERS:
        building.build(name, start, strict=True, lexer=building.Tokens)


@pytest.mark.usefixtures("compared")
def test_two_readings_are_seen() -> None:
    with pytest.raises(lark.exceptions.LexError, match=r"(?s)Collision between Terminals (A and B|B and A).*第3位"):
        lark.Lark("start: A | B | C\nA: /第[0-9]位/\nB: /第3[位名]/\nC: /第4名/", parser="lalr", strict=True)


def _tree(name: str, start: str, kinds: list[str]) -> Any:
    """The tree of a sequence of tokens, from the tables: (label, children), tokens as their places."""
    return lalr.parse(
        grammar.parser(name, start), ((kind, at) for at, kind in enumerate(kinds)), lambda label, parts: (label, parts)
    )


@cache
def _of_lark(name: str, start: str) -> lark.Lark:
    return building.build(name, start, lexer=building.Tokens)


def _by_lark(name: str, start: str, kinds: list[str]) -> Any:
    """The same from Lark itself."""

    def plain(node: Any) -> Any:
        return node.start_pos if isinstance(node, lark.Token) else (str(node.data), [plain(child) for child in node.children])

    tokens: Any = [lark.Token(kind, kind, start_pos=at) for at, kind in enumerate(kinds)]
    return plain(_of_lark(name, start).parse(tokens))


_LINES = ["TEXT", "ROW", "SIGNATURE", "DATE", "CHROME"]
_HEADINGS = ["PART", "CHAPTER", "SECTION", "ARTICLE", "CN", "CN_PAREN", "DOT", "DUN", "PAREN", "CIRCLED"]
_MARKS = sorted(
    {word for state in grammar.parser("relation", "sentence").states for word in state if word.isupper() and word[0] not in "_$"}
)
_FRONT = st.lists(st.sampled_from(["TITLE", "SUBTITLE", "ENTRY", "CHROME"]), max_size=3)
_SEQUENCES = {
    "relation": st.lists(st.sampled_from(_MARKS), max_size=30),
    "report": st.tuples(_FRONT, st.lists(st.sampled_from(_LINES + _HEADINGS), max_size=30)).map(
        lambda parts: [*parts[0], "TEXT", *parts[1]]
    ),
}


@pytest.mark.parametrize(("name", "start"), [("relation", "sentence"), ("report", "report")])
@settings(deadline=None)  # the first sequence waits for Lark
@given(data=st.data())
def test_the_tables_parse_as_lark_does(name: str, start: str, data: st.DataObject) -> None:
    kinds = data.draw(_SEQUENCES[name])
    assert _tree(name, start, kinds) == _by_lark(name, start, kinds)


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
