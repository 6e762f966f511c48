"""SEC010: a report of a prescribed form with a missing section, or in another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lawlint.profiles import Due
from lawlint.rule import ERROR, Bad, Finding, Good, Related, Report, Rule, Text

_TITLE = "云溪市水务局2024年政府信息公开工作年度报告"
_HEADINGS = (
    "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况", "其他需要报告的事项",
)  # fmt: skip
_WORDS, _LINE = 2, 30
"""No heading of a prescribed form has fewer characters, or is longer than so many with its number."""


def _report(order: Sequence[int], title: str = _TITLE, marked: int = -1) -> str:
    """A report with these sections of the form in this order, the heading at place ``marked`` in ⟦ ⟧."""
    lines = [title]
    for place, section in enumerate(order):
        heading = f"{'一二三四五六'[place]}、{_HEADINGS[section]}"
        lines += [f"⟦{heading}⟧" if place == marked else heading, "全年未收取信息处理费。"]
    return "\n".join(lines)


class PrescribedOutlineBroken(Rule):
    """规定格式的部分缺少或者次序不对。

    检查什么
    格式有统一规定的报告（如政府信息公开工作年度报告的六个部分），各部分的标题是否齐全、次序是否与规定一致。2019年和2021年的格式都认；
    标题用词略有出入、一个标题合写两个部分、标题前加“第一部分”的都可以；2018年度及以前的报告用的是旧格式，不核对。连一半的标题都没有的，
    视为另有体例，不核对。

    为什么
    统一格式的报告要逐级汇总，缺一个部分或者次序颠倒，会被退回重报。

    依据
    《政府信息公开条例》第五十条；《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）。
    """

    code = "SEC010"
    severity = ERROR
    title = Text("规定的部分缺少或次序不对", "Prescribed section missing or out of order")
    message = Text("缺少规定的部分：{missing_zh}（{source}）", "Prescribed sections are missing: {missing_en} ({source})")
    misplaced = Text("“{late_zh}”应在“{early_zh}”之前（{source}）", "“{late_en}” belongs before “{early_en}” ({source})")
    source = "《政府信息公开条例》第五十条、国办公开办函〔2021〕30号"
    examples = (
        Good(_report(range(6))),
        Good(_report(range(6)).replace("\n一、", "\n第一部分 ")),
        Good(_report(range(6)).replace("政府信息公开行政复议、", "因政府信息公开工作被申请行政复议、提起")),
        Good(_report((0, 1, 2, 4, 5), _TITLE.replace("2024", "2017"))),
        Bad(_report((0, 1, 2, 4, 5), f"⟦{_TITLE}⟧")),
        Bad(_report((0, 1, 3, 2, 4, 5), marked=3)),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding at the title that lists missing sections; one at the first section that is too late."""
        profile, title = report.profile, report.document.title
        year = report.facts.year
        if not profile.ordered or title is None or year is None or year < profile.since:
            return
        form = [due for due in profile.sections if due.required]
        headings = [section.title for section, _ in report.outline if not _of_table(form, section.title)]
        recognised = [_sections_named(form, heading) for heading in headings]
        present = {due for dues in recognised for due in dues}
        if 2 * len(present) < len(form):
            return
        missing = [
            due for due in form if due not in present and not _elsewhere(report, due) and not _reworded(form, recognised, due)
        ]
        if missing:
            yield self.finding(
                title.span,
                missing_zh="；".join(due.zh for due in missing),
                missing_en="; ".join(due.en for due in missing),
                source=profile.source,
            )
        yield from self._misplaced(report, form)

    def _misplaced(self, report: Report, form: list[Due]) -> Iterator[Finding]:
        headed = [(section.heading, due) for section, due in report.outline if section.heading and due and due.required]
        if len({due for _, due in headed}) < len(headed):
            return  # a table of contents, or a section in two parts: the relevant heading is unknown
        for (early, before), (late, after) in pairwise(headed):
            if form.index(after) < form.index(before):
                words = early.heading_words
                yield self.finding(
                    late.compact.span(0, late.heading),
                    related=(Related(early.compact.span(0, early.heading), Text(words, words)),),
                    message=self.misplaced,
                    late_zh=after.zh, late_en=after.en, early_zh=before.zh, early_en=before.en, source=report.profile.source,
                )  # fmt: skip
                return


def _of_table(form: Sequence[Due], heading: str) -> bool:
    """Whether a numbered line is a row of a prescribed table, «四、结转下年度继续办理», or part of its cell, «三、本»."""
    return len(heading) < _WORDS or any(word in heading for due in form for content in due.contents for word in content.words)


def _sections_named(form: Sequence[Due], heading: str) -> list[Due]:
    """The sections that a heading may name: those it identifies, otherwise those whose synonyms it contains."""
    named = [due for due in form if any(word in heading for word in due.names)]
    return named or [due for due in form if any(word in heading for word in due.synonyms)]


def _elsewhere(report: Report, due: Due) -> bool:
    """Whether a short line names ``due``: it may be a heading that was not recognised as one."""
    lines = (p.compact.text for p in report.document.paragraphs if p.role in ("heading", "text"))
    return any(word in line for line in lines if len(line) <= _LINE for word in due.names)


def _reworded(form: list[Due], recognised: list[list[Due]], due: Due) -> bool:
    """Whether an unrecognised heading is in the place of that of ``due``."""
    at = form.index(due)
    before = max((n for n, dues in enumerate(recognised) if any(form.index(d) < at for d in dues)), default=-1)
    rest = recognised[before + 1 :]
    after = next((n for n, dues in enumerate(rest) if any(form.index(d) > at for d in dues)), len(rest))
    return any(not dues for dues in rest[:after])
