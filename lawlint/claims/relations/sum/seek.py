"""Where the parts and totals of sums, lists, funnels and balances are sought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Where
from lawlint.claims.operators.names import divided, graded, outcomes_told
from lawlint.claims.operators.seek import LOOK_BACK, TURNS, backwards, left, level, same_unit, some_of
from lawlint.claims.scene import ANY_LEVEL, Listing, Term
from lawlint.exact.numerals import to_int
from lawlint.parsing.patterns import pattern

_MOST_OUTCOMES = 8

_MOST_SPLIT = 2


def addends(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The run of plain amounts of one unit that ends at the total, in its segment; each ， gives a shorter run as well.

    Their rates may stand behind them all, 分别增长3%、5%; amounts of one change are alike: 分别超预算8万元、14万元.
    """
    assert isinstance(anchor, Term)
    run: list[Term] = []
    for term in left(anchor.scene, anchor.run, anchor.depth):
        if not run and term.kind == "PERCENT" and term.cue in TURNS:
            continue
        if (
            term.segment != anchor.segment
            or term.kind != "AMOUNT"
            or (term.cue not in ("plain", "rest", "added") and not _is_of_one_change(term, run))
            or not same_unit(term, anchor)
        ):
            break
        if term.depth < anchor.depth or (run and run[-1].list is not None and term.list is not run[-1].list):
            break  # 受理5件，其中维持2件、撤销3件，合计5件
        if "中," in term.scene.between(term.end, run[-1].start if run else anchor.start):
            break  # 178个村中，创建国家级2个、省级21个，共23个
        run.append(term)
    if any(t.list is not None and t.list.kind == "among" for t in run) and lexicon.said("OF_AN_ACCOUNT").search(anchor.own):
        return  # 转贷收入20亿元，其中新增债券12亿元，调入资金5亿元，收入总计55亿元
    run.reverse()
    readings = 0
    for first in range(len(run) - 1):
        if first == 0 or "," in anchor.scene.between(run[first - 1].end, run[first].start):
            yield run[first:]
            readings += 1
            if readings == 5:
                return


def of_the_account(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All that an account comes to, up to its total, in one ；-piece: «收入42亿元、下降2%，上解收入1亿元，…总收入79亿元».

    Their changes and what brackets tell of them are passed over; where 加上 opens on the first, the value of the ；-piece or the
    sentence before comes first.
    """
    assert isinstance(anchor, Term)
    said = lexicon.said("OF_AN_ACCOUNT").search(anchor.own)
    scene = anchor.scene
    run: list[Term] = []
    for term in scene.terms[: anchor.index] if said else ():
        if term.segment != anchor.segment or term.depth > anchor.depth or term.kind == "PERCENT" or term.cue in TURNS:
            continue
        if not (level(term) and same_unit(term, anchor)) or term.list is not None:
            return
        run.append(term)
    if run and lexicon.said("ADDED_TO").match(run[0].own.lstrip(";")):
        before = [t for t in scene.terms[: run[0].index] if t.segment == anchor.segment - 1]
        before = before or [t for s in context.back(scene, 1) for t in s.terms] if not run[0].segment or before else before
        told = [t for t in before if t.cue in ANY_LEVEL and t.kind == "AMOUNT" and t.depth <= anchor.depth]
        if len(told) != 1 or told[0].list is not None or not same_unit(told[0], anchor):
            return
        run.insert(0, told[0])
    if len(run) > 1:
        yield run


def _is_of_one_change(term: Term, run: Sequence[Term]) -> bool:
    """Whether a change is told of the figures behind it too, or is the last of such."""
    beside = run[-1:] or term.scene.terms[term.index - 1 : term.index]
    return term.cue in TURNS and any(t.run == term.run and t.kind == term.kind for t in beside)


def these(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """As many values before the total as it says, each the first of its clause, in its sentence and the two before."""
    assert isinstance(anchor, Term)
    said = lexicon.said("THESE").search(anchor.lead)
    count = to_int(said[1] or said[2]) if said else 0
    found: list[Term] = []
    if lexicon.said("FIRST_ONES").match(anchor.lead):
        listing = next((t.list for t in reversed(anchor.scene.terms[: anchor.index]) if t.list is not None), None)
        if listing is not None and len(listing.items) > count > 1:
            yield listing.items[:count]
        return
    for term in context.before(anchor):
        if anchor.scene.number - term.scene.number > LOOK_BACK or len(found) == count:
            break
        if term.depth == anchor.depth and same_unit(term, anchor):
            found.append(term)
    if len(found) == count > 1 and len({t.segment if t.scene is anchor.scene else -1 for t in found}) <= count:
        yield found[::-1]


def saying(stage: str, back: bool = False) -> Where:
    """Amounts of the sentence whose clause says one of the words (not 未…, 不予…); with ``back`` also of the sentence before."""
    said = lexicon.flow(stage)

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        taken = {id(t) for terms in cast.values() for t in terms}
        scenes = [anchor.scene, *context.back(anchor.scene, 1)] if back else [anchor.scene]
        for term in (t for scene in scenes for t in scene.terms):
            if id(term) not in taken and level(term) and said.search(term.lead) and same_unit(term, anchor):
                yield (term,)

    return seek


def part_of_split(group: str) -> Where:
    """What the anchor is the rest beside: for 结余 the nearest 支出 of its sentence, or where it has none of the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        for _, part, rest in _splits(group):
            if rest.search(anchor.own + anchor.tail):
                beside = _saying(part, anchor, _beside(anchor), True)
                yield from some_of(_MOST_SPLIT, beside, _saying(part, anchor, _told_before(context, anchor)))

    return seek


def whole_of_split(group: str) -> Where:
    """What part and rest make: for 支出 and 结余 the nearest 收入, in the sentence or the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        other = cast["part"][0]
        for whole, part, rest in _splits(group):
            if rest.search(anchor.own + anchor.tail) and part.search(other.own + other.tail):
                yield from some_of(_MOST_SPLIT, _saying(whole, anchor, chain(_beside(anchor), _told_before(context, anchor))))

    return seek


@cache
def _splits(group: str) -> Sequence[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    alternations = [["|".join(words) for words in row] for row in lexicon.words(group, "rows")]
    return [(pattern(whole), pattern(part), pattern(rest)) for whole, part, rest in alternations]


def moved(word: str) -> Where:
    """What went, or came, of the two figures right before a net change: 新成立19家、注销26家，净减少7家."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        for term in anchor.scene.terms[max(0, anchor.index - 2) : anchor.index]:
            if term.kind == "AMOUNT" and same_unit(term, anchor) and lexicon.said(word).search(term.own):
                yield (term,)

    return seek


def _beside(anchor: Term) -> Iterator[Term]:
    """The figures before the anchor, nearest first, and the next two; these first where a bracket opens on them."""
    terms = anchor.scene.terms
    before, behind = reversed(terms[: anchor.index]), terms[anchor.index + 1 : anchor.index + 3]
    return chain(behind, before) if anchor.scene.text.startswith("(", anchor.end) else chain(before, behind)


def _told_before(context: Context, anchor: Term) -> Iterator[Term]:
    """The figures of the two sentences before, nearest first."""
    return backwards(context.back(anchor.scene, LOOK_BACK))


def _saying(words: re.Pattern[str], anchor: Term, terms: Iterable[Term], counted: bool = False) -> Iterator[Term]:
    """Values of now or before in the anchor's unit whose own words say one of ``words``; ``counted``: or in any unit of counts,
    as 编制784个，实有751人."""
    for term in terms:
        alike = same_unit(term, anchor) or (counted and is_count(term) and is_count(anchor))
        if (level(term, cues=ANY_LEVEL) or term.cue == "base") and alike and words.search(term.own + term.tail):
            yield term


def is_count(term: Term) -> bool:
    """Whether people or things are counted one by one."""
    return term.kind == "AMOUNT" and not term.value.step and not term.value.soft and term.value.bounded and bool(term.dimension)


def _run(anchor: Term) -> list[Term]:
    run = [anchor]
    terms = anchor.scene.terms
    for term in reversed(terms[: anchor.index]):
        if (
            term.kind != "AMOUNT"
            or term.cue != "plain"
            or term.segment != anchor.segment
            or term.dimension != anchor.dimension
            or term.list is not None
        ):
            break
        run.append(term)
    run.reverse()
    return run


def outcomes_of_run(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figures of one class of outcomes that end at the anchor: 维持2件、纠正1件.

    Shares of theirs, and the same told in another unit, may stand between.
    """
    assert isinstance(anchor, Term)
    run = [anchor]
    for term in reversed(anchor.scene.terms[: anchor.index]):
        if term.segment != anchor.segment or len(run) == _MOST_OUTCOMES:
            break
        if term.kind == "AMOUNT" and term.cue == "plain" and term.depth == anchor.depth and same_unit(term, anchor):
            run.append(term)
        elif not term.is_paired and (term.kind != "PERCENT" or term.cue != "share") and (term.own or term.cue != "plain"):
            break
    run.reverse()
    for first in range(len(run) - 1):
        if outcomes_told(run[first:]):
            yield run[first:]
            return


def named_addends(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What «A和B两类合计» names, each told in the sentence or the two before."""
    assert isinstance(anchor, Term)
    text = anchor.scene.text
    begin = max(text.rfind(stop, anchor.scene.start, anchor.run) for stop in ",。;:()") + 1
    match = lexicon.said("NAMES_ADDED").fullmatch(text, max(begin, anchor.scene.start), anchor.run)
    names = re.split("[、和与及]", match[1]) if match is not None else []
    earlier = [*reversed(anchor.scene.terms[: anchor.index]), *backwards(context.back(anchor.scene, LOOK_BACK))]
    parts = [
        next((t for t in earlier if level(t) and same_unit(t, anchor) and t.own.lstrip(",、;").endswith(name)), None)
        for name in names
    ]
    found = [part for part in parts if part is not None]
    if 1 < len(found) == len(parts) == len(set(map(id, found))):
        yield found


def whole_of_run(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value that a run of parts stands behind: nearest left of it in its unit, and no item of another list."""
    first = cast["parts"][0]
    for term in left(first.scene, first.start, first.depth):
        if level(term) and same_unit(term, first) and term.list in (None, first.list):
            if not lexicon.said("NEXT_ITEM").fullmatch(term.scene.text, term.end, first.start):  # 甲类4件、乙类3件: one more part
                yield (term,)
            return
    for scene in context.back(first.scene, 1):
        heads = [t for t in scene.terms if level(t) and same_unit(t, first) and t.list is None and not t.depth]
        if len(heads) == 1:
            yield (heads[0],)


def run_after_first(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """A run of plain amounts that ends at the anchor, without its first."""
    assert isinstance(anchor, Term)
    if anchor.list is None and len(run := _run(anchor)) >= 3:
        yield run[1:]


def first_of_run(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure before the parts."""
    first = cast["parts"][0]
    yield (first.scene.terms[first.index - 1],)


def head_change(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The change in front of a list: «比上年增加5万元，其中：»."""
    assert isinstance(anchor, Listing)
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if term.kind == "AMOUNT" and term.cue in TURNS:
            yield (term,)
            return


def changes_told(turned: bool) -> Where:
    """The changes of a list's items, one for each ；-piece, that go with the whole's change or (``turned``) against it."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Listing)
        whole = cast["whole"][0]
        first = {t.segment: t for t in reversed(anchor.members) if t.kind == "AMOUNT" and t.cue in TURNS}
        found = [t for t in reversed(first.values()) if (t.cue != whole.cue) is turned and same_unit(t, whole)]
        if found:
            yield found

    return seek


def division(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The members of a known division that ends at the anchor, each with a value: 人员经费…；公用经费…."""
    yield from _division(context, anchor, 0)


def division_with_others(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The same where another figure stands between: 16项预期性指标完成14项，10项约束性指标全部完成."""
    yield from _division(context, anchor, 1)


def _division(context: Context, anchor: Term | Listing, others: int) -> Iterator[Sequence[Term]]:
    assert isinstance(anchor, Term)
    for members in _ending(anchor.own, anchor.tail):
        found, passed = [anchor], 0
        for term in chain(reversed(anchor.scene.terms[: anchor.index]), backwards(context.back(anchor.scene, len(members) - 1))):
            if len(found) == len(members) or not level(term) or not same_unit(term, anchor):
                continue
            member = members[-1 - len(found)]
            taken = others and term.index and member in term.scene.terms[term.index - 1].tail
            if _is_member(term, member) and not taken:
                found.append(term)
            elif passed == others:
                break
            else:
                passed += 1
        if len(found) == len(members):
            yield found[::-1]


def grades(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All grades of one scale, up to the anchor: 90分以上的29家、80至90分的15家、80分以下的5家."""
    assert isinstance(anchor, Term)
    run = [anchor]
    for term in reversed(anchor.scene.terms[: anchor.index]):
        if term.segment != anchor.segment:
            break
        if same_unit(term, anchor):
            if not level(term) or not graded([term.lead, run[-1].lead]):
                break
            run.append(term)
    if len(run) > 1 and divided([t.lead for t in run]):
        yield run[::-1]


def total_told(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """A value told anywhere before, of four digits and more, that is as large as the parts together."""
    parts = cast["parts"]
    total = sum(t.size for t in parts)
    for term in context.before(parts[0]):
        near = abs(term.size - total) <= 2 * term.size * term.width
        if near and term.dimension == parts[0].dimension and len(term.digits) > 3:
            yield (term,)


def percents(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cents of a list."""
    assert isinstance(anchor, Listing)
    found = [t for t in anchor.members if t.kind == "PERCENT" and t.cue in ("rate", "plain", "share") and t.depth == anchor.depth]
    if len(found) > 1 and not anchor.items:
        yield found


def percent_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The per cent before a list of them."""
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if term.kind == "PERCENT" and term.cue in ("rate", "plain", "share", "reach"):
            yield (term,)
        return


@lru_cache(maxsize=1 << 12)
def _ending(own: str, tail: str) -> tuple[Sequence[str], ...]:
    """The divisions whose last member these words of a figure name."""
    return tuple(members for members in lexicon.words("divisions", "sets") if _names(own, tail, members[-1]))


def _is_member(term: Term, member: str) -> bool:
    """Whether a figure counts a member of a division: 16个预期性指标, 人员经费100万元; a figure for each is none."""
    return _names(term.own, term.tail, member)


def _names(own: str, tail: str, member: str) -> bool:
    return member in tail or (member in own and "均" not in own)


def before_all(role: str) -> Where:
    """The value in front of the first figure that plays ``role``: in its sentence, else the last of the sentence before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0]
        here = left(first.scene, first.start, first.depth)
        for term in chain(here, backwards(context.back(first.scene, 1))):
            if level(term) and same_unit(term, first):
                yield (term,)
                return

    return seek


def pulls(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The percentage points by which each of several things pulls the whole: 消费拉动增长2.2个百分点, … up to the anchor."""
    found = [t for t in anchor.scene.terms if t.kind == "POINT" and "拉动" in t.own]
    if len(found) > 1 and found[-1] is anchor:
        yield found


def pulled(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The growth of the product that is pulled, told before."""
    for level_ in context.everywhere("生产总值", "元"):
        for term in level_.scene.terms[level_.index + 1 : level_.index + 2]:
            if term.kind == "PERCENT" and term.cue == "rise" and term.scene is not anchor.scene:
                yield (term,)
                return


def flow_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What came anew, in the clause before a total that grew: 新增12家，总数由86家增加到98家."""
    old = cast["old"][0]
    if old.index and re.search("总|共", old.lead):
        term = old.scene.terms[old.index - 1]
        if level(term) and same_unit(term, old):
            yield (term,)


def two_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The two figures right before, or the three or four."""
    assert isinstance(anchor, Term)
    for count in (2, 3, 4):
        terms = anchor.scene.terms[max(0, anchor.index - count) : anchor.index]
        if len(terms) == count and all(t.kind == "AMOUNT" and same_unit(t, anchor) and t.depth == anchor.depth for t in terms):
            yield terms


def bracket_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure right before the bracket."""
    assert isinstance(anchor, Listing)
    for term in anchor.scene.terms:
        if term.end == anchor.start and level(term, cues=ANY_LEVEL) and anchor.items and same_unit(term, anchor.items[0]):
            yield (term,)


def contents_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The amount whose contents are listed: 财政拨款支出预算950万元."""
    assert isinstance(anchor, Listing)
    for term in anchor.scene.terms:
        if level(term, cues=ANY_LEVEL) and same_unit(term, anchor.items[0]) and "拨款支出" in term.lead:
            yield (term,)
            return


def outline_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figures of the paragraph that ends «其中：», of the items' cue, nearest first."""
    assert isinstance(anchor, Listing)
    levels = [t for t in anchor.scene.terms if level(t, cues=ANY_LEVEL)]
    cues = {t.cue for t in levels}
    for term in reversed(levels):
        if (len(cues) == 1 or term.cue == anchor.items[0].cue) and same_unit(term, anchor.items[0]):
            yield (term,)
