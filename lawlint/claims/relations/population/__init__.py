"""What a communiqué says of a population: births and deaths with their rates, and ratios that have a name."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims.binding import Frame
from lawlint.claims.relations.population.births import births
from lawlint.claims.relations.population.ratios import ratios


def population() -> Sequence[Frame]:
    """All rows, in the order in which they are tried."""
    return [*ratios(), *births()]
