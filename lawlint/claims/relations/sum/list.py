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
from lawlint.claims.formula import identity
from lawlint.claims.lexicon import said
from lawlint.claims.operators import gates, names
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.names import carried, covers, divided, joined_lead, opens_behind, outcomes_told, remainder
from lawlint.claims.operators.words import is_mean
from lawlint.claims.relations.sum.shared import sum_of_list
from lawlint.claims.scene import ANY_LEVEL, Listing, Term
from lawlint.claims.slips import is_slip

# How much more the parts may be without a slip of the pen.
_HARDLY = Fraction(21, 20)

_SUM = identity("whole == sum(parts)")


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
        sum_of_list("bracket", "bracket", _before_bracket, _is_breakdown, _leaves_nothing_out, tie=Tie.LIKELY),
        _is_breakdown,
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
        if term.end == anchor.start and near.level(term, cues=ANY_LEVEL) and near.same_unit(term, anchor.items[0]):
            yield (term,)


def _is_breakdown(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """In the bracket every member has a figure and a name, and nothing is left open."""
    parts = cast["parts"]
    assert isinstance(anchor, Listing)
    if len(parts) < 2 or any(p.cue != "plain" or carried(p) or p.value.soft or not p.noun for p in parts):
        return False
    close = anchor.scene.text.find(")", anchor.end, anchor.scene.end)
    return covers(anchor, parts) and "等" not in anchor.scene.text[anchor.end : close] and len(anchor.members) == len(parts)


def _leaves_nothing_out(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The parts end with a remainder, or are a known division or outcomes of one class."""
    items = cast["parts"]
    if said("MERGED").search(items[0].scene.text, items[-1].end, items[0].scene.end):
        return False
    return any(map(remainder, items[1:])) or divided([item.lead for item in items]) or outcomes_told(items)


def _is_overfull(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The parts make their whole; or they exclude each other or have all their names in its name, and make more than it, by
    little or by one digit."""
    assert isinstance(anchor, Listing)
    parts, whole = cast["parts"], cast["whole"][0]
    total = sum(p.printed for p in parts)
    if total == whole.printed:
        return True
    if total < whole.printed or said("MERGED").search(whole.scene.text, whole.end, whole.scene.end):
        return False
    apart = _exclude_each_other(parts, anchor)
    if not apart and not _has_names_of(whole, parts):
        return False
    return (
        len(parts) == len(anchor.items)
        and (whole.scene is anchor.scene or opens_behind(whole, anchor))
        and len({p.noun + p.tail for p in parts}) == len(parts) >= 2
        and all((p.noun or p.tail) and p.segment == parts[0].segment and p.depth == parts[0].depth for p in parts)
        and not any(is_mean(t) or carried(t) or t.value.soft for t in (whole, *parts))
        and not _counts_another_thing(parts[0], whole)
        and (
            (apart and total <= whole.printed * _HARDLY) or (not _are_outcomes(parts, anchor) and is_slip(_SUM, cast, near=False))
        )
    )


def _are_outcomes(parts: Sequence[Term], anchor: Listing) -> bool:
    """Whether outcomes are listed under 其中: another frame says, more strictly, that they exceed nothing."""
    return anchor.kind in ("among", "consists") and outcomes_told(parts)


def _exclude_each_other(parts: Sequence[Term], anchor: Listing) -> bool:
    """Whether parts are items of 包括 or 按…分, of a known division, outcomes of one class, or 甲类, 乙类."""
    leads = [part.lead for part in parts]
    if anchor.kind == "consists" or anchor.sorts:
        return not any(map(said("OVERLAPS").search, leads))
    return divided(leads) or outcomes_told(parts) or all("类" in lead[1:] for lead in leads)


def _has_names_of(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether the whole has the names of all its parts: 建议提案203件（建议118件，提案95件）."""
    name = joined_lead(whole) + whole.tail
    nouns = {p.noun for p in parts}
    return len(nouns) == len(parts) > 1 and all(len(noun) > 1 and noun in name for noun in nouns)


def _counts_another_thing(part: Term, whole: Term) -> bool:
    """Whether part and whole of 个 count different things: 12个项目 in 9个园区."""
    return bool(whole.unit == part.unit == "个" and part.tail and whole.tail and not names.akin(part, whole))
