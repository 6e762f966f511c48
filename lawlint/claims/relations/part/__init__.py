"""Parts and wholes: what is no more than what it belongs to (partof, cumulative, funnel)."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims.binding import Frame
from lawlint.claims.relations.part.items import items
from lawlint.claims.relations.part.limit import limits
from lawlint.claims.relations.part.some import some
from lawlint.claims.relations.part.stage import stages
from lawlint.claims.relations.part.stock import stocks
from lawlint.claims.relations.part.threshold import thresholds
from lawlint.claims.relations.part.together import together
from lawlint.claims.relations.part.total import totals


def parts() -> Sequence[Frame]:
    """All rows, in the order in which they are tried."""
    return [*items(), *together(), *some(), *limits(), *totals(), *stocks(), *thresholds(), *stages()]
