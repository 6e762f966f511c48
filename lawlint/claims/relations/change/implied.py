"""A rate of growth, with the new value and the change in amounts: the old value is implied.

✓ 收到申请18件，比上年增加6件，增长50%。 → 6 ÷ (18 − 6) = 50%
✗ 收到申请18件，比上年增加6件，增长33.3%。 → 6 ÷ (18 − 6) = 50.0% ≠ 33.3%
– 新收案件6147件，办结5800件，收案同比多318件，增长9.5%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.conditions import one_segment, one_unit, only_between
from lawlint.claims.operators.gates import is_single
from lawlint.claims.operators.names import akin, around, change_of, grams_of, nominal
from lawlint.claims.operators.seek import level, same_unit
from lawlint.claims.relations.change.shared import DIRECTIONS, NEW, is_bare_change, like, nearest_or_whole, year_named
from lawlint.claims.scene import ANY_LEVEL, Listing, Term

_LONGEST_SUBJECT = 6

_IN_ONE_UNIT = one_unit("delta", "new")

# Between change and rate at most one pause and a dozen characters.
_ADJACENT = only_between("delta", "rate", "ADJACENT")


# fmt: off
def frames() -> Iterator[Frame]:
    """A rate of new value and change, in the order in which its forms are tried."""
    for cue, (_, implied, _, _) in DIRECTIONS.items():
        anchor, slip = (cue, "AMOUNT"), (("rate == delta / new", "new"),)
        rate = near.cued_right("*change", "PERCENT")
        yield from (
            row("implied.delta", (cue, "PERCENT"), "rate", implied, delta=near.nth(1, _pair), new=near.nth(0, _pair),
                needs=(nominal, _IN_ONE_UNIT, _is_of_its_own, _is_of_one_span), tie=Tie.LIKELY, mistakes=slip,
                words=("分别", "各")),
            *(
                row("implied.delta", (first, "AMOUNT"), "delta", implied, rate=near.cued_right(cue, "PERCENT"),
                    new=nearest_or_whole(NEW), needs=(_is_of_one_scope, _ADJACENT, _IN_ONE_UNIT, _is_own_change),
                    mistakes=slip, marks="rate", gate=is_single)
                for first in ((cue, "added") if cue == "rise" else (cue,))  # 比年初新增
            ),
            row("implied.rate-first", anchor, "delta", implied, rate=near.just_before("PERCENT", frozenset({cue})),
                new=near.nearest(1, cues=NEW), tie=Tie.LIKELY,
                needs=(one_segment("rate", "delta"), _is_of_one_scope, _IN_ONE_UNIT, _is_own_change), marks="rate",
                gate=is_bare_change),
            row("implied.subject", anchor, "delta", implied, rate=rate, new=_subject,
                needs=(nominal, _ADJACENT, _IN_ONE_UNIT), tie=Tie.LIKELY, mistakes=slip, marks="rate", gate=is_single),
            row("implied.back", anchor, "delta", implied, rate=rate, new=_levels_back,
                needs=(nominal, _ADJACENT, _IN_ONE_UNIT, _is_related), tie=Tie.PLAIN, any_reading=True, mistakes=slip,
                marks="rate"),
            row("implied.base", anchor, "delta", "rate == delta / old", rate=rate, old=near.base(1),
                needs=(nominal, _ADJACENT, one_unit("delta", "old")), marks="rate", gate=is_single),
            row("implied.like", anchor, "delta", implied, rate=near.cued_right(cue, "PERCENT"), new=like("delta"),
                needs=(nominal, _ADJACENT, _is_own_change), tie=Tie.PLAIN, any_reading=True, mistakes=slip, marks="rate",
                gate=is_bare_change),
        )
# fmt: on


def _is_of_one_scope(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No word of real growth, or one of value, change and rate: 税收（同口径）完成3亿元, 同口径减少2亿元，下降5%."""
    scene, delta, rate, new = anchor.scene, cast["delta"][0], cast["rate"][0], cast["new"][0]
    until = delta.start
    if rate.start < delta.start:  # 完成3亿元（同口径），增长5%，增收2亿元
        stop = lexicon.said("CLAUSE_END").search(scene.text, new.end, rate.start)
        until = stop.start() if stop else new.start
    return all(
        word.end() <= until and lexicon.said("OF_ONE_SCOPE").match(scene.text, word.start())
        for word in lexicon.pattern("growth", "real").finditer(scene.text, *around(cast, anchor))
    )


def _is_own_change(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The change's clause has no subject but the new value's («新收各类案件6147件，收案多318件»), and no level stands between new
    value and change."""
    delta, new = cast["delta"][0], cast["new"][0]
    if lexicon.said("THAN").match(new.own.lstrip(",;(")):
        return False  # 比预算12万元节约3万元
    if lexicon.said("OF_THE_TARGET").search(delta.own):
        return False  # 为预算11.5亿元的74.3%，下降21.7%，短收2.95亿元
    name = change_of(lexicon.said("IN_YEARS").sub("", delta.own))
    of_the_new = not name or (len(name) <= _LONGEST_SUBJECT and set(name) <= set(new.lead))
    return of_the_new and ";" not in delta.scene.between(new.end, delta.start)


def _is_of_its_own(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate's clause names nothing, or what the new value's names: 死亡9人…，死亡人数下降18.2%."""
    rate, new = cast["rate"][0], cast["new"][0]
    name = change_of(rate.own.lstrip(",;"))
    return not name or bool(grams_of(name) & grams_of(new.lead + new.tail))


def _is_of_one_span(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rates have no span, price or base of their own: 分别增加3亿元、8亿元，按美元计价增长3%、15%."""
    rate, delta = cast["rate"][0], cast["delta"][0]
    return lexicon.said("SPAN").search(rate.scene.text, delta.end, rate.end) is None


def _is_related(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The change's clause has no subject of its own, or one that the new value shares."""
    delta, new = cast["delta"][0], cast["new"][0]
    name = change_of(delta.own)
    return not name or akin(delta, new) or ("总计" in delta.own and "总计" in new.own)  # 收入总计、支出总计各减少


def _pair(rate: Term) -> Sequence[Term]:
    """The value and the change that one of several rates is of: «A a件、B b件，分别减少x件、y件，下降p%、q%»."""
    terms, last = rate.scene.terms, rate.index
    while last and terms[last].kind == "PERCENT" and terms[last].cue == rate.cue:
        last -= 1
    first = last
    while first and terms[first - 1].run == terms[last].run and terms[first - 1].kind == "AMOUNT":
        first -= 1
    count, place = last + 1 - first, rate.index - last - 1
    rates = terms[last + 1 : last + 1 + count]
    if terms[last].cue != rate.cue or not max(1, place) < count == len(rates) or first < count:
        return ()
    return terms[first - count + place], terms[first + place]


def _levels_back(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The values of the sentence before, where the anchor's own has none in front; none of a year before the change's."""
    assert isinstance(anchor, Term)
    if not any(level(t) for t in anchor.scene.terms[: anchor.index]):
        for scene in context.back(anchor.scene, 1):
            for term in scene.terms[:4]:
                if level(term, cues=ANY_LEVEL) and same_unit(term, anchor) and not _is_older(term, anchor):
                    yield (term,)


def _is_older(term: Term, change: Term) -> bool:
    """Whether a value is of a year before the one that a change is told of: «2021年接待费12.4万元。2022年…减少0.6万元»."""
    year, other = year_named(term.scene, term.start), year_named(change.scene, change.start)
    return year is not None and other is not None and year < other


def _subject(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value that the subject of the change's clause names."""
    assert isinstance(anchor, Term)
    name = lexicon.noun(anchor.lead)
    if len(name) >= 3 and (term := context.called(name, anchor)) is not None:
        yield (term,)
