"""What the anchor of a change alone must say."""

from __future__ import annotations

from lawlint.claims import lexicon
from lawlint.claims.operators.gates import is_single
from lawlint.claims.operators.names import change_of
from lawlint.claims.scene import Listing, Term


def is_bare_change(anchor: Term | Listing) -> bool:
    """The clause of the change is nothing but a comparison and a word of change."""
    return isinstance(anchor, Term) and not change_of(anchor.own)


def is_single_change(anchor: Term | Listing) -> bool:
    """The same of a rate that is not joined to others: 件数和人数分别下降5%、6%."""
    if not isinstance(anchor, Term) or not is_bare_change(anchor):
        return False
    terms = anchor.scene.terms[max(0, anchor.index - 1) : anchor.index + 2]
    return not any(t is not anchor and t.kind == anchor.kind and t.run == anchor.run for t in terms)


def is_mean_for(anchor: Term | Listing) -> bool:
    """A mean whose clause says what it is told for: 人均, 平均每个小区, 亩产, 公斤/公顷; 每个站点配备3人 has no mean."""
    assert isinstance(anchor, Term)
    if anchor.cue == "each" and "平均" not in anchor.own:
        return False
    return "/" in anchor.dimension or lexicon.said("MEAN_FOR").search(anchor.own) is not None


def is_ahead_of_time(anchor: Term | Listing) -> bool:
    """超序时进度2.7个百分点."""
    return isinstance(anchor, Term) and lexicon.said("AHEAD_OF_TIME").search(anchor.own) is not None


def is_behind_time(anchor: Term | Listing) -> bool:
    """低于序时进度2.7个百分点."""
    return isinstance(anchor, Term) and lexicon.said("BEHIND_TIME").search(anchor.own) is not None


def moves_up(anchor: Term | Listing) -> bool:
    """前移2位."""
    return isinstance(anchor, Term) and lexicon.said("RANK_UP").search(anchor.own) is not None


def moves_down(anchor: Term | Listing) -> bool:
    """后移2位."""
    return isinstance(anchor, Term) and lexicon.said("RANK_DOWN").search(anchor.own) is not None


def turns_up(anchor: Term | Listing) -> bool:
    """Behind a past value stands that it became more."""
    assert isinstance(anchor, Term)
    return lexicon.said("TURNED_UP").match(anchor.tail) is not None


def turns_down(anchor: Term | Listing) -> bool:
    """Behind a past value stands that it became less."""
    assert isinstance(anchor, Term)
    return lexicon.said("TURNED_DOWN").match(anchor.tail) is not None


def is_times(anchor: Term | Listing) -> bool:
    """增长1.6倍, and nothing else in the clause."""
    return isinstance(anchor, Term) and anchor.dimension == "倍" and is_bare_change(anchor) and is_single(anchor)


def names_both(anchor: Term | Listing) -> bool:
    """决算数小于年初预算数, 余额比限额低."""
    return isinstance(anchor, Term) and lexicon.said("NAMES_BOTH").match(anchor.own) is not None
