"""Printed text as pieces with a style each: joined where output is plain, coloured by rich on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

Styled = list[tuple[str, str]]
"""Pieces of text, each with the name of a rich style or ""."""


def coloured() -> bool:
    """Whether standard output is a terminal that wants colours (no-color.org)."""
    import os

    return not os.environ.get("NO_COLOR") and (sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR")))


def width() -> int:
    """The columns a line may take: the terminal's, or 100 where output goes elsewhere."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100


def console() -> Console:
    """A rich console on standard output, colourless where that is no terminal."""
    from rich.console import Console

    return Console(
        file=sys.stdout, highlight=False, soft_wrap=True, no_color=not coloured(), width=None if sys.stdout.isatty() else width()
    )


def show(pieces: Styled) -> None:
    """Print ``pieces``; nothing is added."""
    if not coloured():
        click.echo("".join(text for text, _ in pieces), nl=False)
        return
    from rich.text import Text

    console().print(Text.assemble(*pieces), end="")


def joined(parts: Iterable[Styled]) -> Styled:
    """``parts`` one after the other."""
    return [piece for part in parts for piece in part]
