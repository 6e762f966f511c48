"""Lines that are a label and figures: rows of a table whose text lost its columns, or parts its cells by ``|``.

A label may run over several lines, a code may have blanks, and a line of two sides is two rows:

✓ 208 05 01 来访⏎9.40 5.20 4.20⏎208 05 02 来信⏎6.00 5.00 1.00 → 5.20 + 4.20 = 9.40
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawlint.claims.lexicon import said
from lawlint.claims.tables.cells import Cell
from lawlint.exact.interval import exactly
from lawlint.parsing.tree import Paragraph

# How many lines a label may run over.
_LABEL_LINES = 4

_LONGEST_LINE, _LONGEST_TAIL = 160, 8


class FlatRow(NamedTuple):
    """One line: the 科目 code without blanks, the label before the figures, the figures, and which line it is.

    ``inner``: numbered 1、 below 一、.
    """

    code: str
    label: str
    cells: tuple[Cell, ...]
    at: int = 0
    inner: bool = False


def flat_rows(paragraphs: Sequence[Paragraph]) -> Iterator[FlatRow]:
    """The lines that are label and figures, in the order of the text."""
    above: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        text = paragraph.compact.text
        rows = [row._replace(at=at) for row in _rows(paragraph)] if _is_row(paragraph) else []
        if not rows:
            above = [*above[1 - _LABEL_LINES :], text] if len(text) <= _LONGEST_LINE and "。" not in text else []
            continue
        if not rows[0].code and not rows[0].label:
            code, label = _label_of(above)
            rows[0] = rows[0]._replace(code=code, label=label)
        yield from rows
        above = []


def _is_row(paragraph: Paragraph) -> bool:
    """Whether the line is label and figures and nothing else."""
    text = paragraph.compact.text
    if len(text) > _LONGEST_LINE or paragraph.role not in ("table", "columns", "text", "heading"):
        return False
    return paragraph.role == "table" or said("FLAT_ROW").match(text) is not None


def _rows(paragraph: Paragraph) -> Iterator[FlatRow]:
    return _parted(paragraph) if "|" in paragraph.compact.text else _unparted(paragraph)


def _unparted(paragraph: Paragraph) -> Iterator[FlatRow]:
    """The labels of a line with the figures behind each."""
    text = paragraph.compact.text
    at = 0
    while at < len(text):
        begin = at + (text[at] == " ")
        code = said("ACCOUNT_CODE").match(text, begin)
        front = code or said("ITEM_NUMBER").match(text, begin)
        run = said("FIGURE_RUN").search(text, front.end() if front else begin)
        if run is None:
            return
        before = text[code.end() if code else begin : run.start()]
        numbers = said("ITEM_NUMBER").findall(before)
        label = said("ITEM_NUMBER").split(before)[-1].strip(" ,:")
        cells = tuple(_cell(paragraph, *m.span()) for m in said("TABLE_FIGURE").finditer(text, *run.span()))
        if not label and not code and at == 0 and len(tail := text[run.end() :]) <= _LONGEST_TAIL:
            label = tail  # «171,915 127,642合计»
        inner = bool(numbers) and numbers[-1][0].isascii() and numbers[-1][0].isdigit()
        yield FlatRow(_bare(code[0]) if code else "", label, cells, inner=inner)
        at = run.end()


def _parted(paragraph: Paragraph) -> Iterator[FlatRow]:
    """The same for a line whose cells ``|`` parts; a code may stand in one cell or in three."""
    code, label, at = "", "", 0
    cells: list[Cell] = []
    for piece in paragraph.compact.text.split("|"):
        begin, at = at + len(piece) - len(piece.lstrip()), at + len(piece) + 1
        piece = piece.strip()
        if said("TABLE_FIGURE").fullmatch(piece) is None:
            if piece and cells:
                yield FlatRow(code, label, tuple(cells))
                code, label, cells = "", "", []
            label += said("ITEM_NUMBER").split(piece)[-1]
        elif not label and not cells and said("CODE_PIECE").fullmatch(code + piece):
            code += piece
        else:
            cells.append(_cell(paragraph, begin, begin + len(piece)))
    if cells:
        yield FlatRow(code if label else "", label, tuple(cells))


def _cell(paragraph: Paragraph, start: int, end: int) -> Cell:
    """A figure of a line: a whole number is exact."""
    cell = Cell(paragraph, start, end, False)
    if "." not in cell.text:
        cell.value = exactly(cell.printed)
    return cell


def _label_of(lines: Sequence[str]) -> tuple[str, str]:
    """Code and label of a row whose figures stand on a line of their own, below ``lines``."""
    for n in range(len(lines) - 1, -1, -1):
        if code := said("ACCOUNT_CODE").match(lines[n]):
            return _bare(code[0]), "".join([lines[n][code.end() :], *lines[n + 1 :]])
    return "", "".join(lines[-1:])


def _bare(code: str) -> str:
    return code.replace(" ", "")
