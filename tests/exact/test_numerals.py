"""Numerals as printed, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.exact.numerals import printed_like, to_chinese, to_int


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("两百", 200), ("九百九十九万", 9_990_000),
        ("三亿零一十五万", 300_150_000), ("三万亿", 3 * 10**12), ("〇", 0),
        ("二〇二三", 2023), ("二零二三", 2023), ("①", 1), ("⑳", 20),
        ("㉑", 21), ("㊿", 50), ("㈢", 3), ("⑷", 4), ("⒌", 5), ("18", 18), ("１８", 18), ("贰拾", 20),
    ],
)  # fmt: skip
def test_numerals(numeral: str, value: int) -> None:
    assert to_int(numeral) == value


@pytest.mark.parametrize("text", ["", "的", "十百", "一二十", "一百一百", "万", "½", "3件", "-3", "㎏"])
def test_no_numerals(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        to_int(text)


@given(st.integers(0, 10**12 - 1))
def test_there_and_back(number: int) -> None:
    assert to_int(to_chinese(number)) == number


@pytest.mark.parametrize(("number", "text"), [(0, "零"), (10, "十"), (15, "十五"), (110, "一百一十"), (100_005, "十万零五")])
def test_as_a_heading_counts(number: int, text: str) -> None:
    assert to_chinese(number) == text


@pytest.mark.parametrize(
    ("numeral", "number", "printed"),
    [
        ("四", 3, "三"), ("十一", 10, "十"), ("九", 12, "十二"), ("4", 13, "13"), ("04", 3, "03"), ("１０", 9, "９"),
        ("④", 3, "③"), ("㈣", 3, "㈢"), ("⑳", 21, None), ("①", 0, None), ("二〇", 3, None), ("肆", 3, None),
    ],
)  # fmt: skip
def test_a_number_in_the_print_of_another(numeral: str, number: int, printed: str | None) -> None:
    assert printed_like(numeral, number) == printed
