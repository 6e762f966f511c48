"""STR011: an announced number of parts that differs from the number of parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.exact.numerals import to_int
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Paragraph
from lawlint.rule import WARNING, Bad, Finding, Good, Related, Report, Rule, Text

_FAMILIES = ("part", "chapter", "cn")
# With a larger difference the number counts something else, or the text is an excerpt.
_MANY = 7


def _report(opening: str, *headings: str) -> str:
    sections = "".join(f"{'一二三四五六七八九'[at]}、{name}\n印发规定{at + 3}件。\n" for at, name in enumerate(headings))
    return f"云溪市2023年政府信息公开工作年度报告\n{opening}\n{sections}"


class PartCountMismatch(Rule):
    """宣布的部分数与实际不符。

    检查什么
    首段写明「本报告由……等六部分组成」「报告分为五个部分」的，正文最高一级标题（第一部分、第一章、一、）是否恰好这么多。相差一个（七个以上的
    相差两个以内）才提示：差得更多的，多半数的不是这一级标题，或者是节选。首段以后再写到的部分数、标题序号本身断号的不核对。

    为什么
    增删一个部分以后，常常忘了改开头的总数。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实、结构严谨）；《政府信息公开工作年度报告格式》（六个部分）。
    """

    code = "STR011"
    severity = WARNING
    title = Text("宣布的部分数与实际不符", "Announced number of parts differs from what follows")
    message = Text("文中说有{stated}个部分，实际是{found}个", "{stated} parts are announced, {found} follow")
    source = "《党政机关公文处理工作条例》第十九条"
    examples = (
        Good(_report("全文由概述、主动公开、依申请公开三部分组成。", "概述", "主动公开", "依申请公开")),
        Good(_report("报告分两部分：", "概述", "主动公开")),
        Good(_report("现将三个方面的情况报告如下：", "概述", "主动公开")),
        Good(_report("全市分为两部分推进，由各单位组成三部分力量。", "概述", "主动公开", "依申请公开", "安排")),
        Bad(_report("全文由概述、主动公开、依申请公开⟦三部分⟧组成。", "概述", "主动公开", "依申请公开", "存在问题")),
        Bad(_report("本报告内容包括总体情况、主动公开等⟦3个部分⟧。", "总体情况", "主动公开")),
        Bad(_report("报告分为⟦五个部分⟧：", "概述", "主动公开", "依申请公开", "存在问题", "安排", "其他事项")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """At most one finding, at the number announced before the first heading."""
        opening = (child for child in report.document.body.children if isinstance(child, Paragraph))
        own = _pattern("OWN_PARTS")
        announced = [(p, found) for p in opening if "部分" in p.compact.text for found in own.finditer(p.compact.text)]
        if len(announced) != 1:
            return
        paragraph, match = announced[0]
        *_, parts = _pattern("PARTS").finditer(paragraph.compact.text, match.start(), match.end())
        number = _pattern("NUMBER").match(parts[0])
        assert number is not None
        headings = _headings(report)
        stated, found = to_int(number[0]), len(headings)
        if not headings or not 0 < abs(stated - found) <= (1 if stated < _MANY else 2):
            return
        yield self.finding(
            paragraph.compact.span(parts.start(), match.end()),
            related=tuple(Related(heading.span, Text("标题", "a heading")) for heading in headings),
            stated=stated,
            found=found,
        )


def _headings(report: Report) -> list[Paragraph]:
    """The numbered outermost headings up to the annexes; none where they are not numbered consecutively from one."""
    annexes = report.document.annexes
    end = annexes[0].span.start if annexes else len(report.source.text)
    outer = [section.heading for section, _ in report.outline if section.heading and section.span.start < end]
    headings = [heading for heading in outer if heading.marker]
    markers = [heading.marker for heading in headings if heading.marker]
    numbered = [marker.number for marker in markers] == [*range(1, len(headings) + 1)]
    return headings if numbered and len({m.family for m in markers}) == 1 and markers[0].family in _FAMILIES else []


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("list")[name])
