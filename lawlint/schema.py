"""Validation of values against the keywords of JSON Schema that lawlint uses, with the place of each fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from lawlint.finding import Text

_TYPES: Mapping[str, tuple[type, str, str]] = {
    "string": (str, "文字", "a text"),
    "integer": (int, "整数", "a whole number"),
    "boolean": (bool, "true 或 false", "true or false"),
    "array": (list, "列表", "a list"),
    "object": (dict, "表", "a table"),
}

Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """A fault, and the keys and indices that lead to it; ``key``: the key is wrong, not its value."""

    path: Path
    text: Text
    key: bool = False


def faults(value: object, schema: Mapping[str, Any], path: Path = ()) -> Iterator[Fault]:
    """All faults of ``value`` against ``schema``."""
    if "anyOf" in schema:
        found = [list(faults(value, one, path)) for one in schema["anyOf"]]
        if all(found):
            yield min(found, key=lambda these: -max(len(fault.path) for fault in these))[0]
        return
    if "enum" in schema:
        if value not in schema["enum"]:
            yield Fault(path, _one_of(value, schema["enum"]))
        return
    kind, zh, en = _TYPES[schema["type"]]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        if kind is list and isinstance(value, dict):  # [row] instead of [[row]]
            zh = en = f"[[{path[-1]}]]"
        yield Fault(path, Text(f"应为{zh}", f"expected {en}"))
    elif isinstance(value, str) and len(value) < schema.get("minLength", 0):
        yield Fault(path, Text("不能为空", "must not be empty"))
    elif isinstance(value, int) and "minimum" in schema and value < schema["minimum"]:
        yield Fault(path, Text(f"至少为 {schema['minimum']}", f"must be at least {schema['minimum']}"))
    elif isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield Fault(path, Text("不能为空", "must not be empty"))
        for n, item in enumerate(value):
            yield from faults(item, schema["items"], (*path, n))
    elif isinstance(value, dict):
        yield from _table_faults(value, schema, path)


def _table_faults(table: Mapping[str, object], schema: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    known: Mapping[str, Any] = schema.get("properties", {})
    other = schema.get("additionalProperties", True)
    for key, value in table.items():
        if key in known:
            yield from faults(value, known[key], (*path, key))
        elif other is False:
            zh, en = _near(key, known)
            yield Fault((*path, key), Text(f"没有这个键：{key}{zh}", f"unknown key: {key}{en}"), key=True)
        elif other is not True:
            yield from faults(value, other, (*path, key))
    misspelt = [key for key in table if key not in known]
    for key in schema.get("required", ()):
        if key not in table and not any(_near(key, misspelt)):
            yield Fault(path, Text(f"缺少 {key}", f"{key} is missing"))


def _one_of(value: object, known: list[str]) -> Text:
    zh, en = _near(value, known) if isinstance(value, str) else ("", "")
    return Text(f"应为 {'、'.join(known)} 之一{zh}", f"expected one of {', '.join(known)}{en}")


def _near(word: str, known: Iterable[str]) -> tuple[str, str]:
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), 1)
    return (f"（是否指 {near[0]}？）", f" (did you mean {near[0]}?)") if near else ("", "")
