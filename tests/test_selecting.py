"""Select and ignore: the longest matching selector decides."""

from __future__ import annotations

import pytest

from lawlint.config import UsageError, profile_named, rule_named, selected_rules
from lawlint.registry import all_rules

ALL = {rule.code for rule in all_rules()}
DATES = {code for code in ALL if code.startswith("DAT")}


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), ALL),
        (("DAT",), (), DATES),
        (("dat",), (), DATES),
        (("DAT001",), (), {"DAT001"}),
        (("impossible-date",), (), {"DAT001"}),
        (("DAT", "SEC001"), (), DATES | {"SEC001"}),
        ((), ("DAT",), ALL - DATES),
        (("DAT",), ("DAT001",), DATES - {"DAT001"}),
        (("DAT001",), ("DAT",), {"DAT001"}),
        (("DAT",), ("DAT",), set()),
        (("DAT",), ("impossible-date",), DATES - {"DAT001"}),
        (("impossible-date",), ("DAT001",), {"DAT001"}),
    ],
)
def test_longest_wins(select: tuple[str, ...], ignore: tuple[str, ...], codes: set[str]) -> None:
    assert {rule.code for rule in selected_rules(select, ignore)} == codes


def test_an_unknown_rule_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"unknown rule: impossible-dates \(did you mean impossible-date\?\)"):
        selected_rules(("impossible-dates",))
    with pytest.raises(UsageError, match="unknown rule: XYZ"):
        rule_named("XYZ")


def test_profiles_go_by_name() -> None:
    assert profile_named(None) is None
    profile = profile_named("fzzf")
    assert profile is not None
    assert profile.name == "fzzf"
    with pytest.raises(UsageError, match="unknown profile: fzz "):
        profile_named("fzz")
