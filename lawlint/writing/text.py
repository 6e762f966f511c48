"""Plain text and Markdown: the edits in the encoding of the file, everything else as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawlint.finding import Edit, Text
from lawlint.source import Source
from lawlint.writing import UnwritableFile, patched


def manuscript(data: bytes, source: Source) -> TextFile:
    """Raises UnwritableFile where encoding what was read does not give ``data`` again."""
    if source.text.encode(source.encoding) != data:
        raise UnwritableFile(
            Text(f"按 {source.encoding} 写回会改动其他字节", f"writing it as {source.encoding} would change other bytes")
        )
    return TextFile(source.text, source.encoding)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that is nothing but its text."""

    text: str
    encoding: str

    def refusal(self, edits: Sequence[Edit]) -> Text | None:
        """Characters that the encoding lacks."""
        for edit in edits:
            try:
                edit.text.encode(self.encoding)
            except UnicodeEncodeError as error:
                character = edit.text[error.start]
                return Text(f"{self.encoding} 编码没有“{character}”字", f"{self.encoding} has no “{character}”")
        return None

    def edited(self, edits: Sequence[Edit]) -> bytes:
        """The text with ``edits``, encoded."""
        return patched(self.text, edits).encode(self.encoding)
