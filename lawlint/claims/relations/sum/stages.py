"""What was received and what was closed, told of every kind of case in turn: two columns, each with its total before.

✓ 受理1801件，审结894件。⏎受理刑事68件，审结38件。⏎受理民事925件，审结450件。⏎受理执行808件，执结406件。 → 38 + 450 + 406 = 894
– 受理1803件，审结894件。⏎受理刑事68件，审结38件。⏎受理民事925件，审结460件。⏎受理执行808件，执结406件。

The pieces of a sentence or the sections of a report are the rows.  Where one column makes its total no row is missing, so that
the other has to make its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from lawlint.claims import lexicon
from lawlint.claims.binding import Binding, Cast, places_of, unanchored
from lawlint.claims.claim import Claim
from lawlint.claims.scene import LEVELS, Scene, Term

# How many rows a table has, how many sentences may lie between two, and what a total has at least.
_MOST_ROWS, _MOST_BETWEEN, _LEAST = 12, 12, 100

_STAGES = unanchored("sum.stages", "whole", "whole == sum(parts)")

Row = tuple[Term, Term]


def stage_relations(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Binding]:
    """The columns of ``scenes`` that should make their totals, without those that ``claims`` explain already."""
    rows = [row for scene in scenes if lexicon.flow("outflow").search(scene.said) for row in _rows(scene)]
    if len(rows) <= 2:
        return
    proved = {claim.places for claim in claims if claim.kind == "sum" and claim.verdict.holds}
    for at, head in enumerate(rows):
        for column, whole in enumerate(head if head[0].printed >= _LEAST else ()):
            parts = [row[column] for row in _complete(head, _below(rows, at))]
            cast: Cast = {"whole": (whole,), "parts": parts}
            if parts and places_of(cast) not in proved:
                yield Binding(_STAGES, (cast,), exact=True)


def _rows(scene: Scene) -> Iterator[Row]:
    """What was received and, right behind it, what was closed of it."""
    counts = [t for t in scene.terms if t.kind == "AMOUNT" and t.cue in LEVELS and not t.depth]
    for came, done in pairwise(counts):
        if (
            came.segment == done.segment
            and came.dimension == done.dimension
            and all(t.value.exact and not t.value.soft for t in (came, done))
            and lexicon.flow("inflow").search(came.own)
            and lexicon.flow("outflow").search(done.own)
        ):
            yield came, done


def _below(rows: Sequence[Row], at: int) -> Sequence[Row]:
    """The rows behind a head that are less than it and follow one another closely."""
    head = rows[at]
    for end in range(at + 1, min(len(rows), at + 1 + _MOST_ROWS)):
        row, before = rows[end], rows[end - 1]
        less = all(
            part.printed <= whole.printed and part.dimension == whole.dimension for part, whole in zip(row, head, strict=True)
        )
        if not less or row[0].scene.number - before[0].scene.number > _MOST_BETWEEN:
            return rows[at + 1 : end]
    return rows[at + 1 : at + 1 + _MOST_ROWS]


def _complete(head: Row, rows: Sequence[Row]) -> Sequence[Row]:
    """The first rows that make one of the two totals."""
    sums = [[*accumulate(row[column].printed for row in rows)] for column in (0, 1)]
    for count in range(2, len(rows) + 1):
        if any(sums[column][count - 1] == head[column].printed for column in (0, 1)):
            return rows[:count]
    return ()
