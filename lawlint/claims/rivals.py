"""Whether other figures near by than those bound make a relation hold, so that they may be meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Context
from lawlint.claims.evaluate import Agreement, agreement
from lawlint.claims.formula import Identity, identity
from lawlint.claims.operators.seek import LOOK_BACK, backwards
from lawlint.claims.scene import ANY_LEVEL, Assumed, Listing, Term
from lawlint.claims.slips import slip_of
from lawlint.exact.interval import Interval, exactly, quotient, total

_REPLACED = ("whole", "new", "target")

# How far from the figure that it replaces.
_BESIDE = 2

_ADDED_UP = ("part", "count")

_MOST_TOGETHER = 6

_SUM = identity("whole == sum(parts)")

_MOST_WHOLES = 16

# Characters of a name that tell.
_NAME = 4


def another_holds(context: Context, rule: Identity, cast: Mapping[str, Sequence[Term]], anchor: Term | Listing) -> bool:
    """Whether ``rule``, which fails for ``cast``, holds for other figures that the words may mean as well."""
    values = {role: [t.value for t in terms] for role, terms in cast.items()}
    others = (
        *(
            (role, t.value)
            for role in _REPLACED
            for term in cast.get(role, ())
            for t in _beside(context, rule, cast, term, role, anchor)
        ),
        *((role, value) for role in _ADDED_UP for term in cast.get(role, ()) for value in _together(cast, term)),
    )
    if any(agreement(rule, {**values, role: [value]}) is Agreement.EXACT for role, value in others):
        return True
    return rule is _SUM and _of_another_whole(context, cast["whole"][0], cast["parts"], anchor)


def _beside(
    context: Context, rule: Identity, cast: Mapping[str, Sequence[Term]], term: Term, role: str, anchor: Term | Listing
) -> Iterator[Term]:
    """The figures beside the whole, the new value or the target.  What is a part of a sentence before may be one of any of its
    figures, and a change without a value of its sentence may be one of any value of the two before."""
    if isinstance(term, Assumed):
        return
    taken = {id(other) for terms in cast.values() for other in terms}
    if rule.sign == "==":
        near = term.scene.terms[max(0, term.index - _BESIDE) : term.index + _BESIDE + 1]
        near = [t for t in near if t.segment == term.segment]
        if role == "new" and term.scene is not anchor.scene:
            near += backwards(context.back(anchor.scene, LOOK_BACK))
    else:
        near = term.scene.terms if term.scene is not anchor.scene else []
    for other in near:
        # 占调整预算3415万元的96.2%: what has a rate of its own did not grow
        fits = role != "new" or other.cue != "target" or other.settled_target
        if fits and other.dimension == term.dimension and other.cue in ANY_LEVEL and id(other) not in taken:
            yield other


def _together(cast: Mapping[str, Sequence[Term]], term: Term) -> Iterator[Interval]:
    """A part with those told before it: «省级示范园5所、市级17所，示范园占22.9%»."""
    if isinstance(term, Assumed):
        return
    taken = {id(other) for terms in cast.values() for other in terms}
    together = [term.value]
    for before in reversed(term.scene.terms[max(0, term.index - _MOST_TOGETHER) : term.index]):
        if before.dimension != term.dimension or before.cue not in ANY_LEVEL or id(before) in taken:
            return
        together.append(before.value)
        yield total(together)


def _of_another_whole(context: Context, whole: Term, parts: Sequence[Term], anchor: Term | Listing) -> bool:
    """Whether the sentence tells which share of the whole the parts make (四项合计占97.7%), one part is made of those behind it
    (不达标的6所，已改造5所，剩余1所), or they make another figure before, and no misprint explains ``whole``."""
    made = sum(t.printed for t in parts)
    left = made
    for part in parts[:-2]:
        left -= part.printed
        if part.printed == left > 0:
            return True
    if made < whole.printed:
        told = exactly(quotient(made, whole.printed))
        if any(t.kind == "PERCENT" and t.value.meets(told) for t in anchor.scene.terms):
            return True
    near: Iterator[Term] = islice((t for t in context.before(anchor) if t.dimension == whole.dimension), _MOST_WHOLES)
    if isinstance(anchor, Listing) and anchor.kind == "lines":
        # A budget of the same name (基本支出预算911万元, 基本支出881万元) is its right value, and no other whole.
        near = (t for t in near if lexicon.said("BUDGETED").sub("", t.noun)[-_NAME:] not in whole.noun)
    return any(t.printed == made for t in near) and slip_of(_SUM, {"whole": (whole,), "parts": parts}, near=False) is None
