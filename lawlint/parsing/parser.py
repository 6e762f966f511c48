"""Source to Document: lines told apart by the terminals of report.lark, set in their places, and parsed by its rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from lark import Token, Transformer
from lark.lexer import Lexer

from lawlint.exact.numerals import to_int
from lawlint.parsing import grammar
from lawlint.parsing.lines import Line, compacted, pieces, unwrapped
from lawlint.parsing.titles import issuers_of, kind_of, names_in, year_of
from lawlint.parsing.tree import DateLine, Document, Entry, Marker, Paragraph, Section, Signature, Title
from lawlint.source import Source, Span

if TYPE_CHECKING:
    from lark import Lark
    from lark.common import LexerConf

_SENTENCE_END = re.compile(r"(?:。|[!?](?![A-Za-z0-9]))[。!?]*[”’)」』》\]]*")
_HEADING_END = re.compile(r"[。!?;:]")
_STOP = re.compile(r"[。!?;]")
_ROLES = {"TITLE": "title", "ENTRY": "metadata", "CHROME": "chrome", "ROW": "table", "SIGNATURE": "signature", "DATE": "date"}
_LEVELS = {
    "PART": 1, "CHAPTER": 2, "SECTION": 3, "ARTICLE": 4, "CN": 5, "CN_PAREN": 6, "DOT": 7, "DUN": 7, "PAREN": 8, "CIRCLED": 9,
}  # fmt: skip
_CONTENT = frozenset({"TEXT", "ROW"} | _LEVELS.keys())
# The longest heading, the longest that runs into its paragraph, the longest before a colon.
_HEADING, _RUN_IN, _LABEL = 60, 45, 20
# A title stands among the first lines.
_FRONT = 60
# A line of this length that ends in a stop is the report's own text.
_SENTENCE = 30


def parse(source: Source) -> Document:
    """The tree of ``source``.  Any text has one: what is no heading, table or signature is text."""
    lark, kind_of_line = _tools()
    lines = []
    for piece in pieces(source):
        compact = compacted(source.folded, piece.start, piece.end)
        lines.append(Line(piece, compact, *kind_of_line(compact.text)))
    lines = unwrapped(lines, kind_of_line)
    title, metadata, start = _frame(source, lines)
    signature, day = _close(source, lines, start)
    tokens = [LineToken.of(line) for line in lines]
    children: list[Section | Paragraph] = lark.parse(tokens)  # type: ignore[assignment]
    body = Section(Span(0, len(source.text)), 0, None, tuple(children))
    return Document(source, tuple(t.paragraph for t in tokens), body, metadata, title, signature, day)


@cache
def _tools() -> tuple[Lark, Callable[[str], tuple[str, int]]]:
    """The parser of lines, and what tells the kind of a line: the grammar's terminals as one alternation."""
    lark = grammar.load("report", start="report", lexer=LineLexer, transformer=_Grow())
    terminals = sorted(lark.terminals, key=lambda t: -t.priority)
    match = re.compile("|".join(f"(?P<{t.name}>{t.pattern.to_regexp()})" for t in terminals)).match

    def kind_of_line(text: str) -> tuple[str, int]:
        found = match(text)
        kind = found.lastgroup if found else None
        return kind or "TEXT", found.end() if found and kind in _LEVELS else 0

    return lark, kind_of_line


class LineToken(Token):
    """One line, which is one paragraph, as a token of the grammar."""

    paragraph: Paragraph

    @classmethod
    def of(cls, line: Line) -> LineToken:
        """The token of a line whose kind is settled."""
        token = cls(line.kind, "")
        token.paragraph = _paragraph(line)
        return token


class LineLexer(Lexer):
    """The parser reads tokens that are there already."""

    def __init__(self, conf: LexerConf) -> None:
        pass

    def lex(self, tokens: list[LineToken]) -> Iterator[Token]:  # type: ignore[override]
        """One token a line."""
        return iter(tokens)


class _Grow(Transformer[Token, Any]):
    """The tree, built while the lines are parsed."""

    def front(self, children: list[LineToken]) -> list[Paragraph]:
        return []

    def opening(self, children: list[LineToken]) -> list[Paragraph]:
        return [token.paragraph for token in children if token.type in _CONTENT]

    def governed(self, children: list[LineToken | Section]) -> Section:
        heading = children[0]
        assert isinstance(heading, LineToken)
        below: list[Section | Paragraph] = []
        for child in children[1:]:
            if isinstance(child, Section):
                below.append(child)
            elif child.type in _CONTENT:
                below.append(child.paragraph)
        end = below[-1].span.end if below else heading.paragraph.span.end
        return Section(Span(heading.paragraph.span.start, end), _LEVELS[heading.type], heading.paragraph, tuple(below))

    def report(self, children: list[Any]) -> list[Section | Paragraph]:
        _, opening, *sections = children
        return [*opening, *sections]


def _paragraph(line: Line) -> Paragraph:
    compact = line.compact
    text = compact.text
    if line.kind == "TEXT":
        return Paragraph(Span(line.start, line.end), "text", compact, _sentences(text))
    if not line.head:
        return Paragraph(Span(line.start, line.end), _ROLES[line.kind], compact, _sentences(text))
    head = line.head
    marker = Marker(line.kind.lower(), line.number, compact.span(0, head))
    heading = _heading(text, head)
    role = "heading" if heading == len(text) and text[-1] not in "。!?;" else "text"
    return Paragraph(Span(line.start, line.end), role, compact, _sentences(text), marker, heading, head)


def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences that tile ``text``: to 。!? and the closing marks behind."""
    start, spans = 0, []
    for found in _SENTENCE_END.finditer(text):
        spans.append((start, found.end()))
        start = found.end()
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)


def _heading(text: str, head: int) -> int:
    """The length of the heading that ``text`` is, or begins with; 0 where the number opens a plain paragraph."""
    stop = _HEADING_END.search(text, head)
    if stop is not None and stop[0] == ":" and stop.end() < len(text):
        if stop.start() - head <= _LABEL and "," not in text[head : stop.start()] and _SENTENCE_END.search(text, stop.end()):
            return stop.end()
        stop = _STOP.search(text, stop.end())
    if stop is None:
        return len(text) if len(text) - head <= _HEADING and text[-1] not in ",、" else 0
    return stop.end() if stop[0] != ";" and stop.start() - head <= _RUN_IN else 0


# ---- the frame: what stands around the report's own text --------------------------------------------------------------------


def _frame(source: Source, lines: list[Line]) -> tuple[Title | None, tuple[Entry, ...], int]:
    """Settle what stands before the report's own text.

    Returns the title, the metadata, and how many of the lines are front.  The lines of a title become one.
    """
    title, start = None, 0
    if (found := _title(lines)) is not None:
        first, last = found
        printed = " ".join(source.folded[line.start : line.end] for line in lines[first:last])
        for line in lines[first + 1 : last]:
            lines[first].take(line)
        del lines[first + 1 : last]
        line, start = lines[first], first + 1
        text = line.compact.text
        line.kind, line.head = "TITLE", 0
        title = Title(text, Span(line.start, line.end), year_of(text), issuers_of(printed), kind_of(text))
        for line in lines[:first]:
            if line.kind != "ENTRY":
                line.kind, line.head = "CHROME", 0
    entries: list[Entry] = []
    at = 0
    while at < len(lines) and (at < start or lines[at].kind in ("ENTRY", "CHROME")):
        line = lines[at]
        if line.kind == "ENTRY":
            key, _, value = line.compact.text.strip("•·●*-").partition(":")
            below = lines[at + 1] if at + 1 < len(lines) else None
            if not value and below and below.kind not in ("ENTRY", "TITLE") and not _is_prose(below) and not below.head:
                below.kind, value = "ENTRY", below.compact.text
                at += 1
            entries.append(Entry(key, value, Span(line.start, lines[at].end)))
        at += 1
    for line in lines[at:]:
        if line.kind in ("TITLE", "ENTRY"):
            line.kind = "TEXT"
    return title, tuple(entries), at


def _title(lines: list[Line]) -> tuple[int, int] | None:
    """Where the title stands, [first, last): the longest line in front of the text that ends in a kind of document."""
    best, found = 0, None
    for at, line in enumerate(lines[:_FRONT]):
        if line.head or line.kind in ("DATE", "ROW") or _is_prose(line):
            break
        if line.kind == "TITLE" and line.length >= best and at + 1 < len(lines):
            first = at
            while first and lines[first - 1].kind == "SIGNATURE" and not (first >= 2 and lines[first - 2].kind == "ENTRY"):
                first -= 1
            best, found = line.length, (first, at + 1)
    return found


def _is_prose(line: Line) -> bool:
    """Whether the line is a sentence of the report, and no scrap of a web page."""
    text = line.compact.text
    return text[-1] in "。!?:;" and line.kind == "TEXT" and (line.length >= _SENTENCE or text[-1] != "。")


def _close(source: Source, lines: list[Line], start: int) -> tuple[Signature | None, DateLine | None]:
    """Settle signature and date under the report; every other line that looks like one is text."""
    dates = [at for at in range(start, len(lines)) if lines[at].kind == "DATE"]
    signed = [at for at in dates if at > start and lines[at - 1].kind == "SIGNATURE"]
    chosen = signed[0] if signed else None
    if chosen is None and dates and all(line.kind in ("CHROME", "ENTRY") for line in lines[dates[-1] + 1 :]):
        chosen = dates[-1]
    last = len(lines) if chosen is None else chosen
    first = last
    while first > start and lines[first - 1].kind == "SIGNATURE" and last - first < 4:
        first -= 1
    for at in range(start, len(lines)):
        if (lines[at].kind == "DATE" and at != chosen) or (lines[at].kind == "SIGNATURE" and not first <= at < last):
            lines[at].kind = "TEXT"
    signature = day = None
    if first < last:
        names = [name for line in lines[first:last] for name in names_in(source.folded[line.start : line.end])]
        signature = Signature(Span(lines[first].start, lines[last - 1].end), tuple(names))
    if chosen is not None:
        day = _date(lines[chosen])
    return signature, day


def _date(line: Line) -> DateLine:
    year, month, day = (to_int(number) for number in re.findall(r"[^()年月日]+", line.compact.text))
    try:
        value = date(year, month, day)
    except ValueError:
        value = None
    return DateLine(Span(line.start, line.end), value, year)
