"""A line of a report with places in it underlined, as wide as it looks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lawlint.source import Source, Span

CONTEXT = 16
"""Characters shown on either side of a place where a line has to be cut."""


class Shown(NamedTuple):
    """One line of the source, cut where it is long, and what stands under it."""

    number: int
    text: str
    under: str


def columns(text: str) -> int:
    """The columns that ``text`` takes in a terminal: two for a full-width character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(c) in "WF" else not combining(c) for c in text)


def printable(text: str) -> str:
    """``text`` without characters that would steer a terminal or hide: one for one."""
    return (
        text
        if text.isprintable()
        else "".join(c if c.isprintable() else " " if c.isspace() or category(c) == "Zs" else "\ufffd" for c in text)
    )


def folded(text: str, limit: int) -> Iterator[str]:
    """``text`` in lines of at most ``limit`` columns, broken at a blank, or between full-width characters but before no stop."""
    line = ""
    for word in _WORDS.findall(text):
        if line and columns(line + word.rstrip()) > limit:
            yield line.rstrip()
            line = ""
        line += word
    if line.strip():
        yield line.rstrip()


# What is not broken: Latin words and numbers, and a full-width character with the stops behind it.
_WORDS = re.compile(r"(?:[（《“‘「『〔【]*(?:[!-~]+|.)[，。；：、！？）》”’」』〕】%]*)\s*")


def excerpts(source: Source, main: Span | None, others: Iterable[Span], limit: int) -> list[Shown]:
    """The lines that hold ``main`` and ``others``, in order, no wider than about ``limit`` columns.

    ``^`` stands under ``main`` and ``~`` under the others.
    """
    rows: dict[int, list[tuple[int, int, str]]] = {}
    for span, sign in [*((other, "~") for other in others), *([(main, "^")] if main else [])]:
        number = source.place(span.start).line
        line = source.line(number)
        start, end = min(span.start, line.end) - line.start, min(span.end, line.end) - line.start
        rows.setdefault(number, []).append((start, max(end, start), sign))
    return [_row(number, printable(_line(source, number)), rows[number], limit) for number in sorted(rows)]


def _line(source: Source, number: int) -> str:
    line = source.line(number)
    return source.text[line.start : line.end]


def _row(number: int, text: str, places: Sequence[tuple[int, int, str]], limit: int) -> Shown:
    signs = [" "] * (len(text) + 1)
    for start, end, sign in places:
        signs[start : max(end, start + 1)] = sign * max(end - start, 1)
    printed: list[str] = []
    under: list[str] = []
    at = 0
    for start, end in _windows(text, places, limit):
        if text[at:start].strip():
            printed.append("…")
            under.append(" ")
        printed.append(text[start:end])
        under.extend(sign * columns(c) for sign, c in zip(signs[start:end], text[start:end], strict=True))
        at = end
    if text[at:].strip():
        printed.append("…")
    elif at == len(text):
        under.append(signs[-1])
    return Shown(number, "".join(printed), "".join(under).rstrip())


def _windows(text: str, places: Sequence[tuple[int, int, str]], limit: int) -> list[tuple[int, int]]:
    """The stretches of ``text`` to show: all of it where it fits, otherwise the places with as much context as fits."""
    whole = len(text.rstrip())
    lead = len(text) - len(text.lstrip())
    if columns(text) <= limit:
        return [(min(lead, *(p[0] for p in places)), max(whole, *(p[1] for p in places)))]
    for context in (CONTEXT * 2, CONTEXT, CONTEXT // 2, 4, 2):
        windows: list[tuple[int, int]] = []
        for start, end in sorted((max(0, p[0] - context), min(len(text), p[1] + context)) for p in places):
            if windows and start <= windows[-1][1] + 2:
                windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
            else:
                windows.append((start, end))
        if sum(columns(text[start:end]) + 1 for start, end in windows) <= limit:
            break
    return windows
