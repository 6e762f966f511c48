"""Clause text to words: the terminals of ``clause.lark`` in one regular expression.

A filler of possessive class before the alternation skips what can begin no word; a test proves that the scanner finds what
the plain alternation finds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lawlint.parsing import grammar


class Word(NamedTuple):
    """One word: its terminal's name and its [start, end) in the text that was scanned."""

    kind: str
    start: int
    end: int


@cache
def _scanner(name: str, start: str) -> re.Pattern[str]:
    patterns = grammar.terminals(name, start)
    choices = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items())
    first = first_characters(patterns.values())
    filler = f"[^{first}]*+" if first else ""
    return re.compile(f"{filler}(?:{choices}|(?s:.)|$)")


def scan(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, from left to right, none inside another."""
    words = []
    for match in _scanner("clause", "clause").finditer(text, start, end):
        if (kind := match.lastgroup) is not None:
            words.append(Word(kind, *match.span(kind)))
    return words


def first_characters(patterns: object) -> str:
    """A character class's inside that holds whatever can begin a match of one of the patterns; "" where it cannot be told.

    Reads the parsed form that ``re`` itself compiles (``re._parser``); without it the scanner works, only slower.
    """
    try:
        from re import _parser  # type: ignore[attr-defined]
    except ImportError:
        return ""
    ranges: set[tuple[int, int]] = set()
    for pattern in patterns:  # type: ignore[attr-defined]
        if not _first(list(_parser.parse(pattern)), ranges):
            return ""
    return "".join(f"{_escaped(low)}-{_escaped(high)}" for low, high in sorted(ranges))


def _escaped(code: int) -> str:
    return f"\\U{code:08x}"


def _first(items: list[tuple[object, object]], ranges: set[tuple[int, int]]) -> bool:
    """Add what the sequence can begin with; False where it can begin with anything or match nothing."""
    for operator, argument in items:
        verdict = _first_of(str(operator), argument, ranges)
        if verdict is None:
            continue
        return verdict
    return False


def _first_of(operator: str, argument: object, ranges: set[tuple[int, int]]) -> bool | None:
    """True: settled; False: anything; None: may be empty, the next item counts too."""
    match operator, argument:
        case (("ASSERT" | "ASSERT_NOT" | "AT"), _):
            return None
        case "LITERAL", int(code):
            ranges.add((code, code))
            return True
        case "IN", [*members]:
            for kind, value in members:
                match str(kind), value:
                    case "LITERAL", int(code):
                        ranges.add((code, code))
                    case "RANGE", (int(low), int(high)):
                        ranges.add((low, high))
                    case "CATEGORY", category if str(category) == "CATEGORY_DIGIT":
                        ranges.add((ord("0"), ord("9")))
                    case _:
                        return False
            return True
        case "SUBPATTERN", (*_, inside):
            return _nested(inside, ranges)
        case "BRANCH", (_, branches):
            verdicts = [_nested(branch, ranges) for branch in branches]
            return False if False in verdicts else (None if None in verdicts else True)
        case (("MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT"), (int(least), _, inside)):
            verdict = _nested(inside, ranges)
            return None if verdict and least == 0 else verdict
        case _:
            return False


def _nested(inside: object, ranges: set[tuple[int, int]]) -> bool | None:
    items = list(inside)  # type: ignore[call-overload]
    for operator, argument in items:
        verdict = _first_of(str(operator), argument, ranges)
        if verdict is not None:
            return verdict
    return None
