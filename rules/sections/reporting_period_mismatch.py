"""SEC011: a period of the figures that is not the year of the report."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.exact.calendar import Period
from lawlint.parsing.dates import Range, ranges
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.tree import Paragraph
from lawlint.rule import ERROR, Bad, Finding, Good, Related, Report, Rule, Text

# The figures of a body that was set up or dissolved within the year begin or end on that day.
_PARTIAL = pattern(r"成立|组建|挂牌|设立|撤销|合并|划转|机构改革|改制|搬迁")


_TITLE = "云溪市水务局2023年政府信息公开工作年度报告"


def _report(period: str, title: str = _TITLE) -> str:
    return f"{title}\n{period}\n一、总体情况\n公开信息120条。"


class ReportingPeriodMismatch(Rule):
    """统计期限与报告年度不符。

    检查什么
    写明统计期限的年度报告（如政府信息公开工作年度报告），统计期限是否为报告年度的1月1日至12月31日。年份不对的报错误，年份对而起止日
    不对的报警告；没有写明统计期限的只作提示（规定的格式没有逐字要求）；写明单位当年成立、撤销的不核对。

    为什么
    统计期限多半照抄上一年的报告，年份没有改，读者就不知道报告中的数字是哪一年的。

    依据
    《政府信息公开条例》第五十条（年度报告）；《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）。
    """

    code = "SEC011"
    severity = ERROR
    title = Text("统计期限与报告年度不符", "Figures cover other days than the report's year")
    message = Text(
        "报告年度是{year}年，统计期限应为{year}年1月1日至12月31日，文中为{start}至{end}",
        "The report is on {year}; its figures should cover 1 January to 31 December {year}, and the text says {start} to {end}",
    )
    missing = Text("没有写明统计期限（{year}年1月1日至12月31日）", "The text does not say that its figures cover {year}")
    source = "《政府信息公开条例》第五十条、国办公开办函〔2021〕30号"
    examples = (
        Good(_report("所列数据统计期限为2023年1月1日至12月31日。")),
        Good(_report("统计期限自2023年1月1日起至2023年12月31日止。")),
        Good(_report("统计期限自2023年3月1日（机构组建之日）起至12月31日止。")),
        Good("统计期限为2022年1月1日至11月30日。"),
        Bad(_report("现予公布。", f"⟦{_TITLE}⟧")),
        Bad(_report("所列数据统计期限为⟦2022年1月1日至12月31日⟧。")),
        Bad(_report("统计期限自⟦2023年1月1日起至2023年11月30日⟧止。")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each period that is not the year, a weaker one if it is within the year; one if there is no period."""
        title, year, words = report.document.title, report.facts.year, report.profile.period
        if not words or title is None or year is None:
            return
        whole = Period.of(year)
        stated = False
        for paragraph, start, sentence in _sentences(report):
            named = next((word for word in words if word in sentence), None)
            after = sentence.index(named) if named else 0
            found = next((found for found in ranges(sentence) if found.start.start >= after), None)
            period = _period(found) if found else None
            stated = stated or named is not None or period == whole
            if not named or not found or not period or period == whole or _PARTIAL.search(sentence):
                continue
            yield self.finding(
                paragraph.compact.span(start + found.start.start, start + found.end.end),
                related=(Related(title.span, Text(f"标题：{year}年", f"the title: {year}")),),
                weaker=period.first.year == period.last.year == year,
                year=year,
                start=period.first.isoformat(),
                end=period.last.isoformat(),
            )
        if not stated and year >= report.profile.since:
            yield self.finding(title.span, weaker=2, message=self.missing, year=year)


def _sentences(report: Report) -> Iterator[tuple[Paragraph, int, str]]:
    """The sentences of the report, each with its paragraph and its offset there."""
    for paragraph in prose(report.document):
        for start, end in paragraph.sentences:
            yield paragraph, start, paragraph.compact.text[start:end]


def _period(found: Range) -> Period | None:
    """The period of a range; its end is by default in the year of its start; None where the days are not printed."""
    first, last = found.start, found.end
    if first.year is None or None in (first.day, last.month, last.day):
        return None
    start, end = Period.of(first.year, first.month, first.day), Period.of(last.year or first.year, last.month, last.day)
    return Period(start.first, end.last) if start and end else None
