"""CIT003 beyond its examples: whole names, and the time of the report and of the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawlint.knowledge import table
from lawlint.linter import rule_findings
from lawlint.registry import all_rules
from lawlint.report import analyse
from lawlint.source import Source

NAMES = Path(__file__).parents[3] / "shared" / "corpus" / "law_names.txt"
RULE = next(rule for rule in all_rules() if rule.code == "CIT003")
OLD = [law["name"] for law in table("repealed")["laws"]]


def cited(sentence: str, year: int = 2026, *, dated: bool = True) -> list[str]:
    """The names that the rule finds in a report for ``year`` that says ``sentence``."""
    text = f"青禾县人民政府关于{year}年度法治政府建设工作情况的报告\n\n{sentence}\n"
    report = analyse(Source(text + (f"\n青禾县人民政府\n{year + 1}年1月26日\n" if dated else "")))
    return [report.source.text[slice(*finding.span)] for finding in rule_findings(RULE, report)]


@pytest.mark.parametrize("name", OLD)
def test_every_name_of_the_table_is_found_with_and_without_marks(name: str) -> None:
    assert cited(f"深入贯彻实施《{name}》。") == [name]
    assert cited(f"深入贯彻实施{name}。") == [name]


@pytest.mark.skipif(not NAMES.exists(), reason="the list of law names is not part of the project")
def test_longer_names_are_other_laws() -> None:
    names = {name.removeprefix("中华人民共和国") for name in NAMES.read_text(encoding="utf-8").split()} - set(OLD)
    longer = [name for name in names if any(old in name for old in OLD)]
    assert longer
    for name in longer:
        assert not cited(f"深入贯彻实施《{name}》，学习{name}。"), name


@pytest.mark.parametrize("sentence", [
    "防范合同法律风险，办理合同法务事项。",
    "宣传婚姻法律知识。",
    "《民法典》施行后，《合同法》同时废止。",
    "对依据原《中华人民共和国合同法》订立的协议重新审查。",
    "2020年依据《合同法》审查的协议已归档。",
    "落实《关于贯彻〈合同法〉的意见》。",
    "修订《云溪省公路管理条例》，宣传《公路管理条例》。",
    "学习《劳动合同法》《国家安全法》《行政复议法》。",
])  # fmt: skip
def test_silent(sentence: str) -> None:
    assert not cited(sentence)


@pytest.mark.parametrize(("year", "found"), [(2021, []), (2022, []), (2023, ["执业医师法"])])
def test_a_law_that_ended_within_the_year_may_be_cited(year: int, found: list[str]) -> None:
    assert cited("对土壤污染防治法、执业医师法开展执法检查。", year) == found


def test_places_of_one_law_are_one_finding_with_one_fix() -> None:
    title = "青禾县人民政府关于2023年度法治政府建设工作情况的报告"
    (finding,) = rule_findings(RULE, analyse(Source(f"{title}\n\n学习《合同法》。\n\n依据《合同法》审查协议。\n")))
    assert len(finding.related) == 1
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == ["民法典", "民法典"]


def test_without_year_and_date_nothing_is_known() -> None:
    assert not rule_findings(RULE, analyse(Source("依据《合同法》审查协议40份。\n")))


@pytest.mark.parametrize(("sentence", "offered"), [
    ("执行《个体工商户条例》，检查12次。", True),
    ("执行《个体工商户条例》《促进个体工商户发展条例》。", False),
])  # fmt: skip
def test_a_successor_that_is_cited_too_is_not_offered_again(sentence: str, offered: bool) -> None:
    (finding,) = rule_findings(RULE, analyse(Source(f"青禾县人民政府关于2024年度法治政府建设工作情况的报告\n{sentence}\n")))
    assert (finding.fix is not None) is offered
