"""Where the figures of changes, growth and multiples are sought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Where
from lawlint.claims.operators.seek import (
    CLAUSE,
    LOOK_BACK,
    TURNS,
    alike,
    backwards,
    base,
    head,
    is_set,
    left,
    level,
    members_of,
    nearest,
    same_unit,
    some_of,
)
from lawlint.claims.relations.change.dated import is_older
from lawlint.claims.scene import ANY_LEVEL, Assumed, Listing, Term
from lawlint.exact.numerals import to_int
from lawlint.parsing.quantity import dimension


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


def nearest_or_whole(cues: frozenset[str]) -> Where:
    """The value left of the anchor; where it ends a list, also the whole of that list: 总预算…，其中：…，项目支出…，同比增加…."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        for (term,) in nearest(1, cues=cues)(context, cast, anchor):
            yield (term,)
            listing = term.list
            if listing is not None and len(listing.items) > 1 and term is listing.items[-1]:
                yield from islice(head()(context, {}, listing), 1)

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


def base_next(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past value that the next sentence begins with: «…增长5.3%。上年决算数26.94亿元。»"""
    at = context.position[id(anchor.scene)] + 1
    if at < len(context.scenes) and context.scenes[at].number == anchor.scene.number + 1:
        term = context.scenes[at].terms[0]
        new = cast["new"][0]
        bare = not lexicon.noun(lexicon.said("LAST_YEAR").sub("", term.lead))
        if term.cue == "base" and term.kind == "AMOUNT" and same_unit(term, new) and (bare or term.grams & new.grams):
            yield (term,)


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
    lead = term.scene.text[max(term.scene.start, term.start - CLAUSE) : term.start]
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


def back_levels(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The values of the sentence before, where the anchor's own has none in front; none of a year before the change's."""
    assert isinstance(anchor, Term)
    if not any(level(t) for t in anchor.scene.terms[: anchor.index]):
        for scene in context.back(anchor.scene, 1):
            for term in scene.terms[:4]:
                if level(term, cues=ANY_LEVEL) and same_unit(term, anchor) and not is_older(term, anchor):
                    yield (term,)


def like(role: str) -> Where:
    """The nearest value left of the anchor in the unit of the figure that plays ``role``; right before a past value, 件 for its
    件次."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0]
        for term in left(anchor.scene, anchor.start, anchor.depth):
            fits = alike if first.cue == "base" and term.index == first.index - 1 else same_unit
            if level(term, first.kind) and fits(term, first) and not _is_behind_pair(term, first):
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


def subject(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value that the subject of the change's clause names."""
    assert isinstance(anchor, Term)
    name = lexicon.noun(anchor.lead)
    if len(name) >= 3 and (term := context.called(name, anchor)) is not None and same_unit(term, anchor):
        yield (term,)


def base_percent(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past per cent left of the anchor."""
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if term.cue == "base" and term.kind == "PERCENT":
            yield (term,)
            return


def base_ratio(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past a of «由a:1缩小到b:1», for b."""
    assert isinstance(anchor, Term)
    members = members_of(anchor)
    if len(members) == 2 and members[1].text == "1" and anchor.index >= 2:
        old = anchor.scene.terms[anchor.index - 2]
        olds = members_of(old)
        if old.cue == "base" and len(olds) == 2 and olds[1].text == "1":
            yield (old,)


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
        scenes = [anchor.scene, *context.back(anchor.scene, LOOK_BACK)]
        for term in chain(left(anchor.scene, anchor.start, anchor.depth), backwards(scenes[1:])):
            if level(term, cues=ANY_LEVEL) and same_unit(term, anchor) and term.lead.rstrip("为数额的").endswith(name):
                yield (term,)
                return

    return seek


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
        said = lexicon.said(word).search(scene.text, max(scene.start, anchor.start - CLAUSE), anchor.start)
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
        elif before is not None and before.kind == "PERCENT" and is_set(before.own) and is_set(said[0]):
            yield (before,)  # 增长5.3%(计划增长6%)，与计划目标相差0.7个百分点

    return seek


def months_gone(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """How many months of the year are over: 上半年, 前三季度, 1—10月, told once in the sentence, or failing that in the paragraph
    before."""
    scene = anchor.scene
    for begin, end in ((scene.start, anchor.start), (0, scene.start)):
        told = {*map(_months, lexicon.said("UP_TO_MONTH").finditer(scene.text, begin, end))}
        if len(told) == 1 and 0 < (months := told.pop()) < _YEAR:
            yield (Assumed(months),)
        if told:
            return


def _months(told: re.Match[str]) -> int:
    return int(told[1]) if told[1] else 6 if told[2] else 3 if told[3] else 9


_YEAR = 12


def degree(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """How much of a budget or plan is done, right before the points: 完成年初预算的52.7%，超序时进度2.7个百分点."""
    assert isinstance(anchor, Term)
    for term in anchor.scene.terms[max(0, anchor.index - 1) : anchor.index]:
        said = term.scene.text[max(term.scene.start, term.start - CLAUSE) : term.start].rpartition(",")[2]
        if term.kind == "PERCENT" and term.segment == anchor.segment and (is_set(said) or "进度" in said or "执行率" in said):
            yield (term,)


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
        triples = [m for t in anchor.scene.terms[: anchor.index] if t.kind == "RATIO" and len(m := members_of(t)) == 3]
        if place is not None and len(triples) == 2:
            yield (triples[turn][place],)

    return seek


def count_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """Counts left of a mean."""
    here = (t for t in left(anchor.scene, anchor.start, anchor.depth) if level(t, cues=ANY_LEVEL))
    return some_of(3, (t for t in here if t.dimension != cast["mean"][0].dimension))


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
        counts = counts or (name == "次" and term.dimension.endswith("次")) or _is_each_of(name, term.dimension)
        if name and (counts or days or (len(name) > 1 and name in term.own + term.tail) or term.tail.startswith(name)):
            yield (term,)


def _is_each_of(name: str, dimension: str) -> bool:
    """Whether a mean is told for what a count counts, and goes on: 每张床位 of 137张, 每块更新 of 31块."""
    return 0 < len(dimension) < len(name) and name.startswith(dimension)


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
            if term.cue in TURNS and term.dimension == wanted and not lexicon.said("SPAN").search(term.own):
                yield (term,)

    return seek


_BESIDE = 2


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


def thousand(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """A thousand."""
    yield (Assumed(1000),)


def _about(context: Context, anchor: Term) -> Iterator[Term]:
    """The values before a figure, and those behind it in its sentence, nearest first; then those of the sentences before."""
    terms = anchor.scene.terms
    behind = terms[anchor.index + 1 : anchor.index + 2]
    for term in chain(reversed(terms[: anchor.index]), behind, backwards(context.back(anchor.scene, LOOK_BACK + 1))):
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
