"""Figures that agree too precisely for chance, though no word that lawlint knows ties them.  They confirm, never contradict.

«制发公文1904件，主动公开783件，依申请公开412件，不予公开709件» adds up; 38.46% is what one figure of the sentence before is of
another.  Readings are tried from the nearest figures on, and each adds the chance that it fits by accident: the width of the
printed figure beside the range of what could have stood there.  Once these exceed ``_MOST_CHANCE`` nothing is believed any
more: for 38.46% one may look far, for 38% hardly beyond the neighbours.  Chances are estimates in floating point that decide
how long to look; whether a reading holds is judged exactly, as everywhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from lawlint.claims import lexicon
from lawlint.claims.claim import Kind, Verdict
from lawlint.claims.evaluate import judge
from lawlint.claims.evidence import rate_name, told_share
from lawlint.claims.evidence.rates import own_whole
from lawlint.claims.formula import identity
from lawlint.claims.scene import Assumed, Scene, Term
from lawlint.claims.where import same_unit
from lawlint.exact.numerals import to_int

if TYPE_CHECKING:
    from lawlint.claims.binder import Cast, Context

_MOST_CHANCE = 0.02
# How many sentences with figures back, and how many of their figures, are looked at.
_BACK = 4
_FEW = 6
_FINE = Fraction(1, 10_000)
# One last place of a share that tells beside others, beside the share.
_FINE_SHARE = 1 / 50
_NEAR = 14
# A rate that two digits hardly tell.
_SMALL = 1 / 10
# How much more than its target may be done.
_MOST_DONE = 2
_LONGEST_RUN = 14
# Parts of a structure a:b:c.
_MOST_MEMBERS = 7
_LONGEST_NUMERATOR = 4
_OF_WHOLES = frozenset({"rate", "share", "plain", "reach", "total", "target"})
_OF_A_PART = frozenset({"rate", "share"})
_OF_CHANGE = frozenset({"rise", "fall"})
_TURNED = frozenset({"up", "down"})
# The roles that other figures explain.
EXPLAINED = frozenset({"rate", "delta", "points", "mean", "times", "ratio"})
_JOINTS = frozenset({"、", "和", "与", "及", ",", "以及"})
_TIMES = "倍"
# The values that may be told together.
_PARTS = frozenset({"plain", "total", "added", "rest"})
# What a value is compared with.
_AGAINST = frozenset({"base", "target"})


class Reading(NamedTuple):
    """One way to explain a figure: kind of claim and identity, who plays which role, how probably it fits by chance.

    ``structural``: words or neighbours tell who plays which role, so that a figure cut off instead of rounded says enough.
    """

    kind: Kind
    identity: str
    cast: Cast
    chance: float
    verdict: Verdict = Verdict.CONSISTENT
    structural: bool = False


Readings = Iterator[Reading]


def agreements(context: Context, scene: Scene, explained: set[int]) -> Readings:
    """What explains the figures of ``scene`` that begin (in the source) at no place of ``explained``."""
    here = _Surroundings(context, scene)
    for term in scene.terms:
        if not term.value.soft and term.value.bounded and term.printed > 0 and term.place not in explained:
            for family in _families(term):
                if (reading := _believed(family(here, term))) is not None:
                    yield reading
                    break
            else:
                if term.cue in _OF_A_PART and 0 < term.printed < 1:
                    context.withhold("share", *_told_casts(here, term))
    yield from _sums(here)


def _is_of_target(rate: Term) -> bool:
    """占预算的102.6%, 完成106.30%, 为限额的98.1%."""
    return rate.printed <= _MOST_DONE and (
        lexicon.said("OF_A_TARGET").search(rate.lead) is not None or lexicon.said("FULFILS").match(rate.own) is not None
    )


def _families(term: Term) -> Iterator[Callable[[_Surroundings, Term], Readings]]:
    """The sets of readings that a figure of this cue may have, each with a chance of its own."""
    if term.kind == "PERCENT":
        if _is_of_target(term):
            yield _progress
        if term.cue in _OF_CHANGE:
            before = term.scene.terms[term.index - 1].end if term.index else term.scene.start
            if not lexicon.pattern("growth", "real").search(term.scene.text, before, term.start) and not lexicon.pattern(
                "growth", "real"
            ).search(term.lead):
                yield from (_pairwise_growth, _implied, _growth)
        elif term.printed <= 1 and (
            term.cue in _OF_WHOLES or (term.cue in _TURNED and lexicon.said("SHARE_TURNED").search(term.lead))
        ):
            yield from _OF_A_WHOLE if own_whole(term) is None else (_of_told_whole,)
    elif term.kind == "RATIO":
        yield from (_structure, _ratio_to_one)
    elif term.kind == "POINT" and term.cue in _OF_CHANGE:
        yield _points
    elif term.kind == "AMOUNT":
        if term.dimension == _TIMES or (not term.dimension and "比" in term.lead):
            yield _multiples
        elif not term.dimension:
            return
        elif lexicon.said("PER_MANY").search(term.own):
            yield _per_many
        elif term.cue == "mean" or "均" in term.own or "每" in term.own or "/" in term.dimension:
            yield _means
        elif term.cue in _OF_CHANGE or term.cue == "added" or _follows_turn(term) or lexicon.said("CHANGE").search(term.own):
            yield _changes


def _follows_turn(term: Term) -> bool:
    """«由41个整合至28个，关停13个»: right behind an old and a new value."""
    if term.index < 2:
        return False
    old, new = term.scene.terms[term.index - 2 : term.index]
    return old.cue == "base" and new.cue in ("up", "down") and old.dimension == new.dimension == term.dimension


def _believed(readings: Iterable[Reading]) -> Reading | None:
    """The first reading that holds before chance explains it as well."""
    chance = 0.0
    for reading in readings:
        chance += reading.chance
        if chance > _MOST_CHANCE:
            return None
        values = {role: [t.value for t in terms] for role, terms in reading.cast.items()}
        verdict = judge(identity(reading.identity), values)
        fine = reading.structural or any(map(_is_fine, reading.cast.get("rate", ())))
        if verdict is Verdict.CONSISTENT or (verdict is Verdict.ROUNDING and fine):
            return reading._replace(verdict=verdict)
    return None


def _is_fine(term: Term) -> bool:
    """Whether a per cent is printed to two decimals, so that even one that was cut off says enough."""
    return term.kind == "PERCENT" and term.value.step <= _FINE


class _Surroundings:
    """The values around a sentence, in the order of the text: some sentences back to its end."""

    def __init__(self, context: Context, scene: Scene) -> None:
        self.context, self.scene = context, scene
        at = context.position[id(scene)]
        self.scenes = context.scenes[max(0, at - _BACK) : at + 1]
        self.addends = [t for s in self.scenes for t in context.values(s)]
        self.terms = [t for t in self.addends if not t.zero]
        self._first = next((n for n, t in enumerate(self.terms) if t.scene is scene), len(self.terms))

    def near(self, term: Term) -> list[Term]:
        """Values before ``term``, nearest first, then the next two behind it in its sentence; these first where it explains them:
        «26.3%，即在2614件中有687件»."""
        at = self._first
        while at < len(self.terms) and self.terms[at].end <= term.start:
            at += 1
        behind = [t for t in self.terms[at : at + 3] if t is not term]
        before = [*islice(reversed(self.terms[:at]), _NEAR)]
        explains = lexicon.said("EXPLAINS").match(term.scene.text, term.end, term.scene.end)
        return [*behind[:2], *before] if explains else [*before, *behind[:2]]


def _pairs(terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """All ordered pairs of one unit, those of near figures first."""
    count = len(terms)
    for reach in range(1, 2 * count - 2):
        for first in range(max(0, reach - count + 1), min(count, reach + 1)):
            second = reach - first
            if first != second and terms[first].dimension == terms[second].dimension:
                yield terms[first], terms[second]


class _Ratio:
    """Readings of a printed ratio; those that are clearly off only add their chance to the next one."""

    def __init__(self, printed: Term, kind: Kind, chance: Callable[[float, float], float]) -> None:
        self.printed, self.size, self.own = printed, printed.size, printed.width
        self.kind, self.chance, self.passed = kind, chance, 0.0
        self.reach = 1.01 if _is_fine(printed) else 0.51  # 12.34% may have been cut off

    def reading(self, formula: str, cast: Cast, ratio: float, spread: float) -> Reading | None:
        """The reading, where ``ratio`` with its relative ``spread`` meets the print."""
        width = self.own * self.size + ratio * spread
        self.passed += self.chance(width, self.size)
        if self.passed <= _MOST_CHANCE and abs(self.size - ratio) <= self.reach * width + 1e-9 * ratio:
            chance, self.passed = self.passed, 0.0
            return Reading(self.kind, formula, cast, chance)
        return None

    @property
    def exhausted(self) -> bool:
        """Whether one may as well stop."""
        return self.passed > _MOST_CHANCE


def _share(rate: Term) -> _Ratio:
    """Readings of a rate as the share that something has of something else."""
    return _Ratio(rate, "share", _chance_of_share if _is_told(rate) else _chance_of_alien_share)


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
    return (rate.cue != "rate" and rate.cue not in _TURNED) or not lexicon.pattern("rates", "off_text").search(rate.lead)


def _chance_of_growth(width: float, printed: float) -> float:
    """Most figures of neighbouring years lie within a third of each other."""
    return max(2 * width, width / printed / 7)


def _siblings(term: Term) -> tuple[int, int]:
    """How many figures of one kind are joined (a、b和c), and which of them ``term`` is."""
    terms, text = term.scene.terms, term.scene.text
    first = last = term.index
    while first and terms[first - 1].kind == term.kind and text[terms[first - 1].end : terms[first].start] in _JOINTS:
        first -= 1
    while (
        last + 1 < len(terms) and terms[last + 1].kind == term.kind and text[terms[last].end : terms[last + 1].start] in _JOINTS
    ):
        last += 1
    return last - first + 1, term.index - first


def _groups(here: _Surroundings, rate: Term) -> tuple[list[Term], list[Term], list[Term]] | None:
    """For one of n joined rates: the n values before them, the n before those, and everything before the first n."""
    count, place = _siblings(rate)
    if count < 2:
        return None
    first = rate.scene.terms[rate.index - place]
    before = [t for t in here.near(first) if t.scene is not first.scene or t.start < first.start]
    if not before:
        return None
    unit = [t for t in before if t.dimension == before[0].dimension]
    if len({t.dimension for t in before[:count]}) == count:
        unit = before  # 6期、1352人次，分别占a%和b%
    nearest, further = unit[:count][::-1], unit[count : 2 * count][::-1]
    return (nearest, further, unit[count:]) if len(nearest) == count else None


def _named_shares(here: _Surroundings, rate: Term) -> Readings:
    """«X占Y的p%»: the figures that X and Y call, anywhere before, one of them at least."""
    if not 0 < rate.printed < 1:
        return
    match = lexicon.said("SHARE_NAME").search(rate.scene.text[max(rate.scene.start, rate.run - 24) : rate.start])
    called = [*islice(here.context.all_called(match[1], rate), _FEW)] if match else []
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
        wholes = _Surroundings(here.context, part.scene).near(part)
    else:
        wholes = [*here.context.akin(match[1], rate)] if match else []
    ratio = _Ratio(rate, "share", _chance_of_share)
    if match and (place := lexicon.said("OF_THE_PLACE").fullmatch(match[1])):
        parts = [t for t in near[:4] if t.scene is rate.scene][:1]
        wholes = [t for t in here.context.before(rate) if place[1] in t.lead and parts and t.grams & parts[0].grams][:_FEW]
        ratio.reach = 1.01
    for a in parts:
        for b in wholes:
            if a.dimension == b.dimension and a.printed < b.printed and a.value.bounded and b.value.bounded:
                cast: Cast = {"rate": (rate,), "part": (a,), "whole": (b,)}
                if found := ratio.reading("rate == part / whole", cast, a.size / b.size, a.width + b.width):
                    yield found._replace(structural=ratio.reach > 1)


def _pairwise_shares(here: _Surroundings, rate: Term) -> Readings:
    """«A a件、B b件、C c件，分别占p%、q%和r%»: the n-th rate is of the n-th part."""
    groups = _groups(here, rate)
    if groups is None or not 0 < rate.printed < 1:
        return
    part = groups[0][_siblings(rate)[1]]
    wholes = [t for t in groups[2] if t.dimension == part.dimension]
    ratio = _Ratio(rate, "share", _chance_of_share)
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
        if _siblings(rate)[1] or (groups := _groups(_Surroundings(context, scene), rate)) is None:
            continue
        parts = groups[0]
        rates = scene.terms[rate.index : rate.index + len(parts)]
        best, most = None, max(1, len(parts) - 2)
        for whole in groups[2]:
            if whole.dimension == parts[0].dimension and whole.size > max(p.size for p in parts) and whole.value.bounded:
                holding = sum(
                    judge(_OF_WHOLE, {"rate": [r.value], "part": [p.value], "whole": [whole.value]}).holds
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
    before = [t for t in reversed(_Surroundings(context, scene).terms) if t.scene is not scene or t.start < parts[0].start]
    name = lexicon.said("SHARE_NAME").search(scene.text, shares[0].run, shares[0].start)
    behind = [t for t in behind[:_FEW] if name is None or lexicon.grams(name[1]) & t.grams]
    listing = parts[0].list
    heads = [t for t in before if t.scene is scene and listing is not None and t.end <= listing.start]
    for whole in [t for t in heads if t.dimension == parts[0].dimension] or [*before[:_NEAR], *behind]:
        if whole.dimension == parts[0].dimension and whole.size > max(p.size for p in parts) and whole.value.bounded:
            values = ({"rate": [r.value], "part": [p.value], "whole": [whole.value]} for r, p in zip(shares, parts, strict=True))
            if all(judge(_OF_WHOLE, one).holds for one in values):
                yield from ((rate, whole) for rate in shares)
                return


def _is_bare(share: Term) -> bool:
    """Whether a share names no whole: 占, 比重为."""
    return lexicon.said("BARE_SHARE").fullmatch(told_share(share)) is not None


def parts_of(context: Context, first: Term) -> list[Term] | None:
    """For the first of several joined shares as many values before them; None for any other."""
    count, place = _siblings(first)
    groups = _groups(_Surroundings(context, first.scene), first) if count > 1 and not place else None
    return None if groups is None else groups[0]


def _sibling_shares(here: _Surroundings, rate: Term) -> Readings:
    """«A132件、占46.15%，…，B8件、占2.80%»: of what the shares beside are of, though it was cut off instead of rounded."""
    if not 0 < rate.printed < 1 or rate.cue != "share":
        return
    groups = _groups(here, rate)
    part = groups[0][_siblings(rate)[1]] if groups is not None else _part_before(rate)
    if part is None:
        return
    ratio = _Ratio(rate, "share", _chance_of_share)
    ratio.reach = 1.01
    for whole in islice(here.context.wholes(rate), _FEW):
        if part is not whole and part.dimension == whole.dimension and part.printed < whole.printed and whole.value.bounded:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            if found := ratio.reading("rate == part / whole", cast, part.size / whole.size, part.width + whole.width):
                yield found._replace(structural=True)


def _shares_told_behind(here: _Surroundings, rate: Term) -> Readings:
    """«采纳率81.8%，采纳9件», «民生支出占79.8%，达360.9亿元»: of the figure right behind, any whole before."""
    terms = rate.scene.terms
    if not 0 < rate.printed < 1 or rate.index + 1 == len(terms):
        return
    part = terms[rate.index + 1]
    own, name = part.own.lstrip(",(").removeprefix("其中"), rate_name(rate)
    alike = len(name) >= 2 and name[-2:] in own and not lexicon.said("DENIED").search(own)
    if not part.is_value or not part.printed or not (alike or lexicon.said("TOLD_BEHIND").fullmatch(own)):
        return
    ratio = _Ratio(rate, "share", _chance_of_share) if alike else _share(rate)
    for whole in here.near(rate):
        if whole is not part and whole.dimension == part.dimension and part.printed < whole.printed:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            if found := ratio.reading("rate == part / whole", cast, part.size / whole.size, part.width + whole.width):
                yield found


def _composed_shares(here: _Surroundings, rate: Term) -> Readings:
    """«予以公开和部分公开合计占46.8%», «直接纠错率18.0%», «这三类占87.2%»: of what the words name together, any whole before."""
    if not 0 < rate.printed < 1:
        return
    ratio = _Ratio(rate, "share", _chance_of_share)
    for cast in _composed(here, rate):
        parts, whole = cast["parts"], cast["whole"][0]
        spread = sum(p.width for p in parts) + whole.width
        if found := ratio.reading(_OF_SUM, cast, sum(p.size for p in parts) / whole.size, spread):
            yield found
        if ratio.exhausted:
            return


def _composed(here: _Surroundings, rate: Term) -> Iterator[Cast]:
    """What a rate is said to be of together, and each whole before that it may be of."""
    if not (parts := _named_together(here, rate)):
        return
    total, at = sum(p.size for p in parts), here.terms.index(parts[-1])
    before = [t for t in [*reversed(here.terms[:at]), *here.terms[at:]] if t.scene is not rate.scene or t.start < rate.start]
    for whole in before[: 2 * _NEAR]:
        if whole.dimension == parts[0].dimension and whole.size > total and whole not in parts:
            yield {"rate": (rate,), "parts": parts, "whole": (whole,)}


def _told_casts(here: _Surroundings, rate: Term) -> Iterator[tuple[str, Cast]]:
    """What the words say that a share is of, though it is not."""
    for cast in islice(_composed(here, rate), 1):
        yield _OF_SUM, cast
    name = lexicon.said("SHARE_NAME").search(rate.scene.text, rate.run, rate.start)
    part = _part_before(rate) if rate.cue == "share" else None
    whole = here.context.called(name[1], rate) if name is not None and part is not None else None
    if part is not None and whole is not None and part.dimension == whole.dimension and part.printed < whole.printed:
        yield _OF_WHOLE.text, {"rate": (rate,), "part": (part,), "whole": (whole,)}


def _named_together(here: _Surroundings, rate: Term) -> list[Term]:
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


def _attached_shares(here: _Surroundings, rate: Term) -> Readings:
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


def _of_told_whole(here: _Surroundings, rate: Term) -> Readings:
    """«…相当于年初预算165亿元的99.04%»: of the whole right before, any value before it, nearest first."""
    if not 0 < rate.printed <= 2 or rate.printed == 1 or not rate.index:
        return
    whole = own_whole(rate)
    if whole is None or not whole.printed or not whole.value.bounded or not whole.dimension:
        return
    ratio = _Ratio(rate, "share", _chance_of_share)
    for part in here.context.before(whole):
        if part.dimension == whole.dimension and part.printed and part.value.bounded and part is not whole:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            if found := ratio.reading("rate == part / whole", cast, part.size / whole.size, part.width + whole.width):
                yield found
            if ratio.exhausted:
                return


def _progress(here: _Surroundings, rate: Term) -> Readings:
    """«批准的收入为86500万元，实际完成88742万元，占预算的102.6%»: of what was to be done, most of which is done."""
    ratio = _Ratio(rate, "progress", lambda width, printed: 5 * width)
    for done, target in _pairs(here.near(rate)):
        if done.scene is rate.scene or target.scene is rate.scene:
            cast: Cast = {"rate": (rate,), "done": (done,), "target": (target,)}
            if found := ratio.reading("rate == done / target", cast, done.size / target.size, done.width + target.width):
                yield found
        if ratio.exhausted:
            return


def _far_shares(here: _Surroundings, rate: Term) -> Readings:
    """«60岁以上人口26402万人，占18.70%»: of the figure right before, any larger one of the report that shares its words."""
    if not 0 < rate.printed < 1 or not rate.index or rate.cue != "share":
        return
    part = rate.scene.terms[rate.index - 1]
    ratio = _Ratio(rate, "share", _chance_of_share)
    before = list(here.context.before(part)) if part.is_value and part.printed else []
    before.sort(key=lambda t: not part.grams & t.grams)
    for whole in before:
        if same_unit(part, whole) and part.size < whole.size and whole.value.bounded:
            cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
            if found := ratio.reading("rate == part / whole", cast, part.size / whole.size, part.width + whole.width):
                yield found
            if ratio.exhausted:
                return


def _shares(here: _Surroundings, rate: Term) -> Readings:
    """rate = part / whole; 100% of what is told twice."""
    near = here.near(rate)
    denied = rate.cue == "rate" and rate_name(rate).startswith("不")  # 不捕率 is not of those who were
    if rate.printed == 1:
        for part, whole in islice(_pairs(near), 2):
            if part.printed == whole.printed >= 3 and part.scene is rate.scene and part.index == rate.index - 1:
                cast: Cast = {"rate": (rate,), "part": (part,), "whole": (whole,)}
                yield Reading("share", "rate == part / whole", cast, whole.fineness / 20)
        return
    if rate.printed <= 0:
        return
    ratio = _share(rate)
    for part, whole in _pairs(near):
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


def _shares_of_sums(here: _Surroundings, rate: Term) -> Readings:
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
                and _of_one_thing(whole, *parts)
            ):
                cast: Cast = {"rate": (rate,), "parts": parts, "whole": (whole,)}
                spread = sum(t.width for t in (*parts, whole))
                if found := ratio.reading("rate == sum(parts) / whole", cast, total / whole.size, spread):
                    yield found
                if ratio.exhausted:
                    return


def _complements(here: _Surroundings, rate: Term) -> Readings:
    """rate = part / (part + other); rate = (whole - rest) / whole."""
    if not 0 < rate.printed < 1:
        return
    ratio, told = _share(rate), _part_before(rate) if rate.cue == "share" else None
    for part, other in _pairs(here.near(rate)):
        if told is not None and part is not told and not part.grams & rate.grams:
            continue
        if not _of_one_thing(part, other) or (rate.cue == "rate" and other.scene is not part.scene):
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
_OF_A_WHOLE = (
    _sibling_shares, _composed_shares, _shares_told_behind, _named_shares, _pairwise_shares, _attached_shares, _of_told_whole,
    _shares, _shares_of_sums, _complements, _far_shares,
)  # fmt: skip


def _of_one_thing(*terms: Term) -> bool:
    """Whether nothing says that 个 counts different things: 164个站点, 584个港口."""
    tails = {t.tail[-2:] for t in terms if t.dimension == "个" and t.tail}
    return len(tails) < 2


def _neighbours(near: Sequence[Term]) -> Iterator[Sequence[Term]]:
    """Runs of one unit that may be added, the nearest first: two, then three …"""
    by_unit: dict[str, list[Term]] = {}
    for term in near:
        by_unit.setdefault(term.dimension, []).append(term)
    for count in range(2, _LONGEST_NUMERATOR + 1):
        for run in by_unit.values():
            for first in range(min(3, len(run) - count)):
                yield run[first : first + count][::-1]


def _pairwise_growth(here: _Surroundings, rate: Term) -> Readings:
    """«较上年的a、b分别减少x%和y%»: the n-th rate is of the n-th new and old value, or change."""
    groups = _groups(here, rate)
    if groups is None:
        return
    count, place = _siblings(rate)
    last = rate.scene.terms[rate.index - place + count - 1]
    bases = [t for t in rate.scene.terms[last.index + 1 : last.index + 1 + count] if t.cue == "base" or t.list is None]
    if len(bases) == count == len(groups[0]) and bases[0].cue == "base" and all(map(_comparable, bases, groups[0])):
        yield from _growth_of(rate, groups[0][place], bases[place], _Ratio(rate, "growth", _chance_of_growth))
    if len(groups[1]) != len(groups[0]):
        return
    near, far = groups[0][place], groups[1][place]
    for new, old in ((near, far), (far, near)):
        yield from _growth_of(rate, new, old, _Ratio(rate, "growth", _chance_of_growth))
    yield from _implied_of(rate, near, far, _Ratio(rate, "implied", _chance_of_growth))


def _comparable(a: Term, b: Term) -> bool:
    return a.kind == b.kind and a.dimension == b.dimension


def _growth(here: _Surroundings, rate: Term) -> Readings:
    """rate = (new - old) / old."""
    ratio = _Ratio(rate, "growth", _chance_of_growth)
    for new, old in _pairs(here.near(rate)):
        yield from _growth_of(rate, new, old, ratio)
        if ratio.exhausted:
            return


def _growth_of(rate: Term, new: Term, old: Term, ratio: _Ratio) -> Readings:
    up = rate.cue == "rise"
    if rate.printed > 0 and (new.printed > old.printed) is up and new.printed != old.printed and new.cue != "base":
        growth = abs(new.size - old.size) / old.size
        spread = (new.width + old.width) * (1 + growth) / growth
        cast: Cast = {"rate": (rate,), "new": (new,), "old": (old,)}
        if found := ratio.reading("rate == (new - old) / old" if up else "rate == (old - new) / old", cast, growth, spread):
            yield found


def _implied(here: _Surroundings, rate: Term) -> Readings:
    """rate from the new value and the change that stands beside the rate."""
    ratio = _Ratio(rate, "implied", _chance_of_growth)
    beside = rate.scene.terms[max(0, rate.index - 4) : rate.index + 2]
    for delta in reversed([t for t in beside if t.kind == "AMOUNT" and t.cue in (rate.cue, "added") and t.value.bounded]):
        for new in here.near(rate):
            if new is not delta:
                yield from _implied_of(rate, delta, new, ratio)
            if ratio.exhausted:
                return


def _implied_of(rate: Term, delta: Term, new: Term, ratio: _Ratio) -> Readings:
    up = rate.cue == "rise"
    base = new.size - delta.size if up else new.size + delta.size
    if rate.printed > 0 and new.dimension == delta.dimension and new.cue != "base" and base > 0 and delta.printed > 0:
        cast: Cast = {"rate": (rate,), "delta": (delta,), "new": (new,)}
        formula = "rate == delta / (new - delta)" if up else "rate == delta / (new + delta)"
        if found := ratio.reading(formula, cast, delta.size / base, delta.width + new.width):
            yield found


def _points(here: _Surroundings, points: Term) -> Readings:
    """points = the difference of two per cents of the sentence; of two growths where one is faster than the other."""
    compared = lexicon.said("FASTER").search(points.own) is not None
    if lexicon.said("THAN_ELSEWHERE").search(points.own):
        return  # 低于全国0.3个百分点: the other one is not told
    percents = [
        t
        for t in points.scene.terms
        if t.kind == "PERCENT"
        and t.value.bounded
        and ((t.cue not in _OF_CHANGE and t.cue != "yearly") or compared or t.index == points.index - 1)
    ]
    percents.sort(key=lambda t: abs(t.index - points.index))
    width = points.width * points.size
    formula = "points == new - old" if points.cue == "rise" else "points == old - new"
    pairs = sorted(_pairs(percents[:4]), key=lambda pair: abs(pair[0].printed - pair[1].printed) != points.printed)
    for new, old in pairs:
        if new.printed != old.printed and (new.printed > old.printed) is (points.cue == "rise"):
            spread = 10 * (width + float(new.value.step + old.value.step) / 2)
            yield Reading("change", formula, {"points": (points,), "new": (new,), "old": (old,)}, spread)


def _changes(here: _Surroundings, delta: Term) -> Readings:
    """delta = new - old, or the other way round."""
    step = max(delta.width, delta.fineness)
    near = [t for t in here.near(delta) if t.dimension == delta.dimension]
    # 比上年末的352个减少34个: against what stands right before, anything.
    against = [t for t in near if t.scene is delta.scene and t.index == delta.index - 1 and t.cue in _AGAINST]
    pairs = [(new, old) for old in against for new in near if new is not old] if against else _pairs(near)
    for new, old in pairs:
        more, less = (new, old) if new.printed > old.printed else (old, new)
        if more.printed > less.printed and (against or new is more):
            width = step + more.size / delta.size * (more.width + less.width)
            cast: Cast = {"delta": (delta,), "more": (more,), "less": (less,)}
            tied = abs(new.index - old.index) <= 2 and new.scene is old.scene and not _AGAINST.isdisjoint((new.cue, old.cue))
            yield Reading("change", "delta == more - less", cast, width / (10 if tied or against else 2))


def _multiples(here: _Surroundings, times: Term) -> Readings:
    """times = new / old."""
    ratio = _Ratio(times, "ratio", lambda width, printed: width / printed / 4)
    for new, old in _pairs(here.near(times)):
        if new.printed > old.printed and new.dimension != _TIMES:
            cast: Cast = {"times": (times,), "new": (new,), "old": (old,)}
            if found := ratio.reading("times == new / old", cast, new.size / old.size, new.width + old.width):
                yield found
            if ratio.exhausted:
                return


def _per_many(here: _Surroundings, mean: Term) -> Readings:
    """«每千人口执业医师2.97人»: of the nearest figures in its unit, over the population that the report tells."""
    match = lexicon.said("PER_MANY").search(mean.own)
    assert match is not None
    many = Assumed({"百": 100, "千": 1000, "万": 10_000, "十万": 100_000}[match[1]])
    behind = mean.scene.terms[mean.index + 1 : mean.index + 3]
    people = [t for t in (*behind, *here.context.before(mean)) if t.dimension == "人" and "常住人口" in t.own][:_FEW]
    for total in here.near(mean)[:_FEW]:
        for population in people:
            if total.dimension == mean.dimension and total is not population and population.printed:
                cast: Cast = {"mean": (mean,), "total": (total,), "many": (many,), "population": (population,)}
                yield Reading("ratio", "mean == total * many / population", cast, mean.width)


def _structure(here: _Surroundings, share: Term) -> Readings:
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
    found = [t for t in islice(before, _NEAR) if t.printed and t.value.bounded][::-1]
    for n in range(len(found) - count - 1, -1, -1):
        whole, *parts = some = found[n : n + count + 1]
        if len({t.dimension for t in some}) == 1 and abs(sum(p.size for p in parts) - whole.size) < whole.size / 500:
            yield some
            return


def _ratio_to_one(here: _Surroundings, ratio: Term) -> Readings:
    """«生师比16.36:1», «医护比1:1.20»: of two values before."""
    terms, at = ratio.scene.terms, ratio.index
    if ratio.printed == 1 or ratio.value.step == 0:
        return
    beside = [t for t in (*terms[max(0, at - 1) : at], *terms[at + 1 : at + 2]) if t.kind == "RATIO" and t.printed == 1]
    for a, b in _pairs(here.near(ratio)) if beside else ():
        quotient = _Ratio(ratio, "ratio", lambda width, printed: width / printed / 4)
        if found := quotient.reading(
            "ratio == a / b", {"ratio": (ratio,), "a": (a,), "b": (b,)}, a.size / b.size, a.width + b.width
        ):
            yield found


def _means(here: _Surroundings, mean: Term) -> Readings:
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


def _sums(here: _Surroundings) -> Readings:
    """Wholes and the runs of neighbours of one sentence that add up to them, one of the two in ``here.scene``."""
    by_unit: dict[str, list[Term]] = {term.dimension: [] for term in here.context.values(here.scene)}
    for term in here.addends:
        past = term.cue == "base" or lexicon.said("OF_LAST_YEAR").match(term.own) is not None
        if term.dimension in by_unit and not term.value.soft and not past:
            by_unit[term.dimension].append(term)
    changes: dict[tuple[str, str], list[Term]] = {}
    for scene in here.scenes:
        for term in scene.terms:
            if term.cue in _OF_CHANGE and term.kind == "AMOUNT" and term.dimension and term.value.bounded and not term.value.soft:
                changes.setdefault((term.cue, term.dimension), []).append(term)
    for terms in changes.values():
        if len(terms) >= 3 and terms[-1].scene is here.scene:
            yield from _Addition(here.scene, terms).readings()
    for terms in by_unit.values():
        if len(terms) >= 3 and terms[-1].scene is here.scene:
            yield from _Addition(here.scene, terms).readings()
            yield from _topped_up(here.context, [t for t in terms if not t.zero], here.scene)
            yield from _balances([t for t in terms if t.scene is here.scene and not t.zero])


def _topped_up(context: Context, terms: Sequence[Term], scene: Scene) -> Readings:
    """«收入100万元…。加上补助20万元、结转5万元，收入总计125万元»: what a total adds to a figure some way before."""
    said = lexicon.said("TOPPED_UP")
    for first, term in enumerate(terms):
        if term.scene is not scene or not first or not said.match(term.own):
            continue
        last = first + 1
        while last < len(terms) and terms[last].scene is scene and not lexicon.said("IN_ALL").search(terms[last].own):
            last += 1
        if last == len(terms) or terms[last].scene is not scene:
            return
        whole, added = terms[last], terms[first:last]
        chance = 0.0
        heads = terms[max(0, first - _NEAR) : first][::-1]
        # 收到47件，其中网络29件。加上上年结转3件: what is told of all first
        for head in sorted(heads, key=lambda head: head.list is not None):
            parts = [head, *added]
            chance += max(whole.fineness, sum(t.size * t.width for t in (whole, *parts)) / whole.size) / 2
            if chance > _MOST_CHANCE:
                break
            if judge(_SUM, {"whole": [whole.value], "parts": [p.value for p in parts]}) is Verdict.CONSISTENT:
                yield Reading("sum", _SUM.text, {"whole": (whole,), "parts": parts}, chance)
                break
            context.withhold("sum", (_SUM.text, {"whole": (whole,), "parts": parts}))


def _balances(terms: Sequence[Term]) -> Readings:
    """Four neighbours of a sentence, two of which make as much as the other two: 期初 + 收入 = 支出 + 期末."""
    for first in range(len(terms) - 3):
        a, b, c, d = terms[first : first + 4]
        stock = lexicon.said("STOCK")
        if len({t.printed for t in (a, b, c, d)}) < 4 or not any(stock.search(t.lead + t.tail) for t in (a, b, c, d)):
            continue
        chance = 3 * sum(max(t.width, t.fineness) for t in (a, b, c, d)) / 4
        if sum(stock.search(t.lead + t.tail) is not None for t in (a, b, c, d)) > 1:
            chance /= 4
        for left, right in (((a, b), (c, d)), ((a, c), (b, d)), ((a, d), (b, c))):
            cast: Cast = {"opening": left[:1], "inflow": left[1:], "outflow": right[:1], "closing": right[1:]}
            values = {role: [t.value for t in found] for role, found in cast.items()}
            if chance <= _MOST_CHANCE and judge(_BALANCE, values) is Verdict.CONSISTENT:
                yield Reading("balance", _BALANCE.text, cast, chance)


class _Addition:
    """The values of one unit around a sentence, and which of them are the sum of others."""

    def __init__(self, scene: Scene, terms: list[Term]) -> None:
        self.scene, self.terms = scene, terms
        self.values = [t.size for t in terms]  # they add up fast; judged exactly below
        self.sums = [0, *accumulate(self.values)]
        self.spreads = [0.0 if t.zero else max(t.fineness, t.width) for t in terms]
        # A whole has to be large enough for its last place to say something.
        wholes = [at for at, spread in enumerate(self.spreads) if 0 < spread <= 8 * _MOST_CHANCE]
        wholes.sort(key=self.values.__getitem__)
        self.everywhere = [(self.values[at], at) for at in wholes]
        self.here = [(value, at) for value, at in self.everywhere if terms[at].scene is scene]
        self.taken: set[int] = set()

    def readings(self) -> Readings:
        """Sums of a sentence before that a figure of this one gives, then those of this sentence."""
        begin = 0
        while begin < len(self.terms):
            end = begin
            while end < len(self.terms) and self.terms[end].scene is self.terms[begin].scene:
                end += 1
            end = min(end, begin + _LONGEST_RUN)
            wholes = self.everywhere if self.terms[begin].scene is self.scene else self.here
            if wholes:
                for picked in self._selections(begin, end):
                    if (found := self._reading(picked, 1, wholes)) is not None:
                        yield found
                largest = wholes[-1][0] + wholes[-1][0] / 100
                for first, last in _runs(begin, end):
                    if self.sums[last] - self.sums[first] <= largest:
                        natural = _parted(self.terms, first), _parted(self.terms, last)
                        if (found := self._reading(range(first, last), last - first, wholes, natural)) is not None:
                            yield found
            begin += end - begin or 1

    def _selections(self, begin: int, end: int) -> Iterator[Sequence[int]]:
        """Figures of one sentence that belong together though others stand between: those that head its parts, those whose
        clauses end alike (支出决算), those outside an inner list."""
        places = range(begin, end)
        heads = [at for at in places if at == begin or self.terms[at].segment != self.terms[at - 1].segment]
        outer = [at for at in places if (listed := self.terms[at].list) is None or listed.kind != "consists"]
        by_end: dict[str, list[int]] = {}
        for at in places:
            by_end.setdefault(self.terms[at].lead.rstrip("为达共是")[-2:], []).append(at)
        for picked in (heads, heads[1:], outer, outer[1:], *by_end.values()):
            if 2 <= len(picked) < end - begin:
                yield picked

    def _reading(
        self, picked: Sequence[int], tries: int, wholes: list[tuple[float, int]], natural: tuple[bool, bool] = (True, True)
    ) -> Reading | None:
        terms, total = self.terms, sum(self.values[at] for at in picked)
        if self.taken.issuperset(picked):
            return None
        slack, first, last = total / 100, picked[0], picked[-1]
        for _, at in wholes[bisect_left(wholes, (total - slack, 0)) : bisect_right(wholes, (total + slack, len(terms)))]:
            if first <= at <= last or at in self.taken:
                continue
            gap = first - at if at < first else at - last
            certain = (natural[0] or at == first - 1) and (natural[1] or at == last + 1)
            spread = self.spreads[at] + sum(self.values[n] / self.values[at] * terms[n].width for n in picked)
            chance = gap * (1 if certain else tries) * spread / 2
            carried = lexicon.said("CLOSING").search(terms[last].lead + terms[last].tail) is not None
            if carried or (gap == 1 and (certain or (at > last and terms[at].cue == "total"))):
                chance /= 4
            parts = [terms[n] for n in picked]
            whole_numbers = all(t.value.step in (0, 1) for t in (terms[at], *parts))
            if whole_numbers and terms[at].printed != sum(p.printed for p in parts):
                continue  # days are counted, though a day may be rounded
            if (
                chance <= _MOST_CHANCE
                and _of_one_thing(terms[at], *parts)
                and judge(_SUM, {"whole": [terms[at].value], "parts": [p.value for p in parts]}) is Verdict.CONSISTENT
            ):
                self.taken.update(picked)
                return Reading("sum", _SUM.text, {"whole": (terms[at],), "parts": parts}, chance)
        return None


_OF_SUM = "rate == sum(parts) / whole"
_OF_WHOLE = identity("rate == part / whole")
_SUM = identity("whole == sum(parts)")
_BALANCE = identity("opening + inflow == outflow + closing")


def _runs(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Every run [first, last) of two and more within [begin, end), longest first."""
    for length in range(end - begin, 1, -1):
        for first in range(begin, end - length + 1):
            yield first, first + length


def _parted(terms: list[Term], at: int) -> bool:
    """Whether a sentence, a list or a part between ； begins at ``at``."""
    if at in (0, len(terms)):
        return True
    before, behind = terms[at - 1], terms[at]
    return before.scene is not behind.scene or before.segment != behind.segment or before.list is not behind.list
