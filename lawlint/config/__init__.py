"""Which rules run, how, and as what kind of report a text is read: the configuration, from its files to one file's settings."""

from __future__ import annotations

from lawlint.config.loading import Given, settings_for
from lawlint.config.selecting import UsageError, chosen, profile_named, rule_called, unknown
from lawlint.config.settings import Settings

__all__ = ["Given", "Settings", "UsageError", "chosen", "profile_named", "rule_called", "settings_for", "unknown"]
