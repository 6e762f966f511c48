"""Where the figures of a change are sought when people are told beside cases: 54件91人，去年同期为40件98人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Where
from lawlint.claims.operators.names import change_of
from lawlint.claims.scene import LEVELS, Listing, Term

_Twins = tuple[Term, Term]


def column(past: bool) -> Where:
    """The value now, or in the ``past``, in the unit that the rate is of."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        rates = _rates(anchor)
        if (told := _told(rates)) is not None and (place := _place(anchor, rates, told[0])) is not None:
            yield (told[past][place],)

    return seek


def _rates(rate: Term) -> Sequence[Term]:
    """The changes in per cent that stand together."""
    terms = rate.scene.terms
    first = last = rate.index
    while first and _is_change(terms[first - 1], rate):
        first -= 1
    while last + 1 < len(terms) and _is_change(terms[last + 1], rate):
        last += 1
    return terms[first : last + 1]


def _is_change(term: Term, rate: Term) -> bool:
    return term.kind == "PERCENT" and term.cue in ("rise", "fall") and term.segment == rate.segment


def _told(rates: Sequence[Term]) -> tuple[_Twins, _Twins] | None:
    """What is told now and of the past, one right behind the other; the rates stand right behind both, or between."""
    terms, first, last = rates[0].scene.terms, rates[0].index, rates[-1].index
    near, far, behind = _twins(terms, first - 2), _twins(terms, first - 4), _twins(terms, last + 1)
    now, past = (far, near) if near is not None and near[0].cue == "base" else (near, behind)
    if now is None or past is None or past[0].cue != "base" or now[0].cue not in LEVELS:
        return None
    said = rates[0].own
    name = lexicon.said("MEASURES").sub("", change_of(said.lstrip(",;、(")))
    if lexicon.said("OTHER_MEASURE").search(said) or (name and name not in now[0].lead):
        return None  # 发案数、涉案金额分别下降57.1%、85.1%
    alike = all(a.dimension == b.dimension for a, b in zip(now, past, strict=True))
    return (now, past) if alike and now[0].segment == past[0].segment == rates[0].segment else None


def _twins(terms: Sequence[Term], at: int) -> _Twins | None:
    """The two figures from ``at`` on, if they tell the same in two units."""
    if not 0 <= at < len(terms) - 1 or terms[at + 1].twin is not terms[at]:
        return None
    return terms[at], terms[at + 1]


def _place(rate: Term, rates: Sequence[Term], now: _Twins) -> int | None:
    """Which of the two a rate is of: the n-th for the n-th of two that are told 分别, else the one that its clause names."""
    named = [n for n, term in enumerate(now) if term.unit + "数" in rate.own]
    if len(named) == 1 and "分别" not in rates[0].own:
        return named[0]
    return rates.index(rate) if len(rates) == len(now) else None
