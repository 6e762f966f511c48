"""Lists over paragraphs: «…年初预算为100万元，其中：», «…按功能分类：» and numbered paragraphs, each with its figure.

✓ 支出年初预算100万元，其中：⏎1.人员经费81万元。⏎2.公用经费19万元。 → 81万 + 19万 = 100万
✓ 支出年初预算100万元，其中：⏎人员经费81万元，主要包括工资。⏎公用经费19万元，主要包括办公费。 → 81万 + 19万 = 100万
✗ 支出年初预算100万元，其中：⏎1.人员经费81万元。⏎2.公用经费29万元。 → 81万 + 29万 = 110万 ≠ 100万
– 支出年初预算100万元，其中：⏎1.人员经费81万元。⏎2.其他经费若干。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from lawlint.claims.binding import Cast, Context, Frame, Tie, told_or_tacit
from lawlint.claims.lexicon import classed, said
from lawlint.claims.operators import gates, names
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.names import divided
from lawlint.claims.relations.sum.shared import sum_of_list
from lawlint.claims.scene import ANY_LEVEL, LEVELS, Listing, Scene, Term
from lawlint.parsing.tree import Paragraph

# How many paragraphs before the words the amount may stand.
_BACK = 4

# How far from its end a paragraph may begin to say that they follow.
_AT_THE_END = 20

_DASH = "—"

# How many lines a list has, and how far from its beginning the figure of one may stand.
_MOST_LINES, _LONGEST_NAME = 16, 30

# Over how many sentences a list of 其中 goes on.
_MOST_SENTENCES = 4


# fmt: off
def outlined() -> Iterator[Frame]:
    """The items of a list over paragraphs or sentences make the figure that the list is of."""
    for name, kind, whole in (
        ("outline", "outline", _of_same_cue), ("lines", "lines", _of_same_cue), ("lines", "continued", near.head(back=True))
    ):
        yield from told_or_tacit(
            sum_of_list(name, kind, whole, names.governed, tie=Tie.LIKELY, gate=gates.is_whole), names.several, tie=Tie.OPEN
        )
    points = replace(sum_of_list("points", "points", _of_same_cue, names.several, tie=Tie.OPEN), any_reading=True)
    yield from (points, replace(points, anchor=("mostly", "LIST"), tie=Tie.LOOSE))
    contents = sum_of_list("contents", "contents", _spent, names.several, tie=Tie.OPEN)
    yield from (contents, replace(contents, identity="sum(parts) <= whole", needs=(_is_exceeded,), tie=Tie.ASSERTED))
# fmt: on


def _of_same_cue(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figures of the paragraph that ends «其中：», of the items' cue, nearest first."""
    assert isinstance(anchor, Listing)
    levels = [t for t in anchor.scene.terms if near.level(t, cues=ANY_LEVEL)]
    cues = {t.cue for t in levels}
    for term in reversed(levels):
        if (len(cues) == 1 or term.cue == anchor.items[0].cue) and near.same_unit(term, anchor.items[0]):
            yield (term,)


def _spent(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The amount whose contents are listed: 财政拨款支出预算950万元."""
    assert isinstance(anchor, Listing)
    for term in anchor.scene.terms:
        if near.level(term, cues=ANY_LEVEL) and near.same_unit(term, anchor.items[0]) and "拨款支出" in term.lead:
            yield (term,)
            return


def _is_exceeded(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The items are more than the whole."""
    return sum(p.printed for p in cast["parts"]) > cast["whole"][0].printed


def outlines(paragraphs: Sequence[Paragraph], scenes: Sequence[Scene]) -> Iterator[Listing]:
    """One list for each cue of the head: every numbered paragraph gives the first figure of that cue."""
    yield from _continued(scenes)
    by_paragraph = {key: list(group) for key, group in groupby(scenes, key=lambda scene: id(scene.paragraph))}
    for number, head in enumerate(paragraphs):
        if contents := said("CONTENTS").fullmatch(head.compact.text):
            yield from _contents(contents[1], paragraphs, number, by_paragraph)
        said_so = said("POINTS_FOLLOW").search(head.compact.text, max(0, len(head.compact.text) - _AT_THE_END))
        if not said_so:
            continue
        told = (s for p in (head, *paragraphs[max(0, number - 1) : number]) for s in reversed(by_paragraph.get(id(p), [])))
        scene = next((s for s in told if any(map(_counts, s.terms))), None)
        if scene is not None:
            points = list(_points(paragraphs, number + 1, by_paragraph))
            if not points:
                yield from _lines(head, scene, paragraphs, number + 1, by_paragraph)
                continue
            cues = dict.fromkeys(t.cue for t in scene.terms if _counts(t))
            for cue in cues:
                items = [
                    first
                    for terms in points
                    if (first := next((t for t in terms if _counts(t) and (t.cue == cue or len(cues) == 1)), None))
                ]
                if len(items) >= 2:
                    kind = "outline" if said_so[0] == "其中:" else "points"
                    yield _listing(scene, kind, items)


def _continued(scenes: Sequence[Scene]) -> Iterator[Listing]:
    """A list of 其中 that goes on after a full stop, by the members of a known division: «其中：出国费0万元。公务用车费86万元，比
    上年…。接待费29万元»."""
    for at, scene in enumerate(scenes[:-1]):
        if not scene.lists or scenes[at + 1].paragraph is not scene.paragraph:
            continue
        next_one = scenes[at + 1].terms[0]
        for listing in scene.lists:
            items = [*listing.items]
            if (
                listing.kind == "among"
                and not listing.depth
                and 0 < len(items) < _MOST_SENTENCES
                and _goes_on(next_one, items)
                and items[-1] is _last_level(scene)
                and classed(next_one.lead)
                and not _divide(items)
            ):
                count = 0
                for term in _behind(scenes, at, items):
                    items.append(term)
                    count = len(items) if _divide(items) and sum(map(_is_half, items)) != 1 else count
                if count == len(items):  # and no other comes behind
                    longer = Listing(scene, "continued", listing.start, listing.end, listing.segment, 0)
                    longer.items = items[:count]
                    yield longer


def _behind(scenes: Sequence[Scene], at: int, items: Sequence[Term]) -> Iterator[Term]:
    """The first figure of each ；-piece of the next sentences of a paragraph, where it may be of a list."""
    scene = scenes[at]
    for following in scenes[at + 1 : at + 1 + _MOST_SENTENCES]:
        if following.paragraph is not scene.paragraph or following.number - scene.number > _MOST_SENTENCES:
            return
        for _, group in groupby(following.terms, key=attrgetter("segment")):
            if _goes_on(first := next(group), items):
                yield first


def _is_half(item: Term) -> bool:
    """Whether an item is one of two that a division may tell together: 公务用车购置费, beside 公务用车运行费."""
    return said("HALF").search(item.lead) is not None


def _goes_on(term: Term, items: Sequence[Term]) -> bool:
    """Whether a figure may be one more item of a list."""
    return _counts(term) and term.list is None and term.dimension == items[0].dimension


def _last_level(scene: Scene) -> Term | None:
    return next((t for t in reversed(scene.terms) if _counts(t)), None)


def _contents(name: str, paragraphs: Sequence[Paragraph], number: int, by_paragraph: dict[int, list[Scene]]) -> Iterator[Listing]:
    """«财政拨款支出主要内容如下：» with an amount in each point, under the sentence that tells 财政拨款支出预算950万元."""
    before = [s for p in paragraphs[max(0, number - _BACK) : number] for s in by_paragraph.get(id(p), ())]
    scene = next((s for s in reversed(before) if any(t.lead.startswith(name) and _counts(t) for t in s.terms)), None)
    points = _points(paragraphs, number + 1, by_paragraph)
    items = [first for terms in points if (first := next(filter(_counts, terms), None)) is not None]
    if scene is not None and len(items) >= 2:
        yield _listing(scene, "contents", items)


def _lines(
    head: Paragraph, scene: Scene, paragraphs: Sequence[Paragraph], start: int, by_paragraph: dict[int, list[Scene]]
) -> Iterator[Listing]:
    """The list of lines without numbers that each begin with a name and its figure: the members of a known division, or all that
    ； joins: «…其中：⏎人员经费81万元，主要包括工资。⏎公用经费9万元», «主要税种如下：⏎增值税39亿元；⏎契税24亿元。»"""
    items: list[Term] = []
    ended = more = False
    for paragraph in paragraphs[start : start + _MOST_LINES]:
        text, found = paragraph.compact.text, by_paragraph.get(id(paragraph), ())
        first = found[0].terms[0] if found else None
        if first is None and not ended and items and paragraph.role == "text" and paragraph.marker is None:
            ended = text.endswith("。")  # the rest of a line that was broken
            continue
        if (
            first is None
            or paragraph.marker is not None
            or paragraph.role != "text"
            or not _counts(first)
            or not 1 < first.start <= _LONGEST_NAME
            or (items and first.dimension != items[0].dimension)
            or said("CLAUSE_END").search(text, 0, first.start)
            or (items and (text.endswith("其中:") or said("YEAR").match(text) is not None))  # the head of another list
        ):
            more = first is not None and first.start > _LONGEST_NAME
            break
        items.append(first)
        ended = text.endswith((";", "。"))
        if text.endswith("。") and len(items) > 2 and _are_joined(items):
            mostly = said("MOSTLY").search(head.compact.text, max(0, len(head.compact.text) - _AT_THE_END))
            yield _listing(scene, "mostly" if mostly else "points", items)
            return
    if _divide(items):
        alone = scene.paragraph is head and sum(_counts(t) and t.dimension == items[0].dimension for t in scene.terms) == 1
        yield _listing(scene, "lines" if alone and not more and head.compact.text.endswith("其中:") else "points", items)


def _divide(items: Sequence[Term]) -> bool:
    """Whether the names of figures are the members of a known division, one each."""
    leads = [item.lead for item in items]
    blanked = ([*leads[:at], "", *leads[at + 1 :]] for at in range(len(leads)))
    return len(leads) > 1 and all(map(classed, leads)) and divided(leads) and not any(map(divided, blanked))


def _are_joined(items: Sequence[Term]) -> bool:
    """Whether the lines of all but the last figure end with ；."""
    return all(item.scene.paragraph.compact.text.endswith(";") for item in items[:-1])


def _listing(scene: Scene, kind: str, items: Sequence[Term]) -> Listing:
    listing = Listing(scene, kind, scene.end, scene.end, 0, 0)
    listing.items = [*items]
    return listing


def _counts(term: Term) -> bool:
    return term.kind == "AMOUNT" and (term.cue in LEVELS or term.cue == "target")


def _points(paragraphs: Sequence[Paragraph], start: int, by_paragraph: dict[int, list[Scene]]) -> Iterator[list[Term]]:
    """The figures of each numbered paragraph, or one after a dash, with its followers; another kind of number ends the list."""
    family, expected = "", 1
    terms: list[Term] = []
    for paragraph in paragraphs[start:]:
        if paragraph.compact.text.startswith(_DASH):
            if family not in ("", _DASH):
                break
            if family:
                yield terms
            family, terms = _DASH, []
        elif paragraph.marker is not None:
            if (family and paragraph.marker.family != family) or paragraph.marker.number != expected:
                break
            family, expected = paragraph.marker.family, expected + 1
            if expected > 2:
                yield terms
            terms = []
        elif not family:
            return
        elif paragraph.role == "heading":
            break
        terms = terms + [t for scene in by_paragraph.get(id(paragraph), ()) for t in scene.terms]
    if family:
        yield terms
