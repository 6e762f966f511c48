"""Generate pages from the code: ``python docs/generate.py [--check]``.

Pages about rules come from the rules, the page about kinds of report from the profiles, the keys of the configuration and its
schema from ``lawlint.config.keys``; in Chinese (``PAGE.md``) and in English (``PAGE.en.md``).  With ``--check`` nothing is
written, and the exit code is 1 where a page is not up to date.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from lawlint import profiles  # noqa: E402
from lawlint.config.keys import KEYS, schema  # noqa: E402
from lawlint.finding import Text  # noqa: E402
from lawlint.output.rule import index, page  # noqa: E402
from lawlint.profiles import GENERAL, Due, Identities, Profile, Statement, all_profiles  # noqa: E402
from lawlint.registry import BUILT_IN, all_rules  # noqa: E402

SUFFIXES = {"zh": ".md", "en": ".en.md"}


def pages() -> dict[Path, str]:
    """The text of every page that is generated as a whole or in part."""
    rules = [rule for rule in all_rules() if type(rule).__module__.startswith(BUILT_IN)]
    found = {HERE / "lawlint.schema.json": json.dumps(schema(rules), ensure_ascii=False, indent=2) + "\n"}
    for lang, suffix in SUFFIXES.items():
        found[HERE / "rules" / f"README{suffix}"] = _RULES.in_(lang) + index(rules, lang, suffix)
        found |= {HERE / "rules" / f"{rule.code}{suffix}": page(rule, lang) for rule in rules}
        found[HERE / f"profiles{suffix}"] = _kinds(lang)
    return found | {path: _with_keys(path.read_text(encoding="utf-8")) for path in HERE.glob("configuration*.md")}


_KEYS = re.compile(r"(<!-- keys (zh|en) -->\n).*?(<!-- /keys -->)", re.DOTALL)


def _with_keys(text: str) -> str:
    """``text`` with the help of every key of the configuration."""

    def keys(match: re.Match[str]) -> str:
        parts = [
            f"### `{key.name}`\n\n{key.help.in_(match[2])}{'。' if match[2] == 'zh' else '.'}\n\n```toml\n{key.example}\n```\n"
            for key in KEYS
        ]
        return match[1] + "\n" + "\n".join(parts) + "\n" + match[3]

    return _KEYS.sub(keys, text)


def stale() -> list[Path]:
    """The pages that are missing, outdated, or of a rule that no longer exists."""
    due = pages()
    existing = {path for path in due if path.exists()} | set((HERE / "rules").glob("*.md"))
    return sorted(
        {path for path, text in due.items() if path not in existing or path.read_text(encoding="utf-8") != text}
        | (existing - due.keys())
    )


_RULES = Text(
    """# 规则

“级别”是该规则最高的级别：依据较弱的一处降一级。显示哪些、在何时算作失败，见[配置](../configuration.md)。

""",
    """# Rules

The severity is the most that a rule says: where it leans on less, it says one level less. What is shown, and what fails a run,
is a matter of [configuration](../configuration.en.md). The rules are explained in Chinese; title, source, identities, examples
and messages are in English too.

""",
)

_KINDS = Text(
    """# 报告类型

报告是哪一类，看标题（不计年份）。不属于任何一类的，按“一般文稿”检查，不要求章节。`--profile NAME` 或配置中的 `profile` 可以指定。
每一类是 `lawlint/profiles/` 下的一个 TOML 文件，本页由这些文件生成；字段的含义见[编写报告类型](writing-profiles.md)。""",
    """# Kinds of report

The title tells the kind, its year left out; a text of no kind is read as “any text”, which owes no sections. `--profile NAME`,
or `profile` in the configuration, says otherwise. Each kind is one TOML file under `lawlint/profiles/`, and this page is written
from them; [Writing a kind of report](writing-profiles.en.md) says what the fields mean.""",
)
_SECTIONS = Text("| 章节 | | 认定它的字词 |\n|---|---|---|", "| Section | | Told by the words |\n|---|---|---|")
_REQUIRED, _CUSTOMARY, _OPTIONAL = Text("必备", "required"), Text("惯例", "customary"), Text("可有", "optional")


def _kinds(lang: str) -> str:
    folder = Path(profiles.__path__[0])
    own = [kind for kind in all_profiles().values() if (folder / f"{kind.name}.toml").exists()]
    parts = [_KINDS.in_(lang)]
    for kind in sorted(own, key=lambda kind: (kind.name == GENERAL, kind.name)):
        parts += [f"## {kind.name}: {_named(kind, lang)}", *_kind(kind, lang)]
    return "\n\n".join(parts) + "\n"


def _kind(kind: Profile, lang: str) -> Iterator[str]:
    """The paragraphs about one kind of report: its titles, sections and identities."""
    if kind.source:
        yield kind.source
    facts = (
        (Text("标题含", "its title has"), kind.title_all),
        (Text("含其一", "one of"), kind.title_any),
        (Text("不含", "none of"), kind.title_none),
    )
    if kind.title_all:
        yield "\n".join(f"* {what.in_(lang)} {_words(words)}" for what, words in facts if words)
    if kind.sections:
        yield "\n".join([_SECTIONS.in_(lang), *(_row(due, lang) for due in kind.sections)])
    if kind.ordered:
        order = Text(
            "{since}年度以来的报告，必备的章节按此顺序。",
            "Since the reports on {since} the required sections stand in this order.",
        )
        yield order.format(since=kind.since).in_(lang)
    if kind.period:
        period = Text("{words}为当年1月1日至12月31日。", "The period ({words}) is 1 January to 31 December of its year.")
        yield period.format(words=_words(kind.period)).in_(lang)
    if tables := [table for table in kind.identities if table.formulas]:
        yield Text("表中应当成立：", "What must hold in its tables:").in_(lang)
        blocks = ("\n".join([_named(table, lang), *(f"    {formula}" for formula in table.formulas)]) for table in tables)
        yield "```text\n" + "\n\n".join(blocks) + "\n```"
    if kind.statements:
        named = dict.fromkeys(_named(statement, lang) for statement in kind.statements)
        compared = Text("与表核对的文中数字：{names}。", "Figures of its text that are compared with its tables: {names}.")
        yield compared.format(names=Text("、", ", ").in_(lang).join(named)).in_(lang)


def _row(due: Due, lang: str) -> str:
    asked = _REQUIRED if due.required else _CUSTOMARY if due.customary else _OPTIONAL
    since = Text("（{year}年度以来）", " (since {year})")
    holds = [
        Text("须有", "must hold ").in_(lang)
        + _named(content, lang)
        + (since.format(year=content.since).in_(lang) if content.since else "")
        for content in due.contents
    ]
    return f"| {_named(due, lang)} | {'<br>'.join([asked.in_(lang), *holds])} | {_words(due.names + due.synonyms)} |"


def _named(thing: Profile | Due | Identities | Statement | profiles.Content, lang: str) -> str:
    return Text(thing.zh, thing.en).in_(lang)


def _words(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def main() -> None:
    """Write the pages, or check them."""
    if "--check" in sys.argv[1:]:
        if pages_behind := stale():
            sys.exit("not up to date, run python docs/generate.py:\n" + "\n".join(map(str, pages_behind)))
        return
    due = pages()
    for path in stale():
        path.parent.mkdir(exist_ok=True)
        if path in due:
            path.write_text(due[path], encoding="utf-8")
        else:
            path.unlink()


if __name__ == "__main__":
    main()
