"""Configuration files: found upwards from a file, read, checked, and laid under what the command line asks for."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from lawlint import toml
from lawlint.config.selecting import UsageError, known, profile_named, rule_called
from lawlint.config.settings import NAME, Accepted, House, Settings
from lawlint.finding import Severity, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lawlint.schema import Fault

PROJECT = "pyproject.toml"

# Keys of which a file adds rows to those of the files it extends.
_ADDED = ("sections", "identities", "suppress")


class Given(NamedTuple):
    """What the command line and the environment ask for, which no file overrides; None where they leave it open.

    ``config`` is the configuration to use instead of those that are found, ``isolated`` asks for none.
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
    """A value, where a person finds it (file:line), and where each entry of a table, or each row (by number), is."""

    value: Any
    where: str
    entries: Mapping[str, str]


class Configuration(NamedTuple):
    """What one file says, with what it extends; patterns count from ``folder``."""

    file: Path
    values: Mapping[str, Value]

    @property
    def folder(self) -> Path:
        """The folder that patterns and paths count from."""
        return self.file.parent

    def get(self, name: str, otherwise: Any = None) -> Any:
        """The value of a key, ``otherwise`` where nobody says one."""
        return self.values[name].value if name in self.values else otherwise


def settings_for(path: Path, given: Given = NOTHING) -> Settings:
    """The settings of the file at ``path``: the command line's, over the nearest configuration's.

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
    return _made(configuration, given, ignores, profile, _accepted(path, configuration))


def configuration_of(path: Path, given: Given = NOTHING) -> Configuration | None:
    """The configuration that holds for the file at ``path``; None where there is none."""
    if given.isolated:
        return None
    if given.config is not None:
        return load(Path(os.path.abspath(given.config)))
    return _nearest(Path(os.path.abspath(path)).parent)


def per_file(path: Path, configuration: Configuration | None, key: str) -> list[Value]:
    """What a table of patterns (as in .gitignore) says of ``path``, in the order of the table."""
    if configuration is None or key not in configuration.values:
        return []
    from pathspec import GitIgnoreSpec

    table = configuration.values[key]
    inside = _inside(path, configuration)
    fitting = [pattern for pattern in table.value if GitIgnoreSpec.from_lines([pattern]).match_file(inside)]
    return [Value(table.value[pattern], table.entries[pattern], {}) for pattern in fitting]


def _accepted(path: Path, configuration: Configuration | None) -> tuple[Accepted, ...]:
    """The rows of ``suppress`` that hold for ``path``."""
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
    """``path`` as patterns see it: from the folder of the configuration."""
    try:
        return os.path.relpath(os.path.abspath(path), configuration.folder)
    except ValueError:  # another drive
        return os.path.abspath(path)


def _made(
    configuration: Configuration | None, given: Given, ignores: tuple[str, ...], profile: str | None,
    accepted: tuple[Accepted, ...],
) -> Settings:  # fmt: skip
    profile_named(profile)

    def said(name: str, otherwise: Any) -> Any:
        return otherwise if configuration is None else configuration.get(name, otherwise)

    def level(asked: Severity | None, name: str) -> Severity:
        return asked if asked is not None else Severity[said(name, "warning").upper()]

    baseline = given.baseline or said("baseline", None)
    ignored = tuple(said("ignore", ())) if given.ignore is None else given.ignore
    return Settings(
        select=tuple(said("select", ())) if given.select is None else given.select,
        ignore=ignored + ignores,
        severities={selector: Severity[value.upper()] for selector, value in said("severities", {}).items()},
        options={code: _tuples(values) for code, values in said("options", {}).items()},
        profile=profile,
        severity=level(given.severity, "severity"),
        fail_on=level(given.fail_on, "fail-on"),
        lang=given.lang or said("lang", None),
        jobs=given.jobs or said("jobs", None),
        house=House(tuple(said("sections", ())), tuple(said("identities", ()))),
        accepted=accepted,
        require_reasons=said("require-reasons", False),
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
    """The configuration in a pyproject.toml; None where it has none, or is none of ours to complain about."""
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
    """The configuration in ``file``, with what it extends.  Raises UsageError with the place of what is wrong."""
    return _loaded(file, ())


def _loaded(file: Path, above: tuple[Path, ...]) -> Configuration:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        data: Any = toml.read(text)
    except UnicodeDecodeError as error:
        raise _wrong(file, None, Text("不是 UTF-8 文本", "this is no UTF-8 text")) from error
    except ValueError as error:
        why, at, place_in = str(error).partition(" (at line ")
        where = ":".join(re.findall(r"\d+", place_in)) if at else None
        raise _wrong(file, where, Text(f"不是 TOML：{why}", f"no TOML: {why}")) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _wrong(file, None, Text(f"无法读取：{reason}", f"cannot be read: {reason}")) from error
    prefix: tuple[str, ...] = ("tool", "lawlint") if file.name == PROJECT else ()
    for part in prefix:
        data = data.get(part, {})
    data = dict(data) if isinstance(data, dict) else data
    _check(file, text, data, prefix)

    def place(path: tuple[str | int, ...]) -> str:
        return f"{_shown(file)}:{_line(text, prefix, path)}"

    if "baseline" in data:
        data["baseline"] = os.path.normpath(file.parent / data["baseline"])
    values: dict[str, Value] = {}
    extends = data.pop("extends", [])
    for name in [extends] if isinstance(extends, str) else extends:
        base = Path(os.path.normpath(file.parent / name))
        if not base.exists():
            near = _shown(base)
            raise _at(file, text, prefix, ("extends",), Text(f"没有这个文件：{near}", f"there is no such file: {near}"))
        if base in (file, *above):
            raise _at(file, text, prefix, ("extends",), Text(f"循环引用：{base}", f"it extends itself: {base}"))
        for key, value in _loaded(base, (file, *above)).values.items():
            values[key] = _merged(values.get(key), value)
    for key, value in data.items():
        values[key] = _merged(values.get(key), Value(value, place((key,)), {str(at): place((key, at)) for at in _entries(value)}))
    return Configuration(file, values)


def _merged(below: Value | None, above: Value) -> Value:
    """``above`` laid over ``below``: tables key by key, and the rows that add up one after the other."""
    if below is None:
        return above
    if isinstance(above.value, dict):
        return above._replace(value=_over(below.value, above.value), entries={**below.entries, **above.entries})
    if isinstance(above.value, list) and any(isinstance(row, dict) for row in (*below.value, *above.value)):
        moved = {str(len(below.value) + int(row)): where for row, where in above.entries.items()}
        return above._replace(value=[*below.value, *above.value], entries={**below.entries, **moved})
    return above


def _entries(value: object) -> Iterable[str | int]:
    """The keys of a table, the numbers of rows."""
    if isinstance(value, dict):
        return value
    return [n for n, row in enumerate(value) if isinstance(row, dict)] if isinstance(value, list) else ()


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        out[key] = _over(out[key], value) if isinstance(value, dict) and isinstance(out.get(key), dict) else value
    return out


def forget() -> None:
    """Read all configurations again: they may have changed."""
    load.cache_clear()
    _nearest.cache_clear()


# What is checked


def _check(file: Path, text: str, data: object, prefix: Sequence[str]) -> None:
    """Raise UsageError at the first thing that is wrong, in the order of the file."""
    from lawlint.config.keys import schema
    from lawlint.schema import faults

    found = [_of_options(fault) for fault in faults(data, schema())]
    if not found and isinstance(data, dict):
        found = [*_meanings(data)]
    if found:
        first = min(found, key=lambda fault: _line(text, prefix, fault.path))
        raise _at(file, text, prefix, first.path, first.text)


def _of_options(fault: Fault) -> Fault:
    """What is wrong with a key of ``options`` that is a rule all the same: it has none, or goes by its code there."""
    if not fault.key or fault.path[:-1] != ("options",):
        return fault
    try:
        rule = rule_called(str(fault.path[-1]))
    except UsageError:
        return fault
    if not rule.options:
        return fault._replace(text=Text(f"规则 {rule.code} 没有选项", f"rule {rule.code} has no options"))
    return fault._replace(text=Text(f"应写作 [options.{rule.code}]", f"write [options.{rule.code}]"))


def _meanings(data: Mapping[str, Any]) -> list[Fault]:
    """What is well formed and means nothing: a rule or profile that there is not, a formula that cannot be read."""
    from lawlint.claims.formula import FormulaError, identity
    from lawlint.fingerprint import is_fingerprint
    from lawlint.schema import Fault

    out: list[Fault] = []

    def tried(path: tuple[str | int, ...], what: Callable[[], object]) -> None:
        try:
            what()
        except UsageError as error:
            out.append(Fault(path, error.text))
        except FormulaError as error:
            out.append(Fault(path, Text(f"公式有误：{error}", f"bad formula: {error}")))

    for key in ("select", "ignore"):
        for n, selector in enumerate(data.get(key, ())):
            tried((key, n), lambda selector=selector: known(selector))  # type: ignore[misc]
    for selector in data.get("severities", ()):
        tried(("severities", selector), lambda selector=selector: known(selector))  # type: ignore[misc]
    for pattern, selectors in data.get("per-file-ignores", {}).items():
        for n, selector in enumerate(selectors):
            tried(("per-file-ignores", pattern, n), lambda selector=selector: known(selector))  # type: ignore[misc]
    if "profile" in data:
        tried(("profile",), lambda: profile_named(data["profile"]))
    for pattern, name in data.get("per-file-profiles", {}).items():
        tried(("per-file-profiles", pattern), lambda name=name: profile_named(name))  # type: ignore[misc]
    for table in _ADDED:
        for n, row in enumerate(data.get(table, ())):
            if "profile" in row:
                tried((table, n, "profile"), lambda row=row: profile_named(row["profile"]))  # type: ignore[misc]
            for formula in row.get("formulas", ()):
                tried((table, n, "formulas"), lambda formula=formula: identity(formula))  # type: ignore[misc]
    for n, row in enumerate(data.get("suppress", ())):
        if not is_fingerprint(row["fingerprint"]):
            wrong = Text("不是指纹，指纹如 NUM014-3f9c2a7be01d4c5a", "this is no fingerprint, such as NUM014-3f9c2a7be01d4c5a")
            out.append(Fault(("suppress", n, "fingerprint"), wrong))
    return out


def _line(text: str, prefix: Sequence[str], path: Sequence[str | int]) -> int:
    from lawlint.places import place_of

    place = place_of(text, path, prefix)
    return place.line if place else 1


def _at(file: Path, text: str, prefix: Sequence[str], path: Sequence[str | int], said: Text) -> UsageError:
    from lawlint.places import place_of

    place = place_of(text, path, prefix)
    dotted = ".".join(str(part) for part in path if isinstance(part, str))
    if dotted and dotted not in said.zh:
        said = Text(f"{dotted}：{said.zh}", f"{dotted}: {said.en}")
    return _wrong(file, f"{place.line}:{place.column}" if place else None, said)


def _wrong(file: Path, at: str | None, said: Text) -> UsageError:
    where = f"{_shown(file)}:{at}" if at else _shown(file)
    return UsageError(Text(f"{where}: {said.zh}", f"{where}: {said.en}"))


def _shown(file: Path) -> str:
    """``file`` as the person who sits in the working directory would write it."""
    try:
        near = os.path.relpath(file)
    except ValueError:  # another drive
        return str(file)
    return str(file) if near.startswith("..") else near
