"""How many things rise and fall: 价格“两升一降”：食品类上涨0.6%，衣着类上涨1.2%，居住类下降0.3%.

✓ 价格“两升一降”：食品类上涨0.6%，衣着类上涨1.2%，居住类下降0.3%。 → 列举 2 项 = 两升
✓ 三大类价格“两升一降”：食品类上涨0.6%，衣着类上涨1.2%，居住类下降0.3%。 → 列举 3 项 = 三大类
– 价格“两升一降”：食品类上涨0.6%，衣着类下降1.2%，居住类下降0.3%。

Each number counts the things that turn its way, in the list behind it or in the clauses before it.  These confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawlint.claims.binding import Comparison
from lawlint.claims.operators.items import Number, item_at, number_at, operand, pieces_of, stated, word
from lawlint.exact.numerals import to_int
from lawlint.parsing.tree import Document, Paragraph

_REACH = 900


def rise_fall_relations(document: Document) -> Iterator[Comparison]:
    """The counts of rises and falls of ``document``, in the order of the text."""
    for paragraph in document.paragraphs:
        text = paragraph.compact.text
        for turns in word("TURNS").finditer(text) if "“" in text else ():
            begin, end = paragraph.sentence(turns.start())
            colon = text.find(":", turns.end(), end)
            for start, stop in ((colon + 1, end), (begin, turns.start())) if colon >= 0 else ((begin, turns.start()),):
                if found := _counts(paragraph, turns, start, min(stop, start + _REACH)):
                    yield from found
                    break


def _counts(paragraph: Paragraph, turns: re.Match[str], start: int, stop: int) -> list[Comparison]:
    """One comparison for each number where the things in [start, stop) turn as they all say."""
    text = paragraph.compact.text
    numbers = [(Number(*m.span(), to_int(m[1])), _way(m[2], m[3])) for m in word("TURN").finditer(text, *turns.span())]
    for joint in ";,、":
        turned = [
            (piece, _way(match[1], match[2]))
            for piece in pieces_of(text, start, stop, joint + "。")
            if (match := word("TURNED").search(text, *piece)) is not None
        ]
        found = {way: [piece for piece, other in turned if other == way] for way in (1, 0, -1)}
        if len(turned) == sum(n.value for n, _ in numbers) and all(len(found[way]) == n.value for n, way in numbers):
            counted = [(number, found[way]) for number, way in numbers]
            counted += [(number, [piece for piece, _ in turned]) for number in _all(text, turns.start(), len(turned))]
            return [
                stated("turns", True, (operand(paragraph, number),), tuple(item_at(paragraph, *piece) for piece in things))
                for number, things in counted
            ]
    return []


def _all(text: str, at: int, value: int) -> Iterator[Number]:
    """«八大类商品及服务价格» right before them counts them all."""
    for found in word("COUNTED").finditer(text, max(text.rfind(stop, 0, at) for stop in ",。;:") + 1, at):
        number = number_at(text, *found.span(), False)
        if number is not None and number.value == value:
            yield number


def _way(up: str | None, down: str | None) -> int:
    return (up is not None) - (down is not None)
