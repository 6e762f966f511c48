"""DAT002: a weekday that is not the date's."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.exact.calendar import ENGLISH_WEEKDAYS as ENGLISH
from lawlint.exact.calendar import day, weekday
from lawlint.parsing.dates import Weekday, weekdays
from lawlint.parsing.prose import prose
from lawlint.rule import ERROR, Bad, Edit, Finding, Fix, Good, Report, Rule, Text


class WeekdayMismatch(Rule):
    """星期与日期不符。

    检查什么
    日期后面写明的星期（星期五、周五），是否就是那一天的星期。写了年份的按该年核对；没写年份的，只有在报告年度、次年和成文日期所在年
    都对不上时才提示，且降一级。网页上「今天是……星期……」不核对。

    为什么
    日期与星期互为校验，两者不符，必有一个写错。

    依据
    公历推算。
    """

    code = "DAT002"
    severity = ERROR
    title = Text("星期与日期不符", "Weekday does not match the date")
    message = Text("{date}是星期{right}，文中为星期{wrong}", "{date} is a {right_en}, the text says {wrong_en}")
    source = "公历推算"
    examples = (
        Good("2024年1月26日（星期五）召开常务会议。"),
        Good("每周三为接待日，2024年1月26日周五例会照常。"),
        Good("2024年10月1日至2024年10月7日（周二至周一）放假。"),
        Bad("2024年1月26日（星期⟦四⟧）", fixed="2024年1月26日（星期五）"),
        Bad("2023年6月20日（周⟦三⟧）上午，青禾县召开会议。", fixed="2023年6月20日（周二）上午，青禾县召开会议。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each weekday that is not the date's."""
        for paragraph in prose(report.document):
            compact = paragraph.compact
            for found in weekdays(compact.text):
                right = _right(report, found)
                if right is None or found.name in right:
                    continue
                span = compact.span(found.at, found.at + 1)
                date = compact.text[found.date.start : found.date.end]
                fix = None
                if len(right) == 1:
                    fix = Fix(Text(f"改为星期{right}", f"make it {ENGLISH[right]}"), (Edit(span, right),))
                yield self.finding(
                    span, fix=fix, weaker=found.date.year is None, date=date, right="或".join(right), wrong=found.name,
                    right_en=" or ".join(ENGLISH[name] for name in right), wrong_en=ENGLISH[found.name],
                )  # fmt: skip


def _right(report: Report, found: Weekday) -> str | None:
    """The weekdays that the date may have, one character each; None where its year or the day is not known."""
    date, facts = found.date, report.facts
    if date.year is not None:
        years = [date.year]
    else:
        years = [facts.year, facts.year + 1] if facts.year else []
        years += [facts.date.year] if facts.date and years else []
    days = [day(year, date.month or 0, date.day or 0) for year in years]
    if not days or None in days:
        return None
    return "".join(dict.fromkeys(weekday(d) for d in days if d))
