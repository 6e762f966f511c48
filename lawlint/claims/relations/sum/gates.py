"""What the anchor of a sum alone must say."""

from __future__ import annotations

import re
from functools import cache

from lawlint.claims import lexicon
from lawlint.claims.operators.names import grade_of
from lawlint.claims.relations.sum.conditions import names_outcome
from lawlint.claims.scene import Listing, Term
from lawlint.parsing import patterns


def ends_a_division(anchor: Term | Listing) -> bool:
    """The clause names the last member of a known division: 公用经费 after 人员经费."""
    assert isinstance(anchor, Term)
    last = _last_member()
    return last.search(anchor.own) is not None or last.search(anchor.tail) is not None


@cache
def _last_member() -> re.Pattern[str]:
    return patterns.pattern("|".join(sorted({re.escape(members[-1]) for members in lexicon.words("divisions", "sets")})))


def is_a_grade(anchor: Term | Listing) -> bool:
    """The clause names one end of a scale: 80分以下的."""
    return isinstance(anchor, Term) and anchor.index > 1 and grade_of(anchor.lead) is not None


def sums_these_up(anchor: Term | Listing) -> bool:
    """以上四项支出合计, 三家共: how many figures before it the total sums up is told."""
    assert isinstance(anchor, Term)
    return lexicon.said("THESE").search(anchor.lead) is not None


def tells_a_difference(anchor: Term | Listing) -> bool:
    """核减, 节支, 超支: what two figures differ by."""
    assert isinstance(anchor, Term)
    return _rest("differences").search(anchor.own + anchor.tail) is not None


def tells_the_rest(anchor: Term | Listing) -> bool:
    """结余, 未结: what is left."""
    assert isinstance(anchor, Term)
    return _rest("splits").search(anchor.own + anchor.tail) is not None


@cache
def _rest(group: str) -> re.Pattern[str]:
    return patterns.pattern("|".join(sorted({word for _, _, rest in lexicon.words(group, "rows") for word in rest})))


def is_closing(anchor: Term | Listing) -> bool:
    """What is carried on at the end."""
    assert isinstance(anchor, Term)
    return (
        bool(lexicon.said("CLOSING").search(anchor.lead) or anchor.tail.startswith(("顺延", "结转下", "结转至")))
        and "上年" not in anchor.lead
        and "旧存" not in anchor.lead
    )


def ends_outcomes(anchor: Term | Listing) -> bool:
    """One of several outcomes, or what is left beside them."""
    assert isinstance(anchor, Term)
    return anchor.index > 1 and names_outcome(anchor)


def ends_its_piece(anchor: Term | Listing) -> bool:
    """The last figure of its sentence or ；-piece, but for its own share."""
    assert isinstance(anchor, Term)
    following = anchor.scene.terms[anchor.index + 1 : anchor.index + 3]
    beside = [t for t in following if t.segment == anchor.segment and t.cue != "share"]
    return anchor.index > 0 and not beside and anchor.scene.terms[anchor.index - 1].segment == anchor.segment


def closes_an_account(anchor: Term | Listing) -> bool:
    """总收入, 支出合计, with what they come to in front."""
    return isinstance(anchor, Term) and anchor.index > 0 and lexicon.said("OF_AN_ACCOUNT").search(anchor.own) is not None


def counts_offices(anchor: Term | Listing) -> bool:
    """共45个单位."""
    return isinstance(anchor, Term) and lexicon.said("OFFICES").match(anchor.tail) is not None


def names_two(anchor: Term | Listing) -> bool:
    """予以公开和部分公开29件."""
    return isinstance(anchor, Term) and any(joint in anchor.own[1:-1] for joint in "和与及")


def is_stocked(anchor: Term | Listing) -> bool:
    """累计达到, 总数为: what a stock came to."""
    return isinstance(anchor, Term) and lexicon.said("STOCKED").search(anchor.own) is not None


def is_stock(anchor: Term | Listing) -> bool:
    """年末结余, 现有, 达到: what is there in the end, behind an opening value and two flows."""
    return isinstance(anchor, Term) and anchor.index > 2 and lexicon.said("STOCK_NOW").search(anchor.own) is not None


def is_left_over(anchor: Term | Listing) -> bool:
    """剩余27个: enough for no chance to give it."""
    assert isinstance(anchor, Term)
    return anchor.printed >= _MANY and lexicon.said("LEFT_OVER").search(anchor.own) is not None


_MANY = 10
