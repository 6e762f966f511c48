"""A change in amounts, with the new and the old value.

✓ 收到申请18件，比上年的12件增加6件。 → 18 − 12 = 6
✗ 收到申请18件，比上年的12件增加7件。 → 18 − 12 = 6 ≠ 7
✓ 窗口由142个增加到159个，净增17个。 → 159 − 142 = 17
✗ 窗口由142个增加到159个，净增19个。 → 159 − 142 = 17 ≠ 19
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.chance import Reading, Readings, Surroundings, pairs_of
from lawlint.claims.operators.conditions import one_unit
from lawlint.claims.operators.gates import is_single
from lawlint.claims.operators.names import change_of, grams_of
from lawlint.claims.relations.change import shared
from lawlint.claims.scene import Listing, Term

_IN_ONE_UNIT = one_unit("delta", "new")

_NEW_OR_MEAN = shared.NEW | {"mean", "each"}

# What a value is compared with.
_AGAINST = frozenset({"base", "target"})


# fmt: off
def frames() -> Iterator[Frame]:
    """A change in amounts, in the order in which its forms are tried."""
    for cue, (_, _, divide, turned) in shared.DIRECTIONS.items():
        anchor, delta = (cue, "AMOUNT"), f"delta == {divide}"
        yield from (
            row("change.ahead", anchor, "delta", delta, new=shared.ahead("up", "down", "plain", "reach"), old=shared.base_ahead,
                needs=(_IN_ONE_UNIT,), tie=Tie.PLAIN, any_reading=True, gate=is_single),
            row("change.amount", anchor, "delta", delta, new=shared.nearest_or_whole(_NEW_OR_MEAN), old=near.base(1),
                needs=(_IN_ONE_UNIT, _is_of_the_new), mistakes=((f"delta == {turned}", "turned"),), gate=shared.is_bare_change),
            row("change.amount", anchor, "delta", delta, new=near.nearest(1, cues=shared.NEW), old=shared.base_behind(cue),
                needs=(shared.is_base_alone("COMPARED"),), gate=shared.is_bare_change),
            row("change.amount", anchor, "delta", delta, new=near.nearest(1, cues=shared.NEW),
                old=shared.base_ahead, needs=(_IN_ONE_UNIT,), tie=Tie.PLAIN, gate=is_single),
            row("change.amount", anchor, "delta", delta, new=near.cued("up" if cue == "rise" else "down"), old=near.base(1),
                needs=(_is_net,)),
            row("change.headed", anchor, "delta", delta, old=near.base(1), new=shared.headed,
                needs=(shared.is_of_one_change, _IN_ONE_UNIT), tie=Tie.PLAIN, any_reading=True, gate=shared.is_bare_change),
        )
    yield row("change.amount", ("added", "AMOUNT"), "delta", "delta == new - old", new=near.cued("up"), old=near.base(1),
        needs=(_is_net,), tie=Tie.PLAIN)
# fmt: on


def _is_of_the_new(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The past value's clause names nothing that the new one's does not: «小程序比上年末的52个减少4个» is of 小程序; and the
    change has no scope of its own: 同口径增收7.54亿元."""
    new, old = cast["new"][0], cast["old"][0]
    if lexicon.pattern("growth", "real").search(cast["delta"][0].own):
        return False
    pieces = lexicon.said("COMPARISON").split(old.own.lstrip(",;、("), maxsplit=1)
    name = lexicon.noun(pieces[0]) if len(pieces) > 1 else ""
    return len(name) < 2 or bool(grams_of(name) & grams_of(new.lead + new.tail))


def _is_net(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The change follows the new value and has no name of its own: «由142家增加到159家，净增17家»."""
    delta, new, old = cast["delta"][0], cast["new"][0], cast["old"][0]
    return (
        delta.index == new.index + 1
        and not change_of(lexicon.said("IN_YEARS").sub("", delta.own))
        and delta.dimension == new.dimension == old.dimension
    )


def plain_changes(here: Surroundings, delta: Term) -> Readings:
    """Readings of a change that only fits: delta = new - old, or the other way round."""
    step = max(delta.width, delta.fineness)
    values = [t for t in here.near(delta) if t.dimension == delta.dimension]
    # 比上年末的352个减少34个: against what stands right before, anything.
    against = [t for t in values if t.scene is delta.scene and t.index == delta.index - 1 and t.cue in _AGAINST]
    pairs = [(new, old) for old in against for new in values if new is not old] if against else pairs_of(values)
    for new, old in pairs:
        more, less = (new, old) if new.printed > old.printed else (old, new)
        if more.printed > less.printed and (against or new is more):
            width = step + more.size / delta.size * (more.width + less.width)
            cast: Cast = {"delta": (delta,), "more": (more,), "less": (less,)}
            tied = abs(new.index - old.index) <= 2 and new.scene is old.scene and not _AGAINST.isdisjoint((new.cue, old.cue))
            yield Reading("change", "delta == more - less", cast, width / (10 if tied or against else 2))
