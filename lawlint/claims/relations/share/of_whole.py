"""Shares that say what they are of, or that follow it: 占办结数的, 占比, 占总量的, 占基本支出预算的.

✓ 全年收到投诉132件，其中餐饮类33件，占25.0%。 → 33 ÷ 132 = 25.0%
✗ 全年收到投诉132件，其中餐饮类33件，占26.0%。 → 33 ÷ 132 = 25.0% ≠ 26.0%
✓ 全县常住人口41.85万人，其中60岁以上人口8.37万人，占常住人口的20.0%。 → 8.37万 ÷ 41.85万 = 20.0%
✓ 全年受理案件250件，行政处罚类案件50件，占受理案件总数的20.0%。 → 50 ÷ 250 = 20.0%
– 全年收到投诉132件，其中餐饮类33件，占全省的5.0%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators.conditions import at_most, one_unit
from lawlint.claims.operators.gates import says
from lawlint.claims.operators.names import totalled
from lawlint.claims.operators.seek import LOOK_BACK, alike, backwards, before, head, left, level, list_name, nearest
from lawlint.claims.operators.seek import named as called_by
from lawlint.claims.operators.words import is_mean, share_text
from lawlint.claims.relations.share.shared import (
    OF_WHOLE,
    any_before,
    is_partial,
    joined_before,
    named_part,
    names_whole,
    of_same_cue,
    precise,
    whole_before,
    whole_called,
)
from lawlint.claims.scene import LEVELS, Listing, Term


# fmt: off
def shares_of_whole() -> Sequence[Frame]:
    share = ("share", "PERCENT")
    return (
        row("share.share", share, "rate", OF_WHOLE, whole=of_same_cue, part=before("whole"), needs=(_attached,)),
        row("share.share", share, "rate", OF_WHOLE, part=named_part, whole=head(),
            needs=(_of_the_whole, _no_sibling, _attached)),
        row("share.share", share, "rate", OF_WHOLE, part=named_part, whole=before("part"),
            needs=(_of_the_whole, _overall, _no_sibling, _attached)),
        row("share.share", share, "rate", OF_WHOLE, part=named_part, whole=list_name,
            needs=(_of_the_whole, _no_sibling, _attached)),
        row("share.share", share, "rate", OF_WHOLE, part=named_part, whole=called_by("SHARE_NAME"),
            needs=(_no_sibling, _attached)),
        row("share.share", share, "rate", OF_WHOLE, part=named_part, whole=any_before("part"),
            needs=(precise, _of_no_other, _attached), tie=Tie.CLOSE, any_reading=True, gate=is_partial),
        row("share.named", share, "rate", OF_WHOLE, part=named_part, whole=_total_by_deed, needs=(_attached, _no_sibling),
            tie=Tie.PRECISE, words=("总数", "总量")),
        row("share.named", ("target", "PERCENT"), "rate", OF_WHOLE, part=nearest(), whole=called_by("BUDGET_CALLED"),
            needs=(_right_behind, one_unit("part", "whole"), at_most("part", "whole")), tie=Tie.PRECISE, words=("占",),
            gate=says("BUDGET_CALLED", "lead")),
        row("share.named", share, "rate", OF_WHOLE, part=_owner, whole=called_by("SHARE_NAME"), needs=(_no_sibling,),
            tie=Tie.LIKELY),
    )
# fmt: on


def _total_by_deed(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The nearest value before, in the sentence or the two before, of all with which was done what «占受理案件总数的» says."""
    assert isinstance(anchor, Term)
    part = cast["part"][0]
    total = lexicon.said("TOTAL_CALLED").search(anchor.scene.text, max(anchor.scene.start, anchor.run), anchor.start)
    if total is None:
        return
    deed = _SAME_DEED.get(total[1], total[1])
    for term in chain(left(part.scene, part.start, part.depth), backwards(context.back(part.scene, LOOK_BACK))):
        at = term.own.rfind(deed)
        if at >= 0 and level(term) and alike(term, part) and lexicon.said("ALL_OF_THEM").fullmatch(term.own, at + len(deed)):
            if not lexicon.said("DENIED").search(term.own[:at]) and term.list is None and not term.depth:
                yield (term,)
            return


_SAME_DEED = {"受案": "受理", "来信来访": "信访"}


def _owner(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value that the subject of «X占Y比重为» names, in a sentence before: 普惠园在园幼儿 are not all 在园幼儿."""
    assert isinstance(anchor, Term)
    name = lexicon.said("SHARE_ON").sub("", anchor.lead)
    noun = lexicon.noun(name)
    if len(noun) >= 4 and not lexicon.said("SEVERAL").search(name):
        term = context.called(name, anchor)
        if term is not None and (term.noun.startswith(noun) or lexicon.said("PLACE").fullmatch(term.noun.removesuffix(noun))):
            yield (term,)


def _attached(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Every figure between part and rate has no noun of its own."""
    rate, part = cast["rate"][0], cast["part"][0]
    if is_mean(part):
        return False
    if joined_before(part) is not None and lexicon.said("IN_SUM").search(rate.lead):
        return False  # 38亿元、27亿元，合计占
    siblings = [t for t in rate.scene.terms if t.run == rate.run and t.kind == rate.kind]
    if len(siblings) > 1:  # A、B分别占a%和b%: the n-th of the n-th
        levels = [t for t in rate.scene.terms[: siblings[0].index] if t.kind == "AMOUNT" and t.cue in LEVELS]
        return len(levels) < len(siblings) or levels[siblings.index(rate) - len(siblings)] is part
    whole = whole_before(rate)
    own = lexicon.noun(lexicon.said("SHARE_ON").sub("", rate.lead if whole is None else whole.own))  # 占支出72.6亿元的21.8%
    if len(own) >= 2 and own in part.lead:
        return True
    for term in rate.scene.terms[part.index + 1 : rate.index]:
        if term.run == rate.run or (term.kind == "AMOUNT" and term.dimension != part.dimension):
            continue
        if lexicon.noun(lexicon.said("OF_ANOTHER").sub("", term.lead)):
            return False
    return not own or own in part.lead


def _of_the_whole(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """占比 with no name behind it, or with the whole's own."""
    name = whole_called(share_text(cast["rate"][0]))
    return name is not None and names_whole(name, cast["whole"][0])


def _of_no_other(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """占 names no other whole: nothing behind it, or words of the whole's own."""
    rate = cast["rate"][0]
    name = whole_called(share_text(rate)) or ""
    return whole_before(rate) is None and names_whole(name, cast["whole"][0], by_a_word=True)


def _overall(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """占总数, a whole that is called a total, or a named one: 占立案数的."""
    words = share_text(cast["rate"][0])
    named_so = len(lexicon.noun(whole_called(words) or "")) >= 2
    return named_so or bool(lexicon.said("OVERALL").search(words)) or totalled(context, cast, anchor)


def _no_sibling(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The whole is no other part of it: «东部…人，占总量的36%；中部…人，占总量的33%»."""
    rate, whole = cast["rate"][0], cast["whole"][0]
    for term in whole.scene.terms[whole.index + 1 :]:
        if term.kind == "PERCENT" and term.cue == "share":
            return term is rate or share_text(term) != share_text(rate)
        if term.kind == "AMOUNT" and term.cue in LEVELS:
            break
    return True


def _right_behind(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The share is the next figure behind the part."""
    return cast["rate"][0].index == cast["part"][0].index + 1
