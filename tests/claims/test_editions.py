"""Editions of one event, told again or followed by the next."""

from __future__ import annotations

import pytest

from lawlint.claims.claim import Verdict
from lawlint.claims.judge import claims_alone
from lawlint.claims.relations.repeat.editions import edition_claims
from lawlint.parsing.parser import parse
from lawlint.source import Source


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("成功申办第十六届运动会。\n做好第十六届运动会筹备。", [("repeat", ["第十六届", "第十六届"])]),
        ("成功举办第九届商品博览会。\n办好第十届商品博览会。", [("sequence", ["第九届", "第十届"])]),
        (
            "——2026年2月3日在青禾县第十四届人民代表大会第五次会议上\n2月3日，青禾县第十四届人民代表大会第五次会议开幕。",
            [("repeat", ["2月3日", "第十四届", "第五次", "2月3日", "第十四届", "第五次"])],
        ),
        (
            "2026年2月3日在青禾县第十四届人民代表大会第五次会议上\n青禾县第十四届人民代表大会第五次会议闭幕。",
            [("repeat", ["第十四届", "第五次", "第十四届", "第五次"])],
        ),
        (
            "在青禾县第十三届人民代表大会第六次会议上\n完成第十三届人民代表大会第五次会议确定的任务。",
            [("sequence", ["第十三届", "第五次", "第十三届", "第六次"])],
        ),
        ("成功举办第九届商品博览会。\n办好第九届农民运动会。", []),
        ("成功举办第九届商品博览会。\n办好第十二届商品博览会。", []),
    ],
)
def test_editions(text: str, claims: list[tuple[str, list[str]]]) -> None:
    found = list(claims_alone(edition_claims(parse(Source(text)))))
    assert [(c.kind, [o.text for o in c.operands]) for c in found] == claims
    assert all(c.verdict is Verdict.CONSISTENT for c in found)
