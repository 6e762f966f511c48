"""What the commands share: exit codes, the language, messages on standard error, options."""

from __future__ import annotations

import os
import sys
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lawlint.finding import Severity, Text
from lawlint.output.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


def language(args: Sequence[str] | None = None) -> str:
    """The language, "zh" or "en", before a command line (by default that of the process) is parsed.

    It is that of ``--lang``, LAWLINT_LANG or the locale; Chinese where the locale is unset, C or POSIX.
    """
    line = sys.argv[1:] if args is None else args
    asked = [
        after if arg == "--lang" else arg[7:] for arg, after in zip_longest(line, line[1:]) if arg[:7] in ("--lang", "--lang=")
    ]
    for value in (*reversed(asked), os.environ.get("LAWLINT_LANG")):
        if value in ("zh", "en"):
            return value
    locale = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(key))), "")
    return "zh" if locale.partition(".")[0] in ("", "C", "POSIX") or locale.lower().startswith("zh") else "en"


def help_text(zh: str, en: str) -> str:
    """A help text, in the language of the locale."""
    return Text(zh, en).in_(language())


def print_message(text: Text, lang: str, path: str = "") -> None:
    """Print a message for the user on standard error."""
    from lawlint.output.excerpt import printable

    click.echo(f"lawlint: {printable(path) + ': ' if path else ''}{printable(text.in_(lang))}", err=True)


LEVELS = click.Choice([severity.label for severity in Severity])


def severity_named(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Severity | None:
    """The severity with this name; None where the option was not given."""
    return Severity[value.upper()] if value else None


def split_values(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """The values of a repeated option, each split at commas; None where the option was not given."""
    return tuple(part for value in values for part in value.replace("，", ",").split(",") if part) or None


lang = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    envvar="LAWLINT_LANG",
    help=help_text("消息的语言（默认随系统语言）", "language of messages (default: the locale's)"),
)


class _Format(click.Option):
    """An option that ignores a format of other commands in the environment: ``rules`` has no sarif of LAWLINT_FORMAT."""

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        value = super().resolve_envvar_value(ctx)
        own = isinstance(self.type, click.Choice) and value in self.type.choices
        return value if own or value not in {form for forms in FORMATS.values() for form in forms} else None


def formats(*forms: str) -> Callable[..., Any]:
    """``--format``; its default is the first of ``forms``."""
    return click.option(
        "--format",
        "form",
        cls=_Format,
        type=click.Choice(forms),
        default=forms[0],
        envvar="LAWLINT_FORMAT",
        help=help_text("给人看，或给程序用", "for people or for programs"),
    )


format_ = formats("text", "json")
profile = click.option(
    "--profile",
    metavar="NAME",
    envvar="LAWLINT_PROFILE",
    help=help_text("报告类型（默认按标题判断）", "kind of report (default: by title)"),
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    envvar="LAWLINT_JOBS",
    help=help_text("进程数（默认：文件多时每核一个）", "processes (default: one a core where there are many files)"),
)
stdin = click.option(
    "--stdin-filename",
    metavar="PATH",
    default="-",
    show_default=False,
    help=help_text("标准输入的文件名，其后缀即格式", "what standard input is called; the suffix tells its format"),
)
config = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    envvar="LAWLINT_CONFIG",
    help=help_text(
        "用这个配置文件（默认逐级向上查找 lawlint.toml）",
        "this configuration (default: lawlint.toml, found upwards from each file)",
    ),
)
no_cache = click.option(
    "--no-cache",
    is_flag=True,
    envvar="LAWLINT_NO_CACHE",
    help=help_text("不用也不留缓存", "keep no answers of unchanged files, and use none"),
)


def baseline_option(help_: str) -> Callable[..., Any]:
    """``--baseline``, with the help text ``help_``."""
    return click.option("--baseline", metavar="FILE", type=click.Path(path_type=Path), envvar="LAWLINT_BASELINE", help=help_)


baseline = baseline_option(
    help_text(
        "已有问题的清单，其中的不再报告（见 lawlint baseline）", "findings that are known and left out (see lawlint baseline)"
    )
)
isolated = click.option("--isolated", is_flag=True, help=help_text("不读任何配置文件", "read no configuration"))


def _rules(name: str, help_: str) -> Callable[..., Any]:
    """An option that takes selectors of rules; it may be repeated, and its values split by commas."""
    envvar = f"LAWLINT_{name.upper()}"
    return click.option(f"--{name}", multiple=True, callback=split_values, metavar="RULES", envvar=envvar, help=help_)


def _level(name: str, help_: str) -> Callable[..., Any]:
    """An option that takes a severity."""
    envvar = f"LAWLINT_{name.upper().replace('-', '_')}"
    return click.option(f"--{name}", type=LEVELS, callback=severity_named, envvar=envvar, help=help_)


select = _rules("select", help_text("只用这些规则（代码、代码前缀、名称）", "only these rules (codes, prefixes, names)"))
ignore = _rules("ignore", help_text("不用这些规则", "without these rules"))
severity = _level("severity", help_text("显示的最低级别（默认 warning）", "the least that is shown (default: warning)"))
fail_on = _level(
    "fail-on", help_text("达到此级别则退出码为 1（默认 warning）", "the least that makes the exit code 1 (default: warning)")
)
paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


# The options of every command that reads files, after its own.
OVER_FILES = (lang, profile, config, isolated, stdin, jobs, no_cache)


def options(*added: Callable[..., Any]) -> Callable[..., Any]:
    """Several options and arguments, in the order in which help lists them."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(added):
            command = option(command)
        return command

    return add
