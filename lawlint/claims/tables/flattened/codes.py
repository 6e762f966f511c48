"""科目 by their codes: an entry is the sum of those below it (208, 20805, 2080501), and 合计 that of the entries at the top.

Which column a figure stood in is lost where a cell was empty; the columns are those in which all rows add up.

✓ 合计 9.40 5.20 4.20⏎208 信访 5.40 3.20 2.20⏎213 调解 4.00 2.00 2.00 → 3.20 + 2.00 = 5.20
✓ 208 信访 9.40 5.20 4.20⏎20801 来信 5.20 5.20⏎20802 来访 4.20 4.20 → 5.20 + 4.20 = 9.40
✗ 208 信访 9.40 5.20 4.20⏎20801 来信 5.10 3.20 1.90⏎20802 来访 4.30 2.00 2.80 → 2.00 + 2.80 = 4.80 ≠ 4.30
– 208 信访 9.40 9.60⏎213 调解 4.00 4.30
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import comb, prod

from lawlint.claims.binding import Cast
from lawlint.claims.tables.flattened.drawn import APART, Drawn, column_sum, sum_across
from lawlint.claims.tables.flattened.rows import FlatRow
from lawlint.claims.tables.shared import SUM, holds
from lawlint.parsing.tables import word

# How many lines may lie between the last row and its 合计.
_TOTAL_NEAR = 2

# Of how many entries every selection is tried.
_MOST_DOUBTFUL = 10

# The bound of work where figures are sorted into columns: ways to do it, times the figures.  Ways multiply with each row that
# has a blank cell, and a table that needs more of them is read without its further columns.  Real tables need some 800.
MOST_WORK = 10_000


def coded(rows: Sequence[FlatRow]) -> Iterator[Drawn]:
    """What each block of codes asserts: along its rows, below each code, and of its 合计."""
    for number, (block, totals) in enumerate(_blocks(rows)):
        columns = max(len(row.cells) for row in block)
        for row in (*block, *totals):
            # two columns beside each other need not be equal: 预算数, 决算数
            yield from sum_across(row, f"codes {number} across", contradicts=columns > 2)
        family = f"codes {number} down"
        codes = {row.code for row in block}
        below: dict[str, list[FlatRow]] = defaultdict(list)
        for row in block:
            below[next((row.code[:n] for n in range(len(row.code) - 1, 2, -1) if row.code[:n] in codes), "")].append(row)
        for row in block:
            if row.code in below:
                yield from sum_below(row, below[row.code], columns, family)
        for total in totals:
            # a block whose rows all have blank cells is as wide as its total
            yield from _total(total, below[""], max(columns, min(len(total.cells), columns + 1)), family)


def _blocks(rows: Sequence[FlatRow]) -> Iterator[tuple[list[FlatRow], list[FlatRow]]]:
    """Runs of coded rows in which no code stands twice, and the 合计 rows right before or behind each."""
    block: list[FlatRow] = []
    codes: set[str] = set()
    totals: list[FlatRow] = []
    for row in rows:
        if row.code:
            if block and (row.code in codes or (totals and totals[-1].at > block[0].at) or row.at - block[-1].at > 3 * APART):
                yield block, totals
                block, codes, totals = [], set(), [t for t in totals if t.at > block[-1].at + _TOTAL_NEAR]
            block.append(row)
            codes.add(row.code)
        elif word("TOTAL").search(row.label) or word("TOTAL").match(row.label[:2]):
            if block and row.at - block[-1].at > _TOTAL_NEAR:
                yield block, totals
                block, codes, totals = [], set(), []
            if not block:
                totals = [t for t in totals if t.at == row.at]
            totals.append(row)
    if len(block) > 1:
        yield block, totals


def _total(total: FlatRow, tops: Sequence[FlatRow], columns: int, family: str) -> Iterator[Drawn]:
    """A 合计 of all 科目 at the top; or of some, 人员经费合计 of 301 and 303."""
    agrees = holds(SUM, column_sum(total, tops))
    if len(total.cells) == columns and (columns > 1 or agrees):
        yield from sum_below(total, tops, columns, family)
    elif len(tops) > 1 and not agrees and len(tops) <= _MOST_DOUBTFUL:
        some = (column_sum(total, taken) for size in range(1, len(tops)) for taken in combinations(tops, size))
        ways = [cast for cast in some if holds(SUM, cast)]
        if len(ways) == 1:
            yield Drawn(SUM, (ways[0],), family)
    else:
        yield Drawn(SUM, (column_sum(total, tops),), family)


def sum_below(whole: FlatRow, parts: Sequence[FlatRow], columns: int, family: str) -> Iterator[Drawn]:
    """The columns of a row that those of the rows below add up to; columns that print the same are one."""
    width = len(whole.cells)
    if width > 1 and all(len(row.cells) == width for row in parts):
        casts = [column_sum(whole, parts, n) for n in range(width)]
        are_same = all(len({cell.text for cell in row.cells}) == 1 for row in (whole, *parts))
        yield from (Drawn(SUM, some, family) for some in ([tuple(casts)] if are_same else [(cast,) for cast in casts]))
        return
    further = _further_columns(whole, parts, columns) if len(parts) > 1 else ()
    yield from (Drawn(SUM, (cast,), family) for cast in (column_sum(whole, parts), *further))


def _further_columns(whole: FlatRow, parts: Sequence[FlatRow], columns: int) -> tuple[Cast, ...]:
    """The columns behind the first, where rows with empty cells have fewer figures: the only way in which all add up."""
    rows = (whole, *parts)
    ways = prod(comb(columns - 1, len(row.cells) - 1) for row in rows)
    if columns < 3 or ways * sum(len(row.cells) for row in rows) > MOST_WORK:
        return ()
    found: tuple[Cast, ...] = ()
    for chosen in product(*(tuple(combinations(range(1, columns), len(row.cells) - 1)) for row in rows)):
        casts: list[Cast] = []
        for column in range(1, columns):
            wholes, *cells = (
                [row.cells[1 + taken.index(column)]] if column in taken else [] for row, taken in zip(rows, chosen, strict=True)
            )
            if wholes or any(cells):
                casts.append({"whole": wholes, "parts": [cell for some in cells for cell in some]})
        if all(cast["whole"] and cast["parts"] and holds(SUM, cast) for cast in casts):
            if found and [c["parts"] for c in found] != [c["parts"] for c in casts]:
                return ()
            found = found or tuple(casts)
    return found
