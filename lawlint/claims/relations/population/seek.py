"""Where the figures of population, incomes and trade are sought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Where
from lawlint.claims.operators.seek import MOST_WHOLES, TURNS, backwards, level, same_unit, some_of
from lawlint.claims.scene import Listing, Term


def percent_named(word: str) -> Where:
    """The per cent of the sentence whose clause has ``word``."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        return some_of(1, (t for t in anchor.scene.terms if t.kind == "PERCENT" and t is not anchor and word in t.own))

    return seek


def population(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """«年末常住人口320万人，比上年末减少2万人»: the population of the sentences before that has a change behind it."""
    for scene in context.back(anchor.scene, MOST_WHOLES):
        for term, change in pairwise(scene.terms):
            if "人口" in term.lead and level(term) and term.dimension == "人" and change.cue in TURNS and same_unit(term, change):
                yield (term,)
                return


def population_change(cue: str) -> Where:
    """The change right behind the population, up or down."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        whole = cast["population"][0]
        change = whole.scene.terms[whole.index + 1]
        if change.cue == cue:
            yield (change,)

    return seek


def beside_in(word: str) -> Where:
    """The amount of the sentence whose clause has ``word``."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        return some_of(1, (t for t in anchor.scene.terms if t.kind == "AMOUNT" and t is not anchor and word in t.own))

    return seek


def of_sex(word: str) -> Where:
    """The nearest number of men, or of women."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        return some_of(1, (t for t in context.before(anchor) if t.dimension == "人" and word in t.own))

    return seek


def of_income(word: str, other: str) -> Where:
    """The income of towns, or of the country, nearest before a ratio of both: 城镇居民…元, 城镇与农村居民…分别为…元和…元."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        said, against = lexicon.said(word), lexicon.said(other)
        for term in chain(reversed(anchor.scene.terms[: anchor.index]), backwards(context.back(anchor.scene, 1))):
            if term.dimension != "元" or not level(term):
                continue
            if (own := said.search(term.own)) is None and term.index and not lexicon.noun(term.own):
                before = term.scene.terms[term.index - 1]  # 城镇与农村居民分别为…元和…元
                first, second = against.search(before.own), said.search(before.own)
                own = second if first is not None and second is not None and first.start() < second.start() else None
                told = own is not None
            else:
                told = own is not None and ((first := against.search(term.own)) is None or own.start() < first.start())
            if told:
                following = term.scene.terms[term.index + 1 : term.index + 2]
                past = [t for t in following if t.cue == "base" and t.dimension == "元"]
                yield from ((t,) for t in (past if anchor.cue == "base" else (term,)))
                return

    return seek
