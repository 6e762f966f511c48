"""What a communiqué tells of a population."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims.binding import Frame
from lawlint.claims.operators import seek as near
from lawlint.claims.relations.population import conditions as need
from lawlint.claims.relations.population import gates as g
from lawlint.claims.relations.population import seek


def population() -> Sequence[Frame]:
    """What a communiqué tells of a population: births, deaths, and the rates of both over its mean of two year's ends; men
    to a hundred women."""
    frames = [
        Frame(
            "ratio",
            "sexes",
            ("*", "AMOUNT"),
            "ratio",
            (("men", seek.of_sex("男")), ("women", seek.of_sex("女"))),
            "ratio == men * 100 / women",
            confirms=True,
            gate=g.is_sex_ratio,
            words=("性别比",),
        ),
        *(
            Frame(
                "ratio",
                "incomes",
                (cue, "AMOUNT"),
                "ratio",
                (("towns", seek.of_income("TOWN", "LAND")), ("country", seek.of_income("LAND", "TOWN"))),
                "ratio == towns / country",
                weaker=True,
                misprints=True,
                gate=g.is_town_to_land,
                words=("比", "差"),
            )
            for cue in ("*", "base")
        ),
        Frame(
            "ratio",
            "cost",
            ("each", "AMOUNT"),
            "ratio",
            (("cost", seek.beside_in("营业成本")), ("income", seek.beside_in("营业收入"))),
            "ratio == cost * 100 / income",
            confirms=True,
            words=("每百元营业收入",),
        ),
        Frame(
            "balance",
            "natural",
            ("*", "PERCENT"),
            "growth",
            (("births", seek.percent_named("出生率")), ("deaths", seek.percent_named("死亡率"))),
            "growth == births - deaths",
            (need.natural,),
            weaker=True,
            words=("自然增长率",),
        ),
    ]
    for cue, mean, sign in (
        ("rise", "population - delta / 2", "births - deaths"),
        ("fall", "population + delta / 2", "deaths - births"),
    ):
        population = (("population", seek.population), ("delta", seek.population_change(cue)))
        frames += [
            Frame(
                "share",
                "crude",
                ("rate", "PERCENT"),
                "rate",
                (("events", near.nearest()), *population),
                f"rate == events / ({mean})",
                (need.crude,),
                confirms=True,
                words=("出生率", "死亡率"),
            ),
            Frame(
                "share",
                "natural",
                ("*", "PERCENT"),
                "rate",
                population,
                f"rate == {'0 - ' if cue == 'fall' else ''}delta / ({mean})",
                (need.natural,),
                confirms=True,
                words=("自然增长率",),
            ),
            Frame(
                "balance",
                "population",
                ("plain", "AMOUNT"),
                "deaths",
                (("births", seek.beside_in("出生人口")), *population),
                f"delta == {sign}",
                (need.deaths,),
                confirms=True,
                words=("死亡人口",),
            ),
        ]
    return frames
