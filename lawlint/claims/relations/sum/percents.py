"""Per cents and percentage points that make another: items of 其中, and what pulls the growth of the product.

✓ 服务业占比60%，其中批发业占比20%、零售业占比40%。 → 20% + 40% = 60%
✓ 全年地区生产总值320亿元，增长5.2%。消费拉动增长3.1个百分点，投资拉动增长2.1个百分点。 → 3.1个百分点 + 2.1个百分点 = 5.2%
– 服务业占比60%，其中批发业占比20%、零售业占比25%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators.seek import left
from lawlint.claims.scene import Listing, Term

_OF_ITEMS = ("rate", "plain", "share")


# fmt: off
def percents() -> Sequence[Frame]:
    return [
        row("sum.percents", ("among", "LIST"), "parts", "whole == sum(parts)", parts=_percents, whole=_percent_before,
            tie=Tie.PLAIN, marks="whole"),
        row("sum.pull", ("rise", "POINT"), "last", "whole == sum(parts)", parts=_pulls, whole=_growth_pulled, tie=Tie.PLAIN,
            marks="whole", words=("拉动",)),
    ]
# fmt: on


def _percents(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents of a list that has no amounts."""
    assert isinstance(anchor, Listing)
    found = [t for t in anchor.members if t.kind == "PERCENT" and t.cue in _OF_ITEMS and t.depth == anchor.depth]
    if len(found) > 1 and not anchor.items:
        yield found


def _percent_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The last figure before the list, if it is a per cent."""
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if term.kind == "PERCENT" and term.cue in (*_OF_ITEMS, "reach"):
            yield (term,)
        return


def _pulls(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The percentage points by which each of several things pulls the whole: 消费拉动增长2.2个百分点, … up to the anchor."""
    found = [t for t in anchor.scene.terms if t.kind == "POINT" and "拉动" in t.own]
    if len(found) > 1 and found[-1] is anchor:
        yield found


def _growth_pulled(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The growth of the product in a sentence before."""
    for product in context.everywhere("生产总值", "元"):
        for term in product.scene.terms[product.index + 1 : product.index + 2]:
            if term.kind == "PERCENT" and term.cue == "rise" and term.scene is not anchor.scene:
                yield (term,)
                return
