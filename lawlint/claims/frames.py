"""The kinds of relation, one entry each: anchor, roles and where they are sought, evidence, identity."""

from __future__ import annotations

from functools import cache

from lawlint.claims.binding import Frame
from lawlint.claims.relations.change import changes
from lawlint.claims.relations.mean import means
from lawlint.claims.relations.part import parts
from lawlint.claims.relations.population import population
from lawlint.claims.relations.share import rates
from lawlint.claims.relations.sum import splits, sums


@cache
def frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """All frames by anchor, in order of preference."""
    table: dict[tuple[str, str], list[Frame]] = {}
    for frame in (*sums(), *rates(), *parts(), *changes(), *means(), *population(), *splits()):
        table.setdefault(frame.anchor, []).append(frame)
    return {anchor: tuple(found) for anchor, found in table.items()}
