"""Columns that a table computes from two others: 完成率, 增长率, 增减额 (TBL003).

No head is trusted to say what of: a column is of two before it where most of its rows bear that out, three at least.  Then a row
that fails is contradicted where a slip explains it.

✓ 科目|预算|决算|完成%⏎教育|400|412|103.00⏎卫生|250|240|96.00⏎农业|120|150|125.00 → 412 ÷ 400 = 103.00
✓ 科目|上年|今年|增减⏎教育|380|412|32⏎卫生|251|240|-11⏎农业|100|150|50 → 412 − 380 = 32
– 科目|预算|决算|完成%⏎教育|400|412|103.00⏎卫生|250|240|96.00
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from lawlint.claims.binding import Binding, Frame, Siblings, Tie
from lawlint.claims.claim import Kind
from lawlint.claims.evaluate import Agreement, agreement_of
from lawlint.claims.formula import identity
from lawlint.claims.scene import Term
from lawlint.claims.tables.cells import Cell, has, lists
from lawlint.parsing.tables import word
from lawlint.parsing.tree import Table

# Rows that must hold, how often as many as fail, and the widest table that is looked at.
_SUPPORT, _TIMES, _WIDEST = 3, 3, 14

# Steps of the last place that a figure must have to bear anything out.
_FINE = 5

Cast = Mapping[str, Sequence[Term]]


class _Way(NamedTuple):
    """One way to compute a column from two others; ``estimate`` does it in floating point, to find where to look."""

    frame: Frame
    roles: tuple[str, str, str]
    percent: bool
    estimate: Callable[[float, float], float]


def _way(kind: Kind, text: str, roles: tuple[str, str, str], percent: bool, estimate: Callable[[float, float], float]) -> _Way:
    return _Way(Frame(kind, "derived", ("", ""), roles[0], (), text, tie=Tie.LIKELY), roles, percent, estimate)


_GROWN = _way("growth", "rate == delta / old", ("rate", "delta", "old"), True, lambda a, b: a / b)

_WAYS = (
    _way("progress", "rate == done / target", ("rate", "done", "target"), True, lambda a, b: a / b),
    _way("growth", "rate == (new - old) / old", ("rate", "new", "old"), True, lambda a, b: (a - b) / b),
    _way("change", "delta == new - old", ("delta", "new", "old"), False, lambda a, b: a - b),
)

# Printed figures and their size.
_Sized = tuple[Cell, float]

_Column = list[_Sized | None]


class _Row(NamedTuple):
    """The figures of one row; ``doubtful``: its name says that it grows in other prices, or remarks on a figure."""

    rate: _Sized
    new: _Sized
    old: _Sized
    doubtful: bool


def derived_claims(tables: Sequence[Table]) -> Iterator[Binding]:
    """The relations of the columns of all tables."""
    for table in tables:
        for one in lists(table):
            if len(one.rows) >= _SUPPORT and 3 <= len(one.columns) <= _WIDEST:
                plain = [[_sized(row.cells[n], False) for row in one.rows] for n in range(len(one.columns))]
                shares = [[_sized(row.cells[n], True) for row in one.rows] for n in range(len(one.columns))]
                doubtful = [any(map(word("NOT_DERIVED").search, row.names)) for row in one.rows]
                for column, head in enumerate(one.columns):
                    yield from _derived(column, plain, shares, _ways(head.names), doubtful)


def _ways(names: Sequence[str]) -> Sequence[_Way]:
    """The ways to compute a column that its names allow."""
    rates = (_GROWN, _WAYS[1]) if has("CHANGE", names) else _WAYS[:2]
    return (*rates, _WAYS[2]) if not names or has("DIFFERENCE", names) else rates


def _sized(cell: Cell | None, percent: bool) -> tuple[Cell, float] | None:
    """A figure as it is printed or, with ``percent``, as a per cent that its head calls so."""
    if cell is None:
        return None
    if percent and cell.kind != "PERCENT":
        cell = Cell(cell.scene.paragraph, cell.start, cell.end, True)
    return cell, float(cell.printed)


def _derived(
    column: int, plain: Sequence[_Column], shares: Sequence[_Column], ways: Sequence[_Way], doubtful: Sequence[bool]
) -> Iterator[Binding]:
    for way in ways:
        printed = shares[column] if way.percent else plain[column]
        for a, b in permutations(reversed(range(column)), 2):
            rows = [
                _Row(rate, new, old, doubt)
                for rate, new, old, doubt in zip(printed, plain[a], plain[b], doubtful, strict=True)
                if rate and new and old and old[1] and new[0].kind == old[0].kind
            ]
            if sum(_is_near(way, *row[:3]) for row in rows) >= _SUPPORT and (claims := _believed(way, rows)):
                yield from claims
                return


def _is_near(way: _Way, rate: _Sized, new: _Sized, old: _Sized) -> bool:
    """Whether the print is about what it should be, and could not be so by itself."""
    value, step = way.estimate(new[1], old[1]), float(rate[0].value.step or 1)
    if not way.percent and all("." not in cell.text for cell, _ in (rate, new, old)):
        return value not in (0, 1) and value == rate[1]
    return value not in (0, 1) and abs(value - rate[1]) <= step + 1e-9 and abs(rate[1]) >= _FINE * step


def _believed(way: _Way, rows: Sequence[_Row]) -> list[Binding]:
    rule = identity(way.frame.identity)
    judged: list[tuple[_Row, Cast, Agreement]] = []
    for row in rows:
        cast = {role: (cell,) for role, (cell, _) in zip(way.roles, row[:3], strict=True)}
        judged.append((row, cast, agreement_of(rule, cast)))
    telling = [verdict for row, _, verdict in judged if way.estimate(row.new[1], row.old[1]) not in (0, 1)]
    holding = sum(verdict.holds for verdict in telling)
    failing = len(telling) - holding
    if holding < max(_SUPPORT, _TIMES * failing):
        return []
    siblings = Siblings(holding, holding, failing)
    return [Binding(way.frame, (cast,), contradicts=not row.doubtful, siblings=siblings) for row, cast, _ in judged]
