"""The files of ``grammar/``: parse tables and spelled words, ready-made where they are of these grammars.

Lark makes them (``python -m lawlint.parsing.prepare``); that takes it ten times as long as to check one report.
"""

from __future__ import annotations

import pickle
from functools import cache
from pkgutil import get_data
from typing import NamedTuple
from zlib import crc32

from lawlint.parsing import lalr

TABLES = "grammars.pickle"


class Tables(NamedTuple):
    """What is made of each grammar and start rule: parse tables, words, and what these begin with.

    ``of`` are the names of the grammars and a checksum of their texts.
    """

    of: tuple[tuple[str, ...], int]
    parsers: dict[tuple[str, str], lalr.Tables]
    terminals: dict[tuple[str, str], dict[str, str]]
    beginnings: dict[tuple[str, str], dict[str, str]]


@cache
def parser(name: str, start: str) -> lalr.Tables:
    """The parse tables of ``grammar/<name>.lark`` for tokens that are handed over."""
    ready = _tables().parsers.get((name, start))
    if ready is not None:
        return ready
    from lawlint.parsing import building

    return building.tables(name, start)


@cache
def terminals(name: str, start: str = "") -> dict[str, str]:
    """The regular expressions of the terminals of ``grammar/<name>.lark`` by name, in the order in which they are tried.

    All of them, or those that the rule ``start`` uses.
    """
    ready = _tables().terminals.get((name, start))
    if ready is not None:
        return ready
    from lawlint.parsing import building

    return building.spelled(name, start)


@cache
def beginnings(name: str, start: str) -> dict[str, str]:
    """By terminal, the inside of a class of what it can begin with; "" where it cannot be told."""
    ready = _tables().beginnings.get((name, start))
    if ready is not None:
        return ready
    from lawlint.parsing.beginnings import first_characters

    return {kind: first_characters(spelled) for kind, spelled in terminals(name, start).items()}


def text(name: str) -> str:
    """The text of ``grammar/<name>.lark``.  Raises OSError where there is none."""
    return data(f"{name}.lark").decode()


def fingerprint(names: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """What tables are made of: the texts of the grammars."""
    return names, crc32(b"".join(data(f"{name}.lark") for name in names))


def data(path: str) -> bytes:
    """A file of ``grammar/``, wherever the package stands, a zip included.  Raises OSError where there is none."""
    found = get_data("lawlint.grammar", path)
    if found is None:
        raise FileNotFoundError(path)
    return found


@cache
def _tables() -> Tables:
    """The ready-made tables; empty where they are missing, or not of these grammars."""
    try:
        of, parsers, *words = pickle.loads(get_data(__package__, TABLES) or b"")
        if of == fingerprint(of[0]):
            return Tables(of, {key: lalr.tables(made) for key, made in parsers.items()}, *words)
    except (OSError, EOFError, TypeError, ValueError):
        pass
    return Tables(((), 0), {}, {}, {})
