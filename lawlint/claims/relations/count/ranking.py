"""The first of a ranking: 排名前三位的分别是甲、乙、丙.

✓ 投诉量排名前三位的分别是东岭街道、西河镇、南山乡。 → 列举 3 项 = 三
✓ 居前三位的是供水占40%，供热占30%，燃气占20%。 → 列举 3 项 = 三
– 投诉量排名前三位的分别是东岭街道、西河镇。
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.claims.binding import Comparison
from lawlint.claims.operators.items import Number, Piece, pieces_of, word
from lawlint.claims.relations.count.shared import Listing, comparison_of
from lawlint.exact.numerals import to_int
from lawlint.parsing.tree import Paragraph

_MOST_RANKED = 12


def rankings(paragraph: Paragraph) -> Iterator[Comparison]:
    """As many names as are announced, or names with a figure each.  These confirm."""
    text = paragraph.compact.text
    for top in word("TOP").finditer(text) if "前" in text else ():
        if (lead := word("TOP_LEAD").match(text, top.end())) is None:
            continue
        named = word("TOP_NAMED").match(text, lead.end())
        pieces = pieces_of(text, *named.span(), "、") if named else _figured(text, lead.end())
        if len(pieces) == to_int(top[0]):
            number = Number(*top.span(), len(pieces))
            yield comparison_of(paragraph, number, Listing("ranked", [pieces], weak=True), pieces, True)


def _figured(text: str, at: int) -> list[Piece]:
    """The pieces from ``at`` on that have a figure each."""
    found: list[Piece] = []
    joint = ""
    while len(found) < _MOST_RANKED and (piece := word("TOP_FIGURED").match(text, at)) is not None:
        found.append(piece.span())
        at = piece.end() + 1
        if text[at - 1 : at] not in (joint or ",、;"):
            break
        joint = text[at - 1]
    return found
