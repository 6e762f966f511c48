"""The files of ``grammar/``, built by Lark once a process."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lark import Lark


@cache
def load(name: str, start: str = "start", **options: Any) -> Lark:
    """The parser of ``grammar/<name>.lark``; LALR unless ``options`` (those of ``lark.Lark``, hashable) say otherwise.

    A grammar imports from its neighbours by name: ``%import numeral.DIGITS``.
    """
    from lark import Lark

    return Lark(text(name), start=start, import_paths=[_neighbour], **{"parser": "lalr"} | options)


def text(name: str) -> str:
    """The text of ``grammar/<name>.lark``.  Raises FileNotFoundError where there is none."""
    return resources.files("lawlint.grammar").joinpath(f"{name}.lark").read_text(encoding="utf-8")


def _neighbour(_base: str | None, path: str) -> tuple[str, str]:
    """Lark's hook for ``%import``: where a grammar stands, and its text.  OSError sends Lark to its own library."""
    return path, resources.files("lawlint.grammar").joinpath(path).read_text(encoding="utf-8")


@cache
def terminals(name: str) -> dict[str, str]:
    """The regular expressions of the terminals of ``grammar/<name>.lark``, by name: of a file that spells words and no rules."""
    return {terminal.name: terminal.pattern.to_regexp() for terminal in load(name, parser=None, lexer="basic").terminals}
