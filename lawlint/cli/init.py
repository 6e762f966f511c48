"""``lawlint init``."""

from __future__ import annotations

from pathlib import Path

import click

from lawlint.cli import options
from lawlint.cli.options import CLEAN, FAILED, help_text, language, print_message
from lawlint.finding import Text


@click.command(
    "init",
    help=help_text(
        "在文件夹（默认：当前文件夹）写一个带注释的 lawlint.toml；已有的不覆盖。",
        "Write a commented lawlint.toml into a folder (default: the working directory); one that is there stays.",
    ),
)
@options.options(click.argument("folder", default=".", type=click.Path(path_type=Path)), options.lang)
@click.pass_context
def command(ctx: click.Context, folder: Path, lang: str | None) -> None:
    from lawlint.config.keys import commented_template
    from lawlint.config.settings import NAME

    lang = lang or language()
    file = folder / NAME
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(commented_template(lang))
    except FileExistsError:
        print_message(Text("已有此文件，未改动", "this file is there already and was left alone"), lang, str(file))
        ctx.exit(FAILED)
    except OSError as error:
        print_message(Text(f"无法写入：{error.strerror}", f"cannot be written: {error.strerror}"), lang, str(file))
        ctx.exit(FAILED)
    click.echo(Text(f"已写入 {file}", f"wrote {file}").in_(lang))
    ctx.exit(CLEAN)
