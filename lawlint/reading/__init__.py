"""Reading a file into its Source: one module for each format, chosen by suffix."""

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
"""Formats of documents that are not read, and the format to save them in instead."""

# The maximal number of cells in all tables of a file.
MOST_CELLS = 300_000


class UnreadableFile(Exception):  # noqa: N818 (describes the state of the file)
    """A file that is missing, is not text, or has an unknown format; ``zh`` and ``en`` give the reason."""

    def __init__(self, path: str, zh: str, en: str) -> None:
        super().__init__(f"{path}: {en}")
        self.path, self.zh, self.en = path, zh, en


def read(path: Path | str) -> Source:
    """The Source of the file at ``path``.  Raises UnreadableFile."""
    return decode(load(Path(path)), str(path))


def load(path: Path) -> bytes:
    """The bytes of the file at ``path``.  Raises UnreadableFile, also for an unknown suffix."""
    try:
        if path.is_dir():
            with os.scandir(path):  # a folder that cannot be opened raises OSError
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
    """The Source of the bytes of a file, in the format of the suffix of ``path``; plain text for an unknown suffix.

    Raises UnreadableFile.
    """
    module = SUFFIXES.get(Path(path).suffix.lower(), "text")
    source: Source = import_module(f"{__name__}.{module}").read(data, path)
    return source


def is_verbatim(path: str) -> bool:
    """Whether the text of a Source of ``path`` is the content of the file itself, not converted from a document."""
    return SUFFIXES.get(Path(path).suffix.lower(), "text") in ("text", "markdown")
