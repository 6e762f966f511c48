"""Identities about figures of the text, as a house writes them."""

from __future__ import annotations

import pytest

import lawlint
from lawlint.claims.claim import Claim
from lawlint.config import Settings
from lawlint.config.settings import Additions
from lawlint.linter import lint
from lawlint.source import Source

FLOW = "立项 + 续建 == 竣工 + 在建"


def claims_of(text: str, *formulas: str) -> list[Claim]:
    """The claims that the house's formulas make of ``text``."""
    row = {"key": "flow", "zh": "案个", "en": "cases", "formulas": list(formulas)}
    result = lint(Source(text), None, Settings(additions=Additions(identities=(row,))))
    return [claim for claim in result.report.claims if claim.frame == "house"]


@pytest.mark.parametrize(
    ("text", "formulas", "signs"),
    [
        ("全年立项80个，续建12个，竣工85个，在建7个。", (FLOW,), "✓"),
        ("全年立项80个，续建12个，竣工85个，在建6个。", (FLOW,), "✗"),
        ("全年立项80个，续建12个。\n\n全年竣工85个，在建6个。", (FLOW,), "✗"),
        ("立项80个，续建12个，竣工85个，在建7个。\n\n立项8个，续建2个，竣工5个，在建4个。", (FLOW,), "✓✗"),
        # A name is missing, or stands for two values that no paragraph tells apart.
        ("全年立项80个，续建12个，竣工85个。", (FLOW,), ""),
        ("立项80个。\n\n立项90个。\n\n续建12个，竣工85个，在建6个。", (FLOW,), ""),
        # A change and an aim are not what the name has.
        ("立项80个，续建12个，竣工增加85个，在建6个。", (FLOW,), ""),
        ("网站更新40条，公众号推送60条，信息发布量110条。", ("信息发布量 == 网站更新 + 公众号推送",), "✗"),
        ("网站更新40条，公众号推送60条，信息发布量110条。", ("网站更新 + 公众号推送 <= 信息发布量",), "✓"),
    ],
)
def test_claims_of_formulas(text: str, formulas: tuple[str, ...], signs: str) -> None:
    assert "".join(claim.verdict.sign for claim in claims_of(text, *formulas)) == signs


def test_a_rule_reports_it_with_both_sides() -> None:
    row = {"key": "flow", "zh": "案个", "en": "cases", "formulas": [FLOW]}
    settings = Settings(additions=Additions(identities=(row,)))
    (finding,) = lint(Source("全年立项80个，续建12个。\n\n全年竣工85个，在建6个。"), None, settings).findings
    assert (finding.code, finding.message.zh) == ("NUM017", "85 + 6 = 91，文中为 80 + 12")
    assert len(finding.related) == 3


def test_what_the_text_proves_itself_is_reported_once() -> None:
    text = "审结案件18件，其中调解2件，调解率为11.11%。"
    assert not claims_of(text, "调解率 == 调解 / 审结案件")
    assert any(claim.kind == "share" for claim in lawlint.check(text).report.claims)
