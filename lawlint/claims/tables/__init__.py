"""What tables assert: relations between their cells, and between a table and the text.

| module | what it is about |
|---|---|
| `cells` | cells, rows, columns, and the lists that they make |
| `among`, `total`, `shares` | rows that 其中 opens; 合计 of rows and columns; columns of 占比 |
| `derived` | columns computed from two others: 完成率, 增长率, 增减额 |
| `flattened` | tables of which only lines of labels and figures are left |
| `forms`, `identities`, `labels` | prescribed tables, what a profile states of them, and the labels that it names |
| `stated` | what text and tables both state |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lawlint.claims.binding import Binding, Cast, places_of
from lawlint.claims.tables.among import among_claims
from lawlint.claims.tables.cells import List, lists
from lawlint.claims.tables.shared import holds, sum_is_missed_by
from lawlint.claims.tables.shares import share_claims
from lawlint.claims.tables.total import total_claims
from lawlint.parsing.tables import word
from lawlint.parsing.tree import Document, Table


def table_claims(tables: Iterable[Table], document: Document) -> Iterator[Binding]:
    """The relations that the form of tables asserts."""
    found = [one for table in tables if table.height > 2 or table.width > 2 for one in lists(table) if len(one.rows) > 1]
    rounded = bool(found) and any(word("ROUNDED").search(p.compact.text) for p in document.paragraphs)
    for one in found:
        yield from _claims(one, rounded)


def _claims(one: List, rounded: bool) -> Iterator[Binding]:
    """All that a list asserts, and for the same figures one relation.

    ``rounded``: the report says that totals are not adjusted to their rounded parts, so that a last digit contradicts none.
    """
    seen: set[frozenset[int]] = set()
    for binding in (*among_claims(one), *total_claims(one), *share_claims(one)):
        (cast,) = binding.readings
        if rounded and binding.frame.kind == "sum" and _is_off_by_rounding(cast):
            binding = replace(binding, contradicts=False)
        if (figures := places_of(cast)) not in seen:
            if binding.contradicts or holds(binding.frame, cast):
                seen.add(figures)
            yield binding


def _is_off_by_rounding(cast: Cast) -> bool:
    step = max(cell.value.step for cells in cast.values() for cell in cells) or 1
    return sum_is_missed_by(cast) <= step * len(cast["parts"])
