"""Figures as a table for spreadsheets: RFC 4180, one row a figure, in the order of the text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from lawlint.output.json import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lawlint.report import Report

HEADER = (
    "path", "line", "column", "text", "low", "high", "unit", "subject", "period", "period_from", "scope", "scope_from", "cue",
    "cover", "section", "start", "end",
)  # fmt: skip


def wrapped(files: Iterable[str]) -> Iterator[str]:
    """The header, and the rows of all files."""
    yield _rows([HEADER])
    yield from files


def figures(report: Report) -> str:
    """The rows of one file; values in units of one, the headings that lead to a figure joined by «›»."""
    rows = []
    for figure in report.figures:
        place = report.source.place(figure.span.start)
        rows.append(
            (
                report.source.path, place.line, place.column, figure.text, number(figure.value.low), number(figure.value.high),
                figure.unit, figure.subject, *figure.period, *figure.scope, figure.cue, figure.cover, " › ".join(figure.path),
                *figure.span,
            )
        )  # fmt: skip
    return _rows(rows)


def _rows(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
