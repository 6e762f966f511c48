"""Calculations as a person writes them, in both languages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lawlint.claims.claim import Claim, Verdict
from lawlint.claims.render import decimal, trimmed
from lawlint.report import analyse
from lawlint.source import Source


def wrong(text: str) -> Claim:
    (claim,) = [c for c in analyse(Source(text)).claims if c.verdict is Verdict.INCONSISTENT]
    return claim


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "收到申请18件，其中撤回2件，撤回率为12.11%。",
            "2 ÷ 18 = 11.11%，文中为 12.11%",
            "2 ÷ 18 = 11.11%, the text has 12.11%",
        ),
        ("审查决策9件，其中完成7件，另外3件正在审查。", "7 + 3 = 10，文中为 9", "7 + 3 = 10, the text has 9"),
        ("收到申请18件，其中撤回20件。", "部分大于整体：20 > 18", "the part exceeds the whole: 20 > 18"),
        ("审结案件40件，其中驳回26件、撤销18件。", "部分大于整体：26 + 18 > 40", "the part exceeds the whole: 26 + 18 > 40"),
        ("答复率达101%。", "101% 超过 100%，这个率不可能", "101% exceeds 100%, which this rate cannot"),
        (
            "企业由12家增加到10家。",
            "文中说升，数字却由 12 降到 10",
            "the text says up, the figures go from 12 to 10",
        ),
        (
            "办理时限由7天压缩至12天。",
            "文中说降，数字却由 7 升到 12",
            "the text says down, the figures go from 7 to 12",
        ),
        (
            "全市排名由第3位提升至第7位。",
            "文中说升，数字却由 3位 降到 7位",
            "the text says up, the figures go from 3位 to 7位",
        ),
        (
            "全市排名由第7位下降至第3位。",
            "文中说降，数字却由 7位 升到 3位",
            "the text says down, the figures go from 7位 to 3位",
        ),
        (
            "收入3600万元，比上年增加600万元，增长16.7%。",
            "600万 ÷ (3600万 − 600万) = 20.0%，文中为 16.7%（像是除以了本期数）",
            "600万 ÷ (3600万 − 600万) = 20.0%, the text has 16.7% (as if divided by the new value)",
        ),
        (
            "2024年受理25件，上年同期20件，增长20%。",
            "(25 − 20) ÷ 20 = 25%，文中为 20%（像是除以了本期数）",
            "(25 − 20) ÷ 20 = 25%, the text has 20% (as if divided by the new value)",
        ),
        (
            "上年结转19件，新收387件，办结391件，结转下年16件。",
            "391 + 16 = 407，文中为 19 + 387",
            "391 + 16 = 407, the text has 19 + 387",
        ),
    ],
)
def test_a_contradiction_is_shown_with_its_proof(text: str, zh: str, en: str) -> None:
    message = wrong(text).message
    assert (message.zh, message.en) == (zh, en)
    assert (message.in_("zh"), message.in_("en")) == (zh, en)


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("收到申请18件，其中撤回2件，撤回率为12.11%。", "2 ÷ 18 = 11.11% ≠ 12.11%"),
        ("收到申请18件，其中撤回2件，撤回率为12%。", "2 ÷ 18 = 11% ≠ 12%"),  # as many decimals as the text prints
        ("收到申请18件，其中撤回2件，撤回率为12.1110%。", "2 ÷ 18 = 11.1111% ≠ 12.1110%"),
        ("收到申请300件，其中撤回200件，撤回率为66.5%。", "200 ÷ 300 = 66.7% ≠ 66.5%"),
        ("收到申请1,800件，其中撤回200件，撤回率为12.11%。", "200 ÷ 1,800 = 11.11% ≠ 12.11%"),
        ("收入1.72万元、3.50万元，共计6.92万元。", "1.72万 + 3.50万 = 5.22万 ≠ 6.92万"),  # the text's scale
        ("审查决策9件，其中完成超过7件，另外3件正在审查。", "超过7 + 3 = 10 ≠ 9"),
    ],
)
def test_the_formula_keeps_the_prints(text: str, formula: str) -> None:
    assert wrong(text).formula == formula


def test_what_holds_is_one_line_in_both_languages() -> None:
    (claim,) = analyse(Source("审查决策9件，其中完成7件，另外2件正在审查。")).claims
    assert claim.formula == claim.message.zh == claim.message.en == "7 + 2 = 9"


def test_a_print_that_would_look_the_same_gets_two_more_places() -> None:
    (claim,) = [c for c in analyse(Source("收到申请300件，其中撤回200件，撤回率为66.66%。")).claims if c.kind == "share"]
    assert claim.formula == "200 ÷ 300 = 66.67% ≈ 66.66%"
    assert wrong("收到申请1000件，其中撤回5件，撤回率为0.4%。").formula == "5 ÷ 1000 = 0.5% ≠ 0.4%"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1/3", 2, "0.33"),
        ("2/3", 2, "0.67"),
        ("1/8", 2, "0.13"),
        ("-1/8", 2, "-0.13"),
        ("-1/1000", 2, "0.00"),
        ("5/2", 0, "3"),
        ("12", 2, "12.00"),
        ("1/200", 2, "0.01"),
        ("123456789/10", 0, "12345679"),
    ],
)
def test_decimals_are_rounded_half_up(value: str, places: int, text: str) -> None:
    assert decimal(Fraction(value), places) == text


@pytest.mark.parametrize(("value", "text"), [("1/3", "0.33"), ("12", "12"), ("25/2", "12.5"), ("100", "100"), ("0", "0")])
def test_no_closing_zeros(value: str, text: str) -> None:
    assert trimmed(Fraction(value)) == text
