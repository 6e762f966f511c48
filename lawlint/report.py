"""Everything known of one report: what a rule sees."""

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
    """The report's year, issuers and date, as title, signature and date line tell them."""

    year: int | None
    issuers: tuple[str, ...]
    date: date | None


class Selector(NamedTuple):
    """A code, prefix or name in a suppression, as it stands there; ``span`` is its place where it stands in the text."""

    text: str
    span: Span | None = None


class Suppression(NamedTuple):
    """A place that asks to leave findings out, and what came of it.

    ``words`` are what it says, ``verb`` what it asks for ("" for a row of the configuration); ``span`` is where a person finds
    it, and ``comment`` the whole of it with the line that it has to itself, None where it does not stand in the text.  ``fault``
    says why it cannot be read; ``unreasoned``: it gives no reason, and one is asked for.  ``idle`` are those of its ``selectors``
    that left nothing out, although their rules were all asked.
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
    """One report, read, parsed, its claims re-computed; ``failing`` are those that do not hold, and ``undecided`` the relations
    that the judge withholds.

    ``options`` are those of the rule that is being asked; ``previous`` is last year's report where it is known.
    ``suppressions`` are told to a rule that is asked ``last``.
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
        """The first day that the report may speak of: that of its year, or of the year before its date, whichever is earlier."""
        years = [self.facts.year] if self.facts.year else []
        years += [self.facts.date.year - 1] if self.facts.date else []
        return date(min(years), 1, 1) if years else None

    @property
    def outline(self) -> tuple[tuple[Section, Due | None], ...]:
        """The outermost sections, each with what the profile asks for that its heading names, where it is one thing."""
        sections = self.document.body.sections
        level = min((section.level for section in sections), default=0)
        outer = [section for section in sections if section.level == level]
        named = [self.profile.named(section.title) for section in outer]
        return tuple((section, due[0] if len(due) == 1 else None) for section, due in zip(outer, named, strict=True))

    def untold(self, dues: Iterable[Due], sentences: int = 1) -> list[Due]:
        """Those of ``dues`` that no heading and none of the first ``sentences`` of a paragraph tells of.

        The names of one that may be told ``anywhere`` tell wherever they stand.
        """
        paragraphs = [p for p in self.document.paragraphs if p.role in ("heading", "text") and p.sentences]
        topics = [_topic(p, sentences) for p in paragraphs]
        whole = [p.compact.text for p in paragraphs]

        def is_told(due: Due) -> bool:
            return any(word in topic for word in (*due.names, *due.synonyms) for topic in topics) or any(
                due.anywhere and word in text for word in due.names for text in whole
            )

        return [due for due in dues if not is_told(due)]


def _topic(paragraph: Paragraph, sentences: int) -> str:
    """What a paragraph says it is about: its heading, and how it begins."""
    return paragraph.compact.text[: max(paragraph.heading, paragraph.sentences[:sentences][-1][1])]


def analyse(source: Source, profile_of: Callable[[str], Profile] = choose) -> Report:
    """Parse ``source`` and re-compute its claims, as a report of the kind that ``profile_of`` gives its title."""
    document = parse(source)
    title, day = document.title, document.date
    profile = profile_of(title.text if title else "")
    figures, claims, undecided = find_claims(document, profile)
    issuers = (document.signature.issuers if document.signature else ()) or (title.issuers if title else ())
    facts = Facts(title.year if title else None, issuers, day.value if day else None)
    failing = tuple(claim for claim in claims if claim.verdict.fails)
    return Report(source, document, figures, claims, facts, profile, failing=failing, undecided=undecided)
