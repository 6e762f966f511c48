"""CIT008: an expired plan that is followed as if in force."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.knowledge.plans import plans, plans_named
from lawlint.knowledge.titles import periods_of
from lawlint.parsing.citations import citations, word
from lawlint.parsing.prose import prose
from lawlint.parsing.tree import Paragraph
from lawlint.rule import WARNING, Bad, Edit, Finding, Fix, Good, Report, Rule, Text


def _report(year: int, sentence: str) -> str:
    """A report for ``year`` that says ``sentence``."""
    return f"青禾县人民政府关于{year}年度法治政府建设工作情况的报告\n{sentence}\n青禾县人民政府\n{year + 1}年1月26日"


class SupersededPlan(Rule):
    """引用上一周期的规划。

    检查什么
    「落实」「按照」「围绕」等词之后引用的五年规划、普法规划和法治建设规划纲要，其规划期是否在报告所述时期开始以前就已结束。
    写明总结验收、收官、以来、期间等的句子说的是过去，不提示；报告没有年度和日期的不核对。

    为什么
    规划换了周期，依据的段落没有换，是沿用旧稿最常见的痕迹之一。

    依据
    国民经济和社会发展历次五年规划、历次五年普法规划，见 knowledge/plans.toml；《法治政府建设实施纲要》等文件的规划期，
    见 knowledge/law_names.toml。
    """

    code = "CIT008"
    severity = WARNING
    title = Text("引用上一周期的规划", "Plan of a past period")
    message = Text(
        "{name}的规划期是{first}—{last}年，报告所述是{year}年", "{name} covers {first}–{last}; the report is on {year}"
    )
    source = "历次五年规划、普法规划和法治政府建设实施纲要的规划期"
    examples = (
        Good(_report(2023, "认真落实《法治政府建设实施纲要（2021—2025年）》，深入实施“八五”普法规划。")),
        Good(_report(2021, "“七五”普法总结验收，实施“七五”普法规划以来建成阵地20处。")),
        Good(_report(2026, "落实“十五五”规划，圆满收官“十四五”。")),
        Good(_report(2022, "落实“十三五”易地扶贫搬迁后续扶持任务，接续落实“七五”“八五”普法规划。")),
        Good("深入实施“七五”普法规划。"),
        Bad(
            _report(2023, "深入实施“⟦七五⟧”普法规划。"),
            fixed=_report(2023, "深入实施“八五”普法规划。"),
        ),
        Bad(_report(2026, "全面落实“⟦十四五⟧”规划各项任务。")),
        Bad(
            _report(2022, "按照《法治政府建设实施纲要（⟦2015—2020年⟧）》推进工作。"),
            fixed=_report(2022, "按照《法治政府建设实施纲要（2021—2025年）》推进工作。"),
        ),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each plan that had expired before the period of the report."""
        if report.begin is None:
            return
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            if "五”" in text or "—" in text or "-" in text:
                yield from self._numbered(paragraph, report.begin.year)
                yield from self._titled(paragraph, report.begin.year)

    def _numbered(self, paragraph: Paragraph, year: int) -> Iterator[Finding]:
        """“七五”普法规划"""
        for found in word("NUMBERED").finditer(paragraph.compact.text):
            candidates = plans_named(found["label"], found[0])
            if not candidates or not word("PLANNED").search(found["words"]) or any(plan.last >= year for plan in candidates):
                continue
            plan = max(candidates, key=lambda plan: plan.last)
            if _is_over(paragraph, found.start("label"), plan.last) or _names_current_plan(paragraph, found.start("label"), year):
                continue
            span = paragraph.compact.span(*found.span("label"))
            now = next((other for other in plans() if other.kind == plan.kind and other.first <= year <= other.last), None)
            fix = Fix(Text(f"改为“{now.name}”", f"write “{now.name}”"), (Edit(span, now.name),)) if now else None
            yield self.finding(span, fix=fix, name=f"“{plan.name}”{plan.kind}", first=plan.first, last=plan.last, year=year)

    def _titled(self, paragraph: Paragraph, year: int) -> Iterator[Finding]:
        """《法治政府建设实施纲要(2015—2020年)》"""
        text = paragraph.compact.text
        for citation in citations(text):
            periods = periods_of(citation.name)
            period = word("PERIOD").search(text, citation.at + len(citation.name), citation.end) if periods else None
            if period is None or not word("BASIS").search(text, max(0, citation.start - 10), citation.start):
                continue
            first, last = int(period["first"]), int(period["last"])
            if (first, last) not in periods or last >= year or _is_over(paragraph, citation.start, last):
                continue
            span = paragraph.compact.span(*period.span())
            right = next((f"{low}—{high}年" for low, high in periods if low <= year <= high), None)
            fix = Fix(Text(f"改为{right}", f"make it {right}"), (Edit(span, right),)) if right else None
            yield self.finding(span, fix=fix, name=f"《{citation.name}》", first=first, last=last, year=year)


def _names_current_plan(paragraph: Paragraph, at: int, year: int) -> bool:
    """Whether the sentence at ``at`` also names a plan in force in ``year``, so that it is about several years."""
    named = word("PLAN").finditer(paragraph.compact.text, *paragraph.sentence(at))
    return any(plan.last >= year for found in named for plan in plans_named(found["label"], found[0]))


def _is_over(paragraph: Paragraph, at: int, last: int) -> bool:
    """Whether the sentence at ``at`` is about the time of the plan, or its end."""
    text = paragraph.compact.text
    low, high = paragraph.sentence(at)
    years = [int(found[1]) for found in word("IN_YEAR").finditer(text, low, high)]
    return bool(word("OVER").search(text, low, high)) or any(year <= last for year in years)
