"""Days and periods of the Gregorian calendar in the forms that reports print."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

WEEKDAYS = "一二三四五六日"
"""The last character of a weekday's name (星期一 …), in the order of ``date.weekday()``."""

ENGLISH_WEEKDAYS = dict(
    zip(WEEKDAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)


def day(year: int, month: int, number: int) -> date | None:
    """The day; None where it does not exist (2023年2月29日, 13月5日)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def longest(month: int, year: int | None = None) -> int:
    """The number of days of ``month`` (1 to 12) in ``year``, by default in a leap year."""
    return next(last for last in (31, 30, 29, 28) if day(year or 2000, month, last))


def weekday(day: date) -> str:
    """The character after 星期: 一 to 日."""
    return WEEKDAYS[day.weekday()]


def in_full(day: date) -> str:
    """The day as GB/T 9704 prints it: 2024年1月26日."""
    return f"{day.year}年{day.month}月{day.day}日"


class Period(NamedTuple):
    """The days that a printed date covers, first and last included: 2023年9月 is 1 to 30 September."""

    first: date
    last: date

    @classmethod
    def of(cls, year: int, month: int | None = None, number: int | None = None) -> Period | None:
        """The period of a year, a month or a day; None where it does not exist."""
        low = day(year, 1 if month is None else month, 1 if number is None else number)
        if low is None:
            return None
        if month is None:
            return cls(low, date(year, 12, 31))
        return cls(low, low if number is not None else low.replace(day=longest(month, year)))
