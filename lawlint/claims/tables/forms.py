"""The identities that a kind of report states of its tables, as its profile writes them (TBL001, TBL002)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from typing import NamedTuple

from lawlint.claims.binding import Binding, Frame, Tie
from lawlint.claims.claim import Kind
from lawlint.claims.evaluate import Agreement, agreement_of
from lawlint.claims.formula import FormulaError, Identity, Run, identity
from lawlint.claims.lexicon import said
from lawlint.claims.scene import Term
from lawlint.claims.tables.cells import Cell, lists
from lawlint.claims.tables.flattened.rows import FlatRow
from lawlint.parsing.tables import word
from lawlint.parsing.tree import Document, Paragraph, Table
from lawlint.profiles import Identities, ProfileError

# How many lines may stand between a table and its heading.
_REACH = 400

Names = tuple[str, ...]

Cast = dict[str, Sequence[Term]]


class Line(NamedTuple):
    """A row of a form: its names, outermost first, and its figures by column; None for one that cannot be read."""

    names: Names
    cells: tuple[Cell | None, ...] | None


class Form(NamedTuple):
    """A table that a profile has identities for: its rows, and the names of its columns.

    ``table`` is its node, None where the text has flattened it.  ``begins`` are the lines that its lists begin with: two where
    income and outlay stand side by side.
    """

    identities: Identities
    lines: tuple[Line, ...]
    columns: tuple[Names, ...]
    table: Table | None = None
    begins: tuple[int, ...] = (0,)


def forms_of(document: Document, rows: Sequence[FlatRow], known: Sequence[Identities]) -> Iterator[Form]:
    """The tables of ``document`` that one of ``known`` is about."""
    for one in known:
        found = [form for table in document.tables if (form := _noded(one, table)) is not None]
        if len(found) > 1 and one.headings:
            found = [form for form in found if _is_under(one.headings, document.paragraphs, _place(form, document))] or found
        told = one.columns and (one.rows or one.headings)
        yield from found or (_flat(one, rows, document.paragraphs) if told else ())


def form_claims(found: Sequence[Form]) -> Iterator[Binding]:
    """Every identity of every form.

    One that fails more often than it holds is of another form, or of one that was misread where the text has flattened it.
    """
    for form in found:
        for formula in form.identities.formulas:
            rule = read(formula, form.identities.where)
            if not rule.axis:
                continue
            casts = [(cast, shown) for cast in _casts(form, rule) if (shown := agreement_of(rule, cast)) is not Agreement.OPEN]
            failing = sum(shown is Agreement.FAILS for _, shown in casts)
            telling = sum(any(cell.value.low for cells in cast.values() for cell in cells) for cast, _ in casts)
            believed = failing <= max(1, telling - failing) or form.table is not None
            frame = _frame(form, rule)
            yield from (Binding(frame, (cast,), contradicts=believed) for cast, _ in casts)


def read(formula: str, where: str) -> Identity:
    """An identity of a profile.  Raises ProfileError with the file, the place, and what was expected there."""
    try:
        return identity(formula)
    except FormulaError as error:
        raise ProfileError(f"{where}: {error}") from error


def cells_of(form: Form, names: Sequence[str], row: str, column: str) -> dict[str, Cell] | None:
    """The figures under labels of a form: in the column ``column``, or in the row ``row``, or in its only row.

    None where a label is missing or stands for several.
    """
    lines = [line.names for line in form.lines]
    if column:
        places, across = [_matching(column, form.columns)], False
    else:
        places, across = [_matching(row, lines) if row else list(range(len(lines)))], True
    if len(places[0]) != 1:
        return None
    fixed, labels = places[0][0], form.columns if across else lines
    found = {}
    for name in names:
        at = _matching(name, labels)
        if len(at) != 1:
            return None
        line, place = (form.lines[fixed], at[0]) if across else (form.lines[at[0]], fixed)
        cell = line.cells[place] if line.cells and place < len(line.cells) else None
        if cell is None:
            return None
        found[name] = cell
    return found


def _noded(one: Identities, table: Table) -> Form | None:
    """The form that a table is: it has the rows, or failing such the columns, that tell it."""
    listed = list(lists(table, counted=True))
    if not listed:
        return None
    lines = tuple(Line(row.names, row.cells) for part in listed for row in part.rows)
    columns = tuple(column.names for column in listed[0].columns)
    told = one.rows or one.columns
    names = [line.names for line in lines] if one.rows else list(columns)
    if not told or not all(_matching(name, names) for name in told):
        return None
    begins = (0, *accumulate(len(part.rows) for part in listed[:-1]))
    return Form(one, lines, columns, table, begins)


def _flat(one: Identities, rows: Sequence[FlatRow], paragraphs: Sequence[Paragraph]) -> Iterator[Form]:
    """The form in rows that lost their columns: as many figures as it has columns, between the labels that tell it."""
    columns = tuple(tuple(name.split("/")) for name in one.columns)
    lines = [Line((row.label,), row.cells if len(row.cells) == len(columns) else None) for row in rows]
    if not one.rows:
        for row, line in zip(rows, lines, strict=True):
            if line.cells and _is_under(one.headings, paragraphs, row.at):
                yield Form(one, (line,), columns)
        return
    under = [
        line.cells is not None and _is_under(one.headings, paragraphs, row.at) for row, line in zip(rows, lines, strict=True)
    ]
    places = [[n for n, line in enumerate(lines) if under[n] and _fits(name, line.names)] for name in one.rows]
    for first in places[0]:
        end = next((n for n in places[0] if n > first), len(lines))
        found = [next((n for n in some if first <= n < end), None) for some in places]
        if all(n is not None for n in found):
            last = max(n for n in found if n is not None)
            yield Form(one, tuple(lines[first : last + 1]), columns)


def _is_under(headings: Sequence[str], paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether the heading or the title of a table nearest above has one of the words; every one has where there are none."""
    if not headings:
        return True
    places = (n for n in range(at - 1, max(-1, at - _REACH), -1))
    above = next((p for n in places if (p := paragraphs[n]).role == "heading" or word("CAPTION").match(p.compact.text)), None)
    return not headings or (above is not None and any(name in above.compact.text for name in headings))


def _place(form: Form, document: Document) -> int:
    """The paragraph that the table of a form begins with."""
    assert form.table is not None
    return bisect_right(document.paragraphs, form.table.span.start, key=lambda p: p.span.start) - 1


def _matching(name: str, labels: Sequence[Names]) -> list[int]:
    """The places whose label is ``name``; failing such, those whose label has it."""
    return [n for n, names in enumerate(labels) if _is(name, names)] or [
        n for n, names in enumerate(labels) if _fits(name, names)
    ]


def _fits(name: str, names: Names) -> bool:
    """Whether a label has ``name``, and those around it what stands before its «/»."""
    *outer, inner = name.split("/")
    return bool(names) and inner in _bare(names[-1]) and all(any(word in one for one in names[:-1]) for word in outer)


def _is(name: str, names: Names) -> bool:
    *outer, inner = name.split("/")
    return bool(names) and inner == _bare(names[-1]) and all(any(word in one for one in names[:-1]) for word in outer)


def _bare(label: str) -> str:
    """A label without its number, 其中, and blanks."""
    label = label.replace(" ", "")
    for pattern in (said("ITEM_NUMBER"), word("AMONG")):
        if front := pattern.match(label):
            label = label[front.end() :]
    return label


def _casts(form: Form, rule: Identity) -> Iterator[Cast]:
    """The cells of a form that play the roles of an identity."""
    width = max((len(line.cells) for line in form.lines if line.cells), default=0)
    if rule.axis == "row":
        for names in _instances(rule, form.columns):
            for line in form.lines:
                if line.cells is not None and (cast := _cast(rule, names, form.columns, line.cells)) is not None:
                    yield cast
        return
    labels = [line.names for line in form.lines]
    for names, column in product(_instances(rule, labels, form.begins), range(width)):
        cells = [line.cells[column] if line.cells and column < len(line.cells) else None for line in form.lines]
        unread = frozenset(n for n, line in enumerate(form.lines) if line.cells is None)
        if (cast := _cast(rule, names, labels, cells, unread)) is not None:
            yield cast


def _instances(rule: Identity, labels: Sequence[Names], begins: Sequence[int] = (0,)) -> list[dict[str, tuple[int, ...]]]:
    """Where the names of an identity stand: once, or as often as groups repeat them (结果维持 … 总计, three times)."""
    single = {name: _matching(name, labels) for name in rule.names if name not in rule.runs}
    ends = {name: (_ends(run, labels, begins), run) for name, run in rule.runs.items()}
    counts = {len(places) for places in single.values()} | {len(pairs) for pairs, _ in ends.values()}
    if len(counts) != 1:
        return []
    found = []
    for n in range(counts.pop()):
        names: dict[str, tuple[int, ...]] = {name: (places[n],) for name, places in single.items()}
        for name, (pairs, _) in ends.items():
            first, last = pairs[n]
            names[name] = tuple(at for at in range(first, last) if at == first or not _is_total(labels[at]))
        found.append(names)
    return found


def _ends(run: Run, labels: Sequence[Names], begins: Sequence[int]) -> list[tuple[int, int]]:
    """[first, last) of each run of labels; one without a first label begins with its list, or behind the run before."""
    lasts = _matching(run.last, labels)
    if run.first:
        firsts = _matching(run.first, labels)
    else:
        behind = [0, *(last + 1 for last in lasts[:-1])]
        firsts = [max(at, *(b for b in begins if b <= last), 0) for at, last in zip(behind, lasts, strict=True)]
    if len(firsts) != len(lasts):
        return []
    return [(first, last + run.included) for first, last in zip(firsts, lasts, strict=True) if first < last]


def _is_total(names: Names) -> bool:
    return bool(names) and word("TOTAL").search(names[-1]) is not None


def _cast(
    rule: Identity,
    names: dict[str, tuple[int, ...]],
    labels: Sequence[Names],
    cells: Sequence[Cell | None],
    unread: frozenset[int] = frozenset(),
) -> Cast | None:
    """The figures that play the parts; None where one is blank that must not be.

    A blank cell may be 0 and may be left open: sums with blank parts are only told where they hold, or where the parts that are
    printed are too much already.
    """
    cast: Cast = {}
    blank = False
    for name, places in names.items():
        if name not in rule.runs:
            cell = cells[places[0]]
            if cell is None:
                return None
            cast[name] = (cell,)
            continue
        taken = [n for n in places if not _is_among(n, places, labels)]
        if not unread.isdisjoint(taken):
            return None
        cast[name] = tuple(cell for n in taken if (cell := cells[n]) is not None)
        blank = blank or len(cast[name]) < len(taken)
        if not cast[name]:
            return None
    if blank and not agreement_of(rule, cast).holds:
        left, right = (side({k: [t.value for t in v] for k, v in cast.items()}) for side in (rule.left, rule.right))
        if left.high is None or right.low is None or left.high >= right.low:
            return None
    return cast


def _is_among(at: int, places: Sequence[int], labels: Sequence[Names]) -> bool:
    """Whether a row is one of those that 其中 opens."""
    name = labels[at][-1] if labels[at] else ""
    return at != places[0] and word("AMONG").match(name) is not None


def _frame(form: Form, rule: Identity) -> Frame:
    kind: Kind = "sum" if rule.simple else "balance"
    marks = rule.names[0] if rule.simple else rule.names[-1]
    return Frame(kind, form.identities.form, ("", ""), rule.names[0], (), rule.text, tie=Tie.FIXED, marks=marks)
