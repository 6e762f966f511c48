"""The same indicator twice: what agrees, what contradicts, and what must stay silent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawlint.claims.claim import Claim
from lawlint.claims.relations.repeat import name_claims
from lawlint.claims.scene import scenes
from lawlint.parsing.parser import parse
from lawlint.report import analyse
from lawlint.source import Source
from tests.growth import assert_linear


def claims(text: str, kind: str = "repeat") -> list[Claim]:
    return [claim for claim in analyse(Source(text)).claims if claim.kind == kind]


def printed(text: str, kind: str = "repeat") -> list[tuple[str, str, list[str]]]:
    return [(c.frame, c.verdict.value, [o.text for o in c.operands]) for c in claims(text, kind)]


@pytest.mark.parametrize(
    ("text", "frame", "operands"),
    [
        pytest.param(
            "本年收入合计6637.54万元。\n二、收入决算情况说明\n本年收入合计6637.54万元。", "named", ["6637.54万元"] * 2, id="named"
        ),
        pytest.param("公务接待费支出决算0.39万元。公务接待费支出0.39万元。", "named", ["0.39万元"] * 2, id="支出决算 is 支出"),
        pytest.param(
            "一般公共预算收入3.21亿元。一般公共预算收入完成32105万元。", "named", ["3.21亿元", "32105万元"], id="scales"
        ),
        pytest.param(
            "项目支出增加，较上年增加133.95万元。主要原因：项目支出增加，较上年增加133.95万元。",
            "named",
            ["133.95万元"] * 2,
            id="change",
        ),
        pytest.param("强化39个欠发达乡镇帮扶。\n提升39个欠发达乡镇帮扶质效。", "counted", ["39个"] * 2, id="counted"),
        pytest.param("办结20件，结转1件。办结的20件中，公开7件。", "again", ["20件"] * 2, id="taken up"),
        pytest.param("评查案卷360卷，优秀97卷。抽查的360卷均已反馈。", "again", ["360卷"] * 2, id="taken up by another word"),
        pytest.param("建立健全制度31项，由22项增加到31项。", "again", ["31项"] * 2, id="what it came to"),
        pytest.param("办结871件。从结果看，公开392件，不公开479件，总计871件。", "again", ["871件"] * 2, id="total"),
        pytest.param("查出问题134个。\n134个问题已整改97个。", "again", ["134个"] * 2, id="picked up"),
        pytest.param("收到申请38件。\n培训2次。\n38件申请按内容划分。", "again", ["38件"] * 2, id="picked up far behind"),
        pytest.param("提出意见5件，占13.2%，5件均已修改。", "again", ["5件"] * 2, id="all of them"),
        pytest.param("审计8个部门及21家单位。8个部门预算总额12.85亿元。", "again", ["8个"] * 2, id="of one digit, at once"),
        pytest.param("收入总计15836.42万元，支出总计15836.42万元。", "sides", ["15836.42万元"] * 2, id="two sides"),
        pytest.param(
            "财政拨款收入总计852.67万元，其中结转16.27万元；财政拨款支出总计852.67万元。",
            "sides",
            ["852.67万元"] * 2,
            id="sides of a fund",
        ),
        pytest.param("公益诉讼检察89件。\n公益诉讼立案89件。", "value", ["89件"] * 2, id="two digits under a long name"),
        pytest.param("收到政府信息公开申请316件。\n培训2次。\n全年新收316件。", "value", ["316件"] * 2, id="one deed"),
        pytest.param(
            "一般公共预算支出573860万元，增长4.7%。\n培训2次。\n支出573860万元，上解支出13927万元。",
            "value",
            ["573860万元"] * 2,
            id="the bare name of a side",
        ),
        pytest.param("庆祝青禾县建县40周年。以青禾县建县40周年为契机。", "counted", ["40周年"] * 2, id="anniversary"),
        pytest.param(
            "财政拨款收入比上年减少990万元。财政拨款支出比上年减少990万元。财政拨款预算比上年减少990万元。",
            "value",
            ["990万元"] * 3,
            id="told three times",
        ),
    ],
)
def test_agrees(text: str, frame: str, operands: list[str]) -> None:
    assert printed(text) == [(frame, "consistent", operands)]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        pytest.param("2023年全市收到行政复议申请18件。2023年全市共收到行政复议申请21件。", "period", id="one year named twice"),
        pytest.param("全年办结案件320件。全年办结案件302件。", "transposed", id="digits in another order"),
        pytest.param("新收执行案件4271件，未结5176件。\n未执结案件达5716件。", "transposed", id="未结 in 未执结"),
        pytest.param("全区共收到政府信息公开申请387件。\n本年新收政府信息公开申请378件。", "transposed", id="收到 is 新收"),
        pytest.param("本年支出合计36894.27万元。\n本年支出合计36984.27万元。", "transposed", id="totals of one account"),
        pytest.param("城镇新增就业6870人。全年城镇新增就业6780人。", "transposed", id="what came anew, in another order"),
        pytest.param("罚没款共计350万元。全年罚没款3.5亿元。", "magnitude", id="a power of ten"),
        pytest.param("城市道路总长1286公里。城市道路总长1286公里。城市道路总长1386公里。", "majority", id="all but one agree"),
        pytest.param(
            "完成河东部分、2.2平方公里中心文化区建设。\n加快河东部分、3.2平方公里中心文化区征收。",
            "measured",
            id="an area mistyped",
        ),
        pytest.param(
            "5座国家级区域医疗中心开工。\n5座国家级区域医疗中心运营。\n推进6座国家级区域医疗中心运行。",
            "majority",
            id="what stands",
        ),
        pytest.param("机关事业单位职业年金38.38万元。机关事业单位职业年金39.38万元。", "undated", id="no period in the document"),
    ],
)
def test_contradicts(text: str, frame: str) -> None:
    wrong = [claim for claim in claims(text) if claim.verdict.value == "inconsistent"]
    assert [claim.frame for claim in wrong] == [frame]


def test_marks_the_mention_that_stands_alone() -> None:
    text = "城市道路总长1268公里。城市道路总长1286公里。城市道路总长1286公里。"
    (claim,) = (c for c in claims(text) if c.verdict.value == "inconsistent")
    assert claim.operands[claim.marked].text == "1268公里"
    assert claim.weaker


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2023年办结案件320件，2022年办结案件302件。", id="two years"),
        pytest.param("全年收到申请400余件；全年收到申请423件。", id="hedged"),
        pytest.param(
            "一、2024年工作回顾\n城镇新增就业6870人。\n二、2025年工作安排\n城镇新增就业6780人。", id="result and target"
        ),
        pytest.param("全年市级受理申请320件。全年县级受理申请302件。", id="two areas"),
        pytest.param("实施3000个技改项目。实施3000个老旧小区改造。实施30个整治项目。", id="one verb, three things"),
        pytest.param("新建厂房12个。12个乡镇通路。", id="as many other things"),
        pytest.param("建成公园3个。\n培训2次。\n3个公园开放。", id="one digit far behind"),
        pytest.param("提出意见5件，答复2件，5件均已修改。", id="all of others"),
        pytest.param("收入总计15836.42万元，支出总计15863.42万元。", id="sides that differ"),
        pytest.param("财政拨款支出5377.64万元。\n培训2次。\n机关基本支出5377.64万元。", id="another scope"),
        pytest.param("暂停专利代理业务12个月。\n培训2次。\n停止专利代理业务12个月。", id="as long"),
        pytest.param("死亡人数分别下降15%、14.5%。", id="分别"),
        pytest.param("城镇新增就业6870人，力争全年城镇新增就业6780人。", id="an aim"),
        pytest.param("城镇新增就业687人。全年城镇新增就业678人。", id="what came anew, in three digits"),
        pytest.param("办结20件，结转1件。受理的20人中，男性12人。", id="another unit"),
        pytest.param("公务用车费0万元。公务用车费0万元。", id="zeros"),
        pytest.param("全市持有执法证956人；执法人员库正常状态共968人。", id="two names"),
        pytest.param("灌溉机械动力1.2亿千瓦。灌溉机械动力1.3亿千瓦。", id="intervals that touch say nothing"),
        pytest.param("今年城镇新增就业1100万人以上。过去五年城镇新增就业超过6000万人。", id="open ends"),
    ],
)
def test_silent(text: str) -> None:
    assert printed(text) == []


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("人均预期寿命达79岁。\n人均预期寿命提高到80岁以上。", ["79岁 < 80岁以上"]),
        ("登记失业率5.5%。\n登记失业率下降到5.2%。", ["5.2% < 5.5%"]),
        ("人均预期寿命达79岁。\n人均预期寿命提高到78岁。", []),
        ("新建示范产业园区1个。\n示范产业园区增加到10个。", []),
        ("人均预期寿命达77岁。\n人均预期寿命由79岁提高到80岁。", []),
    ],
)
def test_what_is_to_rise_was_less_before(text: str, formula: list[str]) -> None:
    assert [c.formula for c in claims(text, "direction") if c.frame == "elsewhere"] == formula


def test_what_happens_may_happen_again() -> None:
    text = "山区连续发生3起特别重大交通事故。\n两省发生4起特别重大交通事故。\n又发生4起特别重大交通事故。"
    assert [c.verdict.value for c in claims(text)] == ["consistent"]


def test_one_year_lies_within_several() -> None:
    text = "一、2025年工作回顾\n全年城镇新增就业14.1万人。\n五年来，成果丰硕。城镇新增就业69万人。"
    assert printed(text, "cumulative") == [("years", "consistent", ["14.1万人", "69万人"])]


def test_one_year_cannot_exceed_several() -> None:
    text = "一、2025年工作回顾\n2025年新增学位9.1万个。\n“十四五”累计新增学位6.9万个。"
    assert printed(text, "cumulative") == [("years", "inconsistent", ["9.1万个", "6.9万个"])]


def test_a_target_is_no_part_of_the_past() -> None:
    text = "一、2025年工作回顾\n五年来，城镇新增就业69万人。\n主要预期目标是：城镇新增就业15万人。"
    assert printed(text, "cumulative") == []


@pytest.mark.parametrize(
    "piece", ["的", "完成", "全年罚没款35万元，", "1234件，4321件，", "比2022年增加3件，", "由从和", "3个国家级平台、"]
)
def test_linear(piece: str) -> None:
    def work(length: int) -> Callable[[], object]:
        document = parse(Source(piece * length + "受理320件。"))
        found = [scene for number, paragraph in enumerate(document.paragraphs) for scene in scenes(paragraph, number)]
        return lambda: list(name_claims(document, found))

    assert_linear(work, 1000)
