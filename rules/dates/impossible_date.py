"""DAT001: a day that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.exact.calendar import day, longest
from lawlint.parsing.dates import Printed, dates, ranges
from lawlint.parsing.prose import rows_and_prose
from lawlint.parsing.tree import Paragraph
from lawlint.rule import ERROR, Bad, Finding, Good, Report, Rule, Text


class ImpossibleDate(Rule):
    """日历上没有的日期。

    检查什么
    正文、标题和落款中的年月日、月日，是否为公历中存在的日子；「4月20日至31日」这样省写的止日按起日的月份核对。没有写年份的2月29日，
    只有在报告涉及的年份都不是闰年时才提示。农历日期、表格和编号不核对。

    为什么
    日期写错一个数字，读者无从知道会议、文件的真实时间；落款日期写错，公文的成文日期就不成立。

    依据
    GB/T 7408.1—2023（公历日期）；GB/T 15835—2011 第5.1.4条；GB/T 9704—2012 第7.3.5.4条（成文日期）。
    """

    code = "DAT001"
    severity = ERROR
    title = Text("日期不存在", "No such day")
    message = Text("日历上没有这一天：{text}，{reason_zh}", "The calendar has no such day: {text}, {reason_en}")
    source = "GB/T 15835—2011 第5.1.4条"
    examples = (
        Good("6月20日，青禾县人大常委会听取专项工作报告。"),
        Good("腊月三十，临江区开展走访慰问；农历2月30日举办庙会。"),
        Good("2024年2月29日召开常务会议，12月31日前完成整改。"),
        Good("全省空气优良天数截至6月31日均值为92%。"),
        Bad("⟦4月31日⟧开展集中宣传。"),
        Bad("云溪市于⟦2023年13月5日⟧印发方案。"),
        Bad("⟦2023年2月29日⟧召开推进会。"),
        Bad("11月20日至⟦31日⟧开展执法检查。"),
        Bad("云溪市人民政府\n⟦二〇二四年二月三十日⟧"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each printed day that does not exist."""
        for paragraph in rows_and_prose(report.document):
            text = paragraph.compact.text
            for printed in _days(text):
                if printed.year is None and printed.month == 2 and printed.day == 29:
                    if not _common_years(report, text):
                        continue
                    weaker = True
                elif day(printed.year or 2000, printed.month or 1, printed.day or 1):
                    continue
                else:
                    weaker = False
                if printed.year is None and not 1 <= (printed.month or 0) <= 12:
                    continue
                yield self._finding(paragraph, printed, weaker)

    def _finding(self, paragraph: Paragraph, printed: Printed, weaker: bool) -> Finding:
        month = printed.month or 0
        if 1 <= month <= 12:
            number = 28 if weaker else longest(month, printed.year)
            reason = Text(f"{month}月只有{number}天", f"month {month} has {number} days")
        else:
            reason = Text(f"没有{month}月", f"there is no month {month}")
        span = paragraph.compact.span(printed.start, printed.end)
        text = paragraph.compact.text[printed.start : printed.end]
        return self.finding(span, weaker=weaker, text=text, reason_zh=reason.zh, reason_en=reason.en)


def _days(text: str) -> Iterator[Printed]:
    """All days of ``text``, ends of ranges included, each once."""
    seen = set()
    for printed in dates(text):
        seen.add(printed.end)
        yield printed
    for found in ranges(text) if "日" in text else ():
        end = found.end
        if end.day is None or end.end in seen:
            continue
        if end.month is None and found.start.day is not None:
            yield end._replace(year=found.start.year, month=found.start.month)
        elif end.month is not None:
            yield end


def _common_years(report: Report, text: str) -> bool:
    """Whether the possible years of a date without a year are known, and none is a leap year."""
    year = report.facts.year
    if year is None:
        return False
    years = {year, year + 1} | {date.year for date in dates(text) if date.year}
    return not any(day(y, 2, 29) for y in years)
