"""Growth, changes, percentage points and multiples that only fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast
from lawlint.claims.operators.chance import (
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
from lawlint.claims.operators.names import change_of
from lawlint.claims.scene import Term

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


def told_growth(here: Surroundings, rate: Term) -> Iterator[tuple[str, Cast]]:
    """What the words say that a growth is of, though it is not.

    The past value stands behind it, «同比增长7.3%（上年302亿元）», or as many past values as there are rates stand behind or
    before these, «较2021年的a件、b件分别减少x%和y%».
    """
    formula = "rate == (new - old) / old" if rate.cue == "rise" else "rate == (old - new) / old"
    count, place = siblings(rate)
    if count == 1:
        for new, old in _before_and_behind(rate, _value_before(rate)):
            if old.kind == "AMOUNT":
                yield formula, {"rate": (rate,), "new": (new,), "old": (old,)}
        return
    groups = groups_of(here, rate)
    if groups is None or lexicon.said("OTHER_MEASURE").search(rate.scene.terms[rate.index - place].own):
        return
    near, far = groups[0], groups[1]
    last = rate.scene.terms[rate.index - place + count - 1]
    behind = rate.scene.terms[last.index + 1 : last.index + 1 + count]
    if len(behind) == count and _past_name(last, behind[0]) is not None and all(map(_comparable, behind, near)):
        yield formula, {"rate": (rate,), "new": (near[place],), "old": (behind[place],)}
    elif len(far) == count and all(map(_comparable, near, far)) and _follow(far, near):
        yield formula, {"rate": (rate,), "new": (far[place],), "old": (near[place],)}


def told_points(points: Term) -> Iterator[tuple[str, Cast]]:
    """The same of percentage points: «调撤率58.01%，提高3.39个百分点（上年为54.62%）», «败诉率7.6%（上年为9.5%），下降…»."""
    terms = points.scene.terms
    formula = "points == new - old" if points.cue == "rise" else "points == old - new"
    if change_of(points.own) or not points.index:
        return
    before = terms[points.index - 1]
    pairs = [*_before_and_behind(points, before if _is_level(before) else None)]
    if points.index > 1 and _is_level(terms[points.index - 2]) and _past_name(terms[points.index - 2], before) == "":
        pairs.append((terms[points.index - 2], before))
    for new, old in pairs:
        if new.kind == old.kind == "PERCENT" and new.segment == points.segment:
            yield formula, {"points": (points,), "new": (new,), "old": (old,)}


def _is_level(term: Term) -> bool:
    return term.kind == "PERCENT" and term.cue not in OF_CHANGE and term.cue not in ("yearly", "base")


def _value_before(rate: Term) -> Term | None:
    """The value right before a rate of change, or the one that its clause names: 新收同比上升8.6%, 案件总量同比上升."""
    name = lexicon.said("WHOLE_WORDS").sub("", change_of(rate.own.lstrip(",;")))
    values = []
    for term in reversed(rate.scene.terms[: rate.index]):
        if term.segment != rate.segment or term.depth > rate.depth:
            break
        if term.kind == "AMOUNT" and term.is_value and term.cue not in _AGAINST:
            values.append(term)
    if lexicon.said("OF_ALL").search(rate.own):
        return next((t for t in reversed(values) if set(name) <= {*t.lead, *t.tail}), None)
    return values[0] if values and set(name) <= {*values[0].lead, *values[0].tail, *values[0].unit} else None


def _before_and_behind(change: Term, new: Term | None) -> Iterator[tuple[Term, Term]]:
    """A value and the past one right behind its change, if the words say that it is of the same."""
    behind = change.scene.terms[change.index + 1 : change.index + 2]
    if new is None or not behind or not _comparable(new, behind[0]):
        return
    name = _past_name(change, behind[0])
    if name is not None and (not name or name in new.lead + new.tail):
        yield new, behind[0]


def _past_name(before: Term, old: Term) -> str | None:
    """What a figure of the past right behind another one is called, if it is one: 新收 in «（上年新收6,768件）»."""
    match = lexicon.said("PAST_BEHIND").fullmatch(old.scene.text, before.end, old.start)
    return match[1] if match is not None else None


def _follow(new: Sequence[Term], old: Sequence[Term]) -> bool:
    """Whether past values stand right behind as many others: «A33件、B32件，较上年的35件、30件分别…»."""
    scene, last, first = new[-1].scene, new[-1], old[0]
    return (
        all(t.cue == "base" and t.scene is scene for t in old)
        and not any(t.cue == "base" for t in new)
        and first.index == last.index + 1
        and first.segment == last.segment
        and first.depth == last.depth
        and "、" not in scene.text[last.end : first.start]
    )


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
    yearly = lexicon.said("YEAR_COMPARED").search(points.own) is not None
    for new, old in pairs:
        if yearly and old.cue != "base" and lexicon.said("OF_A_PAST_YEAR").search(old.lead) is None:
            continue  # 甲占2.6%，乙占1.8%，同比减少0.8个百分点: less than a year ago, and not than 甲
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
