"""Announced numbers against figures, one for each thing: 以上四项支出合计…, 三类案件占…, 居前三位的是甲类40件、乙类30件.

✓ 教育支出12亿元，社保支出8亿元，农林水支出6亿元。以上三项支出合计26亿元。 → 列举 3 项 = 三项
✓ 投诉居前两位的是：价格类232件，占42.7%；市场监管类118件，占21.8%。 → 列举 2 项 = 两位
✓ 3个乡镇滞留资金486万元，其中柳林镇215万元、石桥镇178万元、东岗乡93万元。 → 列举 3 项 = 3个
– 教育支出12亿元，社保支出8亿元。以上四项支出合计26亿元。

The number looks back on a list of figures, or ahead to one.  No word says where such a list begins, so these confirm, and never
contradict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from lawlint.claims import lexicon
from lawlint.claims.binding import Comparison
from lawlint.claims.claim import Claim, Operand
from lawlint.claims.operators.items import Number, operand, seeker, stated, word
from lawlint.claims.operators.seek import preceding
from lawlint.claims.scene import LEVELS, Scene, Term
from lawlint.exact.numerals import to_int
from lawlint.parsing.tree import Paragraph

_FIRST = "前后以上这二两三四五六七八九十"

_MOST_THINGS = 12

_STOPS = ",。;:、()"

_BULLETS = "—-·●"

_LONGEST_NOUN = 8


def figure_count_relations(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Comparison]:
    """The numbers that count figures of ``scenes``, without those that ``claims`` count already."""
    counted = {claim.operands[claim.marked].span.start for claim in claims if claim.kind == "count"}
    for at, scene in enumerate(scenes):
        near = [s for s in preceding(scenes, at, 2) if s.paragraph is scene.paragraph]
        for match in seeker(_FIRST, "COUNT_BACK", "COUNT_AHEAD").finditer(scene.text, scene.start, scene.end):
            if match.lastgroup is None:
                continue
            digits = word("NUMBER").search(scene.text, *match.span(match.lastgroup))
            if digits is None or not 2 <= (value := to_int(digits[0])) <= _MOST_THINGS:
                continue
            number = Number(digits.start(), digits.end() + 1, value)
            if scene.paragraph.compact.at[number.start] in counted:
                continue
            back = match.lastgroup == "COUNT_BACK"
            runs = _before(scene, near, digits.start()) if back else _behind(scene, match.end(match.lastgroup))
            if back and match.start(match.lastgroup) == scene.start == scene.paragraph.sentences[0][0]:
                runs = chain(runs, [_itemized(scenes[:at], scene.paragraph)])
            if (found := next((run for run in runs if len(run) == value and _differ(run)), None)) is not None:
                yield _comparison(scene, number, found)
        for number, found in _places(scene, scenes[at + 1] if at + 1 < len(scenes) else None):
            if scene.paragraph.compact.at[number.start] not in counted:
                yield _comparison(scene, number, found)


def _comparison(scene: Scene, number: Number, things: Sequence[Term]) -> Comparison:
    return stated("figures", True, (operand(scene.paragraph, number),), tuple(map(_item, things)))


def _item(term: Term) -> Operand:
    text = term.scene.text
    begin = max(term.scene.start, *(text.rfind(stop, term.scene.start, term.start) + 1 for stop in _STOPS))
    opener = lexicon.said("LIST_OPENER").match(text[begin : term.start])
    begin += opener.end() if opener is not None else 0
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
        values = [t for t in place.terms if _is_level(t) and (t.end <= at or place is not scene)]
        for unit in dict.fromkeys(t.dimension for t in reversed(values)):
            same = [t for t in values if t.dimension == unit]
            yield same
            yield same[1:]
            yield [t for n, t in enumerate(same) if n == 0 or t.segment != same[n - 1].segment]


def _is_level(term: Term) -> bool:
    return term.kind == "AMOUNT" and term.cue in LEVELS and term.cue != "total" and not term.depth


def _itemized(scenes: Sequence[Scene], paragraph: Paragraph) -> Sequence[Term]:
    """The first figure of each paragraph that stands as an item before ``paragraph``: ——教育支出12亿元…; ——农林水支出6亿元…."""
    firsts: dict[int, Term] = {}
    kind: str | None = None
    for scene in reversed(scenes):
        place = scene.paragraph
        if place is paragraph:
            continue
        begins = place.marker.family if place.marker else place.compact.text[0]
        if (place.marker is None and begins not in _BULLETS) or kind not in (None, begins) or len(firsts) > _MOST_THINGS:
            break
        kind = begins
        if values := [t for t in scene.terms if _is_level(t)]:
            firsts[id(place)] = values[0]
    found = [*reversed(firsts.values())]
    return found if len({t.dimension for t in found}) == 1 else []


def _behind(scene: Scene, at: int) -> Iterator[Sequence[Term]]:
    """The figures of one unit from ``at`` on, up to their total; those up to the first ；."""
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
    yield [term for term in found if term.segment == first.segment]


def _places(scene: Scene, following: Scene | None) -> Iterator[tuple[Number, Sequence[Term]]]:
    """«3个乡镇滞留资金486万元，其中柳林镇215万元、石桥镇178万元、东岗乡93万元»: as many names that end as the noun does."""
    for term in scene.terms:
        if term.kind != "AMOUNT" or term.value.step or term.depth or not 2 <= term.printed <= _MOST_THINGS or not term.tail:
            continue
        lists = [_firsts(listing.items) for listing in scene.lists if listing.start >= term.end]
        if following is not None and following.paragraph is scene.paragraph:
            lists.append(_firsts(following.terms))
        for items in lists:
            if len(items) == term.printed and _are_such(term.tail, [_name(item) for item in items]) and _differ(items):
                yield Number(term.start, term.end, len(items)), items
                break


def _firsts(items: Sequence[Term]) -> list[Term]:
    """Of the figures between two stops the first: 东学区5所68.20万元."""
    return [t for t in items if _is_level(t) and t.own == t.lead]


def _name(item: Term) -> str:
    return lexicon.said("LIST_OPENER").sub("", item.own.lstrip(",、;:"))


def _are_such(noun: str, names: Sequence[str]) -> bool:
    """Whether names end as the noun does: 柳林镇 is one of 乡镇, 财政局 of 单位, 城关法庭 of 人民法庭."""
    kinds = word("OF_PLACES").match(noun)
    if kinds is not None and all((m := word("PLACE_NAMED").match(name)) is not None and m[1] in kinds[0] for name in names):
        return True
    if word("OF_OFFICES").match(noun):
        return all(word("OFFICE_NAMED").match(name) for name in names)
    endings = {name[-2:] for name in names}
    return len(endings) == 1 and len(min(names, key=len)) > 2 and min(endings) in noun[:_LONGEST_NOUN]
