"""What an expression needs of a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.parsing.needs import beginnings, cues, inside_class


@pytest.mark.parametrize(
    ("spelled", "first", "needed"),
    [
        ("其中", "其", ["其中"]),
        ("其(?:中|余)", "其", ["其", "中余"]),
        ("(?:共|合计)[0-9]", "共合", ["共 合计", "0123456789"]),
        ("共?计", "共计", ["计"]),
        ("(?:ab)+", "a", ["ab"]),
        ("ab+", "a", ["a", "b"]),
        ("a{2,3}b?", "a", ["a"]),
        ("a{0,2}b", "ab", ["b"]),
        (r"\d+件", r"\d", ["件"]),
        (r"(?<=第)\d", r"\d", ["第"]),
        (r"(?=\d+号)\d", r"\d", ["号"]),
        (r"(?!附件)附", "附", ["附"]),
        ("[①-③]", "①-③", ["①②③"]),
        (r"[,\].]", r"\U0000002c\U0000002e\U0000005d", [",.]"]),
        ("(?P<a>甲)|(?>乙)", "乙甲", ["乙甲"]),
        ("(?:甲一|乙[二三])四", "乙甲", ["四", "乙 甲一", "三 二 甲一"]),
        ("(?x: 甲  # 乙\n | 丙 )", "丙甲", ["丙甲"]),
        (r"\u7532\x41\n", "甲", ["甲A\n"]),
        ("^甲$", "甲", ["甲"]),
        ("甲*+", "", []),
        ("", "", []),
        (".甲", "", ["甲"]),
        ("[^乙]甲", "", ["甲"]),
        (r"\w甲", "", ["甲"]),
        ("(甲)\\1|(?P<b>乙)(?P=b)", "乙甲", ["乙甲"]),
        ("(?i)a", "", []),
        ("(?i:a)b", "", []),
    ],
)
def test_needs(spelled: str, first: str, needed: list[str]) -> None:
    """``needed``: a set of strings each; several are parted by blanks, or are of one character."""
    re.compile(spelled)
    found = [(" " if any(len(string) > 1 for string in cue) and len(cue) > 1 else "").join(cue) for cue in cues(spelled)]
    assert (inside_class(beginnings(spelled) or ()), found) == (first, needed)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return (
        st.lists(inner, max_size=3).map("".join)
        | st.lists(inner, min_size=1, max_size=3).map(lambda some: f"(?:{'|'.join(some)})")
        | st.tuples(inner, st.sampled_from(["?", "*", "+", "{0,2}", "{2}", "*?", "++"])).map(lambda two: f"(?:{two[0]}){two[1]}")
        | st.tuples(st.sampled_from(["?=", "?!", "?>"]), inner).map(lambda two: f"({two[0]}{two[1]})")
    )


_ATOMS = st.sampled_from(["a", "b", "c", "[ab]", "[^a]", r"\d", ".", "1", "^", "$", "(?<=a)", "(?<!b)", r"\b", "[0-2c]"])


@given(st.recursive(_ATOMS, _grown, max_leaves=8), st.text("abc12 ", max_size=8))
def test_every_match_has_what_it_needs(spelled: str, text: str) -> None:
    first, needed = beginnings(spelled), cues(spelled)
    for found in re.finditer(spelled, text):
        assert all(any(string in text for string in cue) for cue in needed)
        assert first is None or re.match(f"[{inside_class(first)}]", found[0])
