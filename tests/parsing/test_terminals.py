"""The terminals of grammars that spell words and no rules: their time is linear."""

from __future__ import annotations

import re
from collections import deque

import pytest

from lawlint.parsing.grammar import terminals
from tests.growth import assert_linear

TERMINALS = [
    pytest.param(pattern, id=f"{name}-{terminal}")
    for name in ("date", "marks", "misuse", "wording")
    for terminal, pattern in terminals(name).items()
]
ADVERSARIES = (
    "1", "1,", "1.", "，", "、", "(", ")", "一", "二〇", " ", "X", "_", "*",
    "近1", "既使", "既使，", "象", "截止", "由1", "由1件增加到1", "1月1日", "2023年", "—", "1—", "1个",
)  # fmt: skip


@pytest.mark.parametrize("pattern", TERMINALS)
def test_linear(pattern: str) -> None:
    search = re.compile(pattern)

    for piece in ADVERSARIES:
        assert_linear(lambda length, piece=piece: lambda: deque(search.finditer(piece * length), 0), 2000, 8)  # type: ignore[misc]
