"""Conditions on the figures of a reading that several relations share, made of roles and word classes.

A row names them in ``needs``: ``one_unit("part", "whole")``, ``only_between("part", "rate", "THE_SHARE")``.
"""

from __future__ import annotations

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Evidence
from lawlint.claims.scene import Listing, Term


def one_unit(*roles: str) -> Evidence:
    """The figures of ``roles`` have one unit class."""

    def holds(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
        return len({cast[role][0].dimension for role in roles}) == 1

    return holds


def one_segment(*roles: str) -> Evidence:
    """The figures of ``roles`` stand between two semicolons of one sentence."""

    def holds(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
        return len({(id(cast[role][0].scene), cast[role][0].segment) for role in roles}) == 1

    return holds


def role_says(role: str, word: str, of: str = "own") -> Evidence:
    """The words of the figure in ``role`` (``of``: own, lead, tail) hold a word of the grammars."""

    def holds(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
        return lexicon.said(word).search(getattr(cast[role][0], of)) is not None

    return holds


def only_between(first: str, second: str, word: str) -> Evidence:
    """Nothing but a word of the grammars stands between two figures of one sentence."""

    def holds(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
        a, b = cast[first][-1], cast[second][0]
        return a.scene is b.scene and a.end <= b.start and lexicon.said(word).fullmatch(a.scene.text, a.end, b.start) is not None

    return holds


def at_most(first: str, second: str) -> Evidence:
    """One figure is no larger than another."""

    def holds(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
        return cast[first][0].printed <= cast[second][0].printed

    return holds


def at_least(count: int, role: str) -> Evidence:
    """A role has as many figures or more."""

    def holds(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
        return len(cast[role]) >= count

    return holds
