"""The number of findings of each rule, instead of the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lawlint import __version__
from lawlint.finding import Safety, Severity
from lawlint.output.formats import File, Format
from lawlint.output.json import json_line
from lawlint.output.labels import COLOURS, SEVERITIES
from lawlint.output.styled import rendered
from lawlint.output.text import aligned, summary

if TYPE_CHECKING:
    from lawlint.finding import Finding
    from lawlint.output.formats import View
    from lawlint.tally import Tally


class Count(NamedTuple):
    """The findings of one rule: their number, that of files, that of safe fixes, and the highest severity."""

    name: str
    findings: int = 0
    files: int = 0
    fixable: int = 0
    severity: Severity = Severity.INFO

    def __add__(self, other: object) -> Count:
        if not isinstance(other, Count):
            return NotImplemented
        sums = (self.findings + other.findings, self.files + other.files, self.fixable + other.fixable)
        return Count(self.name, *sums, max(self.severity, other.severity))


class _Counts(Format[dict[str, Count]]):
    """The counts of all rules, by code."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._counts: dict[str, Count] = {}

    def piece(self, file: File) -> dict[str, Count]:
        counts: dict[str, Count] = {}
        for finding in file.findings:
            one = Count(finding.name, 1, 0, _is_fixable(finding), finding.severity)
            counts[finding.code] = counts.get(finding.code, Count(finding.name, files=1)) + one
        return counts

    def from_json(self, value: Any) -> dict[str, Count]:
        counts = {}
        for code, (name, findings, files, fixable, severity) in value.items():
            counts[str(code)] = Count(str(name), int(findings), int(files), int(fixable), Severity(severity))
        return counts

    def add(self, piece: dict[str, Count]) -> str:
        for code, count in piece.items():
            self._counts[code] = self._counts.get(code, Count(count.name)) + count
        return ""

    @property
    def ranked(self) -> list[tuple[str, Count]]:
        """The codes and counts, the most frequent rule first."""
        return sorted(self._counts.items(), key=lambda item: (-item[1].findings, item[0]))


def _is_fixable(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safety is Safety.SAFE


class Table(_Counts):
    """``check --statistics``: one line per rule, with its title; [*] marks rules whose findings can all be fixed."""

    def tail(self, total: Tally) -> str:
        from lawlint.registry import all_rules

        lang, colour = self.view.lang, self.view.colour
        titles = {rule.code: rule.title.in_(lang) for rule in all_rules()}
        out = ""
        if self._counts:
            rows = [
                (
                    str(count.findings).rjust(len(str(self.ranked[0][1].findings))),
                    code,
                    SEVERITIES[count.severity].in_(lang),
                    "[*]" if count.fixable == count.findings else "[ ]",
                    titles.get(code, count.name),
                )
                for code, count in self.ranked
            ]
            for (_, count), line in zip(self.ranked, aligned(rows), strict=True):
                out += rendered([(line + "\n", COLOURS[count.severity])], colour)
            out += "\n"
        return out + (f"{summary(total, lang)}\n" if total.files else "")


class Json(_Counts):
    """``check --statistics --format json``."""

    def tail(self, total: Tally) -> str:
        rules = [
            {
                "code": code,
                "name": count.name,
                "severity": count.severity.label,
                "findings": count.findings,
                "files": count.files,
                "fixable": count.fixable,
            }
            for code, count in self.ranked
        ]
        return json_line({"version": __version__, "files": total.files, "rules": rules}) + "\n"
