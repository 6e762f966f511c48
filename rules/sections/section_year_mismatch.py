"""SEC003: a heading with the wrong year for its section."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.parsing.titles import years_in
from lawlint.rule import ERROR, Bad, Edit, Finding, Fix, Good, Related, Report, Rule, Text


def _report(plan: str, year: int = 2023) -> str:
    """A report for 2023 whose last part is headed ``plan``."""
    return (
        f"云溪市人民政府关于2023年度法治政府建设工作情况的报告\n一、{year}年度推进法治政府建设的主要举措和成效\n印发规定3件。\n"
        f"二、存在的不足和原因\n宣传不够深入。\n三、{plan}\n持续推进。\n云溪市人民政府\n2024年1月26日"
    )


class SectionYearMismatch(Rule):
    """部分标题中的年份与报告年度不符。

    检查什么
    年度报告中，举措成效、不足、履职情况部分的标题若写有年份，应是报告年度；下一年度安排部分的标题若写有年份，应是报告年度的下一年。
    标题中有年份区间（2024—2025年）或者两个年份的、一个标题合写几项内容的不核对。

    为什么
    沿用上一年的稿子时，最常见的差错就是标题中的年份没有改，或者只改了一处。

    依据
    《法治政府建设与责任落实督察工作规定》第二十五条（「上一年度」的举措、不足和履职情况，「下一年度」的安排）。
    """

    code = "SEC003"
    severity = ERROR
    title = Text("部分标题的年份错误", "Wrong year in the heading of a section")
    message = Text(
        "报告年度是{year}年，“{due_zh}”应是{right}年，标题中为{wrong}年",
        "The report is on {year}; {due_en} should be of {right}, and the heading says {wrong}",
    )
    source = "《法治政府建设与责任落实督察工作规定》第二十五条"
    examples = (
        Good(_report("2024年度推进法治政府建设的主要安排")),
        Good(_report("下一步工作打算")),
        Good(_report("2024—2025年工作安排")),
        Bad(
            _report("⟦2023年度⟧推进法治政府建设的主要安排"),
            fixed=_report("2024年度推进法治政府建设的主要安排"),
        ),
        Bad(_report("⟦2025年⟧工作安排"), fixed=_report("2024年工作安排")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each heading of an outermost section."""
        title, year = report.document.title, report.facts.year
        if not report.profile.annual or title is None or year is None:
            return
        planned = any(due is not None and due.offset for _, due in report.outline)
        for section, due in report.outline:
            heading = section.heading
            if heading is None or due is None:
                continue
            years = years_in(heading.compact.text[: heading.heading])
            if len(years) != 1 or years[0][0] == year + due.offset:
                continue
            wrong, start, end = years[0]
            if wrong == year + 1 and not planned:
                continue  # «2024年推进法治政府建设的举措» is a plan if no other heading names one
            span = heading.compact.span(start, end)
            right = year + due.offset
            digits = heading.compact.span(start, start + 4)
            print_ = str(right) if heading.compact.text[start].isdigit() else _spelled(right)
            yield self.finding(
                span,
                related=(Related(title.span, Text(f"标题：{year}年", f"the title: {year}")),),
                fix=Fix(Text(f"改为{right}年", f"make it {right}"), (Edit(digits, print_),)),
                year=year, due_zh=due.zh, due_en=due.en, right=right, wrong=wrong,
            )  # fmt: skip


def _spelled(year: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
