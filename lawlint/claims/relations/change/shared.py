"""What several forms of a change share: the two directions, the years that words give, gates on the words of a change, and
where its values are sought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Evidence, Frame, Tie, Where, unanchored
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.gates import every, is_single
from lawlint.claims.operators.names import change_of
from lawlint.claims.operators.seek import CLAUSE, head, left, level, same_unit
from lawlint.claims.scene import ANY_LEVEL, LEVELS, Listing, Scene, Term

NEW = frozenset({"plain", "total", "up", "down", "reach", "to_date"})
"""The cues of a value that changed."""


class Direction(NamedTuple):
    """The formulas of a direction of change.

    ``growth`` is a rate of new and old value, ``implied`` a rate of new value and change, ``difference`` a change, ``reverse`` a
    change in the other direction.
    """

    growth: str
    implied: str
    difference: str
    reverse: str


DIRECTIONS = {
    "rise": Direction("(new - old) / old", "rate == delta / (new - delta)", "new - old", "old - new"),
    "fall": Direction("(old - new) / old", "rate == delta / (new + delta)", "old - new", "new - old"),
}


# How many changes of one comparison stand in a row: 较2021年增加9万元, 增长7.5%.
_MOST_IN_A_ROW = 6


@cache
def change_frame(name: str, role: str, cue: str, tie: Tie) -> Frame:
    """A frame that no figure anchors of a rate, or of another change, in the direction of ``cue``."""
    formulas = DIRECTIONS[cue]
    return unanchored(name, role, f"{role} == {formulas.growth if role == 'rate' else formulas.difference}", tie)


def year_named(scene: Scene, at: int) -> int | None:
    """The last year that the sentence opens a clause with before ``at``, none that it compares; None where it has none."""
    years = lexicon.said("YEAR_OPENED").findall(scene.text, scene.start, at)
    return int(years[-1]) if years else None


def years_compared(change: Term) -> tuple[int, int, Term] | None:
    """The year of a change and the one that it is against, and the first of the changes that this comparison opens."""
    terms, first = change.scene.terms, change
    for _ in range(_MOST_IN_A_ROW):
        if (compared := lexicon.said("YEAR_COMPARED").search(first.own)) is not None:
            year = year_named(change.scene, first.start)
            return None if year is None else (year, int(compared[1]) if compared[1] else year - 1, first)
        before = terms[first.index - 1] if first.index else None
        if before is None or before.cue not in DIRECTIONS or before.segment != change.segment:
            return None
        first = before
    return None


def is_bare_change(anchor: Term | Listing) -> bool:
    """The clause of the change holds nothing but a comparison and a word of change."""
    return isinstance(anchor, Term) and not change_of(anchor.own)


# Not joined to others of its kind either: 件数和人数分别下降5%、6%.
is_single_change = every(is_bare_change, is_single)


def is_fresh(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """New and old value belong together: no other new value stands between the old one and the rate."""
    new, old = cast["new"][0], cast["old"][0]
    assert isinstance(anchor, Term)
    if sum(t.run == old.run for t in old.scene.terms) > 1:
        return False  # 较2021年的6908件、6795件分别减少…: pairs
    low, high = min(new.index, old.index), max(new.index, old.index)
    between = new.scene.terms[low + 1 : high]
    if any(t.dimension == new.dimension and t.cue in LEVELS and t.depth <= max(new.depth, old.depth) for t in between):
        return False
    after = new.scene.terms[high + 1 : anchor.index]
    if any(t.dimension == new.dimension and t.cue in LEVELS and t.printed != abs(new.printed - old.printed) for t in after):
        return False  # 由68个减至51个，注销17个 is their difference
    text = new.scene.between(min(new.start, old.start), anchor.start)
    return ";" not in text or (text.count(";") == 1 and lexicon.said("THAN").match(text, text.index(";") + 1) is not None)


def is_of_one_change(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Between the past value and the anchor stands nothing but its change: 较上年末的352个减少34个，下降9.7%."""
    old = cast["old"][0]
    assert isinstance(anchor, Term)
    between = anchor.scene.terms[old.index + 1 : anchor.index]
    return (
        old.segment == anchor.segment
        and all(t.cue == anchor.cue and t.kind == "AMOUNT" and t.dimension == old.dimension for t in between)
        and (lexicon.said("THAN").match(old.scene.text, old.run) is not None or old.tail.startswith("相比"))
    )


def is_base_alone(word: str) -> Evidence:
    """The clause of the past value behind the change holds nothing but ``word``: «…，增长y%，上年为x»; it does not compare."""

    def holds(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
        old = cast["old"][0]
        compares = lexicon.said("THAN").match(old.scene.text, old.run) is not None
        return not compares and not lexicon.noun(lexicon.said(word).sub("", old.lead))

    return holds


def base_behind(*over: str) -> Where:
    """The past value among the next two figures, past one that ``over`` opens: «增长3.4%（计划245亿元，上年238亿元）»."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        for term in anchor.scene.terms[anchor.index + 1 : anchor.index + 3]:
            if term.cue == "base" and term.kind == "AMOUNT" and same_unit(term, cast["new"][0]):
                yield (term,)
            if term.cue not in over:
                return

    return seek


def nearest_or_whole(cues: frozenset[str]) -> Where:
    """The value left of the anchor; where it ends a list, also the whole of that list: 总预算…，其中：…，项目支出…，同比增加…."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        for (term,) in near.nearest(1, cues=cues)(context, cast, anchor):
            yield (term,)
            if term.list is not None and len(term.list.items) > 1 and term is term.list.items[-1]:
                yield from islice(head()(context, {}, term.list), 1)

    return seek


def ahead(*cues: str) -> Where:
    """A value that ``cues`` open among the next two figures: «增长5.7%，由197.3亿元增至208.5亿元»."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        return ((term,) for term in _next_two(anchor) if term.cue in cues)

    return seek


def base_ahead(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past value among the next two figures: «增长5.2%，达到87.42亿元（2024年为83.06亿元）»."""
    new = cast["new"][0]
    return ((term,) for term in _next_two(anchor) if term is not new and same_unit(term, new) and is_past(term))


def _next_two(anchor: Term | Listing) -> Iterator[Term]:
    """The next two amounts, where no other subject stands before them."""
    assert isinstance(anchor, Term)
    two = anchor.scene.terms[anchor.index + 1 : anchor.index + 3]
    if two and lexicon.said("NO_SUBJECT").fullmatch(
        anchor.scene.text, anchor.end, max(anchor.end, min(two[0].run, two[0].start))
    ):
        yield from (term for term in two if term.kind == "AMOUNT" and term.segment == anchor.segment)


def is_past(term: Term) -> bool:
    """Whether a figure is of a past year: 由197.3亿元, 当年（17人）, 2024年为83.06亿元."""
    lead = term.scene.text[max(term.scene.start, term.start - CLAUSE) : term.start]
    return term.kind == "AMOUNT" and (
        term.cue == "base" or (term.cue == "plain" and lexicon.said("A_YEAR_BEFORE").search(lead) is not None)
    )


def like(role: str) -> Where:
    """The nearest value left of the anchor in the unit of the figure of ``role``; 件 fits 件次 right before a past value."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0]
        for term in left(anchor.scene, anchor.start, anchor.depth):
            fits = near.alike if first.cue == "base" and term.index == first.index - 1 else same_unit
            if level(term, first.kind) and fits(term, first) and not _is_behind_pair(term, first):
                yield (term,)
                return

    return seek


def _is_behind_pair(term: Term, old: Term) -> bool:
    """Whether a figure follows an old and a new value and is neither: «由68个压减至51个，注销17个»."""
    terms = term.scene.terms
    return term.index > 1 and terms[term.index - 2] is old and terms[term.index - 1].cue in ("up", "down")


def headed(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What a change is of beyond the parts that stand between, in the unit of its past value: the head of the list or bracket
    before it, the first value of its sentence, those of the sentence before where it has none in front."""
    assert isinstance(anchor, Term)
    old = cast["old"][0]
    before = [
        t for t in anchor.scene.terms[: old.index] if level(t, cues=ANY_LEVEL) and same_unit(t, old) and t.segment == old.segment
    ]
    found: list[Term] = []
    if before:
        listing = before[-1].list
        if listing is not None:
            found += (t for (t,) in islice(head()(context, {}, listing), 1) if same_unit(t, old))
        found += before[:1]
    else:
        for scene in context.back(anchor.scene, 1):
            found += [t for t in scene.terms if level(t, cues=ANY_LEVEL) and same_unit(t, old)][:2]
    yield from ((t,) for t in found)


def before_and_behind(change: Term, new: Term | None) -> Iterator[tuple[Term, Term]]:
    """A value and the past one right behind its change, if the words say that both are of the same."""
    behind = change.scene.terms[change.index + 1 : change.index + 2]
    if new is None or not behind or not comparable(new, behind[0]):
        return
    name = past_name(change, behind[0])
    if name is not None and (not name or name in new.lead + new.tail):
        yield new, behind[0]


def past_name(before: Term, old: Term) -> str | None:
    """What a figure of the past right behind another one is called, if it is one: 新收 in «（上年新收6,768件）»."""
    match = lexicon.said("PAST_BEHIND").fullmatch(old.scene.text, before.end, old.start)
    return match[1] if match is not None else None


def comparable(a: Term, b: Term) -> bool:
    """Whether two figures have one kind and unit."""
    return a.kind == b.kind and a.dimension == b.dimension
