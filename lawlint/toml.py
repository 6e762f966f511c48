"""TOML of the package, parsed once a machine: lawlint reads some twenty tables in a run, and ``tomllib`` is Python."""

from __future__ import annotations

import pickle
from typing import Any

from lawlint.kept import Kept

kept: Kept[dict[str, Any]] = Kept("tables", pickle.dumps, pickle.loads, 100)


def read(text: str) -> dict[str, Any]:
    """What ``text`` says; it is shared, and nobody's to change.  Raises tomllib.TOMLDecodeError."""
    from hashlib import blake2b

    return kept.get(blake2b(text.encode(), digest_size=16).digest(), lambda: _parsed(text))


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text)
