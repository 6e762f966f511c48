"""Equal figures under names that share a word: «刑事案件412件» is «审结刑事案件412件».

✓ 审结刑事案件412件。⏎刑事案件412件，质效提升。 → 412件 = 412件
✓ 公益诉讼检察89件。⏎公益诉讼立案89件。 → 89件 = 89件
✓ 收到申请316件。⏎培训2次。⏎全年新收316件。 → 316件 = 316件
– 审结刑事案件41件。⏎培训干部41件。
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lawlint.claims.binding import Comparison
from lawlint.claims.lexicon import grams
from lawlint.claims.operators.naming import deeds, subject, with_one_deed, words
from lawlint.claims.relations.repeat import shared as s
from lawlint.claims.relations.repeat.shared import MOST_FIGURES, NOUN, Mentions
from lawlint.claims.scene import ANY_LEVEL, Term
from lawlint.exact.interval import Rational

# Digits that say enough where figures stand close together.
_TELLING = 5

# A span of time is often as long as another.
_TIMES = frozenset({"年", "月", "日", "天", "个月", "小时", "岁", "周年"})


def equal_claims(mentions: Mentions) -> Iterator[Comparison]:
    """For each value its figures whose clauses share a name; two digits need three places."""
    for group in s.grouped(mentions.terms, _value).values():
        if not 1 < len(group) <= MOST_FIGURES:
            continue
        clusters: list[list[Term]] = []
        for term in group:
            for cluster in clusters:
                other = cluster[-1]
                if term.scene is not other.scene and _share_name(term, other) and not mentions.of_two_periods(term, other):
                    cluster.append(term)
                    break
            else:
                clusters.append([term])
        few = len(s.significant(group[0])) < 3
        for cluster in clusters:
            if len(cluster) < (3 if few and not _share_long_name(cluster) else 2) or (few and group[0].dimension in _TIMES):
                continue
            yield s.agreeing("value", subject(cluster[0]) or subject(cluster[1]) or cluster[0].text, cluster)


def _value(term: Term) -> tuple[Rational, str, str] | None:
    """What a level or a change is worth; of two digits with the beginning of its name, which must be long."""
    change = term.cue if term.cue in ("rise", "fall") else ""
    digits = len(s.significant(term))
    if term.kind != "AMOUNT" or not (change or term.cue in ANY_LEVEL) or digits < 2 or term.value.soft:
        return None
    if digits > 2 or change:
        return term.printed, term.dimension, change
    name = with_one_deed(subject(term))
    return (term.printed, term.dimension, name[:2]) if len(name) >= NOUN - 1 else None


def _share_long_name(cluster: list[Term]) -> bool:
    """Whether the first two clauses have four characters of a name in common: 公益诉讼检察89件, 公益诉讼立案89件."""
    return len(cluster) > 1 and len((cluster[0].grams & cluster[1].grams) - _generic()) > 2


def _share_name(a: Term, b: Term) -> bool:
    """Whether two clauses have a pair of characters in common that names a thing, with four digits also the clauses before.

    Of what stands close together four digits say enough.
    """
    digits = len(s.significant(a))
    for one, other in ((a, b), (b, a)):
        bare = subject(other) in ("", *words("repeats", "bare"), *words("repeats", "entries"))
        silent = digits >= _TELLING and bare and not any(word in other.scene.said for word in words("repeats", "funds"))
        if not silent and any(word in one.lead and word not in other.lead for word in words("repeats", "funds")):
            return False
    if (a.grams & b.grams) - _generic():
        return True
    of_a, of_b = (deeds()[0].match(subject(t)) for t in (a, b))
    if of_a and of_b and with_one_deed(of_a[0]) == with_one_deed(of_b[0]):
        return True  # 收到申请316件, 全年新收316件
    if digits < 4:
        return False
    return abs(a.scene.number - b.scene.number) == 1 or bool((grams(s.around(a)) & grams(s.around(b))) - _generic())


@cache
def _generic() -> frozenset[str]:
    """Pairs of characters that name a thing of any kind."""
    return frozenset(words("repeats", "generic"))
