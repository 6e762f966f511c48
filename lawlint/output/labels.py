"""Labels that several formats print: severities with their colours, and places as the file itself counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.finding import Severity, Text
from lawlint.output.excerpt import printable

if TYPE_CHECKING:
    from lawlint.source import Source, Span

SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}

# The units in which a file counts its places; the columns of a sheet have letters.
_NATIVE = {
    "page": Text("第{}页", "page {}"),
    "paragraph": Text("第{}段", "paragraph {}"),
    "sheet": Text("工作表“{}”", "sheet “{}”"),
    "table": Text("第{}张表", "table {}"),
    "row": Text("第{}行", "row {}"),
    "column": Text("第{}列", "column {}"),
    "letters": Text("{}列", "column {}"),
}


def native_place(source: Source, span: Span, lang: str) -> str:
    """The place in the file itself, then a blank: «第12段 », «第2张表第3行第2列 », «工作表“收支”第7行C列 »; "" in plain text."""
    native = source.native(span.start)
    counts: dict[str, int | str | None] = native._asdict()
    if native.column and not native.table:
        counts["letters"], counts["column"] = _column_letters(native.column), None
    parts = [_NATIVE[key].in_(lang).format(value) for key, value in counts.items() if value is not None]
    return printable(("" if lang == "zh" else ", ").join(parts)) + " " * bool(parts)


def _column_letters(column: int) -> str:
    """What a spreadsheet calls a column: C, AA."""
    rest, last = divmod(column - 1, 26)
    return (_column_letters(rest) if rest else "") + chr(ord("A") + last)
