"""Checkstyle's XML, which Jenkins, reviewdog and many editors read."""

from __future__ import annotations

from lawlint.output.formats import File, Format
from lawlint.output.labels import native_place
from lawlint.output.xml import DECLARATION, element, opening


class Findings(Format[str]):
    """``check --format checkstyle``: a ``file`` element for each file, those without findings included."""

    def head(self) -> str:
        return DECLARATION + opening("checkstyle", {"version": "8.0"}) + "\n"

    def piece(self, file: File) -> str:
        errors = "".join(f"    {error}\n" for error in self._errors(file))
        return f"  {opening('file', {'name': file.path})}\n{errors}  </file>\n"

    def _errors(self, file: File) -> list[str]:
        return [
            element(
                "error",
                {
                    "line": place.line,
                    "column": place.column,
                    "severity": finding.severity.label,
                    "message": native_place(file.source, finding.span, self.view.lang) + finding.message.in_(self.view.lang),
                    "source": f"lawlint.{finding.code}",
                },
            )
            for finding in file.findings
            for place in (file.source.place(finding.span.start),)
        ]

    def tail(self, total: object) -> str:
        return "</checkstyle>\n"
