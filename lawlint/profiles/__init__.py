"""Report kinds as data: title, sections due."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """Placeholder."""

    name: str


def choose(title: str) -> Profile:
    """Placeholder."""
    return Profile("general")
