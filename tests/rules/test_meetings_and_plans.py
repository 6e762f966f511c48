"""CIT007 and CIT008 beyond their examples: meetings and plans that a report of a certain day can and cannot know."""

from __future__ import annotations

import pytest

from lawlint.parsing.meetings import calendar
from lawlint.registry import all_rules
from lawlint.report import analyse
from lawlint.rule import Finding
from lawlint.source import Source
from lawlint.testing import fixed

RULES = {rule.code: rule for rule in all_rules()}


def findings(code: str, text: str) -> tuple[list[str], list[Finding]]:
    """What the rule marks in ``text``, and its findings."""
    found = list(RULES[code].check(analyse(Source(text))))
    return [text[slice(*finding.span)] for finding in found], found


def report(year: int, sentence: str) -> str:
    """A report for ``year``, signed in the January after it."""
    return f"青禾县人民政府关于{year}年度法治政府建设工作情况的报告\n{sentence}\n青禾县人民政府\n{year + 1}年1月26日\n"


@pytest.mark.parametrize(("year", "sentence", "wrong"), [
    (2024, "学习贯彻党的二十届五中全会精神。", ["二十届五中全会"]),
    (2025, "学习贯彻党的二十届五中全会精神。", []),
    (2024, "迎接党的二十届五中全会召开。", []),
    (2024, "学习党的二十一大精神。", ["党的二十一大"]),
    (2024, "以优异成绩迎接党的二十一大。", []),
    (2024, "贯彻十四届全国人大四次会议精神。", ["十四届全国人大四次会议"]),
    (2026, "贯彻十三届全国人大六次会议精神。", ["十三届全国人大六次会议"]),
    (2024, "第二十届中央委员会第八次全体会议", ["第二十届中央委员会第八次全体会议"]),
    (2024, "党的十一届三中全会以来", []),
    (2024, "县委十五届八次全会、市十六届人大六次会议和二十届中央纪委八次全会", []),
    (2024, "十四届全国人大常委会第四次会议", []),
])  # fmt: skip
def test_a_meeting_never_was_where_the_table_reaches_so_far(year: int, sentence: str, wrong: list[str]) -> None:
    assert findings("CIT007", report(year, sentence))[0] == wrong


@pytest.mark.parametrize("series", ["plenums", "sessions"])
def test_every_meeting_of_the_table_was_and_the_one_after_the_last_of_a_term_was_not(series: str) -> None:
    numerals = "〇一二三四五六七八九"
    terms = {11: "十一", 12: "十二", 13: "十三", 14: "十四", 16: "十六", 17: "十七", 18: "十八", 19: "十九", 20: "二十"}
    rows = calendar(series)
    for term, number in rows:
        form = "{}届{}中全会" if series == "plenums" else "{}届全国人大{}次会议"
        assert findings("CIT007", f"学习{form.format(terms[term], numerals[number])}精神。")[0] == []
        after = form.format(terms[term], numerals[number + 1])
        over = (term, number + 1) not in rows and term < max(rows)[0]
        assert findings("CIT007", f"学习{after}精神。")[0] == ([after] if over else [])


@pytest.mark.parametrize(("sentence", "wrong"), [
    ("2024年7月召开的党的二十届二中全会", ["2024年7月"]),
    ("2024年7月15日至18日召开的党的二十届三中全会", []),
    ("2023年9月1日，十四届全国人大常委会第六次会议表决通过", ["2023年9月1日"]),
    ("2023年9月1日，十四届全国人大常委会第五次会议表决通过", []),
    ("2024年3月5日，十四届全国人大二次会议开幕", []),
    ("2024年3月，十四届全国人大一次会议精神宣讲", []),
    ("2024年4月2日，青禾县传达学习十四届全国人大二次会议精神", []),
])  # fmt: skip
def test_a_day_next_to_a_meeting_is_compared_where_it_is_the_meetings(sentence: str, wrong: list[str]) -> None:
    assert findings("CIT007", sentence)[0] == wrong


@pytest.mark.parametrize(("year", "sentence", "wrong"), [
    (2024, "学习党的二十大和十九届三中全会精神。", ["十九届三中全会"]),
    (2021, "学习党的二十大和十九届三中全会精神。", []),  # the 三中全会 of the 二十届 was yet to come
    (2024, "学习党的二十大和十九届六中全会精神。", []),
    (2024, "学习党的十九大、二十大和十九届二中全会精神。", []),
    (2024, "学习党的二十大和十九届二中、二十届三中全会精神。", []),
    (2024, "学习党的二十大精神。回顾十九届二中全会以来的工作。", []),
])  # fmt: skip
def test_a_plenum_behind_a_congress_is_of_its_committee(year: int, sentence: str, wrong: list[str]) -> None:
    marked, found = findings("CIT007", report(year, sentence))
    assert marked == wrong
    assert all(finding.weaker for finding in found)


def test_plenums_are_put_in_order_and_none_is_named_twice() -> None:
    text = "贯彻党的十九届六中、四中、五中全会精神，贯彻二十届二中、二中全会精神。"
    marked, found = findings("CIT007", text)
    assert marked == ["十九届六中、四中、五中全会", "二十届二中、二中全会"]
    assert found[1].fix is None
    assert fixed(text, found) == "贯彻党的十九届四中、五中、六中全会精神，贯彻二十届二中、二中全会精神。"


@pytest.mark.parametrize(("year", "sentence", "wrong"), [
    (2020, "深入实施“七五”普法规划。", []),
    (2021, "深入实施“七五”普法规划。", ["七五"]),
    (2021, "2020年深入实施“七五”普法规划。", []),
    (2023, "落实《青禾县“七五”普法规划》。", ["七五"]),
    (2023, "落实“八五”普法规划和“十四五”规划。", []),
    (2023, "围绕“十三五”规划确定的目标任务，", ["十三五"]),
    (2023, "实施“十三五”期间建成的项目。", []),
    (2023, "落实“七五”普法规划终期评估意见。", []),
    (2023, "落实“七五”指示精神。", []),
    (2022, "按照《法治政府建设实施纲要（2015-2020年）》要求，", ["2015-2020年"]),
    (2022, "《法治政府建设实施纲要（2015—2020年）》确定的任务。", []),
    (2022, "按照《青禾县法治政府建设实施纲要（2016—2020年）》要求，", []),
    (2026, "按照《法治社会建设实施纲要（2020—2025年）》要求，", ["2020—2025年"]),
    (2025, "按照《法治社会建设实施纲要（2020—2025年）》要求，", []),
])  # fmt: skip
def test_a_plan_is_followed_until_its_last_year(year: int, sentence: str, wrong: list[str]) -> None:
    assert findings("CIT008", report(year, sentence))[0] == wrong
