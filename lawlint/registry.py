"""All rules, built-in and of third parties, found by walking packages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, get_args

from lawlint.claims.claim import Kind
from lawlint.plugins import packages
from lawlint.rule import ClaimRule, Option, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BUILT_IN = "lawlint.rules"
ENTRY_POINTS = "lawlint.rules"

RETIRED: Mapping[str, str] = {}
"""Retired codes and names, each with the code that replaces it ("" for none); they are never used again."""

_CODE = re.compile(r"[A-Z]{2,6}[0-9]{3}")


class RegistryError(Exception):
    """A package of rules that cannot be used, or two rules that claim the same code or name."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """One instance of every rule, built-in and third-party, by code."""
    return collected(rule for package in (BUILT_IN, *packages(ENTRY_POINTS)) for rule in rules_in(package))


def rules_in(package: str) -> Iterator[type[Rule]]:
    """The rules that the modules of ``package`` define, at any depth.

    A class is a rule where it has a code of its own; a base that several rules share has none.
    """
    try:
        root = import_module(package)
        modules = [root]
        for module in walk_packages(getattr(root, "__path__", ()), package + ".", onerror=_reraise):
            modules.append(import_module(module.name))
    except Exception as error:
        raise RegistryError(f"cannot load the rules of {package}: {type(error).__name__}: {error}") from error
    for found in modules:
        for value in vars(found).values():
            if (
                isinstance(value, type)
                and issubclass(value, Rule)
                and value.__module__ == found.__name__
                and "code" in vars(value)
            ):
                yield value


def collected(classes: Iterable[type[Rule]]) -> tuple[Rule, ...]:
    """One instance of each rule, by code; raises ``RegistryError`` where two claim the same code or name."""
    taken: dict[str, type[Rule]] = {}
    for rule in classes:
        for fault in _faults(rule):
            raise RegistryError(f"{_path(rule)}{fault}")
        if not _CODE.fullmatch(rule.code):
            raise RegistryError(
                f"{_path(rule)} has the code {rule.code!r}; a code is two to six capital letters and three digits"
            )
        for key in (rule.code, rule.name()):
            if key in RETIRED:
                raise RegistryError(f"{_path(rule)} uses {key}, which is retired")
            if (other := taken.setdefault(key, rule)) is not rule:
                raise RegistryError(f"{_path(other)} and {_path(rule)} are both {key}")
    return tuple(rule() for rule in sorted(set(taken.values()), key=lambda rule: rule.code))


_FIELDS = {"severity": Severity, "title": Text, "message": Text, "source": str, "examples": tuple, "options": tuple}
_VALUES = (bool, int, str, tuple, Mapping)


def _faults(rule: type[Rule]) -> Iterator[str]:
    """The fields of ``rule`` that are missing or have a wrong type."""
    for field, kind in _FIELDS.items():
        if not hasattr(rule, field):
            yield f" has no {field}"
        elif not isinstance(getattr(rule, field), kind):
            yield f": {field} is no {kind.__name__}"
    for option in rule.options:
        if not (isinstance(option, Option) and isinstance(option.default, _VALUES) and isinstance(option.help, Text)):
            yield f": {option!r} is no Option with a flag, a whole number, a text, a tuple or a mapping, and a Text"
    if issubclass(rule, ClaimRule):
        known = get_args(Kind)
        claims = getattr(rule, "claims", ())
        if not claims or not isinstance(claims, tuple):
            yield ": claims is no tuple of kinds"
        for claim in claims:
            if claim.partition("/")[0] not in known:
                yield f": there are no claims {claim!r}; the kinds are {', '.join(known)}"


def _path(rule: type[Rule]) -> str:
    return f"{rule.__module__}.{rule.__qualname__}"


def _reraise(_: str) -> None:
    raise  # walk_packages calls this while the exception is being handled
