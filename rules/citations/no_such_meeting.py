"""CIT007: a congress, plenum or session that was not held, or has a wrong number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby, pairwise, takewhile
from operator import attrgetter

from lawlint.exact.calendar import Period, in_full
from lawlint.exact.numerals import to_chinese, to_int
from lawlint.knowledge import table
from lawlint.parsing.grammar import terminals
from lawlint.parsing.meetings import Meeting, calendar, meetings
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.tree import Compact, Paragraph
from lawlint.rule import ERROR, Bad, Edit, Finding, Fix, Good, Report, Rule, Text


def _report(year: int, sentence: str) -> str:
    """A report for ``year`` that says ``sentence``."""
    return f"云溪市人民政府关于{year}年度法治政府建设工作情况的报告\n{sentence}\n云溪市人民政府\n{year + 1}年1月26日"


class NoSuchMeeting(Rule):
    """党代会、中央全会、全国人大会议的届次有误。

    检查什么
    党的全国代表大会、中央全会、全国人大会议的届次：该届没有开过的会（成文时本届尚未开到的也算）、紧挨着写明而与会期不符的时间、把中央的
    「二中全会」写成「二次全会」；「党的二十大和十九届二中全会」这类届次不配套、「三中、二中全会」这类次序颠倒的，作为警告。
    地方党委全会、地方人大会议各有届次，不核对；尚在届期中、成文时间不明的不核对。

    为什么
    届次是政治性表述，写错一个数字就成了另一次会议，或者根本没有这次会议。

    依据
    历次会议公报、全国人大会议公告，见 knowledge/congresses.toml。
    """

    code = "CIT007"
    severity = ERROR
    title = Text("会议届次错误", "Wrong number of a congress, plenum or session")
    message = Text("没有“{name}”，此前最后一次是{last}", "there was no “{name}”; the last one before is {last}")
    dated = Text("“{name}”的会期是{held}，文中为{printed}", "“{name}” was held {held_en}; the text says {printed}")
    called = Text(
        "中央委员会的全会称“{right}”，不称“{name}”", "plenums of the Central Committee are called “{right}”, not “{name}”"
    )
    unpaired = Text(
        "党的{congress}大选出的是第{congress}届中央委员会，文中为“{name}”",
        "the {number}th congress elected the {number}th committee; the text says “{name}”",
    )
    order = Text("“{name}”次序颠倒或者重复", "“{name}” is out of order, or names one twice")
    source = "历次会议公报、公告"
    examples = (
        Good("深入学习贯彻党的二十大和二十届二中、三中全会精神。"),
        Good("十四届全国人大一次会议、市十一届人大七次会议、县委十四届九次全会。"),
        Good(_report(2024, "以优异成绩迎接党的二十一大胜利召开。")),
        Good("2023年3月，云溪市组织学习十四届全国人大一次会议精神。"),
        Bad(_report(2024, "学习贯彻⟦二十届八中全会⟧精神。")),
        Bad("深入学习贯彻党的⟦十九届八中全会⟧精神。"),
        Bad("党的二十大和⟦十九届二中全会⟧精神。", fixed="党的二十大和二十届二中全会精神。"),
        Good("学习团十八届八中全会和农工党十七届八中全会精神。"),
        Bad("学习⟦党的二十届二次全会⟧精神。", fixed="学习党的二十届二中全会精神。"),
        Bad("⟦2023年3月⟧，十四届全国人大二次会议审议通过政府工作报告。"),
        Bad("贯彻党的⟦二十届三中、二中全会⟧精神。", fixed="贯彻党的二十届二中、三中全会精神。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each wrong number, at most one per meeting."""
        known = _known_until(report)
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            if "届" not in text and "大" not in text:
                continue
            named = sorted(meetings(text), key=_start)
            for _, group in groupby(named, key=lambda meeting: meeting[:2]):
                yield from self._of_place(paragraph, list(group), known)
            for congress, plenum in pairwise(named):
                if _is_unpaired(text, congress, plenum, known) and not _names_more(paragraph, named, congress, plenum):
                    yield self._unpaired(paragraph.compact, congress, plenum)
            for found in _pattern("MISCALLED").finditer(text):
                right = found[0].replace("次全体会议", "中全会").replace("次全会", "中全会")
                span = paragraph.compact.span(*found.span())
                fix = Fix(Text(f"改为“{right}”", f"write “{right}”"), (Edit(span, right),))
                yield self.finding(span, fix=fix, message=self.called, right=right, name=found[0])

    def _of_place(self, paragraph: Paragraph, group: list[Meeting], known: date | None) -> Iterator[Finding]:
        """The findings for meetings named together: 二十届二中、三中全会."""
        compact, first = paragraph.compact, group[0]
        name = compact.text[first.start : first.end]
        span = compact.span(first.start, first.end)
        for meeting in group:
            last = _last_before(meeting, known)
            if last is not None and not _pattern("COMING").search(compact.text, *paragraph.sentence(first.start)):
                yield self.finding(span, name=name, last=_name(last))
                return
        if len(group) == 1 and (day := _day_of(compact.text, first)) and first.held:
            period = Period.of(*map(int, re.findall(r"\d+", compact.text[day[0] : day[1]])))
            if period and (period.last < first.held.first or first.held.last < period.first):
                yield self.finding(
                    compact.span(*day), message=self.dated, name=name, printed=compact.text[day[0] : day[1]],
                    held=_days(first.held), held_en=f"{first.held.first} to {first.held.last}",
                )  # fmt: skip
        numbers = [meeting.number for meeting in group]
        if numbers != sorted({*numbers}):
            places = list(_pattern("NUMBER").finditer(compact.text, first.start, first.end))[-len(numbers) :]
            ordered = zip(places, sorted(numbers), strict=True)
            edits = tuple(Edit(compact.span(*at.span()), to_chinese(n)) for at, n in ordered if to_int(at[0]) != n)
            fix = Fix(Text("按次序排列", "put them in order"), edits) if len({*numbers}) == len(numbers) else None
            yield self.finding(span, fix=fix, weaker=1, message=self.order, name=name)

    def _unpaired(self, compact: Compact, congress: Meeting, plenum: Meeting) -> Finding:
        name, right = compact.text[plenum.start : plenum.end], to_chinese(congress.number)
        number = _pattern("NUMBER").search(compact.text, plenum.start, plenum.end)
        assert number is not None
        fix = Fix(Text(f"改为{right}届", f"make it {right}届"), (Edit(compact.span(*number.span()), right),))
        return self.finding(
            compact.span(plenum.start, plenum.end), fix=fix, weaker=1, message=self.unpaired, name=name, congress=right,
            number=congress.number,
        )  # fmt: skip


_start = attrgetter("start")


def _known_until(report: Report) -> date | None:
    """The last day of the report's period; None where it is unknown, or after the end of the table."""
    facts = report.facts
    last = facts.date or (date(facts.year + 1, 12, 31) if facts.year else None)
    return last if last and last <= table("congresses")["as_of"] else None


def _last_before(meeting: Meeting, known: date | None) -> Meeting | None:
    """The last meeting held before ``meeting``, which was not held; None where it was held or may have been."""
    rows, wanted = calendar(meeting.series), (meeting.term, meeting.number)
    # Only those meetings of the Standing Committee are known that passed a law.
    if wanted in rows or meeting.series == "committee" or wanted < min(rows) or (wanted > max(rows) and known is None):
        return None
    term, number = max(row for row, days in rows.items() if row < wanted and (known is None or days.first <= known))
    return meeting._replace(term=term, number=number)


def _name(meeting: Meeting) -> str:
    term, number = to_chinese(meeting.term), to_chinese(meeting.number)
    if meeting.series == "congresses":
        return f"党的{number}大"
    return f"{term}届{number}中全会" if meeting.series == "plenums" else f"{term}届全国人大{number}次会议"


def _is_unpaired(text: str, congress: Meeting, plenum: Meeting, known: date | None) -> bool:
    """Whether a plenum named after a congress is of the previous committee, while the new one has held one of that number."""
    if congress.series != "congresses" or plenum.series != "plenums" or plenum.term != congress.number - 1:
        return False
    same = calendar("plenums").get((congress.number, plenum.number))
    held = same is not None and (known is None or same.first <= known)
    return held and bool(_pattern("AND").fullmatch(text, congress.end, plenum.start))


def _names_more(paragraph: Paragraph, named: list[Meeting], congress: Meeting, plenum: Meeting) -> bool:
    """Whether the sentence names other congresses, or plenums of other terms; the number is then intended."""
    low, high = paragraph.sentence(plenum.start)
    at = bisect_left(named, low, key=_start)
    near = takewhile(lambda meeting: meeting.start < high, (named[n] for n in range(at, len(named))))
    return any(meeting != congress and (meeting.series, meeting.term) != (plenum.series, plenum.term) for meeting in near)


def _day_of(text: str, meeting: Meeting) -> tuple[int, int] | None:
    """The range of the day that the text gives for ``meeting`` itself, not for an activity about it."""
    low = max(0, meeting.start - 30)
    found = _pattern("CONVENED").search(text, low, meeting.start)
    if not found and _pattern("TAKES_PLACE").match(text, meeting.end):
        found = _pattern("BEFORE").search(text, low, meeting.start)
    return found.span(1) if found else None


def _days(held: Period) -> str:
    first, last = held
    return in_full(first) + (f"至{last.month}月{last.day}日" if last > first else "")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = terminals("when" if name == "COMING" else "meeting")
    return pattern(f"({words['DAY']}){words[name]}" if name in ("BEFORE", "CONVENED") else words[name])
