"""A rate of growth, with the new and the old value.

✓ 全市接待游客208.5万人次，比上年的197.3万人次增长5.7%。 → (208.5万 − 197.3万) ÷ 197.3万 = 5.7%
✗ 全市接待游客208.5万人次，比上年的197.3万人次增长6.7%。 → (208.5万 − 197.3万) ÷ 197.3万 = 5.7% ≠ 6.7%
✓ 云溪市税收增长5.7%，由197.3亿元增至208.5亿元。 → (208.5亿 − 197.3亿) ÷ 197.3亿 = 5.7%
✓ 受理54件91人，去年同期为40件98人，件数上升35%，人数下降7.1%。 → (54 − 40) ÷ 40 = 35%
✓ 新办企业2.4万家，增长20%。上年为2.0万家。 → (2.4万 − 2.0万) ÷ 2.0万 = 20%
– 地区生产总值208.5亿元，上年为197.3亿元，增长5.2%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.chance import Ratio, Readings, Surroundings, groups_of, pairs_of, siblings
from lawlint.claims.operators.gates import is_single
from lawlint.claims.operators.names import change_of, nominal
from lawlint.claims.operators.seek import same_unit
from lawlint.claims.relations.change import shared
from lawlint.claims.scene import Listing, Term

# What a value is compared with.
_AGAINST = frozenset({"base", "target"})


# fmt: off
def frames() -> Iterator[Frame]:
    """A rate of change, in the order in which its forms are tried."""
    for cue, (growth, _, divide, turned) in shared.DIRECTIONS.items():
        anchor, rate = (cue, "PERCENT"), f"rate == {growth}"
        of_new, of_other = (f"rate == ({divide}) / new", "new"), (f"rate == ({turned}) / old", "turned")
        yield from (
            row("growth.base", anchor, "rate", rate, old=near.base(3), new=shared.like("old"), needs=(nominal, shared.is_fresh),
                mistakes=(of_new, of_other), gate=shared.is_single_change),
            row("growth.base", anchor, "rate", rate, new=near.right(cues=shared.NEW), old=near.base(1), needs=(nominal,),
                tie=Tie.PLAIN, gate=shared.is_single_change),
            row("growth.ahead", anchor, "rate", rate, new=shared.ahead("up", "down", "plain", "reach"),
                old=shared.base_ahead, needs=(nominal,), tie=Tie.PLAIN, any_reading=True, gate=is_single),
            row("growth.mean", anchor, "rate", rate, new=near.nearest(1, cues=frozenset({"mean", "each"})), old=near.base(1),
                needs=(nominal, shared.is_fresh), tie=Tie.PLAIN, words=("均",), gate=shared.is_single_change),
            row("growth.base-after", anchor, "rate", rate, new=near.nearest(1, cues=shared.NEW), old=shared.base_behind("target"),
                needs=(nominal, shared.is_base_alone("LAST_YEAR")), mistakes=(of_new,), gate=shared.is_single_change),
            row("growth.columns", anchor, "rate", rate, new=near.nth(0, _columns), old=near.nth(1, _columns), needs=(nominal,),
                mistakes=(of_new, of_other)),
            row("growth.base-next", anchor, "rate", rate, new=near.nearest(1, cues=shared.NEW), old=_base_next, needs=(nominal,),
                tie=Tie.PLAIN, gate=shared.is_single_change),
            row("growth.headed", anchor, "rate", rate, old=near.base(1), new=shared.headed,
                needs=(nominal, shared.is_of_one_change), tie=Tie.PLAIN, any_reading=True, gate=shared.is_single_change),
            row("growth.named", anchor, "rate", rate, new=near.nearest(1, cues=shared.NEW), old=near.named("COMPARED_NAME"),
                needs=(nominal,)),
        )
# fmt: on


def _base_next(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past value that the next sentence begins with: «…增长5.3%。上年决算数26.94亿元。»"""
    at = context.position[id(anchor.scene)] + 1
    if at < len(context.scenes) and context.scenes[at].number == anchor.scene.number + 1:
        term = context.scenes[at].terms[0]
        new = cast["new"][0]
        bare = not lexicon.noun(lexicon.said("LAST_YEAR").sub("", term.lead))
        if term.cue == "base" and term.kind == "AMOUNT" and same_unit(term, new) and (bare or term.grams & new.grams):
            yield (term,)


def _columns(rate: Term) -> Sequence[Term]:
    """New and old value where people are counted with cases: «54件91人，去年同期为40件98人，件数上升35%，人数下降7.1%»."""
    terms = rate.scene.terms
    first = last = rate.index
    while first and _is_change(terms[first - 1], rate):
        first -= 1
    while last + 1 < len(terms) and _is_change(terms[last + 1], rate):
        last += 1
    before, earlier, behind = _twins(terms, first - 2), _twins(terms, first - 4), _twins(terms, last + 1)
    now, past = (earlier, before) if before and before[0].cue == "base" else (before, behind)
    words = terms[first].own
    if not now or not past or past[0].cue != "base" or lexicon.said("OTHER_MEASURE").search(words):
        return ()
    if lexicon.said("MEASURES").sub("", change_of(words.lstrip(",;、("))):
        return ()  # 发案数、涉案金额分别下降57.1%、85.1%
    named = [n for n, term in enumerate(now) if term.unit + "数" in rate.own]
    place = named[0] if len(named) == 1 and "分别" not in words else rate.index - first
    return (now[place], past[place]) if place < len(now) else ()


def _is_change(term: Term, rate: Term) -> bool:
    return term.kind == "PERCENT" and term.cue in ("rise", "fall") and term.segment == rate.segment


def _twins(terms: Sequence[Term], at: int) -> Sequence[Term]:
    """The two figures from ``at`` on, if they count the same in two units."""
    return terms[at : at + 2] if 0 <= at < len(terms) - 1 and terms[at + 1].twin is terms[at] else ()


# Rates that only fit, and rates that the words are of though they do not fit.


def _chance_of_growth(width: float, printed: float) -> float:
    """Most figures of neighbouring years lie within a third of each other."""
    return max(2 * width, width / printed / 7)


def growth(here: Surroundings, rate: Term) -> Readings:
    """Readings of a rate that only fits, with new and old value."""
    ratio = Ratio(rate, "growth", _chance_of_growth)
    for new, old in pairs_of(here.near(rate)):
        yield from _growth_of(rate, new, old, ratio)
        if ratio.exhausted:
            return


def implied(here: Surroundings, rate: Term) -> Readings:
    """Readings of a rate that only fits, with the new value and a change next to the rate."""
    ratio = Ratio(rate, "implied", _chance_of_growth)
    nearby = rate.scene.terms[max(0, rate.index - 4) : rate.index + 2]
    for delta in reversed([t for t in nearby if t.kind == "AMOUNT" and t.cue in (rate.cue, "added") and t.value.bounded]):
        for new in here.near(rate):
            if new is not delta:
                yield from _implied_of(rate, delta, new, ratio)
            if ratio.exhausted:
                return


def pairwise_growth(here: Surroundings, rate: Term) -> Readings:
    """«较上年的a、b分别减少x%和y%»: the n-th rate is of the n-th new and old value, or change."""
    groups = groups_of(here, rate)
    if groups is None:
        return
    count, place = siblings(rate)
    last = rate.scene.terms[rate.index - place + count - 1]
    bases = [t for t in rate.scene.terms[last.index + 1 : last.index + 1 + count] if t.cue == "base" or t.list is None]
    if len(bases) == count == len(groups[0]) and bases[0].cue == "base" and all(map(shared.comparable, bases, groups[0])):
        yield from _growth_of(rate, groups[0][place], bases[place], Ratio(rate, "growth", _chance_of_growth))
    if len(groups[1]) != len(groups[0]):
        return
    value, earlier = groups[0][place], groups[1][place]
    for new, old in ((value, earlier), (earlier, value)):
        yield from _growth_of(rate, new, old, Ratio(rate, "growth", _chance_of_growth))
    yield from _implied_of(rate, value, earlier, Ratio(rate, "implied", _chance_of_growth))


def _growth_of(rate: Term, new: Term, old: Term, ratio: Ratio) -> Readings:
    grows = new.printed > old.printed if rate.cue == "rise" else new.printed < old.printed
    if grows and _may_grow(new):
        growth = abs(new.size - old.size) / old.size
        spread = (new.width + old.width) * (1 + growth) / growth
        cast: Cast = {"rate": (rate,), "new": (new,), "old": (old,)}
        if found := ratio.reading(_formula_of(rate), cast, growth, spread):
            yield found


def _implied_of(rate: Term, delta: Term, new: Term, ratio: Ratio) -> Readings:
    base = new.size - delta.size if rate.cue == "rise" else new.size + delta.size
    if new.dimension == delta.dimension and _may_grow(new) and base > 0:
        cast: Cast = {"rate": (rate,), "delta": (delta,), "new": (new,)}
        if found := ratio.reading(shared.DIRECTIONS[rate.cue].implied, cast, delta.size / base, delta.width + new.width):
            yield found


def _may_grow(term: Term) -> bool:
    """Whether a figure may have grown: no past one, no target that has a rate of its own (占预算3415万元的96.2%)."""
    return term.cue != "base" and (term.cue != "target" or term.settled_target)


def _formula_of(rate: Term) -> str:
    return f"rate == {shared.DIRECTIONS[rate.cue].growth}"


def stated_growth(here: Surroundings, rate: Term) -> Iterator[tuple[str, Cast]]:
    """What the words say that a growth is of, though it is not.

    The past value stands behind it, «同比增长7.3%（上年302亿元）», or as many past values as there are rates stand behind or
    before these, «较2021年的a件、b件分别减少x%和y%».
    """
    count, place = siblings(rate)
    if count == 1:
        for new, old in shared.before_and_behind(rate, _value_before(rate)):
            yield _formula_of(rate), {"rate": (rate,), "new": (new,), "old": (old,)}
        return
    groups = groups_of(here, rate)
    if groups is None or lexicon.said("OTHER_MEASURE").search(rate.scene.terms[rate.index - place].own):
        return
    values, earlier = groups[0], groups[1]
    last = rate.scene.terms[rate.index - place + count - 1]
    behind = rate.scene.terms[last.index + 1 : last.index + 1 + count]
    if len(behind) == count and shared.past_name(last, behind[0]) is not None and all(map(shared.comparable, behind, values)):
        yield _formula_of(rate), {"rate": (rate,), "new": (values[place],), "old": (behind[place],)}
    elif len(earlier) == count and all(map(shared.comparable, values, earlier)) and all(old.cue == "base" for old in values):
        yield _formula_of(rate), {"rate": (rate,), "new": (earlier[place],), "old": (values[place],)}


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
