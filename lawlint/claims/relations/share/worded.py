"""Shares in words, of figures near by: 占四成, 近三分之一, 超过九成.

✓ 收到投诉180件，其中餐饮类72件，占四成。 → 72 ÷ 180 = 四成
✓ 培训干部90人，其中女干部31人，占三分之一左右。 → 31 ÷ 90 = 三分之一左右
– 收到投诉180件，其中餐饮类72件，占六成。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Binding, Cast, Context, Frame, Tie
from lawlint.claims.operators.fractions import Worded, first_that_holds, worded
from lawlint.claims.operators.seek import head
from lawlint.claims.relations.share.shared import OF_WHOLE, exceeds, name_behind, named_part
from lawlint.claims.scene import ANY_LEVEL, Scene, Term

_SHARE = Frame("share", "worded", ("", ""), "rate", (), OF_WHOLE, tie=Tie.PLAIN)


def worded_shares(context: Context, scene: Scene) -> Iterator[Binding]:
    """The shares in words of a sentence that agree with figures."""
    for rate in worded(scene):
        if rate.cue in ("share", "again"):
            pairs = _of_name(context, rate) if rate.cue == "share" else _again(context, rate)
            casts: Iterator[Cast] = ({"rate": (rate,), "part": (part,), "whole": (whole,)} for part, whole in pairs)
            yield from first_that_holds((_SHARE, cast) for cast in casts)


def _of_name(context: Context, rate: Worded) -> Iterator[tuple[Term, Term]]:
    """«其中公务接待97.3万元，占两成»: the part before or right behind, of the whole that 占 names, the head of the list, or what
    stands right before the part."""
    match = name_behind(rate)
    name = match[1] if match is not None and lexicon.noun(match[1]) else ""
    for part in _parts(context, rate):
        before = part.scene.terms[: part.index]
        if name:
            named = (t for t in reversed(before) if lexicon.grams(name) & t.grams and t.kind == "AMOUNT" and t.cue in ANY_LEVEL)
            wholes = islice(chain(context.all_called(name, rate), named, context.akin(name, rate)), 2)
        else:
            heads = (terms[0] for terms in head()(context, {"part": (part,)}, part))
            wholes = islice(chain(heads, (t for t in before[-1:] if t.is_value and t.segment == part.segment)), 1)
        yield from ((part, whole) for whole in wholes if part.printed > 0 and exceeds(whole, part))


def _parts(context: Context, rate: Worded) -> Iterator[Term]:
    """What a share in words may be of."""
    before = [terms[0] for terms in named_part(context, {"rate": (rate,)}, rate)]
    if not before:  # 中央资金占比近六成: 中央6.98亿元
        before = [t for t in rate.scene.terms[: rate.index] if t.is_value and len(t.noun) > 1 and rate.lead.startswith(t.noun)]
    yield from before[:1]
    for term in rate.scene.terms[rate.index : rate.index + 1]:
        if lexicon.said("TOLD_BEHIND").fullmatch(term.own[-(term.start - rate.end) :].lstrip(",")):
            yield term


def _again(context: Context, rate: Worded) -> Iterator[tuple[Term, Term]]:
    """«占总量的57.0%，超过五成»: the same share again."""
    printed = rate.scene.terms[rate.index - 1] if rate.index else None
    part = context.parts.get(id(printed))
    if part is not None:
        yield from ((part, whole) for other, whole in context.shared if other is printed)
