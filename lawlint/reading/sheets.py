"""Sheets of cells as text: the name of each as a heading, its rows as one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from lawlint.source import Mark, Span


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet, each as a person reads it; ``merged``: how many rows and columns the cell at a place takes."""

    rows: Sequence[Sequence[str]]
    name: str = ""
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


def printed(sheets: Iterable[Sheet]) -> tuple[str, tuple[Mark, ...]]:
    """The text of all sheets that are not empty, and its marks."""
    lines: list[str] = []
    marks: list[Mark] = []
    at = paragraph = 0
    for sheet in sheets:
        rows = _trimmed(sheet.rows)
        if not rows:
            continue
        if name := plain(sheet.name):
            paragraph += 1
            span = Span(at, at + len(name))
            marks += [Mark(span, "paragraph", str(paragraph)), Mark(span, "heading", "1")]
            lines.append(name)
            at += len(name) + 1
        texts = ["|".join(row) for row in rows]
        marks.append(Mark(Span(at, at + sum(map(len, texts)) + len(texts) - 1), "table"))
        for number, row in enumerate(rows):
            paragraph += 1
            marks.append(Mark(Span(at, at + len(texts[number])), "paragraph", str(paragraph)))
            marks += _cells(number, row, at, sheet, len(rows))
            at += len(texts[number]) + 1
        lines += texts
    return "".join(line + "\n" for line in lines), tuple(marks)


def plain(text: str) -> str:
    """The text of a cell on one line, without characters that nobody sees; a «|» would part cells."""
    visible = "".join(c for c in text if c.isspace() or not (c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c < "\ue000"))
    return " ".join(line.strip() for line in visible.splitlines() if line.strip()).replace("|", "｜")


def _cells(number: int, row: Sequence[str], at: int, sheet: Sheet, height: int) -> Iterator[Mark]:
    for column, text in enumerate(row):
        if text:
            rows, columns = sheet.merged.get((number, column), (1, 1))
            rows, columns = min(rows, height - number), min(columns, len(row) - column)
            yield Mark(Span(at, at + len(text)), "cell", f"{number},{column},{rows},{columns}")
        at += len(text) + 1


def _trimmed(rows: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """The rows in plain text and of one length, without the empty ones and the empty columns at the end."""
    cut = [_without_empty_end([plain(text) for text in row]) for row in rows]
    while cut and not cut[-1]:
        cut.pop()
    return list(zip(*zip_longest(*cut, fillvalue=""), strict=True))


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
