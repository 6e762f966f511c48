"""Which lines of a page are set in columns, where no rules were drawn around them.

Prose fills its lines and has no wide gaps.  A row has words that wide gaps part; the lines of a cell that is wrapped over several
lines stand between rows, and are short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

# In ems: a gap that parts cells, where there are three words and more, and where there are two.
_GAP, _GAP_OF_TWO = 0.8, 1.6

# So many rows make a block, and so many lines of cells stand between two of them.
_FEWEST_ROWS, _MOST_BETWEEN = 4, 4

# A line of a cell is no wider than this share of the widest line of the page.
_SHORT = 0.6

# A word that is prose: a whole phrase before a stop, or one behind.
_PROSE = re.compile("[，。；：][^，。；：]{8}|[^，。；：]{12}[，。；]")

_DIGIT = "[一二三四五六七八九十]"
_NUMBER = re.compile(f"[（(]?(?:{_DIGIT}{{1,3}}|[0-9]{{1,2}})[)）、.．]?|第{_DIGIT}+[章节条部分]{{1,2}}")
_NUMBERED = re.compile(f"[（(]?(?:{_DIGIT}{{1,3}}|[0-9]{{1,2}})[)）、.．]")


class Extent(NamedTuple):
    """A word of a line: its text, left and right edge, and the size of its font."""

    text: str
    left: float
    right: float
    em: float


def blocks(lines: Sequence[Sequence[Extent]]) -> Iterator[tuple[int, int]]:
    """The blocks of ``lines``, from top to bottom, that are set in columns: [first, last)."""
    widest = max((words[-1].right - words[0].left for words in lines if words), default=0.0)
    rows: list[int] = []
    for at, words in enumerate([*lines, ()]):
        if words and _is_row(words):
            if rows and at - rows[-1] > _MOST_BETWEEN + 1:
                yield from _block(lines, rows)
                rows = []
            rows.append(at)
        elif not words or not _is_short(words, widest):
            yield from _block(lines, rows)
            rows = []


def _block(lines: Sequence[Sequence[Extent]], rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The block of ``rows``, with the numbered labels below them that have no figures and begin where the rows do."""
    if len(rows) < _FEWEST_ROWS:
        return
    edges = [(lines[at][0].left, lines[at][0].em) for at in rows]
    last = rows[-1] + 1
    while last < len(lines) and last - rows[-1] <= _MOST_BETWEEN and _NUMBERED.match(lines[last][0].text):
        if not any(abs(lines[last][0].left - left) < em / 2 for left, em in edges):
            break
        last += 1
    yield rows[0], last


def _is_row(words: Sequence[Extent]) -> bool:
    if any(_PROSE.search(word.text) for word in words):
        return False
    gaps = [(right.left - left.right) / max(left.em, right.em) for left, right in pairwise(words)]
    if len(words) > 1 and _NUMBER.fullmatch(words[0].text):
        gaps = gaps[1:]
    wide = sum(gap >= _GAP for gap in gaps)
    return wide > 1 or any(gap >= _GAP_OF_TWO for gap in gaps)


def _is_short(words: Sequence[Extent], widest: float) -> bool:
    return words[-1].right - words[0].left <= _SHORT * widest and not any(_PROSE.search(word.text) for word in words)
