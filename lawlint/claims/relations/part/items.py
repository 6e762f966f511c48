"""Items of a list, each no more than what the list is of.

✓ 云溪区收到信访18件，其中来电12件。 → 12 ≤ 18
✗ 云溪区收到信访18件，其中来电21件。 → 21 > 18
✗ 云溪区办理建议13件、提案15件，其中重点件30件。 → 30 > 13 + 15
✓ 云溪区在建项目26个。在建项目中，民生项目7个。 → 7 ≤ 26
– 3个集体、7名个人受表彰，其中区级8项。
– 全区收入138亿元，其中区本级67亿元，加上转移性收入170亿元，区本级总收入244亿元。 → 244亿 > 138亿
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.conditions import one_unit
from lawlint.claims.operators.names import akin, carried, opens_behind
from lawlint.claims.operators.seek import TURNS, level, same_unit
from lawlint.claims.operators.words import is_mean
from lawlint.claims.scene import LEVELS, Listing, Term


# fmt: off
def items() -> Sequence[Frame]:
    """Each item of a list and what stands before its opener, behind its 在…中, or in its place."""
    rows = []
    for kind in ("among", "consists"):
        rows += [
            row("partof.item", (kind, "ITEM"), "part", "part <= whole", whole=near.head(back=True), needs=(is_of_whole,)),
            row("partof.item", (kind, "ITEM"), "part", "part <= whole", whole=near.head(), needs=(is_plain_item,), tie=Tie.PLAIN),
            row("partof.item", (kind, "ITEM"), "part", "part <= sum(wholes)", wholes=joined_heads, needs=(is_first_item,)),
        ]
    rows += [
        row("partof.item", (kind, "ITEM"), "part", "part <= whole", whole=changed_head, needs=(is_of_whole,), tie=Tie.PLAIN)
        for kind in ("among", "consists", "colon", "within")
    ]
    return [
        *rows,
        row("partof.within", ("within", "ITEM"), "part", "part <= whole", whole=near.list_name,
            needs=(one_unit("part", "whole"),)),
    ]
# fmt: on


def joined_heads(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The wholes in front of 其中, where 、 joins several of one unit."""
    part = cast["part"][0]
    if part.list is None or part.list.kind != "among":
        return
    found: list[Term] = []
    for term in near.left(part.scene, part.list.start, part.list.depth):
        if not level(term) or term.list is not None or not same_unit(term, part):
            break
        if found and not lexicon.said("JOINED").match(term.scene.text, term.end, found[-1].start):
            break
        found.append(term)
    if len(found) > 1:
        yield found[::-1]


def changed_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What was collected too much, spent less or saved, right before a list of it: 多收费用58万元，其中涉及基金支付38万元."""
    listing = cast["part"][0].list
    if listing is None:
        return
    before = [t for t in listing.scene.terms if t.start < listing.start]
    for head in before[-1:]:
        if head.kind == "AMOUNT" and head.end < listing.start and head.cue in TURNS and same_unit(head, listing.items[0]):
            yield (head,)


def is_plain_item(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """An item without a noun behind it, in the whole's unit: 议题186个，其中合法性审查73个."""
    part, whole = cast["part"][0], cast["whole"][0]
    return part.unit == whole.unit and not part.tail and not (is_mean(part) or is_mean(whole) or carried(part))


def is_first_item(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The figure that 其中 opens."""
    part = cast["part"][0]
    return part.list is not None and part is part.list.items[0]


def is_of_whole(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The item still is of the list, the list of the whole, and both count the same kind of thing."""
    part, whole = cast["part"][0], cast["whole"][0]
    listing = part.list
    return (
        listing is not None
        and _is_listed(part, whole, listing)
        and _is_headed(whole, part, listing)
        and _is_one_kind(part, whole)
    )


def _is_listed(part: Term, whole: Term, listing: Listing) -> bool:
    """Whether the list goes on up to ``part``, and it may be less than ``whole``."""
    contained = listing.scene.text[listing.end - 1] == "含"  # 答复90件（含上年结转3件）
    first = listing.items[0]
    so_far = part.scene.terms[first.index : part.index + 1]
    return not (
        part.scene.text.startswith("的", part.end)  # 超50万元的52个: a threshold
        or (carried(part) and not contained)
        or is_mean(part)
        or is_mean(whole)
        or (whole.value.high is None and part.value.high is None)  # all exceed 20万元, some 50万元
        or ("*" in (part.dimension, whole.dimension) and part.printed > whole.printed)  # without a unit nobody can say
        or part.segment != first.segment
        or any(lexicon.said("TOPPED_UP").match(t.own.lstrip(",;")) for t in so_far)  # 其中市本级67亿元，加上转移性收入169亿元
    ) and _goes_on(part, first)


def _goes_on(part: Term, first: Term) -> bool:
    """Whether a figure is still of the list that ``first`` begins: 、 joins it to one that is, or it has a name like one."""
    text, terms = part.scene.text, part.scene.terms
    while part is not first:
        before = terms[part.index - 1] if part.index > first.index else first
        traits = part.dimension == "人" and all(lexicon.said("TRAIT").search(t.own) for t in (part, before))
        traits = traits and not lexicon.said("OUTSIDE").search(part.own.lstrip(","))  # 党员64人，研究生以上学历15人
        if "," in text[before.end : part.start] and not traits:
            return _has_name_like(part, first) or any(
                _has_name_like(part, t) for t in terms[first.index : part.index] if t.kind == "AMOUNT"
            )
        part = before
    return True


def _has_name_like(a: Term, b: Term) -> bool:
    """Whether two clauses begin or end with the same two characters, or name two members of one division or set of outcomes."""
    one, other = (lexicon.said("LIST_OPENER").sub("", t.own) for t in (a, b))
    if lexicon.said("OUTSIDE").search(one):
        return False
    if len(one) > 1 and len(other) > 1 and (one[-2:] == other[-2:] or one[:2] == other[:2]):
        return True
    words = one + a.tail
    ours, theirs = lexicon.classed(words), lexicon.classed(other + b.tail)
    if any(n == m and member not in words for n, _ in ours for m, member in theirs):
        return True
    return a.tail == b.tail and len(a.tail) > 1


def _is_headed(whole: Term, part: Term, listing: Listing) -> bool:
    """Whether a list is of ``whole`` alone, and of all that ``whole`` counts."""
    if whole.scene is part.scene:
        if _has_sibling(whole, listing):
            return False
    elif listing.is_sorted and not opens_behind(whole, listing):
        return False  # 外观专利24件，授权14件。按对象分，企业213件: anew, of all
    following = whole.scene.terms[whole.index + 1 : whole.index + 2]
    joint = lexicon.said("NEXT_FIGURE")
    if whole.unit != part.unit and any(joint.fullmatch(whole.scene.text, whole.end, t.start) for t in following):
        return False  # 3个集体、7名个人受表彰，其中市级8项
    apart = whole.scene is not part.scene or listing.start - whole.end > 2 + len(whole.tail)
    return part.dimension == listing.items[0].dimension or not apart


def _has_sibling(whole: Term, listing: Listing) -> bool:
    """Whether 其中 follows several wholes: 建议136件、提案152件，其中…."""
    around = whole.scene.terms[max(0, whole.index - 1) : whole.index + 2]
    return any(
        lexicon.said("JOINED").match(whole.scene.text, one.end, other.start) is not None
        and all(t.cue in LEVELS and t.list is None and t.depth == listing.depth for t in (one, other))
        for one, other in pairwise(t for t in around if t.start < listing.start)
    )


def _is_one_kind(part: Term, whole: Term) -> bool:
    """Whether part and whole count things of one noun: 37个部门代编预算, 其中21个部门未分配."""
    listing = part.list
    assert listing is not None
    if listing.scene.text.startswith("中", listing.start):
        return True  # 14个镇街中有5个…
    same = part.tail[:2] == whole.tail[:2]
    if whole.unit == "个" and part.tail and whole.tail and not same and not whole.tail.startswith(part.unit):  # 12个项目，其中1项
        return False
    of_a_size = part.lead.endswith(("以上", "以下", "以内")) and not part.tail  # 签约项目93个，其中亿元以上38个
    if whole.unit == part.unit == "个" and not of_a_size and (part.tail or len(part.noun) >= 3):
        return akin(part, whole)
    return of_a_size or whole.scene is part.scene or akin(part, whole) or not part.noun
