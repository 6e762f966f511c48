"""An account told in prose: what came in and was there makes what went out and what is left.

«收入1500万元，上级补助收入40万元，上年结余140万元，支出1460万元。…年终结余220万元»: every figure before the balance is of one
side, by its words; such sums agree by chance once in many hundred, and no word says that nothing was left out.  They confirm,
never contradict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lawlint.claims.binding import Binding, Frame, Tie, places_of
from lawlint.claims.claim import Claim
from lawlint.claims.evaluate import Agreement, agreement_of
from lawlint.claims.formula import identity
from lawlint.claims.lexicon import said
from lawlint.claims.scene import LEVELS, Scene, Term

# How many sentences an account runs over, how many figures it has.
_BACK, _FEWEST, _MOST = 2, 3, 12

_ACCOUNT = Frame(
    "balance", "told", ("", ""), "closing", (), "sum(inflow) == sum(outflow) + closing", tie=Tie.LOOSE, marks="closing"
)

_RULE = identity(_ACCOUNT.identity)


def account_claims(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Binding]:
    """The accounts that close, without those that ``claims`` prove already."""
    told = {frozenset(o.span.start for o in claim.operands) for claim in claims if claim.kind == "balance"}
    for at, scene in enumerate(scenes):
        for closing in scene.terms:
            if _is_value(closing) and said("BALANCE").search(closing.own):
                before = [t for s in scenes[max(0, at - _BACK) : at] if _near(s, scene) for t in s.terms]
                before += scene.terms[: closing.index]
                if (cast := _closed(closing, before)) is not None and places_of(cast) not in told:
                    yield Binding(_ACCOUNT, (cast,))


def _near(earlier: Scene, scene: Scene) -> bool:
    return scene.number - earlier.number <= _BACK


def _is_value(term: Term) -> bool:
    return term.is_value and term.cue in LEVELS and term.dimension == "元" and not term.value.soft and not term.depth


def _closed(closing: Term, before: Sequence[Term]) -> dict[str, Sequence[Term]] | None:
    """The figures right before ``closing`` that make it up, as few as will do; no total and no part of another among them."""
    inflow: list[Term] = []
    outflow: list[Term] = []
    total = closing.size
    for term in reversed(before):
        if term.kind != "AMOUNT" or term.depth:
            continue
        if not _is_value(term) or len(inflow) + len(outflow) == _MOST or said("BALANCE").search(term.own):
            return None
        if term.list is not None or said("IN_ALL").search(term.own):
            continue
        if said("OUTGOING").search(term.own):
            outflow.insert(0, term)
            total += term.size
        elif said("INCOMING").search(term.own):
            inflow.insert(0, term)
            total -= term.size
        else:
            return None
        cast: dict[str, Sequence[Term]] = {"inflow": inflow, "outflow": outflow, "closing": [closing]}
        finest = max(float(t.value.step) for terms in cast.values() for t in terms)
        if not inflow or not outflow or len(inflow) + len(outflow) < _FEWEST or abs(total) > 1.01 * finest:
            continue
        if agreement_of(_RULE, cast) is Agreement.EXACT:
            return cast
    return None
