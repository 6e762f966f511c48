"""Means, figures per head, structures and ratios that only fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast
from lawlint.claims.operators.chance import FEW, NEAR, Ratio, Reading, Readings, Surroundings, pairs_of
from lawlint.claims.scene import Assumed, Term

# Parts of a structure a:b:c.
_MOST_MEMBERS = 7


def per_many(here: Surroundings, mean: Term) -> Readings:
    """«每千人口执业医师2.97人»: of the nearest figures in its unit, over the population that the report tells."""
    match = lexicon.said("PER_MANY").search(mean.own)
    assert match is not None
    many = Assumed({"百": 100, "千": 1000, "万": 10_000, "十万": 100_000}[match[1]])
    behind = mean.scene.terms[mean.index + 1 : mean.index + 3]
    people = [t for t in (*behind, *here.context.before(mean)) if t.dimension == "人" and "常住人口" in t.own][:FEW]
    for total in here.near(mean)[:FEW]:
        for population in people:
            if total.dimension == mean.dimension and total is not population and population.printed:
                cast: Cast = {"mean": (mean,), "total": (total,), "many": (many,), "population": (population,)}
                yield Reading("ratio", "mean == total * many / population", cast, mean.width)


def structure(here: Surroundings, share: Term) -> Readings:
    """«三次产业结构为11.6:39.8:48.6»: the n-th is the share of the n-th of as many parts told before, which make their whole."""
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
    found = [t for t in islice(before, NEAR) if t.printed and t.value.bounded][::-1]
    for n in range(len(found) - count - 1, -1, -1):
        whole, *parts = some = found[n : n + count + 1]
        if len({t.dimension for t in some}) == 1 and abs(sum(p.size for p in parts) - whole.size) < whole.size / 500:
            yield some
            return


def ratio_to_one(here: Surroundings, ratio: Term) -> Readings:
    """«生师比16.36:1», «医护比1:1.20»: of two values before."""
    terms, at = ratio.scene.terms, ratio.index
    if ratio.printed == 1 or ratio.value.step == 0:
        return
    beside = [t for t in (*terms[max(0, at - 1) : at], *terms[at + 1 : at + 2]) if t.kind == "RATIO" and t.printed == 1]
    for a, b in pairs_of(here.near(ratio)) if beside else ():
        quotient = Ratio(ratio, "ratio", lambda width, printed: width / printed / 4)
        if found := quotient.reading(
            "ratio == a / b", {"ratio": (ratio,), "a": (a,), "b": (b,)}, a.size / b.size, a.width + b.width
        ):
            yield found


def plain_means(here: Surroundings, mean: Term) -> Readings:
    """mean = total / count, the count in the unit that the mean is told for or, where it says none, in any other."""
    match = lexicon.said("EACH").search(mean.own)
    measure, _, unit = mean.dimension.partition("/")  # 元/平方米
    if match and not unit:
        unit = lexicon.counted_by(match[1])
    near = here.near(mean)
    if unit and not any(t.dimension == unit for t in near):
        unit = ""  # 场均 of 6次
    step = max(mean.width, mean.fineness)
    for total in near:  # the nearest figures first
        if total.dimension != measure:
            continue
        for count in near:
            if "多" in count.text or "余" in count.text:
                continue
            if count.dimension != total.dimension and (not unit or count.dimension == unit) and count.printed > 1:
                width = step + total.width + count.width
                if total.printed == mean.printed * count.printed:
                    width = min(width, 1 / count.size)
                cast: Cast = {"mean": (mean,), "total": (total,), "count": (count,)}
                yield Reading("average", "mean == total / count", cast, width / (20 if unit else 2))
