"""STR007: a title without its kind or year, with two kinds, or with a stop at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.titles import issuers_of, kind_of
from lawlint.parsing.tree import Paragraph
from lawlint.profiles import choose
from lawlint.rule import WARNING, Bad, Finding, Good, Report, Rule, Span, Text

_BODY = "\n一、主要举措\n印发规定3件。\n二、存在不足\n宣传不够深入。\n云溪市人民政府\n2024年1月26日"
_STOPS = "。;,、!"
_SHORT = 60
"""No title is longer, and what stands with it above the text is shorter."""


class FaultyTitle(Rule):
    """标题要素不全或不规范。

    检查什么
    年度报告的标题有没有文种（报告、公报）和年份；标题末尾有没有多余的标点；有没有把两个文种连用（「请示报告」）。标题没有写发文机关的
    不提示（网页标题常常略去）；以「工作总结」为文种的只作提示；年份写在标题下一行的，标题写「“十四五”以来」「上半年」的不算缺年份。

    为什么
    标题由发文机关名称、事由和文种组成。缺了文种，不知道是报告还是通知；年度报告缺了年份，归档和检索都找不到。

    依据
    《党政机关公文处理工作条例》第八条、第九条。
    """

    code = "STR007"
    severity = WARNING
    title = Text("标题要素不全", "Title without kind or year")
    message = Text("标题没有写明文种（报告）", "The title does not say what kind of paper this is (报告)")
    undated = Text("标题没有写明报告年度", "The title does not name the year of the report")
    stopped = Text("标题末尾不用标点", "No stop at the end of a title")
    doubled = Text("“{text}”连用了两个文种", "“{text}” names two kinds of paper")
    summary = Text("总结不是公文文种，年度报告的文种是报告", "总结 is no kind of official paper; an annual report is a 报告")
    source = "《党政机关公文处理工作条例》第九条"
    examples = (
        Good(f"云溪市司法局2023年法治政府建设年度报告{_BODY}"),
        Good(f"法治政府建设年度报告\n（2023年度）{_BODY}"),
        Good("2023年云溪市国民经济和社会发展统计公报 2023\n一、综合\n增长5%。"),
        Good("2023年国民经济和社会发展统计公报\n一、综合\n增长5%。"),
        Good("政府工作报告\n——2024年1月26日在云溪市第五届人民代表大会第三次会议上\n一、工作回顾\n增长5%。"),
        Good(f"云溪市人民政府关于“十四五”以来法治政府建设情况的报告{_BODY}"),
        Good(f"云溪市人民政府关于印发2023年征求意见情况通报的通知{_BODY}"),
        Bad(f"⟦云溪市2023年度法治政府建设工作情况⟧{_BODY}"),
        Bad(f"⟦云溪市人民政府关于法治政府建设的报告⟧{_BODY}"),
        Bad(f"云溪市人民政府关于2023年度法治政府建设工作情况的报告⟦。⟧{_BODY}"),
        Bad(f"云溪市司法局关于2023年度法治政府建设情况的⟦请示报告⟧{_BODY}"),
        Bad(f"云溪市司法局2023年度法治政府建设工作⟦总结⟧{_BODY}"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """At most one finding, at the title or at the fault in it."""
        title = report.document.title
        if title is None:
            yield from self._unfinished(report)
            return
        if not title.kind:
            if report.profile.annual:
                yield self.finding(title.span)
            return
        printed = next((p for p in report.document.paragraphs if p.role == "title"), None)
        if printed is None:
            return
        if found := _pattern("DOUBLED").search(printed.compact.text):
            yield self.finding(printed.compact.span(*found.span()), message=self.doubled, text=found[0])
        elif title.kind == "总结" and choose(f"{title.text}报告").annual:
            at = printed.compact.text.rindex(title.kind)
            yield self.finding(printed.compact.span(at, at + len(title.kind)), message=self.summary, weaker=True)
        elif report.profile.annual and _is_undated(report):
            yield self.finding(title.span, message=self.undated)

    def _unfinished(self, report: Report) -> Iterator[Finding]:
        """The finding for a first line that is nearly a title."""
        paragraphs = report.document.paragraphs
        first = next((p for p in paragraphs if p.role not in ("metadata", "chrome")), None)
        if first is None or first.role != "text" or not report.document.body.sections:
            return
        text = first.compact.text
        stripped = text.rstrip(_STOPS)
        if len(stripped) > _SHORT or _pattern("NO_TITLE").search(stripped):
            return
        front, about, _ = stripped.partition("关于")
        named = not front or front.endswith(issuers_of(front)[-1:])
        if len(text) - len(stripped) == 1 and about and named and kind_of(stripped):
            yield self.finding(first.compact.span(len(stripped), len(text)), message=self.stopped)
        elif text == stripped and not _pattern("KIND").search(stripped) and choose(stripped).annual:
            yield self.finding(_whole_span(first))


def _is_undated(report: Report) -> bool:
    """Whether neither the title nor the lines next to it name a year, although the report has one."""
    if report.document.date is None or report.facts.year is not None:
        return False
    front: list[str] = [f"{entry.key}{entry.value}" for entry in report.document.metadata if entry.key == "标题"]
    for paragraph in report.document.paragraphs:
        text = paragraph.compact.text
        if paragraph.role == "heading" or (paragraph.role == "text" and len(text) > _SHORT):
            break
        if paragraph.role != "metadata":
            front.append(text)
    return not any(_pattern(name).search(text) for text in front for name in ("ANY_YEAR", "OTHER_SPAN"))


def _whole_span(paragraph: Paragraph) -> Span:
    return paragraph.compact.span(0, len(paragraph.compact.text))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("title")[name])
