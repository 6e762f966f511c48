"""What reaches a higher threshold, no more than what reaches a lower one.

✓ 亿元以上项目27个，十亿元以上项目3个。 → 3 ≤ 27
– 亿元以上项目27个，十亿元以上项目49个。
– 十亿元以上项目3个，亿元以上项目27个。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.gates import says
from lawlint.claims.scene import Listing, Term
from lawlint.exact.numerals import to_int


# fmt: off
def thresholds() -> Sequence[Frame]:
    """亿元以上 and 十亿元以上."""
    return [
        row("partof.threshold", ("*", "AMOUNT"), "part", "part <= whole", whole=near.before("part", 1),
            needs=(is_lower_threshold,), tie=Tie.PLAIN, words=("以上",), gate=says("THRESHOLD")),
    ]
# fmt: on


def is_lower_threshold(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«亿元以上项目27个，十亿元以上项目3个»: what reaches the higher threshold reaches the lower."""
    higher, lower = (lexicon.said("THRESHOLD").search(cast[role][0].own) for role in ("part", "whole"))
    return higher is not None and lower is not None and higher[3] == lower[3] and _worth(higher) > _worth(lower)


def _worth(threshold: re.Match[str]) -> int:
    return (to_int(threshold[1]) if threshold[1] else 1) * {"万": 10**4, "亿": 10**8}.get(threshold[2], 1)
