"""Values in JSON are exact."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lawlint.output.json import number, text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction(18), "18"),
        (Fraction(1111, 10000), "0.1111"),
        (Fraction(1, 3), '"1/3"'),
        (None, "null"),
        (Fraction(10**20), "100000000000000000000"),
        (Fraction(12345678901234567891, 10), '"12345678901234567891/10"'),
    ],
)
def test_numbers(value: Fraction | None, said: str) -> None:
    assert text(number(value)) == said


def test_numbers_of_any_length() -> None:
    assert text(number(Fraction(10**5000))) == f'"1{"0" * 5000}/1"'
