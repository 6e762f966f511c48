"""What a table holds: cells with figures, the rows and columns that name them, and the lists that these make.

A whole number of a column that counts is exact, and any other figure is known to half of its last digit:

✗ 县|办件（件）⏎云溪|300⏎临江|200⏎合计|501 → 300 + 200 = 500 ≠ 501
✓ 县|产值（万元）⏎云溪|300⏎临江|200⏎合计|501 → 300 + 200 = 500 ≈ 501
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple

from lawlint.claims.lexicon import said
from lawlint.claims.scene import Term
from lawlint.exact.interval import Interval, exactly, quotient
from lawlint.parsing import tree
from lawlint.parsing.tables import word
from lawlint.parsing.tree import Paragraph, Table


class Place(NamedTuple):
    """Where a cell stands."""

    paragraph: Paragraph


class Cell(Term):
    """A figure of a table, worth what is printed; a share is in hundredths."""

    def __init__(self, paragraph: Paragraph, start: int, end: int, share: bool, counted: bool = False) -> None:
        self.text = paragraph.compact.text[start:end]
        self.scene = Place(paragraph)  # type: ignore[assignment]
        self.start, self.end, self.kind = start, end, "PERCENT" if share else "AMOUNT"
        digits = self.text.rstrip("%").replace(",", "")
        places = len(digits.partition(".")[2])
        ones = 10**places * (100 if share else 1)
        self.printed, half = quotient(int(digits.replace(".", "")), ones), Fraction(1, 2 * ones)
        whole = counted and not places and not share
        self.value = exactly(self.printed) if whole else Interval(self.printed - half, self.printed + half, 2 * half)
        self.unit, self.dimension = ("%", "%") if share else ("", "")


@dataclass(frozen=True)
class Row:
    """A row of a list: its names, outermost first, and its figures by column."""

    names: tuple[str, ...]
    cells: tuple[Cell | None, ...]

    @cached_property
    def kind(self) -> str:
        """What the row is: a total, among the row above, or a name."""
        return _kind(self.names)

    @property
    def is_subtotal(self) -> bool:
        """Whether it is a 小计."""
        return has("SUBTOTAL", self.names)

    @property
    def name(self) -> str:
        """The innermost name, without 其中."""
        return without("AMONG", self.names[-1]) if self.names else ""

    @cached_property
    def level(self) -> str:
        """The kind of number in front of the name: 一、 （一） 1."""
        found = said("ITEM_NUMBER").match(self.name)
        number = word("NUMERAL").sub("", found[0]) if found else ""
        return "".join("0" if c.isdigit() else c for c in number)


@dataclass(frozen=True)
class Column:
    """The names of a column of a list, outermost first, and what they say of its figures."""

    names: tuple[str, ...]

    @cached_property
    def kind(self) -> str:
        """What the column is: a total, among the column before, or a name."""
        return _kind(self.names[-1:])

    @property
    def is_subtotal(self) -> bool:
        """Whether it is a 小计."""
        return has("SUBTOTAL", self.names[-1:])

    @cached_property
    def is_share(self) -> bool:
        """Whether it holds shares of a whole."""
        return has("SHARE", self.names)

    @cached_property
    def adds_up(self) -> bool:
        """Whether its figures make a total: shares and amounts, no rates, means or ranks."""
        return self.is_share or not has("NO_SUM", self.names)

    def is_counted(self, unit: str) -> bool:
        """Whether whole numbers are counts: their unit is known, and none of 万元 or %; or a name says so (件数, 人数).

        ``unit`` is that of the table.
        """
        own = next((found[1] for name in reversed(self.names) if (found := word("UNIT_OF_COLUMN").search(name))), unit)
        return word("SCALED").search(own) is None if own else has("COUNTED", self.names)


class List(NamedTuple):
    """The rows of a table below one head and beside one side, and their columns."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


def lists(table: Table, counted: bool = False) -> Iterator[List]:
    """The lists of a table; ``counted``: whole numbers are exact."""
    body = [row for row in range(table.height) if row not in table.heads]
    parts = [[row for _, row in run] for _, run in groupby(enumerate(body), key=lambda one: one[1] - one[0])]
    for (_, first), (last, _) in pairwise((*table.sides, (table.width, table.width))):
        for part in parts:
            columns = tuple(Column(table.column_names(part[0], column)) for column in range(first, last))
            exact = [counted or column.is_counted(table.unit) for column in columns]
            rows = []
            for row in part:
                cells = (
                    _cell(table.at(row, at), row, at, column.is_share, whole)
                    for at, (column, whole) in enumerate(zip(columns, exact, strict=True), first)
                )
                rows.append(Row(table.row_names(row, first), tuple(cells)))
            yield List(tuple(rows), columns)


def has(name: str, names: Sequence[str]) -> bool:
    """Whether a word of ``table.lark`` stands in one of the names."""
    return any(map(word(name).search, names))


def without(name: str, label: str) -> str:
    """A label without the word ``name`` of ``table.lark`` that it begins with."""
    front = word(name).match(label)
    return label[front.end() :] if front else label


def _cell(node: tree.Cell | None, row: int, column: int, share: bool, counted: bool) -> Cell | None:
    if node is None or node.kind != "figure" or (node.row, node.column) != (row, column):
        return None
    return Cell(node.paragraph, node.start, node.end, share or node.text.endswith("%"), counted)


def _kind(names: Sequence[str]) -> str:
    if has("TOTAL", names):
        return "total"
    return "among" if names and word("AMONG").match(names[-1]) else "name"
