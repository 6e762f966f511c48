"""The growth of a whole between that of its parts."""

from __future__ import annotations

import pytest

import lawlint
from lawlint.claims.claim import Verdict

OK, WRONG = Verdict.CONSISTENT, Verdict.INCONSISTENT


def weighed(text: str) -> list[tuple[Verdict, str]]:
    return [(c.verdict, c.formula) for c in lawlint.check(text).report.claims if c.frame == "weighted"]


TRADE = "进出口总值400.0亿元，{}，其中出口300.0亿元，{}，进口100.0亿元，{}。"


@pytest.mark.parametrize(
    ("growths", "then"),
    [
        (("增长7.5%", "增长12.0%", "下降4.0%"), "300.0亿 ÷ (1 + 12.0%) + 100.0亿 ÷ (1 − 4.0%)) − 1 = 7.5%"),
        (("下降10.1%", "下降12.0%", "下降4.0%"), "300.0亿 ÷ (1 − 12.0%) + 100.0亿 ÷ (1 − 4.0%)) − 1 = −10.1%"),
    ],
)
def test_the_weighted_growth_is_proved(growths: tuple[str, ...], then: str) -> None:
    text = TRADE.format(*growths)
    assert weighed(text) == [(OK, f"(300.0亿 + 100.0亿) ÷ ({then}")]
    assert lawlint.check(text).findings == ()


@pytest.mark.parametrize(
    ("growths", "formula"),
    [
        (("增长15.7%", "增长12.0%", "下降4.0%"), "15.7% ∉ [12.0%、−4.0%]"),
        (("增长12.2%", "增长12.0%", "下降4.0%"), "12.2% ∉ [12.0%、−4.0%]"),
        (("下降4.2%", "增长12.0%", "下降4.0%"), "−4.2% ∉ [12.0%、−4.0%]"),
        (("增长7.5%", "下降12.0%", "下降4.0%"), "7.5% ∉ [−12.0%、−4.0%]"),
    ],
)
def test_a_whole_outside_of_its_parts_is_contradicted(growths: tuple[str, ...], formula: str) -> None:
    text = TRADE.format(*growths)
    assert weighed(text) == [(WRONG, formula)]
    (finding,) = lawlint.check(text).findings
    whole, *parts = (growth.translate({ord(c): None for c in "增长"}).replace("下降", "−") for growth in growths)
    assert finding.message.zh == f"总体增长 {whole}，不在各部分增长 {'、'.join(parts)} 之间"
    assert text[slice(*finding.span)] == growths[0][2:]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TRADE.format("增长9.5%", "增长12.0%", "下降4.0%"), id="between, though the weights say otherwise"),
        pytest.param(TRADE.format("增长12.0%", "增长12.0%", "下降4.0%"), id="as fast as the fastest part"),
        pytest.param(TRADE.format("增长12.1%", "增长12.0%", "下降4.0%"), id="prints that may stand for one value"),
        pytest.param(TRADE.format("增长15.7%", "规模稳定", "下降4.0%"), id="a part without a growth"),
        pytest.param(TRADE.format("规模稳定", "增长12.0%", "下降4.0%"), id="a whole without a growth"),
        pytest.param(TRADE.format("增长15.7%", "增长约12.0%", "下降4.0%"), id="a growth of a part hedged"),
        pytest.param(TRADE.format("增长15.7%", "增长12.0%以上", "下降4.0%"), id="a growth of a part open"),
        pytest.param(TRADE.format("增长约15.7%", "增长12.0%", "下降4.0%"), id="the growth of the whole hedged"),
        pytest.param(
            TRADE.format("增长15.7%", "增长12.0%", "下降4.0%").replace("出口300.0", "出口约300.0"), id="a part itself hedged"
        ),
    ],
)
def test_silent(text: str) -> None:
    assert weighed(text) == []
    assert lawlint.check(text).findings == ()


def test_parts_that_do_not_add_up_weigh_nothing() -> None:
    text = TRADE.format("增长15.7%", "增长12.0%", "下降4.0%").replace("进口100.0", "进口110.0")
    assert weighed(text) == []
    assert [f.message.zh for f in lawlint.check(text).findings] == ["300.0亿 + 110.0亿 = 410.0亿，文中为 400.0亿"]


BUDGET = "税收收入完成28600.0万元，占调整预算{}，其中国税13900.0万元，占调整预算{}，地税14700.0万元，占调整预算{}。"


@pytest.mark.parametrize(
    ("whole", "verdict"),
    [("105.5%", OK), ("104.5%", None), ("115.5%", None), ("95.5%", None), ("110.2%", None), ("211.0%", None)],
)
def test_what_is_done_of_a_budget_is_weighted_too(whole: str, verdict: Verdict | None) -> None:
    text = BUDGET.format(whole, "100.9%", "110.1%")
    assert [v for v, _ in weighed(text)] == ([verdict] if verdict else [])
    assert lawlint.check(text).findings == ()  # a budget may have a reserve that no part has
    assert weighed(text.replace("占调整预算100.9%", "占年初预算100.9%")) == []


def test_the_degrees_of_parts_make_that_of_the_whole() -> None:
    ((verdict, formula),) = weighed(BUDGET.format("105.5%", "100.9%", "110.1%"))
    assert (verdict, formula) == (OK, "(13900.0万 + 14700.0万) ÷ (13900.0万 ÷ 100.9% + 14700.0万 ÷ 110.1%) = 105.5%")
