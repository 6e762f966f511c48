"""``lawlint check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawlint.cli import options
from lawlint.cli.options import CLEAN, FAILED, FOUND, said
from lawlint.cli.run import go, run_of
from lawlint.output.formats import FORMATS

if TYPE_CHECKING:
    from lawlint.finding import Severity


@click.command(
    "check", help=said("检查 PATHS（文件、文件夹，或 - 即标准输入）。", "Check PATHS: files, folders, or - for standard input.")
)
@options.options(
    options.paths,
    options.formats(*FORMATS["check"]),
    options.select,
    options.ignore,
    options.severity,
    options.fail_on,
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
    run = run_of("check", form, lang, profile, stdin_filename, config, isolated, select, ignore, severity, fail_on, jobs)
    total, failed = go(run, paths)
    ctx.exit(FAILED if failed else FOUND if total.failing else CLEAN)
