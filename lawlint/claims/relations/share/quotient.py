"""Rates whose names say what they divide: 存贷比, 优良天数比例, 增长面; and rates that cannot exceed 100%.

✓ 年末存款余额120亿元，贷款余额90亿元，存贷比75.00%。 → 90亿 ÷ 120亿 = 75.00%
✗ 年末存款余额120亿元，贷款余额90亿元，存贷比73.00%。 → 90亿 ÷ 120亿 = 75.00% ≠ 73.00%
✓ 全市37个行业中29个实现增长，增长面78.4%。 → 29 ÷ 37 = 78.4%
✓ 云溪市空气质量优良天数329天，优良天数比例90.1%。 → 329 ÷ 365 = 90.1%
✗ 云溪县群众满意率为120%。 → 120% > 100%
– 年末存款余额120亿元，新增贷款9亿元，存贷比75.00%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.operators.gates import none, says
from lawlint.claims.operators.names import change_of
from lawlint.claims.operators.seek import LOOK_BACK, before, nearest, some_of
from lawlint.claims.relations.share.shared import OF_WHOLE
from lawlint.claims.scene import Assumed, Listing, Term

_GROWN = frozenset({"rise", "added"})

_IN_A_RATIO = frozenset({"fall", "share", "rise"})


# fmt: off
def quotients() -> Sequence[Frame]:
    ratios = tuple(name for name, *_ in lexicon.words("rates", "ratios"))
    return (
        row("share.days", ("rate", "PERCENT"), "rate", "rate == days / year", days=_good_days, year=_days_of_year,
            tie=Tie.PLAIN, any_reading=True, words=("优良",), gate=says("GOOD_DAYS", "lead")),
        row("share.quotient", ("*", "PERCENT"), "rate", OF_WHOLE, part=_side_of_ratio(1), whole=_side_of_ratio(2),
            needs=(_only_two,), tie=Tie.LIKELY, words=ratios, gate=none(says("OTHER_RATE"))),
        row("share.quotient", ("*", "PERCENT"), "rate", OF_WHOLE, part=_side_of_ratio(1), whole=_side_of_ratio(2),
            tie=Tie.PLAIN, words=ratios),
        row("bound.rate", ("rate", "PERCENT"), "rate", "rate <= 1", gate=_is_closed),
        row("share.face", ("rate", "PERCENT"), "rate", OF_WHOLE, part=nearest(), whole=before("part", 1), needs=(_faced,),
            tie=Tie.PRECISE, words=("面",), gate=says("FACE")),
    )
# fmt: on


def _good_days(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """How many days of the year the air was good."""
    return some_of(2, context.everywhere("优良", "天"))


def _days_of_year(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The days of a year, or of a leap year."""
    yield (Assumed(365),)
    yield (Assumed(366),)


def _side_of_ratio(side: int) -> Where:
    """What 存贷比, 产销率 … are the ratio of, nearest first: ``side`` 1 the part, 2 the whole."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        ratio = next((ratio for ratio in lexicon.words("rates", "ratios") if _is_ratio(anchor, ratio[0])), None)
        if ratio is None:
            return iter(())
        grown = ratio[0].startswith("新增")  # 贷款余额18亿元，比年初增加2亿元
        scenes = chain((anchor.scene.terms[: anchor.index],), (s.terms for s in context.back(anchor.scene, LOOK_BACK)))
        before = (t for terms in scenes for t in reversed(terms) if t.kind == "AMOUNT" and t.depth <= anchor.depth)
        values = (t for t in before if (t.is_value or t.cue in _IN_A_RATIO) and grown is (t.cue in _GROWN))
        return some_of(2, (t for t in values if any(word in _clause_of(t, grown) for word in ratio[side])))

    return seek


def _is_ratio(term: Term, name: str) -> bool:
    """Whether a per cent is the ratio ``name``, and not 新增存贷比 or that of a bank."""
    head, found, _ = term.own.lstrip(",;、(").partition(name)
    scope = lexicon.noun(head)
    return bool(found) and ("增" in name or "增" not in head) and lexicon.said("RATIO_SCOPE").fullmatch(scope) is not None


def _clause_of(term: Term, grown: bool) -> str:
    """What a figure's clause says; of a change that has no name, that of the value before it."""
    bare = grown and term.index and term.cue in _GROWN and not change_of(term.own)
    return term.scene.terms[term.index - 1].own if bare else term.own


def _only_two(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The sentence of the part has two figures of this unit and no more, part and whole, and neither is of what is new."""
    part, whole = cast["part"][0], cast["whole"][0]
    of_unit = [t for t in part.scene.terms if t.kind == "AMOUNT" and t.dimension == whole.dimension]
    return len(of_unit) == 2 and {*map(id, of_unit)} == {id(part), id(whole)} and not any("新" in t.lead for t in of_unit)


def _faced(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The part's clause says what the rate is named after: 29个实现增长，增长面78.4%."""
    assert isinstance(anchor, Term)
    part, face = cast["part"][0], lexicon.said("FACE").search(anchor.own)
    return face is not None and face[1] in part.own + part.tail


def _is_closed(anchor: Term | Listing) -> bool:
    """A rate that cannot exceed 100%."""
    assert isinstance(anchor, Term)
    closed, others = lexicon.pattern("rates", "closed"), lexicon.pattern("rates", "closed_except")
    return bool(closed.search(anchor.lead)) and not others.search(anchor.lead)
