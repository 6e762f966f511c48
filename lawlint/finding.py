"""What a rule says: a place, a message in both languages, the other places, and perhaps a fix."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import NamedTuple

from lawlint.source import Span


class Severity(IntEnum):
    """How sure lawlint is: an error is provable, a warning very likely, info a matter of style or a human's call."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The name on the command line and in JSON."""
        return self.name.lower()


class Text(NamedTuple):
    """One message in the two languages that lawlint speaks."""

    zh: str
    en: str

    def format(self, **values: object) -> Text:
        """Both languages filled in."""
        return Text(self.zh.format(**values), self.en.format(**values))

    def in_(self, lang: str) -> str:
        """The message in ``lang`` ("zh" or "en")."""
        return self.en if lang == "en" else self.zh


class Related(NamedTuple):
    """Another place that a finding speaks of."""

    span: Span
    message: Text


class Edit(NamedTuple):
    """Replace ``span`` by ``text``."""

    span: Span
    text: str


class Safety(Enum):
    """Whether a fix is mechanical and leaves the meaning alone, or is only offered."""

    SAFE = "safe"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding; a figure is never among them."""

    message: Text
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SUGGESTED


@dataclass(frozen=True, slots=True)
class Finding:
    """One complaint of one rule.

    A rule fills in what it knows; the engine stamps ``code``, ``name``, ``severity`` and ``fingerprint``.  ``weaker`` lowers
    the severity by so many levels; ``told`` are the values that the message tells, without the words around them.
    """

    span: Span
    message: Text
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    weaker: int = 0
    code: str = ""
    name: str = ""
    severity: Severity = Severity.INFO
    told: tuple[str, ...] = ()
    fingerprint: str = ""
