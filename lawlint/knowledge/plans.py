"""Numbered plans, ``plans.toml``: “十四五”规划, “八五”普法规划."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lawlint.knowledge import table


class Plan(NamedTuple):
    """A plan: its label (十四五), kind, and first and last year."""

    name: str
    kind: str
    first: int
    last: int
    source: str


def plans_named(label: str, context: str) -> list[Plan]:
    """The plans with this label: those of the kinds that ``context`` names, otherwise of all kinds."""
    kinds = table("plans")["kinds"]
    named = {kind["zh"] for kind in kinds.values() if any(word in context for word in kind["words"])}
    return [plan for plan in plans() if plan.name == label and (not named or plan.kind in named)]


@cache
def plans() -> tuple[Plan, ...]:
    """All plans of the table."""
    data = table("plans")
    return tuple(Plan(**row | {"kind": data["kinds"][row["kind"]]["zh"]}) for row in data["plans"])
