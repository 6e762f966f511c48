"""The ruled lines of a page, and which cell between them a place lies in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# In points.  Two rules nearer than this are one, a corner this open is closed.
_NEAR = 3.0
# What is no thicker than this, and longer, is a rule.
_THICK = 4.0


class Box(NamedTuple):
    """A rectangle; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


class _Rule(NamedTuple):
    """A rule at ``at`` on one axis, and the stretches of the other axis that it runs over."""

    at: float
    runs: list[tuple[float, float]]

    def spans(self, place: float) -> bool:
        return any(start - _NEAR <= place <= end + _NEAR for start, end in self.runs)


class Grid:
    """The cells of the tables of one page, from its straight lines: each a Box no thicker than a pen."""

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
        """The stretches of a level rule that begin and end at upright ones: an underlined word is no row."""
        at = [upright.at for upright in self._upright if upright.spans(rule.at)]
        for start, end in rule.runs:
            if all(any(abs(end_at - x) <= _NEAR for x in at) for end_at in (start, end)):
                yield start, end

    def parts(self, left: float, right: float, y: float) -> bool:
        """Whether an upright rule stands between two characters that end at ``left`` and begin at ``right``."""
        first, last = bisect_left(self._columns, left), bisect_left(self._columns, right)
        return first < last and any(rule.spans(y) for rule in self._upright[first:last])

    def cell(self, x: float, y: float) -> Box | None:
        """The cell around a place; None where a side is open."""
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
        """Whether a cell has no other beside it."""
        middle = (cell.bottom + cell.top) / 2
        return self.cell(cell.left - _NEAR, middle) is None and self.cell(cell.right + _NEAR, middle) is None


def _next(rules: list[_Rule], order: Iterable[int], place: float) -> float | None:
    """The first of ``rules`` in that order which passes ``place``."""
    return next((rules[n].at for n in order if rules[n].spans(place)), None)


def _merged(strokes: list[tuple[float, float, float]]) -> list[_Rule]:
    """Strokes of one height as one rule, and stretches that touch as one."""
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
