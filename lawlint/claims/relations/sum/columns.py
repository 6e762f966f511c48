"""A total and the figures that follow it under the same words, sentence after sentence: a column of a table told in prose.

✓ 支出决算90.05元。教育支出决算30.03元。卫生支出决算40.02元。农林支出决算20.00元。 → 30.03 + 40.02 + 20.00 = 90.05
✓ 教育支出50.00万元，占62.5%；卫生支出30.00万元，占37.5%。 → 62.5% + 37.5% = 100%
– 支出决算90.05元。教育支出决算30.03元。卫生支出决算40.02元。农林支出决算20.50元。

Such sums and shares of a 决算说明 are printed to the fen, and agree by chance once in many thousand; they confirm, never
contradict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lawlint.claims.binding import Binding, Cast, places_of, unanchored
from lawlint.claims.claim import Claim
from lawlint.claims.evaluate import Agreement, agreement_of
from lawlint.claims.formula import identity
from lawlint.claims.scene import Scene, Term

_WORDS = 4

_FEWEST, _LONGEST = 3, 60

# How many sentences may lie between two shares.
_NEAR = 2

# The last place of a total beside the total: four digits and more.
_FINE = 1 / 2000

_COLUMN = unanchored("sum.column", "whole", "whole == sum(parts)")

_SHARES = unanchored("shares.column", "parts", "1 == sum(parts)")


def column_relations(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Binding]:
    """The totals that the next figures of their words add up to, without those that ``claims`` prove already."""
    columns: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for scene in scenes:
        for term in scene.terms:
            words = term.own.rstrip("为达共是")
            if term.is_value and len(words) >= _WORDS:
                columns[words[-_WORDS:], term.dimension].append(term)
    proved = {claim.places for claim in claims if claim.kind in ("sum", "shares")}
    for column in columns.values():
        for at in range(len(column) - _FEWEST):
            if (sum_ := _adding_up(column[at], column[at + 1 : at + 1 + _LONGEST])) and places_of(sum_) not in proved:
                yield Binding(_COLUMN, (sum_,))
    for shares in _wholes_of_shares(scenes):
        if not any(places_of(shares) <= places for places in proved):
            yield Binding(_SHARES, (shares,))


def _wholes_of_shares(scenes: Sequence[Scene]) -> Iterator[Cast]:
    """Neighbouring shares that make 100%, two of one sentence or more of several."""
    shares = [term for scene in scenes for term in scene.terms if term.kind == "PERCENT" and term.cue == "share"]
    at = 0
    while at < len(shares):
        total, end = 0.0, at
        while (
            end < min(len(shares), at + _LONGEST)
            and total < 0.995
            and shares[end].scene.number - shares[max(at, end - 1)].scene.number <= _NEAR
        ):
            total += shares[end].size
            end += 1
        parts = shares[at:end]
        fine = all("." in t.text for t in parts) and (len(parts) > 2 or (len(parts) == 2 and parts[0].scene is parts[1].scene))
        if fine and agreement_of(identity(_SHARES.identity), {"parts": parts}) is Agreement.EXACT:
            yield {"parts": parts}
            at = end
        else:
            at += 1


def _adding_up(whole: Term, following: Sequence[Term]) -> Cast | None:
    """A total and as many of the figures that follow as make it up."""
    total = 0.0
    if whole.zero or whole.value.soft or float(whole.value.step or 1) > _FINE * whole.size:
        return None
    for count, term in enumerate(following, 1):
        total += term.size
        if total > whole.size * 1.001:
            return None
        if count >= _FEWEST and total > whole.size * 0.999:
            cast: Cast = {"whole": (whole,), "parts": following[:count]}
            if agreement_of(identity(_COLUMN.identity), cast) is Agreement.EXACT:
                return cast
    return None
