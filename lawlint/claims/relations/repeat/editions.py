"""Editions of one event: one that is named twice, and the one that follows (repeat, sequence).

    ✓ 云溪区第十六届运动会开幕。⏎第十六届运动会闭幕。 → 第十六届 = 第十六届
    ✓ 云溪区第十六届运动会开幕。⏎办好第十七届运动会。 → 第十六届 之后为 第十七届
    – 云溪区第十六届运动会开幕。⏎第十八届运动会将由临江区承办。

A later edition is no mistake, so these relations confirm and never contradict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lawlint.claims.binding import Comparison
from lawlint.claims.claim import Operand, Words
from lawlint.claims.evaluate import Agreement
from lawlint.claims.operators.items import word
from lawlint.exact.numerals import to_int
from lawlint.finding import Text
from lawlint.parsing.tree import Document, Paragraph

# Characters of an event's name, mentions of one event, and characters before an edition that may be its day.
_NAME, _MOST, _DAY_BEFORE = 3, 12, 20


class Mention(NamedTuple):
    """One edition as it is named: (16,) of 第十六届, (14, 5) of 第十四届…第五次会议; ``day``: the date right before it."""

    number: tuple[int, ...]
    operands: tuple[Operand, ...]
    day: tuple[Operand, ...] = ()

    @property
    def text(self) -> str:
        """The numbers as they are printed."""
        return "".join(o.text for o in self.operands)


def edition_claims(document: Document) -> Iterator[Comparison]:
    """For each event the editions named more than once, and those followed by the next."""
    events: dict[str, list[Mention]] = defaultdict(list)
    for paragraph in document.paragraphs:
        if paragraph.role not in ("chrome", "metadata", "columns") and "届" in paragraph.compact.text:
            for name, mention in _mentions(paragraph):
                events[name].append(mention)
    for name, mentions in events.items():
        if 1 < len(mentions) <= _MOST:
            yield from _related(name, mentions)


def _mentions(paragraph: Paragraph) -> Iterator[tuple[str, Mention]]:
    """Editions with the first characters of their event's name."""
    text = paragraph.compact.text
    for match in word("EDITION").finditer(text):
        spans = [match.span(group) for group in (1, 3) if match[group]]
        try:
            numbers = tuple(to_int(text[a + 1 : b - 1]) for a, b in spans)
        except ValueError:
            continue  # 第十百届
        operands = tuple(Operand("value", paragraph.compact.span(a, b), text[a:b]) for a, b in spans)
        date = word("DAY_BEFORE").search(text, max(0, match.start() - _DAY_BEFORE), match.start())
        day = (Operand("value", paragraph.compact.span(*date.span(1)), date[1]),) if date else ()
        yield match[2][:_NAME], Mention(numbers, operands, day)


def _related(name: str, mentions: list[Mention]) -> Iterator[Comparison]:
    by_number: dict[tuple[int, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_number[mention.number].append(mention)
    for number, same in by_number.items():
        if len(same) > 1:
            if len({day.text for m in same for day in m.day}) == 1 and all(m.day for m in same):
                same = [m._replace(operands=m.day + m.operands) for m in same]
            formula = " = ".join(m.text for m in same)
            message = Text(f"“{name}”前后一致：{formula}", f"“{name}” is the same throughout: {formula}")
            yield _claim("repeat", same, Words(formula, message))
        following = by_number.get((*number[:-1], number[-1] + 1))
        if following:
            pair = [same[0], following[0]]
            formula = f"{pair[0].text} 之后为 {pair[1].text}"
            message = Text(f"“{name}”届次相连：{formula}", f"“{name}”: {pair[1].text} follows {pair[0].text}")
            yield _claim("sequence", pair, Words(formula, message))


def _claim(kind: Literal["repeat", "sequence"], mentions: list[Mention], words: Words) -> Comparison:
    operands = tuple(operand for mention in mentions for operand in mention.operands)
    return Comparison(kind, "edition", Agreement.EXACT, operands, words)
