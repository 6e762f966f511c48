"""The characters that a match can begin with: everything else a scanner skips at the speed of C."""

from __future__ import annotations

from typing import Any

_DIGIT = (-1, -1)


def first_characters(spelled: str) -> str:
    """A character class's inside that holds whatever can begin a match of a pattern; "" where it cannot be told.

    Reads the parsed form that ``re`` itself compiles (``re._parser``); without it the scanner works, only slower.
    """
    try:
        from re import _parser
    except ImportError:
        return ""
    ranges: set[tuple[int, int]] = set()
    if not _first(list(_parser.parse(spelled)), ranges):
        return ""
    digits = "\\d" if _DIGIT in ranges else ""
    ranges.discard(_DIGIT)
    return digits + "".join(_escaped(low) if low == high else f"{_escaped(low)}-{_escaped(high)}" for low, high in sorted(ranges))


def _escaped(code: int) -> str:
    return chr(code) if chr(code).isalnum() else f"\\U{code:08x}"


def _first(items: list[tuple[Any, Any]], ranges: set[tuple[int, int]]) -> bool:
    """Add what the sequence can begin with; False where it can begin with anything or match nothing."""
    for operator, argument in items:
        verdict = _first_of(str(operator), argument, ranges)
        if verdict is None:
            continue
        return verdict
    return False


def _first_of(operator: str, argument: Any, ranges: set[tuple[int, int]]) -> bool | None:
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
                        ranges.add(_DIGIT)
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


def _nested(inside: Any, ranges: set[tuple[int, int]]) -> bool | None:
    items = list(inside)
    for operator, argument in items:
        verdict = _first_of(str(operator), argument, ranges)
        if verdict is not None:
            return verdict
    return None
