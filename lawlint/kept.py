"""What is made once a machine, not once a run: in a file of the user's cache folder, each under the text it was made of.

Where nothing can be kept or read (no folder, a broken file) it is made as ever.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, TypeVar

try:  # without OpenSSL, which hashlib loads first
    from _blake2 import blake2b as blake2b
except ImportError:
    from hashlib import blake2b as blake2b

V = TypeVar("V")


def cache_folder() -> str:
    """The folder of lawlint among the user's caches."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
    return os.path.join(home, "lawlint")


class Kept(Generic[V]):
    """Values of one kind in the file ``name``.

    ``most`` is more than any run has: beyond it what other releases left is dropped.
    """

    def __init__(self, name: str, dumps: Callable[[Any], bytes], loads: Callable[[bytes], Any], most: int) -> None:
        self._name, self._dumps, self._loads, self._most = name, dumps, loads, most
        self._found: dict[Any, V] | None = None
        self.made: dict[Any, V] = {}

    @property
    def found(self) -> dict[Any, V]:
        """What earlier runs kept."""
        if self._found is None:
            try:
                with open(self.path, "rb") as file:
                    data = self._loads(file.read())
            except Exception:  # whatever a broken file may raise: it is as good as none
                data = None
            self._found = data if isinstance(data, dict) else {}
        return self._found

    @property
    def path(self) -> str:
        """The file."""
        return os.path.join(cache_folder(), self._name)

    def get(self, key: object, make: Callable[[], V]) -> V:
        """The value under ``key``, made where nobody has."""
        value = self.found.get(key)
        if value is None:
            value = self.made.get(key)
        if value is None:
            value = self.made[key] = make()
        return value

    def keep(self) -> None:
        """Keep what this process made for those that come."""
        if not self.made:
            return
        mine = f"{self.path}.{os.getpid()}"
        values = self.found | self.made
        try:
            os.makedirs(os.path.dirname(self.path), exist_ok=True)
            with open(mine, "wb") as file:
                file.write(self._dumps(values if len(values) <= self._most else self.made))
            os.replace(mine, self.path)
        except OSError:
            with suppress(OSError):
                os.unlink(mine)
