"""What a kind of relation is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from lawlint.claims import gates as g

if TYPE_CHECKING:
    from lawlint.claims import evidence as e
    from lawlint.claims import where as w
    from lawlint.claims.claim import Kind


class Tie(Enum):
    """How closely the words of a frame that only confirms tie its figures: what a misprint then contradicts.

    CLOSE: any of them may be the misprinted one.  PLAIN: only the result, and where it is precise.  FAR: only one of five digits.
    OPEN: a list that no word closes, which may leave something out; CALLED: and whose whole the words name, wherever it stands.
    LOOSE: nothing: it also hangs on what nobody prints, or the words may tie other figures.
    """

    CLOSE = "close"
    PLAIN = "plain"
    FAR = "far"
    OPEN = "open"
    CALLED = "called"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of relation.

    ``anchor`` plays the first role: (cue, kind of figure) for a figure ("*" any cue), (list kind, "LIST") for a list, (list kind,
    "ITEM") for each item of one.  ``roles`` are filled in order.  ``evidence`` must hold before the identity is judged.
    ``confirms``: where it does not hold nothing is said, unless exactly one of ``mistakes`` explains it; ``any_reading``: and
    whichever reading holds will do, the figures being too precise to agree by chance.  ``weaker``: at most a warning.
    ``mistakes`` are identities that explain a classic slip.  ``misprints``: only a misprinted figure contradicts, no near miss.
    ``tie``: whether a misprint contradicts what it only confirms.
    ``marks`` is the role that a finding points at.  ``words``: one of these must stand in the anchor's sentence, and ``gate``
    hold of the anchor, or the frame is not tried.
    """

    kind: Kind
    name: str
    anchor: tuple[str, str]
    role: str
    roles: tuple[tuple[str, w.Where], ...]
    identity: str
    evidence: tuple[e.Evidence, ...] = ()
    confirms: bool = False
    any_reading: bool = False
    weaker: bool = False
    mistakes: tuple[tuple[str, str], ...] = ()
    misprints: bool = False
    tie: Tie = Tie.PLAIN
    marks: str = ""
    words: tuple[str, ...] = ()
    gate: g.Gate | None = None


def told_or_tacit(told: Frame, *tacit: e.Evidence, gate: g.Gate | None = g.is_several) -> tuple[Frame, Frame]:
    """``told``, and the same on less evidence: a list that no word closes is proved when it adds up, and never refuted."""
    return told, replace(told, evidence=tacit, confirms=True, any_reading=True, weaker=False, gate=gate)
