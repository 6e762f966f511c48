"""The titles that a text cites: 《中华人民共和国行政复议法》."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from lawlint.parsing.dates import AT_ONCE
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern


class Citation(NamedTuple):
    """A title in compact text, [start, end) with its marks.

    ``name`` leaves out 中华人民共和国, with which ``of_state`` says that it begins, and ``note``, the bracket at its end:
    (试行), (2021—2025年).  The name is text[``at``:``at`` + len(name)].
    """

    start: int
    end: int
    at: int
    name: str
    note: str
    of_state: bool


@lru_cache(maxsize=AT_ONCE)
def citations(text: str) -> tuple[Citation, ...]:
    """The 《titles》 of compact ``text``."""
    return (*_citations(text),)


def _citations(text: str) -> Iterator[Citation]:
    if "《" not in text:
        return
    state, note = word("STATE"), word("NOTE")
    for title in word("TITLE").finditer(text):
        start, end = title.span()
        prefix = state.match(text, start + 1)
        at = prefix.end() if prefix else start + 1
        closing = note.search(text[at : end - 1])
        stop = at + closing.start() if closing else end - 1
        if stop > at:
            yield Citation(start, end, at, text[at:stop], text[stop : end - 1], bool(prefix))


@cache
def word(name: str) -> re.Pattern[str]:
    """A terminal of ``grammar/citation.lark``, compiled."""
    return pattern(terminals("citation")[name])
