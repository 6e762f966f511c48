"""A word of change with an old and a new value, and no figure that says by how much; a change of rank.

✓ 就业人数由120人增加到150人。 → 120 < 150
✗ 就业人数由150人增加到120人。 → 150 > 120
✗ 登记84件，比上年的97件有所增加。 → 97 > 84
✓ 综合排名第3位，较上年的第5位前移2位。 → 5 − 3位 = 2
✗ 综合排名第3位，较上年的第5位前移3位。 → 5 − 3位 = 2 ≠ 3
– 生师比由16.4:1提升至15.9:1。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.gates import none, opens_with, says
from lawlint.claims.operators.seek import members_of, same_unit
from lawlint.claims.scene import Listing, Term


# fmt: off
def frames() -> Iterator[Frame]:
    """A change of rank or a direction, in the order in which its forms are tried."""
    for cue in ("*", "rise", "fall"):
        for word, identity in (("RANK_UP", "places == old - new"), ("RANK_DOWN", "places == new - old")):
            yield row("change.ranks", (cue, "AMOUNT"), "places", identity, old=near.nth(0, _ranks), new=near.nth(1, _ranks),
                tie=Tie.LIKELY, words=("位", "名"), gate=says(word))
    more, less = "most(old) < new", "new < least(old)"
    for word, identity in (("TURNED_UP", more), ("TURNED_DOWN", less)):
        yield row("direction.told", ("base", "AMOUNT"), "old", identity, new=near.nearest(), needs=(_is_turned,), tie=Tie.LIKELY,
            marks="old", gate=opens_with(word, "tail"))
    for cue, identity in (("up", more), ("down", less)):
        for kind in ("AMOUNT", "PERCENT"):
            yield row(f"direction.{cue}", (cue, kind), "new", identity, old=_past)
        ratio = (cue, "RATIO")
        # 生师比由16.4:1提升至15.9:1 is better for being less
        yield row("direction.ratio", ratio, "new", identity, old=_past_ratio, gate=none(says("BETTER")))
        yield row("direction.ratio", ratio, "new", identity, old=_past_ratio, tie=Tie.PLAIN)
    yield row("direction.rank-up", ("up", "RANK"), "new", less, old=_past)
    yield row("direction.rank-down", ("down", "RANK"), "new", more, old=_past)
# fmt: on


def _is_turned(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Nothing but the comparison stands between, and no figure says by how much: «84件，比上年的97件有所增加»."""
    new, old = cast["new"][0], cast["old"][0]
    scene, following = old.scene, old.scene.terms[old.index + 1 : old.index + 2]
    return (
        new.index == old.index - 1
        and new.dimension == old.dimension
        and lexicon.said("THAN").match(scene.text, old.run) is not None
        and scene.text[old.run - 1] == ","
        and not any(t.cue in ("rise", "fall") for t in following)
    )


def _past(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past values of a change, back to the last BASE word: in pairs when as many as new values, else all of them."""
    assert isinstance(anchor, Term)
    terms = anchor.scene.terms
    news = [t for t in terms if t.run == anchor.run]
    index = news[0].index - 1
    olds: list[Term] = []
    while (
        index >= 0
        and (terms[index].cue == "base" or (terms[index].cue == "mean" and "由" in terms[index].own))
        and terms[index].kind == anchor.kind
        and (not olds or terms[index].run == olds[-1].run)
    ):
        olds.append(terms[index])
        index -= 1
    olds.reverse()
    if not olds:
        return
    if len(olds) == len(news):
        old = olds[news.index(anchor)]
        if same_unit(old, anchor):
            yield (old,)
    else:
        yield olds


def _past_ratio(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past a of «由a:1缩小到b:1», for b."""
    assert isinstance(anchor, Term)
    members = members_of(anchor)
    if len(members) == 2 and members[1].text == "1" and anchor.index >= 2:
        old = anchor.scene.terms[anchor.index - 2]
        if old.cue == "base":
            yield (old,)


def _ranks(places: Term) -> Sequence[Term]:
    """The rank before and the one now that a change of rank is of: 第3位，较上年的第5位前移2位."""
    before = [t for t in places.scene.terms[: places.index] if _is_rank(t) and t.segment == places.segment][-2:]
    return sorted(before, key=lambda t: t.cue != "base") if len(before) == 2 else ()


def _is_rank(term: Term) -> bool:
    return term.kind == "RANK" or term.own.endswith("第")
