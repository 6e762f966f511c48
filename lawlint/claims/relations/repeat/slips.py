"""One name with a slip of typing: digits in another order, or a scale of ten too many.

✗ 城镇新增就业6870人。⏎城镇新增就业6780人。 → 6870人 ≠ 6780人
✗ 2024年，城镇新增就业6870人。⏎全年城镇新增就业仅6780人。 → 6870人 ≠ 6780人
– 城镇新增就业6870人。⏎力争城镇新增就业6780人。
– 城镇新增就业6870人。⏎农村劳动力转移6780人。
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from lawlint.claims.binding import Comparison
from lawlint.claims.operators.naming import deeds, subject, with_one_deed, words
from lawlint.claims.relations.repeat import shared as s
from lawlint.claims.relations.repeat.shared import MOST_FIGURES, NOUN, Mentions
from lawlint.claims.scene import Term
from lawlint.exact.interval import Rational, quotient

# Digits of a total that hardly meet those of another one in another order.
_TOTALS = 5


def slip_claims(mentions: Mentions) -> Iterator[Comparison]:
    """The figures of one thing that a slip of typing divides."""
    for group in s.grouped(mentions.terms, _digits_in_order).values():
        if slip := _slip(mentions, group, _is_transposed):
            name = subject(slip[0]) or subject(slip[-1])
            yield s.differing("transposed", name, slip, scopes=mentions.scopes_apart(slip))
    for (name, _), group in s.grouped(mentions.terms, _named_digits).items():
        if name not in words("repeats", "bare") and (slip := _slip(mentions, group, _is_shifted)):
            yield s.differing("magnitude", name, slip, scopes=mentions.scopes_apart(slip))


def _digits_in_order(term: Term) -> tuple[str, str] | None:
    digits = term.digits
    return ("".join(sorted(digits)), term.unit) if len(digits) > 2 and len(set(digits)) > 1 else None


def _named_digits(term: Term) -> tuple[str, str] | None:
    digits = s.significant(term)
    return (with_one_deed(name), digits) if term.kind == "AMOUNT" and len(digits) > 1 and (name := subject(term)) else None


def _slip(mentions: Mentions, group: Sequence[Term], is_slip: Callable[[Term, Term], bool]) -> list[Term]:
    """The figures that a slip divides, one of the rarer value last; none where there is no slip."""
    if not 1 < len(group) <= MOST_FIGURES:
        return []
    for a, b in combinations(group, 2):
        may_contradict = s.may_contradict("", (a, b)) or (is_slip is _is_transposed and _of_one_flow(a, b))
        if s.printed(a) != s.printed(b) and is_slip(a, b) and may_contradict and mentions.of_one_kind(a, b):
            first, second = ([m for m in group if s.printed(m) == s.printed(x) and mentions.of_one_kind(m, x)] for x in (a, b))
            return first + second[:1] if len(first) >= len(second) else second + first[:1]
    return []


def _is_transposed(a: Term, b: Term) -> bool:
    """Whether two figures of one thing differ in the order of digits alone."""
    return _shape(a) == _shape(b) and a.scene is not b.scene and _of_one_thing(a, b)


def _shape(term: Term) -> str:
    """The print with every digit as 0."""
    return "".join("0" if c.isdigit() else c for c in s.printed(term))


def _is_shifted(a: Term, b: Term) -> bool:
    """Whether two figures are a power of ten apart."""
    return a.dimension == b.dimension and not a.value.meets(b.value) and _is_power_of_ten(quotient(a.printed, b.printed))


def _is_power_of_ten(ratio: Rational) -> bool:
    ratio = ratio if ratio >= 1 else quotient(1, ratio)
    return ratio > 1 and ratio.denominator == 1 and str(ratio.numerator).strip("0") == "1"


def _of_one_flow(a: Term, b: Term) -> bool:
    """Whether two clauses name one thing that came anew, in figures of four digits: 城镇新增就业6870人 and 6780人."""
    open_words = [word for word in words("repeats", "open") if word not in ("新增", "净增")]
    return (
        a.cue == b.cue == "added"
        and len(a.digits) > 3
        and subject(a) == subject(b)
        and len(subject(a)) > 3
        and not any(t.value.soft or s.is_rough(t) or s.is_aim(t) or any(word in t.lead for word in open_words) for t in (a, b))
    )


def _of_one_thing(a: Term, b: Term) -> bool:
    """Whether two clauses name one thing: the shorter name stands in the other clause, all of it or in most of its pairs; the
    total of an account (本年支出合计) is named by its whole clause."""
    if a.own == b.own and len(a.own) > NOUN and len(a.digits) > _TOTALS:
        return True
    for one, other in ((a, b), (b, a)):
        name = subject(one)
        if not name or name in words("repeats", "bare"):
            continue
        if with_one_deed(name) == with_one_deed(subject(other)):
            return True
        text = s.around(other)
        if deed := deeds()[0].match(name):
            name = name[deed.end() :] or name
        pairs = [name[i : i + 2] for i in range(len(name) - 1)]
        if len(pairs) >= 4 and 5 * sum(pair in text for pair in pairs) >= 4 * len(pairs):
            return True
        if len(a.digits) > 3 and _is_scattered(name, other.own):
            return True
    return False


def _is_scattered(name: str, text: str) -> bool:
    """Whether the characters of ``name`` stand in ``text`` in their order: 未结 in 未执结案件."""
    rest = iter(text)
    return all(c in rest for c in name)
