"""The keys of a configuration, each with its JSON schema, default and help.

The loader validates with them; ``lawlint init``, the pages about configuration and the published schema (JSON Schema 2020-12)
are generated from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from lawlint.finding import Severity, Text

if TYPE_CHECKING:
    from lawlint.rule import Option, Rule

Schema = Mapping[str, Any]

LEVELS = [severity.label for severity in Severity]

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_LEVEL: Schema = {"enum": LEVELS}
_FLAG: Schema = {"type": "boolean"}


def _table(of: Schema) -> Schema:
    return {"type": "object", "additionalProperties": of}


def _rows(needed: tuple[str, ...], keys: Mapping[str, Schema]) -> Schema:
    row = {"type": "object", "properties": keys, "required": list(needed), "additionalProperties": False}
    return {"type": "array", "items": row}


_SECTION: Mapping[str, Schema] = dict.fromkeys(("profile", "key", "zh", "en", "source"), _TEXT) | {
    "names": _TEXTS,
    "synonyms": _TEXTS,
    "required": _FLAG,
    "customary": _FLAG,
    "anywhere": _FLAG,
    "offset": {"type": "integer"},
}
_IDENTITY: Mapping[str, Schema] = dict.fromkeys(("profile", "key", "zh", "en"), _TEXT) | {
    "formulas": {**_TEXTS, "minItems": 1},
    "rows": _TEXTS,
    "columns": _TEXTS,
    "headings": _TEXTS,
}
_SUPPRESSED: Mapping[str, Schema] = dict.fromkeys(("fingerprint", "reason", "path"), _TEXT)


class Key(NamedTuple):
    """One key: its name, schema, default (None: no value), help, and an example in TOML."""

    name: str
    schema: Schema
    default: object
    help: Text
    example: str


KEYS = (
    Key(
        "extends",
        {"anyOf": [_TEXT, _TEXTS]},
        None,
        Text(
            "先读这些配置文件（相对于本文件），再以本文件为准；列表相接的只有 suppress、sections、identities",
            "configurations to start from (paths from this file); this file wins, and suppress, sections and identities add up",
        ),
        'extends = "../house.toml"',
    ),
    Key(
        "lang",
        {"enum": ["zh", "en"]},
        None,
        Text("消息的语言（默认随系统）", "language of messages (default: the locale's)"),
        'lang = "zh"',
    ),
    Key(
        "select",
        _TEXTS,
        [],
        Text("只用这些规则：代码、代码前缀、名称；空即全部", "only these rules: codes, prefixes, names; none means all"),
        'select = ["NUM", "DAT", "TBL"]',
    ),
    Key("ignore", _TEXTS, [], Text("不用这些规则", "without these rules"), 'ignore = ["PUN001"]'),
    Key("severity", _LEVEL, "warning", Text("显示的最低级别", "the least that is shown"), 'severity = "info"'),
    Key(
        "fail-on", _LEVEL, "warning", Text("达到此级别则退出码为 1", "the least that makes the exit code 1"), 'fail-on = "error"'
    ),
    Key("profile", _TEXT, None, Text("报告类型（默认按标题判断）", "kind of report (default: by title)"), 'profile = "fzzf"'),
    Key(
        "jobs",
        {"type": "integer", "minimum": 1},
        None,
        Text("进程数（默认：文件多时每核一个）", "processes (default: one a core where there are many files)"),
        "jobs = 2",
    ),
    Key(
        "baseline",
        _TEXT,
        None,
        Text(
            "已有问题的清单（相对于本文件）：其中的不再报告，见 lawlint baseline",
            "findings that are known and left out (path from this file), see lawlint baseline",
        ),
        'baseline = "lawlint-baseline.json"',
    ),
    Key(
        "require-reasons",
        _FLAG,
        False,
        Text("没有理由的忽略不算数", "a comment that ignores a rule must say why, or it does not count"),
        "require-reasons = true",
    ),
    Key(
        "severities",
        _table(_LEVEL),
        {},
        Text("各规则的级别：代码、代码前缀或名称 = 级别", "severity of rules: code, prefix or name = severity"),
        '[severities]\nNUM014 = "error"\nTRM = "info"',
    ),
    Key(
        "per-file-ignores",
        _table(_TEXTS),
        {},
        Text(
            "某些文件不用的规则：路径模式（同 .gitignore）= 规则",
            "rules that some files do without: pattern (as in .gitignore) = rules",
        ),
        '[per-file-ignores]\n"archive/" = ["LEF", "PUN001"]',
    ),
    Key(
        "per-file-profiles",
        _table(_TEXT),
        {},
        Text(
            "某些文件的报告类型：路径模式 = 类型，后写的优先",
            "kind of report of some files: pattern = kind; the last that fits wins",
        ),
        '[per-file-profiles]\n"法院/*.docx" = "fayuan"',
    ),
    Key(
        "options",
        _table({"type": "object"}),
        {},
        Text("规则的选项：[options.代码]", "options of rules: [options.CODE]"),
        '[options.TRM009]\nterms = { "错字" = "正字" }',
    ),
    Key(
        "suppress",
        _rows(("fingerprint", "reason"), _SUPPRESSED),
        [],
        Text(
            "不报告的问题：指纹（见 --format json）、理由，path 为路径模式，不写即各文件",
            "findings to leave out: fingerprint (see --format json), reason, and a pattern of paths (without one, any file)",
        ),
        '[[suppress]]\nfingerprint = "NUM014-3f9c2a7be01d4c5a"\npath = "2024/*.pdf"\nreason = "分项四舍五入"',
    ),
    Key(
        "sections",
        _rows(("profile", "key"), _SECTION),
        [],
        Text(
            "为某类报告增加章节；key 已有的，写出的字段改之，names、synonyms 增之",
            "sections added to a kind of report; of one that is there the fields given replace its own, words add up",
        ),
        '[[sections]]\nprofile = "fzzf"\nkey = "supervision"\nzh = "执法监督"\nen = "supervision"\n'
        'names = ["执法监督"]\nrequired = true\nsource = "云溪市法治政府建设督察办法"',
    ),
    Key(
        "identities",
        _rows(("key", "zh", "en", "formulas"), _IDENTITY),
        [],
        Text(
            "本单位表格中应当成立的等式；不写 profile 的适用于各类报告，rows、columns 为认表的行名、列名",
            "what must hold in tables of the house, told by labels of rows and columns; without a profile, in every report",
        ),
        '[[identities]]\nkey = "cases"\nzh = "案件办理情况"\nen = "cases"\nrows = ["新收", "未结"]\n'
        'formulas = ["旧存 + 新收 == 结案 + 未结 for each column"]',
    ),
)


def option_schema(option: Option) -> Schema:
    """The schema of a value of ``option``."""
    match option.default:
        case bool():
            return _FLAG
        case int():
            return {"type": "integer"}
        case str():
            return {"type": "string"}
        case tuple():
            return _TEXTS
        case _:
            return _table({"type": "string"})


def plain_data(value: object) -> object:
    """``value`` in the types of TOML and JSON: tuples as lists, mappings as tables."""
    if isinstance(value, Mapping):
        return {key: plain_data(inner) for key, inner in value.items()}
    return [plain_data(inner) for inner in value] if isinstance(value, tuple | list) else value


def schema(rules: Iterable[Rule] | None = None) -> dict[str, Any]:
    """The JSON schema of ``lawlint.toml`` with the options of ``rules``, by default of all installed rules."""
    from lawlint.registry import all_rules

    properties: dict[str, Any] = {}
    for key in KEYS:
        properties[key.name] = {"description": f"{key.help.zh} / {key.help.en}", **key.schema}
        if key.default is not None:
            properties[key.name]["default"] = key.default
    properties["options"]["properties"] = {
        rule.code: {
            "description": f"{rule.title.zh} / {rule.title.en}",
            "type": "object",
            "properties": {
                option.name: {
                    "description": f"{option.help.zh} / {option.help.en}",
                    **option_schema(option),
                    "default": plain_data(option.default),
                }
                for option in rule.options
            },
            "additionalProperties": False,
        }
        for rule in (all_rules() if rules is None else rules)
        if rule.options
    }
    properties["options"]["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lawlint.toml",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def commented_template(lang: str) -> str:
    """A configuration of comments only: every key with its help and an example."""
    head = Text(
        "# lawlint 的配置。每一项都是注释，去掉行首的“#”即生效。查看生效的配置：lawlint config",
        "# The configuration of lawlint.  All of it is comment: take away a “#” to set a key.  See what holds: lawlint config",
    )
    parts = [head.in_(lang)]
    for key in KEYS:
        lines = "\n".join(f"#{line}" for line in key.example.splitlines())
        parts.append(f"# {key.help.in_(lang)}\n{lines}")
    return "\n\n".join(parts) + "\n"
