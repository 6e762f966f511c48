"""Document to Figures: each printed quantity in its context."""

from __future__ import annotations

from typing import NamedTuple

from lawlint.exact.interval import Interval
from lawlint.source import Span


class Figure(NamedTuple):
    """One printed quantity: its place, print, value in units of one, and unit.

    ``cover``: "equality" where an equation uses it, "bound" where only an inequality does, "" where nothing does.
    """

    span: Span
    text: str
    value: Interval
    unit: str
    cover: str = ""
