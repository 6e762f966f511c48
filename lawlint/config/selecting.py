"""Rules and profiles by name: the longest selector that fits decides."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from lawlint.finding import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lawlint.profiles import Profile
    from lawlint.rule import Rule

T = TypeVar("T")


class UsageError(Exception):
    """What was asked means nothing here, with the nearest that does; ``text`` says so in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)  # by its arguments an exception comes back from another process
        self.text = text

    def __str__(self) -> str:
        return self.text.en


@cache
def chosen(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """The rules that run, by codes, prefixes of codes, and names.

    Without ``select`` all of them; the longest selector that fits decides, ``ignore`` in a tie.  Raises UsageError.
    """
    from lawlint.registry import all_rules

    selected = [known(selector) for selector in select] or [""]
    ignored = [known(selector) for selector in ignore]
    return tuple(rule for rule in all_rules() if _fit(rule, selected) > _fit(rule, ignored))


def told(rule: Rule, by: Mapping[str, T], otherwise: T) -> T:
    """What the longest selector of ``by`` that fits ``rule`` says of it."""
    selector = max(by, key=lambda selector: _fit(rule, (selector,)), default="")
    return by[selector] if selector and _fit(rule, (selector,)) >= 0 else otherwise


def known(selector: str) -> str:
    """``selector``, or what took its place; raises UsageError where it fits no rule."""
    from lawlint.registry import RETIRED, all_rules

    selector = RETIRED.get(selector) or selector
    rules = all_rules()
    if not selector or not any(_fit(rule, (selector,)) >= 0 for rule in rules):
        families = dict.fromkeys(rule.code.rstrip("0123456789") for rule in rules)
        raise unknown("规则", "rule", selector, (*_keys(rules), *families))
    return selector


def fitting(selector: str) -> tuple[Rule, ...]:
    """The rules that ``selector`` fits.  Raises UsageError where it fits none."""
    from lawlint.registry import all_rules

    selector = known(selector)
    return tuple(rule for rule in all_rules() if _fit(rule, (selector,)) >= 0)


def rule_called(key: str) -> Rule:
    """The rule with this code or name."""
    from lawlint.registry import RETIRED, all_rules

    rules = all_rules()
    key = RETIRED.get(key) or key
    for rule in rules:
        if key.upper() == rule.code or key == rule.name():
            return rule
    raise unknown("规则", "rule", key, _keys(rules))


def profile_named(name: str | None) -> Profile | None:
    """The profile of this name; None for None, which leaves the choice to the report's title."""
    if name is None:
        return None
    from lawlint.profiles import all_profiles

    profiles = all_profiles()
    if name not in profiles:
        raise unknown("报告类型", "profile", name, profiles)
    return profiles[name]


def _fit(rule: Rule, selectors: Iterable[str]) -> int:
    """How closely the best of ``selectors`` fits: the length of a prefix, more than any of them for the name, -1 for none."""
    name = rule.name()
    return max((99 if s == name else len(s) for s in selectors if s == name or rule.code.startswith(s.upper())), default=-1)


def _keys(rules: tuple[Rule, ...]) -> list[str]:
    return [key for rule in rules for key in (rule.code, rule.name())]


def unknown(what_zh: str, what: str, key: str, names: Iterable[str]) -> UsageError:
    """The error for ``key``, which is none of ``names``."""
    from difflib import get_close_matches

    near = get_close_matches(key, list(names), 1)
    zh, en = (f"（是否指 {near[0]}？）", f" (did you mean {near[0]}?)") if near else ("", "")
    return UsageError(Text(f"没有这个{what_zh}：{key}{zh}", f"unknown {what}: {key}{en}"))
