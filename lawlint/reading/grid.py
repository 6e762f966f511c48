"""The ruled lines of a page, and the cells between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# In points.  Rules closer than this are one rule, and a smaller gap at a corner counts as closed.
_NEAR = 3.0
# A stroke that is at most this thick, and longer, is a rule.
_THICK = 4.0


class Box(NamedTuple):
    """A rectangle; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


class _Rule(NamedTuple):
    """A rule at ``at`` on one axis, and the ranges of the other axis that it covers."""

    at: float
    runs: list[tuple[float, float]]

    def spans(self, place: float) -> bool:
        return any(start - _NEAR <= place <= end + _NEAR for start, end in self.runs)


class Grid:
    """The cells of the tables of one page, from its straight lines; a line is a thin Box."""

    def __init__(self, strokes: Iterable[Box]) -> None:
        upright: list[tuple[float, float, float]] = []
        level: list[tuple[float, float, float]] = []
        for box in strokes:
            width, height = box.right - box.left, box.top - box.bottom
            if width <= _THICK < height:
                upright.append(((box.left + box.right) / 2, box.bottom, box.top))
            elif height <= _THICK < width:
                level.append(((box.bottom + box.top) / 2, box.left, box.right))
        self._upright = _merged(upright)
        self._level = [_Rule(rule.at, runs) for rule in _merged(level) if (runs := list(self._anchored(rule)))]
        self._columns = [rule.at for rule in self._upright]
        self._rows = [rule.at for rule in self._level]

    def _anchored(self, rule: _Rule) -> Iterator[tuple[float, float]]:
        """The ranges of a level rule that begin and end at upright rules: an underline is not a row."""
        at = [upright.at for upright in self._upright if upright.spans(rule.at)]
        for start, end in rule.runs:
            if all(any(abs(end_at - x) <= _NEAR for x in at) for end_at in (start, end)):
                yield start, end

    def has_rule_between(self, left: float, right: float, y: float) -> bool:
        """Whether an upright rule is between two characters, of which one ends at ``left`` and the other begins at ``right``."""
        first, last = bisect_left(self._columns, left), bisect_left(self._columns, right)
        return first < last and any(rule.spans(y) for rule in self._upright[first:last])

    def cell(self, x: float, y: float) -> Box | None:
        """The cell around a position; None where a side is open."""
        if not self._level:
            return None
        left = _next(self._upright, range(bisect_left(self._columns, x) - 1, -1, -1), y)
        right = _next(self._upright, range(bisect_left(self._columns, x), len(self._columns)), y)
        bottom = _next(self._level, range(bisect_left(self._rows, y) - 1, -1, -1), x)
        top = _next(self._level, range(bisect_left(self._rows, y), len(self._rows)), x)
        if left is None or right is None or bottom is None or top is None:
            return None
        return Box(left, bottom, right, top)

    def is_alone(self, cell: Box) -> bool:
        """Whether a cell has no neighbour on either side."""
        middle = (cell.bottom + cell.top) / 2
        return self.cell(cell.left - _NEAR, middle) is None and self.cell(cell.right + _NEAR, middle) is None


def _next(rules: list[_Rule], order: Iterable[int], place: float) -> float | None:
    """The position of the first of ``rules``, in the given order, that covers ``place``."""
    return next((rules[n].at for n in order if rules[n].spans(place)), None)


def _merged(strokes: list[tuple[float, float, float]]) -> list[_Rule]:
    """Strokes at the same position merged into one rule, and touching ranges into one."""
    rules: list[_Rule] = []
    groups: list[list[tuple[float, float, float]]] = []
    for stroke in sorted(strokes):
        if groups and stroke[0] - groups[-1][0][0] <= _NEAR:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    for group in groups:
        runs: list[tuple[float, float]] = []
        for _, start, end in sorted(group, key=lambda s: s[1]):
            if runs and start <= runs[-1][1] + _NEAR:
                runs[-1] = (runs[-1][0], max(runs[-1][1], end))
            else:
                runs.append((start, end))
        rules.append(_Rule(sum(at for at, _, _ in group) / len(group), runs))
    return rules
