"""The annexes of a report: the note that lists them, and the lines that they begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.exact.numerals import to_int
from lawlint.parsing.grammar import terminals
from lawlint.parsing.lines import Line
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Annex
from lawlint.source import Source, Span

_WORD = "附件"
_LISTED = pattern(r"(?<!\S)(\d{1,2})[ ]?[.．、]\s*(?!\d(?!\d{3}年))(?=\S)")
_ITEMS = ("DOT", "DUN", "TEXT")
# What the line behind a note does not end in.
_GOES_ON = "。;:,"
# The name of an annex is no longer than this.
_NAME = 80


def annexes_of(source: Source, lines: list[Line], start: int) -> tuple[tuple[Annex, ...], tuple[Annex, ...]]:
    """What the note under the text lists, and the annexes that follow it; ``start`` is where the report's own text begins.

    The lines of the note, which are numbered like headings, become text.
    """
    noted = [at for at in range(start, len(lines)) if lines[at].kind == "TEXT" and lines[at].parts[0].text.startswith(_WORD)]
    for at in noted:
        listed, end = _note(source, lines, at)
        if listed:
            for line in lines[at:end]:
                line.kind, line.head = "TEXT", 0
            return tuple(listed), tuple(_begun(lines[at]) for at in noted if at >= end and _begins(lines[at]))
    return (), tuple(_begun(lines[at]) for at in noted if _begins(lines[at]))


def _note(source: Source, lines: list[Line], at: int) -> tuple[list[Annex], int]:
    """What a note that begins at line ``at`` lists, and the line behind it; nothing where none begins there."""
    listed: list[Annex] = []
    end = at + 1
    if _pattern("NOTE").match(lines[at].compact.text):
        begin = source.folded.index(":", lines[at].start) + 1
        listed += _on_line(source.folded[begin : lines[at].end], begin)
        while end < len(lines) and (not listed or listed[0].number is not None):
            line = lines[end]
            if _lists(source, line) or (not listed and line.kind == "TEXT" and _is_name(line) and not _begins(line)):
                listed += _on_line(source.folded[line.start : line.end], line.start)
            elif not (listed and line.kind == "TEXT" and end + 1 < len(lines) and _lists(source, lines[end + 1])):
                break  # what stands between two that are listed is the rest of a long name
            end += 1
        # «附件:⏎1.总体要求⏎坚持…。» is an annex itself, and its headings.
        apart = begin < lines[at].end or end == len(lines) or not (lines[end].head or lines[end].compact.text[-1] in _GOES_ON)
        return (listed, end) if apart else ([], at)
    while end < len(lines) and _pattern("NAMED").match(lines[end].compact.text):
        end += 1
    return ([_begun(line) for line in lines[at:end]], end) if end - at > 1 and not _is_head(lines[at]) else ([], at)


def _lists(source: Source, line: Line) -> bool:
    """Whether a line is one of the note, which begins with a number."""
    return line.kind in _ITEMS and _is_name(line) and _LISTED.match(source.folded, line.start) is not None


def _is_name(line: Line) -> bool:
    return line.length <= _NAME and not re.search("[。;!?].", line.compact.text)


def _is_head(line: Line) -> bool:
    return line.kind == "TEXT" and _pattern("HEAD").match(line.compact.text) is not None


def _begins(line: Line) -> bool:
    """Whether an annex begins with this line."""
    return _is_head(line) or (line.kind == "TEXT" and _pattern("NAMED").match(line.compact.text) is not None)


def _on_line(text: str, offset: int) -> Iterator[Annex]:
    """What ``text`` lists, whose first character stands at ``offset``: «1.统计表 2.清单», or one name without a number."""
    found = list(_LISTED.finditer(text))
    if not found and text.strip():
        first = len(text) - len(text.lstrip())
        yield Annex(None, "".join(text.split()), Span(offset + first, offset + len(text.rstrip())))
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=False):
        name = text[match.end() : end]
        yield Annex(
            int(match[1]), "".join(name.split()), Span(offset + match.start(1), offset + match.end() + len(name.rstrip()))
        )


def _begun(line: Line) -> Annex:
    text = line.compact.text
    number = _pattern("NUMBER").match(text, len(_WORD))
    name = text[number.end() if number else len(_WORD) :].lstrip(":.、")
    return Annex(to_int(number[0]) if number else None, name, Span(line.start, line.end))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("annex")[name])
