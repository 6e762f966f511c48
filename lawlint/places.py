"""The place of a key or value in a TOML file, for messages: ``tomllib`` returns values without places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawlint.source import Place

_HEAD = re.compile(r"\[(\[?)([^\[\]\n]+)\]")
_PART = re.compile(r""""([^"\n]*)"|'([^'\n]*)'|([\w-]+)""")


def place_of(text: str, path: Sequence[str | int], prefix: Sequence[str] = ()) -> Place | None:
    """The place of the value at the keys and indices ``path``; ``prefix`` is the table of the file that holds it.

    The nearest place that is known: the key of an inline table for a value in it, None where nothing matches.
    """
    wanted = [*prefix, *path]
    best: tuple[int, Place] = (0, Place(1, 1))
    table: list[str | int] = []
    rows: dict[tuple[str, ...], int] = {}
    for number, printed in enumerate(text.splitlines(), 1):
        line = printed.lstrip()
        if head := _HEAD.match(line):
            names = tuple(_parts(head[2]))
            table = list(names)
            if head[1]:
                rows[names] = rows.get(names, -1) + 1
                table.append(rows[names])
            at, start = table, head.start(2)
        elif "=" in line:
            at, start = [*table, *_parts(line.partition("=")[0])], 0
        else:
            continue
        shared = 0
        while shared < min(len(at), len(wanted)) and at[shared] == wanted[shared]:
            shared += 1
        if shared > best[0] and (shared == len(at) or shared == len(wanted)):
            best = (shared, Place(number, len(printed) - len(line) + start + 1))
    return best[1] if best[0] else None


def _parts(dotted: str) -> list[str]:
    return ["".join(part) for part in _PART.findall(dotted)]
