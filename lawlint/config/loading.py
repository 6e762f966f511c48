"""Configuration files: found upwards from a file, read, validated, and overridden by the command line."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from lawlint import toml
from lawlint.config.selecting import UsageError, profile_named, rule_named, valid_selector
from lawlint.config.settings import NAME, Accepted, Additions, Settings
from lawlint.finding import Severity, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lawlint.schema import Fault

PROJECT = "pyproject.toml"

# Keys whose rows are appended to those of the extended files.
_ADDED = ("sections", "identities", "suppress")


class Given(NamedTuple):
    """The options of the command line and the environment, which override files; None where not given.

    ``config`` is the configuration to use instead of those found, ``isolated`` uses none.
    """

    config: Path | None = None
    isolated: bool = False
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    profile: str | None = None
    severity: Severity | None = None
    fail_on: Severity | None = None
    lang: str | None = None
    jobs: int | None = None
    baseline: Path | None = None


NOTHING = Given()


class Value(NamedTuple):
    """A value, its place (file:line), and the places of the entries of a table or of the rows (by number)."""

    value: Any
    where: str
    entries: Mapping[str, str]


class Configuration(NamedTuple):
    """The values of one file and of those it extends; patterns are relative to ``folder``."""

    file: Path
    values: Mapping[str, Value]

    @property
    def folder(self) -> Path:
        """The folder that patterns and paths are relative to."""
        return self.file.parent

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a key, ``default`` where it is not set."""
        return self.values[name].value if name in self.values else default


def settings_for(path: Path, given: Given = NOTHING) -> Settings:
    """The settings of the file at ``path``: the options of the command line over the nearest configuration.

    ``-`` stands for a file in the working directory.  Raises UsageError, with the place in the file, for a configuration
    that cannot be used.
    """
    configuration = configuration_of(path, given)
    ignores = tuple(selector for value in per_file(path, configuration, "per-file-ignores") for selector in value.value)
    named = [value.value for value in per_file(path, configuration, "per-file-profiles")]
    if given.profile is not None or configuration is None:
        profile = given.profile
    else:
        profile = named[-1] if named else configuration.get("profile")
    return _settings(configuration, given, ignores, profile, _accepted(path, configuration))


def configuration_of(path: Path, given: Given = NOTHING) -> Configuration | None:
    """The configuration that applies to the file at ``path``; None where there is none."""
    if given.isolated:
        return None
    if given.config is not None:
        return load(Path(os.path.abspath(given.config)))
    return _nearest(Path(os.path.abspath(path)).parent)


def per_file(path: Path, configuration: Configuration | None, key: str) -> list[Value]:
    """The values of the patterns (as in .gitignore) that match ``path``, in the order of the table."""
    if configuration is None or key not in configuration.values:
        return []
    from pathspec import GitIgnoreSpec

    table = configuration.values[key]
    inside = _inside(path, configuration)
    fitting = [pattern for pattern in table.value if GitIgnoreSpec.from_lines([pattern]).match_file(inside)]
    return [Value(table.value[pattern], table.entries[pattern], {}) for pattern in fitting]


def _accepted(path: Path, configuration: Configuration | None) -> tuple[Accepted, ...]:
    """The rows of ``suppress`` that apply to ``path``."""
    if configuration is None or "suppress" not in configuration.values:
        return ()
    from pathspec import GitIgnoreSpec

    inside = _inside(path, configuration)
    return tuple(
        Accepted(row["fingerprint"], row["reason"], Path(row.get("path", "")) == Path(inside))
        for row in configuration.get("suppress")
        if "path" not in row or GitIgnoreSpec.from_lines([row["path"]]).match_file(inside)
    )


def _inside(path: Path, configuration: Configuration) -> str:
    """``path`` relative to the folder of the configuration, as patterns expect it."""
    try:
        return os.path.relpath(os.path.abspath(path), configuration.folder)
    except ValueError:  # another drive
        return os.path.abspath(path)


def _settings(
    configuration: Configuration | None, given: Given, ignores: tuple[str, ...], profile: str | None,
    accepted: tuple[Accepted, ...],
) -> Settings:  # fmt: skip
    profile_named(profile)

    def value_of(name: str, default: Any) -> Any:
        return default if configuration is None else configuration.get(name, default)

    def level(asked: Severity | None, name: str) -> Severity:
        return asked if asked is not None else Severity[value_of(name, "warning").upper()]

    baseline = given.baseline or value_of("baseline", None)
    ignored = tuple(value_of("ignore", ())) if given.ignore is None else given.ignore
    return Settings(
        select=tuple(value_of("select", ())) if given.select is None else given.select,
        ignore=ignored + ignores,
        severities={selector: Severity[value.upper()] for selector, value in value_of("severities", {}).items()},
        options={code: _tuples(values) for code, values in value_of("options", {}).items()},
        profile=profile,
        severity=level(given.severity, "severity"),
        fail_on=level(given.fail_on, "fail-on"),
        lang=given.lang or value_of("lang", None),
        jobs=given.jobs or value_of("jobs", None),
        additions=Additions(tuple(value_of("sections", ())), tuple(value_of("identities", ()))),
        accepted=accepted,
        require_reasons=value_of("require-reasons", False),
        baseline=Path(os.path.abspath(baseline)) if baseline else None,
    )


def _tuples(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType({key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


@cache
def _nearest(folder: Path) -> Configuration | None:
    for at in (folder, *folder.parents):
        if (at / NAME).is_file():
            return load(at / NAME)
        if (at / PROJECT).is_file() and (found := _project(at / PROJECT)) is not None:
            return found
    return None


def _project(file: Path) -> Configuration | None:
    """The configuration in a pyproject.toml; None where it has none, also if the file is invalid and does not mention lawlint."""
    text = b""
    try:
        if b"lawlint" not in (text := file.read_bytes()):
            return None
        data = toml.read(text.decode("utf-8-sig"))
    except (OSError, ValueError):
        return load(file) if b"\n[tool.lawlint" in b"\n" + text else None
    return load(file) if isinstance(data.get("tool"), dict) and "lawlint" in data["tool"] else None


@cache
def load(file: Path) -> Configuration:
    """The configuration in ``file`` and those it extends.  Raises UsageError with the place of the error."""
    return _loaded(file, ())


def _loaded(file: Path, above: tuple[Path, ...]) -> Configuration:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        data: Any = toml.read(text)
    except UnicodeDecodeError as error:
        raise _error(file, None, Text("不是 UTF-8 文本", "this is no UTF-8 text")) from error
    except ValueError as error:
        why, at, place_in = str(error).partition(" (at line ")
        where = ":".join(re.findall(r"\d+", place_in)) if at else None
        raise _error(file, where, Text(f"不是 TOML：{why}", f"no TOML: {why}")) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _error(file, None, Text(f"无法读取：{reason}", f"cannot be read: {reason}")) from error
    prefix: tuple[str, ...] = ("tool", "lawlint") if file.name == PROJECT else ()
    for part in prefix:
        data = data.get(part, {})
    data = dict(data) if isinstance(data, dict) else data
    _check(file, text, data, prefix)

    def place(path: tuple[str | int, ...]) -> str:
        return f"{_display_path(file)}:{_line(text, prefix, path)}"

    if "baseline" in data:
        data["baseline"] = os.path.normpath(file.parent / data["baseline"])
    values: dict[str, Value] = {}
    extends = data.pop("extends", [])
    for name in [extends] if isinstance(extends, str) else extends:
        base = Path(os.path.normpath(file.parent / name))
        if not base.exists():
            near = _display_path(base)
            raise _error_at(file, text, prefix, ("extends",), Text(f"没有这个文件：{near}", f"there is no such file: {near}"))
        if base in (file, *above):
            raise _error_at(file, text, prefix, ("extends",), Text(f"循环引用：{base}", f"it extends itself: {base}"))
        for key, value in _loaded(base, (file, *above)).values.items():
            values[key] = _merged(values.get(key), value)
    for key, value in data.items():
        values[key] = _merged(values.get(key), Value(value, place((key,)), {str(at): place((key, at)) for at in _entries(value)}))
    return Configuration(file, values)


def _merged(below: Value | None, above: Value) -> Value:
    """``above`` over ``below``: tables are merged key by key, rows are appended."""
    if below is None:
        return above
    if isinstance(above.value, dict):
        return above._replace(value=_merged_tables(below.value, above.value), entries={**below.entries, **above.entries})
    if isinstance(above.value, list) and any(isinstance(row, dict) for row in (*below.value, *above.value)):
        moved = {str(len(below.value) + int(row)): where for row, where in above.entries.items()}
        return above._replace(value=[*below.value, *above.value], entries={**below.entries, **moved})
    return above


def _entries(value: object) -> Iterable[str | int]:
    """The keys of a table, the numbers of rows."""
    if isinstance(value, dict):
        return value
    return [n for n, row in enumerate(value) if isinstance(row, dict)] if isinstance(value, list) else ()


def _merged_tables(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        out[key] = _merged_tables(out[key], value) if isinstance(value, dict) and isinstance(out.get(key), dict) else value
    return out


def clear_cache() -> None:
    """Forget all configurations, which may have changed."""
    load.cache_clear()
    _nearest.cache_clear()


# Validation


def _check(file: Path, text: str, data: object, prefix: Sequence[str]) -> None:
    """Raise UsageError for the first fault, in the order of the file."""
    from lawlint.config.keys import schema
    from lawlint.schema import faults

    found = [_option_fault(fault) for fault in faults(data, schema())]
    if not found and isinstance(data, dict):
        found = [*_semantic_faults(data)]
    if found:
        first = min(found, key=lambda fault: _line(text, prefix, fault.path))
        raise _error_at(file, text, prefix, first.path, first.text)


def _option_fault(fault: Fault) -> Fault:
    """The fault of an unknown key in ``options`` that names a rule: the rule has no options, or is named by its code there."""
    if not fault.key or fault.path[:-1] != ("options",):
        return fault
    try:
        rule = rule_named(str(fault.path[-1]))
    except UsageError:
        return fault
    if not rule.options:
        return fault._replace(text=Text(f"规则 {rule.code} 没有选项", f"rule {rule.code} has no options"))
    return fault._replace(text=Text(f"应写作 [options.{rule.code}]", f"write [options.{rule.code}]"))


def _semantic_faults(data: Mapping[str, Any]) -> list[Fault]:
    """Faults that the schema does not find: unknown rules and profiles, formulas that cannot be parsed."""
    from lawlint.claims.formula import FormulaError, identity
    from lawlint.fingerprint import is_fingerprint
    from lawlint.schema import Fault

    out: list[Fault] = []

    def validate(path: tuple[str | int, ...], what: Callable[[], object]) -> None:
        try:
            what()
        except UsageError as error:
            out.append(Fault(path, error.text))
        except FormulaError as error:
            out.append(Fault(path, Text(f"公式有误：{error}", f"bad formula: {error}")))

    for key in ("select", "ignore"):
        for n, selector in enumerate(data.get(key, ())):
            validate((key, n), lambda selector=selector: valid_selector(selector))  # type: ignore[misc]
    for selector in data.get("severities", ()):
        validate(("severities", selector), lambda selector=selector: valid_selector(selector))  # type: ignore[misc]
    for pattern, selectors in data.get("per-file-ignores", {}).items():
        for n, selector in enumerate(selectors):
            validate(("per-file-ignores", pattern, n), lambda selector=selector: valid_selector(selector))  # type: ignore[misc]
    if "profile" in data:
        validate(("profile",), lambda: profile_named(data["profile"]))
    for pattern, name in data.get("per-file-profiles", {}).items():
        validate(("per-file-profiles", pattern), lambda name=name: profile_named(name))  # type: ignore[misc]
    for table in _ADDED:
        for n, row in enumerate(data.get(table, ())):
            if "profile" in row:
                validate((table, n, "profile"), lambda row=row: profile_named(row["profile"]))  # type: ignore[misc]
            for formula in row.get("formulas", ()):
                validate((table, n, "formulas"), lambda formula=formula: identity(formula))  # type: ignore[misc]
    for n, row in enumerate(data.get("suppress", ())):
        if not is_fingerprint(row["fingerprint"]):
            wrong = Text("不是指纹，指纹如 NUM014-3f9c2a7be01d4c5a", "this is no fingerprint, such as NUM014-3f9c2a7be01d4c5a")
            out.append(Fault(("suppress", n, "fingerprint"), wrong))
    return out


def _line(text: str, prefix: Sequence[str], path: Sequence[str | int]) -> int:
    from lawlint.places import place_of

    place = place_of(text, path, prefix)
    return place.line if place else 1


def _error_at(file: Path, text: str, prefix: Sequence[str], path: Sequence[str | int], message: Text) -> UsageError:
    from lawlint.places import place_of

    place = place_of(text, path, prefix)
    dotted = ".".join(str(part) for part in path if isinstance(part, str))
    if dotted and dotted not in message.zh:
        message = Text(f"{dotted}：{message.zh}", f"{dotted}: {message.en}")
    return _error(file, f"{place.line}:{place.column}" if place else None, message)


def _error(file: Path, at: str | None, message: Text) -> UsageError:
    where = f"{_display_path(file)}:{at}" if at else _display_path(file)
    return UsageError(Text(f"{where}: {message.zh}", f"{where}: {message.en}"))


def _display_path(file: Path) -> str:
    """``file`` relative to the working directory, absolute where it is not below it."""
    try:
        near = os.path.relpath(file)
    except ValueError:  # another drive
        return str(file)
    return str(file) if near.startswith("..") else near
