"""The plans that go by a number, ``plans.toml``: “十四五”规划, “八五”普法规划."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lawlint.knowledge import table


class Plan(NamedTuple):
    """A plan: its label (十四五), what kind of plan it is, and its first and last year."""

    name: str
    kind: str
    first: int
    last: int
    source: str


def plans_called(label: str, context: str) -> list[Plan]:
    """The plans of that label: those of the kind that ``context`` names, else of either."""
    kinds = table("plans")["kinds"]
    told = {kind["zh"] for kind in kinds.values() if any(word in context for word in kind["words"])}
    return [plan for plan in plans() if plan.name == label and (not told or plan.kind in told)]


@cache
def plans() -> tuple[Plan, ...]:
    """All plans of the table."""
    data = table("plans")
    return tuple(Plan(**row | {"kind": data["kinds"][row["kind"]]["zh"]}) for row in data["plans"])
