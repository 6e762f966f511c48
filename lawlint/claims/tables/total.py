"""Rows and columns called 合计, 总计 or 小计: the sum of those before, or of those behind where they come first.

A total at the end of a plain list is its sum, and nothing else.  Where a table can be read in several ways (totals of several
levels, numbered rows, a total on top or beside) a reading is believed that the other columns or rows bear out.

✓ 县|办件⏎云溪|3⏎临江|2⏎合计|5 → 3 + 2 = 5
✓ 县|办件⏎合计|9⏎云溪|3⏎临江|2⏎青禾|4 → 3 + 2 + 4 = 9
✗ 县|办件（件）⏎云溪|30⏎临江|20⏎合计|55 → 30 + 20 = 50 ≠ 55
✗ 县|来信|来访|合计⏎云溪|13|12|25⏎临江|14|15|29⏎青禾|16|11|27⏎石桥|17|18|53 → 17 + 18 = 35 ≠ 53
– 县|来信|来访|合计⏎云溪|13|12|35⏎临江|14|15|39⏎青禾|16|11|47
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lawlint.claims.binding import Binding, Cast, Siblings, Tie
from lawlint.claims.evaluate import Agreement
from lawlint.claims.tables.cells import Cell, List
from lawlint.claims.tables.shared import SUM, agreement, holds, outside_among, sum_is_missed_by, sum_of
from lawlint.exact.interval import apart

# Columns or rows that must bear a reading out before it contradicts another one, where the form leaves several.
_SUPPORT = 2

# The total of a plain list that no other column bears out.
_PLAIN = replace(SUM, tie=Tie.PRECISE)

# In a longer list nobody looks for rows that are parts of the row above.
_MOST_PARTS = 40

# In a table of many totals each is the sum of rows near by.
_FEW_TOTALS, _MOST_ROWS = 20, 60

# The figures of a row by column, or of a column by row.
_Line = Sequence[Cell | None]


class _Label(NamedTuple):
    """What a row or a column is: its kind, whether it is a 小计, and which number it has; ``other``: it does not add up."""

    kind: str
    is_subtotal: bool = False
    level: str = ""


def total_claims(one: List) -> Iterator[Binding]:
    """All totals of rows, and then of columns."""
    yield from _rows(one)
    yield from _columns(one)


def _rows(one: List) -> Iterator[Binding]:
    labels = [_Label(row.kind, row.is_subtotal, row.level) for row in one.rows]
    is_deep = len({label.level for label in labels if label.kind == "name"}) > 1
    added = [n for n, column in enumerate(one.columns) if column.adds_up and (column.is_share or not _has_rates(one, n))]
    lines = [[row.cells[n] for row in one.rows] for n in added]
    for at, label in enumerate(labels):
        if label.kind == "total":
            plain = at > 0 and not is_deep and _is_plain(labels, at)
            yield from _sums(lines, at, list(_readings(labels, at)), plain)


def _has_rates(one: List, column: int) -> bool:
    """Whether a column holds per cents, which make no total."""
    return any(cell is not None and cell.kind == "PERCENT" for cell in (row.cells[column] for row in one.rows))


def _is_plain(labels: Sequence[_Label], at: int) -> bool:
    """Whether the rows above can be read in one way alone: a 小计 with no other above, a 合计 at the end, alone or of 小计."""
    above = [label for label in labels[:at] if label.kind == "total"]
    if labels[at].is_subtotal:
        return not above
    return all(label.is_subtotal for label in above) and all(label.kind != "name" for label in labels[at:])


def _columns(one: List) -> Iterator[Binding]:
    """The sum of the columns of one head, or of those to the left or right."""
    labels = [_Label(c.kind, c.is_subtotal) if c.adds_up and not c.is_share else _Label("other") for c in one.columns]
    lines = [row.cells for row in one.rows]
    for at, label in enumerate(labels):
        if label.kind == "total":
            outer = one.columns[at].names[:-1]
            same = [n for n, column in enumerate(one.columns) if outer and n != at and column.names[:-1] == outer]
            of_one_head = tuple(n for n in same if one.columns[n].kind == "name")
            yield from _sums(lines, at, [of_one_head, *_readings(labels, at)], False)


def _readings(labels: Sequence[_Label], at: int) -> Iterator[tuple[int, ...]]:
    """The places of the parts of the total at ``at``, in every way to read it, preferred first."""
    kinds = [label.kind for label in labels]
    few = kinds.count("total") <= _FEW_TOTALS
    names = [n for n, outside in enumerate(outside_among(kinds)) if outside]
    totals = [n for n, kind in enumerate(kinds) if kind == "total"]
    begin, end = (0, len(labels)) if few else (at - _MOST_ROWS, at + _MOST_ROWS)
    before = tuple(n for n in names if begin <= n < at)
    yield from _before(labels, at, before, tuple(n for n in totals if begin <= n < at))
    if not before:
        yield from _behind(labels, tuple(n for n in names if at < n < end), tuple(n for n in totals if at < n < end))


def _before(labels: Sequence[_Label], at: int, names: tuple[int, ...], totals: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    since = tuple(n for n in names if not totals or n > totals[-1])
    subtotals = [n for n in totals if labels[n].is_subtotal]
    if subtotals and not labels[at].is_subtotal:
        yield (*subtotals, *(n for n in since if n > subtotals[-1]))
    yield since
    if totals:
        yield (totals[-1], *since)
        yield names
        yield totals
    yield _of_first_level(labels, since)


def _behind(labels: Sequence[_Label], names: tuple[int, ...], totals: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    yield names
    yield tuple(n for n in names if not totals or n < totals[0])
    yield totals
    yield _of_first_level(labels, names)


def _of_first_level(labels: Sequence[_Label], names: tuple[int, ...]) -> tuple[int, ...]:
    """Those with the kind of number that the first one has."""
    return tuple(n for n in names if labels[n].level == labels[names[0]].level)


def _sums(lines: Sequence[_Line], at: int, readings: Sequence[tuple[int, ...]], plain: bool) -> Iterator[Binding]:
    """The sums of the reading that most of ``lines`` bear out; ``plain``: the first one is what the form says."""
    best: list[tuple[Cast, Agreement]] = []
    most = 0
    for n, parts in enumerate(readings):
        found = [(cast, agreement(SUM, cast)) for cast in _casts(lines, at, parts)]
        telling = _telling(found)
        complete = telling > 0 and all(shown.holds for _, shown in found)
        if telling > most or complete or (n == 0 and plain):
            best, most = found, telling
        if complete:
            break
    failing = sum(shown is Agreement.FAILS for _, shown in best)
    believed = most >= max(_SUPPORT, 2 * failing)
    siblings = Siblings(most, most, failing) if believed else None
    frame = SUM
    if plain and failing and not believed and 2 * failing <= len(best) + 1:
        believed, frame = not _has_parts_within(lines, at, readings[0]), _PLAIN
    for cast, _ in best:
        yield Binding(frame, (cast,), contradicts=believed and (frame is SUM or _is_near(cast)), siblings=siblings)


def _is_near(cast: Cast) -> bool:
    """Whether parts and total differ by no more than a quarter of the total."""
    return 4 * sum_is_missed_by(cast) <= apart(cast["whole"][0].printed, 0)


def _telling(found: Sequence[tuple[Cast, Agreement]]) -> int:
    """How many sums hold that say anything: two of their parts are not 0."""
    return sum(shown.holds and sum(bool(part.printed) for part in cast["parts"]) > 1 for cast, shown in found)


def _casts(lines: Sequence[_Line], at: int, parts: Sequence[int]) -> Iterator[Cast]:
    """Whole and parts of each line that has no blank cell among them."""
    for line in lines:
        whole, cells = line[at], [cell for n in parts if (cell := line[n]) is not None]
        if whole is not None and len(cells) == len(parts) >= 2:
            yield sum_of(whole, cells)


def _has_parts_within(lines: Sequence[_Line], at: int, parts: tuple[int, ...]) -> bool:
    """Whether all lines add up without some rows that stand together: parts of the row above that no 其中 tells."""
    if len(parts) > _MOST_PARTS:
        return True
    for begin in range(1, len(parts)):
        for end in range(begin + 1, len(parts) + 1):
            casts = [*_casts(lines, at, parts[:begin] + parts[end:])]
            if casts and all(holds(SUM, cast) for cast in casts):
                return True
    return False
