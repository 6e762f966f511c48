"""A share that holds of another whole than its words name is told over the one they name."""

from __future__ import annotations

import pytest

import lawlint
from lawlint.claims.claim import Verdict

WRONG = {
    "a target": (
        "云溪市基金收入完成80亿元，为预算120亿元的66.7%，其中土地出让收入75亿元，占基金收入的62.5%。",
        "75亿 ÷ 80亿 = 93.8% ≠ 62.5%",
    ),
    "a target, in brackets": (
        "云溪市一般公共预算收入完成82.5亿元，为年初预算的103.1%（年初预算80.0亿元）。"
        "税收收入56.4亿元，占一般公共预算收入的比重为70.5%。",
        "56.4亿 ÷ 82.5亿 = 68.4% ≠ 70.5%",
    ),
    "all, not those of the kind": (
        "云溪市实施项目76个，其中产业项目33个、其他项目43个。12个产业项目未达预期，占产业项目的15.8%。",
        "12 ÷ 33 = 36.4% ≠ 15.8%",
    ),
    "what was planned": (
        "计划开工4200套，实际开工3948套，基本建成2715套，占开工数的64.6%。",
        "2715 ÷ 3948 = 68.8% ≠ 64.6%",
    ),
    "another part": (
        "大厅接待群众1860人次，其中老年人1079人次，自助查询530人次，占接待量的49.1%。",
        "530 ÷ 1860 = 28.5% ≠ 49.1%",
    ),
    "a longer name": (
        "农民工总量62.35万人，其中外出农民工38.91万人（省外21.54万人，占外出的34.5%）。",
        "21.54万 ÷ 38.91万 = 55.4% ≠ 34.5%",
    ),
    "those among which it stands": ("复议案件受理246件。审结的227件中，纠错16件、占6.5%。", "16 ÷ 227 = 7.0% ≠ 6.5%"),
    "those of which it is some": (
        "计划建设供水点465处，建成398处。已建成供水点中47处不达标，占10.1%。",
        "47 ÷ 398 = 11.8% ≠ 10.1%",
    ),
    "what the name of a rate fixes": (
        "送审金额6.54亿元，审定金额6.02亿元，核减0.52亿元，核减率8.6%。",
        "0.52亿 ÷ 6.54亿 = 8.0% ≠ 8.6%",
    ),
    "the same of several together": (
        "全年受理复议案件221件，审结206件：维持96件，驳回29件，撤销12件，确认违法8件，责令履行4件，终止57件；直接纠错率10.9%。",
        "(12 + 8 + 4) ÷ 206 = 11.7% ≠ 10.9%",
    ),
}
RIGHT = {
    "of the whole that is named": ("云溪市基金收入完成80亿元，为预算120亿元的66.7%，其中土地出让收入75亿元，占基金收入的93.8%。"),
    "of the target that is named": (
        "云溪市基金收入完成80亿元，为预算120亿元的66.7%，其中土地出让收入75亿元，占基金预算的62.5%。"
    ),
    "of what bears the name too": "云溪市审结案件200件，其中民事案件60件，劳动争议15件，占案件总数的7.5%。",
    "of a place that is not the whole": (
        "云溪市审结行政案件221件，其中行政诉讼案件84件、非诉审查案件137件。行政诉讼案件中，判决败诉11件，败诉率13.10%。"
    ),
    "of another place": "云溪省法院收案74318件，结案65187件。云溪市法院收案1284件，结案1054件，结案数占全省的1.42%。",
    "of all, which has no name": "云溪市实施项目76个，其中产业项目33个、其他项目43个。12个产业项目未达预期，占15.8%。",
}


@pytest.mark.parametrize(("text", "formula"), WRONG.values(), ids=WRONG)
def test_the_named_whole_is_the_base(text: str, formula: str) -> None:
    wrong = [c.formula for c in lawlint.check(text).report.claims if c.verdict is Verdict.INCONSISTENT]
    assert wrong == [formula]


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_a_share_of_its_whole_is_proved(text: str) -> None:
    claims = lawlint.check(text).report.claims
    assert not [c.formula for c in claims if c.verdict is Verdict.INCONSISTENT]
    assert [c for c in claims if c.kind == "share" and c.verdict.holds]
