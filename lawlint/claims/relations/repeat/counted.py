"""One noun counted in several sentences: «39个欠发达乡镇» keeps its number in review and plan.

✓ 强化39个欠发达乡镇帮扶。⏎提升39个欠发达乡镇帮扶质效。 → 39个 = 39个
✗ 强化39个欠发达乡镇帮扶。⏎支持39个欠发达乡镇发展。⏎提升38个欠发达乡镇帮扶质效。 → 39个 ≠ 38个
✓ 云溪中学建校60周年。⏎庆祝云溪中学建校60周年。 → 60周年 = 60周年
– 强化39个欠发达乡镇帮扶。⏎提升38个欠发达乡镇帮扶质效。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims.binding import Comparison
from lawlint.claims.operators.naming import words
from lawlint.claims.relations.repeat import shared as s
from lawlint.claims.relations.repeat.shared import NOUN, Mentions
from lawlint.claims.scene import Term

# A name that tells one set of things from another.
_LONG_NAME = 8

# A clause up to the figure that is no more than a verb.
_VERB = 2

_ANNIVERSARY = "周年"


def counted_claims(mentions: Mentions) -> Iterator[Comparison]:
    """For each noun its counts that are one; another size is another set unless all others agree."""
    for (noun, _), group in s.grouped(mentions.terms, _noun).items():
        if len(group) > 1:
            yield from _anniversaries(mentions, noun, group) if group[0].unit == _ANNIVERSARY else _counts(mentions, group)


def _noun(term: Term) -> tuple[str, str] | None:
    """The beginning of what is counted, and the counter; of an anniversary what stands before it."""
    if term.unit == _ANNIVERSARY:
        return term.lead[-4:], term.unit
    noun = term.tail.removeprefix("的")
    return (noun[:NOUN], term.unit) if term.kind == "AMOUNT" and len(noun) >= NOUN else None


def _anniversaries(mentions: Mentions, noun: str, group: Sequence[Term]) -> Iterator[Comparison]:
    values = s.by_value(group)
    founded = any(word in noun for word in words("repeats", "founded"))
    if _is_misprinted(group, values) and not founded and not mentions.of_two_periods(*group):
        yield s.differing("anniversary", f"{noun}周年", group)
    if len(same := _same(mentions, max(values, key=len))) > 1:
        yield s.agreeing("counted", f"{noun}周年", same)


def _counts(mentions: Mentions, group: Sequence[Term]) -> Iterator[Comparison]:
    values = s.by_value(group)
    may_contradict = s.may_contradict("", group)
    measured = all(map(s.decimals, group)) and group[0].own == group[1].own
    if _is_misprinted(group, values) and measured and may_contradict and not mentions.of_two_periods(*group):
        yield s.differing("measured", _beginning([m.tail for m in group]), group, scopes=mentions.scopes_apart(group))
    most = max(values, key=len)
    odd = [m for others in values if others is not most for m in others]
    same = _same(mentions, most)
    if len(same) < 2:
        return
    name = _beginning([m.tail.removeprefix("的") for m in (*same, *odd)])
    yield s.agreeing("counted", name, same)
    lasting = len(name) >= _LONG_NAME and group[0].unit not in words("repeats", "events")
    lasting = lasting and all(len(m.own) <= _VERB for m in (*most, *odd))  # 东区建成3个, 西区建成4个
    if (
        len(odd) == 1
        and len(same) == len(most)
        and (len(most[0].digits) > 1 or lasting)
        and may_contradict
        and not mentions.of_two_periods(most[0], odd[0])
        and (lasting or all(m.own == odd[0].own for m in most) or s.is_misprint(most[0], odd[0]))
    ):
        yield s.differing("majority", name, [*most, odd[0]])


def _is_misprinted(group: Sequence[Term], values: Sequence[Sequence[Term]]) -> bool:
    """Whether the figures are two, of two sentences, that differ in one digit."""
    return len(group) == len(values) == 2 and group[0].scene is not group[1].scene and s.is_misprint(*group)


def _same(mentions: Mentions, figures: Sequence[Term]) -> list[Term]:
    """The figures of one value that are of the period of the first."""
    return [m for m in figures if not mentions.of_two_periods(figures[0], m)]


def _beginning(texts: Sequence[str]) -> str:
    """What all ``texts`` begin with."""
    first, last = min(texts), max(texts)
    return first[: next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]
