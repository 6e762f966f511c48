"""Text as pieces, each with a style, rendered as plain text or with colours for a terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

Styled = list[tuple[str, str]]
"""Pieces of text, each with its style: words of ``_SGR``, or ""."""

_SGR = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}

LEAST, WIDTH = 40, 100
"""Columns of a line: the minimum, and the default."""


def coloured() -> bool:
    """Whether standard output is coloured: a terminal with colours is; NO_COLOR and FORCE_COLOR override that."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown"))


def width() -> int:
    """The columns of a line: COLUMNS, otherwise those of the terminal, or 100 where output goes elsewhere."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return max(int(columns), LEAST)
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH, LEAST)
    except (OSError, ValueError):
        return WIDTH


def console() -> Console:
    """A rich console on standard output, without colours where ``coloured()`` is false."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, soft_wrap=True, no_color=not coloured(), width=width())


def rendered(pieces: Styled, colour: bool) -> str:
    """``pieces`` as one text, each in its style if ``colour``."""
    if not colour:
        return "".join(text for text, _ in pieces)
    return "".join(_rendered(text, style) if style else text for text, style in pieces)


def _rendered(text: str, style: str) -> str:
    """``text`` in ``style``, line by line, because a pager shows lines one by one."""
    start = f"\x1b[{';'.join(_SGR[word] for word in style.split())}m"
    return "\n".join(f"{start}{line}\x1b[0m" if line else "" for line in text.split("\n"))


def concatenated(parts: Iterable[Styled]) -> Styled:
    """``parts`` one after the other."""
    return [piece for part in parts for piece in part]
