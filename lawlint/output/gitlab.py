"""GitLab's Code Quality report: a JSON array of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lawlint.finding import Severity
from lawlint.output.formats import File, JsonArray
from lawlint.output.json import json_line
from lawlint.output.labels import native_place

if TYPE_CHECKING:
    from lawlint.finding import Finding
    from lawlint.tally import Tally

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


class Findings(JsonArray):
    """``check --format gitlab``: each finding with a fingerprint that is unique in the run."""

    def head(self) -> str:
        return "["

    def piece(self, file: File) -> list[str]:
        return [json_line(self._finding(file, finding)) for finding in file.findings]

    def tail(self, total: Tally) -> str:
        return "\n]\n"

    def _finding(self, file: File, finding: Finding) -> dict[str, Any]:
        from hashlib import sha256

        own = f"{file.posix}\0{finding.fingerprint}"
        return {
            "description": native_place(file.source, finding.span, self.view.lang) + finding.message.in_(self.view.lang),
            "check_name": finding.code,
            "fingerprint": sha256(own.encode("utf-8", "surrogatepass")).hexdigest(),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": file.posix,
                "lines": {
                    "begin": file.source.place(finding.span.start).line,
                    "end": file.source.place(finding.span.end).line,
                },
            },
        }
