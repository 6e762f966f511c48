"""SARIF 2.1.0 (OASIS), for code scanning: one run, its results file by file, then the rules that they name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from lawlint import __version__
from lawlint.finding import Severity, Text
from lawlint.output.formats import File, Format, json_strings
from lawlint.output.json import json_line
from lawlint.output.labels import native_place

if TYPE_CHECKING:
    from lawlint.finding import Finding, Fix
    from lawlint.rule import Rule
    from lawlint.source import Span
    from lawlint.tally import Tally

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Piece(NamedTuple):
    """The results of one file as JSON, and the codes of their rules."""

    results: tuple[str, ...]
    codes: tuple[str, ...]


class Findings(Format[Piece]):
    """``check --format sarif``.  Only the codes of rules with findings, and failures, are stored until the end."""

    def __init__(self, *view: Any) -> None:
        super().__init__(*view)
        self._codes: set[str] = set()
        self._failures: list[dict[str, Any]] = []
        self._first = True

    def head(self) -> str:
        language = "en" if self.view.lang == "en" else "zh-CN"
        start = f'{{"$schema": {json_line(SCHEMA)}, "version": "2.1.0", "runs": [{{'
        return f'{start}"columnKind": "unicodeCodePoints", "language": {json_line(language)}, "results": ['

    def piece(self, file: File) -> Piece:
        results = tuple(json_line(self._result(file, finding)) for finding in file.findings)
        return Piece(results, tuple(sorted({finding.code for finding in file.findings})))

    def from_json(self, value: Any) -> Piece:
        results, codes = map(json_strings, value)
        return Piece(tuple(results), tuple(codes))

    def add(self, piece: Piece) -> str:
        self._codes.update(piece.codes)
        out = "".join(("\n" if self._first and not n else ",\n") + result for n, result in enumerate(piece.results))
        self._first &= not piece.results
        return out

    def missed(self, path: str, why: Text) -> str:
        self._failures.append(
            {
                "level": "error",
                "message": {"text": why.in_(self.view.lang)},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}],
            }
        )
        return ""

    def tail(self, total: Tally) -> str:
        driver = {
            "name": "lawlint",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": [_rule(rule, self.view.lang) for rule in _rules() if rule.code in self._codes],
        }
        invocation: dict[str, Any] = {"executionSuccessful": not self._failures}
        if self._failures:
            invocation["toolExecutionNotifications"] = self._failures
        return f'\n], "tool": {json_line({"driver": driver})}, "invocations": [{json_line(invocation)}]}}]}}\n'

    def _result(self, file: File, finding: Finding) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message.in_(self.view.lang)},
            "locations": [self._location(file, finding.span)],
            "partialFingerprints": {"lawlint/v1": finding.fingerprint},
        }
        if finding.related:
            result["relatedLocations"] = [
                {"id": n, **self._location(file, related.span), "message": {"text": related.message.in_(self.view.lang)}}
                for n, related in enumerate(finding.related)
            ]
        if finding.fix and file.is_verbatim:
            result["fixes"] = [self._fix(file, finding.fix)]
        return result

    def _location(self, file: File, span: Span) -> dict[str, Any]:
        location: dict[str, Any] = {
            "physicalLocation": {
                "artifactLocation": {"uri": _uri(file.path)},
                "region": {**_region(file, span), "snippet": {"text": file.source.text[span.start : span.end]}},
            }
        }
        if native := native_place(file.source, span, self.view.lang).rstrip():
            location["logicalLocations"] = [{"fullyQualifiedName": native}]
        return location

    def _fix(self, file: File, fix: Fix) -> dict[str, Any]:
        replacements = [
            {"deletedRegion": _region(file, edit.span), "insertedContent": {"text": edit.text}} for edit in sorted(fix.edits)
        ]
        return {
            "description": {"text": fix.message.in_(self.view.lang)},
            "artifactChanges": [{"artifactLocation": {"uri": _uri(file.path)}, "replacements": replacements}],
        }


def _rules() -> tuple[Rule, ...]:
    from lawlint.registry import all_rules

    return all_rules()


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    from lawlint.output.rule import explanation

    title, text = rule.title.in_(lang), explanation(rule)
    return {
        "id": rule.code,
        "name": type(rule).__name__,
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        "help": {"text": text.replace("## ", ""), "markdown": text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.code.rstrip("0123456789")], "source": rule.source},
    }


def _region(file: File, span: Span) -> dict[str, Any]:
    start, end = file.source.place(span.start), file.source.place(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _uri(path: str) -> str:
    """``path`` as a URI, relative where ``path`` is."""
    whole = Path(path)
    return whole.as_uri() if whole.is_absolute() else quote(os.fsencode(whole.as_posix()))
