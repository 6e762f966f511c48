"""A total and the figures that follow it under the same words, sentence after sentence: the sums and shares of a 决算说明.

«支出决算为100.05万元…：1.教育支出…，支出决算为60.03万元…。2.卫生支出…，支出决算为40.02万元…» tells a column of a table in prose.
Such sums are printed to the fen, and agree by chance once in many thousand; they confirm, never contradict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lawlint.claims.binding import Binding, Frame, Tie, places_of
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

_COLUMN = Frame("sum", "column", ("", ""), "whole", (), "whole == sum(parts)", tie=Tie.LOOSE, marks="whole")

_SHARES = Frame("shares", "column", ("", ""), "parts", (), "1 == sum(parts)", tie=Tie.LOOSE)

_OF_ALL = identity(_SHARES.identity)

_RULE = identity(_COLUMN.identity)


def column_claims(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Binding]:
    """The totals that the next figures of their words add up to, without those that ``claims`` prove already."""
    columns: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for scene in scenes:
        for term in scene.terms:
            words = term.own.rstrip("为达共是")
            if term.is_value and len(words) >= _WORDS:
                columns[words[-_WORDS:], term.dimension].append(term)
    told = {frozenset(o.span.start for o in claim.operands) for claim in claims if claim.kind in ("sum", "shares")}
    for column in columns.values():
        for at in range(len(column) - _FEWEST):
            if (count := _adds_up(column, at)) is not None:
                cast: dict[str, Sequence[Term]] = {"whole": [column[at]], "parts": column[at + 1 : at + 1 + count]}
                if places_of(cast) not in told:
                    yield Binding(_COLUMN, (cast,))
    for parts in _wholes_of_shares(scenes):
        cast = {"parts": parts}
        if not any(places_of(cast) <= other for other in told):
            yield Binding(_SHARES, (cast,))


def _wholes_of_shares(scenes: Sequence[Scene]) -> Iterator[Sequence[Term]]:
    """Neighbouring shares that make 100%: «…50万元，占62.5%；…30万元，占37.5%», two of one sentence or more of several."""
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
        if fine and agreement_of(_OF_ALL, {"parts": parts}) is Agreement.EXACT:
            yield parts
            at = end
        else:
            at += 1


def _adds_up(column: Sequence[Term], at: int) -> int | None:
    """How many of the next figures make up the one at ``at``."""
    whole, total = column[at], 0.0
    if whole.zero or whole.value.soft or float(whole.value.step or 1) > _FINE * whole.size:
        return None
    for count, term in enumerate(column[at + 1 : at + 1 + _LONGEST], 1):
        total += term.size
        if total > whole.size * 1.001:
            return None
        if count >= _FEWEST and total > whole.size * 0.999:
            cast = {"whole": [whole], "parts": column[at + 1 : at + 1 + count]}
            if agreement_of(_RULE, cast) is Agreement.EXACT:
                return count
    return None
