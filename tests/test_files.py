"""The files found in a folder."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from lawlint.files import Draft, drafts
from lawlint.reading import UnreadableFile, load


def found(folder: Path, *named: str) -> list[str]:
    files, _ = drafts([folder / name for name in named] or [folder], (".md", ".txt"))
    return [file.path.relative_to(folder).as_posix() for file in files]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.md",
        "a.txt",
        "B.TXT",
        "inner/c.md",
        "inner/deep/d.md",
        "other.py",
        ".hidden/e.md",
        ".f.md",
        "inner.md/g.txt",
        "scan.OFD",
        "~$b.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("字", encoding="utf-8")
    return tmp_path


def test_sorted_with_the_suffixes_that_are_read(folder: Path) -> None:
    assert found(folder) == ["B.TXT", "a.txt", "b.md", "inner/c.md", "inner/deep/d.md", "inner.md/g.txt"]


def test_documents_of_other_formats_are_reported(folder: Path) -> None:
    assert [path.name for path in drafts([folder], (".md",)).skipped] == ["scan.OFD"]


def test_named_files_come_as_named_and_once(folder: Path) -> None:
    assert found(folder, "inner/c.md", "other.py", "inner", "./inner/c.md") == ["inner/c.md", "other.py", "inner/deep/d.md"]


def test_ignore_files_nest(folder: Path) -> None:
    (folder / ".gitignore").write_text("*.txt\n*.TXT\ndeep/\n", encoding="utf-8")
    (folder / "inner" / ".gitignore").write_text("!deep/\nc.md\n", encoding="utf-8")
    assert found(folder) == ["b.md", "inner/deep/d.md"]


def test_ignore_files_above_hold_up_to_the_repository(folder: Path) -> None:
    (folder / ".gitignore").write_text("c.md\n", encoding="utf-8")
    assert found(folder, "inner") == ["inner/c.md", "inner/deep/d.md"]
    (folder / ".git").mkdir()
    assert found(folder, "inner") == ["inner/deep/d.md"]


def test_what_is_named_is_read_although_ignored(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("inner/\nb.md\n", encoding="utf-8")
    assert found(folder, "inner", "b.md") == ["inner/c.md", "inner/deep/d.md", "b.md"]


def test_loops_of_links_end(folder: Path) -> None:
    (folder / "inner" / "loop").symlink_to(folder)
    (folder / "broken.md").symlink_to(folder / "nowhere.md")
    (folder / "link.md").symlink_to(folder / "b.md")
    assert found(folder) == ["B.TXT", "a.txt", "b.md", "inner/c.md", "inner/deep/d.md", "inner.md/g.txt", "link.md"]


def test_a_folder_that_cannot_be_opened_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: Path | str) -> object:
        if Path(path).name == "inner":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr("os.scandir", scandir)
    closed = Draft(folder / "inner", walked=True)
    assert closed in drafts([folder], (".md", ".txt")).files
    assert drafts([folder / "inner"], (".md", ".txt")).files == [Draft(folder / "inner")]
    with pytest.raises(UnreadableFile, match="inner: cannot be opened: Permission denied"):
        load(closed.path)


def test_a_gitignore_may_begin_with_a_byte_order_mark(folder: Path) -> None:
    (folder / ".gitignore").write_text("inner/\n", encoding="utf-8-sig")
    assert not [name for name in found(folder) if name.startswith("inner/")]
