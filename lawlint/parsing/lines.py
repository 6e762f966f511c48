"""The lines of a report as the document grammar reads them: compact, of one kind each, hard wraps undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from lawlint.exact.numerals import to_int
from lawlint.parsing import grammar
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Compact
from lawlint.source import Source

_RUN = pattern(r"\S+")
_BREAK = pattern(r"\t+|\[SEP\]|(?<=\S)\u3000{2,}")
_BREAKS = ("\t", "[SEP]", "\u3000\u3000")
_MARKUP = pattern(r"[ \t]*#{1,6}(?=[ \t])")
_INNER = pattern(r"[,。;、].")
# A paragraph longer than this may be a whole text that lost its line ends to tabs or ideographic blanks.
_LONG = 120
# A line shorter than this (in cells: an ideograph is two) was not broken for want of room.
_SHORT = 36

# A joined line up to this length may have become a heading or a title.
_RELEX = 90
# What stands around the number of a marker.
_AROUND = "第部分章节条()、.． "

_WHOLE = frozenset({"DATE", "ENTRY", "CHROME", "ROW"})
_REST = frozenset({"TEXT", "SIGNATURE", "TITLE", "ROW"})
_GOES_ON = frozenset(",、(《“‘〔[「『【")
_CONTINUES = frozenset(",。、;:!?)》”’〕]」』】%")
_ENDS = frozenset("。!?")
_STOPS = frozenset("。!?;:,、)”》…")


class Piece(NamedTuple):
    """One line, or what stands between two breaks of a text without line ends: [start, end), nothing blank at either end.

    ``after_blank``: an empty line stands before it.  ``indent``: the cells of blank in front.
    """

    start: int
    end: int
    after_blank: bool
    indent: int


def pieces(source: Source, rows: Container[int] = ()) -> Iterator[Piece]:
    """The lines of ``source`` that are not blank; those that begin at ``rows`` are not broken at their tabs."""
    text, folded, offset, after_blank = source.text, source.folded, 0, True
    asides = [mark.span for mark in source.marks if mark.kind == "aside"][::-1]
    for line in folded.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        while asides and asides[-1].start <= start:  # code, a comment: not the report's text
            start = max(start, asides[-1].end)
            if asides[-1].end > offset:
                break
            asides.pop()
        if start >= offset or line.isspace():
            after_blank = True
            continue
        end = offset
        if (markup := _MARKUP.match(line)) is not None:
            start += markup.end()
        broken = end - start > _LONG and start not in rows
        for a, b in _parts(text, start, end) if broken else ((start, end),):
            part = folded[a:b]
            left = len(part) - len(part.lstrip())
            if left < len(part):
                yield Piece(a + left, a + len(part.rstrip()), after_blank, cells(text[a : a + left]))
                after_blank = False


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if any(text.find(sign, start, end) >= 0 for sign in _BREAKS):
        for found in _BREAK.finditer(text, start, end):
            yield start, found.start()
            start = found.end()
    yield start, end


def compacted(folded: str, start: int, end: int) -> Compact:
    """The compact text of ``folded[start:end]``."""
    text = folded[start:end]
    if len(text.split(maxsplit=1)) == 1 and not text[0].isspace() and not text[-1].isspace():
        return Compact(text, range(start, end))
    runs = [found.span() for found in _RUN.finditer(folded, start, end)]
    return joined([Compact(folded[a:b], range(a, b)) for a, b in runs])


def joined(parts: Sequence[Compact], broken: bool = False) -> Compact:
    """Parts of one paragraph as one; a blank stays between two ASCII words, and between a stop and a digit.

    ``broken``: the parts are lines broken at a margin, and a number goes on where one does.
    """
    texts: list[str] = []
    places: list[Sequence[int]] = []
    last, blank = "", 0
    for text, at in parts:
        digits = text[0].isdigit() and (last.isdigit() or last == ".")
        if (_is_latin(last) and _is_latin(text[0]) and not digits) or (digits and not broken):
            texts.append(" ")
            places.append((blank,))
        texts.append(text)
        places.append(at)
        last, blank = text[-1], at[-1] + 1
    return Compact("".join(texts), list(chain.from_iterable(places)))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def cells(text: str) -> int:
    """The width of ``text`` on paper: two cells an ideograph, one a Latin letter."""
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) // 2


class Line:
    """One line on its way to be a paragraph.

    ``kind`` is its terminal in report.lark; ``head`` the length of the number in front and ``number`` its value (0: none);
    ``level`` that of a heading, where the format marks it as one (0: none); ``is_set``: it is a row set in columns, which no
    other line continues; ``parts`` are the compact texts of the lines that it joins.
    """

    __slots__ = ("after_blank", "end", "head", "indent", "is_set", "kind", "length", "level", "number", "parts", "start")

    def __init__(self, piece: Piece, compact: Compact, kind: str, head: int, level: int = 0, is_set: bool = False) -> None:
        self.start, self.end, self.after_blank, self.indent = piece
        self.level, self.is_set = level, is_set
        self.parts, self.length = [compact], len(compact.text)
        self.settle(kind, head)

    def settle(self, kind: str, head: int) -> None:
        """Take the kind that the grammar's terminals tell."""
        self.kind, self.head = kind, head
        self.number = to_int(self.parts[0].text[:head].strip(_AROUND)) if head else 0

    def take(self, line: Line) -> None:
        """Go on with ``line``."""
        self.parts += line.parts
        self.length += line.length
        self.end = line.end

    @property
    def compact(self) -> Compact:
        """The text of all its lines."""
        if len(self.parts) > 1:
            self.parts = [joined(self.parts, broken=True)]
        return self.parts[0]


def unwrapped(lines: list[Line], kind_of: Callable[[str], tuple[str, int]]) -> list[Line]:
    """Lines that were broken for want of room, or by the tags of a web page, joined; page marks left out.

    ``kind_of`` tells the kind and head of what became another line by joining.
    """
    widths = _widths(lines) if _are_wrapped(lines) else None
    done: list[Line] = []
    numbers: dict[str, int] = {}
    full, indent = False, 0
    for at, line in enumerate(lines):
        text = line.parts[0].text
        if line.kind == "PAGE" and done and done[-1].kind == "TEXT" and done[-1].parts[-1].text[-1] not in _STOPS:
            full = widths is not None  # a page ends where its last line is full, or where a figure did not fit
        if line.kind == "PAGE" or (full and len(text) <= 3 and text.isdecimal() and at + 1 < len(lines)):
            continue
        if full and line.head and line.number not in (1, numbers.get(line.kind, 0) + 1):
            line.settle("TEXT", 0)  # «…，2024年⏎3、4月…»
        last = done[-1] if done else None
        if last is not None and _goes_on(last, line, full and line.indent <= indent + 1):
            last.take(line)
            if last.length <= _RELEX:
                last.settle(*kind_of(last.compact.text))
            elif last.kind == "TITLE":
                last.settle("TEXT", 0)  # «…全面落实《法治政府建设实施纲要⏎（2021—2025年）》…»
        else:
            done.append(line)
            if line.head:
                numbers[line.kind] = line.number
        indent = line.indent
        full = widths is not None and text[-1] not in _ENDS and _fills(text, *widths[at])
    return done


def _goes_on(last: Line, line: Line, full: bool) -> bool:
    """Whether ``line`` is the rest of the paragraph that ``last`` begins; ``full``: what stands above it ran to the margin."""
    if line.kind not in _REST or last.kind in _WHOLE or line.level or last.level or line.is_set or last.is_set:
        return False
    if line.kind == "ROW":
        return full and " " not in line.parts[0].text
    above = last.parts[-1].text
    below = line.parts[0].text
    if full or above[-1] in _GOES_ON or below[0] in _CONTINUES or last.length == last.head:
        return True
    # «…共计1062.85⏎万元。», «…收支总计⏎9859.38万元。»
    if last.kind == "ROW" or above[-1] in _STOPS or (above[-1].isdigit() and below[0].isdigit()):
        return False
    return _unit().match(below) is not None


@cache
def _unit() -> re.Pattern[str]:
    spelled = grammar.terminals("quantity")
    return pattern(rf"(?:\d[\d,.]*)?(?:{spelled['SCALE']})?(?:{spelled['UNIT']})(?<![年月日])(?=[,。;、)])")


def _are_wrapped(lines: list[Line]) -> bool:
    """Whether the text is broken at a margin: a third of the lines that hold a stop inside have none at the end."""
    texts = [line.parts[0].text for line in lines if not line.head and line.length >= 15]
    inner = [text[-1] for text in texts if _INNER.search(text)]
    broken = sum(last not in _STOPS for last in inner)
    return broken >= 3 and broken * 3 >= len(inner)


def _widths(lines: list[Line]) -> list[tuple[int, int]]:
    """The cells and the characters of the widest line around each."""
    sizes = [(cells(line.parts[0].text), line.length) for line in lines]
    around = [sizes[max(0, at - 4) : at + 5] for at in range(len(sizes))]
    return [(max(width for width, _ in near), max(length for _, length in near)) for near in around]


def _fills(text: str, width: int, length: int) -> bool:
    """Whether ``text`` runs to a margin, be it one of ``width`` cells (PDF) or of ``length`` characters."""
    size = cells(text)
    return size >= _SHORT and (size >= 0.85 * width or len(text) >= 0.92 * length)
