"""Writing edits into files: one module for each format whose text is stored as it is read."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from lawlint.finding import Edit, Text
from lawlint.reading import SUFFIXES
from lawlint.source import Source

__all__ = ["EditableFile", "UnwritableFile", "editable", "is_written", "patched", "replace"]

# A module of this package has ``editable(data: bytes, source: Source) -> EditableFile``; by the module that reads the format.
WRITERS: Mapping[str, str] = MappingProxyType({"text": "text", "markdown": "text", "docx": "docx"})


class UnwritableFile(Exception):  # noqa: N818 (describes the state of the file)
    """A file that cannot be written; ``text`` is the reason."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class EditableFile(Protocol):
    """The bytes of one file, prepared for edits of its text."""

    def refusal(self, edits: Sequence[Edit]) -> Text | None:
        """The reason why these edits cannot be written; None where they can."""

    def edited(self, edits: Sequence[Edit]) -> bytes:
        """The bytes of the file with ``edits``, none refused and no two overlapping; all other bytes unchanged."""


def is_written(path: str) -> bool:
    """Whether edits can be written into files of this name's format; a name without a known suffix is plain text."""
    return SUFFIXES.get(Path(path).suffix.lower(), "text") in WRITERS


def editable(data: bytes, source: Source) -> EditableFile:
    """``data``, which ``source`` was read from, prepared for edits.  Raises UnwritableFile."""
    if not is_written(source.path):
        suffix = Path(source.path).suffix
        raise UnwritableFile(Text(f"不能写回 {suffix} 文件", f"fixes are not written into {suffix} files"))
    module = WRITERS[SUFFIXES.get(Path(source.path).suffix.lower(), "text")]
    opened: EditableFile = import_module(f"{__name__}.{module}").editable(data, source)
    return opened


def patched(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with ``edits``, which do not overlap."""
    pieces: list[str] = []
    at = 0
    for span, new in sorted(edits):
        pieces += text[at : span.start], new
        at = span.end
    return "".join((*pieces, text[at:]))


def replace(path: Path, before: bytes, after: bytes) -> None:
    """Replace the file at ``path`` by ``after`` atomically, with its permissions; links are followed.

    Raises UnwritableFile where the file no longer holds ``before`` or cannot be written; it is then left unchanged.
    """
    try:
        target = path.resolve(strict=True)
        if not os.access(target, os.W_OK):
            raise UnwritableFile(Text("文件是只读的，未写回", "the file is read-only and was not written"))
        handle, name = tempfile.mkstemp(prefix=".lawlint-", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(after)
                file.flush()
                os.fsync(file.fileno())
            _copy_permissions(Path(name), target)
            if target.read_bytes() != before:
                raise UnwritableFile(
                    Text("文件在检查期间被改动，未写回，请重新运行", "the file changed meanwhile and was not written; run again")
                )
            os.replace(name, target)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFile(Text(f"无法写回：{reason}", f"cannot be written: {reason}")) from error


def _copy_permissions(new: Path, old: Path) -> None:
    """Give ``new`` the permissions of ``old``, and its owner where permitted."""
    there, here = old.stat(), new.stat()
    if hasattr(os, "chown") and (there.st_uid, there.st_gid) != (here.st_uid, here.st_gid):
        with suppress(PermissionError):
            os.chown(new, there.st_uid, there.st_gid)
    new.chmod(stat.S_IMODE(there.st_mode))
