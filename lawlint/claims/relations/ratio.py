"""A ratio of two values, a:1, and the shares of a structure, a:b:c, that only fit.

✓ 全校学生1636人，教师100人，生师比16.36:1。 → 1636 ÷ 100 = 16.36
– 全校学生1636人，教师100人，生师比16.46:1。 → 1636 ÷ 100 = 16.46
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.claims.binding import Cast
from lawlint.claims.operators.chance import NEAR, Ratio, Reading, Readings, Surroundings, pairs_of
from lawlint.claims.scene import Term

_MOST_MEMBERS = 7  # of a structure a:b:c


def structure(here: Surroundings, share: Term) -> Readings:
    """«三次产业结构为11.6:39.8:48.6»: the n-th is the share of the n-th of as many parts before, which make their whole."""
    terms, first, last = share.scene.terms, share.index, share.index
    while first and last - first < _MOST_MEMBERS and _are_members(terms[first - 1], terms[first]):
        first -= 1
    while last + 1 < len(terms) and last - first < _MOST_MEMBERS and _are_members(terms[last], terms[last + 1]):
        last += 1
    members = terms[first : last + 1]
    if len(members) < 3 or not 99 <= sum(t.size for t in members) <= 101:
        return
    for whole, *parts in _divided(here.context.before(share), len(members)):
        cast: Cast = {"rate": (share,), "part": (parts[share.index - first],), "whole": (whole,)}
        yield Reading("share", "rate == part * 100 / whole", cast, share.width)


def _are_members(a: Term, b: Term) -> bool:
    return a.kind == b.kind == "RATIO" and a.end + 1 == b.start


def _divided(before: Iterator[Term], count: int) -> Iterator[Sequence[Term]]:
    """The nearest values of one unit of which the first is the sum of the ``count`` others."""
    found = [t for t in islice(before, NEAR) if t.value.bounded][::-1]
    for n in range(len(found) - count - 1, -1, -1):
        whole, *parts = some = found[n : n + count + 1]
        if len({t.dimension for t in some}) == 1 and abs(sum(p.size for p in parts) - whole.size) < whole.size / 500:
            yield some
            return


def ratio_to_one(here: Surroundings, ratio: Term) -> Readings:
    """«生师比16.36:1», «医护比1:1.20»: of two values before."""
    terms, at = ratio.scene.terms, ratio.index
    if ratio.printed == 1:
        return
    ones = [t for t in (*terms[max(0, at - 1) : at], *terms[at + 1 : at + 2]) if t.kind == "RATIO" and t.printed == 1]
    for a, b in pairs_of(here.near(ratio)) if ones else ():
        quotient = Ratio(ratio, "ratio", lambda width, printed: width / printed / 4)
        if found := quotient.reading(
            "ratio == a / b", {"ratio": (ratio,), "a": (a,), "b": (b,)}, a.size / b.size, a.width + b.width
        ):
            yield found
