"""Dated tables as data.

Each has ``as_of``, the day up to which it is known to be correct, ``holds``, its content in both languages, and a ``source``
for every row or list.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pkgutil import get_data
from typing import Any, NamedTuple

from lawlint import toml


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``<name>.toml``, read once per process.  Raises FileNotFoundError where it does not exist."""
    data = get_data(__package__, f"{name}.toml")
    if data is None:
        raise FileNotFoundError(name)
    return toml.read_own(data)


class About(NamedTuple):
    """A description of a table: file, content by language, number of rows, and the day up to which it is correct."""

    file: str
    holds: Mapping[str, str]
    rows: int
    as_of: date


def tables() -> list[About]:
    """The descriptions of all tables, sorted by name."""
    from importlib import resources

    files = sorted(file.name for file in resources.files(__package__).iterdir())
    return [_about(file.removesuffix(".toml")) for file in files if file.endswith(".toml")]


def _about(name: str) -> About:
    data = table(name)
    rows = sum(map(_rows, data.values())) or sum(map(_words, data.values()))
    return About(f"lawlint/knowledge/{name}.toml", data["holds"], rows, data["as_of"])


def _rows(value: object) -> int:
    """The number of rows in [[value]]; a text has one row per line."""
    if isinstance(value, list):
        return sum(isinstance(row, dict) for row in value)
    return value.count("\n") if isinstance(value, str) and "\n" in value else 0


def _words(section: object) -> int:
    """The number of words in the lists of a section, or of its pairs."""
    if not isinstance(section, dict):
        return 0
    values = (value for key, value in section.items() if key not in ("source", "zh", "en"))
    return sum(len(value) if isinstance(value, list) else 1 for value in values)
