"""Office Open XML packages (ECMA-376 part 2): a zip of XML parts that refer to each other, with limits against attacks."""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lawlint.reading import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

# "Strict" documents of Office have other namespaces.
_STRICT = (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/")
_STRICT_NAMES = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"spreadsheetml/main": b"spreadsheetml/2006/main",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
}

_MOST_ENTRIES = 10_000
_MOST_BYTES = 64 * 2**20
# XML compresses to a tenth, rows of a table to a hundredth; a large part that compresses further is a zip bomb.
_MOST_SHRUNK = 300
_LARGE = 2**20

# The exceptions of reading a damaged package, except those of lxml.
DAMAGE = (BadZipFile, EOFError, KeyError, OSError, RuntimeError, ValueError, struct.error, zlib.error)


def is_bomb(info: ZipInfo) -> bool:
    """Whether a member of a zip is compressed further than office programs do."""
    return info.file_size > max(_LARGE, _MOST_SHRUNK * info.compress_size)


class Target(NamedTuple):
    """A reference of a part: its identifier, the last word of its kind, the name of the target part."""

    identifier: str
    kind: str
    part: str


class Package:
    """A zip whose parts are found by their relationships.  Raises UnreadableFile for an encrypted or malicious package."""

    def __init__(self, archive: ZipFile, path: str) -> None:
        self._archive, self._path = archive, path
        self._entries = {info.filename: info for info in archive.infolist()}
        self._bytes = 0
        if len(archive.infolist()) > _MOST_ENTRIES:
            raise self._too_large()

    def targets(self, part: str) -> Iterator[Target]:
        """The references of ``part`` inside the package; the package itself is the part with an empty name."""
        folder, name = posixpath.split(part)
        relationships = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for element in () if relationships is None else relationships:
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
                yield Target(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target.lstrip("/"))

    def related(self, part: str) -> dict[str, str]:
        """The first part of each kind that ``part`` refers to."""
        found: dict[str, str] = {}
        for target in self.targets(part):
            found.setdefault(target.kind, target.part)
        return found

    def xml(self, name: str | None) -> _Element | None:
        """The root of a part; None where there is no such part."""
        from lxml import etree

        info = self._entries.get(name or "")
        if info is None:
            return None
        self._check(info)
        # A part is never unpacked beyond the size that it declares, which ZipFile.read does.
        self._bytes += info.file_size
        if self._bytes > _MOST_BYTES:
            raise self._too_large()
        with self._archive.open(info) as part:
            data = part.read(info.file_size + 1)
        if _STRICT[0] in data:
            for strict, usual in _STRICT_NAMES.items():
                data = data.replace(_STRICT[0] + strict, _STRICT[1] + usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableFile(
                self._path, "XML 含有 DOCTYPE，Office 不会写入", "its XML has a DOCTYPE, which Office never writes"
            )
        return root

    def stream(self, name: str) -> IO[bytes] | None:
        """A stream of a part that may be too large for memory; None where there is no such part."""
        info = self._entries.get(name)
        if info is None:
            return None
        self._check(info)
        return self._archive.open(info)

    def _check(self, info: ZipInfo) -> None:
        if info.flag_bits & 1:
            raise UnreadableFile(self._path, "文件有密码保护", "the file is protected by a password")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadZipFile(f"{info.filename}: compression {info.compress_type}")
        if is_bomb(info):
            raise self._too_large()

    def _too_large(self) -> UnreadableFile:
        return UnreadableFile(self._path, "解压后过大", "it is too large when unpacked")
