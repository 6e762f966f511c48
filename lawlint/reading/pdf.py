"""PDF with a text layer: the printed lines of each page, from the positions of its characters.

One module because rows, cells, columns and labels are found in the same words of a page, with the same tolerances in ems.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import groupby, islice, pairwise
from math import hypot
from typing import Any, NamedTuple

from lawlint.reading import UnreadableFile
from lawlint.reading.grid import Box, Grid
from lawlint.reading.pdf_columns import Extent, blocks
from lawlint.source import Mark, Source, Span

_MAX_BYTES = 200_000_000
_MAX_PAGES = 2000
_MAX_CHARACTERS = 1_000_000
_MAX_STROKES = 50_000  # per page; a map may have more

# All lengths below are in ems, the size of the font.
_SAME_LINE = 0.4  # the largest distance between two baselines of one line
_GAPS = {2: 0.45, 1: 0.45, 0: 0.3}  # the smallest gap that is a blank, by the number of ideographs next to it
_EVEN = 0.3  # the largest difference between gaps of a line with tracking
_TRACKING = (0.1, 2.5)  # the narrowest and the widest gap of tracking
_LEADING = 2.0  # the largest distance between two characters of a vertical label
_MIDDLE = 0.35  # the middle of a character above its baseline
_OFF = 0.12  # the smallest offset of a baseline that is not that of the row
_HALF_LEADING = 0.9  # the largest distance of a line of a label from the figures at half height
_ROWS = 3  # the smallest number of rows of a table without rules
# Headers and footers are within this share of the height of the page.
_MARGIN = 0.12
# Edges of cells closer than this, in points, are the same.
_NEAR = 3.0
# A column of text has at least _COLUMN lines, half of them with at least _LONG ideographs.
_COLUMN, _LONG = 6, 8

_CJK = re.compile("[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff]")
_PAGE_NUMBER = re.compile(
    r"[-—–－―·~ ]{0,9}(?:\d{1,4}|第 ?\d{1,4} ?页)(?: ?[,，/／]? ?(?:\d{1,4}|共 ?\d{1,4} ?页))?[-—–－―·~ ]{0,9}"
)
_STOP = re.compile("[，。；]")
_FIGURES = re.compile(r"[-+]?\d[\d,.]*%?(?: [-+]?\d[\d,.]*%?)*")
_PASSWORD_ERRORS = (4, 5)

_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1, 0, 0, 1, 0, 0)


class _Glyph(NamedTuple):
    """One character on the page in its displayed orientation: y, the baseline, grows upwards."""

    text: str
    left: float
    right: float
    y: float
    em: float


class _Word(NamedTuple):
    """Characters without a gap between them."""

    text: str
    left: float
    right: float
    y: float
    em: float


class _Line(NamedTuple):
    """Words on one baseline, from left to right; ``cells``: the cells of a ruled row, one around each word."""

    words: tuple[_Word, ...]
    y: float
    cells: tuple[Box, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class _Page(NamedTuple):
    number: int
    bottom: float
    height: float
    lines: list[_Line]


def read(data: bytes, path: str) -> Source:
    """The printed lines, column by column, with a page mark over those of each page.

    Cells of a table are separated by a blank; cells between rules have marks.

    Raises UnreadableFile for an encrypted file, a scan, or a file that is not a PDF.
    """
    try:
        pdfium = import_module("pypdfium2.raw")
    except ImportError as error:
        zh, en = '读取 .pdf 需要：pip install "lawlint[pdf]"', 'reading .pdf needs: pip install "lawlint[pdf]"'
        raise UnreadableFile(path, zh, en) from error
    if len(data) > _MAX_BYTES:
        raise UnreadableFile(path, "PDF 文件过大", "this PDF file is too large")
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() in _PASSWORD_ERRORS:
            raise UnreadableFile(path, "PDF 已加密，请先解除密码", "this PDF is encrypted; remove its password first")
        raise UnreadableFile(path, "不是 PDF 或已损坏", "this is no PDF, or a damaged one")
    try:
        pages = _pages(pdfium, document, path)
    finally:
        pdfium.FPDF_CloseDocument(document)
    source = _source(map(_by_columns, _without_headers_and_footers(pages)), path)
    if not source.text:
        zh = "PDF 没有文字层（可能是扫描件），请先做文字识别"
        raise UnreadableFile(path, zh, "this PDF has no text layer (a scan?); recognise its text first")
    return source


def _source(pages: Iterable[_Page], path: str) -> Source:
    texts: list[str] = []
    marks: list[Mark] = []
    tables: list[_Table] = []
    at = 0
    for page in pages:
        begin = at
        starts: list[int] = []
        for line in page.lines:
            text = line.text
            starts.append(at)
            if line.cells:
                row = _Row(at, page.number, line)
                if not (tables and tables[-1].end == at and tables[-1].takes(row)):
                    tables.append(_Table())
                tables[-1].add(row)
            texts.append(text + "\n")
            at += len(text) + 1
        if at > begin:
            marks.append(Mark(Span(begin, at - 1), "page", str(page.number)))
        for first, last in blocks([[Extent(w.text, w.left, w.right, w.em) for w in line.words] for line in page.lines]):
            marks.append(Mark(Span(starts[first], starts[last - 1] + len(page.lines[last - 1].text)), "columns"))
    for table in tables:
        marks += table.marks()
    return Source("".join(texts), path, marks=tuple(sorted(marks, key=lambda mark: mark.span.start)))


# -- from the library ------------------------------------------------------------------------------------------------------------


def _pages(pdfium: Any, document: Any, path: str) -> list[_Page]:
    count = pdfium.FPDF_GetPageCount(document)
    if count > _MAX_PAGES:
        raise UnreadableFile(path, f"PDF 超过 {_MAX_PAGES} 页", f"this PDF has more than {_MAX_PAGES} pages")
    pages, characters = [], 0
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise UnreadableFile(path, f"PDF 第 {index + 1} 页已损坏", f"page {index + 1} of this PDF is damaged")
        text_page = pdfium.FPDFText_LoadPage(page)
        try:
            characters += max(0, pdfium.FPDFText_CountChars(text_page)) if text_page else 0
            if characters > _MAX_CHARACTERS:
                zh, en = f"PDF 超过 {_MAX_CHARACTERS} 字", f"this PDF has more than {_MAX_CHARACTERS} characters"
                raise UnreadableFile(path, zh, en)
            pages.append(_page(pdfium, page, text_page, index + 1))
        finally:
            if text_page:
                pdfium.FPDFText_ClosePage(text_page)
            pdfium.FPDF_ClosePage(page)
    return pages


def _page(pdfium: Any, page: Any, text_page: Any, number: int) -> _Page:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    turn = pdfium.FPDFPage_GetRotation(page)
    corners = (_turned(box.left, box.bottom, turn), _turned(box.right, box.top, turn))
    (left, right), (bottom, top) = (sorted(values) for values in zip(*corners, strict=True))
    seen = [glyph for glyph in _glyphs(pdfium, text_page, turn) if left <= glyph.left <= right and bottom <= glyph.y <= top]
    grid = Grid(islice(_strokes(pdfium, page, turn), _MAX_STROKES)) if seen else Grid(())
    return _Page(number, bottom, top - bottom, _lines(seen, grid))


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A position or direction on the page after ``turn`` quarter turns clockwise."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn % 4]


def _glyphs(pdfium: Any, text_page: Any, turn: int) -> Iterator[_Glyph]:
    """The upright characters, blanks included."""
    if not text_page:
        return
    from ctypes import c_double

    matrix, box, x, y = pdfium.FS_MATRIX(), pdfium.FS_RECTF(), c_double(), c_double()
    high = 0
    for at in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        text = _character(code)
        if not text or pdfium.FPDFText_IsGenerated(text_page, at) == 1:
            continue
        if not (
            pdfium.FPDFText_GetMatrix(text_page, at, matrix)
            and pdfium.FPDFText_GetLooseCharBox(text_page, at, box)
            and pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
        ):
            continue
        along, across = _turned(matrix.a, matrix.b, turn) if turn else (matrix.a, matrix.b)
        if along <= 0 or abs(across) > 0.1 * along:
            continue
        em = pdfium.FPDFText_GetFontSize(text_page, at) * hypot(along, across)
        left, right, baseline = box.left, box.right, y.value
        if turn:
            left, right = _turned(box.left, box.bottom, turn)[0], _turned(box.right, box.top, turn)[0]
            baseline = _turned(x.value, y.value, turn)[1]
        if right < left:
            left, right = right, left
        if 0.1 < em < 1e6 and abs(left) < 1e6 and abs(right) < 1e6 and abs(baseline) < 1e6:  # not infinite or NaN
            yield _Glyph(text, left, right, baseline, em)


def _strokes(pdfium: Any, page: Any, turn: int) -> Iterator[Box]:
    """The straight lines of a page."""
    from ctypes import c_float

    matrix, x, y = pdfium.FS_MATRIX(), c_float(), c_float()
    waiting = [(pdfium.FPDFPage_GetObject(page, at), _PLAIN) for at in range(pdfium.FPDFPage_CountObjects(page))]
    waiting.reverse()
    while waiting:
        drawn, outer = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM) or not pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
            continue
        inner = _product((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), outer)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            waiting += [(pdfium.FPDFFormObj_GetObject(drawn, at), inner) for at in range(pdfium.FPDFFormObj_CountObjects(drawn))]
            continue
        first = last = (0.0, 0.0)
        for at in range(pdfium.FPDFPath_CountSegments(drawn)):
            segment = pdfium.FPDFPath_GetPathSegment(drawn, at)
            if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                break
            a, b, c, d, e, f = inner
            point = _turned(a * x.value + c * y.value + e, b * x.value + d * y.value + f, turn)
            segment_kind = pdfium.FPDFPathSegment_GetType(segment)
            if segment_kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            elif segment_kind == pdfium.FPDF_SEGMENT_LINETO:
                yield _between(last, point)
            last = point
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield _between(last, first)


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    (a, b, c, d, e, f), (p, q, r, s, t, u) = inner, outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _between(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _character(code: int) -> str:
    """The character, a blank for any blank; "" for codes without a character and for soft hyphens."""
    if code in (0x02, 0xFFFE):  # the library's code for a hyphen at the end of a line
        return "-"
    if code > 0x10FFFF or 0xD800 <= code < 0xE000 or code in (0xAD, 0x200B, 0xFEFF, 0xFFFD, 0xFFFF):
        return ""
    text = chr(code)
    return " " if text.isspace() else text if code >= 32 and not 0x7F <= code < 0xA0 else ""


# -- from characters to lines ----------------------------------------------------------------------------------------------------


def _lines(glyphs: list[_Glyph], grid: Grid) -> list[_Line]:
    """The lines from top to bottom; a row of a ruled table is one line, however many lines its cells have."""
    free: list[_Line] = []
    cells: dict[Box, list[_Word]] = defaultdict(list)
    for row in _rows(glyphs):
        outside: list[_Word] = []
        for word in _words(row, grid):
            cell = grid.cell((word.left + word.right) / 2, word.y + _MIDDLE * word.em)
            (outside if cell is None else cells[cell]).append(word)
        if outside:
            free.append(_Line(tuple(outside), outside[0].y))
    lines = sorted([*_labels_separated(free), *_table_lines(cells, grid)], key=lambda line: -line.y)
    return _aligned(_labels_joined(lines))


def _rows(glyphs: list[_Glyph]) -> Iterator[list[_Glyph]]:
    """Groups of characters on nearly the same baseline; a blank, which may have any size, never begins one."""
    row: list[_Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.y, g.left)):
        if row and row[0].y - glyph.y > _SAME_LINE * max(row[0].em, glyph.em):
            yield row
            row = []
        if row or glyph.text != " ":
            row.append(glyph)
    if row:
        yield row


def _words(row: list[_Glyph], grid: Grid) -> Iterator[_Word]:
    """The characters of a row, separated at visible gaps."""
    glyphs: list[_Glyph] = []
    after_blank: list[bool] = []
    blank = False
    for glyph in sorted(row, key=lambda g: g.left):
        if glyph.text == " ":
            blank = True
        elif not (glyphs and _is_same(glyphs[-1], glyph)):
            glyphs.append(glyph)
            after_blank.append(blank)
            blank = False
    start = 0
    tracked = _tracked(glyphs)
    for at in range(1, len(glyphs) + 1):
        if (
            at == len(glyphs)
            or (at not in tracked and (after_blank[at] or _is_gap(glyphs[at - 1], glyphs[at])))
            or grid.has_rule_between(glyphs[at - 1].right, glyphs[at].left, glyphs[at].y + _MIDDLE * glyphs[at].em)
        ):
            yield _word(glyphs[start:at])
            start = at


def _word(glyphs: Sequence[_Glyph]) -> _Word:
    right, em = max(glyph.right for glyph in glyphs), max(glyph.em for glyph in glyphs)
    return _Word("".join(glyph.text for glyph in glyphs), glyphs[0].left, right, glyphs[0].y, em)


def _is_same(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a character is printed twice to look bold."""
    return glyph.text == last.text and glyph.left - last.left < 0.2 * (last.right - last.left)


def _is_gap(last: _Glyph, glyph: _Glyph) -> bool:
    ideographs = _is_ideograph(last) + _is_ideograph(glyph)
    return glyph.left - last.right > _GAPS[ideographs] * max(last.em, glyph.em)


def _is_ideograph(glyph: _Glyph) -> bool:
    return _CJK.match(glyph.text) is not None


def _tracked(glyphs: list[_Glyph]) -> set[int]:
    """The places where a gap is only tracking: at least three ideographs with even gaps: «国 务 院»."""
    found: set[int] = set()
    run: list[int] = []
    narrowest = widest = 0.0
    for at in range(1, len(glyphs)):
        last, glyph = glyphs[at - 1], glyphs[at]
        gap = (glyph.left - last.right) / max(last.em, glyph.em)
        if not (_is_ideograph(last) and _is_ideograph(glyph) and _TRACKING[0] < gap < _TRACKING[1]):
            run = []
            continue
        narrowest, widest = (min(narrowest, gap), max(widest, gap)) if run else (gap, gap)
        if widest - narrowest > _EVEN:
            run, narrowest, widest = [], gap, gap
        run.append(at)
        if len(run) == 2:
            found.update(run)
        elif len(run) > 2:
            found.add(at)
    return found


# -- tables ----------------------------------------------------------------------------------------------------------------------


def _table_lines(cells: Mapping[Box, list[_Word]], grid: Grid) -> Iterator[_Line]:
    """The rows of ruled tables.  A cell that spans several rows is a separate line before them."""
    tops: dict[float, list[Box]] = defaultdict(list)
    for cell in cells:
        tops[cell.top].append(cell)
    for top, row in tops.items():
        bottom = max(cell.bottom for cell in row)
        for tall in (True, False):
            own = sorted(cell for cell in row if (cell.bottom < bottom) is tall)
            lines = [_cell_lines(cells[cell]) for cell in own]
            frame = len(own) == 1 and not tall and grid.is_alone(own[0])
            if frame or any(sum(map(_is_figures, cell)) > 1 for cell in lines):
                yield from _cell_lines([word for cell in own for word in cells[cell]])  # there may be no rules between rows
            elif own:
                yield _Line(tuple(_joined(cell) for cell in lines), top, tuple(own))


def _cell_lines(words: Iterable[_Word]) -> list[_Line]:
    """The lines of one cell."""
    lines: list[list[_Word]] = []
    for word in sorted(words, key=lambda w: -w.y):
        if not lines or lines[-1][0].y - word.y > _SAME_LINE * max(lines[-1][0].em, word.em):
            lines.append([])
        lines[-1].append(word)
    return [_Line(tuple(sorted(line, key=lambda w: w.left)), line[0].y) for line in lines]


def _is_figures(line: _Line) -> bool:
    return _FIGURES.fullmatch(line.text) is not None


def _joined(lines: list[_Line]) -> _Word:
    """The lines of a cell joined into one word."""
    text = lines[0].text
    for line in lines[1:]:
        blank = "" if _CJK.match(text[-1]) or _CJK.match(line.text) else " "
        text += blank + line.text
    return lines[0].words[0]._replace(text=text)


# -- tables without rules -----------------------------------------------------------------------------------------------------


def _labels_joined(lines: list[_Line]) -> list[_Line]:
    """The lines, where a label of two lines with its figures at half height between them becomes one row."""
    done: list[_Line] = []
    for line in lines:
        if len(done) > 1 and _is_split(done[-2], done[-1], line):
            upper, figures = done[-2:]
            label = _joined([upper, line])._replace(y=figures.y)
            done[-2:] = [_Line((label, *figures.words), figures.y)]
        else:
            done.append(line)
    return done


def _is_split(upper: _Line, figures: _Line, lower: _Line) -> bool:
    if any(line.cells for line in (upper, figures, lower)) or not (len(upper.words) == len(lower.words) == 1):
        return False
    label, rest = upper.words[0], lower.words[0]
    near = all(0 < gap < _HALF_LEADING * label.em for gap in (upper.y - figures.y, figures.y - lower.y))
    return near and abs(label.left - rest.left) < label.em and _is_figures(figures) and figures.words[0].left > label.left


def _aligned(lines: list[_Line]) -> list[_Line]:
    """The lines, where a head and its rows of a label and figures get cells if the figures are right-aligned below its words."""
    done: list[_Line] = []
    for is_row, run in groupby(lines, key=_is_open_row):
        rows = list(run)
        if is_row and done and (table := _in_cells(done[-1], rows)):
            done.pop()
            rows = table
        done += rows
    return done


def _is_open_row(line: _Line) -> bool:
    return not line.cells and len(line.words) > 1 and not _is_number(line.words[0]) and all(map(_is_number, line.words[1:]))


def _is_number(word: _Word) -> bool:
    return _FIGURES.fullmatch(word.text) is not None


def _in_cells(head: _Line, rows: list[_Line]) -> list[_Line]:
    """Head and rows with cells; none where a figure is in no column, no row fills all columns, or the head does not fit."""
    figures = [word for row in rows for word in row.words[1:]]
    columns = _edges(word.right for word in figures)
    most = max(len(row.words) for row in rows) - 1
    if len(rows) < _ROWS or most < 2 or len(columns) != most or head.cells or len(head.words) - most not in (0, 1):
        return []
    if any(word.right - columns[_nearest(columns, word.right)] > 1 for word in figures):
        return []
    widths = [[w for w in figures if _nearest(columns, w.right) == n] for n in range(most)]
    if not all(any(_overlap(name, word) for word in below) for name, below in zip(head.words[-most:], widths, strict=True)):
        return []
    left = min(line.words[0].left for line in (head, *rows))
    sides = [left, min(word.left for word in (*widths[0], head.words[-most])), *(side + 1 for side in columns)]
    middles = [(upper.y + lower.y) / 2 for upper, lower in pairwise((head, *rows))]
    heights = [head.y + head.words[0].em, *middles, rows[-1].y - head.words[0].em]
    done = []
    for n, line in enumerate((head, *rows)):
        places = [1 + _nearest(columns, word.right) for word in line.words]
        if line is head:
            places = list(range(1 + most - len(line.words), 1 + most))
        elif places:
            places[0] = 0
        boxes = tuple(Box(sides[at], heights[n + 1], sides[at + 1], heights[n]) for at in places)
        done.append(line._replace(cells=boxes))
    return done


class _Row(NamedTuple):
    """A ruled row, and its offset in the text."""

    start: int
    page: int
    line: _Line


class _Table:
    """The ruled rows of one table, in the order of the text."""

    def __init__(self) -> None:
        self.end = -1  # the offset where the next row would begin
        self._rows: list[_Row] = []
        self._sides: set[float] = set()
        self._bottoms: dict[int, float] = {}  # the lowest of each page

    def add(self, row: _Row) -> None:
        self._rows.append(row)
        self._sides.update(_sides(row))
        bottom = min(cell.bottom for cell in row.line.cells)
        self._bottoms[row.page] = min(bottom, self._bottoms.get(row.page, bottom))
        self.end = row.start + len(row.line.text) + 1

    def takes(self, row: _Row) -> bool:
        """Whether ``row``, which follows directly, continues the table: it adjoins, or its cells have the same edges."""
        bottom = self._bottoms.get(row.page)
        if bottom is not None and any(cell.top >= bottom - _NEAR for cell in row.line.cells):
            return True
        sides, mine = _edges(self._sides), _edges(_sides(row))
        return len(mine) > 2 and all(abs(sides[_nearest(sides, x)] - x) <= _NEAR for x in mine)

    def marks(self) -> Iterator[Mark]:
        if sum(len(row.line.cells) for row in self._rows) < 2:
            return
        yield Mark(Span(self._rows[0].start, self.end - 1), "table")
        sides = _edges(self._sides)
        above = 0
        for _, group in groupby(self._rows, key=lambda row: row.page):
            rows = list(group)
            heights = _edges(-y for row in rows for cell in row.line.cells for y in (cell.top, cell.bottom))
            for row in rows:
                at = row.start
                for word, cell in zip(row.line.words, row.line.cells, strict=True):
                    left, right = _nearest(sides, cell.left), _nearest(sides, cell.right)
                    top, bottom = _nearest(heights, -cell.top), _nearest(heights, -cell.bottom)
                    place = f"{above + top},{left},{max(1, bottom - top)},{max(1, right - left)}"
                    yield Mark(Span(at, at + len(word.text)), "cell", place)
                    at += len(word.text) + 1
            above += len(heights) - 1


def _sides(row: _Row) -> Iterator[float]:
    """Where the cells of a row begin and end."""
    for cell in row.line.cells:
        yield from (cell.left, cell.right)


def _edges(values: Iterable[float]) -> list[float]:
    """The values in order; of values close to each other, the first."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    """The place of the edge that is nearest to a value; the left one of two."""
    right = bisect_left(edges, value)
    return min(range(max(0, right - 1), min(right + 1, len(edges))), key=lambda n: abs(edges[n] - value))


# -- columns of text -------------------------------------------------------------------------------------------------------------


def _by_columns(page: _Page) -> _Page:
    """The page with two columns of text in reading order: the left one, then the right one, between lines that cross both."""
    gutter = _gutter(page.lines)
    if gutter is None:
        return page
    done: list[_Line] = []
    for crosses, run in groupby(page.lines, key=lambda line: bool(line.cells) or _crosses(line, gutter)):
        lines = list(run)
        left, right = (list(_side(lines, gutter, side)) for side in (0, 1))
        done += [*left, *right] if not crosses and _is_prose(left) and _is_prose(right) else lines
    return page._replace(lines=done)


def _gutter(lines: Sequence[_Line]) -> float | None:
    """The left edge of a possible second column: the most frequent left edge of words near the middle of the page."""
    words = [word for line in lines if not line.cells for word in line.words]
    if len(lines) < _COLUMN:
        return None
    left, right = min((w.left for w in words), default=0.0), max((w.right for w in words), default=0.0)
    sides = Counter(
        round(word.left)
        for line in lines
        for word in line.words
        if not line.cells and 0.4 < (word.left - left) / (right - left + 1) < 0.65
    )
    place, times = max(sides.items(), key=lambda side: side[1], default=(0, 0))
    return place - 1.5 if times >= _COLUMN // 2 else None


def _crosses(line: _Line, gutter: float) -> bool:
    return any(word.left < gutter < word.right for word in line.words)


def _side(lines: Iterable[_Line], gutter: float, side: int) -> Iterator[_Line]:
    for line in lines:
        words = tuple(word for word in line.words if (word.left > gutter) == bool(side))
        if words:
            yield _Line(words, line.y)


def _is_prose(lines: Sequence[_Line]) -> bool:
    """Whether a column is prose, not cells: nearly all lines are a single word, half of them long, some with a stop."""
    runs = [line.text for line in lines if len(line.words) == 1]
    long = sum(len(_CJK.findall(text)) >= _LONG for text in runs)
    stops = sum(_STOP.search(text) is not None for text in runs)
    return len(lines) >= _COLUMN and len(runs) * 4 >= len(lines) * 3 and long * 2 >= len(lines) and stops * 4 >= len(lines)


# -- vertical labels -------------------------------------------------------------------------------------------------------------


class _Place(NamedTuple):
    """A word and the number of its line."""

    line: int
    word: _Word


def _labels_separated(lines: list[_Line]) -> list[_Line]:
    """The lines, with each vertical label («本⏎年⏎度» beside rows) moved to a line of its own above them."""
    labels: dict[int, list[_Line]] = defaultdict(list)
    taken: set[_Place] = set()
    for stack in _stacks(lines):
        if len(stack) >= 3 and any(_is_off_baseline(place, lines) for place in stack):
            first, top = stack[0]
            labels[first].append(_Line((top._replace(text="".join(place.word.text for place in stack)),), top.y))
            taken.update(stack)
    if not taken:
        return lines
    done: list[_Line] = []
    for at, line in enumerate(lines):
        words = tuple(word for word in line.words if _Place(at, word) not in taken)
        done += labels[at]
        if words:
            done.append(_Line(words, line.y))
    return done


def _stacks(lines: list[_Line]) -> list[list[_Place]]:
    """Words of one or two ideographs below one another."""
    done: list[list[_Place]] = []
    lowest: dict[int, list[_Place]] = {}
    for at, line in enumerate(lines):
        for word in line.words:
            if len(word.text) > 2 or not _CJK.match(word.text):
                continue
            column = round((word.left + word.right) / 2 / word.em)
            for near in (column, column - 1, column + 1):
                stack = lowest.get(near)
                if stack and 0 < stack[-1].word.y - word.y < _LEADING * word.em and _overlap(stack[-1].word, word):
                    stack.append(_Place(at, word))
                    break
            else:
                near, stack = column, [_Place(at, word)]
                done.append(stack)
            lowest[near] = stack
    return done


def _overlap(one: _Word, other: _Word) -> bool:
    return one.left < other.right and other.left < one.right


def _is_off_baseline(place: _Place, lines: list[_Line]) -> bool:
    """Whether a word is between two rows, or off the baseline of its own row."""
    at, word = place
    if len(lines[at].words) > 1:
        return any(abs(other.y - word.y) > _OFF * word.em for other in lines[at].words)
    near = [lines[other].words for other in (at - 1, at + 1) if 0 <= other < len(lines)]
    return any(len(words) > 1 and abs(words[-1].y - word.y) < word.em for words in near)


# -- heads and feet --------------------------------------------------------------------------------------------------------------


def _without_headers_and_footers(pages: list[_Page]) -> Iterator[_Page]:
    """The pages without headers and footers, which repeat at the same height of most pages, and without page numbers."""
    times = Counter(key for page in pages for key in {_key(page, line) for line in page.lines if _is_marginal(page, line)})
    often = {key for key, count in times.items() if count >= 3 and count * 2 > len(pages)}
    for page in pages:
        lines = [line for line in page.lines if not (_is_marginal(page, line) and _key(page, line) in often)]
        for at in (-1, 0):
            if lines and _is_marginal(page, lines[at]) and _PAGE_NUMBER.fullmatch(lines[at].text):
                del lines[at]
        yield page._replace(lines=lines)


def _is_marginal(page: _Page, line: _Line) -> bool:
    return not _MARGIN * page.height < line.y - page.bottom < (1 - _MARGIN) * page.height


def _key(page: _Page, line: _Line) -> tuple[int, str]:
    return round((line.y - page.bottom) / 4), re.sub(r"\d+", "0", line.text)
