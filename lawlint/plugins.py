"""Packages of third parties with rules or kinds of report."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def packages(group: str) -> tuple[str, ...]:
    """The packages that installed distributions name under the entry point ``group``, sorted by name."""
    if not any(map(_may_have_plugins, sys.path)):
        return ()
    from importlib.metadata import entry_points

    return tuple(sorted({point.value for point in entry_points(group=group)}))


def places(group: str) -> list[Path]:
    """The folder or file of the outermost package of each plug-in, which includes code that its modules share."""
    from importlib.util import find_spec

    specs = [find_spec(name) for name in sorted({package.partition(".")[0] for package in packages(group)})]
    found = [spec.submodule_search_locations or (spec.origin,) for spec in specs if spec]
    return [Path(place) for some in found for place in some if place]


@cache
def _may_have_plugins(folder: str) -> bool:
    """Whether a distribution in ``folder`` may have an entry point for lawlint.

    Loading ``importlib.metadata`` takes longer than checking a short report, and most users have no plug-in.
    """
    path = Path(folder)
    if not path.is_dir():
        return path.exists()
    return any(b"[lawlint." in file.read_bytes() for file in path.glob("*.*-info/entry_points.txt"))
