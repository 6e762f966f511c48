"""What the words must say before figures are bound: each predicate looks at the text between and around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.evaluate import agreement
from lawlint.claims.formula import identity
from lawlint.claims.scene import LEVELS, Assumed, Listing, Term
from lawlint.exact.interval import exactly, quotient
from lawlint.parsing import patterns


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
    if rate.printed < 1 and part.printed > whole.printed * (1 if part.cue == "total" else Fraction(6, 5)):
        return False  # not of this whole
    if (deed := name.removeprefix(part.noun)) != name and len(deed) > 1 and deed not in part.lead + part.tail:
        return False  # 护理型床位452张，护理型床位入住率40.0%: of them
    if rate.printed < 1 and part.printed > whole.printed and rate.value.meets(exactly(quotient(whole.printed, part.printed))):
        return False  # 余额10亿元，限额12亿元，限额使用率83%: the other way round
    if lexicon.said("OF_WHOM").search(name[:-2]) and not grams_of(name[:-2]) & grams_of(
        part.lead + part.tail + whole.lead + whole.tail
    ):
        return False  # 签约3.47万人，重点人群签约率82.3%
    if name.startswith("不") and outcomes_told([whole, part]):
        return False  # 批准逮捕781人，不捕232人，不捕率22.9%: of both
    if name.startswith("不") and len(name) <= 4 and not (lexicon.said("EXAMINED").search(whole.lead) and _of_all(rate, part)):
        return False  # 不捕率 is of both outcomes, or of what was examined
    if _is_of_the_past(rate, part, whole):
        return False
    clause = joined_lead(part) + part.tail
    if any(name in other != name and other in part.lead for t in rate.scene.terms if (other := _percent_name(t))):
        return False  # 按时结案597件, 结案率100%, 按时结案率99%
    if len(name) >= 3 and name not in part.lead and any(name in t.lead for t in rate.scene.terms if t.kind == "AMOUNT"):
        return False  # another figure bears the rate's whole name
    if _settles(name) and lexicon.pattern("remainders", "carried").search(rate.scene.said):
        return False  # 结案率 counts what was carried over too
    if len(name) >= 6 and name[-2:] not in clause and not grams_of(name[len(name) // 2 :]) & grams_of(clause):
        return False  # 不合格产品核查处置率 is named after what is done, not to what
    if lexicon.said("DENIED").search(part.lead) and not lexicon.said("DENIED").search(name):
        return False  # 不予公开 is not what 公开率 is named after
    if (grams_of(name) & grams_of(clause)) - _GENERIC:
        return True
    if any(_says(name, words) and _says(clause, words) for words in lexicon.words("synonyms", "sets")):
        return True
    return subsequence(name[-4:], clause)


def _of_all(rate: Term, part: Term) -> bool:
    """Whether no other outcome of the sentence makes the rate with the part: 逮捕342人，不捕91人，不捕率21.0%."""
    others = (t for t in part.scene.terms if t.is_value and t is not part and t.dimension == part.dimension)
    return not any(agreement(_OF_BOTH, {"rate": [rate.value], "part": [part.value], "other": [t.value]}).holds for t in others)


def joined_lead(term: Term) -> str:
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


def grams_of(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text)}


def _settles(name: str) -> bool:
    """Whether a rate is that of settled business: 结案率, 执结率."""
    return _says(name, lexicon.words("synonyms", "sets")[0])


def _says(text: str, words: Sequence[str]) -> bool:
    return any(w in text for w in words)


def subsequence(name: str, clause: str) -> bool:
    at = -1
    for character in name:
        at = clause.find(character, at + 1)
        if at < 0:
            return False
    return len(name) >= 2


def akin(a: Term, b: Term) -> bool:
    """Two figures whose clauses share a pair of characters beyond common words."""
    return bool(a.grams & b.grams)


def several(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """At least two parts."""
    return len(cast["parts"]) >= 2


def governed(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The list is of the whole."""
    parts, whole = cast["parts"], cast["whole"][0]
    if not isinstance(anchor, Listing) or len(parts) < 2 or not governs(whole, anchor) or _is_narrower(parts, whole):
        return False
    undone = lexicon.said("UNDONE").search(parts[-1].own)
    return undone is None or "已" + undone[1] not in whole.own  # 已完成58户，其中危房42户，未完成的4户…


def governs(whole: Term, anchor: Listing) -> bool:
    """Whether the list is of ``whole``: a colon stands right behind it; from another sentence it shares words with the items,
    and both tell of the same months."""
    if whole.scene is not anchor.scene and _months(whole.scene.said) != (told := _months(anchor.scene.said)):
        return not told and opens_behind(whole, anchor)
    if anchor.kind == "colon":
        return whole.scene is anchor.scene and not lexicon.said("PAUSE").search(whole.scene.text, whole.end, anchor.start)
    named = whole
    while not named.noun and named.index:
        named = named.scene.terms[named.index - 1]  # 预算184亿元，实际完成186亿元
    return (
        whole.scene is anchor.scene
        or anchor.kind in ("outline", "lines", "within")
        or any(akin(named, item) for item in anchor.items)
        or divided([item.lead for item in anchor.items])
        or opens_behind(whole, anchor)
    )


def opens_behind(whole: Term, anchor: Listing) -> bool:
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


def divided(leads: Sequence[str]) -> bool:
    """Whether the names are exactly the members of a known division, or all grades of one scale."""
    return _division_of(tuple(leads)) is not None or (graded(leads) and ends_open(leads))


def graded(leads: Sequence[str]) -> bool:
    """Whether names are grades of one scale, each next to the one before: 80-89岁, 90-99岁, 100岁以上."""
    if not all(any(map(str.isdigit, lead)) for lead in leads):
        return False
    grades = [*map(grade_of, leads)]
    return len(leads) > 1 and (_rise(grades) or _rise(grades[::-1]))


def ends_open(leads: Sequence[str]) -> bool:
    """Whether the first and the last of such grades leave nothing out: 60分以下 … 90分以上."""
    return all("" in (grade_of(lead) or ()) for lead in (leads[0], leads[-1]))


def _rise(grades: Sequence[tuple[str, str] | None]) -> bool:
    """Whether each grade begins where the one before ends."""
    return all(
        a is not None and b is not None and bool(a[1] and b[0]) and Fraction(b[0]) - Fraction(a[1]) in (0, 1)
        for a, b in pairwise(grades)
    )


@lru_cache(maxsize=1 << 12)
def grade_of(lead: str) -> tuple[str, str] | None:
    """The bounds of a grade, one perhaps open."""
    match = lexicon.said("GRADE").search(lead)
    if match is None:
        return None
    low, high, over, under, end, above = match.groups("")
    return (low or over or (end if above else ""), high or under or ("" if above else end))


@lru_cache(maxsize=1 << 12)
def _division_of(leads: tuple[str, ...]) -> Sequence[str] | None:
    """The known division of which the names are exactly the members."""
    fitting = (
        division
        for division in _divisions(len(leads))
        if all(sum(_is_named(member, lead, division) for lead in leads) == 1 for member in division)
    )
    return next(fitting, None)


def _is_narrower(parts: Sequence[Term], whole: Term) -> bool:
    """Whether members of a division are told of something that their whole, which has its name of them all, does not say:
    民营企业出口 of 进出口总额."""
    division = _division_of(tuple(part.lead for part in parts)) or ()
    if not all(subsequence(member, whole.own + whole.tail) for member in division):
        return False
    named = (lexicon.said("LIST_OPENER").sub("", p.lead).partition(m)[0] for p in parts for m in division if m in p.lead)
    return any((of := lexicon.grams(name)) and of.isdisjoint(whole.grams) for name in named)


@cache
def _divisions(count: int) -> Sequence[Sequence[str]]:
    return [division for division in lexicon.words("divisions", "sets") if len(division) == count]


def _is_named(member: str, lead: str, division: Sequence[str]) -> bool:
    """Whether a clause names a member, and not a longer one that holds it: 基本满意 is not 满意."""
    return member in lead and not any(member in other != member and other in lead for other in division)


def carried(term: Term) -> bool:
    """Whether a figure is of what was carried over."""
    return bool(lexicon.pattern("remainders", "carried").search(term.lead))


def outcomes_told(parts: Sequence[Term]) -> bool:
    """Whether every figure is of another outcome of one class, one perhaps of others, and none of what was carried over."""
    named = [p for p in parts if not p.own.lstrip(",、;").startswith(OTHERS)]
    if len(parts) < 2 or len(named) < max(1, len(parts) - 1):
        return False
    rows = [_outcomes(p.own, p.tail) for p in named]
    if not all(rows):
        return False
    for seen in zip(*rows, strict=True):
        if None not in seen and len(set(seen)) == len(seen):
            return not any(carried(p) for p in parts)
    return False


@lru_cache(maxsize=1 << 14)
def _outcomes(own: str, tail: str) -> Sequence[str | None]:
    """Of each class the outcome that a figure's words have; one of a single character (优, 良) has to be all of its name.

    Empty where they have none of any class.
    """
    words, name = own + tail, own.lstrip(",、")
    if outcome().search(words) is None:
        return ()
    classes = lexicon.words("outcomes", "sets")
    return [next((o for o in some if (o in words if len(o) > 1 else o == name)), None) for some in classes]


OTHERS = ("其他", "其它", "其余")


@cache
def outcome() -> re.Pattern[str]:
    """Any outcome of any class."""
    outcomes = sorted({outcome for some in lexicon.words("outcomes", "sets") for outcome in some})
    return patterns.pattern("|".join(sorted(map(re.escape, outcomes), key=len, reverse=True)))


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


_OF_BOTH = identity("rate == part / (part + other)")


def nominal(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No word of real or adjusted growth near the figures."""
    return not lexicon.pattern("growth", "real").search(anchor.scene.text, *around(cast, anchor))


def around(cast: Cast, anchor: Term | Listing) -> tuple[int, int]:
    """From a few words before the figures to the end of their clause."""
    terms = [t for ts in cast.values() for t in ts if not isinstance(t, Assumed) and t.scene is anchor.scene]
    scene = anchor.scene
    first = min(t.start for t in terms)
    begin = max(scene.start, first - 20, scene.text.rfind(";", scene.start, first) + 1)
    last = max(anchor.end, *(t.end for t in terms))
    stop = lexicon.said("CLAUSE_END").search(scene.text, last, scene.end)
    end = stop.start() if stop else scene.end
    if scene.text.startswith("(", last) and (close := scene.text.find(")", last, scene.end)) > 0:
        end = max(end, close)
    return begin, end


@lru_cache(maxsize=1 << 12)
def change_of(clause: str) -> str:
    """What a clause names beside the words of change and comparison."""
    return lexicon.noun(lexicon.said("COMPARED").sub("", lexicon.said("CHANGE").sub("", clause)))


def covers(anchor: Listing, parts: Sequence[Term]) -> bool:
    """Every member of the list carries a figure: none of its 、-pieces is bare, and no 等 leaves it open."""
    text = anchor.scene.text[anchor.end : parts[-1].end]
    return not lexicon.said("OPEN_LIST").search(text) and all(
        any(map(str.isdigit, piece)) for piece in re.split(r"[、,;]", text) if piece
    )


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
