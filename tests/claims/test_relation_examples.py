"""The examples at the head of each module of relations or tables: what it proves (✓, ≈), contradicts (✗) and leaves alone (–).

A line is ``✓ text → formula``: one claim of the text has this sign and formula.  A line ``– text`` says that no claim of the
text has a kind that the module's other examples have; ``– text → formula`` that none has this formula, whatever its sign.  ⏎ ends
a line of the text, so that ``县|办件⏎云溪|3⏎临江|2⏎合计|5`` is a table of four rows.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

import lawlint
from lawlint.claims import Claim, relations, tables

_LINE = re.compile(r"^ *([✓≈✗–]) (.+?)(?: → (.+))?$", re.MULTILINE)


def modules(package: ModuleType) -> Iterator[str]:
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield found.name


def examples() -> Iterator[tuple[str, str, str, str]]:
    """Module, sign, text, formula."""
    for name in (*modules(relations), *modules(tables)):
        for sign, text, formula in _LINE.findall(importlib.import_module(name).__doc__ or ""):
            yield name, sign, text.replace("⏎", "\n"), formula


def claims_of(text: str) -> list[Claim]:
    return [*lawlint.check(text).report.claims]


def kinds_of(module: str) -> set[str]:
    """The kinds of the claims that the examples of a module tell."""
    return {
        claim.kind
        for name, sign, text, formula in examples()
        if name == module and sign != "–"
        for claim in claims_of(text)
        if claim.formula == formula
    }


@pytest.mark.parametrize(("module", "sign", "text", "formula"), [*examples()])
def test_example(module: str, sign: str, text: str, formula: str) -> None:
    found = claims_of(text)
    if sign != "–":
        assert (sign, formula) in [(claim.verdict.sign, claim.formula) for claim in found]
    elif formula:
        assert formula not in [claim.formula for claim in found]
    else:
        assert kinds_of(module).isdisjoint(claim.kind for claim in found)


@pytest.mark.parametrize("module", [name for name in modules(tables) if not hasattr(importlib.import_module(name), "__path__")])
def test_modules_of_tables_have_examples(module: str) -> None:
    assert module in {name for name, *_ in examples()} or module.endswith(".shared")
