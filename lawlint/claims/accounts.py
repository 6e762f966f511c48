"""Neighbouring figures that add up though no word says so: «制发公文1904件，主动公开783件，依申请公开412件，不予公开709件»."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lawlint.claims.scene import ANY_LEVEL, Scene, Term

_MOST = 14
_LEAST_OF_TWO = 20
_LEAST_OF_MORE = 10


def accounts(scene: Scene) -> Iterator[tuple[Term, list[Term]]]:
    """A whole and the run of figures right behind or right before it that is its sum, in one unit, exactly as printed.

    Too many figures agree by chance where they are small, so small wholes are left alone.  Confirms only.
    """
    by_unit: dict[str, list[Term]] = {}
    for term in scene.terms:
        if term.kind == "AMOUNT" and term.cue in ANY_LEVEL and term.dimension and not term.value.soft and term.value.bounded:
            by_unit.setdefault(term.dimension, []).append(term)
    for run in by_unit.values():
        if len(run) >= 3:
            yield from _sums(run[:_MOST])


def _sums(run: list[Term]) -> Iterator[tuple[Term, list[Term]]]:
    sums = [Fraction(0)]
    for term in run:
        sums.append(sums[-1] + term.printed)
    taken: set[int] = set()
    for at, whole in enumerate(run):
        if id(whole) in taken:
            continue
        ahead = ((at + 1, end) for end in range(len(run), at + 2, -1))
        behind = ((begin, at) for begin in range(at - 1))
        for ways in (ahead, behind):
            for first, last in ways:
                if sums[last] - sums[first] == whole.printed and _telling(whole, run[first:last]):
                    yield whole, run[first:last]
                    taken.update(id(t) for t in run[first:last])
                    break


def _telling(whole: Term, parts: list[Term]) -> bool:
    positive = [p for p in parts if p.printed > 0]
    if len(positive) < 2 or len(positive) != len(parts):
        return False
    return whole.printed >= (_LEAST_OF_TWO if len(parts) == 2 else _LEAST_OF_MORE)
