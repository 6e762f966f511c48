"""Sheets of cells as text: the name of each is a heading, its rows are one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lawlint.source import Mark, Span

_Merged = Mapping[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Sheet:
    """The displayed texts of the cells of one sheet; ``merged``: the rows and columns that the cell at a place covers;
    ``top`` and ``left``: the numbers of the first row and column, counted from 1."""

    rows: Sequence[Sequence[str]]
    name: str = ""
    merged: _Merged = field(default_factory=dict)
    top: int = 1
    left: int = 1


def as_text(sheets: Iterable[Sheet]) -> tuple[str, tuple[Mark, ...]]:
    """The text of all sheets that are not empty, and its marks."""
    lines: list[str] = []
    marks: list[Mark] = []
    at = 0
    for sheet in sheets:
        rows, top, left = _trimmed(sheet.rows)
        if not rows:
            continue
        merged = {(row - top, column - left): size for (row, column), size in sheet.merged.items()}
        texts = ["|".join(row) for row in rows]
        size = sum(map(len, texts)) + len(texts) - 1
        if name := cell_text(sheet.name):
            begin, at = at, at + len(name) + 1
            marks += [Mark(Span(begin, at + size), "sheet", name), Mark(Span(begin, at - 1), "heading", "1")]
            lines.append(name)
        marks.append(Mark(Span(at, at + size), "table"))
        for number, row in enumerate(rows):
            marks.append(Mark(Span(at, at + len(texts[number])), "row", f"{sheet.top + top + number},{sheet.left + left}"))
            marks += _cells(number, row, at, merged, len(rows))
            at += len(texts[number]) + 1
        lines += texts
    return "".join(line + "\n" for line in lines), tuple(marks)


def cell_text(text: str) -> str:
    """``text`` on one line, without invisible characters; «|» is replaced because it separates cells."""
    visible = "".join(c for c in text if c.isspace() or not (c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c < "\ue000"))
    return " ".join(line.strip() for line in visible.splitlines() if line.strip()).replace("|", "｜")


def _cells(number: int, row: Sequence[str], at: int, merged: _Merged, height: int) -> Iterator[Mark]:
    for column, text in enumerate(row):
        if text:
            rows, columns = merged.get((number, column), (1, 1))
            rows, columns = min(rows, height - number), min(columns, len(row) - column)
            yield Mark(Span(at, at + len(text)), "cell", f"{number},{column},{rows},{columns}")
        at += len(text) + 1


def _trimmed(rows: Iterable[Sequence[str]]) -> tuple[list[list[str]], int, int]:
    """The rows as texts of equal length, without empty rows and columns around them, and the row and column removed before."""
    cells = [[cell_text(text) for text in row] for row in rows]
    filled = [number for number, row in enumerate(cells) if any(row)]
    if not filled:
        return [], 0, 0
    cells = cells[filled[0] : filled[-1] + 1]
    columns = [column for row in cells for column in (_first(row), len(row) - _first(row[::-1])) if any(row)]
    left, right = min(columns), max(columns)
    return [[*row[left:right], *[""] * (right - max(left, len(row)))] for row in cells], filled[0], left


def _first(row: Sequence[str]) -> int:
    """The index of the first cell that is not empty."""
    return next((column for column, text in enumerate(row) if text), len(row))
