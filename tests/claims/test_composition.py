"""The shares behind the parts of a sum."""

from __future__ import annotations

import pytest

import lawlint

SUM = "支出80.00万元，增长3%。主要有教育支出50.00万元，占{}；卫生支出30.00万元，占{}。"


def told(text: str) -> list[tuple[str, str]]:
    return [(c.verdict.value, c.formula) for c in lawlint.check(text).report.claims if c.frame == "composition"]


def test_what_another_frame_explains_is_told_once() -> None:
    claims = lawlint.check(SUM.format("62.50%", "37.50%")).report.claims
    assert sorted(c.formula for c in claims if c.kind == "share") == ["30.00万 ÷ 80.00万 = 37.50%", "50.00万 ÷ 80.00万 = 62.50%"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("62.50%", "38.50%", [("inconsistent", "30.00万 ÷ 80.00万 = 37.50% ≠ 38.50%")]),
        ("65.20%", "37.50%", [("inconsistent", "50.00万 ÷ 80.00万 = 62.50% ≠ 65.20%")]),
        ("62.50%", "91.11%", []),  # of something else
    ],
)
def test_a_share_that_slipped(first: str, second: str, found: list[tuple[str, str]]) -> None:
    text = SUM.format(first, second)
    assert told(text) == found
    assert [f.code for f in lawlint.check(text).findings] == ["NUM005"] * len(found)


def test_a_share_of_a_named_whole_is_left_alone() -> None:
    assert told(SUM.replace("，占{}。", "，占全省的{}。").format("62.50%", "38.50%")) == []


def test_parts_that_make_no_sum_tell_nothing() -> None:
    assert told(SUM.replace("80.00", "97.00").format("62.50%", "38.50%")) == []
