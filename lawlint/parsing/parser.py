"""Source to Document (provisional: one paragraph a line; report.lark takes its place)."""

from __future__ import annotations

import re

from lawlint.parsing.tree import Compact, Document, Paragraph, Section
from lawlint.source import Source, Span

_KEEP = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^。!?！？]*(?:[。!?！？]+[”’)」』]*|$)")


def compacted(folded: str, start: int, end: int) -> Compact:
    """The compact text of ``folded[start:end]``."""
    pieces: list[str] = []
    at: list[int] = []
    for m in _KEEP.finditer(folded, start, end):
        a, b = m.span()
        if pieces and (
            (_word(pieces[-1][-1]) and _word(folded[a])) or (pieces[-1][-1] == "." and folded[a].isdigit())
        ):
            pieces.append(" ")
            at.append(at[-1] + 1)
        pieces.append(m[0])
        at.extend(range(a, b))
    return Compact("".join(pieces), at)


def _word(c: str) -> bool:
    return c.isascii() and c.isalnum()


def parse(source: Source) -> Document:
    """Parse."""
    paragraphs = []
    folded = source.folded
    for m in re.finditer(r"[^\n]+", folded):
        if m[0].strip():
            c = compacted(folded, *m.span())
            sentences = tuple(s.span() for s in _SENTENCE.finditer(c.text) if s[0])
            paragraphs.append(Paragraph(Span(*m.span()), "text", c, sentences))
    body = Section(Span(0, len(folded)), 0, None, tuple(paragraphs))
    return Document(source, tuple(paragraphs), body)
