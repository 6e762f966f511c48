"""An account told in prose: what came in and was there makes what went out and what is left.

✓ 收入1500万元，上级补助收入40万元，上年结余140万元，支出1460万元。年终结余220万元。 → 1460万 + 220万 = 1500万 + 40万 + 140万
– 收入1500万元，上级补助收入40万元，上年结余140万元，支出1460万元。年终结余230万元。

Every figure before the balance is of one side, by its words; such sums agree by chance once in many hundred, and no word says
that nothing was left out.  They confirm, never contradict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lawlint.claims.binding import Binding, Cast, places_of, unanchored
from lawlint.claims.claim import Claim
from lawlint.claims.lexicon import said
from lawlint.claims.operators.seek import preceding
from lawlint.claims.scene import LEVELS, Scene, Term
from lawlint.exact.interval import Rational, apart

# How many sentences an account runs over, how many figures it has.
_BACK, _FEWEST, _MOST = 2, 3, 12

_ACCOUNT = unanchored("balance.told", "closing", "sum(inflow) == sum(outflow) + closing")


def account_relations(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Binding]:
    """The accounts that close, without those that ``claims`` prove already."""
    proved = {claim.places for claim in claims if claim.kind == "balance"}
    for at, scene in enumerate(scenes):
        for closing in scene.terms:
            if _is_value(closing) and said("BALANCE").search(closing.own):
                before = [t for s in preceding(scenes, at, _BACK) for t in s.terms] + scene.terms[: closing.index]
                if (cast := _closed(closing, before)) is not None and places_of(cast) not in proved:
                    yield Binding(_ACCOUNT, (cast,))


def _is_value(term: Term) -> bool:
    return term.is_value and term.cue in LEVELS and term.dimension == "元" and not term.value.soft and not term.depth


def _closed(closing: Term, before: Sequence[Term]) -> Cast | None:
    """The figures right before ``closing`` that make it up, as few as will do; no total and no part of another among them."""
    inflow: list[Term] = []
    outflow: list[Term] = []
    missing: Rational = closing.printed
    for term in reversed(before):
        if term.kind != "AMOUNT" or term.depth:
            continue
        if not _is_value(term) or len(inflow) + len(outflow) == _MOST or said("BALANCE").search(term.own):
            return None
        if term.list is not None or said("IN_ALL").search(term.own):
            continue
        if said("OUTGOING").search(term.own):
            outflow.insert(0, term)
            missing += term.printed
        elif said("INCOMING").search(term.own):
            inflow.insert(0, term)
            missing -= term.printed
        else:
            return None
        closes = any(apart(missing, 0) <= t.value.step for t in (closing, *inflow, *outflow))
        if inflow and outflow and len(inflow) + len(outflow) >= _FEWEST and closes:
            return {"inflow": inflow, "outflow": outflow, "closing": (closing,)}
    return None
