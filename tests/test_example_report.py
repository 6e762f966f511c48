"""The invented report under examples/: no findings in the final version, every slip of the draft is found."""

from __future__ import annotations

from pathlib import Path

import pytest

import lawlint
from lawlint.rule import Severity

EXAMPLES = Path(__file__).parents[1] / "examples"
REPORT, DRAFT = EXAMPLES / "yunxi-2024.md", EXAMPLES / "yunxi-2024-draft.md"


def test_the_published_report_is_in_order() -> None:
    report, findings, errors, *_ = lawlint.check(REPORT)
    assert [f for f in findings if f.severity >= Severity.WARNING] == []
    assert errors == ()
    assert (report.profile.name, report.facts.year) == ("fzzf", 2024)
    assert {claim.verdict.value for claim in report.claims} == {"consistent"}


@pytest.mark.parametrize(
    "formula",
    [
        "1360 ÷ 1360 = 100%",  # 进驻事项、网上可办事项、网上可办率
        "52920 ÷ 84000 = 63%",  # 其中网上办理，占
        "96 ≤ 412",  # 2024年、自设立以来累计
        "213 + 35 = 248",  # 其中、其余
        "600 ÷ (3600 − 600) = 20%",  # 比上年增加、增长
        "7 < 12",  # 由…压缩至
        "38 ÷ 40 = 95%",  # 办结率
        "7 + 2 = 9",  # 其中、另外
        "180 + 20 + 60 = 260",  # 共计
        "900 + 600 = 1500",  # 其中、
        "3087 ÷ 3150 = 98%",  # 调解成功率
        "520 ≤ 800",  # 委派调解、调解成功
        "2 ÷ 18 = 11.11%",  # 撤回率
        "2 ÷ 15 = 13.33%",  # 调解和解率
        "136 + 152 = 288",  # 合计
        "44 + 4 = 3 + 45",  # 结转、新收、办结、结转下年
    ],
)
def test_its_arithmetic_is_proved(formula: str) -> None:
    assert formula in [claim.formula for claim in lawlint.check(REPORT).report.claims]


def test_every_slip_of_the_draft_is_found_and_nothing_else() -> None:
    report, findings, *_ = lawlint.check(DRAFT)
    text = report.source.text
    assert [(f.code, text[f.span.start : f.span.end]) for f in findings if f.severity >= Severity.WARNING] == [
        ("PUN001", "“"),
        ("ENU001", "三是"),
        ("ENU003", "2件"),
        ("NUM001", "9件"),
        ("CIT003", "合同法"),
        ("NUM014", "12.11%"),
        ("STR001", "（七）"),
        ("DAT001", "11月31日"),
        ("DAT008", "2023年12月31日"),
        ("TRM009", "公开竞争审查"),
    ]
