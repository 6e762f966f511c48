"""A printed figure is a closed interval (GB/T 8170-2008 §3.2; XBRL Calculations 1.1)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a printed figure can stand for.

    ``low`` None or ``high`` None: unbounded on that side (超690万 is (690万, ∞); an open end counts as closed, which only
    makes lawlint more careful).  ``step`` is one unit in the last printed place (0 for an exact count); ``soft`` says that
    the figure is hedged (约, 左右) and may confirm but hardly contradict.
    """

    low: Fraction | None
    high: Fraction | None
    step: Fraction = Fraction(0)
    soft: bool = False

    @property
    def exact(self) -> bool:
        """Whether the figure stands for one value alone."""
        return self.low is not None and self.low == self.high

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None
