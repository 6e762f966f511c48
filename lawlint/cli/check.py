"""``lawlint check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawlint.cli import options
from lawlint.cli.options import CLEAN, FAILED, FOUND, said
from lawlint.cli.run import go, run_of

if TYPE_CHECKING:
    from lawlint.finding import Severity


@click.command(
    "check", help=said("检查 PATHS（文件、文件夹，或 - 即标准输入）。", "Check PATHS: files, folders, or - for standard input.")
)
@options.options(
    options.paths,
    options.format_,
    click.option(
        "--select",
        multiple=True,
        callback=options.several,
        metavar="RULES",
        envvar="LAWLINT_SELECT",
        help=said("只用这些规则（代码、代码前缀、名称）", "only these rules (codes, prefixes, names)"),
    ),
    click.option(
        "--ignore",
        multiple=True,
        callback=options.several,
        metavar="RULES",
        envvar="LAWLINT_IGNORE",
        help=said("不用这些规则", "without these rules"),
    ),
    click.option(
        "--severity",
        type=options.LEVELS,
        callback=options.level_of,
        envvar="LAWLINT_SEVERITY",
        help=said("显示的最低级别（默认 warning）", "the least that is shown (default: warning)"),
    ),
    click.option(
        "--fail-on",
        type=options.LEVELS,
        callback=options.level_of,
        envvar="LAWLINT_FAIL_ON",
        help=said("达到此级别则退出码为 1（默认 warning）", "the least that makes the exit code 1 (default: warning)"),
    ),
    options.lang,
    options.profile,
    options.config,
    options.isolated,
    options.stdin,
    options.jobs,
)
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], form: str, select: tuple[str, ...] | None, ignore: tuple[str, ...] | None,
    severity: Severity | None, fail_on: Severity | None, lang: str | None, profile: str | None, config: Path | None,
    isolated: bool, stdin_filename: str, jobs: int | None,
) -> None:  # fmt: skip
    from lawlint.output.text import summary

    run = run_of("check", form, lang, profile, stdin_filename, config, isolated, select, ignore, severity, fail_on, jobs)
    total, failed = go(run, paths)
    if form == "text" and total.files:
        click.echo(summary(total, run.lang))
    ctx.exit(FAILED if failed else FOUND if total.failing else CLEAN)
