"""What the words must say before a figure is bound as a rate or share."""

from __future__ import annotations

from fractions import Fraction

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.evaluate import agreement
from lawlint.claims.formula import identity
from lawlint.claims.operators.names import akin, divided, grams_of, rate_name, subsequence, totalled
from lawlint.claims.operators.words import is_mean, share_text
from lawlint.claims.scene import LEVELS, Listing, Term
from lawlint.exact.interval import total


def is_of_towns(rate: Term) -> bool:
    """Whether a rate is the share of the residents who live in towns; 户籍人口城镇化率 is of those who are registered there."""
    return "城镇化率" in rate.own and "户籍" not in rate.own


def kindred(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The part stands in a list, or is akin to the whole, or its clause is a bare verb."""
    part, whole = cast["part"][0], cast["whole"][0]
    return part.list is not None or akin(part, whole) or (len(part.noun) <= 6 and not part.tail.strip("的"))


def apart(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Whole and part are no 、-siblings, and the part is not all that the rate is of: 5个水源地水质达标率100%."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    if whole.scene is not part.scene is rate.scene and not part.own and part.tail and part.tail in rate.lead:
        return False
    return whole.scene is not part.scene or bool(lexicon.said("PAUSE").search(part.scene.between(whole.end, part.start)))


def alone(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The whole is none of several, and the part none of several that make the rate together: 优秀10卷、合格10卷，合格率100%."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    if _joined_before(whole) or part.own.lstrip(",").startswith(("到期", "应")):
        return False
    parts = [part]
    while (before := _joined_before(parts[-1])) is not None and before is not whole and before.dimension == part.dimension:
        parts.append(before)
        together = {"rate": [rate.value], "part": [total([p.value for p in parts])], "whole": [whole.value]}
        if agreement(_SHARE, together).holds:
            return False
    return True


def _joined_before(term: Term) -> Term | None:
    """The figure that stands before this one with nothing but a 、 between them."""
    before = term.scene.terms[term.index - 1] if term.index else None
    if before is None or not lexicon.said("NEXT_FIGURE").fullmatch(term.scene.text, before.end, term.start):
        return None
    return before


def attached(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Every figure between part and rate has no noun of its own."""
    rate, part = cast["rate"][0], cast["part"][0]
    if rate.scene is not part.scene or is_mean(part):
        return False
    if _joined_before(part) is not None and lexicon.said("IN_SUM").search(rate.lead):
        return False  # 38亿元、27亿元，合计占
    siblings = [t for t in rate.scene.terms if t.run == rate.run and t.kind == rate.kind]
    if len(siblings) > 1:  # A、B分别占a%和b%: the n-th of the n-th
        levels = [t for t in rate.scene.terms[: siblings[0].index] if t.kind == "AMOUNT" and t.cue in LEVELS]
        return len(levels) < len(siblings) or levels[siblings.index(rate) - len(siblings)] is part
    whole = own_whole(rate)
    said = rate.lead if whole is None else whole.own  # 占支出72.6亿元的21.8%
    own = lexicon.noun(lexicon.said("SHARE_ON").sub("", said))
    if len(own) >= 2 and own in part.lead and rate.run > part.end:
        return True
    for term in rate.scene.terms[part.index + 1 : rate.index]:
        if term.run == rate.run or (term.kind == "AMOUNT" and term.dimension != part.dimension):
            continue
        if lexicon.noun(lexicon.said("OF_ANOTHER").sub("", term.lead)) and term.depth <= rate.depth:
            return False
    return not own or own in part.lead or part.lead == rate.lead


def precise(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Too precise to hold by chance: no 100% or 0%, and decimals or a large whole."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    if whole.scene is not rate.scene and rate.cue == "rate" and rate.value.step > _FINE_RATE and not akin(part, whole):
        return False  # 养护1125公里，养护率6.7%: of another length than all roads
    return 0 < rate.printed < 1 and part is not whole and ("." in rate.text or (rate.cue == "share" and whole.printed >= 20))


# A per cent of two decimals.
_FINE_RATE = Fraction(1, 10_000)


def due_and_done(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """应出庭68件，实际出庭66件; 常住人口, 其中城镇常住人口: the parts that a rate of attendance or of towns is of."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    if rate.scene is not part.scene or part.scene is not whole.scene or part.dimension != whole.dimension:
        return False
    due = lexicon.said("DUE").search(whole.own) and lexicon.said("AS_DUE").search(part.own) and "出" in rate.own
    towns = is_of_towns(rate) and "城镇" in part.own and "常住人口" in whole.own and "城镇" not in whole.own
    return bool(due or towns)


def rate_of_part(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate's clause follows the part's, and speaks of no growth or other indicator."""
    rate, part = cast["rate"][0], cast["part"][0]
    name = rate_name(rate)
    if rate.scene is not part.scene or "增" in name:
        return False
    if name.startswith("不") and len(name) <= 4:  # 不捕率 is of those who were not, among all
        denied = lexicon.said("DENIED").search(part.lead) is not None
        return denied and lexicon.said("EXAMINED").search(cast["whole"][0].lead) is not None
    if grams_of(name) & grams_of(part.lead):
        return True
    return not any(t.kind == "AMOUNT" for t in rate.scene.terms[part.index + 1 : rate.index])


def of_no_other(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """占 names no other whole: nothing behind it, or words of the whole's own."""
    rate, whole = cast["rate"][0], cast["whole"][0]
    if own_whole(rate) is not None:
        return False
    match = lexicon.said("SHARE_OF").search(share_text(rate))
    said = match[1] or "" if match else ""
    return _names(said, whole, whole.lead + whole.tail) or bool(grams_of(lexicon.noun(said)) & grams_of(whole.lead + whole.tail))


def own_whole(rate: Term) -> Term | None:
    """What stands right before a rate and can be all that it is of: 占耕地38.9万亩的60.5%."""
    before = rate.scene.terms[rate.index - 1] if rate.index else None
    return before if before is not None and rate.scene.text[before.end : rate.start] == "的" else None


def _of_no_whole(said: str) -> bool:
    match = lexicon.said("SHARE_OF").search(said)
    return match is not None and not match[1]


def _names(said: str, whole: Term, clause: str) -> bool:
    """Whether what stands behind 占 is nothing, or the whole's own name; 全市 alone is another whole unless it says so too."""
    name = lexicon.noun(said)
    return name in clause if name else not said or said in clause


def of_the_whole(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """占比 with no name behind it, or with the whole's own."""
    rate, whole = cast["rate"][0], cast["whole"][0]
    match = lexicon.said("SHARE_OF").search(share_text(rate))
    if match is None:
        return False
    return _names(match[1] or "", whole, whole.lead + whole.tail)


def no_sibling(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The whole is no other part of it: «东部…人，占总量的36%；中部…人，占总量的33%»."""
    rate, whole = cast["rate"][0], cast["whole"][0]
    said = share_text(rate)
    for term in whole.scene.terms[whole.index + 1 :]:
        if term.kind == "PERCENT" and term.cue == "share":
            return term is rate or share_text(term) != said
        if term.kind == "AMOUNT" and term.cue in LEVELS:
            break
    return True


def overall(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """占总数, a whole said to be a total, or named: 占立案数的."""
    rate, whole = cast["rate"][0], cast["whole"][0]
    match = lexicon.said("SHARE_OF").search(share_text(rate))
    named_so = match is not None and len(name := lexicon.noun(match[1] or "")) >= 2 and name in whole.lead + whole.tail
    return named_so or bool(lexicon.said("OVERALL").search(share_text(rate))) or totalled(context, cast, anchor)


def faced(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The part's clause says what the rate is named after: 29个实现增长，增长面78.4%."""
    assert isinstance(anchor, Term)
    part, said = cast["part"][0], lexicon.said("FACE").search(anchor.own)
    return said is not None and said[1] in part.own + part.tail


def only_two(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The sentence tells two figures of this unit and no more, and neither is what came new; the rate is theirs."""
    part, whole = cast["part"][0], cast["whole"][0]
    if lexicon.said("OTHER_RATE").search(cast["rate"][0].own):
        return False
    alike = [t for t in part.scene.terms if t.kind == "AMOUNT" and t.dimension == whole.dimension]
    return len(alike) == 2 and {id(t) for t in alike} == {id(part), id(whole)} and not any("新" in t.lead for t in alike)


def negated(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """不捕率, 不诉率: the denominator is the sum of both outcomes; of 16件29人 it may be told of either."""
    rate, part, other = cast["rate"][0], cast["part"][0], cast["other"][0]
    name = rate_name(rate)
    return (
        "不" in part.lead
        and not part.is_paired
        and subsequence(name, part.lead)
        and name[1] in other.lead
        and "不" not in other.lead
        and "和决定" not in other.lead  # 批准和决定逮捕: what was decided was not asked for
        and "受理" not in other.lead
    )


def of_its_budget(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A part right before its share, in the unit of the budget and no more than it."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    return rate.index == part.index + 1 and part.dimension == whole.dimension and part.printed <= whole.printed


def both_told(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Two outcomes of the same things, one perhaps told a sentence before, none of them of some (对未成年人不起诉), and no third
    (附条件不起诉)."""
    assert isinstance(anchor, Term)
    part, other = cast["part"][0], cast["other"][0]
    first, last = sorted((part, other), key=lambda t: t.place)
    between = first.scene.terms[first.index + 1 : last.index if last.scene is first.scene else None]
    return (
        part is not other
        and part.depth == other.depth
        and (lexicon.said("OF_SOME").search(part.own) is None) is (lexicon.said("OF_SOME").search(other.own) is None)
        and (first.scene is anchor.scene or (last.scene is anchor.scene and not last.index) or first.scene is last.scene)
        and not any(t.kind == "AMOUNT" and t.cue in LEVELS and t.dimension == part.dimension for t in between)
        and lexicon.said("THIRD_OUTCOME").search(first.scene.text, first.scene.start, anchor.scene.end) is None
    )


def of_one_decision(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Both outcomes stand in one list or in none, and what was decided though nobody asked for it (批准和决定逮捕) is of both or
    of none."""
    part, other = cast["part"][0], cast["other"][0]
    return part.list is other.list and _is_decided(part) is _is_decided(other)


def _is_decided(outcome: Term) -> bool:
    scene, start = outcome.scene, (outcome.twin or outcome).start
    begin = max(scene.start, *(scene.text.rfind(stop, scene.start, start) for stop in ",;。"))
    return lexicon.said("OR_DECIDED").search(scene.text, begin, start) is not None


def of_the_bracket(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A bracket behind a rate tells a larger figure of the part's unit, and of no other year."""
    part, whole = cast["part"][0], cast["whole"][0]
    return part.dimension == whole.dimension and part.printed <= whole.printed and whole.cue != "base"


def of_the_residents(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The townspeople follow the residents, with nothing but the rate between: no 户籍人口52万人，其中城镇人口21万人.

    From the next sentence on they follow them alone: 年末常住人口51万人，增长1%。其中，城镇人口31万人.
    """
    part, whole = cast["part"][0], cast["whole"][0]
    if whole.scene is not part.scene:
        told = [t for t in whole.scene.terms if t.kind == "AMOUNT" and t.cue in LEVELS and t.dimension == whole.dimension]
        return part.index == 0 and told == [whole]
    between = part.scene.terms[whole.index + 1 : part.index]
    return whole.index < part.index and part.segment == whole.segment and all(t is anchor for t in between)


def of_the_examined(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """不捕率 behind those who were arrested of all whose arrest was examined."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    return (
        rate.scene is whole.scene
        and rate_name(rate)[1] in part.own
        and lexicon.said("DENIED").search(part.own) is None
        and lexicon.said("EXAMINED").search(whole.own) is not None
        and whole.index == part.index - 1 == rate.index - 2
    )


def of_the_done(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The target's clause has no subject of its own, or one that the done shares («执行数相当于预算…» speaks of another)."""
    target, done = cast["target"][0], cast["done"][0]
    own = lexicon.said("TARGET_WORDS").sub("", target.own)
    return len(own) < 2 or bool(grams_of(own) & grams_of(done.lead + done.tail))


def one_list(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Done and target stand in the list of the rate or outside any; a target of the sentence before is one that is fulfilled."""
    rate, done, target = cast["rate"][0], cast["done"][0], cast["target"][0]
    if target.run == rate.run:
        return False  # 完成预算165亿元的99%: the target is told
    if done.scene is rate.scene and "累计" in done.scene.between(done.end, rate.start):
        return False  # 7月完成4亿元，累计占预算的58%
    if not _one_version(rate, target):
        return False
    return done.list is target.list and (target.scene is rate.scene or target.scene is done.scene or akin(done, target))


def _one_version(rate: Term, target: Term) -> bool:
    """Whether two clauses speak of one version of a budget: 年初预算 is not 调整预算."""
    versions = lexicon.pattern("words", "versions")
    said, meant = ({*versions.findall(t.lead + t.scene.text[t.run : t.start])} for t in (rate, target))
    return not said or not meant or bool(said & meant)


def completion(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The target says that it is one, the rate is of no other deed (整改完成率 beside 完成年度计划), and of no ；-piece behind
    with a name of its own: 力争完成248亿元；债券支出进度达到95%."""
    rate, target, done = cast["rate"][0], cast["target"][0], cast["done"][0]
    if rate.segment != done.segment and rate.scene is done.scene and not grams_of(rate.own) & grams_of(done.lead):
        return False
    if target.scene is done.scene and target.segment != done.segment and _has_its_own(target):
        return False  # 救助预算820万元，决算941万元；待遇决算673万元，执行率100.2%
    said = target.lead + target.scene.text[target.run : target.start]
    deed = lexicon.said("FULFILMENT").sub("", rate_name(rate))[-2:]
    if any(deed in words for words in lexicon.words("synonyms", "sets")) and deed not in said + done.lead + done.tail:
        return False
    return bool(lexicon.said("TARGET").search(said)) and done is not target and (done.cue != "target" or target.cue == "target")


def _has_its_own(target: Term) -> bool:
    """Whether what was done of a target stands in its own ；-piece."""
    behind = target.scene.terms[target.index + 1 :]
    return any(t.segment == target.segment and t.cue in LEVELS and t.dimension == target.dimension for t in behind)


def last_other(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The last share is that of 其他/其余, or the shares are those of a known division."""
    parts = cast["parts"]
    return bool(lexicon.said("REMAINDER").match(parts[-1].lead)) or (
        all("占" in p.lead or "比重" in p.lead or "占比" in p.lead for p in parts) and divided([p.lead for p in parts])
    )


def whole_items(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """One share for each item of a list, all of one whole."""
    assert isinstance(anchor, Listing)
    first, *others = map(share_text, cast["parts"])
    return len(cast["parts"]) == len(anchor.items) and all(said == first or _of_no_whole(said) for said in others)


_SHARE = identity("rate == part / whole")


def of_good_days(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The share of days on which the air was good."""
    return isinstance(anchor, Term) and bool(lexicon.said("GOOD_DAYS").search(anchor.lead))


def structure(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """a:b:c of a structure of per cents, which make about a hundred or have decimals."""
    scene, parts = anchor.scene, cast["parts"]
    said = scene.text[max(scene.start, parts[0].start - 30) : parts[0].start]
    per_cents = sum(p.printed for p in parts) > 90 or all("." in p.text for p in parts)
    return bool(lexicon.said("STRUCTURE").search(said)) and per_cents


def ratio_said(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«A与B之比为a:b», both printed, nothing soft."""
    first = cast["first"][0]
    a, b = cast["a"][0], cast["b"][0]
    return (
        bool(lexicon.said("RATIO_OF").search(first.lead))
        and not lexicon.said("ABOUT").search(first.lead[-3:])
        and a.dimension == b.dimension
        and a.segment == b.segment
    )


def ratio_now(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«收入比由2.06:1缩小到2.02:1»."""
    return bool(lexicon.said("RATIO_NOW").search(cast["first"][0].lead)) and cast["a"][0].scene is cast["b"][0].scene
