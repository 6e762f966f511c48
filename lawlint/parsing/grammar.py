"""What is made of the files of ``grammar/``: parse tables and words.

Lark makes them, when lawlint is installed (``hatch_build.py``) and where a grammar has changed since; that takes it ten times as
long as to check one report.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from lawlint import built
from lawlint.parsing import grammar_files, lalr
from lawlint.parsing.needs import DIGIT, Range


@cache
def parser(name: str, start: str) -> lalr.Tables:
    """The parse tables of ``grammar/<name>.lark`` for tokens that are handed over."""
    return lalr.tables(_made("parser", name, start))


class Word(NamedTuple):
    """A terminal: its name, its regular expression, and what a text needs that has a match.

    ``first`` are the ranges of code points that it can begin with, None where that may be any; the text holds a string of
    each of the ``cues``.
    """

    kind: str
    spelled: str
    first: list[Range] | None
    cues: list[list[str]]

    def may_begin_with(self, character: str) -> bool:
        """Whether a match can begin with ``character``, "" at the end of the text."""
        if self.first is None or not character:
            return self.first is None
        code = ord(character)
        return any(low <= code <= high or (low == DIGIT and character.isdecimal()) for low, high in self.first)


_cues: dict[str, list[list[str]]] = {}


@cache
def words(name: str, start: str = "") -> tuple[Word, ...]:
    """The terminals of ``grammar/<name>.lark``, in the order in which they are tried.

    All of them, or those that the rule ``start`` uses.
    """
    found = tuple(
        Word(kind, spelled, first and [(low, high) for low, high in first], cues)
        for kind, spelled, first, cues in _made("words", name, start)
    )
    _cues.update((word.spelled, word.cues) for word in found)
    return found


@cache
def terminals(name: str, start: str = "") -> dict[str, str]:
    """The regular expressions of these terminals by name."""
    return {word.kind: word.spelled for word in words(name, start)}


def cues(spelled: str) -> list[list[str]]:
    """Sets of strings: a text that has a match of a terminal holds a string of each; none where that is not known."""
    return _cues.get(spelled, [])


def _made(what: str, name: str, start: str) -> Any:
    key = built.key(what, name, start, of=grammar_files.with_imports(name))
    value = built.entry(key)
    if value is None:
        from lawlint.parsing import building

        built.write(building.content())
        value = built.entry(key)
        assert value is not None, f"lawlint/parsing/building.py does not name {name} from {start or 'no rule'}"
    return value
