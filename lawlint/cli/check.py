"""``lawlint check``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from lawlint.cli import options
from lawlint.cli.execution import execute
from lawlint.cli.options import CLEAN, FOUND, help_text, print_message
from lawlint.cli.run import Fixing, run_of
from lawlint.config import UsageError
from lawlint.finding import Text
from lawlint.output.formats import FORMATS

if TYPE_CHECKING:
    from lawlint.finding import Severity


def _outputs(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    """The formats and files of «sarif:out.sarif», each file once."""
    out: dict[Path, tuple[str, Path]] = {}
    for value in values:
        form, _, name = value.partition(":")
        if form not in FORMATS["check"] or not name:
            known = " ".join(FORMATS["check"])
            raise UsageError(
                Text(
                    f"--output {value}：应写作 格式:文件，格式为 {known}",
                    f"--output {value}: write FORMAT:FILE, FORMAT one of {known}",
                )
            )
        path = Path(name)
        real = Path(os.path.realpath(path))
        if real in out:
            raise UsageError(Text(f"--output 两次写入 {path}", f"--output writes {path} twice"))
        out[real] = form, path
    return tuple(out.values())


@click.command(
    "check",
    help=help_text("检查 PATHS（文件、文件夹，或 - 即标准输入）。", "Check PATHS: files, folders, or - for standard input."),
)
@options.options(
    options.paths,
    options.formats(*FORMATS["check"]),
    click.option("--concise", is_flag=True, help=help_text("每处一行，即 --format concise", "one line each: --format concise")),
    click.option(
        "--output",
        "outputs",
        multiple=True,
        callback=_outputs,
        metavar="FORMAT:FILE",
        help=help_text("同时按此格式写入文件（可多次）", "write this format to a file as well (any number of times)"),
    ),
    click.option(
        "--statistics",
        is_flag=True,
        help=help_text("不列各处，只按规则统计（text、json）", "counts by rule instead of findings (text, json)"),
    ),
    click.option("--explain", is_flag=True, help=help_text("附上各规则的说明（text）", "explain each rule that fires (text)")),
    click.option(
        "--fix", is_flag=True, help=help_text("修正不改变意思的差错，写回文件", "apply the safe fixes, and write the files")
    ),
    click.option(
        "--unsafe-fixes",
        is_flag=True,
        help=help_text("连同建议的修正（与 --fix 或 --diff 同用）", "the suggested fixes too (with --fix or --diff)"),
    ),
    click.option(
        "--diff",
        is_flag=True,
        help=help_text("只显示 --fix 会作的改动，不写文件", "show what --fix would change, and write nothing"),
    ),
    options.select,
    options.ignore,
    options.severity,
    options.fail_on,
    options.lang,
    options.profile,
    options.baseline,
    options.config,
    options.isolated,
    options.stdin,
    options.jobs,
    options.no_cache,
    click.option(
        "--watch", is_flag=True, help=help_text("文件改动后重新检查，Ctrl-C 结束", "check again after every change, until Ctrl-C")
    ),
)
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], form: str, concise: bool, outputs: tuple[tuple[str, Path], ...],
    statistics: bool, explain: bool, fix: bool, unsafe_fixes: bool, diff: bool,
    select: tuple[str, ...] | None, ignore: tuple[str, ...] | None,
    severity: Severity | None, fail_on: Severity | None, lang: str | None, profile: str | None,
    baseline: Path | None, config: Path | None, isolated: bool, stdin_filename: str, jobs: int | None, no_cache: bool,
    watch: bool,
) -> None:  # fmt: skip
    if concise and form != "concise" and ctx.get_parameter_source("form") is ParameterSource.COMMANDLINE:
        raise UsageError(Text(f"--concise 与 --format {form} 不能同用", f"--concise and --format {form} exclude each other"))
    form = "text" if diff else "concise" if concise else form
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError(help_text("--unsafe-fixes 须与 --fix 或 --diff 同用", "--unsafe-fixes goes with --fix or --diff"))
    if statistics and diff:
        raise UsageError(Text("--statistics 与 --diff 不能同用", "--statistics and --diff exclude each other"))
    if statistics and form not in FORMATS["statistics"]:
        raise UsageError(Text(f"--statistics 没有 {form} 格式", f"--statistics has no format {form}"))
    if explain and (statistics or diff or form != "text") and not any(other == "text" for other, _ in outputs):
        raise UsageError(Text("--explain 只用于 text 格式", "--explain is for the format text"))
    content = "diff" if diff else "statistics" if statistics else "check"
    fixing = Fixing(unsafe_fixes, write=not diff) if fix or diff else None
    run = run_of(
        content, form, lang, profile, stdin_filename, config, isolated, select, ignore, severity, fail_on, jobs, fixing, outputs,
        explain, no_cache, baseline,
    )  # fmt: skip
    if watch:
        if fixing:
            raise UsageError(Text("--watch 不能与 --fix、--diff 同用", "--watch goes with neither --fix nor --diff"))
        from lawlint.cli import watch as watching

        ctx.exit(watching.watch(run, paths))
    done = execute(run, paths)
    if not diff or done.interrupted:
        ctx.exit(done.code)
    fixed = done.total.fixed
    print_message(Text(f"可修正 {fixed} 处", f"{fixed} would be fixed"), run.lang)
    ctx.exit(done.code if done.failed else FOUND if fixed else CLEAN)
