"""Texts to measure: generated reports of invented places, or the published ones next to the checkout."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
DRAFT = (ROOT / "examples" / "yunxi-2024.md").read_text(encoding="utf-8")
PLACES = ("云溪", "青禾", "临江", "松岭", "白沙", "石桥", "东川", "南浦", "清源", "长泽")
# Counts; years, days and decimals are not scaled.
_COUNT = re.compile(r"(?<![\d.．—-])(?!(?:19|20)\d\d(?!\d))\d{1,5}(?![\d.．年月日%‰号、.—-])(?!个百分点)")
_HOW = ("持续", "深入", "全面", "扎实", "稳步", "着力", "不断", "切实", "统筹", "大力")
_DO = ("推进", "完善", "落实", "健全", "加强", "优化", "规范", "深化", "提升", "夯实", "推动", "强化")
_WHAT = (
    "行政执法监督", "重大决策程序", "政务公开", "营商环境", "基层治理", "矛盾纠纷化解", "法治宣传教育",
    "合法性审核", "行政复议改革", "公共法律服务",
    "执法队伍建设", "诚信体系建设", "权责清单管理", "府院联动机制", "应急处置能力", "法律顾问制度",
    "普法责任制", "数字政府建设", "审批制度改革", "风险防控机制",
)  # fmt: skip


def generated(seed: int) -> Iterator[str]:
    """An endless series of different reports: all counts of the draft times one number, so that its arithmetic holds, and prose.

    They have as many figures per thousand characters as published reports: seven.
    """
    chance = random.Random(seed)
    while True:
        factor, place = chance.randrange(2, 10_000), chance.choice(PLACES)

        def scaled(count: re.Match[str], factor: int = factor) -> str:
            return str(int(count[0]) * factor)

        lines = _COUNT.sub(scaled, DRAFT.replace("云溪", place)).splitlines()
        yield "\n".join(line + _prose(chance, place) if line.endswith("。") else line for line in lines) + "\n"


def _prose(chance: random.Random, place: str) -> str:
    """Sentences without figures."""
    clauses = [chance.choice(_HOW) + chance.choice(_DO) + chance.choice(_WHAT) for _ in range(chance.randrange(9, 70))]
    sentences = ["，".join(clauses[at : at + 3]) for at in range(0, len(clauses), 3)]
    return f"{place}市" + "。".join(sentences) + "。"


def of_size(characters: int, seed: int) -> str:
    """One text of ``characters`` characters."""
    pieces: list[str] = []
    for text in generated(seed):
        pieces.append(text)
        characters -= len(text)
        if characters <= 0:
            break
    return "\n".join(pieces)[: characters or None]


def some(count: int, seed: int) -> list[str]:
    """``count`` reports."""
    reports = generated(seed)
    return [next(reports) for _ in range(count)]


def corpus() -> list[str]:
    """The published reports, each once; none where they are missing."""
    return [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/*.txt"))]
