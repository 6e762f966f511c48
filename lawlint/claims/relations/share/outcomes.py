"""Rates of one of two outcomes, of both together: 不捕率, 起诉率, 不诉率.

✓ 审查后批准逮捕60人，不批准逮捕20人，不捕率25.0%。 → 20 ÷ (20 + 60) = 25.0%
✗ 审查后批准逮捕60人，不批准逮捕20人，不捕率35.0%。 → 20 ÷ (20 + 60) = 25.0% ≠ 35.0%
✓ 受理审查逮捕80人，批准逮捕60人，不捕率25.0%。 → (80 − 60) ÷ 80 = 25.0%
– 审查后起诉60人。附条件不起诉20人，不诉率35.0%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row, told_or_tacit
from lawlint.claims.operators.gates import none, says
from lawlint.claims.operators.names import rate_name, subsequence
from lawlint.claims.operators.seek import backwards, before, left, level, nearest, same_unit
from lawlint.claims.relations.share.shared import OF_WHOLE, is_negative
from lawlint.claims.scene import LEVELS, Listing, Term

_OF_BOTH = "rate == part / (part + other)"


# fmt: off
def outcomes() -> Sequence[Frame]:
    return (
        row("share.other", ("rate", "PERCENT"), "rate", _OF_BOTH, part=nearest(), other=before("part", 3), needs=(_negated,),
            gate=is_negative),
        *told_or_tacit(
            row("share.other", ("rate", "PERCENT"), "rate", _OF_BOTH, part=_outcome(0), other=_outcome(1),
                needs=(_are_all, _of_one_decision), tie=Tie.PRECISE,
                words=tuple({rate for rates, *_ in lexicon.words("rates", "outcomes") for rate in rates}),
                gate=none(says("OTHER_RATE"))),
            _are_all, tie=Tie.LOOSE, gate=none(says("OTHER_RATE")),
        ),
    )


def of_examined() -> Sequence[Frame]:
    return (
        row("share.denied", ("rate", "PERCENT"), "rate", "rate == (whole - part) / whole", part=nearest(),
            whole=before("part", 1), needs=(_of_the_examined,), tie=Tie.PLAIN, any_reading=True,
            mistakes=((OF_WHOLE, "denied"),), gate=is_negative),
    )
# fmt: on


def _outcome(place: int) -> Where:
    """The figures of the two outcomes that a rate is of, its own first: of 不捕率 those who were not arrested and those who were,
    nearest in the sentence or the one before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        words = lexicon.outcomes_of(rate_name(anchor))
        if words is None:
            return
        earlier = backwards(context.back(anchor.scene, 1))
        first = cast["part"][0] if place else None
        for term in chain(left(anchor.scene, anchor.start, anchor.depth), earlier):
            if level(term) and words[place].search(term.own) and (first is None or same_unit(term, first)):
                yield (term,)
                if term.twin is not None and first is None:  # 16件29人: of cases or of people
                    yield (term.twin,)
                return

    return seek


def _negated(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The part is what the rate denies, and the other figure what it does not: 批准逮捕60人，不批准逮捕20人，不捕率."""
    part, other = cast["part"][0], cast["other"][0]
    assert isinstance(anchor, Term)
    name = rate_name(anchor)
    return (
        "不" in part.lead
        and not part.is_paired  # 16件29人: the rate may be of either
        and subsequence(name, part.lead)
        and name[1] in other.lead
        and lexicon.said("OTHER_THAN_OUTCOME").search(other.lead) is None
    )


def _are_all(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Two outcomes of the same things, one perhaps in the sentence before, with no third (附条件不起诉), both of all or both of
    some (对未成年人不起诉)."""
    part, other = cast["part"][0], cast["other"][0]
    first, last = sorted((part, other), key=lambda t: t.place)
    between = first.scene.terms[first.index + 1 : last.index if last.scene is first.scene else None]
    return (
        part.depth == other.depth
        and (lexicon.said("OF_SOME").search(part.own) is None) is (lexicon.said("OF_SOME").search(other.own) is None)
        and (first.scene is anchor.scene or (last.scene is anchor.scene and not last.index) or first.scene is last.scene)
        and not any(t.kind == "AMOUNT" and t.cue in LEVELS and t.dimension == part.dimension for t in between)
        and lexicon.said("THIRD_OUTCOME").search(first.scene.text, first.scene.start, anchor.scene.end) is None
    )


def _of_one_decision(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Both outcomes stand in one list or in none, and what was decided though nobody asked for it (批准和决定逮捕) belongs to
    both or to none."""
    part, other = cast["part"][0], cast["other"][0]
    return part.list is other.list and _is_decided(part) is _is_decided(other)


def _is_decided(outcome: Term) -> bool:
    scene, start = outcome.scene, (outcome.twin or outcome).start
    begin = max(scene.start, *(scene.text.rfind(stop, scene.start, start) for stop in ",;。"))
    return lexicon.said("OR_DECIDED").search(scene.text, begin, start) is not None


def _of_the_examined(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """不捕率 behind those who were arrested of all whose arrest was examined."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    return (
        rate_name(rate)[1] in part.own
        and lexicon.said("DENIED").search(part.own) is None
        and lexicon.said("EXAMINED").search(whole.own) is not None
        and whole.index == part.index - 1 == rate.index - 2
    )
