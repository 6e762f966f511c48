"""Labels that profiles write: the rows or columns of a form that have them, outer labels before «/».

A label that is equal is taken before those that contain it: 合计 is no 收入合计 where both are there.

✗ 云溪县教育局2024年度部门预算⏎项目|支出合计|其中：基本支出|项目支出⏎教育|9|4|5⏎卫生|4|1|2 → 1 + 2 = 3 ≠ 4
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims.lexicon import said
from lawlint.claims.tables.cells import without

Names = tuple[str, ...]
"""The names of a row or column, outermost first."""


def matching(name: str, labels: Sequence[Names]) -> list[int]:
    """The places whose label is ``name``; failing such, those whose label has it."""
    return [n for n, names in enumerate(labels) if fits(name, names, whole=True)] or [
        n for n, names in enumerate(labels) if fits(name, names)
    ]


def fits(name: str, names: Names, whole: bool = False) -> bool:
    """Whether a label has ``name``, or with ``whole`` is it, and those around it what stands before its «/»."""
    *outer, inner = name.split("/")
    if not names:
        return False
    label = _bare(names[-1])
    return (inner == label if whole else inner in label) and all(any(word in one for one in names[:-1]) for word in outer)


def _bare(label: str) -> str:
    """A label without its number, 其中, and blanks."""
    label = label.replace(" ", "")
    number = said("ITEM_NUMBER").match(label)
    return without("AMONG", label[number.end() :] if number else label)
