"""Figures as a table for spreadsheets: RFC 4180, one row a figure, in the order of the text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from lawlint.output.formats import File, Format
from lawlint.output.json import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FIGURES = (
    "path", "line", "column", "text", "low", "high", "unit", "subject", "period", "period_from", "scope", "scope_from", "cue",
    "cover", "section", "start", "end",
)  # fmt: skip


class Figures(Format[str]):
    """``figures --format csv``: values in units of one, the headings that lead to a figure joined by «›»."""

    def head(self) -> str:
        return _rows([FIGURES])

    def piece(self, file: File) -> str:
        rows = []
        for figure in file.result.report.figures:
            place = file.source.place(figure.span.start)
            rows.append(
                (
                    file.source.path, place.line, place.column, figure.text, number(figure.value.low), number(figure.value.high),
                    figure.unit, figure.subject, *figure.period, *figure.scope, figure.cue, figure.cover, " › ".join(figure.path),
                    *figure.span,
                )
            )  # fmt: skip
        return _rows(rows)


def _rows(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
