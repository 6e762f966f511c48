"""Figures of one name that are printed more than once (repeat, cumulative, direction).

Equal names prove little in a report: result and target, a year and five years carry the same name.  So two values contradict
each other only where the words leave no other reading, or where one is the other mistyped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from lawlint.claims.binding import Comparison
from lawlint.claims.evaluate import Agreement
from lawlint.claims.relations.repeat.again import again_claims
from lawlint.claims.relations.repeat.counted import counted_claims
from lawlint.claims.relations.repeat.equal import equal_claims
from lawlint.claims.relations.repeat.headline import headline_claims
from lawlint.claims.relations.repeat.named import named_claims
from lawlint.claims.relations.repeat.shared import Mentions
from lawlint.claims.relations.repeat.sides import side_claims
from lawlint.claims.relations.repeat.slips import slip_claims
from lawlint.claims.relations.repeat.turned import turned_claims
from lawlint.claims.relations.repeat.years import year_claims
from lawlint.claims.scene import Scene
from lawlint.parsing.tree import Document

# What a name proves, the surest first; then what confirms figures that none of these has.
_NAMED = (counted_claims, named_claims, year_claims, turned_claims)
_OTHERS = (equal_claims, again_claims, side_claims)


def name_claims(document: Document, scenes: Sequence[Scene]) -> Iterator[Comparison]:
    """All repeats in ``scenes``, slips of typing first: no figure of theirs contradicts another."""
    mentions = Mentions(document, scenes)
    slips = [*slip_claims(mentions)]
    yield from slips
    slipped = frozenset().union(*map(_places, slips))
    known: dict[int, list[frozenset[int]]] = defaultdict(list)  # by each place the claims that it is in

    def is_known(places: frozenset[int]) -> bool:
        return any(places <= others for others in known[min(places)])

    for claim in chain.from_iterable(form(mentions) for form in _NAMED):
        places = _places(claim)
        excused = claim.agreement is Agreement.FAILS and not slipped.isdisjoint(places)
        if not excused and not is_known(places):
            for place in places:
                known[place].append(places)
            yield claim
    for claim in chain.from_iterable(form(mentions) for form in _OTHERS):
        if not is_known(_places(claim)):
            yield claim
    yield from headline_claims(mentions)


def _places(claim: Comparison) -> frozenset[int]:
    return frozenset(operand.span.start for operand in claim.operands)
