"""Findings as JSON, one a line."""

from __future__ import annotations

from lawlint.output.formats import File, Format
from lawlint.output.json import found, text


class Findings(Format[str]):
    """``check --format jsonl``: each line the path, and what ``--format json`` says of a finding."""

    def piece(self, file: File) -> str:
        lang = self.view.lang
        return "".join(f"{text({'path': file.path, **found(file.source, finding, lang)})}\n" for finding in file.findings)
