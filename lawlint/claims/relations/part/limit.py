"""What is owed, no more than the limit that is set for it.

✓ 政府债务限额65亿元，政府债务余额61.2亿元。 → 61.2亿 ≤ 65亿
✓ 政府债务余额61.2亿元，控制在限额65亿元以内。 → 61.2亿 ≤ 65亿以内
– 政府债务限额65.2亿元，政府债务余额66.7亿元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.operators.gates import says
from lawlint.claims.operators.seek import earlier, level, same_unit, some_of
from lawlint.claims.scene import ANY_LEVEL, LEVELS, Listing, Term


# fmt: off
def limits() -> Sequence[Frame]:
    """债务限额 and 债务余额, whichever comes first."""
    return [
        row("partof.limit", ("*", "AMOUNT"), role, "owed <= limit", roles={other: where}, needs=(is_within,), tie=Tie.PLAIN,
            words=("限额", "债务余额"), gate=says("OWED_OR_LIMIT"))
        for role, other, where in (
            ("limit", "owed", named_before("债务余额", LEVELS)),
            ("owed", "limit", named_before("限额", ANY_LEVEL | {"base"})),
        )
    ]
# fmt: on


def named_before(word: str, cues: frozenset[str]) -> Where:
    """The nearest figure with ``word`` in its clause, in the sentence or the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        before = earlier(context, anchor)
        return some_of(1, (t for t in before if word in t.own and same_unit(t, anchor) and level(t, cues=cues)))

    return seek


def is_within(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """As much is allowed, or more."""
    return cast["owed"][0].printed <= cast["limit"][0].printed
