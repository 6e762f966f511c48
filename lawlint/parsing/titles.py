"""What titles and signatures say: year, issuers, kind, words."""

from __future__ import annotations

import re
from functools import cache

from lawlint.exact.numerals import to_int
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("title")[name])


def years_in(text: str) -> list[tuple[int, int, int]]:
    """The years that compact ``text`` names outside 《》 and “”, each with the [start, end) of «2023年度»; no range's."""
    bare = _pattern("QUOTED").sub(lambda found: "_" * len(found[0]), text)
    return [(to_int(found[0].rstrip("年度")), *found.span()) for found in _pattern("ONE_YEAR").finditer(bare)]


def year_of(title: str) -> int | None:
    """The one year that a title names; None where it names none, or several."""
    years = {year for year, _, _ in years_in(title)}
    return years.pop() if len(years) == 1 else None


def issuers_of(title: str) -> tuple[str, ...]:
    """The bodies that a title names before 关于 or its year; ``title`` in one width, with the blanks it was printed with."""
    front = _pattern("ABOUT").split(title, maxsplit=1)[0]
    return tuple(name for name in names_in(front) if _is_body(name))


def names_in(text: str) -> tuple[str, ...]:
    """The bodies named one after the other in ``text``, which is in one width and keeps its blanks.

    >>> names_in("中共云溪市委 云溪市人民政府"), names_in("云 溪 市 人 民 政 府")
    (('中共云溪市委', '云溪市人民政府'), ('云溪市人民政府',))
    """
    words = text.split()
    return tuple(_pattern("NAME").findall(text if all(map(_is_body, words)) else "".join(words)))


def kind_of(title: str) -> str:
    """The kind of document that a title ends in: 报告, 通知 …; "" where it names none."""
    found = _kind_at_end().search(title)
    return found[1] if found else ""


@cache
def _kind_at_end() -> re.Pattern[str]:
    words = terminals("title")
    return pattern(f"({words['KIND']})(?:{words['AFTER_KIND']})?$")


def _is_body(name: str) -> bool:
    return any(found.end() == len(name) for found in _pattern("BODY").finditer(name))
