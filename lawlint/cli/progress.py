"""The progress of a long run, shown at a terminal."""

from __future__ import annotations

import os
import sys
from time import monotonic
from typing import TYPE_CHECKING

from lawlint.linter import FEW

if TYPE_CHECKING:
    from rich.progress import Progress

AFTER, EVERY = 1.0, 0.1
"""Seconds before the bar is first drawn, and between two drawings."""


class Bar:
    """A progress bar on standard error; it is hidden while anything else is printed."""

    def __init__(self, files: int) -> None:
        self._files, self._done = files, 0
        self._due = monotonic() + AFTER
        self._bar: Progress | None = None
        self._shown = False
        dumb = os.environ.get("TERM") in ("dumb", "unknown")
        self._wanted = files >= FEW and sys.stderr.isatty() and not dumb and not os.environ.get("CI")

    def advance(self) -> None:
        """Count one more file as done."""
        self._done += 1
        if self._wanted and monotonic() >= self._due:
            self._draw()
            self._due = monotonic() + EVERY

    def hide(self) -> None:
        """Remove the bar from the terminal."""
        if self._bar is not None and self._shown:
            self._bar.stop()
        self._shown = False

    def _draw(self) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

            self._bar = Progress(
                BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True,
                auto_refresh=False, redirect_stdout=False, redirect_stderr=False,
            )  # fmt: skip
            self._bar.add_task("", total=self._files)
        self._bar.update(self._bar.task_ids[0], completed=self._done)
        if self._shown:
            self._bar.refresh()
        else:
            self._bar.start()
        self._shown = True
