"""What rises or falls to a figure, and was less or more in a sentence before: «预期寿命提高到80岁» behind «预期寿命79岁».

✓ 人均预期寿命79岁。⏎人均预期寿命提高到80岁。 → 79岁 < 80岁
– 人均预期寿命81岁。⏎人均预期寿命提高到80岁。
– 新建产业园区2个。⏎产业园区增加到4个。
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.claims.binding import Comparison, Tie
from lawlint.claims.claim import Words
from lawlint.claims.evaluate import Agreement
from lawlint.claims.proof import operand
from lawlint.claims.relations.repeat.shared import MOST_FIGURES, NOUN, Mentions
from lawlint.claims.scene import LEVELS, Term
from lawlint.finding import Text


def turned_claims(mentions: Mentions) -> Iterator[Comparison]:
    """For each name the figures that it rises or falls to, with the last one before."""
    for (name, _), group in mentions.by_name.items():
        if len(group) > MOST_FIGURES or len(name) < NOUN - 1:
            continue
        for n, term in enumerate(group):
            if term.cue not in ("up", "down") or (term.index and term.scene.terms[term.index - 1].cue == "base"):
                continue  # 由…提高到 has its own past value
            before = [m for m in group[:n] if m.scene is not term.scene and m.cue in LEVELS | {"rate"} and not _is_new(m)]
            low, high = (before[-1:], [term]) if term.cue == "up" else ([term], before[-1:])
            if before and low[0].printed < high[0].printed:
                yield _turned(name, before[-1], term)


def _is_new(term: Term) -> bool:
    """Whether the clause speaks of what came anew, which is no stock: 新建产业园2个、产业集群1个."""
    text = term.scene.text
    return "新" in text[max(text.rfind(stop, 0, term.start) for stop in ",;。:") + 1 : term.start]


def _turned(name: str, old: Term, new: Term) -> Comparison:
    formula = f"{old.text} < {new.text}" if new.cue == "up" else f"{new.text} < {old.text}"
    message = Text(f"“{name}”的升降与前文一致：{formula}", f"“{name}” turns as the text says: {formula}")
    operands = (operand("old", old), operand("new", new))
    words = Words(formula, message)
    return Comparison("direction", "elsewhere", Agreement.EXACT, operands, words, 1, Tie.PLAIN, equality=False)
