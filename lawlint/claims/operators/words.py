"""What the words of a figure say, without its context."""

from __future__ import annotations

from lawlint.claims import lexicon
from lawlint.claims.scene import Term


def share_text(rate: Term) -> str:
    """What stands between 占 and the per cent."""
    return rate.scene.text[rate.run : rate.start]


def told_share(rate: Term) -> str:
    """The same of several shares joined, of which the first follows: 占总数的a%、b%."""
    said = share_text(rate)
    return said[: next((at for at, c in enumerate(said) if c.isdigit()), len(said))]


def is_mean(term: Term) -> bool:
    """Whether a figure is one for each: 人均可支配收入, 件均标的额; such figures are no parts of each other."""
    return bool(lexicon.said("MEAN").search(term.lead))
