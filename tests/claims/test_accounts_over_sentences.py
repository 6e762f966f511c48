"""Accounts of what came and went that run over sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import lawlint
from lawlint.claims.claim import Verdict
from tests.growth import assert_linear

OK, WRONG = Verdict.CONSISTENT, Verdict.INCONSISTENT


def formulas(text: str) -> list[tuple[Verdict, str]]:
    return [(c.verdict, c.formula) for c in lawlint.check(text).report.claims if c.frame == "carried" and c.equality]


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("新收案件3211件，上年旧存288件。审结{}件。年末未结案件245件。", "{} + 245 = 288 + 3211"),
        ("收案3211件（不含旧存288件），比上年下降2.4%。审结{}件（含旧存）。尚有未结案件245件。", "{} + 245 = 288 + 3211"),
        ("新收案件3211件，上年旧存288件。审结{}件。下年度继续办理245件。", "{} + 245 = 288 + 3211"),
        ("收到申请3211件，上年转结288件。共办理答复{}件，结转下年度办理245件。", "{} + 245 = 288 + 3211"),
    ],
)
def test_an_account_closes_over_sentences(text: str, formula: str) -> None:
    assert formulas(text.format(3254)) == [(OK, formula.format(3254))]
    assert lawlint.check(text.format(3254)).findings == ()
    assert formulas(text.format(3264)) == []  # ten may have been moved elsewhere
    assert lawlint.check(text.format(3264)).findings == ()


def test_what_was_there_may_be_counted_with_what_came() -> None:
    text = "共受理案件3499件（含旧存288件）。审结3254件。年末未结案件{}件。"
    assert lawlint.check(text.format(245)).findings == lawlint.check(text.format(254)).findings == ()


def test_all_is_done_of_what_came_and_was_there() -> None:
    text = "共受理申请30件，办结{}件（其中1件为上年结转），无结转下年度办理。"
    assert formulas(text.format(31)) == [(OK, "30 + 1 = 31")]
    assert formulas(text.format(33)) == []


def test_the_channels_make_what_came_and_was_there() -> None:
    text = "收到信息公开申请9件，上年转结2件，其中网络申请{}件，信函申请6件。"
    assert formulas(text.format(5)) == [(OK, "5 + 6 = 2 + 9")]
    assert lawlint.check(text.format(5)).findings == ()
    assert formulas(text.format(8)) == [(WRONG, "8 + 6 = 14 ≠ 2 + 9")]
    assert formulas(text.format(3)) == []
    others = text.replace("。", "，发生复议1件。")
    assert formulas(others.format(5)) == [(OK, "5 + 6 = 2 + 9")]
    assert formulas(others.format(4)) == formulas(others.format(8)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("新收案件3211件，上年旧存288件。审结民事3054件、刑事210件。年末未结案件245件。", id="parts beside"),
        pytest.param("新收案件3211件，上年旧存288件。审结3264件。\n年末未结案件245件。", id="another paragraph"),
        pytest.param("新收案件3211件，上年旧存288件。审结约3264件。年末未结案件245件。", id="a hedge"),
        pytest.param("共受理案件3499件（旧存288件）。审结3254件。年末未结案件258件。", id="nobody says whether it is counted"),
        pytest.param("新收案件3211件。审结3264件。年末未结案件245件。", id="nobody says what was there"),
        pytest.param("不予受理申请3211件，上年旧存288件。审结3254件。年末未结案件245件。", id="what did not come in"),
        pytest.param("新收案件3211件，上年旧存288件。审结2106件。年末未结案件245件。", id="no slip"),
    ],
)
def test_nothing_is_claimed_of_what_may_be_another_account(text: str) -> None:
    assert formulas(text) == []
    assert lawlint.check(text).findings == ()


def test_time_is_linear() -> None:
    def work(length: int) -> Callable[[], object]:
        text = "".join(f"新收{n + 100}件，旧存{n}件。审结{n + 90}件。未结{n + 10}件。" for n in range(length))
        return lambda: lawlint.check(text)

    assert_linear(work, 100)
