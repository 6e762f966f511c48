"""Values as TOML writes them: what ``lawlint config`` and ``lawlint init`` print is a file that they read."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def written(value: object) -> str:
    """``value`` on one line: texts, numbers, flags, lists, inline tables.  JSON's strings are TOML's too."""
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key_written(key)} = {written(inner)}" for key, inner in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    return dumps(value, ensure_ascii=False)


def key_written(key: str) -> str:
    """A key, in quotes where it needs them."""
    return key if key and _BARE.issuperset(key) else dumps(key, ensure_ascii=False)
