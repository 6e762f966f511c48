"""The examples of every rule hold, and every rule says where it comes from."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from lawlint.registry import all_rules
from lawlint.rule import Bad, Good, Rule, Text
from lawlint.testing import check_examples

RULES = [pytest.param(rule, id=rule.code) for rule in all_rules()]


@pytest.mark.parametrize("rule", RULES)
def test_examples(rule: Rule) -> None:
    check_examples(rule)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert rule.source
    assert all(rule.title)
    headings = {line for line in cleandoc(rule.__doc__ or "").splitlines() if len(line) <= 12}
    assert {"检查什么", "为什么"} <= headings


class NeverSays(Rule):
    code, severity, title = "TST003", all_rules()[0].severity, Text("", "")
    examples = (Good("好。"), Bad("⟦坏⟧。"))

    def check(self, report: object) -> tuple[()]:  # type: ignore[override]
        return ()


def test_a_rule_that_misses_its_mistake_is_caught() -> None:
    with pytest.raises(AssertionError, match="TST003 on «⟦坏⟧。»: found \\[\\]"):
        check_examples(NeverSays())
