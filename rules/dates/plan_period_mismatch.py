"""DAT010: a plan with years other than those of its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.exact.numerals import to_int
from lawlint.knowledge.plans import Plan, plans_named
from lawlint.knowledge.titles import periods_of
from lawlint.parsing.citations import citations, word
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.tree import Compact
from lawlint.rule import ERROR, Bad, Edit, Finding, Fix, Good, Report, Rule, Text

# A plan with a long-term outlook has both: “十四五”规划(2021—2035年).
_LONG_VIEW = 10


class PlanPeriodMismatch(Rule):
    """规划名称与起止年不符。

    检查什么
    以序号称呼的五年规划、普法规划后面括注的起止年，是否为该规划的起止年；「三年行动」「五年规划」等括注的年份是否为所称的年数。
    “十四五”某专项规划只在年份超出规划期时提示；跨两个半年、因而多占一个年份的行动只作提示；远景规划（十年以上）和没有称为
    「N年」的规划不核对。法治政府建设实施纲要等文件的起止年有一头写错的，作为警告。

    为什么
    规划期写错，引用的就不是那个规划，多为沿用上一个规划期的稿子或者只改了一头。

    依据
    国民经济和社会发展历次五年规划、中央宣传部和司法部历次五年普法规划的起止年，见 knowledge/plans.toml；
    《法治政府建设实施纲要》等文件的规划期，见 knowledge/law_names.toml。
    """

    code = "DAT010"
    severity = ERROR
    title = Text("规划名称与起止年不符", "Years of a plan do not fit its name")
    message = Text("{name}是{right}（{source}），文中为{wrong}", "{name} covers {right} ({source}), and the text says {wrong}")
    document = Text("《{name}》是{right}，文中为{wrong}", "《{name}》 covers {right}, and the text says {wrong}")
    length = Text("称为{length}年，{wrong}是{count}个年度", "called a plan of {length} years, and {wrong} are {count}")
    source = "历次五年规划、五年普法规划的规划期"
    examples = (
        Good("深入实施“八五”普法规划（2021—2025年）。"),
        Good("“八五”计划（1991—1995年）期间。"),
        Good("印发《青禾县“十四五”节能降碳行动方案（2022—2025年）》《青禾县“十四五”水利规划（2022—2025年）》。"),
        Good("落实《法治社会建设实施纲要（2020—2025年）》《临江区国土空间规划（2021—2035年）》。"),
        Good("制定三年行动方案（2023—2025年）。接续实施两个三年行动计划（2018—2023年）。"),
        Good("“十四五”期间（2021—2023年）建成阵地20个；《三年行动计划中期评估（2023—2024年）》。"),
        Good("《青禾县“十四五”规划和二〇三五年远景目标纲要（2021—2035年）》。"),
        Good("落实《法治政府建设实施纲要（2026—2030年）》《青禾县法治政府建设实施纲要（2022—2025年）》。"),
        Bad("深入实施“八五”普法规划（⟦2020—2025年⟧）。", fixed="深入实施“八五”普法规划（2021—2025年）。"),
        Bad("编制“十四五”规划（⟦2020—2024年⟧）。", fixed="编制“十四五”规划（2021—2025年）。"),
        Bad("印发《青禾县“十四五”水利规划（⟦2020—2025年⟧）》。", fixed="印发《青禾县“十四五”水利规划（2021—2025年）》。"),
        Bad(
            "印发《关于开展法治宣传教育的第八个五年规划（⟦2021—2026年⟧）》。",
            fixed="印发《关于开展法治宣传教育的第八个五年规划（2021—2025年）》。",
        ),
        Bad("制定城市更新三年行动方案（⟦2023—2024年⟧）。"),
        Bad(
            "落实《法治政府建设实施纲要（⟦2020—2025年⟧）》。",
            fixed="落实《法治政府建设实施纲要（2021—2025年）》。",
        ),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each period in brackets that is not that of the plan."""
        for paragraph in prose(report.document):
            compact = paragraph.compact
            if ")" not in compact.text:
                continue
            yield from self._of_document(compact)
            named = set()
            for found, plans, weaker in _named(compact.text):
                named.add(found.end())
                if plans and all((plan.first, plan.last) != _years(found) for plan in plans):
                    yield self._of_plan(compact, found, plans, weaker)
            for found in _pattern("PLAN_OF_YEARS").finditer(compact.text):
                first, last = _years(found)
                length, count = to_int(found["length"].replace("两", "二")), last - first + 1
                # A reversed range is reported by another rule.
                if found.end() not in named and 0 < count != length:
                    span = compact.span(found.start("first"), found.end() - 1)
                    wrong = compact.text[found.start("first") : found.end() - 1]
                    yield self.finding(
                        span, weaker=2 if count == length + 1 else 1, message=self.length, length=length, count=count, wrong=wrong
                    )

    def _of_document(self, compact: Compact) -> Iterator[Finding]:
        """《法治政府建设实施纲要(2020—2025年)》: one end belongs to an edition, the other to none."""
        for citation in citations(compact.text):
            periods = periods_of(citation.name)
            found = word("PERIOD").search(compact.text, citation.at + len(citation.name), citation.end) if periods else None
            if found is None or _years(found) in periods:
                continue
            first, last = _years(found)
            editions = [(low, high) for low, high in periods if (low == first) != (high == last)]
            if len(editions) != 1:
                continue
            ((low, high),) = editions
            ends = (("first", low), ("last", high))
            edits = [Edit(compact.span(*found.span(end)), str(year)) for end, year in ends if int(found[end]) != year]
            period = f"{low}—{high}年"
            fix = Fix(Text(f"改为{period}", f"make it {low}–{high}"), tuple(edits))
            yield self.finding(
                compact.span(*found.span()), fix=fix, weaker=True, message=self.document,
                name=citation.name, right=period, wrong=found[0],
            )  # fmt: skip

    def _of_plan(self, compact: Compact, found: re.Match[str], plans: list[Plan], weaker: bool) -> Finding:
        first, last = _years(found)
        right = min(plans, key=lambda plan: abs(plan.first - first) + abs(plan.last - last))
        ends = (("first", right.first), ("last", right.last))
        edits = [Edit(compact.span(*found.span(end)), str(year)) for end, year in ends if int(found[end]) != year]
        period = f"{right.first}—{right.last}年"
        return self.finding(
            compact.span(found.start("first"), found.end() - 1),
            fix=Fix(Text(f"改为{period}", f"make it {right.first}–{right.last}"), tuple(edits)),
            weaker=weaker,
            name=f"“{right.name}”{right.kind}", right=period, source=right.source,
            wrong=compact.text[found.start("first") : found.end() - 1],
        )  # fmt: skip


def _named(text: str) -> Iterator[tuple[re.Match[str], list[Plan], bool]]:
    """The numbered plans with a period in ``text``: the candidates of each, and whether it is only a plan for their years."""
    for found in _pattern("LABELLED_PLAN").finditer(text):
        plans = plans_named(found["label"], text[max(0, found.start() - 8) : found.start("first")])
        if _pattern("WHOLE_PLAN").fullmatch(found["words"]):
            first, last = _years(found)
            part = _pattern("SPAN_OF_PLAN").search(found["words"]) and _within(found, plans)
            yield found, [] if part or last - first >= _LONG_VIEW else plans, False
        elif _pattern("SPECIAL_PLAN").fullmatch(found["words"]):
            yield found, [plan for plan in plans if not _within(found, plans)], True
    for found in _pattern("NUMBERED_PLAN").finditer(text):
        yield found, plans_named(found["nth"] + "五", text[max(0, found.start() - 30) : found.start()]), False


def _within(found: re.Match[str], plans: list[Plan]) -> bool:
    """Whether a period is within one of ``plans``, or extends far beyond it."""
    first, last = _years(found)
    return last - first >= _LONG_VIEW or any(plan.first <= first and last <= plan.last for plan in plans)


def _years(found: re.Match[str]) -> tuple[int, int]:
    return int(found["first"]), int(found["last"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("when")[name])
