"""Changes in words, of figures near by: 增长两成, 翻一番.

✓ 供水诉求由85件增加到153件，增幅八成。 → (153 − 85) ÷ 85 = 八成
✓ 出台规范性文件26份，较上年翻一番（上年13份）。 → (26 − 13) ÷ 13 = 一番
– 供水诉求由85件增加到153件，增幅四成。
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.claims.binding import Binding, Cast, Context, Frame, Tie
from lawlint.claims.operators.fractions import Worded, first_that_holds, worded
from lawlint.claims.operators.names import nominal
from lawlint.claims.operators.seek import nearest
from lawlint.claims.scene import Scene

_CHANGED = frozenset({"rise", "fall", "added"})

_GREW = Frame("growth", "worded", ("", ""), "rate", (), "rate == (new - old) / old", tie=Tie.PLAIN)

_FELL = Frame("growth", "worded", ("", ""), "rate", (), "rate == (old - new) / old", tie=Tie.PLAIN)

_ADDED = Frame("implied", "worded", ("", ""), "rate", (), "rate == delta / (new - delta)", tie=Tie.PLAIN)

_LOST = Frame("implied", "worded", ("", ""), "rate", (), "rate == delta / (new + delta)", tie=Tie.PLAIN)


def worded_changes(context: Context, scene: Scene) -> Iterator[Binding]:
    """The changes in words of a sentence that agree with figures."""
    for rate in worded(scene):
        if rate.cue in ("rise", "fall") and rate.index:
            yield from first_that_holds(way for way in _changes(context, rate) if nominal(context, way[1], rate))


def _changes(context: Context, rate: Worded) -> Iterator[tuple[Frame, Cast]]:
    """«由85件增加到153件，增幅八成», «618篇，多103篇，增长两成», «26份，较上年翻一番（上年13份）»."""
    terms, rises = rate.scene.terms, rate.cue == "rise"
    before = terms[rate.index - 1]
    if before.kind == "AMOUNT" and before.cue in _CHANGED:
        for (new,) in nearest()(context, {}, before):
            if new.dimension == before.dimension and new.segment == rate.segment:
                yield (_ADDED if rises else _LOST), {"rate": (rate,), "delta": (before,), "new": (new,)}
        return
    olds = [t for t in terms[max(0, rate.index - 2) : rate.index + 1] if t.cue == "base"]
    for (new,) in nearest()(context, {}, rate):
        for old in olds:
            if old.dimension == new.dimension and old.segment == new.segment == rate.segment and old.kind == "AMOUNT":
                yield (_GREW if rises else _FELL), {"rate": (rate,), "new": (new,), "old": (old,)}
