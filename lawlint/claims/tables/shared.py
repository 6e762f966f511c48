"""What several forms of tables share: the sum, and whether the figures of a cast agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lawlint.claims.binding import Cast, Frame, Tie, unanchored
from lawlint.claims.evaluate import Agreement, agreement_of
from lawlint.claims.formula import identity
from lawlint.claims.scene import Term
from lawlint.exact.interval import Rational, apart

SUM = replace(unanchored("sum.table", "parts", "whole == sum(parts)", Tie.ASSERTED), marks="whole")


def sum_of(whole: Term, parts: Sequence[Term]) -> Cast:
    """The cast of a sum."""
    return {"whole": (whole,), "parts": parts}


def agreement(frame: Frame, cast: Cast) -> Agreement:
    """Whether the figures agree with the identity of a frame."""
    return agreement_of(identity(frame.identity), cast)


def holds(frame: Frame, cast: Cast) -> bool:
    """Whether they agree, be it after rounding."""
    return agreement(frame, cast).holds


def sum_is_missed_by(cast: Cast) -> Rational:
    """By how much the parts of a sum, as they are printed, miss the whole."""
    return apart(cast["whole"][0].printed, sum(part.printed for part in cast["parts"]))


def outside_among(kinds: Sequence[str]) -> Iterator[bool]:
    """Which rows or columns hold names that no 其中 opens."""
    among = False
    for kind in kinds:
        among = kind == "among" or (among and kind == "name")
        yield kind == "name" and not among
