"""The files of ``grammar/``, wherever the package stands, a zip included."""

from __future__ import annotations

import re
from functools import cache
from pkgutil import get_data

_IMPORT = re.compile(rb"^%import \.?(\w+)", re.MULTILINE)


@cache
def data(path: str) -> bytes:
    """A file of ``grammar/``.  Raises OSError where there is none."""
    found = get_data("lawlint.grammar", path)
    if found is None:
        raise FileNotFoundError(path)
    return found


def text(name: str) -> str:
    """The text of ``grammar/<name>.lark``.  Raises OSError where there is none."""
    return data(f"{name}.lark").decode()


@cache
def with_imports(name: str) -> tuple[bytes, ...]:
    """The texts that ``grammar/<name>.lark`` is made of: its own and those of all grammars that it imports from."""
    found: dict[str, bytes] = {}
    due = [name]
    while due:
        if (at := due.pop()) not in found:
            found[at] = data(f"{at}.lark")
            due += sorted(match.decode() for match in _IMPORT.findall(found[at]))
    return tuple(found.values())
