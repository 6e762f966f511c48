"""Which rules run, and as what kind of report a text is read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lawlint.finding import Text
from lawlint.registry import RETIRED, all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lawlint.profiles import Profile
    from lawlint.rule import Rule


class UsageError(Exception):
    """A name that means nothing here, with the nearest that does; ``text`` says so in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Settings(NamedTuple):
    """What a run was asked for.  ``select`` and ``ignore`` hold codes, prefixes of codes, and names of rules."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@cache
def chosen(settings: Settings) -> tuple[Rule, ...]:
    """The rules that run: without ``select`` all of them; the longest selector that fits decides, ``ignore`` in a tie."""
    rules = all_rules()
    select = [_known(s, rules) for s in settings.select] or [""]
    ignore = [_known(s, rules) for s in settings.ignore]
    return tuple(rule for rule in rules if _fit(rule, select) > _fit(rule, ignore))


def rule_called(key: str) -> Rule:
    """The rule with this code or name."""
    rules = all_rules()
    key = RETIRED.get(key) or key
    for rule in rules:
        if key.upper() == rule.code or key == rule.name():
            return rule
    raise _unknown("规则", "rule", key, _keys(rules))


def profile_named(name: str | None) -> Profile | None:
    """The profile of this name; None for None, which leaves the choice to the report's title."""
    if name is None:
        return None
    from lawlint.profiles import all_profiles

    known = all_profiles()
    if name not in known:
        raise _unknown("报告类型", "profile", name, known)
    return known[name]


def _fit(rule: Rule, selectors: Iterable[str]) -> int:
    """How closely the best of ``selectors`` fits: the length of a prefix, more than any of them for the name, -1 for none."""
    name = rule.name()
    return max((99 if s == name else len(s) for s in selectors if s == name or rule.code.startswith(s.upper())), default=-1)


def _known(selector: str, rules: tuple[Rule, ...]) -> str:
    selector = RETIRED.get(selector) or selector
    if not any(_fit(rule, (selector,)) >= 0 for rule in rules):
        raise _unknown("规则", "rule", selector, _keys(rules))
    return selector


def _keys(rules: tuple[Rule, ...]) -> list[str]:
    return [key for rule in rules for key in (rule.code, rule.name())]


def _unknown(what_zh: str, what: str, key: str, known: Iterable[str]) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(key, list(known), 1)
    zh, en = (f"（是否指 {near[0]}？）", f" (did you mean {near[0]}?)") if near else ("", "")
    return UsageError(Text(f"没有这个{what_zh}：{key}{zh}", f"unknown {what}: {key}{en}"))
