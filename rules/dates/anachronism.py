"""DAT009: a meeting or a law later than the date of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from lawlint.figures import Setting
from lawlint.knowledge import table
from lawlint.knowledge.laws import laws
from lawlint.parsing.citations import citations
from lawlint.parsing.grammar import terminals
from lawlint.parsing.meetings import Meeting, meetings
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.tree import DateLine, Document, Paragraph
from lawlint.rule import ERROR, Bad, Finding, Good, Related, Report, Rule, Span, Text


def _report(day: str, sentence: str, planned: str = "持续推进。") -> str:
    year = int(day[:4]) - 1
    return (
        f"云溪市人民政府关于{year}年度法治政府建设工作情况的报告\n一、主要举措和成效\n{sentence}\n二、存在的不足和原因\n宣传不够深入。\n"
        f"三、下一步工作安排\n{planned}\n云溪市人民政府\n{day}"
    )


class Anachronism(Rule):
    """引用尚未发生的会议、尚未制定的法律。

    检查什么
    文中写作已经召开的党代会、中央全会、全国人大及其常委会会议，是否晚于成文日期；所贯彻、宣传的法律是否在成文日期以后才通过，
    据以作出处罚等决定的法律是否在成文日期以后才施行。「迎接党的二十大胜利召开」、立法中的草案、通过之后施行之前的学习宣传属正常；
    下一年度安排中将要召开的会议、将要出台的法律不核对或者降一级；没有成文日期的、只有地方届次的不核对。

    为什么
    文件不可能引用还没有发生的事：不是套用了后来的稿子，就是落款日期有误。

    依据
    《党政机关公文处理工作条例》第九条（成文日期）；会期见 knowledge/congresses.toml，法律见 knowledge/laws.toml。
    """

    code = "DAT009"
    severity = ERROR
    title = Text("引用尚未发生的会议、文件", "Cites what had not happened yet")
    message = Text("“{name}”于{day}召开，晚于成文日期{limit}", "“{name}” began on {day}, after this was written ({limit})")
    passed = Text(
        "《{name}》于{day}通过，晚于成文日期{limit}", "《{name}》 was passed on {day}, after this was written ({limit})"
    )
    in_force = Text(
        "《{name}》自{day}起施行，成文日期{limit}以前不能据以作出决定",
        "《{name}》 is in force from {day}; nothing could be decided by it before this was written ({limit})",
    )
    source = "《党政机关公文处理工作条例》第九条"
    examples = (
        Good(_report("2024年1月26日", "深入贯彻党的二十大和二十届二中全会精神，落实十四届全国人大一次会议部署。")),
        Good(_report("2022年5月20日", "以实际行动迎接党的二十大胜利召开。", "认真学习贯彻党的二十大精神。")),
        Good(
            _report("2022年5月20日", "落实党的二十大信访安全保障要求，为党的二十大营造安全稳定的环境，以实绩向党的二十大汇报。")
        ),
        Good(_report("2024年1月26日", "市十四届人大五次会议通过决议；参与《民营经济促进法》立法调研。")),
        Good(_report("2022年1月20日", "学习宣传《噪声污染防治法》《医师法》。")),
        Good(_report("2024年8月20日", "《学前教育法（草案）》征求意见时提出建议3条。", "宣传贯彻《学前教育法》。")),
        Good("深入贯彻党的二十届三中全会精神。"),
        Bad(_report("2024年1月26日", "深入贯彻党的⟦二十届三中全会⟧精神。")),
        Bad(_report("2022年5月20日", "全面贯彻⟦党的二十大⟧精神。")),
        Bad(_report("2024年1月26日", "印发规定3件。", "全面落实党的⟦二十届四中全会⟧部署。")),
        Bad(_report("2024年1月26日", "宣传贯彻《宪法》《⟦民营经济促进法⟧》。")),
        Bad(_report("2022年1月20日", "依据《⟦噪声污染防治法⟧》作出行政处罚12件。")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each meeting and each law, at its first place."""
        line = report.document.date
        if line is None:
            return
        latest = line.value or date(line.year, 12, 31)
        events: dict[str, tuple[_Event, list[Span]]] = {}
        for event, span in _events(report.document, latest):
            events.setdefault(event.name, (event, []))[1].append(span)
        for event, (first, *others) in events.values():
            yield self.finding(
                first,
                related=(_dated(line), *(Related(span, Text(event.name, event.name)) for span in others)),
                weaker=event.planned,
                message={"held": self.message, "passed": self.passed, "in_force": self.in_force}[event.kind],
                name=event.name,
                day=event.day.isoformat(),
                limit=latest.isoformat() if line.value else line.year,
            )


class _Event(NamedTuple):
    """An event on ``day``: a meeting ``held``, a law ``passed`` or ``in_force``; ``planned``: the text is about the future."""

    name: str
    kind: str
    day: date
    planned: bool = False


def _dated(line: DateLine) -> Related:
    return Related(line.span, Text("成文日期", "the date of the report"))


def _events(document: Document, latest: date) -> Iterator[tuple[_Event, Span]]:
    """Events that the text treats as past, and that happened after ``latest``."""
    setting = Setting(document)
    for paragraph in prose(document):
        for event, start, end, expected in (*_early_meetings(paragraph, latest), *_early_laws(paragraph, latest)):
            sentence = paragraph.sentence(start)
            ahead = setting.stage(paragraph).view == "ahead" or _says("FORWARD", paragraph, sentence)
            if not (ahead and (event.day - latest).days <= expected):
                yield event._replace(planned=ahead), paragraph.compact.span(start, end)


def _early_meetings(paragraph: Paragraph, latest: date) -> Iterator[tuple[_Event, int, int, int]]:
    """Meetings that the text treats as past, their ranges, and the number of days before in which they are expected."""
    for meeting in meetings(paragraph.compact.text):
        held = meeting.held
        if held is None or held.first <= latest:
            continue
        sentence = paragraph.sentence(meeting.start)
        if _says("HELD", paragraph, sentence) and not _says("COMING", paragraph, sentence):
            name = paragraph.compact.text[meeting.start : meeting.end]
            yield _Event(name, "held", held.first), meeting.start, meeting.end, _expected(meeting)


def _early_laws(paragraph: Paragraph, latest: date) -> Iterator[tuple[_Event, int, int, int]]:
    """Laws used before they were passed, or applied before they were in force; a plan may refer to a draft."""
    for citation in citations(paragraph.compact.text):
        law = laws().get(citation.name)
        if law is None or citation.note:
            continue
        first, sentence = law.editions[0], paragraph.sentence(citation.start)
        made = bool(first.decided and first.decided > latest)
        if not (made or (first.in_force and first.in_force > latest)) or _says("IN_THE_MAKING", paragraph, sentence):
            continue
        before = paragraph.compact.text[sentence[0] : citation.start]
        place = citation.at, citation.at + len(citation.name), 10**4
        if made and first.decided:
            if _at_end("USED").search(before):
                yield _Event(citation.name, "passed", first.decided), *place
        elif first.in_force and _at_end("BASED").search(before) and _says("ACTED", paragraph, sentence):
            yield _Event(citation.name, "in_force", first.in_force), *place


def _says(word: str, paragraph: Paragraph, sentence: tuple[int, int]) -> bool:
    return _pattern(word).search(paragraph.compact.text, *sentence) is not None


def _expected(meeting: Meeting) -> int:
    days: int = table("congresses")["expected"][meeting.series]
    return days


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("when")[name])


@cache
def _at_end(name: str) -> re.Pattern[str]:
    return pattern(f"(?:{terminals('when')[name]})$")
