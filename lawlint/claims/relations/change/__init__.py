"""Growth, changes and multiples: what became of a value, in per cent, amounts, points, times and places."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.claims.binding import Frame
from lawlint.claims.relations.change import amount, difference, direction, growth, implied, multiple, points


def changes() -> Iterator[Frame]:
    """All frames of changes, in the order in which they are tried."""
    for form in (growth, multiple, implied, amount, points, difference, direction):
        yield from form.frames()
