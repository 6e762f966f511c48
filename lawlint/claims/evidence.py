"""What the words must say before figures are bound: each predicate looks at the text between and around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lawlint.claims import lexicon
from lawlint.claims.evaluate import judge
from lawlint.claims.formula import identity
from lawlint.claims.scene import LEVELS, Assumed, Listing, Term
from lawlint.claims.slips import is_slip
from lawlint.exact.interval import exactly, total
from lawlint.exact.numerals import to_int
from lawlint.parsing import patterns

if TYPE_CHECKING:
    from lawlint.claims.binder import Context

Cast = Mapping[str, Sequence[Term]]
Evidence = Callable[["Context", Cast, "Term | Listing"], bool]


def rate_name(term: Term) -> str:
    """The name of a rate: what stands before 率 in the clause of the per cent."""
    return _rate_name(term.lead)


@lru_cache(maxsize=1 << 12)
def _rate_name(lead: str) -> str:
    match = lexicon.said("RATE_NAME").search(lead)
    return match[1] if match else ""


def named(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate is named after the part."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    name = rate_name(rate)
    if whole.scene is not rate.scene and not akin(part, whole):
        return False
    if rate.printed < 1 and part.printed > whole.printed * Fraction(6, 5):
        return False  # not of this whole
    if (deed := name.removeprefix(part.noun)) != name and len(deed) > 1 and deed not in part.lead + part.tail:
        return False  # 护理型床位452张，护理型床位入住率40.0%: of them
    if rate.printed < 1 and part.printed > whole.printed and rate.value.meets(exactly(whole.printed / part.printed)):
        return False  # 余额10亿元，限额12亿元，限额使用率83%: the other way round
    if name.startswith("不") and len(name) <= 4 and not (lexicon.said("EXAMINED").search(whole.lead) and _of_all(rate, part)):
        return False  # 不捕率 is of both outcomes, or of what was examined
    if _is_of_the_past(rate, part, whole):
        return False
    clause = _joined_lead(part) + part.tail
    if any(name in other != name and other in part.lead for t in rate.scene.terms if (other := _percent_name(t))):
        return False  # 按时结案597件, 结案率100%, 按时结案率99%
    if len(name) >= 3 and name not in part.lead and any(name in t.lead for t in rate.scene.terms if t.kind == "AMOUNT"):
        return False  # another figure bears the rate's whole name
    if _settles(name) and lexicon.pattern("remainders", "carried").search(rate.scene.said):
        return False  # 结案率 counts what was carried over too
    if len(name) >= 6 and name[-2:] not in clause and not _grams_of(name[len(name) // 2 :]) & _grams_of(clause):
        return False  # 不合格产品核查处置率 is named after what is done, not to what
    if lexicon.said("DENIED").search(part.lead) and not lexicon.said("DENIED").search(name):
        return False  # 不予公开 is not what 公开率 is named after
    if (_grams_of(name) & _grams_of(clause)) - _GENERIC:
        return True
    if any(_says(name, words) and _says(clause, words) for words in lexicon.words("synonyms", "sets")):
        return True
    return _subsequence(name[-4:], clause)


def _of_all(rate: Term, part: Term) -> bool:
    """Whether no other outcome of the sentence makes the rate with the part: 逮捕342人，不捕91人，不捕率21.0%."""
    others = (t for t in part.scene.terms if t.is_value and t is not part and t.dimension == part.dimension)
    return not any(judge(_OF_BOTH, {"rate": [rate.value], "part": [part.value], "other": [t.value]}).holds for t in others)


def _joined_lead(term: Term) -> str:
    """The clause up to a figure, what 、 joins to it included: 调解、撤诉12件."""
    scene = term.scene
    begin = max(scene.text.rfind(stop, scene.start, term.start) for stop in ",。;:)")
    joined = scene.text[max(begin + 1, scene.start) : term.start]
    return joined if "、" in joined and not any(map(str.isdigit, joined)) else term.lead


def _percent_name(term: Term) -> str:
    return rate_name(term) if term.kind == "PERCENT" else ""


def _is_of_the_past(rate: Term, part: Term, whole: Term) -> bool:
    """Whether the rate is told of a past whole: «收案198件；去年同期收案208件，结案36件，结案率…»; 比上年15件 compares."""
    text = rate.scene.text
    return whole.scene is rate.scene is part.scene and any(
        t.cue == "base" and t.dimension == whole.dimension and t.depth <= rate.depth and text[t.run] not in "比较与同"
        for t in rate.scene.terms[whole.index + 1 : rate.index]
    )


# Pairs that name a thing of any kind: a rate is named after what is done, not after 事项.
_GENERIC = frozenset({"事项", "案件", "问题", "项目", "工作", "服务", "单位", "企业", "人员", "政务", "行政"})


def _grams_of(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text)}


def _settles(name: str) -> bool:
    """Whether a rate is that of settled business: 结案率, 执结率."""
    return _says(name, lexicon.words("synonyms", "sets")[0])


def _says(text: str, words: Sequence[str]) -> bool:
    return any(w in text for w in words)


def _subsequence(name: str, clause: str) -> bool:
    at = -1
    for character in name:
        at = clause.find(character, at + 1)
        if at < 0:
            return False
    return len(name) >= 2


def akin(a: Term, b: Term) -> bool:
    """Two figures whose clauses share a pair of characters beyond common words."""
    return bool(a.grams & b.grams)


def kindred(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The part stands in a list, or is akin to the whole, or its clause is a bare verb."""
    part, whole = cast["part"][0], cast["whole"][0]
    return part.list is not None or akin(part, whole) or (len(part.noun) <= 6 and not part.tail.strip("的"))


def apart(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Whole and part are no 、-siblings."""
    part, whole = cast["part"][0], cast["whole"][0]
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
        if judge(_SHARE, together).holds:
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
    siblings = [t for t in rate.scene.terms if t.run == rate.run and t.kind == rate.kind]
    if len(siblings) > 1:  # A、B分别占a%和b%: the n-th of the n-th
        levels = [t for t in rate.scene.terms[: siblings[0].index] if t.kind == "AMOUNT" and t.cue in LEVELS]
        return len(levels) < len(siblings) or levels[siblings.index(rate) - len(siblings)] is part
    own = lexicon.noun(lexicon.said("SHARE_ON").sub("", rate.lead))
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
    towns = "城镇化率" in rate.own and "城镇" in part.own and "常住人口" in whole.own and "城镇" not in whole.own
    return bool(due or towns)


def related(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The change's clause has no subject of its own, or one that the new value shares."""
    delta, new = cast["delta"][0], cast["new"][0]
    name = change_of(delta.own)
    return not name or akin(delta, new) or ("总计" in delta.own and "总计" in new.own)  # 收入总计、支出总计各减少


def rate_of_part(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate's clause follows the part's, and speaks of no growth or other indicator."""
    rate, part = cast["rate"][0], cast["part"][0]
    name = rate_name(rate)
    if rate.scene is not part.scene or "增" in name:
        return False
    if name.startswith("不") and len(name) <= 4:  # 不捕率 is of those who were not, among all
        denied = lexicon.said("DENIED").search(part.lead) is not None
        return denied and lexicon.said("EXAMINED").search(cast["whole"][0].lead) is not None
    if _grams_of(name) & _grams_of(part.lead):
        return True
    return not any(t.kind == "AMOUNT" for t in rate.scene.terms[part.index + 1 : rate.index])


def of_no_other(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """占 names no other whole: nothing behind it, or words of the whole's own."""
    rate, whole = cast["rate"][0], cast["whole"][0]
    if own_whole(rate) is not None:
        return False
    match = lexicon.said("SHARE_OF").search(share_text(rate))
    said = match[1] or "" if match else ""
    return _names(said, whole, whole.lead + whole.tail) or bool(
        _grams_of(lexicon.noun(said)) & _grams_of(whole.lead + whole.tail)
    )


def own_whole(rate: Term) -> Term | None:
    """What stands right before a rate and can be all that it is of: 占耕地38.9万亩的60.5%."""
    before = rate.scene.terms[rate.index - 1] if rate.index else None
    return before if before is not None and rate.scene.text[before.end : rate.start] == "的" else None


def share_text(rate: Term) -> str:
    """What stands between 占 and the per cent."""
    return rate.scene.text[rate.run : rate.start]


def told_share(rate: Term) -> str:
    """The same of several shares joined, of which the first follows: 占总数的a%、b%."""
    said = share_text(rate)
    return said[: next((at for at, c in enumerate(said) if c.isdigit()), len(said))]


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


def several(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """At least two parts."""
    return len(cast["parts"]) >= 2


def governed(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The list is of the whole."""
    return isinstance(anchor, Listing) and len(cast["parts"]) > 1 and _governs(cast["whole"][0], anchor)


def _governs(whole: Term, anchor: Listing) -> bool:
    """Whether the list is of ``whole``: a colon stands right behind it; from another sentence it shares words with the items,
    and both tell of the same months."""
    if whole.scene is not anchor.scene and _months(whole.scene.said) != (told := _months(anchor.scene.said)):
        return not told and _opens_behind(whole, anchor)
    if anchor.kind == "colon":
        return whole.scene is anchor.scene and not lexicon.said("PAUSE").search(whole.scene.text, whole.end, anchor.start)
    named = whole
    while not named.noun and named.index:
        named = named.scene.terms[named.index - 1]  # 预算184亿元，实际完成186亿元
    return (
        whole.scene is anchor.scene
        or anchor.kind in ("outline", "within")
        or any(akin(named, item) for item in anchor.items)
        or divided([item.lead for item in anchor.items])
        or _opens_behind(whole, anchor)
    )


def _opens_behind(whole: Term, anchor: Listing) -> bool:
    """The list opens the sentence behind that of the whole, which tells nothing else in its unit but a target."""
    scene = anchor.scene
    before = [t for t in scene.terms if t.start < anchor.start and not (t.list and t.list.is_sorted)]
    told = [t for t in whole.scene.terms if t.cue in LEVELS and t.dimension == whole.dimension and not t.depth]
    opens = anchor.is_sorted or (
        anchor.kind == "among" and not lexicon.said("PAUSE").search(scene.text[scene.start : anchor.start])
    )
    return opens and not before and whole.scene.end + 1 >= scene.start and told == [whole]


def _months(text: str) -> set[str]:
    return {*lexicon.said("MONTHS").findall(text)}


def covers(anchor: Listing, parts: Sequence[Term]) -> bool:
    """Every member of the list carries a figure: none of its 、-pieces is bare, and no 等 leaves it open."""
    text = anchor.scene.text[anchor.end : parts[-1].end]
    return not lexicon.said("OPEN_LIST").search(text) and all(
        any(map(str.isdigit, piece)) for piece in re.split(r"[、,;]", text) if piece
    )


def divides(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A known division right behind its whole, which is named after none of the members or, 购置及运行费, after all."""
    whole, parts = cast["whole"][0], cast["parts"]
    if whole.value.soft or carried(parts[0]) or is_mean(whole) or "增" in whole.own or whole.list is not None:
        return False
    if parts[0].list is not None and parts[0].list.is_sorted:
        return False  # the list knows its wholes
    last = parts[-1]
    for term in last.scene.terms[last.index + 1 :]:
        if term.kind == "AMOUNT" and term.cue in LEVELS:
            if term.dimension == whole.dimension and (term.segment == last.segment or term.list is last.list is not None):
                return False  # another part comes
            break
    around = whole.own + whole.tail
    named = [member in around for part in parts for member in _members_named(part)]
    return all(named) or not any(named)


def _members_named(part: Term) -> Iterator[str]:
    """The members of divisions that a figure's clause names."""
    said = part.own + part.tail
    return (member for members in lexicon.words("divisions", "sets") for member in members if member in said)


def divided(leads: Sequence[str]) -> bool:
    """Whether the names are exactly the members of a known division."""
    return _divided(tuple(leads))


@lru_cache(maxsize=1 << 12)
def _divided(leads: tuple[str, ...]) -> bool:
    return any(
        all(sum(_is_named(member, lead, division) for lead in leads) == 1 for member in division)
        for division in _divisions(len(leads))
    )


@cache
def _divisions(count: int) -> Sequence[Sequence[str]]:
    return [division for division in lexicon.words("divisions", "sets") if len(division) == count]


def _is_named(member: str, lead: str, division: Sequence[str]) -> bool:
    """Whether a clause names a member, and not a longer one that holds it: 基本满意 is not 满意."""
    return member in lead and not any(member in other != member and other in lead for other in division)


def remainder(term: Term) -> bool:
    """Whether a figure is of what is left: 其余, 尚未办结."""
    lead = term.lead
    words = lexicon.words("remainders", "words")
    before = term.scene.terms[term.index - 1].end if term.index else term.scene.start
    if term.scene.text[before : term.start].lstrip(",;、").startswith(tuple(words)):
        return True  # 其余为利息、转移等收入18亿元
    if any(lead.startswith(w) for w in words) or re.search(r"(?:等|和|以及|(?<!涉)及)(?:" + "|".join(words) + ")", lead):
        return True
    if any(w in lead for w in lexicon.words("remainders", "failed")):
        return True
    return bool(
        re.search(r"(?:尚未|仍未|未)(?:能|予|依法)?(?:" + "|".join(lexicon.words("remainders", "undone")) + ")", lead + term.tail)
    )


def carried(term: Term) -> bool:
    """Whether a figure is of what was carried over."""
    return bool(lexicon.pattern("remainders", "carried").search(term.lead))


def _is_joined(term: Term) -> bool:
    """Whether another figure is joined to this one: 3个集体、7名个人."""
    beside = term.scene.terms[term.index + 1 : term.index + 2]
    return any(lexicon.said("NEXT_FIGURE").fullmatch(term.scene.text, term.end, other.start) for other in beside)


def paired(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A list's item and the list's head."""
    part, whole = cast["part"][0], cast["whole"][0]
    listing = anchor if isinstance(anchor, Listing) else part.list
    if part.scene.text.startswith("的", part.end) and not part.tail.strip("的"):
        return False  # 超50万元的52个: a threshold
    if listing is None or not listing.items or (carried(part) and not _contained(listing)) or is_mean(part) or is_mean(whole):
        return False
    if "*" in (part.dimension, whole.dimension) and part.printed > whole.printed:
        return False  # without a unit nobody can say
    if whole.value.high is None and part.value.high is None:
        return False  # all exceed 20万元, some 50万元
    first = listing.items[0]
    if part.segment != first.segment and listing.kind != "within":
        return False
    if not _belongs(part, first) or (whole.scene is part.scene and coordinated(whole, listing)):
        return False
    if whole.unit != part.unit and _is_joined(whole):
        return False  # 3个集体、7名个人受表彰，其中市级8项
    if (
        part is not first
        and part.dimension != first.dimension
        and (whole.scene is not part.scene or listing.start - whole.end > 2 + len(whole.tail))
    ):
        return False
    if listing.scene.text.startswith("中", listing.start):
        return True  # 14个镇街中有5个…
    if (
        whole.unit == "个"
        and part.tail
        and whole.tail
        and part.tail not in whole.tail
        and whole.tail not in part.tail
        and part.tail[:2] != whole.tail[:2]  # 37个部门代编预算，其中21个部门未分配
        and not whole.tail.startswith(part.unit)  # 12个项目，其中1项
    ):
        return False
    of_a_size = not part.tail and part.lead.endswith(("以上", "以下", "以内"))  # 签约项目93个，其中亿元以上38个
    same = part.tail[:2] == whole.tail[:2] != ""
    if whole.unit == "个" and part.unit == "个" and not (of_a_size or same) and (part.tail or len(part.noun) >= 3):
        return akin(part, whole)
    return of_a_size or whole.scene is part.scene or akin(part, whole) or not part.noun


def itemized(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """An item without a noun behind it, in the whole's sentence: 议题186个，其中合法性审查73个."""
    part, whole = cast["part"][0], cast["whole"][0]
    return (
        part.unit == whole.unit
        and not part.tail
        and whole.scene is part.scene
        and not (is_mean(part) or is_mean(whole) or carried(part))
    )


def of_one_unit(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Part and whole are printed in one unit."""
    return cast["part"][0].dimension == cast["whole"][0].dimension


def first_of_list(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The figure that 其中 opens."""
    part = cast["part"][0]
    return part.list is not None and part is part.list.items[0] and not is_mean(part) and not carried(part)


def exceeding(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What is listed is more than there is."""
    return sum(p.printed for p in cast["parts"]) > cast["whole"][0].printed


def _belongs(part: Term, first: Term) -> bool:
    """Whether a figure is still of the list that ``first`` begins: 、 joins it to one that is, or it is named alike."""
    text, terms = part.scene.text, part.scene.terms
    if part.lead.startswith("另有"):
        return False
    while part is not first:
        before = terms[part.index - 1] if part.index > first.index else first
        if "," not in text[before.end : part.start]:
            part = before
            continue
        traits = part.dimension == "人" and all(lexicon.said("TRAIT").search(t.own) for t in (part, before))
        if traits and not lexicon.said("OUTSIDE").search(part.own.lstrip(",")):
            part = before  # 党员64人，研究生以上学历15人
            continue
        return named_alike(part, first) or any(
            named_alike(part, t) for t in terms[first.index : part.index] if t.kind == "AMOUNT" and t.cue in LEVELS
        )
    return True


def named_alike(a: Term, b: Term) -> bool:
    """Whether two clauses begin or end with the same two characters, or name two members of one division or set of outcomes."""
    one, other = (lexicon.said("LIST_OPENER").sub("", t.own) for t in (a, b))
    if lexicon.said("OUTSIDE").search(one):
        return False
    if len(one) > 1 and len(other) > 1 and (one[-2:] == other[-2:] or one[:2] == other[:2]):
        return True
    said_a, said_b = one + a.tail, other + b.tail
    told, other_told = lexicon.classed(said_a), lexicon.classed(said_b)
    if any(n == m and y not in said_a for n, _ in told for m, y in other_told):
        return True
    return a.tail == b.tail and len(a.tail) > 1


def coordinated(whole: Term, listing: Listing) -> bool:
    """Whether 其中 follows several wholes: 建议136件、提案152件，其中…."""
    terms, text = whole.scene.terms, whole.scene.text
    for a, b in ((whole.index - 1, whole.index), (whole.index, whole.index + 1)):
        if a < 0 or b >= len(terms) or terms[b].start >= listing.start:
            continue
        one, other = terms[a], terms[b]
        joint = lexicon.said("JOINED").match(text, one.end, other.start)
        if joint and all(
            t.kind == "AMOUNT" and t.cue in LEVELS and t.list is None and t.depth == listing.depth for t in (one, other)
        ):
            return True
    return False


def _contained(listing: Listing) -> bool:
    """Whether the list says that its whole contains its items, what was carried over too: 答复90件（含上年结转3件）."""
    return listing.scene.text[listing.end - 1] == "含"


def is_mean(term: Term) -> bool:
    """Whether a figure is one for each: 人均可支配收入, 件均标的额; such figures are no parts of each other."""
    return bool(lexicon.said("MEAN").search(term.lead))


def exclusive(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Every part is another outcome of one class."""
    return outcomes_told(cast["parts"])


def outcomes_told(parts: Sequence[Term]) -> bool:
    """Whether every figure is of another outcome of one class, one perhaps of others, and none of what was carried over."""
    named = [p for p in parts if not p.own.lstrip(",、;").startswith(_OTHERS)]
    said = [p.own + p.tail for p in named]
    if len(parts) < 2 or len(named) < max(1, len(parts) - 1) or not all(map(_outcome().search, said)):
        return False
    for outcomes in lexicon.words("outcomes", "sets"):
        seen = [_one_of(outcomes, p, words) for p, words in zip(named, said, strict=True)]
        if None not in seen and len(set(seen)) == len(seen):
            return not any(carried(p) for p in parts)
    return False


def _one_of(outcomes: Sequence[str], term: Term, words: str) -> str | None:
    """The outcome that a figure's ``words`` have; one of a single character (优, 良) has to be all of its name."""
    return next((o for o in outcomes if (o in words if len(o) > 1 else o == term.own.lstrip(",、"))), None)


_OTHERS = ("其他", "其它", "其余")


def of_the_asked(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Some outcomes of what was asked for in the sentence: 受理审查逮捕案件503件，批准逮捕318件，不批准逮捕176件."""
    parts, whole = cast["parts"], cast["whole"][0]
    return (
        whole.scene is parts[0].scene
        and whole.segment == parts[0].segment
        and sum(p.size for p in parts) < whole.size
        and lexicon.said("ASKED").search(whole.own) is not None
    )


def names_outcome(term: Term) -> bool:
    """Whether a figure is of an outcome of some class, or of others."""
    return term.own.startswith(_OTHERS) or _outcome().search(term.own + term.tail) is not None


@cache
def _outcome() -> re.Pattern[str]:
    """Any outcome of any class."""
    outcomes = sorted({outcome for some in lexicon.words("outcomes", "sets") for outcome in some})
    return patterns.pattern("|".join(sorted(map(re.escape, outcomes), key=len, reverse=True)))


def bare(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The total's clause is nothing but 合计/共计/共."""
    total = cast["total"][0]
    if "加" in cast["parts"][0].lead[:2]:
        return False  # 加上…: more was counted before
    if total.tail and all(p.tail and p.tail[-2:] != total.tail[-2:] for p in cast["parts"]):
        return False  # 14个社区、27个小区，共68个停车场
    return len(cast["parts"]) >= 2 and bool(lexicon.said("BARE_TOTAL").match(total.lead)) and not _noun_follows(total)


def of_offices(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Right behind offices of several kinds, none of them without a number, the number of all: 14个镇、31个部门共45个单位."""
    assert isinstance(anchor, Term)
    first, last = cast["parts"][0], cast["parts"][-1]
    text = first.scene.text
    begin = max(text.rfind(stop, first.scene.start, first.start) for stop in ",。;:()")
    among = text[max(begin, first.scene.start) : first.start]
    return (
        anchor.index == last.index + 1
        and lexicon.said("OF_OFFICES").fullmatch(anchor.scene.between(last.end, anchor.start)) is not None
        and not lexicon.said("WITH_OTHERS").search(among)
        and len({t.dimension for t in cast["parts"]} - {anchor.dimension}) < 2
    )


def _noun_follows(total: Term) -> bool:
    """A total with a noun of its own behind it («共30件次咨询») counts that noun."""
    return bool(total.tail) and not total.tail.startswith(("的", "其中")) and len(total.tail) > 8


def pending(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What is left is said to be under way; all in one segment, but for 其余 behind a ；."""
    part, whole, rest = cast["part"][0], cast["whole"][0], cast["rest"][0]
    said = lexicon.said("PENDING").search(rest.lead + rest.tail)
    follows = rest.lead.startswith("其余") and rest.scene is part.scene and rest.segment == part.segment + 1
    if rest.dimension != part.dimension:
        return False  # 黄石镇8户，另有1个镇未完成
    return said is not None and part.segment == whole.segment and (rest.segment == part.segment or follows)


def surplus_of_the_year(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«收入完成217亿元，支出完成199亿元，当年收支结余18亿元»: all in one segment, nothing else between."""
    surplus, spent, income = (cast[role][0] for role in ("surplus", "spent", "income"))
    values = [t for t in surplus.scene.terms[income.index + 1 : surplus.index] if t.kind == "AMOUNT" and t.cue in LEVELS]
    return (
        lexicon.said("YEARS_SURPLUS").match(surplus.lead) is not None
        and len({t.segment for t in (surplus, spent, income)}) == len({t.dimension for t in (surplus, spent, income)}) == 1
        and values == [spent]
        and "收入" in income.lead
        and "支出" not in income.lead
        and "支出" in spent.lead
        and "收入" not in spent.lead
    )


def three(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Three figures, none of them nothing (what is left of 8 where 0 was done is no proof), no part more than the whole, and
    nothing that comes on top."""
    terms = [cast[role][0] for role in ("whole", "part", "rest")]
    if any(t.printed > terms[0].printed for t in terms):
        return False
    return not any(t.zero or not t.value.bounded or lexicon.said("TOPPED_UP").match(t.own) for t in terms)


def moved(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What came and what went stand in one ；-piece with the net change, and nothing else of their unit."""
    assert isinstance(anchor, Term)
    came, gone = cast["came"][0], cast["gone"][0]
    here = [t for t in anchor.scene.terms[: anchor.index] if t.segment == anchor.segment and t.dimension == anchor.dimension]
    return (
        came is not gone and {id(came), id(gone)} == {id(t) for t in here} and lexicon.said("NET").search(anchor.own) is not None
    )


def faced(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The part's clause says what the rate is named after: 29个实现增长，增长面78.4%."""
    assert isinstance(anchor, Term)
    part, said = cast["part"][0], lexicon.said("FACE").search(anchor.own)
    return said is not None and said[1] in part.own + part.tail


def newly(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What came this year of things of which there are so many: 党员746名，年内新发展党员18名."""
    part, whole = cast["part"][0], cast["whole"][0]
    return (
        lexicon.said("NEWLY").match(part.own) is not None
        and whole.index == part.index - 1
        and whole.segment == part.segment
        and not lexicon.said("NEW").search(whole.own)
        and not lexicon.said("GONE").search(whole.own)
        and (akin(part, whole) or part.unit == whole.unit)
    )


def of_the_larger(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«亿元以上项目27个，十亿元以上项目3个»: what reaches the higher threshold reaches the lower."""
    part, whole = cast["part"][0], cast["whole"][0]
    higher, lower = (lexicon.said("THRESHOLD").search(t.own) for t in (part, whole))
    if higher is None or lower is None or higher[3] != lower[3]:
        return False
    return _threshold(higher) > _threshold(lower)


def _threshold(said: re.Match[str]) -> int:
    return (to_int(said[1]) if said[1] else 1) * {"万": 10**4, "亿": 10**8}.get(said[2], 1)


def reached(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The stock's clause is 总…/累计 达到 and nothing else."""
    flow, stock = cast["flow"][0], cast["stock"][0]
    said = flow.scene.between(flow.end, stock.start) + stock.text
    return bool(lexicon.said("REACHED").match(said)) and same_dimension(flow, stock)


def same_dimension(a: Term, b: Term) -> bool:
    """Equal unit classes."""
    return a.dimension == b.dimension


def totalled(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """总 + noun for the whole, the same noun without 总 or 均 for the part, in one segment."""
    part = cast["part"][0]
    whole = cast["whole"][0]
    if whole.segment != part.segment or whole.scene is not part.scene:
        return False
    for word in lexicon.words("words", "totals"):
        kind = word in part.lead or (word == "里程" and part.unit == "公里" and akin(part, whole))
        if "总" + word in whole.lead and kind and "总" not in part.lead and "均" not in part.lead:
            return True
    return False


def topped_up(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«减税2亿元，加上…，共减轻负担3亿元»: something is added to the part."""
    part, whole = cast["part"][0], cast["whole"][0]
    return "加上" in part.scene.between(part.end, whole.start) and whole.segment == part.segment


def nominal_all_along(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No word of real growth from the last ； on: the subject may stand far in front."""
    scene = anchor.scene
    begin = max(scene.start, scene.text.rfind(";", scene.start, anchor.start))
    return not lexicon.pattern("growth", "real").search(scene.text, begin, anchor.end)


def nominal(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No word of real or adjusted growth near the figures."""
    terms = [t for ts in cast.values() for t in ts if not isinstance(t, Assumed) and t.scene is anchor.scene]
    scene = anchor.scene
    begin = max(scene.start, min(t.start for t in terms) - 20)
    last = max(anchor.end, *(t.end for t in terms))
    stop = lexicon.said("CLAUSE_END").search(scene.text, last, scene.end)
    end = stop.start() if stop else scene.end
    if scene.text.startswith("(", last) and (close := scene.text.find(")", last, scene.end)) > 0:
        end = max(end, close)
    return not lexicon.pattern("growth", "real").search(scene.text, begin, end)


def adjacent(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Between change and rate at most one pause and a dozen characters."""
    return bool(lexicon.said("ADJACENT").match(anchor.scene.between(*_gap(cast))))


def told_along(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Between new value and rate nothing but other changes: «…增加到6.5亿元，增长40.6%，年均增长7.1%»."""
    new, rate = cast["new"][0], cast["rate"][0]
    between = new.scene.terms[new.index + 1 : rate.index]
    return (
        new.scene is rate.scene
        and new.segment == rate.segment
        and all(t.kind == "PERCENT" or t.cue in ("rise", "fall", "added") for t in between)
    )


def _gap(cast: Cast) -> tuple[int, int]:
    first, second = cast["delta" if "delta" in cast else "new"][0], cast["rate"][0]
    return (first.end, second.start) if first.end <= second.start else (second.end, first.start)


@lru_cache(maxsize=1 << 12)
def change_of(clause: str) -> str:
    """What a clause names beside the words of change and comparison."""
    return lexicon.noun(lexicon.said("COMPARED").sub("", lexicon.said("CHANGE").sub("", clause)))


def of_the_new(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The past value's clause names nothing that the new one's does not: «小程序比上年末的52个减少4个» is of 小程序."""
    new, old = cast["new"][0], cast["old"][0]
    said = lexicon.said("COMPARISON").split(old.own.lstrip(",;、("), maxsplit=1)
    name = lexicon.noun(said[0]) if len(said) > 1 else ""
    return len(name) < 2 or bool(_grams_of(name) & _grams_of(new.lead + new.tail))


def of_one_change(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Between the past value and the anchor stands nothing but its change: 较上年末的352个减少34个，下降9.7%."""
    old = cast["old"][0]
    assert isinstance(anchor, Term)
    between = anchor.scene.terms[old.index + 1 : anchor.index]
    return (
        old.scene is anchor.scene
        and old.segment == anchor.segment
        and all(t.cue == anchor.cue and t.kind == "AMOUNT" and t.dimension == old.dimension for t in between)
        and (lexicon.said("THAN").match(old.scene.text, old.run) is not None or old.tail.startswith("相比"))
    )


def telling_mean(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The mean is printed finely, or told right behind its total, or gives a large total exactly, or is of the nearest figures
    of its sentence."""
    mean, count, total = cast["mean"][0], cast["count"][0], cast["total"][0]
    if mean.fineness <= _FINE_MEAN:
        return count.printed > 1
    if total.scene is mean.scene and total.index == mean.index - 1 and mean.fineness <= _FAIR_MEAN:
        return count.printed > 1
    if total.printed == mean.printed * count.printed and total.fineness <= _FINE_MEAN and count.printed > 1:
        return True
    near = {id(t) for t in mean.scene.terms[max(0, mean.index - 2) : mean.index + 2]}
    return count.printed > 1 and id(count) in near and id(total) in near


_FINE_MEAN, _FAIR_MEAN = 1 / 100, 1 / 20


def counted(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """X均 counts exactly the count's unit."""
    mean, count = cast["mean"][0], cast["count"][0]
    text = mean.scene.text[mean.run : mean.start]
    match = lexicon.said("EACH").match(text)
    return match is not None and lexicon.counted_by(match[1]) == count.dimension


def remainder_named(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The last of a run is 其他…; the first is its whole; both are of one kind of thing (事项515项 … 其他事项297项)."""
    whole, parts = cast["whole"][0], cast["parts"]
    return (
        len(parts) >= 2
        and remainder(parts[-1])
        and all(p.lead[-2:] == whole.lead[-2:] for p in parts)
        and whole.start < parts[0].start
    )


def in_order(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Count, each and total follow one another."""
    count, each, total = cast["count"][0], cast["each"][0], cast["total"][0]
    return (
        count.end <= each.start
        and each.end <= total.start
        and total.dimension == each.dimension
        and len(each.scene.between(each.end, total.start)) <= 20
        and each.index == count.index + 1
    )


def done(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«问题63个，已整改57个»: of one kind of thing in one segment, more at first; the first clause tells of nothing done."""
    before, after = cast["earlier"][0], cast["later"][0]
    return (
        (before.segment == after.segment or (before.segment + 1 == after.segment and "已" in after.own))
        and same_dimension(before, after)
        and before.printed >= after.printed > 0
        and after.tail[:2] in before.tail
        and (not lexicon.said("DONE").fullmatch(before.own) or _done_with(before, after))
        and (after.list is None or (before.list is after.list and before.index + 1 == after.index))
        and before.depth == after.depth
        and not after.scene.text.startswith("(含", after.end + len(after.tail))
    )


def _done_with(before: Term, after: Term) -> bool:
    """Whether the later figure tells what became of those that were closed: 法院审结36件，采纳27件."""
    became = lexicon.said("DONE_WITH")
    return became.fullmatch(after.own) is not None and became.fullmatch(before.own) is None


def of_one_kind(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """As many things before, or more, of one noun; a sentence that begins with some of them follows one that tells of all."""
    part, whole = cast["part"][0], cast["whole"][0]
    if not part.own and (whole.scene is part.scene or not whole.own):
        return False  # 14个项目滞后，3个项目闲置
    return part is not whole and whole.printed > part.printed > 0 and bool(part.value.step) is bool(whole.value.step)


def within_limit(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What is owed, and the limit that is set for it."""
    return cast["owed"][0].printed <= cast["limit"][0].printed


def stage(earlier: Sequence[str], later: Sequence[str]) -> Evidence:
    """The clauses name an earlier and a later stage of one procedure."""
    first, last = patterns.pattern("|".join(earlier)), patterns.pattern(r"(?<!未)(?<!不)(?:" + "|".join(later) + ")")

    def holds(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
        before, after = cast["earlier"][0], cast["later"][0]
        return (
            before.segment == after.segment
            and before.scene is after.scene
            and (before.list is after.list or before.printed >= after.printed)
            and same_dimension(before, after)
            and bool(last.search(after.lead))
            and bool(first.search(before.lead))
            and not last.search(before.lead)
            and "," in after.scene.between(before.end, after.start)
            and (before.printed >= after.printed or not lexicon.said("CARRIED").search(before.scene.said))
        )

    return holds


def only_rate(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No other per cent stands before the points than what they are told of and what they are told against."""
    assert isinstance(anchor, Term)
    own, other = cast["own"][0], cast["other"][0]
    return all(t in (own, other) for t in anchor.scene.terms[: anchor.index] if t.kind == "PERCENT") and own.list is None


def only_two(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The sentence tells two figures of this unit and no more, and neither is what came new; the rate is theirs."""
    part, whole = cast["part"][0], cast["whole"][0]
    if lexicon.said("OTHER_RATE").search(cast["rate"][0].own):
        return False
    alike = [t for t in part.scene.terms if t.kind == "AMOUNT" and t.dimension == whole.dimension]
    return len(alike) == 2 and {id(t) for t in alike} == {id(part), id(whole)} and not any("新" in t.lead for t in alike)


def of_size(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The word is of size and not of worth: 生师比由16.4:1提升至15.9:1 is better for being less."""
    old, new = cast["old"][0], cast["new"][0]
    return lexicon.said("BETTER").search(new.scene.text, old.end, new.start) is None


def of_the_structure(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The clause tells of an industry and nothing else: no 县域, no 比上年."""
    assert isinstance(anchor, Term)
    return lexicon.said("INDUSTRY").match(anchor.own) is not None and lexicon.said("SPAN").search(anchor.own) is None


def of_one_span(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rates tell no span, price or base of their own: 分别增加3亿元、8亿元，按美元计价增长3%、15%."""
    rate, delta = cast["rate"][0], cast["delta"][0]
    return lexicon.said("SPAN").search(rate.scene.text, delta.end, rate.end) is None


def same_run(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The part is a level in the sentence of its whole with the same words in front."""
    return akin(cast["part"][0], cast["whole"][0])


def balanced(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Opening, inflow, outflow and closing are four figures."""
    terms = [cast[r][0] for r in ("opening", "inflow", "outflow", "closing")]
    return len({id(t) for t in terms}) == 4 and len({t.dimension for t in terms}) == 1


def negated(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """不捕率, 不诉率: the denominator is the sum of both outcomes."""
    rate, part, other = cast["rate"][0], cast["part"][0], cast["other"][0]
    name = rate_name(rate)
    return (
        "不" in part.lead
        and _subsequence(name, part.lead)
        and name[1] in other.lead
        and "不" not in other.lead
        and "和决定" not in other.lead  # 批准和决定逮捕: what was decided was not asked for
        and "受理" not in other.lead
    )


def of_the_done(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The target's clause has no subject of its own, or one that the done shares («执行数相当于预算…» speaks of another)."""
    target, done = cast["target"][0], cast["done"][0]
    own = lexicon.said("TARGET_WORDS").sub("", target.own)
    return len(own) < 2 or bool(_grams_of(own) & _grams_of(done.lead + done.tail))


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
    """The target says that it is one, and the rate is of no other deed: 整改完成率 beside 完成年度计划."""
    rate, target, done = cast["rate"][0], cast["target"][0], cast["done"][0]
    said = target.lead + target.scene.text[target.run : target.start]
    deed = lexicon.said("FULFILMENT").sub("", rate_name(rate))[-2:]
    if any(deed in words for words in lexicon.words("synonyms", "sets")) and deed not in said + done.lead + done.tail:
        return False
    return bool(lexicon.said("TARGET").search(said)) and done is not target and (done.cue != "target" or target.cue == "target")


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


# Less than this much of the whole: the parts do not make it up, which is told before.
_LESS = 0.9999


def parallel(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Parts with a name each that do not overlap: 谷物产量 … 其中，稻谷产量, 小麦产量."""
    parts, whole = cast["parts"], cast["whole"][0]
    return (
        sum(p.size for p in parts) < whole.size * _LESS
        and isinstance(anchor, Listing)
        and len(parts) == len(anchor.items)
        and len({p.noun for p in parts} - {""}) == len(parts) >= 2
        and not any(
            t.cue in LEVELS and t.dimension == whole.dimension and t not in parts
            for t in parts[0].scene.terms[parts[0].index : parts[-1].index]
        )
        and (whole.scene is anchor.scene or _governs(whole, anchor))
        and not any(is_mean(p) or carried(p) or lexicon.said("OVERLAPS").search(p.own) for p in parts)
    )


def overfull(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Parts that exclude each other and make their whole, or more by little or by one digit; a whole that has all their names."""
    parts, whole = cast["parts"], cast["whole"][0]
    total = sum(p.printed for p in parts)
    if total == whole.printed:
        return True
    if total < whole.printed or lexicon.said("MERGED").search(whole.scene.text, whole.end, whole.scene.end):
        return False
    told = _exclude_each_other(parts, anchor)
    if not told and not _has_names_of(whole, parts):
        return False
    listed = len(parts) == len(anchor.items) if isinstance(anchor, Listing) else parts[0].list is None
    return (
        listed
        and (whole.scene is anchor.scene or (isinstance(anchor, Listing) and _opens_behind(whole, anchor)))
        and len({p.noun + p.tail for p in parts}) == len(parts) >= 2
        and all((p.noun or p.tail) and p.segment == parts[0].segment and p.depth == parts[0].depth for p in parts)
        and not any(is_mean(t) or carried(t) or t.value.soft for t in (whole, *parts))
        and not _is_noun_apart(parts[0], whole)
        and (
            (told and total <= whole.printed * _HARDLY) or (not _are_outcomes(parts, anchor) and is_slip(_SUM, cast, near=False))
        )
    )


def outnumbered(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Three parts and more right behind a whole of three digits, the only figures of its unit, which are one digit too many."""
    parts, whole = cast["parts"], cast["whole"][0]
    alike = [t for t in whole.scene.terms if t.kind == "AMOUNT" and t.dimension == whole.dimension]
    return (
        len(parts) > 2
        and len(whole.digits) > 2
        and sum(p.printed for p in parts) > whole.printed
        and whole.scene is parts[0].scene
        and parts[0].index == whole.index + 1
        and alike == [whole, *parts]
        and not lexicon.said("MERGED").search(whole.scene.text, whole.end, whole.scene.end)
        and is_slip(_SUM, cast, near=False)
    )


def _are_outcomes(parts: Sequence[Term], anchor: Term | Listing) -> bool:
    """Outcomes under 其中, which exceed nothing (another frame says so, and more strictly)."""
    return isinstance(anchor, Listing) and anchor.kind in ("among", "consists") and outcomes_told(parts)


# How much more the parts may be without a slip of the pen.
_HARDLY = Fraction(21, 20)
_SUM = identity("whole == sum(parts)")
_SHARE = identity("rate == part / whole")
_OF_BOTH = identity("rate == part / (part + other)")


def _exclude_each_other(parts: Sequence[Term], anchor: Term | Listing) -> bool:
    """Items of 包括 or 按…分, of a known division, of one class of outcomes; 甲类, 乙类."""
    leads = [part.lead for part in parts]
    if isinstance(anchor, Listing) and (anchor.kind == "consists" or anchor.sorts):
        return not any(map(lexicon.said("OVERLAPS").search, leads))
    return divided(leads) or outcomes_told(parts) or all("类" in lead[1:] for lead in leads)


def _has_names_of(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether the whole has the names of all its parts: 建议提案203件（建议118件，提案95件）."""
    name = _joined_lead(whole) + whole.tail
    nouns = {p.noun for p in parts}
    return len(nouns) == len(parts) > 1 and all(len(noun) > 1 and noun in name for noun in nouns)


def no_outcome_next(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A run of outcomes ends here, and begins behind its whole, which is none of them."""
    assert isinstance(anchor, Term)
    parts, whole = cast["parts"], cast["whole"][0]
    following = anchor.scene.terms[anchor.index + 1 : anchor.index + 2]
    return not any(t.segment == anchor.segment and outcomes_told([*parts, t]) for t in following) and not outcomes_told(
        [whole, *parts]
    )


def _is_noun_apart(part: Term, whole: Term) -> bool:
    """Whether part and whole of 个 count different things: 12个项目 in 9个园区."""
    return bool(whole.unit == part.unit == "个" and part.tail and whole.tail and not akin(part, whole))


def changes_told(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Every ；-piece of a list tells its change, or that there was none."""
    assert isinstance(anchor, Listing)
    parts = [t for role in ("same", "against") for t in cast.get(role, ())]
    pieces = anchor.scene.text[anchor.end : anchor.scene.end].rstrip("。;").split(";")
    unchanged = sum(bool(lexicon.said("UNCHANGED").search(piece)) for piece in pieces)
    soft = any(t.value.soft for t in (cast["whole"][0], *parts))
    return len(pieces) >= 2 and len(parts) + unchanged == len(pieces) and not soft and (unchanged > 0 or divided(pieces))


def natural(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate by which births exceed deaths, and no change of it; one rate of each in the sentence."""
    assert isinstance(anchor, Term)
    said = anchor.scene.said
    told = lexicon.said("NATURAL_RATE").search(anchor.own) is not None
    return told and max(said.count("出生率"), said.count("死亡率")) <= 1


def crude(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """出生率 of 出生人口, 死亡率 of 死亡人口."""
    rate, events = cast["rate"][0], cast["events"][0]
    return any(word + "率" in rate.own and word + "人口" in events.own for word in ("出生", "死亡"))


def deaths(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What is told of those who died."""
    return isinstance(anchor, Term) and "死亡人口" in anchor.own


def of_good_days(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The share of days on which the air was good."""
    return isinstance(anchor, Term) and bool(lexicon.said("GOOD_DAYS").search(anchor.lead))


def trade(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """顺差 or 逆差 of exports and imports that stand side by side."""
    assert isinstance(anchor, Term)
    a, b = cast["exports"][0], cast["imports"][0]
    return (
        bool(lexicon.said("SURPLUS").search(anchor.lead))
        and ("顺差" in anchor.lead or "deficit" in cast)
        and a.scene is b.scene
        and abs(a.index - b.index) <= 2
    )


def new(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What was built or named this year: 新建3个，累计达到9个."""
    return bool(lexicon.said("NEW").search(cast["flow"][0].own))


def raised(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What was brought up or found this year: 发展示范店26家，累计81家."""
    return bool(lexicon.said("RAISED").search(cast["flow"][0].own))


def account(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """收入总计, 支出总计 and what is carried on of one account."""
    assert isinstance(anchor, Term)
    return bool(lexicon.said("CARRIED_ON").search(anchor.own)) and cast["income"][0] is not cast["outlay"][0]


def on_top(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«当年结余15亿元，加上年结余198亿元，年末滚存结余213亿元»: what comes on top makes what there is at the end."""
    assert isinstance(anchor, Term)
    parts = cast["parts"]
    return bool(any(lexicon.said("TOPPED_UP").match(p.own) for p in parts[1:]) and lexicon.said("IN_THE_END").search(anchor.own))


def two_sides(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """收入总计 and 支出总计 of one account."""
    income, outlay = (lexicon.said("SIDE").search(cast[role][0].lead) for role in ("income", "outlay"))
    return income is not None and outlay is not None and income[1] == "收入" and outlay[1] == "支出"


def bracketed(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A breakdown in brackets right behind its whole: every member has a figure, nothing is left open."""
    parts = cast["parts"]
    assert isinstance(anchor, Listing)
    if len(parts) < 2 or any(p.cue != "plain" or carried(p) or p.value.soft for p in parts) or not all(p.noun for p in parts):
        return False
    close = anchor.scene.text.find(")", anchor.end, anchor.scene.end)
    return covers(anchor, parts) and "等" not in anchor.scene.text[anchor.end : close] and len(anchor.members) == len(parts)


def complete(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A breakdown that leaves nothing out: a remainder, a known division, outcomes of one class."""
    items = cast["parts"]
    if lexicon.said("MERGED").search(items[0].scene.text, items[-1].end, items[0].scene.end):
        return False
    return any(map(remainder, items[1:])) or divided([item.lead for item in items]) or outcomes_told(items)


def no_surplus(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No part is what others differ by: 进出口顺差 is no 出口."""
    return not any(lexicon.said("SURPLUS").search(part.lead) for part in cast["parts"])


def surplus(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """More was exported than imported."""
    assert isinstance(anchor, Term)
    return "顺差" in anchor.lead


def structure(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """a:b:c of a structure of per cents."""
    scene, first = anchor.scene, cast["parts"][0]
    said = scene.text[max(scene.start, first.start - 30) : first.start]
    return bool(lexicon.said("STRUCTURE").search(said)) and sum(p.printed for p in cast["parts"]) > 90


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


def growing(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate stands in the sentence of the old value, no bracket outside the new one."""
    rate, new, old = cast["rate"][0], cast["new"][0], cast["old"][0]
    return rate.scene is old.scene and rate.depth >= new.depth


def fresh(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """New and old belong together: no other new value stands between old and rate."""
    new, old = cast["new"][0], cast["old"][0]
    rate = anchor
    assert isinstance(rate, Term)
    if lexicon.said("MORE").match(new.own):
        return False  # 多公开349条: a change
    siblings = [t for t in old.scene.terms if t.run == old.run and t.cue == "base"]
    if new.scene is not old.scene or len(siblings) > 1:
        return False  # 较2021年的6908件、6795件分别减少…: pairs
    low, high = min(new.index, old.index), max(new.index, old.index)
    between = new.scene.terms[low + 1 : high]
    if any(t.dimension == new.dimension and t.cue in LEVELS and t.depth <= max(new.depth, old.depth) for t in between):
        return False
    after = new.scene.terms[high + 1 : rate.index]
    if any(t.dimension == new.dimension and t.cue in LEVELS and not _differs(t, new, old) for t in after):
        return False
    said = new.scene.between(min(new.start, old.start), rate.start)
    return ";" not in said or (said.count(";") == 1 and lexicon.said("THAN").match(said, said.index(";") + 1) is not None)


def _differs(term: Term, a: Term, b: Term) -> bool:
    """Whether a figure is what two others differ by: 由68个减至51个，注销17个."""
    return term.printed == abs(a.printed - b.printed)


def base_told(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«…，增长y%，上年为x»."""
    old, rate = cast["old"][0], cast["rate"][0]
    return (
        not lexicon.noun(lexicon.said("LAST_YEAR").sub("", old.lead))
        and growing(context, cast, anchor)
        and rate.segment == old.segment
    )


def unit_of_new(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Change and new value are of one unit; the value is not what the change is told against: 与预算3270万元相比，增加160万元."""
    delta, new = cast["delta"][0], cast["new"][0]
    compared = new.tail.startswith(("相比", "相较"))
    return delta.dimension == new.dimension and delta is not new and not compared


def unit_of_old(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Change and old value are of one unit."""
    return cast["delta"][0].dimension == cast["old"][0].dimension


def own_change(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The change's clause has no subject of its own, and no level stands between new value and change."""
    delta, new = cast["delta"][0], cast["new"][0]
    if delta.scene is not new.scene:
        return False
    bare = not change_of(delta.own)
    return bare and delta.depth >= new.depth and ";" not in delta.scene.between(new.end, delta.start)


def of_its_own(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The rate's clause names nothing, or what the new value's names: 死亡9人…，死亡人数下降18.2%."""
    rate, new = cast["rate"][0], cast["new"][0]
    name = change_of(rate.own.lstrip(",;"))
    return not name or bool(_grams_of(name) & _grams_of(new.lead + new.tail))


def net_change(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«由142家增加到159家，净增17家»: the change follows the new value and has no name of its own."""
    delta, new, old = cast["delta"][0], cast["new"][0], cast["old"][0]
    return (
        delta.index == new.index + 1
        and old.index == new.index - 1
        and not lexicon.noun(lexicon.said("CHANGE").sub("", delta.own))
        and delta.dimension == new.dimension == old.dimension
    )


def turned(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«84件，比上年的97件有所增加»: nothing but the comparison between, and no figure that says by how much."""
    new, old = cast["new"][0], cast["old"][0]
    scene, following = old.scene, old.scene.terms[old.index + 1 : old.index + 2]
    return (
        new.index == old.index - 1
        and same_dimension(new, old)
        and new.depth == old.depth
        and lexicon.said("THAN").match(scene.text, old.run) is not None
        and scene.text[old.run - 1] == ","
        and not any(t.cue in ("rise", "fall") for t in following)
        and not lexicon.noun(lexicon.said("COMPARED").sub("", old.own.lstrip(",")))
    )


def told_after(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«…增加38件，增长21.6%（上年同期为176件）»."""
    old = cast["old"][0]
    return (
        unit_of_new(context, cast, anchor)
        and not lexicon.said("THAN").match(old.scene.text, old.run)
        and not lexicon.noun(lexicon.said("COMPARED").sub("", cast["old"][0].own))
    )
