"""Seeking words of a grammar in a text: what can begin none is skipped at the speed of C.

At each character only those words are tried that can begin with it, and none is compiled before a text may have it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache

from lawlint.parsing import grammar
from lawlint.parsing.needs import inside_class
from lawlint.parsing.patterns import LazyPattern


class Alternatives:
    """Words as one alternation, the first of which that matches counts: the name of the match's last group tells which."""

    def __init__(self, words: Sequence[grammar.Word], flags: str = "") -> None:
        self._words = [(word, LazyPattern(f"{flags}(?P<{word.kind}>{word.spelled})", word.cues)) for word in words]
        self._candidates: dict[str, list[LazyPattern]] = {}
        first = {range for word in words for range in word.first or ()}
        self._skip = re.compile(f"{flags}[^{inside_class(sorted(first))}]*+") if all(word.first for word in words) else None

    @property
    def patterns(self) -> list[LazyPattern]:
        """The words' patterns, in their order."""
        return [pattern for _, pattern in self._words]

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match at ``start``."""
        character = text[start : start + 1]
        candidates = self._candidates.get(character)
        if candidates is None:
            candidates = [pattern for word, pattern in self._words if word.may_begin_with(character)]
            self._candidates[character] = candidates
        for candidate in candidates:
            if found := candidate.match(text, start, end):
                return found
        return None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches from left to right, none inside another; no word matches an empty text."""
        end = min(end, len(text))
        skip = self._skip
        while start < end:
            if skip is not None and (before := skip.match(text, start, end)) and (start := before.end()) >= end:
                return
            if found := self.match(text, start, end):
                yield found
            start = found.end() if found else start + 1


@cache
def seeker(name: str, *terminals: str) -> Alternatives:
    """The ``terminals`` of ``grammar/<name>.lark``, to be sought."""
    words = {word.kind: word for word in grammar.words(name)}
    return Alternatives([words[terminal] for terminal in terminals])


def filler(first: str, word: str) -> str:
    """What stands before the next ``word``, which begins with one of ``first``."""
    return f"(?:[^{first}]*+(?!{_unnamed(word)})[{first}])*+[^{first}]*+"


def _unnamed(word: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", word)
