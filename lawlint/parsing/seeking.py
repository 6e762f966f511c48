"""Seeking a word of a grammar in a text: what can begin none is skipped at the speed of C."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lawlint.parsing import grammar
from lawlint.parsing.patterns import pattern


class Seeker(NamedTuple):
    """A word, and how to get to the next one; ``skip`` is None where it is not told what the word begins with."""

    word: re.Pattern[str]
    skip: re.Pattern[str] | None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """What ``finditer`` of the word itself gives."""
        if self.skip is None:
            yield from self.word.finditer(text, start, end)
            return
        word, skip = self.word.match, self.skip.match
        while (there := skip(text, start, end)) and (found := word(text, there.end(), end)):
            yield found
            start = found.end()


@cache
def seeker(name: str, terminal: str) -> Seeker:
    """The ``terminal`` of ``grammar/<name>.lark``, which matches no empty text, to be sought."""
    spelled, first = grammar.terminals(name)[terminal], grammar.beginnings(name, "")[terminal]
    if not first:
        return Seeker(pattern(spelled), None)
    # Where there is none, it is the end that is found.
    return Seeker(pattern(spelled), pattern(f"{filler(first, spelled)}(?:(?={_unnamed(spelled)})|\\Z)"))


def filler(first: str, word: str) -> str:
    """What stands before the next ``word``, which begins with one of ``first``."""
    return f"(?:[^{first}]*+(?!{_unnamed(word)})[{first}])*+[^{first}]*+"


def _unnamed(word: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", word)
