"""Tables by what their figures say: one line a row, parted by ``|`` or flattened to figures and blanks (TBL003).

| module | what it is about |
|---|---|
| `rows` | lines that are a label and figures |
| `codes` | 科目 by their codes, each the sum of those below it |
| `counts` | rows that end with their total, and 总计 rows |
| `sides` | 收入 and 支出 side by side |
| `drawn` | what these assert, in families that bear each other out |

A relation is believed where the form of its neighbours bears it out, and contradicted where most of these hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lawlint.claims.binding import Binding, Cast, Comparison, Siblings, Tie
from lawlint.claims.claim import Words
from lawlint.claims.evaluate import Agreement
from lawlint.claims.formula import identity
from lawlint.claims.proof import operands_of
from lawlint.claims.render import Calculation
from lawlint.claims.tables.flattened.codes import coded
from lawlint.claims.tables.flattened.counts import counted
from lawlint.claims.tables.flattened.drawn import Drawn, cells_of
from lawlint.claims.tables.flattened.rows import FlatRow, flat_rows
from lawlint.claims.tables.flattened.sides import two_sided
from lawlint.claims.tables.shared import SUM, agreement, sum_is_missed_by

__all__ = ["FlatRow", "flat_rows", "flattened_claims"]


def flattened_claims(rows: Sequence[FlatRow]) -> Iterator[Binding | Comparison]:
    """The relations of all tables of a report: what holds; and what fails, with how many of its family hold."""
    if len(rows) < 2:
        return
    drawn = [
        (one, [agreement(one.frame, cast) for cast in one.casts]) for one in (*coded(rows), *counted(rows), *two_sided(rows))
    ]
    holding, telling, failing = Counter[str](), Counter[str](), Counter[str]()
    for one, found in drawn:
        if all(shown.holds for shown in found):
            holding[one.family] += not one.is_zero
            telling[one.family] += one.is_telling
        else:
            failing[one.family] += 1
    for one, found in drawn:
        if all(shown.holds for shown in found):
            if one.zeros or not one.is_zero:
                yield _proved(one, found)
        elif holding[one.family] > 1:
            siblings = Siblings(holding[one.family], telling[one.family], failing[one.family])
            for cast, shown in zip(one.casts, found, strict=True):
                if shown is Agreement.FAILS and _may_be_wrong(one, cast):
                    yield Binding(replace(one.frame, tie=one.tie), (cast,), siblings=siblings)


def _proved(drawn: Drawn, found: Sequence[Agreement]) -> Comparison:
    """One comparison for the relations of ``drawn``."""
    frame, rule = drawn.frame, identity(drawn.frame.identity)
    calculations = (Calculation(frame.kind, rule, cast, shown, "") for cast, shown in zip(drawn.casts, found, strict=True))
    words = Words.alone("；".join(dict.fromkeys(calculation.formula for calculation in calculations)))
    sides = [operands_of(frame, rule, cast) for cast in drawn.casts]
    operands = tuple(operand for some, _ in sides for operand in some)
    return Comparison(frame.kind, frame.name, found[0], operands, words, sides[0][1], Tie.PLAIN, rule.sign == "==")


def _may_be_wrong(drawn: Drawn, cast: Cast) -> bool:
    """Whether a relation that fails is asserted: whole numbers that are no counts may be rounded, and miss their sum."""
    if not drawn.contradicts or drawn.counts or drawn.frame is not SUM or any("." in cell.text for cell in cells_of(cast)):
        return drawn.contradicts
    return 2 * sum_is_missed_by(cast) > len(cells_of(cast))
