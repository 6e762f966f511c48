"""A finding of a rule: a place, a message in both languages, related places, and an optional fix."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import NamedTuple

from lawlint.source import Span


class Severity(IntEnum):
    """The certainty of a finding: an error is provable, a warning very likely, info needs a human decision."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The name on the command line and in JSON."""
        return self.name.lower()


class Text(NamedTuple):
    """One message in the two languages of lawlint."""

    zh: str
    en: str

    def format(self, **values: object) -> Text:
        """The template filled in, in both languages."""
        return Text(self.zh.format(**values), self.en.format(**values))

    def in_(self, lang: str) -> str:
        """The message in ``lang`` ("zh" or "en")."""
        return self.en if lang == "en" else self.zh


class Related(NamedTuple):
    """Another place that belongs to a finding."""

    span: Span
    message: Text


class Edit(NamedTuple):
    """Replace ``span`` by ``text``."""

    span: Span
    text: str


class Safety(Enum):
    """Whether a fix is mechanical and preserves the meaning, or is only a suggestion."""

    SAFE = "safe"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that remove a finding; they never change a figure."""

    message: Text
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SUGGESTED


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule.

    The rule sets the first fields; the engine sets ``code``, ``name``, ``severity`` and ``fingerprint``.  ``weaker`` lowers the
    severity by so many levels; ``values`` are the values in the message, without the words around them.
    """

    span: Span
    message: Text
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    weaker: int = 0
    code: str = ""
    name: str = ""
    severity: Severity = Severity.INFO
    values: tuple[str, ...] = ()
    fingerprint: str = ""
