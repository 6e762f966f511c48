"""The identities that a profile states of its forms: each in every row or in every column (TBL001, TBL002).

A blank cell may be 0 and may be left open: a sum with blank parts is proved where it holds, and contradicted where the parts that
are printed are too much already.

✓ 云溪县教育局2024年度部门预算⏎项目|合计|基本支出|项目支出⏎教育|9|4|5⏎卫生|4|1|2 → 4 + 5 = 9
✗ 云溪县教育局2024年度部门预算⏎项目|合计|基本支出|项目支出⏎教育|9|4|5⏎卫生|4|1|2 → 1 + 2 = 3 ≠ 4
– 云溪县教育局2024年度部门预算⏎项目|合计|基本支出|项目支出⏎卫生|4|1|
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from lawlint.claims.binding import Binding, Cast, Frame, Tie, unanchored
from lawlint.claims.claim import Kind
from lawlint.claims.evaluate import Agreement, agreement_of
from lawlint.claims.formula import FormulaError, Identity, Run, identity
from lawlint.claims.tables.cells import Cell, has
from lawlint.claims.tables.forms import Form
from lawlint.claims.tables.labels import Names, matching
from lawlint.parsing.tables import word
from lawlint.profiles import ProfileError

_Places = dict[str, tuple[int, ...]]


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


def _casts(form: Form, rule: Identity) -> Iterator[Cast]:
    """The cells of a form that play the roles of an identity, in every row or in every column."""
    lines: list[Sequence[Cell | None]] = [line.cells for line in form.lines if line.cells is not None]
    labels, unread = form.columns, frozenset[int]()
    begins: Sequence[int] = (0,)
    if rule.axis != "row":
        width = max(map(len, lines), default=0)
        lines = [[line.cell(column) for line in form.lines] for column in range(width)]
        labels, begins = tuple(line.names for line in form.lines), form.begins
        unread = frozenset(n for n, line in enumerate(form.lines) if line.cells is None)
    for names, cells in product(_instances(rule, labels, begins), lines):
        if (cast := _cast(rule, names, labels, cells, unread)) is not None:
            yield cast


def _instances(rule: Identity, labels: Sequence[Names], begins: Sequence[int]) -> Iterator[_Places]:
    """Where the names of an identity stand: once, or as often as groups repeat them (结果维持 … 总计, three times)."""
    places: dict[str, list[tuple[int, ...]]] = {}
    for name in rule.names:
        run = rule.runs.get(name)
        places[name] = _runs(run, labels, begins) if run else [(at,) for at in matching(name, labels)]
    if len({len(found) for found in places.values()}) == 1:
        yield from (dict(zip(places, one, strict=True)) for one in zip(*places.values(), strict=True))


def _runs(run: Run, labels: Sequence[Names], begins: Sequence[int]) -> list[tuple[int, ...]]:
    """The places of each run of labels, without the totals behind the first; one without a first label begins with its list, or
    behind the run before."""
    lasts = matching(run.last, labels)
    if run.first:
        firsts = matching(run.first, labels)
    else:
        behind = [0, *(last + 1 for last in lasts[:-1])]
        firsts = [max([at, *(b for b in begins if b <= last)]) for at, last in zip(behind, lasts, strict=True)]
    if len(firsts) != len(lasts):
        return []
    return [
        tuple(at for at in range(first, last + run.included) if at == first or not has("TOTAL", labels[at][-1:]))
        for first, last in zip(firsts, lasts, strict=True)
        if first < last
    ]


def _cast(
    rule: Identity, places: _Places, labels: Sequence[Names], cells: Sequence[Cell | None], unread: frozenset[int]
) -> Cast | None:
    """The figures that play the parts; None where one is blank that must not be, or where the blank ones may make the sum."""
    cast: dict[str, Sequence[Cell]] = {}
    blank = False
    for name, (first, *others) in places.items():
        taken = [first, *(n for n in others if not any(map(word("AMONG").match, labels[n][-1:])))]
        cast[name] = tuple(cell for n in taken if (cell := cells[n]) is not None)
        if not cast[name] or not unread.isdisjoint(taken):
            return None
        blank = blank or len(cast[name]) < len(taken)
    if blank and not agreement_of(rule, cast).holds:
        left, right = (side({k: [t.value for t in v] for k, v in cast.items()}) for side in (rule.left, rule.right))
        if left.high is None or right.low is None or left.high >= right.low:
            return None
    return cast


def _frame(form: Form, rule: Identity) -> Frame:
    kind: Kind = "sum" if rule.simple else "balance"
    frame = unanchored(f"{kind}.{form.identities.form}", rule.names[0], rule.text, Tie.FIXED)
    return replace(frame, marks=rule.names[0] if rule.simple else rule.names[-1])
