"""Whole correct reports have no findings.

Their authors knew the wording of real reports, computed every figure that depends on others, and had not seen lawlint.
"""

from fractions import Fraction
from pathlib import Path

import pytest

import lawlint
from lawlint.rule import Severity

FILES = sorted((Path(__file__).parent / "correct").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_a_correct_report_comes_out_clean(file: Path) -> None:
    """Findings about required sections do not count here."""
    result = lawlint.check(file.read_bytes().decode("utf-8"))
    found = result.findings
    values = [(operand.low, operand.high) for claim in result.report.claims for operand in claim.operands]
    values += [figure.value[:2] for figure in result.report.figures]
    assert all(end is None or isinstance(end, int | Fraction) for ends in values for end in ends)
    assert [f"{f.code} {f.message.zh}" for f in found if f.severity >= Severity.WARNING and not f.code.startswith("SEC")] == []
