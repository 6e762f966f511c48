"""Plain text: UTF-8 with or without a byte order mark, else GB 18030 (GB/T 9704 drafts come from both)."""

from __future__ import annotations

from codecs import BOM_UTF8

from lawlint.reading import UnreadableFile
from lawlint.source import Source

# Control characters that text does not have, and binary formats have within their first kilobytes.
_BINARY = dict.fromkeys((*range(9), *range(14, 27), *range(28, 32), 127))


def read(data: bytes, path: str) -> Source:
    """The text unchanged, line ends included.  Raises UnreadableFile where it is not text."""
    bom = data.startswith(BOM_UTF8)
    for encoding in ("utf-8-sig" if bom else "utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return Source(text, path, encoding, bom)
    raise UnreadableFile(path, "不是 UTF-8 或 GB 18030 文本", "this is no text in UTF-8 or GB 18030")


def _is_text(text: str) -> bool:
    """Whether at most one character in two hundred is a control character, and none is a NUL."""
    head = text[:20000]
    return "\0" not in head and (len(head) - len(head.translate(_BINARY))) * 200 <= len(head)
