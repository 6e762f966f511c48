"""What a web page says above a report of its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from lawlint.exact.calendar import day
from lawlint.parsing.dates import dates
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Document
from lawlint.source import Span


def published(document: Document) -> tuple[Span, date] | None:
    """The first day on which the page says that it was published, and where; None where it does not say."""
    return min(_told(document, "PUBLISHED"), key=lambda one: one[1], default=None)


def signed(document: Document) -> Iterator[tuple[Span, date]]:
    """The days on which the report was signed: that of its date line, and those of the page."""
    if document.date is not None and document.date.value is not None:
        yield document.date.span, document.date.value
    yield from _told(document, "SIGNED")


def _told(document: Document, name: str) -> Iterator[tuple[Span, date]]:
    for entry in document.metadata:
        if _key(name).fullmatch(entry.key):
            full = ((one.year, one.month, one.day) for one in dates(entry.value))
            first = next(((y, m, d) for y, m, d in full if y and m and d), None)
            value = day(*first) if first else None
            if value is not None:
                yield entry.span, value


@cache
def _key(name: str) -> re.Pattern[str]:
    return pattern(terminals("date")[name])
