"""What a kind of report is: its title, the sections that it must have, the identities of its tables."""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = re.compile(r"(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年度?")


class Content(NamedTuple):
    """A required content of a section: a statement with any of ``words``, or a table with any of them in its head or rows.

    ``since`` is the first year whose reports need it.
    """

    zh: str
    en: str
    words: tuple[str, ...]
    table: bool = False
    since: int = 0


class Due(NamedTuple):
    """A section that a kind of report must or may have.

    ``names`` are words that identify the section in a heading; ``synonyms`` are words that may identify it, in a heading or at
    the beginning of a paragraph; with ``anywhere``, its names count in any sentence.  ``required`` by its source, or only
    ``customary``.  ``offset`` is its year relative to that of the report.  ``causes`` are words for causes, one of which must
    occur where its source asks for causes.  ``source`` is the authority for the section, where it is not that of the profile.
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
    """Identities between the figures of one table of a kind of report, in the language of ``formula.lark``.

    They apply to a table that has all ``rows``; without ``rows``, to one that has all ``columns``.  In a text without the heads
    of its tables, ``columns`` are the columns in order («外/内» is a column below another), and the table is recognised by
    ``rows``, by a title or heading above it with one of ``headings``, or by both.
    ``form`` is the name that rules use.  ``where`` is the file.  A formula without «for each» is about figures of the text.
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
    """A figure of the text that is also in a table: ``table`` is the key of its identities.

    A clause that ends in one of ``any`` states it, in ``unit``, with all words of ``all`` shortly before in its paragraph, and
    none of ``none`` before it in its sentence.  ``readings`` are its possible values: expressions over the labels of rows, in
    ``column``, or over those of columns, in ``row``, or in the only row where ``row`` is "".
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

    A title is of this kind if, without its year, it contains all words of ``title_all``, one of ``title_any`` and none of
    ``title_none``.  ``annual``: the year in such a title is the year under report.  ``ordered``: the required sections are
    headings of a prescribed form, in its order, since the reports on the year ``since``.  ``period`` are the words before the
    period of the figures, 1 January to 31 December of the year of the report.
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
        """Whether ``title`` (compact text) is of this kind.

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
        """The sections that ``heading`` identifies."""
        return tuple(due for due in self.sections if any(word in heading for word in due.names))


class ProfileError(Exception):
    """A profile that cannot be used: not TOML, a field missing or unknown, or a name that another one has."""
