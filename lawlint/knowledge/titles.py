"""The names of laws and documents, ``law_names.toml``, and how one title differs from another.

The names are many: nothing here is read before a 《title》 asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lawlint.knowledge import table
from lawlint.knowledge.laws import laws

# What two prints of one title may differ in.
_MARKS = ("中华人民共和国", " ", "、", ",", "·", "“", "”", "‘", "’", '"')
_PLACE = re.compile(r".{2,12}?[省市县区州盟旗乡镇]")
_BEHIND_PLACE = re.compile(rf"(?m)^{_PLACE.pattern}(.*)$")
_NUMBER = re.compile(r"[〇零一二三四五六七八九十百\d年—~～-]+")


class Difference(NamedTuple):
    """The one stretch in which two titles differ: ``first`` and ``second`` (either may be empty), ``at`` in both."""

    at: int
    first: str
    second: str

    @property
    def is_weak(self) -> bool:
        """Whether words are put in, left out or exchanged that change no subject: 与, 管理."""
        return {self.first, self.second} <= _weak()

    @property
    def is_kind(self) -> bool:
        """Whether it is the kind of document that differs: 方案 and 意见."""
        return {self.first, self.second} <= set(table("law_names")["kinds"]["words"])

    @property
    def is_number(self) -> bool:
        """Whether it is a number that differs: 刑法修正案(八) and (九)."""
        return bool(_NUMBER.fullmatch(self.first + self.second))

    @property
    def is_stroke(self) -> bool:
        """Whether one character is put in, left out or exchanged, or two neighbours have changed places."""
        return 0 < max(len(self.first), len(self.second)) <= 1 or (len(self.first) == 2 and self.first == self.second[::-1])


class Known(NamedTuple):
    """The name of a law or document.

    ``document``: it is one of the few that everybody cites; ``periods`` are the first and last years that it was made for.
    """

    name: str
    document: bool = False
    periods: tuple[tuple[int, int], ...] = ()


def plain(title: str) -> str:
    """A title without what its prints differ in: blanks, 、, quotes, 中华人民共和国.

    >>> plain("领导干部干预司法活动、插手具体案件处理的记录、通报和责任追究规定")
    '领导干部干预司法活动插手具体案件处理的记录通报和责任追究规定'
    """
    for mark in _MARKS:
        title = title.replace(mark, "")
    return title.replace("《", "〈").replace("》", "〉")


def difference(first: str, second: str) -> Difference:
    """Where ``first`` and ``second`` differ: all between what they have in common at both ends."""
    at = _shared(first, second)
    behind = _shared(first[at:][::-1], second[at:][::-1])
    return Difference(at, first[at : len(first) - behind], second[at : len(second) - behind])


def _shared(first: str, second: str) -> int:
    """How many characters both begin with."""
    return next(
        (n for n, (one, other) in enumerate(zip(first, second, strict=False)) if one != other), min(len(first), len(second))
    )


def is_known(title: str) -> bool:
    """Whether there is a law or document of this name."""
    return plain(title) in _known()


def periods_of(title: str) -> tuple[tuple[int, int], ...]:
    """First and last years of the plans made under this name, one after the other; none where it is no plan that we know."""
    document = _documents().get(plain(title))
    return document.periods if document else ()


def is_draft(note: str) -> bool:
    """Whether the bracket behind a title says that it is a draft."""
    return any(word in note for word in table("law_names")["drafts"]["words"])


def like(title: str) -> Iterator[tuple[Known, Difference]]:
    """The known names that ``title`` differs from by one slip of the pen, and where, in the plain form of both.

    A local law that is cited without its place is itself, and another place, or number, makes another law.
    """
    mine = plain(title)
    for name in sorted({*_by_head().get(mine[:2], ()), *_by_tail().get(mine[-5:], ())}):
        if abs(len(name) - len(mine)) <= 2:
            apart = difference(mine, name)
            if (apart.is_weak or apart.is_stroke) and apart.at >= place_of(name) and not apart.is_number and mine not in _local():
                yield _documents().get(name) or Known(_known()[name]), apart


def has_namesakes(title: str) -> bool:
    """Whether places have laws of this name, which they cite at home without the place: 《优化营商环境条例》."""
    return plain(title) in _of_places()


def place_of(name: str) -> int:
    """Where the place that a local title begins with ends, at the latest; 0 where there is none."""
    place = _PLACE.match(name)
    return place.end() if place else 0


def is_odd(title: str, at: int, length: int) -> bool:
    """Whether every pair of neighbouring characters about title[at:at + length] occurs in no known name."""
    about = title[max(0, at - 1) : at + length + 1]
    return len(about) > 1 and not any(about[n : n + 2] in _pairs() for n in range(len(about) - 1))


@cache
def _weak() -> frozenset[str]:
    return frozenset(table("law_names")["weak"]["words"]) | {""}


@cache
def _known() -> dict[str, str]:
    """All names by their plain form."""
    data = table("law_names")
    names = [*data["later"]["names"], *(law.name for law in laws().values())]
    for law in table("repealed")["laws"]:
        names += law["name"], law["successor"]
    names += (document.name for document in _documents().values())
    lines = data["names"] + "\n".join(names)  # a line each: what is done to all is done at once
    return dict(zip(plain(lines).split(), lines.split(), strict=True))


@cache
def _documents() -> dict[str, Known]:
    """The few that everybody cites, by their plain form."""
    rows = table("law_names")["documents"]
    return {plain(row["name"]): Known(row["name"], True, tuple(map(tuple, row.get("periods", ())))) for row in rows}


@cache
def _local() -> frozenset[str]:
    """The names of local laws without their place: reports leave it out at home."""
    return frozenset(name[place_of(name) :] for name in _known())


@cache
def _of_places() -> frozenset[str]:
    """The names that are left of local laws when the place is left out."""
    return frozenset(_BEHIND_PLACE.findall("\n".join(_known())))


@cache
def _pairs() -> frozenset[str]:
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
