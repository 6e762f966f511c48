"""Shares of a whole that is printed nowhere, or far from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import lawlint
from lawlint.claims.claim import Verdict
from tests.growth import assert_linear

OK, WRONG = Verdict.CONSISTENT, Verdict.INCONSISTENT
LETTERS = (
    "反映用水的117件和用电的92件，各占来信总量34.4%、27.0%。\n联名来信128件，占来信总量{}。\n重复来信157件，占来信总量46.1%。"
)
SIBLINGS = (
    "按结构分为基本支出和项目支出。\n1.基本支出249.45万元，占本年预算支出的83.15%，下降0.2%。\n"
    "2.项目支出50.55万元，占本年预算支出的{}。"
)


def formulas(text: str, frame: str = "alike") -> list[tuple[Verdict, str]]:
    return [(c.verdict, c.formula) for c in lawlint.check(text).report.claims if c.frame == frame]


def test_shares_of_one_name_are_of_one_whole() -> None:
    assert formulas(LETTERS.format("37.6%")) == [
        (OK, f"{n} ÷ (157 ÷ 46.1%) = {share}") for n, share in ((117, "34.4%"), (92, "27.0%"), (128, "37.6%"))
    ]
    assert not any("128" in formula for _, formula in formulas(LETTERS.format("39.6%")))  # it may be of another year's letters
    assert lawlint.check(LETTERS.format("39.6%")).findings == ()


def test_the_whole_may_be_printed_in_a_later_section() -> None:
    text = (
        "教育支出5012592.51元，占支出总预算80.40%。\n社保支出573580.24元，占支出总预算9.2%。\n卫生支出249382.71元，占支出总预算4.0%。\n"
        "全年财政拨款收支总预算{}元。"
    )
    shares = (("5012592.51", "80.40%"), ("573580.24", "9.2%"), ("249382.71", "4.0%"))
    assert formulas(text.format("6234567.80")) == [(OK, f"{part} ÷ 6234567.80 = {share}") for part, share in shares]
    assert lawlint.check(text.format("6234567.80")).findings == ()
    assert (OK, "249382.71 ÷ (5012592.51 ÷ 80.40%) = 4.0%") in formulas(text.format("7234567.80"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "来信117件，占来信总量34.4%。来访128件，占来信总量37.6%。来电157件，占来信总量56.1%。", id="three that do not agree"
        ),
        pytest.param(
            "甲117件，占来信总量34.4%。乙128件，占来电总量39.6%。丙157件，占来信总量46.1%。", id="shares of other wholes"
        ),
        pytest.param(LETTERS.format("约39.6%"), id="a hedge"),
        pytest.param(LETTERS.format("12.9%"), id="no slip"),
    ],
)
def test_nothing_is_claimed_of_shares_that_may_be_of_other_wholes(text: str) -> None:
    assert not any(verdict is WRONG for verdict, _ in formulas(text))
    assert lawlint.check(text).findings == ()


def test_the_members_of_a_division_make_a_hundred() -> None:
    assert formulas(SIBLINGS.format("16.85%"), "siblings") == [(OK, "83.15% + 16.85% = 100%")]
    assert formulas(SIBLINGS.format("18.65%"), "siblings") == [(WRONG, "83.15% + 18.65% = 101.8% ≠ 100%")]
    (finding,) = lawlint.check(SIBLINGS.format("18.65%")).findings
    assert (finding.code, finding.severity.name) == ("NUM006", "WARNING")
    assert formulas(SIBLINGS.format("11.65%"), "siblings") == []  # the rest may be told in other words
    assert formulas(SIBLINGS.format("18.65%").replace("项目支出50", "培训支出50"), "siblings") == []
    assert formulas(SIBLINGS.format("18.65%").replace("预算支出的83", "基金支出的83"), "siblings") == []
    assert formulas(SIBLINGS.format("18.65%").replace("\n2.", "\n"), "siblings") == []


def test_time_is_linear() -> None:
    def work(length: int) -> Callable[[], object]:
        text = "".join(f"第{n % 17}类{n + 100}件，占来信总量{n % 89 + 1}.{n % 7}%。" for n in range(length))
        return lambda: lawlint.check(text)

    assert_linear(work, 200)
