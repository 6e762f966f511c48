"""One name in several sentences: its figures are one, or one of them is odd.

    ✓ 城镇新增就业6870人。⏎年内城镇新增就业6870人。 → 6870人 = 6870人
    ✗ 2024年云溪区治理河道312公里。⏎2024年云溪区治理河道352公里。 → 312公里 ≠ 352公里
    – 2024年云溪区治理河道312公里。⏎2023年云溪区治理河道352公里。
    – 云溪区治理河道312公里。⏎云溪区计划治理河道352公里。

A name says little: result and target, a year and five years carry the same one.  So two values contradict each other only where
both clauses name one period, where all other mentions agree, or where the document knows no period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims.binding import Comparison, Tie
from lawlint.claims.operators.naming import word
from lawlint.claims.relations.repeat import shared as s
from lawlint.claims.relations.repeat.shared import Mentions
from lawlint.claims.scene import Term


def named_claims(mentions: Mentions) -> Iterator[Comparison]:
    """For each name the figures of one section that are one, and those that differ."""
    for (name, _), group in mentions.by_name.items():
        for figures in s.grouped(group, mentions.stage).values():
            most, *others = sorted(s.by_value(figures), key=len, reverse=True)
            if len(figures) == 1 or len(others) > 1:
                continue
            same = [m for m in most if mentions.of_one_kind(most[0], m)]
            if len(same) > 1 and s.is_telling(name, same[0]):
                yield s.agreeing("named", name, same)
            if others:
                yield from _differing(mentions, name, figures, most, others[0])


def _differing(
    mentions: Mentions, name: str, figures: Sequence[Term], most: Sequence[Term], least: Sequence[Term]
) -> Iterator[Comparison]:
    """The claims of two values of one name, of which ``least`` has no more figures than ``most``."""
    odd = least[0]
    is_single = len(figures) > 2 and len(least) == 1 and all(mentions.of_one_kind(m, odd) for m in most)
    if (
        is_single
        and len(odd.digits) > 3
        and s.is_misprint(most[0], odd)
        and not any(m.value.soft or s.is_rough(m) for m in figures)
    ):
        yield _of_one_scope(mentions, "majority", name, [*most, odd])
        return
    periods = {mentions.period(m, "sentence", "paragraph") for m in figures} - {""}
    if not s.may_contradict(name, figures) or len(periods) > 1:
        return
    if len(figures) > 2:
        if is_single and len(most[0].digits) > 2 and len(name) > 3:
            yield _of_one_scope(mentions, "majority", name, [*most, odd])
        return
    first, second = figures
    if (period := mentions.period(first)) and period == mentions.period(second) and mentions.of_one_kind(first, second):
        yield _of_one_scope(mentions, "period", name, figures, Tie.ASSERTED)
    elif len(name) > 5 and s.decimals(first) > 1 and s.decimals(second) > 1 and not _is_dated(mentions):
        yield _of_one_scope(mentions, "undated", name, figures)


def _of_one_scope(mentions: Mentions, form: str, name: str, figures: Sequence[Term], tie: Tie = Tie.LIKELY) -> Comparison:
    return s.differing(form, name, figures, tie, mentions.scopes_apart(figures))


def _is_dated(mentions: Mentions) -> bool:
    """Whether the document names any period at all."""
    period = word("PERIOD")
    texts = (p.compact.text for p in mentions.document.paragraphs if p.role not in ("metadata", "chrome", "columns"))
    return any(map(period.search, texts))
