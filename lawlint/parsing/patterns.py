"""Regular expressions that are compiled once a machine, not once a run.

``re`` takes some 40 ms to compile those of one run, most of it over classes of ideographs: longer than a report takes to check.
The code it makes is kept in the user's cache folder, each under the text it was made of.  Where it cannot be kept or read (no
folder, a broken file, an interpreter that does it differently) patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from functools import cache
from importlib import import_module
from typing import Any

# Arguments of ``_sre.compile`` after the pattern: flags, code, number of groups, their numbers by name, their names by number.
_Code = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]

# More patterns than any run has: beyond it what other releases left is dropped.
_MOST = 500

_made: dict[str, _Code] = {}


@cache
def pattern(spelled: str) -> re.Pattern[str]:
    """What ``re.compile(spelled)`` gives."""
    try:
        code = _kept().get(spelled)
        if code is None:
            code = _made[spelled] = _code(spelled)
        found: re.Pattern[str] = _sre().compile(spelled, *code)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return re.compile(spelled)
    return found


def keep() -> None:
    """Keep what this process compiled for those that come."""
    if not _made:
        return
    path = _path()
    mine = f"{path}.{os.getpid()}"
    codes = _kept() | _made
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(mine, "wb") as file:
            file.write(marshal.dumps(codes if len(codes) <= _MOST else _made))
        os.replace(mine, path)
    except OSError:
        pass


@cache
def _kept() -> dict[str, _Code]:
    try:
        with open(_path(), "rb") as file:
            codes = marshal.loads(file.read())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return codes if isinstance(codes, dict) else {}


def cache_folder() -> str:
    """The folder of lawlint among the user's caches."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    return os.path.join(home, "lawlint")


def _path() -> str:
    """The file of this interpreter: the code of one is nothing to another."""
    return os.path.join(cache_folder(), f"patterns-{sys.implementation.cache_tag}-{_sre().MAGIC}-{_sre().CODESIZE}")


def _sre() -> Any:
    """The machine under ``re``."""
    return import_module("_sre")


def _code(spelled: str) -> _Code:
    """As ``re.compile`` does it, up to the last step."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed: Any = _parser.parse(spelled, 0)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = [int(step) for step in _compiler._code(parsed, 0)]
    return int(state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names)
