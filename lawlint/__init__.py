"""lawlint re-does the arithmetic of an official report, checks its logic, and shows its working.

>>> import lawlint
>>> for finding in lawlint.check("收到行政复议申请18件，其中撤回2件，撤回率为12.11%。").findings:
...     print(finding.code, finding.message.zh)
"""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from os import path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lawlint.linter import Result

__all__ = ["__version__", "check"]

__version__ = "0.1.0"


def check(
    path_or_text: Path | str, *, select: Sequence[str] = (), ignore: Sequence[str] = (), profile: str | None = None
) -> Result:
    """Check one report: ``.findings`` are in the order of the text, ``.report`` is the analysed report.

    ``.report.claims`` are the relations that the report asserts between its figures, re-computed: each has a ``kind``, a
    ``verdict``, its ``operands`` with their places and exact values, and the ``formula`` as a person would write it.

    A ``Path``, or a string that ends in ``.txt`` or ``.md``, names a file; any other string is the text itself.
    ``select`` and ``ignore`` take codes, prefixes and names of rules; ``profile`` names a kind of report, which is
    otherwise chosen by title.  Spans are [start, end) code points of ``.report.source.text``, whose ``place(offset)``
    gives line and column.

    Raises ``UnreadableFile`` for a missing file or one that is not text, ``UsageError`` for an unknown selector or profile.
    """
    from lawlint.config import Settings, profile_named
    from lawlint.linter import lint, source_of

    settings = Settings(select=tuple(select), ignore=tuple(ignore), profile=profile)
    profile_named(profile)
    return lint(source_of(path_or_text), settings.rules, settings)


def _mount(name: str) -> None:
    """In a checkout, import the folder next to the package as ``lawlint.<name>``, which it is when installed."""
    package = path.dirname(path.abspath(__file__))
    root = path.dirname(package)
    start = path.join(root, name, "__init__.py")
    if path.exists(path.join(package, name)) or not (path.exists(path.join(root, "pyproject.toml")) and path.exists(start)):
        return
    spec = spec_from_file_location(f"{__name__}.{name}", start, submodule_search_locations=[path.dirname(start)])
    if spec is not None and spec.loader is not None:
        module = module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        globals()[name] = module


_mount("grammar")
_mount("rules")
