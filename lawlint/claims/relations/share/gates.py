"""What the anchor of a share alone must say."""

from __future__ import annotations

from lawlint.claims import lexicon
from lawlint.claims.operators.names import rate_name
from lawlint.claims.operators.words import share_text
from lawlint.claims.relations.share.conditions import is_of_towns
from lawlint.claims.scene import Listing, Term


def has_name(anchor: Term | Listing) -> bool:
    """A rate with a name, whose denominator is printed as a rule."""
    assert isinstance(anchor, Term)
    name, off_text = rate_name(anchor), lexicon.pattern("rates", "off_text")
    return (
        bool(name)
        and not name.endswith("不")
        and not off_text.search(name if name.endswith("度") else name + "率")
        and not off_text.search(anchor.lead)
    )


def has_own_name(anchor: Term | Listing) -> bool:
    """The same of what was told last, and not of the year before, of several together or of one among them."""
    assert isinstance(anchor, Term)
    return has_name(anchor) and lexicon.said("OTHER_RATE").search(anchor.own) is None


def is_partial(anchor: Term | Listing) -> bool:
    """Some and not all: 0% and 100% hold of too many figures."""
    assert isinstance(anchor, Term)
    return 0 < anchor.printed < 1


def is_partial_and_told(anchor: Term | Listing) -> bool:
    """Some and not all, of what is printed as a rule."""
    return is_partial(anchor) and not lexicon.pattern("rates", "off_text").search(anchor.lead)  # type: ignore[union-attr]


def is_denied(anchor: Term | Listing) -> bool:
    """不捕率, 不诉率."""
    assert isinstance(anchor, Term)
    name = rate_name(anchor)
    return name.startswith("不") and len(name) <= 4


def is_of_two_outcomes(anchor: Term | Listing) -> bool:
    """不捕率, 起诉率: of those with the one or the other outcome, and of no others."""
    assert isinstance(anchor, Term)
    return lexicon.outcomes_of(rate_name(anchor)) is not None and lexicon.said("OTHER_RATE").search(anchor.own) is None


def is_fulfilment(anchor: Term | Listing) -> bool:
    """完成率, 执行率, 进度."""
    assert isinstance(anchor, Term)
    other = lexicon.said("OTHER_RATE").search(anchor.own)
    return other is None and lexicon.said("FULFILMENT").search(rate_name(anchor)) is not None


def is_attendance(anchor: Term | Listing) -> bool:
    """出庭率, 出勤率, 城镇化率."""
    assert isinstance(anchor, Term)
    return "出" in anchor.own or "城镇化率" in anchor.own


def tells_of_towns(anchor: Term | Listing) -> bool:
    """常住人口城镇化率."""
    return isinstance(anchor, Term) and is_of_towns(anchor)


def is_closed(anchor: Term | Listing) -> bool:
    """A rate that cannot exceed 100%."""
    assert isinstance(anchor, Term)
    lead = anchor.lead
    return bool(lexicon.pattern("rates", "closed").search(lead)) and not lexicon.pattern("rates", "closed_except").search(lead)


def is_of_a_budget(anchor: Term | Listing) -> bool:
    """占基本支出预算的86%."""
    return isinstance(anchor, Term) and lexicon.said("BUDGET_CALLED").search(anchor.lead) is not None


def is_share_of(anchor: Term | Listing) -> bool:
    """占, 占比, 占…的."""
    assert isinstance(anchor, Term)
    return lexicon.said("SHARE_OF").search(share_text(anchor)) is not None


def is_face(anchor: Term | Listing) -> bool:
    """增长面, 达标面."""
    return isinstance(anchor, Term) and lexicon.said("FACE").search(anchor.own) is not None


def fulfils(anchor: Term | Listing) -> bool:
    """完成106.30%, and nothing else in the clause."""
    return isinstance(anchor, Term) and lexicon.said("FULFILS").match(anchor.own) is not None
