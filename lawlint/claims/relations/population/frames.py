"""What a communiqué tells of a population."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims.binding import Frame, Tie, Where, row
from lawlint.claims.operators import seek as near
from lawlint.claims.relations.population import conditions as need
from lawlint.claims.relations.population import gates as g
from lawlint.claims.relations.population import seek


# fmt: off
def population() -> Sequence[Frame]:
    """What a communiqué tells of a population: births, deaths, and the rates of both over its mean of two year's ends; men
    to a hundred women."""
    frames = [
        row("ratio.sexes", ("*", "AMOUNT"), "ratio", "ratio == men * 100 / women", men=seek.of_sex("男"), women=seek.of_sex("女"),
            tie=Tie.PLAIN, words=("性别比",), gate=g.is_sex_ratio),
        *(
            row("ratio.incomes", (cue, "AMOUNT"), "ratio", "ratio == towns / country", towns=seek.of_income("TOWN", "LAND"),
                country=seek.of_income("LAND", "TOWN"), tie=Tie.PRECISE, words=("比", "差"), gate=g.is_town_to_land)
            for cue in ("*", "base")
        ),
        row("ratio.cost", ("each", "AMOUNT"), "ratio", "ratio == cost * 100 / income", cost=seek.beside_in("营业成本"),
            income=seek.beside_in("营业收入"), tie=Tie.PLAIN, words=("每百元营业收入",)),
        row("balance.natural", ("*", "PERCENT"), "growth", "growth == births - deaths", births=seek.percent_named("出生率"),
            deaths=seek.percent_named("死亡率"), needs=(need.natural,), tie=Tie.LIKELY, words=("自然增长率",)),
    ]
    for cue, mean, sign in (
        ("rise", "population - delta / 2", "births - deaths"),
        ("fall", "population + delta / 2", "deaths - births"),
    ):
        population: dict[str, Where] = {"population": seek.population, "delta": seek.population_change(cue)}
        frames += [
            row("share.crude", ("rate", "PERCENT"), "rate", f"rate == events / ({mean})", events=near.nearest(),
                needs=(need.crude,), tie=Tie.PLAIN, words=("出生率", "死亡率"), roles=population),
            row("share.natural", ("*", "PERCENT"), "rate", f"rate == {'0 - ' if cue == 'fall' else ''}delta / ({mean})",
                needs=(need.natural,), tie=Tie.PLAIN, words=("自然增长率",), roles=population),
            row("balance.population", ("plain", "AMOUNT"), "deaths", f"delta == {sign}", births=seek.beside_in("出生人口"),
                needs=(need.deaths,), tie=Tie.PLAIN, words=("死亡人口",), roles=population),
        ]
    return frames
