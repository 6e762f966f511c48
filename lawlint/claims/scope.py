"""The scope of a figure: the body and its level, the account, the stage, the period, and what is left in or out.

A figure has its scope from its own clause, from what its paragraph says before, from the headings above, and from the paragraphs
before it of the same section, in this order.  Two figures of one name are one only where their scopes are one, and known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from lawlint.claims.operators.naming import subject
from lawlint.claims.scene import Term
from lawlint.figures import Setting
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Document, Paragraph

# Paragraphs before that a figure takes its scope from.
_MOST_BACK = 6

# A report is of accounts where it names them so often; it then tells levels and accounts apart throughout.
_OF_ACCOUNTS = 6

_COMPARED = frozenset("比占较于与")

_STOPS = ",。;:!?"

# The words of each dimension, by the value that they give; "" for the words themselves.
_WORDS = {
    "body": {"WHOLE_AREA": "", "OWN_LEVEL": "本级", "OTHER_BODY": ""},
    "account": dict.fromkeys(("GENERAL", "FUND", "CAPITAL", "INSURANCE"), ""),
    "debt": dict.fromkeys(("GENERAL_DEBT", "SPECIAL_DEBT"), ""),
    "stage": dict.fromkeys(("ADJUSTED", "PLANNED", "EXECUTED"), ""),
}


class Scope(NamedTuple):
    """What a figure is of, beside its name; "" where nobody says.

    ``head``: of what the list that the figure stands in is made up, or the heading above it.
    """

    body: str
    account: str
    debt: str
    stage: str
    period: str
    left_out: str
    head: str

    def __str__(self) -> str:
        return "·".join(filter(None, self))


class _Mention(NamedTuple):
    start: int
    end: int
    value: str


class Scopes:
    """The scopes of the figures of one document, found on demand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._setting = Setting(document)
        self._known: dict[int, Scope] = {}
        self._texts: dict[tuple[str, str], Sequence[_Mention]] = {}
        self._number = {id(paragraph): n for n, paragraph in enumerate(document.paragraphs)}

    def of(self, term: Term) -> Scope:
        """The scope of a figure."""
        known = self._known.get(id(term))
        if known is None:
            body, account, debt, stage = (self._value(dimension, term) for dimension in _WORDS)
            period = self._setting.period(term.scene.paragraph, term.start).text
            period = "" if _pattern("UNDATED_PERIOD").fullmatch(period) else period
            known = self._known[id(term)] = Scope(body, account, debt, stage, period, _left_out(term), self._head(term))
        return known

    def are_one(self, a: Term, b: Term) -> bool:
        """Whether two figures are of one scope: nothing that is known of both differs.

        A report of budgets tells bodies and accounts apart throughout: there they are known of both, and nothing differs.
        """
        first, second = self.of(a), self.of(b)
        if first.left_out != second.left_out:
            return False
        if not self._is_of_accounts:
            return not any(x and y and x != y for x, y in ((first.body, second.body), (first.period, second.period)))
        if first.body != second.body or first.account != second.account:
            return False
        if any(x and y and x != y for x, y in zip(first, second, strict=True)):
            return False
        return bool((first.body or not self._has_levels) and (first.account or first.debt))

    @cached_property
    def _is_of_accounts(self) -> bool:
        """Whether the report is one of budgets."""
        return sum(bool(self._mentions("account", p.compact.text)) for p in self._document.paragraphs) >= _OF_ACCOUNTS

    @cached_property
    def _has_levels(self) -> bool:
        """Whether the report speaks of more than one body."""
        found = {m.value for p in self._document.paragraphs for m in self._mentions("body", p.compact.text)}
        return len(found) > 1

    def _value(self, dimension: str, term: Term) -> str:
        paragraph = term.scene.paragraph
        for text, end in self._sources(paragraph, term.start):
            before = [m for m in self._mentions(dimension, text) if m.end <= end]
            if before:
                return before[-1].value
        return ""

    def _sources(self, paragraph: Paragraph, at: int) -> Iterator[tuple[str, int]]:
        """The texts that a figure takes its scope from, nearest first, each with where it ends."""
        yield paragraph.compact.text, at
        path = self._setting.path(paragraph)
        if paragraph.marker is None and paragraph.role == "text":
            number = self._number[id(paragraph)]
            for other in reversed(self._document.paragraphs[max(0, number - _MOST_BACK) : number]):
                if other.role != "text" or self._setting.path(other) != path:
                    break
                yield other.compact.text, len(other.compact.text)
                if other.marker is not None:
                    break
        for title in reversed(path):
            yield title, len(title)

    def _mentions(self, dimension: str, text: str) -> Sequence[_Mention]:
        found = self._texts.get((dimension, text))
        if found is None:
            some = (
                _Mention(m.start(), m.end(), value or (m[0] if dimension == "body" else word))
                for word, value in _WORDS[dimension].items()
                for m in _pattern(word).finditer(text)
                if text[m.start() - 1 : m.start()] not in _COMPARED
            )
            found = self._texts[dimension, text] = sorted(some)
        return found

    def _head(self, term: Term) -> str:
        if term.list is None:
            return ""
        before = [other for other in term.list.scene.terms if other.end <= term.list.start]
        return (subject(before[-1]) if before else "") or "".join(self._setting.path(term.scene.paragraph)[-1:])


def _left_out(term: Term) -> str:
    """The brackets of a figure, before it in its clause or right behind it, that leave something in or out."""
    text = term.scene.text
    begin = max(text.rfind(stop, term.scene.start, term.start) for stop in _STOPS) + 1
    found = [m[0] for m in _pattern("LEFT_OUT").finditer(text, max(begin, term.scene.start), term.start)]
    behind = _pattern("LEFT_OUT").match(text, term.end)
    return "".join(found) + (behind[0] if behind else "")


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return pattern(terminals("scope")[word])
