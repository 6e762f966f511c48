"""For authors of rules: run the examples of a rule.

>>> from lawlint.testing import check_examples
>>> @pytest.mark.parametrize("rule", list(rules_in("my_rules")), ids=lambda rule: rule.code)
... def test_examples(rule):
...     check_examples(rule())
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawlint.config import Settings
from lawlint.linter import lint, rule_findings
from lawlint.reading import decode
from lawlint.registry import all_rules, rules_in
from lawlint.report import analyse
from lawlint.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lawlint.finding import Finding
    from lawlint.rule import Example, Rule

__all__ = ["check_examples", "findings_in", "fixed", "rules_in"]


def check_examples(rule: Rule) -> None:
    """Prove the examples of ``rule``; raises AssertionError with the text and what was found instead.

    A ``Good`` has no finding of this rule, a ``Bad`` one on each marked span and nowhere else.  Where ``fixed`` is given, the
    fix of the rule gives exactly that text, in which the rule reports nothing.
    """
    for fires, kind in ((True, "Bad"), (False, "Good")):
        assert any(example.fires is fires for example in rule.examples), f"{rule.code} has no {kind} example"
    for example in rule.examples:
        found = findings_in(rule, example)
        text = example.plain
        assert bool(example.spans) is example.fires, (
            f"{rule.code}: ⟦ ⟧ mark the spans of a Bad example and only there: {example.text}"
        )
        assert [f.span for f in found] == list(example.spans), (
            f"{rule.code} on «{example.text}»: found {[text[f.span.start : f.span.end] for f in found]}"
        )
        if example.fixed is not None:
            result = fixed(text, found)
            assert result == example.fixed, f"{rule.code} changes «{text}» to «{result}»"
            again = findings_in(rule, example._replace(text=result))
            assert not again, f"{rule.code} still fires on the text it fixed: «{result}»"


def findings_in(rule: Rule, example: Example) -> list[Finding]:
    """The findings of ``rule`` alone in the text of the example, in the order of the text.

    A rule that is ``last`` runs after all others, with ``require_reasons``.
    """
    settings = Settings(profile=example.profile, require_reasons=True)
    source = (
        decode(example.plain.encode("utf-8", "surrogatepass"), example.path) if example.path != "-" else Source(example.plain)
    )
    if rule.last:
        others = [other for other in all_rules() if not other.last]
        return [finding for finding in lint(source, [*others, rule], settings).findings if finding.code == rule.code]
    report = analyse(source, settings.profile_of)
    return sorted(rule_findings(rule, report), key=lambda finding: finding.span)


def fixed(text: str, found: Iterable[Finding]) -> str:
    """``text`` with the fixes of ``found``."""
    edits = sorted((edit for finding in found if finding.fix for edit in finding.fix.edits), reverse=True)
    for edit in edits:
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
