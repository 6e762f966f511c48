"""The data of one report, as rules receive it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from lawlint.claims import Undecided, find_claims
from lawlint.parsing.parser import parse
from lawlint.profiles import Due, Profile, choose

if TYPE_CHECKING:
    from lawlint.claims.claim import Claim
    from lawlint.figures import Figure
    from lawlint.finding import Text
    from lawlint.parsing.tree import Document, Paragraph, Section
    from lawlint.source import Source, Span


class Facts(NamedTuple):
    """The year, issuers and date of the report, from its title, signature and date line."""

    year: int | None
    issuers: tuple[str, ...]
    date: date | None


class Selector(NamedTuple):
    """A code, prefix or name in a suppression, as written; ``span`` is its place if it is in the text."""

    text: str
    span: Span | None = None


class Suppression(NamedTuple):
    """A suppression of findings, and its effect.

    ``words`` are its text, ``verb`` its command ("" for a row of the configuration); ``span`` is its place, and ``comment`` all
    that can be deleted with it, None where it is not in the text.  ``fault`` is the reason why it cannot be read; ``unreasoned``:
    it gives no reason although one is required.  ``idle`` are those of its ``selectors`` that suppressed nothing although all
    their rules ran.
    """

    words: str
    span: Span
    comment: Span | None = None
    verb: str = ""
    selectors: tuple[Selector, ...] = ()
    reason: str = ""
    fault: Text | None = None
    unreasoned: bool = False
    idle: tuple[Selector, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report, read and parsed, its claims re-computed; ``failing`` are the inconsistent ones, ``undecided`` the relations
    that the judge withholds.

    ``options`` are those of the rule that is running; ``previous`` is last year's report where it is known.
    ``suppressions`` are set for a rule that is ``last``.
    """

    source: Source
    document: Document
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    facts: Facts
    profile: Profile
    options: Mapping[str, Any] = field(default_factory=dict)
    previous: Report | None = None
    suppressions: tuple[Suppression, ...] = ()
    failing: tuple[Claim, ...] = ()
    undecided: tuple[Undecided, ...] = ()

    @property
    def begin(self) -> date | None:
        """The first day of the report's period: that of its year, or of the year before its date, whichever is earlier."""
        years = [self.facts.year] if self.facts.year else []
        years += [self.facts.date.year - 1] if self.facts.date else []
        return date(min(years), 1, 1) if years else None

    @property
    def outline(self) -> tuple[tuple[Section, Due | None], ...]:
        """The outermost sections, each with the section of the profile that its heading names, None unless it is exactly one."""
        sections = self.document.body.sections
        level = min((section.level for section in sections), default=0)
        outer = [section for section in sections if section.level == level]
        named = [self.profile.named(section.title) for section in outer]
        return tuple((section, due[0] if len(due) == 1 else None) for section, due in zip(outer, named, strict=True))

    def unmentioned(self, dues: Iterable[Due], sentences: int = 1) -> list[Due]:
        """Those of ``dues`` that no heading and none of the first ``sentences`` of a paragraph mention.

        One that may be mentioned ``anywhere`` counts wherever its names occur.
        """
        paragraphs = [p for p in self.document.paragraphs if p.role in ("heading", "text") and p.sentences]
        topics = [_topic(p, sentences) for p in paragraphs]
        whole = [p.compact.text for p in paragraphs]

        def is_mentioned(due: Due) -> bool:
            return any(word in topic for word in (*due.names, *due.synonyms) for topic in topics) or any(
                due.anywhere and word in text for word in due.names for text in whole
            )

        return [due for due in dues if not is_mentioned(due)]


def _topic(paragraph: Paragraph, sentences: int) -> str:
    """The heading of a paragraph and its first sentences."""
    return paragraph.compact.text[: max(paragraph.heading, paragraph.sentences[:sentences][-1][1])]


def analyse(source: Source, profile_of: Callable[[str], Profile] = choose) -> Report:
    """Parse ``source`` and re-compute its claims, with the profile that ``profile_of`` returns for its title."""
    document = parse(source)
    title, day = document.title, document.date
    profile = profile_of(title.text if title else "")
    figures, claims, undecided = find_claims(document, profile)
    issuers = (document.signature.issuers if document.signature else ()) or (title.issuers if title else ())
    facts = Facts(title.year if title else None, issuers, day.value if day else None)
    failing = tuple(claim for claim in claims if claim.verdict.fails)
    return Report(source, document, figures, claims, facts, profile, failing=failing, undecided=undecided)
