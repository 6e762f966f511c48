"""Files are read into Sources, or refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.reading import UnreadableFile, decode, read

TEXT = "一、回顾\r\n　　审结案件15件。\n"


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (TEXT.encode(), "utf-8", False),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig", True),
        (TEXT.encode("gb18030"), "gb18030", False),
        (TEXT.encode("gbk"), "gb18030", False),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str, bom: bool) -> None:
    path = tmp_path / "草案.TXT"
    path.write_bytes(data)
    source = read(path)
    assert (source.text, source.encoding, source.bom, source.path) == (TEXT, encoding, bom, str(path))


def test_standard_input() -> None:
    assert decode(TEXT.encode()).text == TEXT
    assert decode(b"").text == ""


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("报告.xyz", b"text", "不支持 .xyz 格式"),
        ("报告", b"text", "不支持 报告 格式"),
        ("报告.doc", b"\xd0\xcf\x11\xe0", "不支持 .doc 格式，请另存为 .docx"),
        ("报告.WPS", b"\xd0\xcf\x11\xe0", "不支持 .WPS 格式，请另存为 .docx"),
        ("报告.txt", b"PK\x03\x04\x00\x00\x00\x08\x00", "不是 UTF-8 或 GB 18030 文本"),
        ("报告.md", b"\xff\xff\xff\xff", "不是 UTF-8 或 GB 18030 文本"),
        ("报告.txt", bytes(range(1, 9)) * 40, "不是 UTF-8 或 GB 18030 文本"),
    ],
)
def test_what_is_no_text(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as raised:
        read(path)
    assert raised.value.zh.startswith(reason)
    assert raised.value.path == str(path)


def test_a_folder_and_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="folder"):
        read(tmp_path)
    with pytest.raises(UnreadableFile, match="no such file"):
        read(tmp_path / "没有.txt")
