"""Tables whose cells ``|`` parts: totals, 其中 rows, shares of a column (TBL003).

A table is a run of such rows with one number of cells: names in the first column, a head row in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from typing import NamedTuple

from lawlint.claims.binder import proof
from lawlint.claims.claim import Claim, Verdict
from lawlint.claims.evaluate import judge
from lawlint.claims.evidence import divided
from lawlint.claims.formula import identity
from lawlint.claims.frames import Frame
from lawlint.claims.lexicon import said
from lawlint.claims.scene import Term
from lawlint.exact.interval import Interval
from lawlint.parsing.tree import Paragraph

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$")
_RULE = re.compile(r"^[\s|:\-—+]+$")


class Place(NamedTuple):
    """Where a cell stands."""

    paragraph: Paragraph


class Cell(Term):
    """A figure of a table, worth what is printed; a share is in hundredths."""

    def __init__(self, paragraph: Paragraph, start: int, end: int, share: bool) -> None:
        self.text = paragraph.compact.text[start:end]
        self.scene = Place(paragraph)  # type: ignore[assignment]
        self.start, self.end, self.kind = start, end, "PERCENT" if share else "AMOUNT"
        digits = self.text.rstrip("%").replace(",", "")
        places = len(digits.partition(".")[2])
        unit = Fraction(1, 100) if share else Fraction(1)
        step = Fraction(1, 10**places) * unit
        self.printed = Fraction(digits) * unit
        self.value = Interval(self.printed - step / 2, self.printed + step / 2, step)
        self.unit, self.dimension = ("%", "%") if share else ("", "")


class Row(NamedTuple):
    """One row: its name without 其中, whether 其中 stands there, its figures by column."""

    name: str
    among: bool
    cells: tuple[Cell | None, ...]


def table_claims(paragraphs: Sequence[Paragraph]) -> Iterator[Claim]:
    """The relations that the tables of a report assert by their form."""
    for is_table, run in groupby(paragraphs, key=lambda p: p.role == "table" and "|" in p.compact.text):
        if is_table:
            yield from _of(list(run))


def _of(paragraphs: list[Paragraph]) -> Iterator[Claim]:
    lines = [p for p in paragraphs if not _RULE.match(p.compact.text)]
    if len(lines) < 3:
        return
    head = [cell for cell, _, _ in _split(lines[0])]
    shares = [bool(said("COLUMN_SHARE").search(name)) for name in head]
    rows = [row for line in lines[1:] if (row := _row(line, shares)) is not None and len(row.cells) == len(head)]
    if len(rows) < 2 or len(head) < 2:
        return
    for column in range(1, len(head)):
        yield from _groups(rows, column, shares[column])
        yield from _totals(rows, column)
    for column in range(2, len(head)):
        if shares[column] and not shares[column - 1]:
            yield from _shares(rows, column)


def _split(paragraph: Paragraph) -> list[tuple[str, int, int]]:
    text, at, cells = paragraph.compact.text, 0, []
    for piece in text.split("|"):
        cells.append((piece.strip(), at, at + len(piece)))
        at += len(piece) + 1
    if cells and not cells[0][0] and text.startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1][0] and text.endswith("|"):
        cells = cells[:-1]
    return cells


def _row(paragraph: Paragraph, shares: list[bool]) -> Row | None:
    cells = _split(paragraph)
    figures: list[Cell | None] = [None]
    for number, (text, start, _) in enumerate(cells[1:], start=1):
        begin = paragraph.compact.text.find(text, start) if text else start
        share = number < len(shares) and (shares[number] or text.endswith("%"))
        figures.append(Cell(paragraph, begin, begin + len(text), share) if _NUMBER.match(text) else None)
    if not any(figures):
        return None
    among = said("ROW_AMONG").match(cells[0][0])
    return Row(cells[0][0][among.end() :] if among else cells[0][0], among is not None, tuple(figures))


_SUM = Frame("sum", "table", ("table", "ROWS"), "parts", (), "whole == sum(parts)", marks="whole")
_PART = Frame("partof", "table", ("table", "ROWS"), "part", (), "part <= whole")
_RATE = Frame("share", "table", ("table", "ROWS"), "rate", (), "rate == part / whole")
_HUNDRED = Frame("shares", "table", ("table", "ROWS"), "parts", (), "1 == sum(parts)")


def _groups(rows: list[Row], column: int, share: bool) -> Iterator[Claim]:
    """Each 其中 with the rows below it: parts of the row before, or of the row that the table begins with."""
    starts = [n for n, row in enumerate(rows) if row.among and n]
    for start, end in pairwise([*starts, len(rows)]):
        end = next((n for n in range(start, end) if said("ROW_TOTAL").search(rows[n].name)), end)
        group = rows[start:end]
        parts = [cell for row in group if (cell := row.cells[column]) is not None]
        wholes = [cell for row in (rows[start - 1], rows[0]) if (cell := row.cells[column]) is not None]
        if len(parts) < len(group) or not wholes:
            continue
        if len(parts) == 1:
            yield from _judged(_PART, {"part": parts, "whole": wholes[:1]})
            continue
        fits = [w for w in wholes if _holds(_SUM, {"whole": [w], "parts": parts})]
        if fits:
            yield from _judged(_SUM, {"whole": fits[:1], "parts": parts})
            if share and fits[0].printed == 1:
                yield from _judged(_HUNDRED, {"parts": parts})
        elif divided([row.name for row in group]):
            yield from _judged(_SUM, {"whole": [wholes[-1]], "parts": parts})


def _totals(rows: list[Row], column: int) -> Iterator[Claim]:
    """A row named 合计 at the end: the sum of the rows above it up to another total, 其中 rows apart."""
    begin = 0
    for n, row in enumerate(rows):
        if not said("ROW_TOTAL").search(row.name):
            continue
        parts = [r.cells[column] for r in _apart(rows[begin:n])]
        whole = row.cells[column]
        if whole is not None and len(parts) >= 2 and None not in parts:
            yield from _judged(_SUM, {"whole": [whole], "parts": [p for p in parts if p is not None]})
        begin = n + 1


def _apart(rows: list[Row]) -> Iterator[Row]:
    """The rows that no 其中 opens."""
    among = False
    for row in rows:
        among = among or row.among
        if not among:
            yield row


def _shares(rows: list[Row], column: int) -> Iterator[Claim]:
    """A column of shares beside its amounts: each is the row's amount over that of the row that has 100%."""
    whole = next((row.cells[column - 1] for row in rows if (c := row.cells[column]) is not None and c.printed == 1), None)
    if whole is None:
        return
    for row in rows:
        rate, part = row.cells[column], row.cells[column - 1]
        if rate is not None and part is not None and part is not whole:
            yield from _judged(_RATE, {"rate": [rate], "part": [part], "whole": [whole]})


def _values(cast: dict[str, list[Cell]]) -> dict[str, list[Interval]]:
    return {role: [cell.value for cell in cells] for role, cells in cast.items()}


def _holds(frame: Frame, cast: dict[str, list[Cell]]) -> bool:
    return judge(identity(frame.identity), _values(cast)).holds


def _judged(frame: Frame, cast: dict[str, list[Cell]]) -> Iterator[Claim]:
    rule = identity(frame.identity)
    verdict = judge(rule, _values(cast))
    if verdict is not Verdict.UNDECIDED:
        yield proof(frame, rule, dict(cast), verdict, False)[0]
