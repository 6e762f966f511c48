"""Rules and profiles by name: the longest matching selector decides."""

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
    """A request that has no meaning; ``text`` is the message, with the nearest valid name."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)  # pickle rebuilds an exception from its arguments
        self.text = text

    def __str__(self) -> str:
        return self.text.en


@cache
def selected_rules(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """The rules that run, by codes, prefixes of codes, and names.

    Without ``select`` all of them; the longest matching selector decides, ``ignore`` in a tie.  Raises UsageError.
    """
    from lawlint.registry import all_rules

    selected = [valid_selector(selector) for selector in select] or [""]
    ignored = [valid_selector(selector) for selector in ignore]
    return tuple(rule for rule in all_rules() if _match_length(rule, selected) > _match_length(rule, ignored))


def most_specific(rule: Rule, by: Mapping[str, T], otherwise: T) -> T:
    """The value in ``by`` of the longest selector that matches ``rule``; ``otherwise`` where none matches."""
    selector = max(by, key=lambda selector: _match_length(rule, (selector,)), default="")
    return by[selector] if selector and _match_length(rule, (selector,)) >= 0 else otherwise


def valid_selector(selector: str) -> str:
    """``selector``, or its replacement where it is retired; raises UsageError where it matches no rule."""
    from lawlint.registry import RETIRED, all_rules

    selector = RETIRED.get(selector) or selector
    rules = all_rules()
    if not selector or not any(_match_length(rule, (selector,)) >= 0 for rule in rules):
        families = dict.fromkeys(rule.code.rstrip("0123456789") for rule in rules)
        raise unknown_name("规则", "rule", selector, (*_keys(rules), *families))
    return selector


def rules_matching(selector: str) -> tuple[Rule, ...]:
    """The rules that ``selector`` matches.  Raises UsageError where it matches none."""
    from lawlint.registry import all_rules

    selector = valid_selector(selector)
    return tuple(rule for rule in all_rules() if _match_length(rule, (selector,)) >= 0)


def rule_named(key: str) -> Rule:
    """The rule with this code or name."""
    from lawlint.registry import RETIRED, all_rules

    rules = all_rules()
    key = RETIRED.get(key) or key
    for rule in rules:
        if key.upper() == rule.code or key == rule.name():
            return rule
    raise unknown_name("规则", "rule", key, _keys(rules))


def profile_named(name: str | None) -> Profile | None:
    """The profile of this name; None for None, which leaves the choice to the report's title."""
    if name is None:
        return None
    from lawlint.profiles import all_profiles

    profiles = all_profiles()
    if name not in profiles:
        raise unknown_name("报告类型", "profile", name, profiles)
    return profiles[name]


def _match_length(rule: Rule, selectors: Iterable[str]) -> int:
    """The quality of the best match: the length of a prefix of the code, 99 for the whole name, -1 for no match."""
    name = rule.name()
    return max((99 if s == name else len(s) for s in selectors if s == name or rule.code.startswith(s.upper())), default=-1)


def _keys(rules: tuple[Rule, ...]) -> list[str]:
    return [key for rule in rules for key in (rule.code, rule.name())]


def unknown_name(what_zh: str, what: str, key: str, names: Iterable[str]) -> UsageError:
    """The error for ``key``, which is not one of ``names``."""
    from difflib import get_close_matches

    near = get_close_matches(key, list(names), 1)
    zh, en = (f"（是否指 {near[0]}？）", f" (did you mean {near[0]}?)") if near else ("", "")
    return UsageError(Text(f"没有这个{what_zh}：{key}{zh}", f"unknown {what}: {key}{en}"))
