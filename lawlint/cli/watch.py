"""``lawlint check --watch``: check again whenever a draft or a configuration changes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawlint.cli.execution import execute
from lawlint.cli.options import CLEAN, print_message
from lawlint.config import UsageError
from lawlint.config.loading import PROJECT, clear_cache
from lawlint.config.settings import NAME
from lawlint.finding import Text
from lawlint.reading import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lawlint.cli.run import Run

# Prefixes of the files that Word and LibreOffice create next to an open document.
_LOCKS = ("~$", ".~lock.")
# Milliseconds between two checks for changes.
_PAUSE = 200


def watch(run: Run, paths: Sequence[Path]) -> int:
    """Run again after every change until interrupted; returns the exit code.  Raises UsageError without watchfiles."""
    try:
        from watchfiles import watch as changes
    except ImportError as error:
        command = 'pip install "lawlint[watch]"'
        raise UsageError(Text(f"--watch 需要：{command}", f"--watch needs: {command}")) from error
    if any(str(path) == "-" for path in paths):
        raise UsageError(Text("--watch 不能用于标准输入", "--watch is not for standard input"))
    written = {os.path.realpath(wanted.to) for wanted in run.outputs if wanted.to}
    # Programs save by replacing the file: watch the folder, not the file.
    folders = {path if path.is_dir() else path.parent for path in paths}

    known = _configurations(run, paths)

    def is_relevant(_change: object, name: str) -> bool:
        path = Path(name)
        if path.name in (NAME, PROJECT):
            return True
        return path.suffix.lower() in SUFFIXES and not path.name.startswith(_LOCKS) and os.path.realpath(path) not in written

    with suppress(KeyboardInterrupt):
        first = True
        # The watch starts before the first run, so that no change during the run is missed.
        for changed in changes(*folders, watch_filter=is_relevant, yield_on_timeout=True, rust_timeout=_PAUSE):
            now = _configurations(run, paths)
            if not (changed or first or now != known):
                continue
            known = now
            if not first:
                clear_cache()
                if sys.stdout.isatty():
                    click.clear()
            try:
                if execute(run, paths).interrupted:
                    break
            except UsageError as error:  # the configuration is being edited
                if first:
                    raise
                print_message(error.text, run.lang)
            first = False
            print_message(Text("等待改动，Ctrl-C 结束", "waiting for changes, Ctrl-C ends"), run.lang)
    return CLEAN


def _configurations(run: Run, paths: Sequence[Path]) -> list[tuple[Path, int]]:
    """The configurations that may apply to ``paths``, in their folders and those above, each with its modification time."""
    given = run.given
    tops = {top.absolute() for top in paths}
    above = {folder / name for top in tops for folder in (top, *top.parents) for name in (NAME, PROJECT)}
    files = set() if given.isolated else {given.config} if given.config else above
    out = []
    for file in sorted(files):
        with suppress(OSError):
            out.append((file, file.stat().st_mtime_ns))
    return out
