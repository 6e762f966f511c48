"""Word documents: edits change only the elements that hold the text, in one part of the package.

Neither the package nor its XML is regenerated: everything else is copied byte for byte, so nothing unknown to lawlint is lost.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lawlint.finding import Edit, Text
from lawlint.reading.docx import Layout, Piece, layout, words
from lawlint.reading.word_numbering import W
from lawlint.source import Source, Span
from lawlint.writing import UnwritableFile, patched

if TYPE_CHECKING:
    from lxml.etree import _Element

# Ancestors of text that may be edited; not fields, formulas, phonetic guides or alternate content for older programs.
_PLAIN = {
    f"{W}{name}"
    for name in (
        "document", "body", "p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag",
        "customXml",
    )
}  # fmt: skip
_DELETED = (f"{W}del", f"{W}moveFrom")
# A character that XML cannot hold.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile(rb"\sxml:space\s*=")
_SIGNED = "_xmlsignatures/"

_NUMBER = Text("自动编号、域、符号不能改写", "automatic numbers, fields and symbols cannot be rewritten")
_ELSEWHERE = Text("文本框、脚注、域等处的文字不能改写", "text of boxes, notes and fields cannot be rewritten")
_OVER_DELETED = Text("其间有修订中已删除的文字", "text deleted in tracked changes stands in it")


def editable(data: bytes, source: Source) -> WordFile:
    """The file, prepared for edits.  Raises UnwritableFile for a document that must not change."""
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        found = layout(data, source.path)
        xml = archive.read(found.part)
    if any(name.startswith(_SIGNED) for name in names):
        raise UnwritableFile(Text("文件有数字签名", "the document is signed"))
    if names.count(found.part) > 1 or not _is_utf8(xml):
        raise UnwritableFile(Text("文件的内部结构不常见", "the package is an unusual one"))
    return WordFile(data, xml, found)


def _is_utf8(xml: bytes) -> bool:
    declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", xml)
    return not xml.startswith((b"\xff\xfe", b"\xfe\xff")) and (declared is None or declared[1].lower() in (b"utf-8", b"us-ascii"))


@dataclass(frozen=True)
class WordFile:
    """A package, the XML of its main part, and the places of the text in it."""

    data: bytes
    xml: bytes
    layout: Layout

    def refusal(self, edits: Sequence[Edit]) -> Text | None:
        """The reason to refuse: text outside the plain body, or deleted text within the edit."""
        for edit in edits:
            if _NO_XML.search(edit.text) or "\n" in edit.text or "\r" in edit.text:
                return Text("含有 Word 文档不能容纳的字符", "there is a character in it that a Word document cannot hold")
            pieces = self._under(edit.span)
            if sum(min(p.end, edit.span.end) - max(p.start, edit.span.start) for p in pieces) < edit.span.end - edit.span.start:
                return _NUMBER
            if not pieces:
                return _NUMBER
            if not all(map(self._is_plain, pieces)):
                return _ELSEWHERE
            if any(True for _ in self._deleted_between(pieces[0].element, pieces[-1].element)):
                return _OVER_DELETED
        return None

    def edited(self, edits: Sequence[Edit]) -> bytes:
        """The package with ``edits``; a replacement for text of several runs goes into the first and takes its formatting."""
        inside: dict[_Element, list[Edit]] = defaultdict(list)
        for edit in sorted(edits):
            new = edit.text
            for piece in self._under(edit.span):
                start, end = max(edit.span.start, piece.start), min(edit.span.end, piece.end)
                at = piece.offset - piece.start
                inside[piece.element].append(Edit(Span(start + at, max(start, end) + at), new))
                new = ""
        texts = {element: patched(words(element), own) for element, own in inside.items()}
        ordinals = {n: element for n, element in enumerate(self.layout.root.iter()) if element in texts}
        written = _rewritten(self.xml, {n: texts[element] for n, element in ordinals.items()})
        return _with_part(self.data, self.layout.part, written)

    def _under(self, span: Span) -> list[Piece]:
        """The pieces that ``span`` touches; for an empty span one piece that ends or begins there."""
        pieces = self.layout.pieces
        if span.start < span.end:
            return [piece for piece in pieces if piece.start < span.end and span.start < piece.end]
        near = [piece for piece in pieces if piece.start <= span.start <= piece.end]
        return sorted(near, key=self._is_plain, reverse=True)[:1]

    def _is_plain(self, piece: Piece) -> bool:
        """Whether the text is in the body and in no element that prints something else instead."""
        above = [piece.element, *piece.element.iterancestors()]
        bound = (element.find(f"{W}sdtPr/{W}dataBinding") for element in above if element.tag == f"{W}sdt")
        return (
            above[-1] is self.layout.root
            and all(element.tag in _PLAIN for element in above)
            and all(binding is None for binding in bound)
            and not len(piece.element)
        )

    def _deleted_between(self, first: _Element, last: _Element) -> Iterator[_Element]:
        """Deletions of tracked changes between two elements."""
        inside = False
        if first is last:
            return
        for element in self.layout.root.iter(first.tag, *_DELETED):
            inside = inside or element is first
            if element is last:
                return
            if inside and element.tag in _DELETED:
                yield element


def _rewritten(xml: bytes, texts: dict[int, str]) -> bytes:
    """``xml`` with new text in the elements of these numbers, which hold only text."""
    pieces: list[bytes] = []
    at = 0
    for number, begin, end in sorted(_elements(xml, texts), key=lambda found: found[1]):
        inner = _end_of_tag(xml, begin)
        tag, text = xml[begin:inner], texts[number]
        if text != text.strip() and not _SPACE.search(tag):
            tag = tag[:-1] + b' xml:space="preserve">'
        pieces += xml[at:begin], tag, escape(text).encode()
        at = end
    return b"".join((*pieces, xml[at:]))


def _elements(xml: bytes, wanted: Iterable[int]) -> list[tuple[int, int, int]]:
    """For each wanted element, counted in the order of start tags: its number, and the offsets of its two tags."""
    parser = expat.ParserCreate()
    wanted = frozenset(wanted)
    found: list[tuple[int, int, int]] = []
    open_: list[tuple[int, int]] = []
    count = 0

    def begun(_name: str, _attributes: object) -> None:
        nonlocal count
        open_.append((count, parser.CurrentByteIndex))
        count += 1

    def ended(_name: str) -> None:
        number, begin = open_.pop()
        if number in wanted:
            found.append((number, begin, parser.CurrentByteIndex))

    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    parser.Parse(xml, True)
    return found


def _end_of_tag(xml: bytes, begin: int) -> int:
    """The offset after the ``>`` of the tag at ``begin``; a ``>`` in an attribute value does not count."""
    tag = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""").match(xml, begin)
    assert tag is not None, "expat says that a tag begins here"
    return tag.end()


# ── the package ────────────────────────────────────────────────────────────────────────────────────────────────────────

_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The zip ``data`` with new ``content`` for the part ``name``; all other bytes are kept where possible."""
    with ZipFile(BytesIO(data)) as archive:
        infos, directory = archive.infolist(), archive.start_dir
    old = next(info for info in infos if info.filename == name)
    behind = min([info.header_offset for info in infos if info.header_offset > old.header_offset], default=directory)
    record = _record(old, content)
    moved = len(record) - (behind - old.header_offset)
    entries = b""
    at = directory
    for info in infos:
        fields = list(_ENTRY.unpack_from(data, at))
        length = _ENTRY.size + sum(fields[10:13])
        if info is old:
            fields[3], fields[7:10] = _plain_flags(old), struct.unpack_from("<3I", record, 14)
        elif info.header_offset > old.header_offset:
            fields[16] += moved
        entries += _ENTRY.pack(*fields) + data[at + _ENTRY.size : at + length]
        at += length
    end = list(_END.unpack_from(data, at))
    if end[0] != b"PK\5\6":
        raise UnwritableFile(Text("文件的内部结构不常见", "the package is an unusual one"))
    end[6] += moved
    return b"".join((data[: old.header_offset], record, data[behind:directory], entries, _END.pack(*end), data[at + _END.size :]))


def _plain_flags(info: ZipInfo) -> int:
    """The flags without the one for sizes after the content."""
    return info.flag_bits & ~8


def _record(old: ZipInfo, content: bytes) -> bytes:
    """The entry of the zip: header, name and content, compressed as before."""
    info = copy(old)
    packed = content
    if info.compress_type == ZIP_DEFLATED:
        packer = zlib.compressobj(wbits=-15)
        packed = packer.compress(content) + packer.flush()
    info.flag_bits, info.extra = _plain_flags(old), b""
    info.CRC, info.file_size, info.compress_size = zlib.crc32(content), len(content), len(packed)
    return info.FileHeader(zip64=False) + packed
