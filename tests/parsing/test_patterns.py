"""Patterns that wait for their cues: the same as ``re.compile`` gives, and not compiled before."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest

from lawlint.parsing import patterns
from lawlint.parsing.grammar import words
from lawlint.parsing.patterns import LazyPattern, pattern
from lawlint.registry import all_rules

NUMBER = r"(?P<number>\d+)(?:件|起)"
TEXTS = ["云溪市收到18件，其中2起。", "3件", "18", "", "件", "起"]
ASKED = [
    ("search",), ("search", 6, 9), ("match",), ("match", 5), ("fullmatch",), ("findall",), ("split",), ("split", 1),
]  # fmt: skip


def plain(found: object) -> object:
    """What can be compared of an answer."""
    return (found.span(), found.groupdict(), found.lastgroup) if isinstance(found, re.Match) else found


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_answers_as_re_does(text: str, asked: tuple[str | int, ...]) -> None:
    method, *bounds = asked
    lazy, compiled = LazyPattern(NUMBER, [["件", "起"]]), re.compile(NUMBER)
    for _ in range(2):  # the second time it is compiled, if it had to be
        assert plain(getattr(lazy, str(method))(text, *bounds)) == plain(getattr(compiled, str(method))(text, *bounds))
        assert [plain(found) for found in lazy.finditer(text)] == [plain(found) for found in compiled.finditer(text)]
        assert lazy.sub("_", text) == compiled.sub("_", text)
        assert lazy.sub("_", text, count=1) == compiled.sub("_", text, count=1)
    assert (lazy.pattern, lazy.flags, lazy.groups, lazy.groupindex) == (
        compiled.pattern, compiled.flags, compiled.groups, compiled.groupindex,
    )  # fmt: skip


def test_compiled_once_there_are_cues() -> None:
    lazy = LazyPattern(NUMBER, [["件", "起"]])
    with patch.object(patterns, "compiled", wraps=re.compile) as compiling:
        assert lazy.search("18") is None
        assert lazy.findall("无") == []
        assert not compiling.called
        assert lazy.search("18件")
        assert lazy.search("18起")
        assert compiling.call_count == 1


def test_the_first_text_may_be_empty() -> None:
    assert LazyPattern("(?:约|近)?", ()).fullmatch("")


def test_a_word_of_a_grammar_has_cues() -> None:
    (remark,) = (word for word in words("date") if word.kind == "LUNAR")
    assert remark.cues
    with patch.object(patterns, "compiled", wraps=re.compile) as compiling:
        pattern.cache_clear()
        assert pattern(remark.spelled).search("2024年1月26日") is None
    assert not compiling.called


@pytest.mark.parametrize(
    "name", ["annex", "clause", "list", "marks", "meeting", "misuse", "name", "report", "title", "when", "wording"]
)
def test_every_match_has_a_cue_and_begins_as_told(name: str) -> None:
    texts = [example.plain for rule in all_rules() for example in rule.examples]
    for word in words(name):
        compiled = re.compile(word.spelled)
        for text in texts:
            for found in compiled.finditer(text):
                assert all(any(string in text for string in cue) for cue in word.cues), (word.kind, text)
                assert not found[0] or word.may_begin_with(found[0][0]), (word.kind, text)
                assert found[0] or word.first is None, (word.kind, text)
