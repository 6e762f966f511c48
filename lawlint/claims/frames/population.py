"""What a communiqué tells of a population."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims import evidence as e
from lawlint.claims import gates as g
from lawlint.claims import where as w
from lawlint.claims.frames.frame import Frame


def population() -> Sequence[Frame]:
    """What a communiqué tells of a population: births, deaths, and the rates of both over its mean of two year's ends; men
    to a hundred women."""
    frames = [
        Frame(
            "ratio",
            "sexes",
            ("*", "AMOUNT"),
            "ratio",
            (("men", w.of_sex("男")), ("women", w.of_sex("女"))),
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
                (("towns", w.of_income("TOWN", "LAND")), ("country", w.of_income("LAND", "TOWN"))),
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
            (("cost", w.beside_in("营业成本")), ("income", w.beside_in("营业收入"))),
            "ratio == cost * 100 / income",
            confirms=True,
            words=("每百元营业收入",),
        ),
        Frame(
            "balance",
            "natural",
            ("*", "PERCENT"),
            "growth",
            (("births", w.percent_named("出生率")), ("deaths", w.percent_named("死亡率"))),
            "growth == births - deaths",
            (e.natural,),
            weaker=True,
            words=("自然增长率",),
        ),
    ]
    for cue, mean, sign in (
        ("rise", "population - delta / 2", "births - deaths"),
        ("fall", "population + delta / 2", "deaths - births"),
    ):
        population = (("population", w.population), ("delta", w.population_change(cue)))
        frames += [
            Frame(
                "share",
                "crude",
                ("rate", "PERCENT"),
                "rate",
                (("events", w.nearest()), *population),
                f"rate == events / ({mean})",
                (e.crude,),
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
                (e.natural,),
                confirms=True,
                words=("自然增长率",),
            ),
            Frame(
                "balance",
                "population",
                ("plain", "AMOUNT"),
                "deaths",
                (("births", w.beside_in("出生人口")), *population),
                f"delta == {sign}",
                (e.deaths,),
                confirms=True,
                words=("死亡人口",),
            ),
        ]
    return frames
