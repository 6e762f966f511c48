"""Workbooks of Excel, .xlsx and .xls: each visible sheet is a heading and a table."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date, time, timedelta
from importlib import import_module
from io import BytesIO
from struct import unpack_from
from typing import Any
from zipfile import BadZipFile, ZipFile, is_zipfile

from lawlint.reading import MOST_CELLS, UnreadableFile
from lawlint.reading.number_format import BUILT_IN, formatted, unformatted
from lawlint.reading.package import Package, is_bomb
from lawlint.reading.sheets import Sheet, as_text
from lawlint.source import Source

_MAX_BYTES = 100_000_000
_MAX_UNPACKED = 200_000_000

# A cell with content: <c r="B2" s="1"><v>18</v></c>.
_CELL = re.compile(r"""<(?:\w{1,9}:)?c\s[^>]{0,99}?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^>]{0,99}(?<!/)>(?!</|$)""")
_PLACE = re.compile("([A-Z]{1,3})[0-9]{1,7}")
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The record with the dimensions of an .xls sheet, and that of Excel 95.
_DIMENSIONS = ((b"\x00\x02\x0e\x00", "<IIHH"), (b"\x00\x02\x0a\x00", "<HHHH"))
_BLOCK = 1 << 20


def read(data: bytes, path: str) -> Source:
    """The visible sheets, each cell as Excel shows it: 12.34% for 0.1234 with the format 0.00%.

    Hidden rows and columns are read too, because totals count them.  The formats of an .xls are not available: a cell that
    shows 12.34% is read as 0.1234.
    Raises UnreadableFile for a file that is encrypted, empty, damaged, too large, or not a workbook.
    """
    suffix = path[path.rfind(".") :].lower() if "." in path else ".xlsx"
    try:
        calamine = import_module("python_calamine")
        import_module("lxml.etree")
    except ImportError as error:
        zh, en = f'读取 {suffix} 需要：pip install "lawlint[xlsx]"', f'reading {suffix} needs: pip install "lawlint[xlsx]"'
        raise UnreadableFile(path, zh, en) from error
    _check_size(data, path)
    try:
        archive = nullcontext() if data.startswith(_OLE) else ZipFile(BytesIO(data))
        with archive as package, calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            text, marks = as_text(_sheets(calamine, workbook, _Formats(package, path), path))
    except UnreadableFile:
        raise
    except calamine.PasswordError as error:
        raise _encrypted(path) from error
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the library is not an Exception
        raise _damaged(path) from error
    if not text:
        raise UnreadableFile(path, "工作簿是空的", "this workbook is empty")
    return Source(text, path, marks=marks)


def _sheets(calamine: Any, workbook: Any, formats: _Formats, path: str) -> Iterator[Sheet]:
    for index, about in enumerate(workbook.sheets_metadata):
        if about.visible != calamine.SheetVisibleEnum.Visible or about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(index)
        if sheet.height * sheet.width > MOST_CELLS:
            raise _too_large(path)
        top, left = sheet.start or (0, 0)
        merged = {
            (first[0] - top, first[1] - left): (last[0] - first[0] + 1, last[1] - first[1] + 1)
            for first, last in sheet.merged_cell_ranges or ()
        }
        yield Sheet(list(_rows(sheet, formats.rows(about.name))), about.name, merged, top + 1, left + 1)


def _rows(sheet: Any, formats: Iterator[tuple[int, dict[int, str]]]) -> Iterator[list[str]]:
    """The displayed texts of the rows, from the first cell that is not empty."""
    top, left = sheet.start or (0, 0)
    at, codes = next(formats, (-1, {}))
    for number, row in enumerate(sheet.to_python(), start=top):
        while codes and at < number:
            at, codes = next(formats, (-1, {}))
        here = codes if at == number else {}
        yield [_cell(value, here.get(column)) for column, value in enumerate(row, start=left)]


def _cell(value: object, code: str | None) -> str:
    if code is not None and isinstance(value, float | int | date | time | timedelta) and not isinstance(value, bool):
        return formatted(value, code)
    return unformatted(value)


class _Formats:
    """The number formats of an .xlsx workbook, which the library does not read; an .xls has none."""

    def __init__(self, archive: ZipFile | None, path: str) -> None:
        self._package = Package(archive, path) if archive else None
        self._codes: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        if self._package is not None:
            self._read(self._package)

    def _read(self, package: Package) -> None:
        main = package.related("").get("officeDocument", "xl/workbook.xml")
        targets = list(package.targets(main))
        parts = {target.identifier: target.part for target in targets}
        workbook = package.xml(main)
        for sheet in () if workbook is None else workbook.iterfind(f"{_S}sheets/{_S}sheet"):
            self._parts.setdefault(sheet.get("name", ""), parts.get(sheet.get(f"{_R}id", ""), ""))
        styles = package.xml(next((target.part for target in targets if target.kind == "styles"), None))
        if styles is None:
            return
        own = {e.get("numFmtId"): e.get("formatCode", "") for e in styles.iterfind(f"{_S}numFmts/{_S}numFmt")}
        for number, style in enumerate(styles.iterfind(f"{_S}cellXfs/{_S}xf")):
            name = style.get("numFmtId", "0")
            code = own.get(name) or (BUILT_IN.get(int(name)) if re.fullmatch("[0-9]{1,3}", name) else None)
            if code and code != "General":
                self._codes[str(number)] = code

    def rows(self, sheet: str) -> Iterator[tuple[int, dict[int, str]]]:
        """The rows of a sheet with formats other than General, and these formats by column."""
        stream = self._package.stream(self._parts.get(sheet, "")) if self._package and self._codes else None
        if stream is None:
            return
        from lxml import etree

        row, column = -1, -1
        codes: dict[int, str] = {}
        with stream:
            for event, element in etree.iterparse(
                stream, events=("start", "end"), tag=("{*}row", "{*}c"), resolve_entities=False, no_network=True, huge_tree=False
            ):
                is_row = element.tag.endswith("}row")
                if event == "start" and is_row:
                    number = element.get("r", "")
                    row, column = int(number) - 1 if re.fullmatch("[0-9]{1,7}", number) else row + 1, -1
                elif event == "start":
                    place = _PLACE.fullmatch(element.get("r", ""))
                    column = _column(place[1]) - 1 if place else column + 1
                    if (code := self._codes.get(element.get("s", ""))) and element.get("t", "n") == "n":
                        codes[column] = code
                elif is_row and codes:
                    yield row, codes
                    codes = {}
                if event == "end":
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _check_size(data: bytes, path: str) -> None:
    """Refuse a file that would not fit in memory: the library allocates every cell between the first and the last."""
    if len(data) > _MAX_BYTES:
        raise _too_large(path)
    if data.startswith(_OLE):
        _check_ole(data, path)
        return
    if not is_zipfile(BytesIO(data)):
        raise _damaged(path)
    try:
        with ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            if sum(member.file_size for member in members) > _MAX_UNPACKED or any(map(is_bomb, members)):
                raise _too_large(path)
            for member in members:
                # The library unpacks all members: one that is larger than declared fails here.
                if not member.filename.startswith("xl/media/"):
                    with package.open(member) as part:
                        if _area(part) > MOST_CELLS:
                            raise _too_large(path)
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error) as error:
        raise _damaged(path) from error


def _check_ole(data: bytes, path: str) -> None:
    """Refuse a damaged or encrypted .xls: the library reserves as much memory as the file declares."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _encrypted(path)
    if len(data) < 512 or data[30] not in (9, 12):
        raise _damaged(path)
    sectors = unpack_from("<II", data, 40) + unpack_from("<I", data, 64) + unpack_from("<I", data, 72)
    sizes = [count << data[30] for count in sectors]
    for name in ("Root Entry", "Workbook", "Book"):
        for at in _places(data[:-127], f"{name}\0".encode("utf-16-le")):
            if at % 128 == 0:
                sizes += unpack_from("<I", data, at + 120)
    areas = [unpack_from(form, data, at + 4) for sign, form in _DIMENSIONS for at in _places(data[:-16], sign)]
    if max(sizes) > len(data) or any(not (0 <= b - a <= 1 << 16 and 0 <= d - c <= 1 << 8) for a, b, c, d in areas):
        raise _damaged(path)


def _places(data: bytes, sign: bytes) -> Iterator[int]:
    at = data.find(sign)
    while at >= 0:
        yield at
        at = data.find(sign, at + 1)


def _area(part: Any) -> int:
    """Rows times columns of the sheet in an XML stream, from the references of its cells."""
    rows = columns = 0
    rest = ""
    while block := part.read(_BLOCK).decode("latin-1"):
        for letters, digits in _CELL.findall(rest + block):
            rows = max(rows, int(digits))
            columns = max(columns, _column(letters))
        rest = block[-250:]
    return rows * columns


def _too_large(path: str) -> UnreadableFile:
    return UnreadableFile(path, "工作簿过大", "this workbook is too large")


def _encrypted(path: str) -> UnreadableFile:
    return UnreadableFile(path, "工作簿已加密，请先解除密码", "this workbook is encrypted; remove its password first")


def _damaged(path: str) -> UnreadableFile:
    return UnreadableFile(path, "不是 Excel 工作簿或已损坏", "this is no Excel workbook, or a damaged one")
