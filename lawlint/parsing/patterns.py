"""Regular expressions that are compiled when a text may have a match.

``re`` takes longer to compile those that a run asks for than a report takes to check, and most rules find nothing to match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, cast

from lawlint.parsing import grammar
from lawlint.parsing.compiled import compiled


@cache
def pattern(spelled: str) -> re.Pattern[str]:
    """What ``re.compile(spelled)`` gives, compiled at its first use on a text that has its cues."""
    return cast(re.Pattern[str], LazyPattern(spelled, grammar.cues(spelled)))


class LazyPattern:
    """A stand-in for ``re.compile(spelled)``.  A text with a match holds a string of each of the ``cues``."""

    def __init__(self, spelled: str, cues: Sequence[Sequence[str]]) -> None:
        self.pattern = spelled
        self._cues = cues
        self._text: str | None = None  # the one that was asked about last
        self._may_match = False

    def may_match(self, text: str) -> bool:
        """Whether ``text`` holds the cues."""
        if text is not self._text:  # it is asked at many places of one text
            self._text, self._may_match = text, all(any(string in text for string in cue) for cue in self._cues)
        return self._may_match

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self._compiled.search(text, *bounds) if self.may_match(text) else None

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self._compiled.match(text, *bounds) if self.may_match(text) else None

    def fullmatch(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self._compiled.fullmatch(text, *bounds) if self.may_match(text) else None

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text, *bounds) if self.may_match(text) else iter(())

    def findall(self, text: str, *bounds: int) -> list[Any]:
        return self._compiled.findall(text, *bounds) if self.may_match(text) else []

    def sub(self, repl: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self._compiled.sub(repl, text, count) if self.may_match(text) else text

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        return self._compiled.split(text, maxsplit) if self.may_match(text) else [text]

    def __getattr__(self, name: str) -> Any:
        """Whatever else a pattern has."""
        return getattr(self._compiled, name)

    @property
    def _compiled(self) -> re.Pattern[str]:
        """The pattern, whose own methods take the place of these."""
        pattern = compiled(self.pattern)
        for name in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, name, getattr(pattern, name))
        return pattern
