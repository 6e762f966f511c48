"""Findings as JSON, one per line."""

from __future__ import annotations

from lawlint.output.formats import File, Format
from lawlint.output.json import finding_object, json_line


class Findings(Format[str]):
    """``check --format jsonl``: each line has the path and the fields of ``--format json`` for a finding."""

    def piece(self, file: File) -> str:
        lang = self.view.lang
        return "".join(
            f"{json_line({'path': file.path, **finding_object(file.source, finding, lang)})}\n" for finding in file.findings
        )
