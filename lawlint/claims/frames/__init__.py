"""The kinds of relation, one entry each: anchor, roles and where they are sought, evidence, identity."""

from __future__ import annotations

from functools import cache

from lawlint.claims.frames.changes import changes
from lawlint.claims.frames.frame import Frame, Tie
from lawlint.claims.frames.parts import parts
from lawlint.claims.frames.population import population
from lawlint.claims.frames.rates import rates
from lawlint.claims.frames.sums import splits, sums

__all__ = ["Frame", "Tie", "frames"]


@cache
def frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """All frames by anchor, in order of preference."""
    table: dict[tuple[str, str], list[Frame]] = {}
    for frame in (*sums(), *rates(), *parts(), *changes(), *population(), *splits()):
        table.setdefault(frame.anchor, []).append(frame)
    return {anchor: tuple(found) for anchor, found in table.items()}
