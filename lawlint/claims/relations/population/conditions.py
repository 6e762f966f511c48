"""What the words must say before the figures of a population are bound."""

from __future__ import annotations

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.scene import Listing, Term


def natural(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate by which births exceed deaths, and no change of it; one rate of each in the sentence."""
    assert isinstance(anchor, Term)
    said = anchor.scene.said
    told = lexicon.said("NATURAL_RATE").search(anchor.own) is not None
    return told and max(said.count("出生率"), said.count("死亡率")) <= 1


def crude(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """出生率 of 出生人口, 死亡率 of 死亡人口."""
    rate, events = cast["rate"][0], cast["events"][0]
    return any(word + "率" in rate.own and word + "人口" in events.own for word in ("出生", "死亡"))


def deaths(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What is told of those who died."""
    return isinstance(anchor, Term) and "死亡人口" in anchor.own
