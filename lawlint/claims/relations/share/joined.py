"""Shares told together, of one whole: A、B、C分别占p%、q%和r%; A占p%，B占q%.

✓ 全年办理来信24件、来访30件、来电66件，分别占20.0%、25.0%和55.0%，合计120件。 → 24 ÷ 120 = 20.0%
– 全年办理来信24件、来访30件、来电66件，分别占20.0%、35.0%和45.0%。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.operators.chance import FEW, NEAR, Ratio, Readings, Surroundings, groups_of, siblings
from lawlint.claims.operators.words import told_share
from lawlint.claims.relations.share.shared import (
    OF_WHOLE,
    chance_of_share,
    exceeds,
    is_share,
    name_behind,
    part_before,
    quotients,
    scenes_behind,
    whole_called,
)
from lawlint.claims.scene import Scene, Term

# One last place of a share beside others, beside the share.
_FINE_SHARE = 1 / 50


def joint_wholes(context: Context, scene: Scene) -> Iterator[tuple[Term, Term]]:
    """For «A、B和C分别占p%、q%和r%» the first share and the one whole that most of them are of: all, or all without one."""
    for rate in scene.terms:
        if rate.kind != "PERCENT" or rate.cue != "share" or not 0 < rate.printed < 1 or siblings(rate)[1]:
            continue
        if (groups := groups_of(Surroundings(context, scene), rate)) is None:
            continue
        parts = groups[0]
        rates = scene.terms[rate.index : rate.index + len(parts)]
        best, most = None, max(1, len(parts) - 2)
        for whole in _wholes_of(parts, groups[2]):
            holding = sum(is_share(r, p.value, whole.value) for r, p in zip(rates, parts, strict=True))
            if holding > most:
                best, most = whole, holding
        if best is not None:
            yield rate, best


def common_whole(context: Context, scene: Scene) -> Iterator[tuple[Term, Term]]:
    """For «A a件，占p%；B b件，占q%» the shares and the one whole that all of them are of, though it may stand behind."""
    found = [
        (t, part)
        for t in scene.terms
        if t.kind == "PERCENT" and t.cue == "share" and 0 < t.printed < 1 and (part := part_before(t)) is not None
    ]
    found = [(t, p) for t, p in found if t is found[0][0] or told_share(t) == told_share(found[0][0]) or _is_bare(t)]
    shares, parts = [t for t, _ in found], [p for _, p in found]
    if len(shares) < 2 or len({t.dimension for t in parts}) > 1 or any(t.fineness > _FINE_SHARE for t in shares[:2]):
        return
    name, listing = name_behind(shares[0]), parts[0].list
    behind = [t for s in scenes_behind(context, scene) for t in context.values(s)]
    behind = [t for t in behind[:FEW] if name is None or lexicon.grams(name[1]) & t.grams]
    before = [t for t in reversed(Surroundings(context, scene).terms) if t.scene is not scene or t.start < parts[0].start]
    heads = [t for t in before if t.scene is scene and listing is not None and t.end <= listing.start]
    for whole in _wholes_of(parts, [t for t in heads if t.dimension == parts[0].dimension] or [*before[:NEAR], *behind]):
        if all(is_share(rate, part.value, whole.value) for rate, part in found):
            yield from ((rate, whole) for rate in shares)
            return


def _wholes_of(parts: list[Term], terms: list[Term]) -> Iterator[Term]:
    """What all parts may be of: larger than each, in the unit of the first."""
    largest = max(p.size for p in parts)
    return (t for t in terms if t.dimension == parts[0].dimension and t.size > largest and t.value.bounded)


def _is_bare(share: Term) -> bool:
    """Whether a share names no whole: 占, 比重为."""
    return lexicon.said("BARE_SHARE").fullmatch(told_share(share)) is not None


def of_sibling_whole(here: Surroundings, rate: Term) -> Readings:
    """«A132件、占46.15%，…，B8件、占2.80%»: of what the shares beside are of, though it was cut off instead of rounded."""
    if rate.cue != "share":
        return
    groups = groups_of(here, rate)
    part = groups[0][siblings(rate)[1]] if groups is not None else part_before(rate)
    if part is None:
        return
    ratio = Ratio(rate, "share", chance_of_share)
    ratio.reach = 1.01
    wholes = islice(here.context.wholes(rate), FEW)
    for found in quotients(ratio, ((part, whole) for whole in wholes if exceeds(whole, part) and whole.value.bounded)):
        yield found._replace(structural=True)


def in_order(here: Surroundings, rate: Term) -> Readings:
    """«A a件、B b件、C c件，分别占p%、q%和r%»: the n-th rate is of the n-th part."""
    if (groups := groups_of(here, rate)) is None:
        return iter(())
    part = groups[0][siblings(rate)[1]]
    wholes = (t for t in groups[2] if exceeds(t, part))
    return quotients(Ratio(rate, "share", chance_of_share), ((part, whole) for whole in wholes))


def told_in_turn(here: Surroundings, rate: Term) -> Iterator[tuple[str, Cast]]:
    """What the words say that one of several joined shares of a list is of: «干警88人，其中A33人、B39人、C16人，占比分别为37.5%、
    44.3%、18.2%»."""
    if rate.cue != "share" or (groups := groups_of(here, rate)) is None:
        return
    parts, place = groups[0], siblings(rate)[1]
    part, listing = parts[place], parts[0].list
    begin = listing.start if listing is not None else parts[0].start
    whole = next((t for t in groups[2] if t.scene is not rate.scene or t.end <= begin), None)
    name = whole_called(lexicon.said("IN_TURN").sub("", told_share(rate.scene.terms[rate.index - place])))
    if name is None:
        return
    if name and (whole is None or not lexicon.grams(name) & whole.grams):
        whole = here.context.called(name, rate)
    if whole is None or any(p.scene is not rate.scene or p.dimension != whole.dimension or p.list is not listing for p in parts):
        return
    if whole.scene is rate.scene and whole not in parts and part.printed < whole.printed:
        yield OF_WHOLE, {"rate": (rate,), "part": (part,), "whole": (whole,)}
