"""What a print is worth: every form of a figure, and what is no figure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lawlint.parsing.quantity import dimension, quantity
from lawlint.parsing.scanner import scan

FIGURES = {"AMOUNT", "PERCENT", "POINT", "RANK", "RATIO", "SCALED", "BARE", "LOST"}


def read(print_: str) -> list[tuple[str, str]]:
    """The figures of a text: kind and print."""
    return [(word.kind, print_[word.start : word.end]) for word in scan(print_, 0, len(print_)) if word.kind in FIGURES]


def ends(print_: str) -> tuple[str, str]:
    """The interval of a print, decimal; "" is unbounded."""
    value = quantity(print_).value
    return tuple("" if end is None else f"{float(end):.16g}" for end in value[:2])  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        # a counted integer is exact
        *[(f"12{unit}", "12", "12") for unit in "件起宗条项次期人名位家户所座套台辆场处部份批张个"],
        *[(f"12{unit}", "12", "12") for unit in ("人次", "件次", "家次", "户次", "批次")],
        ("1,264件", "1264", "1264"),
        ("1,234,567人", "1234567", "1234567"),
        ("0件", "0", "0"),
        # decimals and per cents stand for all that rounds to them
        ("2.5倍", "2.45", "2.55"),
        ("2.50倍", "2.495", "2.505"),
        ("85%", "0.845", "0.855"),
        ("12.5%", "0.1245", "0.1255"),
        ("12.50%", "0.12495", "0.12505"),
        ("100%", "0.995", "1.005"),
        ("0%", "-0.005", "0.005"),
        ("3.5‰", "0.00345", "0.00355"),
        ("3个百分点", "0.025", "0.035"),
        ("0.5个百分点", "0.0045", "0.0055"),
        ("-2.3%", "-0.0235", "-0.0225"),
        # scales
        ("2.73万件", "27250", "27350"),
        ("21万件", "205000", "215000"),
        ("21万", "205000", "215000"),
        ("3亿元", "250000000", "350000000"),
        ("3.00亿元", "299500000", "300500000"),
        ("1.2万亿元", "1150000000000", "1250000000000"),
        ("3百件", "250", "350"),
        ("5千人", "4500", "5500"),
        ("1亿3000万元", "129995000", "130005000"),
        # a measured integer may be rounded
        ("5元", "4.5", "5.5"),
        ("5万元", "45000", "55000"),
        ("120公里", "119.5", "120.5"),
        ("1300亩", "1299.5", "1300.5"),
        ("30吨", "29.5", "30.5"),
        ("12平方米", "11.5", "12.5"),
        # 余 多 来: below the next figure in the place that is printed
        ("400余个", "400", "500"),
        ("410余个", "410", "420"),
        ("20多家", "20", "30"),
        ("120余次", "120", "130"),
        ("21万余条", "210000", "220000"),
        ("20余万条", "200000", "300000"),
        ("1270多万元", "12700000", "12800000"),
        ("1亿3千多万元", "130000000", "140000000"),
        ("1万6千多人", "16000", "17000"),
        # open to one side
        *[(f"{word}300人", "300", "") for word in ("超", "超过", "逾", "突破", "多于", "大于", "不少于", "不低于", "至少")],
        ("300人以上", "300", ""),
        *[(f"{word}300人", "0", "300") for word in ("不足", "不到", "未达", "低于", "少于", "小于", "不超过", "不高于", "最多")],
        ("300人以下", "0", "300"),
        ("300人以内", "0", "300"),
        ("超690万人", "6900000", ""),
        ("不足5%", "0", "0.05"),
        # hedged
        *[(f"{word}300人", "270", "300") for word in ("近", "将近", "接近")],
        *[(f"{word}300人", "270", "330") for word in ("约", "大约")],
        ("300人左右", "270", "330"),
        ("300人上下", "270", "330"),
        ("约1.5万件", "13500", "16500"),
    ],
)
def test_worth(text: str, low: str, high: str) -> None:
    assert ends(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "soft"), [("约3件", True), ("3件左右", True), ("近3件", True), ("超3件", False), ("3余件", False)]
)
def test_hedges_are_soft(text: str, soft: bool) -> None:
    assert quantity(text).value.soft is soft


@pytest.mark.parametrize(
    ("text", "step"),
    [("3件", 0), ("3.14元", "0.01"), ("3.10元", "0.01"), ("2.73万件", 100), ("21万件", 10000), ("12.5%", "0.001"), ("3元", 1)],
)
def test_the_last_printed_place(text: str, step: object) -> None:
    assert quantity(text).value.step == Fraction(str(step))


@pytest.mark.parametrize(
    ("text", "unit", "dimension_"),
    [
        ("3件", "件", "件"),
        ("3起", "起", "件"),
        ("3宗", "宗", "件"),
        ("3名", "名", "人"),
        ("3位", "位", "人"),
        ("3户", "户", "家"),
        ("3项", "项", "个"),
        ("3场次", "场次", "场"),
        ("3千米", "千米", "公里"),
        ("3人次", "人次", "人次"),
        ("3件次", "件次", "件次"),
        ("3元/月", "元/月", "元/月"),
        ("3千瓦", "千瓦", "千瓦"),
        ("3.9万", "", "*"),
        ("3%", "%", "%"),
        ("3", "", ""),
        ("3日", "日", "天"),
    ],
)
def test_units(text: str, unit: str, dimension_: str) -> None:
    found = quantity(text)
    assert (found.unit, found.dimension) == (unit, dimension_)


def test_only_a_scale_without_unit_matches_any_unit() -> None:
    assert dimension("", scaled=True) == "*"
    assert dimension("") == ""
    assert dimension("名/日") == "人/日"


def test_what_is_no_quantity_raises() -> None:
    with pytest.raises(ValueError, match="not a quantity: '许多'"):
        quantity("许多")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("收到申请18件", [("AMOUNT", "18件")]),
        ("约有超过300余人次参加", [("AMOUNT", "超过300余人次")]),
        ("签约72个、履约30件", [("AMOUNT", "72个"), ("AMOUNT", "30件")]),
        ("可办率98.6%——1345项事项", [("PERCENT", "98.6%"), ("AMOUNT", "1345项")]),
        ("办理3.9万（其中", [("SCALED", "3.9万")]),
        ("增长12.5%", [("PERCENT", "12.5%")]),
        ("提高3个百分点", [("POINT", "3个百分点")]),
        ("位居全省第3位", [("RANK", "第3位")]),
        ("师生比为1:15", [("RATIO", "1:15")]),
        ("结构为10.4:32.9:56.7", [("RATIO", "10.4:32.9:56.7")]),
        ("预算为0,", [("BARE", "0")]),
        ("由2.42缩小至2.36,", [("BARE", "2.42"), ("BARE", "2.36")]),
        ("增长13.95。", [("LOST", "13.95")]),
        ("支出1亿3000万元", [("AMOUNT", "1亿3000万元")]),
        ("支出1亿3千多万元", [("AMOUNT", "1亿3千多万元")]),
        ("惠及1万6千多人", [("AMOUNT", "1万6千多人")]),
        ("兑付30万人民币", [("SCALED", "30万")]),
    ],
)
def test_figures_in_their_clause(text: str, figures: list[tuple[str, str]]) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "合计 30 40",
        "《2021—2025年规划》",
        "〔2024〕3号",
        "2021—2025年",
        "2024年1月26日",
        "2024年底",
        "上午15:40",
        "第3次会议",
        "第三次",
        "5G网络",
        "PM2.5",
        "3A级景区",
        "12345热线",
        "“3个100件”",
        "3—5件",
        "3%—5%",
        "12-15人",
        "三分之一以上",
        "过半数",
        "几十件",
        "数百家",
        "三四十件",
        "七八个",
        "上百家",
        "成百上千家",
        "八成五",
        "十几人",
        "G20",
    ],
)
def test_no_figures(text: str) -> None:
    assert read(text) == []
