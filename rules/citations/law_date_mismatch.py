"""CIT005: a wrong day for the passing, revision or entry into force of a law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from lawlint.exact.calendar import Period, in_full
from lawlint.knowledge import table
from lawlint.knowledge.laws import Law, laws
from lawlint.knowledge.titles import has_namesakes
from lawlint.parsing.citations import citations
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.rule import ERROR, Bad, Finding, Good, Report, Rule, Text


class LawDateMismatch(Rule):
    """法律通过、修订、公布、施行的时间不符。

    检查什么
    紧接法律名称写明的通过、公布、修订（修正）、施行（实施、生效）时间，是否与该法任何一次制定或修改的时间相符。各种时间各按各的核对：
    把通过的日子写成施行的日子也是错。只核对知识表中的法律和行政法规，表成以后的时间不核对。

    为什么
    学法、普法和执法依据的段落多从别处抄来，新法何时施行写错，随后的「依照新法办理」也就不成立。

    依据
    各法律题注、施行条款和历次修改决定，见 knowledge/laws.toml。
    """

    code = "CIT005"
    severity = ERROR
    title = Text("法律修订、施行时间不符", "Wrong day in the life of a law")
    message = Text(
        "《{name}》的{event_zh}时间是{known_zh}，文中为{printed}（{source}）",
        "《{name}》 was {event_en} on {known}; the text says {printed} ({source})",
    )
    source = "各法律题注、施行条款"
    examples = (
        Good("新修订的《行政复议法》于2024年1月1日起施行。"),
        Good("2021年1月修订的《行政处罚法》自2021年7月15日起施行。"),
        Good("《中华人民共和国行政复议法》由第十四届全国人大常委会第五次会议于2023年9月1日修订通过，自2024年1月1日起施行。"),
        Good("自2023年3月1日起，《行政复议法》宣传活动在青禾县实施。"),
        Good("2023年10月公布的《行政复议法》典型案例受到好评。"),
        Good("省人大常委会通过的《优化营商环境条例》自2022年7月1日起施行。"),
        Bad("新修订的《行政复议法》于⟦2023年1月1日⟧起施行。"),
        Bad("《医师法》自⟦2021年3月1日⟧起施行，开展专题培训2期。"),
        Bad("⟦2020年⟧修订的《行政处罚法》自⟦2021年1月22日⟧起施行。"),
        Bad("新修订的行政复议法⟦2023年9月1日⟧起正式实施。"),
        Bad("⟦2023年10月1日⟧起，新修订的《行政复议法》正式施行。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each day that is not one of the law."""
        for paragraph in prose(report.document):
            compact = paragraph.compact
            for law, event, start, end in _statements(compact.text):
                printed = compact.text[start:end]
                period = Period.of(*map(int, _NUMBER.findall(printed)))
                known = _days(law, event)
                if not known or period is None or period.first > table("laws")["as_of"]:
                    continue
                # «2024年修订的» is used for a law revised in 2023 and in force since 2024.
                also = _days(law, "IN_FORCE") if event == "REVISED" and printed.endswith("年") else ()
                if any(period.first <= day <= period.last for day in (*known, *also)):
                    continue
                yield self.finding(
                    compact.span(start, end), name=law.name, printed=printed, source=law.source,
                    event_zh=_EVENTS[event].zh, event_en=_EVENTS[event].en,
                    known_zh="、".join(map(in_full, known)),
                    known=", ".join(day.isoformat() for day in known),
                )  # fmt: skip


_NUMBER = pattern(r"\d+")
_EVENTS = {
    "IN_FORCE": Text("施行", "in force from"),
    "REVISED": Text("修订（修正）", "revised"),
    "PASSED": Text("通过", "passed"),
    "PUBLISHED": Text("公布", "published"),
}


def _days(law: Law, event: str) -> tuple[date, ...]:
    """All days of ``event`` for ``law``; none where one of them is unknown."""
    editions = law.editions[1:] if event == "REVISED" else law.editions
    days = [edition.in_force if event == "IN_FORCE" else edition.decided for edition in editions]
    return tuple(day for day in days if day) if all(days) else ()


class _Statement(NamedTuple):
    """A statement about a law: an event, and its day at [start, end)."""

    law: Law
    event: str
    start: int
    end: int


def _statements(text: str) -> Iterator[_Statement]:
    """The statements of compact ``text`` about days of a law next to its name."""
    for law, start, end in _laws_in(text):
        before = _pattern("before").search(text, max(0, start - 40), start)
        if before and _pattern("closed").match(text, end):
            yield _event(law, before)
        since = _pattern("since").search(text, max(0, start - 30), start)
        if since and _pattern("come").match(text, end):
            yield _Statement(law, "IN_FORCE", *since.span(1))
        after = _pattern("after").match(text, end)
        while after:
            yield _event(law, after)
            after = _pattern("next").match(text, after.end())


def _event(law: Law, found: re.Match[str]) -> _Statement:
    return _Statement(law, next(event for event in _EVENTS if found[event]), *found.span(1))


def _laws_in(text: str) -> Iterator[tuple[Law, int, int]]:
    """The laws of the table that ``text`` names, in 《》 or as 新修订的行政复议法, each [start, end)."""
    for citation in citations(text):
        law = laws().get(citation.name)
        if law is not None and not citation.note and (citation.of_state or not has_namesakes(law.name)):
            yield law, citation.start, citation.end
    if "修" in text:
        for found in _pattern("bare").finditer(text):
            yield laws()[found[1]], found.start(1), found.end(1)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    word = {key: f"(?:{spelled})" for key, spelled in terminals("citation").items()}
    day = f"({word['DAY']})"
    event = "(?:" + "|".join(f"(?P<{key}>{word[key]})" for key in _EVENTS) + ")"
    ends = f"(?={word['ENDS']})"
    names = "|".join(sorted(laws(), key=len, reverse=True))
    return pattern(
        {
            "after": f"{word['CALLED']}?{word['BY']}?{word['LEAD']}{day}{word['SINCE']}{event}{ends}",
            "next": f"{word['JOINED']}{day}{word['SINCE']}{event}{ends}",
            "before": f"{day}{word['SINCE']}{event}{word['OF']}$",
            "closed": word["AFTER_TITLE"],
            "since": f"{day}起,?{word['RENEWED']}?$",
            "come": f"{word['SINCE']}{word['IN_FORCE']}(?={word['END_OF_CLAUSE']})",
            "bare": f"{word['RENEWED']}{word['STATE']}?({names})",
        }[name]
    )
