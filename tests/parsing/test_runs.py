"""How the marks of a sentence group: whose cue a figure is, in which list and segment it stands."""

from __future__ import annotations

from itertools import product

import pytest

from lawlint.parsing.runs import FIGURES, runs

NAMES = {
    "A": "AMOUNT",
    "%": "PERCENT",
    "点": "POINT",
    "名": "RANK",
    "比": "RATIO",
    "其中": "AMONG",
    "分为": "CONSISTS",
    "中": "WITHIN",
    "看": "VIEWED",
    "分别": "RESPECTIVELY",
    ":": "COLON",
    ";": "SEMI",
    "共": "TOTAL",
    "其余": "REST",
    "率": "RATE",
    "增": "RISE",
    "减": "FALL",
    "年均": "YEARLY",
    "上年": "BASE",
    "增至": "UP",
    "降至": "DOWN",
    "每": "EACH",
    "均": "MEAN",
    "累计": "TO_DATE",
    "新增": "ADDED",
    "总达": "REACH",
    "占": "SHARE",
    "预算": "TARGET",
}


def cues(marks: str) -> list[str]:
    """The cue of every figure of a sentence; one in a list behind it, as «其中+rate»."""
    shape = tuple(NAMES[mark] for mark in marks.split())
    names = dict(enumerate(marks.split()))
    return [(f"{names[run.list]}+" if run.list >= 0 else "") + run.cue for run in runs(shape)]


@pytest.mark.parametrize(
    ("marks", "labels"),
    [
        ("A A A", ["plain", "plain", "plain"]),
        ("A 其中 A 率 %", ["plain", "其中+plain", "其中+rate"]),  # 收到18件，其中撤回2件，撤回率11.11%
        ("A 共 A", ["plain", "total"]),
        ("A 其中 A 其余 A", ["plain", "其中+plain", "其中+rest"]),
        (
            "A 其中 A 占 % A 增 %",
            ["plain", "其中+plain", "其中+share", "其中+plain", "其中+rise"],
        ),
        ("占 A % A", ["share", "share", "plain"]),  # 占 W 的 p%
        ("A 预算 A %", ["plain", "target", "target"]),  # 完成预算 B 的 p%
        ("预算 %", ["target"]),
        ("上年 A 增至 A 增 A 增 %", ["base", "up", "rise", "rise"]),
        ("A 每 A 共 A", ["plain", "each", "total"]),
        ("A 均 A", ["plain", "mean"]),
        ("新增 A 总达 A", ["added", "reach"]),
        ("A 累计 A", ["plain", "to_date"]),
        ("上年 A 降至 A 年均 %", ["base", "down", "yearly"]),
        ("增 点", ["rise"]),
        ("增至 名 上年 名", ["up", "base"]),
        ("率 A", ["rate"]),
        ("率 共 A", ["total"]),  # a cue without a figure leaves the next one alone
        ("A 分别 A A", ["plain", "分别+plain", "分别+plain"]),
        ("A 分为 A A", ["plain", "分为+plain", "分为+plain"]),
        ("A : 其中 A", ["plain", "其中+plain"]),
    ],
)
def test_a_cue_takes_its_figure_and_the_next_is_an_item(marks: str, labels: list[str]) -> None:
    assert cues(marks) == labels


def test_punctuation_nests() -> None:
    shape = tuple(NAMES[mark] for mark in ["A", ":", "A", ";", "其中", "A", ";", "A"])
    assert [(run.colon, run.segment) for run in runs(shape)] == [(0, 0), (1, 1), (1, 2), (1, 3)]


def test_a_list_ends_with_its_segment() -> None:
    assert cues("A 其中 A ; A") == ["plain", "其中+plain", "plain"]


def test_marks_are_identified_by_their_index() -> None:
    (first, second) = runs(("RATE", "PERCENT", "SEMI", "BASE", "AMOUNT"))
    assert (first.mark, first.opener, second.mark, second.opener) == (1, 0, 4, 3)


def test_no_sequence_of_marks_fails_to_parse() -> None:
    kinds = NAMES.values()
    for shape in product(kinds, repeat=2):
        found = runs(shape)
        assert [run.mark for run in found] == [n for n, kind in enumerate(shape) if kind in FIGURES]
    for shape in product(("AMOUNT", "PERCENT", "AMONG", "SHARE", "TARGET", "TOTAL", "SEMI"), repeat=4):
        found = runs(shape)
        assert [run.mark for run in found] == [n for n, kind in enumerate(shape) if kind in FIGURES]
