"""Plain text and Markdown: edits in the encoding of the file, everything else unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawlint.finding import Edit, Text
from lawlint.source import Source
from lawlint.writing import UnwritableFile, patched


def editable(data: bytes, source: Source) -> TextFile:
    """The file, prepared for edits.  Raises UnwritableFile where encoding the text does not give ``data`` again."""
    if source.text.encode(source.encoding) != data:
        raise UnwritableFile(
            Text(f"按 {source.encoding} 写回会改动其他字节", f"writing it as {source.encoding} would change other bytes")
        )
    return TextFile(source.text, source.encoding)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that holds only its text."""

    text: str
    encoding: str

    def refusal(self, edits: Sequence[Edit]) -> Text | None:
        """The reason to refuse: a character that the encoding lacks."""
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
