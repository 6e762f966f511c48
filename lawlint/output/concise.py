"""One line per finding, as compilers print errors."""

from __future__ import annotations

from lawlint.output.excerpt import printable
from lawlint.output.formats import File
from lawlint.output.labels import COLOURS, SEVERITIES, native_place
from lawlint.output.styled import rendered
from lawlint.output.text import Summed


class Findings(Summed[str]):
    """``check --format concise``: path:line:column: severity CODE message [place in the document]."""

    def piece(self, file: File) -> str:
        lang, colour = self.view.lang, self.view.colour
        out = []
        for finding in file.findings:
            place = file.source.place(finding.span.start)
            native = native_place(file.source, finding.span, lang).rstrip()
            out += [
                (f"{printable(file.path)}:{place.line}:{place.column}: ", "bold"),
                (SEVERITIES[finding.severity].in_(lang), COLOURS[finding.severity]),
                (f" {finding.code} {printable(finding.message.in_(lang))}", ""),
                (f" [{native}]" if native else "", "dim"),
                ("\n", ""),
            ]
        return rendered(out, colour)
