"""What is made of grammars and tables when lawlint is installed, so that no run has to: parse tables, words, parsed TOML.

The file beside this module holds one entry a line: its key, a tab, its value as JSON.  A key ends in a checksum of the texts
that the value is made of, so an entry of other texts is never found.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from json import JSONEncoder, loads
from pathlib import Path
from pkgutil import get_data
from typing import Any, Final
from zlib import crc32

NAME = "built.txt"
_DATE: Final = "$date"


def key(*words: str, of: Iterable[bytes]) -> str:
    """The key of the entry that ``words`` name, made ``of`` these texts."""
    checksum = 0
    for text in of:
        checksum = crc32(text, checksum)
    return " ".join((*words, f"{checksum:08x}"))


def entry(key: str) -> Any:
    """The value under ``key``; None where there is none."""
    line = _lines().get(key.encode())
    if line is None:
        return None
    try:
        return loads(line, object_hook=_decoded)
    except ValueError:
        return None


def content(entries: Iterable[tuple[str, Any]]) -> bytes:
    """The file that holds ``entries``: the same bytes for the same entries."""
    lines = (f"{key}\t{_ENCODER.encode(value)}\n" for key, value in sorted(entries, key=lambda entry: entry[0]))
    return "".join(lines).encode()


def write(data: bytes, path: Path | None = None) -> None:
    """Replace the file by ``data``, and read from it; where it cannot be written, this process has ``data``."""
    with suppress(OSError):
        replace(data, path or Path(__file__).with_name(NAME))
    _lines().clear()
    _lines().update(parted(data))


def replace(data: bytes, path: Path) -> None:
    """Replace the file ``path`` by ``data``, as a whole.  OSError where it cannot be written."""
    mine = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        mine.write_bytes(data)
        mine.replace(path)
    except OSError:
        with suppress(OSError):
            mine.unlink()
        raise


@cache
def _lines() -> dict[bytes, bytes]:
    """The entries, values not yet parsed."""
    try:
        return parted(get_data(__package__, NAME) or b"")
    except OSError:
        return {}


def parted(data: bytes) -> dict[bytes, bytes]:
    """The lines of such a file by key, values not yet parsed."""
    return {key: value for key, tab, value in (line.partition(b"\t") for line in data.split(b"\n")) if tab}


class _Encoder(JSONEncoder):
    def default(self, value: Any) -> Any:
        """TOML has dates, JSON has none."""
        return {_DATE: value.isoformat()} if type(value) is date else super().default(value)


_ENCODER = _Encoder(ensure_ascii=False, separators=(",", ":"))


def _decoded(value: dict[str, Any]) -> Any:
    return date.fromisoformat(value[_DATE]) if _DATE in value else value
