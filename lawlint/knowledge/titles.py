"""The names of laws and documents, ``law_names.toml``, and the differences between titles.

The table is large: it is read only for a report with a 《title》.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lawlint.knowledge import table
from lawlint.knowledge.laws import laws

# Marks that are left out or added freely in citations of a title.
_MARKS = ("中华人民共和国", " ", "、", ",", "·", "“", "”", "‘", "’", '"')
_PLACE = re.compile(r".{2,12}?[省市县区州盟旗乡镇]")
_BEHIND_PLACE = re.compile(rf"(?m)^{_PLACE.pattern}(.*)$")
_NUMBER = re.compile(r"[〇零一二三四五六七八九十百\d年—~～-]+")


class Difference(NamedTuple):
    """The range in which two titles differ: ``first`` and ``second`` (either may be empty), at offset ``at`` in both."""

    at: int
    first: str
    second: str

    @property
    def is_weak(self) -> bool:
        """Whether only words are added, omitted or exchanged that do not change the subject: 与, 管理."""
        return {self.first, self.second} <= _weak_words()

    @property
    def is_kind(self) -> bool:
        """Whether the kind of document differs: 方案 and 意见."""
        return {self.first, self.second} <= set(table("law_names")["kinds"]["words"])

    @property
    def is_number(self) -> bool:
        """Whether a number differs: 刑法修正案(八) and (九)."""
        return bool(_NUMBER.fullmatch(self.first + self.second))

    @property
    def is_one_character(self) -> bool:
        """Whether one character is added, omitted or exchanged, or two neighbours are swapped."""
        return 0 < max(len(self.first), len(self.second)) <= 1 or (len(self.first) == 2 and self.first == self.second[::-1])


class KnownName(NamedTuple):
    """The name of a law or document.

    ``document``: it is one of the listed policy documents; ``periods`` are the first and last years that it applies to.
    """

    name: str
    document: bool = False
    periods: tuple[tuple[int, int], ...] = ()


def normalised(title: str) -> str:
    """A title without blanks, 、, quotes and 中华人民共和国, in which citations differ.

    >>> normalised("领导干部干预司法活动、插手具体案件处理的记录、通报和责任追究规定")
    '领导干部干预司法活动插手具体案件处理的记录通报和责任追究规定'
    """
    for mark in _MARKS:
        title = title.replace(mark, "")
    return title.replace("《", "〈").replace("》", "〉")


def difference(first: str, second: str) -> Difference:
    """The range in which ``first`` and ``second`` differ: all between their common beginning and end."""
    at = _common_prefix(first, second)
    behind = _common_prefix(first[at:][::-1], second[at:][::-1])
    return Difference(at, first[at : len(first) - behind], second[at : len(second) - behind])


def _common_prefix(first: str, second: str) -> int:
    """The length of the common prefix."""
    return next(
        (n for n, (one, other) in enumerate(zip(first, second, strict=False)) if one != other), min(len(first), len(second))
    )


def is_known(title: str) -> bool:
    """Whether a law or document with this name is known."""
    return normalised(title) in _known()


def periods_of(title: str) -> tuple[tuple[int, int], ...]:
    """First and last years of the plans with this name, in order; none where no such plan is known."""
    document = _documents().get(normalised(title))
    return document.periods if document else ()


def is_draft(note: str) -> bool:
    """Whether the bracket after a title marks a draft."""
    return any(word in note for word in table("law_names")["drafts"]["words"])


def similar_names(title: str) -> Iterator[tuple[KnownName, Difference]]:
    """The known names that ``title`` differs from by one likely slip, and the difference of the normalised forms.

    A local law cited without its place is correct; another place or number is another law.
    """
    wanted = normalised(title)
    for name in sorted({*_by_head().get(wanted[:2], ()), *_by_tail().get(wanted[-5:], ())}):
        if abs(len(name) - len(wanted)) <= 2:
            apart = difference(wanted, name)
            if (
                (apart.is_weak or apart.is_one_character)
                and apart.at >= place_end(name)
                and not apart.is_number
                and wanted not in _local_names()
            ):
                yield _documents().get(name) or KnownName(_known()[name]), apart


def has_namesakes(title: str) -> bool:
    """Whether places have laws of this name, which local reports cite without the place: 《优化营商环境条例》."""
    return normalised(title) in _without_places()


def place_end(name: str) -> int:
    """The end of the place that a local title begins with; 0 where there is none."""
    place = _PLACE.match(name)
    return place.end() if place else 0


def is_unattested(title: str, at: int, length: int) -> bool:
    """Whether no pair of neighbouring characters around title[at:at + length] occurs in a known name."""
    about = title[max(0, at - 1) : at + length + 1]
    return len(about) > 1 and not any(about[n : n + 2] in _bigrams() for n in range(len(about) - 1))


@cache
def _weak_words() -> frozenset[str]:
    return frozenset(table("law_names")["weak"]["words"]) | {""}


@cache
def _known() -> dict[str, str]:
    """All names by their normalised form."""
    data = table("law_names")
    names = [*data["later"]["names"], *(law.name for law in laws().values())]
    for law in table("repealed")["laws"]:
        names += law["name"], law["successor"]
    names += (document.name for document in _documents().values())
    lines = data["names"] + "\n".join(names)  # one per line: normalised in one pass
    return dict(zip(normalised(lines).split(), lines.split(), strict=True))


@cache
def _documents() -> dict[str, KnownName]:
    """The listed policy documents, by their normalised form."""
    rows = table("law_names")["documents"]
    return {normalised(row["name"]): KnownName(row["name"], True, tuple(map(tuple, row.get("periods", ())))) for row in rows}


@cache
def _local_names() -> frozenset[str]:
    """The names without their place, which local reports leave out."""
    return frozenset(name[place_end(name) :] for name in _known())


@cache
def _without_places() -> frozenset[str]:
    """The names of local laws without the place."""
    return frozenset(_BEHIND_PLACE.findall("\n".join(_known())))


@cache
def _bigrams() -> frozenset[str]:
    return frozenset(name[at : at + 2] for name in _known() for at in range(len(name) - 1))


@cache
def _by_head() -> dict[str, list[str]]:
    return _indexed(slice(2))


@cache
def _by_tail() -> dict[str, list[str]]:
    return _indexed(slice(-5, None))


def _indexed(part: slice) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for name in _known():
        names.setdefault(name[part], []).append(name)
    return names
