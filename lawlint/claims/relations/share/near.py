"""Shares of figures near by that no word ties, where the share is too precise to fit by chance.

✓ 受理申请1904件，其中书面783件。全年满意评价412件，按书面申请计为52.62%。 → 412 ÷ 783 = 52.62%
– 受理申请1904件，其中书面783件。全年满意评价412件，按书面申请计为54.62%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast
from lawlint.claims.operators.chance import FEW, Reading, Readings, Surroundings, of_one_thing, pairs_of
from lawlint.claims.operators.names import rate_name
from lawlint.claims.operators.seek import same_unit
from lawlint.claims.relations.share.shared import (
    OF_WHOLE,
    exceeds,
    of_joined_values,
    part_before,
    quotients,
    quotients_of_sums,
    scenes_behind,
    share_ratio,
    whole_before,
)
from lawlint.claims.scene import Term

# A rate that two digits hardly tell.
_SMALL = 1 / 10

_LONGEST_NUMERATOR = 4

# How far before a share the name of its whole may begin.
_LONGEST_NAME = 24


def of_figure_behind(here: Surroundings, rate: Term) -> Readings:
    """«采纳率81.8%，采纳9件», «民生支出占79.8%，达360.9亿元»: of the figure right behind, any whole before."""
    following = rate.scene.terms[rate.index + 1 : rate.index + 2]
    for part in following if following and following[0].is_value and following[0].printed else ():
        own, name = part.own.lstrip(",(").removeprefix("其中"), rate_name(rate)
        named = len(name) >= 2 and name[-2:] in own and not lexicon.said("DENIED").search(own)
        if named or lexicon.said("TOLD_BEHIND").fullmatch(own):
            ratio = share_ratio(rate, guess=not named)
            yield from quotients(ratio, ((part, whole) for whole in here.near(rate) if exceeds(whole, part)))


def of_named_figures(here: Surroundings, rate: Term) -> Readings:
    """«X占Y的p%»: the figures that X and Y call, anywhere before, one of them at least."""
    context, near = here.context, here.near(rate)
    match = lexicon.said("SHARE_NAME").search(rate.scene.text[max(rate.scene.start, rate.run - _LONGEST_NAME) : rate.start])
    name = match[1] if match else ""
    wholes = [*islice(context.all_called(name, rate), FEW)] if name else []
    owner = lexicon.noun(lexicon.said("SHARE_ON").sub("", rate.lead))
    part = context.called(owner, rate) if len(owner) >= 3 else None
    if part is None and rate.cue == "share":
        part = next((t for t in near if len(t.noun) >= 2 and t.noun in owner), None)  # 外出农民工 of 外出41万人
    parts = [part] if part is not None else near[:4]
    if name and len(wholes) < 2:  # 占存款余额的68.4%。各项存款余额457亿元
        bare = name.replace("的", "")
        behind = (t for s in scenes_behind(context, rate.scene) for t in context.values(s))
        wholes += [t for t in behind if len(bare) > 2 and bare in t.lead][:2]
    if not wholes:
        wholes = Surroundings(context, part.scene).near(part) if part is not None else [*context.akin(name, rate)]
    place = lexicon.said("OF_THE_PLACE").fullmatch(name)
    ratio = share_ratio(rate)
    if place is not None:
        ratio.reach = 1.01
        parts = [t for t in near[:4] if t.scene is rate.scene][:1]
        wholes = [t for t in context.before(rate) if place[1] in t.lead and parts and t.grams & parts[0].grams][:FEW]
    pairs = ((a, b) for a in parts for b in wholes if exceeds(b, a) and b.value.bounded)
    for found in quotients(ratio, pairs):
        yield found._replace(structural=ratio.reach > 1)


def of_figure_before(here: Surroundings, rate: Term) -> Readings:
    """«信函151宗（占比56.3%）»: of the figure right before, any whole."""
    part = rate.scene.terms[rate.index - 1] if rate.index else None
    if part is None or not part.is_value:
        return iter(())
    wholes = (t for t in here.near(part) if exceeds(t, part) and not _is_alien(rate, part, t))
    return quotients(share_ratio(rate, guess=True), ((part, whole) for whole in wholes))


def of_whole_before(here: Surroundings, rate: Term) -> Readings:
    """«…相当于年初预算165亿元的99.04%»: of the whole right before, any value before it, nearest first."""
    whole = whole_before(rate)
    if whole is None or not whole.printed or rate.printed == 1:
        return
    ratio = share_ratio(rate)
    yield from quotients_of_sums(ratio, of_joined_values(rate))
    yield from quotients(ratio, ((part, whole) for part in here.context.before(whole) if part.dimension == whole.dimension))


def of_pair(here: Surroundings, rate: Term) -> Readings:
    """rate = part / whole."""
    named, denies = rate.cue == "rate", rate.cue == "rate" and rate_name(rate).startswith("不")
    # …终止57件。一审审结58件，出庭应诉率98.3%: a rate is of no part before its sentence and whole in it.
    pairs = (
        (part, whole)
        for part, whole in pairs_of(here.near(rate))
        if not (named and whole.scene is rate.scene is not part.scene)
        and exceeds(whole, part)
        and not (denies and not lexicon.said("DENIED").search(part.lead))
        and not _is_alien(rate, part, whole)
    )
    return quotients(share_ratio(rate, guess=True), pairs)


def of_equals(here: Surroundings, rate: Term) -> Readings:
    """100% of what is printed twice."""
    for part, whole in islice(pairs_of(here.near(rate)), 2):
        if part.printed == whole.printed >= 3 and part.scene is rate.scene and part.index == rate.index - 1:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            yield Reading("share", OF_WHOLE, cast, whole.fineness / 20)


def of_neighbours(here: Surroundings, rate: Term) -> Readings:
    """rate = (a + b) / whole, of neighbours a and b."""
    near = here.near(rate)
    pairs = (
        (parts, whole)
        for parts in _neighbours(near)
        for whole in near
        if whole.dimension == parts[0].dimension and whole.printed >= sum(t.size for t in parts) and of_one_thing(whole, *parts)
    )
    return quotients_of_sums(share_ratio(rate, guess=True), pairs)


def of_complements(here: Surroundings, rate: Term) -> Readings:
    """rate = part / (part + other); rate = (whole - rest) / whole."""
    ratio, own = share_ratio(rate, guess=True), part_before(rate) if rate.cue == "share" else None
    for part, other in pairs_of(here.near(rate)):
        if own is not None and part is not own and not part.grams & rate.grams:
            continue
        if not of_one_thing(part, other) or (rate.cue == "rate" and other.scene is not part.scene):
            continue
        spread = part.width + other.width
        cast: Cast = {"rate": (rate,), "part": (part,), "other": (other,)}
        if found := ratio.reading("rate == part / (part + other)", cast, part.size / (part.size + other.size), spread):
            yield found
        if part.printed < other.printed:
            cast = {"rate": (rate,), "rest": (part,), "whole": (other,)}
            if found := ratio.reading("rate == (whole - rest) / whole", cast, 1 - part.size / other.size, spread):
                yield found
        if ratio.exhausted:
            return


def of_far_whole(here: Surroundings, rate: Term) -> Readings:
    """«60岁以上人口26402万人，占18.70%»: of the figure right before, any larger one of the report that shares its words."""
    part = rate.scene.terms[rate.index - 1] if rate.index else None
    if rate.cue != "share" or part is None or not part.is_value:
        return iter(())
    before = sorted(here.context.before(part), key=lambda t: not part.grams & t.grams)
    wholes = (t for t in before if same_unit(part, t) and part.size < t.size and t.value.bounded)
    return quotients(share_ratio(rate), ((part, whole) for whole in wholes))


def _is_alien(rate: Term, part: Term, whole: Term) -> bool:
    """Whether a small rate with a name, printed in two digits, would be of a whole of another sentence that shares no word with
    its part: 养护1125公里，养护率6.7% is of other roads than all."""
    rough = rate.cue == "rate" and rate.size < _SMALL and rate.width > 1 / 100
    return rough and whole.scene is not rate.scene and not part.grams & whole.grams


def _neighbours(near: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """Runs of one unit that may be added, the nearest first: two, then three …"""
    by_unit: dict[str, list[Term]] = {}
    for term in near:
        by_unit.setdefault(term.dimension, []).append(term)
    for count in range(2, _LONGEST_NUMERATOR + 1):
        for run in by_unit.values():
            for first in range(min(3, len(run) - count)):
                yield run[first : first + count][::-1]
