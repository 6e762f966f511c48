"""A quoted number and the word that its things repeat: “三个更加”, 更加公开、更加便捷、更加高效.

✓ 做到“三个更加”，服务更加公开、办事更加便捷、监管更加高效。 → 列举 3 项 = 三个更加
– 做到“三个更加”，服务更加公开、办事更加便捷。
✓ 打造“三个高地”。⏎打造创新高地。打造人才高地。打造开放高地。 → 列举 3 项 = 三个高地
– 做到“三个更加”。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lawlint.claims.binding import Comparison
from lawlint.claims.claim import Operand
from lawlint.claims.operators.items import Number, Piece, item_at, operand, pieces_of, stated, word
from lawlint.claims.relations.count.shared import ECHO_AFTER, ECHO_BEFORE
from lawlint.parsing.tree import Paragraph

_HEAD_OF_PART = 8

_LONGEST_ECHO, _LONGEST_PIECE, _LONGEST_HEAD = 6, 8, 40


def echoed(paragraph: Paragraph, previous: Paragraph | None, number: Number) -> Comparison | None:
    """“七个更加”: as many neighbouring pieces that share the word, in this paragraph or the one before.

    One more contradicts where the pieces, and no others, stand in the number's own sentence; where the word has two
    characters also in the paragraph before.
    """
    if word("ECHO").fullmatch(number.counter) is None or number.value < 3:
        return None
    echo = number.counter.lstrip("个大项")
    own_text = paragraph.compact.text
    begin, end = own_text.rfind("。", 0, number.start) + 1, (own_text + "。").find("。", number.end)
    announced = (operand(paragraph, number),)
    if parts := _parts(own_text, number.end, end, echo, number.value):
        return stated("echo", True, announced, tuple(item_at(paragraph, *part) for part in parts))
    missed: list[tuple[Operand, ...]] = []
    here = paragraph, max(0, number.start - ECHO_BEFORE), number.end + ECHO_AFTER
    for place, first, last in (here, (previous, -ECHO_BEFORE, None)):
        if place is None:
            continue
        low, high, _ = slice(first, last).indices(len(place.compact.text))
        text = place.compact.text[low:high]
        if text.count(echo) < number.value - 1:
            continue
        own = number.start - low if place is paragraph else -1
        for found in _echoes(text, echo):
            run = [(a, b) for a, b in found if not a <= own < b]  # the number's own piece may be one, and need not
            for pieces in (run, [(a, b) for a, b in found if not a <= own < b or text.count(echo, a, b) > 1]):
                if len(pieces) == number.value:
                    return stated("echo", True, announced, tuple(item_at(place, low + a, low + b) for a, b in pieces))
            near = bool(run) and place is paragraph and begin <= low + run[0][0] and low + run[-1][1] <= end
            if len(run) > 1 and (near or (place is previous and len(echo) > 1)):
                missed.append(tuple(item_at(place, low + a, low + b) for a, b in run))
    if len(missed) == 1 and len(missed[0]) == number.value + 1 > (2 if len(echo) == 1 else 4) and "等" not in missed[0][-1].text:
        return stated("echo", False, announced, missed[0])
    return None


def _parts(text: str, start: int, end: int, echo: str, value: int) -> list[Piece]:
    """“四好”…：建好方面，…；管好方面，…: the parts between ；, where as many have the word at their beginning."""
    colon = text.find(":", start, end)
    parts = pieces_of(text, colon + 1, end, ";") if colon >= 0 else []
    fits = len(parts) == value and all(echo in text[a : min(b, a + _HEAD_OF_PART)] for a, b in parts)
    return parts if fits else []


def echoed_elsewhere(paragraph: Paragraph, read: Sequence[Paragraph], number: Number) -> Comparison | None:
    """“三个高地” and three sentences or headings that end «…高地»; “四上” and «上规、上榜、上云、上市» in another paragraph."""
    echo, n = number.counter.lstrip("个大项道条"), number.value
    if not 2 < n < 10 or not 0 < len(echo) <= _LONGEST_ECHO:
        return None
    announced = (operand(paragraph, number),)
    heads: list[Operand] = []
    for place in read:
        text = place.compact.text
        if echo not in text:
            continue
        for run in _echoes(text, echo, "、") if text.count(echo) >= n else ():
            if len(run) == n and all(b - a <= _LONGEST_PIECE for a, b in run):
                return stated("echo", True, announced, tuple(item_at(place, *piece) for piece in run))
        for a, b in place.sentences if len(echo) > 1 else ():
            end = b - text.startswith("。", b - 1)
            own = place is paragraph and a <= number.start < b
            if text.endswith(echo, a, end) and end - a <= _LONGEST_HEAD and not own:
                heads.append(item_at(place, max(a, place.head), end))
    if len({head.text for head in heads}) < len(heads):
        return None
    if len(heads) == n:
        return stated("heads", True, announced, tuple(heads))
    if len(heads) > 3 and len(echo) > 2 and abs(len(heads) - n) == 1 and len({head.text[:2] for head in heads}) == 1:
        return stated("heads", False, announced, tuple(heads))
    return None


def _echoes(text: str, echo: str, joints: str = "") -> Iterator[list[Piece]]:
    """Runs of neighbouring pieces that begin or end with ``echo`` (of two characters it may stand within)."""
    joints = joints or ("、," if len(echo) > 1 else "、")
    edges = _edges(text)
    run: list[Piece] = []
    last, at = -1, text.find(echo)
    while at >= 0:
        n = bisect_left(edges, at)
        start, end = edges[n - 1] + 1 if n else 0, edges[n]
        at = text.rfind(echo, start, end)
        if run and start != last + 1:
            yield run
            run = []
        tail = end - text.endswith("”", start, end)
        if at >= 0 and (at in (start, tail - len(echo)) or len(echo) > 1 or not run):
            run.append((start if at + len(echo) == tail or len(echo) > 1 else at, tail))
        elif run:
            yield run
            run = []
        if run and text[end : end + 1] not in tuple(joints):
            yield run
            run = []
        last, at = end, text.find(echo, end + 1)
    if run:
        yield run


@lru_cache(maxsize=1 << 8)
def _edges(text: str) -> Sequence[int]:
    """Where the pieces of a text end."""
    return [*(edge.start() for edge in word("EDGE").finditer(text)), len(text)]
