"""Changes between two years that are told in sentences of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import lawlint
from lawlint.claims.claim import Verdict
from tests.growth import assert_linear

OK, WRONG = Verdict.CONSISTENT, Verdict.INCONSISTENT


def formulas(text: str) -> list[tuple[Verdict, str]]:
    return [(c.verdict, c.formula) for c in lawlint.check(text).report.claims if c.frame == "years"]


def test_every_change_is_of_the_figures_of_both_years() -> None:
    text = "2023年，全院受理案件2615件，审结2408件，比2022年分别上升{}和{}。\n2022年，全院受理案件2310件，审结2154件。"
    first, second = "(2615 − 2310) ÷ 2310 = 13.2%", "(2408 − 2154) ÷ 2154 = 11.8%"
    assert formulas(text.format("13.2%", "11.8%")) == [(OK, first), (OK, second)]
    assert lawlint.check(text.format("13.2%", "11.8%")).findings == ()
    assert formulas(text.format("13.2%", "17.8%")) == [(OK, first), (WRONG, f"{second} ≠ 17.8%")]
    (finding,) = lawlint.check(text.format("13.2%", "17.8%")).findings
    assert (finding.code, finding.severity.name) == ("NUM008", "WARNING")


def test_the_first_figure_of_a_sentence_is_held_to_its_year_too() -> None:
    text = "2022年受理案件2310件。2023年受理案件2615件，同比上升{}。"
    assert lawlint.check(text.format("13.2%")).findings == ()
    assert formulas(text.format("15.2%")) == [(WRONG, "(2615 − 2310) ÷ 2310 = 13.2% ≠ 15.2%")]


def test_a_change_that_names_its_figure_is_of_it_wherever_it_stands() -> None:
    text = (
        "2023年度经费预算27.10万元，其中接待费11.62万元，车辆费15.48万元。\n"
        "2022年度经费支出26.25万元，其中接待费12.21万元，车辆费14.04万元。\n"
        "2023年度经费预算较2022年度增加0.85万元，其中接待费较上年同期减少0.59万元，减少4.83%。"
    )
    assert formulas(text) == [(OK, "12.21万 − 11.62万 = 0.59万"), (OK, "0.59万 ÷ 12.21万 = 4.83%")]
    assert lawlint.check(text).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2022年受理案件2310件。2023年受理案件2615件，上升15.2%。", id="against nobody knows what"),
        pytest.param("2022年受理案件2310件。2023年受理案件2615件，比2021年上升15.2%。", id="against another year"),
        pytest.param("2022年受理案件2310件。2023年1至9月受理案件2615件，同比上升15.2%。", id="of some months"),
        pytest.param("2022年全省受理案件2310件。2023年全市受理案件2615件，同比上升15.2%。", id="of another place"),
        pytest.param("2022年受理案件2310件，2022年受理案件2240件。2023年受理案件2615件，同比上升15.2%。", id="two of one name"),
        pytest.param("2022年预算安排救助资金23105万元。2023年救助资金26158万元，同比增长15.2%。", id="planned against done"),
        pytest.param("2022年地区生产总值231.05亿元。2023年地区生产总值261.58亿元，同比增长5.2%。", id="at other prices"),
        pytest.param(
            "2022年投入救助资金23.1亿元。2023年投入救助资金26.2亿元，同比增长15.2%。", id="figures that may be corrected"
        ),
        pytest.param("2022年受理案件约2310件。2023年受理案件2615件，同比上升15.2%。", id="a hedge"),
        pytest.param("2022年受理案件2310件。2023年受理案件2615件，同比上升3.7%。", id="no slip"),
    ],
)
def test_nothing_is_claimed_of_what_may_be_another_figure(text: str) -> None:
    assert formulas(text) == []
    assert lawlint.check(text).findings == ()


def test_many_years_take_time_in_proportion() -> None:
    def prepare(count: int) -> Callable[[], object]:
        text = "".join(f"20{k % 90 + 10}年受理案件{k + 100}件，同比上升{k % 40}%。" for k in range(count))
        return lambda: formulas(text)

    assert_linear(prepare, 200)
