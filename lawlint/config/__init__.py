"""The configuration, from its files to the settings of one report: which rules run, how, and for which kind of report."""

from __future__ import annotations

from lawlint.config.loading import Given, settings_for
from lawlint.config.selecting import UsageError, profile_named, rule_named, rules_matching, selected_rules, unknown_name
from lawlint.config.settings import Accepted, Settings

__all__ = [
    "Accepted",
    "Given",
    "Settings",
    "UsageError",
    "profile_named",
    "rule_named",
    "rules_matching",
    "selected_rules",
    "settings_for",
    "unknown_name",
]  # fmt: skip
