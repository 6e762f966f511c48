"""Tables by what their figures say: one line a row, parted by ``|`` or flattened to figures and blanks (TBL003).

Which column a figure stood in is lost in a flattened table where a cell was empty, but the arithmetic of tables is strict: a
row's total and its parts, a 科目 and those below it by code, 收入 and 支出 side by side, the rows of a form and their 总计.  A
relation is believed where the form of its neighbours bears it out, and refuted where most of these hold and it fails as a
slip does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from math import comb, prod
from typing import NamedTuple

from lawlint.claims.binding import Binding, Comparison, Frame, Tie
from lawlint.claims.claim import Words
from lawlint.claims.evaluate import Agreement, agreement_of
from lawlint.claims.formula import identity
from lawlint.claims.lexicon import said
from lawlint.claims.proof import operands_of
from lawlint.claims.render import Calculation
from lawlint.claims.scene import Term
from lawlint.claims.tables.cells import Cell
from lawlint.exact.interval import apart, exactly
from lawlint.parsing.tables import word
from lawlint.parsing.tree import Paragraph

_SUM = Frame("sum", "table", ("", ""), "parts", (), "whole == sum(parts)", marks="whole")

_BALANCE = Frame("balance", "table", ("", ""), "closing", (), "opening + inflow == outflow + closing")

_SIDES = Frame("balance", "table", ("", ""), "outlay", (), "income == outlay")

# Families: rows of a form, whose counts are exact; two columns beside each other, which need not be equal.
_FORM, _BESIDE = " form", " beside"

# How many lines a label may run over, how far rows of one table may stand apart, of how many rows every selection is tried.
_LABEL_LINES, _APART, _MOST_DOUBTFUL = 4, 12, 10

# The bound of work where figures are sorted into columns: ways to do it, times the figures.  Ways multiply with each row that
# has a blank cell, and a table that needs more of them is read without its further columns.  Real tables need some 800.
_MOST_WORK = 10_000

# How many lines may lie between the last row and its 合计.
_TOTAL_NEAR = 2

_LONGEST_LINE, _LONGEST_TAIL = 160, 8

# Rows looked back at from a total.
_MOST_ROWS = 60

Cast = dict[str, Sequence[Term]]


class Row(NamedTuple):
    """One line: the 科目 code without blanks, the label before the figures, the figures, and which line it is.

    ``inner``: numbered 1、 below 一、.
    """

    code: str
    label: str
    cells: tuple[Cell, ...]
    at: int
    inner: bool = False


class Drawn(NamedTuple):
    """Relations that the form of a table asserts together, not yet judged: one, or that of several columns at once.

    ``family``: those that bear each other out.
    """

    frame: Frame
    casts: tuple[Cast, ...]
    family: str


def flattened_claims(rows: Sequence[Row]) -> Iterator[Binding | Comparison]:
    """The relations of all tables of a report."""
    if len(rows) < 2:
        return
    yield from _bound([*_coded(rows), *_forms(rows), *_accounts(rows)])


def flat_rows(paragraphs: Sequence[Paragraph]) -> Iterator[Row]:
    """The lines that are label and figures, in the order of the text."""
    waiting: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        text = paragraph.compact.text
        found = list(_segments(paragraph)) if _is_row(paragraph) else []
        if not found:
            waiting = [*waiting[1 - _LABEL_LINES :], text] if len(text) <= _LONGEST_LINE and "。" not in text else []
            continue
        for n, row in enumerate(found):
            if n == 0 and not row.code and not row.label:
                code, label = _waiting(waiting)
                yield row._replace(code=code, label=label, at=at)
            else:
                yield row._replace(at=at)
        waiting = []


def _is_row(paragraph: Paragraph) -> bool:
    """Whether the line is label and figures and nothing else."""
    text = paragraph.compact.text
    if len(text) > _LONGEST_LINE or paragraph.role not in ("table", "text", "heading"):
        return False
    return paragraph.role == "table" or said("FLAT_ROW").match(text) is not None


def _segments(paragraph: Paragraph) -> Iterator[Row]:
    """The labels of a line with the figures behind each; a line of two sides has two."""
    text = paragraph.compact.text
    if "|" in text:
        yield from _parted(paragraph)
        return
    at = 0
    while at < len(text):
        begin = at + (text[at] == " ")
        code = said("ACCOUNT_CODE").match(text, begin)
        item = said("ITEM_NUMBER").match(text, begin)
        run = said("FIGURE_RUN").search(text, (code or item).end() if code or item else begin)  # type: ignore[union-attr]
        if run is None:
            return
        front = text[code.end() if code else begin : run.start()]
        numbers = said("ITEM_NUMBER").findall(front)
        label = said("ITEM_NUMBER").split(front)[-1].strip(" ,:")
        cells = tuple(_cell(paragraph, m.start(), m.end()) for m in said("TABLE_FIGURE").finditer(text, run.start(), run.end()))
        if not label and not code and at == 0 and (tail := text[run.end() :]) and len(tail) <= _LONGEST_TAIL:
            label = tail  # «171,915 127,642合计»
        inner = bool(numbers) and numbers[-1][0].isascii() and numbers[-1][0].isdigit()
        yield Row(code[0].replace(" ", "") if code else "", label, cells, 0, inner)
        at = run.end()


def _parted(paragraph: Paragraph) -> Iterator[Row]:
    """The same for a row whose cells ``|`` parts; a code may stand in one cell or in three."""
    code, label, at = "", "", 0
    cells: list[Cell] = []
    for piece in paragraph.compact.text.split("|"):
        begin, at = at + len(piece) - len(piece.lstrip()), at + len(piece) + 1
        piece = piece.strip()
        if said("TABLE_FIGURE").fullmatch(piece) is None:
            if piece and cells:
                yield Row(code, label, tuple(cells), 0)
                code, label, cells = "", "", []
            label += said("ITEM_NUMBER").split(piece)[-1]
        elif not label and not cells and said("CODE_PIECE").fullmatch(code + piece):
            code += piece
        else:
            cells.append(_cell(paragraph, begin, begin + len(piece)))
    if cells:
        yield Row(code if label else "", label, tuple(cells), 0)


def _cell(paragraph: Paragraph, start: int, end: int) -> Cell:
    cell = Cell(paragraph, start, end, False)
    if "." not in cell.text:
        cell.value = exactly(cell.printed)
    return cell


def _waiting(lines: list[str]) -> tuple[str, str]:
    """Code and label of a row whose figures stand on a line of their own."""
    for n in range(len(lines) - 1, -1, -1):
        if code := said("ACCOUNT_CODE").match(lines[n]):
            return code[0].replace(" ", ""), "".join([lines[n][code.end() :], *lines[n + 1 :]])
    return "", "".join(lines[-1:])


def _coded(rows: Sequence[Row]) -> Iterator[Drawn]:
    for number, (block, totals) in enumerate(_blocks(rows)):
        columns = max(len(row.cells) for row in block)
        family = f"accounts {number}"
        for row in (*block, *totals):
            if len(row.cells) > 1:
                across = f"{family} across" if columns > 2 else f"{family}{_BESIDE}"
                yield Drawn(_SUM, ({"whole": row.cells[:1], "parts": row.cells[1:]},), across)
        codes = {row.code for row in block}
        below: dict[str, list[Row]] = defaultdict(list)
        for row in block:
            below[next((row.code[:n] for n in range(len(row.code) - 1, 2, -1) if row.code[:n] in codes), "")].append(row)
        for row in block:
            if row.code in below:
                yield from _stacked(row, below[row.code], columns, f"{family} down")
        for total in totals:
            # a block whose rows all have blank cells is as wide as its total
            yield from _topped(total, below[""], max(columns, min(len(total.cells), columns + 1)), f"{family} down")


def _blocks(rows: Sequence[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """Runs of coded rows in which no code stands twice, and the 合计 rows right before or behind each."""
    block: list[Row] = []
    codes: set[str] = set()
    totals: list[Row] = []
    for row in rows:
        if row.code:
            if block and (row.code in codes or (totals and totals[-1].at > block[0].at) or row.at - block[-1].at > 3 * _APART):
                yield block, totals
                block, codes, totals = [], set(), [t for t in totals if t.at > block[-1].at + _TOTAL_NEAR]
            block.append(row)
            codes.add(row.code)
        elif word("TOTAL").search(row.label) or word("TOTAL").match(row.label[:2]):
            if block and row.at - block[-1].at > _TOTAL_NEAR:
                yield block, totals
                block, codes, totals = [], set(), []
            if not block:
                totals = [t for t in totals if t.at == row.at]
            totals.append(row)
    if len(block) > 1:
        yield block, totals


def _topped(total: Row, tops: Sequence[Row], columns: int, family: str) -> Iterator[Drawn]:
    """A 合计 of all 科目 at the top, each column a relation of its own; or of some, 人员经费合计 of 301 and 303."""
    first: Cast = {"whole": total.cells[:1], "parts": [row.cells[0] for row in tops]}
    if len(total.cells) == columns and (columns > 1 or _verdict(_SUM, first).holds):
        drawn = list(_stacked(total, tops, columns, family))
        for one in drawn:
            for cast in one.casts if len({c.text for c in total.cells}) > 1 else ():
                yield Drawn(_SUM, (cast,), family)
            if len({c.text for c in total.cells}) == 1:
                yield one
    elif len(tops) > 1 and not _verdict(_SUM, first).holds and len(tops) <= _MOST_DOUBTFUL:
        ways = [
            some
            for size in range(1, len(tops))
            for some in combinations(tops, size)
            if _verdict(_SUM, {"whole": total.cells[:1], "parts": [row.cells[0] for row in some]}).holds
        ]
        if len(ways) == 1:
            yield Drawn(_SUM, ({"whole": total.cells[:1], "parts": [row.cells[0] for row in ways[0]]},), family)
    else:
        yield Drawn(_SUM, (first,), family)


def _stacked(whole: Row, parts: Sequence[Row], columns: int, family: str) -> Iterator[Drawn]:
    """The columns of a row that those of the rows below add up to; columns that print the same are one."""
    width = len(whole.cells)
    first: Cast = {"whole": whole.cells[:1], "parts": [p.cells[0] for p in parts]}
    if width > 1 and all(len(p.cells) == width for p in parts):
        casts: list[Cast] = [{"whole": [whole.cells[n]], "parts": [p.cells[n] for p in parts]} for n in range(width)]
        alike = all(len({cell.text for cell in row.cells}) == 1 for row in (whole, *parts))
        for cast in (tuple(casts),) if alike else ((cast,) for cast in casts):
            yield Drawn(_SUM, cast, family)
    elif len(parts) > 1 and (found := _sorted_out(whole, parts, columns)):
        yield from (Drawn(_SUM, (column,), family) for column in (first, *found))
    else:
        yield Drawn(_SUM, (first,), family)


def _sorted_out(whole: Row, parts: Sequence[Row], columns: int) -> tuple[Cast, ...]:
    """The columns behind the first, where rows with empty cells have fewer figures: the only way in which all add up."""
    rows = (whole, *parts)
    ways = prod(comb(columns - 1, len(row.cells) - 1) for row in rows)
    if columns < 3 or ways * sum(len(row.cells) for row in rows) > _MOST_WORK:
        return ()
    places = [tuple(combinations(range(1, columns), len(row.cells) - 1)) for row in rows]
    found: tuple[Cast, ...] = ()
    for chosen in product(*places):
        casts: list[Cast] = []
        for column in range(1, columns):
            wholes, *cells = (
                [row.cells[1 + taken.index(column)]] if column in taken else [] for row, taken in zip(rows, chosen, strict=True)
            )
            if wholes or any(cells):
                casts.append({"whole": wholes, "parts": [cell for some in cells for cell in some]})
        if all(cast["whole"] and cast["parts"] and _verdict(_SUM, cast).holds for cast in casts):
            if found and [c["parts"] for c in found] != [c["parts"] for c in casts]:
                return ()
            found = found or tuple(casts)
    return found


def _forms(rows: Sequence[Row]) -> Iterator[Drawn]:
    run: list[Row] = []
    for row in (*rows, None):
        if row is not None and run and not row.code and len(row.cells) == len(run[-1].cells) and row.at - run[-1].at <= _APART:
            run.append(row)
            continue
        if len(run) > 2 and len(run[0].cells) > 3:
            yield from _form(run)
        run = [row] if row is not None and not row.code else []
    for row in rows:
        if not row.code and len(row.cells) >= 8:
            yield from _grouped(row)


def _form(run: Sequence[Row]) -> Iterator[Drawn]:
    """The total at the end of each row; a row that is the sum of those above it; 新收 + 结转 = 总计 + 结转下年度."""
    family = f"{_FORM} {run[0].at}"
    width = len(run[0].cells)
    if sum(row.cells[-1].printed == sum(c.printed for c in row.cells[:-1]) for row in run) * 3 < len(run) * 2:
        return
    for row in run:
        yield Drawn(_SUM, ({"whole": row.cells[-1:], "parts": row.cells[:-1]},), f"{family} across{_FORM}")
    for n, total in enumerate(run):
        if not word("TOTAL").search(total.label) or n < 2:
            continue
        begin = _begin(run, n)
        if begin is None:
            continue
        for column in range(width):
            yield Drawn(
                _SUM, ({"whole": [total.cells[column]], "parts": [r.cells[column] for r in run[begin:n]]},), f"{family} down"
            )
        if begin >= 2 and n + 1 < len(run):
            opening, inflow, closing = run[begin - 1], run[begin - 2], run[n + 1]
            for column in range(width):
                cells = {"opening": opening, "inflow": inflow, "outflow": total, "closing": closing}
                yield Drawn(_BALANCE, ({role: [row.cells[column]] for role, row in cells.items()},), f"{family} balance")


def _begin(run: Sequence[Row], n: int) -> int | None:
    """The first of the rows whose sum, column by column, is row ``n``, in all columns with figures but one or two."""
    sums = [cell.printed * 0 for cell in run[n].cells]
    best: tuple[int, int] | None = None
    for begin in range(n - 1, max(-1, n - _MOST_ROWS), -1):
        sums = [s + cell.printed for s, cell in zip(sums, run[begin].cells, strict=True)]
        telling = [(s, c.printed) for s, c in zip(sums, run[n].cells, strict=True) if s or c.printed]
        missed = sum(s != c for s, c in telling)
        if n - begin > 1 and len(telling) - missed >= 2 and missed <= 2 and (best is None or missed < best[0]):
            best = missed, begin
    return best[1] if best else None


def _grouped(row: Row) -> Iterator[Drawn]:
    """A row of several groups, each with its total: 维持 纠正 其他 未审结 总计, three times."""
    count = len(row.cells)
    for width in range(4, count // 2 + 1):
        groups = [row.cells[at : at + width] for at in range(0, count, width)]
        holding = sum(g[-1].printed == sum(c.printed for c in g[:-1]) for g in groups)
        if count % width == 0 and holding >= max(2, len(groups) - 1):
            for group in groups:
                yield Drawn(_SUM, ({"whole": group[-1:], "parts": group[:-1]},), f"{_FORM} groups {row.at}")
            return


def _accounts(rows: Sequence[Row]) -> Iterator[Drawn]:
    """Two sides of an account: the items of each make its 合计, with what was carried over the 总计, and these are equal."""
    begin = 0
    for n, row in enumerate(rows):
        if row.code or (n and row.at - rows[n - 1].at > 3 * _APART):
            begin = n + 1 if row.code else n
        elif n - begin > 2 and all(said("GRAND_TOTAL").fullmatch(r.label) and r.at == row.at for r in rows[n - 1 : n + 1]):
            yield from _account(rows[begin : n + 1], f"account {row.at}")
            begin = n + 1


def _account(rows: Sequence[Row], family: str) -> Iterator[Drawn]:
    *_, left, right = rows
    for side, grand in (("income", left), ("outlay", right)):
        mine = [r for r in rows[:-2] if (said("OUTLAY_SIDE").search(r.label) is None) is (side == "income")]
        total = next((r for r in mine if said("SIDE").search(r.label)), None)
        items = mine[: mine.index(total)] if total else mine
        items = [r for r in items if not r.inner and said("CARRIED_ITEM").search(r.label) is None]
        whole = total or grand
        if items:
            yield Drawn(_SUM, ({"whole": whole.cells[:1], "parts": [r.cells[0] for r in items]},), family)
            for row in (r for r in items if len(r.cells) > 1):
                yield Drawn(_SUM, ({"whole": row.cells[:1], "parts": row.cells[1:]},), f"{family} across")
            for drawn in _stacked(whole, items, max(len(r.cells) for r in (whole, *items)), family):
                for column in drawn.casts if len(items) > 1 else ():
                    if column["whole"][0] is not whole.cells[0]:
                        yield Drawn(_SUM, (column,), family)
        if total is not None:
            carried = [r for r in mine if said("CARRIED_ITEM").search(r.label)]
            yield Drawn(_SUM, ({"whole": grand.cells[:1], "parts": [total.cells[0], *(r.cells[0] for r in carried)]},), family)
        for row in (r for r in (total, grand) if r is not None and len(r.cells) > 1):
            yield Drawn(_SUM, ({"whole": row.cells[:1], "parts": row.cells[1:]},), f"{family} across")
    yield Drawn(_SIDES, ({"income": left.cells[:1], "outlay": right.cells[:1]},), family)


def _verdict(frame: Frame, cast: Cast) -> Agreement:
    return agreement_of(identity(frame.identity), cast)


def _bound(drawn: Sequence[Drawn]) -> Iterator[Binding | Comparison]:
    """What holds; and what fails, where at least twice as many of its family hold."""
    verdicts = [[_verdict(one.frame, cast) for cast in one.casts] for one in drawn]
    holding, failing = Counter[str](), Counter[str]()
    for one, found in zip(drawn, verdicts, strict=True):
        if any(cell.printed for cast in one.casts for cells in cast.values() for cell in cells):
            (holding if all(verdict.holds for verdict in found) else failing)[one.family] += 1
    for one, found in zip(drawn, verdicts, strict=True):
        if all(verdict.holds for verdict in found):
            yield from _proved(one, found)
        elif holding[one.family] >= max(2, 2 * failing[one.family]):
            for cast, verdict in zip(one.casts, found, strict=True):
                if verdict is Agreement.FAILS and _is_told(one, cast):
                    yield Binding(replace(one.frame, tie=Tie.LIKELY), (cast,))


def _proved(drawn: Drawn, found: Sequence[Agreement]) -> Iterator[Comparison]:
    """One comparison for the relations of ``drawn``; none where all figures are 0, but for the rows of a form."""
    zero = not any(cell.printed for cast in drawn.casts for cells in cast.values() for cell in cells)
    if zero and not drawn.family.endswith(_FORM):
        return
    frame, rule = drawn.frame, identity(drawn.frame.identity)
    told = (Calculation(frame.kind, rule, cast, shown, "") for cast, shown in zip(drawn.casts, found, strict=True))
    words = Words.alone("；".join(dict.fromkeys(calculation.formula for calculation in told)))
    sides = [operands_of(frame, rule, cast) for cast in drawn.casts]
    operands = tuple(operand for some, _ in sides for operand in some)
    yield Comparison(frame.kind, frame.name, found[0], operands, words, sides[0][1], Tie.PLAIN, rule.sign == "==")


def _is_told(drawn: Drawn, cast: Cast) -> bool:
    """Whether a failing relation is asserted: no column beside another (预算数, 决算数), no sum of rounded whole numbers."""
    cells = [cell for some in cast.values() for cell in some]
    if drawn.family.endswith(_BESIDE):
        return False
    if drawn.frame is not _SUM or _FORM in drawn.family or any("." in cell.text for cell in cells):
        return True
    off = apart(cast["whole"][0].printed, sum(cell.printed for cell in cast["parts"]))
    return 2 * off > len(cells)
