"""Where the figures of shares, rates, completion, structures and ratios are sought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Where
from lawlint.claims.operators.names import change_of, rate_name
from lawlint.claims.operators.seek import (
    CLAUSE,
    LOOK_BACK,
    MOST_WHOLES,
    TURNS,
    alike,
    backwards,
    before,
    is_set,
    left,
    level,
    members_of,
    same_unit,
    some_of,
)
from lawlint.claims.scene import ANY_LEVEL, Assumed, Listing, Term


def own(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The amount that the same cue took: 占 W 的 p%."""
    assert isinstance(anchor, Term)
    if anchor.index:
        term = anchor.scene.terms[anchor.index - 1]
        if term.run == anchor.run and term.cue == anchor.cue and term.kind == "AMOUNT":
            yield (term,)


def shares_of_points(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The share that each point tells right behind its figure."""
    assert isinstance(anchor, Listing)
    behind = [item.scene.terms[item.index + 1 : item.index + 2] for item in anchor.items]
    found = [t for terms in behind for t in terms if t.kind == "PERCENT" and t.cue == "share"]
    if len(found) == len(behind) > 1:
        yield found


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


def target_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The target right before a per cent of it: «超额完成任务3500人，为任务的110.4%», «完成全年任务（3500人）的110.4%»."""
    assert isinstance(anchor, Term)
    before = anchor.scene.terms[anchor.index - 1] if anchor.index else None
    if before is None or before.kind != "AMOUNT" or before.segment != anchor.segment:
        return
    text = anchor.scene.text
    if anchor.cue == "target" and lexicon.noun(lexicon.said("TARGET_WORDS").sub("", anchor.own)):
        return  # 其中脱贫人口占计划的
    said = before.own if anchor.cue == "target" else text[max(anchor.scene.start, before.start - CLAUSE) : before.start]
    if (anchor.cue == "target" or text[before.end : anchor.start] == ")的") and is_set(said):
        yield (before,)


def shares(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents of a list that 占 opens."""
    assert isinstance(anchor, Listing)
    found = [t for t in anchor.members if t.kind == "PERCENT" and t.cue in ("share", "plain") and t.depth == anchor.depth]
    if found:
        yield found


def any_before(role: str) -> Where:
    """Every value before the figure that plays ``role``, in its unit: what shares beside are of, then those in its sentence and
    the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0]
        here = (t for t in reversed(first.scene.terms) if t.end <= first.start)
        earlier = backwards(context.back(first.scene, LOOK_BACK))
        told = context.wholes(anchor) if isinstance(anchor, Term) and anchor.cue == "share" else ()
        wholes = (t for t in chain(told, here, earlier) if level(t, first.kind, ANY_LEVEL) and same_unit(t, first))
        near = list(islice(wholes, MOST_WHOLES))
        near.sort(key=lambda t: t.cue == "target")  # 完成70亿元，为预算80亿元的88%，其中税收50亿元，占…
        return ((term,) for term in near)

    return seek


def joined(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents that share one 占比 and end at the anchor: 占比分别为a%、b%和c%."""
    assert isinstance(anchor, Term)
    terms = anchor.scene.terms
    found = [t for t in terms if t.run == anchor.run and t.cue == anchor.cue and t.kind == "PERCENT"]
    if anchor.cue == "rate" and not re.search("贡献率|占", found[0].lead):
        return
    if len(found) >= 2 and found[-1] is anchor:
        yield found


def share_run(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents of a segment that end at the anchor: A占a%，B占b%，其他占c%."""
    assert isinstance(anchor, Term)
    found = [t for t in anchor.scene.terms if t.segment == anchor.segment and t.kind == "PERCENT" and t.start <= anchor.start]
    if len(found) >= 2 and found[-1] is anchor and all(t.cue in ("share", "plain") for t in found):
        yield found


def ratio_members(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All members of a:b:c, for its first."""
    assert isinstance(anchor, Term)
    members = members_of(anchor)
    if len(members) >= 3 or (len(members) == 2 and 99 <= sum((m.printed for m in members), Fraction()) <= 101):
        yield members


def second_member(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """b of a:b, for a."""
    assert isinstance(anchor, Term)
    members = members_of(anchor)
    if len(members) == 2:
        yield (members[1],)


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
        if term.kind == "AMOUNT" and term.cue in TURNS and same_unit(term, target):
            yield (term,)


def done_or_change(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What was done before a target: values, and a change right before it."""
    yield from before("target", 3, ANY_LEVEL)(context, cast, anchor)
    yield from change_before(context, cast, anchor)


def good_days(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """How many days of the year the air was good."""
    return some_of(2, context.everywhere("优良", "天"))


def days_of_year(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The days of a year, or of a leap year."""
    yield (Assumed(365),)
    yield (Assumed(366),)


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
        scenes = chain((anchor.scene.terms[: anchor.index],), (s.terms for s in context.back(anchor.scene, LOOK_BACK)))
        values = (t for terms in scenes for t in reversed(terms) if t.depth <= anchor.depth)
        here = (t for t in values if t.is_value or t.cue in ("fall", "share", "rise"))
        grown = said is not None and said[0].startswith("新增")  # 贷款余额18亿元，比年初增加2亿元
        told = (
            t
            for t in here
            if t.kind == "AMOUNT"
            and said
            and any(word in _about_what(t, grown) for word in said[side])
            and grown is (t.cue in _GROWN)
        )
        return some_of(2, told)

    return seek


_GROWN = frozenset({"rise", "added"})


def _about_what(term: Term, grown: bool) -> str:
    """What a figure's clause says; of a change that has no name, that of the value before it."""
    bare = grown and term.index and term.cue in _GROWN and not change_of(term.own)
    return term.scene.terms[term.index - 1].own if bare else term.own


def of_two_outcomes(place: int) -> Where:
    """The figures of the two outcomes that a rate is of, its own first: of 不捕率 those who were not arrested and those who were,
    nearest in the sentence or the one before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        words = lexicon.outcomes_of(rate_name(anchor))
        if words is None:
            return
        earlier = backwards(context.back(anchor.scene, 1))
        first = cast["part"][0] if place else None
        for term in chain(left(anchor.scene, anchor.start, anchor.depth), earlier):
            if level(term) and words[place].search(term.own) and (first is None or same_unit(term, first)):
                yield (term,)
                if term.twin is not None and first is None:  # 16件29人: of cases or of people
                    yield (term.twin,)
                return

    return seek


def total_called(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The nearest value before, in the sentence or the two before, of all with which was done what «占受理案件总数的» says."""
    assert isinstance(anchor, Term)
    part = cast["part"][0]
    said = lexicon.said("TOTAL_CALLED").search(anchor.scene.text, max(anchor.scene.start, anchor.run), anchor.start)
    stem = _CALLED_ALSO.get(said[1], said[1]) if said else ""
    for term in chain(left(part.scene, part.start, part.depth), backwards(context.back(part.scene, LOOK_BACK))) if stem else ():
        at = term.own.rfind(stem)
        if at >= 0 and level(term) and alike(term, part) and lexicon.said("ALL_OF_THEM").fullmatch(term.own, at + len(stem)):
            if not lexicon.said("DENIED").search(term.own[:at]) and term.list is None and not term.depth:
                yield (term,)
            return


_CALLED_ALSO = {"受案": "受理", "来信来访": "信访"}


def in_other_units(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The counts before a part that count other things: «预警核查9364条，转入救助1217人，转入率13.0%»."""
    part = cast["part"][0]
    for term in part.scene.terms[max(0, part.index - 2) : part.index][::-1]:
        if (
            level(term)
            and term.dimension != part.dimension
            and term.printed > part.printed
            and not (term.value.step or part.value.step)
        ):
            yield (term,)


def behind_in_bracket(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What a bracket right behind a rate tells: 服务率98.0%（有需求8815名）."""
    assert isinstance(anchor, Term)
    following = anchor.scene.terms[anchor.index + 1 : anchor.index + 2]
    if anchor.scene.text.startswith("(", anchor.end) and all(t.depth > anchor.depth and level(t) for t in following):
        yield from ((t,) for t in following)


def beside(name: str) -> Where:
    """The value within two figures of a rate whose clause says so (a word of the grammars), or in the sentence before one that
    其中 opens."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        near = anchor.scene.terms[max(0, anchor.index - 2) : anchor.index + 3]
        listed = anchor.index == 1 and near[0].list is not None and near[0].list.kind == "among"
        earlier = backwards(context.back(anchor.scene, 1)) if listed else ()
        return some_of(1, *((t for t in some if level(t) and lexicon.said(name).search(t.own)) for some in (near, earlier)))

    return seek


def owner(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value that the subject of «X占Y比重为» names, in a sentence before: 普惠园在园幼儿 are not all 在园幼儿."""
    assert isinstance(anchor, Term)
    name = lexicon.said("SHARE_ON").sub("", anchor.lead)
    noun = lexicon.noun(name)
    if len(noun) >= 4 and not lexicon.said("SEVERAL").search(name):
        term = context.called(name, anchor)
        if term is not None and (term.noun.startswith(noun) or lexicon.said("PLACE").fullmatch(term.noun.removesuffix(noun))):
            yield (term,)
