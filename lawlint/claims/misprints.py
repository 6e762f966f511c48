"""Figures that one misprint keeps from a relation that would be confirmed.

Many frames only confirm: their words tie figures well enough to believe what holds, and not to blame what does not.  Where,
however, a figure that nothing else in the report vouches for is one digit, or two digits exchanged, away from what would hold,
it is a misprint and no other relation.  A figure that some relation proves is none.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from fractions import Fraction
from itertools import pairwise

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Pending, Tie
from lawlint.claims.claim import Claim
from lawlint.claims.evaluate import Agreement, agreement
from lawlint.claims.operators.gates import is_single
from lawlint.claims.operators.names import joined_lead, nominal, rate_name
from lawlint.claims.operators.words import share_text
from lawlint.claims.relations.share.named_whole import base_of
from lawlint.claims.relations.sum.complete import are_all_outcomes, is_closed, is_whole
from lawlint.claims.scene import Assumed, Term
from lawlint.claims.slips import SUM, is_reached, misprints, scaled

# One last place of a result that tells, beside the result.
_FINE = 1 / 50

_FEWEST_DIGITS = 2

# Of how many digits figures must be that stand far from each other.
_PRECISE = 5

_MOST_SHARES = Fraction(11, 10)

# How many figures before a mean those may stand that it is of.
_NEAR_MEAN = 4

# How many failing readings may be misprints, where a list of so many parts may end sooner or later.
_MOST_FAILING, _FEWEST_PARTS = 3, 3

# How many wholes of one sentence a share may be of that fails of each, and how fine it must be.
_MOST_WHOLES, _FINE_SHARE = 5, 1 / 100

# A longer name of a rate names its whole too.
_LONGEST_NAME = 4

# Relations that count figures and do not look at what they are worth.
_OF_NO_VALUE = frozenset({"arity", "count", "sequence"})

# What is added up: any of its figures may be the wrong one.
_ADDED = frozenset({"sum", "balance", "shares"})

# Sums whose words leave nothing out, however few digits they have.
_SURE = frozenset({"split", "outcomes"})

# What of several joined rates each is of is told by their order.
_IN_TURN = frozenset({"in-turn", "told"})


class Vouched:
    """What the other claims of a report say of its figures, by where these begin: ``proved``, ``explained``, ``wrong``."""

    def __init__(self) -> None:
        self.proved, self.explained, self.wrong = set[int](), set[int](), set[int]()
        self.sums: list[set[int]] = []

    def add(self, claim: Claim, proved: bool, wrong: bool) -> None:
        """Take in a claim that is ``proved`` or ``wrong``."""
        places = {operand.span.start for operand in claim.operands}
        if wrong or (proved and claim.equality and claim.kind not in _OF_NO_VALUE):
            (self.wrong if wrong else self.proved).update(places)
            if claim.kind != "shares":  # a hundred in all: of whatever they are
                self.explained.update(places)
        if claim.kind == "sum" and claim.verdict.holds:
            self.sums.append(places)


def explains(context: Context, one: Pending, vouched: Vouched) -> bool:
    """Whether one misprint explains a pending reading, given what the report vouches for; the figure then counts as wrong."""
    frame, cast = one.frame, one.cast
    target = cast[frame.target][0]
    if frame.tie is Tie.LOOSE or any(t.value.soft or not t.value.bounded for ts in cast.values() for t in ts):
        return False
    figures = {t.place for terms in cast.values() for t in terms if not isinstance(t, Assumed)}
    if not vouched.wrong.isdisjoint(figures) or (frame.kind not in _ADDED and target.place in vouched.explained):
        return False
    if "parts" in cast and any(len(figures - places) < 2 for places in vouched.sums):
        return False  # of another whole
    if not (_is_told(context, one, target) and _is_misprint(one, target, vouched.proved)):
        return False
    vouched.wrong.update(figures if frame.name == "in-turn" else {target.place})
    return True


def ends_elsewhere(cast: Cast, failing: Sequence[Cast]) -> bool:
    """Whether a list may end here too."""
    parts = cast.get("parts", ())
    if len(failing) == _MOST_FAILING or len(parts) < 2:
        return False
    return len(parts) >= _FEWEST_PARTS or ("whole" in cast and is_closed(cast["whole"][0], parts))


def is_of_another_whole(cast: Cast, failing: Sequence[Cast]) -> bool:
    """Whether a part may be of this whole of its sentence too, printed so finely that no misprint of the share gives it by
    chance."""
    if "rate" not in cast or "whole" not in cast or "part" not in cast or len(failing) == _MOST_WHOLES:
        return False
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    return (
        part is failing[0]["part"][0]
        and part.scene is whole.scene
        and part.printed < whole.printed
        and rate.fineness <= _FINE_SHARE
        and all(whole is not other["whole"][0] for other in failing)
    )


def _is_told(context: Context, one: Pending, target: Term) -> bool:
    """Whether the words tie the figures so well that a misprint is likelier than another relation."""
    frame, cast = one.frame, one.cast
    single = frame.name in _IN_TURN or is_single(target)
    if target.kind == "PERCENT" and frame.kind != "shares" and (_is_of_others(target) or not single):
        return False
    if frame.tie not in (Tie.OPEN, Tie.CALLED, Tie.CLOSE) and frame.kind not in _ADDED and target.fineness > _FINE:
        return False
    match frame.kind:
        case "shares":
            return len(cast["parts"]) >= _FEWEST_PARTS and 1 < sum(p.printed for p in cast["parts"]) <= _MOST_SHARES
        case "growth" if target.kind == "PERCENT":
            return cast["new"][0].dimension != "倍" and nominal(context, cast, target)
        case "share" if frame.name == "rate" and "whole" in cast:
            return _is_named(target, cast["part"][0], cast["whole"][0])
        case "share" if target.cue == "share" and frame.tie is Tie.CLOSE and frame.name != "in-turn":
            return _is_shared(target, cast["part"][0], cast["whole"][0])
        case "average" if frame.tie is Tie.CLOSE:
            return _is_divided(target, cast["total"][0], cast["count"][0])
        case "sum" if frame.name == "split":  # what is left may be of last year too
            stock = lexicon.said("STOCK").search(target.lead + target.tail) is not None or _follows_stock(cast["whole"][0])
            return not stock or _has_all(cast["whole"][0])
        case "sum" if frame.name == "outcomes":
            return are_all_outcomes(cast["whole"][0], cast["parts"])
    if frame.tie in (Tie.OPEN, Tie.CALLED):
        return is_whole(cast["whole"][0], cast["parts"], frame.tie is Tie.CALLED)
    return frame.tie is not Tie.FAR or target.kind == "PERCENT" or len(target.digits) >= _PRECISE


def _follows_stock(whole: Term) -> bool:
    """Whether an earlier sentence of the paragraph tells what was carried over: 上年结转7件。受理82件，审结80件，尚有9件."""
    return lexicon.pattern("remainders", "carried").search(whole.scene.text, 0, whole.scene.start) is not None


def _has_all(whole: Term) -> bool:
    """Whether what was left from the year before is counted too: 总收入; 加上旧存28件，共受理520件."""
    before = whole.scene.text[whole.scene.start : whole.start]
    return lexicon.said("ALL_THERE").search(whole.own) is not None or bool(
        lexicon.pattern("remainders", "carried").search(before)
    )


def _is_shared(rate: Term, part: Term, whole: Term) -> bool:
    """Whether nothing but 占 stands between a part and its rate, the whole is named as the rate says, if it says so, and is no
    part beside it: 东区120万人，占全省的12%；西区80万人，占8%."""
    said = lexicon.said("SHARE_OF").search(share_text(rate))
    name = lexicon.noun(said[1] or "") if said is not None else ""
    follows = part.scene is rate.scene and rate.index == part.index + 1 and lexicon.said("THE_SHARE").fullmatch(rate.own)
    behind = whole.scene.terms[whole.index + 1 : whole.index + 2]
    beside = any(t.kind == "PERCENT" and t.cue == "share" for t in behind) and whole.list is part.list
    return bool(follows) and (not name or bool(lexicon.grams(name) & whole.grams)) and not beside


def _is_divided(mean: Term, total: Term, count: Term) -> bool:
    """Whether total and count stand shortly before their mean."""
    near = range(mean.index - _NEAR_MEAN, mean.index)
    return total.scene is count.scene is mean.scene and total.index in near and count.index in near


def _is_of_others(rate: Term) -> bool:
    """Whether a rate is told of another year, or of several: 上年, 平均."""
    return lexicon.said("OTHER_RATE").search(rate.own) is not None


def _is_named(rate: Term, part: Term, whole: Term) -> bool:
    """Whether the rate has the name of the part, and its whole stands in its sentence: 按时回复率 is not of those answered."""
    name = rate_name(rate)
    fixed = base_of(name)
    if fixed is not None and fixed.part.search(part.own) and fixed.whole.search(whole.own):
        return True  # 法院审结29件，改判22件，采纳率75.86%
    return (
        whole.scene is rate.scene
        and (set(name) <= set(joined_lead(part) + part.tail) or _are_one_deed(name, part.own + part.tail))
        and (len(name) <= _LONGEST_NAME or bool(lexicon.grams(name[:-2]) & whole.grams))
    )


def _are_one_deed(name: str, clause: str) -> bool:
    """结案率 behind 审执结2304件."""
    return any(
        any(word in name for word in words) and any(word in clause for word in words)
        for words in lexicon.words("synonyms", "sets")
    )


def _is_misprint(one: Pending, target: Term, vouched: Set[int]) -> bool:
    """Whether one figure of as many digits, in the place of one that nothing vouches for, makes it hold.

    Where the words tie less closely it has to be the result: of other counts anything may be the share or the mean.
    """
    values = {role: [t.value for t in terms] for role, terms in one.cast.items()}
    if agreement(one.rule, values) is not Agreement.FAILS:
        return False
    listed = one.frame.tie in (Tie.OPEN, Tie.CALLED)
    sure = one.frame.name in _SURE or (listed and (len(target.digits) > _FEWEST_DIGITS or is_closed(target, one.cast["parts"])))
    fewest = 1 if sure else _FEWEST_DIGITS
    for role, terms in one.cast.items():
        for at, term in enumerate(terms):
            close = one.frame.tie is Tie.CLOSE and not one.other_whole and not _is_off_text(one.cast, target)
            any_of_them = one.frame.kind in _ADDED or close
            if isinstance(term, Assumed) or term.place in vouched or not (any_of_them or term is target):
                continue
            if len(term.digits) < fewest:
                continue
            if one.rule is SUM and not is_reached(values, term, role == "parts"):
                continue
            for values[role][at] in misprints(term, shorter=False):
                if agreement(one.rule, values) is Agreement.EXACT:
                    return True
            values[role][at] = term.value
    return one.frame.kind == "average" and target.place not in vouched and _is_in_another_scale(one, target)


def _is_off_text(cast: Cast, rate: Term) -> bool:
    """Whether a rate has a name whose base is often printed nowhere (满意率), and does not stand behind the base that it has."""
    if rate.cue != "rate" or lexicon.pattern("rates", "off_text").search(rate.lead) is None:
        return False
    name, part, whole = rate_name(rate), cast["part"][0], cast["whole"][0]
    if lexicon.pattern("rates", "of_these").search(name) and part.own.endswith(name) and _follow_each_other(whole, part, rate):
        return False  # 办理工单4247件，按时办结4198件，按时办结率98.8%
    fixed = base_of(name)
    return fixed is None or not (fixed.part.search(part.own) and fixed.whole.search(whole.own))


def _follow_each_other(*terms: Term) -> bool:
    """Whether figures stand right behind each other, in one list or bracket or outside of any."""
    return all(
        a.scene is b.scene and b.index == a.index + 1 and a.segment == b.segment and a.depth == b.depth
        for a, b in pairwise(terms)
    )


def _is_in_another_scale(one: Pending, mean: Term) -> bool:
    """支出1.68万元，接待210人次，人均800000元."""
    role = one.frame.marks or one.frame.role
    values = {name: [t.value for t in terms] for name, terms in one.cast.items()}
    return any(agreement(one.rule, {**values, role: [other]}) is Agreement.EXACT for other in scaled(mean))
