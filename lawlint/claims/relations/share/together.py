"""Shares told together, of one whole (A和B分别占p%和q%), and shares of several figures together (合计占, 这三类占).

✓ 全年办理来信24件、来访30件、来电66件，分别占20.0%、25.0%和55.0%，合计120件。 → 24 ÷ 120 = 20.0%
– 全年办理来信24件、来访30件、来电66件，分别占20.0%、35.0%和45.0%。
✓ 评查案卷250卷，其中优秀120卷、良好80卷、合格50卷，优秀和良好合计占80.0%。 → (120 + 80) ÷ 250 = 80.0%
– 评查案卷250卷，其中优秀120卷、良好80卷、合格50卷，优秀和良好合计占82.5%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.operators.chance import FEW, NEAR, Ratio, Reading, Readings, Surroundings, groups_of, siblings
from lawlint.claims.operators.names import rate_name
from lawlint.claims.operators.words import told_share
from lawlint.claims.relations.share.shared import (
    OF_SUM,
    OF_WHOLE,
    chance_of_share,
    exceeds,
    is_share,
    name_behind,
    of_joined_values,
    part_before,
    quotient_of_sum,
    quotients,
    scenes_behind,
    whole_called,
)
from lawlint.claims.scene import Scene, Term
from lawlint.exact.numerals import to_int

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
    return (t for t in terms if t.dimension == parts[0].dimension and t.size > largest)


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
    for found in quotients(ratio, ((part, whole) for whole in wholes if exceeds(whole, part))):
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
    parts, _, before = groups
    place = siblings(rate)[1]
    whole = before[0] if before else None
    name = whole_called(lexicon.said("IN_TURN").sub("", told_share(rate.scene.terms[rate.index - place])))
    if name is None:
        return
    if name and (whole is None or not lexicon.grams(name) & whole.grams):
        whole = here.context.called(name, rate)
    if whole is not None and all(p.scene is rate.scene is whole.scene and exceeds(whole, p) for p in parts):
        yield OF_WHOLE, {"rate": (rate,), "part": (parts[place],), "whole": (whole,)}


# The values that may be taken together.
_PARTS = frozenset({"plain", "total", "added", "rest"})


def composed(here: Surroundings, rate: Term) -> Readings:
    """«予以公开和部分公开合计占46.8%», «直接纠错率18.0%», «这三类占87.2%»: of what the words name together, any whole before."""
    ratio = Ratio(rate, "share", chance_of_share)
    for cast in _composed(here, rate):
        if found := quotient_of_sum(ratio, cast["parts"], cast["whole"][0]):
            yield found
        if ratio.exhausted:
            return


def of_its_list(here: Surroundings, rate: Term) -> Reading | None:
    """«评价42个项目，其中优31个、良8个、中3个，优良率93.8%»: a rate that is always of all there are, of a list that adds up; the
    reading that contradicts."""
    if rate.cue != "rate" or not rate_name(rate).endswith(tuple(lexicon.words("rates", "of_all"))):
        return None
    cast = _of_total(here, rate)
    return Reading("share", OF_SUM, cast, 0) if cast else None


def told_casts(here: Surroundings, rate: Term) -> Iterator[tuple[str, Cast]]:
    """What the words say that a share is of, though it is not."""
    if cast := of_joined_values(rate) or _of_total(here, rate) or next(_composed(here, rate), None):
        yield OF_SUM, cast
    name = name_behind(rate)
    part = part_before(rate) if rate.cue == "share" else None
    whole = here.context.called(name[1], rate) if name is not None and part is not None else None
    if part is not None and whole is not None and exceeds(whole, part):
        yield OF_WHOLE, {"rate": (rate,), "part": (part,), "whole": (whole,)}


def _composed(here: Surroundings, rate: Term) -> Iterator[Cast]:
    """What a rate is of together by its words, and each whole before that it may be of."""
    if not (parts := _named_together(here, rate)):
        return
    total, at = sum(p.size for p in parts), here.terms.index(parts[-1])
    before = [t for t in [*reversed(here.terms[:at]), *here.terms[at:]] if t.scene is not rate.scene or t.start < rate.start]
    for whole in before[: 2 * NEAR]:
        if whole.dimension == parts[0].dimension and whole.size > total:
            yield {"rate": (rate,), "parts": parts, "whole": (whole,)}


def _of_total(here: Surroundings, rate: Term) -> Cast | None:
    """Parts of a list that adds up, which a rate is of together, and what the list makes."""
    totals = here.context.totals
    parts = _named_together(here, rate) if totals else []
    whole = totals.get(id(parts[0])) if parts else None
    if whole is None or any(totals.get(id(part)) is not whole for part in parts):
        return None
    return {"rate": (rate,), "parts": parts, "whole": (whole,)}


def _named_together(here: Surroundings, rate: Term) -> list[Term]:
    """The values that a rate is of by its words: as many as «这三类» counts, those that its clause names, those that its name is
    composed of."""
    text = rate.scene.text
    begin = max(rate.scene.start, max(text.rfind(stop, rate.scene.start, rate.start) for stop in ",。;:") + 1)
    clause = text[begin : rate.start]
    counted = lexicon.said("THESE_SHARE").match(clause)
    subject = lexicon.said("SHARE_ON").sub("", clause) if rate.cue == "share" else ""
    names: Sequence[str] = ()
    if rate.cue == "rate":
        own = rate_name(rate)
        names = next((members for name, members in lexicon.words("rates", "composed") if own.endswith(name)), ())
    if not names and counted is None and not lexicon.said("TOGETHER").search(subject):
        return []
    before = [t for t in here.terms if (t.scene is not rate.scene or t.start < begin) and t.cue in _PARTS]
    if counted is not None:
        count = to_int(counted[1])
        parts = before[-count:]
        return parts if len(parts) == count and len({t.dimension for t in parts}) == 1 else []
    names = names or [n for t in before if len(n := _name_of(t)) >= 2 and n in subject]
    found: dict[int, Term] = {}
    for name in names:
        for term in reversed(before):
            if name in _name_of(term):
                found[id(term)] = term
                break
    parts = sorted(found.values(), key=here.terms.index)
    return parts if parts and len({t.dimension for t in parts}) == 1 and (len(parts) > 1 or rate.cue == "rate") else []


def _name_of(term: Term) -> str:
    """What a value's clause names, without 其中."""
    return lexicon.said("LIST_OPENER").sub("", term.own.lstrip(",;:("))
