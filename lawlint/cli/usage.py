"""The messages of click about a command line, in the language of the user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from lawlint.cli.options import language
from lawlint.finding import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

_ZH = {
    "Usage: ": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示帮助并退出",
    "Show the version and exit.": "显示版本并退出",
}


class _Formatter(click.HelpFormatter):
    """Help whose fixed words are Chinese where that is the language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, _localised("Usage: ") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_localised(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().write_dl([(name, _localised(text)) for name, text in rows], *args, **more)


class Context(click.Context):
    """The context of every command."""

    formatter_class = _Formatter


def _localised(words: str) -> str:
    return _ZH.get(words, words) if language() == "zh" else words


def usage_message(error: click.ClickException) -> Text:
    """The message for an error in the command line."""
    if isinstance(error, click.BadParameter) and (variable := _variable(error)):
        error.param_hint = variable
    english = error.format_message()
    return Text(_chinese(error) or english, english)


def _chinese(error: click.ClickException) -> str | None:
    """The message in Chinese; None for the rare errors of click that have no translation."""
    match error:
        case click.NoSuchOption():
            near = "、".join(sorted(error.possibilities or ()))
            return f"没有选项 {error.option_name}" + f"（是否指 {near}？）" * bool(near)
        case click.MissingParameter():
            return f"缺少{_parameter_label(error)}"
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.Choice):
            return f"{_parameter_label(error)} 只能是 {'、'.join(map(str, error.param.type.choices))}"
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.IntRange):
            return f"{_parameter_label(error)} 应为不小于 {error.param.type.min} 的整数"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 缺少值，或者不应有值"
        case click.UsageError() if (name := getattr(error, "command_name", None)) is not None:
            near = "、".join(getattr(error, "possibilities", None) or ())
            return f"没有命令 {name}" + f"（是否指 {near}？）" * bool(near)
    return None


def _variable(error: click.BadParameter) -> str | None:
    """The environment variable that the value came from; None where it came from the command line."""
    param, ctx = error.param, error.ctx
    if param is None or param.name is None or ctx is None or param.envvar is None:
        return None
    return str(param.envvar) if ctx.get_parameter_source(param.name) is ParameterSource.ENVIRONMENT else None


def _parameter_label(error: click.BadParameter) -> str:
    """«选项 --format», «参数 PATHS», «环境变量 LAWLINT_FORMAT»."""
    param = error.param
    if variable := _variable(error):
        return f"环境变量 {variable}"
    if param is None:
        return "参数"
    return (
        f"选项 {param.opts[0]}"
        if isinstance(param, click.Option)
        else f"参数 {param.make_metavar(error.ctx) if error.ctx else ''}"
    )
