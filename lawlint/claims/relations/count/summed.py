"""A number that sums up what was listed before: 合同纠纷32件、侵权纠纷11件、劳动争议8件，三类案件占94%.

✓ 合同纠纷32件、侵权纠纷11件、劳动争议8件，三类案件占94%。 → 列举 3 项 = 三类
– 合同纠纷32件、侵权纠纷11件，三类案件占94%。
"""

from __future__ import annotations

import re

from lawlint.claims.operators.items import Number, word
from lawlint.claims.relations.count.shared import ECHO_BEFORE, Listing


def summed_up(text: str, number: Number) -> Listing | None:
    """«甲、乙、丙收案分别为…，以上三市…»: the last run of names before that is as long."""
    if number.named:
        return None
    if word("SUMMED_UP").search(text, max(0, number.start - 2), number.start) is None:
        return _closed(text, number)
    begin = max(text.rfind("。", 0, number.start) + 1, number.start - ECHO_BEFORE)
    colon = text.rfind(":", begin, number.start)
    clauses = [(colon + 1 + m.start(), colon + 1 + m.end()) for m in re.finditer("[^,;]+", text[colon + 1 : number.start])]
    if colon >= 0 and clauses and word("SUMMED_UP").fullmatch(text, *clauses[-1]) and len(clauses) == number.value + 1 > 3:
        return Listing("summed", [clauses[:-1]], weak=True)  # 主要是：甲需增强，乙需提高，丙需拓展，这三方面…
    for run in reversed([*word("NAMES").finditer(text[begin : number.start])]):
        names = run[0].partition("分别")[0]  # and no values of theirs
        pieces = [(begin + run.start() + m.start(), begin + run.start() + m.end()) for m in re.finditer("[^、]+", names)]
        if len(pieces) == number.value:
            return Listing("summed", [pieces], weak=True)
    return None


def _closed(text: str, number: Number) -> Listing | None:
    """«合同纠纷32件、侵权纠纷11件、劳动争议8件，三类案件占94%»: a figure for each of as many pieces, and no others."""
    end = number.start - 1
    here = text[end : number.start] in (",", ";") and number.value > 2
    if not here or word("SUMMED_HERE").match(text, number.end) is None:
        return None
    begin = max(text.rfind("。", 0, end) + 1, end - ECHO_BEFORE)
    for stop in ";,、":
        pieces = [(begin + m.start(), begin + m.end()) for m in re.finditer(f"[^{stop}]+", text[begin:end])]
        if len(pieces) == number.value and all(any(map(str.isdigit, text[a:b])) for a, b in pieces):
            return Listing("summed", [pieces], weak=True)
    return None
