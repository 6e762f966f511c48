"""Headings that print no number, which only the format marks, and where they stand among the numbered ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum

from lawlint.parsing.lines import Line

LEVELS = {
    "PART": 1, "CHAPTER": 2, "SECTION": 3, "ARTICLE": 4, "CN": 5, "CN_PAREN": 6, "DOT": 7, "DUN": 7, "PAREN": 8, "CIRCLED": 9,
}  # fmt: skip
"""The terminals of ``report.lark`` that open a section, and their levels."""
HEADING = "HEADING"
"""The kind of a line that is a heading without a number."""

# The level of «一、», which stands outermost by the standard (GB/T 9704—2012, 7.3.3) and presupposes nothing above it.
_FIRST = LEVELS["CN"]
_LAST = max(LEVELS.values())
_TERMINALS = {level: kind for kind, level in reversed(LEVELS.items())}

# A level of numbers is (level, 0); a marked level m without one that stands below it, and above the next, is (level, m).
_Rank = tuple[int, int]


class _Stands(Enum):
    """Where numbered headings stand, seen from unnumbered ones."""

    ABOVE = 0
    BESIDE = 1
    BELOW = 2


def ranked(lines: Iterable[Line]) -> dict[str | int, str]:
    """The terminal that a heading is parsed as, by the kind of a numbered one and by the marked level of one without number.

    A kind that is missing is parsed as itself, as all are where every heading has a number.
    """
    heads = [line for line in lines if line.head or line.kind == HEADING]
    marked = sorted({line.level for line in heads if line.kind == HEADING})
    if not marked:
        return {}
    families = sorted({LEVELS[line.kind] for line in heads if line.head})
    ranks: dict[int, _Rank] = {}
    outer: _Rank = (0, 0)
    for level in marked:
        outer = ranks[level] = _rank(heads, families, level, outer)
    slots = _slots(sorted({*ranks.values(), *((family, 0) for family in families)}))
    terminals: dict[str | int, str] = {level: _TERMINALS[slots[rank]] for level, rank in ranks.items()}
    for kind, family in LEVELS.items():
        if slots.get((family, 0), family) != family:
            terminals[kind] = _TERMINALS[slots[family, 0]]
    return terminals


def _rank(heads: Sequence[Line], families: Sequence[int], level: int, outer: _Rank) -> _Rank:
    """The rank of the headings without number that are marked as of ``level``; ``outer`` is that of the level above."""
    above = 0
    beside: int | None = None
    for family in families:
        stands = _stands(heads, family, level, is_inner=above == 0)
        if stands is _Stands.ABOVE:
            above = family
        elif stands is _Stands.BESIDE and beside is None:
            beside = family
    rank = (above, level) if beside is None or beside < above else (beside, 0)
    return max(rank, (outer[0], level)) if rank <= outer else rank


def _stands(heads: Sequence[Line], family: int, level: int, *, is_inner: bool) -> _Stands:
    """Where the numbers of a family stand: as the format says, if it marks them, otherwise as they count.

    What counts on across a heading stands above it; what stands before the first is no part of one.  «一、» stands below a
    heading only where it begins anew under another; any other number may count through.  ``is_inner``: no family is above.
    """
    own = [line.level for line in heads if line.head and LEVELS[line.kind] == family]
    said = [marked for marked in own if marked]
    if 2 * len(said) >= len(own):
        (commonest, _), *_ = Counter(said).most_common(1)
        return _Stands.ABOVE if commonest < level else _Stands.BESIDE if commonest == level else _Stands.BELOW
    last, begun, first = 0, 0, True
    crossed = goes_on = leads = False
    for line in heads:
        if line.kind == HEADING:
            crossed |= line.level == level
            first &= line.level != level
        elif LEVELS[line.kind] == family:
            leads |= first
            goes_on |= crossed and line.number == last + 1 and last > 0
            begun += crossed and line.number == 1
            last, crossed = line.number, False
    if goes_on and (family <= _FIRST or not is_inner):
        return _Stands.ABOVE
    return _Stands.BESIDE if leads or (family <= _FIRST and begun < 2) else _Stands.BELOW


def _slots(ranks: Sequence[_Rank]) -> dict[_Rank, int]:
    """A level of the grammar for each rank, in their order: numbers keep their own where the others leave them room."""
    wanted: list[int] = []
    between = 0
    for family, marked in ranks:
        between = between + 1 if marked else 0
        wanted.append((family or _FIRST - 1) + between)
    for at in range(len(ranks) - 2, -1, -1):
        wanted[at] = min(wanted[at], wanted[at + 1] - 1)
    slots: dict[_Rank, int] = {}
    slot = 0
    for rank, level in zip(ranks, wanted, strict=True):
        slot = slots[rank] = min(max(level, slot + 1), _LAST)
    return slots
