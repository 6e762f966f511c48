"""Figures of a Document: each printed quantity with its subject, period, scope and cue."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any, NamedTuple

from lawlint.exact.interval import Interval
from lawlint.knowledge import table
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.seeking import seeker
from lawlint.parsing.tree import Document, Paragraph, Section
from lawlint.source import Span

_STOPS = ",。;:!?"
_LONGEST_CLAUSE = 200
_LOOK_BACK = 40


class Attribute(NamedTuple):
    """A period or scope, and where the text gives it: clause, sentence, paragraph, section, report, or "" if it does not."""

    text: str
    where: str


ABSENT = Attribute("", "")


class Figure(NamedTuple):
    """One printed quantity: its span, text, value in units of one, and unit.

    ``cover``: "equality" where an equation uses it, "bound" where only an inequality does, "" where no relation does.
    ``cue`` is the word class before it (total, rise, share …), ``subject`` the name in front of it.
    """

    span: Span
    text: str
    value: Interval
    unit: str
    cover: str
    cue: str
    subject: str
    setting: Setting
    paragraph: Paragraph
    at: int

    @property
    def period(self) -> Attribute:
        """The period of the figure: «2023年», «2021—2025年», «2023年末»; the words of the text where no year is known."""
        return self.setting.period(self.paragraph, self.at)

    @property
    def scope(self) -> Attribute:
        """The area or body of the figure: «全市», «市本级», the issuer of the report."""
        return self.setting.scope(self.paragraph, self.at)

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above the figure, outermost first."""
        return self.setting.path(self.paragraph)


class Stage(NamedTuple):
    """The year of a section (None: unknown), and its view: "behind", "ahead", or "" where it has none."""

    year: int | None
    view: str


class _Mention(NamedTuple):
    """A mention of a period or scope in a paragraph.

    ``compared``: after 比, so it belongs to another figure; ``narrow``: it applies to its own clause only (上年, 2024年末, 市级),
    while 2024年, 全市 and «2024年末，» apply to the following clauses too.
    """

    start: int
    end: int
    compared: bool
    narrow: bool


class Setting:
    """The periods and scopes of one document, found on demand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._periods: dict[int, list[_Mention]] = {}
        self._scopes: dict[int, list[_Mention]] = {}
        self._stages: dict[tuple[int, ...], Stage] = {}

    # -- sections -----------------------------------------------------------------------------------------------------------

    @cached_property
    def _sections(self) -> dict[int, tuple[Section, ...]]:
        """The sections around each paragraph, outermost first, by the identity of the paragraph."""
        found: dict[int, tuple[Section, ...]] = {}

        def enter(section: Section, around: tuple[Section, ...]) -> None:
            if section.heading is not None:
                around = (*around, section)
                found[id(section.heading)] = around
            for child in section.children:
                if isinstance(child, Section):
                    enter(child, around)
                else:
                    found[id(child)] = around

        enter(self._document.body, ())
        return found

    def path(self, paragraph: Paragraph) -> tuple[str, ...]:
        """The headings above ``paragraph``, outermost first."""
        return tuple(section.title for section in self._sections.get(id(paragraph), ()))

    @cached_property
    def year(self) -> int | None:
        """The year in the title of the report."""
        return self._document.title.year if self._document.title else None

    @cached_property
    def _behind(self) -> int | None:
        """The year under review: that of a heading (2025年工作回顾, or 2026年工作安排 less one), or of the title."""
        stages = [_stage(section.title) for section in self._document.body.sections]
        behind = next((stage.year for stage in stages if stage.year and stage.view != "ahead"), None)
        ahead = next((stage.year - 1 for stage in stages if stage.year and stage.view == "ahead"), None)
        return behind or ahead or self.year

    def stage(self, paragraph: Paragraph) -> Stage:
        """The year and view of the sections around ``paragraph``, the innermost first."""
        around = self._sections.get(id(paragraph), ())
        key = tuple(map(id, around))
        known = self._stages.get(key)
        if known is None:
            year, view = None, ""
            for section in reversed(around):
                own = _stage(section.title)
                if year is None:
                    year = own.year
                view = view or own.view
                if year is not None and view:
                    break
            if year is None and self._behind is not None:
                year = self._behind + (view == "ahead")
            known = self._stages[key] = Stage(year, view)
        return known

    # -- periods ------------------------------------------------------------------------------------------------------------

    def period(self, paragraph: Paragraph, at: int) -> Attribute:
        """The period that applies at ``at`` in the compact text of ``paragraph``."""
        place, where = self._nearest(self._periods, "PERIOD", paragraph, at)
        stage = self.stage(paragraph)
        if place is not None:
            return Attribute(self._resolved(paragraph.compact.text[place.start : place.end], stage), where)
        if stage.year is None:
            return ABSENT
        inherited = any(_stage(s.title).year is not None or _stage(s.title).view for s in self._sections.get(id(paragraph), ()))
        return Attribute(f"{stage.year}年", "section" if inherited else "report")

    def scope(self, paragraph: Paragraph, at: int) -> Attribute:
        """The area or body that applies at ``at``."""
        place, where = self._nearest(self._scopes, "SCOPE", paragraph, at)
        if place is not None:
            return Attribute(paragraph.compact.text[place.start : place.end], where)
        title = self._document.title
        issuers = (title.issuers if title else ()) or (self._document.signature.issuers if self._document.signature else ())
        return Attribute("、".join(issuers), "report") if issuers else ABSENT

    def _nearest(self, known: dict[int, list[_Mention]], name: str, paragraph: Paragraph, at: int) -> tuple[_Mention | None, str]:
        """The last mention before ``at`` that is not after 比 or 占, and whether its clause, sentence or paragraph holds it."""
        text = paragraph.compact.text
        places = known.get(id(paragraph))
        if places is None:
            places = known[id(paragraph)] = list(_mentions(name, text))
        clause = max(text.rfind(stop, max(0, at - _LONGEST_CLAUSE), at) for stop in _STOPS) + 1
        sentence = paragraph.sentences[max(bisect_right(paragraph.sentences, at, key=lambda s: s[0]) - 1, 0)][0]
        last = bisect_right(places, at, key=lambda p: p.start)
        for place in reversed(places[max(0, last - _LOOK_BACK) : last]):
            if not place.compared and place.end <= at and (place.start >= clause or not place.narrow):
                return place, "clause" if place.start >= clause else "sentence" if place.start >= sentence else "paragraph"
        return None, ""

    def _resolved(self, printed: str, stage: Stage) -> str:
        """A printed period with its year: 全年 is that of the section, 今年 that of the report, 上年 the year before."""
        prefix = "截至" if printed.startswith("截至") else ""
        printed = printed.removeprefix("截至").replace("年度", "年")
        if _pattern("SPAN").match(printed):
            first, last = re.findall(r"\d{4}", printed)
            return f"{prefix}{first}—{last}年"
        if _pattern("PLAN").match(printed):
            first_year = _plans().get(printed.strip("“”"))
            return f"{first_year}—{first_year + 4}年" if first_year else printed
        if _pattern("LONG").match(printed):
            return f"{stage.year - 4}—{stage.year}年" if stage.year and stage.view != "ahead" else "五年"
        match = _pattern("YEAR").match(printed)
        rest = printed[match.end() :] if match else printed
        if match is None and not _pattern("WITHIN").match(printed):
            return printed
        named = match[0] if match else "全年"
        rest = rest.removeprefix("年").replace("底", "末").replace("至", "—").replace("-", "—")
        year = self._year(named, stage)
        return prefix + (f"{year}年{rest}" if year else named + rest)

    def _year(self, named: str, stage: Stage) -> int | None:
        if named[:4].isdigit():
            return int(named[:4])
        current = self.year if self.year is not None else stage.year
        if named in ("今年", "去年", "明年", "来年"):
            return None if current is None else current + {"今": 0, "去": -1}.get(named[0], 1)
        return None if stage.year is None else stage.year - named.startswith("上")


def _mentions(name: str, text: str) -> Iterator[_Mention]:
    compared, wide = _pattern("COMPARED"), _pattern("WIDE")
    for match in seeker("name", name).finditer(text):
        start, end = match.span()
        narrow = (wide.match(text, start) is None or text[end - 1] in "末底初") and not text.startswith(",", end)
        yield _Mention(start, end, compared.search(text, max(0, start - 1), start) is not None, narrow)


@cache
def _stage(heading: str) -> Stage:
    """The year and view in a heading: «2025年工作回顾», «下一步打算»."""
    years = {match[0] for match in _pattern("YEAR").finditer(heading) if match[0][:4].isdigit()}
    words = _sections()
    view = next((view for view in ("ahead", "behind") if any(word in heading for word in words[view])), "")
    if "回顾" in heading:
        view = "behind"
    return Stage(int(years.pop()[:4]) if len(years) == 1 else None, view)


@cache
def _plans() -> dict[str, int]:
    """The first year of each five-year plan, by its label."""
    return {row["name"]: row["first"] for row in table("plans")["plans"] if row["kind"] == "development"}


@cache
def _sections() -> dict[str, Any]:
    return table("names")["sections"]  # type: ignore[no-any-return]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("name")[name])
