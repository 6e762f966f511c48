"""The settings of one file: the rules that run, their severities and options, and additions to the profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from lawlint.config.selecting import most_specific, profile_named, selected_rules
from lawlint.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from lawlint.profiles import Identities, Profile
    from lawlint.rule import Rule

NAME = "lawlint.toml"
_NONE: Mapping[str, Any] = MappingProxyType({})


class Additions(NamedTuple):
    """Additions of a configuration to kinds of report: its rows of ``sections`` and ``identities``."""

    sections: tuple[Mapping[str, Any], ...] = ()
    identities: tuple[Mapping[str, Any], ...] = ()

    def added_to(self, profile: Profile) -> Profile:
        """``profile`` with the additions for it."""
        from lawlint.profiles import Due

        sections = {due.key: due for due in profile.sections}
        for row in self.sections:
            if row["profile"] != profile.name:
                continue
            fields = _fields(row)
            present = sections.get(row["key"])
            if row.get("required") and not (present and present.required):
                fields.setdefault("source", NAME)
            if present is None:
                sections[row["key"]] = Due(**{"zh": row["key"], "en": row["key"], "names": (), **fields})
                continue
            for words in ("names", "synonyms"):
                fields[words] = (*getattr(present, words), *fields.get(words, ()))
            sections[row["key"]] = present._replace(**fields)
        identities = tuple(_identities(row) for row in self.identities if row.get("profile", profile.name) == profile.name)
        return profile._replace(sections=tuple(sections.values()), identities=(*identities, *profile.identities))


def _identities(row: Mapping[str, Any]) -> Identities:
    """The identities of a row; where it does not say how to recognise the table, the names in its formulas do."""
    from lawlint.claims.formula import identity
    from lawlint.profiles import Identities

    fields = _fields(row)
    if not fields.get("rows") and not fields.get("columns"):
        rules = [rule for formula in fields["formulas"] if (rule := identity(formula)).axis]
        for axis, labels in (("column", "rows"), ("row", "columns")):
            names = dict.fromkeys(name for rule in rules if rule.axis == axis for name in rule.labels)
            fields[labels] = tuple(names)
    return Identities(**fields, where=NAME)


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the fields of a profile."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key != "profile"}


class Accepted(NamedTuple):
    """A finding that a configuration leaves out: its fingerprint and the reason.

    ``expected``: the row names the file, so a finding that no longer occurs present is reported.
    """

    fingerprint: str
    reason: str
    expected: bool = False


@dataclass(frozen=True)
class Settings:
    """The effective configuration of one file.

    ``select``, ``ignore`` and the keys of ``severities`` are codes, prefixes of codes, and names of rules; ``options`` are by
    code.  ``profile`` is the name of the kind of report, None where its title decides.  ``severity`` is the least that is
    shown, ``fail_on`` the least that makes the exit code 1.  ``lang`` and ``jobs`` are None where not set.  ``accepted`` are
    findings to leave out, and ``baseline`` is a file of them; if ``require_reasons``, a comment that suppresses findings
    without a reason has no effect.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    profile: str | None = None
    severity: Severity = Severity.WARNING
    fail_on: Severity = Severity.WARNING
    lang: str | None = None
    jobs: int | None = None
    additions: Additions = field(default_factory=Additions)
    accepted: tuple[Accepted, ...] = ()
    require_reasons: bool = False
    baseline: Path | None = None

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run.  Raises UsageError for a selector that matches none."""
        return selected_rules(self.select, self.ignore)

    def severity_of(self, rule: Rule) -> Severity:
        """The highest severity of findings of ``rule``."""
        return most_specific(rule, self.severities, rule.severity) if self.severities else rule.severity

    def options_of(self, rule: Rule) -> Mapping[str, Any]:
        """The values of the options of ``rule``: the configured ones and its defaults."""
        if not rule.options:
            return _NONE
        return {option.name: option.default for option in rule.options} | dict(self.options.get(rule.code, _NONE))

    def profile_of(self, title: str) -> Profile:
        """The profile that is set, otherwise the one of the title (compact text), with the additions to it."""
        from lawlint.profiles import choose

        profile = profile_named(self.profile) or choose(title)
        return self.additions.added_to(profile) if any(self.additions) else profile


DEFAULT = Settings()
"""The settings without any configuration."""
