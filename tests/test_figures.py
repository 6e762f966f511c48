"""The attributes of a figure: subject, period, scope, section."""

from __future__ import annotations

import pytest

from lawlint.figures import Figure
from lawlint.report import analyse
from lawlint.source import Source

REPORT = """云溪市2024年度法治政府建设报告
一、2024年度工作情况
（一）化解矛盾
全市收到行政复议申请214件，上年收到176件。市级受理12件，办结9件。
截至2024年末，持证执法人员956人。
二、2025年工作安排
办结行政复议案件200件。
"""


def figures(text: str) -> dict[str, Figure]:
    return {figure.text: figure for figure in analyse(Source(text)).figures}


def test_inherits_from_clause_sentence_section() -> None:
    found = figures(REPORT)
    assert {text: tuple(figure.period) for text, figure in found.items()} == {
        "214件": ("2024年", "section"),
        "176件": ("2023年", "clause"),
        "12件": ("2024年", "section"),
        "9件": ("2024年", "section"),
        "956人": ("截至2024年末", "sentence"),
        "200件": ("2025年", "section"),
    }
    assert {text: figure.scope.text for text, figure in found.items()} == {
        "214件": "全市", "176件": "全市", "12件": "市级", "9件": "全市", "956人": "", "200件": "",
    }  # fmt: skip
    assert found["9件"].path == ("2024年度工作情况", "化解矛盾")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年上半年受理18件。", "2023年上半年"),
        ("2021年至2025年受理18件。", "2021—2025年"),
        ("“十四五”时期受理18件。", "2021—2025年"),
        ("2024年底，现有18家。", "2024年末"),
        ("比2022年增加18件。", ""),
        ("2023年9月受理18件。", "2023年9月"),
        ("全年受理18件。", "全年"),
        ("受理18件。", ""),
        ("2024年初预算18万元。", "2024年"),
    ],
)
def test_period(text: str, period: str) -> None:
    (figure,) = analyse(Source(text)).figures
    assert figure.period.text == period


@pytest.mark.parametrize(
    ("report", "period"),
    [
        ("政府工作报告\n一、2025年工作回顾\n今年以来受理18件。", "2025年"),
        ("政府工作报告\n一、工作回顾\n受理18件。\n二、2026年工作安排\n稳中求进。", "2025年"),
        ("政府工作报告\n一、2025年工作回顾\n五年来，受理18件。", "2021—2025年"),
        ("云溪市2024年度法治政府建设报告\n一、存在的问题\n受理18件。\n", "2024年"),
        ("云溪市2024年度法治政府建设报告\n一、下一步打算\n受理18件。\n", "2025年"),
    ],
)
def test_period_of_a_section(report: str, period: str) -> None:
    assert figures(report)["18件"].period.text == period


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "全市共收到行政复议申请18件，比上年增加3件，增长20%。",
            ["收到行政复议申请", "收到行政复议申请增长", "收到行政复议申请增长"],
        ),
        ("规上工业企业由142家增加到159家。", ["规上工业企业上期", "规上工业企业"]),
        ("实施30个整治项目，结案率达95%。", ["实施整治项目", "结案率"]),
        ("其中预计完成固定资产投资18亿元。", ["固定资产投资"]),
        ("制定《云溪市供水办法》等规范性文件2件。", ["等规范性文件"]),
    ],
)
def test_subject(text: str, subjects: list[str]) -> None:
    assert [figure.subject for figure in analyse(Source(text)).figures] == subjects
