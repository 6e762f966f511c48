"""DAT008: «截至» with a day before the year of the report, or after its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lawlint.exact.calendar import Period
from lawlint.parsing.patterns import pattern
from lawlint.rule import ERROR, Bad, Finding, Good, Related, Report, Rule, Text

_AS_OF = pattern(r"截[至止]到?((\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?[底末]?)")
# A figure of another year for comparison, or a deadline.
_COMPARED = pattern(r"[对将把就]截[至止]|同比|相比|[较比](?:上年|去年|\d)|基础上|增长|增加|下降|减少|提[高升]|原有|此前")
_DUE = pattern(r"力争|计划|预计|将|前[,完。]|应当|须|争取|拟|目标|期限|有效期|到期")


def _report(achieved: str, planned: str = "持续推进。") -> str:
    return (
        f"云溪市人民政府关于2023年度法治政府建设工作情况的报告\n一、主要举措和成效\n{achieved}\n二、存在的不足和原因\n宣传不够深入。\n"
        f"三、2024年度工作安排\n{planned}\n云溪市人民政府\n2024年1月26日"
    )


class AsOfDateOutOfRange(Rule):
    """「截至」的日期越界。

    检查什么
    年度报告中「截至某日」的日期：晚于成文日期的，说的是还没有到来的一天；成效部分中早于报告年度的，说的是上一年的数。报告年度之后、
    成文日期之前的日期属正常。下一年度安排中的日期、写明是目标期限或者与上年对比的句子不核对。

    为什么
    沿用上一年的稿子时「截至」之后的日期没有改，后面的数字也就可能是上一年的。

    依据
    《法治政府建设与责任落实督察工作规定》第二十五条（报告上一年度的情况）；GB/T 9704—2012 第7.3.5条（成文日期）。
    """

    code = "DAT008"
    severity = ERROR
    title = Text("“截至”日期越界", "As-of date out of range")
    message = Text("“截至{date}”晚于成文日期{limit}", "“截至{date}” is later than the report itself ({limit})")
    early = Text(
        "报告年度是{limit}年，“截至{date}”是上一年度或更早的情况", "The report is on {limit}, “截至{date}” is before that"
    )
    source = "《法治政府建设与责任落实督察工作规定》第二十五条"
    examples = (
        Good(_report("截至2023年12月31日，录入监管对象55544条。")),
        Good(_report("截至2024年1月20日，办结案件15件。")),
        Good(_report("截至2022年底有公职律师10名，2023年新增3名。")),
        Good(_report("印发规定3件。", "截至2025年底，完成全部清理任务。")),
        Good(_report("对截至2022年底有效的386件文件进行清理，废止38件。")),
        Good("截至2023年12月31日，"),
        Bad(_report("截至⟦2022年12月31日⟧，录入监管对象55544条。")),
        Bad(_report("截至⟦2024年12月31日⟧，办结案件15件。")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each date out of range, a weaker one for a date before the year."""
        year, written = report.facts.year, report.facts.date
        if not report.profile.annual or year is None:
            return
        for section, due in report.outline:
            if due is not None and due.offset:
                continue
            for paragraph in section.prose():
                text = paragraph.compact.text
                for found in _AS_OF.finditer(text):
                    if (period := _period(found)) is None:
                        continue
                    sentence = next(text[a:b] for a, b in paragraph.sentences if a <= found.start() < b)
                    span = paragraph.compact.span(*found.span(1))
                    if written is not None and period.first > written and not _DUE.search(sentence):
                        assert report.document.date is not None
                        related = (Related(report.document.date.span, Text("成文日期", "the date of the report")),)
                        yield self.finding(span, related=related, date=found[1], limit=written.isoformat())
                    elif due is not None and period.last < date(year, 1, 1) and not _is_base(sentence, year):
                        yield self.finding(span, weaker=True, message=self.early, date=found[1], limit=year)


def _is_base(sentence: str, year: int) -> bool:
    """Whether the date is the base of a comparison with ``year``."""
    return f"{year}年" in sentence or _COMPARED.search(sentence) is not None


def _period(found: re.Match[str]) -> Period | None:
    """The period of a printed date; None where it does not exist."""
    year, month, number = (int(part) if part else None for part in found.group(2, 3, 4))
    assert year is not None
    period = Period.of(year, month, number)
    return Period(period.last, period.last) if period and found[0][-1] in "底末" else period
