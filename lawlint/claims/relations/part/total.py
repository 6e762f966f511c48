"""A part and the total of its name, or what it makes with something on top of it.

✓ 云溪区公路总里程1300公里，高速公路里程120公里。 → 120 ≤ 1300
✗ 云溪区公路总里程1300公里，高速公路里程1320公里。 → 1320 > 1300
✓ 减税2亿元，加上降费，共减轻负担3.5亿元。 → 2亿 ≤ 3.5亿
– 云溪区公路总里程1300公里；村道里程1320公里。
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims.binding import Cast, Context, Frame, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.names import totalled
from lawlint.claims.scene import Listing, Term


# fmt: off
def totals() -> Sequence[Frame]:
    """总投资 and 投资; 加上…，共."""
    return [
        row("partof.total", ("*", "AMOUNT"), "part", "part <= whole", whole=near.before("part", 1), needs=(totalled,),
            words=("总",)),
        row("partof.plus", ("total", "AMOUNT"), "whole", "part <= whole", part=near.before("whole", 1), needs=(is_topped_up,),
            marks="part", words=("加上",)),
    ]
# fmt: on


def is_topped_up(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«减税2亿元，加上…，共减轻负担3亿元»: something is added to the part."""
    part, whole = cast["part"][0], cast["whole"][0]
    return "加上" in part.scene.between(part.end, whole.start)
