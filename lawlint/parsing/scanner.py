"""Clause text to words: the terminals of ``clause.lark`` in one regular expression.

A filler of possessive class before the alternation skips what can begin no word; a test proves that the scanner finds what
the plain alternation finds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lawlint.parsing import grammar
from lawlint.parsing.patterns import pattern


class Word(NamedTuple):
    """One word: its terminal's name and its [start, end) in the text that was scanned."""

    kind: str
    start: int
    end: int


@cache
def _scanner(name: str, start: str) -> re.Pattern[str]:
    """A word is what stands between the first group, which is empty, and the end; the last group names it.

    A group opened before the word would keep ``re`` from seeing at a glance that an alternative cannot begin here.
    """
    spelled, first = grammar.terminals(name, start), grammar.beginnings(name, start)
    look = {kind: f"(?=[{inside}])" if inside else "" for kind, inside in first.items()}
    choices = "|".join(f"{look[kind]}(?:{word})(?P<{kind}>)" for kind, word in spelled.items())
    filler = f"[^{''.join(first.values())}]*+" if all(first.values()) else ""
    return pattern(f"(?a){filler}()(?:{choices}|(?s:.)|$)")


def scan(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, from left to right, none inside another."""
    words = []
    for match in _scanner("clause", "clause").finditer(text, start, end):
        if (kind := match.lastgroup) is not None:
            words.append(Word(kind, match.start(1), match.end()))
    return words
