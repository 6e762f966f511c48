"""Words of the grammars of relations and word classes of ``knowledge/relations.toml``, compiled on first use."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from lawlint.knowledge import table
from lawlint.parsing import grammar, patterns


@cache
def words(group: str, name: str) -> Any:
    """One list of the table."""
    return table("relations")[group][name]


@cache
def _common() -> re.Pattern[str]:
    spelled = sorted(words("words", "common"), key=len, reverse=True)
    return patterns.pattern("|".join(map(re.escape, spelled)) + r"|\[\d+\]|\d+年?度?|[“”《》\s]")


@lru_cache(maxsize=1 << 14)
def noun(lead: str) -> str:
    """A lead without common words: the name of an indicator."""
    return _common().sub("", lead)


@lru_cache(maxsize=1 << 14)
def grams(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters, none across a common word."""
    found: set[str] = set()
    for piece in _common().split(text):
        found.update(a + b for a, b in pairwise(piece))
    return frozenset(found)


@cache
def _classes() -> dict[str, list[int]]:
    """The members of all divisions and classes of outcomes, with the numbers of these."""
    where: dict[str, list[int]] = {}
    for number, members in enumerate((*words("divisions", "sets"), *words("outcomes", "sets"))):
        for member in members:
            where.setdefault(member, []).append(number)
    return where


@lru_cache(maxsize=1 << 14)
def classed(text: str) -> frozenset[tuple[int, str]]:
    """The members of divisions and classes of outcomes that ``text`` names, each with the number of its division or class."""
    return frozenset((number, member) for member, numbers in _classes().items() if member in text for number in numbers)


@lru_cache(maxsize=1 << 14)
def stages(clause: str) -> frozenset[tuple[int, int]]:
    """The stages of procedures that a clause names (受理, 审结): the number of the chain, and which of its two sides."""
    found = set()
    for number, sides in enumerate(words("stages", "chains")):
        named = [side for side, some in enumerate(sides) if any(word in clause for word in some)]
        if len(named) == 1:
            found.add((number, named[0]))
    return frozenset(found)


# The grammars of relations, and the one of the words that several relations share.
GRAMMARS = ("evidence", "change", "mean", "part", "population", "repeat", "share", "sum", "worded")


@cache
def spelled() -> dict[str, str]:
    """The regular expressions of all words of the grammars of relations, by name.  ValueError where two spell one word."""
    found: dict[str, str] = {}
    for of in GRAMMARS:
        for name, expression in grammar.terminals(of).items():
            if found.setdefault(name, expression) != expression:
                raise ValueError(f"grammar/{of}.lark spells {name}, which another grammar of {', '.join(GRAMMARS)} spells too")
    return found


@cache
def said(word: str) -> re.Pattern[str]:
    """A word of the grammars of relations.  ValueError where none of them spells it."""
    expression = spelled().get(word)
    if expression is None:
        raise ValueError(f"none of the grammars {', '.join(GRAMMARS)} spells {word}: add the grammar to GRAMMARS in {__name__}")
    return patterns.pattern(expression)


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    """An alternation of the words of a list."""
    return patterns.pattern("|".join(sorted(map(re.escape, words(group, name)), key=len, reverse=True)))


@cache
def flow(stage: str) -> re.Pattern[str]:
    """The words of what was there, came or went (flows), where they are not denied: 受理, and neither 不予受理 nor 未受理."""
    denied = spelled()["DENIED"]
    return patterns.pattern(f"(?<!{denied})(?<!(?:{denied})予)(?:{'|'.join(words('flows', stage))})")


def counted_by(mean: str) -> str:
    """The unit class that X of X均 counts: 户均 counts 家."""
    found: str = table("units")["mean"].get(mean, mean)
    return found


@lru_cache(maxsize=1 << 10)
def outcomes_of(name: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """The words of the outcome that a rate is named after, and of the only other one: 不捕率, 起诉率."""
    for names, own, other in words("rates", "outcomes"):
        if name + "率" in names:
            return patterns.pattern(own), patterns.pattern(other)
    return None
