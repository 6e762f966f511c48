"""Findings and figures as tables for spreadsheets: RFC 4180, one row each, in the order of the text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from lawlint.output.formats import File, Format
from lawlint.output.json import number
from lawlint.output.labels import native_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FINDINGS = (
    "path", "line", "column", "end_line", "end_column", "place", "severity", "code", "name", "message", "text", "start", "end",
    "fingerprint",
)  # fmt: skip
FIGURES = (
    "path", "line", "column", "text", "low", "high", "unit", "subject", "period", "period_from", "scope", "scope_from", "cue",
    "cover", "section", "start", "end",
)  # fmt: skip


class Findings(Format[str]):
    """``check --format csv``: ``place`` is the native place, ``text`` the marked words."""

    def head(self) -> str:
        return _rows([FINDINGS])

    def piece(self, file: File) -> str:
        source, lang = file.source, self.view.lang
        return _rows(
            (
                file.path, *source.place(finding.span.start), *source.place(finding.span.end),
                native_place(source, finding.span, lang).rstrip(), finding.severity.label, finding.code, finding.name,
                finding.message.in_(lang), source.text[finding.span.start : finding.span.end], *finding.span, finding.fingerprint,
            )
            for finding in file.findings
        )  # fmt: skip


class Figures(Format[str]):
    """``figures --format csv``: values in units of one, the headings above a figure joined by «›»."""

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
