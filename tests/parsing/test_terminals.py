"""The terminals of grammars that spell words and no rules: their time is linear."""

from __future__ import annotations

import re
from time import perf_counter

import pytest

from lawlint.parsing.grammar import terminals

TERMINALS = [
    pytest.param(pattern, id=f"{name}-{terminal}")
    for name in ("date", "marks", "misuse")
    for terminal, pattern in terminals(name).items()
]
ADVERSARIES = (
    "1", "1,", "1.", "，", "、", "(", ")", "一", "二〇", " ", "X", "_", "*",
    "近1", "由1", "由1件增加到1", "1月1日", "2023年", "—", "1—", "1个",
)  # fmt: skip


@pytest.mark.parametrize("pattern", TERMINALS)
def test_linear(pattern: str) -> None:
    search = re.compile(pattern)

    def seconds(text: str) -> float:
        start = perf_counter()
        for _ in search.finditer(text):
            pass
        return perf_counter() - start

    for piece in ADVERSARIES:
        short, long = piece * 2000, piece * 16000
        # Eight times the text: at most twice the eightfold time, and room for a busy machine.
        assert min(seconds(long) for _ in range(2)) < 16 * min(seconds(short) for _ in range(3)) + 0.02, piece
