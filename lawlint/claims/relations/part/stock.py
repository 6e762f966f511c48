"""What came in a year, no more than the stock that it came to.

✓ 新增示范店16家、达到54家。 → 16 ≤ 54
✗ 新增示范店56家、达到54家。 → 56 > 54
✓ 培育示范店26家，累计达到81家。 → 26 ≤ 81
✓ 云溪区现有党员746名，年内新发展党员18名。 → 18 ≤ 746
– 年内招生120人，现有在校生90人。
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Evidence, Frame, Tie, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.conditions import one_unit, role_says
from lawlint.claims.operators.names import akin
from lawlint.claims.scene import ANY_LEVEL, Listing, Term


# fmt: off
def stocks() -> Sequence[Frame]:
    """A flow and its stock behind it or before it, and a figure to date."""
    stock = near.right(cues=ANY_LEVEL)
    reached: tuple[Evidence, ...] = (is_reached, one_unit("flow", "stock"))
    return [
        row("partof.stock", ("added", "AMOUNT"), "flow", "flow <= stock", stock=stock, needs=reached),
        row("partof.stock", ("plain", "AMOUNT"), "flow", "flow <= stock", stock=stock, needs=(role_says("flow", "NEW"), *reached),
            words=("累计", "达到", "总")),
        row("partof.stock", ("plain", "AMOUNT"), "flow", "flow <= stock", stock=stock,
            needs=(role_says("flow", "RAISED"), *reached), tie=Tie.PLAIN, words=("累计", "达到", "总")),
        *(
            row("partof.new", (cue, "AMOUNT"), "part", "part <= whole", whole=near.before("part", 1), needs=(is_new,),
                tie=Tie.PLAIN, words=(came,))
            for cue, came in (("*", "新"), ("rise", "净增"))
        ),
        row("cumulative.to-date", ("to_date", "AMOUNT"), "whole", "part <= whole", part=near.nearest(), needs=(are_akin,),
            marks="part"),
    ]
# fmt: on


def is_reached(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The stock's clause is 总…/累计 达到 and nothing else."""
    flow, stock = cast["flow"][0], cast["stock"][0]
    return lexicon.said("REACHED").match(flow.scene.between(flow.end, stock.start) + stock.text) is not None


def is_new(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What came this year of things of which there are so many: 党员746名，年内新发展18名."""
    part, whole = cast["part"][0], cast["whole"][0]
    return (
        lexicon.said("NEWLY").match(part.own) is not None
        and whole.index == part.index - 1
        and whole.segment == part.segment
        and not lexicon.said("NEW").search(whole.own)
        and not lexicon.said("GONE").search(whole.own)
        and (akin(part, whole) or part.unit == whole.unit)
    )


def are_akin(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Part and whole share a word of their names."""
    return akin(cast["part"][0], cast["whole"][0])
