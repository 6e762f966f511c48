"""The examples of the catalogue, for every existing rule: where it must fire, and where there must be no finding.

The catalogue is not part of the project; without it these tests skip.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import lawlint
from lawlint.linter import Result
from lawlint.registry import all_rules
from lawlint.rule import Severity

CASES = Path(__file__).parents[1].parent / "shared" / "domain" / "cases.jsonl"

pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the catalogue lies outside the project")


@cache
def results() -> list[tuple[dict[str, Any], Result]]:
    """The examples of existing rules that are documents, linted."""
    known = {rule.code for rule in all_rules()}
    rows = [json.loads(row) for row in CASES.read_text(encoding="utf-8").splitlines()]
    return [(row, lawlint.check(row["document"])) for row in rows if row["rule"] in known and "document" in row]


def test_what_must_fire_fires() -> None:
    firing = [(row, result) for row, result in results() if row["fire"]]
    missed = [
        f"{row['rule']} {row['document']}" for row, result in firing if row["rule"] not in {f.code for f in result.findings}
    ]
    assert len(firing) >= 90
    assert len(missed) <= 0.03 * len(firing), "\n".join(missed)


def test_what_must_be_silent_is_silent() -> None:
    silent = [(row, result) for row, result in results() if not row["fire"]]
    alarms = [
        f"{f.code} on {row['rule']} {row['document']}: {f.message.zh}"
        for row, result in silent
        for f in result.findings
        if f.severity >= Severity.WARNING
    ]
    assert len(silent) >= 100
    assert len(alarms) <= 0.01 * len(silent), "\n".join(alarms)


def test_no_rule_breaks_on_any_of_them() -> None:
    assert [error for _, result in results() for error in result.errors] == []
