"""Figures that agree too precisely for chance, though no word that lawlint knows ties them.  They confirm, never contradict.

«制发公文1904件，主动公开783件，依申请公开412件，不予公开709件» adds up; 38.46% is what one figure of the sentence before is of
another.  Readings are tried from the nearest figures on, and each adds the chance that it fits by accident: the width of the
printed figure beside the range of what could have stood there.  Once these exceed ``MOST_CHANCE`` nothing is believed any
more: for 38.46% one may look far, for 38% hardly beyond the neighbours.  Chances are estimates in floating point that decide
how long to look; whether a reading holds is judged exactly, as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lawlint.claims import lexicon
from lawlint.claims.binding import Binding, Context, Frame, Tie
from lawlint.claims.operators.chance import OF_CHANGE, TIMES, TURNED, Reading, Readings, Surroundings, believed
from lawlint.claims.relations.change.amount import plain_changes
from lawlint.claims.relations.change.growth import growth, implied, pairwise_growth, stated_growth
from lawlint.claims.relations.change.multiple import multiples
from lawlint.claims.relations.change.points import points, stated_points
from lawlint.claims.relations.mean import per_many, plain_means
from lawlint.claims.relations.ratio import ratio_to_one, structure
from lawlint.claims.relations.share import readings_of
from lawlint.claims.relations.share.target import progress
from lawlint.claims.relations.share.together import casts_in_turn, named_casts, of_its_list
from lawlint.claims.relations.sum.agreements import plain_sums
from lawlint.claims.scene import Scene, Term

# How much more than its target may be done.
_MOST_DONE = 2

_OF_WHOLES = frozenset({"rate", "share", "plain", "reach", "total", "target"})

_OF_A_PART = frozenset({"rate", "share"})

# The roles that other figures explain.
EXPLAINED = frozenset({"rate", "delta", "points", "mean", "times", "ratio"})


def agreements(context: Context, scene: Scene, explained: set[int]) -> Iterator[Binding]:
    """What explains the figures of ``scene`` that begin (in the source) at no place of ``explained``."""
    here = Surroundings(context, scene)
    for term in scene.terms:
        if not term.value.soft and term.value.bounded and term.printed > 0 and term.place not in explained:
            for family in _families(term):
                if (reading := believed(filter(_is_of_a_whole, family(here, term)))) is not None:
                    yield _bound(reading, term)
                    break
            else:
                if term.cue in _OF_A_PART and 0 < term.printed < 1:
                    if (reading := of_its_list(here, term)) is not None:
                        yield Binding(_frame(reading, Tie.LIKELY), (reading.cast,), proves=False)
                    context.withhold("share", *named_casts(here, term))
                    context.withhold("share", *casts_in_turn(here, term), tie=Tie.CLOSE, name="in-turn")
                elif term.cue in OF_CHANGE and term.kind == "PERCENT":
                    context.withhold("growth", *stated_growth(here, term), tie=Tie.CLOSE, name="told")
                elif term.cue in OF_CHANGE and term.kind == "POINT":
                    context.withhold("change", *stated_points(term), tie=Tie.CLOSE, name="points")
    for reading in plain_sums(here):
        yield _bound(reading, reading.cast[next(iter(reading.cast))][0])


def _bound(reading: Reading, anchor: Term) -> Binding:
    """The binding of a reading that is believed."""
    return Binding(_frame(reading, Tie.PLAIN), (reading.cast,), anchor)


def _frame(reading: Reading, tie: Tie) -> Frame:
    """The frame of a reading; its first role is the one that is explained."""
    return Frame(reading.kind, "agreement", ("", ""), next(iter(reading.cast)), (), reading.identity, tie=tie)


def _is_of_target(rate: Term) -> bool:
    """占预算的102.6%, 完成106.30%, 为限额的98.1%."""
    return rate.printed <= _MOST_DONE and (
        lexicon.said("OF_A_TARGET").search(rate.lead) is not None or lexicon.said("FULFILS").match(rate.own) is not None
    )


def _is_of_a_whole(reading: Reading) -> bool:
    """Whether a share is not of what it is told to be the share of another whole of: «718亿元，占采购规模的88%»."""
    if reading.kind != "share" or "whole" not in reading.cast:
        return True
    rate, whole = reading.cast["rate"][0], reading.cast["whole"][0]
    beside = whole.scene is rate.scene and whole.index == rate.index - 1 and rate.scene.text.startswith(",", whole.end)
    return not beside or lexicon.said("SHARE_NAMED").fullmatch(rate.own) is None


def _families(term: Term) -> Iterator[Callable[[Surroundings, Term], Readings]]:
    """The sets of readings that a figure of this cue may have, each with a chance of its own."""
    if term.kind == "PERCENT":
        if _is_of_target(term):
            yield progress
        if term.cue in OF_CHANGE:
            before = term.scene.terms[term.index - 1].end if term.index else term.scene.start
            if not lexicon.pattern("growth", "real").search(term.scene.text, before, term.start) and not lexicon.pattern(
                "growth", "real"
            ).search(term.lead):
                yield from (pairwise_growth, implied, growth)
        elif term.printed <= 1 and (
            term.cue in _OF_WHOLES or (term.cue in TURNED and lexicon.said("SHARE_TURNED").search(term.lead))
        ):
            yield from readings_of(term)
    elif term.kind == "RATIO":
        yield from (structure, ratio_to_one)
    elif term.kind == "POINT" and term.cue in OF_CHANGE:
        yield points
    elif term.kind == "AMOUNT":
        if term.dimension == TIMES or (not term.dimension and "比" in term.lead):
            yield multiples
        elif not term.dimension:
            return
        elif lexicon.said("PER_MANY").search(term.own):
            yield per_many
        elif term.cue == "mean" or "均" in term.own or "每" in term.own or "/" in term.dimension:
            yield plain_means
        elif term.cue in OF_CHANGE or term.cue == "added" or _follows_turn(term) or lexicon.said("CHANGE").search(term.own):
            yield plain_changes


def _follows_turn(term: Term) -> bool:
    """«由41个整合至28个，关停13个»: right behind an old and a new value."""
    if term.index < 2:
        return False
    old, new = term.scene.terms[term.index - 2 : term.index]
    return old.cue == "base" and new.cue in ("up", "down") and old.dimension == new.dimension == term.dimension
