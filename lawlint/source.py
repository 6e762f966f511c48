"""The decoded text of a file exactly as it stands, and places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the source, [start, end), in code points of the decoded text."""

    start: int
    end: int


class Place(NamedTuple):
    """Where a person finds an offset: line and column, both counted from 1, the column in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The text of one file.

    ``text`` holds the file's characters exactly (CRLF included; the byte order mark, which belongs to the encoding, is
    left out).  Every span of the project counts in its code points.
    """

    text: str
    path: str = "-"
    encoding: str = "utf-8"
    bom: bool = False
    marks: tuple[Mark, ...] = field(default=())

    @cached_property
    def folded(self) -> str:
        """The text in one width, code point for code point: what the grammars read."""
        return fold(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def place(self, offset: int) -> Place:
        """The line and column of ``offset``."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    @cached_property
    def _native(self) -> tuple[str, list[int], list[int]]:
        """The kind of place that the format counts, where each begins, and its number."""
        for kind in ("page", "row", "paragraph"):
            found = [(mark.span.start, int(mark.value)) for mark in self.marks if mark.kind == kind]
            if found:
                return kind, [start for start, _ in found], [number for _, number in found]
        return "", [], []

    def native(self, offset: int) -> tuple[str, int] | None:
        """Where a person finds ``offset`` in the file itself: ("page", 3), ("row", 7), ("paragraph", 12); None for plain text."""
        kind, starts, numbers = self._native
        at = bisect_right(starts, offset) - 1
        return (kind, numbers[at]) if at >= 0 else None

    def line(self, number: int) -> Span:
        """The span of a line, counted from 1, without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


class Mark(NamedTuple):
    """What a format knows of a stretch of text and the text does not say: paragraph, heading level, sheet row, cell, page."""

    span: Span
    kind: str
    value: str = ""


def _folding() -> dict[str, str]:
    table = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c) != "．"}
    table |= dict.fromkeys("\u00a0\u3000\u2002\u2003\u2009\u200a\u202f\u2007\u2008\ufeff\u200b", " ")
    table |= {"∶": ":", "−": "-", "﹝": "〔", "﹞": "〕", "﹪": "%", "｡": "。", "､": "、", "⾄": "至"}
    return table


_FOLDING = _folding()
# 12．11%: a decimal point, where 4．2024年 is a marker before a year.
_POINT = re.compile("(?<=[0-9])．(?=[0-9]{1,2}(?:[%‰万亿元个件人]|百分点))")
_RADICALS = re.compile("[\u2e80-\u2fdf]")


def fold(text: str) -> str:
    """``text`` in one width and of the same length: full-width ASCII to ASCII, spaces to a space, radicals to ideographs.

    ``．`` stays: «4．2024年» is a marker before a year, not the number 4.2024.
    """
    if text.isascii():
        return text
    for character, plain in _FOLDING.items():
        text = text.replace(character, plain)
    if "．" in text:
        text = _POINT.sub(".", text)
    for radical in set(_RADICALS.findall(text)):
        text = text.replace(radical, _ideograph(radical))
    return text


def _ideograph(radical: str) -> str:
    """The ideograph that a Kangxi or CJK radical looks like (PDF text layers print radicals)."""
    import unicodedata

    plain = unicodedata.normalize("NFKC", radical)
    return plain if len(plain) == 1 else radical
