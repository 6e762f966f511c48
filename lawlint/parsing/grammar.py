"""The files of ``grammar/``: Lark's parsers and the spelled words, from ready-made tables where they are of these grammars.

To build them takes Lark ten times as long as to check one report; ``python -m lawlint.parsing.prepare`` makes the tables.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from functools import cache
from pkgutil import get_data
from typing import Any, NamedTuple
from zlib import crc32

import lark
from lark.lexer import Lexer
from lark.load_grammar import load_grammar

TABLES = "grammars.pickle"


class Tables(NamedTuple):
    """What Lark makes of each grammar and start rule: parsers as it saves them, words, and what these begin with."""

    of: tuple[str, tuple[str, ...], int]
    parsers: dict[tuple[str, str], bytes]
    terminals: dict[tuple[str, str], dict[str, str]]
    beginnings: dict[tuple[str, str], dict[str, str]]


class Tokens(Lexer):
    """The lexer of a parser that is handed tokens instead of text."""

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, tokens: Any, _parser_state: object = None) -> Iterator[lark.Token]:
        """The tokens as they are."""
        return iter(tokens)


@cache
def parser(name: str, start: str, tokens: bool = False) -> lark.Lark:
    """The LALR parser of ``grammar/<name>.lark``, of text or of ``tokens``."""
    saved = _tables().parsers.get((name, start))
    if saved is not None:
        return lark.Lark.load(io.BytesIO(saved))
    return build(name, start, lexer=Tokens) if tokens else build(name, start)


@cache
def terminals(name: str, start: str = "") -> dict[str, str]:
    """The regular expressions of the terminals of ``grammar/<name>.lark`` by name, in the order in which they are tried.

    All of them, or those that the rule ``start`` uses.
    """
    ready = _tables().terminals.get((name, start))
    return spelled(name, start) if ready is None else ready


def beginnings(name: str, start: str) -> dict[str, str]:
    """By terminal of the rule ``start``, the inside of a class of what it can begin with; "" where it cannot be told."""
    ready = _tables().beginnings.get((name, start))
    if ready is not None:
        return ready
    from lawlint.parsing.beginnings import first_characters

    return {kind: first_characters(spelled) for kind, spelled in terminals(name, start).items()}


def spelled(name: str, start: str) -> dict[str, str]:
    """The terminals as Lark reads them from the grammar.

    No lexer is made of them: Lark would compare each two, for minutes where ``interegular`` is installed.
    """
    loaded, _ = load_grammar(text(name), f"{name}.lark", [_neighbour], False)  # type: ignore[no-untyped-call]
    words, _, _ = loaded.compile([start], set() if start else "*")
    return {str(word.name): word.pattern.to_regexp() for word in sorted(words, key=lambda word: -word.priority)}


def build(name: str, start: str, **options: Any) -> lark.Lark:
    """Lark itself on ``grammar/<name>.lark``; LALR unless its ``options`` say otherwise.

    A grammar imports from its neighbours by name: ``%import numeral.DIGITS``.
    """
    return lark.Lark(text(name), start=start, import_paths=[_neighbour], **{"parser": "lalr"} | options)


def text(name: str) -> str:
    """The text of ``grammar/<name>.lark``.  Raises OSError where there is none."""
    return _data(f"{name}.lark").decode()


def fingerprint(names: tuple[str, ...]) -> tuple[str, tuple[str, ...], int]:
    """What tables are made of: the release of Lark, and the texts of the grammars."""
    return lark.__version__, names, crc32(b"".join(_data(f"{name}.lark") for name in names))


@cache
def _tables() -> Tables:
    """The ready-made tables; empty where they are missing, or not of these grammars."""
    try:
        tables = Tables(*pickle.loads(get_data(__package__, TABLES) or b""))
        if tables.of == fingerprint(tables.of[1]):
            return tables
    except (OSError, EOFError, TypeError):
        pass
    return Tables(("", (), 0), {}, {}, {})


def _neighbour(_base: str | None, path: str) -> tuple[str, str]:
    """Lark's hook for ``%import``: where a grammar stands, and its text.  OSError sends Lark to its own library."""
    return path, _data(path).decode()


def _data(path: str) -> bytes:
    """A file of ``grammar/``, wherever the package stands, a zip included."""
    data = get_data("lawlint.grammar", path)
    if data is None:
        raise FileNotFoundError(path)
    return data
