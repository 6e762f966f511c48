"""The command line: one module for each command."""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from lawlint import __version__
from lawlint.cli.options import CLEAN, FAILED, INTERRUPTED, help_text, language, print_message
from lawlint.cli.usage import Context, usage_message
from lawlint.finding import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("check", "claims", "figures", "tree", "rules", "rule", "config", "init", "baseline")
"""Each is ``command`` in the module of its name, which is loaded on demand."""


class _Commands(click.Group):
    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        command.context_class = Context
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if name := getattr(error, "command_name", None):  # click compares with loaded commands only
                from difflib import get_close_matches

                vars(error)["possibilities"] = get_close_matches(name, COMMANDS)
            raise


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=help_text(
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
    # A run makes many objects and few cycles: collect less often than the default, and not at exit.
    gc.set_threshold(50_000)
    lang = language(args)
    try:
        code = cli.main(args, prog_name="lawlint", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except click.ClickException as error:
        code = FAILED
        _print_usage_error(error, lang)
    except Exception as error:
        if (message := _user_message(error)) is None:  # Python itself would exit with 1, which means findings
            from traceback import print_exc

            print_exc()
        else:
            print_message(message, lang)
        code = FAILED
    gc.freeze()
    sys.exit(code if isinstance(code, int) else CLEAN)


def _print_usage_error(error: click.ClickException, lang: str) -> None:
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return
    print_message(usage_message(error), lang)
    context = getattr(error, "ctx", None)
    command = f"{context.command_path if context else 'lawlint'} -h"
    click.echo(Text(f"运行 {command} 查看用法", f"run {command} for help").in_(lang), err=True)


def _user_message(error: Exception) -> Text | None:
    """The message for an error that the user can correct; None for a defect of lawlint."""
    from lawlint.config import UsageError
    from lawlint.profiles import ProfileError
    from lawlint.registry import RegistryError

    if isinstance(error, UsageError):
        return error.text
    if isinstance(error, OSError) and error.strerror:  # standard output may be full
        name = f"（{error.filename}）" if error.filename else "", f" ({error.filename})" if error.filename else ""
        return Text(f"无法读写：{error.strerror}{name[0]}", f"cannot read or write: {error.strerror}{name[1]}")
    return Text(str(error), str(error)) if isinstance(error, RegistryError | ProfileError) else None
