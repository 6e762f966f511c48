"""The judge is the one place that decides, and keeps what it leaves undecided."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from lawlint import claims
from lawlint.claims.scene import Assumed
from lawlint.linter import lint
from lawlint.source import Source

ROOT = Path(claims.__file__).parent
# Where verdicts are defined, and where they are given.
_DEFINED, _DECIDED = ROOT / "claim.py", ROOT / "judge.py"


def verdicts_named(path: Path) -> list[str]:
    """The verdicts that a module names, and where it makes a claim of its own."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Verdict":
            found.append(f"{node.lineno}: Verdict.{node.attr}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Claim":
            found.append(f"{node.lineno}: Claim(…)")
    return found


MODULES = sorted(path for path in ROOT.rglob("*.py") if path not in (_DEFINED, _DECIDED, ROOT / "proof.py"))


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in MODULES])
def test_no_other_module_decides(path: Path) -> None:
    assert not verdicts_named(path)


def test_the_judge_decides() -> None:
    assert any("INCONSISTENT" in one for one in verdicts_named(_DECIDED))


@pytest.mark.parametrize(
    "text",
    ["热线接听6015次，日均24.1次（按250个工作日计）。", "组织学法25次，平均每月1次。", "办结3件，维持、纠正各1件，驳回1件。"],
)
def test_an_implied_number_is_no_figure_that_others_prove(text: str) -> None:
    (report, *_) = lint(Source(text), ())
    assumed = [one for one in report.undecided if any(isinstance(t, Assumed) for terms in one.cast.values() for t in terms)]
    assert assumed
    assert {one.factors(set()).proved for one in assumed} == {0}
