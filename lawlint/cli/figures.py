"""``lawlint figures``."""

from __future__ import annotations

from pathlib import Path

import click

from lawlint.cli import options
from lawlint.cli.execution import execute
from lawlint.cli.options import help_text
from lawlint.cli.run import run_of
from lawlint.output.formats import FORMATS


@click.command(
    "figures",
    help=help_text(
        "列出每一个数字及其指标、时期、范围。", "Print every figure with what it is of: subject, period, scope, place."
    ),
)
@options.options(
    options.paths,
    options.formats(*FORMATS["figures"]),
    *options.OVER_FILES,
)
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], form: str, lang: str | None, profile: str | None, config: Path | None,
    isolated: bool, stdin_filename: str, jobs: int | None, no_cache: bool,
) -> None:  # fmt: skip
    run = run_of("figures", form, lang, profile, stdin_filename, config, isolated, jobs=jobs, no_cache=no_cache)
    ctx.exit(execute(run, paths).code)
