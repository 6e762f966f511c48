"""DAT014: a date outside the named part of the year, and a range with a wrong length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from lawlint.exact.calendar import Period
from lawlint.exact.numerals import to_int
from lawlint.parsing.dates import Printed, Range, ranges
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.seeking import seeker
from lawlint.parsing.tree import Compact
from lawlint.rule import WARNING, Bad, Finding, Good, Report, Rule, Text

_HALVES = {"上": (1, 6), "下": (7, 12), "前": (1, 9)}
_MONTH = pattern(r"(\d{1,2})月")


class DateOutsidePeriod(Rule):
    """时段与时点不符。

    检查什么
    紧跟在「上半年」「一季度」「前三季度」后面的日期，或者其后括注的月份，是否在这个时段之内；起止日期后面写明的天数、月数，是否与起止
    日期相符（含头尾、不含头尾都算对）。「…日前」「…起」、写有两个不同年份的、工作日、带「近」「余」的和修饰名词的（为期5天的培训）
    不核对。

    为什么
    时段与日期必有一错，读者无从知道事情是什么时候办的。

    依据
    GB/T 7408.1—2023（公历日期、时间间隔）。
    """

    code = "DAT014"
    severity = WARNING
    title = Text("时段与时点不符", "Date outside its period")
    message = Text("{date}不在{period}", "{date} is not in {period}")
    lasts = Text("{range}是{right}，文中为{printed}", "{range} is {right}, and the text says {printed}")
    source = "GB/T 7408.1—2023"
    examples = (
        Good("上半年，3月15日组织了培训。"),
        Good("下半年起实施，7月15日前完成培训；上半年，7月15日前完成培训。"),
        Good("一季度（3月）召开会议，前三季度，9月20日起开展检查。"),
        Good("9月1日至9月30日，为期30天；12月20日至1月18日，共30天；3月1日至5月31日，历时三个月。"),
        Good("9月1日至9月30日，为期5天的培训分三期举办；9月1日至9月30日，共22个工作日。"),
        Good("4月至6月、9月至11月，共6个月。"),
        Bad("上半年，⟦7月15日⟧组织了培训。"),
        Bad("一季度（⟦4月⟧）召开会议。"),
        Bad("9月1日至9月10日，⟦为期12天⟧。"),
        Bad("2023年1月至6月，⟦共8个月⟧。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each date outside its period, at the date, and for each wrong length, at the length."""
        for paragraph in prose(report.document):
            compact = paragraph.compact
            if "月" in compact.text:
                yield from self._outside(compact)
                yield from self._lengths(compact)

    def _outside(self, compact: Compact) -> Iterator[Finding]:
        for found in seeker("when", "PART_AND_DATE").finditer(compact.text):
            group = "date" if found["date"] else "inside"
            month = _MONTH.search(found[group])
            assert month is not None
            first, last = _months(found["part"])
            years = {
                year for year in (found["part_year"], found[group].partition("年")[0] if "年" in found[group] else None) if year
            }
            if 1 <= int(month[1]) <= 12 and not first <= int(month[1]) <= last and len(years) < 2:
                yield self.finding(compact.span(*found.span(group)), date=found[group], period=found["part"])

    def _lengths(self, compact: Compact) -> Iterator[Finding]:
        before = 0
        for found in ranges(compact.text):
            # «4月至6月、9月至11月，共6个月» adds them up.
            joined, before = 0 < found.start.start - before < 2, found.end.end
            if joined:
                continue
            length = _pattern("LASTING").match(compact.text, found.end.end)
            if length is None:
                continue
            count = to_int(length["count"].replace("两", "二"))
            right = _in_days(found, count) if length["unit"] == "天" else _in_months(found, count)
            if right is None:
                continue
            start = length.start() + (length[0][0] in ",(")
            yield self.finding(
                compact.span(start, length.end()),
                message=self.lasts,
                range=compact.text[found.start.start : found.end.end],
                right=f"{right}{length['unit']}",
                printed=f"{length['count']}{length['unit']}",
            )


def _months(part: str) -> tuple[int, int]:
    """The first and last month of 上半年, 三季度, 前三季度."""
    if part[0] in _HALVES:
        return _HALVES[part[0]]
    quarter = to_int(part.removeprefix("第")[0])
    return 3 * quarter - 2, 3 * quarter


def _periods(found: Range, year: int) -> tuple[Period, Period] | None:
    """The periods of both ends if a range without a year begins in ``year``; an end before the start is in the next year."""

    def of(end: Printed, year: int) -> Period | None:
        return Period.of(end.year or year, end.month, end.day)

    first, last = found.start, found.end
    if last.month is None and last.year is None:
        last = last._replace(month=first.month)
    low = of(first, year)
    if low is None or first.month is None or last.month is None:
        return None
    high = of(last, low.first.year)
    if high and high.last < low.first and last.year is None:
        high = of(last, low.first.year + 1)
    return (low, high) if high and high.last >= low.first else None


def _in_days(found: Range, count: int) -> int | None:
    """The number of days of the range, both ends included; None where ``count`` is that or one less."""
    # 2023 and 2024 have Februaries of different lengths.
    lengths = [_length(periods) for year in (2023, 2024) if (periods := _periods(found, year)) and _by_days(found)]
    return lengths[0] if lengths and all(count not in (days, days - 1) for days in lengths) else None


def _in_months(found: Range, count: int) -> int | None:
    """The number of months of the range; None where ``count`` is that, or close to it where days are printed."""
    periods = _periods(found, 2023)
    if periods is None:
        return None
    first, last = periods[0].first, periods[1].last
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if _by_days(found):
        days = _length(periods)
        return None if 28 * count - 15 <= days <= 31 * count + 16 else _rounded(first, last, months)
    return None if count in (months, months - 1) else months


def _rounded(first: date, last: date, months: int) -> int:
    """Calendar months, less one where the range does not reach it: 16 March to 2 May."""
    return max(1, months - (first.day > last.day + 1))


def _length(periods: tuple[Period, Period]) -> int:
    return (periods[1].last - periods[0].first).days + 1


def _by_days(found: Range) -> bool:
    return found.start.day is not None and found.end.day is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("when")[name])
