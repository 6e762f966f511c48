"""Rates that are named after what was done, of what it was done to: 撤回率, 合格率, 出庭率, 城镇化率.

✓ 收到申请18件，撤回2件，撤回率为11.11%。 → 2 ÷ 18 = 11.11%
✗ 收到申请18件，撤回2件，撤回率为12.11%。 → 2 ÷ 18 = 11.11% ≠ 12.11%
✓ 应出庭68件，实际出庭66件，负责人出庭率97.06%。 → 66 ÷ 68 = 97.06%
✓ 年末常住人口41.85万人，其中城镇人口21.60万人，城镇化率51.61%。 → 21.60万 ÷ 41.85万 = 51.61%
– 评查案卷20卷，优秀10卷、合格10卷，合格率100%。 → 10 ÷ 20 = 50% ≠ 100%
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.operators.conditions import at_most, one_unit, role_says
from lawlint.claims.operators.gates import every, none, says
from lawlint.claims.operators.names import akin, grams_of, named, rate_name
from lawlint.claims.operators.seek import backwards, before, level, nearest, some_of
from lawlint.claims.relations.share.shared import (
    OF_WHOLE,
    any_before,
    is_checkable,
    is_negative,
    is_partial,
    is_share,
    joined_before,
    precise,
)
from lawlint.claims.scene import LEVELS, Listing, Term
from lawlint.exact.interval import total


# fmt: off
def named_rates() -> Sequence[Frame]:
    return (
        row("share.rate", ("rate", "PERCENT"), "rate", OF_WHOLE, part=nearest(2), whole=before("part", back=True),
            needs=(named, _apart, _alone), gate=every(_has_name, none(says("OTHER_RATE")))),
        row("share.rate", ("rate", "PERCENT"), "rate", OF_WHOLE, part=nearest(), whole=before("part", 1),
            needs=(one_unit("part", "whole"), role_says("whole", "DUE"), role_says("part", "AS_DUE")), words=("出",),
            gate=says("TURNOUT")),
        row("share.rate", ("rate", "PERCENT"), "rate", OF_WHOLE, part=nearest(), whole=before("part", 1),
            needs=(one_unit("part", "whole"), role_says("whole", "ALL_RESIDENTS"), role_says("part", "OF_TOWNS")),
            words=("城镇化率",), gate=says("TOWNS_RATE")),
        row("share.bracket", ("rate", "PERCENT"), "rate", OF_WHOLE, whole=_behind_in_bracket, part=nearest(),
            needs=(one_unit("part", "whole"), at_most("part", "whole")), tie=Tie.CLOSE, words=("(",)),
        row("share.towns", ("rate", "PERCENT"), "rate", OF_WHOLE, part=_next_to("TOWNSPEOPLE"), whole=_next_to("RESIDENTS"),
            needs=(_of_the_residents,), words=("城镇化率",), gate=says("TOWNS_RATE")),
    )


def rates_of_part() -> Sequence[Frame]:
    return (
        row("share.rate", ("rate", "PERCENT"), "rate", OF_WHOLE, part=nearest(), whole=before("part", 1),
            needs=(_of_the_part,), tie=Tie.CLOSE, gate=every(is_partial, is_checkable)),
        row("share.rate", ("rate", "PERCENT"), "rate", OF_WHOLE, part=nearest(4), whole=any_before("part"),
            needs=(precise, _of_the_part), tie=Tie.CLOSE, any_reading=True, gate=is_partial),
        row("share.units", ("rate", "PERCENT"), "rate", OF_WHOLE, part=nearest(), whole=_in_other_units,
            needs=(precise, _of_the_part), tie=Tie.LOOSE, any_reading=True, gate=is_partial),
        row("share.called", ("rate", "PERCENT"), "rate", OF_WHOLE, part=_of_the_name, whole=before("part", 2, back=True),
            tie=Tie.LOOSE, gate=is_partial),
    )
# fmt: on


def _has_name(anchor: Term | Listing) -> bool:
    """A rate with a name, whose denominator is printed as a rule."""
    assert isinstance(anchor, Term)
    name = rate_name(anchor)
    no_rate = not name or name.endswith("不")
    return not no_rate and not lexicon.pattern("rates", "off_text").search(f"{name}率,{anchor.lead}")


def _apart(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The part is no 、-sibling of the whole, stands in a list, is akin to the whole, or has a clause that is a bare verb.

    Nor is it all that the rate is of: 5个水源地水质达标率100%.
    """
    part, whole = cast["part"][0], cast["whole"][0]
    together = whole.scene is part.scene
    if not together and part.scene is anchor.scene and not part.own and part.tail and part.tail in cast["rate"][0].lead:
        return False
    if together and not lexicon.said("PAUSE").search(part.scene.between(whole.end, part.start)):
        return False
    return part.list is not None or akin(part, whole) or (len(part.noun) <= 6 and not part.tail.strip("的"))


def _alone(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The whole is none of several, and the part none of several that make the rate together: 优秀10卷、合格10卷，合格率100%."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    if joined_before(whole) or part.own.lstrip(",").startswith(("到期", "应")):
        return False
    parts = [part]
    while (term := joined_before(parts[-1])) is not None and term is not whole and term.dimension == part.dimension:
        parts.append(term)
        if is_share(rate, total([p.value for p in parts]), whole.value):
            return False
    return True


def _of_the_part(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate's clause shares a word with the part's or follows it, and is of no growth."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    name = rate_name(rate)
    if "增" in name:
        return False
    if is_negative(rate):  # 不捕率 is of those who were not, among all
        denied = lexicon.said("DENIED").search(part.lead) is not None
        return denied and lexicon.said("EXAMINED").search(whole.lead) is not None
    follows = not any(t.kind == "AMOUNT" for t in rate.scene.terms[part.index + 1 : rate.index])
    return follows or bool(grams_of(name) & grams_of(part.lead))


def _of_the_name(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure before a rate that has the rate's name: 优秀54卷、良好97卷、合格23卷，优秀率."""
    assert isinstance(anchor, Term)
    name = rate_name(anchor)
    before = reversed(anchor.scene.terms[: anchor.index]) if len(name) > 1 else ()
    return some_of(1, (t for t in before if level(t) and t.own.lstrip(",、;(:").removeprefix("其中") == name))


def _in_other_units(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The counts before a part that count other things: «预警核查9364条，转入救助1217人，转入率13.0%»."""
    part = cast["part"][0]
    for term in part.scene.terms[max(0, part.index - 2) : part.index][::-1]:
        counts = not (term.value.step or part.value.step)
        if level(term) and counts and term.dimension != part.dimension and term.printed > part.printed:
            yield (term,)


def _behind_in_bracket(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What a bracket right behind a rate has: 服务率98.0%（有需求8815名）."""
    assert isinstance(anchor, Term)
    following = anchor.scene.terms[anchor.index + 1 : anchor.index + 2]
    if anchor.scene.text.startswith("(", anchor.end):
        yield from ((t,) for t in following if t.depth > anchor.depth and level(t))


def _next_to(name: str) -> Where:
    """The value within two figures of a rate whose clause has a word of the grammars, or in the sentence before one that 其中
    opens."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        near = anchor.scene.terms[max(0, anchor.index - 2) : anchor.index + 3]
        listed = anchor.index == 1 and near[0].list is not None and near[0].list.kind == "among"
        earlier = backwards(context.back(anchor.scene, 1)) if listed else ()
        return some_of(1, *((t for t in some if level(t) and lexicon.said(name).search(t.own)) for some in (near, earlier)))

    return seek


def _of_the_residents(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The townspeople follow the residents, with nothing but the rate between: no 户籍人口52万人，其中城镇人口21万人.

    From the next sentence on they follow them alone: 年末常住人口51万人，增长1%。其中，城镇人口31万人.
    """
    part, whole = cast["part"][0], cast["whole"][0]
    if whole.scene is not part.scene:
        of_unit = [t for t in whole.scene.terms if t.kind == "AMOUNT" and t.cue in LEVELS and t.dimension == whole.dimension]
        return part.index == 0 and of_unit == [whole]
    between = part.scene.terms[whole.index + 1 : part.index]
    return whole.index < part.index and part.segment == whole.segment and all(t is anchor for t in between)
