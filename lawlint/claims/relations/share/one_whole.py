"""Shares of one whole that is named and printed nowhere near: what each is of has to be one figure, and all of them a hundred.

✓ 来信117件，占来信总量34.4%。⏎联名来信128件，占来信总量37.6%。⏎重复来信157件，占来信总量46.1%。 → 128 ÷ (157 ÷ 46.1%) = 37.6%
– 来信117件，占来信总量34.4%。⏎联名来信128件，占来信总量39.6%。⏎重复来信157件，占来信总量46.1%。
✗ 1.基本支出249.45万元，占支出83.15%。⏎2.项目支出50.55万元，占支出18.85%。 → 83.15% + 18.85% = 102% ≠ 100%

A share that is not of the figure that three others are of may be of another year.  The members of a known division, each in a
numbered paragraph of its own, make the whole of which each tells its share, and never more.
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
from lawlint.claims.binding import Binding, Cast, Tie, unanchored
from lawlint.claims.claim import Claim
from lawlint.claims.operators.chance import siblings
from lawlint.claims.operators.names import divided
from lawlint.claims.scene import ANY_LEVEL, Scene, Term
from lawlint.exact.interval import Interval, divide

# How many shares have to be of one figure, how many sentences may lie between two, how many are looked at together.
_FEWEST, _MOST_BETWEEN, _MOST = 3, 12, 40

# Digits of a figure that is what shares are of by no chance.
_PRECISE = 5

_OF_ANOTHER = unanchored("share.alike", "rate", "rate == part / (of / other)")

_OF_WHOLE = unanchored("share.alike", "rate", "rate == part / whole")

_HUNDRED = unanchored("shares.siblings", "parts", "1 == sum(parts)")

_printed = attrgetter("printed")


class Share(NamedTuple):
    """A share, what is told to be it, and what that is the share of."""

    rate: Term
    part: Term
    base: Interval


def one_whole_relations(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Binding]:
    """The shares of ``scenes`` that agree on their whole or ought to, without those that ``claims`` explain."""
    groups: dict[tuple[str, str], list[Share]] = defaultdict(list)
    for scene in scenes:
        for term in scene.terms:
            if term.kind == "PERCENT" and term.cue in ("share", "target") and 0 < term.printed < 1 and (found := _share(term)):
                groups[found[0], found[1].part.dimension].append(found[1])
    if not any(len(group) > 1 for group in groups.values()):
        return
    explained = {claim.span.start for claim in claims if claim.kind in ("share", "progress")}
    levels = sorted((t for s in scenes for t in s.terms if t.is_value and t.cue in ANY_LEVEL), key=_printed)
    for (name, dimension), group in groups.items():
        for near in _near(group):
            if (parts := _divided(near)) is not None:
                tie = Tie.LIKELY if sum(part.printed for part in parts) > 1 else Tie.LOOSE
                yield Binding(replace(_HUNDRED, tie=tie), ({"parts": parts},), exact=True)
            if len(near) >= _FEWEST and not all(share.rate.place in explained for share in near):
                yield from _of_one(near, explained, name, dimension, levels)


def _share(rate: Term) -> tuple[str, Share] | None:
    """The name of what a share is of, and the share: of the value right before it, or of its place among as many values."""
    count, place = siblings(rate)
    terms = rate.scene.terms
    first = terms[rate.index - place]
    match = lexicon.said("SHARE_NAME").search(first.own)
    name = lexicon.noun(match[1]) if match is not None else ""
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


def _divided(shares: Sequence[Share]) -> list[Term] | None:
    """The shares of the members of a known division, each told first in a numbered paragraph right behind the one before."""
    markers = [share.rate.scene.paragraph.marker for share in shares]
    for before, after in pairwise(markers):
        if before is None or after is None or before.family != after.family or after.number != before.number + 1:
            return None
    if all(share.part.index == 0 for share in shares) and divided([share.part.lead for share in shares]):
        return [share.rate for share in shares]
    return None


def _of_one(shares: Sequence[Share], explained: set[int], name: str, dimension: str, levels: Sequence[Term]) -> Iterator[Binding]:
    """The bindings of shares, all or all but one of which are of one figure."""
    finest = sorted(shares, key=lambda share: share.rate.width)[: _FEWEST + 1]
    for one in finest:
        agreeing = [share for share in shares if share.base.meets(one.base)]
        if len(agreeing) >= max(_FEWEST, len(shares) - 1):
            break
    else:
        return
    whole = _whole(agreeing, name, dimension, levels) if len(agreeing) == len(shares) else None
    for share in shares:
        if share.rate.place in explained or (share is one and whole is None):
            continue
        cast: Cast = {"rate": (share.rate,), "part": (share.part,)}
        if whole is not None:
            yield Binding(_OF_WHOLE, ({**cast, "whole": (whole,)},), exact=True)
        else:
            yield Binding(_OF_ANOTHER, ({**cast, "of": (one.part,), "other": (one.rate,)},), exact=True)


def _whole(shares: Sequence[Share], name: str, dimension: str, levels: Sequence[Term]) -> Term | None:
    """The precise figure, wherever it stands, that all the shares are of, and whose clause has a pair of the name."""
    low = max((share.base.low for share in shares if share.base.low is not None), default=0)
    high = min((share.base.high for share in shares if share.base.high is not None), default=0)
    for term in levels[bisect_left(levels, low, key=_printed) : bisect_right(levels, high, key=_printed)]:
        if term.dimension == dimension and len(term.digits) >= _PRECISE and lexicon.grams(name) & term.grams:
            return term
    return None
