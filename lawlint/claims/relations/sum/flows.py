"""What was there and what came, against what was done and what is left, told over several sentences.

«新收案件3211件，上年旧存288件。审结3254件。年末未结案件245件» closes as one sentence of these figures does.  So does
«受理40件，办结43件（其中3件为上年结转），无结转下年», where nothing is left; and what came and was there makes the
channels that a list tells.  Accounts confirm: what was moved, joined or is only partly told leaves no trace in the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from lawlint.claims import lexicon
from lawlint.claims.binding import Binding, Cast, Frame, Tie, places_of
from lawlint.claims.claim import Claim, Kind
from lawlint.claims.operators.names import outcomes_told
from lawlint.claims.relations.sum.account import is_closing
from lawlint.claims.scene import LEVELS, Scene, Term

# Over how many sentences an account runs, and how many figures it has at most, others among them.
_BACK, _MOST = 3, 24

# Digits of the largest figure of an account that closes by no chance.
_TELLING = 2

_STAGES = ("opening", "inflow", "outflow")


def _frame(kind: Kind, name: str, marks: str, text: str) -> Frame:
    return Frame(kind, name, ("", ""), marks, (), text, tie=Tie.LOOSE, marks=marks)


_CARRIED = _frame("balance", "carried", "closing", "opening + inflow == outflow + closing")

_WITHIN = _frame("balance", "carried", "closing", "inflow == outflow + closing")

_ALL_DONE = _frame("balance", "carried", "outflow", "outflow == inflow + opening")

_CHANNELS = _frame("sum", "carried", "parts", "opening + inflow == sum(parts)")


def flow_claims(scenes: Sequence[Scene], claims: Sequence[Claim]) -> Iterator[Binding]:
    """The accounts of ``scenes``, without those that ``claims`` explain already."""
    told: set[frozenset[int]] | None = None
    for at, scene in enumerate(scenes):
        if not any(words.search(scene.said) for words in _stocks()):
            continue
        for frame, cast in (*_closed(scenes, at), *_all_done(scene), *_channels(scene)):
            if any(t.value.soft or not t.value.bounded for terms in cast.values() for t in terms):
                continue
            if told is None:
                told = {frozenset(o.span.start for o in c.operands) for c in claims if c.equality}
            if places_of(cast) not in told:
                yield Binding(replace(frame, tie=Tie.PRECISE) if _exceeds(cast) else frame, (cast,), exact=True)


@cache
def _stocks() -> Sequence[re.Pattern[str]]:
    """The words of what was there and of what is left, one of which every account has."""
    return lexicon.said("CLOSING"), lexicon.flow("opening"), lexicon.pattern("remainders", "carried")


def _closed(scenes: Sequence[Scene], at: int) -> Iterator[tuple[Frame, Cast]]:
    """The account that ends with what is left, its other figures in the sentences before."""
    scene = scenes[at]
    for closing in scene.terms:
        if not _counts(closing) or closing.depth or not is_closing(closing):
            continue
        near = [
            s for s in scenes[max(0, at - _BACK) : at + 1] if s.paragraph is scene.paragraph and scene.number - s.number <= _BACK
        ]
        before = [t for s in near for t in s.terms if _counts(t) and (s is not scene or t.index < closing.index)][-_MOST:]
        cast = {"closing": (closing,)}
        for stage in _STAGES:
            some = (t for t in before if t.dimension == closing.dimension and (not t.depth or stage == "opening"))
            found = [t for t in some if lexicon.flow(stage).search(t.own) and (t.list is None or t.depth)]
            if found:
                cast[stage] = (found[-1],)
        if len({id(t) for terms in cast.values() for t in terms}) < len(_STAGES) + 1:
            continue
        inflow, outflow, opening = cast["inflow"][0], cast["outflow"][0], cast["opening"][0]
        if inflow.scene is scene or inflow.place > outflow.place or max(map(_digits, (inflow, outflow))) < _TELLING:
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
            all(map(_counts, (inflow, outflow, opening)))
            and (inflow.depth, outflow.depth, opening.depth) == (0, 0, 1)
            and lexicon.pattern("remainders", "carried").search(opening.own + opening.tail)
            and lexicon.flow("inflow").search(inflow.own)
            and lexicon.flow("outflow").search(outflow.own)
            and inflow.dimension == outflow.dimension == opening.dimension
        ):
            yield _ALL_DONE, {"outflow": (outflow,), "inflow": (inflow,), "opening": (opening,)}


def _channels(scene: Scene) -> Iterator[tuple[Frame, Cast]]:
    """The ways on which all that came and was there was asked for: 收到9件，上年结转1件，其中网络申请6件，信函申请4件."""
    for listing in scene.lists:
        before = [t for t in scene.terms if t.end <= listing.start][-2:]
        if listing.kind != "among" or listing.depth or len(listing.items) < 2 or len(before) < 2:
            continue
        inflow, opening = before
        if (
            all(map(_counts, before))
            and lexicon.flow("inflow").search(inflow.own)
            and lexicon.flow("opening").search(opening.own)
            and inflow.dimension == opening.dimension == listing.items[0].dimension
            and inflow.segment == opening.segment == listing.segment
        ):
            there = inflow.printed + opening.printed
            sums = [*accumulate(t.printed for t in listing.items)]
            parts = listing.items[: sums.index(there) + 1 if there in sums[1:] else len(sums)]
            if outcomes_told(parts):
                yield _CHANNELS, {"parts": parts, "inflow": (inflow,), "opening": (opening,)}


def _exceeds(cast: Cast) -> bool:
    """Whether the channels of what came and was there make more than both."""
    return sum(t.printed for t in cast.get("parts", ())) > cast["inflow"][0].printed + sum(
        t.printed for t in cast.get("opening", ())
    )


def _counts(term: Term) -> bool:
    """Whether a figure is a value of now."""
    return term.is_value and term.cue in LEVELS


def _digits(term: Term) -> int:
    return len(term.digits)
