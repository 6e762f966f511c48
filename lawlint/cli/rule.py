"""``lawlint rule``."""

from __future__ import annotations

import click

from lawlint.cli import options
from lawlint.cli.options import help_text, language


@click.command("rule", help=help_text("解释一条规则（代码或名称）。", "Explain one rule (code or name)."))
@options.options(click.argument("code"), options.lang)
def command(code: str, lang: str | None) -> None:
    from lawlint.config import rule_named
    from lawlint.output.rule import page
    from lawlint.output.styled import coloured, console

    text = page(rule_named(code), lang or language())
    if coloured():
        from rich.markdown import Markdown

        console().print(Markdown(text))
    else:
        click.echo(text, nl=False)
