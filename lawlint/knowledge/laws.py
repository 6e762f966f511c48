"""The laws that reports cite most often: ``laws.toml``."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from lawlint.knowledge import table


class Edition(NamedTuple):
    """One edition of a law: passed and published on ``decided``, in force since ``in_force``; None where unknown."""

    decided: date | None = None
    in_force: date | None = None


class Law(NamedTuple):
    """A law: its highest number of articles (None: unknown), and all its editions, the original first."""

    name: str
    editions: tuple[Edition, ...]
    source: str
    articles: int | None = None
    short: str = ""


@cache
def laws() -> dict[str, Law]:
    """The laws by name, and by short name."""
    rows = [Law(**row | {"editions": tuple(Edition(**edition) for edition in row["editions"])}) for row in table("laws")["laws"]]
    return {name: law for law in rows for name in (law.name, law.short) if name}
