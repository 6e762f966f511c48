"""分别: as many values as subjects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawlint.claims.claim import Verdict
from lawlint.claims.judge import claims_alone
from lawlint.claims.relations.respectively import respectively_relations
from lawlint.parsing.parser import parse
from lawlint.report import analyse
from lawlint.source import Source
from tests.growth import assert_linear

OK, WRONG = Verdict.CONSISTENT, Verdict.INCONSISTENT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲类63个、乙类26个、丙类9个，已完成数分别为63个、22个、6个。", ["63个 ≤ 63个", "22个 ≤ 26个", "6个 ≤ 9个"]),
        ("甲类63个、乙类26个，已分别整改到位60个、26个。", ["60个 ≤ 63个", "26个 ≤ 26个"]),
        ("甲类63个、乙类26个，已完成数分别为63个、27个。", []),  # of them all or of none
        ("甲类63个、乙类26个，分别同比增加3个、2个。", []),
        ("甲类63个、乙类26户，已完成数分别为60个、22个。", []),
    ],
)
def test_what_was_done_of_each_is_no_more_than_there_is(text: str, told: list[str]) -> None:
    assert [c.formula for c in analyse(Source(text)).claims if c.frame == "each"] == told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("城镇、农村居民收入分别增长4.5%和6.1%。", [(OK, ["4.5%", "6.1%"])]),
        ("城镇和农村居民收入分别增长4.5%、6.1%和5.2%。", [(WRONG, ["4.5%", "6.1%", "5.2%"])]),
        ("一、二、三季度受理案件分别为12件、15件。", [(WRONG, ["12件", "15件"])]),
        ("城乡居民收入分别增长4.4%、5.6%。", [(OK, ["4.4%", "5.6%"])]),
        ("其中一二三产增加值分别增长3.5%左右、6%左右、5%左右。", [(OK, ["3.5%", "6%", "5%"])]),
        ("三次产业贡献率分别为12.6%、41.8%和45.6%。", [(OK, ["12.6%", "41.8%", "45.6%"])]),
        ("市县两级法院分别审结案件300件和1200件。", [(OK, ["300件", "1200件"])]),
        ("批准逮捕75.3万人，提起公诉163.1万人，同比分别上升2.9%和下降3.4%。", [(OK, ["2.9%", "3.4%"])]),
        ("受理案件5,264件，审结5,037件，判处罪犯6,891人，与上年相比分别下降3.1%、2.6%和5.4%。", [(OK, ["3.1%", "2.6%", "5.4%"])]),
        ("受理逮捕案件268件391人，同比分别下降9.8%和6.5%。", [(OK, ["9.8%", "6.5%"])]),
        ("食品、药品合格率分别从95%、96%提高到97%、98%。", [(OK, ["95%", "96%", "97%", "98%"])]),
        ("城乡居民收入分别达6.9万元、3.4万元，增长4.2%、5.3%。", [(OK, ["6.9万元", "3.4万元"]), (OK, ["4.2%", "5.3%"])]),
        ("信息传输、租赁和商务服务业增加值分别增长18.6%、13.4%。", [(OK, ["18.6%", "13.4%"])]),
        (
            "审结甲、乙案件分别为8,236件和11,573件，上年同期依次为7,640件和12,480件。",
            [(OK, ["8,236件", "11,573件"]), (OK, ["7,640件", "12,480件"])],
        ),
        ("青禾古城和农业园区分别晋升为国家3A和4A级景区。", [(OK, ["3A", "4A级"])]),
        ("水土流失、荒漠化、沙化面积分别减少10.6万、3.8万、3.3万平方公里。", [(OK, ["10.6万", "3.8万", "3.3万平方公里"])]),
        ("2025年，全市法院受理案件31207件，审执结29846件，同比分别上升10.8%和12.2%。", [(OK, ["10.8%", "12.2%"])]),
        ("审结案件24件，其中甲类12件，乙类6件，丙类6件，分别占50%、25%和25%。", [(OK, ["50%", "25%", "25%"])]),
        ("收案数、结案数较2021年的6,908件、6,795件分别减少5.44%和2.60%。", [(OK, ["5.44%", "2.60%"])]),
        ("一审案件12件，二审案件5件，再审案件3件，分别占60%、40%。", []),
        ("生产总值增长5.9%，分别高于全国、全省0.6个和0.4个百分点。", [(OK, ["0.6个", "0.4个百分点"])]),
        ("生产总值增长5.9%，分别高于全国、全省0.6个、0.4个和0.3个百分点。", []),
        ("分县区看，两区一县产值依次为126.4亿元、84.9亿元、62.5亿元。", [(OK, ["126.4亿元", "84.9亿元", "62.5亿元"])]),
        ("2022年至2024年，筹集住房420户，分年度为150户、160户、110户。", [(OK, ["150户", "160户", "110户"])]),
        ("近三年执行到位金额分别为541.3亿元、612.8亿元和684.7亿元。", [(OK, ["541.3亿元", "612.8亿元", "684.7亿元"])]),
        ("近三年执行到位金额分别为541.3亿元、612.8亿元。", []),
        ("存款、贷款余额双双突破9万亿元。", [(OK, ["双双", "9万亿元"])]),
        ("汽车、新能源汽车产量从第8位、第4位双双跃居第1位。", [(OK, ["第8位", "第4位", "双双", "第1位"])]),
        ("客流、货运、快递双双突破9万件。", []),
        ("游客、收入分别增长20%。", []),  # one value for both is usage
        ("分别在市、县两级开展执法检查。", []),
        ("由公安、住建分别负责。", []),
        ("甲产业增长9.1%、乙产业回升，分别带动就业5.1%，拉动投资3%。", []),  # a run never crosses ，
        ("甲、乙两类人员分别按5%、3%、2%三档补助。", []),
        ("甲、乙、丙、丁、戊分别增长1%、2%。", []),  # misses by more than one
        ("全年收入增长，甲、乙、丙分别增长1%、2%。", []),  # the sentence has another clause
    ],
)
def test_arity(text: str, claims: list[tuple[Verdict, list[str]]]) -> None:
    found = claims_alone(respectively_relations(parse(Source(text))))
    assert [(c.verdict, [o.text for o in c.operands if o.role == "value"]) for c in found] == claims


@pytest.mark.parametrize("unit", ["分别", "分别1、", "甲、乙分别1、2", "，分别1、2"])
def test_time_is_linear(unit: str) -> None:
    def work(length: int) -> Callable[[], object]:
        document = parse(Source((unit * length)[:length]))
        return lambda: list(respectively_relations(document))

    assert_linear(work, 2000)
