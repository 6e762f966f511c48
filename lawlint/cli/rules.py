"""``lawlint rules``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from lawlint.cli import options
from lawlint.cli.options import help_text, language
from lawlint.knowledge import tables

if TYPE_CHECKING:
    from lawlint.output.styled import Styled


@click.command(
    "rules", help=help_text("列出所有规则，或规则所依据的知识表。", "List all rules, or the tables of knowledge that they go by.")
)
@options.options(
    click.option(
        "--knowledge",
        is_flag=True,
        help=help_text(
            "列出知识表：内容、条数、截至哪一天",
            "the tables of knowledge: what they hold, rows, and up to which day they are known to hold",
        ),
    ),
    options.format_,
    options.lang,
)
def command(knowledge: bool, form: str, lang: str | None) -> None:
    lang = lang or language()
    if form == "json":
        click.echo(_json(knowledge, lang), nl=False)
        return
    from lawlint.output.styled import coloured, rendered

    click.echo(rendered(_text(knowledge, lang), coloured()), nl=False, color=True)


def _json(knowledge: bool, lang: str) -> str:
    from lawlint.output import json

    if knowledge:
        return json.knowledge_json(tables(), date.today(), lang)
    from lawlint.registry import all_rules

    return json.rules_json(all_rules(), lang)


def _text(knowledge: bool, lang: str) -> Styled:
    from lawlint.output import text

    if knowledge:
        return text.knowledge_lines(tables(), date.today(), lang)
    from lawlint.registry import all_rules

    return text.rule_lines(all_rules(), lang)
