"""Rows of counts that end with their total, and 总计 rows below them, as in the form of open government information.

✓ 予以公开 25 2 1 28⏎不予公开 4 0 1 5⏎总计 29 2 2 33 → 25 + 4 = 29
✓ 新收 4 0 5 9⏎复议和诉讼 7 6 18 3 34 1 4 8 1 14 2 1 1 6 10 → 7 + 6 + 18 + 3 = 34
✗ 予以公开 25 2 1 28⏎不予公开 14 10 1 25⏎其他 3 1 2 16⏎总计 42 13 4 59 → 3 + 1 + 2 = 6 ≠ 16
– 予以公开 25 2 1 128⏎不予公开 4 0 1 15⏎其他 3 1 2 16
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims.binding import Tie, unanchored
from lawlint.claims.scene import Term
from lawlint.claims.tables.flattened.drawn import APART, Drawn, column_sum
from lawlint.claims.tables.flattened.rows import FlatRow
from lawlint.claims.tables.shared import SUM, sum_of
from lawlint.parsing.tables import word

# Rows looked back at from a total.
_MOST_ROWS = 60

# Figures of a row of several groups, and of one of these.
_FEWEST_GROUPED, _FEWEST_OF_GROUP = 8, 4

_BALANCE = unanchored("balance.table", "closing", "opening + inflow == outflow + closing", Tie.ASSERTED)


def counted(rows: Sequence[FlatRow]) -> Iterator[Drawn]:
    """What runs of rows of one width assert, and then single rows of several groups."""
    for run in _runs(rows):
        if len(run) > 2 and len(run[0].cells) > 3 and _have_totals(run):
            yield from _of_run(run, f"counts {run[0].at}")
    for row in rows:
        if not row.code and len(row.cells) >= _FEWEST_GROUPED:
            yield from _groups(row)


def _runs(rows: Sequence[FlatRow]) -> Iterator[list[FlatRow]]:
    """Rows without a code near each other that have one number of figures."""
    run: list[FlatRow] = []
    for row in rows:
        if run and (row.code or len(row.cells) != len(run[-1].cells) or row.at - run[-1].at > APART):
            yield run
            run = []
        if not row.code:
            run.append(row)
    yield run


def _is_total(cells: Sequence[Term]) -> bool:
    """Whether the last figure is the sum of the others."""
    return cells[-1].printed == sum(cell.printed for cell in cells[:-1])


def _have_totals(run: Sequence[FlatRow]) -> bool:
    """Whether two thirds of the rows end with their total."""
    return sum(_is_total(row.cells) for row in run) * 3 >= len(run) * 2


def _of_run(run: Sequence[FlatRow], family: str) -> Iterator[Drawn]:
    """The total at the end of each row; a row that is the sum of those above it; 新收 + 结转 = 总计 + 结转下年度."""
    for row in run:
        cast = sum_of(row.cells[-1], row.cells[:-1])
        yield Drawn(SUM, (cast,), f"{family} across", counts=True, zeros=True)
    for n, total in enumerate(run):
        begin = _begin(run, n) if n > 1 and word("TOTAL").search(total.label) else None
        if begin is None:
            continue
        columns = range(len(total.cells))
        for column in columns:
            yield Drawn(SUM, (column_sum(total, run[begin:n], column),), f"{family} down", counts=True)
        if begin > 1 and n + 1 < len(run):
            roles = {"opening": run[begin - 1], "inflow": run[begin - 2], "outflow": total, "closing": run[n + 1]}
            for column in columns:
                balance = {role: (row.cells[column],) for role, row in roles.items()}
                yield Drawn(_BALANCE, (balance,), f"{family} balance", counts=True)


def _begin(run: Sequence[FlatRow], n: int) -> int | None:
    """The first of the rows whose sum, column by column, is row ``n``, in all columns with figures but one or two."""
    sums = [cell.printed * 0 for cell in run[n].cells]
    best: tuple[int, int] | None = None
    for begin in range(n - 1, max(-1, n - _MOST_ROWS), -1):
        sums = [s + cell.printed for s, cell in zip(sums, run[begin].cells, strict=True)]
        telling = [(s, c.printed) for s, c in zip(sums, run[n].cells, strict=True) if s or c.printed]
        missed = sum(s != c for s, c in telling)
        if n - begin > 1 and len(telling) - missed >= 2 and missed <= 2 and (best is None or missed < best[0]):
            best = missed, begin
    return best[1] if best else None


def _groups(row: FlatRow) -> Iterator[Drawn]:
    """A row of several groups, each with its total: 维持 纠正 其他 未审结 总计, three times."""
    count = len(row.cells)
    for width in range(_FEWEST_OF_GROUP, count // 2 + 1):
        groups = [row.cells[at : at + width] for at in range(0, count, width)]
        if count % width == 0 and sum(map(_is_total, groups)) >= max(2, len(groups) - 1):
            casts = (sum_of(group[-1], group[:-1]) for group in groups)
            yield from (Drawn(SUM, (cast,), f"counts {row.at} groups", counts=True) for cast in casts)
            return
