"""DAT007: a plan for the coming year that names another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.rule import WARNING, Bad, Finding, Good, Related, Report, Rule, Text

# The number of characters after the year in which a word may mark a plan.
_SOON = 24


def _report(planned: str) -> str:
    return (
        f"云溪市人民政府关于2023年度法治政府建设工作情况的报告\n一、主要举措和成效\n印发规定3件。\n二、存在的不足和原因\n宣传不够深入。\n"
        f"三、2024年度工作安排\n{planned}\n云溪市人民政府\n2024年1月26日"
    )


class PlanYearMismatch(Rule):
    """计划部分年份错误。

    检查什么
    年度报告的下一年度安排部分，以年份开头、写明将要做什么的句子（「2023年，我市将重点抓好……」），年份是否为报告年度的下一年。
    年份更晚、又没有写明目标或者规划的只作提示；回顾已有成绩的、同句写有下一年的不提示。部分标题中的年份见 SEC003。

    为什么
    沿用上一年的稿子时，安排部分句首的年份最容易漏改。

    依据
    《法治政府建设与责任落实督察工作规定》第二十五条（「下一年度」的安排）。
    """

    code = "DAT007"
    severity = WARNING
    title = Text("计划部分年份错误", "Wrong year in the plan")
    message = Text(
        "报告年度是{year}年，安排的是{next}年的工作，文中为{wrong}年",
        "The report is on {year} and plans for {next}; the text says {wrong}",
    )
    source = "《法治政府建设与责任落实督察工作规定》第二十五条"
    examples = (
        Good(_report("2024年，我市将重点抓好行政执法质量提升。")),
        Good(_report("巩固2023年创建成果，到2025年基本形成工作体系。")),
        Good(_report("2023年，我市虽然取得了一定成绩，但仍将继续努力。2023年继续保持全省第一。")),
        Good(_report("2023年部署的工作将继续推进。2023年是开局之年，我们将继续努力。")),
        Good(_report("2023年计划实施的平台二期要尽快上线。2023年，省里将我市列为试点，要抓好落实。")),
        Good(_report("2025年，要全面实现“十四五”规划目标；2023年至2025年，将持续推进三年行动。")),
        Bad(_report("⟦2023年⟧，我市将重点抓好行政执法质量提升。")),
        Bad(_report("（一）深化改革。⟦2022年⟧继续推进综合执法改革。")),
        Bad(_report("⟦2025年⟧，我市将进一步加强行政执法监督。")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each sentence of the plan that begins with a wrong year; a weaker one for a later year."""
        year, title = report.facts.year, report.document.title
        if not report.profile.annual or year is None or title is None:
            return
        related = (Related(title.span, Text(f"标题：{year}年", f"the title: {year}")),)
        for section, due in report.outline:
            if due is None or due.offset != 1:
                continue
            for paragraph in section.prose():
                text = paragraph.compact.text
                for start, end in paragraph.sentences:
                    found = _pattern("OPENING_YEAR").match(text, max(start, paragraph.head), end)
                    if found is None or found["as_of"] or found["rest"]:
                        continue
                    wrong, sentence = int(found["year"]), text[found.end() : end]
                    if (
                        wrong != year + 1
                        and _is_plan(sentence, year + 1)
                        and not (wrong > year and _pattern("AIMED").search(sentence))
                    ):
                        yield self.finding(
                            paragraph.compact.span(*found.span()),
                            related=related,
                            weaker=wrong > year,
                            year=year,
                            next=year + 1,
                            wrong=wrong,
                        )


def _is_plan(sentence: str, coming: int) -> bool:
    """Whether the sentence after a year is about planned work, and not about past work or the year ``coming``."""
    planned = _pattern("PLANNED").search(sentence, 0, _SOON)
    if (
        planned is None
        or _pattern("LEFT_OVER").match(sentence)
        or f"{coming}年" in sentence
        or any(_pattern(word).search(sentence) for word in ("DONE", "COMING_YEAR"))
    ):
        return False
    # «2023年部署的工作将…», «2023年，省里将我市列为试点，要…»
    return not planned.start() or (sentence[0] == "," and not set("的是,") & set(sentence[1 : planned.start()]))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("when")[name])
