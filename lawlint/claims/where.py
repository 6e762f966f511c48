"""Where the figure that plays a role is sought: candidates, nearest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from lawlint.claims import lexicon
from lawlint.claims.evidence import change_of, outcomes_told, rate_name
from lawlint.claims.scene import ANY_LEVEL, LEVELS, Assumed, Listing, Scene, Term
from lawlint.exact.numerals import to_int
from lawlint.parsing.patterns import pattern
from lawlint.parsing.quantity import dimension

if TYPE_CHECKING:
    from lawlint.claims.binder import Context

Cast = Mapping[str, Sequence[Term]]
Where = Callable[["Context", Cast, "Term | Listing"], Iterator[Sequence[Term]]]

_LOOK_BACK = 2
_MOST_WHOLES = 8
_MOST_CALLED = 3
_MOST_OUTCOMES = 8
_MOST_NAMED = 40
_MOST_SPLIT = 2


def level(term: Term, kind: str = "AMOUNT", cues: frozenset[str] = LEVELS) -> bool:
    """Whether ``term`` is a value of its own: no change, no past value, no mean."""
    return term.kind == kind and (term.cue in cues or (term.settled_target and "plain" in cues))


def same_unit(a: Term, b: Term) -> bool:
    """Whether two figures can be compared; a scaled number without unit fits any where nothing but punctuation follows."""
    if a.dimension == b.dimension or (a.dimension == "" and a.zero) or (b.dimension == "" and b.zero):
        return True
    return ("*" in (a.dimension, b.dimension)) and all(not t.tail or t.dimension != "*" for t in (a, b))


def left(scene: Scene, at: int, depth: int) -> Iterator[Term]:
    """The figures before a place, nearest first, and in no deeper bracket."""
    for term in reversed(scene.terms):
        if term.end <= at and term.depth <= depth:
            yield term


def _some(limit: int, *places: Iterable[Term]) -> Iterator[Sequence[Term]]:
    """The first ``limit`` figures of the first place that has any."""
    for place in places:
        if found := list(islice(place, limit)):
            yield from ((term,) for term in found)
            return


def _backwards(scenes: Iterable[Scene]) -> Iterator[Term]:
    return (term for scene in scenes for term in reversed(scene.terms))


def nearest(limit: int = 1, kind: str = "AMOUNT", cues: frozenset[str] = LEVELS, back: bool = False) -> Where:
    """Values left of the anchor in its sentence; with ``back`` in the sentence before if it has no figure in front."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        here = (t for t in left(anchor.scene, anchor.start, anchor.depth) if level(t, kind, cues))
        earlier = (t for t in _backwards(context.back(anchor.scene, 1)) if level(t, kind, cues)) if back else ()
        return _some(limit, here, islice(earlier, 1))

    return seek


def told_share(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What a share is of: «税收占比63%» the value named 税收, «占比63%» the nearest."""
    assert isinstance(anchor, Term)
    own = lexicon.noun(lexicon.said("SHARE_ON").sub("", anchor.lead))
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if level(term) and (not own or term.lead == anchor.lead or re.search(f"(?<![非不未]){re.escape(own)}", term.lead)):
            yield (term,)
            return


def nearest_or_whole(cues: frozenset[str]) -> Where:
    """The value left of the anchor; where it ends a list, also the whole of that list: 总预算…，其中：…，项目支出…，同比增加…."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        for (term,) in nearest(1, cues=cues)(context, cast, anchor):
            yield (term,)
            listing = term.list
            if listing is not None and len(listing.items) > 1 and term is listing.items[-1]:
                yield from islice(head()(context, {}, listing), 1)

    return seek


def before(role: str, limit: int = 4, cues: frozenset[str] = LEVELS, back: bool = False) -> Where:
    """Values left of the figure that plays ``role``, in its unit; with ``back``, failing that, in the two sentences before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0]

        def fits(term: Term) -> bool:
            return level(term, first.kind, cues) and same_unit(term, first)

        earlier = _backwards(context.back(first.scene, _LOOK_BACK)) if back else ()
        return _some(
            limit, filter(fits, left(first.scene, first.start, first.depth)), (t for t in earlier if fits(t) and not t.depth)
        )

    return seek


def own(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The amount that the same cue took: 占 W 的 p%."""
    assert isinstance(anchor, Term)
    if anchor.index:
        term = anchor.scene.terms[anchor.index - 1]
        if term.run == anchor.run and term.cue == anchor.cue and term.kind == "AMOUNT":
            yield (term,)


def cued(cue: str, kind: str = "AMOUNT", limit: int = 1, back: bool = False) -> Where:
    """Figures left of the anchor that a certain cue opens; with ``back``, failing that, one of the sentence before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        def fits(term: Term) -> bool:
            return term.cue == cue and term.kind == kind

        earlier = _backwards(context.back(anchor.scene, 1)) if back else ()
        return _some(limit, filter(fits, left(anchor.scene, anchor.start, anchor.depth)), islice(filter(fits, earlier), 1))

    return seek


def cued_right(cue: str, kind: str) -> Where:
    """The next figure right of the anchor, if ``cue`` opens it."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        terms = anchor.scene.terms
        if anchor.index + 1 < len(terms):
            term = terms[anchor.index + 1]
            if (term.cue == cue or (cue == "*change" and term.cue in ("rise", "fall"))) and term.kind == kind:
                yield (term,)

    return seek


def cued_left(cue: str, kind: str) -> Where:
    """The figure right before the anchor, if ``cue`` opens it."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        if anchor.index:
            term = anchor.scene.terms[anchor.index - 1]
            if term.cue == cue and term.kind == kind and ";" not in anchor.scene.between(term.end, anchor.start):
                yield (term,)

    return seek


def paired_change(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """For the n-th of several rates the n-th of as many changes before them: 分别增加9亿元、7亿元，增长7.5%、8.5%."""
    assert isinstance(anchor, Term)
    if pair := _pair(anchor):
        yield (pair[1],)


def paired_value(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The n-th of as many values before the changes."""
    assert isinstance(anchor, Term)
    if pair := _pair(anchor):
        yield (pair[0],)


def _pair(rate: Term) -> tuple[Term, Term] | None:
    """The value and the change that one of several rates is of: «A a件、B b件，分别减少x件、y件，下降p%、q%»."""
    terms, last = rate.scene.terms, rate.index
    while last and terms[last].kind == "PERCENT" and terms[last].cue == rate.cue:
        last -= 1
    first = last
    while first and terms[first - 1].run == terms[last].run and terms[first - 1].kind == "AMOUNT":
        first -= 1
    count, place = last + 1 - first, rate.index - last - 1
    values, changes, rates = (terms[max(0, at) : at + count] for at in (first - count, first, last + 1))
    if not (
        terms[last].cue == rate.cue
        and count > place
        and count > 1
        and first >= count
        and len(rates) == count
        and all(t.kind == "PERCENT" and t.cue == rate.cue for t in rates)
        and all(level(a) and same_unit(a, b) for a, b in zip(values, changes, strict=True))
        and values[0].segment == rates[-1].segment
    ):
        return None
    following = terms[last + 1 + count : last + 2 + count]
    return None if any(t.run == rates[-1].run for t in following) else (values[place], changes[place])


def bracketed(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What stands right before a bracket that tells a part of it: 1803件（旧存240件）."""
    assert isinstance(anchor, Term)
    if anchor.depth and anchor.index:
        term = anchor.scene.terms[anchor.index - 1]
        if level(term) and same_unit(term, anchor) and anchor.scene.text.startswith("(", term.end):
            yield (term,)


def base_next(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past value that the next sentence begins with: «…增长5.3%。上年决算数26.94亿元。»"""
    at = context.position[id(anchor.scene)] + 1
    if at < len(context.scenes) and context.scenes[at].number == anchor.scene.number + 1:
        term = context.scenes[at].terms[0]
        new = cast["new"][0]
        bare = not lexicon.noun(lexicon.said("LAST_YEAR").sub("", term.lead))
        if term.cue == "base" and term.kind == "AMOUNT" and same_unit(term, new) and (bare or term.grams & new.grams):
            yield (term,)


def target_after(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The target that the rest of the sentence tells, or the next two: «…为预算的101.6%，增收…（年初预算121500万元）»."""
    assert isinstance(anchor, Term)
    done = cast["done"][0]
    at = context.position[id(anchor.scene)]
    behind = [s for s in context.scenes[at + 1 : at + 3] if s.paragraph is anchor.scene.paragraph]
    for term in chain(anchor.scene.terms[anchor.index + 1 :], *(s.terms for s in behind)):
        if term.kind == "AMOUNT" and term.cue == "target" and same_unit(term, done):
            yield (term,)
            return


def base_right(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past value among the next two figures: «…（上年同期为176件）»."""
    assert isinstance(anchor, Term)
    for term in anchor.scene.terms[anchor.index + 1 : anchor.index + 3]:
        if term.cue == "base" and term.kind == "AMOUNT" and same_unit(term, anchor):
            yield (term,)


def ahead(*cues: str) -> Where:
    """A value that ``cues`` open among the next two figures: «增长5.7%，由197.3亿元增至208.5亿元»."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        return ((term,) for term in _next_two(anchor) if term.cue in cues)

    return seek


def base_ahead(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past value among the next two figures: «增长5.2%，达到87.42亿元（2024年为83.06亿元）»."""
    new = cast["new"][0]
    return ((term,) for term in _next_two(anchor) if term is not new and same_unit(term, new) and _is_past(term))


def _next_two(anchor: Term | Listing) -> Iterator[Term]:
    assert isinstance(anchor, Term)
    two = anchor.scene.terms[anchor.index + 1 : anchor.index + 3]
    if two and lexicon.said("NO_SUBJECT").fullmatch(
        anchor.scene.text, anchor.end, max(anchor.end, min(two[0].run, two[0].start))
    ):
        yield from (term for term in two if term.kind == "AMOUNT" and term.segment == anchor.segment)


def _is_past(term: Term) -> bool:
    """由197.3亿元, 当年（17人）, 2024年为83.06亿元."""
    lead = term.scene.text[max(term.scene.start, term.start - _CLAUSE) : term.start]
    return term.kind == "AMOUNT" and (
        term.cue == "base" or (term.cue == "plain" and lexicon.said("A_YEAR_BEFORE").search(lead) is not None)
    )


def before_base(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value right before the past one that stands before the anchor: «23.9亿元，为2020年末7.6亿元的3.1倍，年均增长25.8%»."""
    for (old,) in base(1)(context, cast, anchor):
        if old.index:
            term = old.scene.terms[old.index - 1]
            if level(term) and same_unit(term, old) and term.segment == old.segment:
                yield (term,)


def target_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The target right before a per cent of it: «超额完成任务3500人，为任务的110.4%», «完成全年任务（3500人）的110.4%»."""
    assert isinstance(anchor, Term)
    before = anchor.scene.terms[anchor.index - 1] if anchor.index else None
    if before is None or before.kind != "AMOUNT" or before.segment != anchor.segment:
        return
    text = anchor.scene.text
    if anchor.cue == "target" and lexicon.noun(lexicon.said("TARGET_WORDS").sub("", anchor.own)):
        return  # 其中脱贫人口占计划的
    said = before.own if anchor.cue == "target" else text[max(anchor.scene.start, before.start - _CLAUSE) : before.start]
    if (anchor.cue == "target" or text[before.end : anchor.start] == ")的") and _is_set(said):
        yield (before,)


def right(kind: str = "AMOUNT", cues: frozenset[str] = LEVELS) -> Where:
    """The next figure right of the anchor."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        terms = anchor.scene.terms
        if anchor.index + 1 < len(terms):
            term = terms[anchor.index + 1]
            if level(term, kind, cues):
                yield (term,)

    return seek


def head(back: bool = False) -> Where:
    """What stands before a list's opener: in its segment, else in the sentence, else in the two sentences before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        listing = anchor if isinstance(anchor, Listing) else context.list_of(anchor)
        if listing is None or (not listing.items and not isinstance(anchor, Term)):
            return
        unit = cast["part"][0] if "part" in cast else listing.items[0] if listing.items else anchor
        assert isinstance(unit, Term)
        segment = listing.segment - (1 if listing.kind == "colon" else 0)
        here = [
            t for t in left(listing.scene, listing.start, listing.depth) if level(t, unit.kind, ANY_LEVEL) and same_unit(t, unit)
        ]
        if listing.is_sorted:
            here = [t for t in here if t.list is None or not t.list.is_sorted]  # 按甲分，…；按乙分，…
            here = [t for t in here if t.list is None] or here  # 其中…；从领域看，…
        if listing.depth:
            near = [t for t in here if t.depth < listing.depth]
            here = near or here
        found = [t for t in here if t.segment == segment] or here
        if (not found or found[0].segment != segment) and _is_headed(listing, unit, segment):
            return  # 留言15件；来电8947个，其中转办2274件: of the calls
        if found and found[0].end + 1 == listing.start and listing.scene.text[found[0].end] == "、":
            yield (found[0],)  # 新登记147万户、其中
            return
        if not found and back and listing.kind != "within":
            for scene in context.back(listing.scene, _LOOK_BACK):
                found += [
                    t for t in reversed(scene.terms) if level(t, unit.kind, ANY_LEVEL) and same_unit(t, unit) and not t.depth
                ]
                if any(t.list is None for t in found):
                    break
        cue = unit.cue
        beyond = bool(found) and found[0].scene is not listing.scene
        found.sort(key=lambda t: (t.cue == "target" and cue != "target") or (beyond and t.list is not None))
        found.sort(key=lambda t: t.cue != cue and t.cue != "plain" and cue != "plain")
        for term in found[:4]:
            yield (term,)

    return seek


def change_headed(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What was collected too much, spent less or saved, right before a list of it: 多收费用58万元，其中涉及基金支付38万元."""
    listing = anchor if isinstance(anchor, Listing) else context.list_of(anchor)
    if listing is None or not listing.items:
        return
    for term in listing.scene.terms:
        near = term.end < listing.start and not any(t.start > term.end and t.start < listing.start for t in listing.scene.terms)
        if near and term.kind == "AMOUNT" and term.cue in _TURNS and same_unit(term, listing.items[0]):
            yield (term,)


def _is_headed(listing: Listing, unit: Term, segment: int) -> bool:
    """Whether a count of people or things, though in another unit, stands in the segment that a list of counts follows."""
    counts = (t for t in left(listing.scene, listing.start, listing.depth) if t.segment == segment and level(t, cues=ANY_LEVEL))
    return not unit.value.step and any(not t.value.step for t in counts)


def coordinated_heads(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The wholes in front of a list, where 、 joins several of one unit."""
    assert isinstance(anchor, Term)
    listing = context.list_of(anchor)
    if listing is None or listing.kind != "among":
        return
    found: list[Term] = []
    for term in left(listing.scene, listing.start, listing.depth):
        if not level(term) or term.list is not None or not same_unit(term, anchor):
            break
        if found and not lexicon.said("JOINED").match(term.scene.text, term.end, found[-1].start):
            break
        found.append(term)
    if len(found) > 1:
        yield found[::-1]


def _closes(item: Term) -> bool:
    """其他48个，本年关停36个: nothing of a list comes behind 其他."""
    return item.lead.endswith(("其他", "其它")) and item.scene.text.startswith(",", item.end)


def items(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All items of a list; where it goes on over ； or a rate, also those before each."""
    assert isinstance(anchor, Listing)
    if not anchor.items:
        return
    yield anchor.items
    if anchor.kind == "among" and len(anchor.items) >= 3:
        yield anchor.items[1:]  # 其中 may take its first figure alone
    for count in range(len(anchor.items) - 1, 1, -1):
        last, following = anchor.items[count - 1 : count + 1]
        between = anchor.scene.terms[last.index + 1 : following.index]
        if _is_run(anchor.items[:count], following):
            yield anchor.items[:count]
            continue
        if last.segment != following.segment or any(t.kind == "PERCENT" and t.cue == "rate" for t in between) or _closes(last):
            yield anchor.items[:count]


def _is_run(items: Sequence[Term], following: Term) -> bool:
    """Whether 、 joins the items, and not what follows: 其中政府21件、部门8件，年内新出台6件."""
    text = following.scene.text
    joints = [text[a.end : b.start] for a, b in pairwise([*items, following])]
    return "," in joints[-1] and not any("," in joint or ";" in joint for joint in joints[:-1])


def shares(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents of a list that 占 opens."""
    assert isinstance(anchor, Listing)
    found = [t for t in anchor.members if t.kind == "PERCENT" and t.cue in ("share", "plain") and t.depth == anchor.depth]
    if found:
        yield found


def past(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past values of a change, back to the last BASE word: in pairs when as many as new values, else all of them."""
    assert isinstance(anchor, Term)
    terms = anchor.scene.terms
    news = [t for t in terms if t.run == anchor.run]
    index = news[0].index - 1
    olds: list[Term] = []
    while (
        index >= 0
        and (terms[index].cue == "base" or (terms[index].cue == "mean" and "由" in terms[index].own))
        and terms[index].kind == anchor.kind
        and (not olds or terms[index].run == olds[-1].run)
    ):
        olds.append(terms[index])
        index -= 1
    olds.reverse()
    if not olds:
        return
    if len(olds) == len(news):
        old = olds[news.index(anchor)]
        if same_unit(old, anchor):
            yield (old,)
    elif all(same_unit(o, anchor) for o in olds):
        yield olds


def addends(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The run of plain amounts of one unit that ends at the total, in its segment; each ， gives a shorter run as well."""
    assert isinstance(anchor, Term)
    run: list[Term] = []
    for term in left(anchor.scene, anchor.run, anchor.depth):
        if (
            term.segment != anchor.segment
            or term.kind != "AMOUNT"
            or term.cue not in ("plain", "rest", "added")
            or not same_unit(term, anchor)
        ):
            break
        if term.depth < anchor.depth or (run and run[-1].list is not None and term.list is not run[-1].list):
            break  # 受理5件，其中维持2件、撤销3件，合计5件
        if "中," in term.scene.between(term.end, run[-1].start if run else anchor.start):
            break  # 178个村中，创建国家级2个、省级21个，共23个
        run.append(term)
    run.reverse()
    readings = 0
    for first in range(len(run) - 1):
        if first == 0 or "," in anchor.scene.between(run[first - 1].end, run[first].start):
            yield run[first:]
            readings += 1
            if readings == 5:
                return


def these(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """As many values before the total as it says, each the first of its clause, in its sentence and the two before."""
    assert isinstance(anchor, Term)
    said = lexicon.said("THESE").search(anchor.lead)
    count = to_int(said[1] or said[2]) if said else 0
    found: list[Term] = []
    for term in context.before(anchor):
        if anchor.scene.number - term.scene.number > _LOOK_BACK or len(found) == count:
            break
        if term.depth == anchor.depth and same_unit(term, anchor):
            found.append(term)
    if len(found) == count > 1 and len({t.segment if t.scene is anchor.scene else -1 for t in found}) <= count:
        yield found[::-1]


def of_its_kind(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The nearest count before in the anchor's unit that has its noun, or where it has none, right before it in the segment."""
    assert isinstance(anchor, Term)
    noun = anchor.tail[:2]
    terms = anchor.scene.terms
    if anchor.index and (of := lexicon.said("OF_THOSE").fullmatch(anchor.own)) is not None:
        before = terms[anchor.index - 1]
        if before.end + len(anchor.own) == anchor.start:  # 20个村级单位中仍有6个收入不足
            yield from _some(1, (t for t in (before,) if level(t) and t.unit == anchor.unit))
            return
        done = (t for t in reversed(terms[: anchor.index]) if len(of[1]) > 1 and of[1] in t.own and t.unit == anchor.unit)
        yield from _some(1, filter(level, done))  # 建成398处；已建成工程中47处
        return
    if len(noun) < 2:
        here = (t for t in reversed(terms[: anchor.index]) if t.segment == anchor.segment and t.kind == "AMOUNT")
        yield from _some(1, (t for t in here if level(t) and t.dimension == anchor.dimension and t.depth <= anchor.depth))
        return
    earlier = chain(reversed(terms[: anchor.index]), _backwards(context.back(anchor.scene, _LOOK_BACK)))
    for term in earlier:
        named = not anchor.own and len(anchor.tail) > 2 and term.own.endswith((anchor.tail[:4], anchor.tail[:3]))
        if level(term) and term.unit == anchor.unit and (named or term.tail.startswith(noun)):
            yield (term,)
            return


def owed(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """余额 for 限额, in the sentence or the two before."""
    assert isinstance(anchor, Term)
    earlier = chain(reversed(anchor.scene.terms[: anchor.index]), _backwards(context.back(anchor.scene, _LOOK_BACK)))
    return _some(1, (t for t in earlier if "债务余额" in t.own and same_unit(t, anchor) and level(t)))


def limit(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """限额 for 余额."""
    assert isinstance(anchor, Term)
    earlier = chain(reversed(anchor.scene.terms[: anchor.index]), _backwards(context.back(anchor.scene, _LOOK_BACK)))
    return _some(1, (t for t in earlier if "限额" in t.own and same_unit(t, anchor) and level(t, cues=ANY_LEVEL | {"base"})))


def any_before(role: str) -> Where:
    """Every value before the figure that plays ``role``, in its unit: what shares beside are of, then those in its sentence and
    the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0]
        here = (t for t in reversed(first.scene.terms) if t.end <= first.start)
        earlier = _backwards(context.back(first.scene, _LOOK_BACK))
        told = context.wholes(anchor) if isinstance(anchor, Term) and anchor.cue == "share" else ()
        wholes = (t for t in chain(told, here, earlier) if level(t, first.kind, ANY_LEVEL) and same_unit(t, first))
        return _some(_MOST_WHOLES, wholes)

    return seek


def back_levels(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The values of the sentence before, where the anchor's own has none in front."""
    assert isinstance(anchor, Term)
    if not any(level(t) for t in anchor.scene.terms[: anchor.index]):
        for scene in context.back(anchor.scene, 1):
            for term in scene.terms[:4]:
                if level(term, cues=ANY_LEVEL) and same_unit(term, anchor):
                    yield (term,)


def named(name: str) -> Where:
    """The figure that a name in the text calls, anywhere before: «占X的», «比N增长», «在X中，» (a word of evidence.lark)."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        if isinstance(anchor, Listing):
            text = anchor.scene.text[anchor.start : anchor.end]
        else:
            text = anchor.scene.text[max(anchor.scene.start, anchor.run - 24) : anchor.start]
        match = lexicon.said(name).search(text)
        if match and len(match[1]) == 2:
            yield from ((t,) for t in islice((t for t in context.before(anchor) if t.own.endswith(match[1])), 1))
        if match and len(match[1]) >= 3:
            full = text[match.start(1) :].rstrip("的为达到约近")
            exact = [t for t in context.before(anchor) if full in t.lead] if full != match[1] else []
            yield from ((term,) for term in islice(exact or context.all_called(match[1], anchor), _MOST_CALLED))

    return seek


def named_within(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure that X of «在X中，» calls, also by the deed: 不予公开43件 for 不予公开的申请, 不批准逮捕7人 for 不捕人员."""
    assert isinstance(anchor, Listing)
    match = lexicon.said("WITHIN_NAME").search(anchor.scene.text[anchor.start : anchor.end])
    found = [*named("WITHIN_NAME")(context, cast, anchor)]
    yield from found
    if match is None or found:
        return
    stem = lexicon.said("OF_ANY_KIND").sub("", match[1])
    for term in islice(context.before(anchor), _MOST_NAMED) if len(stem) > 1 else ():
        name = lexicon.said("LIST_OPENER").sub("", term.own.lstrip(",、;"))
        if (
            is_deed(stem, name)
            or (len(name) > 3 and stem.startswith(name))
            or (stem[0] == name[:1] == "不" and _scattered(stem, name))
        ):
            yield (term,)
            return


def is_deed(name: str, clause: str) -> bool:
    """Whether a clause ends with a name, and does not deny it: 复议机关受理 for 受理, not 不予受理."""
    return clause.endswith(name) and lexicon.said("DENIED").search(clause[: -len(name)]) is None


def _scattered(name: str, text: str) -> bool:
    rest = iter(text)
    return all(c in rest for c in name)


def like(role: str) -> Where:
    """The nearest value left of the anchor in the unit of the figure that plays ``role``."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0]
        for term in left(anchor.scene, anchor.start, anchor.depth):
            if level(term, first.kind) and same_unit(term, first) and not _is_behind_pair(term, first):
                yield (term,)
                return

    return seek


def headed(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What a change is of beyond the parts that stand between, in the unit of its past value: the head of the list or bracket
    before it, the first value of its sentence, those of the sentence before where it has none in front."""
    assert isinstance(anchor, Term)
    old = cast["old"][0]
    before = [
        t for t in anchor.scene.terms[: old.index] if level(t, cues=ANY_LEVEL) and same_unit(t, old) and t.segment == old.segment
    ]
    found: list[Term] = []
    if before:
        listing = before[-1].list
        if listing is not None:
            found += (t for (t,) in islice(head()(context, {}, listing), 1) if same_unit(t, old))
        found += before[:1]
    else:
        for scene in context.back(anchor.scene, 1):
            found += [t for t in scene.terms if level(t, cues=ANY_LEVEL) and same_unit(t, old)][:2]
    yield from ((t,) for t in found)


def _is_behind_pair(term: Term, old: Term) -> bool:
    """«由68个压减至51个，注销17个»: what follows an old and a new value is neither."""
    terms = term.scene.terms
    return term.index > 1 and terms[term.index - 2] is old and old.cue == "base" and terms[term.index - 1].cue in ("up", "down")


def joined(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents that share one 占比 and end at the anchor: 占比分别为a%、b%和c%."""
    assert isinstance(anchor, Term)
    terms = anchor.scene.terms
    found = [t for t in terms if t.run == anchor.run and t.cue == anchor.cue and t.kind == "PERCENT"]
    if anchor.cue == "rate" and not re.search("贡献率|占", found[0].lead):
        return
    if len(found) >= 2 and found[-1] is anchor:
        yield found


def list_name(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure that the X of «在X中，» calls, for a figure of that list."""
    assert isinstance(anchor, Term)
    if anchor.list is not None and anchor.list.kind == "within":
        match = lexicon.said("WITHIN_NAME").search(anchor.scene.text[anchor.list.start : anchor.list.end])
        if match and (term := context.called(match[1], anchor.list)):
            yield (term,)


def subject(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value that the subject of the change's clause names."""
    assert isinstance(anchor, Term)
    name = lexicon.noun(anchor.lead)
    if len(name) >= 3 and (term := context.called(name, anchor)) is not None and same_unit(term, anchor):
        yield (term,)


def saying(stage: str, back: bool = False) -> Where:
    """Amounts of the sentence whose clause says one of the words (not 未…); with ``back`` also of the sentence before."""
    said = pattern(r"(?<!未)(?:" + "|".join(lexicon.words("flows", stage)) + ")")

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        taken = {id(t) for terms in cast.values() for t in terms}
        scenes = [anchor.scene, *context.back(anchor.scene, 1)] if back else [anchor.scene]
        for term in (t for scene in scenes for t in scene.terms):
            if id(term) not in taken and level(term) and said.search(term.lead) and same_unit(term, anchor):
                yield (term,)

    return seek


def part_of_split(group: str) -> Where:
    """What the anchor is the rest beside: for 结余 the nearest 支出 of its sentence, or where it has none of the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        for _, part, rest in _splits(group):
            if rest.search(anchor.own + anchor.tail):
                beside = _saying(part, anchor, _beside(anchor), True)
                yield from _some(_MOST_SPLIT, beside, _saying(part, anchor, _told_before(context, anchor)))

    return seek


def whole_of_split(group: str) -> Where:
    """What part and rest make: for 支出 and 结余 the nearest 收入, in the sentence or the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        other = cast["part"][0]
        for whole, part, rest in _splits(group):
            if rest.search(anchor.own + anchor.tail) and part.search(other.own + other.tail):
                yield from _some(_MOST_SPLIT, _saying(whole, anchor, chain(_beside(anchor), _told_before(context, anchor))))

    return seek


@cache
def _splits(group: str) -> Sequence[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    alternations = [["|".join(words) for words in row] for row in lexicon.words(group, "rows")]
    return [(pattern(whole), pattern(part), pattern(rest)) for whole, part, rest in alternations]


def moved(word: str) -> Where:
    """What went, or came, of the two figures right before a net change: 新成立19家、注销26家，净减少7家."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        for term in anchor.scene.terms[max(0, anchor.index - 2) : anchor.index]:
            if term.kind == "AMOUNT" and same_unit(term, anchor) and lexicon.said(word).search(term.own):
                yield (term,)

    return seek


def _beside(anchor: Term) -> Iterator[Term]:
    """The figures before the anchor, nearest first, and the next two; these first where a bracket opens on them."""
    terms = anchor.scene.terms
    before, behind = reversed(terms[: anchor.index]), terms[anchor.index + 1 : anchor.index + 3]
    return chain(behind, before) if anchor.scene.text.startswith("(", anchor.end) else chain(before, behind)


def _told_before(context: Context, anchor: Term) -> Iterator[Term]:
    """The figures of the two sentences before, nearest first."""
    return _backwards(context.back(anchor.scene, _LOOK_BACK))


def _saying(words: re.Pattern[str], anchor: Term, terms: Iterable[Term], counted: bool = False) -> Iterator[Term]:
    """Values of now or before in the anchor's unit whose own words say one of ``words``; ``counted``: or in any unit of counts,
    as 编制784个，实有751人."""
    for term in terms:
        alike = same_unit(term, anchor) or (counted and is_count(term) and is_count(anchor))
        if (level(term, cues=ANY_LEVEL) or term.cue == "base") and alike and words.search(term.own + term.tail):
            yield term


def is_count(term: Term) -> bool:
    """Whether people or things are counted one by one."""
    return term.kind == "AMOUNT" and not term.value.step and not term.value.soft and term.value.bounded and bool(term.dimension)


def _run(anchor: Term) -> list[Term]:
    run = [anchor]
    terms = anchor.scene.terms
    for term in reversed(terms[: anchor.index]):
        if (
            term.kind != "AMOUNT"
            or term.cue != "plain"
            or term.segment != anchor.segment
            or term.dimension != anchor.dimension
            or term.list is not None
        ):
            break
        run.append(term)
    run.reverse()
    return run


def outcomes_of_run(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figures of one class of outcomes that end at the anchor: 维持2件、纠正1件; shares of theirs may stand between."""
    assert isinstance(anchor, Term)
    run = [anchor]
    for term in reversed(anchor.scene.terms[: anchor.index]):
        if term.segment != anchor.segment or len(run) == _MOST_OUTCOMES:
            break
        if term.kind == "AMOUNT" and term.cue == "plain" and term.depth == anchor.depth and same_unit(term, anchor):
            run.append(term)
        elif (term.kind != "PERCENT" or term.cue != "share") and (term.own or term.cue != "plain"):
            break  # 批准逮捕318件418人 tells one outcome in two units
    run.reverse()
    for first in range(len(run) - 1):
        if outcomes_told(run[first:]):
            yield run[first:]
            return


def named_addends(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What «A和B两类合计» names, each told in the sentence or the two before."""
    assert isinstance(anchor, Term)
    text = anchor.scene.text
    begin = max(text.rfind(stop, anchor.scene.start, anchor.run) for stop in ",。;:()") + 1
    match = lexicon.said("NAMES_ADDED").fullmatch(text, max(begin, anchor.scene.start), anchor.run)
    names = re.split("[、和与及]", match[1]) if match is not None else []
    earlier = [*reversed(anchor.scene.terms[: anchor.index]), *_backwards(context.back(anchor.scene, _LOOK_BACK))]
    parts = [
        next((t for t in earlier if level(t) and same_unit(t, anchor) and t.own.lstrip(",、;").endswith(name)), None)
        for name in names
    ]
    found = [part for part in parts if part is not None]
    if 1 < len(found) == len(parts) == len(set(map(id, found))):
        yield found


def whole_of_run(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value that a run of parts stands behind: nearest left of it in its unit, and no item of another list."""
    first = cast["parts"][0]
    for term in left(first.scene, first.start, first.depth):
        if level(term) and same_unit(term, first) and term.list in (None, first.list):
            if not lexicon.said("NEXT_ITEM").fullmatch(term.scene.text, term.end, first.start):  # 甲类4件、乙类3件: one more part
                yield (term,)
            return
    for scene in context.back(first.scene, 1):
        heads = [t for t in scene.terms if level(t) and same_unit(t, first) and t.list is None and not t.depth]
        if len(heads) == 1:
            yield (heads[0],)


def run_after_first(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """A run of plain amounts that ends at the anchor, without its first."""
    assert isinstance(anchor, Term)
    if anchor.list is None and len(run := _run(anchor)) >= 3:
        yield run[1:]


def first_of_run(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure before the parts."""
    first = cast["parts"][0]
    yield (first.scene.terms[first.index - 1],)


def share_run(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents of a segment that end at the anchor: A占a%，B占b%，其他占c%."""
    assert isinstance(anchor, Term)
    found = [t for t in anchor.scene.terms if t.segment == anchor.segment and t.kind == "PERCENT" and t.start <= anchor.start]
    if len(found) >= 2 and found[-1] is anchor and all(t.cue in ("share", "plain") for t in found):
        yield found


def head_change(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The change in front of a list: «比上年增加5万元，其中：»."""
    assert isinstance(anchor, Listing)
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if term.kind == "AMOUNT" and term.cue in _TURNS:
            yield (term,)
            return


def changes(turned: bool) -> Where:
    """The changes of a list's items, one for each ；-piece, that go with the whole's change or (``turned``) against it."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Listing)
        whole = cast["whole"][0]
        first = {t.segment: t for t in reversed(anchor.members) if t.kind == "AMOUNT" and t.cue in _TURNS}
        found = [t for t in reversed(first.values()) if (t.cue != whole.cue) is turned and same_unit(t, whole)]
        if found:
            yield found

    return seek


_TURNS = frozenset({"rise", "fall"})


def division(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The members of a known division that ends at the anchor, each with a value: 人员经费…；公用经费…."""
    yield from _division(context, anchor, 0)


def division_with_others(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The same where another figure stands between: 16项预期性指标完成14项，10项约束性指标全部完成."""
    yield from _division(context, anchor, 1)


def _division(context: Context, anchor: Term | Listing, others: int) -> Iterator[Sequence[Term]]:
    assert isinstance(anchor, Term)
    for members in _ending(anchor.own, anchor.tail):
        found, passed = [anchor], 0
        for term in chain(reversed(anchor.scene.terms[: anchor.index]), _backwards(context.back(anchor.scene, len(members) - 1))):
            if len(found) == len(members) or not level(term) or not same_unit(term, anchor):
                continue
            member = members[-1 - len(found)]
            taken = others and term.index and member in term.scene.terms[term.index - 1].tail
            if _is_member(term, member) and not taken:
                found.append(term)
            elif passed == others:
                break
            else:
                passed += 1
        if len(found) == len(members):
            yield found[::-1]


def total_told(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """A value told anywhere before, of four digits and more, that is as large as the parts together."""
    parts = cast["parts"]
    total = sum(t.size for t in parts)
    for term in context.before(parts[0]):
        near = abs(term.size - total) <= 2 * term.size * term.width
        if near and term.dimension == parts[0].dimension and len(term.digits) > 3:
            yield (term,)


def percents(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents of a list."""
    assert isinstance(anchor, Listing)
    found = [t for t in anchor.members if t.kind == "PERCENT" and t.cue in ("rate", "plain", "share") and t.depth == anchor.depth]
    if len(found) > 1 and not anchor.items:
        yield found


def percent_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cent before a list of them."""
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if term.kind == "PERCENT" and term.cue in ("rate", "plain", "share", "reach"):
            yield (term,)
        return


@lru_cache(maxsize=1 << 12)
def _ending(own: str, tail: str) -> tuple[Sequence[str], ...]:
    """The divisions whose last member these words of a figure name."""
    return tuple(members for members in lexicon.words("divisions", "sets") if _names(own, tail, members[-1]))


def _is_member(term: Term, member: str) -> bool:
    """Whether a figure counts a member of a division: 16个预期性指标, 人员经费100万元; a figure for each is none."""
    return _names(term.own, term.tail, member)


def _names(own: str, tail: str, member: str) -> bool:
    return member in tail or (member in own and "均" not in own)


def before_all(role: str) -> Where:
    """The value in front of the first figure that plays ``role``: in its sentence, else the last of the sentence before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0]
        here = left(first.scene, first.start, first.depth)
        for term in chain(here, _backwards(context.back(first.scene, 1))):
            if level(term) and same_unit(term, first):
                yield (term,)
                return

    return seek


def ratio_members(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All members of a:b:c, for its first."""
    assert isinstance(anchor, Term)
    members = _members(anchor)
    if len(members) >= 3 or (len(members) == 2 and 99 <= sum((m.printed for m in members), Fraction()) <= 101):
        yield members


def second_member(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """b of a:b, for a."""
    assert isinstance(anchor, Term)
    members = _members(anchor)
    if len(members) == 2:
        yield (members[1],)


def _members(first: Term) -> list[Term]:
    terms, text = first.scene.terms, first.scene.text
    if first.index and terms[first.index - 1].kind == "RATIO" and terms[first.index - 1].end + 1 == first.start:
        return []
    members = [first]
    for term in terms[first.index + 1 :]:
        if term.kind != "RATIO" or term.start != members[-1].end + 1 or text[term.start - 1] != ":":
            break
        members.append(term)
    return members


def base(limit: int) -> Where:
    """The past value left of the anchor, in the new value's unit."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        new = cast["new"][0] if "new" in cast else None
        here = (t for t in left(anchor.scene, anchor.start, anchor.depth + 1) if t.cue == "base" and t.kind == "AMOUNT")
        return _some(limit, (t for t in here if new is None or same_unit(t, new)))

    return seek


def base_percent(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past per cent left of the anchor."""
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if term.cue == "base" and term.kind == "PERCENT":
            yield (term,)
            return


def base_ratio(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past a of «由a:1缩小到b:1», for b."""
    assert isinstance(anchor, Term)
    members = _members(anchor)
    if len(members) == 2 and members[1].text == "1" and anchor.index >= 2:
        old = anchor.scene.terms[anchor.index - 2]
        olds = _members(old)
        if old.cue == "base" and len(olds) == 2 and olds[1].text == "1":
            yield (old,)


def against(over: bool) -> Where:
    """What a difference is told against: «比预算9.20亿元超收0.22亿元», «计划3500套，超额124套», «超出计划690亿元48亿元»."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        if not anchor.index:
            return
        scene, before = anchor.scene, anchor.scene.terms[anchor.index - 1]
        between = scene.text[before.end : anchor.start]
        if before.kind != "AMOUNT" or not same_unit(before, anchor) or before.depth != anchor.depth:
            return
        told = lexicon.said("AGAINST").search(before.own) and lexicon.said("SET").search(before.own)
        side = lexicon.said("OVER" if over else "UNDER")
        if told and not between:
            if (re.search("超|高|多", before.own) is not None) is over:
                yield (before,)
        elif told and side.fullmatch(between):
            yield (before,)
        elif between.startswith(",") and side.fullmatch(between, 1):
            for term in reversed(scene.terms[max(0, anchor.index - 2) : anchor.index]):
                if term.kind == "AMOUNT" and same_unit(term, anchor) and lexicon.said("SET").search(term.own):
                    yield (term,)
                    return

    return seek


def beside_set(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value before a difference that is not what it is told against; «支出比预算9.20亿元超支0.66亿元» is of 支出."""
    assert isinstance(anchor, Term)
    other = cast["other"][0]
    told = lexicon.said("AGAINST").search(other.own)
    wanted = lexicon.grams(other.own[: told.start()]) if told else frozenset()
    for term in left(anchor.scene, anchor.start, anchor.depth):
        fits = term is not other and level(term) and same_unit(term, anchor) and term.segment == other.segment
        if fits and (not wanted or wanted & term.grams):
            yield (term,)
            return


def named_both(over: bool, place: int) -> Where:
    """The figures that a clause of comparison names: 决算数小于年初预算数, 债务余额比限额低."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        said = lexicon.said("NAMES_BOTH").search(anchor.own)
        if said is None or bool(said[3] or said[6]) is not over or not (over or said[2] or said[5]):
            return
        name = said[1 if place == 0 else 4].rstrip("数额的")
        scenes = [anchor.scene, *context.back(anchor.scene, _LOOK_BACK)]
        for term in chain(left(anchor.scene, anchor.start, anchor.depth), _backwards(scenes[1:])):
            if level(term, cues=ANY_LEVEL) and same_unit(term, anchor) and term.lead.rstrip("为数额的").endswith(name):
                yield (term,)
                return

    return seek


def any_of_two(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The nearest values before a rate, targets too, in the unit of what was done."""
    done = cast["done"][0]
    here = (t for t in left(anchor.scene, anchor.start, anchor.depth) if level(t, cues=ANY_LEVEL) and same_unit(t, done))
    yield from ((t,) for t in islice(here, 2) if t is not done and t.segment == done.segment)


def change_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The change right before a target that it fulfils: «余额减少0.21亿元，完成消化任务0.60亿元的35%»."""
    target = cast["target"][0]
    if target.index:
        term = target.scene.terms[target.index - 1]
        if term.kind == "AMOUNT" and term.cue in _TURNS and same_unit(term, target):
            yield (term,)


def done_or_change(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What was done before a target: values, and a change right before it."""
    yield from before("target", 3, ANY_LEVEL)(context, cast, anchor)
    yield from change_before(context, cast, anchor)


def base_near(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past value behind a rate, past a target: «增长3.4%（计划245亿元，上年238亿元）»."""
    assert isinstance(anchor, Term)
    for term in anchor.scene.terms[anchor.index + 1 : anchor.index + 3]:
        if term.cue == "base" and term.kind == "AMOUNT":
            yield (term,)
            return
        if term.cue != "target":
            return


def told_against(word: str) -> Where:
    """The per cent that points are told against: «比规定的80%低16.2个百分点», «高于全市1.9个百分点(全市6.8%)»."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        scene, terms = anchor.scene, anchor.scene.terms
        said = lexicon.said(word).search(scene.text, max(scene.start, anchor.start - _CLAUSE), anchor.start)
        if said is None or said.end() != anchor.start:
            return
        before = terms[anchor.index - 1] if anchor.index else None
        if before is not None and before.kind == "PERCENT" and before.start >= said.start():
            yield (before,)
        elif (
            anchor.index + 1 < len(terms)
            and (behind := terms[anchor.index + 1]).kind == "PERCENT"
            and scene.text.startswith(("(", ","), anchor.end)
            and (name := lexicon.said("CHANGE").sub("", behind.own.lstrip("(,").rstrip("为是")))
            and (name == "占" or name in scene.text[said.start() : anchor.start])
        ):
            yield (behind,)
        elif before is not None and before.kind == "PERCENT" and _is_set(before.own) and _is_set(said[0]):
            yield (before,)  # 增长5.3%(计划增长6%)，与计划目标相差0.7个百分点

    return seek


def _is_set(text: str) -> bool:
    return lexicon.said("SET").search(text) is not None


def percent_told(word: str) -> Where:
    """The per cent before a comparison, in its ；-piece, that lies on the side the comparison says."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        other = cast["other"][0]
        terms = anchor.scene.terms
        for term in reversed(terms[: min(other.index, anchor.index)]):
            if term.segment != anchor.segment and (term.segment != anchor.segment - 1 or not _opens(other)):
                return
            if term.kind == "PERCENT" and term.depth <= anchor.depth and not _is_compared(term, terms[term.index + 1]):
                if term.cue != "base" and term.printed != other.printed and (term.printed > other.printed) is (word == "ABOVE"):
                    yield (term,)
                return

    return seek


def _opens(term: Term) -> bool:
    """Whether a figure is the first of its ；-piece: «增长5.4%；计划增长5.5%，差0.1个百分点»."""
    return term.index > 0 and term.scene.terms[term.index - 1].segment != term.segment


def _is_compared(term: Term, following: Term) -> bool:
    """Whether points are told against a per cent: 比全省平均96.3%高1.2个百分点."""
    return following.kind == "POINT" and re.search("于|(?<![占同环可])比(?![重例])|较", term.own) is not None


def member_of_structure(turn: int) -> Where:
    """«三次产业结构由a:b:c优化为d:e:f，二产占比提高…»: b (``turn`` 0) and e (1)."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        said = lexicon.said("INDUSTRY").search(anchor.own)
        place = next((n for n in range(3) if said and said[n + 1]), None)
        triples = [m for t in anchor.scene.terms[: anchor.index] if t.kind == "RATIO" and len(m := _members(t)) == 3]
        if place is not None and len(triples) == 2:
            yield (triples[turn][place],)

    return seek


_CLAUSE = 40


def count_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """Counts left of a mean."""
    here = (t for t in left(anchor.scene, anchor.start, anchor.depth) if level(t, cues=ANY_LEVEL))
    return _some(3, (t for t in here if t.dimension != cast["mean"][0].dimension))


def percent_named(word: str) -> Where:
    """The per cent of the sentence whose clause has ``word``."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        return _some(1, (t for t in anchor.scene.terms if t.kind == "PERCENT" and t is not anchor and word in t.own))

    return seek


def population(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """«年末常住人口320万人，比上年末减少2万人»: the population of the sentences before that has a change behind it."""
    for scene in context.back(anchor.scene, _MOST_WHOLES):
        for term, change in pairwise(scene.terms):
            if (
                "人口" in term.lead
                and level(term)
                and term.dimension == "人"
                and change.cue in _TURNS
                and same_unit(term, change)
            ):
                yield (term,)
                return


def population_change(cue: str) -> Where:
    """The change right behind the population, up or down."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        whole = cast["population"][0]
        change = whole.scene.terms[whole.index + 1]
        if change.cue == cue:
            yield (change,)

    return seek


def beside_in(word: str) -> Where:
    """The amount of the sentence whose clause has ``word``."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        return _some(1, (t for t in anchor.scene.terms if t.kind == "AMOUNT" and t is not anchor and word in t.own))

    return seek


def pulls(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The percentage points by which each of several things pulls the whole: 消费拉动增长2.2个百分点, … up to the anchor."""
    found = [t for t in anchor.scene.terms if t.kind == "POINT" and "拉动" in t.own]
    if len(found) > 1 and found[-1] is anchor:
        yield found


def pulled(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The growth of the product that is pulled, told before."""
    for level_ in context.everywhere("生产总值", "元"):
        for term in level_.scene.terms[level_.index + 1 : level_.index + 2]:
            if term.kind == "PERCENT" and term.cue == "rise" and term.scene is not anchor.scene:
                yield (term,)
                return


def of_sex(word: str) -> Where:
    """The nearest number of men, or of women."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        return _some(1, (t for t in context.before(anchor) if t.dimension == "人" and word in t.own))

    return seek


def good_days(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """How many days of the year the air was good."""
    return _some(2, context.everywhere("优良", "天"))


def days_of_year(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The days of a year, or of a leap year."""
    yield (Assumed(365),)
    yield (Assumed(366),)


def times_of_mean(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """How many days, months or years a mean is told for: 日均 and 月均 of a year, 年均 of «五年累计»."""
    said, total = cast["mean"][0].own, cast["total"][0]
    if lexicon.said("DAILY").search(said):
        yield (Assumed(365),)
        yield (Assumed(366),)
    if lexicon.said("MONTHLY").search(said):
        yield (Assumed(12),)
    elif lexicon.said("ANNUALLY").search(said) and (match := lexicon.said("OVER_YEARS").search(total.own)):
        yield (Assumed(to_int(match[1])),)
    elif lexicon.said("ANNUALLY").search(said) and total.scene is cast["mean"][0].scene:
        yield from ((Assumed(count),) for count in _span_said(context, total))


def flow_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What came anew, in the clause before a total that grew: 新增12家，总数由86家增加到98家."""
    old = cast["old"][0]
    if old.index and re.search("总|共", old.lead):
        term = old.scene.terms[old.index - 1]
        if level(term) and same_unit(term, old):
            yield (term,)


def side(name: str) -> Where:
    """The nearest 收入总计 or 支出总计, in the anchor's sentence or the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        here = chain(reversed(anchor.scene.terms[: anchor.index]), _backwards(context.back(anchor.scene, 2)))
        found = ((m, t) for t in here if same_unit(t, anchor) and (m := lexicon.said("SIDE").search(t.lead)))
        return _some(1, (t for m, t in found if m[1] == name))

    return seek


def two_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The two figures right before, or the three or four."""
    assert isinstance(anchor, Term)
    for count in (2, 3, 4):
        terms = anchor.scene.terms[max(0, anchor.index - count) : anchor.index]
        if len(terms) == count and all(t.kind == "AMOUNT" and same_unit(t, anchor) and t.depth == anchor.depth for t in terms):
            yield terms


def base_beside(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past value that a multiple is of: 是上年17人的2倍, 是上年（17人）的2倍, 是2020年的2倍（当年17人）."""
    assert isinstance(anchor, Term)
    if (anchor.dimension != "倍" and anchor.kind != "PERCENT") or not anchor.index:
        return
    terms, text = anchor.scene.terms, anchor.scene.text
    term = terms[anchor.index - 1]
    if text[term.end : anchor.start] not in ("的", ")的"):
        if lexicon.said("OF_A_YEAR").search(anchor.lead) is None or anchor.index + 1 == len(terms):
            return
        term = terms[anchor.index + 1]
    if _is_past(term):
        yield (term,)


def counted_for_mean(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What a mean is told for, nearest first: 人均 of 562人次, 平均每个小区 of 23个, 亩产 of 412万亩, 日均 of 250个工作日."""
    assert isinstance(anchor, Term)
    said = lexicon.said("MEAN_FOR").search(anchor.own)
    name = next(filter(None, said.groups()), "人次") if said else anchor.dimension.partition("/")[2]
    unit = lexicon.counted_by(name)
    for term in islice(_about(context, anchor), _MOST_COUNTS):
        counts = unit and (term.dimension in (unit, dimension(unit)) or term.dimension.startswith(unit))
        days = unit == "天" and term.dimension == "工作日"
        if name and (counts or days or (len(name) > 1 and name in term.own + term.tail) or term.tail.startswith(name)):
            yield (term,)


def total_of_mean(measures: Mapping[str, str] | None = None) -> Where:
    """What a mean is the mean of, in its unit or, with ``measures``, in the larger one that this is told in."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        measure = anchor.dimension.partition("/")[0]
        wanted = measures.get(measure, "") if measures else measure
        for term in islice(_about(context, anchor), _MOST_COUNTS):
            alike = term.dimension == wanted or (term.dimension.endswith("次") and wanted == "次")
            if wanted and alike and term is not cast["count"][0]:
                yield (term,)
        beside = anchor.scene.terms[max(0, anchor.index - _BESIDE) : anchor.index]
        for term in reversed(beside):  # 少收租金63万元，平均每处3.75万元
            if term.cue in _TURNS and term.dimension == wanted and not lexicon.said("SPAN").search(term.own):
                yield (term,)

    return seek


_BESIDE = 2


def of_income(word: str, other: str) -> Where:
    """The income of towns, or of the country, nearest before a ratio of both: 城镇居民…元, 城镇与农村居民…分别为…元和…元."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        said, against = lexicon.said(word), lexicon.said(other)
        for term in chain(reversed(anchor.scene.terms[: anchor.index]), _backwards(context.back(anchor.scene, 1))):
            if term.dimension != "元" or not level(term):
                continue
            if (own := said.search(term.own)) is None and term.index and not lexicon.noun(term.own):
                before = term.scene.terms[term.index - 1]  # 城镇与农村居民分别为…元和…元
                first, second = against.search(before.own), said.search(before.own)
                own = second if first is not None and second is not None and first.start() < second.start() else None
                told = own is not None
            else:
                told = own is not None and ((first := against.search(term.own)) is None or own.start() < first.start())
            if told:
                following = term.scene.terms[term.index + 1 : term.index + 2]
                past = [t for t in following if t.cue == "base" and t.dimension == "元"]
                yield from ((t,) for t in (past if anchor.cue == "base" else (term,)))
                return

    return seek


def ranks(place: int) -> Where:
    """The rank before (``place`` 0) and the one now (1) that a change of rank is told of: 第3位，较上年的第5位前移2位."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        before = [t for t in anchor.scene.terms[: anchor.index] if _is_rank(t) and t.segment == anchor.segment][-2:]
        if len(before) == 2:
            old = next((t for t in before if t.cue == "base"), before[0])
            yield ((old,), tuple(t for t in before if t is not old))[place]

    return seek


def _is_rank(term: Term) -> bool:
    return term.kind == "RANK" or term.own.endswith("第")


def told_for(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The days or months right before a sum that so much a day makes: 每生每天5元，按200天计应拨补助1248万元."""
    assert isinstance(anchor, Term)
    for term in anchor.scene.terms[max(0, anchor.index - 1) : anchor.index]:
        if term.dimension in ("天", "个月", "年"):
            yield (term,)


def of_the_name(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure before a rate that is called what the rate is named after: 优秀54卷、良好97卷、合格23卷，优秀率."""
    assert isinstance(anchor, Term)
    name = rate_name(anchor)
    for term in reversed(anchor.scene.terms[: anchor.index]) if len(name) > 1 else ():
        if level(term) and term.own.lstrip(",、;(:").removeprefix("其中") == name:
            yield (term,)
            return


def _is_ratio(term: Term, name: str) -> bool:
    """Whether a per cent is the ratio ``name``, and not 新增存贷比 or that of a bank."""
    head, found, _ = term.own.lstrip(",;、(").partition(name)
    return (
        bool(found) and ("增" in name or "增" not in head) and lexicon.noun(head) in ("", "余额", "年末", "平均", "工业", "资金")
    )


def of_named_ratio(side: int) -> Where:
    """What 存贷比, 产销率 … are the ratio of, nearest first: ``side`` 1 the part, 2 the whole."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        said = next((ratio for ratio in lexicon.words("rates", "ratios") if _is_ratio(anchor, ratio[0])), None)
        scenes = chain((anchor.scene.terms[: anchor.index],), (s.terms for s in context.back(anchor.scene, _LOOK_BACK)))
        here = (t for terms in scenes for t in reversed(terms) if t.is_value or t.cue in ("fall", "share", "rise"))
        grown = said is not None and said[0].startswith("新增")  # 贷款余额18亿元，比年初增加2亿元
        told = (
            t
            for t in here
            if t.kind == "AMOUNT"
            and said
            and any(word in _about_what(t, grown) for word in said[side])
            and grown is (t.cue in _GROWN)
        )
        return _some(2, told)

    return seek


_GROWN = frozenset({"rise", "added"})


def _about_what(term: Term, grown: bool) -> str:
    """What a figure's clause says; of a change that has no name, that of the value before it."""
    bare = grown and term.index and term.cue in _GROWN and not change_of(term.own)
    return term.scene.terms[term.index - 1].own if bare else term.own


def thousand(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """A thousand."""
    yield (Assumed(1000),)


def _about(context: Context, anchor: Term) -> Iterator[Term]:
    """The values before a figure, and those behind it in its sentence, nearest first; then those of the sentences before."""
    terms = anchor.scene.terms
    behind = terms[anchor.index + 1 : anchor.index + 2]
    for term in chain(reversed(terms[: anchor.index]), behind, _backwards(context.back(anchor.scene, _LOOK_BACK + 1))):
        if term.is_value and term.printed and term.cue not in ("base", "mean"):
            yield term


_MOST_COUNTS = 12


def nearest_of_mean(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The nearest total in the mean's unit."""
    mean = cast["mean"][0]
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if level(term) and term.dimension == mean.dimension:
            yield (term,)
            return


def count_of_each(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The count right before 每/各."""
    each = cast["each"][0]
    if each.index:
        term = each.scene.terms[each.index - 1]
        if level(term, cues=ANY_LEVEL):
            yield (term,)


def years(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The years between old and new: by the dates near the figures, else by what the text before says, else any from 2 to 10."""
    new, old = cast["new"][0], cast["old"][0]
    scene = new.scene
    dates = lexicon.said("YEAR").findall(scene.text[max(scene.start, old.run - 8) : new.start])
    said = [int(dates[-1]) - int(dates[0])] if len(dates) >= 2 else _span_said(context, new)
    for count in [*said, *(n for n in range(2, 11) if n not in said)]:
        yield (Assumed(count),)


def _span_said(context: Context, term: Term) -> list[int]:
    """How many years the text before a figure tells of: 五年来, “十四五”期间."""
    scene = term.scene
    before = scene.text[max(0, scene.start - _FAR) : term.start]
    if len(before) < _FAR:
        at = context.position[id(scene)]
        for earlier in reversed(context.scenes[max(0, at - 12) : at]):
            if earlier.paragraph is not scene.paragraph:
                before = earlier.said + before
    spans = lexicon.said("SPAN_OF_YEARS").findall(before)
    if not spans:
        return []
    last = spans[-1]
    word = next((years for character, years in (("五", 5), ("十", 10), ("三", 3)) if character in last), 0)
    return [word or int("".join(filter(str.isdigit, last)) or 5)]


_FAR = 1500


def owner(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value that the subject of «X占Y比重为» names, in a sentence before."""
    assert isinstance(anchor, Term)
    name = lexicon.said("SHARE_ON").sub("", anchor.lead)
    if (
        len(lexicon.noun(name)) >= 4
        and not lexicon.said("SEVERAL").search(name)
        and (term := context.called(name, anchor)) is not None
    ):
        yield (term,)


def bracket_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure right before the bracket."""
    assert isinstance(anchor, Listing)
    for term in anchor.scene.terms:
        if term.end == anchor.start and level(term, cues=ANY_LEVEL) and anchor.items and same_unit(term, anchor.items[0]):
            yield (term,)


def contents_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The amount whose contents are listed: 财政拨款支出预算950万元."""
    assert isinstance(anchor, Listing)
    for term in anchor.scene.terms:
        if level(term, cues=ANY_LEVEL) and same_unit(term, anchor.items[0]) and "拨款支出" in term.lead:
            yield (term,)
            return


def outline_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figures of the paragraph that ends «其中：», of the items' cue, nearest first."""
    assert isinstance(anchor, Listing)
    levels = [t for t in anchor.scene.terms if level(t, cues=ANY_LEVEL)]
    cues = {t.cue for t in levels}
    for term in reversed(levels):
        if (len(cues) == 1 or term.cue == anchor.items[0].cue) and same_unit(term, anchor.items[0]):
            yield (term,)
