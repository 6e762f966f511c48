"""How much of a target was done: 占预算的, 完成任务的, 完成率, 执行率, 超额.

✓ 一般公共预算收入完成62.4亿元，为年初预算60亿元的104%。 → 62.4亿 ÷ 60亿 = 104%
✗ 一般公共预算收入完成62.4亿元，为年初预算60亿元的114%。 → 62.4亿 ÷ 60亿 = 104% ≠ 114%
✓ 计划改造老旧小区40个，实际完成38个，完成率95%。 → 38 ÷ 40 = 95%
✗ 计划改造老旧小区40个，实际完成38个，完成率97%。 → 38 ÷ 40 = 95% ≠ 97%
– 年初预算8亿元。7月完成4.1亿元，累计占预算的78.0%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators.chance import Ratio, Readings, Surroundings, pairs_of
from lawlint.claims.operators.gates import every, is_single, none, opens_with, says
from lawlint.claims.operators.names import akin, grams_of, rate_name
from lawlint.claims.operators.seek import CLAUSE, TURNS, before, cued, cued_right, is_set, left, level, nearest, same_unit
from lawlint.claims.relations.share.shared import of_same_cue, quotients
from lawlint.claims.scene import ANY_LEVEL, LEVELS, Listing, Term

_TARGET = frozenset({"target"})

_DONE = "rate == done / target"


# fmt: off
def targets() -> Sequence[Frame]:
    fulfilment = every(none(says("OTHER_RATE")), _is_fulfilment)
    return (
        row("progress.target", ("target", "PERCENT"), "rate", _DONE, target=of_same_cue, done=_done_or_change,
            needs=(_of_the_done,)),
        row("progress.target", ("target", "PERCENT"), "rate", _DONE, target=of_same_cue, done=_change_before, tie=Tie.PLAIN),
        row("progress.target", ("target", "PERCENT"), "rate", _DONE, done=nearest(1, back=True),
            target=cued("target", limit=3, back=True), needs=(_one_list,), gate=is_single),
        row("progress.target", ("target", "PERCENT"), "rate", _DONE, done=nearest(1), target=cued_right("target", "AMOUNT")),
        row("progress.rate", ("rate", "PERCENT"), "rate", _DONE, done=nearest(), target=before("done", 3, ANY_LEVEL),
            needs=(_completion,), gate=fulfilment),
        row("progress.rate", ("rate", "PERCENT"), "rate", _DONE, target=nearest(1, cues=_TARGET), done=before("target", 1),
            needs=(_completion,), gate=fulfilment),
        row("progress.excess", ("rate", "PERCENT"), "rate", "rate == done / (done - over)", over=cued("rise"),
            done=before("over", 1), tie=Tie.PLAIN, words=("超",), gate=fulfilment),
        row("progress.target", ("target", "PERCENT"), "rate", _DONE, done=nearest(2), target=_target_after, tie=Tie.PLAIN,
            any_reading=True),
        *(
            row("progress.target", (cue, "PERCENT"), "rate", _DONE, target=_target_before, done=before("target", 1),
                tie=Tie.PLAIN, words=("任务", "计划", "目标", "预算", "指标"))
            for cue in ("plain", "target")
        ),
        *(
            row("progress.done", (cue, "PERCENT"), "rate", _DONE, done=nearest(2), target=_any_of_two, needs=(_completion,),
                tie=Tie.LIKELY, words=("完成",), gate=opens_with("FULFILS"))
            for cue in ("plain", "rate")
        ),
    )
# fmt: on


def progress(here: Surroundings, rate: Term) -> Readings:
    """«批准的收入为86500万元，实际完成88742万元，占预算的102.6%»: of what was to be done, most of which is done."""
    near = ((a, b) for a, b in pairs_of(here.near(rate)) if a.scene is rate.scene or b.scene is rate.scene)
    return quotients(Ratio(rate, "progress", lambda width, printed: 5 * width), near, "done", "target")


def _is_fulfilment(anchor: Term | Listing) -> bool:
    """完成率, 执行率, 进度."""
    assert isinstance(anchor, Term)
    return lexicon.said("FULFILMENT").search(rate_name(anchor)) is not None


def _done_or_change(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What was done before a target: values, and a change right before it."""
    yield from before("target", 3, ANY_LEVEL)(context, cast, anchor)
    yield from _change_before(context, cast, anchor)


def _change_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The change right before a target that it fulfils: «余额减少0.21亿元，完成消化任务0.60亿元的35%»."""
    target = cast["target"][0]
    if target.index:
        term = target.scene.terms[target.index - 1]
        if term.kind == "AMOUNT" and term.cue in TURNS and same_unit(term, target):
            yield (term,)


def _target_after(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The target in the rest of the sentence, or in the next two: «…为预算的101.6%，增收…（年初预算121500万元）»."""
    assert isinstance(anchor, Term)
    done, at = cast["done"][0], context.position[id(anchor.scene)]
    behind = [s for s in context.scenes[at + 1 : at + 3] if s.paragraph is anchor.scene.paragraph]
    for term in chain(anchor.scene.terms[anchor.index + 1 :], *(s.terms for s in behind)):
        if term.kind == "AMOUNT" and term.cue == "target" and same_unit(term, done):
            yield (term,)
            return


def _target_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The target right before a per cent of it: «超额完成任务3500人，为任务的110.4%», «完成全年任务（3500人）的110.4%»."""
    assert isinstance(anchor, Term)
    scene, behind = anchor.scene, anchor.cue == "target"
    term = scene.terms[anchor.index - 1] if anchor.index else None
    if term is None or term.kind != "AMOUNT" or term.segment != anchor.segment:
        return
    if behind and lexicon.noun(lexicon.said("TARGET_WORDS").sub("", anchor.own)):
        return  # 其中脱贫人口占计划的
    clause = term.own if behind else scene.text[max(scene.start, term.start - CLAUSE) : term.start]
    if (behind or scene.text[term.end : anchor.start] == ")的") and is_set(clause):
        yield (term,)


def _any_of_two(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The two values nearest before a rate, targets too, in the unit of what was done."""
    done = cast["done"][0]
    here = (t for t in left(anchor.scene, anchor.start, anchor.depth) if level(t, cues=ANY_LEVEL) and same_unit(t, done))
    return ((t,) for t in islice(here, 2) if t.segment == done.segment)


def _of_the_done(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The target's clause has no subject of its own, or one that the done shares («执行数相当于预算…» speaks of another)."""
    target, done = cast["target"][0], cast["done"][0]
    own = lexicon.said("TARGET_WORDS").sub("", target.own)
    return len(own) < 2 or bool(grams_of(own) & grams_of(done.lead + done.tail))


def _one_list(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Done and target stand in one list or outside any, and are of one version of the budget: 年初预算 is not 调整预算.

    A target of the sentence before is one that is fulfilled.
    """
    rate, done, target = cast["rate"][0], cast["done"][0], cast["target"][0]
    if target.run == rate.run:
        return False  # 完成预算165亿元的99%: the target stands there
    if done.scene is rate.scene and "累计" in done.scene.between(done.end, rate.start):
        return False  # 7月完成4亿元，累计占预算的58%
    versions, others = ({*lexicon.pattern("words", "versions").findall(_words_of(t))} for t in (rate, target))
    if versions and others and versions.isdisjoint(others):
        return False
    return done.list is target.list and (target.scene is rate.scene or target.scene is done.scene or akin(done, target))


def _completion(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The target's words call it one, and the rate is of this target.

    It is of no other deed (整改完成率 next to 完成年度计划), and not of a ；-piece behind with a name of its own:
    力争完成248亿元；债券支出进度达到95%.
    """
    rate, target, done = cast["rate"][0], cast["target"][0], cast["done"][0]
    if rate.segment != done.segment and not grams_of(rate.own) & grams_of(done.lead):
        return False
    behind = target.scene.terms[target.index + 1 :] if target.segment != done.segment else ()
    if any(t.segment == target.segment and t.cue in LEVELS and t.dimension == target.dimension for t in behind):
        return False  # 救助预算820万元，决算941万元；待遇决算673万元，执行率100.2%: it has its own
    words = _words_of(target)
    deed = lexicon.said("FULFILMENT").sub("", rate_name(rate))[-2:]
    if any(deed in same for same in lexicon.words("synonyms", "sets")) and deed not in words + done.lead + done.tail:
        return False
    return bool(lexicon.said("TARGET").search(words)) and done.cue != "target"


def _words_of(term: Term) -> str:
    """The clause of a figure and the words of its cue."""
    return term.lead + term.scene.text[term.run : term.start]
