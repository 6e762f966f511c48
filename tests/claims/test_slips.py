"""How relations fail that a slip broke, and how those fail that never were meant."""

from __future__ import annotations

import pytest

from lawlint.claims.formula import identity
from lawlint.claims.scene import Term, scenes
from lawlint.claims.slips import is_slip
from lawlint.parsing.parser import parse
from lawlint.source import Source

SUM = ("whole == sum(parts)", ["whole", "parts", "parts"])
SHARE = ("rate == part / whole", ["rate", "part", "whole"])


def cast(text: str, roles: list[str]) -> dict[str, list[Term]]:
    """The figures of ``text``, in the order of ``roles``."""
    paragraphs = parse(Source(text)).paragraphs
    terms = [t for number, paragraph in enumerate(paragraphs) for scene in scenes(paragraph, number) for t in scene.terms]
    found: dict[str, list[Term]] = {}
    for role, term in zip(roles, terms, strict=True):
        found.setdefault(role, []).append(term)
    return found


@pytest.mark.parametrize(
    ("relation", "text", "misprint", "near"),
    [
        pytest.param(SUM, "公文137件，公开500件，移送437件。", True, False, id="one wrong digit"),
        pytest.param(SUM, "公文937件，公开500件，移送137件。", True, False, id="one wrong digit of a part"),
        pytest.param(SUM, "资金1.37亿元，拨付5.00亿元，自筹4.37亿元。", True, False, id="one wrong digit of a scaled figure"),
        pytest.param(SHARE, "占比88.5%，公开385件，公文1000件。", True, False, id="one wrong digit of a rate"),
        pytest.param(SUM, "公文973件，公开500件，移送437件。", True, True, id="neighbours exchanged"),
        pytest.param(SUM, "公文397件，公开500件，移送437件。", True, False, id="neighbours exchanged in front"),
        pytest.param(SHARE, "占比35.8%，公开385件，公文1000件。", True, True, id="neighbours exchanged in a rate"),
        pytest.param(SUM, "公文9370件，公开500件，移送437件。", True, False, id="ten times too much"),
        pytest.param(SUM, "资金9.37亿元，拨付5.00亿元，自筹4.37万元。", True, False, id="万 for 亿"),
        pytest.param(SHARE, "占比3.85%，公开385件，公文1000件。", True, False, id="a tenth of the rate"),
        pytest.param(SUM, "公文1000件，公开500件，移送437件。", False, True, id="near, by several digits"),
        pytest.param(SHARE, "占比45.2%，公开385件，公文1000件。", False, True, id="a rate near by"),
        pytest.param(SUM, "公文1249件，公开500件，移送437件。", False, True, id="a quarter of the larger side off"),
        pytest.param(SUM, "公文1250件，公开500件，移送437件。", False, False, id="more than a quarter off"),
        pytest.param(SUM, "公文2151件，公开500件，移送437件。", False, False, id="far off"),
        pytest.param(SUM, "公文739件，公开500件，移送437件。", False, True, id="digits exchanged that are no neighbours"),
        pytest.param(SUM, "公文4685件，公开500件，移送437件。", False, False, id="five times is no scale"),
        pytest.param(SHARE, "占比77.3%，公开385件，公文1000件。", False, False, id="a rate far off"),
    ],
)
def test_a_slip_is_a_misprint_or_a_near_miss(relation: tuple[str, list[str]], text: str, misprint: bool, near: bool) -> None:
    rule, roles = relation
    assert is_slip(identity(rule), cast(text, roles), near=False) is misprint
    assert is_slip(identity(rule), cast(text, roles)) is (misprint or near)


def test_the_figures_are_left_as_they_are() -> None:
    rule, roles = SUM
    terms = cast("公文2151件，公开500件，移送437件。", roles)
    before = [t.value for role in terms for t in terms[role]]
    is_slip(identity(rule), terms)
    assert [t.value for role in terms for t in terms[role]] == before
