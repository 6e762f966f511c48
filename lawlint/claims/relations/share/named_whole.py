"""Shares that hold of another whole than their words name.

✗ 收入80亿元，为预算120亿元的66.7%，其中土地出让75亿元，占收入的62.5%。 → 75亿 ÷ 80亿 = 93.8% ≠ 62.5%
✓ 收入80亿元，为预算120亿元的66.7%，其中土地出让收入75亿元，占预算的62.5%。 → 75亿 ÷ 120亿 = 62.5%
✗ 复议案件受理246件。审结的227件中，纠错16件，占6.5%。 → 16 ÷ 227 = 7.0% ≠ 6.5%
– 收入80亿元，为预算100亿元的80%，其中税收50亿元，占收入的50%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import NamedTuple

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.evaluate import agreement
from lawlint.claims.formula import Identity
from lawlint.claims.operators.names import rate_name
from lawlint.claims.operators.seek import LOOK_BACK, backwards
from lawlint.claims.operators.words import share_text
from lawlint.claims.scene import LEVELS, Term
from lawlint.parsing import patterns

# A name of so many characters may end a longer one: 基金收入 for 政府性基金收入.
_LONG = 4

# What may follow it in a longer one: 外出农民工 for 外出.
_MOST_BEHIND = 6


def named_whole(context: Context, rule: Identity, cast: Cast) -> Term | None:
    """The whole that the words name, printed near by, where the share ``cast`` holds of one that they do not name, and fails of
    it."""
    parts = cast.get("parts") or cast.get("part")
    if "whole" not in cast or "rate" not in cast or not parts:
        return None
    rate, whole = cast["rate"][0], cast["whole"][0]
    if rate.cue not in ("share", "rate") or not 0 < rate.printed < 1:
        return None
    least = sum((p.printed for p in parts), Fraction())
    for term in _named(context, rate, parts, whole):
        if term.dimension == whole.dimension and term.printed > least and term not in parts:
            values = {role: [t.value for t in terms] for role, terms in {**cast, "whole": (term,)}.items()}
            return None if term is whole or agreement(rule, values).holds else term
    return None


def _named(context: Context, rate: Term, parts: Sequence[Term], whole: Term) -> Iterator[Term]:
    """The figures before that the words name as the whole, nearest first; none if they may name ``whole``."""
    if rate.cue == "rate":
        fixed = base_of(rate_name(rate))
        if fixed is not None and fixed.other.search(whole.own) and not fixed.whole.search(whole.own):
            yield from (t for t in _before(context, parts[0]) if fixed.whole.search(t.own))
        return
    match = lexicon.said("SHARE_OF").search(share_text(rate))
    if match is None:
        return
    if not match[1]:
        yield from _opened_on(context, rate, parts[0])
        return
    shorter = lexicon.said("BASE_NAME").fullmatch(match[1])
    name = shorter[1] if shorter is not None and len(shorter[1]) > 1 else match[1]
    if len(lexicon.noun(name)) < 2 or name.startswith("全") or _bears(whole, name):
        return  # 占全省的: of another place than the figures before it
    # 收入80亿元，为预算100亿元的80%，其中税收50亿元，占收入的…: of what the budget is of, however short the name.
    done = whole.scene.terms[whole.index - 1] if whole.index and lexicon.said("TARGET").search(whole.own) else None
    for term in _before(context, parts[0]):
        beside = whole.list is not None and whole.list is parts[0].list and name in term.own
        if _is_called(term, name, 2 if term is done else _LONG) or beside:
            yield term


def _opened_on(context: Context, rate: Term, part: Term) -> Iterator[Term]:
    """What a bare share is of that 中 opens: «审结的227件中，纠错16件，占7.0%», «已建成工程中47处不达标，占11.8%»."""
    scene, listing = part.scene, part.list
    if rate.scene is not scene:
        return
    if listing is not None and listing.kind == "among" and scene.text.startswith(("中", "里"), listing.start):
        yield from [t for t in scene.terms if t.end <= listing.start][-1:]
    elif match := lexicon.said("OF_THOSE").fullmatch(part.own.lstrip(",;")):
        yield from (t for t in _before(context, part) if len(match[1]) > 1 and t.own.lstrip(",;").startswith(match[1]))


def _before(context: Context, part: Term) -> Iterator[Term]:
    """The values before a part, nearest first, outside of brackets."""
    for term in chain(reversed(part.scene.terms[: part.index]), backwards(context.back(part.scene, LOOK_BACK))):
        if term.kind == "AMOUNT" and term.is_value and term.cue in LEVELS and not term.depth:
            yield term


def _bears(whole: Term, name: str) -> bool:
    """Whether a figure may be called so: a plan is not called after what is planned."""
    return name in whole.lead + whole.tail and not lexicon.said("TARGET").search(whole.own)


def _is_called(term: Term, name: str, shortest: int) -> bool:
    """Whether a clause says the name and hardly more, or ends with one that is not too short; 支出总计 is more than 本年支出."""
    if lexicon.said("ACCOUNTED").search(name) and not lexicon.said("ACCOUNTED").search(term.own):
        return False
    own = lexicon.said("BASE_OPENER").sub("", lexicon.noun(term.own.lstrip(",;:、")))
    if own == name or term.tail == name:
        return True
    name = lexicon.noun(name)
    ends = len(name) >= shortest and own.endswith(name) and "级" not in own
    return own == name or ends or (own.startswith(name) and len(own) - len(name) <= _MOST_BEHIND)


class Base(NamedTuple):
    """Words of the part, of the whole that law or practice fixes for a rate, and of what it is taken for."""

    part: re.Pattern[str]
    whole: re.Pattern[str]
    other: re.Pattern[str]


@cache
def base_of(name: str) -> Base | None:
    """What a rate of this name is of, if that is fixed."""
    for names, *words in lexicon.words("rates", "bases"):
        if name.endswith(tuple(names)):
            return Base(*(patterns.pattern("|".join(some)) for some in words))
    return None
