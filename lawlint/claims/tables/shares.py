"""A column of shares (占比, 比重, 构成) beside its amounts: each is the row's amount over that of the row that has 100%.

Which of the columns before it has the amounts is what most rows bear out.

✓ 类别|件数|占比⏎农业|30|30%⏎工业|50|50%⏎服务业|20|20%⏎合计|100|100% → 30 ÷ 100 = 30%
✗ 类别|件数|占比⏎农业|30|30%⏎工业|50|55%⏎服务业|20|20%⏎合计|100|100% → 50 ÷ 100 = 50% ≠ 55%
– 类别|件数|占比⏎农业|30|13%⏎工业|50|15%⏎服务业|20|72%⏎合计|100|100%
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.claims.binding import Binding, Cast, Tie, unanchored
from lawlint.claims.evaluate import Agreement
from lawlint.claims.tables.cells import List
from lawlint.claims.tables.shared import agreement, holds, outside_among

# So many columns before one of shares may hold its amounts: every column is tried for every one of shares.
_MOST_COLUMNS = 14

_RATE = unanchored("share.table", "rate", "rate == part / whole", Tie.ASSERTED)


def share_claims(one: List) -> Iterator[Binding]:
    """The first of neighbouring columns of shares, with the column of amounts that most of its rows agree with."""
    shares = [column.is_share for column in one.columns]
    for column in range(1, len(shares)):
        if not shares[column] or shares[column - 1]:
            continue
        before = range(column - 1, max(-1, column - 1 - _MOST_COLUMNS), -1)
        tried = (_shares(one, column, amounts) for amounts in before if not shares[amounts])
        best = max(tried, key=lambda casts: sum(holds(_RATE, cast) for cast in casts))
        failing = sum(agreement(_RATE, cast) is Agreement.FAILS for cast in best)
        yield from (Binding(_RATE, (cast,), contradicts=2 * failing <= len(best)) for cast in best)


def _shares(one: List, column: int, amounts: int) -> list[Cast]:
    """The shares of ``column`` as those of ``amounts``; rows that 其中 opens may be shares of another whole."""
    pairs = [(row.cells[column], row.cells[amounts]) for row in one.rows]
    whole = next((part for rate, part in pairs if rate is not None and rate.printed == 1), None)
    casts: list[Cast] = []
    for (rate, part), row, outside in zip(pairs, one.rows, outside_among([row.kind for row in one.rows]), strict=True):
        if whole is not None and rate is not None and part is not None and part is not whole:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            if outside or row.kind == "total" or holds(_RATE, cast):
                casts.append(cast)
    return casts
