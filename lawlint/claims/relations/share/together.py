"""Shares in one sentence, of one whole (A和B分别占p%和q%), and shares of several figures together (合计占, 这三类占).

✓ 全年办理来信24件、来访30件、来电66件，分别占20.0%、25.0%和55.0%，合计120件。 → 24 ÷ 120 = 20.0%
– 全年办理来信24件、来访30件、来电66件，分别占20.0%、35.0%和45.0%。
✓ 评查案卷250卷，其中优秀120卷、良好80卷、合格50卷，优秀和良好合计占80.0%。 → (120 + 80) ÷ 250 = 80.0%
– 评查案卷250卷，其中优秀120卷、良好80卷、合格50卷，优秀和良好合计占82.5%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.operators.chance import FEW, NEAR, Reading, Readings, Surroundings, groups_of, siblings
from lawlint.claims.operators.names import rate_name
from lawlint.claims.operators.words import told_share
from lawlint.claims.relations.share.shared import (
    OF_SUM,
    OF_WHOLE,
    cast_of_sum,
    exceeds,
    is_share,
    name_behind,
    of_joined_values,
    part_before,
    quotients,
    quotients_of_sums,
    scenes_behind,
    share_ratio,
    whole_called,
)
from lawlint.claims.scene import Scene, Term
from lawlint.exact.numerals import to_int

# The largest last place of a share, as a part of the share.
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
        held = {whole: sum(map(is_share, rates, parts, [whole] * len(parts))) for whole in _wholes_of(parts, groups[2])}
        best = max(held, key=held.__getitem__, default=None)
        if best is not None and held[best] > max(1, len(parts) - 2):
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
        if all(is_share(rate, part, whole) for rate, part in found):
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
    """«A132件、占46.15%，…，B8件、占2.80%»: of the whole of the shares near by, though it was cut off instead of rounded."""
    if rate.cue != "share":
        return
    groups = groups_of(here, rate)
    part = groups[0][siblings(rate)[1]] if groups is not None else part_before(rate)
    if part is None:
        return
    ratio = share_ratio(rate)
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
    return quotients(share_ratio(rate), ((part, whole) for whole in wholes))


def casts_in_turn(here: Surroundings, rate: Term) -> Iterator[tuple[str, Cast]]:
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
    if whole is not None and all(
        p.scene is rate.scene is whole.scene and p.list is parts[0].list and exceeds(whole, p) for p in parts
    ):
        yield OF_WHOLE, {"rate": (rate,), "part": (parts[place],), "whole": (whole,)}


# The values that may be taken together.
_PARTS = frozenset({"plain", "total", "added", "rest"})


def composed(here: Surroundings, rate: Term) -> Readings:
    """«予以公开和部分公开合计占46.8%», «直接纠错率18.0%», «这三类占87.2%»: of what the words name together, any whole before."""
    return quotients_of_sums(share_ratio(rate), _composed(here, rate))


def of_its_list(here: Surroundings, rate: Term) -> Reading | None:
    """«评价42个项目，其中优31个、良8个、中3个，优良率93.8%»: a rate that is always of all there are, of a list that adds up; the
    reading that contradicts."""
    if rate.cue != "rate" or not rate_name(rate).endswith(tuple(lexicon.words("rates", "of_all"))):
        return None
    return next((Reading("share", OF_SUM, cast_of_sum(rate, *found), 0) for found in _of_total(here, rate)), None)


def named_casts(here: Surroundings, rate: Term) -> Iterator[tuple[str, Cast]]:
    """What the words say that a share is of, though it is not."""
    for found in islice(chain(of_joined_values(rate), _of_total(here, rate), _composed(here, rate)), 1):
        yield OF_SUM, cast_of_sum(rate, *found)
    name, part = name_behind(rate), part_before(rate)
    if name is not None and part is not None and rate.cue == "share":
        whole = here.context.called(name[1], rate)
        if whole is not None and exceeds(whole, part):
            yield OF_WHOLE, {"rate": (rate,), "part": (part,), "whole": (whole,)}


def _composed(here: Surroundings, rate: Term) -> Iterator[tuple[Sequence[Term], Term]]:
    """What a rate is of together by its words, and each whole before that it may be of."""
    if not (parts := _named_together(here, rate)):
        return
    total, at = sum(p.size for p in parts), here.terms.index(parts[-1])
    before = [t for t in [*reversed(here.terms[:at]), *here.terms[at:]] if t.scene is not rate.scene or t.start < rate.start]
    for whole in before[: 2 * NEAR]:
        if whole.dimension == parts[0].dimension and whole.size > total:
            yield parts, whole


def _of_total(here: Surroundings, rate: Term) -> Iterator[tuple[Sequence[Term], Term]]:
    """Parts of a list that adds up, which a rate is of together, and what the list makes."""
    totals = here.context.totals
    parts = _named_together(here, rate) if totals else []
    whole = totals.get(id(parts[0])) if parts else None
    if whole is not None and all(totals.get(id(part)) is whole for part in parts):
        yield parts, whole


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
    found = {t for name in names for t in islice((t for t in reversed(before) if _is_named(t, name)), 1)}
    parts = sorted(found, key=here.terms.index)
    return parts if parts and len({t.dimension for t in parts}) == 1 and (len(parts) > 1 or rate.cue == "rate") else []


def _name_of(term: Term) -> str:
    """What a value's clause names, without 其中."""
    return lexicon.said("LIST_OPENER").sub("", term.own.lstrip(",;:("))


def _is_named(term: Term, name: str) -> bool:
    """Whether a value's clause has a name, and does not deny it."""
    before, found, _ = _name_of(term).partition(name)
    return bool(found) and not lexicon.said("DENIED").search(before)
