"""Findings as a comment on a merge request: a table for each file with findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lawlint.finding import Text
from lawlint.output.excerpt import printable
from lawlint.output.formats import File, Format, json_strings
from lawlint.output.labels import SEVERITIES, native_place
from lawlint.output.text import summary

if TYPE_CHECKING:
    from lawlint.tally import Tally

MOST = 60_000
"""Characters of the tables: GitHub takes a comment of 65,536."""

_HEAD = Text("| 位置 | 级别 | 规则 | 说明 |\n|---|---|---|---|\n", "| Place | Severity | Rule | Message |\n|---|---|---|---|\n")
# Characters that are markup anywhere in Markdown, or that a forge turns into a link to a person or an issue.
_MARKUP = str.maketrans({**{c: f"\\{c}" for c in "\\`*_[]#|~$^!"}, "<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "@\u2060"})


class Piece(NamedTuple):
    """The table of one file: its heading, and its rows."""

    head: str
    rows: tuple[str, ...]


class Findings(Format[Piece]):
    """``check --format markdown``; findings that would make the comment too long are only counted."""

    written = left_out = 0

    def head(self) -> str:
        return "## lawlint\n\n"

    def piece(self, file: File) -> Piece:
        lang = self.view.lang
        rows = []
        for finding in file.findings:
            place = file.source.place(finding.span.start)
            at = native_place(file.source, finding.span, lang).rstrip() if not file.is_verbatim else ""
            cells = (
                _plain(at or f"{place.line}:{place.column}"),
                SEVERITIES[finding.severity].in_(lang),
                finding.code,
                _plain(finding.message.in_(lang)),
            )
            rows.append(f"| {' | '.join(cells)} |\n")
        return Piece(f"### {_plain(file.path)}\n\n{_HEAD.in_(lang)}", tuple(rows))

    def from_json(self, value: Any) -> Piece:
        head, rows = value
        return Piece(str(head), tuple(json_strings(rows)))

    def add(self, piece: Piece) -> str:
        out, fit = piece.head, 0
        for row in piece.rows:
            if self.written + len(out) + len(row) > MOST:
                break
            out += row
            fit += 1
        self.left_out += len(piece.rows) - fit
        if not fit:
            return ""
        self.written += len(out) + 1
        return out + "\n"

    def tail(self, total: Tally) -> str:
        n = self.left_out
        more = Text(f"另有 {n} 处未列出。", f"{n} more not listed.").in_(self.view.lang) + "\n\n" if n else ""
        return f"{more}{_plain(summary(total, self.view.lang))}\n" if total.files else more


def _plain(text: str) -> str:
    """``text`` with everything escaped that Markdown or a forge would read as markup."""
    return printable(text).translate(_MARKUP)
