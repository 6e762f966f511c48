"""What the forms of counts share: the things that stand for a number, and the comparison of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lawlint.claims.binding import Comparison
from lawlint.claims.claim import Operand
from lawlint.claims.operators.items import Number, Piece, operand, stated, word
from lawlint.parsing.tree import Paragraph

ECHO_BEFORE, ECHO_AFTER = 600, 400


class Listing(NamedTuple):
    """The things that stand for a number: the ways to cut them, whether 等 leaves them open, how far they can be trusted.

    ``weak``: may confirm, never contradict.
    """

    frame: str
    ways: Sequence[Sequence[Piece]]
    open: bool = False
    weak: bool = False


def compared(paragraph: Paragraph, number: Number, listing: Listing) -> Comparison | None:
    """The claim, or None where it may not be decided."""
    n = number.value
    fitting = next((w for w in listing.ways if len(w) == n), None)
    if fitting is None and listing.open:
        fewest = min(listing.ways, key=len)
        fitting = fewest if len(fewest) < n else None
    if fitting is not None:
        return comparison_of(paragraph, number, listing, fitting, True)
    preferred = min(listing.ways, key=len) if listing.open else listing.ways[0]
    if listing.weak or not 0 < abs(len(preferred) - n) <= (1 if n < 7 else 2):
        return None
    excess = len(preferred) - n
    text = paragraph.compact.text
    if excess > 0 and listing.frame == "listed" and any(_governs(text, *p) for p in preferred[1 : excess + 1]):
        return None  # 落实市委、市政府关于甲、乙两项…: the list begins inside
    return comparison_of(paragraph, number, listing, preferred, False)


def _governs(text: str, start: int, end: int) -> bool:
    """Whether a piece has a verb or preposition with something behind it."""
    phrase = word("PHRASE").search(text, start, end)
    return phrase is not None and end - phrase.end() > 2


def comparison_of(paragraph: Paragraph, number: Number, listing: Listing, pieces: Sequence[Piece], holds: bool) -> Comparison:
    (start, end), *others = pieces
    items = (item_at(paragraph, _deed(paragraph.compact.text, start, end), end), *(item_at(paragraph, a, b) for a, b in others))
    return stated(listing.frame, holds, (operand(paragraph, number),), items, listing.open)


def item_at(paragraph: Paragraph, start: int, end: int) -> Operand:
    return Operand("item", paragraph.compact.span(start, end), paragraph.compact.text[start:end])


def _deed(text: str, start: int, end: int) -> int:
    """Where the first item begins, behind the verb that governs the list (加强市、县两级)."""
    verb = word("ACTION").match(text[start:end])
    return start + verb.end() if verb is not None and verb.end() < end - start else start


def object_start(text: str, start: int, end: int) -> int:
    """Where the object of the last verb in a piece begins; the piece's own beginning where it holds none."""
    verbs = [m.end() for m in word("PHRASE").finditer(text, start, end) if end - m.end() > 2]
    return verbs[-1] if verbs else start


def ends_clause(text: str, number: Number) -> bool:
    return number.end == len(text) or word("BARE_END").match(text, number.end) is not None
