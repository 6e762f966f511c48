"""A figure taken up again: «办结20件…。办结的20件中», «查出问题134个。134个问题已整改97个», «制度31项，由22项增加到31项».

✓ 办结20件，结转1件。办结的20件中，公开7件。 → 20件 = 20件
✓ 查出问题134个。⏎134个问题已整改97个。 → 134个 = 134个
✓ 提出意见5件，5件均已修改。 → 5件 = 5件
✓ 建立健全制度31项，由22项增加到31项。 → 31项 = 31项
– 收到申请38件。⏎3件申请按内容划分。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lawlint.claims import lexicon
from lawlint.claims.binding import Comparison
from lawlint.claims.operators.naming import LONGEST_NOUN, subject
from lawlint.claims.relations.repeat.shared import Mentions, agreeing
from lawlint.claims.scene import LEVELS, Term
from lawlint.exact.interval import Rational

# How many sentences, and figures, back a figure is taken up; and counts, where all of them are meant.
_TAKEN_UP, _MOST_BEFORE, _NEAR = 6, 40, 4


def again_claims(mentions: Mentions) -> Iterator[Comparison]:
    """The figures that a later clause takes up."""
    yield from _named_by_deed(mentions)
    yield from _turned_to(mentions)
    yield from _opening(mentions)


def _named_by_deed(mentions: Mentions) -> Iterator[Comparison]:
    """«办结20件…。办结的20件中» takes a figure up by its deed, «…总计871件» what the list before it is of."""
    for n, term in enumerate(mentions.terms):
        of_deed, has_digits = term.own.endswith("的"), len(term.digits) > 2
        if term.kind != "AMOUNT" or term.value.soft or not (has_digits if term.cue == "total" else of_deed):
            continue
        for other in reversed(mentions.terms[max(0, n - _MOST_BEFORE) : n]):
            if term.scene.number - other.scene.number > _TAKEN_UP:
                break
            if (
                _is_same(other, term)
                and (other.scene is not term.scene or of_deed)
                and (has_digits or _does_the_same(term, other))
            ):
                yield agreeing("again", subject(other) or term.text, (other, term))
                break


def _is_same(level: Term, again: Term) -> bool:
    return level.cue in LEVELS and level.printed == again.printed and level.unit == again.unit


def _does_the_same(again: Term, before: Term) -> bool:
    """Whether «V的N件» takes up a figure of V: the two characters before 的 stand in its clause."""
    return again.own.removesuffix("的")[-2:] in before.own + before.tail


def _turned_to(mentions: Mentions) -> Iterator[Comparison]:
    """«制度31项，由22项增加到31项»: what it came to stands before."""
    for old, new in pairwise(mentions.terms):
        if new.cue in ("up", "down") and old.cue == "base" and old.scene is new.scene and new.index - 1 == old.index > 0:
            before = old.scene.terms[old.index - 1]
            if _is_same(before, new):
                yield agreeing("again", subject(before) or new.text, (before, new))


def _opening(mentions: Mentions) -> Iterator[Comparison]:
    """«查出问题134个。134个问题已整改97个», «纠正意见5件，5件均已修改»: a clause that begins with a figure of before."""
    known: dict[tuple[Rational, str], list[Term]] = defaultdict(list)
    counts = [t for t in mentions.terms if t.kind == "AMOUNT" and not t.value.step and not t.value.soft]
    for n, term in enumerate(counts):
        before = known[term.printed, term.unit]
        if before and _opens_clause(term) and (opening := lexicon.said("PICKED_UP").match(term.tail)) is not None:
            noun = opening[1] or ""
            if other := _named_before(term, noun, before) if noun else _just_before(term, counts[max(0, n - _NEAR) : n]):
                yield agreeing("again", noun or subject(other) or term.text, (other, term))
        if term.list is None:  # of 128 committees 14 of 镇街 are no 14个镇街
            before.append(term)


def _opens_clause(term: Term) -> bool:
    """Whether a figure is the first word of its clause."""
    scene = term.scene
    return term.start in (scene.start, scene.paragraph.head) or scene.text[term.start - 1] in ",。;:)"


def _just_before(term: Term, counts: Sequence[Term]) -> Term | None:
    """The last count of its unit in the sentence, where it is the same."""
    other = next((t for t in reversed(counts) if t.unit == term.unit), None)
    return other if other is not None and other.printed == term.printed and other.scene is term.scene else None


def _named_before(term: Term, noun: str, before: Sequence[Term]) -> Term | None:
    """The latest of the same figures ``before`` that is of the noun: of one digit one right before."""
    few = len(term.digits) < 2 or not term.digits.strip("0")[1:]
    for other in reversed(before[-_TAKEN_UP:]):
        if few and term.scene.number - other.scene.number > 1:
            return None
        if other.cue in LEVELS and (other.tail.startswith(noun) or (noun in other.own[-LONGEST_NOUN:] and not few)):
            return None if few and other.scene is term.scene else other
    return None
