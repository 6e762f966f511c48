"""National meetings in compact text, read by the terminals of ``grammar/meeting.lark``: 党的二十大, 二十届二中、三中全会."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from lawlint.exact.calendar import Period
from lawlint.exact.numerals import to_int
from lawlint.knowledge import table
from lawlint.parsing.dates import AT_ONCE
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.seeking import seeker

SERIES = {"CONGRESS": "congresses", "PLENUM": "plenums", "SESSION": "sessions", "COMMITTEE": "committee"}
"""Terminal by terminal, the series in ``knowledge/congresses.toml`` that it names a meeting of."""


class Meeting(NamedTuple):
    """A meeting named in a text, [start, end): that ``number`` of its series in that ``term``; congresses have no term, 0."""

    start: int
    end: int
    series: str
    term: int
    number: int

    @property
    def held(self) -> Period | None:
        """When it was held; None where the table does not know.  Of a committee's meeting it may begin a few days too early."""
        return calendar(self.series).get((self.term, self.number))


@lru_cache(maxsize=AT_ONCE)
def meetings(text: str) -> tuple[Meeting, ...]:
    """The meetings that ``text`` names, series by series; «二十届二中、三中全会» is two, in one place.

    >>> [(one.series, one.term, one.number) for one in meetings("深入贯彻党的二十大和二十届二中、三中全会精神")]
    [('congresses', 0, 20), ('plenums', 20, 2), ('plenums', 20, 3)]
    """
    return (*_meetings(text),)


def _meetings(text: str) -> Iterator[Meeting]:
    for terminal, series in SERIES.items():
        if ("大" if series == "congresses" else "届") not in text:
            continue
        for found in seeker("meeting", terminal).finditer(text):
            numbers = [to_int(number) for number in _pattern("NUMBER").findall(found[0])]
            term, numbers = (0, numbers[:1]) if series == "congresses" else (numbers[0], numbers[1:])
            for number in numbers:
                yield Meeting(*found.span(), series, term, number)


@cache
def calendar(series: str) -> Mapping[tuple[int, int], Period]:
    """The meetings of a series that the table knows, by term and number in their order, and when they were held."""
    week = timedelta(days=6)
    return {
        (row.get("term", 0), row["number"]): Period(row.get("first", row["last"] - week), row["last"])
        for row in table("congresses")[series]
    }


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("meeting")[name])
