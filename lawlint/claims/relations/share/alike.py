"""Shares of one whole that is named and printed nowhere near: what each is of has to be one figure, and all of them a hundred.

«A117件，占来信总量34.4%。B128件，占来信总量37.6%。C157件，占来信总量46.1%» are all of some 340件; a fourth that is
not may be of another year.  The members of a known division, each in a numbered paragraph of its own, make the whole of
which each tells its share, and never more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from lawlint.claims import lexicon
from lawlint.claims.binding import Binding, Cast, Frame, Tie
from lawlint.claims.claim import Claim
from lawlint.claims.operators.chance import siblings
from lawlint.claims.operators.names import divided
from lawlint.claims.scene import ANY_LEVEL, Scene, Term
from lawlint.exact.interval import Interval, divide

# How many shares have to be of one figure, how many sentences may lie between two, how many are looked at together.
_FEWEST, _MOST_BETWEEN, _MOST = 3, 12, 40

# Digits of a figure that is what shares are of by no chance.
_PRECISE = 5

_OF_SHARE = frozenset({"share", "progress"})

_ALIKE = Frame("share", "alike", ("", ""), "rate", (), "rate == part / (of / other)", tie=Tie.LOOSE)

_OF_ALL = Frame("share", "alike", ("", ""), "rate", (), "rate == part / whole", tie=Tie.LOOSE)

_HUNDRED = Frame("shares", "siblings", ("", ""), "parts", (), "1 == sum(parts)", tie=Tie.LOOSE)


class Share(NamedTuple):
    """A share, what is told to be it, and what that is the share of."""

    rate: Term
    part: Term
    base: Interval


def alike_claims(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Binding]:
    """The shares of ``scenes`` that agree on their whole or ought to, but for those that ``claims`` explain."""
    groups: dict[tuple[str, str], list[Share]] = defaultdict(list)
    for scene in scenes:
        for term in scene.terms:
            if term.kind == "PERCENT" and term.cue in ("share", "target") and 0 < term.printed < 1 and (found := _share(term)):
                groups[found[0], found[1].part.dimension].append(found[1])
    if not any(len(group) > 1 for group in groups.values()):
        return
    explained, told = set[int](), list[frozenset[int]]()
    for claim in claims:
        if claim.kind in _OF_SHARE:
            explained.add(claim.span.start)
        elif claim.kind == "shares":
            told.append(frozenset(o.span.start for o in claim.operands))
    levels: list[Term] = []
    for (name, dimension), group in groups.items():
        for near in _near(group):
            if (parts := _divide(near)) is not None and not any({p.place for p in parts} <= places for places in told):
                tie = Tie.LIKELY if sum(part.printed for part in parts) > 1 else Tie.LOOSE
                yield Binding(replace(_HUNDRED, tie=tie), ({"parts": parts},), exact=True)
            if len(near) < _FEWEST or all(share.rate.place in explained for share in near):
                continue
            levels = levels or sorted((t for s in scenes for t in s.terms if t.is_value and t.cue in ANY_LEVEL), key=_printed)
            yield from _of_one(near, explained, name, dimension, levels)


_printed = attrgetter("printed")


def _share(rate: Term) -> tuple[str, Share] | None:
    """The name of what a share is of, and the share: of the value right before it, or of its place among as many values."""
    count, place = siblings(rate)
    terms = rate.scene.terms
    first = terms[rate.index - place]
    said = lexicon.said("SHARE_NAME").search(first.own)
    name = lexicon.noun(said[1]) if said is not None else ""
    values = terms[max(0, first.index - count) : first.index]
    if len(name) < 2 or len(values) < count or name.startswith("全"):
        return None
    part = values[place]
    same = all(t.is_value and t.depth == rate.depth and t.dimension == part.dimension for t in values)
    if not same or not part.printed or part.value.soft or rate.value.soft or not rate.value.bounded:
        return None
    return name, Share(rate, part, divide(part.value, rate.value))


def _near(group: Sequence[Share]) -> Iterator[Sequence[Share]]:
    """The shares of a group that stand near each other."""
    begin = 0
    for end in range(1, len(group) + 1):
        if (
            end == len(group)
            or group[end].rate.scene.number - group[end - 1].rate.scene.number > _MOST_BETWEEN
            or end - begin == _MOST
        ):
            if end - begin > 1:
                yield group[begin:end]
            begin = end


def _divide(shares: Sequence[Share]) -> list[Term] | None:
    """The shares of the members of a known division, each told first in a numbered paragraph right behind the one before."""
    markers = [share.rate.scene.paragraph.marker for share in shares]
    for before, after in pairwise(markers):
        if before is None or after is None or before.family != after.family or after.number != before.number + 1:
            return None
    if all(share.part.index == 0 for share in shares) and divided([share.part.lead for share in shares]):
        return [share.rate for share in shares]
    return None


def _of_one(shares: Sequence[Share], explained: set[int], name: str, dimension: str, levels: Sequence[Term]) -> Iterator[Binding]:
    """The claims that shares, all or all but one, are of one figure."""
    finest = sorted(shares, key=lambda share: share.rate.width)[: _FEWEST + 1]
    for one in finest:
        agreeing = [share for share in shares if share.base.meets(one.base)]
        odd = [share for share in shares if not share.base.meets(one.base)]
        if len(agreeing) >= _FEWEST and len(odd) <= 1:
            break
    else:
        return
    whole = _told(agreeing, name, dimension, levels) if not odd else None
    for share in shares:
        if share.rate.place in explained or (share is one and whole is None):
            continue
        cast: Cast = {"rate": (share.rate,), "part": (share.part,)}
        if whole is not None:
            yield Binding(_OF_ALL, ({**cast, "whole": (whole,)},), exact=True)
        else:
            yield Binding(_ALIKE, ({**cast, "of": (one.part,), "other": (one.rate,)},), exact=True)


def _told(shares: Sequence[Share], name: str, dimension: str, levels: Sequence[Term]) -> Term | None:
    """The precise figure, wherever it stands, that all the shares are of, and whose clause has a pair of the name."""
    low = max((share.base.low for share in shares if share.base.low is not None), default=0)
    high = min((share.base.high for share in shares if share.base.high is not None), default=0)
    for term in levels[bisect_left(levels, low, key=_printed) : bisect_right(levels, high, key=_printed)]:
        if term.dimension == dimension and len(term.digits) >= _PRECISE and lexicon.grams(name) & term.grams:
            return term
    return None
