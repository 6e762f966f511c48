"""A number that sums up what was listed before: 合同纠纷32件、侵权纠纷11件、劳动争议8件，三类案件占94%.

✓ 合同纠纷32件、侵权纠纷11件、劳动争议8件，三类案件占94%。 → 列举 3 项 = 三类
✓ 云溪、青禾、东岭分别受理36件、24件、18件，以上三县占全市的80%。 → 列举 3 项 = 三县
– 合同纠纷32件、侵权纠纷11件，三类案件占94%。
"""

from __future__ import annotations

from lawlint.claims.operators.items import Number, pieces_of, word
from lawlint.claims.relations.count.shared import ECHO_BEFORE, Listing


def summed_up(text: str, number: Number) -> Listing | None:
    """The last run of names, or clauses behind a colon, before 以上 or 这 that is as long."""
    if number.named:
        return None
    if word("SUMMED_UP").search(text, max(0, number.start - 2), number.start) is None:
        return _figures_before(text, number)
    begin = max(text.rfind("。", 0, number.start) + 1, number.start - ECHO_BEFORE)
    colon = text.rfind(":", begin, number.start)
    if colon >= 0:
        *clauses, last = pieces_of(text, colon + 1, number.start, ",;")
        if word("SUMMED_UP").fullmatch(text, *last) and len(clauses) == number.value > 2:
            return Listing("summed", [clauses], weak=True)  # 主要是：甲需增强，乙需提高，丙需拓展，这三方面…
    for run in reversed([*word("NAMES").finditer(text, begin, number.start)]):
        names = run[0].partition("分别")[0]  # and no values of theirs
        pieces = pieces_of(text, run.start(), run.start() + len(names), "、")
        if len(pieces) == number.value:
            return Listing("summed", [pieces], weak=True)
    return None


def _figures_before(text: str, number: Number) -> Listing | None:
    """A figure for each of as many pieces, and no others, right before the number."""
    end = number.start - 1
    if text[end : number.start] not in (",", ";") or number.value < 3 or word("SUMMED_HERE").match(text, number.end) is None:
        return None
    begin = max(text.rfind("。", 0, end) + 1, end - ECHO_BEFORE)
    for stop in ";,、":
        pieces = pieces_of(text, begin, end, stop)
        if len(pieces) == number.value and all(any(map(str.isdigit, text[a:b])) for a, b in pieces):
            return Listing("summed", [pieces], weak=True)
    return None
