"""Findings, claims and rules for machines.

``start`` and ``end`` are code points of the decoded text; ``line`` and ``column`` count from 1.  The values of operands are
in units of one: JSON numbers where a number says them exactly, otherwise a string "numerator/denominator".
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from json import dumps
from typing import TYPE_CHECKING, Any

from lawlint import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lawlint.figures import Figure
    from lawlint.finding import Finding, Fix, Related
    from lawlint.linter import Tally
    from lawlint.report import Report
    from lawlint.rule import Rule
    from lawlint.source import Source, Span


def text(value: object) -> str:
    """``value`` as JSON on one line."""
    return dumps(value, ensure_ascii=False, separators=(", ", ": "))


def wrapped(files: Iterable[str]) -> Iterator[str]:
    """The whole answer around ``files``, piece by piece, so that none has to be kept."""
    yield f'{{"version": {text(__version__)}, "files": ['
    for n, file in enumerate(files):
        yield (",\n" if n else "\n") + file
    yield "\n]}\n"


def checked(report: Report, found: Iterable[Finding], counts: Tally, lang: str) -> str:
    """One file of ``check --format json``."""
    source = report.source
    return text(
        {
            "path": source.path,
            "profile": report.profile.name,
            "findings": [_finding(source, finding, lang) for finding in found],
            "claims": dict(sorted(counts.claims.items())),
            "figures": counts.figures,
            "covered": counts.covered,
            "bounded": counts.bounded,
        }
    )


def claimed(report: Report, counts: Tally, lang: str) -> str:
    """One file of ``claims --format json``."""
    return text(
        {
            "path": report.source.path,
            "figures": counts.figures,
            "covered": counts.covered,
            "bounded": counts.bounded,
            "claims": [
                {
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
                for claim in report.claims
            ],
        }
    )


def figured(report: Report, counts: Tally, uncovered: bool) -> str:
    """One file of ``figures --format json``, or of ``claims --uncovered``: every figure, or those that nothing verifies."""
    return text(
        {
            "path": report.source.path,
            "figures": counts.figures,
            "covered": counts.covered,
            "bounded": counts.bounded,
            "uncovered" if uncovered else "values": [
                _figure(report.source, figure) for figure in report.figures if not (uncovered and figure.cover)
            ],
        }
    )


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
        **place(source, figure.span),
    }


def described(rules: Iterable[Rule], lang: str) -> str:
    """The answer of ``rules --format json``."""
    return (
        text(
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


def number(value: Fraction | None) -> int | float | str | None:
    """``value`` as JSON says it exactly: a number, or "1/3"."""
    if value is None:
        return None
    numerator, denominator = value.as_integer_ratio()
    if max(numerator.bit_length(), denominator.bit_length()) > 1000:  # beyond a double; Decimal prints integers of any length
        return f"{Decimal(numerator)}/{Decimal(denominator)}"
    if denominator == 1:
        return numerator
    near = numerator / denominator
    return near if Fraction(Decimal(repr(near))) == value else str(value)


def _finding(source: Source, finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "message": finding.message.in_(lang),
        **place(source, finding.span),
        "related": [_related(source, related, lang) for related in finding.related],
        "fix": _fix(finding.fix, lang) if finding.fix else None,
    }


def _related(source: Source, related: Related, lang: str) -> dict[str, Any]:
    return {"message": related.message.in_(lang), **place(source, related.span)}


def _fix(fix: Fix, lang: str) -> dict[str, Any]:
    return {
        "message": fix.message.in_(lang),
        "safety": fix.safety.value,
        "edits": [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits],
    }


def place(source: Source, span: Span) -> dict[str, int | str]:
    """Where ``span`` is: in offsets, in lines and columns, and as the format counts (``cell_column`` in a table or sheet)."""
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
