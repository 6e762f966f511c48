"""What a regular expression needs of a text: the characters that a match can begin with, and strings without which there is none.

A scanner skips what begins no match at the speed of C, and a pattern is not even compiled for a text without its cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

Range = tuple[int, int]
"""The first and the last of a range of code points."""
DIGIT = -1
"""Stands for \\d as both ends of a range."""
_DIGITS = (DIGIT, DIGIT)
_ASSERTIONS = ("?=", "?<=", "?!", "?<!")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_CODE_DIGITS = {"x": 2, "u": 4, "U": 8}
_QUANTIFIER = re.compile(r"(?:([?*])|\+|\{(\d*)(?:,\d*)?\})[?+]?")
_FLAGS = re.compile(r"\?([aiLmsux]*)(?:-[imsx]+)?([:)])")
Cue = frozenset[str]
"""Strings one of which stands in a text."""
_MOST_CUES = 4
_MOST_STRINGS = 48
_MOST_CHARACTERS = 16


class Needs(NamedTuple):
    """What a piece of an expression needs.

    ``ranges`` of code points are what it can begin with, None where that is any character; ``empty`` says whether it can match
    nothing, so that what follows counts too.  ``cues`` are sets of strings: every match holds, or stands beside, one of each set.
    A ``literal`` piece matches that text and no other.
    """

    ranges: frozenset[Range] | None = frozenset()
    empty: bool = False
    cues: frozenset[Cue] = frozenset()
    literal: str = ""


_NOTHING = Needs(empty=True)
_ANYTHING = Needs(None)


def beginnings(spelled: str) -> list[Range] | None:
    """The ranges of code points that a match of ``spelled`` can begin with.

    None where it can begin with any character, or match nothing.
    """
    ranges, empty, *_ = _needs(spelled)
    return None if ranges is None or empty else sorted(ranges)


def inside_class(ranges: Iterable[Range]) -> str:
    """The inside of a character class for ``ranges``."""
    return "".join(
        "\\d" if low == DIGIT else _escaped(low) if low == high else f"{_escaped(low)}-{_escaped(high)}" for low, high in ranges
    )


def cues(spelled: str) -> list[list[str]]:
    """Sets of strings, the rarest first: a text that has a match of ``spelled`` holds a string of each set."""
    return [sorted(cue) for cue in _rarest(_needs(spelled).cues)]


def _needs(spelled: str) -> Needs:
    reader = _Reader(spelled)
    found = reader.alternatives()
    return _ANYTHING if reader.caseless else found


def _escaped(code: int) -> str:
    return chr(code) if chr(code).isalnum() else f"\\U{code:08x}"


def _literal(character: str) -> Needs:
    return Needs(frozenset({(ord(character), ord(character))}), False, frozenset({frozenset({character})}), character)


def _then(before: Needs, after: Needs) -> Needs:
    """What two pieces need, one after the other."""
    ranges = before.ranges
    if before.empty:
        ranges = None if ranges is None or after.ranges is None else ranges | after.ranges
    return Needs(ranges, before.empty and after.empty, frozenset(_rarest(before.cues | after.cues)))


def _rarest(cues: Iterable[Cue]) -> list[Cue]:
    """The cues that most texts are without: long strings are rare, and so are few."""
    return sorted(cues, key=lambda cue: (-min(map(len, cue)), len(cue), sorted(cue)))[:_MOST_CUES]


def _either(one: Needs, other: Needs) -> Needs:
    """What either of two pieces needs."""
    ranges = None if one.ranges is None or other.ranges is None else one.ranges | other.ranges
    cues = {cue | another for cue in one.cues for another in other.cues if len(cue | another) <= _MOST_STRINGS}
    return Needs(ranges, one.empty or other.empty, frozenset(_rarest(cues)))


class _Reader:
    """An expression, read from left to right."""

    def __init__(self, spelled: str) -> None:
        self._text = spelled
        self._at = 0
        self._verbose = False
        self.caseless = False

    def alternatives(self) -> Needs:
        """What the alternatives up to the end of the group need."""
        found = self._sequence()
        while self._take("|"):
            found = _either(found, self._sequence())
        return found

    def _sequence(self) -> Needs:
        pieces = [_NOTHING]
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            if self._verbose and self._passed_over():
                continue
            piece = self._repeated()
            if piece.literal and pieces[-1].literal:
                run = pieces[-1].literal + piece.literal
                piece = pieces.pop()._replace(cues=frozenset({frozenset({run})}), literal=run)
            pieces.append(piece)
        return reduce(_then, pieces) if len(pieces) != 2 else pieces[1]

    def _passed_over(self) -> bool:
        """Whether a blank or a comment of a verbose group was read."""
        if self._text[self._at].isspace():
            self._at += 1
            return True
        if self._text[self._at] == "#":
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end
            return True
        return False

    def _repeated(self) -> Needs:
        piece = self._atom()
        if times := _QUANTIFIER.match(self._text, self._at):
            self._at = times.end()
            if times[1] or times[2] in ("", "0"):
                return Needs(piece.ranges, True)
            return piece._replace(literal="")
        return piece

    def _atom(self) -> Needs:
        character = self._text[self._at]
        self._at += 1
        match character:
            case "(":
                return self._group()
            case "[":
                return self._class()
            case "\\":
                return self._escape()
            case ".":
                return _ANYTHING
            case "^" | "$":
                return _NOTHING
            case _:
                return _literal(character)

    def _group(self) -> Needs:
        if kind := next(filter(self._take, _ASSERTIONS), None):
            inside = self._inside()
            return _NOTHING if "!" in kind else Needs(empty=True, cues=inside.cues)
        if self._take("?P="):
            self._at = self._text.index(")", self._at) + 1
            return _ANYTHING
        was_verbose = self._verbose
        if self._take("?P<"):
            self._at = self._text.index(">", self._at) + 1
        elif flags := _FLAGS.match(self._text, self._at):
            self._at = flags.end()
            self._verbose |= "x" in flags[1]
            self.caseless |= "i" in flags[1]
            if flags[2] == ")":  # they are of the whole expression
                return _NOTHING
        else:
            self._take("?>")
        found = self._inside()
        self._verbose = was_verbose
        return found

    def _inside(self) -> Needs:
        found = self.alternatives()
        self._at += 1
        return found

    def _escape(self) -> Needs:
        kind = self._text[self._at]
        if kind in "bBAZ":
            self._at += 1
            return _NOTHING
        if kind == "d":
            self._at += 1
            return Needs(frozenset({_DIGITS}))
        code = self._code()
        return _ANYTHING if code is None else _literal(chr(code))

    def _code(self) -> int | None:
        """The code point that is spelled behind a backslash; None where it is a class or a back reference."""
        kind = self._text[self._at]
        self._at += 1
        if kind in _CODE_DIGITS:
            self._at += _CODE_DIGITS[kind]
            return int(self._text[self._at - _CODE_DIGITS[kind] : self._at], 16)
        if kind in _CONTROLS:
            return ord(_CONTROLS[kind])
        return None if kind.isascii() and kind.isalnum() else ord(kind)

    def _class(self) -> Needs:
        known = not self._take("^")
        ranges: set[Range] = set()
        begin = self._at
        while self._text[self._at] != "]" or self._at == begin:
            if self._take("\\d"):
                ranges.add(_DIGITS)
                continue
            low = high = self._member()
            if self._text[self._at] == "-" and self._text[self._at + 1] != "]":
                self._at += 1
                high = self._member()
            if low is None or high is None:
                known = False
            else:
                ranges.add((low, high))
        self._at += 1
        if not known:
            return _ANYTHING
        few = _DIGITS not in ranges and sum(high - low + 1 for low, high in ranges) <= _MOST_CHARACTERS
        characters = frozenset(chr(code) for low, high in ranges for code in range(low, high + 1)) if few else None
        return Needs(frozenset(ranges), False, frozenset({characters} if characters else ()))

    def _member(self) -> int | None:
        character = self._text[self._at]
        self._at += 1
        return self._code() if character == "\\" else ord(character)

    def _take(self, piece: str) -> bool:
        """Whether ``piece`` stands here; then it is read."""
        if self._text.startswith(piece, self._at):
            self._at += len(piece)
            return True
        return False
