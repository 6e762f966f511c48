"""Dates, ranges of dates and weekdays in compact text, read by the terminals of ``grammar/date.lark``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from lawlint.exact.calendar import Period
from lawlint.exact.numerals import to_int
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.seeking import seeker

AT_ONCE = 256
"""Of how many paragraphs is kept what several rules ask for."""

_PART = pattern(r"(\d+)([年月日]?)")
_SPELLED = pattern(r"[年月日]")


class Printed(NamedTuple):
    """A date as it stands in a text, [start, end): what it says of year, month and day, possible or not."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None


class Weekday(NamedTuple):
    """A date with the weekday that is printed after it; ``name`` is the last character (一 to 日), at ``at``."""

    date: Printed
    name: str
    at: int


class Range(NamedTuple):
    """Two dates joined by 至 or a dash; ``same_year``: the text says 同年."""

    start: Printed
    end: Printed
    same_year: bool

    @property
    def periods(self) -> tuple[Period, Period] | None:
        """What both ends cover; None where a year is not known (a range may cross New Year) or a day does not exist.

        An end that is a mere day shares the month of the start, an end in the same month the year.
        """
        first, last = self.start, self.end
        if last.year is None and last.month is None:
            if first.day is None:
                return None
            last = last._replace(year=first.year, month=first.month)
        together = self.same_year or first.month == last.month
        if last.year is None and together:
            last = last._replace(year=first.year)
        if first.year is None and not (together and last.year is None):
            return None
        if first.year is not None and last.year is None:
            return None
        # 2000 is a leap year: every day that may exist does.
        low, high = (Period.of(date.year or 2000, date.month, date.day) for date in (first, last))
        return (low, high) if low and high else None


@lru_cache(maxsize=AT_ONCE)
def dates(text: str) -> tuple[Printed, ...]:
    """The days in ``text``: 2023年9月20日, 9月20日, 二〇二三年九月二十日, 2023-09-20.  Lunar dates are none.

    With hyphens, points or strokes a code looks like a date: only what has two digits for month and day, or a real
    month, is given, and nothing inside a longer code.
    """
    return (*_dates(text),)


def _dates(text: str) -> Iterator[Printed]:
    if "月" in text:
        for match in seeker("date", "DATE").finditer(text):
            if _free(text, match.start()):
                yield _printed(match[0], match.start())
        for match in _pattern("SPELLED").finditer(text):
            year, month, day = (to_int(part) for part in _SPELLED.split(match[0])[:3])
            yield Printed(*match.span(), year, month, day)
    for match in _pattern("HYPHENED").finditer(text) if "20" in text or "19" in text else ():
        start, end = match.span()
        year, month, day = map(int, re.split(r"[-./]", match[0]))
        if 1 <= month <= 12 and 1 <= day <= 31 and not _within_code(text, start, end):
            yield Printed(start, end, year, month, day)


@lru_cache(maxsize=AT_ONCE)
def ranges(text: str) -> tuple[Range, ...]:
    """The ranges of dates in ``text``."""
    return (*_ranges(text),)


def _ranges(text: str) -> Iterator[Range]:
    dash = _pattern("DASH")
    if not dash.search(text):
        return
    for match in seeker("date", "RANGE").finditer(text):
        if not _free(text, match.start()):
            continue
        joint = dash.search(match[0])
        assert joint is not None
        start, end, offset = match[0][: joint.start()], match[0][joint.end() :], match.start()
        said = end[:2] in ("同年", "当年")
        after = 2 * said
        yield Range(_printed(start, offset), _printed(end[after:], offset + joint.end() + after), said)


def weekdays(text: str) -> Iterator[Weekday]:
    """The dates in ``text`` that a weekday follows."""
    if "星期" in text or "周" in text or "礼拜" in text:
        today = _pattern("TODAY")
        for match in _pattern("WEEKDAY").finditer(text):
            start, end = match.span()
            if _free(text, start) and not today.fullmatch(text, max(0, start - 3), start):
                date = _printed(text[start : text.index("日", start, end) + 1], start)
                yield Weekday(date, text[end - 1].replace("天", "日"), end - 1)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("date")[name])


def _printed(text: str, offset: int) -> Printed:
    """«2023年9月20日», «9月», «20日», «2025» at ``offset``."""
    year = month = day = None
    for number, unit in _PART.findall(text):
        if unit == "月":
            month = int(number)
        elif unit == "年" or len(number) == 4:
            year = int(number)
        else:
            day = int(number)
    return Printed(offset, offset + len(text), year, month, day)


def _free(text: str, start: int) -> bool:
    """Whether a date can begin at ``start``: no number runs into it, and no other calendar is named."""
    return not (start and (text[start - 1].isdigit() or text[start - 1] in "./-—~–")) and not _pattern("LUNAR").search(
        text, max(0, start - 7), start
    )


def _within_code(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return _joins(before) or _joins(after)


def _joins(character: str) -> bool:
    return (character.isascii() and character.isalnum()) or (character != "" and character in "-/.号〔[版V")
