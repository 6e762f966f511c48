"""Whether the parts that a list tells are all of their whole, so that they must make it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from lawlint.claims import lexicon
from lawlint.claims.lexicon import said
from lawlint.claims.operators.names import divided, graded
from lawlint.claims.relations.sum.shared import names_outcome
from lawlint.claims.scene import Term
from lawlint.parsing import patterns

# How much more than their whole parts may make: more do not belong to it.
_MOST_TOO_MUCH = Fraction(5, 4)

# What is no whole of anything.
_NO_WHOLE = frozenset({"each", "rise", "fall"})

# A whole of so many digits is no sum by chance, give or take one digit.
_PRECISE = 5

_FEWEST_PARTS, _FEWEST_OF_WHOLE = 3, 3

# How much of a part's name the whole has: 无预算、超预算支出, of them 无预算支出.
_LONGEST_STEM = 3

# 家次, 人次 count one thing more than once; no meeting is held twice.
_COUNTED_TWICE = patterns.pattern(r"(?<!场)次$")


def is_whole(whole: Term, parts: Sequence[Term], named: bool) -> bool:
    """Whether parts that hardly overlap, and of which the first do not make it, are all of their whole: by their names, for being
    three and more, or precise to five digits; or more than it by a little.  No 家次, no 女性 or 党员, no 等, no 年初; ``named``:
    whatever stands between them and their whole."""
    scene, digits = parts[0].scene, len(whole.digits)
    totals = [*accumulate(p.printed for p in parts)]
    if whole.printed in totals or said("MERGED").search(scene.text, parts[0].start, scene.end):
        return False
    closed = is_closed(whole, parts)
    before = scene.terms[: parts[0].index]
    between = before[whole.index + 1 :] if whole.scene is scene else [*whole.scene.terms[whole.index + 1 :], *before]
    sure = named or (closed and digits > _FEWEST_OF_WHOLE)
    if not sure and any(_may_be_meant(t, whole, parts[0]) for t in between):
        return False
    if not closed and (_COUNTED_TWICE.search(whole.unit) or _overlap(parts, whole)):
        return False
    told = closed or digits >= _PRECISE or (len(parts) >= _FEWEST_PARTS and digits >= _FEWEST_OF_WHOLE)
    return (told and not _is_open(parts)) or whole.printed < totals[-1] <= whole.printed * _MOST_TOO_MUCH


def is_closed(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether the names of parts leave nothing out: 站内 and 站外, 出口 and 进口, 60分以下 to 90分以上, kinds (A类, B类, C类), at
    last others, all outcomes there are, or all that the whole names (会议费、培训费38万元)."""
    leads = [_named(part).lead for part in parts]
    if (
        _are_opposed(leads)
        or divided(leads)
        or graded(leads)
        or (all(map(names_outcome, parts)) and are_all_outcomes(whole, parts))
    ):
        return True
    names = [said("LIST_OPENER").sub("", part.own.lstrip(",;、(")) for part in parts]
    if len(parts) >= _FEWEST_PARTS:
        kinds = {match[0] for match in map(said("KIND_OF").search, names) if match is not None}
        if said("REMAINDER").match(names[-1]) or (len(kinds) == 1 and all(name.endswith((*kinds,)) for name in names)):
            return True
    name = whole.scene.text[max(whole.scene.text.rfind(stop, 0, whole.start) for stop in ",;。:") + 1 : whole.start]
    return all(len(part) > 1 and part[:_LONGEST_STEM] in name for part in names) and len({*names}) == len(names)


def _are_opposed(leads: Sequence[str]) -> bool:
    """Whether two names differ by one word and its opposite: 站内救助, 站外救助."""
    if len(leads) != 2 or abs(len(leads[0]) - len(leads[1])) > 3:
        return False
    a, b = (said("LIST_OPENER").sub("", lead) for lead in leads)
    pairs = lexicon.words("divisions", "opposites")
    return len(a) > 1 and any(
        (b in (a.replace(x, y, 1), a.replace(y, x, 1)) if x else y + a == b or y + b == a) for x, y in pairs
    )


def are_all_outcomes(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether outcomes leave nothing out of what stands right before them: 合格 and 不合格, 批准逮捕 and 不批准逮捕 of those
    examined, and not of all that came in."""
    between = whole.scene.terms[whole.index + 1 : parts[0].index]
    beside = any(t.kind == "AMOUNT" and t.depth <= whole.depth for t in between)
    if whole.scene is not parts[0].scene or beside or _is_open(parts):
        return False
    words = [part.own + part.tail for part in parts]
    for *outcomes, other in lexicon.words("outcomes", "complete"):
        if all(any(patterns.pattern(outcome).search(text) for text in words) for outcome in outcomes):
            return not (other and patterns.pattern(other).search(_named(whole).lead))
    return False


def _named(part: Term) -> Term:
    """The figure with whose name a part is told: 涉黑案件 for the persons of 涉黑案件3件47人."""
    while part.index and part.scene.terms[part.index - 1].end == part.start:
        part = part.scene.terms[part.index - 1]
    return part


def _is_open(parts: Sequence[Term]) -> bool:
    """Whether the words say that there are more parts than those with a figure: 等, 其余为…, 各1所."""
    scene = parts[0].scene
    return any(said(word).search(scene.text, parts[0].start, scene.end) for word in ("OPEN_LIST", "MORE_PARTS"))


def _may_be_meant(term: Term, whole: Term, part: Term) -> bool:
    """Whether a figure between parts and ``whole`` may be their whole: no past one, no change or mean, none of a bracket."""
    past = term.cue == "base" and whole.scene is term.scene
    return term.dimension == whole.dimension and not past and term.cue not in _NO_WHOLE and term.depth <= part.depth


def _overlap(parts: Sequence[Term], whole: Term) -> bool:
    """Whether the name of a part may be true of another too, as the whole's own is of all: 重点项目126个, of them 省重点18个."""
    common = whole.own + whole.tail
    for own in (p.lead + p.tail for p in parts):
        shared = said("OVERLAPS").search(own)
        if (shared and shared[0] not in common) or said("TRAIT").search(own) or said("STOCK").search(own):
            return True
    return False
