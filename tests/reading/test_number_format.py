"""What a cell of a workbook shows of its value."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

import pytest

from lawlint.reading.number_format import BUILT_IN, Value, formatted, unformatted

DAY, MOMENT = date(2024, 1, 15), datetime(2024, 1, 5, 15, 4, 7)
ACCOUNTING = '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '
SCALED = '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0'


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (18.0, "18"),
        (-0.5, "-0.5"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (2e16, "20000000000000000"),
        (123456789012.25, "123456789012.25"),
        (100.0, "100"),
        (7, "7"),
        (True, "TRUE"),
        ("临江区", "临江区"),
        (date(2024, 11, 5), "2024年11月5日"),
        (datetime(2024, 1, 5), "2024年1月5日"),
        (datetime(2024, 1, 5, 9, 30), "2024年1月5日 09:30"),
        (time(9, 5), "09:05"),
        (time(9, 5, 7), "09:05:07"),
        (timedelta(hours=30, minutes=5), "30:05"),
    ],
)
def test_a_cell_says_what_a_person_would_write(value: object, seen: str) -> None:
    assert unformatted(value) == seen


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (0.1234, "0.00%", "12.34%"),
        (0.005, "0%", "1%"),
        (0.5, "0", "1"),
        (1.005, "0.00", "1.01"),
        (-0.5, "0.0", "-0.5"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (999.5, "#,##0", "1,000"),
        (0.0, "#,##0", "0"),
        (0.0, "#", ""),
        (5.0, "000", "005"),
        (5.0, "0,000", "0,005"),
        (12.0, "0.##", "12"),
        (12.3, "0.0#", "12.3"),
        (12.3, "0.0?", "12.3"),
        (123456789.0, "#,##0,", "123,457"),
        (123456789012.0, '0.00,,"百万"', "123456.79百万"),
        (1234567890.0, '0!.00,,"亿元"', "12.35亿元"),
        (1234567890.0, '0"."00,,"亿"', "12.35亿"),
        (123456.0, "0\\.0,万元", "12.3万元"),
        (1234.5, '#,##0.0"亿元"', "1,234.5亿元"),
        (5e8, SCALED, "5.00亿"),
        (50000.0, SCALED, "5.0万"),
        (7.0, SCALED, "7"),
        (-7.0, "[=0]无;[<0]负0;0", "负7"),
        (0.0, ACCOUNTING, "¥-"),
        (1234.5, ACCOUNTING, "¥1,234.50"),
        (-1234.5, ACCOUNTING, "¥-1,234.50"),
        (-12.3, "0.00_);[Red](0.00)", "(12.30)"),
        (-5.0, '0;-0;"零"', "-5"),
        (0.0, '0;-0;"零"', "零"),
        (3.0, ";;;", ""),
        (15.0, '0"；件";-0', "15；件"),
        (12.5, 'General"元"', "12.5元"),
        (12345.678, "[$¥-804]#,##0.00", "¥12,345.68"),
        (1234.0, "[DBNum1][$-804]General", "一千二百三十四"),
        (1234.0, '[DBNum2]General"元整"', "壹仟贰佰叁拾肆元整"),
        (1234.0, "[DBNum1]0", "一二三四"),
        (DAY, 'yyyy"年"m"月"d"日";@', "2024年1月15日"),
        (DAY, "yyyy\\-mm\\-dd", "2024-01-15"),
        (DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二四年一月十五日"),
        (DAY, "[$-804]m月d日 aaaa", "1月15日 星期一"),
        (DAY, "d-mmm-yy", "15-Jan-24"),
        (DAY, "0.00", "2024年1月15日"),
        (MOMENT, "yyyy/m/d h:mm", "2024/1/5 15:04"),
        (MOMENT, '上午/下午h"时"mm"分"', "下午3时04分"),
        (MOMENT, "m/d h:mm:ss AM/PM", "1/5 3:04:07 PM"),
        (MOMENT, "mm:ss", "04:07"),
        (time(9, 5), "hh:mm", "09:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        # Unknown, or no format of a number: as without one.
        (0.25, "# ?/?", "0.25"),
        (12345.0, "0.00E+00", "12345"),
        (1e31, "0.00", "1" + "0" * 31),
        (12.5, "0" * 300, "12.5"),
        (-5e9, "yyyy/m/d", "-5000000000"),
    ],
)
def test_formats(value: Value, code: str, seen: str) -> None:
    assert formatted(value, code) == seen


def test_no_code_and_no_value_fails() -> None:
    dice = random.Random(7)
    values: list[Value] = [0.0, -1.5, 1e15, 1e300, 45296.25, DAY, MOMENT, time(9, 5), timedelta(days=2)]
    codes = [
        *BUILT_IN.values(),
        *("".join(dice.choices('0#?.,%;"\\![]<>=E+-_* @ymdhsa/GeneralDBNum123年', k=12)) for _ in range(3000)),
    ]
    assert all(isinstance(formatted(value, code), str) for code in codes for value in values)
