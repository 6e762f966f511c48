"""Shares, rates and completion that only fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.evaluate import agreement
from lawlint.claims.formula import identity
from lawlint.claims.operators.chance import (
    FEW,
    NEAR,
    TURNED,
    Ratio,
    Reading,
    Readings,
    Surroundings,
    groups_of,
    of_one_thing,
    pairs_of,
    siblings,
)
from lawlint.claims.operators.names import rate_name
from lawlint.claims.operators.seek import same_unit
from lawlint.claims.operators.words import told_share
from lawlint.claims.relations.share.conditions import own_whole
from lawlint.claims.scene import Scene, Term
from lawlint.exact.numerals import to_int

# One last place of a share that tells beside others, beside the share.
_FINE_SHARE = 1 / 50

# A rate that two digits hardly tell.
_SMALL = 1 / 10

_LONGEST_NUMERATOR = 4

# The values that may be told together.
_PARTS = frozenset({"plain", "total", "added", "rest"})


def _share(rate: Term) -> Ratio:
    """Readings of a rate as the share that something has of something else."""
    return Ratio(rate, "share", _chance_of_share if _is_told(rate) else _chance_of_alien_share)


def _chance_of_share(width: float, printed: float) -> float:
    """Shares of neighbouring figures spread evenly up to 1, small ones rather over orders of magnitude."""
    return max(width, width / printed / 7)


def _chance_of_alien_share(width: float, printed: float) -> float:
    """A rate that is told of something else (起诉率 of 批准逮捕60人) has to be very precise."""
    return 3 * _chance_of_share(width, printed)


def _is_alien(rate: Term, part: Term, whole: Term) -> bool:
    """Whether a small rate with a name, printed in two digits, would be of a whole of another sentence that shares no word with
    its part: 养护1125公里，养护率6.7% is of other roads than all."""
    rough = rate.cue == "rate" and rate.size < _SMALL and rate.width > 1 / 100
    return rough and whole.scene is not rate.scene and not part.grams & whole.grams


def _is_told(rate: Term) -> bool:
    """Whether the words leave it open what a per cent is of."""
    return (rate.cue != "rate" and rate.cue not in TURNED) or not lexicon.pattern("rates", "off_text").search(rate.lead)


def _named_shares(here: Surroundings, rate: Term) -> Readings:
    """«X占Y的p%»: the figures that X and Y call, anywhere before, one of them at least."""
    if not 0 < rate.printed < 1:
        return
    match = lexicon.said("SHARE_NAME").search(rate.scene.text[max(rate.scene.start, rate.run - 24) : rate.start])
    called = [*islice(here.context.all_called(match[1], rate), FEW)] if match else []
    owner = lexicon.noun(lexicon.said("SHARE_ON").sub("", rate.lead))
    near = here.near(rate)
    part = here.context.called(owner, rate) if len(owner) >= 3 else None
    if part is None and rate.cue == "share":
        part = next((t for t in near if len(t.noun) >= 2 and t.noun in owner), None)  # 外出农民工 of 外出41万人
    parts = [part] if part is not None else near[:4]
    if match and len(called) < 2:  # 占存款余额的68.4%。各项存款余额457亿元
        at = here.context.position[id(rate.scene)]
        following = [s for s in here.context.scenes[at + 1 : at + 3] if s.number - rate.scene.number < 3]
        name = match[1].replace("的", "")
        called += [t for s in following for t in here.context.values(s) if len(name) > 2 and name in t.lead][:2]
    if called:
        wholes = called
    elif part is not None:
        wholes = Surroundings(here.context, part.scene).near(part)
    else:
        wholes = [*here.context.akin(match[1], rate)] if match else []
    ratio = Ratio(rate, "share", _chance_of_share)
    if match and (place := lexicon.said("OF_THE_PLACE").fullmatch(match[1])):
        parts = [t for t in near[:4] if t.scene is rate.scene][:1]
        wholes = [t for t in here.context.before(rate) if place[1] in t.lead and parts and t.grams & parts[0].grams][:FEW]
        ratio.reach = 1.01
    for a in parts:
        for b in wholes:
            if a.dimension == b.dimension and a.printed < b.printed and a.value.bounded and b.value.bounded:
                cast: Cast = {"rate": (rate,), "part": (a,), "whole": (b,)}
                if found := ratio.reading("rate == part / whole", cast, a.size / b.size, a.width + b.width):
                    yield found._replace(structural=ratio.reach > 1)


def _pairwise_shares(here: Surroundings, rate: Term) -> Readings:
    """«A a件、B b件、C c件，分别占p%、q%和r%»: the n-th rate is of the n-th part."""
    groups = groups_of(here, rate)
    if groups is None or not 0 < rate.printed < 1:
        return
    part = groups[0][siblings(rate)[1]]
    wholes = [t for t in groups[2] if t.dimension == part.dimension]
    ratio = Ratio(rate, "share", _chance_of_share)
    for whole in wholes:
        if whole.printed > part.printed:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            share = part.size / whole.size
            if found := ratio.reading("rate == part / whole", cast, share, part.width + whole.width):
                yield found


def joint_wholes(context: Context, scene: Scene) -> Iterator[tuple[Term, Term]]:
    """For «A、B和C分别占p%、q%和r%» the first share and the one whole that all of them, or all but one, are of."""
    for rate in scene.terms:
        if rate.kind != "PERCENT" or rate.cue != "share" or not 0 < rate.printed < 1:
            continue
        if siblings(rate)[1] or (groups := groups_of(Surroundings(context, scene), rate)) is None:
            continue
        parts = groups[0]
        rates = scene.terms[rate.index : rate.index + len(parts)]
        best, most = None, max(1, len(parts) - 2)
        for whole in groups[2]:
            if whole.dimension == parts[0].dimension and whole.size > max(p.size for p in parts) and whole.value.bounded:
                holding = sum(
                    agreement(_OF_WHOLE, {"rate": [r.value], "part": [p.value], "whole": [whole.value]}).holds
                    for r, p in zip(rates, parts, strict=True)
                )
                if holding > most:
                    best, most = whole, holding
        if best is not None:
            yield rate, best


def common_whole(context: Context, scene: Scene) -> Iterator[tuple[Term, Term]]:
    """For «A a件，占p%；B b件，占q%» the shares and the one whole that all of them are of, though it be told behind."""
    found = [
        (t, part)
        for t in scene.terms
        if t.kind == "PERCENT" and t.cue == "share" and 0 < t.printed < 1 and (part := _part_before(t)) is not None
    ]
    found = [(t, p) for t, p in found if t is found[0][0] or told_share(t) == told_share(found[0][0]) or _is_bare(t)]
    shares, parts = [t for t, _ in found], [p for _, p in found]
    if len(shares) < 2 or len({t.dimension for t in parts}) > 1 or any(t.fineness > _FINE_SHARE for t in shares[:2]):
        return
    at = context.position[id(scene)]
    behind = [t for s in context.scenes[at + 1 : at + 3] if s.number - scene.number < 3 for t in context.values(s)]
    before = [t for t in reversed(Surroundings(context, scene).terms) if t.scene is not scene or t.start < parts[0].start]
    name = lexicon.said("SHARE_NAME").search(scene.text, shares[0].run, shares[0].start)
    behind = [t for t in behind[:FEW] if name is None or lexicon.grams(name[1]) & t.grams]
    listing = parts[0].list
    heads = [t for t in before if t.scene is scene and listing is not None and t.end <= listing.start]
    for whole in [t for t in heads if t.dimension == parts[0].dimension] or [*before[:NEAR], *behind]:
        if whole.dimension == parts[0].dimension and whole.size > max(p.size for p in parts) and whole.value.bounded:
            values = ({"rate": [r.value], "part": [p.value], "whole": [whole.value]} for r, p in zip(shares, parts, strict=True))
            if all(agreement(_OF_WHOLE, one).holds for one in values):
                yield from ((rate, whole) for rate in shares)
                return


def _is_bare(share: Term) -> bool:
    """Whether a share names no whole: 占, 比重为."""
    return lexicon.said("BARE_SHARE").fullmatch(told_share(share)) is not None


def parts_of(context: Context, first: Term) -> list[Term] | None:
    """For the first of several joined shares as many values before them; None for any other."""
    count, place = siblings(first)
    groups = groups_of(Surroundings(context, first.scene), first) if count > 1 and not place else None
    return None if groups is None else groups[0]


def _sibling_shares(here: Surroundings, rate: Term) -> Readings:
    """«A132件、占46.15%，…，B8件、占2.80%»: of what the shares beside are of, though it was cut off instead of rounded."""
    if not 0 < rate.printed < 1 or rate.cue != "share":
        return
    groups = groups_of(here, rate)
    part = groups[0][siblings(rate)[1]] if groups is not None else _part_before(rate)
    if part is None:
        return
    ratio = Ratio(rate, "share", _chance_of_share)
    ratio.reach = 1.01
    for whole in islice(here.context.wholes(rate), FEW):
        if part is not whole and part.dimension == whole.dimension and part.printed < whole.printed and whole.value.bounded:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            if found := ratio.reading("rate == part / whole", cast, part.size / whole.size, part.width + whole.width):
                yield found._replace(structural=True)


def _shares_told_behind(here: Surroundings, rate: Term) -> Readings:
    """«采纳率81.8%，采纳9件», «民生支出占79.8%，达360.9亿元»: of the figure right behind, any whole before."""
    terms = rate.scene.terms
    if not 0 < rate.printed < 1 or rate.index + 1 == len(terms):
        return
    part = terms[rate.index + 1]
    own, name = part.own.lstrip(",(").removeprefix("其中"), rate_name(rate)
    alike = len(name) >= 2 and name[-2:] in own and not lexicon.said("DENIED").search(own)
    if not part.is_value or not part.printed or not (alike or lexicon.said("TOLD_BEHIND").fullmatch(own)):
        return
    ratio = Ratio(rate, "share", _chance_of_share) if alike else _share(rate)
    for whole in here.near(rate):
        if whole is not part and whole.dimension == part.dimension and part.printed < whole.printed:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            if found := ratio.reading("rate == part / whole", cast, part.size / whole.size, part.width + whole.width):
                yield found


def _composed_shares(here: Surroundings, rate: Term) -> Readings:
    """«予以公开和部分公开合计占46.8%», «直接纠错率18.0%», «这三类占87.2%»: of what the words name together, any whole before."""
    if not 0 < rate.printed < 1:
        return
    ratio = Ratio(rate, "share", _chance_of_share)
    for cast in _composed(here, rate):
        parts, whole = cast["parts"], cast["whole"][0]
        spread = sum(p.width for p in parts) + whole.width
        if found := ratio.reading(_OF_SUM, cast, sum(p.size for p in parts) / whole.size, spread):
            yield found
        if ratio.exhausted:
            return


def _composed(here: Surroundings, rate: Term) -> Iterator[Cast]:
    """What a rate is said to be of together, and each whole before that it may be of."""
    if not (parts := _named_together(here, rate)):
        return
    total, at = sum(p.size for p in parts), here.terms.index(parts[-1])
    before = [t for t in [*reversed(here.terms[:at]), *here.terms[at:]] if t.scene is not rate.scene or t.start < rate.start]
    for whole in before[: 2 * NEAR]:
        if whole.dimension == parts[0].dimension and whole.size > total and whole not in parts:
            yield {"rate": (rate,), "parts": parts, "whole": (whole,)}


def of_its_list(here: Surroundings, rate: Term) -> Reading | None:
    """«评价42个项目，其中优31个、良8个、中3个，优良率93.8%»: a rate that is always of all there are, of a list that adds up; the
    reading that contradicts."""
    if rate.cue != "rate" or not rate_name(rate).endswith(tuple(lexicon.words("rates", "of_all"))):
        return None
    cast = _of_total(here, rate)
    return Reading("share", _OF_SUM, cast, 0) if cast else None


def _of_total(here: Surroundings, rate: Term) -> Cast | None:
    """Parts of a list that adds up, which a rate is of together, and what the list makes."""
    totals = here.context.totals
    parts = _named_together(here, rate) if totals else []
    whole = totals.get(id(parts[0])) if parts else None
    if whole is None or any(totals.get(id(part)) is not whole for part in parts):
        return None
    return {"rate": (rate,), "parts": parts, "whole": (whole,)}


def told_casts(here: Surroundings, rate: Term) -> Iterator[tuple[str, Cast]]:
    """What the words say that a share is of, though it is not."""
    if cast := _joined(rate) or _of_total(here, rate) or next(_composed(here, rate), None):
        yield _OF_SUM, cast
    name = lexicon.said("SHARE_NAME").search(rate.scene.text, rate.run, rate.start)
    part = _part_before(rate) if rate.cue == "share" else None
    whole = here.context.called(name[1], rate) if name is not None and part is not None else None
    if part is not None and whole is not None and part.dimension == whole.dimension and part.printed < whole.printed:
        yield _OF_WHOLE.text, {"rate": (rate,), "part": (part,), "whole": (whole,)}


def told_in_turn(here: Surroundings, rate: Term) -> Iterator[tuple[str, Cast]]:
    """The same of several joined shares of one list: «干警88人，其中A33人、B39人、C16人，占比分别为37.5%、44.3%、18.2%»."""
    if rate.cue != "share" or (groups := groups_of(here, rate)) is None:
        return
    parts, place = groups[0], siblings(rate)[1]
    begin = parts[0].list.start if parts[0].list is not None else parts[0].start
    before = (t for t in groups[2] if t.scene is not rate.scene or t.end <= begin)
    said = lexicon.said("SHARE_OF").search(lexicon.said("IN_TURN").sub("", told_share(rate.scene.terms[rate.index - place])))
    whole = next(before, None)
    if said is None or (said[1] and (whole is None or not lexicon.grams(said[1]) & whole.grams)):
        whole = here.context.called(said[1], rate) if said is not None else None
    if whole is None or any(
        p.scene is not rate.scene or p.dimension != whole.dimension or p.list is not parts[0].list for p in parts
    ):
        return
    if whole.scene is rate.scene and whole not in parts and parts[place].printed < whole.printed:
        yield _OF_WHOLE.text, {"rate": (rate,), "part": (parts[place],), "whole": (whole,)}


def _named_together(here: Surroundings, rate: Term) -> list[Term]:
    """The values that a rate is said to be of: as many as «这三类» counts, those whose names its clause has, those that its name
    is composed of."""
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
    names = names or [n for t in before if len(n := _bare_name(t)) >= 2 and n in subject]
    found: dict[int, Term] = {}
    for name in names:
        for term in reversed(before):
            if name in (own := _bare_name(term)) and not lexicon.said("DENIED").search(own.partition(name)[0]):
                found[id(term)] = term
                break
    parts = sorted(found.values(), key=here.terms.index)
    return parts if parts and len({t.dimension for t in parts}) == 1 and (len(parts) > 1 or rate.cue == "rate") else []


def _bare_name(term: Term) -> str:
    """What a value's clause names, without 其中."""
    return lexicon.said("LIST_OPENER").sub("", term.own.lstrip(",;:("))


def _part_before(rate: Term) -> Term | None:
    """The value before a share, with nothing but a target and its per cent between."""
    for term in reversed(rate.scene.terms[: rate.index]):
        if term.cue != "target":
            return term if term.is_value and term.printed and term.run != rate.run else None
    return None


def _attached_shares(here: Surroundings, rate: Term) -> Readings:
    """«信函151宗（占比56.3%）»: of the figure right before, any whole."""
    if not 0 < rate.printed < 1 or not rate.index:
        return
    part = rate.scene.terms[rate.index - 1]
    if rate.cue == "rate" and rate_name(rate).startswith("不") and not lexicon.said("DENIED").search(part.lead):
        return
    ratio = _share(rate)
    for whole in here.near(part) if part.is_value and part.printed else ():
        if _is_alien(rate, part, whole):
            continue
        if part.dimension == whole.dimension and part.printed < whole.printed:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            if found := ratio.reading("rate == part / whole", cast, part.size / whole.size, part.width + whole.width):
                yield found


def of_told_whole(here: Surroundings, rate: Term) -> Readings:
    """«…相当于年初预算165亿元的99.04%»: of the whole right before, any value before it, nearest first."""
    if not 0 < rate.printed <= 2 or rate.printed == 1 or not rate.index:
        return
    whole = own_whole(rate)
    if whole is None or not whole.printed or not whole.value.bounded or not whole.dimension:
        return
    ratio = Ratio(rate, "share", _chance_of_share)
    if cast := _joined(rate):
        total, spread = sum(p.size for p in cast["parts"]), sum(p.width for p in cast["parts"])
        if found := ratio.reading(_OF_SUM, cast, total / whole.size, spread + whole.width):
            yield found
    for part in here.context.before(whole):
        if part.dimension == whole.dimension and part.printed and part.value.bounded and part is not whole:
            cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            if found := ratio.reading("rate == part / whole", cast, part.size / whole.size, part.width + whole.width):
                yield found
            if ratio.exhausted:
                return


def _joined(rate: Term) -> Cast | None:
    """«A、B、C分别为38亿元、27亿元和19亿元，合计占总产值128亿元的65.6%»: of all the values joined before the whole."""
    whole = own_whole(rate)
    if whole is None or not whole.index or lexicon.said("IN_SUM").search(rate.lead) is None:
        return None
    last = whole.scene.terms[whole.index - 1]
    count, place = siblings(last)
    parts = whole.scene.terms[whole.index - count : whole.index]
    if count < 2 or place != count - 1 or not all(p.is_value and p.dimension == whole.dimension for p in parts):
        return None
    return {"rate": (rate,), "parts": parts, "whole": (whole,)}


def progress(here: Surroundings, rate: Term) -> Readings:
    """«批准的收入为86500万元，实际完成88742万元，占预算的102.6%»: of what was to be done, most of which is done."""
    ratio = Ratio(rate, "progress", lambda width, printed: 5 * width)
    for done, target in pairs_of(here.near(rate)):
        if done.scene is rate.scene or target.scene is rate.scene:
            cast: Cast = {"rate": (rate,), "done": (done,), "target": (target,)}
            if found := ratio.reading("rate == done / target", cast, done.size / target.size, done.width + target.width):
                yield found
        if ratio.exhausted:
            return


def _far_shares(here: Surroundings, rate: Term) -> Readings:
    """«60岁以上人口26402万人，占18.70%»: of the figure right before, any larger one of the report that shares its words."""
    if not 0 < rate.printed < 1 or not rate.index or rate.cue != "share":
        return
    part = rate.scene.terms[rate.index - 1]
    ratio = Ratio(rate, "share", _chance_of_share)
    before = list(here.context.before(part)) if part.is_value and part.printed else []
    before.sort(key=lambda t: not part.grams & t.grams)
    for whole in before:
        if same_unit(part, whole) and part.size < whole.size and whole.value.bounded:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            if found := ratio.reading("rate == part / whole", cast, part.size / whole.size, part.width + whole.width):
                yield found
            if ratio.exhausted:
                return


def _shares(here: Surroundings, rate: Term) -> Readings:
    """rate = part / whole; 100% of what is told twice."""
    near = here.near(rate)
    denied = rate.cue == "rate" and rate_name(rate).startswith("不")  # 不捕率 is not of those who were
    if rate.printed == 1:
        for part, whole in islice(pairs_of(near), 2):
            if part.printed == whole.printed >= 3 and part.scene is rate.scene and part.index == rate.index - 1:
                cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
                yield Reading("share", "rate == part / whole", cast, whole.fineness / 20)
        return
    if rate.printed <= 0:
        return
    ratio = _share(rate)
    for part, whole in pairs_of(near):
        if rate.cue == "rate" and whole.scene is rate.scene is not part.scene:
            continue  # …终止57件。一审审结58件，出庭应诉率98.3%
        if denied and not lexicon.said("DENIED").search(part.lead):
            continue
        if _is_alien(rate, part, whole):
            continue
        if part.printed < whole.printed:
            cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            share = part.size / whole.size
            if found := ratio.reading("rate == part / whole", cast, share, part.width + whole.width):
                yield found
            if ratio.exhausted:
                return


def _shares_of_sums(here: Surroundings, rate: Term) -> Readings:
    """rate = (a + b) / whole, of neighbours a and b; rate = a / (a + b) of any two."""
    if not 0 < rate.printed < 1:
        return
    near = here.near(rate)
    ratio = _share(rate)
    for parts in _neighbours(near):
        total = sum(t.size for t in parts)
        for whole in near:
            if (
                whole.dimension == parts[0].dimension
                and whole.printed >= total
                and whole not in parts
                and of_one_thing(whole, *parts)
            ):
                cast: Cast = {"rate": (rate,), "parts": parts, "whole": (whole,)}
                spread = sum(t.width for t in (*parts, whole))
                if found := ratio.reading("rate == sum(parts) / whole", cast, total / whole.size, spread):
                    yield found
                if ratio.exhausted:
                    return


def _complements(here: Surroundings, rate: Term) -> Readings:
    """rate = part / (part + other); rate = (whole - rest) / whole."""
    if not 0 < rate.printed < 1:
        return
    ratio, told = _share(rate), _part_before(rate) if rate.cue == "share" else None
    for part, other in pairs_of(here.near(rate)):
        if told is not None and part is not told and not part.grams & rate.grams:
            continue
        if not of_one_thing(part, other) or (rate.cue == "rate" and other.scene is not part.scene):
            continue
        spread = part.width + other.width
        cast: Cast = {"rate": (rate,), "part": (part,), "other": (other,)}
        if found := ratio.reading("rate == part / (part + other)", cast, part.size / (part.size + other.size), spread):
            yield found
        if part.printed < other.printed:
            cast = {"rate": (rate,), "rest": (part,), "whole": (other,)}
            share = 1 - part.size / other.size
            if found := ratio.reading("rate == (whole - rest) / whole", cast, share, spread):
                yield found
        if ratio.exhausted:
            return


# The ways in which a rate may be of a whole, each with a chance of its own.
OF_A_WHOLE = (
    _sibling_shares, _composed_shares, _shares_told_behind, _named_shares, _pairwise_shares, _attached_shares, of_told_whole,
    _shares, _shares_of_sums, _complements, _far_shares,
)  # fmt: skip


def _neighbours(near: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """Runs of one unit that may be added, the nearest first: two, then three …"""
    by_unit: dict[str, list[Term]] = {}
    for term in near:
        by_unit.setdefault(term.dimension, []).append(term)
    for count in range(2, _LONGEST_NUMERATOR + 1):
        for run in by_unit.values():
            for first in range(min(3, len(run) - count)):
                yield run[first : first + count][::-1]


_OF_SUM = "rate == sum(parts) / whole"

_OF_WHOLE = identity("rate == part / whole")
