"""Shares that make a hundred per cent, and ratios of several figures: 三次产业结构为a:b:c, A与B之比为a:b.

✓ 三次产业结构为8.5:41.2:50.3。 → 8.5 + 41.2 + 50.3 = 100
✗ 三次产业结构为8.5:41.2:55.3。 → 8.5 + 41.2 + 55.3 = 105 ≠ 100
✓ 全年处理投诉，餐饮类占40.5%，物业类占35.5%，其他占24.0%。 → 40.5% + 35.5% + 24.0% = 100%
✓ 城镇居民人均可支配收入42000元，农村居民人均可支配收入20000元，城乡居民收入比为2.10:1。 → 42000 ÷ 20000 = 2.10
– 全年餐饮类占40.5%，物业类占35.5%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row, told_or_tacit
from lawlint.claims.operators.conditions import one_segment, one_unit
from lawlint.claims.operators.gates import is_whole, says
from lawlint.claims.operators.names import divided, several
from lawlint.claims.operators.seek import before, members_of, nearest
from lawlint.claims.operators.words import share_text
from lawlint.claims.relations.share.shared import whole_called
from lawlint.claims.scene import Listing, Term

_ALL = "1 == sum(parts)"

# How far before a structure the word for it stands.
_REACH = 30


# fmt: off
def structures() -> Sequence[Frame]:
    return (
        *(
            frame
            for kind in ("among", "consists", "within")
            for frame in told_or_tacit(
                row("shares.list", (kind, "LIST"), "parts", _ALL, parts=_of_list, needs=(_one_each,), gate=is_whole),
                several,
                gate=None,
            )
        ),
        row("shares.list", ("colon", "LIST"), "parts", _ALL, parts=_of_list, needs=(several,), tie=Tie.PLAIN),
        row("shares.run", ("share", "PERCENT"), "last", _ALL, parts=_of_segment, needs=(_last_other,)),
        row("shares.run", ("rate", "PERCENT"), "last", _ALL, parts=_of_one_cue, tie=Tie.PLAIN, words=("贡献率", "占")),
        row("shares.run", ("share", "PERCENT"), "last", _ALL, parts=_of_one_cue, tie=Tie.PLAIN),
        row("shares.points", ("points", "LIST"), "parts", _ALL, parts=_of_points, tie=Tie.LOOSE),
        row("shares.structure", ("*", "RATIO"), "first", "100 == sum(parts)", parts=_members, gate=_is_structure),
        *(
            row("ratio.structure", ("*", "RATIO"), "first", identity, second=_second_member, a=nearest(2), b=before("a", 2),
                needs=needs, tie=tie, gate=says(word, "lead"))
            for identity, word, needs, tie in (
                ("first / second == b / a", "RATIO_OF", (one_unit("a", "b"), one_segment("a", "b")), Tie.LIKELY),
                ("first / second == a / b", "RATIO_OF", (one_unit("a", "b"), one_segment("a", "b")), Tie.PLAIN),
                ("first / second == b / a", "RATIO_NOW", (), Tie.PLAIN),
            )
        ),
    )
# fmt: on


def _of_list(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents of a list that 占 opens."""
    assert isinstance(anchor, Listing)
    found = [t for t in anchor.members if t.kind == "PERCENT" and t.cue in ("share", "plain") and t.depth == anchor.depth]
    if found:
        yield found


def _of_segment(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents of a segment that end at the anchor: A占a%，B占b%，其他占c%."""
    assert isinstance(anchor, Term)
    found = [t for t in anchor.scene.terms if t.segment == anchor.segment and t.kind == "PERCENT" and t.start <= anchor.start]
    if len(found) >= 2 and all(t.cue in ("share", "plain") for t in found):
        yield found


def _of_one_cue(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents that share one 占比 and end at the anchor: 占比分别为a%、b%和c%."""
    assert isinstance(anchor, Term)
    found = [t for t in anchor.scene.terms if t.run == anchor.run and t.kind == "PERCENT"]
    of_all = anchor.cue != "rate" or lexicon.said("RATES_OF_ALL").search(found[0].lead)
    if of_all and len(found) >= 2 and found[-1] is anchor:
        yield found


def _of_points(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The share that stands right behind the figure of each point."""
    assert isinstance(anchor, Listing)
    behind = [item.scene.terms[item.index + 1 : item.index + 2] for item in anchor.items]
    found = [t for terms in behind for t in terms if t.kind == "PERCENT" and t.cue == "share"]
    if len(found) == len(behind) > 1:
        yield found


def _members(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All members of a:b:c, for its first, which make about a hundred or have decimals."""
    assert isinstance(anchor, Term)
    members = members_of(anchor)
    made = sum((m.printed for m in members), Fraction())
    per_cents = made > 90 or all("." in m.text for m in members)
    if per_cents and (len(members) >= 3 or (len(members) == 2 and 99 <= made <= 101)):
        yield members


def _second_member(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """b of a:b, for a."""
    assert isinstance(anchor, Term)
    members = members_of(anchor)
    if len(members) == 2:
        yield (members[1],)


def _is_structure(anchor: Term | Listing) -> bool:
    """A structure stands before: 三次产业结构为."""
    text, start = anchor.scene.text, anchor.start
    return lexicon.said("STRUCTURE").search(text, max(anchor.scene.start, start - _REACH), start) is not None


def _last_other(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The last share is that of 其他/其余, or the shares are those of a known division."""
    leads = [part.lead for part in cast["parts"]]
    return bool(lexicon.said("REMAINDER").match(leads[-1])) or (
        all(lexicon.said("SHARE_WORD").search(lead) for lead in leads) and divided(leads)
    )


def _one_each(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """One share for each item of a list, all of one whole."""
    assert isinstance(anchor, Listing)
    first, *others = map(share_text, cast["parts"])
    return len(cast["parts"]) == len(anchor.items) and all(words == first or whole_called(words) == "" for words in others)
