"""Rows that 其中 opens: parts of the row before, or of the row that the list begins with.

One part is no more than its whole.  Several that add up are proved; they must add up where their names are a known division.

✓ 项目|件数⏎来信来访|50⏎其中：来信|30⏎来访|20 → 30 + 20 = 50
✓ 项目|件数⏎来访|30⏎来信|50⏎其中：重复来信|20 → 20 ≤ 50
✗ 项目|人数⏎职工|50⏎其中：男性|30⏎女性|21 → 30 + 21 = 51 ≠ 50
– 项目|件数⏎来信来访|50⏎其中：来信|30⏎来访|15
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lawlint.claims.binding import Binding, Tie, unanchored
from lawlint.claims.operators.names import divided
from lawlint.claims.tables.cells import List, Row
from lawlint.claims.tables.shared import SUM, holds, sum_of

# The names of the parts are the members of a known division.
_DIVISION = replace(SUM, tie=Tie.FIXED)

_PART = unanchored("partof.table", "part", "part <= whole", Tie.ASSERTED)

_HUNDRED = unanchored("shares.table", "parts", "1 == sum(parts)", Tie.FIXED)


def among_claims(one: List) -> Iterator[Binding]:
    """Each 其中 with the rows below it, in every column that adds up."""
    for at, column in enumerate(one.columns):
        for before, group in _groups(one.rows) if column.adds_up else ():
            yield from _parts(at, column.is_share, (before, one.rows[0]), group)


def _groups(rows: Sequence[Row]) -> Iterator[tuple[Row, Sequence[Row]]]:
    """The row before each 其中, and those from 其中 to the next one or to a total."""
    starts = [n for n, row in enumerate(rows) if row.kind == "among" and n]
    for start, end in pairwise((*starts, len(rows))):
        end = next((n for n in range(start, end) if rows[n].kind == "total"), end)
        yield rows[start - 1], rows[start:end]


def _parts(at: int, share: bool, above: Sequence[Row], group: Sequence[Row]) -> Iterator[Binding]:
    """The figures of a group in the column ``at``, and that of a row above which is their whole."""
    parts = [cell for row in group if (cell := row.cells[at]) is not None]
    wholes = [cell for row in above if (cell := row.cells[at]) is not None]
    if len(parts) < len(group) or not wholes:
        return
    if len(parts) == 1:
        yield Binding(_PART, ({"part": parts, "whole": wholes[:1]},))
    elif (whole := next((one for one in wholes if holds(SUM, sum_of(one, parts))), None)) is not None:
        yield Binding(SUM, (sum_of(whole, parts),))
        if share and whole.printed == 1:
            yield Binding(_HUNDRED, ({"parts": parts},))
    elif divided([row.name for row in group]):
        yield Binding(_DIVISION, (sum_of(wholes[-1], parts),))
