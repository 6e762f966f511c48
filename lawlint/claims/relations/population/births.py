"""Births and deaths of a year, and their rates over the mean of the population at the year's two ends.

✓ 人口出生率9.48‰，死亡率7.14‰，自然增长率2.34‰。 → 9.48‰ − 7.14‰ = 2.34‰
✗ 人口出生率9.48‰，死亡率7.14‰，自然增长率2.43‰。 → 9.48‰ − 7.14‰ = 2.34‰ ≠ 2.43‰
✓ 年末常住人口320万人，比上年末减少2万人。出生人口1.6万人，出生率4.98‰。 → 1.6万 ÷ (320万 + 2万 ÷ 2) = 4.98‰
✓ 年末常住人口320万人，比上年末减少2万人。出生人口1.6万人；死亡人口3.6万人。 → 3.6万 − 1.6万 = 2万
– 男性出生率10.48‰，女性出生率9.1‰，死亡率7.14‰，自然增长率2.66‰。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.gates import says
from lawlint.claims.operators.seek import MOST_WHOLES, TURNS, level
from lawlint.claims.scene import Listing, Term


# fmt: off
def births() -> Sequence[Frame]:
    """What births, deaths and a population make."""
    rows = [
        row("balance.natural", ("*", "PERCENT"), "growth", "growth == births - deaths", births=near.worded("出生率", "PERCENT"),
            deaths=near.worded("死亡率", "PERCENT"), tie=Tie.LIKELY, words=("自然增长率",), gate=is_natural_rate),
    ]
    for cue, mean, sign, change in (
        ("rise", "population - delta / 2", "births - deaths", "delta"),
        ("fall", "population + delta / 2", "deaths - births", "0 - delta"),
    ):
        roles: dict[str, Where] = {"population": population, "delta": population_change(cue)}
        rows += [
            row("share.crude", ("rate", "PERCENT"), "rate", f"rate == events / ({mean})", events=near.nearest(), tie=Tie.PLAIN,
                words=("出生率", "死亡率"), gate=says("CRUDE_RATE"), roles=roles),
            row("share.natural", ("*", "PERCENT"), "rate", f"rate == {change} / ({mean})", tie=Tie.PLAIN,
                words=("自然增长率",), gate=is_natural_rate, roles=roles),
            row("balance.population", ("plain", "AMOUNT"), "deaths", f"delta == {sign}", births=near.worded("出生人口"),
                tie=Tie.PLAIN, words=("死亡人口",), gate=says("DEATHS"), roles=roles),
        ]
    return rows
# fmt: on


def is_natural_rate(anchor: Term | Listing) -> bool:
    """The rate by which births exceed deaths, and no change of it; one rate of each in the sentence."""
    assert isinstance(anchor, Term)
    named = lexicon.said("NATURAL_RATE").search(anchor.own) is not None
    return named and all(anchor.scene.said.count(word) <= 1 for word in ("出生率", "死亡率"))


def population(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """«年末常住人口320万人，比上年末减少2万人»: the population of the sentences before that has a change behind it."""
    for scene in context.back(anchor.scene, MOST_WHOLES):
        for term, change in pairwise(scene.terms):
            if "人口" in term.lead and level(term) and term.dimension == "人" and change.cue in TURNS:
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
