"""What a kind of report is: its title, the sections that it must have, the identities of its tables."""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = re.compile(r"(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年度?")


class Content(NamedTuple):
    """What a section must hold, told by any of its ``words``: a statement, or a table by the words of its head and rows.

    ``since`` is the first year whose reports owe it.
    """

    zh: str
    en: str
    words: tuple[str, ...]
    table: bool = False
    since: int = 0


class Due(NamedTuple):
    """A section that a kind of report must or may have.

    ``names`` are words that settle in a heading that this section is meant; ``synonyms`` words that may say so, in a
    heading or at the beginning of a paragraph; where it may be told ``anywhere``, its names say so in any sentence.
    ``required`` by its source, or only ``customary``.  ``offset`` is the year it speaks of, counted from the report's.
    ``causes`` are words one of which tells why, where its source asks for that.  ``source`` is what asks for it, where that is
    not the source of the kind of report.
    """

    key: str
    zh: str
    en: str
    names: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    required: bool = False
    customary: bool = False
    offset: int = 0
    anywhere: bool = False
    causes: tuple[str, ...] = ()
    contents: tuple[Content, ...] = ()
    source: str = ""


class Identities(NamedTuple):
    """What the figures of one table of a kind of report must be to each other, in the language of ``formula.lark``.

    A table with a row of each of ``rows`` is meant; where there are none, one with each of ``columns``.  In a text that lost the
    heads of its tables ``columns`` are these in order («外/内» names a column below another), and the table is told by ``rows``,
    by the title or heading above it, which has one of ``headings``, or by both.
    ``form`` is the name that rules ask for.  ``where`` is the file.  A formula without «for each» speaks of figures of the text.
    """

    key: str
    zh: str
    en: str
    formulas: tuple[str, ...]
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    form: str = "table"
    where: str = ""


class Statement(NamedTuple):
    """A figure of the text that a table has too: ``table`` is the key of its identities.

    A clause that ends in one of ``any`` states it, in ``unit``, with all the words of ``all`` shortly before in its paragraph,
    and none of ``none`` before it in its sentence.  ``readings`` are what it may be: expressions over the labels of rows, in
    ``column``, or over those of columns, in ``row``, or in the only row where that is "".
    """

    table: str
    zh: str
    en: str
    unit: str
    readings: tuple[str, ...]
    row: str = ""
    column: str = ""
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


class Profile(NamedTuple):
    """A kind of report.

    A title is of this kind if without its year it holds all the words of ``title_all``, one of ``title_any`` and none of
    ``title_none``.  ``annual``: the year in such a title is the year that the report gives an account of.  ``ordered``: the
    required sections are headings of a prescribed form, in its order, since the reports on the year ``since``.  ``period``
    are the words before the days that the figures cover, 1 January to 31 December of the report's year.
    """

    name: str
    zh: str
    en: str
    source: str = ""
    title_all: tuple[str, ...] = ()
    title_any: tuple[str, ...] = ()
    title_none: tuple[str, ...] = ()
    annual: bool = False
    ordered: bool = False
    since: int = 0
    period: tuple[str, ...] = ()
    sections: tuple[Due, ...] = ()
    identities: tuple[Identities, ...] = ()
    statements: tuple[Statement, ...] = ()

    def fits(self, title: str) -> bool:
        """Whether ``title`` (compact text) is that of such a report.

        >>> Profile("court", "法院工作报告", "court report", title_all=("法院工作报告",)).fits("云溪市人民法院2024年度工作报告")
        True
        """
        title = _YEAR.sub("", title)
        return (
            all(word in title for word in self.title_all)
            and (not self.title_any or any(word in title for word in self.title_any))
            and not any(word in title for word in self.title_none)
        )

    def named(self, heading: str) -> tuple[Due, ...]:
        """The sections that ``heading`` names beyond doubt."""
        return tuple(due for due in self.sections if any(word in heading for word in due.names))


class ProfileError(Exception):
    """A profile that cannot be used: not TOML, a field missing or unknown, or a name that another one has."""
