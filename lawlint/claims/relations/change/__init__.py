"""Growth, changes and multiples: what became of a value, in per cent, amounts, points, times and places."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.claims.binding import Frame
from lawlint.claims.relations.change.amount import amounts
from lawlint.claims.relations.change.difference import differences
from lawlint.claims.relations.change.direction import directions, ranks
from lawlint.claims.relations.change.growth import growths
from lawlint.claims.relations.change.implied import implied_values
from lawlint.claims.relations.change.multiple import growth_per_year, multiples_of_past
from lawlint.claims.relations.change.points import points_of_change


def changes() -> Iterator[Frame]:
    """All frames of changes, in the order in which they are tried."""
    for rows in (
        growths,
        multiples_of_past,
        implied_values,
        amounts,
        points_of_change,
        growth_per_year,
        differences,
        ranks,
        directions,
    ):
        yield from rows()
