"""Source to Document: lines told apart by the terminals of report.lark, set in their places, and parsed by its rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from lawlint.exact.numerals import to_int
from lawlint.parsing import grammar, lalr
from lawlint.parsing.annexes import annexes_of
from lawlint.parsing.columns import column_lines
from lawlint.parsing.dates import dates
from lawlint.parsing.headings import HEADING, LEVELS, ranked
from lawlint.parsing.lines import Line, compacted, pieces, unwrapped
from lawlint.parsing.patterns import pattern
from lawlint.parsing.seeking import Alternatives
from lawlint.parsing.tables import tabbed_lines, tables
from lawlint.parsing.titles import issuers_of, kind_of, names_in, year_of
from lawlint.parsing.tree import DateLine, Document, Entry, Marker, Paragraph, Section, Signature, Title
from lawlint.source import Source, Span

# What tells the kind of a line from its compact text, and the length of the number in front.
KindOf = Callable[[str], tuple[str, int]]

_ENTRY = pattern(r"[•·●*-]?(\D*?)(?::|(?=\d)|$)(.*)")
_SENTENCE_END = pattern(r"[。!?](?:(?<=。)|(?![A-Za-z0-9]))[。!?]*[”’)」』》\]]*")
_HEADING_END = pattern(r"[。!?;:]")
_STOP = pattern(r"[。!?;]")
_ROLES = {
    "TITLE": "title",
    "SUBTITLE": "text",
    "ENTRY": "metadata",
    "CHROME": "chrome",
    "ROW": "table",
    "SIGNATURE": "signature",
    "DATE": "date",
}
_CONTENT = frozenset({"TEXT", "ROW"} | LEVELS.keys())
# The longest heading, the longest that runs into its paragraph, the longest before a colon.
_HEADING, _RUN_IN, _LABEL = 60, 45, 20
# A title stands among the first lines.
_FRONT = 60
# A line of this length that ends in a stop is the report's own text.
_SENTENCE = 30
# What leads in a caption: ——2026年2月4日在云溪市第五届人民代表大会第三次会议上.
_DASHES = "-—–"
# 2024.12.31, the longest date that is not printed as it should be.
_LOOSE = 10
# A piece of a title or of a name that was parted from the line above.
_SCRAP = 3


def parse(source: Source) -> Document:
    """The tree of ``source``.  Any text has one: what is no heading, table or signature is text."""
    kind_of_line = _kinds()
    lines = list(_lines(source, kind_of_line))
    if not any(mark.kind in ("paragraph", "row") for mark in source.marks):  # the format tells where a paragraph ends
        lines = unwrapped(lines, kind_of_line)
    title, metadata, start = _frame(source, lines, kind_of_line)
    caption = _caption(lines, start) if title else None
    signature, day = _close(source, lines, start)
    listed, annexes = annexes_of(source, lines, start)
    for line in lines[start:]:
        if line.level and line.kind == "TEXT" and _is_heading(line):
            line.kind = HEADING
    paragraphs = [_paragraph(line) for line in lines]
    tokens = ((token.kind, token) for token in _tokens(lines, paragraphs))
    children = lalr.parse(grammar.parser("report", "report"), tokens, _grown)
    body = Section(Span(0, len(source.text)), 0, None, tuple(children))
    whole = "\n".join([paragraph.compact.text for paragraph in paragraphs])
    return Document(
        source, tuple(paragraphs), body, metadata, title, signature, day, caption, listed, annexes, tables(source, paragraphs),
        whole, frozenset(whole),
    )  # fmt: skip


def _lines(source: Source, kind_of_line: KindOf) -> Iterator[Line]:
    """The lines of ``source``; issuers and date that share one after a full stop are two."""
    stop = False
    rows = tabbed_lines(source)
    levels = {mark.span.start: int(mark.value) for mark in source.marks if mark.kind == "heading"}
    is_set = column_lines(source)
    for piece in pieces(source, rows):
        compact = compacted(source.folded, piece.start, piece.end)
        if is_set(piece.start):
            kind = kind_of_line(compact.text)[0]
            yield Line(piece, compact, kind if kind == "ROW" else "TEXT", 0, is_set=True)
            continue
        is_row = bool(rows) and source.folded.rfind("\n", 0, piece.start) + 1 in rows
        kind, head = ("ROW", 0) if is_row or _is_piped(compact.text) else kind_of_line(compact.text)
        if stop and kind == "TEXT" and (signed := _signed_line(compact.text)):
            at = compact.at[signed]
            for part in (piece._replace(end=compact.at[signed - 1] + 1), piece._replace(start=at, after_blank=False)):
                words = compacted(source.folded, part.start, part.end)
                yield Line(part, words, *kind_of_line(words.text))
        else:
            level = levels.get(compact.at[0], 0)
            if level and kind == "ROW" and "|" not in compact.text:
                kind = "TEXT"  # «工作总结2024»
            yield Line(piece, compact, kind, head, level)
        stop = compact.text[-1] == "。"


def _is_piped(text: str) -> bool:
    """Whether ``|`` part a line into cells, the first of which is blank or one a figure: no heading, though 四、 begins it."""
    return text.count("|") > 1 and (text[0] == "|" or any(cell.strip().isdecimal() for cell in text.split("|")))


def _signed_line(text: str) -> int:
    """Where the date begins in a line of issuers and date; 0 where it is none."""
    found = pattern(grammar.terminals("title")["SIGNED_LINE"]).match(text) if text[-1] == "日" else None
    return found.end() if found else 0


@cache
def _kinds() -> KindOf:
    """What tells the kind of a line."""
    words = Alternatives(grammar.words("report", "report"))

    def kind_of_line(text: str) -> tuple[str, int]:
        found = words.match(text)
        kind = found.lastgroup if found else None
        return kind or "TEXT", found.end() if found and kind in LEVELS else 0

    return kind_of_line


class _Lines(NamedTuple):
    """A line, which is one paragraph, as a token of the grammar; lines of text that follow each other are one token."""

    kind: str
    paragraphs: list[Paragraph]


def _tokens(lines: list[Line], paragraphs: list[Paragraph]) -> Iterator[_Lines]:
    last: _Lines | None = None
    terminals = ranked(lines)
    for line, paragraph in zip(lines, paragraphs, strict=True):
        if last is not None and last.kind == line.kind == "TEXT":
            last.paragraphs.append(paragraph)
            continue
        if last is not None:
            yield last
        last = _Lines(terminals.get(line.level if line.kind == HEADING else line.kind, line.kind), [paragraph])
    if last is not None:
        yield last


def _grown(rule: str, parts: list[Any]) -> Any:
    """What a rule of the grammar makes of its parts: sections, and at last what the report holds."""
    if rule == "governed":
        return _governed(*parts)
    if rule == "opening":
        return [paragraph for lines in parts if lines.kind in _CONTENT for paragraph in lines.paragraphs]
    if rule == "front":
        return []
    assert rule == "report"
    _, opening, *sections = parts
    return [*opening, *sections]


def _governed(first: _Lines, *parts: _Lines | Section) -> Section:
    heading = first.paragraphs[0]
    below: list[Section | Paragraph] = []
    for part in parts:
        if isinstance(part, Section):
            below.append(part)
        elif part.kind in _CONTENT:
            below += part.paragraphs
    end = below[-1].span.end if below else heading.span.end
    return Section(Span(heading.span.start, end), LEVELS[first.kind], heading, tuple(below))


def _paragraph(line: Line) -> Paragraph:
    compact = line.compact
    text = compact.text
    if line.kind == "TEXT":
        role = "columns" if line.is_set else "text"
        return Paragraph(Span(line.start, line.end), role, compact, _sentences(text))
    if line.kind == HEADING:
        return Paragraph(Span(line.start, line.end), "heading", compact, _sentences(text), None, len(text))
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


def _is_heading(line: Line) -> bool:
    """Whether a line that its format marks as a heading reads like one: a style or a tag may be a whole paragraph's too."""
    text = line.compact.text
    return _heading(text, 0) == len(text) and text[-1] not in "。!?;"


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


def _frame(source: Source, lines: list[Line], kind_of_line: KindOf) -> tuple[Title | None, tuple[Entry, ...], int]:
    """Settle what stands before the report's own text.

    Returns the title, the metadata, and how many of the lines are front.  The lines of a title become one.
    """
    entries = dict(_entries(lines))
    title, start = None, 0
    named = next((entry.value for entry in entries.values() if entry.key == "标题"), "")
    if (found := _printed(named, lines) or _title(lines, kind_of_line) or _headline(lines)) is not None:
        start, end = found
        line = lines[start]
        printed = " ".join(source.folded[part.start : part.end] for part in lines[start:end])
        for part in lines[start + 1 : end]:
            line.take(part)
        del lines[start + 1 : end]
        text = line.compact.text
        title = Title(text, Span(line.start, line.end), year_of(text), issuers_of(printed), kind_of(text))
        for part in lines[:start]:
            part.kind, part.head = "ENTRY" if part.kind == "ENTRY" else "CHROME", 0
        line.kind = "TITLE"
        start += 1
    while start < len(lines) and lines[start].kind in ("ENTRY", "CHROME", "SUBTITLE"):
        start += 1
    for line in lines[start:]:
        if line.kind in ("TITLE", "SUBTITLE", "ENTRY"):
            line.kind = "TEXT"
    return title, tuple(entry for line, entry in entries.items() if line.kind == "ENTRY"), start


def _entries(lines: list[Line]) -> Iterator[tuple[Line, Entry]]:
    """The entries among the first lines, each with the line of its key; a value may stand on the next line."""
    front = iter(range(min(_FRONT, len(lines))))
    for at in front:
        line = lines[at]
        if line.kind != "ENTRY":
            continue
        found = _ENTRY.match(line.compact.text)
        assert found is not None
        key, value = found.groups()
        below = lines[at + 1] if at + 1 < len(lines) else None
        end = line.end
        if not value and below is not None and below.kind != "ENTRY" and not below.head and not _is_prose(below):
            below.kind, value, end = "ENTRY", below.compact.text, below.end
            next(front, None)
        yield line, Entry(key, value, Span(line.start, end))


def _printed(title: str, lines: list[Line]) -> tuple[int, int] | None:
    """Where the title that the metadata give stands over the report, [first, last)."""
    starts = [at for at in range(min(_FRONT, len(lines))) if title and title.startswith(lines[at].compact.text)]
    for start in reversed(starts):
        text, end = "", start
        while end < len(lines) and len(text) < len(title):
            text += lines[end].compact.text
            end += 1
        under_key = start and lines[start - 1].compact.text.endswith(("标题:", "标题"))
        if text == title and not under_key and all(line.kind != "TEXT" or line.length < _SENTENCE for line in lines[:start]):
            return start, end
    return None


def _title(lines: list[Line], kind_of_line: KindOf) -> tuple[int, int] | None:
    """Where the title stands, [first, last): the longest line in front of the text that ends in a kind of document."""
    best, found, top = 0, None, 0
    for at, line in enumerate(lines[:_FRONT]):
        top = top or line.level
        if line.head or line.kind in ("DATE", "ROW") or _is_prose(line) or _states(line):
            break
        if line.level > top and line.kind != "TITLE":
            break  # a heading below the one that may be the title
        end = at + 1
        if line.kind == "TEXT" and end < len(lines) and lines[end].length <= _SCRAP:
            # «政府工作报⏎告», as the tags of a web page part it
            end += kind_of_line(line.compact.text + lines[end].compact.text)[0] == "TITLE"
        if (line.kind == "TITLE" or end > at + 1) and line.length >= best and end < len(lines):
            best, found = line.length, (_title_begins(lines, at), end)
    return found


def _headline(lines: list[Line]) -> tuple[int, int] | None:
    """Where the title stands, as the format marks it: its one heading of the first level, over all of the text."""
    first = next((at for at, line in enumerate(lines) if line.kind not in ("ENTRY", "CHROME")), len(lines))
    rest = lines[first : first + 2]
    if len(rest) < 2 or rest[1].kind == "ROW" or rest[0].level != 1 or rest[0].kind != "TEXT" or not _is_heading(rest[0]):
        return None
    return (first, first + 1) if sum(line.level == 1 for line in lines) == 1 else None


def _title_begins(lines: list[Line], at: int) -> int:
    """The first line of the title that ends at line ``at``: the issuers may stand above it, and what breaks off after 关于."""
    while at:
        above = lines[at - 1]
        scrap = lines[at].kind == "SIGNATURE" and lines[at].length <= _SCRAP  # «云溪市规划和自然⏎资源局»
        if not (
            above.kind == "SIGNATURE" or (above.kind == "TEXT" and not above.head and ("关于" in above.compact.text or scrap))
        ):
            break
        at -= 1
    return at


def _is_prose(line: Line) -> bool:
    """Whether the line is a sentence of the report, and no scrap of a web page."""
    text = line.compact.text
    return line.kind == "TEXT" and text[-1] in "。!?:;" and (line.length >= _SENTENCE or text[-1] != "。")


def _states(line: Line) -> bool:
    """Whether the line tells figures, which the scraps above a title do not, document numbers apart."""
    text = line.compact.text
    return line.kind == "TEXT" and "〔" not in text and any(character.isdigit() for character in text)


def _caption(lines: list[Line], start: int) -> DateLine | None:
    """The date right under the title, alone or with the meeting at which the report was made; ``start`` is behind it."""
    near = [line for line in lines[max(0, start - 3) : start] if line.kind == "SUBTITLE"]
    near += [line for line in lines[start : min(start + 2, len(lines) - 1)] if line.kind == "DATE"]
    for line in near:
        text = line.compact.text.lstrip(_DASHES)
        dashes = line.length - len(text)
        for year, month, day, start, end in ((d.year, d.month, d.day, d.start, d.end) for d in dates(text)):
            if year is not None:
                return DateLine(line.compact.span(dashes + start, dashes + end), _day(year, month, day), year)
    return None


def _close(source: Source, lines: list[Line], start: int) -> tuple[Signature | None, DateLine | None]:
    """Settle signature and date under the report; every other line that looks like one is text."""
    dated = [at for at in range(start, len(lines)) if lines[at].kind == "DATE"]
    prose = next((at for at in range(start, len(lines)) if lines[at].compact.text[-1] == "。"), len(lines))
    signed = [at for at in range(start + 1, len(lines)) if lines[at - 1].kind == "SIGNATURE" and _is_date(lines[at], at > prose)]
    chosen = signed[0] if signed else None
    if chosen is None and dated and all(line.kind in ("CHROME", "ENTRY") for line in lines[dated[-1] + 1 :]):
        chosen = dated[-1]
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
        lines[chosen].kind, lines[chosen].head = "DATE", 0
        day = _date(lines[chosen])
    return signature, day


def _is_date(line: Line, below: bool) -> bool:
    """Whether the line under a signature is its date; ``below`` the text it may be printed oddly, on a cover it is a month."""
    return line.kind == "DATE" or (
        below and line.length <= _LOOSE and pattern(grammar.terminals("date")["LOOSE"]).fullmatch(line.compact.text) is not None
    )


def _date(line: Line) -> DateLine:
    year, *rest = (to_int(number) for number in re.findall(r"[^()年月日./-]+", line.compact.text))
    return DateLine(Span(line.start, line.end), _day(year, *rest), year)


def _day(year: int, month: int | None = None, day: int | None = None) -> date | None:
    try:
        return date(year, month, day) if month and day else None
    except ValueError:
        return None
