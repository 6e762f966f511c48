"""What was there, what came and what went make what is there: 新增2个，累计达到9个; 186辆，新购24辆，报废16辆，年末194辆.

✓ 年初有示范村7个。新增示范村2个，累计达到9个。 → 7 + 2 = 9
✓ 新增企业12家，总数由86家增加到98家。 → 86 + 12 = 98
✓ 年初有公务用车186辆，新购24辆，报废16辆，年末有194辆。 → 186 + 24 − 16 = 194
– 年初有公务用车186辆，新购24辆，报废16辆。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.lexicon import said
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.gates import says
from lawlint.claims.operators.seek import level, same_unit
from lawlint.claims.scene import ANY_LEVEL, Listing, Term

# How many figures back the old stock is sought, and how many of its name are tried.
_MOST_BACK, _MOST_CALLED = 200, 3


# fmt: off
def stocks() -> Sequence[Frame]:
    return [
        row("sum.grown", ("up", "AMOUNT"), "whole", "whole == old + flow", old=near.base(1), flow=_flow_before, tie=Tie.LOOSE),
        row("sum.stocked", ("*", "AMOUNT"), "stock", "stock == old + flow", flow=_flow_under_name, old=_stock_before,
            tie=Tie.LOOSE, any_reading=True, gate=says("STOCKED")),
        *(
            row("sum.moved", (cue, "AMOUNT"), "whole", "whole == old + inflow - outflow", old=near.base(1),
                inflow=_moving("entered"), outflow=_moving("left"), tie=Tie.LOOSE, any_reading=True)
            for cue in ("up", "down")
        ),
        row("balance.moved", ("*", "AMOUNT"), "closing", "closing == opening + inflow - outflow", inflow=_moving("entered"),
            outflow=_moving("left"), opening=_before_flows, tie=Tie.PLAIN, any_reading=True, gate=says("STOCK_NOW")),
    ]
# fmt: on


def _flow_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What came anew, in the clause before a total that grew: 新增12家，总数由86家增加到98家."""
    old = cast["old"][0]
    if old.index and re.search("总|共", old.lead):
        term = old.scene.terms[old.index - 1]
        if level(term) and same_unit(term, old):
            yield (term,)


def _flow_under_name(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What came to a stock, right before what it came to, under one name: 新增2个，累计达到9个."""
    assert isinstance(anchor, Term)
    own = lexicon.grams(said("STOCKED").sub("", anchor.own))
    for term in anchor.scene.terms[max(0, anchor.index - 1) : anchor.index]:
        if term.kind == "AMOUNT" and term.segment == anchor.segment and same_unit(term, anchor) and term.printed < anchor.printed:
            comes = term.cue == "added" or said("COMES_TO").search(term.own)
            if comes and (not own or own & term.grams):
                yield (term,)


def _stock_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What the stock was before: a figure under its name, anywhere before."""
    assert isinstance(anchor, Term)
    flow = cast["flow"][0]
    wanted, found = flow.grams | anchor.grams, 0
    for term in islice(context.before(flow), _MOST_BACK):
        if same_unit(term, anchor) and term.printed < anchor.printed:
            name = term
            while len(lexicon.noun(name.lead) + name.tail) < 2 and name.index:
                name = name.scene.terms[name.index - 1]  # 美丽乡村2个，累计7个
            if wanted & name.grams or (not found and flow.scene.number - term.scene.number == 1):
                yield (term,)
                found += 1
                if found == _MOST_CALLED:
                    return


def _moving(stage: str) -> Where:
    """What came, or went, in the clauses before an old and a new value, or before a closing one: 新入规11户，退库3户，由57户
    增加到65户; 186辆，新购24辆，报废16辆，年末194辆."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        last = cast["old"][0] if "old" in cast else anchor
        assert isinstance(last, Term)
        for term in last.scene.terms[max(0, last.index - 3) : last.index]:
            fits = term.kind == "AMOUNT" and term.segment == last.segment and same_unit(term, last)
            if fits and lexicon.pattern("flows", stage).search(term.scene.text[term.run : term.start] + term.own + term.tail):
                yield (term,)

    return seek


def _before_flows(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value before what came and went, or one of the year before beside them: 募集68万元，支出59万元，上年结余21万元."""
    assert isinstance(anchor, Term)
    flows = cast["inflow"][0], cast["outflow"][0]
    first = min(flows, key=lambda t: t.start)
    beside = [t for t in first.scene.terms[first.index + 1 : anchor.index] if said("OF_BEFORE").search(t.own)]
    for term in (*beside, *first.scene.terms[max(0, first.index - 1) : first.index]):
        if (level(term, cues=ANY_LEVEL) or term.cue == "base") and term.segment == first.segment and same_unit(term, first):
            yield (term,)
