"""分别, 依次, 双双: as many values as subjects.

✓ 城镇、农村居民收入分别增长4.5%、6.1%。 → 2 个主体 = 2 个数值
✗ 城镇和农村居民收入分别增长4.5%、6.1%和5.2%。 → 2 个主体 ≠ 3 个数值
✓ 人均收入、人均支出双双突破3万元。 → 2 个主体共用 1 个数值
✓ 甲类63个、乙类26个，已完成数分别为60个、22个。 → 22个 ≤ 26个
– 一审案件12件，二审案件5件，再审案件3件，分别占60%、40%。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawlint.claims.binding import Comparison
from lawlint.claims.claim import Operand, Words
from lawlint.claims.evaluate import Agreement
from lawlint.claims.operators.items import Piece, beginning, flat, item_at, number_at, readings, word
from lawlint.exact.numerals import to_int
from lawlint.finding import Text
from lawlint.parsing.quantity import quantity
from lawlint.parsing.tree import Document, Paragraph

_BOTH = "双双"

# How far behind 双双 their value may stand.
_SHARED_REACH = 12

_REACH = 400

_DONE_REACH = 8


class Subjects(NamedTuple):
    """The subjects before 分别: the ways to cut them, and every number that they may stand for.

    ``sure``: they stand in the one clause of the sentence, so that another number of values is a mistake.
    """

    ways: list[list[Piece]]
    numbers: set[int]
    sure: bool


def respectively_relations(document: Document) -> Iterator[Comparison]:
    """«甲、乙分别增长4.5%、6.1%»: the arities of ``document``, in the order of the text."""
    for paragraph in document.paragraphs:
        if paragraph.role not in ("chrome", "metadata", "columns") and word("CUE").search(paragraph.compact.text):
            yield from _arities(paragraph)


def _arities(paragraph: Paragraph) -> Iterator[Comparison]:
    text = paragraph.compact.text
    blanked = word("THOUSANDS").sub(".", flat(text))
    floor = beginning(text)
    earlier = Run(0, [])
    for cue in word("CUE").finditer(text):
        runs = list(_runs(text, cue.end()))
        if not runs:
            if cue[0] == _BOTH:
                yield from _both(paragraph, blanked, floor, cue.span())
            continue
        subjects = _subjects(text, blanked, cue.start(), floor)
        if (several := word("THAN_SEVERAL").match(blanked, cue.end())) is not None:
            subjects.numbers.update(map(len, readings(several[1])))
        if earlier.figures and "。" not in blanked[earlier.figures[-1][1] : cue.start()]:
            subjects.numbers.add(earlier.pairs)
        for n, run in enumerate(runs):
            arity = _compared(paragraph, subjects, run)
            if arity is None or (n and arity.agreement is Agreement.FAILS):
                break
            yield arity
            if n == 0:
                yield from _done_of_each(paragraph, arity, text[cue.start() - _DONE_REACH : run.figures[0][0]])
            earlier = run


class Run(NamedTuple):
    """Values behind 分别: ``pairs`` of a subject and its value; twice as many figures in «从x、y提高到z、w»."""

    pairs: int
    figures: list[Piece]


def _runs(text: str, start: int) -> Iterator[Run]:
    """The values right behind 分别, and those of «，增长x、y» right behind them."""
    match = word("VALUES").match(text, start)
    if match is None:
        return
    values, end = _values(text, *match.span()), match.end()
    if len(values) < 2:
        return
    count = len(values)
    if word("FROM").match(text, start) and (to := word("VALUES").match(text, end)) is not None:
        end = to.end()
        if len(after := _values(text, *to.span())) == count:
            values += after
    yield Run(count, values)
    if (more := word("MORE_VALUES").match(text, end)) is not None:
        figures = _values(text, *more.span())
        yield Run(len(figures), figures)


def _both(paragraph: Paragraph, blanked: str, floor: int, both: Piece) -> Iterator[Comparison]:
    """«甲、乙从第8位、第4位双双跃居第1位»: two subjects, with two values before or none, and one that they share."""
    text = paragraph.compact.text
    before: list[Piece] = []
    for value in word("VALUE").finditer(text, max(floor, both[0] - _REACH), both[0]):
        if before and text[before[-1][1] : value.start()] not in ("、", "和"):
            before = []
        before.append(value.span())
    if not before or before[-1][1] != both[0]:
        before = []
    shared = word("VALUE").search(text, both[1], both[1] + _SHARED_REACH)
    at = before[0][0] if before else both[0] - text.startswith("、", both[0] - 1)
    subjects = _subjects(text, blanked, at, floor)
    way = next((w for w in subjects.ways if len(w) == 2), None)
    if way is not None and shared is not None and len(before) in (0, 2):
        yield _comparison(True, _operands(paragraph, (*before, both, shared.span()), way), 2, len(before) or 1)


def _done_of_each(paragraph: Paragraph, arity: Comparison, lead: str) -> Iterator[Comparison]:
    """«甲类63个、乙类26个，已完成数分别为63个、22个»: what was done of each is no more than there is of it."""
    values, items = ([o for o in arity.operands if o.role == role] for role in ("value", "item"))
    if arity.agreement is not Agreement.EXACT or len(items) != len(values) or word("DONE_OF_EACH").search(lead) is None:
        return
    pairs = []
    for item, value in zip(items, values, strict=True):
        figure = word("VALUE").search(item.text)
        if figure is None or figure.end() != len(item.text):
            return
        start = bisect_left(paragraph.compact.at, item.span.start) + figure.start()
        whole = item_at(paragraph, start, start + len(figure[0]), "whole")
        pairs.append((_with_value(value._replace(role="part")), _with_value(whole)))
    if all(part.unit == whole.unit and (part.high or 0) <= (whole.low or 0) for part, whole in pairs):
        for part, whole in pairs:
            formula = f"{part.text} ≤ {whole.text}"
            yield Comparison("partof", "each", Agreement.EXACT, (part, whole), Words.alone(formula), equality=False)


def _with_value(figure: Operand) -> Operand:
    read = quantity(figure.text)
    return figure._replace(low=read.value.low, high=read.value.high, unit=read.unit)


def _values(text: str, start: int, end: int) -> list[Piece]:
    return [m.span() for m in word("VALUE").finditer(text, start, end) if text[m.end() : m.end() + 1] not in ("年", "月")]


def _subjects(text: str, blanked: str, at: int, floor: int) -> Subjects:
    low = max(floor, at - _REACH)
    clauses: list[Piece] = []
    end = at
    while True:
        start = max(blanked.rfind(c, low, end) for c in ",;:。!?|") + 1 or low
        clauses.append((start, end))
        if start == low or blanked[start - 1] != ",":
            break
        end = start - 1
    clauses = [_uncompared(blanked, *c) for c in clauses]
    spoken = [c for c in clauses if c[0] < c[1] and not word("COMPARISON").fullmatch(blanked, *c)]
    named = [c for c in spoken if not word("SHORT").fullmatch(blanked, *c)] or clauses[:1]
    ways: list[list[Piece]] = []
    for n, (start, stop) in enumerate(named[:2]):
        cut = readings(blanked[start:stop], start)
        if n == 0 or (len(cut[0]) > 1 and not _figured(blanked, start, stop)):
            ways += cut
    own = {len(way) for way in ways}
    start, stop = named[0]
    extra = len(word("TWO_IN_ONE").findall(text, start, stop)) + 2 * len(word("THREE_IN_ONE").findall(text, start, stop))
    spelled = (number_at(text, *m.span(), False) for m in word("COUNTED").finditer(text, start, stop))
    numbers = own | {n + extra for n in own} | {n.value for n in spelled if n is not None}
    numbers.add(sum(to_int(place[1]) for place in word("SOME_PLACES").finditer(text, start, stop)))
    numbers.update(_years(text, max(low, text.rfind("。", low, at) + 1), at))
    numbers.add(sum(_figured(blanked, *c) for c in clauses[1:]))
    numbers |= {len(word("TABLE_NUMBER").findall(blanked, *c)) for c in clauses[1:2]}
    numbers.update(_counts_before(blanked, clauses))
    return Subjects(ways, numbers, len(spoken) == 1 and (start != low or low == floor))


def _years(text: str, start: int, end: int) -> Iterator[int]:
    """How many years a sentence tells of: 近三年, 2022年至2024年."""
    for span in word("SOME_YEARS").finditer(text, start, end):
        yield to_int(span[1]) if span[1] else int(span[3]) - int(span[2]) + 1


def _uncompared(text: str, start: int, end: int) -> Piece:
    """A clause up to what its subjects are compared with: 收案、结案较2021年的690件、679件分别减少…."""
    compared = word("COMPARED_WITH").search(text, start + 1, end)
    return start, compared.start() if compared is not None else end


def _counts_before(text: str, clauses: Sequence[Piece]) -> Iterator[int]:
    """How many clauses with figures, and how many figures, stand before: from 其中 on, and from where the sentence begins."""
    spoken = figures = 0
    for start, end in clauses:
        found = len(word("TABLE_NUMBER").findall(word("WHICH_YEAR").sub("", text[start:end])))
        spoken, figures = spoken + (found > 0), figures + found
        if word("PARTS_OPENER").match(text, start):
            yield from (spoken, figures)
    yield from (spoken, figures)


def _figured(text: str, start: int, end: int) -> bool:
    return word("TABLE_NUMBER").search(text, start, end) is not None


def _compared(paragraph: Paragraph, subjects: Subjects, run: Run) -> Comparison | None:
    n = run.pairs
    if n in subjects.numbers:
        way = next((w for w in subjects.ways if len(w) == n), [])
        return _comparison(True, _operands(paragraph, run.figures, way), n, n)
    m = len(subjects.ways[0])
    if not subjects.sure or m < 2 or abs(m - n) != 1 or word("NUMBER").match(paragraph.compact.text, run.figures[-1][1]):
        return None  # «按5%、3%、2%三档补助»: the values are those of the steps
    return _comparison(False, _operands(paragraph, run.figures, subjects.ways[0]), m, n)


def _comparison(holds: bool, operands: tuple[Operand, ...], subjects: int, values: int) -> Comparison:
    formula = f"{subjects} 个主体 {'=' if holds else '≠'} {values} 个数值"
    if holds and values == 1:
        formula = f"{subjects} 个主体共用 1 个数值"
        message = Text(f"“双双”之前{subjects}项", f"{subjects} subjects before 双双")
    elif holds:
        message = Text(
            f"“分别”之前{subjects}项，之后{values}个数值，一一对应", f"{subjects} subjects and {values} values: one each"
        )
    else:
        message = Text(
            f"“分别”之前有{subjects}项，之后有{values}个数值", f"{subjects} subjects before 分别, {values} values behind it"
        )
    agreement = Agreement.EXACT if holds else Agreement.FAILS
    return Comparison("arity", "respectively", agreement, operands, Words(formula, message), marked=values - 1)


def _operands(paragraph: Paragraph, values: Sequence[Piece], items: Sequence[Piece]) -> tuple[Operand, ...]:
    return (
        *(item_at(paragraph, *piece, role="value") for piece in values),
        *(item_at(paragraph, *piece) for piece in items),
    )
