"""Validation of the data of a profile; it runs for profiles of third parties, and in the tests for built-in ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin, get_type_hints

from lawlint.finding import Text
from lawlint.places import place_of
from lawlint.profiles.profile import Profile, ProfileError
from lawlint.schema import Fault, faults

_TYPES = {str: "string", int: "integer", bool: "boolean"}
_TITLE = "title_"


def check(data: Mapping[str, Any], where: str, text: str) -> None:
    """Raise ProfileError for the first fault in ``data``, with its line in ``text``, the file ``where``."""
    found = [*faults(data, schema())] or [*_semantic_faults(data)]
    if found:
        lines = [place.line if (place := place_of(text, fault.path)) else 1 for fault in found]
        line, fault = min(zip(lines, found, strict=True), key=lambda pair: pair[0])
        path = ".".join(part for part in fault.path if isinstance(part, str))
        message = fault.text.en if fault.key or not path else f"{path}: {fault.text.en}"
        raise ProfileError(f"{where}:{line}: {message}")


def schema() -> dict[str, Any]:
    """The JSON schema of a profile, from the fields of ``Profile``."""
    made = _schema_of(Profile)
    fields = made["properties"]
    title = {key.removeprefix(_TITLE): fields.pop(key) for key in list(fields) if key.startswith(_TITLE)}
    del fields["identities"]["items"]["properties"]["where"]
    return {**made, "properties": {**fields, "title": {"type": "object", "properties": title, "additionalProperties": False}}}


def _schema_of(kind: Any) -> dict[str, Any]:
    """The schema for a field of type ``kind``: a row of fields, a list, or a plain value."""
    if get_origin(kind) is tuple:
        inner = _schema_of(get_args(kind)[0])
        return {"type": "array", "items": inner | {"minLength": 1} if inner["type"] == "string" else inner}
    if kind in _TYPES:
        return {"type": _TYPES[kind]}
    fields = {name: _schema_of(inner) for name, inner in get_type_hints(kind).items()}
    needed = [name for name in kind._fields if name not in kind._field_defaults]
    return {"type": "object", "properties": fields, "required": needed, "additionalProperties": False}


def _semantic_faults(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Faults that the schema does not find."""
    if data.get("title") and not data["title"].get("all"):
        yield Fault(("title",), Text("缺少 all", "all is missing"))
    keys = [row["key"] for row in data.get("sections", ())]
    for n, key in enumerate(keys):
        if key in keys[:n]:
            yield Fault(("sections", n, "key"), Text(f"已有 {key}", f"there is a section {key} already"))
    tables = {row["key"] for row in data.get("identities", ())}
    for n, row in enumerate(data.get("statements", ())):
        if row["table"] not in tables:
            yield Fault(("statements", n, "table"), Text(f"没有 {row['table']}", f"there are no identities {row['table']}"))
