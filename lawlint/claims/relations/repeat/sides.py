"""The two sides of one account: «收入总计15836万元，支出总计15836万元».

✓ 收入总计15836.42万元，支出总计15836.42万元。 → 15836.42万元 = 15836.42万元
– 收入总计158万元，支出总计158万元。
– 收入总计15836.42万元，支出总计15386.42万元。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lawlint.claims import lexicon
from lawlint.claims.binding import Comparison
from lawlint.claims.relations.repeat.shared import Mentions, agreeing

_DIGITS = 4


def side_claims(mentions: Mentions) -> Iterator[Comparison]:
    """The totals of income and outlay that are one."""
    side = lexicon.said("SIDE_OF_ACCOUNT")
    named = ((t, side.search(t.own)) for t in mentions.terms if t.kind == "AMOUNT" and "总" in t.own)
    for (one, first), (other, second) in pairwise((t, m) for t, m in named if m is not None):
        if (
            one.printed == other.printed
            and len(one.digits) >= _DIGITS
            and other.scene.number - one.scene.number <= 1
            and (first[2], second[2]) == ("收入", "支出")
            and first[1].endswith(second[1])
        ):
            yield agreeing("sides", first[1] + "收支", (one, other))
