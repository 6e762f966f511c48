"""One year within several of one name: «全年新增就业141万人» beside «五年累计690万人».

✓ 2024年新增就业14万人。⏎2021—2025年累计新增就业69万人。 → 14万人 ≤ 69万人
✗ 2024年新增就业71万人。⏎2021—2025年累计新增就业69万人。 → 71万人 > 69万人
– 2020年新增就业71万人。⏎2021—2025年累计新增就业69万人。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from lawlint.claims.binding import Comparison
from lawlint.claims.claim import Words
from lawlint.claims.evaluate import Agreement
from lawlint.claims.operators.naming import words
from lawlint.claims.proof import operand
from lawlint.claims.relations.repeat.shared import MOST_FIGURES, Mentions, is_aim
from lawlint.claims.scene import Term
from lawlint.finding import Text


def year_claims(mentions: Mentions) -> Iterator[Comparison]:
    """For each name of what comes year by year, the figure of a year and that of a span with this year in it."""
    for (name, _), group in mentions.by_name.items():
        if not 1 < len(group) <= MOST_FIGURES or not any(word in name for word in words("flows", "words")):
            continue
        periods = [(term, mentions.setting.period(term.scene.paragraph, term.start)) for term in group]
        for (part, year), (whole, span) in permutations(periods, 2):
            if not _is_within(year.text, span.text) or is_aim(part) or is_aim(whole):
                continue
            low, high = part.value.low, whole.value.high if whole.value.high is not None else whole.value.low
            if low is None or high is None or not part.value.bounded:
                continue
            if low <= high:
                yield _bounded(name, part, whole, Agreement.EXACT)
            elif year.where == span.where == "clause" and whole.value.bounded and "累计" in whole.lead:
                yield _bounded(name, part, whole, Agreement.FAILS)


def _is_within(year: str, span: str) -> bool:
    """Whether 2023年 is one of 2021—2025年."""
    first, _, last = span.removesuffix("年").partition("—")
    known = year.endswith("年") and year[:-1].isdigit() and first.isdigit() and last.isdigit()
    return known and int(first) <= int(year[:-1]) <= int(last)


def _bounded(name: str, part: Term, whole: Term, shown: Agreement) -> Comparison:
    sign = "≤" if shown is Agreement.EXACT else ">"
    formula = f"{part.text} {sign} {whole.text}"
    message = (
        Text(formula, formula)
        if shown is Agreement.EXACT
        else Text(f"“{name}”一年的数大于几年累计：{formula}", f"“{name}”: one year exceeds several: {formula}")
    )
    operands = (operand("part", part), operand("whole", whole))
    return Comparison("cumulative", "years", shown, operands, Words(formula, message), 0, equality=False)
