"""The nodes of a report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from lawlint.source import Source, Span


class Marker(NamedTuple):
    """The number in front of a heading or paragraph: «（三）» is family ``cn_paren``, number 3.

    Families, outermost first: part (第N部分) chapter (第N章) section (第N节) article (第N条) cn (一、) cn_paren (（一）)
    dot (1.) dun (1、) paren ((1)) circled (①).
    """

    family: str
    number: int
    span: Span


class Compact(NamedTuple):
    """A paragraph as the scanner reads it: folded; blanks, line ends and page marks dropped.

    ``at[i]`` is the source offset of ``text[i]``.  One blank is kept between two ASCII letters or digits, and between
    ``.`` and a digit, so that figures of a flattened table stay apart.
    """

    text: str
    at: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]`` (never empty)."""
        return Span(self.at[start], self.at[end - 1] + 1)


class Paragraph(NamedTuple):
    """One paragraph; a heading is a paragraph too, and a heading may run into its paragraph.

    ``role``: title, heading, text, table (a row of a flattened table), columns (a row of a PDF that is set in columns),
    metadata, signature, date, chrome.
    ``heading`` is the length of the heading in the compact text, number and closing stop included (0: none; all of it for
    role heading); ``head`` that of the number alone.
    ``sentences`` are [start, end) in the compact text; they tile it.
    """

    span: Span
    role: str
    compact: Compact
    sentences: tuple[tuple[int, int], ...]
    marker: Marker | None = None
    heading: int = 0
    head: int = 0

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that compact.text[at] stands in; all of the text where there is none."""
        found = bisect_right(self.sentences, at, key=itemgetter(0)) - 1
        return self.sentences[found] if found >= 0 else (0, len(self.compact.text))

    @property
    def heading_words(self) -> str:
        """The heading in compact text, without its number and closing stop."""
        return self.compact.text[self.head : self.heading].strip(" 、。:;")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all it governs.  Level 0 is the whole body; ``heading`` None there."""

    span: Span
    level: int
    heading: Paragraph | None
    children: tuple[Section | Paragraph, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections right below this one."""
        return tuple(c for c in self.children if isinstance(c, Section))

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the order of the text."""
        yield self
        for child in self.sections:
            yield from child.walk()

    def prose(self) -> Iterator[Paragraph]:
        """The headings and the text of this section and all below it, in the order of the text."""
        if self.heading is not None:
            yield self.heading
        for child in self.children:
            if isinstance(child, Section):
                yield from child.prose()
            elif child.role == "text":
                yield child

    @property
    def title(self) -> str:
        """The heading's words in compact text, without marker and closing stop; "" for the body."""
        return self.heading.heading_words if self.heading is not None else ""


class Entry(NamedTuple):
    """One line of the metadata block of a web page: «发布日期 2024-01-26»."""

    key: str
    value: str
    span: Span


class Title(NamedTuple):
    """The report's title, joined over its lines, and what it says."""

    text: str
    span: Span
    year: int | None
    issuers: tuple[str, ...]
    kind: str


class DateLine(NamedTuple):
    """The date under the report (成文日期), or in the caption under its title (题注).

    ``value`` is None where it is no day of the calendar.
    """

    span: Span
    value: date | None
    year: int


class Signature(NamedTuple):
    """The issuers named under the report."""

    span: Span
    issuers: tuple[str, ...]


class Annex(NamedTuple):
    """An annex, as the note under the text (附件说明) lists it, or where it begins; ``number`` None where none is printed."""

    number: int | None
    name: str
    span: Span


class Cell(NamedTuple):
    """One cell of a table, in the compact text of its ``paragraph``; ``rows`` and ``columns`` are how many it takes.

    ``kind``: figure; nothing («—», which says that there is no figure); name, and of names total (合计, 小计) and among (其中:…).
    A blank cell has no node.
    """

    row: int
    column: int
    rows: int
    columns: int
    paragraph: Paragraph
    start: int
    end: int
    kind: str

    @property
    def is_name(self) -> bool:
        """Whether the cell says what figures are of."""
        return self.kind not in ("figure", "nothing")

    @property
    def text(self) -> str:
        """What the cell says, compact."""
        return self.paragraph.compact.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.paragraph.compact.span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells by the order of the text, and what heads them.

    ``heads`` are the rows that name columns: those on top, and those further down where another list begins.  ``sides`` are
    the columns that name rows: [first, last) of each run, two where income and outlay stand beside each other.  ``unit`` is
    what a note above the table says (单位：万元), "" where none does.
    """

    span: Span
    height: int
    width: int
    cells: tuple[Cell, ...]
    heads: tuple[int, ...]
    sides: tuple[tuple[int, int], ...]
    unit: str
    _places: Mapping[tuple[int, int], Cell] = field(repr=False, compare=False)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place; None where it is blank."""
        return self._places.get((row, column))

    def row_names(self, row: int, column: int) -> tuple[str, ...]:
        """The names of a row, outermost first, for a figure in ``column``: those of the nearest side to its left."""
        side = next((side for side in reversed(self.sides) if side[1] <= column), None)
        return self._names((row, c) for c in range(*side)) if side else ()

    def column_names(self, row: int, column: int) -> tuple[str, ...]:
        """The names over a figure, outermost first: those of the nearest head above."""
        above = [head for head in self.heads if head < row]
        first = next((n for n in range(len(above) - 1, 0, -1) if above[n - 1] != above[n] - 1), 0)
        return self._names((head, column) for head in above[first:])

    def _names(self, places: Iterator[tuple[int, int]]) -> tuple[str, ...]:
        cells = (self._places.get(place) for place in places)
        return tuple({(c.row, c.column): c.text for c in cells if c is not None and c.kind != "nothing"}.values())


@dataclass(frozen=True, slots=True)
class Document:
    """The tree of one report.  ``paragraphs`` are all of them in the order of the text, whatever their role, and ``whole`` is
    their compact text, a line each; ``characters`` are those that occur in it.

    ``listed`` are the annexes that the note under the text names, ``annexes`` those that follow it.
    """

    source: Source
    paragraphs: tuple[Paragraph, ...]
    body: Section
    metadata: tuple[Entry, ...] = ()
    title: Title | None = None
    signature: Signature | None = None
    date: DateLine | None = None
    caption: DateLine | None = None
    listed: tuple[Annex, ...] = ()
    annexes: tuple[Annex, ...] = ()
    tables: tuple[Table, ...] = ()
    whole: str = ""
    characters: frozenset[str] = frozenset()
