"""Rates, of what their names say: of what was done to it (撤回率), of both outcomes (不捕率), of two figures (存贷比).

✓ 收到申请18件，撤回2件，撤回率为11.11%。 → 2 ÷ 18 = 11.11%
✗ 收到申请18件，撤回2件，撤回率为12.11%。 → 2 ÷ 18 = 11.11% ≠ 12.11%
✓ 应出庭68件，实际出庭66件，负责人出庭率97.06%。 → 66 ÷ 68 = 97.06%
✓ 年末常住人口41.85万人，其中城镇人口21.60万人，城镇化率51.61%。 → 21.60万 ÷ 41.85万 = 51.61%
– 评查案卷20卷，优秀10卷、合格10卷，合格率100%。 → 10 ÷ 20 = 50% ≠ 100%
✓ 审查后批准逮捕60人，不批准逮捕20人，不捕率25.0%。 → 20 ÷ (20 + 60) = 25.0%
✗ 审查后批准逮捕60人，不批准逮捕20人，不捕率35.0%。 → 20 ÷ (20 + 60) = 25.0% ≠ 35.0%
✓ 受理审查逮捕80人，批准逮捕60人，不捕率25.0%。 → (80 − 60) ÷ 80 = 25.0%
– 审查后起诉60人。附条件不起诉20人，不诉率35.0%。 → 20 ÷ (20 + 60) = 25.0% ≠ 35.0%
✓ 年末存款余额120亿元，贷款余额90亿元，存贷比75.00%。 → 90亿 ÷ 120亿 = 75.00%
✗ 年末存款余额120亿元，贷款余额90亿元，存贷比73.00%。 → 90亿 ÷ 120亿 = 75.00% ≠ 73.00%
✓ 全市37个行业中29个实现增长，增长面78.4%。 → 29 ÷ 37 = 78.4%
✓ 云溪市空气质量优良天数329天，优良天数比例90.1%。 → 329 ÷ 365 = 90.1%
✗ 云溪县群众满意率为120%。 → 120% > 100%
– 年末存款余额120亿元，新增贷款9亿元，存贷比75.00%。 → 9亿 ÷ 120亿 = 7.50% ≠ 75.00%
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row, told_or_tacit
from lawlint.claims.operators.conditions import at_most, one_unit, role_says
from lawlint.claims.operators.gates import every, none, says
from lawlint.claims.operators.names import akin, change_of, grams_of, named, rate_name, subsequence
from lawlint.claims.operators.seek import LOOK_BACK, backwards, before, left, level, nearest, same_unit, some_of
from lawlint.claims.relations.share.shared import OF_WHOLE, any_before, is_checkable, is_partial, joined_before, precise
from lawlint.claims.scene import LEVELS, Assumed, Listing, Term

_OF_BOTH = "rate == part / (part + other)"

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


def outcomes() -> Sequence[Frame]:
    return (
        row("share.other", ("rate", "PERCENT"), "rate", _OF_BOTH, part=nearest(), other=before("part", 3), needs=(_negated,),
            gate=_is_negative),
        *told_or_tacit(
            row("share.other", ("rate", "PERCENT"), "rate", _OF_BOTH, part=_outcome(0), other=_outcome(1),
                needs=(_are_all, _of_one_decision), tie=Tie.PRECISE,
                words=tuple({rate for rates, *_ in lexicon.words("rates", "outcomes") for rate in rates}),
                gate=none(says("OTHER_RATE"))),
            _are_all, tie=Tie.LOOSE, gate=none(says("OTHER_RATE")),
        ),
    )


def of_examined() -> Sequence[Frame]:
    return (
        row("share.denied", ("rate", "PERCENT"), "rate", "rate == (whole - part) / whole", part=nearest(),
            whole=before("part", 1), needs=(_of_the_examined,), tie=Tie.PLAIN, any_reading=True,
            mistakes=((OF_WHOLE, "denied"),), gate=_is_negative),
    )


def named_rates() -> Sequence[Frame]:
    return (
        row("share.rate", ("rate", "PERCENT"), "rate", OF_WHOLE, part=nearest(2), whole=before("part", back=True),
            needs=(named, _apart), gate=every(_has_name, none(says("OTHER_RATE")))),
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


# Named after what was done


def _has_name(anchor: Term | Listing) -> bool:
    """A rate with a name, whose denominator is printed as a rule."""
    assert isinstance(anchor, Term)
    name = rate_name(anchor)
    return bool(name) and not lexicon.pattern("rates", "off_text").search(f"{name}率,{anchor.lead}")


def _apart(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Whole and part are no 、-siblings, and the part is in a list, akin to the whole, or has a clause that is a bare verb."""
    part, whole = cast["part"][0], cast["whole"][0]
    if joined_before(whole) is not None or lexicon.said("OF_THE_DUE").match(part.own):
        return False
    if whole.scene is not part.scene and not part.own and part.tail and part.tail in cast["rate"][0].lead:
        return False  # 5个水源地水质达标率100%: of all of them
    if whole.scene is part.scene and not lexicon.said("PAUSE").search(part.scene.between(whole.end, part.start)):
        return False
    return part.list is not None or akin(part, whole) or (len(part.noun) <= 6 and not part.tail.strip("的"))


def _of_the_part(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate's clause shares a word with the part's or follows it, and is of no growth."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    name = rate_name(rate)
    if "增" in name:
        return False
    if _is_negative(rate):  # 不捕率 is of those who were not, among all
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


# Of one of two outcomes


def _is_negative(anchor: Term | Listing) -> bool:
    """不捕率, 不诉率."""
    assert isinstance(anchor, Term)
    name = rate_name(anchor)
    return name.startswith("不") and len(name) <= 4


def _outcome(place: int) -> Where:
    """The figure of one of two outcomes, nearest in the sentence or the one before: ``place`` 0 that of the rate, 1 the other."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        words = lexicon.outcomes_of(rate_name(anchor))
        if words is None:
            return
        earlier = backwards(context.back(anchor.scene, 1))
        first = cast["part"][0] if place else None
        for term in chain(left(anchor.scene, anchor.start, anchor.depth), earlier):
            if level(term) and words[place].search(term.own) and (first is None or same_unit(term, first)):
                yield (term,)
                if term.twin is not None and first is None:  # 16件29人: of cases or of people
                    yield (term.twin,)
                return

    return seek


def _negated(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The part is what the rate denies, and the other figure what it does not: 批准逮捕60人，不批准逮捕20人，不捕率."""
    part, other = cast["part"][0], cast["other"][0]
    assert isinstance(anchor, Term)
    name = rate_name(anchor)
    return (
        "不" in part.lead
        and not part.is_paired  # 16件29人: the rate may be of either
        and subsequence(name, part.lead)
        and name[1] in other.lead
        and lexicon.said("OTHER_THAN_OUTCOME").search(other.lead) is None
    )


def _are_all(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Two outcomes of the same things, one perhaps in the sentence before, with no third (附条件不起诉), both of all or both of
    some (对未成年人不起诉)."""
    part, other = cast["part"][0], cast["other"][0]
    first, last = sorted((part, other), key=lambda t: t.place)
    between = first.scene.terms[first.index + 1 : last.index if last.scene is first.scene else None]
    return (
        part.depth == other.depth
        and (lexicon.said("OF_SOME").search(part.own) is None) is (lexicon.said("OF_SOME").search(other.own) is None)
        and (first.scene is anchor.scene or (last.scene is anchor.scene and not last.index) or first.scene is last.scene)
        and not any(t.kind == "AMOUNT" and t.cue in LEVELS and t.dimension == part.dimension for t in between)
        and lexicon.said("THIRD_OUTCOME").search(first.scene.text, first.scene.start, anchor.scene.end) is None
    )


def _of_one_decision(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Both outcomes stand in one list or in none, and what was decided though nobody asked for it (批准和决定逮捕) belongs to
    both or to none."""
    part, other = cast["part"][0], cast["other"][0]
    decided = set()
    for outcome in (part, other):
        scene, start = outcome.scene, (outcome.twin or outcome).start
        begin = max(scene.start, *(scene.text.rfind(stop, scene.start, start) for stop in ",;。"))
        decided.add(lexicon.said("OR_DECIDED").search(scene.text, begin, start) is not None)
    return part.list is other.list and len(decided) == 1


def _of_the_examined(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """不捕率 behind those who were arrested of all whose arrest was examined."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    return (
        rate_name(rate)[1:2] in part.own
        and lexicon.said("DENIED").search(part.own) is None
        and lexicon.said("EXAMINED").search(whole.own) is not None
        and whole.index == part.index - 1 == rate.index - 2
    )


# Of two figures that the name fixes


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
        scope = lexicon.said("RATIO_SCOPE")
        named = (ratio for ratio in lexicon.words("rates", "ratios") if ratio[0] in anchor.own)
        own = anchor.own.lstrip(",;、(")
        ratio = next((ratio for ratio in named if scope.fullmatch(lexicon.noun(own.partition(ratio[0])[0]))), None)
        if ratio is None:
            return iter(())
        grown = ratio[0].startswith("新增")  # 贷款余额18亿元，比年初增加2亿元
        scenes = chain((anchor.scene.terms[: anchor.index],), (s.terms for s in context.back(anchor.scene, LOOK_BACK)))
        before = (t for terms in scenes for t in reversed(terms) if t.kind == "AMOUNT" and t.depth <= anchor.depth)
        values = (t for t in before if (t.is_value or t.cue in _IN_A_RATIO) and grown is (t.cue in _GROWN))
        return some_of(2, (t for t in values if any(word in _clause_of(t, grown) for word in ratio[side])))

    return seek


def _clause_of(term: Term, grown: bool) -> str:
    """What a figure's clause says; of a change that has no name, that of the value before it."""
    bare = grown and term.index and not change_of(term.own)
    return term.scene.terms[term.index - 1].own if bare else term.own


def _only_two(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The sentence of the part has two figures of this unit, part and whole, and neither is of what is new."""
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
