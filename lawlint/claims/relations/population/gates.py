"""What the anchor of a population figure alone must say."""

from __future__ import annotations

from lawlint.claims import lexicon
from lawlint.claims.scene import Listing, Term


def is_sex_ratio(anchor: Term | Listing) -> bool:
    """Men to a hundred women, printed without a unit."""
    assert isinstance(anchor, Term)
    if anchor.dimension or not 0 < anchor.printed != 100:
        return False
    said = anchor.scene.text[anchor.scene.start : anchor.start].rpartition("性别比")
    return bool(said[1]) and "出生" not in said[0][-_SUBJECT:]


# 出生人口性别比 is of those who were born.
_SUBJECT = 4


def is_town_to_land(anchor: Term | Listing) -> bool:
    """城乡居民收入比1.96, printed without a unit."""
    assert isinstance(anchor, Term)
    clause = anchor.lead  # 由2.10缩小至2.07
    return (
        not anchor.dimension
        and 1 < anchor.printed < 10
        and lexicon.said("TOWN_TO_LAND").search(clause.partition("由")[0] if "由" in clause and anchor.cue != "base" else clause)
        is not None
    )
