"""How many turn which way: «价格“五涨二降一平”：食品类下降0.6%，衣着类上涨1.2%，…» (count).

Each number counts the things that turn its way, in the list behind it or in the clauses before it.  These confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.claims.binding import Comparison
from lawlint.claims.claim import Operand
from lawlint.claims.operators.items import Number, Piece, number_at, operand, stated, word
from lawlint.exact.numerals import to_int
from lawlint.parsing.tree import Document, Paragraph

_REACH = 900


def turn_claims(document: Document) -> Iterator[Comparison]:
    """The claims of ``document``, in the order of the text."""
    for paragraph in document.paragraphs:
        text = paragraph.compact.text
        for turns in word("TURNS").finditer(text) if "“" in text else ():
            begin, end = paragraph.sentence(turns.start())
            colon = text.find(":", turns.end(), end)
            for start, stop in ((colon + 1, end), (begin, turns.start())) if colon >= 0 else ((begin, turns.start()),):
                if claims := _told(paragraph, turns, start, min(stop, start + _REACH)):
                    yield from claims
                    break


def _told(paragraph: Paragraph, turns: re.Match[str], start: int, stop: int) -> list[Comparison]:
    """One claim for each number where the things in [start, stop) turn as they all say."""
    text = paragraph.compact.text
    wanted = [(m.start(), m.end(), to_int(m[1]), _way(m[2], m[3])) for m in word("TURN").finditer(text, *turns.span())]
    for joint in ";,、":
        turned = [(piece, way) for piece in _pieces(text, start, stop, joint) if (way := _turned(text, piece)) is not None]
        found = {way: [piece for piece, other in turned if other == way] for way in (1, 0, -1)}
        if len(turned) == sum(n for _, _, n, _ in wanted) and all(len(found[way]) == n for _, _, n, way in wanted):
            numbers = [(Number(a, b, n, "", False), found[way]) for a, b, n, way in wanted]
            numbers += [(number, [piece for piece, _ in turned]) for number in _all(text, turns.start(), len(turned))]
            return [_claim(paragraph, number, things) for number, things in numbers]
    return []


def _all(text: str, at: int, value: int) -> Iterator[Number]:
    """«八大类商品及服务价格» right before them counts them all."""
    for said in word("COUNTED").finditer(text, max(text.rfind(stop, 0, at) for stop in ",。;:") + 1, at):
        number = number_at(text, *said.span(), False)
        if number is not None and number.value == value:
            yield number


def _pieces(text: str, start: int, stop: int, joint: str) -> list[Piece]:
    return [(start + m.start(), start + m.end()) for m in re.finditer(f"[^{joint}。]+", text[start:stop])]


def _turned(text: str, piece: Piece) -> int | None:
    """Which way the first word of a piece turns: up, down, or neither."""
    said = word("TURNED").search(text, *piece)
    return _way(said[1], said[2]) if said is not None else None


def _way(up: str | None, down: str | None) -> int:
    return (up is not None) - (down is not None)


def _claim(paragraph: Paragraph, number: Number, things: Sequence[Piece]) -> Comparison:
    items = tuple(Operand("item", paragraph.compact.span(a, b), paragraph.compact.text[a:b]) for a, b in things)
    return stated("turns", True, (operand(paragraph, number),), items, False)
