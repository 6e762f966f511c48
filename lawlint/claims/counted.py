"""Announced numbers against figures, one for each thing: 以上四项支出合计…, 三类案件占…, 居前三位的是甲类40件、乙类30件 (count).

The number looks back on a list of figures, or ahead to one.  No word says where such a list begins, so these confirm, and never
contradict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.claim import Claim, Operand, Verdict
from lawlint.claims.items import seeker, word
from lawlint.claims.lists import Number, operand, stated
from lawlint.claims.scene import LEVELS, Scene, Term
from lawlint.exact.numerals import to_int

_FIRST = "前后以上这二两三四五六七八九十"
_MOST_THINGS = 12
_STOPS = ",。;:、()"


def counted_claims(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Claim]:
    """The numbers that count figures of ``scenes``, but for those that ``claims`` count already."""
    told = {claim.operands[claim.marked].span.start for claim in claims if claim.kind == "count"}
    for at, scene in enumerate(scenes):
        near = [s for s in scenes[max(0, at - 2) : at] if scene.number - s.number <= 2 and s.paragraph is scene.paragraph]
        for match in seeker(_FIRST, "COUNT_BACK", "COUNT_AHEAD").finditer(scene.text, scene.start, scene.end):
            if match.lastgroup is None:
                continue
            digits = word("NUMBER").search(scene.text, *match.span(match.lastgroup))
            if digits is None or not 2 <= (value := to_int(digits[0])) <= _MOST_THINGS:
                continue
            number = Number(digits.start(), digits.end() + 1, value, "", False)
            if scene.paragraph.compact.at[number.start] in told:
                continue
            back = match.lastgroup == "COUNT_BACK"
            runs = _before(scene, near, digits.start()) if back else _behind(scene, match.end(match.lastgroup))
            if (found := next((run for run in runs if len(run) == value and _differ(run)), None)) is not None:
                yield _claim(scene, number, found)
        yield from _places(scene, scenes[at + 1] if at + 1 < len(scenes) else None)


def _claim(scene: Scene, number: Number, things: Sequence[Term]) -> Claim:
    announced = (operand(scene.paragraph, number),)
    return stated("figures", Verdict.CONSISTENT, announced, tuple(map(_item, things)), False)


def _item(term: Term) -> Operand:
    text = term.scene.text
    begin = max(text.rfind(stop, term.scene.start, term.start) for stop in _STOPS) + 1
    begin = max(begin, term.scene.start)
    return Operand("item", term.scene.paragraph.compact.span(begin, term.end), text[begin : term.end])


def _differ(things: Sequence[Term]) -> bool:
    """Whether every figure has a name of its own."""
    names = {term.own + term.tail for term in things}
    return len(names) == len(things) and all(names)


def _before(scene: Scene, near: Sequence[Scene], at: int) -> Iterator[Sequence[Term]]:
    """The lists of figures that end at ``at``: the last one that a word opens, what the sentence or one before tells in one unit,
    with or without its first, or the first of each part between ；."""
    for place in (scene, *reversed(near)):
        for listing in reversed(place.lists):
            if listing.end <= at or place is not scene:
                yield [t for t in listing.items if t.cue != "total" and (t.end <= at or place is not scene)]
        values = [t for t in place.terms if _counts(t) and (t.end <= at or place is not scene)]
        for unit in dict.fromkeys(t.dimension for t in reversed(values)):
            same = [t for t in values if t.dimension == unit]
            yield same
            yield same[1:]
            yield [t for n, t in enumerate(same) if n == 0 or t.segment != same[n - 1].segment]


def _counts(term: Term) -> bool:
    return term.kind == "AMOUNT" and term.cue in LEVELS and term.cue != "total" and not term.depth


def _behind(scene: Scene, at: int) -> Iterator[Sequence[Term]]:
    """The figures of one unit from ``at`` on, up to their total."""
    following = [t for t in scene.terms if t.start >= at and not t.depth]
    if not following or following[0].cue not in LEVELS:
        return
    first, found = following[0], []
    for term in following:
        if term.cue == "total":
            break
        if term.kind == first.kind and term.dimension == first.dimension and term.cue in LEVELS:
            found.append(term)
    yield found


def _places(scene: Scene, following: Scene | None) -> Iterator[Claim]:
    """«3个乡镇滞留资金486万元，其中柳林镇215万元、石桥镇178万元、东岗乡93万元»: as many names that end as the noun does."""
    for term in scene.terms:
        kinds = word("OF_PLACES").match(term.tail) if term.kind == "AMOUNT" and not term.value.step else None
        if kinds is None or not 2 <= term.printed <= _MOST_THINGS:
            continue
        lists = [listing.items for listing in scene.lists if listing.start >= term.end]
        if following is not None and following.paragraph is scene.paragraph:
            lists.append([t for t in following.terms if _counts(t)])
        for items in lists:
            if len(items) == term.printed and all(_is_one_of(kinds[0], item) for item in items) and _differ(items):
                number = Number(term.start, term.end, len(items), "", False)
                yield _claim(scene, number, items)
                break


def _is_one_of(kinds: str, item: Term) -> bool:
    """Whether a figure's clause begins with a name that ends as the noun does: 柳林镇 is one of 乡镇."""
    name = word("PLACE_NAMED").match(lexicon.said("LIST_OPENER").sub("", item.own.lstrip(",、;")))
    return name is not None and name[1] in kinds
