"""What a kind of relation is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lawlint.claims import gates as g

if TYPE_CHECKING:
    from lawlint.claims import evidence as e
    from lawlint.claims import where as w
    from lawlint.claims.claim import Kind


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of relation.

    ``anchor`` plays the first role: (cue, kind of figure) for a figure ("*" any cue), (list kind, "LIST") for a list, (list kind,
    "ITEM") for each item of one.  ``roles`` are filled in order.  ``evidence`` must hold before the identity is judged.
    ``confirms``: where it does not hold nothing is said, unless exactly one of ``mistakes`` explains it; ``any_reading``: and
    whichever reading holds will do, the figures being too precise to agree by chance.  ``weaker``: at most a warning.
    ``mistakes`` are identities that explain a classic slip.  ``misprints``: only a misprinted figure contradicts, no near miss.
    ``loose``: it also hangs on what nobody prints, or its words may tie other things, so that not even a misprint contradicts it.
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
    loose: bool = False
    marks: str = ""
    words: tuple[str, ...] = ()
    gate: g.Gate | None = None


def told_or_tacit(told: Frame, *tacit: e.Evidence, gate: g.Gate | None = g.is_several) -> tuple[Frame, Frame]:
    """``told``, and the same on less evidence: a list that no word closes is proved when it adds up, and never refuted."""
    return told, replace(told, evidence=tacit, confirms=True, any_reading=True, weaker=False, gate=gate)
