"""CIT005 and CIT011 beyond their examples: days and articles next to the name of a law, and near misses."""

from __future__ import annotations

import pytest

from lawlint.knowledge.laws import laws
from lawlint.registry import all_rules
from lawlint.report import analyse
from lawlint.source import Source

RULES = {rule.code: rule for rule in all_rules()}


def found(code: str, text: str) -> list[str]:
    """What the rule marks in ``text``."""
    report = analyse(Source(text))
    return [text[slice(*finding.span)] for finding in RULES[code].check(report)]


@pytest.mark.parametrize(("text", "wrong"), [
    ("《行政处罚法》（以下简称《处罚法》）自2021年9月1日起施行。", ["2021年9月1日"]),
    ("《行政处罚法》于2021年1月22日修订通过，自2021年9月1日起施行。", ["2021年9月1日"]),
    ("《中华人民共和国行政处罚法》已由第十三届全国人大常委会第二十五次会议于2021年1月20日修订通过。", ["2021年1月20日"]),
    ("2021年1月20日修订的《行政处罚法》、2021年12月24日通过的《噪声污染防治法》", ["2021年1月20日"]),
    ("2022年3月1日起施行的《医师法》和2022年6月1日起施行的《噪声污染防治法》", ["2022年6月1日"]),
    ("《民法典》2020年5月28日起实施", ["2020年5月28日"]),
    ("《公司法》2023年12月29日修订并于2024年7月1日起施行", []),
    ("《公司法》2018年修正，自2018年10月26日起施行", []),
    ("2024年修订的《行政复议法》", []),
    ("2022年修订的《行政复议法》", ["2022年"]),
    ("2024年1月修订的《行政复议法》", ["2024年1月"]),
    ("《数据安全法》2022年施行以来", ["2022年"]),
])  # fmt: skip
def test_a_day_next_to_the_name_is_compared_with_every_edition(text: str, wrong: list[str]) -> None:
    assert found("CIT005", text) == wrong


@pytest.mark.parametrize("text", [
    "2023年3月1日起施行《青禾县行政复议案件审理办法》。",
    "2022年实施《安全生产法》专项检查20次。",
    "2023年修订《行政处罚法》配套制度3件，2022年施行的《行政处罚法》裁量基准同时废止。",
    "依据《行政处罚法》，自2022年3月1日起施行包容审慎监管清单。",
    "《行政复议法实施条例》自2007年8月1日起施行。",
    "《行政复议法》（修订草案）2022年10月27日公布征求意见。",
    "新修订的行政复议法实施条例自2026年3月1日起施行。",
    "新修订的《行政复议法》自2027年5月1日起施行。",
    "《监督法》自2024年11月9日起施行。",
    "《青禾县医师法律援助办法》自2021年3月1日起施行。",
    "2020年底施行的《行政处罚法》培训计划",
])  # fmt: skip
def test_statements_about_something_else_or_unknown_are_ignored(text: str) -> None:
    assert found("CIT005", text) == []


@pytest.mark.parametrize("name", [name for name, law in laws().items() if all(edition.in_force for edition in law.editions)])
def test_every_edition_of_the_table_holds_and_the_day_after_does_not(name: str) -> None:
    for edition in laws()[name].editions:
        day = edition.in_force
        assert day is not None
        right = f"《中华人民共和国{name}》自{day.year}年{day.month}月{day.day}日起施行。"
        assert found("CIT005", right) == []
        assert found("CIT005", right.replace(f"{day.year}年", f"{day.year - 50}年")) != []


@pytest.mark.parametrize(("text", "wrong"), [
    ("违反《行政许可法》第八十四条", ["第八十四条"]),
    ("依据《行政许可法》第六条至第九十条", ["第九十条"]),
    ("依据《行政许可法》第八条第二款第（三）项、第八十五条之一", ["第八十五条"]),
    ("依据《行政许可法》（以下简称《许可法》）第一百条", ["第一百条"]),
    ("依据《监督法》第六十六条", ["第六十六条"]),
    ("依据《行政许可法》第八十三条第一款", []),
    ("依据《行政许可法》，第一百零八条措施", []),
    ("依据《行政许可法》（修订草案）第一百条", []),
    ("依据《行政许可法（修订草案）》第一百条", []),
    ("依据《青禾县行政许可法治监督办法》第一百条", []),
    ("依据《重大行政决策程序暂行条例》第四十五条", ["第四十五条"]),
    ("依据《优化营商环境条例》第八十条", []),
    ("依据《中华人民共和国优化营商环境条例》第八十条", ["第八十条"]),
    ("《青禾县重大行政决策程序暂行条例》和《重大行政决策程序暂行条例》第四十五条", []),
])  # fmt: skip
def test_articles_that_follow_a_title_are_compared_with_the_last(text: str, wrong: list[str]) -> None:
    assert found("CIT011", text) == wrong
