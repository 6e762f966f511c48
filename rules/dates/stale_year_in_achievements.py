"""DAT006: figures of another year among the achievements of the year of the report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Paragraph
from lawlint.rule import WARNING, Bad, Finding, Good, Related, Report, Rule, Text

_QUOTED = pattern(r"《[^《》]*》")
_CURRENT = ("今年", "本年", "当年", "年内", "报告期")


def _report(achieved: str) -> str:
    return (
        f"云溪市人民政府关于2023年度法治政府建设工作情况的报告\n一、主要举措和成效\n{achieved}\n二、存在的不足和原因\n宣传不够深入。\n"
        f"三、2024年度工作安排\n持续推进。\n云溪市人民政府\n2024年1月26日"
    )


class StaleYearInAchievements(Rule):
    """成效部分出现往年数据。

    检查什么
    年度报告的举措成效部分，是否有以过去的年份（「2022年，」）开头、后面带有数字的句子。用来对比、累计、交代背景的（同段另有报告年度或者
    今年的句子）、作定语或者在书名号内的年份不提示；更早的年份、「2022年12月」「2022年以来」「截至2022年底」可能是有意为之，只作提示。

    为什么
    沿用上一年的稿子时句首的年份没有改，后面的数字也就可能是上一年的。

    依据
    《法治政府建设与责任落实督察工作规定》第二十五条（报告上一年度的举措和成效）。
    """

    code = "DAT006"
    severity = WARNING
    title = Text("成效部分出现往年数据", "Figures of another year among the achievements")
    message = Text("报告年度是{year}年，这里是{stale}年的数", "The report is on {year}; this figure is of {stale}")
    source = "《法治政府建设与责任落实督察工作规定》第二十五条"
    examples = (
        Good(_report("听取《2022年度法治政府建设工作情况报告》；在2022年度满意度调查中得分92分。2022年度考核得分95分。")),
        Good(_report("2021年以来累计培训1200人次；2022年，办结案件15件，2023年办结18件。")),
        Good(_report("2022年，云溪市获命名为示范市。2022年办结案件15件。今年以来，继续巩固。")),
        Good(_report("2023年，核发执法证件658个；2024年1月，核发12个。")),
        Good(_report("2022年，办结案件15件，同比增长5%。")),
        Good(_report("2022年，建成站点12个。在此基础上，新建站点30个。2022年，排查隐患320处，于2023年9月全部整改。")),
        Good(_report("2022年，受理申请120件，而2023年为180件。")),
        Bad(_report("⟦2022年⟧，核发执法证件658个。")),
        Bad(_report("印发规定3件；⟦2022年度⟧，办结行政复议案件15件。")),
        Bad(_report("⟦2022年以来⟧，核发执法证件658个。")),
        Bad(_report("⟦截至2022年12月31日⟧，监管对象55544条。")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each part of a sentence that begins with an earlier year and has a figure."""
        year, title = report.facts.year, report.document.title
        if not report.profile.annual or year is None or title is None:
            return
        places = sorted(figure.span.start for figure in report.figures)
        related = (Related(title.span, Text(f"标题：{year}年", f"the title: {year}")),)
        for section, due in report.outline:
            if due is None or due.key != "achievements":
                continue
            for paragraph in section.prose():
                text = paragraph.compact.text
                if not _is_current(text, year):
                    for found, end in _openings(paragraph):
                        span = paragraph.compact.span(*found.span())
                        stops = paragraph.compact.at[end - 1]
                        counted = bisect_left(places, span.end) < bisect_right(places, stops)
                        if counted and int(found["year"]) < year and not _is_base(text, found.end(), end, year):
                            weaker = bool(found["as_of"] or found["rest"]) or int(found["year"]) < year - 1
                            yield self.finding(span, related=related, weaker=weaker, year=year, stale=found["year"])


def _openings(paragraph: Paragraph) -> Iterator[tuple[re.Match[str], int]]:
    """The years at the beginning of parts of sentences, before a comma, and the end of each part."""
    text = paragraph.compact.text
    for start, end in paragraph.sentences:
        at = max(start, paragraph.head) if start == 0 else start
        for part in text[at:end].split(";"):
            found = _pattern("OPENING_YEAR").match(text, at)
            if found and text.startswith(",", found.end()):
                yield found, at + len(part)
            at += len(part) + 1


def _is_base(text: str, start: int, end: int, year: int) -> bool:
    """Whether text[start:end] is the base of a comparison with ``year``, or is continued after ``end``."""
    words = _QUOTED.sub("", text[start:end])
    return f"{year}年" in words or bool(_pattern("COMPARED").search(words) or _pattern("CONTINUED").match(text, end))


def _is_current(text: str, year: int) -> bool:
    """Whether a clause begins with the year of the report: earlier years are then given for comparison."""
    return any(word in text for word in (f"{year}年", *_CURRENT)) and _opens_current(year).search(text) is not None


@cache
def _opens_current(year: int) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[,;。:])(?:而|但)?(?:到|至|截至)?(?:{'|'.join((f'{year}年', *_CURRENT))})")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("when")[name])
