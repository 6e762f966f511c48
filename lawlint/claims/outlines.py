"""Lists over paragraphs: «…年初预算为100万元，其中：», «…按功能分类：» and numbered paragraphs, each with its figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lawlint.claims.lexicon import said
from lawlint.claims.scene import LEVELS, Listing, Scene, Term
from lawlint.parsing.tree import Paragraph

# How many paragraphs before the words the amount may stand.
_BACK = 4
# How far from its end a paragraph may begin to say that they follow.
_AT_THE_END = 20
_DASH = "—"


def outlines(paragraphs: Sequence[Paragraph], scenes: Sequence[Scene]) -> Iterator[Listing]:
    """One list for each cue of the head: every numbered paragraph gives the first figure of that cue."""
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
            cues = dict.fromkeys(t.cue for t in scene.terms if _counts(t))
            for cue in cues:
                items = [
                    first
                    for terms in points
                    if (first := next((t for t in terms if _counts(t) and (t.cue == cue or len(cues) == 1)), None))
                ]
                if len(items) >= 2:
                    kind = "outline" if said_so[0] == "其中:" else "points"
                    listing = Listing(scene, kind, scene.end, scene.end, 0, 0)
                    listing.items = items
                    yield listing


def _contents(name: str, paragraphs: Sequence[Paragraph], number: int, by_paragraph: dict[int, list[Scene]]) -> Iterator[Listing]:
    """«财政拨款支出主要内容如下：» with an amount in each point, under the sentence that tells 财政拨款支出预算950万元."""
    before = [s for p in paragraphs[max(0, number - _BACK) : number] for s in by_paragraph.get(id(p), ())]
    scene = next((s for s in reversed(before) if any(t.lead.startswith(name) and _counts(t) for t in s.terms)), None)
    points = _points(paragraphs, number + 1, by_paragraph)
    items = [first for terms in points if (first := next(filter(_counts, terms), None)) is not None]
    if scene is not None and len(items) >= 2:
        listing = Listing(scene, "contents", scene.end, scene.end, 0, 0)
        listing.items = items
        yield listing


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
