"""Lines of a PDF that are set in columns: rows of tables, whose cells are no sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from lawlint.parsing.patterns import pattern
from lawlint.source import Source

# A cell this long that holds a stop is read as prose.
_PROSE = 24
_STOP = pattern("[,，;；。]")


def column_lines(source: Source) -> Callable[[int], bool]:
    """Whether a line, by where it begins, is set in columns: a row of a table of a PDF, none of whose cells is prose."""
    if not any(mark.kind == "page" for mark in source.marks):
        return _is_none
    blocks = sorted(mark.span for mark in source.marks if mark.kind in ("table", "columns"))
    starts = [block.start for block in blocks]
    cells = (mark.span for mark in source.marks if mark.kind == "cell")
    prose = {source.text.rfind("\n", 0, cell.start) + 1 for cell in cells if _is_prose(source.text[cell.start : cell.end])}

    def is_set(start: int) -> bool:
        at = bisect_right(starts, start)
        return start not in prose and any(start < block.end for block in blocks[max(0, at - 2) : at])

    return is_set


def _is_none(start: int) -> bool:
    return False


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE and _STOP.search(text) is not None
