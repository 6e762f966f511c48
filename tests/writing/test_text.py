"""Text files: all other bytes stay unchanged; a file is replaced completely or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.finding import Edit
from lawlint.fixing import fix
from lawlint.reading import UnreadableFile, decode
from lawlint.source import Source, Span
from lawlint.writing import UnwritableFile, editable, is_written, patched, replace

WRONG, RIGHT = "完善公开竞争审查制度", "完善公平竞争审查制度"
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "", "\n\n", " \n\t"])
def test_everything_else_stays_to_the_byte(encoding: str, end: str) -> None:
    text = f"一、举措\r\n第一行。\r第二行\n{WRONG}，\u3000㐀𠀀“”①€。{end}"
    data = text.encode(encoding)
    done = fix(data, decode(data, "草稿.txt"), unsafe=True)
    assert done.applied == 1
    assert done.data == text.replace(WRONG, RIGHT).encode(encoding)


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("gb18030", "replace")))
def test_what_was_read_is_written_again_or_refused(data: bytes) -> None:
    try:
        source = decode(data, "草稿.txt")
        opened = editable(data, source)
    except (UnreadableFile, UnwritableFile):
        return
    assert opened.edited([]) == data


def test_a_character_that_the_encoding_lacks_is_refused() -> None:
    source = Source("完善制度", "草稿.txt", "gb2312")
    opened = editable("完善制度".encode("gb2312"), source)
    refusal = opened.refusal([Edit(Span(0, 2), "堃")])
    assert refusal is not None
    assert refusal.zh == "gb2312 编码没有“堃”字"
    assert opened.refusal([Edit(Span(0, 2), "改进")]) is None


def test_bytes_that_would_not_come_back_are_not_written() -> None:
    with pytest.raises(UnwritableFile, match="would change other bytes"):
        editable(b"abc\n", Source("abd\n", "a.txt"))


@pytest.mark.parametrize(
    ("path", "written"),
    [("a.txt", True), ("a.MD", True), ("a.markdown", True), ("a.docx", True), ("-", True), ("a.html", False), ("a.pdf", False),
     ("a.xlsx", False), ("a.csv", False)],
)  # fmt: skip
def test_formats(path: str, written: bool) -> None:
    assert is_written(path) is written


@given(st.text(max_size=30), st.data())
def test_patched_is_what_edits_from_the_end_give(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    edits = [Edit(Span(a, b), data.draw(st.text(max_size=3))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    edits = [edit for n, edit in enumerate(edits) if not n or edits[n - 1].span.end < edit.span.start]
    due = text
    for span, new in reversed(edits):
        due = due[: span.start] + new + due[span.end :]
    assert patched(text, edits) == due


# The file in its folder


def test_replacing_keeps_permissions_and_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "草稿.txt"
    file.write_bytes(b"a")
    file.chmod(0o640)
    replace(file, b"a", b"b")
    assert file.read_bytes() == b"b"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["草稿.txt"]


def test_links_are_followed(tmp_path: Path) -> None:
    folder = tmp_path / "别处"
    folder.mkdir()
    (folder / "原稿.txt").write_bytes(b"a")
    (tmp_path / "草稿.txt").symlink_to(folder / "原稿.txt")
    replace(tmp_path / "草稿.txt", b"a", b"b")
    assert (tmp_path / "草稿.txt").is_symlink()
    assert (folder / "原稿.txt").read_bytes() == b"b"


def test_a_file_that_changed_during_the_run_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "草稿.txt"
    file.write_bytes(b"other")
    with pytest.raises(UnwritableFile, match="changed meanwhile"):
        replace(file, b"a", b"b")
    assert file.read_bytes() == b"other"
    assert os.listdir(tmp_path) == ["草稿.txt"]


def test_a_file_that_is_gone_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="cannot be written"):
        replace(tmp_path / "草稿.txt", b"a", b"b")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "草稿.txt"
    file.write_bytes(b"a")
    file.chmod(0o444)
    with pytest.raises(UnwritableFile, match="read-only"):
        replace(file, b"a", b"b")


def test_a_write_that_fails_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    file = tmp_path / "草稿.txt"
    file.write_bytes(b"a")
    with pytest.raises(UnwritableFile, match="No space left"):
        replace(file, b"a", b"b")
    assert (file.read_bytes(), os.listdir(tmp_path)) == (b"a", ["草稿.txt"])
