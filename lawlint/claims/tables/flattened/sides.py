"""收入 and 支出 side by side: the items of each make its 合计, with what was carried over the 总计, and these are equal.

✓ 一、拨款收入 97.50 一、公共支出 60.20⏎二、事业收入 12.20 二、卫生支出 49.50⏎总计 109.70 总计 109.70 → 97.50 + 12.20 = 109.70
– 一、拨款收入 97.50 一、公共支出 60.20⏎总计 97.50 总计 60.20 → 97.50 ≠ 60.20
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims.binding import Tie, unanchored
from lawlint.claims.lexicon import said
from lawlint.claims.tables.flattened.codes import sum_below
from lawlint.claims.tables.flattened.drawn import APART, Drawn, column_sum, sum_across
from lawlint.claims.tables.flattened.rows import FlatRow
from lawlint.claims.tables.shared import SUM, sum_of

_SIDES = unanchored("balance.table", "outlay", "income == outlay", Tie.ASSERTED)


def two_sided(rows: Sequence[FlatRow]) -> Iterator[Drawn]:
    """What the rows that end with two 总计 on one line assert."""
    begin = 0
    for n, row in enumerate(rows):
        if row.code or (n and row.at - rows[n - 1].at > 3 * APART):
            begin = n + 1 if row.code else n
        elif n - begin > 2 and all(said("GRAND_TOTAL").fullmatch(r.label) and r.at == row.at for r in rows[n - 1 : n + 1]):
            yield from _account(rows[begin : n + 1], f"sides {row.at}")
            begin = n + 1


def _account(rows: Sequence[FlatRow], family: str) -> Iterator[Drawn]:
    *above, income, outlay = rows
    is_outlay = [said("OUTLAY_SIDE").search(row.label) is not None for row in above]
    for grand, side in ((income, False), (outlay, True)):
        for drawn in _side([row for row, out in zip(above, is_outlay, strict=True) if out is side], grand, family):
            yield drawn._replace(tie=Tie.PRECISE)  # an item may be part of the one above
    yield Drawn(_SIDES, ({"income": income.cells[:1], "outlay": outlay.cells[:1]},), family)


def _side(rows: Sequence[FlatRow], grand: FlatRow, family: str) -> Iterator[Drawn]:
    """The items before the 合计 of a side, or before its 总计 where it has none, and what was carried over."""
    total = next((row for row in rows if said("SIDE").search(row.label)), None)
    before = rows[: rows.index(total)] if total else rows
    items = [row for row in before if not row.inner and not _is_carried(row)]
    whole = total or grand
    if items:
        yield Drawn(SUM, (column_sum(whole, items),), family)
        for row in items:
            yield from sum_across(row, f"{family} across")
        columns = max(len(row.cells) for row in (whole, *items))
        for drawn in sum_below(whole, items, columns, family) if len(items) > 1 else ():
            yield from (Drawn(SUM, (cast,), family) for cast in drawn.casts if cast["whole"][0] is not whole.cells[0])
    if total is not None:
        yield Drawn(SUM, (sum_of(grand.cells[0], [total.cells[0], *(row.cells[0] for row in rows if _is_carried(row))]),), family)
        yield from sum_across(total, f"{family} across")
    yield from sum_across(grand, f"{family} across")


def _is_carried(row: FlatRow) -> bool:
    """Whether an item was carried over, and no income or outlay of the year."""
    return said("CARRIED_ITEM").search(row.label) is not None
