"""What the form of a table asserts: totals of rows and columns, 其中 rows, shares of a column (TBL003).

A total at the end of a plain list is its sum, and nothing else.  Where a table can be read in several ways (totals of several
levels, numbered rows, a total on top or beside) a reading is believed that the other columns or rows bear out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lawlint.claims.binding import Binding, Frame, Tie, places_of
from lawlint.claims.evaluate import Agreement, agreement_of
from lawlint.claims.formula import identity
from lawlint.claims.lexicon import said
from lawlint.claims.operators.names import divided
from lawlint.claims.scene import Term
from lawlint.exact.interval import Interval, apart, exactly, quotient
from lawlint.parsing import tree
from lawlint.parsing.tables import word
from lawlint.parsing.tree import Document, Paragraph, Table

_SCALED = frozenset("百千万亿%‰")

# Columns or rows that must bear a reading out before another one that fails is told.
_SUPPORT = 2

# In a longer list nobody looks for rows that are parts of the row above.
_MOST_PARTS = 40

# In a table of many totals each is the sum of rows near by.
_FEW_TOTALS, _MOST_ROWS = 20, 60
# So many columns before one of shares may hold its amounts: every column is tried for every one of shares.
_MOST_COLUMNS = 14


class Place(NamedTuple):
    """Where a cell stands."""

    paragraph: Paragraph


class Cell(Term):
    """A figure of a table, worth what is printed; a share is in hundredths."""

    def __init__(self, paragraph: Paragraph, start: int, end: int, share: bool, counted: bool = False) -> None:
        self.text = paragraph.compact.text[start:end]
        self.scene = Place(paragraph)  # type: ignore[assignment]
        self.start, self.end, self.kind = start, end, "PERCENT" if share else "AMOUNT"
        digits = self.text.rstrip("%").replace(",", "")
        places = len(digits.partition(".")[2])
        ones = 10**places * (100 if share else 1)
        self.printed, half = quotient(int(digits.replace(".", "")), ones), Fraction(1, 2 * ones)
        whole = counted and not places and not share
        self.value = exactly(self.printed) if whole else Interval(self.printed - half, self.printed + half, 2 * half)
        self.unit, self.dimension = ("%", "%") if share else ("", "")


class Row(NamedTuple):
    """One row of a list: its names, outermost first, what it is (name, total, among), its figures by column."""

    names: tuple[str, ...]
    kind: str
    cells: tuple[Cell | None, ...]

    @property
    def name(self) -> str:
        """The innermost name, without 其中."""
        name = self.names[-1] if self.names else ""
        among = word("AMONG").match(name)
        return name[among.end() :] if among else name

    @property
    def level(self) -> str:
        """The kind of number in front of the name: 一、 （一） 1."""
        found = said("ITEM_NUMBER").match(self.name)
        return "".join("0" if c.isdigit() else "" if c in "一二三四五六七八九十" else c for c in found[0]) if found else ""


class List(NamedTuple):
    """The rows of a table below one head and beside one side, and the names of their columns, outermost first."""

    rows: tuple[Row, ...]
    columns: tuple[tuple[str, ...], ...]


def table_claims(tables: Iterable[Table], document: Document) -> Iterator[Binding]:
    """The relations that the form of tables asserts."""
    for table in tables:
        if table.height > 2 or table.width > 2:
            for one in lists(table):
                yield from _Listed(one, document).claims()


def lists(table: Table, counted: bool = False) -> Iterator[List]:
    """The lists of a table; ``counted``: whole numbers are exact."""
    body = [row for row in range(table.height) if row not in table.heads]
    parts: list[list[int]] = []
    for row in body:
        if parts and parts[-1][-1] == row - 1:
            parts[-1].append(row)
        else:
            parts.append([row])
    for n, (_, first) in enumerate(table.sides):
        last = table.sides[n + 1][0] if n + 1 < len(table.sides) else table.width
        for part in parts:
            columns = tuple(table.column_names(part[0], column) for column in range(first, last))
            exact = [counted or _is_counted(names, table.unit) for names in columns]
            shares = [any(word("SHARE").search(name) for name in names) for names in columns]
            rows = []
            for row in part:
                names = table.row_names(row, first)
                places = range(first, last)
                cells = tuple(_cell(table.at(row, c), row, c, shares[c - first], exact[c - first]) for c in places)
                rows.append(Row(names, _kind(names), cells))
            yield List(tuple(rows), columns)


def _cell(node: tree.Cell | None, row: int, column: int, share: bool, counted: bool) -> Cell | None:
    if node is None or node.kind != "figure" or (node.row, node.column) != (row, column):
        return None
    return Cell(node.paragraph, node.start, node.end, share or node.text.endswith("%"), counted)


def _kind(names: Sequence[str]) -> str:
    if any(word("TOTAL").search(name) for name in names):
        return "total"
    return "among" if names and word("AMONG").match(names[-1]) else "name"


def _is_counted(names: Sequence[str], unit: str) -> bool:
    """Whether whole numbers are counts: their unit is known, and none of 万元 or %; or their name says so (件数, 人数)."""
    own = next((found[1] for name in reversed(names) if (found := word("UNIT_OF_COLUMN").search(name))), unit)
    if not own:
        return any(word("COUNTED").search(name) for name in names)
    return _SCALED.isdisjoint(own)


_SUM = Frame("sum", "table", ("table", "ROWS"), "parts", (), "whole == sum(parts)", marks="whole")

# The rows below 其中 are the members of a known division.
_DIVIDED = replace(_SUM, tie=Tie.FIXED)

_PART = Frame("partof", "table", ("table", "ROWS"), "part", (), "part <= whole")

_RATE = Frame("share", "table", ("table", "ROWS"), "rate", (), "rate == part / whole")

_HUNDRED = Frame("shares", "table", ("table", "ROWS"), "parts", (), "1 == sum(parts)", tie=Tie.FIXED)

Cast = dict[str, Sequence[Term]]

# Which figure is the whole and which are its parts, by their places along a row or a column.
Reading = tuple[int, tuple[int, ...]]


class _Listed:
    """One list and what its form asserts."""

    def __init__(self, one: List, document: Document) -> None:
        self.rows, self.columns, self.document = one.rows, one.columns, document
        names = [column[-1:] for column in one.columns]
        self.shares = [any(word("SHARE").search(name) for name in column) for column in one.columns]
        self.summed = [
            self.shares[n] or not any(word("NO_SUM").search(name) for name in column) for n, column in enumerate(one.columns)
        ]
        self.kinds = [_kind(name) for name in names]

    def claims(self) -> Iterator[Binding]:
        """All of them; one for the same figures."""
        if len(self.rows) < 2:
            return
        seen: set[frozenset[int]] = set()
        for one in (*self._down(), *self._across(), *self._shares_of_rows()):
            (cast,) = one.readings
            if (figures := places_of(cast)) not in seen:
                if one.contradicts or _verdict(one.frame, cast).holds:
                    seen.add(figures)
                yield one

    # -- 其中 -----------------------------------------------------------------------------------------------------------

    def _down(self) -> Iterator[Binding]:
        for column in range(len(self.columns)):
            if self.summed[column]:
                yield from self._groups(column)
        yield from self._totals()

    def _groups(self, column: int) -> Iterator[Binding]:
        """Each 其中 with the rows below it: parts of the row before, or of the row that the list begins with."""
        rows, share = self.rows, self.shares[column]
        starts = [n for n, row in enumerate(rows) if row.kind == "among" and n]
        for start, end in pairwise([*starts, len(rows)]):
            end = next((n for n in range(start, end) if rows[n].kind == "total"), end)
            group = rows[start:end]
            parts = [cell for row in group if (cell := row.cells[column]) is not None]
            wholes = [cell for row in (rows[start - 1], rows[0]) if (cell := row.cells[column]) is not None]
            if len(parts) < len(group) or not wholes:
                continue
            if len(parts) == 1:
                yield Binding(_PART, ({"part": parts, "whole": wholes[:1]},))
                continue
            fits = [w for w in wholes if _verdict(_SUM, {"whole": [w], "parts": parts}).holds]
            if fits:
                yield Binding(_SUM, ({"whole": fits[:1], "parts": parts},))
                if share and fits[0].printed == 1:
                    yield Binding(_HUNDRED, ({"parts": parts},))
            elif divided([row.name for row in group]):
                yield self._bound(_DIVIDED, {"whole": [wholes[-1]], "parts": parts}, True)

    # -- 合计 -----------------------------------------------------------------------------------------------------------

    def _totals(self) -> Iterator[Binding]:
        """Rows named 合计: the sum of rows above, or below where the list begins with it."""
        kinds = [row.kind for row in self.rows]
        deep = len({row.level for row in self.rows if row.kind == "name"}) > 1
        columns = [column for column in range(len(self.columns)) if self.summed[column]]
        lines = [[row.cells[column] for row in self.rows] for column in columns]
        for at, kind in enumerate(kinds):
            if kind == "total":
                plain = at and not deep and self._is_plain(at)
                yield from self._read(lines, list(self._readings(kinds, at, self._subtotal, self._level)), bool(plain))

    def _is_plain(self, at: int) -> bool:
        """Whether the rows above can be read in one way alone: no other total among them, or 小计 of which this is the 合计."""
        above = [row for row in self.rows[:at] if row.kind == "total"]
        return not above or (not self._subtotal(at) and all(word("SUBTOTAL").search(row.name) for row in above))

    def _subtotal(self, row: int) -> bool:
        return any(word("SUBTOTAL").search(name) for name in self.rows[row].names)

    def _level(self, row: int) -> str:
        return self.rows[row].level

    def _across(self) -> Iterator[Binding]:
        """Columns named 合计: the sum of the columns to the left, to the right, or of one head."""
        for at, kind in enumerate(self.kinds):
            if kind != "total" or not self.summed[at] or self.shares[at]:
                continue
            kinds = [k if self.summed[n] and not self.shares[n] else "other" for n, k in enumerate(self.kinds)]
            readings = [*self._beside(at), *self._readings(kinds, at, self._subtotal_column, lambda _: "")]
            yield from self._read([list(row.cells) for row in self.rows], readings, False)

    def _beside(self, at: int) -> Iterator[Reading]:
        """The columns under the same outer head."""
        outer = self.columns[at][:-1]
        same = [n for n, names in enumerate(self.columns) if outer and n != at and names[:-1] == outer]
        yield at, tuple(n for n in same if self.kinds[n] == "name")

    def _subtotal_column(self, column: int) -> bool:
        return word("SUBTOTAL").search(self.columns[column][-1]) is not None

    @staticmethod
    def _readings(
        kinds: Sequence[str], at: int, subtotal: Callable[[int], bool], level: Callable[[int], str]
    ) -> Iterator[Reading]:
        """The ways to read a total, preferred first."""
        apart = list(_apart(kinds))
        begin = max(0, at - _MOST_ROWS) if kinds.count("total") > _FEW_TOTALS else 0
        before = [n for n in range(begin, at) if apart[n]]
        totals = [n for n in range(begin, at) if kinds[n] == "total"]
        subs = [n for n in totals if subtotal(n)]
        last = totals[-1] if totals else -1
        since = tuple(n for n in before if n > last)
        if subs and not subtotal(at):
            yield at, (*subs, *(n for n in since if n > subs[-1]))
        yield at, since
        if totals:
            yield at, (last, *since)
            yield at, tuple(before)
            yield at, tuple(totals)
        if since:
            yield at, tuple(n for n in since if level(n) == level(since[0]))
        if not before:
            end = at + _MOST_ROWS if kinds.count("total") > _FEW_TOTALS else len(kinds)
            kinds = kinds[:end]
            after = [n for n in range(at + 1, len(kinds)) if apart[n]]
            nearest = next((n for n in range(at + 1, len(kinds)) if kinds[n] == "total"), len(kinds))
            yield at, tuple(after)
            yield at, tuple(n for n in after if n < nearest)
            yield at, tuple(n for n in range(at + 1, len(kinds)) if kinds[n] == "total")
            if after:
                yield at, tuple(n for n in after if level(n) == level(after[0]))

    def _read(self, lines: Sequence[Sequence[Cell | None]], readings: Sequence[Reading], plain: bool) -> Iterator[Binding]:
        """The claims of the reading that most of ``lines`` bear out; ``plain``: the first one is what the form says."""
        best: list[tuple[Cast, Agreement]] = []
        most = 0
        for n, (at, parts) in enumerate(readings):
            found = [(cast, _verdict(_SUM, cast)) for line in lines if (cast := _cast(line, at, parts)) is not None]
            telling = sum(verdict.holds and _is_telling(cast) for cast, verdict in found)
            if telling > most or (n == 0 and plain):
                best, most = found, max(telling, 0)
            if found and all(verdict.holds for _, verdict in found) and telling:
                best, most = found, telling
                break
        holding = sum(verdict.holds and _is_telling(cast) for cast, verdict in best)
        failing = sum(verdict is Agreement.FAILS for _, verdict in best)
        believed = holding >= max(_SUPPORT, 2 * failing) or (plain and failing > 0 and not _some_within(lines, readings[0]))
        for cast, _ in best:
            yield self._bound(_SUM, cast, believed)

    # -- 占比 -----------------------------------------------------------------------------------------------------------

    def _shares_of_rows(self) -> Iterator[Binding]:
        """A column of shares beside its amounts: each is the row's amount over that of the row that has 100%."""
        for column in range(1, len(self.columns)):
            if not self.shares[column] or self.shares[column - 1]:
                continue
            before = range(column - 1, max(-1, column - 1 - _MOST_COLUMNS), -1)
            found = [self._shares_of(column, other) for other in before if not self.shares[other]]
            best = max(found, key=lambda casts: sum(_verdict(_RATE, cast).holds for cast in casts), default=[])
            failing = sum(_verdict(_RATE, cast) is Agreement.FAILS for cast in best)
            for cast in best:
                yield self._bound(_RATE, cast, 0 < 2 * failing <= len(best))

    def _shares_of(self, column: int, other: int) -> list[Cast]:
        """The shares of ``column`` as those of the amounts in ``other``; rows that 其中 opens may be shares of another whole."""
        pairs = [(row.cells[column], row.cells[other]) for row in self.rows]
        whole = next((part for rate, part in pairs if rate is not None and rate.printed == 1), None)
        apart = _apart([row.kind for row in self.rows])
        casts: list[Cast] = []
        for (rate, part), alone, row in zip(pairs, apart, self.rows, strict=True):
            if whole is not None and rate is not None and part is not None and part is not whole:
                cast: Cast = {"rate": [rate], "part": [part], "whole": [whole]}
                if alone or row.kind == "total" or _verdict(_RATE, cast).holds:
                    casts.append(cast)
        return casts

    # -- verdicts ---------------------------------------------------------------------------------------------------------

    @cached_property
    def _rounded(self) -> bool:
        """Whether the report says that its totals are not adjusted to their rounded parts."""
        return any(word("ROUNDED").search(p.compact.text) for p in self.document.paragraphs)

    def _bound(self, frame: Frame, cast: Cast, believed: bool) -> Binding:
        """A row or column; only what is ``believed`` is contradicted, and no total whose parts were rounded."""
        off = frame in (_SUM, _DIVIDED) and self._rounded and _is_off_by_rounding(cast)
        return Binding(frame, (cast,), contradicts=believed and not off)


def _apart(kinds: Sequence[str]) -> Iterator[bool]:
    """Which places hold names that no 其中 opens."""
    among = False
    for kind in kinds:
        among = kind == "among" or (among and kind == "name")
        yield kind == "name" and not among


def _cast(line: Sequence[Cell | None], at: int, parts: Sequence[int]) -> Cast | None:
    """Whole and parts of one row or column; None where a cell is blank."""
    whole, cells = line[at], [cell for n in parts if (cell := line[n]) is not None]
    return {"whole": [whole], "parts": cells} if whole is not None and len(cells) == len(parts) >= 2 else None


def _some_within(lines: Sequence[Sequence[Cell | None]], reading: Reading) -> bool:
    """Whether all lines add up without some rows that stand together: parts of the row above that no 其中 tells."""
    at, parts = reading
    if len(parts) > _MOST_PARTS:
        return True
    for begin in range(1, len(parts)):
        for end in range(begin + 1, len(parts) + 1):
            kept = [_cast(line, at, parts[:begin] + parts[end:]) for line in lines]
            casts = [cast for cast in kept if cast is not None]
            if casts and all(_verdict(_SUM, cast).holds for cast in casts):
                return True
    return False


def _is_telling(cast: Cast) -> bool:
    """Whether a sum says anything: two of its parts are not 0."""
    return sum(bool(part.printed) for part in cast["parts"]) > 1


def _is_off_by_rounding(cast: Cast) -> bool:
    step = max(cell.value.step for cells in cast.values() for cell in cells) or 1
    return apart(cast["whole"][0].printed, sum(cell.printed for cell in cast["parts"])) <= step * len(cast["parts"])


def _verdict(frame: Frame, cast: Mapping[str, Sequence[Term]]) -> Agreement:
    return agreement_of(identity(frame.identity), cast)
