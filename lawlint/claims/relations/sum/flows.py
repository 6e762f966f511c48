"""What was there and what came, against what was done and what is left, told over several sentences.

✓ 新收案件3211件，上年旧存288件。审结3254件。年末未结案件245件。 → 3254 + 245 = 288 + 3211
✓ 受理40件，办结43件（其中3件为上年结转），无结转下年。 → 40 + 3 = 43
✓ 收到申请9件，上年结转2件，其中网络申请5件，信函申请6件。 → 5 + 6 = 2 + 9
✗ 收到申请9件，上年结转2件，其中网络申请8件，信函申请6件。 → 8 + 6 = 14 ≠ 2 + 9
– 新收案件3211件，上年旧存288件。审结3264件。年末未结案件245件。

Accounts confirm: what was moved, joined or is only partly told leaves no trace in the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from lawlint.claims import lexicon
from lawlint.claims.binding import Binding, Cast, Frame, Tie, places_of, unanchored
from lawlint.claims.claim import Claim
from lawlint.claims.operators.names import outcomes_told
from lawlint.claims.operators.seek import preceding
from lawlint.claims.relations.sum.account import is_closing
from lawlint.claims.scene import LEVELS, Scene, Term

# Over how many sentences an account runs, and how many figures it has at most, others among them.
_BACK, _MOST = 3, 24

# Digits of the largest figure of an account that closes by no chance.
_TELLING = 2

_STAGES = ("opening", "inflow", "outflow")

_CARRIED = unanchored("balance.carried", "closing", "opening + inflow == outflow + closing")

_WITHIN = unanchored("balance.carried", "closing", "inflow == outflow + closing")

_ALL_DONE = unanchored("balance.carried", "outflow", "outflow == inflow + opening")

_CHANNELS = unanchored("sum.carried", "parts", "opening + inflow == sum(parts)")


def flow_relations(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Binding]:
    """The accounts of ``scenes``, without those that ``claims`` explain already."""
    stocks = (lexicon.said("CLOSING"), lexicon.flow("opening"), lexicon.pattern("remainders", "carried"))
    found: list[tuple[Frame, Cast]] = []
    for at, scene in enumerate(scenes):
        if any(words.search(scene.said) for words in stocks):
            found += (*_closed(scenes, at), *_all_done(scene), *_channels(scene))
    explained = {claim.places for claim in claims if claim.equality} if found else set()
    for frame, cast in found:
        if places_of(cast) not in explained and not any(
            t.value.soft or not t.value.bounded for some in cast.values() for t in some
        ):
            yield Binding(frame, (cast,), exact=True)


def _closed(scenes: Sequence[Scene], at: int) -> Iterator[tuple[Frame, Cast]]:
    """The account that ends with what is left, its other figures in the sentences before."""
    scene = scenes[at]
    for closing in scene.terms:
        if not _is_level(closing) or closing.depth or not is_closing(closing):
            continue
        near = [*(s for s in preceding(scenes, at, _BACK) if s.paragraph is scene.paragraph), scene]
        before = [t for s in near for t in s.terms if _is_level(t) and (s is not scene or t.index < closing.index)][-_MOST:]
        cast: dict[str, Sequence[Term]] = {"closing": (closing,)}
        for stage in _STAGES:
            some = (t for t in before if t.dimension == closing.dimension and (not t.depth or stage == "opening"))
            found = [t for t in some if lexicon.flow(stage).search(t.own) and (t.list is None or t.depth)]
            if found:
                cast[stage] = (found[-1],)
        if len({id(t) for terms in cast.values() for t in terms}) < len(_STAGES) + 1:
            continue
        inflow, outflow, opening = (cast[stage][0] for stage in ("inflow", "outflow", "opening"))
        if inflow.scene is scene or inflow.place > outflow.place or max(len(inflow.digits), len(outflow.digits)) < _TELLING:
            continue
        if not opening.depth or lexicon.said("COUNTED_APART").match(opening.own) is not None:
            yield _CARRIED, cast
        elif opening.index == inflow.index + 1:
            yield _WITHIN, {role: terms for role, terms in cast.items() if role != "opening"}


def _all_done(scene: Scene) -> Iterator[tuple[Frame, Cast]]:
    """What was done of what came and of what was there, which a bracket tells behind it."""
    terms = scene.terms
    for opening in terms[2:]:
        inflow, outflow = terms[opening.index - 2 : opening.index]
        if (
            all(map(_is_level, (inflow, outflow, opening)))
            and (inflow.depth, outflow.depth, opening.depth) == (0, 0, 1)
            and lexicon.pattern("remainders", "carried").search(opening.own + opening.tail)
            and lexicon.flow("inflow").search(inflow.own)
            and lexicon.flow("outflow").search(outflow.own)
            and inflow.dimension == outflow.dimension == opening.dimension
        ):
            yield _ALL_DONE, {"outflow": (outflow,), "inflow": (inflow,), "opening": (opening,)}


def _channels(scene: Scene) -> Iterator[tuple[Frame, Cast]]:
    """The ways on which all that came and was there was asked for; a misprint contradicts them where they make more."""
    for listing in scene.lists:
        before = [t for t in scene.terms if t.end <= listing.start][-2:]
        if listing.kind != "among" or listing.depth or len(listing.items) < 2 or len(before) < 2:
            continue
        inflow, opening = before
        if (
            all(map(_is_level, before))
            and lexicon.flow("inflow").search(inflow.own)
            and lexicon.flow("opening").search(opening.own)
            and inflow.dimension == opening.dimension == listing.items[0].dimension
            and inflow.segment == opening.segment == listing.segment
        ):
            there = inflow.printed + opening.printed
            sums = [*accumulate(t.printed for t in listing.items)]
            count = sums.index(there) + 1 if there in sums[1:] else len(sums)
            if outcomes_told(parts := listing.items[:count]):
                frame = replace(_CHANNELS, tie=Tie.PRECISE) if sums[count - 1] > there else _CHANNELS
                yield frame, {"parts": parts, "inflow": (inflow,), "opening": (opening,)}


def _is_level(term: Term) -> bool:
    """Whether a figure is a value of now."""
    return term.is_value and term.cue in LEVELS
