"""``lawlint rules``."""

from __future__ import annotations

import click

from lawlint.cli import options
from lawlint.cli.options import language, said


@click.command("rules", help=said("列出所有规则。", "List all rules."))
@options.options(options.format_, options.lang)
def command(form: str, lang: str | None) -> None:
    from lawlint.registry import all_rules

    lang = lang or language()
    if form == "json":
        from lawlint.output.json import described

        click.echo(described(all_rules(), lang), nl=False)
        return
    from lawlint.output.styled import coloured, painted
    from lawlint.output.text import catalogue

    click.echo(painted(catalogue(all_rules(), lang), coloured()), nl=False, color=True)
