"""The engine against the labels of dev/: what it proves, what it must not decide, where it must keep silent.

What counts as a proof is what the score of the project counts; the definition lies beside the checkout, and without it these
tests skip.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

import lawlint
from lawlint.linter import Result
from lawlint.rule import Severity

HERE = Path(__file__).parent
SCORE = HERE.parents[2] / "shared" / "score.py"

pytestmark = pytest.mark.skipif(not SCORE.exists(), reason="the definition of a proof lies outside the project")

GENRES = sorted(path.stem for path in (HERE / "dev").glob("*.jsonl"))

# Shares of the decidable relations proved, a little below today's.
EXPLICIT, INFERRED = 0.72, 0.14


@cache
def score() -> Any:
    spec = spec_from_file_location("score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["score"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def labels() -> dict[str, list[dict[str, Any]]]:
    relations, _ = score().load(HERE / "dev", HERE / "dev")
    return {Path(doc).stem: found for doc, found in relations.items()}


@cache
def result(genre: str) -> Result:
    return lawlint.check((HERE / "dev" / f"{genre}.txt").read_bytes().decode("utf-8"))


def proofs(genre: str, relation: dict[str, Any], verdict: str | None = None) -> Iterator[str]:
    """The formulas of the claims that prove a relation, or would if its verdict were another."""
    wanted = {**relation, "verdict": verdict or relation["verdict"]}
    for claim in result(genre).report.claims:
        operands = [{"role": o.role, "start": o.span.start, "end": o.span.end, "text": o.text} for o in claim.operands]
        told = {"kind": claim.kind, "verdict": claim.verdict.value, "operands": operands}
        if score().proves(told, wanted, score().by_place(relation)):
            yield claim.formula


def recall(binding: str) -> tuple[float, list[str]]:
    proved, missed = Counter[bool](), []
    for genre, relations in labels().items():
        for relation in relations:
            if score().decided(relation) and relation["binding"] == binding and not (binding == "inferred" and _bound(relation)):
                found = any(True for _ in proofs(genre, relation))
                proved[found] += 1
                if not found:
                    missed.append(f"{genre} {relation['kind']} {relation['formula']}")
    return proved[True] / proved.total(), missed


def _bound(relation: dict[str, Any]) -> bool:
    """An inequality that no word asserts: shown in the score, not counted."""
    return bool(relation["kind"] == "partof")


@pytest.mark.parametrize(("binding", "floor"), [("explicit", EXPLICIT), ("inferred", INFERRED)])
def test_recall_holds(binding: str, floor: float) -> None:
    share, missed = recall(binding)
    assert share >= floor, "\n".join([f"{share:.1%}", *missed])


@pytest.mark.parametrize("genre", GENRES)
def test_the_undecidable_is_left_undecided(genre: str) -> None:
    undecidable = [r for r in labels()[genre] if r["verdict"] == "undecidable"]
    assert [f for r in undecidable for v in ("consistent", "inconsistent") for f in proofs(genre, r, v)] == []


@pytest.mark.parametrize("genre", GENRES)
def test_alarms_are_those_the_labels_know(genre: str) -> None:
    wrong = [n for r in labels()[genre] if r["verdict"] == "inconsistent" for n in r["numbers"]]
    text = result(genre).report.source.text
    alarms = [
        f"{f.code} {text[f.span.start : f.span.end]}: {f.message.zh}"
        for f in result(genre).findings
        if f.severity >= Severity.WARNING and not any(score().overlap(f.span, n) for n in wrong)
    ]
    assert alarms == []


def test_slips_are_found() -> None:
    slips = [(genre, r) for genre, found in labels().items() for r in found if r["verdict"] == "inconsistent"]
    seen = [
        any(score().overlap(f.span, n) for f in result(genre).findings if f.severity >= Severity.WARNING for n in r["numbers"])
        for genre, r in slips
    ]
    assert sum(seen) / len(seen) >= 0.6, [r["formula"] for (_, r), found in zip(slips, seen, strict=True) if not found]
