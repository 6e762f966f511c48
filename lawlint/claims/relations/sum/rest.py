"""What is left of a number, and what was done of it, make the number: 其余3件正在办理, 尚有3件未办结, 其他3件, 剩余3个.

✓ 受理案件12件，办结9件，其余3件正在办理。 → 9 + 3 = 12
✓ 摸排耕地64亩，已复耕51亩，尚有13亩未复耕。 → 51 + 13 = 64
✓ 排查线索126件，撤案81件、起诉39件，其余6件。 → 81 + 39 + 6 = 126
✓ 全市发现问题214个，完成整改187个。剩余27个问题正在推进。 → 187 + 27 = 214
✗ 受理案件12件，办结9件，其余4件正在办理。 → 9 + 4 = 13 ≠ 12
– 受理案件120件，办结90件，其余案件为刑事案件。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.lexicon import said
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.gates import says
from lawlint.claims.operators.names import carried, outcomes_told, remainder
from lawlint.claims.relations.sum.shared import is_count, three_counts
from lawlint.claims.scene import Listing, Term

_MOST_BACK = 200

# So many are left that no chance gives it.
_MANY = 10


# fmt: off
def rests() -> Sequence[Frame]:
    return [
        row("sum.rest", ("rest", "AMOUNT"), "rest", "whole == part + rest", part=near.nearest(), whole=near.before("part"),
            needs=(_is_pending,)),
        *(
            row("sum.rest", (cue, "AMOUNT"), "rest", "whole == part + rest", part=near.nearest(), whole=near.before("part", 1),
                needs=(_is_undone,), tie=Tie.PRECISE, words=("未",))
            for cue in ("plain", "rest")
        ),
        row("sum.other", ("rest", "AMOUNT"), "last", "whole == sum(parts)", parts=_run_but_first, whole=_before_run,
            needs=(_is_rest_of_run,), tie=Tie.PRECISE, marks="whole", gate=says("LEFT_OVER")),
        row("sum.other", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=_run_but_first, whole=_before_run,
            needs=(_is_named_remainder,), tie=Tie.LIKELY, marks="whole",
            words=("其他", "其它", "其余", "另外", "剩余", "余下", "未", "不")),
        row("sum.left", ("*", "AMOUNT"), "rest", "whole == part + rest", whole=_of_the_noun, part=_right_behind_whole,
            needs=(three_counts,), tie=Tie.LOOSE, any_reading=True,
            words=("剩余", "余下", "其余", "尚余", "尚有", "仍有", "还有"), gate=_are_many_left),
    ]
# fmt: on


def _is_pending(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What is left is under way, or not done; all in one segment, but for 其余 behind a ；."""
    part, whole, rest = cast["part"][0], cast["whole"][0], cast["rest"][0]
    follows = rest.lead.startswith("其余") and rest.scene is part.scene and rest.segment == part.segment + 1
    if rest.dimension != part.dimension:
        return False  # 黄石镇8户，另有1个镇未完成
    if outcomes_told([whole, part]) or any(carried(t) for t in rest.scene.terms[whole.index + 1 : rest.index]):
        return False  # 批准逮捕252人，不批准逮捕230人，其余2人; 受理53件，办结56件(含上年结转8件)，其余5件
    pending = said("PENDING").search(rest.lead + rest.tail)
    return pending is not None and part.segment == whole.segment and (rest.segment == part.segment or follows)


def _is_undone(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What was done of a number, and what was not, in the same word: 摸排64亩，已复耕51亩，尚有13亩未复耕.

    No other figure stands behind, and the number is of no part itself: 采纳83条，部分采纳41条，未采纳72条.
    """
    part, whole, rest = cast["part"][0], cast["whole"][0], cast["rest"][0]
    undone = said("UNDONE").search(rest.own + rest.tail)
    follows = rest.scene.terms[rest.index + 1 : rest.index + 2]
    return (
        undone is not None
        and undone[1] in part.own + part.tail
        and undone[1] not in whole.own + whole.tail
        and not said("UNDONE").search(part.own + part.tail)
        and rest.dimension == part.dimension
        and rest.depth == part.depth
        and part.segment == whole.segment
        and rest.segment - part.segment in (0, 1)
        and rest.printed < whole.printed > part.printed
        and not any(t.dimension == rest.dimension and t.segment == rest.segment for t in follows)
    )


def _run_but_first(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """Three plain amounts and more of one unit up to the anchor, without the first."""
    assert isinstance(anchor, Term)
    terms, first = anchor.scene.terms, anchor.index
    while first and anchor.list is None and _goes_before(terms[first - 1], anchor):
        first -= 1
    if anchor.index - first > 1:
        yield terms[first + 1 : anchor.index + 1]


def _goes_before(term: Term, anchor: Term) -> bool:
    """Whether a figure is one more of the run that ends at ``anchor``."""
    fits = (term.kind, term.cue, term.segment, term.dimension) == ("AMOUNT", "plain", anchor.segment, anchor.dimension)
    return fits and term.list is None


def _before_run(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure before the parts."""
    first = cast["parts"][0]
    yield (first.scene.terms[first.index - 1],)


def _is_rest_of_run(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The parts stand behind a ，, are joined by 、, and are each less than the whole: 排查126件，撤案81件、起诉39件，其余6件."""
    assert isinstance(anchor, Term)
    whole, parts = cast["whole"][0], cast["parts"]
    text = anchor.scene.text
    return (
        "," in text[whole.end : parts[0].start]
        and not any("," in text[a.end : b.start] for a, b in pairwise(parts[:-1]))
        and all(p.printed < whole.printed for p in parts)
    )


def _is_named_remainder(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The last of a run is 其他…, and all are of one kind of thing: 事项515项 … 其他事项297项."""
    whole, parts = cast["whole"][0], cast["parts"]
    return remainder(parts[-1]) and all(p.lead[-2:] == whole.lead[-2:] for p in parts)


def _are_many_left(anchor: Term | Listing) -> bool:
    """剩余27个: enough for no chance to give it."""
    assert isinstance(anchor, Term)
    return anchor.printed >= _MANY and said("LEFT_OVER").search(anchor.own) is not None


def _of_the_noun(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The larger figures of the same noun before: 214个问题 … 剩余27个问题."""
    assert isinstance(anchor, Term)
    for term in islice(context.before(anchor), _MOST_BACK):
        if near.same_unit(term, anchor) and term.printed > anchor.printed and term.grams & anchor.grams:
            yield (term,)


def _right_behind_whole(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What was done of the whole, right behind it."""
    whole = cast["whole"][0]
    for term in whole.scene.terms[whole.index + 1 : whole.index + 2]:
        if near.level(term) and is_count(term) and term.segment == whole.segment:
            yield (term,)
