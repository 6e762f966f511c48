"""``lawlint config``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lawlint.cli import options
from lawlint.cli.options import help_text, language
from lawlint.finding import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lawlint.config.loading import Configuration
    from lawlint.finding import Severity

_DEFAULT = Text("默认", "default")


@click.command(
    "config",
    help=help_text(
        "显示对文件（默认：当前文件夹）生效的配置，以及每个值从何而来。",
        "Show the configuration that holds for a file (default: the working directory), and where each value comes from.",
    ),
)
@options.options(
    click.argument("path", default="-", type=click.Path(path_type=Path)),
    options.format_,
    click.option("--schema", is_flag=True, help=help_text("输出配置文件的 JSON schema", "print the JSON schema of lawlint.toml")),
    options.select,
    options.ignore,
    options.severity,
    options.fail_on,
    options.lang,
    options.profile,
    options.jobs,
    options.baseline,
    options.config,
    options.isolated,
)
@click.pass_context
def command(
    ctx: click.Context, path: Path, form: str, schema: bool, select: tuple[str, ...] | None, ignore: tuple[str, ...] | None,
    severity: Severity | None, fail_on: Severity | None, lang: str | None, profile: str | None, jobs: int | None,
    baseline: Path | None, config: Path | None, isolated: bool,
) -> None:  # fmt: skip
    from json import dumps

    from lawlint.config.keys import KEYS, plain_data
    from lawlint.config.keys import schema as schema_of
    from lawlint.config.loading import Given, configuration_of, settings_for

    if schema:
        click.echo(dumps(schema_of(), ensure_ascii=False, indent=2))
        return
    given = Given(config, isolated, select, ignore, profile, severity, fail_on, lang, jobs, baseline)
    settings = settings_for(path, given)
    configuration = configuration_of(path, given)
    lang = settings.lang or language()
    given_values = dict(_set_by_user(ctx))
    rows = [
        (key.name, *_value(key.name, key.default, path, configuration, given_values, lang))
        for key in KEYS
        if key.name != "extends"
    ]
    codes = [rule.code for rule in settings.rules]
    if form == "json":
        values = {name: {"value": plain_data(value), "from": where, "entries": entries} for name, value, where, entries in rows}
        file = str(configuration.file) if configuration else None
        click.echo(dumps({"path": str(path), "file": file, "values": values, "rules": codes}, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_as_toml(rows, configuration, lang)))
    click.echo(Text(f"# 启用的规则 {len(codes)} 条：", f"# {len(codes)} rules run: ").in_(lang) + " ".join(codes))


def _set_by_user(ctx: click.Context) -> Iterator[tuple[str, tuple[object, str]]]:
    """The keys that the command line or the environment sets: the key, its value, and the option or variable."""
    from click.core import ParameterSource

    for parameter in ctx.command.params:
        if not isinstance(parameter, click.Option) or parameter.name is None:
            continue
        value, source = ctx.params.get(parameter.name), ctx.get_parameter_source(parameter.name)
        if value is None or source not in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT):
            continue
        how = parameter.opts[0] if source is ParameterSource.COMMANDLINE else str(parameter.envvar)
        yield (
            parameter.opts[0].removeprefix("--"),
            (str(value) if isinstance(value, Path) else getattr(value, "label", value), how),
        )


def _value(
    name: str,
    default: object,
    path: Path,
    configuration: Configuration | None,
    given_values: dict[str, tuple[object, str]],
    lang: str,
) -> tuple[Any, str, dict[str, str]]:
    """The value of a key, its origin, and the origin of each entry of a table."""
    from lawlint.config.loading import per_file

    if name in given_values:
        return (*given_values[name], {})
    if name == "profile" and (by := per_file(path, configuration, "per-file-profiles")):
        return by[-1].value, by[-1].where, {}
    if configuration is None or name not in configuration.values:
        return default, _DEFAULT.in_(lang), {}
    value = configuration.values[name]
    return value.value, value.where, dict(value.entries)


def _as_toml(rows: list[tuple[str, Any, str, dict[str, str]]], configuration: Configuration | None, lang: str) -> Iterator[str]:
    """The rows as a valid configuration file, each with its origin as a comment."""
    from lawlint.toml import formatted, formatted_key

    if configuration is None:
        yield Text("# 没有配置文件", "# no configuration file").in_(lang)
    else:
        yield f"# {configuration.file}"
    for name, value, where, _ in rows:
        if value is None:
            yield f"# {name}: {where}"
        elif not isinstance(value, dict) and not (isinstance(value, list) and value and isinstance(value[0], dict)):
            yield f"{name} = {formatted(value)}  # {where}"
    for name, value, where, entries in rows:
        if isinstance(value, dict) and value and isinstance(next(iter(value.values())), dict):
            for entry, inner in value.items():
                yield f"\n[{name}.{formatted_key(entry)}]  # {entries.get(entry, where)}"
                yield from (f"{formatted_key(key)} = {formatted(one)}" for key, one in inner.items())
        elif isinstance(value, dict) and value:
            yield f"\n[{name}]"
            yield from (f"{formatted_key(key)} = {formatted(one)}  # {entries.get(key, where)}" for key, one in value.items())
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for n, row in enumerate(value):
                yield f"\n[[{name}]]  # {entries.get(str(n), where)}"
                yield from (f"{formatted_key(key)} = {formatted(one)}" for key, one in row.items())
    yield ""
