"""``lawlint claims``."""

from __future__ import annotations

from pathlib import Path

import click

from lawlint.cli import options
from lawlint.cli.execution import execute
from lawlint.cli.options import help_text
from lawlint.cli.run import run_of


@click.command(
    "claims", help=help_text("列出每一项复核过的关系及算式。", "Print every relation that was re-computed, with its calculation.")
)
@options.options(
    options.paths,
    options.format_,
    click.option(
        "--uncovered",
        is_flag=True,
        help=help_text(
            "只列出没有任何关系可以复核的数字，供人工核对", "only the figures that nothing verifies, to be checked by hand"
        ),
    ),
    click.option(
        "--why",
        is_flag=True,
        help=help_text(
            "并列出未作判断的关系及其判断因素", "also the relations that are left undecided, with the factors of the decision"
        ),
    ),
    *options.OVER_FILES,
)
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], form: str, uncovered: bool, why: bool, lang: str | None, profile: str | None,
    config: Path | None, isolated: bool, stdin_filename: str, jobs: int | None, no_cache: bool,
) -> None:  # fmt: skip
    run = run_of(
        "uncovered" if uncovered else "why" if why else "claims",
        form,
        lang,
        profile,
        stdin_filename,
        config,
        isolated,
        jobs=jobs,
        no_cache=no_cache,
    )
    ctx.exit(execute(run, paths).code)
