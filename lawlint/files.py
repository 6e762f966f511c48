"""The drafts under the paths that a user names."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from lawlint.reading import SAVED_AS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pathspec import GitIgnoreSpec


class Draft(NamedTuple):
    """One file to read.  ``walked``: met in a folder, not named."""

    path: Path
    walked: bool = False


class Drafts(NamedTuple):
    """Files to read, each once, in the order named and by name within a folder; ``passed`` are documents of other formats."""

    files: list[Draft]
    passed: list[Path]


def drafts(paths: Iterable[Path], suffixes: Iterable[str]) -> Drafts:
    """The files that ``paths`` name, and under each folder among them those with one of ``suffixes``.

    Hidden entries, what Word keeps beside a document that is open (~$draft.docx), and what a ``.gitignore`` of the folder, those
    above it or those below it excludes are left out; links to folders are not followed.  A folder that cannot be opened stands
    for what is in it: reading it says why.
    """
    suffixes = frozenset(suffixes)
    files: dict[Path, Draft] = {}
    passed: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.setdefault(_plain(path), Draft(path))
            continue
        above = _above(path)
        if above and _ignored(os.path.abspath(path), True, above):
            above = ()  # named all the same
        closed: list[Path] = []
        for file in _walk(path, above, closed):
            suffix = file.suffix.lower()
            if suffix in suffixes:
                files.setdefault(_plain(file), Draft(file, walked=True))
            elif suffix in SAVED_AS:
                passed.append(file)
        files |= {_plain(folder): Draft(folder, walked=folder != path) for folder in closed}
    return Drafts(list(files.values()), passed)


def _plain(path: Path) -> Path:
    return Path(os.path.normpath(path))


class _Ignore(NamedTuple):
    """The rules of one .gitignore, which hold from its folder down."""

    folder: str
    spec: GitIgnoreSpec


def _walk(folder: Path, ignores: tuple[_Ignore, ...], closed: list[Path]) -> Iterator[Path]:
    """The files below ``folder``; to ``closed`` are added the folders that cannot be opened."""
    ignores += _ignore(folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        closed.append(folder)
        return
    for entry in entries:
        inner = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith((".", "~$")) or (ignores and _ignored(os.path.abspath(entry.path), inner, ignores)):
            continue
        if inner:
            yield from _walk(folder / entry.name, ignores, closed)
        elif entry.is_file():
            yield folder / entry.name


def _ignored(path: str, folder: bool, ignores: tuple[_Ignore, ...]) -> bool:
    """Whether the nearest .gitignore that speaks of ``path`` excludes it."""
    for ignore in reversed(ignores):
        told = ignore.spec.check_file(os.path.relpath(path, ignore.folder) + "/" * folder).include
        if told is not None:
            return told
    return False


def _above(folder: Path) -> tuple[_Ignore, ...]:
    """The .gitignore files between the top of the work tree that holds ``folder`` and its parent, outermost first."""
    folder = folder.absolute()
    inside: list[Path] = []
    for at in (folder, *folder.parents):
        inside.append(at)
        if (at / ".git").exists():
            return tuple(ignore for above in reversed(inside[1:]) for ignore in _ignore(above))
    return ()


def _ignore(folder: Path) -> tuple[_Ignore, ...]:
    try:
        lines = (folder / ".gitignore").read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return ()
    from pathspec import GitIgnoreSpec

    return (_Ignore(os.path.abspath(folder), GitIgnoreSpec.from_lines(lines)),)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, which takes the place of ``path`` when it is whole; after an error there is no trace of it.

    A link is followed, an existing file's permissions are kept; a device or a pipe is written to.  Raises OSError where
    ``path`` cannot be written.
    """
    import secrets
    import shutil

    target = Path(os.path.realpath(path))
    there = target.exists()
    if there and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    if there and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    part = target.parent / f".lawlint-{secrets.token_hex(8)}.tmp"
    try:
        with part.open("xb") as file:
            yield file
        if there:
            shutil.copymode(target, part)
        os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
