"""The prescribed tables of a report: those that its profile has identities for, and their figures under labels.

A form is told by its rows, its columns, or the heading above; where the text has flattened it, by as many figures as it has
columns as well.

✓ 云溪县教育局2024年度部门决算⏎收入支出决算总表⏎拨款收入|9⏎其他收入|3⏎本年收入合计|12⏎教育支出|12⏎本年支出合计|12 → 9 + 3 = 12
– 云溪县教育局2024年度部门决算⏎来信|9⏎来访|3⏎办结来信|12
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from lawlint.claims.tables.cells import Cell, lists
from lawlint.claims.tables.flattened.rows import FlatRow
from lawlint.claims.tables.labels import Names, fits, matching
from lawlint.parsing.tables import word
from lawlint.parsing.tree import Document, Paragraph, Table
from lawlint.profiles import Identities

# How many lines may stand between a table and its heading.
_REACH = 400


class Line(NamedTuple):
    """A row of a form: its names, outermost first, and its figures by column; None for one that cannot be read."""

    names: Names
    cells: tuple[Cell | None, ...] | None

    def cell(self, column: int) -> Cell | None:
        """The figure in a column; None for a blank one."""
        return self.cells[column] if self.cells and column < len(self.cells) else None


class Form(NamedTuple):
    """A table that a profile has identities for: its rows, and the names of its columns.

    ``table`` is its node, None where the text has flattened it.  ``begins`` are the lines that its lists begin with: two where
    income and outlay stand side by side.
    """

    identities: Identities
    lines: tuple[Line, ...]
    columns: tuple[Names, ...]
    table: Table | None = None
    begins: tuple[int, ...] = (0,)


def forms_of(document: Document, rows: Sequence[FlatRow], known: Sequence[Identities]) -> Iterator[Form]:
    """The tables of ``document`` that one of ``known`` is about."""
    for one in known:
        found = [form for table in document.tables if (form := _noded(one, table)) is not None]
        if len(found) > 1 and one.headings:
            found = [form for form in found if _is_under(one.headings, document.paragraphs, _place(form, document))] or found
        told = one.columns and (one.rows or one.headings)
        yield from found or (_flat(one, rows, document.paragraphs) if told else ())


def cells_of(form: Form, names: Sequence[str], row: str, column: str) -> dict[str, Cell] | None:
    """The figures under labels of a form: in the column ``column``, or in the row ``row``, or in its only row.

    None where a label is missing or stands for several.
    """
    lines = [line.names for line in form.lines]
    labels: Sequence[Names] = lines if column else form.columns
    fixed = matching(column, form.columns) if column else matching(row, lines) if row else [*range(len(lines))]
    places = [fixed, *(matching(name, labels) for name in names)]
    if any(len(found) != 1 for found in places):
        return None
    (line, *_), *others = places
    taken = [form.lines[at].cell(line) if column else form.lines[line].cell(at) for at, *_ in others]
    cells = {name: cell for name, cell in zip(names, taken, strict=True) if cell is not None}
    return cells if len(cells) == len(names) else None


def _noded(one: Identities, table: Table) -> Form | None:
    """The form that a table is: it has the rows, or failing such the columns, that tell it."""
    listed = list(lists(table, counted=True))
    if not listed:
        return None
    lines = tuple(Line(row.names, row.cells) for part in listed for row in part.rows)
    columns = tuple(column.names for column in listed[0].columns)
    told = one.rows or one.columns
    names = [line.names for line in lines] if one.rows else columns
    if not told or not all(matching(name, names) for name in told):
        return None
    begins = (0, *accumulate(len(part.rows) for part in listed[:-1]))
    return Form(one, lines, columns, table, begins)


def _flat(one: Identities, rows: Sequence[FlatRow], paragraphs: Sequence[Paragraph]) -> Iterator[Form]:
    """The form in rows that lost their columns: as many figures as it has columns, between the labels that tell it."""
    columns = tuple(tuple(name.split("/")) for name in one.columns)
    lines = [Line((row.label,), row.cells if len(row.cells) == len(columns) else None) for row in rows]
    under = [n for n, line in enumerate(lines) if line.cells and _is_under(one.headings, paragraphs, rows[n].at)]
    if not one.rows:
        yield from (Form(one, (lines[n],), columns) for n in under)
        return
    places = [[n for n in under if fits(name, lines[n].names)] for name in one.rows]
    for first, end in pairwise((*places[0], len(lines))):
        found = [n for some in places if (n := next((n for n in some if first <= n < end), None)) is not None]
        if len(found) == len(places):
            yield Form(one, tuple(lines[first : max(found) + 1]), columns)


def _is_under(headings: Sequence[str], paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether the heading or the title of a table nearest above has one of the words; every one has where there are none."""
    if not headings:
        return True
    places = (n for n in range(at - 1, max(-1, at - _REACH), -1))
    above = next((p for n in places if (p := paragraphs[n]).role == "heading" or word("CAPTION").match(p.compact.text)), None)
    return above is not None and any(name in above.compact.text for name in headings)


def _place(form: Form, document: Document) -> int:
    """The paragraph that the table of a form begins with."""
    assert form.table is not None
    return bisect_right(document.paragraphs, form.table.span.start, key=lambda p: p.span.start) - 1
