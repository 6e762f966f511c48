"""Whether a relation fails as slips make it fail: nearly, by a digit, by a scale.

Figures that were never meant for each other miss each other by anything.  Figures that a drafter mistyped, or did not update,
miss by little, by one digit, by two that changed places, or by a scale of ten too many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

from lawlint.claims.evaluate import judge
from lawlint.claims.formula import Identity
from lawlint.exact.interval import Interval

if TYPE_CHECKING:
    from lawlint.claims.scene import Term

# What was not updated, or was divided by a neighbour of its base, is off by no more.
_NEAR = Fraction(1, 4)
_SCALES = tuple(Fraction(10) ** power for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))
# In a longer list no single misprint is sought.
_MOST_PARTS = 24


def is_slip(rule: Identity, cast: Mapping[str, Sequence[Term]], near: bool = True) -> bool:
    """Whether the equality ``rule``, which fails for ``cast``, fails as a slip makes it fail; ``near``: a near miss is one."""
    values = {role: [t.value for t in terms] for role, terms in cast.items()}
    if near and _is_near(rule.left(values), rule.right(values)):
        return True
    rough = any(
        t.kind == "PERCENT" and sum(map(str.isdigit, t.text.strip("0.%‰"))) == 1 for terms in cast.values() for t in terms
    )
    for role, terms in cast.items():
        for at, term in enumerate(terms if len(terms) <= _MOST_PARTS else ()):
            for other in chain(misprints(term), () if rough else scaled(term)):  # 逾期率0.07% is no 78.6% in another scale
                values[role][at] = other
                if judge(rule, values).holds:
                    return True
            values[role][at] = term.value
    return False


def _is_near(left: Interval, right: Interval) -> bool:
    if left.low is None or left.high is None or right.low is None or right.high is None:
        return True
    a, b = (left.low + left.high) / 2, (right.low + right.high) / 2
    return abs(a - b) <= _NEAR * max(abs(a), abs(b))


def misprints(term: Term, shorter: bool = True) -> Iterator[Interval]:
    """What a figure may have been meant to be: another digit in one place, two neighbours exchanged; ``shorter``: also no digit
    in the first."""
    value = term.value
    if value.low is None or value.high is None:
        return
    digits = [int(c) for c in term.text if c.isdecimal()]
    last = value.step or (Fraction(1) if term.kind != "PERCENT" else Fraction(1, 100))
    shifts: list[Fraction] = []
    for power, digit in enumerate(reversed(digits)):
        place = last * 10**power
        shifts += [(other - digit) * place for other in range(10) if other != digit]
        if power and digits[-power] != digit:
            shifts.append((digits[-power] - digit) * (place - place / 10))
    least = last * 10 ** (len(digits) - 1) if digits[0] and not shorter else last
    yield from (_moved(value, by) for by in shifts if term.printed + by >= least)


def scaled(term: Term) -> Iterator[Interval]:
    """A figure in another scale: 万 for 亿."""
    value = term.value
    if value.low is not None and value.high is not None:
        for scale in _SCALES:
            yield Interval(value.low * scale, value.high * scale, value.step * scale, value.soft)


def _moved(value: Interval, by: Fraction) -> Interval:
    assert value.low is not None
    assert value.high is not None
    return Interval(value.low + by, value.high + by, value.step, value.soft)
