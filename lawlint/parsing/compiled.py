"""Regular expressions that are compiled when lawlint is installed.

``re`` takes longer to compile those of one run than a report takes to check.  This module alone uses what is below ``re``: it
keeps the arguments that ``re`` hands to ``_sre.compile``.  An interpreter other than that of the installation has no use for
them, nor has a pattern that is spelled otherwise now: there ``re`` compiles, as it does where the file is missing or damaged.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from json import dumps, loads
from pkgutil import get_data
from typing import Any, Final

from lawlint import built

# The file beside ``built.txt``: an entry a line, its key the pattern as JSON.
NAME: Final = "patterns.txt"
_MACHINE: Final = "machine"
# What ``array`` calls a word of code.
_WORD: Final = "I"

_compiled: dict[str, re.Pattern[str]] = {}


def compiled(spelled: str) -> re.Pattern[str]:
    """What ``re.compile(spelled)`` gives."""
    found = _compiled.get(spelled)
    if found is None:
        found = _compiled[spelled] = _kept(spelled) or re.compile(spelled)
    return found


def asked() -> list[str]:
    """The patterns that this process has asked for."""
    return sorted(_compiled)


def content(patterns: Iterable[str]) -> bytes:
    """The file for ``patterns``: the same bytes for the same patterns and the same interpreter.

    It is empty where ``re`` does not hand its code to ``_sre.compile``.
    """
    try:
        compiler: Any = import_module("re._compiler")
        recorder = _Recorder(compiler._sre)
        compiler._sre = recorder
    except (ImportError, AttributeError):
        return b""
    try:
        entries = [(dumps(spelled), recorder.entry(compiler, spelled)) for spelled in patterns]
    finally:
        compiler._sre = recorder.machine
    return built.content([*entries, (_MACHINE, _machine())])


class _Recorder:
    """Takes the place of ``_sre`` under ``re``, and keeps the arguments of its ``compile``."""

    def __init__(self, machine: Any) -> None:
        self.machine = machine
        self._arguments: tuple[Any, ...] = ()

    def compile(self, pattern: str, *arguments: Any) -> Any:
        self._arguments = arguments
        return self.machine.compile(pattern, *arguments)

    def entry(self, compiler: Any, spelled: str) -> list[Any]:
        """What ``_kept`` reads."""
        compiler.compile(spelled)
        flags, code, *groups = self._arguments
        return [int(flags), b2a_base64(zlib.compress(array(_WORD, code).tobytes()), newline=False).decode(), *groups]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.machine, name)


def _kept(spelled: str) -> re.Pattern[str] | None:
    line = _lines().get(dumps(spelled).encode())
    if line is None:
        return None
    try:
        flags, code, groups, numbers, names = loads(line)
        words = array(_WORD, zlib.decompress(a2b_base64(code))).tolist()
        found: re.Pattern[str] = import_module("_sre").compile(spelled, flags, words, groups, numbers, tuple(names))
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError, zlib.error):
        return None
    return found


@cache
def _lines() -> dict[bytes, bytes]:
    """The entries, where this interpreter made them; values not yet parsed."""
    try:
        lines = built.parted(get_data("lawlint", NAME) or b"")
    except OSError:
        return {}
    return lines if lines.get(_MACHINE.encode()) == dumps(_machine()).encode() else {}


def _machine() -> str:
    """The interpreter, as far as the code of patterns depends on it."""
    magic = getattr(import_module("_sre"), "MAGIC", None)
    return f"{sys.implementation.cache_tag} {sys.hexversion:x} {magic} {array(_WORD).itemsize} {sys.byteorder}"
