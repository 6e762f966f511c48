"""What the anchor of a part alone must say."""

from __future__ import annotations

from lawlint.claims import lexicon
from lawlint.claims.scene import Listing, Term


def is_done(anchor: Term | Listing) -> bool:
    """The clause says that something was done, and names nothing."""
    assert isinstance(anchor, Term)
    said = anchor.index > 0 and (lexicon.said("DONE").fullmatch(anchor.own) or lexicon.said("DONE_WITH").fullmatch(anchor.own))
    return bool(said)


def is_some(anchor: Term | Listing) -> bool:
    """A count whose clause names nothing but what sort of the things before it is: 超过三年的41处, 涉及7个."""
    assert isinstance(anchor, Term)
    return (
        (not anchor.value.step or anchor.own.endswith(("以上的", "以下的")))
        and bool(anchor.own or anchor.tail)
        and lexicon.said("SOME").fullmatch(anchor.own) is not None
        and (len(anchor.tail) > 1 or len(anchor.own) > 1)
    )


def is_over_a_threshold(anchor: Term | Listing) -> bool:
    """亿元以上项目, of which those before may have a lower one."""
    assert isinstance(anchor, Term)
    return anchor.index > 0 and "以上" in anchor.own


def is_limit(anchor: Term | Listing) -> bool:
    """What may be owed at most."""
    assert isinstance(anchor, Term)
    return "限额" in anchor.own or "债务余额" in anchor.own
