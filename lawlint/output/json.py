"""Findings, claims, figures and rules as JSON.

``start`` and ``end`` are code points of the decoded text; ``line`` and ``column`` count from 1.  The values of operands are
in units of one: a JSON number where that is exact, otherwise a string "numerator/denominator".
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from json import dumps
from typing import TYPE_CHECKING, Any

from lawlint import __version__
from lawlint.exact.interval import Rational
from lawlint.output.formats import File, Format

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lawlint.claims.claim import Claim
    from lawlint.figures import Figure
    from lawlint.finding import Finding, Fix, Related
    from lawlint.knowledge import About
    from lawlint.rule import Rule
    from lawlint.source import Source, Span
    from lawlint.tally import Tally


_HALVES = re.compile("[\ud800-\udfff]")


def json_line(value: object) -> str:
    """``value`` as JSON on one line; a lone surrogate, as in a file name that is not UTF-8, is replaced."""
    return _HALVES.sub("\ufffd", dumps(value, ensure_ascii=False, separators=(", ", ": ")))


class _Files(Format[str]):
    """One object that lists the files, one line each."""

    first = True

    def head(self) -> str:
        return f'{{"version": {json_line(__version__)}, "files": ['

    def add(self, piece: str) -> str:
        before, self.first = "\n" if self.first else ",\n", False
        return before + piece

    def tail(self, total: Tally) -> str:
        return "\n]}\n"


class Findings(_Files):
    """``check --format json``."""

    def piece(self, file: File) -> str:
        counts = file.counts
        return json_line(
            {
                "path": file.source.path,
                "profile": file.result.report.profile.name,
                "findings": [finding_object(file.source, finding, self.view.lang) for finding in file.findings],
                **({} if file.before is None else {"fixed": counts.fixed}),
                "claims": dict(sorted(counts.claims.items())),
                **_coverage(counts),
            }
        )


class Claims(_Files):
    """``claims --format json``."""

    def piece(self, file: File) -> str:
        claims = [_claim(claim, self.view.lang) for claim in file.result.report.claims]
        return json_line({"path": file.source.path, **_coverage(file.counts), "claims": claims})


class Figures(_Files):
    """``figures --format json``."""

    def piece(self, file: File) -> str:
        values = [_figure(file.source, figure) for figure in file.result.report.figures]
        return json_line({"path": file.source.path, **_coverage(file.counts), "values": values})


class Uncovered(_Files):
    """``claims --uncovered --format json``: the figures that no relation verifies."""

    def piece(self, file: File) -> str:
        values = [_figure(file.source, figure) for figure in file.result.report.figures if not figure.cover]
        return json_line({"path": file.source.path, **_coverage(file.counts), "uncovered": values})


def _coverage(counts: Tally) -> dict[str, int]:
    return {"figures": counts.figures, "covered": counts.covered, "bounded": counts.bounded}


def _claim(claim: Claim, lang: str) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "verdict": claim.verdict.value,
        "formula": claim.formula,
        "message": claim.message.in_(lang),
        "operands": [
            {
                "role": operand.role,
                "start": operand.span.start,
                "end": operand.span.end,
                "text": operand.text,
                "low": number(operand.low),
                "high": number(operand.high),
                "unit": operand.unit,
            }
            for operand in claim.operands
        ],
    }


def _figure(source: Source, figure: Figure) -> dict[str, Any]:
    return {
        "text": figure.text,
        "low": number(figure.value.low),
        "high": number(figure.value.high),
        "unit": figure.unit,
        "subject": figure.subject,
        "cue": figure.cue,
        "period": figure.period._asdict(),
        "scope": figure.scope._asdict(),
        "section": list(figure.path),
        "cover": figure.cover,
        **place_fields(source, figure.span),
    }


def knowledge_json(tables: Iterable[About], today: date, lang: str) -> str:
    """The output of ``rules --knowledge --format json``; ``age`` is in days."""
    rows = [
        {
            "file": about.file,
            "holds": about.holds[lang],
            "rows": about.rows,
            "as_of": about.as_of.isoformat(),
            "age": (today - about.as_of).days,
        }
        for about in tables
    ]
    return json_line({"version": __version__, "knowledge": rows}) + "\n"


def rules_json(rules: Iterable[Rule], lang: str) -> str:
    """The output of ``rules --format json``."""
    return (
        json_line(
            {
                "version": __version__,
                "rules": [
                    {
                        "code": rule.code,
                        "name": rule.name(),
                        "severity": rule.severity.label,
                        "title": rule.title.in_(lang),
                        "source": rule.source,
                    }
                    for rule in rules
                ],
            }
        )
        + "\n"
    )


def number(value: Rational | None) -> int | float | str | None:
    """``value`` as an exact JSON value: a number, or "1/3"."""
    if value is None:
        return None
    numerator, denominator = value.as_integer_ratio()
    if (
        max(numerator.bit_length(), denominator.bit_length()) > 1000
    ):  # too large for a double; Decimal prints integers of any length
        return f"{Decimal(numerator)}/{Decimal(denominator)}"
    if denominator == 1:
        return numerator
    near = numerator / denominator
    return near if Fraction(Decimal(repr(near))) == value else str(value)


def finding_object(source: Source, finding: Finding, lang: str) -> dict[str, Any]:
    """One finding as an object."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "message": finding.message.in_(lang),
        **place_fields(source, finding.span),
        "related": [_related(source, related, lang) for related in finding.related],
        "fix": _fix(finding.fix, lang) if finding.fix else None,
        "fingerprint": finding.fingerprint,
    }


def _related(source: Source, related: Related, lang: str) -> dict[str, Any]:
    return {"message": related.message.in_(lang), **place_fields(source, related.span)}


def _fix(fix: Fix, lang: str) -> dict[str, Any]:
    return {
        "message": fix.message.in_(lang),
        "safety": fix.safety.value,
        "edits": [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits],
    }


def place_fields(source: Source, span: Span) -> dict[str, int | str]:
    """The place of ``span``: offsets, lines and columns, and the native place (``cell_column`` in a table or sheet)."""
    first, last = source.place(span.start), source.place(span.end)
    native = source.native(span.start)._asdict()
    native["cell_column"] = native.pop("column")
    return {
        "start": span.start,
        "end": span.end,
        "line": first.line,
        "column": first.column,
        "end_line": last.line,
        "end_column": last.column,
        **{key: value for key, value in native.items() if value is not None},
    }
