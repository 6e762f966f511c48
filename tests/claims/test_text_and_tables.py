"""Text against tables: the same figure in another unit, and another figure."""

from __future__ import annotations

import pytest

import lawlint
from lawlint.claims.claim import Verdict

TABLE = (
    "一般公共预算支出表\n单位：元\n208 社会保障和就业支出 8,270,815 8,270,815\n208 10 社会福利 8,270,815 8,270,815\n"
    "208 10 01 儿童福利 767,579 767,579\n208 10 02 养老服务 538,440 538,440\n208 10 05 社会福利事业单位 6,964,796 6,964,796\n"
    "合计 8,270,815 8,270,815\n"
)
TEXT = "“社会福利（款）养老服务（项）”53.84万元。“社会福利（款）儿童福利（项）”76.76万元。“社会福利事业单位（项）”696.48万元。\n"


def claims(text: str, verdict: Verdict) -> list[tuple[str, ...]]:
    found = lawlint.check(text).report.claims
    return [tuple(o.text for o in c.operands) for c in found if c.kind == "repeat" and c.verdict is verdict]


@pytest.mark.parametrize("figures", [{"538,440", "53.84万元"}, {"767,579", "76.76万元"}, {"6,964,796", "696.48万元"}])
def test_the_same_figure_in_another_unit(figures: set[str]) -> None:
    assert any(set(same) == figures for same in claims(TEXT + TABLE, Verdict.CONSISTENT))


def test_another_unit_is_another_figure() -> None:
    assert not any("53.84万元" in same for same in claims(TEXT + TABLE.replace("单位：元", "单位：千元"), Verdict.CONSISTENT))


def test_one_entry_that_no_table_has() -> None:
    assert claims(TEXT.replace("696.48", "738.66") + TABLE, Verdict.INCONSISTENT) == [("738.66万元", "6,964,796")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“社会福利（款）养老服务（项）”53.84万元。", ""),  # too few agree
        ("53.84", "63.84"),
        ("696.48万元", "约738万元"),
        ("696.48", "38.66"),  # another thing altogether
        ("社会福利事业单位（项）", "儿童福利事业单位（项）"),
    ],
)
def test_what_is_not_stated(old: str, new: str) -> None:
    text = TEXT.replace("696.48", "738.66") if "696.48" not in old else TEXT
    assert claims(text.replace(old, new) + TABLE, Verdict.INCONSISTENT) == []


def test_columns_that_the_lines_above_name() -> None:
    text = (
        "“三公”经费预算表\n单位：万元\n合计 因公出国（境）费 公务接待费\n公务用车购置及运行费\n346.30 288.70 25.40 32.20\n"
        "二、说明\n因公出国（境）费288.70万元。公务接待费25.40万元。\n"
    )
    assert {("288.70", "288.70万元"), ("25.40", "25.40万元")} <= set(claims(text, Verdict.CONSISTENT))
