"""``lawlint tree``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lawlint.cli import options
from lawlint.cli.options import FAILED, help_text, print_message
from lawlint.cli.run import run_of
from lawlint.finding import Text


@click.command("tree", help=help_text("显示报告的语法树。", "Show the syntax tree of a report."))
@options.options(
    click.argument("path", type=click.Path(path_type=Path)),
    options.format_,
    click.option(
        "--runs", is_flag=True, help=help_text("显示含数字的各段如何分组", "show how the figures of each segment group")
    ),
    click.option(
        "--text",
        "plain",
        is_flag=True,
        help=help_text("只显示位置所依据的文本", "print the text that offsets count in, and nothing else"),
    ),
    options.lang,
    options.profile,
    options.config,
    options.isolated,
    options.stdin,
)
@click.pass_context
def command(
    ctx: click.Context, path: Path, form: str, runs: bool, plain: bool, lang: str | None, profile: str | None,
    config: Path | None, isolated: bool, stdin_filename: str,
) -> None:  # fmt: skip
    from lawlint.reading import UnreadableFile
    from lawlint.report import analyse

    run = run_of("tree", form, lang, profile, stdin_filename, config, isolated)
    try:
        source = run.read(path)
    except UnreadableFile as error:
        print_message(Text(error.zh, error.en), run.lang, error.path)
        ctx.exit(FAILED)
    if plain:
        sys.stdout.flush()
        sys.stdout.buffer.write(source.text.encode("utf-8"))
        return
    report = analyse(source, run.settings_of(path).profile_of)
    from lawlint.output.tree import as_json, rich_tree

    if form == "json":
        click.echo(as_json(report, runs), nl=False)
    else:
        from lawlint.output.styled import console

        console().print(rich_tree(report, runs))
