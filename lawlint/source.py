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


class Native(NamedTuple):
    """Where a person finds an offset in the file itself, as far as its format counts: numbers from 1, None where it does not.

    ``paragraph`` is one outside tables; ``row`` and ``column`` are those of the ``table`` or, where there is none, of a sheet,
    whose name is ``sheet`` if it has one.  A merged cell is where it begins.
    """

    page: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


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
        """The text in one width, code point for code point, its asides left blank: what the grammars read."""
        folded = fold(self.text)
        asides = [mark.span for mark in self.marks if mark.kind == "aside"]
        if not asides:
            return folded
        pieces: list[str] = []
        at = 0
        for start, end in asides:
            pieces += folded[at:start], _INK.sub(" ", folded[start:end])
            at = end
        return "".join((*pieces, folded[at:]))

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
    def _natives(self) -> tuple[list[int], list[Native]]:
        """Where each place that the format counts begins, and what it is."""
        starts: list[int] = []
        places: list[Native] = []
        here, first = Native(), 1
        for span, kind, value in self.marks:
            if kind == "page":
                here = Native(page=int(value))
            elif kind == "paragraph":
                here = Native(paragraph=int(value))
            elif kind == "sheet":
                here = Native(sheet=value)
            elif kind == "table" and value:
                here = Native(table=int(value))
            elif kind == "row":
                row, first = map(int, value.split(","))
                here = here._replace(row=row, column=None)
            elif kind == "cell" and here.row:
                here = here._replace(column=first + int(value.split(",")[1]))
            else:
                continue
            starts.append(span.start)
            places.append(here)
        return starts, places

    def native(self, offset: int) -> Native:
        """Where a person finds ``offset`` in the file itself; of plain text nothing is told."""
        starts, places = self._natives
        at = bisect_right(starts, offset) - 1
        return places[at] if at >= 0 else Native()

    def line(self, number: int) -> Span:
        """The span of a line, counted from 1, without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


class Mark(NamedTuple):
    """What a format knows of a stretch of text and the text does not say.

    ``kind`` and ``value``: page and paragraph (the number), heading (the level), sheet (the name), table (the number, "" where
    nobody counts them), row («7,2»: its number, and that of its first column), cell («0,1,2,1»: row and column in its table,
    from 0, and how many it takes), picture (it takes no text), number (one that the format generates), aside (no text of the
    report), revision (the author), comment (the words) and directive (a comment to lawlint; an empty span where the text does
    not print it).  A table stands before its rows, a row before its cells.
    """

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
_INK = re.compile(r"[^\n\r]")
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
