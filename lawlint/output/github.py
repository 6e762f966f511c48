"""Commands of a GitHub workflow, which become annotations on a pull request."""

from __future__ import annotations

from lawlint.finding import Severity
from lawlint.output.formats import File, Format
from lawlint.output.labels import native_place

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Findings(Format[str]):
    """``check --format github``: one command per finding."""

    def piece(self, file: File) -> str:
        return "".join(f"{line}\n" for line in self._commands(file))

    def _commands(self, file: File) -> list[str]:
        out = []
        for finding in file.findings:
            start, end = file.source.place(finding.span.start), file.source.place(finding.span.end)
            fields = {"file": file.posix, "line": start.line, "endLine": end.line, "col": start.column}
            if end.line == start.line:
                fields["endColumn"] = end.column
            fields["title"] = f"{finding.code} {finding.name}"
            properties = ",".join(f"{key}={_property(str(value))}" for key, value in fields.items())
            message = native_place(file.source, finding.span, self.view.lang) + finding.message.in_(self.view.lang)
            out.append(f"::{_COMMANDS[finding.severity]} {properties}::{_data(message)}")
        return out


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
