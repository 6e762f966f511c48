"""TOML read, and values as TOML: what ``lawlint config`` and ``lawlint init`` print is a file that they read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawlint import built


def read(text: str) -> dict[str, Any]:
    """What ``text`` says.  Raises tomllib.TOMLDecodeError."""
    import tomllib

    return tomllib.loads(text)


def read_own(data: bytes) -> dict[str, Any]:
    """What a table of lawlint says.

    It was parsed when lawlint was installed: a run reads some twenty tables, and ``tomllib`` is Python.
    """
    value: dict[str, Any] | None = built.entry(_key(data))
    return read(data.decode()) if value is None else value


def entry(data: bytes) -> tuple[str, dict[str, Any]]:
    """What is kept of a table at installation: key and value."""
    return _key(data), read(data.decode())


def _key(data: bytes) -> str:
    return built.key("toml", str(len(data)), of=(data,))


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
