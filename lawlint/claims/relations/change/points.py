"""A change in percentage points: of a per cent, of a part of a structure, against another per cent, against the months gone.

✓ 满意率95.6%，比上年的93.1%提高2.5个百分点。 → 95.6% − 93.1% = 2.5个百分点
✗ 满意率95.6%，比上年的93.1%提高3.5个百分点。 → 95.6% − 93.1% = 2.5 ≠ 3.5个百分点
✓ 三次产业结构由11.6:39.8:48.6调整为11.2:40.6:48.2，二产占比提高0.8个百分点。 → (40.6 − 39.8) ÷ 100 = 0.8个百分点
✓ 云溪县投资增长5.4%，高于全市1.9个百分点（全市3.5%）。 → 5.4% − 3.5% = 1.9个百分点
✗ 云溪县投资增长5.4%，高于全市2.9个百分点（全市3.5%）。 → 5.4% − 3.5% = 1.9 ≠ 2.9个百分点
✓ 全县进出口增长37.1%，高于全国（3.8%）33.3个百分点，高于全省（19.9%）17.2个百分点。 → 37.1% − 19.9% = 17.2个百分点
✓ 上半年完成年初预算的52.7%，超序时进度2.7个百分点。 → 52.7% − 6 ÷ 12 = 2.7个百分点
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.chance import OF_CHANGE, Reading, Readings, Surroundings, pairs_of
from lawlint.claims.operators.gates import every, none, opens_with, says
from lawlint.claims.operators.names import change_of
from lawlint.claims.operators.seek import CLAUSE, is_set, members_of
from lawlint.claims.relations.change.shared import DIRECTIONS, before_and_behind, is_bare_change, is_fresh, past_name
from lawlint.claims.scene import Assumed, Listing, Term

_CHANGED = frozenset({"plain", "rate", "share", "up", "down", "rise"})


# fmt: off
def frames() -> Iterator[Frame]:
    """A change in percentage points, in the order in which its forms are tried."""
    for cue, (_, _, divide, _) in DIRECTIONS.items():
        anchor = (cue, "POINT")
        structure = row("change.structure", anchor, "points", f"points == ({divide}) / 100", old=near.nth(0, _in_structure),
            new=near.nth(1, _in_structure), tie=Tie.LIKELY, words=("产",), gate=_is_of_an_industry)
        yield from (
            row("change.points", anchor, "points", f"points == {divide}", new=near.nearest(1, "PERCENT", _CHANGED),
                old=near.cued("base", "PERCENT"), needs=(is_fresh,), gate=is_bare_change),
            structure,
            replace(structure, tie=Tie.LOOSE, gate=None),
        )
    for side, identity in (("ABOVE", "points == own - other"), ("BELOW", "points == other - own")):
        against = row("change.against", ("*", "POINT"), "points", identity, other=_compared_with(side),
            own=_percent_compared(side), needs=(_is_only_rate,))
        yield from (against, replace(against, needs=(), tie=Tie.LOOSE))
    for side, identity in (
        ("AHEAD_OF_TIME", "points == own - months / 12"),
        ("BEHIND_TIME", "points == months / 12 - own"),
    ):
        yield row("change.time", ("*", "POINT"), "points", identity, own=near.just_before("PERCENT"), months=_months_gone,
            tie=Tie.LOOSE, words=("序时", "时间进度", "时序"), gate=says(side))
# fmt: on


# The clause is of an industry and of nothing else: no 县域, no 比上年.
_is_of_an_industry = every(opens_with("INDUSTRY"), none(says("SPAN")))


def _is_only_rate(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No other per cent stands before the points than the two that they compare."""
    assert isinstance(anchor, Term)
    own, other = cast["own"][0], cast["other"][0]
    return all(t in (own, other) for t in anchor.scene.terms[: anchor.index] if t.kind == "PERCENT") and own.list is None


def _in_structure(points: Term) -> Sequence[Term]:
    """b and e of «三次产业结构由a:b:c优化为d:e:f，二产占比提高…»."""
    match = lexicon.said("INDUSTRY").search(points.own)
    place = next((n for n in range(3) if match and match[n + 1]), None)
    triples = [m for t in points.scene.terms[: points.index] if t.kind == "RATIO" and len(m := members_of(t)) == 3]
    return [triple[place] for triple in triples] if place is not None and len(triples) == 2 else ()


def _compared_with(word: str) -> Where:
    """The per cent that points compare with: «比规定的80%低16.2个百分点», «高于全市1.9个百分点(全市6.8%)»."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        scene, terms = anchor.scene, anchor.scene.terms
        match = lexicon.said(word).search(scene.text, max(scene.start, anchor.start - CLAUSE), anchor.start)
        if match is None:
            return
        before = terms[anchor.index - 1] if anchor.index else None
        if before is not None and before.kind == "PERCENT" and before.start >= match.start():
            yield (before,)
        elif (
            anchor.index + 1 < len(terms)
            and (behind := terms[anchor.index + 1]).kind == "PERCENT"
            and scene.text.startswith(("(", ","), anchor.end)
            and (name := lexicon.said("CHANGE").sub("", behind.own.lstrip("(,").rstrip("为是")))
            and (name == "占" or name in scene.text[match.start() : anchor.start])
        ):
            yield (behind,)
        elif before is not None and before.kind == "PERCENT" and is_set(before.own) and is_set(match[0]):
            yield (before,)  # 增长5.3%(计划增长6%)，与计划目标相差0.7个百分点

    return seek


def _percent_compared(word: str) -> Where:
    """The per cent before a comparison, in its ；-piece, that lies on the side that the comparison says."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        other, terms = cast["other"][0], anchor.scene.terms
        for term in reversed(terms[: min(other.index, anchor.index)]):
            if term.segment != anchor.segment and (term.segment != anchor.segment - 1 or not _opens_its_piece(other)):
                return
            if term.kind == "PERCENT" and term.depth <= anchor.depth and not _is_compared(term, terms[term.index + 1]):
                if term.cue != "base" and term.printed != other.printed and (term.printed > other.printed) is (word == "ABOVE"):
                    yield (term,)
                return

    return seek


def _opens_its_piece(term: Term) -> bool:
    """Whether a figure is the first of its ；-piece: «增长5.4%；计划增长5.5%，差0.1个百分点»."""
    return term.index > 0 and term.scene.terms[term.index - 1].segment != term.segment


def _is_compared(term: Term, following: Term) -> bool:
    """Whether points behind a per cent say how far another is from it: 比全省平均96.3%高1.2个百分点."""
    return following.kind == "POINT" and lexicon.said("COMPARED_TO").search(term.own) is not None


def _months_gone(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """How many months of the year are over: 上半年, 前三季度, 1—10月, once in the sentence or in the paragraph before."""
    scene = anchor.scene
    for begin, end in ((scene.start, anchor.start), (0, scene.start)):
        found = {*map(_months, lexicon.said("UP_TO_MONTH").finditer(scene.text, begin, end))}
        if len(found) == 1:
            yield (Assumed(found.pop()),)


def _months(match: re.Match[str]) -> int:
    return int(match[1]) if match[1] else 6 if match[2] else 3 if match[3] else 9


def points(here: Surroundings, points: Term) -> Readings:
    """Readings of points that only fit: the difference of two per cents of the sentence; of two growths where one is faster."""
    compared = lexicon.said("FASTER").search(points.own) is not None
    if lexicon.said("THAN_ELSEWHERE").search(points.own):
        return  # 低于全国0.3个百分点: the other one is not printed
    percents = [
        t
        for t in points.scene.terms
        if t.kind == "PERCENT"
        and t.value.bounded
        and ((t.cue not in OF_CHANGE and t.cue != "yearly") or compared or t.index == points.index - 1)
    ]
    percents.sort(key=lambda t: abs(t.index - points.index))
    width = points.width * points.size
    pairs = sorted(pairs_of(percents[:4]), key=lambda pair: abs(pair[0].printed - pair[1].printed) != points.printed)
    yearly = lexicon.said("YEAR_COMPARED").search(points.own) is not None
    for new, old in pairs:
        if yearly and old.cue != "base":
            continue  # 甲占2.6%，乙占1.8%，同比减少0.8个百分点: less than a year ago, and not than 甲
        if (new.printed > old.printed) is (points.cue == "rise"):
            spread = 10 * (width + float(new.value.step + old.value.step) / 2)
            yield Reading(
                "change",
                f"points == {DIRECTIONS[points.cue].difference}",
                {"points": (points,), "new": (new,), "old": (old,)},
                spread,
            )


def _formula_of(points: Term) -> str:
    return f"points == {DIRECTIONS[points.cue].difference}"


def stated_points(points: Term) -> Iterator[tuple[str, Cast]]:
    """What the words say that points are of, though they are not: «调撤率58.01%，提高3.39个百分点（上年为54.62%）»,
    «败诉率7.6%（上年为9.5%），下降…»."""
    terms = points.scene.terms
    if change_of(points.own) or not points.index:
        return
    before = terms[points.index - 1]
    pairs = [*before_and_behind(points, before if _is_level(before) else None)]
    if points.index > 1 and _is_level(terms[points.index - 2]) and past_name(terms[points.index - 2], before) == "":
        pairs.append((terms[points.index - 2], before))
    for new, old in pairs:
        yield _formula_of(points), {"points": (points,), "new": (new,), "old": (old,)}


def _is_level(term: Term) -> bool:
    return term.kind == "PERCENT" and term.cue not in OF_CHANGE and term.cue not in ("yearly", "base")
