"""Claims made of casts, with their operands and their wording."""

from __future__ import annotations

from lawlint.claims.binding import Cast, Frame, Withheld
from lawlint.claims.claim import Claim, Operand, Verdict
from lawlint.claims.evaluate import judge
from lawlint.claims.formula import Identity, identity
from lawlint.claims.render import Calculation
from lawlint.claims.scene import Assumed, Term
from lawlint.exact.interval import Interval
from lawlint.source import Span

# A claim, and where its figures begin.
Proof = tuple[Claim, frozenset[int]]


def proof(frame: Frame, rule: Identity, cast: Cast, verdict: Verdict, weaker: bool) -> Proof:
    """The claim that ``cast`` makes of ``frame``."""
    operands: list[Operand] = []
    marked = 0
    order = [r for r in rule.names if r in cast]
    target = frame.marks or frame.role
    for role in order:
        for term in cast[role]:
            if isinstance(term, Assumed):
                continue
            if role == target and not any(o.role == target for o in operands):
                marked = len(operands)
            operands.append(operand(role, term))
    wording = Calculation(frame.kind, rule, cast, verdict, mistake(frame, cast) if verdict is Verdict.INCONSISTENT else "")
    claim = Claim(frame.kind, frame.name, verdict, tuple(operands), wording, marked, weaker, rule.sign == "==")
    return claim, frozenset(o.span.start for o in operands)


def contradicted(one: Withheld) -> Claim:
    """The claim that what was withheld does not hold after all."""
    return proof(one.frame, one.rule, one.cast, Verdict.INCONSISTENT, True)[0]


def mistake(frame: Frame, cast: Cast) -> str:
    values: dict[str, list[Interval]] = {role: [t.value for t in terms] for role, terms in cast.items()}
    for text, note in frame.mistakes:
        if judge(identity(text), values) is Verdict.CONSISTENT:
            return note
    return ""


def operand(role: str, term: Term) -> Operand:
    """A figure as the operand of a claim."""
    span: Span = term.scene.paragraph.compact.span(term.start, term.end)
    return Operand(role, span, term.text, term.value.low, term.value.high, term.unit)
