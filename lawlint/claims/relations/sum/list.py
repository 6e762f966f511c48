"""The items of a list make the figure that the list is of: 其中, 包括, 按…分, ：, 在X中, a breakdown in brackets.

✓ 全年收到申请9件，其中信函申请4件、网络申请5件。 → 4 + 5 = 9
✓ 支出80万元，包括办公费30万元、差旅费50万元。 → 30万 + 50万 = 80万
✗ 全年收到申请90件，其中信函申请42件、网络申请40件、其他申请9件。 → 42 + 40 + 9 = 91 ≠ 90
✗ 案件30件（自然人申请21件，法人申请8件）。 → 21 + 8 = 29 ≠ 30
– 全年审结案件30件，其中重大案件4件、疑难案件5件。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, told_or_tacit
from lawlint.claims.lexicon import said
from lawlint.claims.operators import gates, names
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.names import carried, divided, outcomes_told
from lawlint.claims.relations.sum.shared import sum_of_list
from lawlint.claims.scene import Listing, Term
from lawlint.claims.slips import SUM, is_slip

# How much more than their whole parts may make: more do not belong to it.
_HARDLY = Fraction(21, 20)


# fmt: off
def lists() -> Iterator[Frame]:
    for kind, name in (("among", "list"), ("consists", "list"), ("viewed", "list"), ("colon", "colon")):
        all_there, some = told_or_tacit(
            sum_of_list(name, kind, near.head(back=True), names.governed, gate=gates.is_whole), names.several, tie=Tie.OPEN
        )
        yield from (some, replace(all_there, tie=Tie.LIKELY)) if kind == "viewed" else (all_there, some)
        yield _overfull(name, kind, near.head(back=kind == "viewed"))
    yield _overfull("bracket", "bracket", _before_bracket)
    yield from told_or_tacit(
        sum_of_list("within", "within", near.named_within, names.governed, gate=gates.is_whole), names.several, tie=Tie.CALLED
    )
    yield from told_or_tacit(
        sum_of_list("bracket", "bracket", _before_bracket, _is_closed, _exclude_each_other, tie=Tie.LIKELY),
        _is_closed,
        tie=Tie.OPEN,
    )
# fmt: on


def _overfull(name: str, kind: str, whole: Where) -> Frame:
    """A list that no word closes and that makes more than its whole, by little or by one digit: some figure is wrong."""
    return sum_of_list(name, kind, whole, _is_overfull, tie=Tie.LIKELY)


def _before_bracket(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure right before the bracket."""
    assert isinstance(anchor, Listing)
    for term in anchor.scene.terms:
        if term.end == anchor.start:
            yield (term,)


def _is_closed(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No 等 leaves the bracket open."""
    text = anchor.scene.text
    return "等" not in text[anchor.end : text.find(")", anchor.end, anchor.scene.end)]


def _exclude_each_other(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The parts are the members of a known division or outcomes of one class, none of them counted with another."""
    parts = cast["parts"]
    merged = said("MERGED").search(parts[-1].scene.text, parts[-1].end, parts[-1].scene.end)
    return merged is None and (divided([part.lead for part in parts]) or outcomes_told(parts))


def _is_overfull(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The parts make their whole; or they exclude each other, and make more by little or, items of 包括, by one digit."""
    assert isinstance(anchor, Listing)
    parts, whole = cast["parts"], cast["whole"][0]
    total = sum(p.printed for p in parts)
    if total == whole.printed:
        return True
    if total < whole.printed or said("MERGED").search(whole.scene.text, whole.end, whole.scene.end):
        return False
    outcomes = outcomes_told(parts)
    exclusive = anchor.kind == "consists" and not any(carried(p) or said("OVERLAPS").search(p.lead) for p in parts)
    return (
        (exclusive or outcomes)
        and len(parts) == len(anchor.items)
        and whole.scene is anchor.scene
        and (total <= whole.printed * _HARDLY or (not outcomes and is_slip(SUM, cast, near=False)))
    )
