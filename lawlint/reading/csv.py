"""CSV and TSV: one table, in the encodings of plain text."""

from __future__ import annotations

import csv
from io import StringIO

from lawlint.reading import MOST_CELLS, UnreadableFile, text
from lawlint.reading.sheets import Sheet, as_text
from lawlint.source import Source


def read(data: bytes, path: str) -> Source:
    """The rows of the file; fields are separated by commas, or by tabs or semicolons where the first line has no comma.

    Raises UnreadableFile where it is not text, is empty or too large, or has a field over 128 KB (an unclosed quote).
    """
    source = text.read(data, path)
    head = source.text.lstrip().partition("\n")[0]
    delimiter = next((sign for sign in ",\t;" if sign in head), ",")
    if path.lower().endswith(".tsv"):
        delimiter = "\t"
    try:
        rows = list(csv.reader(StringIO(source.text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableFile(path, f"不是 CSV 表格：{error}", f"this is no CSV table: {error}") from error
    if len(rows) * max(map(len, rows), default=0) > MOST_CELLS:
        raise UnreadableFile(path, "表格过大", "this table is too large")
    table, marks = as_text([Sheet(rows)])
    if not table:
        raise UnreadableFile(path, "表格是空的", "this table is empty")
    return Source(table, path, source.encoding, source.bom, marks)
