"""National meetings by their numbers, and when they were held."""

from __future__ import annotations

from datetime import date

import pytest

from lawlint.parsing.meetings import meetings


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("深入贯彻党的二十大和二十届二中、三中全会精神", [("congresses", 0, 20), ("plenums", 20, 2), ("plenums", 20, 3)]),
        ("学习十九大、二十大精神", [("congresses", 0, 19), ("congresses", 0, 20)]),
        ("中国共产党第二十次全国代表大会", [("congresses", 0, 20)]),
        ("中国共产党第二十届中央委员会第三次全体会议", [("plenums", 20, 3)]),
        ("第十四届全国人民代表大会第二次会议", [("sessions", 14, 2)]),
        ("十四届全国人大一次会议", [("sessions", 14, 1)]),
        ("第十三届全国人民代表大会常务委员会第二十四次会议通过", [("committee", 13, 24)]),
        ("市十一届人大三次会议", []),
        ("县委十四届三次全会", []),
        ("实施二十大重点工程", []),
        ("二十届中央纪委三次全会", []),
        ("青禾县第二十大队", []),
    ],
)
def test_meetings_are_identified_by_series_term_and_number(text: str, named: list[tuple[str, int, int]]) -> None:
    assert [(one.series, one.term, one.number) for one in meetings(text)] == named


def test_a_meeting_knows_its_place_and_its_days() -> None:
    (meeting,) = meetings("贯彻党的二十届三中全会精神。")
    assert "贯彻党的二十届三中全会精神。"[meeting.start : meeting.end] == "二十届三中全会"
    assert meeting.held == (date(2024, 7, 15), date(2024, 7, 18))


def test_a_meeting_that_is_in_no_row_has_no_days() -> None:
    (meeting,) = meetings("十一届三中全会")
    assert meeting.held is None
