"""Chains of markers: the numbers of headings and clauses, and which of them continue which.

One stack holds them all, and no level is fixed: a marker whose family is open closes what stands above it, any other opens
a list below.  So skipped levels, 1. above (一), restarts and numbering through need no table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lawlint.claims.operators.items import seeker, word
from lawlint.exact.numerals import to_int
from lawlint.parsing.tree import Paragraph

WORDS = ("SHI", "YAO", "ZHUA", "DI", "QI", "SHOU")
"""The families of markers that are words: 一是, 一要, 首先."""

_INNER = ("CN_PAREN", "PAREN", "CIRCLED", *WORDS)

_OUTER = ("PART", "CHAPTER", "SECTION", "ARTICLE", "CN", *_INNER, "DOT", "DUN")

_FIRST = "一二三四五六七八九十第其首再(①-⑳"

# Before a marker inside a paragraph; behind the latter marks it may be no marker.
_STOPS, _PAUSES = "。;:!?", ',”"'

_FAR_JUMP = 3

# Members of a chain that are looked back at, and the shortest title that is compared.
_MOST_TOLD, _TITLE = 40, 4

# What a note begins with, whose numbers are those of marks in a table.
_NOTE = "注:"

_LONG_LINE = 30

_LONG_TEXT = 2000

MOST_EARLIER = 20
"""How many chains are looked back at, so that no text takes quadratic time."""


class Mark(NamedTuple):
    """One marker: «（三）» is family CN_PAREN, number 3.

    ``doubtful``: it may continue a chain, never break one.  ``heads``: it stands at its paragraph's start.
    ``sentence``: where its sentence begins, if it stands in the middle of one (after ，): it then continues only a member
    of that sentence.
    """

    family: str
    number: int
    paragraph: int
    start: int
    end: int
    heads: bool
    doubtful: bool
    sentence: int | None = None


class Chain:
    """Markers of one family that count on; ``outer`` is the chain that this one interrupted, ``wrong`` its first wrong member."""

    __slots__ = ("family", "marks", "outer", "wrong")

    def __init__(self, mark: Mark, outer: Chain | None = None, *, wrong: bool = False) -> None:
        self.family, self.marks, self.outer = mark.family, [mark], outer
        self.wrong: int | None = 0 if wrong else None

    @property
    def last(self) -> Mark:
        """The latest member."""
        return self.marks[-1]

    def add(self, mark: Mark, *, wrong: bool = False) -> None:
        """Go on with ``mark``."""
        if wrong and self.wrong is None:
            self.wrong = len(self.marks)
        self.marks.append(mark)


def chains_of(paragraphs: list[Paragraph]) -> list[Chain]:
    """The chains of ``paragraphs`` in the order of their first markers, those of one marker included."""
    stack = _Stack(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        for mark in _marks(paragraphs, index):
            if mark.heads and mark.family not in WORDS:
                stack.close_words()
            stack.take(mark)
        if paragraph.role == "heading":
            stack.close_words()
    return [stack.joined(chain) for chain in stack.all]


class _Stack:
    """The open chains, innermost last, and those that are closed."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.open: list[Chain] = []
        self.all: list[Chain] = []
        self._closed: dict[tuple[str, int], Chain] = {}
        self._paragraphs = paragraphs
        # The paragraphs that are headings without a number: each may begin its numbers anew.
        self._unnumbered = [n for n, p in enumerate(paragraphs) if p.role == "heading" and p.marker is None]

    def close_words(self) -> None:
        """Close the innermost chains that are words."""
        while self.open and self.open[-1].family in WORDS:
            self._close()

    def _close(self) -> None:
        chain = self.open.pop()
        self._closed[chain.family, chain.last.number] = chain

    def _start(self, mark: Mark, outer: Chain | None = None, *, wrong: bool = False) -> None:
        chain = Chain(mark, outer, wrong=wrong)
        self.all.append(chain)
        self.open.append(chain)

    def take(self, mark: Mark) -> None:
        """Let ``mark`` continue a chain, break it, or start one."""
        if all(chain.family != mark.family for chain in self.open):
            self._open(mark)
            return
        while self.open[-1].family != mark.family:
            self._close()
        chain = self.open[-1]
        last = chain.last
        if mark.number == last.number + 1 and _may_continue(mark, last):
            chain.add(mark)
        elif mark.number == 1 or (mark.heads and self._is_told_again(mark, chain)):
            self._close()
            self._start(mark, chain)
        elif (outer := _resumed(chain, mark)) is not None:
            self._close()
            self.open.append(outer)
            outer.add(mark)
        elif _skips_one(mark, chain) or (
            not mark.doubtful and abs(mark.number - last.number) <= _FAR_JUMP and _are_comparable(mark, last)
        ):
            chain.add(mark, wrong=True)

    def _is_told_again(self, mark: Mark, chain: Chain) -> bool:
        """Whether a chain has the same number and title already: the contents, and then the headings themselves."""
        title = self._title(mark)
        same = (self._title(m) for m in chain.marks[-_MOST_TOLD:] if m.number == mark.number)
        return len(title) >= _TITLE and any(
            title.endswith(other) or other.endswith(title) for other in same if len(other) >= _TITLE
        )

    def _title(self, mark: Mark) -> str:
        """The heading behind a number, without the page and the dots before it that the contents have."""
        return self._paragraphs[mark.paragraph].compact.text[mark.end :].rstrip("0123456789.·… ")

    def _open(self, mark: Mark) -> None:
        if mark.number == 1:
            self._start(mark)
        elif mark.sentence is None and (chain := self._closed.pop((mark.family, mark.number - 1), None)) is not None:
            chain.add(mark)
            self.open.append(chain)
        elif mark.number <= _FAR_JUMP and not mark.doubtful:
            self._start(mark, wrong=mark.heads or mark.family in WORDS)

    def joined(self, chain: Chain) -> Chain:
        """一 … 一, each alone under one parent: one chain with its first number twice."""
        other, mark = chain.outer, chain.last
        if (
            other is None
            or len(other.marks) > 1
            or len(chain.marks) > 1
            or not _are_comparable(other.last, mark)
            or mark.doubtful
            or (mark.heads and chain.family in WORDS)
            or bisect_right(self._unnumbered, other.last.paragraph) < bisect_right(self._unnumbered, mark.paragraph)
        ):
            return chain
        other.add(mark, wrong=True)
        return other


def _resumed(chain: Chain, mark: Mark) -> Chain | None:
    """The outer chain that goes on with ``mark``."""
    outer = chain.outer if mark.sentence is None else None
    for _ in range(MOST_EARLIER):
        if outer is None or outer.last.number + 1 == mark.number:
            return outer
        outer = outer.outer
    return None


def _may_continue(mark: Mark, last: Mark) -> bool:
    return mark.sentence is None or (mark.paragraph == last.paragraph and last.start >= mark.sentence)


def _skips_one(mark: Mark, chain: Chain) -> bool:
    """«一是…，二是…，四是…» in one sentence."""
    if mark.sentence is None or mark.family != "SHI" or mark.number != chain.last.number + 2 or len(chain.marks) < 2:
        return False
    return all(_may_continue(mark, before) for before in chain.marks[-2:])


def _are_comparable(mark: Mark, last: Mark) -> bool:
    """Words break a chain only within one paragraph, or where both begin one."""
    return mark.family not in WORDS or mark.paragraph == last.paragraph or (mark.heads and last.heads)


def _marks(paragraphs: list[Paragraph], index: int) -> Iterator[Mark]:
    text = paragraphs[index].compact.text
    at = 0
    head = word(*_OUTER).match(text)
    if head is not None and head.lastgroup is not None:
        doubtful = _is_in_table(paragraphs, index) or _is_wrapped(paragraphs, index, head)
        at = head.end()
        yield Mark(head.lastgroup, _number(head.lastgroup, head[0]), index, 0, at, True, doubtful)
    long = len(text) > _LONG_TEXT
    sentence, seen = 0, 0
    for match in seeker(_FIRST, *_INNER).finditer(text, at):
        if (family := match.lastgroup) is None:
            continue
        start, end = match.span(family)
        sentence = max(sentence, text.rfind("。", seen, start) + 1)
        seen, before, number = start, text[start - 1 : start], _number(family, text[start:end])
        if before in _STOPS:
            doubtful = family == "SHOU" or (long and family not in WORDS) or text.startswith(_NOTE, start - len(_NOTE))
            yield Mark(family, number, index, start, end, False, doubtful)
        elif before in _PAUSES or (
            number == 1 and family in ("SHI", "YAO") and word("BEGINS").search(text, max(0, start - 2), start)
        ):
            yield Mark(family, number, index, start, end, False, True, sentence)


def _number(family: str, printed: str) -> int:
    if family == "SHOU":
        return "首其再".index(printed[0]) + 1
    numeral = word("ORDINAL").search(printed)
    return to_int(numeral[0]) if numeral else 0


def _is_in_table(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether a line is a row of a table, stands beside one, or has more numbers than a sentence that short would have."""
    if any(p.role in ("table", "columns") for p in paragraphs[max(0, index - 1) : index + 2]):
        return True
    text = paragraphs[index].compact.text
    if word("ROW_FIGURE").search(text):
        return True
    return len(text) < 120 and len(word("TABLE_NUMBER").findall(text)) > 3 and sum(map(str.isdigit, text)) * 2 > len(text)


def _is_wrapped(paragraphs: list[Paragraph], index: int, head: re.Match[str]) -> bool:
    """Whether the line may be the rest of the one before (a hard wrap), or its number part of a figure (20.2026年)."""
    text = paragraphs[index].compact.text
    if head.lastgroup == "DOT" and text[head.end() : head.end() + 1].isdigit():
        return True
    before = paragraphs[index - 1].compact.text if index else ""
    return len(before) >= _LONG_LINE and word("STOP").search(before, len(before) - 1) is None
