"""What text and tables both state: the same figure under the same name, and another one (TBL004).

A figure of the text is that of a table where its clause has the name of the row and the values meet, units converted: 53.84万元
in the text is 538,440 in a table of 单位：元.  Another value contradicts only where the name leaves no doubt: an entry of the
科目 whose neighbours in the text agree with the table, or what the profile of the report says is stated twice.

✓ 儿童福利支出53.84万元。⏎单位：元⏎2081001 儿童福利 538,440 538,440⏎2081002 养老 767,579 767,579 → 538,440 = 538,440 = 53.84万元
– 儿童福利支出53.84万元。⏎单位：千元⏎2081001 儿童福利 538,440 538,440⏎2081002 养老 767,579 767,579
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from lawlint.claims.binding import Comparison, Tie
from lawlint.claims.claim import Kind, Words
from lawlint.claims.evaluate import Agreement, agreement
from lawlint.claims.formula import Identity
from lawlint.claims.proof import operand
from lawlint.claims.render import decimal, expression
from lawlint.claims.scene import LEVELS, Scene, Term
from lawlint.claims.tables.cells import Cell
from lawlint.claims.tables.flattened.rows import FlatRow
from lawlint.claims.tables.forms import Form, cells_of
from lawlint.claims.tables.identities import read
from lawlint.exact.interval import Interval, Rational, apart
from lawlint.finding import Text
from lawlint.parsing.quantity import dimension, quantity
from lawlint.parsing.tables import word
from lawlint.parsing.tree import Paragraph
from lawlint.profiles import Profile, Statement

# Mentions of one figure, digits of a figure and characters of a name that tell.
_MOST_MENTIONS, _SHORTEST, _TELLING = 24, 3, 5

# Of figures alike no more are looked at.
_MOST_ALIKE = 400

# How many entries of the text must agree with the tables before another one contradicts them, and by how much it may miss.
_SUPPORT, _NEAR = 2, Fraction(1, 4)

_LONGEST_NAME, _LONGEST_NOTE = 60, 90

# Columns of a row that no label names, and the lines that may name them.
_FEWEST_COLUMNS, _MOST_HEADS = 4, 14

_UNQUOTED = str.maketrans("", "", "“”")

# How far before a figure its paragraph may say what it is about.
_REACH = 240

# A conversion loses digits: 1,212.12万元 is 12,121,164元 within so much.
_ROUND = Fraction(1, 500)


class _Read(NamedTuple):
    """One reading of a statement: its identity, the figures of the table in it, and how it is printed."""

    rule: Identity
    values: dict[str, list[Interval]]
    cells: list[Cell]
    printed: str


class Named(NamedTuple):
    """A figure of a table under a name, and what one of its unit is worth, with the unit's class ("" where nobody says)."""

    name: str
    cell: Cell
    scale: Rational
    dimension: str

    @property
    def value(self) -> Interval:
        """What is printed, in units of one."""
        return _times(self.cell.value, self.scale)


def stated_claims(
    paragraphs: Sequence[Paragraph], rows: Sequence[FlatRow], found: Sequence[Form], scenes: Sequence[Scene], profile: Profile
) -> Iterator[Comparison]:
    """The relations between text and tables, and between tables."""
    if not rows and not found:
        return
    units = _Units(paragraphs)
    named = [*_named(rows, units), *_of_forms(found, units)]
    terms = sorted((t for s in scenes for t in s.terms if t.is_value), key=attrgetter("printed"))
    yield from _repeats(named, terms)
    yield from _headed(rows, terms, units, named)
    yield from _accounts(named, terms)
    rows_told: list[tuple[Term, Comparison]] = []
    for statement in profile.statements:
        forms = [form for form in found if form.identities.key == statement.table]
        for term, claim in _statements(statement, forms[0], units, terms) if len(forms) == 1 else ():
            if claim.kind == "repeat" and claim.agreement.holds and not statement.column:
                rows_told.append((term, claim))
            else:
                yield claim
    yield from _together(rows_told)


class _Units:
    """The notes 单位：万元 of a report, by the paragraph they stand in."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        found = (
            (n, p.compact.text)
            for n, p in enumerate(paragraphs)
            if "单位" in p.compact.text and len(p.compact.text) < _LONGEST_NOTE
        )
        notes = ((n, word("UNIT").search(text) or word("UNIT_OF_MONEY").search(text)) for n, text in found)
        self.notes = [(n, said[1]) for n, said in notes if said]
        self.places = [n for n, _ in self.notes]
        self.numbers = {id(p): n for n, p in enumerate(paragraphs)}

    def above(self, at: int) -> tuple[Rational, str]:
        """What the last note above a paragraph says: the worth of one, and the class of the unit; (1, "") where there is none."""
        last = bisect_right(self.places, at) - 1
        return _unit(self.notes[last][1]) if last >= 0 else (1, "")

    def of(self, cell: Cell) -> tuple[Rational, str]:
        """The unit of a figure."""
        return self.above(self.numbers.get(id(cell.scene.paragraph), -1))


@cache
def _unit(text: str) -> tuple[Rational, str]:
    read = quantity(f"1{text}")
    return read.printed, dimension(read.unit) if read.unit else read.dimension


def _times(value: Interval, scale: Rational) -> Interval:
    if scale == 1 or value.low is None or value.high is None:
        return value
    return Interval(value.low * scale, value.high * scale, value.step * scale, value.soft)


def _named(rows: Sequence[FlatRow], units: _Units) -> Iterator[Named]:
    for row in rows:
        if name := row.label.replace(" ", "") or row.code:
            scale, unit = units.above(row.at)
            for cell in row.cells:
                yield Named(name, cell, scale, unit)


def _of_forms(found: Sequence[Form], units: _Units) -> Iterator[Named]:
    """The figures of a row that has no name, under those of its columns."""
    for form in found:
        for line in form.lines if form.table is None and not form.identities.rows else ():
            if line.cells:
                for names, cell in zip(form.columns, line.cells, strict=True):
                    if cell is not None:
                        yield Named(names[-1] if not word("TOTAL").search(names[-1]) else names[0], cell, *units.of(cell))


def _repeats(named: Iterable[Named], terms: Sequence[Term]) -> Iterator[Comparison]:
    """Rows of one name that print the same figure, in tables and in sentences whose clause has the name; equal totals."""
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for one in named:
        digits = one.cell.text.replace(",", "")
        if len(one.cell.text) <= _SHORTEST or not one.cell.printed:
            continue
        groups[one.name, digits].append(one)
        if word("TOTAL").search(one.name) and len(digits.strip("0.")) > _TELLING:
            groups["", digits].append(one)
    yield from _rounded(groups)
    values = [term.printed for term in terms]
    for (name, _), same in groups.items():
        mentions: list[Term] = [one.cell for one in same]
        if len(name) > _SHORTEST:
            mentions += _mentions(name, same[0], terms, values)
        if 1 < len(mentions) <= _MOST_MENTIONS and len({id(m.scene.paragraph) for m in mentions}) > 1:
            yield _same(name or same[0].name, mentions)


def _rounded(groups: Mapping[tuple[str, str], Sequence[Named]]) -> Iterator[Comparison]:
    """Rows of one name that print a figure one last digit apart: 3845.25 and 3845.24, both rounded."""
    for (name, digits), same in groups.items():
        step = same[0].cell.value.step
        if name and step and len(digits.strip("0.")) > _TELLING:
            near = same[0].cell.printed + step
            other = groups.get((name, decimal(near, len(digits.partition(".")[2]))))
            if other:
                yield _same(name, [other[0].cell, same[0].cell], " ≈ ")


def _mentions(name: str, one: Named, terms: Sequence[Term], values: Sequence[Rational]) -> Iterator[Term]:
    """The figures of the text that are this one: as many digits alike as it prints, or the same value in another unit."""
    for scale in {one.scale, *((1, 10_000) if not one.dimension else ())}:
        worth, value = one.cell.printed * scale, _times(one.cell.value, scale)
        begin, end = bisect_left(values, worth * (1 - _ROUND)), bisect_right(values, worth * (1 + _ROUND))
        for term in terms[begin : min(end, begin + _MOST_ALIKE)]:
            if one.dimension and term.dimension != one.dimension:
                continue
            if term.value.meets(value) and not term.value.soft and _has(term, name):
                yield term


def _headed(rows: Sequence[FlatRow], terms: Sequence[Term], units: _Units, named: Sequence[Named]) -> Iterator[Comparison]:
    """A row of figures alone, whose columns the lines above name: figures of the text, and of other tables, of such a name."""
    values = [term.printed for term in terms]
    for row in rows:
        paragraph = units.paragraphs[row.at]
        if len(row.cells) < _FEWEST_COLUMNS or not paragraph.compact.text.startswith(row.cells[0].text):
            continue
        heads = _heads(units.paragraphs, row.at)
        scale, unit = units.above(row.at)
        for cell in {one.text: one for one in reversed(row.cells) if one.printed}.values():
            worth = cell.printed * scale
            same = terms[bisect_left(values, worth) : bisect_right(values, worth)] if unit else ()
            told: list[Term] = [term for term in same if term.dimension == unit and _heads_it(_column(term), heads)]
            if told:
                yield _same(_column(told[0]), [cell, *told[:_MOST_MENTIONS]])
            for one in named[:_MOST_ALIKE] if unit else ():
                elsewhere = one.scale != scale and one.dimension == unit and len(one.name) > _TELLING
                if elsewhere and one.name.rstrip("用") in heads and one.value.meets(_times(cell.value, scale)):
                    yield _same(one.name, [one.cell, cell])
                    break


def _heads(paragraphs: Sequence[Paragraph], at: int) -> str:
    """What stands between the title of a table and its row, without quotation marks."""
    texts: list[str] = []
    for paragraph in reversed(paragraphs[max(0, at - _MOST_HEADS) : at]):
        texts.append(paragraph.compact.text)
        if word("CAPTION").match(paragraph.compact.text):
            break
    return "|".join(texts).translate(_UNQUOTED)


def _heads_it(name: str, heads: str) -> bool:
    """Whether the lines above have a name, or the end of a long one: 财政拨款的机关运行经费."""
    return len(name) > _SHORTEST and (name in heads or (len(name) > 2 * _SHORTEST and name[-2 * _SHORTEST :] in heads))


def _column(term: Term) -> str:
    """The name of a figure of the text as a column may have it: 因公出国(境)费, 三公经费."""
    text = term.scene.text[max(term.scene.start, term.start - _LONGEST_NAME) : term.start]
    found = word("COLUMN_IN_TEXT").search(text)
    return found[1].translate(_UNQUOTED) if found else ""


def _has(term: Term, name: str) -> bool:
    clause = term.scene.clause_before(term.start)
    if name in clause:
        return True
    if grand := word("GRAND").match(name):
        return word("IN_TEXT").fullmatch(clause, clause.rfind(grand[1]) + len(grand[1])) is not None and grand[1] in clause
    return _account(term) == name


def _account(term: Term) -> str:
    """The entry of the 科目 that stands right before a figure; "" where none does."""
    text = term.scene.text[max(term.scene.start, term.start - _LONGEST_NAME) : term.start]
    found = word("ACCOUNT").search(text) if ")" in text else None
    return found[1] if found else ""


def _same(name: str, mentions: Sequence[Term], sign: str = " = ") -> Comparison:
    formula = sign.join(m.text for m in mentions)
    message = Text(f"“{name}”前后一致：{formula}", f"“{name}” is the same throughout: {formula}")
    shown = Agreement.EXACT if sign == " = " else Agreement.ROUNDED
    return Comparison("repeat", "table", shown, tuple(operand("value", m) for m in mentions), Words(formula, message))


def _accounts(named: Iterable[Named], terms: Sequence[Term]) -> Iterator[Comparison]:
    """Entries of the 科目 told by their name in the text, and one among them that no table has."""
    told = [(name, term) for term in terms if (name := _account(term)) and term.cue in LEVELS and not term.value.soft]
    if len(told) <= _SUPPORT:
        return
    rows: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        rows[one.name].append(one)
    known = [(name, term, rows[name]) for name, term in told if rows.get(name)]
    agreeing = [any(term.value.meets(one.value) for one in cells) for _, term, cells in known]
    if sum(agreeing) < max(_SUPPORT, 2 * (len(agreeing) - sum(agreeing))):
        return
    agreed = {name for (name, _, _), agrees in zip(known, agreeing, strict=True) if agrees}
    for (name, term, cells), agrees in zip(known, agreeing, strict=True):
        said = term.scene.text[term.scene.start : term.start]
        if name in agreed or term.tail.startswith("中") or word("OTHER_YEAR").search(said):
            continue
        near = [one for one in cells if apart(one.cell.printed * one.scale, term.printed) <= _NEAR * term.printed]
        if not agrees and near and all(one.dimension == term.dimension for one in cells):
            closest = min(near, key=lambda one: apart(one.cell.printed * one.scale, term.printed))
            yield _other(Text(name, name), term, [closest.cell], closest.cell.text)


def _together(told: Sequence[tuple[Term, Comparison]]) -> Iterator[Comparison]:
    """One claim for the figures of one sentence that a row of a table has too: 行政复议351件，其中结果维持72件，…"""
    sentences: dict[int, list[Comparison]] = defaultdict(list)
    for term, claim in told:
        sentences[id(term.scene)].append(claim)
    for claims in sentences.values():
        formula = "；".join(claim.words.formula for claim in claims)
        zh, en = ("；".join(claim.words.message.zh for claim in claims), "; ".join(claim.words.message.en for claim in claims))
        yield replace(
            claims[0], words=Words(formula, Text(zh, en)), operands=tuple(o for claim in claims for o in claim.operands)
        )


def _statements(statement: Statement, form: Form, units: _Units, terms: Sequence[Term]) -> Iterator[tuple[Term, Comparison]]:
    """The figures of the text that a statement is about, against the table; any of its readings may hold."""
    readings: list[_Read] = []
    for text in statement.readings:
        rule = read(f"文中 == {text}", form.identities.where)
        cells = cells_of(form, rule.names[1:], statement.row, statement.column)
        if cells is None:
            return
        values = {name: [_times(cell.value, units.of(cell)[0])] for name, cell in cells.items()}
        printed = expression(rule.right_tree, {name: (cell,) for name, cell in cells.items()})
        readings.append(_Read(rule, values, list(cells.values()), printed))
    for term in terms:
        if not _states(statement, term):
            continue
        verdicts = [agreement(one.rule, one.values | {"文中": [term.value]}) for one in readings]
        held = next((one for one, verdict in zip(readings, verdicts, strict=True) if verdict.holds), None)
        if held is not None:
            yield term, _agreeing(statement, term, held)
        elif all(verdict is Agreement.FAILS for verdict in verdicts):
            yield term, _other(Text(statement.zh, statement.en), term, readings[0].cells, readings[0].printed)


def _states(statement: Statement, term: Term) -> bool:
    scene = term.scene
    before = scene.text[scene.start : term.start]
    clause = scene.clause_before(term.start)
    return (
        term.unit == statement.unit
        and term.cue in LEVELS
        and not term.value.soft
        and all(word in scene.text[max(0, term.start - _REACH) : term.start] for word in statement.all)
        and any(clause.endswith(word) for word in statement.any)
        and not any(word in before for word in statement.none)
    )


def _agreeing(statement: Statement, term: Term, held: _Read) -> Comparison:
    kind: Kind = "repeat" if len(held.cells) == 1 else "sum"
    formula = f"{held.printed} = {term.text}"
    message = Text(f"“{statement.zh}”表文一致：{formula}", f"“{statement.en}” is the same in text and table: {formula}")
    operands = (operand("stated", term), *(operand("value", cell) for cell in held.cells))
    return Comparison(kind, "stated", Agreement.EXACT, operands, Words(formula, message))


def _other(name: str | Text, term: Term, cells: Sequence[Cell], printed: str) -> Comparison:
    zh, en = (name.zh, name.en) if isinstance(name, Text) else (name, name)
    message = Text(
        f"“{zh}”表文不一致：表中为 {printed}，文中为 {term.text}", f"“{en}”: {printed} in the table, {term.text} in the text"
    )
    operands = (operand("stated", term), *(operand("value", cell) for cell in cells))
    words = Words(f"{printed} ≠ {term.text}", message)
    return Comparison("repeat", "stated", Agreement.FAILS, operands, words, 0, Tie.LIKELY)
