"""The command line: one module a command."""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from lawlint import __version__
from lawlint.cli.options import CLEAN, FAILED, INTERRUPTED, complain, language, said
from lawlint.finding import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("check", "claims", "figures", "tree", "rules", "rule", "config", "init")
"""Each is ``command`` in the module of its name, loaded when it is asked for."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=said(
        "公文的计算器：复核报告中的数字和逻辑，并给出算式。",
        "Re-does the arithmetic of official reports, checks their logic, and shows its working.",
    ),
)
@click.version_option(__version__, message="lawlint %(version)s")
def cli() -> None:
    pass


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage or a file that could not be used, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # A run makes many objects and few cycles: look for these more seldom than Python does, and not again at the end.
    gc.set_threshold(50_000)
    from lawlint.config import UsageError
    from lawlint.profiles import ProfileError
    from lawlint.registry import RegistryError

    try:
        code = cli.main(args, prog_name="lawlint", standalone_mode=False)
    except click.Abort:
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = FAILED
    except UsageError as error:
        complain(error.text, language())
        code = FAILED
    except (RegistryError, ProfileError) as error:
        complain(Text(str(error), str(error)), language())
        code = FAILED
    gc.freeze()
    sys.exit(code if isinstance(code, int) else CLEAN)
