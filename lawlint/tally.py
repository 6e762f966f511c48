"""Counts of the results of reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from lawlint.config.settings import DEFAULT
from lawlint.finding import Severity

if TYPE_CHECKING:
    from lawlint.config import Settings
    from lawlint.linter import Result


class Tally(NamedTuple):
    """The counts of one report, or of several together.

    ``covered`` figures are used by an equality, ``bounded`` ones only by an inequality.  ``findings`` are those that are shown,
    ``hidden`` the others; ``failing`` ones make the exit code 1; ``fixed`` ones have been removed, ``suppressed`` and
    ``baselined`` ones are left out.
    """

    files: int = 0
    figures: int = 0
    covered: int = 0
    bounded: int = 0
    claims: Mapping[str, int] = {}
    findings: Mapping[Severity, int] = {}
    hidden: int = 0
    failing: int = 0
    fixed: int = 0
    suppressed: int = 0
    baselined: int = 0

    def __add__(self, other: object) -> Tally:
        if not isinstance(other, Tally):
            return NotImplemented
        return Tally(
            self.files + other.files,
            self.figures + other.figures,
            self.covered + other.covered,
            self.bounded + other.bounded,
            dict(Counter(self.claims) + Counter(other.claims)),
            dict(Counter(self.findings) + Counter(other.findings)),
            self.hidden + other.hidden,
            self.failing + other.failing,
            self.fixed + other.fixed,
            self.suppressed + other.suppressed,
            self.baselined + other.baselined,
        )


def tally(result: Result, settings: Settings = DEFAULT) -> Tally:
    """The counts of one report."""
    report, findings = result.report, result.findings
    cover = Counter(figure.cover for figure in report.figures)
    shown = Counter(finding.severity for finding in findings if finding.severity >= settings.severity)
    return Tally(
        1,
        len(report.figures),
        cover["equality"],
        cover["bound"],
        Counter(claim.verdict.value for claim in report.claims),
        shown,
        len(findings) - shown.total(),
        sum(finding.severity >= settings.fail_on for finding in findings),
        suppressed=sum(finding.severity >= settings.severity for finding, _ in result.suppressed),
        baselined=sum(finding.severity >= settings.severity for finding in result.baselined),
    )
