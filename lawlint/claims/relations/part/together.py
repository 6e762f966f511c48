"""Items of a list that exclude each other, together no more than what the list is of.

✓ 云溪区审结案件90件，其中维持40件，撤销20件。 → 40 + 20 ≤ 90
✗ 云溪区审结案件90件，其中维持70件，撤销40件。 → 70 + 40 > 90
✓ 云溪区谷物产量32万吨，其中，稻谷产量12万吨，小麦产量9万吨。 → 12万 + 9万 ≤ 32万
– 云溪区不起诉118人，其中附条件不起诉18人，提起公诉507人。 → 18 + 507 > 118
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, is_several, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.names import carried, governed, governs, outcomes_told
from lawlint.claims.operators.words import is_mean
from lawlint.claims.scene import LEVELS, Listing, Term

# Less than this much of the whole: parts that make it up are a sum.
_LESS = 0.9999


# fmt: off
def together() -> Sequence[Frame]:
    """Outcomes of one class, and other items with a name each."""
    rows = [
        row("partof.outcomes", (kind, "LIST"), "parts", "sum(parts) <= whole", parts=near.items, whole=near.head(back=True),
            needs=(are_outcomes, governed), marks="whole")
        for kind in ("among", "consists")
    ]
    rows += [
        row("partof.parallel", (kind, "LIST"), "parts", "sum(parts) <= whole", parts=near.items, whole=whole,
            needs=(are_apart,), tie=Tie.PLAIN, marks="whole", gate=is_several)
        for kind, whole in (
            ("among", near.head(back=True)),
            ("consists", near.head(back=True)),
            ("colon", near.head()),
            ("within", near.named_within),
        )
    ]
    return rows
# fmt: on


def are_outcomes(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Every part is another outcome of one class, and all of what came: beside it stands nothing that was there before, and it is
    none of what was not done (不起诉118人，…，提起公诉507人)."""
    parts, whole = cast["parts"], cast["whole"][0]
    first = parts[0]
    before = whole.scene.terms[whole.index : first.index] if whole.scene is first.scene else [whole]
    denied = lexicon.said("DENIED").search(whole.own)
    return (
        outcomes_told(parts)
        and not any(t.dimension == whole.dimension and carried(t) for t in before)
        and not (denied and any(outcomes_told([whole, part]) for part in parts))
    )


def are_apart(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Parts with a name each that do not overlap: 谷物产量 … 其中，稻谷产量, 小麦产量."""
    parts, whole = cast["parts"], cast["whole"][0]
    between = parts[0].scene.terms[parts[0].index : parts[-1].index]
    return (
        sum(p.size for p in parts) < whole.size * _LESS
        and isinstance(anchor, Listing)
        and len(parts) == len(anchor.items)
        and len({p.noun for p in parts} - {""}) == len(parts) >= 2
        and not any(t.cue in LEVELS and t.dimension == whole.dimension and t not in parts for t in between)
        and (whole.scene is anchor.scene or governs(whole, anchor))
        and not any(is_mean(p) or carried(p) or lexicon.said("OVERLAPS").search(p.own) for p in parts)
        and not _of_two_stages(parts)
    )


def _of_two_stages(parts: Sequence[Term]) -> bool:
    """Whether one part may be what came of another: 受理3件, 办结2件."""
    named = frozenset().union(*(lexicon.stages(part.own) for part in parts))
    return any((chain, 1 - side) in named for chain, side in named)
