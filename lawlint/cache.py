"""What a run said of a file, kept so that a file that did not change need not be read again.

An answer goes by all that it depends on: the bytes of the file and its name, what was asked, the configuration, lawlint and
its plug-ins.  Each stands in a file of its own, which is replaced as a whole: runs beside each other and runs that are killed
leave nothing half written.  Where the folder cannot be used there is no cache, and nothing else changes.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import time
from typing import Any

from lawlint import __version__
from lawlint.plugins import places

_DAY = 24 * 60 * 60
# An answer that nobody asked for so long is dropped.
_OLD = 30 * _DAY


def cache_folder() -> str:
    """The folder of lawlint among the user's caches."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    return os.path.join(home, "lawlint")


class Cache:
    """The answers to one kind of question.  ``asked`` is all that an answer depends on beside its file."""

    def __init__(self, asked: str) -> None:
        self._folder = Path(cache_folder(), "answers")
        self._asked = blake2b(f"{_house()}\0{asked}".encode(errors="surrogateescape")).digest()

    def key(self, path: str, content: bytes, settings: str) -> str:
        """The name of the answer for a file: its path as it is printed, its bytes, the settings that hold for it."""
        digest = blake2b(self._asked, digest_size=20)
        for part in (path.encode(errors="surrogateescape"), settings.encode(errors="surrogateescape"), content):
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.hexdigest()

    def get(self, key: str) -> Any | None:
        """The answer of that name, as JSON gives it back; None where there is none that can be read."""
        path = self._path(key)
        try:
            answer = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):  # a broken file is as good as none
            return None
        with suppress(OSError):
            os.utime(path)
        return answer

    def put(self, key: str, answer: object) -> None:
        """Keep an answer, which JSON can write."""
        path = self._path(key)
        mine = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            mine.write_bytes(json.dumps(answer).encode())
            mine.replace(path)
        except OSError:
            with suppress(OSError):
                mine.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def prune(self) -> None:
        """Drop what nobody asked for in a month, and what killed runs left; once a day."""
        stamp = self._folder / "pruned"
        now = time()
        try:
            if stamp.exists() and now - stamp.stat().st_mtime < _DAY:
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            stamp.touch()
        except OSError:
            return
        for folder in self._folder.iterdir():
            for entry in os.scandir(folder) if folder.is_dir() else ():
                with suppress(OSError):  # another run may have been faster
                    if now - entry.stat().st_mtime > (_DAY if "." in entry.name else _OLD):
                        os.unlink(entry.path)


def _house() -> str:
    """lawlint as it is here: its version, the state of its files, those of the plug-ins, the interpreter.

    The version alone does not do: commits between two versions have the same, in a checkout and where one is installed.
    """
    package = Path(__file__).parent
    checkout = package.parent
    own = [package, *((checkout / "rules", checkout / "grammar") if (checkout / "pyproject.toml").exists() else ())]
    state = [_state(place) for place in (*own, *places("lawlint.rules"), *places("lawlint.profiles"))]
    # Whatever is installed or upgraded, a reader of PDF say, changes the folder of packages.
    packages = [os.stat(folder).st_mtime_ns for folder in sys.path if folder.endswith("site-packages") and os.path.isdir(folder)]
    return f"{__version__} {sys.implementation.cache_tag} {state} {packages}"


def _state(place: Path) -> tuple[int, int]:
    """How many files a folder of code or data has, and when the last of them changed; a file is a folder of one."""
    if not place.is_dir():
        return 1, place.stat().st_mtime_ns if place.exists() else 0
    number = newest = 0
    inside = [str(place)]
    while inside:
        for entry in os.scandir(inside.pop()):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    inside.append(entry.path)
            else:
                number, newest = number + 1, max(newest, entry.stat().st_mtime_ns)
    return number, newest
