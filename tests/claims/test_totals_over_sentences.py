"""Sums and shares that are told one figure a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import lawlint
from tests.growth import assert_linear

TOTAL = "支出预算为{}万元，支出决算为{}万元。\n"
ITEM = "教育支出{}。支出预算为{}万元，支出决算为{}万元。\n"
ROWS = [("50.10", "49.05"), ("30.20", "28.15"), ("20.30", "19.25"), ("10.40", "9.35")]


def formulas(text: str) -> list[tuple[str, str]]:
    return [(c.kind, c.formula) for c in lawlint.check(text).report.claims if c.frame == "column"]


def report(budget: str, accounts: str) -> str:
    return TOTAL.format(budget, accounts) + "".join(ITEM.format("甲乙丙丁"[n], *row) for n, row in enumerate(ROWS))


def test_the_figures_under_one_name_make_the_total() -> None:
    assert formulas(report("111.00", "105.80")) == [
        ("sum", "50.10万 + 30.20万 + 20.30万 + 10.40万 = 111.00万"),
        ("sum", "49.05万 + 28.15万 + 19.25万 + 9.35万 = 105.80万"),
    ]


def test_a_total_that_they_do_not_make_is_left_alone() -> None:
    text = report("111.10", "115.80")
    assert formulas(text) == []
    assert not lawlint.check(text).findings


def test_coarse_figures_prove_nothing() -> None:
    assert formulas("支出决算为10万元。\n支出决算为5万元。\n支出决算为3万元。\n支出决算为2万元。") == []


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("教育支出50.2万元，占62.75%；卫生支出29.8万元，占37.25%。", ["62.75% + 37.25% = 100%"]),
        ("教育支出占50.25%。\n卫生支出占30.00%。\n住房支出占19.75%。", ["50.25% + 30.00% + 19.75% = 100%"]),
        ("教育支出占50.25%。\n卫生支出占49.75%。", []),
        ("教育支出占50%。\n卫生支出占30%。\n住房支出占20%。", []),
        ("教育支出占50.25%。\n卫生支出占30.00%。\n住房支出占19.85%。", []),
    ],
)
def test_shares_make_all(text: str, formula: list[str]) -> None:
    assert [f for kind, f in formulas(text) if kind == "shares"] == formula


@pytest.mark.parametrize("piece", ["支出决算为{}.{}5万元。\n", "支出占0.0{}%。\n", "支出决算为0.00万元，占0.00%。\n"])
def test_time_is_linear(piece: str) -> None:
    def work(length: int) -> Callable[[], object]:
        text = "".join(piece.format(n % 89 + 1, n % 7) for n in range(length))
        return lambda: lawlint.check(text)

    assert_linear(work, 400)
