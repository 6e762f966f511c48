"""Announced numbers against the things listed: sentences that a drafter could have written, and what lawlint says of them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from lawlint.claims.claim import Claim, Verdict
from lawlint.claims.judge import claims_alone
from lawlint.claims.operators.items import cuts, flat, readings, seeker, word
from lawlint.claims.relations.count import count_relations
from lawlint.parsing.parser import parse
from lawlint.source import Source
from tests.growth import assert_linear

OK, WRONG = Verdict.CONSISTENT, Verdict.INCONSISTENT


def counts(text: str) -> list[Claim]:
    return list(claims_alone(count_relations(parse(Source(text)))))


def items(claim: Claim) -> list[str]:
    return [o.text for o in claim.operands if o.role == "item"]


@pytest.mark.parametrize(
    ("text", "verdict", "listed"),
    [
        ("加强市、乡、村三级服务中心建设。", OK, 3),
        ("加强市、县、乡、村三级服务中心建设。", WRONG, 4),
        ("完善省市县乡村五级服务体系。", OK, 5),
        ("完善省市县乡村四级服务体系。", WRONG, 5),
        ("健全青禾县乡村两级网络。", OK, 2),  # 县 ends the name
        ("健全全省市县两级网络。", OK, 2),
        ("建立省、市县三级机制。", OK, 3),
        ("东西南北4个方向各有一条通道。", OK, 4),
        ("编制不予处罚、从轻处罚、减轻处罚和免予强制等“四张清单”。", OK, 4),
        ("编制不予处罚、从轻处罚和免予强制“四张清单”。", WRONG, 3),
        ("公安、交通、住建、水务、林草等四个部门联合执法。", WRONG, 5),
        ("公安、交通等四个部门联合执法。", OK, 2),
        ("消除桥园里、和苑等6处积水点。", OK, 2),  # 和 behind a separator is part of a name
        ("发展量子科技、低空经济和商业航天、生物制造等三大产业。", OK, 3),
        ("对尼尔基路、托海路和胜利大街、贝尔大街等4条道路进行改造。", OK, 4),
        ("青禾大街和东升路两处市民公园建成。", OK, 2),
        ("形成“算力、算法、算据、算网”四算一体。", OK, 4),
        ("抓好“生态、民族、红色、银色”四大特色工程。", OK, 4),
        ("推进文化和科技、文化和旅游“两个融合”。", OK, 2),
        ("严格实施债务余额和资产负债率“双管控”。", OK, 2),
        ("推广新能源汽车、光伏产品、锂电池“新三样”。", OK, 3),
        ("设5个内设机构，包括：院长室、办公室、财务室、后勤部、护理部。", OK, 5),
        ("设5个内设机构，包括：院长室、办公室、财务室、护理部。", WRONG, 4),
        ("将深化三项改革：深化诉讼服务改革，深化执行机制改革，深化监督改革。", OK, 3),
        ("“两重”：是指重大战略实施和安全能力建设。", OK, 2),
        ("审查《甲细则（试行）》《乙办法（试行）》和《丙通告》等3件规范性文件。", OK, 3),
        ("审查《甲细则（试行）》《乙办法（试行）》和《丙通告》等2件规范性文件。", WRONG, 3),
        ("修订《甲细则》《乙规定》3部规章。", WRONG, 2),
        ("召开“甲政策”“乙政策”等新闻发布会12场。", OK, 2),
        ("推动“六保”，强化保就业、保民生、保主体、保粮食、保链条、保运转。", OK, 6),
        ("要让成效更加彰显，成果更加丰硕，优势更加凸显。\n对照“三个更加”的目标抓落实。", OK, 3),
        ("要让成效更加彰显，成果更加丰硕，优势更加凸显，文化更加繁荣，人民更加幸福。\n对照“四个更加”的目标抓落实。", WRONG, 5),
        ("甲、乙等1个项目建成。", WRONG, 2),
        ("推进企业上规、上榜、上云、上市。\n抓好科技招商。\n推动企业“四上”。", OK, 4),
        ("打造“三个高地”。\n建设制造业高地。\n建设科技创新高地。\n建设改革开放高地。", OK, 3),
        ("推进耕地林地园地“三图”合一。", OK, 3),
        ("推进产业就业创业行业企业“五业”联动。", OK, 5),
        ("深化京津冀协同，三地机制更加完善。", OK, 3),
        ("分为优秀、合格、不合格三个等次评价。", OK, 3),
        ("决策事项6项全部履行公众参与、专家论证、集体讨论三大程序。", OK, 3),
        ("第一，抓实“两个一批”，即推动甲项目开工、促成乙项目投产；第二，做强产业。", OK, 2),
        ("2项指标低于进度，分别是工业投资和外资，其中外资0.46亿美元。", OK, 2),
        ("4个服务专区分别为医保、不动产、工程建设、户政。", OK, 4),
        ("5个服务专区分别为医保、不动产、工程建设、户政。", WRONG, 4),
        ("三大优势产业中，装备、建材、食品产值依次为86亿元、73亿元、58亿元。", OK, 3),
        ("“三大主导产业”竹木、食品、建材分别实现产值52亿元、41亿元、37亿元。", OK, 3),
        ("落实三个“持续发力”：在投资上持续发力，在消费上持续发力，在改革上持续发力。", OK, 3),
        ("“四好”公路成效明显：建好方面，新建48公里；管好方面，路长13名；护好方面，养护11公里；运营好方面，开线5条。", OK, 4),
        ("不足主要是：监督需增强，立法需提高，作用需拓展，这三方面问题将改进。", OK, 3),
        ("围绕“三个提升”持续发力：提升决策质量、提升执法水平、提升复议效能。", OK, 3),
        ("围绕“四个提升”持续发力：提升决策质量、提升执法水平、提升复议效能。", WRONG, 3),
    ],
)
def test_a_count_is_confirmed_or_contradicted(text: str, verdict: Verdict, listed: int) -> None:
    (claim,) = counts(text)
    assert (claim.kind, claim.verdict, len(items(claim))) == ("count", verdict, listed)


@pytest.mark.parametrize(
    "text",
    [
        "完成甲工程、乙工程三期改扩建、丙工程等项目。",  # the list goes on behind the number
        "建设机场、码头三期工程。",  # a name
        "创建甲街道、乙社区三级航道。",
        "设立工业类3个、农业类21个、服务业类2个项目。",  # items that carry their own figure
        "投资增长5%、居全市第3位。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",  # slogans side by side
        "甲局、乙局全面推行“三项制度”。",  # the object of a verb
        "在改革、发展中发挥“三个作用”。",
        "七、财政拨款“三公”经费情况",  # the marker is no item
        "改革、发展“三个作用”显著。",  # a quoted name behind two pieces
        "甲、乙、丙等新产品产量实现两位数增长。",  # 等 has closed the list
        "完善甲、乙等领域320个标准。",
        "化解涉及甲公司和乙公司的93个问题。",
        "新建学校、医院12所，改造道路9条。",  # a sum
        "讨论原告、被告双方意见。",
        "领导干部及其工作人员领悟“两个确立”。",
        "抓好甲、乙、丙46种产品。",  # misses by more than one
        "先后三次在会议上听取《甲报告》《乙报告》。",
        "学习民事诉讼法、土壤污染防治法等情况，进行执法检查5次。",
        "开展“三减三提升”、“一站两区间”活动。",
        "召开二十国集团、亚太经合组织两次会议。",
        "落实市委、市政府关于甲工作、乙工作两项任务的部署。",  # the list begins inside
        "甲、乙两个月内完成整改。",
        "共有车辆2辆，其中：甲类0辆、乙类0辆、丙类2辆。",
        "坚持问题导向，设置4个专题窗口。",
        "依托县、乡、村三级调处中心和综治中心、网格三类平台。",  # a list ends inside an item
        "县纪委、组织部、司法局组成两个督察组。",
        "2个办事处分别为东城、西城、南城提供服务。",
        "3个园区分别为12家、15家企业配备专员。",
        "围绕“四个提升”持续发力：决策提质、执法规范、复议增效。",
        "“三大主导产业”推动农业、服务业分别增长5%、6%。",
        "抓好两个“持续发力”：在投资上发力，在消费上发力，在改革上发力。",
    ],
)
def test_what_no_list_governs_is_left_alone(text: str) -> None:
    assert [c.formula for c in counts(text) if c.verdict is WRONG] == []


def test_the_numbers_of_a_glossary_must_all_agree() -> None:
    (claim,) = counts("“三横”指三个横向输水通道，包括甲灌区、乙灌区、丙引水3个工程。")
    assert [o.text for o in claim.operands if o.role == "announced"] == ["三横", "三个", "3个"]
    (claim,) = counts("“四横”指三个横向输水通道，包括甲灌区、乙灌区、丙引水3个工程。")
    assert claim.verdict is WRONG
    assert claim.operands[claim.marked].text == "四横"


def test_the_proof_names_what_was_counted() -> None:
    (claim,) = counts("加强市、县、乡、村三级服务中心建设。")
    assert claim.formula == "列举 4 项 ≠ 三级"
    assert claim.message.zh == "列举了4项（市、县、乡、村），文中称“三级”"
    assert claim.operands[claim.marked].text == "三级"


def test_an_open_list_is_a_bound() -> None:
    (claim,) = counts("公安、交通等四个部门联合执法。")
    assert not claim.equality
    assert claim.formula == "列举 2 项 ≤ 四个"


def test_spans_count_in_the_source() -> None:
    text = "加强市、\n县、乡 三级服务。"
    (claim,) = counts(text)
    assert [text[o.span.start : o.span.end] for o in claim.operands] == ["三级", "市", "县", "乡"]


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("甲(乙、丙)、丁", "甲(___)、丁"),
        ("“甲《乙》”和《丙》", "“____”和《_》"),
        ("甲)、乙(丙", "甲|、乙|丙"),
        ("无括号", "无括号"),
    ],
)
def test_brackets_are_blanked_and_lone_ones_bound(text: str, blanked: str) -> None:
    assert flat(text) == blanked


@pytest.mark.parametrize(
    ("clause", "ways"),
    [
        ("甲、乙和丙", [3, 2]),
        ("甲和乙、丙", [2, 3]),
        ("甲与乙", [2, 1]),
        ("甲、乙以及丙与丁", [3, 4]),
        ("《_》《_》和《_》", [3]),
        ("甲及其乙", [1]),
        ("以及甲、乙", [2]),
    ],
)
def test_the_ways_to_cut_a_list(clause: str, ways: list[int]) -> None:
    assert [len(w) for w in readings(clause)] == ways
    assert all(c.start <= c.end for c in cuts(clause))


def test_the_seeker_finds_what_the_plain_pattern_finds() -> None:
    text = "建成甲、乙两处、“三项制度”、第三个、12个月、3个项目和“四算合一”" * 3
    plain = [m.span() for m in word("COUNTED_NAME", "COUNTED").finditer(text)]
    fast = seeker("“两三四五六七八九二十0-9", "COUNTED_NAME", "COUNTED").finditer(text)
    assert [m.span(m.lastgroup) for m in fast if m.lastgroup] == plain


@pytest.mark.parametrize(
    "unit", ["、", "三个、", "1、", "“三项", "甲和", "甲、乙三个", "“三上”上、", "城乡三级", "(", "《", "等", "三项："]
)
def test_time_is_linear(unit: str) -> None:
    def work(length: int) -> Callable[[], object]:
        document = parse(Source((unit * length)[:length]))
        return lambda: list(count_relations(document))

    assert_linear(work, 8000)


def test_no_word_of_the_grammar_is_empty() -> None:
    from lawlint.parsing.grammar import terminals

    assert not [name for name, pattern in terminals("list").items() if re.compile(pattern).match("")]
