"""Shares that were made to add up to 100%."""

from __future__ import annotations

import lawlint
from lawlint.claims.claim import Verdict

SORTED = "全年收到申请229件，其中网络150件，占65.5%；信函73件，占31.8%；当面6件，占{}。"
TABLE = """云溪市2024年统计公报

|渠道|件数|占比|
|---|---|---|
|网络|150|65.5%|
|信函|73|31.8%|
|当面|6|{}|
|合计|229|100%|
"""


def failing(text: str) -> list[str]:
    return [claim.formula for claim in lawlint.check(text).report.failing]


def rounded(text: str) -> list[str]:
    return [claim.formula for claim in lawlint.check(text).report.claims if claim.verdict is Verdict.ROUNDING]


def test_the_last_digit_may_be_what_is_left_of_100() -> None:
    for text in (SORTED, TABLE):
        assert failing(text.format("2.7%")) == []
        assert "6 ÷ 229 = 2.6% ≈ 2.7%" in rounded(text.format("2.7%"))


def test_more_than_the_last_digit_is_a_mistake() -> None:
    assert failing(SORTED.replace("65.5%", "65.3%").format("2.9%")) == ["150 ÷ 229 = 65.5% ≠ 65.3%", "6 ÷ 229 = 2.6% ≠ 2.9%"]


def test_shares_that_do_not_make_100_are_held_to_their_last_digit() -> None:
    assert failing(SORTED.format("2.7%").replace("31.8%", "31.9%")) != []
    assert failing(SORTED.format("2.5%")) == ["6 ÷ 229 = 2.6% ≠ 2.5%"]
