"""Lines of a report with places underlined, aligned by their width in a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lawlint.source import Source, Span

CONTEXT = 16
"""Characters shown on either side of a place in a line that is cut."""


class ExcerptLine(NamedTuple):
    """One line of the source, shortened where it is long, and its line of underlines."""

    number: int
    text: str
    under: str


def columns(text: str) -> int:
    """The columns that ``text`` takes in a terminal: two for a full-width character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(c) in "WF" else not combining(c) for c in text)


def printable(text: str) -> str:
    """``text`` with control and invisible characters replaced, one for one."""
    return (
        text
        if text.isprintable()
        else "".join(c if c.isprintable() else " " if c.isspace() or category(c) == "Zs" else "\ufffd" for c in text)
    )


def wrapped(text: str, limit: int) -> Iterator[str]:
    """``text`` in lines of at most ``limit`` columns, broken at a blank or between full-width characters, never before a stop."""
    line = ""
    for word in _WORDS.findall(text):
        if line and columns(line + word.rstrip()) > limit:
            yield line.rstrip()
            line = ""
        line += word
    if line.strip():
        yield line.rstrip()


# Unbreakable units: Latin words and numbers, and a full-width character with the stops after it.
_WORDS = re.compile(r"(?:[（《“‘「『〔【]*(?:[!-~]+|.)[，。；：、！？）》”’」』〕】%]*)\s*")


def excerpts(source: Source, main: Span | None, others: Iterable[Span], limit: int) -> list[ExcerptLine]:
    """The lines that hold ``main`` and ``others``, in order, no wider than about ``limit`` columns.

    ``^`` stands under ``main`` and ``~`` under the others.
    """
    rows: dict[int, list[tuple[int, int, str]]] = {}
    for span, sign in [*((other, "~") for other in others), *([(main, "^")] if main else [])]:
        number = source.place(span.start).line
        line = source.line(number)
        start = min(span.start, line.end)
        rows.setdefault(number, []).append((start, max(min(span.end, line.end), start), sign))
    return [_row(source.text, number, source.line(number), rows[number], limit) for number in sorted(rows)]


_SOLID = re.compile(r"\S")


def _row(whole: str, number: int, line: Span, places: Sequence[tuple[int, int, str]], limit: int) -> ExcerptLine:
    """One line of ``whole``; only the windows that are shown are processed."""
    signs = {at: sign for start, end, sign in places for at in range(start, max(end, start + 1))}
    printed: list[str] = []
    under: list[str] = []
    at = line.start
    for start, end in _windows(whole, line, places, limit):
        if _SOLID.search(whole, at, start):
            printed.append("…")
            under.append(" ")
        text = printable(whole[start:end])
        printed.append(text)
        under.extend(signs.get(n, " ") * columns(c) for n, c in enumerate(text, start))
        at = end
    if _SOLID.search(whole, at, line.end):
        printed.append("…")
    elif at == line.end:
        under.append(signs.get(at, " "))
    return ExcerptLine(number, "".join(printed), "".join(under).rstrip())


def _windows(whole: str, line: Span, places: Sequence[tuple[int, int, str]], limit: int) -> list[tuple[int, int]]:
    """The parts of ``line`` to show: all of it where it fits, otherwise the places with as much context as fits."""
    if line.end - line.start <= 2 * limit:  # a longer line never fits
        text = whole[line.start : line.end]
        if columns(printable(text)) <= limit:
            lead, tail = len(text) - len(text.lstrip()), len(text.rstrip())
            return [(min(line.start + lead, *(p[0] for p in places)), max(line.start + tail, *(p[1] for p in places)))]
    shown = [part for start, end, _ in places for part in _ends(whole, start, end, limit)]
    for context in (CONTEXT * 2, CONTEXT, CONTEXT // 2, 4, 2):
        windows: list[tuple[int, int]] = []
        for start, end in sorted((max(line.start, p[0] - context), min(line.end, p[1] + context)) for p in shown):
            if windows and start <= windows[-1][1] + 2:
                windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
            else:
                windows.append((start, end))
        if sum(columns(printable(whole[start:end])) + 1 for start, end in windows) <= limit:
            break
    return windows


def _ends(whole: str, start: int, end: int, limit: int) -> list[tuple[int, int]]:
    """A place, or its first and last characters where it is wider than ``limit``."""
    if 2 * (end - start) <= limit or (end - start <= limit and columns(printable(whole[start:end])) <= limit):
        return [(start, end)]
    return [(start, start + limit // 8), (end - limit // 8, end)]
