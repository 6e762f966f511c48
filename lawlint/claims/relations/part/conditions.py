"""What the words must say before a figure is bound as a part of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Evidence
from lawlint.claims.operators.names import akin, carried, governs, opens_behind, outcomes_told, same_dimension
from lawlint.claims.operators.words import is_mean
from lawlint.claims.scene import LEVELS, Listing, Term
from lawlint.exact.numerals import to_int
from lawlint.parsing import patterns


def done(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«问题63个，已整改57个»: of one kind of thing in one segment, more at first; the first clause tells of nothing done."""
    before, after = cast["earlier"][0], cast["later"][0]
    return (
        (before.segment == after.segment or (before.segment + 1 == after.segment and "已" in after.own))
        and same_dimension(before, after)
        and before.printed >= after.printed > 0
        and after.tail[:2] in before.tail
        and (not lexicon.said("DONE").fullmatch(before.own) or _done_with(before, after))
        and (after.list is None or (before.list is after.list and before.index + 1 == after.index))
        and before.depth == after.depth
        and not after.scene.text.startswith("(含", after.end + len(after.tail))
    )


def _done_with(before: Term, after: Term) -> bool:
    """Whether the later figure tells what became of those that were closed: 法院审结36件，采纳27件."""
    became = lexicon.said("DONE_WITH")
    return became.fullmatch(after.own) is not None and became.fullmatch(before.own) is None


def new(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What was built or named this year: 新建3个，累计达到9个."""
    return bool(lexicon.said("NEW").search(cast["flow"][0].own))


def _is_joined(term: Term) -> bool:
    """Whether another figure is joined to this one: 3个集体、7名个人."""
    beside = term.scene.terms[term.index + 1 : term.index + 2]
    return any(lexicon.said("NEXT_FIGURE").fullmatch(term.scene.text, term.end, other.start) for other in beside)


def paired(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A list's item and the list's head."""
    part, whole = cast["part"][0], cast["whole"][0]
    listing = anchor if isinstance(anchor, Listing) else part.list
    if part.scene.text.startswith("的", part.end) and not part.tail.strip("的"):
        return False  # 超50万元的52个: a threshold
    if listing is None or not listing.items or (carried(part) and not _contained(listing)) or is_mean(part) or is_mean(whole):
        return False
    if "*" in (part.dimension, whole.dimension) and part.printed > whole.printed:
        return False  # without a unit nobody can say
    if whole.value.high is None and part.value.high is None:
        return False  # all exceed 20万元, some 50万元
    first = listing.items[0]
    if any(lexicon.said("TOPPED_UP").match(t.own.lstrip(",;")) for t in part.scene.terms[first.index : part.index + 1]):
        return False  # 全市收入137亿元，其中市本级67亿元，加上转移性收入169亿元，市本级总收入243亿元
    if part.segment != first.segment and listing.kind != "within":
        return False
    if not _belongs(part, first) or (whole.scene is part.scene and coordinated(whole, listing)):
        return False
    if listing.is_sorted and whole.scene is not part.scene and not opens_behind(whole, listing):
        return False  # 外观专利24件，授权14件。按对象分，企业213件: anew, of all
    if whole.unit != part.unit and _is_joined(whole):
        return False  # 3个集体、7名个人受表彰，其中市级8项
    if (
        part is not first
        and part.dimension != first.dimension
        and (whole.scene is not part.scene or listing.start - whole.end > 2 + len(whole.tail))
    ):
        return False
    if listing.scene.text.startswith("中", listing.start):
        return True  # 14个镇街中有5个…
    if (
        whole.unit == "个"
        and part.tail
        and whole.tail
        and part.tail not in whole.tail
        and whole.tail not in part.tail
        and part.tail[:2] != whole.tail[:2]  # 37个部门代编预算，其中21个部门未分配
        and not whole.tail.startswith(part.unit)  # 12个项目，其中1项
    ):
        return False
    of_a_size = not part.tail and part.lead.endswith(("以上", "以下", "以内"))  # 签约项目93个，其中亿元以上38个
    same = part.tail[:2] == whole.tail[:2] != ""
    if whole.unit == "个" and part.unit == "个" and not (of_a_size or same) and (part.tail or len(part.noun) >= 3):
        return akin(part, whole)
    return of_a_size or whole.scene is part.scene or akin(part, whole) or not part.noun


def itemized(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """An item without a noun behind it, in the whole's sentence: 议题186个，其中合法性审查73个."""
    part, whole = cast["part"][0], cast["whole"][0]
    return (
        part.unit == whole.unit
        and not part.tail
        and whole.scene is part.scene
        and not (is_mean(part) or is_mean(whole) or carried(part))
    )


def of_one_unit(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Part and whole are printed in one unit."""
    return cast["part"][0].dimension == cast["whole"][0].dimension


def first_of_list(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The figure that 其中 opens."""
    part = cast["part"][0]
    return part.list is not None and part is part.list.items[0] and not is_mean(part) and not carried(part)


def _belongs(part: Term, first: Term) -> bool:
    """Whether a figure is still of the list that ``first`` begins: 、 joins it to one that is, or it is named alike."""
    text, terms = part.scene.text, part.scene.terms
    if part.lead.startswith("另有"):
        return False
    while part is not first:
        before = terms[part.index - 1] if part.index > first.index else first
        if "," not in text[before.end : part.start]:
            part = before
            continue
        traits = part.dimension == "人" and all(lexicon.said("TRAIT").search(t.own) for t in (part, before))
        if traits and not lexicon.said("OUTSIDE").search(part.own.lstrip(",")):
            part = before  # 党员64人，研究生以上学历15人
            continue
        return named_alike(part, first) or any(
            named_alike(part, t) for t in terms[first.index : part.index] if t.kind == "AMOUNT" and t.cue in LEVELS
        )
    return True


def named_alike(a: Term, b: Term) -> bool:
    """Whether two clauses begin or end with the same two characters, or name two members of one division or set of outcomes."""
    one, other = (lexicon.said("LIST_OPENER").sub("", t.own) for t in (a, b))
    if lexicon.said("OUTSIDE").search(one):
        return False
    if len(one) > 1 and len(other) > 1 and (one[-2:] == other[-2:] or one[:2] == other[:2]):
        return True
    said_a, said_b = one + a.tail, other + b.tail
    told, other_told = lexicon.classed(said_a), lexicon.classed(said_b)
    if any(n == m and y not in said_a for n, _ in told for m, y in other_told):
        return True
    return a.tail == b.tail and len(a.tail) > 1


def coordinated(whole: Term, listing: Listing) -> bool:
    """Whether 其中 follows several wholes: 建议136件、提案152件，其中…."""
    terms, text = whole.scene.terms, whole.scene.text
    for a, b in ((whole.index - 1, whole.index), (whole.index, whole.index + 1)):
        if a < 0 or b >= len(terms) or terms[b].start >= listing.start:
            continue
        one, other = terms[a], terms[b]
        joint = lexicon.said("JOINED").match(text, one.end, other.start)
        if joint and all(
            t.kind == "AMOUNT" and t.cue in LEVELS and t.list is None and t.depth == listing.depth for t in (one, other)
        ):
            return True
    return False


def _contained(listing: Listing) -> bool:
    """Whether the list says that its whole contains its items, what was carried over too: 答复90件（含上年结转3件）."""
    return listing.scene.text[listing.end - 1] == "含"


def exclusive(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Every part is another outcome of one class, and all of what came: beside it stands nothing that was there before, and it is
    none of what was not done (不起诉118人，…，提起公诉507人)."""
    parts, whole = cast["parts"], cast["whole"][0]
    first = parts[0]
    beside = whole.scene.terms[whole.index : first.index] if whole.scene is first.scene else [whole]
    denied = lexicon.said("DENIED").search(whole.own)
    return (
        outcomes_told(parts)
        and not any(t.dimension == whole.dimension and carried(t) for t in beside)
        and not (denied and any(outcomes_told([whole, part]) for part in parts))
    )


def newly(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What came this year of things of which there are so many: 党员746名，年内新发展党员18名."""
    part, whole = cast["part"][0], cast["whole"][0]
    return (
        lexicon.said("NEWLY").match(part.own) is not None
        and whole.index == part.index - 1
        and whole.segment == part.segment
        and not lexicon.said("NEW").search(whole.own)
        and not lexicon.said("GONE").search(whole.own)
        and (akin(part, whole) or part.unit == whole.unit)
    )


def of_the_larger(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«亿元以上项目27个，十亿元以上项目3个»: what reaches the higher threshold reaches the lower."""
    part, whole = cast["part"][0], cast["whole"][0]
    higher, lower = (lexicon.said("THRESHOLD").search(t.own) for t in (part, whole))
    if higher is None or lower is None or higher[3] != lower[3]:
        return False
    return _threshold(higher) > _threshold(lower)


def _threshold(said: re.Match[str]) -> int:
    return (to_int(said[1]) if said[1] else 1) * {"万": 10**4, "亿": 10**8}.get(said[2], 1)


def reached(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The stock's clause is 总…/累计 达到 and nothing else."""
    flow, stock = cast["flow"][0], cast["stock"][0]
    said = flow.scene.between(flow.end, stock.start) + stock.text
    return bool(lexicon.said("REACHED").match(said)) and same_dimension(flow, stock)


def topped_up(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«减税2亿元，加上…，共减轻负担3亿元»: something is added to the part."""
    part, whole = cast["part"][0], cast["whole"][0]
    return "加上" in part.scene.between(part.end, whole.start) and whole.segment == part.segment


def of_one_kind(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """As many things before, or more, of one noun; a sentence that begins with some of them follows one that tells of all."""
    part, whole = cast["part"][0], cast["whole"][0]
    if not part.own and (whole.scene is part.scene or not whole.own):
        return False  # 14个项目滞后，3个项目闲置
    return part is not whole and whole.printed > part.printed > 0 and bool(part.value.step) is bool(whole.value.step)


def within_limit(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What is owed, and the limit that is set for it."""
    return cast["owed"][0].printed <= cast["limit"][0].printed


def stage(earlier: Sequence[str], later: Sequence[str]) -> Evidence:
    """The clauses name an earlier and a later stage of one procedure."""
    first, last = patterns.pattern("|".join(earlier)), patterns.pattern(r"(?<!未)(?<!不)(?:" + "|".join(later) + ")")

    def holds(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
        before, after = cast["earlier"][0], cast["later"][0]
        return (
            before.segment == after.segment
            and before.scene is after.scene
            and (before.list is after.list or before.printed >= after.printed)
            and same_dimension(before, after)
            and bool(last.search(after.lead))
            and bool(first.search(before.lead))
            and not last.search(before.lead)
            and not lexicon.said("DENIED").search(before.own)  # 不予受理7件，审结58件
            and "," in after.scene.between(before.end, after.start)
            and (before.printed >= after.printed or not _was_carried(context, before))
        )

    return holds


def _was_carried(context: Context, term: Term) -> bool:
    """Whether the sentence of a figure, or the one before, tells of what was carried over."""
    scenes = (term.scene, *context.back(term.scene, 1))
    return any(lexicon.said("CARRIED").search(scene.said) for scene in scenes)


def same_run(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The part is a level in the sentence of its whole with the same words in front."""
    return akin(cast["part"][0], cast["whole"][0])


# Less than this much of the whole: the parts do not make it up, which is told before.
_LESS = 0.9999


def parallel(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Parts with a name each that do not overlap: 谷物产量 … 其中，稻谷产量, 小麦产量."""
    parts, whole = cast["parts"], cast["whole"][0]
    return (
        sum(p.size for p in parts) < whole.size * _LESS
        and isinstance(anchor, Listing)
        and len(parts) == len(anchor.items)
        and len({p.noun for p in parts} - {""}) == len(parts) >= 2
        and not any(
            t.cue in LEVELS and t.dimension == whole.dimension and t not in parts
            for t in parts[0].scene.terms[parts[0].index : parts[-1].index]
        )
        and (whole.scene is anchor.scene or governs(whole, anchor))
        and not any(is_mean(p) or carried(p) or lexicon.said("OVERLAPS").search(p.own) for p in parts)
        and not _of_two_stages(parts)
    )


def _of_two_stages(parts: Sequence[Term]) -> bool:
    """Whether one part may be what came of another: 受理3件, 办结2件."""
    named = frozenset().union(*(lexicon.stages(part.own) for part in parts))
    return any((chain, 1 - side) in named for chain, side in named)


def raised(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What was brought up or found this year: 发展示范店26家，累计81家."""
    return bool(lexicon.said("RAISED").search(cast["flow"][0].own))
