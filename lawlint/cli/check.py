"""``lawlint check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawlint.cli import options
from lawlint.cli.options import CLEAN, FAILED, FOUND, complain, said
from lawlint.cli.run import Fixing, go, run_of
from lawlint.finding import Text
from lawlint.output.formats import FORMATS

if TYPE_CHECKING:
    from lawlint.finding import Severity


@click.command(
    "check", help=said("检查 PATHS（文件、文件夹，或 - 即标准输入）。", "Check PATHS: files, folders, or - for standard input.")
)
@options.options(
    options.paths,
    options.formats(*FORMATS["check"]),
    click.option("--fix", is_flag=True, help=said("修正不改变意思的差错，写回文件", "apply the safe fixes, and write the files")),
    click.option(
        "--unsafe-fixes",
        is_flag=True,
        help=said("连同建议的修正（与 --fix 或 --diff 同用）", "the suggested fixes too (with --fix or --diff)"),
    ),
    click.option(
        "--diff", is_flag=True, help=said("只显示 --fix 会作的改动，不写文件", "show what --fix would change, and write nothing")
    ),
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
    ctx: click.Context, paths: tuple[Path, ...], form: str, fix: bool, unsafe_fixes: bool, diff: bool,
    select: tuple[str, ...] | None, ignore: tuple[str, ...] | None,
    severity: Severity | None, fail_on: Severity | None, lang: str | None, profile: str | None, config: Path | None,
    isolated: bool, stdin_filename: str, jobs: int | None,
) -> None:  # fmt: skip
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError(said("--unsafe-fixes 须与 --fix 或 --diff 同用", "--unsafe-fixes goes with --fix or --diff"))
    run = run_of(
        "diff" if diff else "check", "text" if diff else form, lang, profile, stdin_filename, config, isolated, select, ignore,
        severity, fail_on, jobs, Fixing(unsafe_fixes, write=not diff) if fix or diff else None,
    )  # fmt: skip
    total, failed = go(run, paths)
    if diff:
        complain(Text(f"可修正 {total.fixed} 处", f"{total.fixed} would be fixed"), run.lang)
        ctx.exit(FAILED if failed else FOUND if total.fixed else CLEAN)
    ctx.exit(FAILED if failed else FOUND if total.failing else CLEAN)
