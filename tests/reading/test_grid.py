"""Which cell a place lies in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lawlint.reading.grid import Box, Grid


def strokes() -> Iterator[Box]:
    """Two columns and two rows; the left column is one cell; a word of the right one is underlined."""
    yield from (Box(x, 0, x, 40) for x in (0, 50, 100))
    yield from (Box(0, y, 50, y) for y in (0, 40.5))
    yield from (Box(50, y, 101, y + 0.5) for y in (0, 20, 40))
    yield Box(60, 28, 80, 28)
    yield Box(300, 0, 320, 40)


@pytest.mark.parametrize(
    ("x", "y", "cell"),
    [
        (25, 30, Box(0, 0, 50, 40)),
        (25, 10, Box(0, 0, 50, 40)),
        (75, 30, Box(50, 20, 100, 40)),
        (75, 10, Box(50, 0, 100, 20)),
        (75, 50, None),
        (-5, 10, None),
        (310, 20, None),
    ],
)
def test_a_place_lies_in_a_cell(x: float, y: float, cell: Box | None) -> None:
    found = Grid(strokes()).cell(x, y)
    assert (found and Box(*(round(side) for side in found))) == cell


def test_a_rule_parts_two_characters() -> None:
    grid = Grid(strokes())
    assert grid.has_rule_between(45, 52, 10)
    assert not grid.has_rule_between(52, 60, 10)
    assert not grid.has_rule_between(45, 52, 90)
    assert Grid(()).cell(1, 1) is None


def test_a_frame_stands_alone() -> None:
    grid = Grid(strokes())
    assert not grid.is_alone(Box(50, 0, 100, 20))
    frame = Grid([Box(0, 0, 0, 40), Box(90, 0, 90, 40), Box(0, 0, 90, 0), Box(0, 40, 90, 40)])
    assert frame.is_alone(Box(0, 0, 90, 40))
