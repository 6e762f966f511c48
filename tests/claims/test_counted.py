"""Numbers that count figures: what they look back on, what they look ahead to, and what they do not count."""

from __future__ import annotations

import pytest

from lawlint.claims.claim import Verdict
from lawlint.report import analyse
from lawlint.source import Source


def counts(text: str) -> list[tuple[str, list[str]]]:
    found = (c for c in analyse(Source(text)).claims if c.kind == "count" and c.verdict is Verdict.CONSISTENT)
    return [(c.operands[0].text, [o.text for o in c.operands[1:]]) for c in found]


@pytest.mark.parametrize(
    ("text", "number", "things"),
    [
        ("教育支出12亿元，占24%；社保支出8亿元；农林水支出6亿元。以上三项支出合计26亿元。", "三项", 3),
        ("其中：教育12亿元、社保8亿元、农林水6亿元、卫生5亿元。上述四项合计31亿元。", "四项", 4),
        ("审结婚姻家庭案件420件，民间借贷案件508件，买卖合同案件376件，三类案件占民商事案件的46.7%。", "三类", 3),
        ("审结毒品案件28件40人，诈骗案件41件110人。两类案件共计69件、150人。", "两类", 2),
        ("占比居前三位的罪名为：危险驾驶罪41人，盗窃罪19人，诈骗罪11人，合计71人。", "三位", 3),
        ("申请事项居前两位的是：公安类231件，占42.7%；市场监管类118件，占21.8%。", "两位", 2),
        ("聚焦三类重点信息：规划公示类18件、土地供应类25件、征地信息类31件。", "三类", 3),
        ("满意率后三位：云北街道76.5%、沿河镇78.9%、青禾镇81.3%。", "三位", 3),
        ("3个乡镇滞留资金486.20万元，其中：柳林镇215.40万元、石桥镇178.30万元、东岗乡92.50万元。", "3个", 3),
        ("对3个县开展审计。东县虚增收入1.46亿元，西县0.82亿元，北县0.37亿元。", "3个", 3),
    ],
)
def test_a_number_counts_figures(text: str, number: str, things: int) -> None:
    assert [(said, len(items)) for said, items in counts(text)] == [(number, things)]


@pytest.mark.parametrize(
    "text",
    [
        "教育支出12亿元，社保支出8亿元。以上四项支出合计26亿元。",  # two others are told elsewhere
        "教育支出12亿元，社保支出8亿元，农林水支出6亿元，完善三项机制。",
        "受理案件40件，审结38件，三级法院联动办案。",
        "收入12亿元，支出8亿元。两家企业投资3亿元。",
        "3个乡镇滞留资金486.20万元，其中：发改局215.40万元、财政局178.30万元、水利局92.50万元。",
    ],
)
def test_what_counts_nothing_is_silent(text: str) -> None:
    report = analyse(Source(text))
    assert [c.formula for c in report.claims if c.kind == "count"] == []
