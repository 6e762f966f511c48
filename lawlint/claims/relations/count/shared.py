"""What the forms of counts share: the things that stand for a number, and the comparison of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lawlint.claims.binding import Comparison
from lawlint.claims.operators.items import Number, Piece, item_at, operand, stated, word
from lawlint.parsing.tree import Paragraph

ECHO_BEFORE, ECHO_AFTER = 600, 400


class Listing(NamedTuple):
    """The things that stand for a number: the ways to cut them, whether 等 leaves them open, how far they can be trusted.

    ``weak``: may confirm, never contradict.
    """

    form: str
    ways: Sequence[Sequence[Piece]]
    open: bool = False
    weak: bool = False


def compared(paragraph: Paragraph, number: Number, listing: Listing) -> Comparison | None:
    """A number against a list; None where it may count something else."""
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
    text = paragraph.compact.text
    excess = preferred[1 : max(len(preferred) - n, 0) + 1] if listing.form == "listed" else ()
    if any((phrase := word("PHRASE").search(text, *piece)) is not None and piece[1] - phrase.end() > 2 for piece in excess):
        return None  # 落实市委、市政府关于甲、乙两项…: the list begins inside
    return comparison_of(paragraph, number, listing, preferred, False)


def comparison_of(paragraph: Paragraph, number: Number, listing: Listing, pieces: Sequence[Piece], holds: bool) -> Comparison:
    (start, end), *others = pieces
    verb = word("ACTION").match(paragraph.compact.text[start:end])  # 加强市、县两级
    start += verb.end() if verb is not None and verb.end() < end - start else 0
    items = tuple(item_at(paragraph, *piece) for piece in ((start, end), *others))
    return stated(listing.form, holds, (operand(paragraph, number),), items, listing.open)


def object_start(text: str, start: int, end: int) -> int:
    """Where the object of the last verb in a piece begins; the piece's own beginning where it holds none."""
    verbs = [m.end() for m in word("PHRASE").finditer(text, start, end) if end - m.end() > 2]
    return verbs[-1] if verbs else start


def ends_clause(text: str, number: Number) -> bool:
    return number.end == len(text) or word("BARE_END").match(text, number.end) is not None
