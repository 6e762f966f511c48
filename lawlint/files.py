"""The drafts under the paths of a command line."""

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
    """One file to read.  ``walked``: found in a folder, not named."""

    path: Path
    walked: bool = False


class Drafts(NamedTuple):
    """Files to read, each once, in the order given and by name within a folder; ``skipped`` are documents of other formats."""

    files: list[Draft]
    skipped: list[Path]


def drafts(paths: Iterable[Path], suffixes: Iterable[str]) -> Drafts:
    """The files that ``paths`` name, and under each folder among them those with one of ``suffixes``.

    Left out are hidden entries, lock files of Word (~$draft.docx), and what a ``.gitignore`` in, above or below the folder
    excludes; links to folders are not followed.  A folder that cannot be opened is returned itself: reading it gives the reason.
    """
    suffixes = frozenset(suffixes)
    files: dict[Path, Draft] = {}
    skipped: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.setdefault(_normalised(path), Draft(path))
            continue
        above = _above(path)
        if above and _ignored(os.path.abspath(path), True, above):
            above = ()  # named explicitly
        closed: list[Path] = []
        for file in _walk(path, above, closed):
            suffix = file.suffix.lower()
            if suffix in suffixes:
                files.setdefault(_normalised(file), Draft(file, walked=True))
            elif suffix in SAVED_AS:
                skipped.append(file)
        files |= {_normalised(folder): Draft(folder, walked=folder != path) for folder in closed}
    return Drafts(list(files.values()), skipped)


def _normalised(path: Path) -> Path:
    return Path(os.path.normpath(path))


class _Ignore(NamedTuple):
    """The rules of one .gitignore, which apply from its folder down."""

    folder: str
    spec: GitIgnoreSpec


def _walk(folder: Path, ignores: tuple[_Ignore, ...], closed: list[Path]) -> Iterator[Path]:
    """The files below ``folder``; folders that cannot be opened are added to ``closed``."""
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
    """Whether the nearest .gitignore with a pattern for ``path`` excludes it."""
    for ignore in reversed(ignores):
        excluded = ignore.spec.check_file(os.path.relpath(path, ignore.folder) + "/" * folder).include
        if excluded is not None:
            return excluded
    return False


def _above(folder: Path) -> tuple[_Ignore, ...]:
    """The .gitignore files from the top of the work tree of ``folder`` to its parent, outermost first."""
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
    """A file to write, which replaces ``path`` when it is complete; after an error it is removed.

    Links are followed, permissions of an existing file are kept; a device or a pipe is written to directly.  Raises OSError where
    ``path`` cannot be written.
    """
    import secrets
    import shutil

    target = Path(os.path.realpath(path))
    exists = target.exists()
    if exists and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    if exists and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    part = target.parent / f".lawlint-{secrets.token_hex(8)}.tmp"
    try:
        with part.open("xb") as file:
            yield file
        if exists:
            shutil.copymode(target, part)
        os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
