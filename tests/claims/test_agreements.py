"""Figures that agree too precisely for chance: proved though no word ties them, never contradicted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import lawlint
from lawlint.claims.agreements import agreements
from lawlint.claims.binding import Context
from lawlint.claims.claim import Verdict
from lawlint.claims.scene import scenes
from lawlint.parsing.parser import parse
from lawlint.source import Source
from tests.growth import assert_linear

# Five sentences with figures: what stands before them is out of reach.
FAR = "\n开展培训72人。\n举办活动31场。\n走访群众57人。\n回访老人88人。\n慰问家庭93个。\n"


def agreed(text: str) -> list[tuple[str, str]]:
    claims = [c for c in lawlint.check(text).report.claims if c.frame == "agreement"]
    assert all(c.verdict is Verdict.CONSISTENT and c.weaker for c in claims)
    return [(c.kind, c.formula) for c in claims]


families = pytest.mark.parametrize(
    ("text", "printed", "other", "kind", "formula"),
    [
        pytest.param(
            f"云溪市企业4827家，园区企业1863家。{FAR}园区企业占比{{}}。",
            *("38.60%", "38.61%", "share", "1863 ÷ 4827 = 38.60%"),
            id="share, the part called by its name",
        ),
        pytest.param(
            f"云溪市企业4827家。{FAR}食品商户1863家，新设农场14家，占云溪市企业的{{}}。",
            *("38.60%", "38.50%", "share", "1863 ÷ 4827 = 38.60%"),
            id="share, the whole called by its name",
        ),
        pytest.param(
            "青禾企业4827家，临江商户1863家。食品抽样率为{}。",
            *("38.60%", "38.61%", "share", "1863 ÷ 4827 = 38.60%"),
            id="share",
        ),
        pytest.param(
            "食品抽样率为{}，临江商户1863家，青禾企业4827家。",
            *("38.60%", "38.61%", "share", "1863 ÷ 4827 = 38.60%"),
            id="share of figures behind it",
        ),
        pytest.param(
            "举行会议15次，座谈{}次，占比100%。", "15", "14", "share", "15 ÷ 15 = 100%", id="share, all of what is told twice"
        ),
        pytest.param(
            "检查企业4827家，走访商户1863家，回访门店705家，两类占比{}。",
            *("53.20%", "61.03%", "share", "(1863 + 705) ÷ 4827 = 53.20%"),
            id="share of a sum",
        ),
        pytest.param(
            "检查企业4827家，走访商户1863家，企业占比{}。",
            *("72.15%", "72.16%", "share", "4827 ÷ (4827 + 1863) = 72.15%"),
            id="share of the whole that two make",
        ),
        pytest.param(
            "检查企业4827家，未达标企业1863家，达标企业占{}。",
            *("61.40%", "61.41%", "share", "(4827 − 1863) ÷ 4827 = 61.40%"),
            id="share of the rest",
        ),
        pytest.param(
            "收入2375万元，来信1200件，其他增加267万元，群众捐助增长{}。",
            *("12.67%", "12.76%", "implied", "267万 ÷ (2375万 − 267万) = 12.67%"),
            id="implied by what was added",
        ),
        pytest.param(
            "支出2108万元，来信1200件，其他减少267万元，群众捐助下降{}。",
            *("11.24%", "11.54%", "implied", "267万 ÷ (2108万 + 267万) = 11.24%"),
            id="implied by what was taken away",
        ),
        pytest.param(
            "云溪市案件2375件，青禾县案件2108件，增长{}。",
            *("12.67%", "12.68%", "growth", "(2375 − 2108) ÷ 2108 = 12.67%"),
            id="growth",
        ),
        pytest.param(
            "云溪市案件2108件，青禾县案件2375件，下降{}。",
            *("11.24%", "11.25%", "growth", "(2375 − 2108) ÷ 2375 = 11.24%"),
            id="decline",
        ),
        pytest.param(
            "甲区绿化占96.35%，乙区绿化占93.12%，提高{}个百分点。",
            *("3.23", "3.32", "change", "96.35% − 93.12% = 3.23个百分点"),
            id="points up",
        ),
        pytest.param(
            "甲区绿化占93.12%，乙区绿化占96.35%，下降{}个百分点。",
            *("3.23", "3.32", "change", "96.35% − 93.12% = 3.23个百分点"),
            id="points down",
        ),
        pytest.param(
            "云溪市案件2375件，青禾县案件2108件，群众来信增加{}件。",
            *("267", "268", "change", "2375 − 2108 = 267"),
            id="change",
        ),
        pytest.param(
            "投入资金105.6亿元，撬动资金823.4亿元，相当于{}倍。",
            *("7.8", "7.9", "ratio", "823.4亿 ÷ 105.6亿 = 7.8"),
            id="multiple",
        ),
        pytest.param(
            "投入资金105.6亿元，撬动资金823.4亿元，放大比为{}。",
            *("7.8", "7.9", "ratio", "823.4亿 ÷ 105.6亿 = 7.8"),
            id="multiple without 倍",
        ),
        pytest.param(
            "发放资金3131万元，组织培训14次，惠及商户31户，平均补助{}万元。",
            *("101", "102", "average", "3131万 ÷ 31 = 101万"),
            id="mean",
        ),
        pytest.param(
            "发放资金11万元，组织培训14次，惠及商户2户，户均补助{}万元。",
            *("5.5", "6.5", "average", "11万 ÷ 2 = 5.5万"),
            id="mean told for its unit",
        ),
        # Sums: the run of all figures of a sentence, and selections of them.
        pytest.param(
            "公文{}件，主动公开783件，依申请公开412件，不予公开709件。",
            *("1904", "1905", "sum", "783 + 412 + 709 = 1904"),
            id="sum behind its whole",
        ),
        pytest.param(
            "主动公开783件，依申请公开412件，不予公开709件，公文{}件。",
            *("1904", "1804", "sum", "783 + 412 + 709 = 1904"),
            id="sum before its whole",
        ),
        pytest.param(
            "公文{}件。\n组织宣传3次。\n主动公开783件，依申请公开412件，不予公开709件。",
            *("1904", "1905", "sum", "783 + 412 + 709 = 1904"),
            id="sum some sentences behind its whole",
        ),
        pytest.param(
            "办理案件{}件。民事783件，调解214件；刑事412件，和解133件；行政709件，撤诉87件。",
            *("1904", "1905", "sum", "783 + 412 + 709 = 1904"),
            id="sum of what heads the parts of a sentence",
        ),
        pytest.param(
            "办理案件{}件；民事783件，调解214件；刑事412件，和解133件；行政709件，撤诉87件。",
            *("1904", "1905", "sum", "783 + 412 + 709 = 1904"),
            id="sum of what heads the parts behind the whole",
        ),
        pytest.param(
            "检查门店{}家。甲区783家（分为网点214家和商店560家等），乙区412家，丙区709家。",
            *("1904", "1905", "sum", "783 + 412 + 709 = 1904"),
            id="sum outside an inner list",
        ),
        pytest.param(
            "检查门店{}家，甲区783家（分为网点214家和商店560家等），乙区412家，丙区709家。",
            *("1904", "1905", "sum", "783 + 412 + 709 = 1904"),
            id="sum outside an inner list, behind the whole",
        ),
        pytest.param(
            "支出{}万元。教育预算820万元，决算783万元，卫生预算431万元，决算412万元，农业预算690万元，决算709万元。",
            *("1904", "1909", "sum", "783万 + 412万 + 709万 = 1904万"),
            id="sum of clauses that end alike",
        ),
        pytest.param(
            "基金收入3.96亿元，投资收益0.61亿元。加上年结转0.31亿元，收入总量为{}。",
            *("4.27亿元", "4.72亿元", "sum", "3.96亿 + 0.31亿 = 4.27亿"),
            id="sum of a head and what comes on top",
        ),
        pytest.param(
            "基金征缴118.3亿元，期初结余142.6亿元，待遇发放107.9亿元，期末结余{}。",
            *("153.0亿元", "152.0亿元", "balance", "107.9亿 + 153.0亿 = 118.3亿 + 142.6亿"),
            id="balance of four",
        ),
        pytest.param(
            "政务新媒体由410个整合至287个，关停{}个。",
            *("123", "132", "change", "410 − 287 = 123"),
            id="change behind old and new",
        ),
        pytest.param(
            "办结391件。予以公开152件，部分公开31件，不予公开98件；予以公开和部分公开合计占办结总数的{}%。",
            *("46.8", "52.9", "share", "(152 + 31) ÷ 391 = 46.8%"),
            id="share of what two names say together",
        ),
        pytest.param(
            "审结529件。维持236件、撤销58件、确认违法24件、责令履行13件、终止88件，直接纠错率为{}%。",
            *("18.0", "19.0", "share", "(58 + 24 + 13) ÷ 529 = 18.0%"),
            id="share of what the name of a rate is composed of",
        ),
        pytest.param(
            "派单2341件。住建局268件，公安局244件，城管局193件，三家合计占派单总量的{}%。",
            *("30.1", "42.7", "share", "(268 + 244 + 193) ÷ 2341 = 30.1%"),
            id="share of as many as are counted",
        ),
        pytest.param(
            "回访1462件，解决率{}%，解决1246件。",
            *("85.2", "82.5", "share", "1246 ÷ 1462 = 85.2%"),
            id="share of what follows",
        ),
        pytest.param(
            "支出452.3亿元，民生支出占{}%，达360.9亿元。",
            *("79.8", "78.9", "share", "360.9亿 ÷ 452.3亿 = 79.8%"),
            id="share of what it comes to",
        ),
        pytest.param(
            "受理案件18426件。刑事检察12318件，刑事检察占比由上年的69.3%降至{}%。",
            *("66.9", "66.1", "share", "12318 ÷ 18426 = 66.9%"),
            id="share that turned to a new value",
        ),
        pytest.param(
            "全市预算收入328.57亿元。教育支出12.5亿元。文化支出2.5亿元。卫生支出8.5亿元。\n市级预算收入96.84亿元，占全市的{}%。",
            *("29.5", "29.8", "share", "96.84亿 ÷ 328.57亿 = 29.5%"),
            id="share of what the place has",
        ),
        pytest.param(
            "农村居民收入增长5.83%，快于城镇{}，城镇居民收入增长4.82%。",
            *("1.01个百分点", "1.10个百分点", "change", "5.83% − 4.82% = 1.01个百分点"),
            id="points between two growths",
        ),
    ],
)


@families
def test_what_agrees_precisely_is_proved(text: str, printed: str, other: str, kind: str, formula: str) -> None:
    assert agreed(text.format(printed)) == [(kind, formula)]


@families
def test_where_they_do_not_agree_nothing_is_claimed(text: str, printed: str, other: str, kind: str, formula: str) -> None:
    assert agreed(text.format(other)) == []
    assert lawlint.check(text.format(other)).findings == ()


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        # What one share is of, the others beside are of: too small to tell by itself, or cut off.
        (
            "登记申请47件，本年办理52件。A类24件，占51.1%；B类22件，占46.8%；C类1件，占2.1%。",
            ["24 ÷ 47 = 51.1%", "22 ÷ 47 = 46.8%", "1 ÷ 47 = 2.1%"],
        ),
        (
            "登记8412人：甲3027人、乙2946人、丙2103人、丁336人，分别占36.0%、35.0%、25.0%和3.9%。",
            ["3027 ÷ 8412 = 36.0%", "2946 ÷ 8412 = 35.0%", "2103 ÷ 8412 = 25.0%", "336 ÷ 8412 = 4.0% ≈ 3.9%"],
        ),
        (
            "新收2846件，办结2837件。网上1867件、信函724件、当面198件、传真57件，占比分别为65.6%、25.4%、7.0%和2.0%。",
            ["1867 ÷ 2846 = 65.6%", "724 ÷ 2846 = 25.4%", "198 ÷ 2846 = 7.0%", "57 ÷ 2846 = 2.0%"],
        ),
        # The whole is told behind.
        (
            "民事4215件，占收案总数的62.3%；刑事812件，占12.0%；行政156件，占2.3%。全院共收案6766件。",
            ["4215 ÷ 6766 = 62.3%", "812 ÷ 6766 = 12.0%", "156 ÷ 6766 = 2.3%"],
        ),
        ("居民储蓄存款余额312.6亿元，占存款余额的比重达68.4%。各项存款余额457.0亿元。", ["312.6亿 ÷ 457.0亿 = 68.4%"]),
        ("东区人口120万人，占全省人口的12.1%；西区人口80万人，占8.1%。教师1200人，学生990万人。", []),
    ],
)
def test_shares_of_one_whole_are_proved_together(text: str, formulas: list[str]) -> None:
    result = lawlint.check(text)
    assert [c.formula for c in result.report.claims if c.kind == "share"] == formulas
    assert result.findings == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Rough rates among several figures: only their place in the list tells of what each is.
        (
            "案件830件。刑事211件、民事402件、行政137件，分别占{}%、48%和17%。",
            {"25": ["211 ÷ 830 = 25%", "402 ÷ 830 = 48%", "137 ÷ 830 = 17%"]},
        ),
        (
            "民事1120件、刑事1064件，前一轮1000件、950件，分别增长{}%、12%。",
            {"12": ["(1120 − 1000) ÷ 1000 = 12%", "(1064 − 950) ÷ 950 = 12%"], "13": ["(1064 − 950) ÷ 950 = 12%"]},
        ),
        (
            "前一轮民事1000件、刑事950件，这一轮1120件、1064件，分别增长{}%、12%。",
            {"12": ["(1120 − 1000) ÷ 1000 = 12%", "(1064 − 950) ÷ 950 = 12%"], "13": ["(1064 − 950) ÷ 950 = 12%"]},
        ),
        (
            "民事880件、刑事836件，比前一轮的1000件、950件分别减少{}%和12%。",
            {"12": ["(1000 − 880) ÷ 1000 = 12%", "(950 − 836) ÷ 950 = 12%"], "13": ["(950 − 836) ÷ 950 = 12%"]},
        ),
        (
            "民事1120件、刑事1064件，多出120件、114件，分别增长{}%、12%。",
            {"12": ["120 ÷ (1120 − 120) = 12%", "114 ÷ (1064 − 114) = 12%"], "13": ["114 ÷ (1064 − 114) = 12%"]},
        ),
    ],
    ids=["shares", "growth", "growth, the old before the new", "decline", "implied"],
)
def test_the_nth_rate_is_of_the_nth_figure(text: str, found: dict[str, list[str]]) -> None:
    for printed, formulas in found.items():
        assert [formula for _, formula in agreed(text.format(printed))] == formulas
        assert lawlint.check(text.format(printed)).findings == ()


@pytest.mark.parametrize(
    ("text", "precise", "rough"),
    [
        ("案件4827件。云溪审理1863件，青禾审理705件，临江审理311件，东升审理127件，占比{}。", "38.60%", "39%"),
        ("云溪案件2375件，青禾案件2108件，临江案件311件，群众来信增长{}。", "12.67%", "13%"),
        ("云溪产值823.4亿元，青禾产值105.6亿元，临江产值88.1亿元，相当于{}。", "7.80倍", "8倍"),
        ("甲区绿化占96.35%，乙区绿化占93.12%，提高{}。", "3.23个百分点", "3个百分点"),
    ],
)
def test_what_chance_explains_as_well_is_left_alone(text: str, precise: str, rough: str) -> None:
    assert len(agreed(text.format(precise))) == 1
    assert agreed(text.format(rough)) == []


@pytest.mark.parametrize(("whole", "parts", "found"), [(7, (3, 4), 1), (6, (2, 4), 0)])
def test_a_sum_of_few_things_proves_nothing(whole: int, parts: tuple[int, int], found: int) -> None:
    assert len(agreed(f"甲县{parts[0]}件，乙县{parts[1]}件，丙县{whole}件。")) == found


def test_one_looks_four_sentences_back() -> None:
    text = "青禾企业4827家，临江商户1863家。{}食品抽样率为38.60%。"
    assert len(agreed(text.format("举办活动31场。" * 3))) == 1
    assert agreed(text.format("举办活动31场。" * 4)) == []


@pytest.mark.parametrize(
    ("text", "free", "bound"),
    [
        pytest.param(
            "云溪案件2375件，青禾案件2108件，{}增长12.67%。", ["来信", ""], ["可比价", "实际", "同口径"], id="real growth"
        ),
        pytest.param(
            "检查企业82家，走访商户61家。{}率为74%。", ["抽样"], ["起诉", "就业", "平均利"], id="rates of something else"
        ),
        pytest.param("检查企业4827家，走访商户1863家，外来占比{}38.60%。", ["为", ""], ["约", "超"], id="hedged"),
        pytest.param("云溪案件2375件，青禾案件2108件，{}12.67%。", ["上升", "增长"], ["下降", "减少"], id="the other way"),
        pytest.param("资金1111万元，培训11次，惠及31户，{}补助101万元。", ["平均"], ["户均"], id="a mean for another unit"),
    ],
)
def test_words_that_forbid(text: str, free: list[str], bound: list[str]) -> None:
    assert [len(agreed(text.format(word))) for word in free] == [1] * len(free)
    assert [agreed(text.format(word)) for word in bound] == [[]] * len(bound)


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("青禾受理2250件。云溪受理2534件，群众来信增长12.62%。", False),
        ("青禾受理2250件。云溪2024年受理2534件，增长12.62%，上年同期为2250件。", True),
    ],
)
def test_what_words_explain_is_explained_once(text: str, explained: bool) -> None:
    rates = [c.frame for c in lawlint.check(text).report.claims if c.kind == "growth"]
    assert rates == (["base-after"] if explained else ["agreement"])


def test_no_agreement_excuses_what_words_contradict() -> None:
    others = "青禾受理2534件，临江受理2250件。"
    assert agreed(f"{others}群众来信增长12.62%。") == [("growth", "(2534 − 2250) ÷ 2250 = 12.62%")]
    text = f"{others}云溪2024年受理2363件，上年同期2100件，增长12.62%。"
    assert agreed(text) == []
    assert [f.message.zh for f in lawlint.check(text).findings] == ["(2363 − 2100) ÷ 2100 = 12.52%，文中为 12.62%"]


@pytest.mark.parametrize(
    "unit",
    [
        "案件4827件，审理1863件，占比38.60%。",
        "新收2375件，多出267件，增长12.67%，",
        "刑事12件、民事34件，分别占1%、2%。",
        "园区企业12家，占云溪市企业的38.6%，",
        "公开783件，移送412件，不予709件，公文1904件。",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def work(length: int) -> Callable[[], object]:
        paragraphs = parse(Source((unit * length)[:length])).paragraphs
        found = [scene for number, paragraph in enumerate(paragraphs) for scene in scenes(paragraph, number)]
        context = Context(found)
        return lambda: [list(agreements(context, scene, set())) for scene in found]

    assert_linear(work, 3000)
