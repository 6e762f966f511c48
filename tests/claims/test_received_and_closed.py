"""What was received and closed, kind by kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import lawlint
from lawlint.claims.claim import Verdict
from tests.growth import assert_linear

OK, WRONG = Verdict.CONSISTENT, Verdict.INCONSISTENT
KINDS = "刑事案件受理{}件，结案38件；民事案件受理925件，结案440件；行政案件受理38件，结案10件；执行案件受理770件，结案{}件。"
SECTIONS = (
    "（一）刑事审判。受理刑事案件{}件，审结38件。\n（二）民事审判。受理民事案件925件，审结450件。\n"
    "（三）执行工作。受理执行案件808件，执结{}件。"
)


def formulas(text: str) -> list[tuple[Verdict, str]]:
    return [(c.verdict, c.formula) for c in lawlint.check(text).report.claims if c.frame == "stages"]


@pytest.mark.parametrize(
    ("text", "came", "done"),
    [
        ("全院受理案件1801件，结案894件，结案率达49.64%。其中：" + KINDS, "{} + 925 + 38 + 770 = {}", "38 + 440 + 10 + {} = {}"),
        ("全院受理案件1801件，审结894件。\n" + SECTIONS, "{} + 925 + 808 = {}", "38 + 450 + {} = {}"),
    ],
)
def test_both_columns_make_their_totals(text: str, came: str, done: str) -> None:
    proved = {claim.formula for claim in lawlint.check(text.format(68, 406)).report.claims}
    assert {came.format(68, 1801), done.format(406, 894)} <= proved
    for figures in ((68, 406), (68, 416), (98, 406)):  # a kind may not be told, and what was closed be of another year
        assert lawlint.check(text.format(*figures)).findings == ()


def test_the_sections_of_a_report_are_rows() -> None:
    text = "全院受理案件1801件，审结894件。\n" + SECTIONS.format(68, 406)
    assert formulas(text) == [(OK, "68 + 925 + 808 = 1801"), (OK, "38 + 450 + 406 = 894")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全院受理案件1803件，结案894件。其中：" + KINDS.format(68, 406), id="a kind that is not told"),
        pytest.param("全院受理案件1901件，结案1004件。其中：" + KINDS.format(68, 406), id="no column that makes its total"),
        pytest.param("全院受理案件1801件，结案约900件。其中：" + KINDS.format(68, 406), id="a hedge"),
        pytest.param("全院受理案件1801件，未审结894件。其中：" + KINDS.format(68, 406), id="what was not closed"),
        pytest.param("全院不予受理案件1801件，审结904件。其中：" + KINDS.format(68, 406), id="what did not come in"),
    ],
)
def test_no_total_is_blamed_for_what_is_not_stated(text: str) -> None:
    assert not any(verdict is WRONG for verdict, _ in formulas(text))
    assert lawlint.check(text).findings == ()


def test_time_is_linear() -> None:
    def work(length: int) -> Callable[[], object]:
        text = "".join(f"受理{n % 17}类案件{n + 100}件，审结{n + 90}件。" for n in range(length))
        return lambda: lawlint.check(text)

    assert_linear(work, 200)
