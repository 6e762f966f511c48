"""The XML of JUnit, which CI servers show as tests: a file is a suite, each finding a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.output.formats import File, Format
from lawlint.output.labels import native_place
from lawlint.output.xml import DECLARATION, element, opening

if TYPE_CHECKING:
    from lawlint.finding import Finding, Text
    from lawlint.tally import Tally


class Findings(Format[str]):
    """``check --format junit``: a case fails where its finding makes lawlint fail; a file without findings is a case that passes.

    The root has no totals: they would have to be known before the first file.
    """

    def head(self) -> str:
        return DECLARATION + opening("testsuites", {"name": "lawlint"}) + "\n"

    def piece(self, file: File) -> str:
        failing = [finding.severity >= file.settings.fail_on for finding in file.findings]
        cases = [self._case(file, finding, fails) for finding, fails in zip(file.findings, failing, strict=True)]
        return self._suite(file.path, cases or [element("testcase", _named(file.path, "lawlint"))], failures=sum(failing))

    def missed(self, path: str, why: Text) -> str:
        error = element("error", {"message": why.in_(self.view.lang)})
        case = f"{opening('testcase', _named(path, 'lawlint'))}{error}</testcase>"
        return self._suite(path, [case], errors=1)

    def tail(self, total: Tally) -> str:
        return "</testsuites>\n"

    def _suite(self, path: str, cases: list[str], failures: int = 0, errors: int = 0) -> str:
        counts = {"tests": len(cases), "failures": failures, "errors": errors, "skipped": 0}
        inner = "".join(f"    {case}\n" for case in cases)
        return f"  {opening('testsuite', {'name': path, **counts})}\n{inner}  </testsuite>\n"

    def _case(self, file: File, finding: Finding, fails: bool) -> str:
        place = file.source.place(finding.span.start)
        message = finding.message.in_(self.view.lang)
        text = f"{file.path}:{place.line}:{place.column}: {native_place(file.source, finding.span, self.view.lang)}{message}"
        if fails:
            inner = element("failure", {"type": finding.severity.label, "message": message}, text)
        else:
            inner = element("system-out", {}, text)
        start = opening("testcase", _named(file.path, f"{finding.code} {place.line}:{place.column}") | {"line": place.line})
        return f"{start}{inner}</testcase>"


def _named(path: str, name: str) -> dict[str, object]:
    return {"name": name, "classname": path, "file": path}
