"""Values in JSON are exact."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lawlint.output.json import json_line, number


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Fraction(18), "18"),
        (Fraction(1111, 10000), "0.1111"),
        (Fraction(1, 3), '"1/3"'),
        (None, "null"),
        (Fraction(10**20), "100000000000000000000"),
        (Fraction(12345678901234567891, 10), '"12345678901234567891/10"'),
    ],
)
def test_numbers(value: Fraction | None, printed: str) -> None:
    assert json_line(number(value)) == printed


def test_numbers_of_any_length() -> None:
    assert json_line(number(Fraction(10**5000))) == f'"1{"0" * 5000}/1"'
