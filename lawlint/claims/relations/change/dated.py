"""The year that words give a figure, and the year that a change is told against."""

from __future__ import annotations

from lawlint.claims import lexicon
from lawlint.claims.scene import Scene, Term

# How many changes of one comparison stand in a row: 较2021年增加9万元, 增长7.5%.
_MOST_IN_A_ROW = 6


def year_told(scene: Scene, at: int) -> int | None:
    """The last year that the sentence opens a clause with before ``at``, none that it compares; None where it has none."""
    year = None
    for match in lexicon.said("YEAR_OPENED").finditer(scene.text, scene.start, at):
        year = int(match[1])
    return year


def compared(change: Term) -> tuple[int, int, Term] | None:
    """The years that a change is told of and told against, and the first of the changes that this comparison opens."""
    terms, first = change.scene.terms, change
    for _ in range(_MOST_IN_A_ROW):
        if (said := lexicon.said("YEAR_COMPARED").search(first.own)) is not None:
            year = year_told(change.scene, first.start)
            return None if year is None else (year, int(said[1]) if said[1] else year - 1, first)
        before = terms[first.index - 1] if first.index else None
        if before is None or before.cue not in ("rise", "fall") or before.segment != change.segment:
            return None
        first = before
    return None


def is_older(term: Term, change: Term) -> bool:
    """Whether a value is of a year before the one that a change is told of: «2021年接待费12.4万元。2022年…减少0.6万元»."""
    year, other = year_told(term.scene, term.start), year_told(change.scene, change.start)
    return year is not None and other is not None and year < other
