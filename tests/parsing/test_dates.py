"""Dates, ranges and weekdays as they stand in compact text."""

from __future__ import annotations

import pytest

from lawlint.parsing.dates import dates, ranges, weekdays


@pytest.mark.parametrize(("text", "found"), [
    ("2023年9月20日召开,10月8日印发", [(2023, 9, 20), (None, 10, 8)]),
    ("二〇二四年一月二十六日", [(2024, 1, 26)]),
    ("2024-01-26,2024.1.5,2024/1/5", [(2024, 1, 26), (2024, 1, 5), (2024, 1, 5)]),
    ("农历9月30日,农历2024年2月30日", []),
    ("9月30日均值,1月2日常工作,4月31日报", []),
    ("12023年9月20日,GB2023-01-02,2023-01-02-3,编号2023-99-1", []),
    ("4月31日报送", [(None, 4, 31)]),
])  # fmt: skip
def test_dates(text: str, found: list[tuple[int | None, int, int]]) -> None:
    assert [(d.year, d.month, d.day) for d in dates(text)] == found


@pytest.mark.parametrize(("text", "backwards"), [
    ("(2025—2021年)", True),
    ("(2021-2025)", False),
    ("9月20日至9月10日", True),
    ("9月20日—10日", True),
    ("9月20—30日", False),
    ("2023年12月至2024年2月", False),
    ("2023年9月—2022年12月", True),
    ("2023年10月至同年3月", True),
    ("2023年9月20日至2023年9月", False),
    ("2023年至2023年6月", False),
])  # fmt: skip
def test_ranges(text: str, backwards: bool) -> None:
    (found,) = ranges(text)
    assert found.periods is not None
    assert (found.periods[1].last < found.periods[0].first) is backwards


@pytest.mark.parametrize("text", [
    "12月20日至1月10日",
    "2023年1月1日至12月31日",
    "2023年12月20日至1月10日",
    "9月至2023年3月",
    "2023年2月20日至2月30日",
    "9月至10日",
])  # fmt: skip
def test_ranges_that_say_too_little(text: str) -> None:
    assert [found.periods for found in ranges(text)] == [None]


@pytest.mark.parametrize(("text", "name"), [
    ("2024年1月26日(星期四)", "四"),
    ("6月20日周三上午", "三"),
    ("1月28日,星期天", "日"),
    ("今天是2019年10月31日星期三", None),
    ("2024年10月1日至7日(周二至周一)", None),
    ("2024年10月1日至2024年10月7日(周二至周一)", None),
    ("3月5日周一民致辞", None),
])  # fmt: skip
def test_weekdays(text: str, name: str | None) -> None:
    assert next((found.name for found in weekdays(text)), None) == name
