"""Growth, changes, percentage points and multiples that only fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.claims import lexicon
from lawlint.claims.agreements.reading import (
    OF_CHANGE,
    TIMES,
    Ratio,
    Reading,
    Readings,
    Surroundings,
    groups_of,
    pairs_of,
    siblings,
)
from lawlint.claims.scene import Term

if TYPE_CHECKING:
    from lawlint.claims.binder import Cast

# What a value is compared with.
_AGAINST = frozenset({"base", "target"})


def _chance_of_growth(width: float, printed: float) -> float:
    """Most figures of neighbouring years lie within a third of each other."""
    return max(2 * width, width / printed / 7)


def pairwise_growth(here: Surroundings, rate: Term) -> Readings:
    """«较上年的a、b分别减少x%和y%»: the n-th rate is of the n-th new and old value, or change."""
    groups = groups_of(here, rate)
    if groups is None:
        return
    count, place = siblings(rate)
    last = rate.scene.terms[rate.index - place + count - 1]
    bases = [t for t in rate.scene.terms[last.index + 1 : last.index + 1 + count] if t.cue == "base" or t.list is None]
    if len(bases) == count == len(groups[0]) and bases[0].cue == "base" and all(map(_comparable, bases, groups[0])):
        yield from _growth_of(rate, groups[0][place], bases[place], Ratio(rate, "growth", _chance_of_growth))
    if len(groups[1]) != len(groups[0]):
        return
    near, far = groups[0][place], groups[1][place]
    for new, old in ((near, far), (far, near)):
        yield from _growth_of(rate, new, old, Ratio(rate, "growth", _chance_of_growth))
    yield from _implied_of(rate, near, far, Ratio(rate, "implied", _chance_of_growth))


def _comparable(a: Term, b: Term) -> bool:
    return a.kind == b.kind and a.dimension == b.dimension


def growth(here: Surroundings, rate: Term) -> Readings:
    """rate = (new - old) / old."""
    ratio = Ratio(rate, "growth", _chance_of_growth)
    for new, old in pairs_of(here.near(rate)):
        yield from _growth_of(rate, new, old, ratio)
        if ratio.exhausted:
            return


def _growth_of(rate: Term, new: Term, old: Term, ratio: Ratio) -> Readings:
    up = rate.cue == "rise"
    if rate.printed > 0 and (new.printed > old.printed) is up and new.printed != old.printed and _is_new(new):
        growth = abs(new.size - old.size) / old.size
        spread = (new.width + old.width) * (1 + growth) / growth
        cast: Cast = {"rate": (rate,), "new": (new,), "old": (old,)}
        if found := ratio.reading("rate == (new - old) / old" if up else "rate == (old - new) / old", cast, growth, spread):
            yield found


def _is_new(term: Term) -> bool:
    """Whether a figure may have grown: no past one, no target that a rate of its own stands beside (占预算3415万元的96.2%)."""
    return term.cue != "base" and (term.cue != "target" or term.settled_target)


def implied(here: Surroundings, rate: Term) -> Readings:
    """rate from the new value and the change that stands beside the rate."""
    ratio = Ratio(rate, "implied", _chance_of_growth)
    beside = rate.scene.terms[max(0, rate.index - 4) : rate.index + 2]
    for delta in reversed([t for t in beside if t.kind == "AMOUNT" and t.cue in (rate.cue, "added") and t.value.bounded]):
        for new in here.near(rate):
            if new is not delta:
                yield from _implied_of(rate, delta, new, ratio)
            if ratio.exhausted:
                return


def _implied_of(rate: Term, delta: Term, new: Term, ratio: Ratio) -> Readings:
    up = rate.cue == "rise"
    base = new.size - delta.size if up else new.size + delta.size
    if rate.printed > 0 and new.dimension == delta.dimension and _is_new(new) and base > 0 and delta.printed > 0:
        cast: Cast = {"rate": (rate,), "delta": (delta,), "new": (new,)}
        formula = "rate == delta / (new - delta)" if up else "rate == delta / (new + delta)"
        if found := ratio.reading(formula, cast, delta.size / base, delta.width + new.width):
            yield found


def points(here: Surroundings, points: Term) -> Readings:
    """points = the difference of two per cents of the sentence; of two growths where one is faster than the other."""
    compared = lexicon.said("FASTER").search(points.own) is not None
    if lexicon.said("THAN_ELSEWHERE").search(points.own):
        return  # 低于全国0.3个百分点: the other one is not told
    percents = [
        t
        for t in points.scene.terms
        if t.kind == "PERCENT"
        and t.value.bounded
        and ((t.cue not in OF_CHANGE and t.cue != "yearly") or compared or t.index == points.index - 1)
    ]
    percents.sort(key=lambda t: abs(t.index - points.index))
    width = points.width * points.size
    formula = "points == new - old" if points.cue == "rise" else "points == old - new"
    pairs = sorted(pairs_of(percents[:4]), key=lambda pair: abs(pair[0].printed - pair[1].printed) != points.printed)
    for new, old in pairs:
        if new.printed != old.printed and (new.printed > old.printed) is (points.cue == "rise"):
            spread = 10 * (width + float(new.value.step + old.value.step) / 2)
            yield Reading("change", formula, {"points": (points,), "new": (new,), "old": (old,)}, spread)


def plain_changes(here: Surroundings, delta: Term) -> Readings:
    """delta = new - old, or the other way round."""
    step = max(delta.width, delta.fineness)
    near = [t for t in here.near(delta) if t.dimension == delta.dimension]
    # 比上年末的352个减少34个: against what stands right before, anything.
    against = [t for t in near if t.scene is delta.scene and t.index == delta.index - 1 and t.cue in _AGAINST]
    pairs = [(new, old) for old in against for new in near if new is not old] if against else pairs_of(near)
    for new, old in pairs:
        more, less = (new, old) if new.printed > old.printed else (old, new)
        if more.printed > less.printed and (against or new is more):
            width = step + more.size / delta.size * (more.width + less.width)
            cast: Cast = {"delta": (delta,), "more": (more,), "less": (less,)}
            tied = abs(new.index - old.index) <= 2 and new.scene is old.scene and not _AGAINST.isdisjoint((new.cue, old.cue))
            yield Reading("change", "delta == more - less", cast, width / (10 if tied or against else 2))


def multiples(here: Surroundings, times: Term) -> Readings:
    """times = new / old."""
    ratio = Ratio(times, "ratio", lambda width, printed: width / printed / 4)
    for new, old in pairs_of(here.near(times)):
        if new.printed > old.printed and new.dimension != TIMES:
            cast: Cast = {"times": (times,), "new": (new,), "old": (old,)}
            if found := ratio.reading("times == new / old", cast, new.size / old.size, new.width + old.width):
                yield found
            if ratio.exhausted:
                return
