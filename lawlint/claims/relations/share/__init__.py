"""Shares, rates, completion of targets, and structures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lawlint.claims.binding import Frame
from lawlint.claims.operators.chance import Readings, Surroundings
from lawlint.claims.relations.share.near import (
    of_complements,
    of_equals,
    of_far_whole,
    of_figure_before,
    of_figure_behind,
    of_named_figures,
    of_neighbours,
    of_pair,
    of_whole_before,
)
from lawlint.claims.relations.share.of_whole import shares_of_whole
from lawlint.claims.relations.share.rate import named_rates, of_examined, outcomes, quotients, rates_of_part
from lawlint.claims.relations.share.shared import whole_before
from lawlint.claims.relations.share.structure import structures
from lawlint.claims.relations.share.target import targets
from lawlint.claims.relations.share.together import composed, in_order, of_sibling_whole
from lawlint.claims.scene import Term


def rates() -> Sequence[Frame]:
    """All frames, in the order in which they are tried."""
    return (
        *quotients(),
        *targets(),
        *outcomes(),
        *named_rates(),
        *of_examined(),
        *rates_of_part(),
        *shares_of_whole(),
        *structures(),
    )


def readings_of(rate: Term) -> Sequence[Callable[[Surroundings, Term], Readings]]:
    """The ways in which a rate may be of a whole that no frame ties to it, each with a chance of its own."""
    if whole_before(rate) is not None:
        return (of_whole_before,)
    return _OF_SOME if rate.printed < 1 else (of_equals,)


_OF_SOME = (
    of_sibling_whole, composed, of_figure_behind, of_named_figures, in_order, of_figure_before, of_pair, of_neighbours,
    of_complements, of_far_whole,
)  # fmt: skip
