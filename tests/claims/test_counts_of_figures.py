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
        ("4个部门结余资金96万元，其中财政局41万元、水务局28万元、住建局19万元、民政局8万元。", "4个", 4),
        ("3个巡回法庭审结案件704件；其中城南法庭312件、河西法庭206件、石桥法庭186件。", "3个", 3),
        ("涉及3个片区：东片区5户68万元，西片区3户39万元，北片区4户47万元。", "3个", 3),
        ("印花税1.2亿元，增长2%；契税3.4亿元，下降5%；房产税2.1亿元，增长1%。三税合计6.7亿元。", "三税", 3),
        ("四大主要污染源中，工业源41吨，下降3%；农业源36吨；生活源28吨；移动源9吨。", "四大", 4),
        ("“三大主导产业”实现产值186亿元：新材料82亿元、电子信息66亿元、食品加工38亿元，其中新材料占44.1%。", "三大", 3),
        ("立案分布在三个领域：食品药品12件、国有财产8件、安全生产7件；发出建议9份，起诉4件。", "三个", 3),
        ("——教育支出12亿元，增长4%。新增学位5280个。\n——社保支出8亿元。\n——农林水支出6亿元。\n以上三项支出共26亿元。", "三项", 3),
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
        "3个单位滞留资金486.20万元，其中：设备款215.40万元、工程款178.30万元、劳务费92.50万元。",
        "3个产业集群产值486亿元，其中：出口215亿元、内销178亿元、自用92亿元。",
        "——教育支出12亿元。\n——社保支出8亿元。\n以上三项支出共26亿元。",
    ],
)
def test_what_counts_nothing_is_silent(text: str) -> None:
    report = analyse(Source(text))
    assert [c.formula for c in report.claims if c.kind == "count"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "五类商品价格“三涨一降一平”：食品类上涨1.2%，衣着类上涨0.4%，居住类持平，交通类下降2.3%，医疗类上涨0.9%。",
            [("五类", 5), ("三涨", 3), ("一降", 1), ("一平", 1)],
        ),
        (
            "重点税种“两升一降”：增值税16亿元，增长5%；契税2亿元，比上年减少0.7亿元，下降25%；房产税3亿元，增长2%。",
            [("两升", 2), ("一降", 1)],
        ),
        ("一产投资增长5%，二产投资下降3%，三产投资增长2%，呈“两升一降”态势。", [("两升", 2), ("一降", 1)]),
        ("重点税种“两升一降”：增值税增长5%；契税下降25%；房产税下降2%。", []),
        ("主要指标呈“两升一降”态势。投资增长5%，消费增长3%，用电量增长2%。", []),
    ],
)
def test_how_many_turn_which_way(text: str, told: list[tuple[str, int]]) -> None:
    assert [(said, len(items)) for said, items in counts(text)] == told
