"""Known findings that are left out: a JSON file of paths and fingerprints, one finding per line."""

from __future__ import annotations

import os
from functools import cache
from json import JSONDecodeError, dumps, loads
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawlint.config import UsageError
from lawlint.files import replacing
from lawlint.finding import Text
from lawlint.fingerprint import is_fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAME = "lawlint-baseline.json"
VERSION = 1


class Entry(NamedTuple):
    """One known finding: its file, relative to the folder of the baseline and with ``/``, and its message for the reader."""

    path: str
    fingerprint: str
    message: str


def relative_to_baseline(file: Path, path: str | Path) -> str:
    """``path`` as the baseline ``file`` writes it."""
    path, folder = os.path.abspath(path), os.path.dirname(os.path.abspath(file))
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return Path(path).as_posix()


def known_fingerprints(file: Path, path: str) -> frozenset[str]:
    """The fingerprints in the baseline ``file`` for the report at ``path``.  Raises UsageError."""
    return _by_path(file, *_stamp(file)).get(relative_to_baseline(file, path), frozenset())


def entries(file: Path) -> tuple[Entry, ...]:
    """All entries of the baseline ``file``.  Raises UsageError where it is missing or damaged."""
    return _entries(file, *_stamp(file))


def write_entries(file: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline atomically.  Raises UsageError where that fails."""
    rows = [
        dumps({"path": path, "fingerprint": fingerprint, "message": message}, ensure_ascii=False)
        for path, fingerprint, message in sorted(set(entries))
    ]
    listed = "\n" + ",\n".join(rows) + "\n" if rows else ""
    try:
        with replacing(file) as out:
            # A lone surrogate, from a file name that is not UTF-8, becomes a JSON escape.
            out.write(f'{{"version": {VERSION}, "findings": [{listed}]}}\n'.encode("utf-8", "backslashreplace"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(Text(f"{file}: 无法写入：{reason}", f"{file}: cannot be written: {reason}")) from error


def _stamp(file: Path) -> tuple[int, int]:
    """Modification time and size, which change when the file is written."""
    try:
        found = os.stat(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            Text(
                f"{file}: 基线无法读取：{reason}（用 lawlint baseline write 建立）",
                f"{file}: this baseline cannot be read: {reason} (lawlint baseline write makes one)",
            )
        ) from error
    return found.st_mtime_ns, found.st_size


@cache
def _by_path(file: Path, *stamp: int) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in _entries(file, *stamp):
        found.setdefault(entry.path, set()).add(entry.fingerprint)
    return {path: frozenset(fingerprints) for path, fingerprints in found.items()}


@cache
def _entries(file: Path, *_: int) -> tuple[Entry, ...]:
    try:
        data = loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise _damaged(file, Text(error.strerror or str(error), error.strerror or str(error))) from error
    except UnicodeDecodeError as error:
        raise _damaged(file, Text("不是 UTF-8 文本", "this is no UTF-8 text")) from error
    except (JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise _damaged(file, Text(f"第 {line} 行不是 JSON", f"line {line} is no JSON")) from error
    rows = data.get("findings") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise _damaged(file, Text("没有 findings", "it has no findings"))
    if data.get("version") != VERSION:
        raise _damaged(file, Text(f"版本应为 {VERSION}", f"its version should be {VERSION}"))
    for number, row in enumerate(rows, 1):
        texts = isinstance(row, dict) and all(isinstance(row.get(key), str) for key in Entry._fields)
        if not texts or not is_fingerprint(row["fingerprint"]):
            raise _damaged(file, Text(f"第 {number} 条有误", f"entry {number} is wrong"))
    return tuple(Entry(row["path"], row["fingerprint"], row["message"]) for row in rows)


def _damaged(file: Path, why: Text) -> UsageError:
    return UsageError(Text(f"{file}: 基线已损坏：{why.zh}", f"{file}: this baseline is damaged: {why.en}"))
