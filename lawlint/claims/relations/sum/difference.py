"""Two figures and what they differ by, each with its word: 收入 − 支出 = 结余, 送审 − 审定 = 核减, 新增 − 注销 = 净增.

✓ 收入100.5万元，支出81.2万元，结余19.3万元。 → 81.2万 + 19.3万 = 100.5万
✓ 送审金额8000万元，审定金额7200万元，核减800万元。 → 8000万 − 7200万 = 800万
✓ 新成立企业19家、注销26家，净减少7家。 → 26 − 19 = 7
✗ 新成立企业39家、注销26家，净增加14家。 → 39 − 26 = 13 ≠ 14
– 送审金额8000万元，审定金额7200万元，核减项目8个。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Gate, Tie, Where, row, told_or_tacit
from lawlint.claims.operators.gates import says
from lawlint.claims.operators.seek import LOOK_BACK, backwards, level, same_unit, some_of
from lawlint.claims.relations.sum.shared import is_count, three_counts
from lawlint.claims.scene import ANY_LEVEL, Listing, Term
from lawlint.parsing.patterns import pattern

# How many figures of the right words are tried for each role.
_MOST = 2


# fmt: off
def splits() -> Iterator[Frame]:
    """Two parts of a whole, two figures and their difference, what came and what went."""
    yield row("sum.split", ("*", "AMOUNT"), "rest", "whole == part + rest", part=_part("splits"), whole=_whole("splits"),
        needs=(three_counts,), tie=Tie.PLAIN, any_reading=True, gate=_names_result("splits"))
    for cue in ("*", "rise", "fall"):
        yield row("change.difference", (cue, "AMOUNT"), "rest", "rest == whole - part", part=_part("differences"),
            whole=_whole("differences"), needs=(three_counts,), tie=Tie.PLAIN, any_reading=True,
            gate=_names_result("differences"))
    for cue, rule, word in (
        ("rise", "net == came - gone", "净增"), ("added", "net == came - gone", "净增"), ("fall", "net == gone - came", "净减")
    ):
        net = row("change.net", (cue, "AMOUNT"), "net", rule, gone=_moved("GONE"), came=_moved("CAME"),
            needs=(_has_both_movements,), tie=Tie.PRECISE, words=(word,), gate=says("NET"))
        yield from told_or_tacit(net, gate=None)
# fmt: on


@cache
def _triples(group: str) -> Sequence[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    """The words of whole, part and result, of each way to say such a relation."""
    alternations = [["|".join(words) for words in row] for row in lexicon.words(group, "rows")]
    return [(pattern(whole), pattern(part), pattern(result)) for whole, part, result in alternations]


def _names_result(group: str) -> Gate:
    """The figure is named as a result: 结余, 未结; 核减, 节支, 超支."""
    words = pattern("|".join(sorted({word for _, _, result in lexicon.words(group, "rows") for word in result})))
    return lambda anchor: isinstance(anchor, Term) and words.search(anchor.own + anchor.tail) is not None


def _part(group: str) -> Where:
    """The figure beside the result: for 结余 the nearest 支出 of its sentence, or where it has none of the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        for _, part, result in _triples(group):
            if result.search(anchor.own + anchor.tail):
                here, earlier = _near(anchor), _earlier(context, anchor)
                yield from some_of(_MOST, _named(part, anchor, here, True), _named(part, anchor, earlier))

    return seek


def _whole(group: str) -> Where:
    """What part and result make: for 支出 and 结余 the nearest 收入, in the sentence or the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        other = cast["part"][0]
        for whole, part, result in _triples(group):
            if result.search(anchor.own + anchor.tail) and part.search(other.own + other.tail):
                yield from some_of(_MOST, _named(whole, anchor, chain(_near(anchor), _earlier(context, anchor))))

    return seek


def _near(anchor: Term) -> Iterator[Term]:
    """The figures before the anchor, nearest first, and the next two; these first where a bracket opens on them."""
    terms = anchor.scene.terms
    before, behind = reversed(terms[: anchor.index]), terms[anchor.index + 1 : anchor.index + 3]
    return chain(behind, before) if anchor.scene.text.startswith("(", anchor.end) else chain(before, behind)


def _earlier(context: Context, anchor: Term) -> Iterator[Term]:
    """The figures of the two sentences before, nearest first."""
    return backwards(context.back(anchor.scene, LOOK_BACK))


def _named(words: re.Pattern[str], anchor: Term, terms: Iterable[Term], counted: bool = False) -> Iterator[Term]:
    """Values of now or before in the anchor's unit whose own words have one of ``words``; ``counted``: or in any unit of counts,
    as 编制784个，实有751人."""
    for term in terms:
        fits = same_unit(term, anchor) or (counted and is_count(term) and is_count(anchor))
        if (level(term, cues=ANY_LEVEL) or term.cue == "base") and fits and words.search(term.own + term.tail):
            yield term


def _moved(word: str) -> Where:
    """What went, or came, of the two figures right before a net change: 新成立19家、注销26家，净减少7家."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        for term in anchor.scene.terms[max(0, anchor.index - 2) : anchor.index]:
            if term.kind == "AMOUNT" and same_unit(term, anchor) and lexicon.said(word).search(term.own):
                yield (term,)

    return seek


def _has_both_movements(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What came and what went are all figures of their unit before the net change in its ；-piece."""
    assert isinstance(anchor, Term)
    here = [t for t in anchor.scene.terms[: anchor.index] if t.segment == anchor.segment and t.dimension == anchor.dimension]
    return {id(cast["came"][0]), id(cast["gone"][0])} == {id(t) for t in here}
