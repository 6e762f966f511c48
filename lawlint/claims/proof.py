"""Claims made of casts, with their operands and their wording."""

from __future__ import annotations

from lawlint.claims.binding import Cast, Frame
from lawlint.claims.claim import Claim, Operand, Verdict
from lawlint.claims.evaluate import Agreement, agreement_of
from lawlint.claims.formula import Identity, identity
from lawlint.claims.render import Calculation
from lawlint.claims.scene import Assumed, Term
from lawlint.source import Span


def claim_of(frame: Frame, rule: Identity, cast: Cast, agreement: Agreement, verdict: Verdict, weaker: bool) -> Claim:
    """The claim that ``cast`` makes of ``frame``, where re-computing shows ``agreement``."""
    operands, marked = operands_of(frame, rule, cast)
    note = mistake_in(frame, cast) if agreement is Agreement.FAILS else ""
    wording = Calculation(frame.kind, rule, cast, agreement, note)
    return Claim(frame.kind, frame.name, verdict, operands, wording, marked, weaker, rule.sign == "==")


def operands_of(frame: Frame, rule: Identity, cast: Cast) -> tuple[tuple[Operand, ...], int]:
    """The figures of ``cast`` in the order of the identity, and which of them a finding points at."""
    operands: list[Operand] = []
    marked = 0
    for role in (role for role in rule.names if role in cast):
        for term in cast[role]:
            if isinstance(term, Assumed):
                continue
            if role == frame.target and not any(o.role == role for o in operands):
                marked = len(operands)
            operands.append(operand("parts" if role in rule.runs else role, term))
    return tuple(operands), marked


def mistake_in(frame: Frame, cast: Cast) -> str:
    """The classic mistake that gives what is printed, "" for none."""
    for text, note in frame.mistakes:
        if agreement_of(identity(text), cast) is Agreement.EXACT:
            return note
    return ""


def operand(role: str, term: Term) -> Operand:
    """A figure as the operand of a claim."""
    span: Span = term.scene.paragraph.compact.span(term.start, term.end)
    return Operand(role, span, term.text, term.value.low, term.value.high, term.unit)
