"""DAT005: different years in title, date and first sentence of a report."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.exact.numerals import to_int
from lawlint.parsing.patterns import pattern
from lawlint.parsing.titles import years_in
from lawlint.rule import ERROR, Bad, Finding, Good, Related, Report, Rule, Span, Text

_OPENING = pattern(r"(\d{4}|[一二][一二三四五六七八九〇○零]{3})年度?(?=[,、])")


def _report(year: int, opening: str, day: str) -> str:
    title = f"云溪市人民政府关于{year}年度法治政府建设工作情况的报告"
    return f"{title}\n{opening}\n一、主要举措\n印发规定3件。\n云溪市人民政府\n{day}"


class ReportYearConflict(Rule):
    """标题年度、成文日期与正文年度不符。

    检查什么
    年度报告标题所写的年度，与成文日期（应在次年，当年年底成文的也可以）、正文首句所写的年份是否一致。正文首段另外写到标题年度的不提示；
    政府工作报告、预算报告等标题写的是作报告当年的，不核对。

    为什么
    标题、落款和正文沿用上一年的稿子，只改了其中一两处，读者就不知道这是哪一年的报告。

    依据
    《法治政府建设与责任落实督察工作规定》第二十四条（每年报告上一年度的情况）；GB/T 9704—2012 第7.3.5条（成文日期）。
    """

    code = "DAT005"
    severity = ERROR
    title = Text("报告年度前后不一", "Title, date and text disagree on the year")
    message = Text("标题为{year}年，{others_zh}", "The title says {year}, {others_en}")
    source = "《法治政府建设与责任落实督察工作规定》第二十四条"
    examples = (
        Good(_report(2023, "2023年，云溪市扎实推进法治政府建设。", "2024年1月26日")),
        Good(_report(2023, "现将有关情况报告如下：", "2023年12月28日")),
        Good(_report(2023, "2022年，云溪市获命名。2023年，云溪市巩固提升。", "2024年1月26日")),
        Good("2024年云溪市政府工作报告\n2023年，全市地区生产总值增长5%。\n云溪市人民政府\n2024年2月1日"),
        Bad(_report(2023, "现将有关情况报告如下：", "⟦2025年1月26日⟧")),
        Bad(_report(2023, "⟦2022年⟧，全市印发规定3件。", "2024年1月26日")),
        Bad(
            "云溪市人民政府关于⟦2022年度⟧法治政府建设工作情况的报告\n2023年，全市印发规定3件。\n一、主要举措\n印发规定3件。\n"
            "云溪市人民政府\n2024年1月26日"
        ),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """At most one finding, at the one of title, date and first sentence that differs."""
        title, year = _title_year(report), report.facts.year
        if not report.profile.annual or title is None or year is None:
            return
        opening, day = _opening(report, year), report.document.date
        wrong: list[tuple[Span, Text]] = []
        if day is not None and not (day.year == year + 1 or (day.year == year and (day.value is None or day.value.month > 10))):
            wrong.append((day.span, Text(f"成文日期在{day.year}年", f"the report is dated {day.year}")))
        if opening is not None and opening[0] != year:
            wrong.append((opening[1], Text(f"正文首句为{opening[0]}年", f"the text begins with {opening[0]}")))
        if not wrong:
            return
        both = len(wrong) == 2
        span = title if both else wrong[0][0]
        others = wrong if both else [(title, Text(f"标题为{year}年", f"the title says {year}"))]
        yield self.finding(
            span,
            related=tuple(Related(*other) for other in others),
            year=year,
            others_zh="，".join(text.zh for _, text in wrong),
            others_en=", ".join(text.en for _, text in wrong),
        )


def _title_year(report: Report) -> Span | None:
    """The span of the year in the title."""
    for paragraph in report.document.paragraphs:
        if paragraph.role == "title" and (years := years_in(paragraph.compact.text)):
            return paragraph.compact.span(*years[0][1:])
    return None


def _opening(report: Report, year: int) -> tuple[int, Span] | None:
    """The year that the first sentence of the report begins with; None where its paragraph names ``year`` too."""
    for paragraph in report.document.paragraphs:
        if paragraph.role == "text":
            text = paragraph.compact.text
            found = _OPENING.match(text, paragraph.heading)
            if found is None or f"{year}年" in text:
                return None
            return to_int(found[1]), paragraph.compact.span(found.start(), found.start() + len(found[1]) + 1)
        if paragraph.role == "heading":
            return None
    return None
