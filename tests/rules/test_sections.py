"""Rules on sections beyond their examples: profiles of third parties, years, layouts, tables of contents."""

from __future__ import annotations

import pytest

from lawlint.linter import rule_findings
from lawlint.profiles import Content, Due, Profile, all_profiles, choose
from lawlint.registry import all_rules
from lawlint.report import analyse
from lawlint.source import Source

RULES = {rule.code: rule for rule in all_rules()}
FORM = (
    "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况", "其他需要报告的事项",
)  # fmt: skip
RIVER = Profile(
    "river", "河湖长制工作报告", "report on rivers and lakes", source="实务", annual=True, ordered=True, period=("统计区间",),
    sections=(
        Due("patrols", "巡河情况", "patrols", ("巡河",), required=True, contents=(Content("表", "table", ("次数",), True),)),
        Due("water", "水质情况", "water", ("水质",), required=True, contents=(Content("断面情况", "sections", ("断面",)),)),
        Due("plan", "安排", "plan", ("安排",), customary=True, offset=1),
    ),
)  # fmt: skip


def found(code: str, text: str, profile: Profile | None = None) -> list[tuple[str, str]]:
    """What the rule marks, and how severely, in the order of the text."""
    report = analyse(Source(text), (lambda _: profile) if profile else choose)
    findings = sorted(rule_findings(RULES[code], report), key=lambda finding: finding.span)
    return [(text[slice(*finding.span)], finding.severity.label) for finding in findings]


def ogi(*headings: str, year: int = 2024, text: str = "未收取信息处理费。") -> str:
    lines = [f"云溪市水务局{year}年政府信息公开工作年度报告"]
    for number, heading in enumerate(headings):
        lines += [f"{'一二三四五六七八'[number]}、{heading}", text]
    return "\n".join(lines)


@pytest.mark.parametrize("headings", [
    FORM,
    (*FORM[:3], "因政府信息公开工作被申请行政复议、提起行政诉讼情况", "政府信息公开工作存在的主要问题及改进情况", FORM[5]),
    ("概述", "政府信息主动公开情况", "依申请公开情况", "复议和诉讼情况", "不足和改进措施", "其他事项"),
    (*FORM[:3], "政府信息公开行政复议、行政诉讼及存在的主要问题", FORM[5]),
    (*FORM[:4], "下一步努力方向", FORM[5]),
    ("工作开展", "领导重视", "下一步打算"),
])  # fmt: skip
def test_the_form_in_other_words_is_the_form(headings: tuple[str, ...]) -> None:
    assert found("SEC010", ogi(*headings)) == []


@pytest.mark.parametrize("missing", range(6))
def test_each_section_of_the_form_is_missed(missing: int) -> None:
    text = ogi(*FORM[:missing], *FORM[missing + 1 :])
    assert found("SEC010", text) == [(text.split("\n")[0], "error")]
    (finding,) = rule_findings(RULES["SEC010"], analyse(Source(text)))
    assert f"：{FORM[missing]}（" in finding.message.zh
    assert found("SEC001", text) == []


@pytest.mark.parametrize("year", [2017, 2018])
def test_older_reports_have_the_older_form(year: int) -> None:
    assert found("SEC010", ogi(*FORM[:3], *FORM[4:], year=year)) == []


def test_the_lines_of_a_broken_table_are_no_headings() -> None:
    table = "一、本年新收政府信息公开申请数量\n三、本\n年度\n四、结转下年度继续办理\n"
    text = ogi(*FORM[:3], *FORM[4:]).replace("四、存在", f"{table}四、存在")
    assert [severity for _, severity in found("SEC010", text)] == ["error"]


def test_a_table_of_contents_does_not_disturb_the_order() -> None:
    contents = "".join(f"{'一二三四五六'[n]}、{heading}\n" for n, heading in enumerate(FORM))
    title, body = ogi(*FORM).split("\n", 1)
    assert found("SEC010", f"{title}\n目录\n{contents}\n{body}") == []


@pytest.mark.parametrize(("period", "findings"), [
    ("统计期限自2023年1月1日至12月31日止", []),
    ("统计期限为2023年1月1日—2023年12月31日", []),
    ("统计期限从2023年1月1日起到12月31日止", []),
    ("2023年1月1日至12月31日的数据", []),
    ("统计期限为2023年度", []),
    ("统计期限自2023年3月1日（挂牌之日）至2023年12月31日", []),
    ("统计期限自2022年1月1日至2023年12月31日", [("2022年1月1日至2023年12月31日", "error")]),
    ("统计期限为2023年1月1日至2023年12月30日", [("2023年1月1日至2023年12月30日", "warning")]),
    ("数据来自各科室", [("云溪市水务局2023年政府信息公开工作年度报告", "info")]),
])  # fmt: skip
def test_the_period_is_the_year_of_the_title(period: str, findings: list[tuple[str, str]]) -> None:
    text = ogi(*FORM, year=2023).replace("报告\n", f"报告\n本报告根据有关规定编制，{period}。\n", 1)
    assert found("SEC011", text) == findings


@pytest.mark.parametrize(("fee", "year", "findings"), [
    ("没有其他事项。", 2021, [("六、其他需要报告的事项", "warning")]),
    ("没有其他事项。", 2020, []),
    ("本年度未产生信息公开处理费。", 2024, []),
])  # fmt: skip
def test_the_fee_is_required_since_there_is_one(fee: str, year: int, findings: list[tuple[str, str]]) -> None:
    assert found("SEC012", ogi(*FORM, year=year, text=fee)) == findings


def test_a_blank_form_has_its_tables() -> None:
    rows = "行政规范性文件|||\n规章|||\n"
    text = ogi(*FORM).replace("三、收到", f"信息内容|本年制发件数|本年废止件数|现行有效件数\n{rows}三、收到")
    assert found("SEC012", text) == []


def test_other_kinds_of_report_are_asked_for_nothing() -> None:
    text = ogi(*FORM[:2]).replace("政府信息公开工作年度报告", "水务工作情况报告")
    assert [found(code, text) for code in ("SEC001", "SEC010", "SEC011", "SEC012", "SEC020")] == [[], [], [], [], []]


RIVER_TITLE = "云溪市2024年河湖长制工作报告"


@pytest.mark.parametrize(("code", "text", "findings"), [
    ("SEC010", "一、水质情况\n断面达标。\n二、巡河情况\n巡河12次。", [("二、巡河情况", "error")]),
    ("SEC010", "一、水质情况\n断面达标。\n二、2025年安排\n持续推进。", [(RIVER_TITLE, "error")]),
    ("SEC011", "统计区间为2023年1月1日至12月31日。\n一、巡河情况\n巡河12次。", [("2023年1月1日至12月31日", "error")]),
    ("SEC012", "一、巡河情况\n巡河12次。\n二、水质情况\n良好。", [("二、水质情况", "warning")]),
    ("SEC012", "一、巡河情况\n巡河12次。\n二、水质情况\n断面|达标\n东河|12\n", [("一、巡河情况", "warning")]),
    ("SEC020", "一、巡河情况\n巡河12次。\n二、水质情况\n断面达标。", [(RIVER_TITLE, "info")]),
    ("SEC003", "一、巡河情况\n巡河12次。\n二、2024年工作安排\n持续推进。", [("2024年", "error")]),
])  # fmt: skip
def test_a_profile_of_a_third_party_gets_the_same_checks(code: str, text: str, findings: list[tuple[str, str]]) -> None:
    assert found(code, f"{RIVER_TITLE}\n{text}", RIVER) == findings


@pytest.mark.parametrize(("title", "body"), [
    ("2025年云溪市政府工作报告", "2024年，投资12亿元。\n一、2024年工作回顾\n截至2023年底有学校12所。\n二、2025年工作安排\n略。"),
    ("云溪市水务局2025年部门预算", "一、部门概况\n截至2024年6月有车12辆。\n二、2025年预算情况说明\n略。\n三、名词解释\n略。"),
    ("青禾县人民法院2024年度工作报告", "2023年，结案120件。\n一、2023年工作回顾\n成效明显。\n二、问题和2024年工作安排\n略。"),
])  # fmt: skip
@pytest.mark.parametrize("code", ["DAT005", "DAT008", "SEC001", "SEC003", "SEC011", "SEC020"])
def test_a_title_with_the_year_of_delivery_raises_no_alarm(title: str, body: str, code: str) -> None:
    assert found(code, f"{title}\n{body}\n云溪市人民政府\n2025年1月20日") == []


@pytest.mark.parametrize(("title", "body"), [
    ("云溪市水务局2024年度部门决算", "一、部门概况\n车辆12辆。\n二、2023年度部门决算情况说明\n略。\n三、名词解释\n略。"),
    ("云溪市2024年国民经济和社会发展统计公报", "一、2023年综合\n生产总值12亿元。\n二、农业\n粮食12万吨。\n注：初步统计数。"),
])  # fmt: skip
def test_a_heading_of_last_year_in_an_annual_report(title: str, body: str) -> None:
    assert [severity for _, severity in found("SEC003", f"{title}\n{body}")] == ["error"]


def test_customary_sections_are_mentioned_in_any_paragraph() -> None:
    text = (
        "云溪市中级人民法院工作报告\n一、坚持公正司法\n审结案件120件。\n二、坚持司法为民\n调解案件12件。\n"
        "各位代表，成绩来之不易。同时我们清醒地认识到，工作还存在{}。\n2025年，全市法院将持续推进。\n"
    )
    assert found("SEC020", text.format("不少问题")) == []
    assert found("SEC020", text.format("盼头")) == [("云溪市中级人民法院工作报告", "info")]


@pytest.mark.parametrize("name", ["fayuan", "jianchayuan", "juesuan", "tjgb", "ysbg", "yusuan", "zfgzbg"])
def test_custom_is_no_law(name: str) -> None:
    """A customary section is never a warning: SEC001 is about required sections."""
    assert not any(due.required for due in all_profiles()[name].sections)
