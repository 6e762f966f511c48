"""What the lines of a table assert before its other lines are asked: relations in families that bear each other out.

✓ 201 农业 9.40 5.20 4.20⏎202 工业 8.40 6.20 2.20⏎203 商业 7.40 3.20 4.30 → 5.20 + 4.20 = 9.40
✗ 201 农业 9.40 5.20 4.20⏎202 工业 8.40 6.20 2.20⏎203 商业 7.40 3.20 4.30 → 3.20 + 4.30 = 7.50 ≠ 7.40
– 201 农业 9.40 5.20 4.20⏎203 商业 7.40 3.20 4.30 → 3.20 + 4.30 = 7.50 ≠ 7.40
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawlint.claims.binding import Cast, Frame, Tie
from lawlint.claims.scene import Term
from lawlint.claims.tables.flattened.rows import FlatRow
from lawlint.claims.tables.shared import SUM, sum_of

# How many lines rows of one table may stand apart.
APART = 12


class Drawn(NamedTuple):
    """Relations that the form of a table asserts together, not yet judged: one, or that of several columns at once.

    ``family``: those that bear each other out.  ``contradicts``: one that fails may be wrong.  ``counts``: the figures are
    counts, which nobody rounds.  ``zeros``: it is proved where all figures are 0 as well.  ``tie``: how tightly the form ties
    them.
    """

    frame: Frame
    casts: tuple[Cast, ...]
    family: str
    contradicts: bool = True
    counts: bool = False
    zeros: bool = False
    tie: Tie = Tie.LIKELY

    @property
    def is_zero(self) -> bool:
        """Whether all figures are 0."""
        return not any(cell.printed for cast in self.casts for cell in cells_of(cast))

    @property
    def is_telling(self) -> bool:
        """Whether it could fail: two parts of each sum are not 0."""
        sums = [cast["parts"] for cast in self.casts if "parts" in cast]
        return not self.is_zero and all(sum(bool(part.printed) for part in parts) > 1 for parts in sums)


def cells_of(cast: Cast) -> list[Term]:
    """All figures of a cast."""
    return [cell for cells in cast.values() for cell in cells]


def column_sum(whole: FlatRow, parts: Sequence[FlatRow], column: int = 0) -> Cast:
    """A figure of a row as the sum of those below one another in other rows."""
    return sum_of(whole.cells[column], [row.cells[column] for row in parts])


def sum_across(row: FlatRow, family: str, contradicts: bool = True) -> Iterator[Drawn]:
    """The first figure of a row as the sum of those behind it, none of which is printed finer: 完成% makes no sum."""
    if len(row.cells) > 1 and all(_places(cell) <= _places(row.cells[0]) for cell in row.cells):
        yield Drawn(SUM, (sum_of(row.cells[0], row.cells[1:]),), family, contradicts)


def _places(cell: Term) -> int:
    """The decimal places of a figure."""
    return len(cell.text.partition(".")[2])
