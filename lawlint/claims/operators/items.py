"""Lists inside a clause: where a clause begins, and the ways in which it can be cut into items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lawlint.claims.binding import Comparison
from lawlint.claims.claim import Operand, Words
from lawlint.claims.evaluate import Agreement
from lawlint.exact.numerals import to_int
from lawlint.finding import Text
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.seeking import filler
from lawlint.parsing.tree import Paragraph

LOOK_BACK = 400

_PARTNER = {"》": "《", "”": "“", ")": "(", "】": "【", "〉": "〈"}

_STOPS = ",。;:!?"

# A street is a road.
_STREETS = str.maketrans("街道", "路路")

Piece = tuple[int, int]


@cache
def word(*names: str) -> re.Pattern[str]:
    """The terminals ``names`` of ``grammar/list.lark`` as one pattern; of several, the group's name tells which was found."""
    spelled = terminals("list")
    if len(names) == 1:
        return pattern(spelled[names[0]])
    return pattern("|".join(f"(?P<{name}>{spelled[name]})" for name in names))


@cache
def seeker(first: str, *names: str) -> re.Pattern[str]:
    """A pattern that runs through a text from one such word to the next (the group of its name), and to the end (none).

    ``first`` are the characters that a word can begin with: everything else is skipped at the speed of C.
    """
    found = word(*names).pattern
    inside = found if len(names) > 1 else f"(?P<{names[0]}>{found})"
    return pattern(rf"{filler(first, inside)}(?:{inside}|\Z)")


def flat(text: str) -> str:
    """``text`` at the same length, each outermost pair of brackets or quotation marks filled with ``_``.

    A mark whose partner is not within 400 characters opens or closes nothing: it becomes ``|``, the end of what can be read.
    """
    pairs: list[Piece] = []
    opened: list[int] = []
    lone: list[int] = []
    for match in word("BRACKET").finditer(text):
        at, mark = match.start(), match[0]
        if (partner := _PARTNER.get(mark)) is None:
            opened.append(at)
            continue
        while opened and text[opened[-1]] != partner:
            lone.append(opened.pop())
        if opened and at - opened[-1] <= LOOK_BACK:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, at))
        else:
            lone.append(at)
    if not pairs and not lone and not opened:
        return text
    built: list[str] = []
    last = 0
    for start, end in pairs:
        built += text[last : start + 1], "_" * (end - start - 1)
        last = end
    built.append(text[last:])
    filled = list("".join(built))
    for at in (*lone, *opened):
        if filled[at] != "_":
            filled[at] = "|"
    return "".join(filled)


def beginning(text: str) -> int:
    """Where the text of a paragraph begins, behind its marker."""
    marker = word("PART", "CHAPTER", "SECTION", "CN", "CN_PAREN", "PAREN", "CIRCLED", "DOT", "DUN", "SHI", "YAO").match(text)
    return marker.end() if marker else 0


class Clause(NamedTuple):
    """A stretch of a paragraph's compact text: ``flat[0]`` stands at ``start``."""

    start: int
    flat: str


def clause_before(text: str, end: int, floor: int = 0) -> Clause | None:
    """What stands before ``end`` in its clause, not before ``floor``; None where it is too long to be a list."""
    low = max(floor, end - LOOK_BACK)
    start = max(text.rfind(c, low, end) for c in _STOPS) + 1 or low
    while start > low and text[start - 1] == "," and text[start - 2 : start - 1].isdigit() and text[start : start + 3].isdigit():
        start = max(text.rfind(c, low, start - 1) for c in _STOPS) + 1 or low  # 1,390万元 is one figure
    if word("BRACKET").search(text, start, end):
        window = flat(text[low:end])
        inside = max(window.rfind(c) for c in (*_STOPS, "|")) + 1
        start, piece = low + inside, window[inside:]
    else:
        piece = text[start:end]
    return None if start == low > floor else Clause(start, piece)


def pieces_of(text: str, start: int, end: int, stops: str) -> list[Piece]:
    """The pieces of [start, end) between the characters ``stops``, empty ones left out."""
    return [match.span() for match in pattern(f"[^{stops}]+").finditer(text, start, end)]


class Cut(NamedTuple):
    """One place where items part: [start, end) falls out.  A sure cut is a 、 or the like, a doubtful one a 和."""

    start: int
    end: int
    sure: bool


def cuts(clause: str) -> Iterator[Cut]:
    """The places where a flat clause can be cut.  A 和 that touches another separator or an end is part of a name (和苑)."""
    found: list[Cut] = []
    for match in word("SEPARATOR", "JOINT").finditer(clause):
        start, end = match.span()
        if match.lastgroup == "SEPARATOR" and match[0][0] in "》”":
            start, end = start + 1, end - 1
        found.append(Cut(start, end, match.lastgroup == "SEPARATOR"))
    for n, cut in enumerate(found):
        if cut.start == 0 or cut.end == len(clause):
            continue
        if not cut.sure and ((n and found[n - 1].end == cut.start) or (n + 1 < len(found) and found[n + 1].start == cut.end)):
            continue
        yield cut


def readings(clause: str, at: int = 0) -> list[list[Piece]]:
    """The ways to cut a flat clause, which begins at ``at``, into items, the most natural first.

    First every 、 with the 和 behind the last of them; then 、 alone (低空经济和商业航天 is one); then every 和 too.  Pieces
    that end alike (胜利路、学府路和贝尔大街) leave no choice.
    """
    found = list(cuts(clause))
    sure = [c for c in found if c.sure]
    doubtful = [c for c in found if not c.sure]
    last = sure[-1].end if sure else 0
    closing = [c for c in doubtful if c.start >= last and (not sure or clause[c.start] == "和")][-1:]
    ways: list[list[Piece]] = []
    for chosen in (sure + closing, sure, found):
        pieces = _pieces(chosen, len(clause))
        if pieces not in ways:
            ways.append(pieces)
    finest = _pieces(found, len(clause))
    for way, compared in ((finest, finest), (ways[0], ways[0][:-1])):
        if len(way) > 2 and len({clause[end - 1].translate(_STREETS) for _, end in compared}) == 1:
            ways = [way]
            break
    return [[(at + a, at + b) for a, b in way] for way in ways] if at else ways


def _pieces(chosen: list[Cut], length: int) -> list[Piece]:
    starts = [0, *(c.end for c in chosen)]
    ends = [*(c.start for c in chosen), length]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end] or [(0, length)]


_SHOWN = 6

# 2030国家专项: a year and no count.
_LONGEST_NUMBER = 3


class Number(NamedTuple):
    """An announced number, [start, end) in the paragraph: «四级», or with its quotation marks “三项制度”."""

    start: int
    end: int
    value: int
    counter: str = ""
    named: bool = False


def number_at(text: str, start: int, end: int, named: bool) -> Number | None:
    """The announced number at [start, end), a word COUNTED or, in quotation marks, COUNTED_NAME."""
    digits = word("NUMBER").search(text, start, end)
    if digits is None or digits.end() == end - named or digits.end() - digits.start() > _LONGEST_NUMBER:
        return None
    value = 2 if digits[0] == "双" else to_int(digits[0])
    return Number(start, end, value, text[digits.end() : end - named], named)


def stated(
    form: str, holds: bool, announced: tuple[Operand, ...], items: tuple[Operand, ...], open_: bool = False, marked: int = 0
) -> Comparison:
    """An announced number against the things that are listed."""
    count, number = len(items), announced[marked].text
    sign = ("≤" if holds else ">") if open_ and count != announced[marked].low else ("=" if holds else "≠")
    shown = "、".join(i.text for i in items[:_SHOWN]) + ("等" if count > _SHOWN else "")
    if holds:
        fits = "不超过" if sign == "≤" else "正合"
        message = Text(f"列举了{count}项，{fits}“{number}”", f"{count} listed, and “{number}” allows them")
    else:
        message = Text(f"列举了{count}项（{shown}），文中称“{number}”", f"{count} listed ({shown}), the text says “{number}”")
    words = Words(f"列举 {count} 项 {sign} {number}", message)
    agreement = Agreement.EXACT if holds else Agreement.FAILS
    return Comparison("count", form, agreement, (*announced, *items), words, marked, equality=sign != "≤")


def item_at(paragraph: Paragraph, start: int, end: int, role: str = "item") -> Operand:
    """What stands at [start, end) of the compact text of a paragraph, as an operand."""
    return Operand(role, paragraph.compact.span(start, end), paragraph.compact.text[start:end])


def operand(paragraph: Paragraph, number: Number) -> Operand:
    """An announced number as an operand: the numeral with its counter, a name without its quotation marks."""
    printed = item_at(paragraph, number.start + number.named, number.end - number.named, "announced")
    return printed._replace(low=number.value, high=number.value, unit=number.counter)
