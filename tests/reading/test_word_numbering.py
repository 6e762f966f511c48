"""How Word spells numbers."""

from __future__ import annotations

import pytest

from lawlint.reading.word_numbering import spelled


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", {1: "1", 10: "10", 101: "101"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("decimalFullWidth", {1: "１", 10: "１０"}),
        ("decimalEnclosedCircle", {0: "0", 1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {1: "①", 10: "⑩"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉", 11: "11"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("chineseCounting", {0: "〇", 1: "一", 10: "十", 12: "十二", 20: "二十", 99: "九十九", 100: "一〇〇", 101: "一〇一"}),
        ("chineseCountingThousand", {1: "一", 10: "十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十"}),
        ("taiwaneseCounting", {11: "十一", 30: "三十"}),
        ("taiwaneseCountingThousand", {105: "一百零五"}),
        (
            "japaneseCounting",
            {0: "〇", 10: "十", 21: "二十一", 100: "百", 101: "百一", 110: "百十", 1000: "千", 2345: "二千三百四十五"},
        ),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 21: "贰拾壹", 101: "壹佰零壹"}),
        ("ideographDigital", {1: "一", 10: "一〇", 11: "一一", 2024: "二〇二四"}),
        ("lowerLetter", {0: "0", 1: "a", 26: "z", 27: "aa", 54: "bbb", 781: "781"}),
        ("upperLetter", {1: "A", 28: "BB"}),
        ("lowerRoman", {0: "0", 4: "iv", 9: "ix", 14: "xiv", 1999: "mcmxcix"}),
        ("upperRoman", {3: "III", 40: "XL", 10**8: "100000000"}),
        ("numberInDash", {3: "- 3 -"}),
        ("none", {1: ""}),
        ("bullet", {1: ""}),
        ("hebrew1", {1: "1", -1: "-1"}),
    ],
)
def test_formats(form: str, printed: dict[int, str]) -> None:
    assert {number: spelled(number, form) for number in printed} == printed
