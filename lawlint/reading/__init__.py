"""From a file to its Source: one module a format, chosen by suffix."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from lawlint.source import Source

__all__ = ["MOST_CELLS", "SAVED_AS", "SUFFIXES", "UnreadableFile", "decode", "is_verbatim", "load", "read"]

# A module of this package has ``read(data: bytes, path: str) -> Source``.
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text",
        ".md": "markdown",
        ".markdown": "markdown",
        ".docx": "docx",
        ".html": "html",
        ".htm": "html",
        ".pdf": "pdf",
        ".xlsx": "xlsx",
        ".xls": "xlsx",
        ".csv": "csv",
        ".tsv": "csv",
    }
)

SAVED_AS: Mapping[str, str] = MappingProxyType(
    {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".odt": ".docx", ".et": ".xlsx", ".ofd": ".pdf"}
)
"""Documents that a drafter would expect to be read, and as what the program that wrote them saves them for it."""

# The cells of all tables of a file: no report has as many.
MOST_CELLS = 300_000


class UnreadableFile(Exception):  # noqa: N818 (says what is wrong with the file)
    """A file that is not there, is no text, or has a format lawlint does not know; ``zh`` and ``en`` say why."""

    def __init__(self, path: str, zh: str, en: str) -> None:
        super().__init__(f"{path}: {en}")
        self.path, self.zh, self.en = path, zh, en


def read(path: Path | str) -> Source:
    """The Source of the file at ``path``.  Raises UnreadableFile."""
    return decode(load(Path(path)), str(path))


def load(path: Path) -> bytes:
    """The bytes of the file at ``path``, which has a suffix that lawlint knows.  Raises UnreadableFile."""
    try:
        if path.is_dir():
            with os.scandir(path):  # one that cannot be opened says so
                raise UnreadableFile(str(path), "这是一个文件夹", "this is a folder")
        path.stat()
        if path.suffix.lower() not in SUFFIXES:
            known = " ".join(SUFFIXES)
            suffix = path.suffix or path.name
            zh, en = f"可读取：{known}", f"readable are {known}"
            if (other := SAVED_AS.get(path.suffix.lower())) is not None:
                zh, en = f"请另存为 {other}", f"save it as {other}"
            raise UnreadableFile(str(path), f"不支持 {suffix} 格式，{zh}", f"no reader for {suffix}; {en}")
        return path.read_bytes()
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise UnreadableFile(str(path), "没有这个文件", "there is no such file") from error
        reason = error.strerror or str(error)
        raise UnreadableFile(str(path), f"无法打开：{reason}", f"cannot be opened: {reason}") from error


def decode(data: bytes, path: str = "-") -> Source:
    """The Source of a file's bytes, read as the suffix of ``path`` says, and as plain text where no format has that suffix.

    Raises UnreadableFile.
    """
    module = SUFFIXES.get(Path(path).suffix.lower(), "text")
    source: Source = import_module(f"{__name__}.{module}").read(data, path)
    return source


def is_verbatim(path: str) -> bool:
    """Whether the text of a Source of ``path`` is what the file holds, and not what a document was turned into."""
    return SUFFIXES.get(Path(path).suffix.lower(), "text") in ("text", "markdown")
