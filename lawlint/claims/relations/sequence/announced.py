"""The number that announces a chain of markers.

✓ 抓好以下三件事：一是立法；二是执法；三是普法。 → 一是…三是 共 3 项 = 三件
✗ 抓好以下四件事：一是立法；二是执法；三是普法。 → 一是…三是 共 3 项 ≠ 四件
✓ 建议：（一）修路；（二）架桥；（三）植树。以上三条建议，请予审议。 → (一)…(三) 共 3 项 = 三条
– 全年办结四件大事，成效明显。一是立法；二是执法；三是普法。
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lawlint.claims.operators.items import Number, number_at, word
from lawlint.claims.relations.sequence.chains import Chain, Mark
from lawlint.parsing.tree import Paragraph

_TAIL = 60


class Announcement(NamedTuple):
    """A number in the paragraph of that index; ``strong``: it surely counts the chain."""

    number: Number
    paragraph: int
    strong: bool


def announcement_of(texts: list[Paragraph], chain: Chain) -> Announcement | None:
    """The number that announces a chain before its first marker, or looks back on it behind its last."""
    return _before(texts, chain.marks[0]) or _behind(texts, chain.last)


def _before(texts: list[Paragraph], first: Mark) -> Announcement | None:
    """The number at the very end of the sentence before the first marker: «抓好以下三件事：», «落实“三项制度”。»"""
    index, end = first.paragraph, first.start
    if end == 0:
        if index == 0:
            return None
        index -= 1
        end = len(texts[index].compact.text)
    text = texts[index].compact.text
    low = max(0, end - _TAIL)
    found = None
    for match in word("COUNTED_NAME", "COUNTED").finditer(text, low, end):
        found = match
    number = number_at(text, *found.span(), found.lastgroup == "COUNTED_NAME") if found is not None else None
    if number is None or (number.end != end and word("ANNOUNCING").fullmatch(text, number.end, end) is None):
        return None
    clause = max(low, max(text.rfind(stop, low, number.start) for stop in ",。;!?") + 1)
    sentence = text[max(low, text.rfind("。", 0, number.start) + 1) : number.start]
    colon = text[end - 1] == ":"
    if not colon and re.search(r"\d" + re.escape(text[number.end - 1]), sentence):
        return None  # 移送线索14件，其中移送法院8件、部门4件。 is one of several figures
    strong = (
        colon
        or word("EMPHATIC").search(text, clause, end) is not None
        or word("RUN_IN").fullmatch(text, number.end - number.named, end) is not None
    )
    return Announcement(number, index, strong and "共" not in text[clause : number.start])


def _behind(texts: list[Paragraph], last: Mark) -> Announcement | None:
    """«（一）…；（二）…；（三）…。以上三条建议»: the number behind the last member's sentence."""
    text = texts[last.paragraph].compact.text
    lead = None if last.heads else word("LOOKED_BACK").match(text, last.end)
    found = word("COUNTED").match(text, lead.end()) if lead else None
    number = number_at(text, *found.span(), False) if found else None
    return Announcement(number, last.paragraph, True) if number else None
