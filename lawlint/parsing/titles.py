"""What titles, headings and signatures say: year, issuers, kind, words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lawlint.exact.numerals import to_int

if TYPE_CHECKING:
    from lawlint.parsing.tree import Paragraph

_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_YEAR = re.compile(r"(?<![\d—~-])(\d{4}|[一二][一二三四五六七八九〇○零]{3})年(?![—~-])度?")
_BODY = r"(?:政府|委员会|[省市州盟县区旗镇乡工党军]委|党组|局|厅|办公室|国务院|检察院|法院|常委会|办事处|管委会|中心|[总支大]队|公司|领导小组)"
_NAMED = re.compile(rf"{_BODY}$")
_NAME = re.compile(rf"中共[^ 、]+?委(?:员会)?(?=[^ 、]+政府)|[^ 、]+")
_KIND = re.compile(r"(报告|公报|决算|预算|通知|通告|公告|意见|决定|办法|规定|条例|细则|方案|计划|规划|纲要|要点|总结|批复|函|通报|预案|指南|纪要)(?:\([^()]*\)|\[\d+\])*$")


def heading_words(paragraph: Paragraph) -> str:
    """The heading without its number and closing stop."""
    start = paragraph.head
    return paragraph.compact.text[start : paragraph.heading].strip(" 、。:;")


def years_in(text: str) -> list[tuple[int, int, int]]:
    """The years that compact ``text`` names outside 《》 and “”, not those of a range: (year, start, end of «2023年度»)."""
    bare = _QUOTED.sub(lambda m: "_" * len(m[0]), text)
    return [(to_int(m[1]), *m.span()) for m in _YEAR.finditer(bare)]


def year_of(title: str) -> int | None:
    """The one year that a title names; None where it names none, or several."""
    years = {year for year, _, _ in years_in(title)}
    return years.pop() if len(years) == 1 else None


def issuers_of(title: str) -> tuple[str, ...]:
    """The bodies that a title names before 关于 or its year; ``title`` in one width, with the blanks it was printed with."""
    front = re.split(r"关于|\d", title, maxsplit=1)[0]
    return tuple(name for name in names_in(front) if _NAMED.search(name))


def names_in(text: str) -> tuple[str, ...]:
    """The bodies named one after the other in ``text``, which is in one width and keeps its blanks.

    >>> names_in("中共云溪市委 云溪市人民政府"), names_in("云 溪 市 人 民 政 府")
    (('中共云溪市委', '云溪市人民政府'), ('云溪市人民政府',))
    """
    words = text.split()
    if not all(map(_NAMED.search, words)):
        text = "".join(words)
    return tuple(_NAME.findall(text))


def kind_of(title: str) -> str:
    """The kind of document that a title ends in: 报告, 通知 …; "" where it names none."""
    found = _KIND.search(title)
    return found[1] if found else ""
