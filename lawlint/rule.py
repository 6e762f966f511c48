"""What the author of a rule imports: Rule, ClaimRule, Good, Bad."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar, NamedTuple

from lawlint.claims.claim import Claim, Verdict
from lawlint.finding import Edit, Finding, Fix, Related, Safety, Severity, Text
from lawlint.report import Report
from lawlint.source import Span

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

__all__ = [
    "ERROR", "INFO", "WARNING", "Bad", "ClaimRule", "Edit", "Example", "Finding", "Fix", "Good", "Option", "Related", "Report",
    "Rule", "Safety", "Severity", "Span", "Text",
]  # fmt: skip


class Example(NamedTuple):
    """A text and what the rule says of it.

    ``⟦ ⟧`` in ``text`` mark the spans that the rule must report: these and no others; a text without marks is one on
    which it is silent.  ``fixed`` is the text after the rule's fix.
    """

    text: str
    fires: bool
    profile: str | None = None
    fixed: str | None = None

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


def Good(text: str, *, profile: str | None = None) -> Example:  # noqa: N802 (reads as a value on the rule)
    """A correct text: the rule is silent."""
    return Example(text, False, profile)


def Bad(text: str, *, profile: str | None = None, fixed: str | None = None) -> Example:  # noqa: N802
    """A text with a mistake, its place in ⟦ ⟧."""
    return Example(text, True, profile, fixed)


class Option(NamedTuple):
    """A value that a configuration may set for a rule; its type is that of ``default``.

    A flag, a whole number, a text, a tuple of texts, or a mapping from text to text.
    """

    name: str
    default: bool | int | str | tuple[str, ...] | Mapping[str, str]
    help: Text


class Rule:
    """One check.  A subclass in a file of its own under ``rules/`` is all it takes.

    The class's name is the rule's (``RateDisagreesWithCounts`` is ``rate-disagrees-with-counts``).  ``severity`` is the most
    it says; a configuration may set another, and values for ``options``, which ``check`` reads from ``report.options``.  The
    docstring explains it under the headings 检查什么, 为什么 and 依据.  ``check`` is a pure generator, and a rule
    holds no state: one instance serves every file and process.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]
    title: ClassVar[Text]
    message: ClassVar[Text] = Text("", "")
    source: ClassVar[str] = ""
    examples: ClassVar[tuple[Example, ...]] = ()
    options: ClassVar[tuple[Option, ...]] = ()

    def check(self, report: Report) -> Iterator[Finding]:
        """The findings of this rule in ``report``, in any order."""
        raise NotImplementedError

    @classmethod
    def name(cls) -> str:
        """The rule's name, from the class's."""
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
        """A finding of this rule; ``values`` fill in the message's template."""
        told = tuple(map(str, values.values()))
        return Finding(span, (message or self.message).format(**values), related, fix, weaker, told=told)


class ClaimRule(Rule):
    """A rule that turns inconsistent claims into findings.

    ``claims`` lists what it takes: a kind ("growth"), or a kind and a frame ("share/rate").
    """

    claims: ClassVar[tuple[str, ...]]

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each inconsistent claim of these kinds."""
        for claim in report.claims:
            if claim.verdict is not Verdict.INCONSISTENT:
                continue
            if claim.kind in self.claims or f"{claim.kind}/{claim.frame}" in self.claims:
                yield self.from_claim(claim)

    def from_claim(self, claim: Claim) -> Finding:
        """The finding of one claim: its figure, its calculation, all other operands as related places.

        A claim that leans on several readings is at most a warning.
        """
        marked = claim.operands[claim.marked]
        related = tuple(Related(o.span, Text(o.text, o.text)) for o in claim.operands if o is not marked)
        return Finding(marked.span, claim.message, related, None, claim.weaker and self.severity is ERROR)
