"""Dated tables as data: each has ``as_of``, the day up to which it is known to hold, and a ``source`` for every row or list."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``<name>.toml``, read once a process.  Raises FileNotFoundError where there is none."""
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
