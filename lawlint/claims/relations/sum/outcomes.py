"""Outcomes of one class right behind their whole make it: 复议3件，结果维持2件、纠正1件.

They confirm, and contradict only where they hardly can be of anything else or leave nothing out: others of the class may go by
words that nobody lists, and the figure before may be of something else.

✓ 全年审结行政复议案件3件，维持2件、纠正1件。 → 2 + 1 = 3
✗ 全年审结行政复议案件130件，维持82件、纠正45件、驳回13件。 → 82 + 45 + 13 = 140 ≠ 130
– 全年审结行政复议案件13件，维持8件、纠正2件。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.formula import identity
from lawlint.claims.lexicon import said
from lawlint.claims.operators.names import outcomes_told
from lawlint.claims.operators.seek import same_unit
from lawlint.claims.relations.sum.shared import names_outcome, whole_of_run
from lawlint.claims.scene import Listing, Term
from lawlint.claims.slips import is_slip

_MOST_OUTCOMES = 8

_SUM = identity("whole == sum(parts)")


# fmt: off
def outcomes() -> Sequence[Frame]:
    all_of_them = row("sum.outcomes", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=_outcomes_up_to_anchor,
        whole=whole_of_run, needs=(_is_whole_run,), tie=Tie.OPEN, marks="whole", gate=_names_another_outcome)
    return (
        all_of_them,
        replace(all_of_them, needs=(_is_whole_run, _have_one_digit_too_many), tie=Tie.LIKELY),
        replace(all_of_them, kind="partof", identity="sum(parts) <= whole", needs=(_is_whole_run, _are_of_the_asked)),
    )
# fmt: on


def _names_another_outcome(anchor: Term | Listing) -> bool:
    """One of several outcomes, or what is left beside them."""
    assert isinstance(anchor, Term)
    return anchor.index > 1 and names_outcome(anchor)


def _outcomes_up_to_anchor(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figures of one class of outcomes that end at the anchor: 维持2件、纠正1件.

    Their shares, and the same in another unit, may stand between.
    """
    assert isinstance(anchor, Term)
    run = [anchor]
    for term in reversed(anchor.scene.terms[: anchor.index]):
        if term.segment != anchor.segment or len(run) == _MOST_OUTCOMES:
            break
        if term.kind == "AMOUNT" and term.cue == "plain" and term.depth == anchor.depth and same_unit(term, anchor):
            run.append(term)
        elif not term.is_paired and (term.kind != "PERCENT" or term.cue != "share") and (term.own or term.cue != "plain"):
            break
    run.reverse()
    for first in range(len(run) - 1):
        if outcomes_told(run[first:]):
            yield run[first:]
            return


def _is_whole_run(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No outcome follows, and the whole is none."""
    assert isinstance(anchor, Term)
    parts, whole = cast["parts"], cast["whole"][0]
    following = anchor.scene.terms[anchor.index + 1 : anchor.index + 2]
    return not any(t.segment == anchor.segment and outcomes_told([*parts, t]) for t in following) and not outcomes_told(
        [whole, *parts]
    )


def _are_of_the_asked(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Some outcomes of what was asked for in the sentence: 受理审查逮捕案件503件，批准逮捕318件，不批准逮捕176件."""
    parts, whole = cast["parts"], cast["whole"][0]
    return (
        whole.scene is parts[0].scene
        and whole.segment == parts[0].segment
        and sum(p.size for p in parts) < whole.size
        and said("ASKED").search(whole.own) is not None
    )


def _have_one_digit_too_many(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Three parts and more right behind a whole of three digits, the only figures of its unit, which are one digit too many."""
    parts, whole = cast["parts"], cast["whole"][0]
    of_unit = [t for t in whole.scene.terms if t.kind == "AMOUNT" and t.dimension == whole.dimension]
    return (
        len(parts) > 2
        and len(whole.digits) > 2
        and sum(p.printed for p in parts) > whole.printed
        and of_unit == [whole, *parts]
        and parts[0].index == whole.index + 1
        and not said("MERGED").search(whole.scene.text, whole.end, whole.scene.end)
        and is_slip(_SUM, cast, near=False)
    )
