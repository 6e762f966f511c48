"""Days and periods of the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.exact.calendar import ENGLISH_WEEKDAYS, Period, day, longest, weekday


@given(st.dates())
def test_a_day_that_exists_is_itself_and_in_its_month_and_year(when: date) -> None:
    assert day(when.year, when.month, when.day) == when
    assert when.day <= longest(when.month, when.year) <= longest(when.month)
    for period in (Period.of(when.year), Period.of(when.year, when.month), Period.of(when.year, when.month, when.day)):
        assert period is not None
        assert period.first <= when <= period.last
    assert ENGLISH_WEEKDAYS[weekday(when)] == f"{when:%A}"


@pytest.mark.parametrize("impossible", [(2023, 2, 29), (2023, 13, 5), (2023, 4, 31), (2023, 0, 1), (0, 1, 1)])
def test_a_day_that_does_not_exist(impossible: tuple[int, int, int]) -> None:
    assert day(*impossible) is None
    assert Period.of(*impossible) is None


def test_the_longest_month() -> None:
    """The standard library says the same, which takes longer to load; 0000 is printed, and a leap year."""
    for year in range(10_000):
        assert [longest(month, year) for month in range(1, 13)] == [monthrange(year, month)[1] for month in range(1, 13)]
    assert longest(2) == 29


def test_weekdays_of_known_days() -> None:
    assert weekday(date(2024, 1, 26)) == "五"
    assert weekday(date(2023, 6, 20)) == "二"
