"""A difference between a figure and what it is compared with: a budget, a plan, a limit, or another figure that the words name.

✓ 支出12.6亿元，比预算12.0亿元超支0.6亿元。 → 12.6亿 − 12.0亿 = 0.6亿
✓ 计划3500套，实际开工3624套，超额124套。 → 3624 − 3500 = 124
✗ 计划3500套，实际开工3624套，超额134套。 → 3624 − 3500 = 124 ≠ 134
✓ 决算数9.8万元，年初预算数12.0万元，决算数小于年初预算数2.2万元。 → 12.0万 − 9.8万 = 2.2万
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.operators.gates import opens_with
from lawlint.claims.operators.seek import LOOK_BACK, backwards, is_set, left, level, same_unit
from lawlint.claims.scene import ANY_LEVEL, Listing, Term


# fmt: off
def frames() -> Iterator[Frame]:
    """A difference between a figure and what it is compared with, in the order in which its forms are tried."""
    sides = ((True, "delta == own - other"), (False, "delta == other - own"))
    for over, identity in sides:
        for cue in ("*", "rise", "fall"):
            yield row("change.set", (cue, "AMOUNT"), "delta", identity, other=_set_value(over), own=_value_beside, tie=Tie.LIKELY,
                words=("预算", "计划", "目标", "限额", "编制", "任务", "应", "标准"))
    for over, identity in sides:
        for cue in ("*", "rise", "fall"):
            yield row("change.named", (cue, "AMOUNT"), "delta", identity, own=_named_in_comparison(over, 0),
                other=_named_in_comparison(over, 1), tie=Tie.LIKELY, words=("于", "比", "较", "超", "不足"),
                gate=opens_with("NAMES_BOTH"))
# fmt: on


def _set_value(over: bool) -> Where:
    """What a difference compares with: «比预算9.20亿元超收0.22亿元», «计划3500套，超额124套», «超出计划690亿元48亿元»."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        if not anchor.index:
            return
        scene, before = anchor.scene, anchor.scene.terms[anchor.index - 1]
        between = scene.text[before.end : anchor.start]
        if before.kind != "AMOUNT" or not same_unit(before, anchor) or before.depth != anchor.depth:
            return
        compares = lexicon.said("AGAINST").search(before.own) and is_set(before.own)
        side = lexicon.said("OVER" if over else "UNDER")
        if compares and not between:
            if (lexicon.said("OVER_SET").search(before.own) is not None) is over:
                yield (before,)
        elif compares and side.fullmatch(between):
            yield (before,)
        elif between.startswith(",") and side.fullmatch(between, 1):
            for term in reversed(scene.terms[max(0, anchor.index - 2) : anchor.index]):
                if term.kind == "AMOUNT" and is_set(term.own):
                    yield (term,)
                    return

    return seek


def _value_beside(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value before a difference that is not what it compares with; «支出比预算9.20亿元超支0.66亿元» is of 支出."""
    assert isinstance(anchor, Term)
    other = cast["other"][0]
    match = lexicon.said("AGAINST").search(other.own)
    wanted = lexicon.grams(other.own[: match.start()]) if match else frozenset()
    for term in left(anchor.scene, anchor.start, anchor.depth):
        fits = term is not other and level(term) and term.segment == other.segment
        if fits and (not wanted or wanted & term.grams):
            yield (term,)
            return


def _named_in_comparison(over: bool, place: int) -> Where:
    """The first (``place`` 0) or second (1) figure that a clause of comparison names: 决算数小于年初预算数, 债务余额比限额低."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        match = lexicon.said("NAMES_BOTH").search(anchor.own)
        assert match is not None
        if bool(match[3] or match[6]) is not over or not (over or match[2] or match[5]):
            return
        name = match[1 if place == 0 else 4].rstrip("数额的")
        earlier = backwards(context.back(anchor.scene, LOOK_BACK))
        for term in chain(left(anchor.scene, anchor.start, anchor.depth), earlier):
            if level(term, cues=ANY_LEVEL) and same_unit(term, anchor) and term.lead.rstrip("为数额的").endswith(name):
                yield (term,)
                return

    return seek
