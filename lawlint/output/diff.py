"""The changes of fixes as a unified diff; for a Word document, of the text that lawlint reads from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff

from lawlint.output.excerpt import printable
from lawlint.output.formats import File, Format
from lawlint.output.styled import rendered

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
# Control characters for a terminal; a tab and a carriage return are text.
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_COLOURS = {"-": "red", "+": "green", "@": "cyan"}


class Changes(Format[str]):
    """``check --diff``."""

    def piece(self, file: File) -> str:
        if file.before is None or file.before.text == file.source.text:
            return ""
        return rendered(list(_lines(file.before.text, file.source.text, printable(file.source.path))), self.view.colour)


def _lines(before: str, after: str, path: str) -> Iterator[tuple[str, str]]:
    """Each line with its style, in the form that ``patch`` reads: a line keeps its line feed and all other characters."""
    for line in unified_diff(_LINES.findall(before), _LINES.findall(after), path, path):
        style = "bold" if line.startswith(("--- ", "+++ ")) else _COLOURS.get(line[0], "")
        yield _CONTROL.sub("\ufffd", line), style
        if not line.endswith("\n"):
            yield "\n\\ No newline at end of file\n", ""
