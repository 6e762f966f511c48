"""Sentences of correct reports that look like a mistake in a date, and pairs that differ by one word."""

from __future__ import annotations

from datetime import date

import pytest

from lawlint.linter import rule_findings
from lawlint.registry import all_rules
from lawlint.report import analyse
from lawlint.rule import Finding, Severity
from lawlint.source import Source

CODES = ("DAT006", "DAT007", "DAT009", "DAT010", "DAT013", "DAT014")
RULES = {rule.code: rule for rule in all_rules() if rule.code in CODES}


def report(achieved: str = "印发规定3件。", planned: str = "持续推进。", day: date = date(2024, 1, 26)) -> str:
    """An annual report on 2023."""
    return (
        "云溪市人民政府关于2023年度法治政府建设工作情况的报告\n一、2023年度主要举措和成效\n"
        f"{achieved}\n二、存在的不足和原因\n宣传不够深入。\n三、2024年度工作安排\n{planned}\n"
        f"云溪市人民政府\n{day.year}年{day.month}月{day.day}日\n"
    )


def found(text: str, code: str = "") -> list[Finding]:
    """The findings of all rules, or of one code."""
    analysed = analyse(Source(text))
    return [one for key, rule in RULES.items() if code in ("", key) for one in rule_findings(rule, analysed)]


@pytest.mark.parametrize(
    "sentence",
    [
        "2020年、2021年、2022年连续三年获优秀，得分均在90分以上。",
        "2022年，制定《法治政府建设方案》，明确任务36项，今年全部完成。",
        "2022年结转案件12件，2023年新收100件。",
        "2022年，涉企投诉320件；2023年，涉企投诉210件。",
        "自2019年以来，共建成站点12个。",
        "上半年（1—6月），办结15件；一季度（1月至3月）办结5件。",
        "一季度，4月10日公布的考核结果位列第一。",
        "二季度、7月15日两次检查；三季度（9月底前）完成；前三季度（截至9月30日）完成。",
        "2023年下半年（2024年1月公布）的排名上升。",
        "一至三季度，10月8日前报送。",
        "2023年11月至2024年2月，为期4个月；3月至10月，共8个月。",
        "4月15日至5月15日，为期一个月；6月5日至7月5日，共计30天。",
        "2023年5月20日至8月20日，历时3个月。",
        "今年（2023年）比上年（2022年）增长；去年（2022年度）考核，今年（2024年）一季度反馈。",
        "开展“八五”普法（2021—2025年）中期评估；《云溪市“十四五”时期法治建设规划（2021—2025年）》实施过半。",
        "印发《五年立法规划（2022—2026年）》《两年行动计划（2023—2024年）》。",
        "“十三五”“十四五”（2016—2025年）期间，法治政府建设稳步推进。",
        "深入贯彻党的二十大和二十届一中、二中全会精神；党的十八大以来，成效明显。",
        "学习宣传新修订的《行政复议法》；参与《学前教育法（草案）》征求意见。",
    ],
)
def test_what_was_achieved_may_say(sentence: str) -> None:
    assert [one for one in found(report(sentence)) if one.severity >= Severity.WARNING] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，工作虽取得成效，但下一步将继续加强。",
        "2023年是全面贯彻党的二十大精神的开局之年，我们将继续努力。",
        "2023年11月印发的方案将继续落实；对2023年督察发现的问题继续整改。",
        "2024—2025年，将重点推进；2025年底前，将全面完成。",
        "2025年，“八五”普法规划将迎来终期评估。",
        "认真落实十四届全国人大二次会议部署，迎接党的二十一大。",
    ],
)
def test_what_is_planned_may_say(sentence: str) -> None:
    assert found(report(planned=sentence)) == []


@pytest.mark.parametrize(
    ("day", "planned", "severity"),
    [
        # The plenum is called two months ahead: a plan may speak of it then, an account may not.
        (date(2024, 6, 20), False, Severity.ERROR),
        (date(2024, 6, 20), True, None),
        (date(2024, 1, 26), True, Severity.WARNING),
        (date(2024, 7, 15), False, None),
    ],
)
def test_a_plenum_is_known_from_its_first_day_and_planned_for_shortly_before(
    day: date, planned: bool, severity: Severity | None
) -> None:
    sentence = "深入贯彻党的二十届三中全会精神。"
    text = report(planned=sentence, day=day) if planned else report(sentence, day=day)
    assert [one.severity for one in found(text, "DAT009")] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("2022年，核发执法证件658个。", Severity.WARNING),
        ("2021年，核发执法证件658个。", Severity.INFO),
        ("2022年以来，核发执法证件658个。", Severity.INFO),
        ("截至2022年底，核发执法证件658个。", Severity.INFO),
    ],
)
def test_only_last_year_alone_is_likely_to_be_left_over(sentence: str, severity: Severity) -> None:
    assert [one.severity for one in found(report(sentence), "DAT006")] == [severity]


@pytest.mark.parametrize(
    ("years", "severity"),
    [("2023—2024年", Severity.WARNING), ("2023—2026年", Severity.INFO), ("2023—2028年", Severity.WARNING)],
)
def test_an_action_from_one_summer_to_another_takes_a_year_more(years: str, severity: Severity) -> None:
    assert [one.severity for one in found(f"制定三年行动方案（{years}）。", "DAT010")] == [severity]


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("9月1日至9月10日，为期12天。", "9月1日至9月10日是10天，文中为12天"),
        ("2月20日至3月2日，共14天。", "2月20日至3月2日是11天，文中为14天"),
        ("12月20日至1月18日，共20天。", "12月20日至1月18日是30天，文中为20天"),
        ("2023年3月1日至2023年5月31日，历时五个月。", "2023年3月1日至2023年5月31日是3个月，文中为五个月"),
    ],
)
def test_a_range_lasts_as_long_as_the_calendar_says(sentence: str, message: str) -> None:
    assert [one.message.zh for one in found(sentence, "DAT014")] == [message]
