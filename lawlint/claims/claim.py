"""A relation that the text asserts, with its proof."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, NamedTuple, Protocol

from lawlint.exact.interval import Rational
from lawlint.finding import Text
from lawlint.source import Span

Kind = Literal[
    "share", "progress", "shares", "sum", "balance", "partof", "cumulative", "funnel", "growth", "implied", "change",
    "direction", "cagr", "ratio", "average", "product", "repeat", "count", "sequence", "arity", "bound", "rank", "range",
    "date",
]  # fmt: skip


class Verdict(Enum):
    """What re-computing a relation showed."""

    CONSISTENT = "consistent"
    ROUNDING = "rounding"
    INCONSISTENT = "inconsistent"
    UNDECIDED = "undecided"

    @property
    def holds(self) -> bool:
        """Whether the relation is true of the printed figures, exactly or within rounding."""
        return self in (Verdict.CONSISTENT, Verdict.ROUNDING)

    @property
    def exact(self) -> bool:
        """Whether the printed figures agree without rounding."""
        return self is Verdict.CONSISTENT

    @property
    def fails(self) -> bool:
        """Whether the text is contradicted: what a finding reports."""
        return self is Verdict.INCONSISTENT

    @property
    def sign(self) -> str:
        """The sign in front of a printed claim."""
        return {"consistent": "✓", "rounding": "≈", "inconsistent": "✗"}.get(self.value, "?")


class Operand(NamedTuple):
    """One printed figure, or one listed thing (role ``item``), in the role it plays.

    ``text`` is the print with unit and hedge; ``low`` and ``high`` its value in units of one (None: unbounded).
    """

    role: str
    span: Span
    text: str
    low: Rational | None = None
    high: Rational | None = None
    unit: str = ""


class Wording(Protocol):
    """What a claim says."""

    @property
    def formula(self) -> str:
        """The calculation as a person would write it: «2 ÷ 18 = 11.11%»."""

    @property
    def message(self) -> Text:
        """The sentence that says what is wrong, or that it holds."""


class Words(NamedTuple):
    """The wording of a claim whose words are there already."""

    formula: str
    message: Text

    @classmethod
    def alone(cls, formula: str) -> Words:
        """A formula that says it all."""
        return cls(formula, Text(formula, formula))


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation re-computed.

    ``frame`` names the pattern that bound it ("rate", "among", "headings" …); ``wording`` tells it, made only where
    somebody asks.  ``marked`` is the operand that a finding points at.  ``weaker``: it leans on several readings, or on
    figures that agree without a word that ties them.
    """

    kind: Kind
    frame: str
    verdict: Verdict
    operands: tuple[Operand, ...]
    wording: Wording = field(compare=False)
    marked: int = -1
    weaker: bool = False
    equality: bool = True

    @property
    def formula(self) -> str:
        """The calculation as a person would write it: «2 ÷ 18 = 11.11%»."""
        return self.wording.formula

    @property
    def message(self) -> Text:
        """The sentence that says what is wrong, or that it holds."""
        return self.wording.message

    @property
    def span(self) -> Span:
        """The figure that a finding marks."""
        return self.operands[self.marked].span

    @property
    def places(self) -> frozenset[int]:
        """Where its operands begin in the source."""
        return frozenset(operand.span.start for operand in self.operands)
