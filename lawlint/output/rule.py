"""The explanation of a rule: the same Markdown for the terminal and for the pages under docs/."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING

from lawlint.claims.frames import frames
from lawlint.finding import Text
from lawlint.output.excerpt import excerpts, printable, wrapped
from lawlint.output.labels import SEVERITIES
from lawlint.output.styled import Styled
from lawlint.rule import ClaimRule
from lawlint.source import Source
from lawlint.testing import findings_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lawlint.rule import Example, Option, Rule

_IDENTITIES = Text("其一应当成立", "One of these must hold")
_IDENTITY = Text("应当成立", "This must hold")
_EXAMPLES = ((True, Text("错误的写法", "Wrong")), (False, Text("正确的写法", "Correct")))
_OPTIONS = Text("选项", "Options")


def page(rule: Rule, lang: str) -> str:
    """Title, severity, source, explanation, identities, options, examples (each wrong one with its findings).

    Rules are explained in Chinese; in English the explanation comes last, under a heading that says so.
    """
    facts = [f"`{rule.name()}`", SEVERITIES[rule.severity].in_(lang), rule.source]
    parts = [f"# {rule.code} {rule.title.in_(lang)}", " · ".join(filter(None, facts))]
    if lang != "en":
        parts += _explanation(rule, "##")
    if identities := _identities(rule):
        must_hold = _IDENTITIES if len(identities) > 1 else _IDENTITY
        parts += [f"## {must_hold.in_(lang)}", "```text\n" + "\n".join(identities) + "\n```"]
    if rule.options:
        set_by, listed = f"`[options.{rule.code}]`", "\n".join(_option(option, lang) for option in rule.options)
        parts += [f"## {_OPTIONS.in_(lang)}", set_by, listed]
    for fires, of in _EXAMPLES:
        if mine := [example for example in rule.examples if example.fires is fires]:
            parts.append(f"## {of.in_(lang)}")
            parts += [_example(rule, example, lang) for example in mine]
    if lang == "en" and rule.__doc__:
        parts += ["## Explanation, in Chinese", *_explanation(rule, "###")]
    return "\n\n".join(parts) + "\n"


def index(rules: Iterable[Rule], lang: str, suffix: str = ".md") -> str:
    """A table of ``rules``, each a link to its page."""
    head = "| Code | Name | Severity | Checks |" if lang == "en" else "| 代码 | 名称 | 级别 | 检查 |"
    rows = (
        f"| [{rule.code}]({rule.code}{suffix}) | `{rule.name()}` | {severity.in_(lang)} | {rule.title.in_(lang)} |"
        for rule, severity in ((rule, SEVERITIES[rule.severity]) for rule in rules)
    )
    return "\n".join([head, "|---|---|---|---|", *rows]) + "\n"


def explanation(rule: Rule) -> str:
    """The docstring of ``rule`` as Markdown: what it checks, and why."""
    return "\n\n".join(_explanation(rule, "##")) + "\n"


def explanation_lines(rule: Rule, limit: int) -> Styled:
    """The explanation for a terminal, in lines of at most ``limit`` columns."""
    out: Styled = []
    for paragraph in list(_explanation(rule, "##"))[1:]:
        if paragraph.startswith("## "):
            out.append((f"  {paragraph[3:]}\n", "bold"))
        else:
            out += [(f"    {line}\n", "") for line in wrapped(printable(paragraph), limit - 4)]
    return [*out, ("\n", "")] if out else []


def _identities(rule: Rule) -> list[str]:
    """The identities of the frames whose claims the rule reports, in the language of ``formula.lark``, each once."""
    if not isinstance(rule, ClaimRule):
        return []
    own = (f for of_anchor in frames().values() for f in of_anchor if {f.kind, f"{f.kind}/{f.name}"} & set(rule.claims))
    return list(dict.fromkeys(frame.identity for frame in own))


def _explanation(rule: Rule, level: str) -> Iterator[str]:
    """The paragraphs of the docstring, a line each; a short first line without a stop is the heading of what follows."""
    for paragraph in cleandoc(rule.__doc__ or "").split("\n\n"):
        first, *rest = paragraph.split("\n")
        if rest and len(first) <= 12 and first[-1] not in "。：；，、.:;,":
            yield f"{level} {first.strip('# ')}"
            first, *rest = rest
        yield first + "".join(("" if line[:1] > "\u2e7f" or not line else " ") + line for line in rest)


def _option(option: Option, lang: str) -> str:
    from lawlint.toml import formatted

    return f"* `{option.name} = {formatted(option.default)}` {option.help.in_(lang)}"


def _example(rule: Rule, example: Example, lang: str) -> str:
    """The text as the console shows it, every finding underlined and with its message."""
    source = Source(example.plain)
    lines = [] if example.fires else example.plain.rstrip("\n").split("\n")
    if example.fires:
        for finding in findings_in(rule, example):
            for row in excerpts(source, finding.span, (related.span for related in finding.related), 100):
                lines += [row.text, row.under]
            lines.append(f"{SEVERITIES[finding.severity].in_(lang)}: {finding.message.in_(lang)}")
    return "```text\n" + "\n".join(lines) + "\n```"
