"""Shares and growths in words: proved where they hold, silent where they do not or are of something else."""

from __future__ import annotations

import pytest

import lawlint
from lawlint.claims.claim import Verdict


def formulas(text: str) -> list[str]:
    claims = lawlint.check(text).report.claims
    assert all(c.verdict is Verdict.CONSISTENT and c.weaker for c in claims if c.frame == "worded")
    return [c.formula for c in claims if c.frame == "worded"]


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("代编预算6.28亿元，其中21个部门未分配到项目，涉及2.07亿元，占代编总额的近三分之一。", "2.07亿 ÷ 6.28亿 = 近三分之一"),
        ("运行经费486.5万元，下降6.0%，其中公务接待97.3万元，占两成。", "97.3万 ÷ 486.5万 = 两成"),
        ("审查118件，准予执行109件，占比超过九成。", "109 ÷ 118 = 超过九成"),
        ("全年解读14件，图解、视频仅占两成左右，共3件。", "3 ÷ 14 = 两成左右"),
        ("办结153件；实质性化解29件，占办结数的近两成。", "29 ÷ 153 = 近两成"),
        ("起诉174人，其中，涉电信网络犯罪98人，占五成以上。", "98 ÷ 174 = 五成以上"),
        ("公开听证186件，其中拟不起诉听证124件，占三分之二。", "124 ÷ 186 = 三分之二"),
        ("登记企业90家，其中专精特新45家，占半数。", "45 ÷ 90 = 半数"),
        ("派单2341件，其中投诉1335件，占派单总量的57.0%，超过五成。", "1335 ÷ 2341 = 超过五成"),
        ("投入11.74亿元，其中：中央6.98亿元；省级4.76亿元；中央资金占比近六成。", "6.98亿 ÷ 11.74亿 = 近六成"),
        ("供水诉求由85件增加到153件，增幅八成。", "(153 − 85) ÷ 85 = 八成"),
        ("城区面积由8.7平方公里拓展到11.2平方公里，增长近三成。", "(11.2 − 8.7) ÷ 8.7 = 近三成"),
        ("推文618篇，同比多103篇，增长两成。", "103 ÷ (618 − 103) = 两成"),
        ("窗口由40个减至30个，压减四分之一。", "(40 − 30) ÷ 40 = 四分之一"),
        ("签发教育令26份，较上年翻一番（上年为13份）。", "(26 − 13) ÷ 13 = 一番"),
    ],
)
def test_fractions_in_words_are_proved(text: str, formula: str) -> None:
    assert formulas(text) == [formula]


@pytest.mark.parametrize(
    "text",
    [
        "审查118件，准予执行39件，占比超过九成。",
        "公开听证186件，其中拟不起诉听证64件，占三分之二。",
        "供水诉求由85件增加到113件，增幅八成。",
        # of something that is not printed
        "规上企业48家，实现增加值占二产增加值的七成以上。",
        "投入3.4亿元办民生实事12件，占当年新增财力的四成以上。",
        "上网文书4138份，公开率同比下降三成。",
        "新建高标准农田2.35万亩，累计17.6万亩，占耕地六成以上。",
        # no fraction of anything
        "完成60人的培训，八成新的设备30台，成立机构2个。",
        "地区生产总值由300亿元增加到390亿元，增长三成。",
        "企业120家，规上48家，四成以上位于园区。",
    ],
)
def test_other_fractions_are_left_alone(text: str) -> None:
    assert formulas(text) == []
    assert lawlint.check(text).findings == ()
