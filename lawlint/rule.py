"""The interface for authors of rules: Rule, ClaimRule, TermRule, Good, Bad."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import ClassVar, NamedTuple

from lawlint.claims.claim import Claim
from lawlint.finding import Edit, Finding, Fix, Related, Safety, Severity, Text
from lawlint.knowledge import table
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.tree import Paragraph
from lawlint.report import Report
from lawlint.source import Span

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

__all__ = [
    "ERROR", "INFO", "WARNING", "Bad", "ClaimRule", "Edit", "Example", "Finding", "Fix", "Good", "Option", "Related", "Report",
    "Rule", "Safety", "Severity", "Span", "Term", "TermRule", "Text",
]  # fmt: skip


class Example(NamedTuple):
    """A text and the findings of the rule in it.

    ``⟦ ⟧`` in ``text`` mark the spans that the rule must report, and no others; in a text without marks it reports nothing.
    ``fixed`` is the text after the rule's fix; ``path`` the name of the file, whose suffix gives its format.
    """

    text: str
    fires: bool
    profile: str | None = None
    fixed: str | None = None
    path: str = "-"

    @property
    def plain(self) -> str:
        """The text without the marks."""
        return self.text.replace("⟦", "").replace("⟧", "")

    @property
    def spans(self) -> tuple[Span, ...]:
        """The marked spans, in code points of ``plain``."""
        spans, start, at = [], 0, 0
        for character in self.text:
            if character == "⟦":
                start = at
            elif character == "⟧":
                spans.append(Span(start, at))
            else:
                at += 1
        return tuple(spans)


def Good(text: str, *, profile: str | None = None, path: str = "-") -> Example:  # noqa: N802 (reads as a value on the rule)
    """A correct text: the rule reports nothing."""
    return Example(text, False, profile, None, path)


def Bad(text: str, *, profile: str | None = None, fixed: str | None = None, path: str = "-") -> Example:  # noqa: N802
    """A text with a mistake, its place in ⟦ ⟧."""
    return Example(text, True, profile, fixed, path)


class Option(NamedTuple):
    """A value that a configuration may set for a rule; its type is that of ``default``.

    A flag, a whole number, a text, a tuple of texts, or a mapping from text to text.
    """

    name: str
    default: bool | int | str | tuple[str, ...] | Mapping[str, str]
    help: Text


class Rule:
    """One check.  A subclass in a file of its own under ``rules/`` is all it takes.

    The name of the class is that of the rule (``RateDisagreesWithCounts`` is ``rate-disagrees-with-counts``).  ``severity`` is
    the highest of its findings; a configuration may set another, and values for ``options``, which ``check`` reads from
    ``report.options``.  The docstring explains the rule under the headings 检查什么, 为什么 and 依据.  ``check`` is a pure
    generator, and a rule holds no state: one instance serves every file and process.  A rule that is ``last`` runs after all
    others and after suppressions, reads ``report.suppressions``, and cannot be suppressed.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]
    title: ClassVar[Text]
    message: ClassVar[Text] = Text("", "")
    source: ClassVar[str] = ""
    examples: ClassVar[tuple[Example, ...]] = ()
    options: ClassVar[tuple[Option, ...]] = ()
    last: ClassVar[bool] = False

    def check(self, report: Report) -> Iterator[Finding]:
        """The findings of this rule in ``report``, in any order."""
        raise NotImplementedError

    @classmethod
    def name(cls) -> str:
        """The name of the rule, from that of the class."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()

    def finding(
        self,
        span: Span,
        *,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        weaker: int = 0,
        message: Text | None = None,
        **values: object,
    ) -> Finding:
        """A finding of this rule; ``values`` fill in the template of the message, ``source`` the authority it cites."""
        shown = tuple(str(value) for name, value in values.items() if name != "source")
        return Finding(span, (message or self.message).format(**values), related, fix, weaker, values=shown)


class ClaimRule(Rule):
    """A rule that turns inconsistent claims into findings.

    ``claims`` lists what it takes: a kind ("growth"), or a kind and a frame ("share/rate").
    """

    claims: ClassVar[tuple[str, ...]]

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each inconsistent claim of these kinds."""
        for claim in report.failing:
            if claim.kind in self.claims or f"{claim.kind}/{claim.frame}" in self.claims:
                finding, fix = self.from_claim(claim), self.fix(report, claim)
                yield replace(finding, fix=fix) if fix else finding

    def fix(self, report: Report, claim: Claim) -> Fix | None:
        """The fix of the claim; None where it is unknown which of its figures is wrong."""
        return None

    def from_claim(self, claim: Claim) -> Finding:
        """The finding of one claim: its figure, its calculation, all other operands as related places.

        A claim that depends on several readings is at most a warning.
        """
        marked = claim.operands[claim.marked]
        related = tuple(Related(o.span, Text(o.text, o.text)) for o in claim.operands if o is not marked)
        return Finding(marked.span, claim.message, related, None, claim.weaker and self.severity is ERROR)


class Term(NamedTuple):
    """A row of a table of terms: a ``wrong`` form, matched whole, the ``right`` one, and its source.

    ``unsure``: a matter of style, reported at info.  ``since``: the day from which the form is wrong; a report whose period
    begins earlier is not checked.  ``within`` are longer words that contain the form by chance; ``at`` is the terminal of
    ``grammar/wording.lark`` that must match where the form begins.
    """

    wrong: str
    right: str
    source: str
    unsure: bool = False
    since: date | None = None
    within: tuple[str, ...] = ()
    at: str = ""

    def places(self, text: str) -> Iterator[int]:
        """Where the wrong form begins in compact ``text``."""
        start = text.find(self.wrong)
        while start >= 0:
            placed = not self.at or _context(self.at).match(text, start)
            if placed and not any(_holds(text, start, word, self.wrong) for word in self.within):
                yield start
            start = text.find(self.wrong, start + len(self.wrong))


class TermRule(Rule):
    """A rule that finds the wrong forms of a table and offers the right ones; parts of names in 《》 are not checked.

    ``terms`` names the table, whose rows ``[[terms]]`` are those of ``Term``.
    """

    terms: ClassVar[str]

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each place of a wrong form."""
        begin = report.begin
        terms = [term for term in self.terms_in(report) if term.since is None or begin is None or term.since <= begin]
        for paragraph in prose(report.document) if terms else ():
            text = paragraph.compact.text
            for term in terms:
                for start in term.places(text):
                    end = start + len(term.wrong)
                    if _in_longer_title(text, start, end) or _is_contrasted(paragraph, term, start):
                        continue
                    if self.counts(paragraph, term, start):
                        yield self._found(term, paragraph.compact.span(start, end))

    def terms_in(self, report: Report) -> Iterable[Term]:
        """The terms of the table whose wrong forms occur in the report."""
        occur, whole = report.document.characters.issuperset, report.document.whole
        return [term for term in _terms(self.terms) if occur(term.wrong) and term.wrong in whole]

    def counts(self, paragraph: Paragraph, term: Term, start: int) -> bool:
        """Whether the form at ``start`` is wrong there; a rule with exceptions overrides this."""
        return True

    def _found(self, term: Term, span: Span) -> Finding:
        fix = Fix(Text(f"改为“{term.right}”", f"write “{term.right}”"), (Edit(span, term.right),))
        return self.finding(span, fix=fix, weaker=term.unsure, wrong=term.wrong, right=term.right, source=term.source)


_TITLE = pattern(r"《[^《》]*》")


@cache
def _terms(name: str) -> tuple[Term, ...]:
    return tuple(Term(**row | {"within": tuple(row.get("within", ()))}) for row in table(name)["terms"])


@cache
def _context(name: str) -> re.Pattern[str]:
    return pattern(terminals("wording")[name])


def _holds(text: str, start: int, word: str, form: str) -> bool:
    """Whether the ``form`` at ``start`` is part of ``word``."""
    left = start - word.find(form)
    return left >= 0 and text.startswith(word, left)


def _is_contrasted(paragraph: Paragraph, term: Term, start: int) -> bool:
    """Whether the sentence discusses the mistake itself: «将“法治政府”误写为“法制政府”»."""
    text = paragraph.compact.text
    if text[start - 1 : start] != "“":
        return False
    low, high = paragraph.sentence(start)
    return text.startswith("”", start + len(term.wrong)) and f"“{term.right}”" in text[low:high]


def _in_longer_title(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is part of a name in 《》, and not the whole name."""
    titles = (title.span() for title in _TITLE.finditer(text))
    return any(low < start < high and (low + 1, high - 1) != (start, end) for low, high in titles)
