"""Changes as items of a list: what each adds or takes away makes the change of the whole.

✓ 支出决算90万元，比上年增加5万元，其中：人员经费增加8万元；公用经费减少3万元；资本性支出持平。 → 8万 − 3万 = 5万
✓ 落实整改金额47亿元，包括增加财政收入28亿元、减少支出19亿元。 → 28亿 + 19亿 = 47亿
✗ 支出决算90万元，比上年增加51万元，其中：人员经费增加83万元；公用经费减少22万元；资本性支出持平。 → 83万 − 22万 = 61万 ≠ 51万
– 支出决算90万元，比上年增加5万元，其中：人员经费增加8万元；公用经费减少。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.lexicon import said
from lawlint.claims.operators.names import divided
from lawlint.claims.operators.seek import TURNS, left, level, same_unit
from lawlint.claims.scene import ANY_LEVEL, Listing, Term


# fmt: off
def changes() -> Sequence[Frame]:
    rows = [
        row("sum.deeds", (kind, "LIST"), "parts", "whole == sum(parts)", parts=_done, whole=_before_deeds,
            tie=Tie.OPEN, marks="whole")
        for kind in ("among", "consists", "colon")
    ]
    same: dict[str, Where] = {"whole": _change_before, "same": _changes(turned=False)}
    both: dict[str, Where] = {**same, "against": _changes(turned=True)}
    for rule, roles in (("whole == sum(same)", same), ("whole == sum(same) - sum(against)", both)):
        rows.append(row("sum.changes", ("among", "LIST"), "whole", rule, needs=(_has_every_change,), tie=Tie.LIKELY,
            marks="whole", roles=roles))
    return rows
# fmt: on


def _change_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The change in front of a list: «比上年增加5万元，其中：»."""
    assert isinstance(anchor, Listing)
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if term.kind == "AMOUNT" and term.cue in TURNS:
            yield (term,)
            return


def _changes(turned: bool) -> Where:
    """The changes of a list's items, one for each ；-piece, in the direction of the whole's change or (``turned``) against it."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Listing)
        whole = cast["whole"][0]
        first = {t.segment: t for t in reversed(anchor.members) if t.kind == "AMOUNT" and t.cue in TURNS}
        found = [t for t in reversed(first.values()) if (t.cue != whole.cue) is turned and same_unit(t, whole)]
        if found:
            yield found

    return seek


def _has_every_change(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Every ；-piece of a list has a change, or says that there was none."""
    assert isinstance(anchor, Listing)
    parts = [t for role in ("same", "against") for t in cast.get(role, ())]
    pieces = anchor.scene.text[anchor.end : anchor.scene.end].rstrip("。;").split(";")
    unchanged = sum(bool(said("UNCHANGED").search(piece)) for piece in pieces)
    soft = any(t.value.soft for t in (cast["whole"][0], *parts))
    return len(pieces) >= 2 and len(parts) + unchanged == len(pieces) and not soft and (unchanged > 0 or divided(pieces))


def _is_deed(term: Term) -> bool:
    """Whether a word of change opens what was done, and no change: 增加财政收入28亿元, 减少支出19亿元."""
    return (
        term.cue in TURNS
        and term.kind == "AMOUNT"
        and len(lexicon.noun(said("CHANGE").sub("", term.scene.text[term.run : term.start]))) > 1
    )


def _done(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The values of a list, what was increased or reduced included: 包括增加财政收入28亿元、减少支出19亿元."""
    assert isinstance(anchor, Listing)
    found = [t for t in anchor.members if t.depth == anchor.depth and (level(t) or _is_deed(t))]
    if len(found) > 1 and len({t.dimension for t in found}) == 1:
        yield found


def _before_deeds(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The last figure before such a list; a deed itself where no part is one: 共增加学位2460个，其中…."""
    parts = cast["parts"]
    for term in left(anchor.scene, anchor.start, anchor.depth):
        fits = _is_deed(term) or (level(term, cues=ANY_LEVEL) and any(t.cue in TURNS for t in parts))
        if fits and same_unit(term, parts[0]):
            yield (term,)
        return
