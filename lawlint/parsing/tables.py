"""The tables of a report: from the cells that its format marks, and from rows parted by ``|``, by tabs or by blanks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from lawlint.parsing import grammar
from lawlint.parsing.lines import cells as width_of
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Cell, Paragraph, Table
from lawlint.source import Source, Span

# How many paragraphs above a table may say its unit.
_NEAR = 3
# Rows parted by tabs are a table from this many on.
_FEWEST_ROWS = 3


class _Raw(NamedTuple):
    """A cell that is not blank, before anybody knows what it is."""

    row: int
    column: int
    rows: int
    columns: int
    span: Span


def tables(source: Source, paragraphs: Sequence[Paragraph]) -> tuple[Table, ...]:
    """All tables of a report, in the order of the text."""
    marked = any(mark.kind == "table" for mark in source.marks)
    grids = _marked(source) if marked else [*_piped(paragraphs), *_tabbed(source), *_spaced(source)]
    if not grids:
        return ()
    places = _Places(paragraphs)
    found = (_table(places, grid) for grid in grids)
    return tuple(sorted((table for table in found if table is not None), key=lambda table: table.span))


def tabbed_lines(source: Source) -> frozenset[int]:
    """Where the lines begin that are rows of a table parted by tabs or blanks."""
    found = {start for run in _tab_runs(source) for start, _ in run}
    return frozenset(found.union(start for run in _spaced_runs(source) for start, *_ in run))


@cache
def word(name: str) -> re.Pattern[str]:
    """A word of ``table.lark``."""
    return pattern(grammar.terminals("table")[name])


# ── cells ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _marked(source: Source) -> list[list[_Raw]]:
    """The cells between the marks of each table; nobody knows where a table in a table begins, so cells go to the last."""
    grids: list[list[_Raw]] = []
    for mark in source.marks:
        if mark.kind == "table":
            grids.append([])
        elif mark.kind == "cell" and grids:
            row, column, rows, columns = map(int, mark.value.split(","))
            grids[-1].append(_Raw(row, column, rows, columns, mark.span))
    return [grid for grid in grids if grid]


def _piped(paragraphs: Sequence[Paragraph]) -> Iterator[list[_Raw]]:
    """Rows of one number of cells: «警告 | 120 | 40.0», with or without a «|» at either end."""
    rows = ([*_split(p)] if p.role == "table" and "|" in p.compact.text else [] for p in paragraphs)
    for count, run in groupby(rows, key=len):
        if count < 2:
            continue
        lines = [cells for cells in run if any(cell is not None for cell in cells)]
        if len(lines) >= 2:
            yield [_Raw(n, c, 1, 1, span) for n, cells in enumerate(lines) for c, span in enumerate(cells) if span is not None]


def _split(paragraph: Paragraph) -> Iterator[Span | None]:
    """The cells of a row; None for a blank one, and for all of the line below a head."""
    text = paragraph.compact.text
    ruled = word("RULE").match(text) is not None
    pieces = text.split("|")
    first = 1 if len(pieces) > 2 and text.startswith("|") else 0
    last = len(pieces) - 1 if len(pieces) > 2 and text.endswith("|") and first else len(pieces)
    at = 0
    for n, piece in enumerate(pieces):
        if first <= n < last:
            bare = piece.strip()
            begin = at + len(piece) - len(piece.lstrip())
            yield paragraph.compact.span(begin, begin + len(bare)) if bare and not ruled else None
        at += len(piece) + 1


def _tabbed(source: Source) -> Iterator[list[_Raw]]:
    for run in _tab_runs(source):
        yield [
            _Raw(n, c, 1, 1, span)
            for n, (start, end) in enumerate(run)
            for c, span in enumerate(_tab_cells(source.folded, start, end))
            if span is not None
        ]


def _tab_runs(source: Source) -> Iterator[list[tuple[int, int]]]:
    """Lines with one number of tabs, three and more, two of which hold figures."""
    text = source.folded
    if "\t" not in text or any(mark.kind == "table" for mark in source.marks):
        return
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        lines.append((at, at + len(line)))
        at += len(line)
    for count, run in groupby(lines, key=lambda line: text.count("\t", *line)):
        rows = list(run)
        if count and len(rows) >= _FEWEST_ROWS and sum(_has_figures(text, *row) for row in rows) > 1:
            yield rows


def _has_figures(text: str, start: int, end: int) -> bool:
    cells = [text[span.start : span.end] for span in _tab_cells(text, start, end) if span is not None]
    return len(cells) > 1 and any(word("FIGURE").fullmatch(cell) for cell in cells[1:])


def _tab_cells(text: str, start: int, end: int) -> Iterator[Span | None]:
    for piece in text[start:end].split("\t"):
        bare = piece.strip()
        begin = start + len(piece) - len(piece.lstrip())
        yield Span(begin, begin + len(bare)) if bare else None
        start += len(piece) + 1


class _Spaced(NamedTuple):
    """A line parted by blanks: where it begins, its cells, and where these stand on paper, [left, right) in half ideographs."""

    start: int
    cells: tuple[Span, ...]
    places: tuple[tuple[int, int], ...]


def _spaced(source: Source) -> Iterator[list[_Raw]]:
    """Each cell goes to the column whose cells stand above and below it."""
    for run in _spaced_runs(source):
        width = max(len(line.cells) for line in run)
        full = [line.places for line in run if len(line.cells) == width]
        columns = [(min(p[n][0] for p in full), max(p[n][1] for p in full)) for n in range(width)]
        raws = []
        for row, line in enumerate(run):
            taken = [_column(place, columns) for place in line.places] if len(line.cells) < width else list(range(width))
            if len(set(taken)) == len(taken):
                raws += [_Raw(row, column, 1, 1, span) for column, span in zip(taken, line.cells, strict=True)]
        yield raws


def _column(place: tuple[int, int], columns: Sequence[tuple[int, int]]) -> int:
    """The column that a cell stands in most, or nearest to."""
    return max(range(len(columns)), key=lambda n: min(place[1], columns[n][1]) - max(place[0], columns[n][0]))


def _spaced_runs(source: Source) -> Iterator[list[_Spaced]]:
    """Lines of a name and figures, two blanks or more between, three and more, with the line of names above them."""
    text = source.folded
    if "  " not in text or any(mark.kind == "table" for mark in source.marks):
        return
    run: list[_Spaced] = []
    above: _Spaced | None = None
    at = 0
    for line in [*text.splitlines(keepends=True), "\n"]:
        row = _spaced_line(source, line, at) if "  " in line else None
        if row is not None and len(row.cells) > 1 and _is_figure(text, row.cells[-1]):
            run = run or ([above] if above is not None else [])
            run.append(row)
        else:
            rows = sum(_is_figure(text, line.cells[-1]) for line in run)
            if rows >= _FEWEST_ROWS and max(len(line.cells) for line in run) > 2:
                yield run
            run, above = [], row if row is not None and row.cells else None
        at += len(line)


def _spaced_line(source: Source, line: str, at: int) -> _Spaced:
    spans = [Span(at + m.start(), at + m.end()) for m in word("SPACED_CELL").finditer(line)]
    wide = [(width_of(source.text[at : span.start]), width_of(source.text[at : span.end])) for span in spans]
    return _Spaced(at, tuple(spans), tuple(wide))


def _is_figure(text: str, span: Span) -> bool:
    return word("FIGURE").fullmatch(text, *span) is not None


# ── nodes ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Places:
    """The paragraphs by where they begin."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.starts = [paragraph.span.start for paragraph in paragraphs]

    def number(self, offset: int) -> int:
        """Which paragraph holds ``offset``; -1 for what stands before all."""
        return bisect_right(self.starts, offset) - 1

    def cell(self, raw: _Raw) -> Cell | None:
        """The node of a cell; None where its text is in no paragraph."""
        number = self.number(raw.span.start)
        if number < 0:
            return None
        paragraph = self.paragraphs[number]
        at = paragraph.compact.at
        start, end = bisect_left(at, raw.span.start), bisect_left(at, raw.span.end)
        if start >= end:
            return None
        text = paragraph.compact.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        return Cell(*raw[:4], paragraph, start, start + len(text), _kind(text)) if text else None


def _kind(text: str) -> str:
    if word("FIGURE").fullmatch(text):
        return "figure"
    if word("NOTHING").fullmatch(text):
        return "nothing"
    if word("AMONG").match(text):
        return "among"
    return "total" if word("TOTAL").search(text) else "name"


def _table(places: _Places, grid: list[_Raw]) -> Table | None:
    cells = tuple(cell for raw in grid if (cell := places.cell(raw)) is not None)
    height = max((cell.row + cell.rows for cell in cells), default=0)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    if height < 2 or width < 2:
        return None
    covered: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        for place in _taken(cell):
            covered.setdefault(place, cell)
    span = Span(min(cell.span.start for cell in cells), max(cell.span.end for cell in cells))
    serial = _serial(cells)
    heads, sides = _named(cells, covered, height, width, serial)
    cells = tuple(cell._replace(kind="name") if _heads(cell, heads, sides) else cell for cell in cells)
    covered = {place: cell for cell in cells for place in _taken(cell) if covered[place][:2] == cell[:2]}
    return Table(span, height, width, cells, heads, sides, _unit(places, cells, span), covered)


def _taken(cell: Cell) -> Iterator[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.rows):
        for column in range(cell.column, cell.column + cell.columns):
            yield row, column


def _heads(cell: Cell, heads: Sequence[int], sides: Sequence[tuple[int, int]]) -> bool:
    """Whether what looks like a figure is a name: 2023 over a column, 1 under 序号."""
    return cell.kind == "figure" and (cell.row in heads or any(first <= cell.column < last for first, last in sides))


def _serial(cells: Sequence[Cell]) -> frozenset[int]:
    """The columns whose figures are names, as their heads say: 序号, 行次, 科目编码."""
    return frozenset(
        column
        for cell in cells
        if cell.is_name and word("SERIAL").match(cell.text)
        for column in range(cell.column, cell.column + cell.columns)
    )


def _named(
    cells: Sequence[Cell], covered: Mapping[tuple[int, int], Cell], height: int, width: int, serial: frozenset[int]
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """The rows that name columns, and the runs of columns that name rows."""
    years = _year_rows(cells)
    figures = [c for c in cells if c.kind == "figure" and c.column not in serial and c.row not in years]
    filled = frozenset(c.row for c in figures)
    counting = frozenset(c.row for c in cells if c.column == 0 and word("SERIAL").match(c.text))
    top = min((row for row in filled if row not in counting), default=height)
    columns = frozenset(c.column for c in figures if c.row not in counting)
    heads = [
        row
        for row in range(height)
        if row < top
        or row in counting
        or (row not in filled and any((c := covered.get((row, n))) and c.is_name and c.row == row for n in columns))
    ]
    names = [column for column in range(width) if column not in columns and _names_rows(covered, column, range(top, height))]
    runs: list[tuple[int, int]] = []
    for column in names:
        if runs and runs[-1][1] == column:
            runs[-1] = runs[-1][0], column + 1
        else:
            runs.append((column, column + 1))
    return tuple(heads), tuple(runs)


def _names_rows(covered: Mapping[tuple[int, int], Cell], column: int, body: range) -> bool:
    return any(cell.kind != "nothing" for row in body if (cell := covered.get((row, column))) is not None)


def _year_rows(cells: Sequence[Cell]) -> frozenset[int]:
    """The rows whose figures are all years: they head columns."""
    rows: dict[int, bool] = {}
    for cell in cells:
        if cell.kind == "figure":
            rows[cell.row] = rows.get(cell.row, True) and word("YEAR").fullmatch(cell.text) is not None
    first = min(rows, default=0)
    return frozenset(row for row, years in rows.items() if years and row == first)


def _unit(places: _Places, cells: Sequence[Cell], span: Span) -> str:
    """The unit that a note above the table says, or one in its first row."""
    number = places.number(span.start)
    above = places.paragraphs[max(0, number - _NEAR) : max(0, number)]
    texts = [p.compact.text for p in reversed(above) if len(p.compact.text) <= 60]
    texts += [cell.text for cell in cells if cell.row < 2 and cell.is_name]
    for text in texts:
        if said := word("UNIT").search(text):
            return str(said[1])
    return ""
