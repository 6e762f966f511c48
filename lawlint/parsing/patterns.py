"""Regular expressions that are compiled once a machine, not once a run.

``re`` takes some 40 ms to compile those of one run, most of it over classes of ideographs: longer than a report takes to check.
The code it makes is kept, in bytes: as numbers, some 300,000, it would take as long to load as all else that a run loads.
Where an interpreter does it differently, patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import re
import sys
from functools import cache
from importlib import import_module
from typing import Any, Final

from lawlint.kept import Kept

# Arguments of ``_sre.compile`` after the pattern: flags, code, number of groups, their numbers by name, their names by number.
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
# What one word of code is to ``struct``.
_WORD: Final = "I"


def _sre() -> Any:
    """The machine under ``re``."""
    return import_module("_sre")


# The code of one interpreter is nothing to another.
kept: Kept[_Code] = Kept(
    f"expressions-{sys.implementation.cache_tag}-{getattr(_sre(), 'MAGIC', '')}-{getattr(_sre(), 'CODESIZE', '')}",
    marshal.dumps,
    marshal.loads,
    500,
)


@cache
def pattern(spelled: str) -> re.Pattern[str]:
    """What ``re.compile(spelled)`` gives."""
    try:
        flags, code, *groups = kept.get(spelled, lambda: _code(spelled))
        found: re.Pattern[str] = _sre().compile(spelled, flags, memoryview(code).cast(_WORD).tolist(), *groups)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return re.compile(spelled)
    return found


def _code(spelled: str) -> _Code:
    """As ``re.compile`` does it, up to the last step."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed: Any = _parser.parse(spelled, 0)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array(_WORD, _compiler._code(parsed, 0)).tobytes()
    return int(state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names)
