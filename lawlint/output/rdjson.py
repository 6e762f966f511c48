"""Reviewdog's diagnostic format, with a suggestion for each fix; its columns are bytes of UTF-8, counted from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lawlint.finding import Severity
from lawlint.output.formats import File, JsonArray
from lawlint.output.json import json_line
from lawlint.output.labels import native_place
from lawlint.source import Span

if TYPE_CHECKING:
    from lawlint.finding import Finding, Fix
    from lawlint.source import Source
    from lawlint.tally import Tally

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class Findings(JsonArray):
    """``check --format rdjson``."""

    def head(self) -> str:
        return '{"source": {"name": "lawlint"}, "diagnostics": ['

    def piece(self, file: File) -> list[str]:
        return [json_line(self._diagnostic(file, finding)) for finding in file.findings]

    def tail(self, total: Tally) -> str:
        return "\n]}\n"

    def _diagnostic(self, file: File, finding: Finding) -> dict[str, Any]:
        source, lang = file.source, self.view.lang
        out: dict[str, Any] = {
            "message": native_place(source, finding.span, lang) + finding.message.in_(lang),
            "location": {"path": file.posix, "range": _range(source, finding.span)},
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": finding.code},
        }
        if finding.related:
            out["related_locations"] = [
                {
                    "message": related.message.in_(lang),
                    "location": {"path": file.posix, "range": _range(source, related.span)},
                }
                for related in finding.related
            ]
        if finding.fix and file.is_verbatim:
            out["suggestions"] = [_suggestion(source, finding.fix)]
        return out


def _suggestion(source: Source, fix: Fix) -> dict[str, Any]:
    """All edits of ``fix`` as one: the text between them is repeated."""
    edits = sorted(fix.edits)
    start, end = edits[0].span.start, max(edit.span.end for edit in edits)
    out, at = "", start
    for span, words in edits:
        out += source.text[at : span.start] + words
        at = span.end
    return {"range": _range(source, Span(start, end)), "text": out + source.text[at:end]}


def _range(source: Source, span: Span) -> dict[str, Any]:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    line, column = source.place(offset)
    before = source.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
