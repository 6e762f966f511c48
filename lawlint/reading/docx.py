"""Word documents (.docx, ECMA-376), read directly from the package (zip and XML).

The text is what the document prints: automatic numbers, results of fields, tracked changes as if accepted; no hidden
text, headers, footers, comments or footnote marks.  A text box follows its paragraph; notes are at the end.  A table of a
single cell is a frame: its content is read as body text.  A table inside a cell is text of that cell.  Marks record lines
with tracked changes ("revision", with the author), comments ("comment", with their words), and lines that a comment to
lawlint is attached to ("directive").

A place is a paragraph, or a table, row and column; never a page: the breaks that Word leaves in a file
(lastRenderedPageBreak) are those of its last rendering, other programs keep them while the text moves, and WPS writes none.

One module because the lines, the cells and their places in the XML come from a single pass over the document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

from lawlint.reading import MOST_CELLS, UnreadableFile
from lawlint.reading.directive import is_directive
from lawlint.reading.package import DAMAGE, Package
from lawlint.reading.word_numbering import Label, Numbering, Style, Styles, W, find, flag, integer, value
from lawlint.source import Mark, Source, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
# The limit of Word.
_MOST_COLUMNS = 63

# The kind of remark for the line where the range of a comment begins.
_OPENS = "opens"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, path: str) -> Source:
    """The printed text of a Word document, with marks.  Raises UnreadableFile."""
    printed, _ = _printed(data, path)
    return Source("".join(printed.pieces), path, marks=tuple(printed.marks))


class Piece(NamedTuple):
    """Characters of the text, [start, end), that come from an element ``w:t``, from ``offset`` of its ``words`` on."""

    start: int
    end: int
    element: _Element
    offset: int


class Layout(NamedTuple):
    """The places of the text in a package: name and root of the main part, and the pieces in the order of the text."""

    part: str
    root: _Element
    pieces: tuple[Piece, ...]


def layout(data: bytes, path: str) -> Layout:
    """The places of the text in a Word document; automatic numbers, symbols and results of fields have none."""
    printed, parts = _printed(data, path)
    pieces = tuple(piece for placed in printed.placed for piece in placed.pieces())
    return Layout(parts.name, parts.body.getroottree().getroot(), pieces)


def _printed(data: bytes, path: str) -> tuple[_Printed, _Parts]:
    try:
        import lxml.etree
    except ImportError as error:
        command = 'pip install "lawlint[docx]"'
        raise UnreadableFile(path, f"读取 .docx 需要：{command}", f"reading .docx needs: {command}") from error
    _refuse_other_files(data, path)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = _parts(Package(archive, path), path)
    except (*DAMAGE, lxml.etree.XMLSyntaxError) as error:
        raise UnreadableFile(path, f"文件已损坏：{error}", f"the file is damaged: {error}") from error
    printed = _Printed(path)
    printed.write(_Reader(parts).items())
    return printed, parts


def _refuse_other_files(data: bytes, path: str) -> None:
    if not data:
        raise UnreadableFile(path, "文件是空的", "the file is empty")
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFile(path, "文件有密码保护", "the file is protected by a password")
    if data.startswith(_OLE):
        raise UnreadableFile(path, "这是旧的 .doc 格式，请另存为 .docx", "this is the old .doc format; save it as .docx")
    if not data.startswith(b"PK"):
        raise UnreadableFile(path, "不是 Word 文档（.docx）", "this is no Word document (.docx)")


@dataclass(slots=True)
class _Parts:
    """The parts of a document that are needed; ``name`` is that of the main part, which holds ``body``."""

    name: str
    body: _Element
    styles: _Element | None
    numbering: _Element | None
    footnotes: _Element | None
    endnotes: _Element | None
    comments: _Element | None


def _parts(package: Package, path: str) -> _Parts:
    main = package.related("").get("officeDocument", "word/document.xml")
    document = package.xml(main)
    body = None if document is None or document.tag != f"{W}document" else document.find(f"{W}body")
    if body is None:
        raise UnreadableFile(path, "其中没有 Word 文档", "there is no Word document in it")
    related = package.related(main)
    other = (package.xml(related.get(kind)) for kind in ("styles", "numbering", "footnotes", "endnotes", "comments"))
    return _Parts(main, body, *other)


# Printing


class _Bit(NamedTuple):
    """Part of the text of a paragraph, and the element that holds it (None: generated text)."""

    text: str
    element: _Element | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a paragraph: generated number, text, level of a heading (otherwise 0), kind and value of marks.

    The text is in ``bits`` from ``begin`` on.
    """

    label: Label
    text: str
    level: int = 0
    remarks: tuple[tuple[str, str], ...] = ()
    bits: tuple[_Bit, ...] = ()
    begin: int = 0

    @property
    def whole(self) -> str:
        return self.label.number + self.label.gap + self.text if self.text else self.label.number


_PICTURE = _Line(Label(), "")
"""The line that stands for a picture."""


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    columns: int
    lines: list[_Line]
    rows: int = 1


@dataclass(slots=True)
class _Table:
    """Cells in reading order; covered cells of a merged cell are omitted."""

    cells: list[_Cell]
    rows: int
    columns: int


class _Placed(NamedTuple):
    """A line and the offset of its text."""

    start: int
    line: _Line

    def pieces(self) -> Iterator[Piece]:
        """The parts of the text that come from an element."""
        begin, end = self.line.begin, self.line.begin + len(self.line.text)
        at = 0
        for text, element in self.line.bits:
            low, high = max(at, begin), min(at + len(text), end)
            if element is not None and low < high:
                yield Piece(self.start + low - begin, self.start + high - begin, element, low - at)
            at += len(text)


@dataclass(slots=True)
class _Printed:
    """The text so far, its marks, and its lines with their offsets."""

    path: str
    pieces: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    placed: list[_Placed] = field(default_factory=list)
    length: int = 0
    paragraphs: int = 0
    tables: int = 0
    cells: int = 0
    # The offsets where the ranges of comments to lawlint begin.
    opened: dict[str, int] = field(default_factory=dict)

    def write(self, items: Iterator[_Line | _Table]) -> None:
        for item in items:
            if item is _PICTURE:
                self.marks.append(Mark(Span(self.length, self.length), "picture"))
            elif isinstance(item, _Line):
                self._paragraph(item)
            else:
                self._table(item)

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _paragraph(self, line: _Line) -> None:
        self.paragraphs += 1
        span = Span(self.length, self.length + len(line.whole))
        self.marks.append(Mark(span, "paragraph", str(self.paragraphs)))
        if line.level:
            self.marks.append(Mark(span, "heading", str(line.level)))
        self._number(line, span.start)
        self._remark(line, span.start)
        self._print(line, line.whole + "\n")

    def _print(self, line: _Line, whole: str) -> None:
        if line.text:
            self.placed.append(_Placed(self.length + len(line.label.number) + len(line.label.gap), line))
        self._add(whole)

    def _number(self, line: _Line, start: int) -> None:
        if line.label.number:
            self.marks.append(Mark(Span(start, start + len(line.label.number)), "number"))

    def _remark(self, line: _Line, start: int) -> None:
        for kind, words in line.remarks:
            if kind == _OPENS:
                self.opened.setdefault(words, start)
                continue
            opened = self.opened.pop(words, start) if kind == "directive" else start
            self.marks.append(Mark(Span(opened, start + len(line.whole)), kind, words))

    def _table(self, table: _Table) -> None:
        self.cells += table.rows * table.columns
        if self.cells > MOST_CELLS:
            raise UnreadableFile(self.path, "表格过大", "its tables are too large")
        self.tables += 1
        at, start = len(self.marks), self.length
        rows: list[list[_Cell]] = [[] for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row].append(cell)
        for number, cells in enumerate(rows, 1):
            self._row(number, cells, table.columns)
        self.marks.insert(at, Mark(Span(start, self.length - 1), "table", str(self.tables)))

    def _row(self, number: int, cells: list[_Cell], columns: int) -> None:
        at, start, column = len(self.marks), self.length, 0
        for cell in cells:
            self._add("|" * (cell.column - column))
            column = cell.column
            self._cell(cell)
        self._add("|" * (columns - 1 - column))
        self.marks.insert(at, Mark(Span(start, self.length), "row", f"{number},1"))
        self._add("\n")

    def _cell(self, cell: _Cell) -> None:
        start = self.length
        if not cell.lines:
            return
        end = start + sum(len(line.whole) + 1 for line in cell.lines) - 1
        self.marks.append(Mark(Span(start, end), "cell", f"{cell.row},{cell.column},{cell.rows},{cell.columns}"))
        for line in cell.lines:
            if self.length > start:
                self._add(" ")
            self._number(line, self.length)
            self._remark(line, self.length)
            self._print(line, line.whole.replace("|", "｜"))


# The body

# Elements that are transparent: only their content counts.
_WRAPPERS = {
    f"{W}{name}"
    for name in (
        "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo", "ruby", "rubyBase",
    )
}  # fmt: skip
_IGNORED = {
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr",
        "customXmlPr", "smartTagPr", "rubyPr", "rt",
    )
}  # fmt: skip
_PICTURES = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
_REVISED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_PRINTED = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
# Word shows an alternative that requires only these.
_UNDERSTOOD = frozenset(["wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "a14", "v"])
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SYMBOLS = {
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"},
    "wingdings": {0x6C: "●", 0x6E: "■", 0x6F: "□", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x54: "☒", 0xA3: "□"},
}


def _children(element: _Element) -> Iterator[_Element]:
    """The children of ``element``, through wrappers; one of several alternatives."""
    for child in element:
        if child.tag in _IGNORED:
            continue
        if child.tag in _WRAPPERS:
            yield from _children(child)
        elif child.tag == f"{_MC}AlternateContent":
            chosen = _alternative(child)
            if chosen is not None:
                yield from _children(chosen)
        else:
            yield child


def _alternative(element: _Element) -> _Element | None:
    for choice in element.iterchildren(f"{_MC}Choice"):
        if _UNDERSTOOD.issuperset(choice.get("Requires", "").split()):
            return choice
    return element.find(f"{_MC}Fallback")


class _Reader:
    """The lines and tables of a document in reading order."""

    def __init__(self, parts: _Parts) -> None:
        self._parts = parts
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        # Identifiers of the referenced notes, in order.
        self._notes: dict[str, dict[str, None]] = {f"{W}footnote": {}, f"{W}endnote": {}}
        comments = () if parts.comments is None else parts.comments.iterchildren(f"{W}comment")
        self._comments = {comment.get(f"{W}id", ""): _comment_text(comment).strip() for comment in comments}

    def items(self) -> Iterator[_Line | _Table]:
        yield from self._blocks(self._parts.body)
        for root, tag in (self._parts.footnotes, f"{W}footnote"), (self._parts.endnotes, f"{W}endnote"):
            notes = {} if root is None else {note.get(f"{W}id"): note for note in root.iterchildren(tag)}
            for name in tuple(self._notes[tag]):
                if name in notes:
                    yield from self._blocks(notes[name])

    def _blocks(self, container: _Element) -> Iterator[_Line | _Table]:
        """Paragraphs and tables; a paragraph whose end is deleted or hidden continues in the next one."""
        opened = _OpenParagraph()
        for child in _children(container):
            if child.tag == f"{W}p":
                opened.add(_Paragraph(self, child))
            if child.tag == f"{W}tbl" or not opened.continues:
                yield from self._finished(opened)
                opened = _OpenParagraph()
            if child.tag == f"{W}tbl":
                yield from self._table(child)
        yield from self._finished(opened)

    def _finished(self, opened: _OpenParagraph) -> Iterator[_Line | _Table]:
        if opened.text or not opened.continues:
            yield from self._lines(opened)
        if opened.pictured:
            yield _PICTURE
        for box in opened.boxes:
            yield from self._blocks(box)

    def _lines(self, opened: _OpenParagraph) -> Iterator[_Line]:
        label = self._numbering.label(opened.numbered, self._styles.paragraph(opened.numbered))
        level = _heading(opened.properties, self._styles.paragraph(opened.properties))
        lines: list[_Line] = []
        bits, begin = tuple(opened.bits), 0
        for line in [opened.text.replace("\n", " ")] if level else opened.text.split("\n"):
            text = line.strip()
            if text or label.number:
                lines.append(_Line(label, text, level, (), bits, begin + len(line) - len(line.lstrip())))
            label = Label()
            begin += len(line) + 1
        if lines and opened.remarks:
            directives = [remark for remark in opened.remarks if remark[0] == "directive"]
            others = [remark for remark in opened.remarks if remark[0] != "directive"]
            lines[0] = replace(lines[0], remarks=(*others, *((_OPENS, words) for _, words in directives)))
            lines[-1] = replace(lines[-1], remarks=(*lines[-1].remarks, *directives))
            opened.remarks = []
        yield from lines

    def _table(self, table: _Element) -> Iterator[_Line | _Table]:
        rows = [row for row in _children(table) if row.tag == f"{W}tr" and not _is_gone(row)]
        grid = [[cell for cell in _children(row) if cell.tag == f"{W}tc" and find(cell, "tcPr/cellDel") is None] for row in rows]
        if len(grid) == 1 and len(grid[0]) == 1:
            yield from self._blocks(grid[0][0])
            return
        cells: list[_Cell] = []
        number = 0
        # The cells that a vertically merged cell may continue, by column.
        above: dict[int, _Cell] = {}
        for row, elements in zip(rows, grid, strict=True):
            if not elements:
                continue
            column = _skipped(row, "gridBefore")
            here: dict[int, _Cell] = {}
            previous: _Cell | None = None
            for element in elements:
                span = min(max(integer(element, "tcPr/gridSpan") or 1, 1), _MOST_COLUMNS)
                if _continues(element, "hMerge") and previous is not None:
                    previous.columns += span if previous.row == number else 0
                elif _continues(element, "vMerge") and column in above:
                    here[column] = previous = above[column]
                    previous.rows += 1
                else:
                    previous = _Cell(number, column, span, self._flat(element))
                    cells.append(previous)
                    if find(element, "tcPr/vMerge") is not None:
                        here[column] = previous
                column += span
            above = here
            number += 1
        if cells:
            yield _Table(cells, number, _narrowed(cells))

    def _flat(self, cell: _Element) -> list[_Line]:
        """The lines of a cell, nested tables included."""
        lines: list[_Line] = []
        for item in self._blocks(cell):
            if item is _PICTURE:
                continue
            if isinstance(item, _Line):
                lines.append(item)
            else:
                for inner in item.cells:
                    lines += inner.lines
        return lines

    def is_hidden(self, properties: _Element | None, style: Style) -> bool:
        """Whether text with these properties in a paragraph of this style is hidden."""
        own = flag(properties, "vanish")
        if own is None and (name := value(properties, "rStyle")):
            own = self._styles.named(name).hidden
        return bool(style.hidden if own is None else own)

    def style(self, properties: _Element | None) -> Style:
        return self._styles.paragraph(properties)

    def remarks(self, paragraph: _Element) -> Iterator[tuple[str, str]]:
        """The remarks of a paragraph: tracked changes as one, each comment once, and the beginnings of comments to lawlint."""
        for change in paragraph.iter(*_REVISED):
            yield "revision", change.get(f"{W}author", "")
            break
        if not self._comments:
            return
        for start in paragraph.iter(f"{W}commentRangeStart"):
            if is_directive(words := self._comments.get(start.get(f"{W}id", ""), "")):
                yield _OPENS, words
        for reference in paragraph.iter(f"{W}commentReference"):
            if (name := reference.get(f"{W}id", "")) in self._comments:
                words = self._comments.pop(name)
                yield "directive" if is_directive(words) else "comment", words

    def refer(self, note: str, name: str) -> None:
        self._notes[note].setdefault(name)


class _Paragraph:
    """The text of one paragraph, line breaks as ``\\n``; its text boxes and pictures; whether its end is deleted or hidden."""

    def __init__(self, reader: _Reader, element: _Element) -> None:
        self.boxes: list[_Element] = []
        self.pictured = False
        self._reader = reader
        self.bits: list[_Bit] = []
        # The open fields, True while in their instruction.
        self._fields: list[bool] = []
        self.properties = find(element, "pPr")
        self._style = reader.style(self.properties)
        end = find(self.properties, "rPr")
        self.is_hidden = reader.is_hidden(end, self._style)
        self.remarks = reader.remarks(element)
        self.continues = self.is_hidden or find(end, "del") is not None or find(end, "moveFrom") is not None
        self._walk(element, raised=False)
        self.text = "".join(bit.text for bit in self.bits)

    def _walk(self, element: _Element, raised: bool) -> None:
        for child in _children(element):
            tag = child.tag
            if tag == f"{W}r":
                properties = find(child, "rPr")
                if not self._reader.is_hidden(properties, self._style):
                    self._walk(child, value(properties, "vertAlign") == "superscript")
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif any(self._fields):
                continue
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif tag in (f"{W}t", f"{_M}t"):
                text = words(child)
                plain = tag == f"{W}t" and not raised and not self._fields
                self.bits.append(_Bit(text, child) if plain else _Bit(text.translate(_RAISED) if raised else text))
            elif tag in _PRINTED:
                self.bits.append(_Bit(_PRINTED[tag]))
            elif tag == f"{W}sym":
                self.bits.append(_Bit(_symbol(child)))
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self._reader.refer(tag.removesuffix("Reference"), child.get(f"{W}id", ""))
            elif tag in (f"{_M}den", f"{_M}sup"):
                self.bits.append(_Bit("/" if tag == f"{_M}den" else "^"))
                self._walk(child, raised)
            else:
                self.pictured |= tag in _PICTURES
                self._walk(child, raised)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()


class _OpenParagraph:
    """Paragraphs that continue in each other.

    The properties are those of the last one; the number is that of the first one whose end is only hidden, because the
    "style separator" of Word runs a heading into its text.
    """

    def __init__(self) -> None:
        self.bits: list[_Bit] = []
        self._leads = False
        self.continues = True
        self.pictured = False
        self.boxes: list[_Element] = []
        self.remarks: list[tuple[str, str]] = []
        self.properties: _Element | None = None
        self.numbered: _Element | None = None

    def add(self, paragraph: _Paragraph) -> None:
        self.bits += paragraph.bits
        self.boxes += paragraph.boxes
        self.pictured |= paragraph.pictured
        self.remarks += paragraph.remarks
        self.properties, self.continues = paragraph.properties, paragraph.continues
        if not self._leads:
            self.numbered = paragraph.properties
            self._leads = paragraph.is_hidden and bool(paragraph.text)

    @property
    def text(self) -> str:
        return "".join(bit.text for bit in self.bits)


def words(element: _Element) -> str:
    """The text of an element ``w:t``."""
    text = (element.text or "").replace("\r", " ").replace("\n", " ")
    return text if element.get(f"{_XML}space") == "preserve" else text.strip(" \t")


def _comment_text(comment: _Element) -> str:
    """The text of a comment, its paragraphs on one line."""
    paragraphs = ("".join(words(t) for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p"))
    return " ".join(text for text in paragraphs if text)


def _symbol(element: _Element) -> str:
    """The character of a symbol; one without an equivalent in Unicode stays in the private use area."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    # Symbol fonts use codes from F000 in the private use area, or from 0.
    known = _SYMBOLS.get(element.get(f"{W}font", "").lower(), {}).get(code & 0xFF)
    if known and code >> 8 in (0, 0xF0):
        return known
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""


def _heading(properties: _Element | None, style: Style) -> int:
    """The level of a heading, from 1; 0 for body text (outline level 9)."""
    own = integer(properties, "outlineLvl")
    outline = style.outline if own is None else own
    return outline + 1 if outline is not None and 0 <= outline <= 8 else 0


def _is_gone(row: _Element) -> bool:
    return find(row, "trPr/del") is not None or bool(flag(row, "trPr/hidden"))


def _narrowed(cells: list[_Cell]) -> int:
    """Remove the columns that no cell begins in, which are invisible; returns the number that remains."""
    starts = sorted({cell.column for cell in cells})
    for cell in cells:
        column, cell.column = cell.column, bisect_left(starts, cell.column)
        cell.columns = bisect_left(starts, column + cell.columns) - cell.column
    return len(starts)


def _continues(cell: _Element, kind: str) -> bool:
    merge = find(cell, f"tcPr/{kind}")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _skipped(row: _Element, kind: str) -> int:
    return min(max(integer(row, f"trPr/{kind}") or 0, 0), _MOST_COLUMNS)
