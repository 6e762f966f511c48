"""Clause text to words: the terminals of ``clause.lark``.

A test proves that the scanner finds what the plain alternation finds.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lawlint.parsing import grammar
from lawlint.parsing.seeking import Alternatives


class Word(NamedTuple):
    """One word: its terminal's name and its [start, end) in the text that was scanned."""

    kind: str
    start: int
    end: int


@cache
def _words() -> Alternatives:
    return Alternatives(grammar.words("clause", "clause"), "(?a)")


def scan(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, from left to right, none inside another."""
    return [Word(found.lastgroup or "", *found.span()) for found in _words().finditer(text, start, end)]
