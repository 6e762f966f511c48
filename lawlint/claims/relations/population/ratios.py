"""Ratios of a communiqué that have a name: men to a hundred women, incomes of town and country, cost to a hundred yuan.

✓ 男性51.2万人，女性48.8万人，性别比104.92。 → 51.2万 × 100 ÷ 48.8万 = 104.92
✓ 城镇居民人均可支配收入42000元，农村居民20000元，城乡居民收入比2.10。 → 42000 ÷ 20000 = 2.10
✗ 城镇居民人均可支配收入42000元，农村居民20000元，城乡居民收入比2.01。 → 42000 ÷ 20000 = 2.10 ≠ 2.01
✓ 营业收入500亿元，营业成本425亿元，每百元营业收入中的成本85元。 → 425亿 × 100 ÷ 500亿 = 85
– 男性51.2万人，女性48.8万人，出生人口性别比104.92。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.operators import seek as near
from lawlint.claims.scene import Listing, Term


# fmt: off
def ratios() -> Sequence[Frame]:
    """The ratios, each of two figures that other sentences may have."""
    return [
        row("ratio.sexes", ("*", "AMOUNT"), "ratio", "ratio == men * 100 / women", men=people("男"), women=people("女"),
            tie=Tie.PLAIN, words=("性别比",), gate=is_sex_ratio),
        *(
            row("ratio.incomes", (cue, "AMOUNT"), "ratio", "ratio == towns / country", towns=income("TOWN", "LAND"),
                country=income("LAND", "TOWN"), tie=Tie.PRECISE, words=("比", "差"), gate=is_town_to_country)
            for cue in ("*", "base")
        ),
        row("ratio.cost", ("each", "AMOUNT"), "ratio", "ratio == cost * 100 / income", cost=near.worded("营业成本"),
            income=near.worded("营业收入"), tie=Tie.PLAIN, words=("每百元营业收入",)),
    ]
# fmt: on


def is_sex_ratio(anchor: Term | Listing) -> bool:
    """Men to a hundred women, printed without a unit; 出生人口性别比 is of those who were born."""
    assert isinstance(anchor, Term)
    before = anchor.scene.between(anchor.scene.start, anchor.start)
    return not anchor.dimension and 0 < anchor.printed != 100 and lexicon.said("SEX_RATIO").search(before) is not None


def is_town_to_country(anchor: Term | Listing) -> bool:
    """城乡居民收入比1.96, printed without a unit."""
    assert isinstance(anchor, Term)
    clause = anchor.lead if anchor.cue == "base" else anchor.lead.partition("由")[0]  # 由2.10缩小至2.07
    return not anchor.dimension and 1 < anchor.printed < 10 and lexicon.said("TOWN_TO_LAND").search(clause) is not None


def people(word: str) -> Where:
    """The nearest number of men, or of women."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        return near.some_of(1, (t for t in context.before(anchor) if t.dimension == "人" and word in t.own))

    return seek


def income(word: str, other: str) -> Where:
    """The income of towns, or of the country, nearest before a ratio of both; that of the year before for a ratio of then."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        ratio = cast["ratio"][0]
        for term in near.earlier(context, ratio, 1):
            if term.dimension == "元" and near.level(term) and _is_of(term, word, other):
                following = term.scene.terms[term.index + 1 : term.index + 2]
                past = [t for t in following if t.cue == "base" and t.dimension == "元"]
                yield from ((t,) for t in (past if ratio.cue == "base" else (term,)))
                return

    return seek


def _is_of(term: Term, word: str, other: str) -> bool:
    """Whether a clause names ``word`` before ``other``; the second of 城镇与农村居民分别为…元和…元 is of what comes second."""
    own, against = lexicon.said(word), lexicon.said(other)
    if term.index and not own.search(term.own) and not lexicon.noun(term.own):
        before = term.scene.terms[term.index - 1].own
        first, second = against.search(before), own.search(before)
        return first is not None and second is not None and first.start() < second.start()
    first, second = own.search(term.own), against.search(term.own)
    return first is not None and (second is None or first.start() < second.start())
