"""Underlines are aligned with their places, whatever the width of the characters."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawlint.output.excerpt import columns, excerpts, printable
from lawlint.source import Source, Span


def test_full_width_characters_take_two_columns() -> None:
    (row,) = excerpts(Source("收到18件，撤回2件，率为12%。"), Span(13, 16), [Span(2, 5), Span(8, 10)], 80)
    assert row.text == "收到18件，撤回2件，率为12%。"
    assert row.under == "    ~~~~      ~~~      ^^^"


def test_long_lines_are_cut_around_the_places() -> None:
    text = "甲" * 200 + "18件" + "乙" * 200 + "12%" + "丙" * 200
    (row,) = excerpts(Source(text), Span(403, 406), [Span(200, 203)], 80)
    assert row.text == "…" + "甲" * 8 + "18件" + "乙" * 8 + "…" + "乙" * 8 + "12%" + "丙" * 8 + "…"
    assert columns(row.text) <= 82
    assert row.text[row.text.index("12%") :].startswith("12%")
    assert columns(row.text[: row.text.index("12%")]) == row.under.index("^")


def test_places_on_several_lines_come_in_their_order() -> None:
    rows = excerpts(Source("第一行1件\n第二行\n第三行2件"), Span(13, 15), [Span(3, 5)], 80)
    assert [(row.number, row.under) for row in rows] == [(1, "      ~~~"), (3, "      ^^^")]


def test_indentation_is_dropped_unless_it_is_marked() -> None:
    assert excerpts(Source("　　一件"), Span(2, 4), [], 80)[0].under == "^^^^"
    assert excerpts(Source("　　一件"), Span(0, 2), [], 80)[0].under == "^^"


@pytest.mark.parametrize(
    ("text", "shown"), [("a\x1b[31mb", "a\ufffd[31mb"), ("a\tb\u00a0c", "a b c"), ("\u202e件", "\ufffd件"), ("好，", "好，")]
)
def test_nothing_steers_the_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(), st.integers(0, 50), st.integers(0, 10), st.integers(2, 60))
def test_any_place_of_any_text(text: str, start: int, length: int, limit: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(len(text), start + length))
    for row in excerpts(Source(text), span, [span], limit):
        assert columns(row.under) <= columns(row.text) + 1
        assert row.text.isprintable()


def test_a_line_of_thousands_of_places_takes_no_longer_for_each() -> None:
    """Only what is shown is processed: in a line four times as long the cost of a place is the same."""

    def cost(times: int) -> float:
        source = Source("完善公开竞争审查制度，落实工作。" * times)
        spans = [Span(16 * n + 2, 16 * n + 8) for n in range(0, times, times // 100)]
        began = time.process_time()
        for span in spans:
            excerpts(source, span, (), 91)
        return (time.process_time() - began) / len(spans)

    short = min(cost(500) for _ in range(5))
    assert min(cost(20_000) for _ in range(5)) < 10 * short


def test_of_a_place_wider_than_a_line_both_ends_are_shown() -> None:
    text = "乙" * 40 + "甲" + "丙" * 200 + "丁" + "戊" * 40
    (row,) = excerpts(Source(text), Span(40, 242), [], 80)
    assert row.text == "…" + "乙" * 4 + "甲" + "丙" * 13 + "…" + "丙" * 13 + "丁" + "戊" * 4 + "…"
    assert row.under == " " * 9 + "^" * 28 + " " + "^" * 28
    assert columns(row.text) <= 82
