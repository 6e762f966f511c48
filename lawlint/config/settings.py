"""What holds for one file: the rules that run, how severe they are, their options, and what the house adds to a profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from lawlint.config.selecting import chosen, profile_named, told
from lawlint.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from lawlint.profiles import Identities, Profile
    from lawlint.rule import Rule

NAME = "lawlint.toml"
_NONE: Mapping[str, Any] = MappingProxyType({})


class House(NamedTuple):
    """What the house adds to kinds of report: rows of ``sections`` and ``identities`` as a configuration has them."""

    sections: tuple[Mapping[str, Any], ...] = ()
    identities: tuple[Mapping[str, Any], ...] = ()

    def added_to(self, profile: Profile) -> Profile:
        """``profile`` with them."""
        from lawlint.profiles import Due

        sections = {due.key: due for due in profile.sections}
        for row in self.sections:
            if row["profile"] != profile.name:
                continue
            fields = _fields(row)
            there = sections.get(row["key"])
            if row.get("required") and not (there and there.required):
                fields.setdefault("source", NAME)
            if there is None:
                sections[row["key"]] = Due(**{"zh": row["key"], "en": row["key"], "names": (), **fields})
                continue
            for words in ("names", "synonyms"):
                fields[words] = (*getattr(there, words), *fields.get(words, ()))
            sections[row["key"]] = there._replace(**fields)
        identities = tuple(_identities(row) for row in self.identities if row.get("profile", profile.name) == profile.name)
        return profile._replace(sections=tuple(sections.values()), identities=(*identities, *profile.identities))


def _identities(row: Mapping[str, Any]) -> Identities:
    """The identities of a row; where it does not say what tells the table, the names in its formulas do."""
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
    """The fields of a row of a profile."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items() if key != "profile"}


class Accepted(NamedTuple):
    """A finding that a configuration says to leave out: by its fingerprint, with the reason.

    ``owed``: its row names the file, so that one which is no longer found there is told.
    """

    fingerprint: str
    reason: str
    owed: bool = False


@dataclass(frozen=True)
class Settings:
    """The effective configuration of one file.

    ``select``, ``ignore`` and the keys of ``severities`` are codes, prefixes of codes, and names of rules; ``options`` are by
    code.  ``profile`` is the name of the kind of report, None where its title decides.  ``severity`` is the least that is
    shown, ``fail_on`` the least that makes the exit code 1.  ``lang`` and ``jobs`` are None where nobody says.  ``accepted``
    are findings to leave out, and ``baseline`` is a file of them; without a reason, a comment that asks for the like does not
    count where ``require_reasons``.
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
    house: House = field(default_factory=House)
    accepted: tuple[Accepted, ...] = ()
    require_reasons: bool = False
    baseline: Path | None = None

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run.  Raises UsageError for a selector that fits none."""
        return chosen(self.select, self.ignore)

    def severity_of(self, rule: Rule) -> Severity:
        """The most that ``rule`` says."""
        return told(rule, self.severities, rule.severity) if self.severities else rule.severity

    def options_of(self, rule: Rule) -> Mapping[str, Any]:
        """The values of the options of ``rule``: the configured ones and its defaults."""
        if not rule.options:
            return _NONE
        return {option.name: option.default for option in rule.options} | dict(self.options.get(rule.code, _NONE))

    def profile_of(self, title: str) -> Profile:
        """The kind of report that a title (compact text) is of, unless one is set, with what the house adds to it."""
        from lawlint.profiles import choose

        profile = profile_named(self.profile) or choose(title)
        return self.house.added_to(profile) if any(self.house) else profile


DEFAULT = Settings()
"""What holds where nobody says."""
