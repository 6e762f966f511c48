"""What several forms of sums share: where parts and their whole are sought, and what a figure counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims.binding import Cast, Context, Evidence, Frame, Gate, Tie, Where, is_several, row
from lawlint.claims.lexicon import said
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.names import OTHERS, outcome
from lawlint.claims.operators.seek import left, level, same_unit
from lawlint.claims.scene import Listing, Term


def sum_of_list(name: str, kind: str, whole: Where, *needs: Evidence, gate: Gate = is_several, tie: Tie = Tie.ASSERTED) -> Frame:
    """The items of a list make the figure that ``whole`` finds."""
    rule, anchor = "whole == sum(parts)", (kind, "LIST")
    return row(
        f"sum.{name}", anchor, "parts", rule, parts=near.items, whole=whole, needs=needs, tie=tie, marks="whole", gate=gate
    )


def whole_of_run(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The nearest value before the parts, if it is no item of another list; else the only one of the sentence before."""
    first = cast["parts"][0]
    for term in left(first.scene, first.start, first.depth):
        if level(term) and same_unit(term, first) and term.list in (None, first.list):
            if not said("NEXT_ITEM").fullmatch(term.scene.text, term.end, first.start):  # 甲类4件、乙类3件: one more part
                yield (term,)
            return
    for scene in context.back(first.scene, 1):
        heads = [t for t in scene.terms if level(t) and same_unit(t, first) and t.list is None and not t.depth]
        if len(heads) == 1:
            yield (heads[0],)


def is_count(term: Term) -> bool:
    """Whether people or things are counted one by one."""
    return term.kind == "AMOUNT" and not term.value.step and not term.value.soft and term.value.bounded and bool(term.dimension)


def names_outcome(term: Term) -> bool:
    """Whether a figure is of an outcome of some class, or of others."""
    return term.own.startswith(OTHERS) or outcome().search(term.own + term.tail) is not None


def is_left_open(total: Term) -> bool:
    """Whether something without a figure is added right before a total: …，加上调入资金等，收入总计217亿元."""
    begin = total.scene.terms[total.index - 1].end if total.index else total.scene.start
    return said("ADDED_UNTOLD").search(total.scene.text, begin, total.start) is not None


def three_counts(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Whole, part and rest are known and not zero, the whole is the largest, and nothing comes on top of it."""
    terms = [cast[role][0] for role in ("whole", "part", "rest")]
    if any(t.printed > terms[0].printed for t in terms):
        return False
    return not any(t.zero or not t.value.bounded or said("TOPPED_UP").match(t.own) for t in terms)
