"""TOML, parsed once a machine (a run reads some twenty tables, and ``tomllib`` is Python), and values as it writes them.

What ``lawlint config`` and ``lawlint init`` print is a file that they read.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import Any

from lawlint.kept import Kept, blake2b

kept: Kept[dict[str, Any]] = Kept("tables", pickle.dumps, pickle.loads, 100)


def read(text: str) -> dict[str, Any]:
    """What ``text`` says; it is shared, and nobody's to change.  Raises tomllib.TOMLDecodeError."""
    return kept.get(blake2b(text.encode(), digest_size=16).digest(), lambda: _parsed(text))


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text)


_BARE_KEY_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def formatted(value: object) -> str:
    """``value`` as TOML on one line: texts, numbers, booleans, lists, inline tables.  A JSON string is a TOML string."""
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{formatted_key(key)} = {formatted(inner)}" for key, inner in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(formatted, value))}]"
    return _json(value)


def formatted_key(key: str) -> str:
    """``key`` as TOML, quoted where necessary."""
    return key if key and _BARE_KEY_CHARACTERS.issuperset(key) else _json(key)


def _json(value: object) -> str:
    from json import dumps  # only needed to write TOML

    return dumps(value, ensure_ascii=False)
