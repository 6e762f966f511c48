"""Which rules run, how, and as what kind of report a text is read: the configuration, from its files to one file's settings."""

from __future__ import annotations

from lawlint.config.loading import Given, settings_for
from lawlint.config.selecting import UsageError, chosen, fitting, profile_named, rule_called, unknown
from lawlint.config.settings import Accepted, Settings

__all__ = [
    "Accepted", "Given", "Settings", "UsageError", "chosen", "fitting", "profile_named", "rule_called", "settings_for", "unknown",
]  # fmt: skip
