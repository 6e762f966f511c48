"""Where the figures of a sum stand that no list holds together: of several kinds, of several sentences, of several years.

«14个乡镇、27个部门共41个单位», «动支部分用于防汛0.31亿元、救灾0.21亿元», «新增2个，累计达到9个». Such frames confirm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Where
from lawlint.claims.operators.seek import is_deed, left, level, same_unit
from lawlint.claims.relations.sum.seek import is_count
from lawlint.claims.scene import ANY_LEVEL, Assumed, Listing, Term

# How many figures back the whole, the old stock or the remainder is sought, and how many of its name are tried.
_MOST_TOLD, _MOST_CALLED = 200, 3

_TURNS = frozenset({"rise", "fall"})


def _joined_counts(last: Term) -> list[Term]:
    """The counts of things of any kind that 、 和 与 及 join, up to ``last``: 14个乡镇、27个县直部门."""
    run, terms, text = [last], last.scene.terms, last.scene.text
    while run[0].index:
        before = terms[run[0].index - 1]
        joined = lexicon.said("NEXT_UNIT").fullmatch(text, before.end, run[0].start)
        if not joined or not is_count(before) or before.cue != "plain" or before.depth != last.depth:
            break
        run.insert(0, before)
    return run


def unlike(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """Things of several kinds before the total of all: 14个乡镇、27个部门共41个单位; one for each (各1名) may stand between."""
    assert isinstance(anchor, Term)
    for last in reversed(anchor.scene.terms[max(0, anchor.index - 2) : anchor.index]):
        beside = last.segment == anchor.segment and last.depth == anchor.depth and is_count(last) and is_count(anchor)
        if beside and last.printed > 1 and lexicon.said("JUST_ALL").search(anchor.own):
            run = _joined_counts(last)
            if last.cue == "plain" and len(run) > 1 and len({(t.dimension, t.tail[:2]) for t in run}) > 1:
                yield run
            return


def in_bracket(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All that a bracket tells, each of another kind: (11个镇街、32个部门)."""
    assert isinstance(anchor, Term)
    run = _joined_counts(anchor) if anchor.depth else []
    opens = run and "(" in anchor.scene.between(run[0].start - len(run[0].own) - 1, run[0].start)
    if len(run) > 1 and opens and anchor.scene.text.startswith(")", anchor.end + len(anchor.tail)):
        yield run


def before_bracket(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The count before a bracket, nothing but its noun between: 43家行政机关(…."""
    first = cast["parts"][0]
    if first.index:
        whole = first.scene.terms[first.index - 1]
        begin = first.start - len(first.own) - 1
        if level(whole) and is_count(whole) and whole.depth < first.depth and whole.end + len(whole.tail) == begin:
            yield (whole,)


def mixed(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The counts of a list in several units: 其中来信141件、来访153批次."""
    assert isinstance(anchor, Listing)
    found = [t for t in anchor.members if level(t, cues=frozenset({"plain", "rest"})) and t.depth == anchor.depth]
    if len({t.dimension for t in found}) > 1 and all(map(is_count, found)):
        yield found


def mixed_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The counts before a list that have a unit of its own or one that counts the same (件次 for 件)."""
    units = {t.dimension[:1] for t in cast["parts"]}
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if level(term) and is_count(term) and term.dimension[:1] in units:
            yield (term,)


def _is_deed_told(term: Term) -> bool:
    """Whether a word of change opens what was done, and no change: 增加财政收入28亿元, 减少支出19亿元."""
    return (
        term.cue in _TURNS
        and term.kind == "AMOUNT"
        and len(lexicon.noun(lexicon.said("CHANGE").sub("", term.scene.text[term.run : term.start]))) > 1
    )


def deeds(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What a list tells, what was increased or reduced too: 包括增加财政收入28亿元、减少支出19亿元."""
    assert isinstance(anchor, Listing)
    found = [t for t in anchor.members if t.depth == anchor.depth and (level(t) or _is_deed_told(t))]
    if len(found) > 1 and len({t.dimension for t in found}) == 1:
        yield found


def deeds_head(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The last figure before such a list; a deed itself, where no part is one: 共增加学位2460个，其中…."""
    parts = cast["parts"]
    for term in left(anchor.scene, anchor.start, anchor.depth):
        fits = _is_deed_told(term) or (level(term, cues=ANY_LEVEL) and any(t.cue in _TURNS for t in parts))
        if fits and same_unit(term, parts[0]):
            yield (term,)
        return


def stock_flow(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What came to a stock, right before what it came to, under one name: 新增2个，累计达到9个."""
    assert isinstance(anchor, Term)
    own = lexicon.grams(lexicon.said("STOCKED").sub("", anchor.own))
    for term in anchor.scene.terms[max(0, anchor.index - 1) : anchor.index]:
        if term.kind == "AMOUNT" and term.segment == anchor.segment and same_unit(term, anchor) and term.printed < anchor.printed:
            comes = term.cue == "added" or lexicon.said("COMES_TO").search(term.own)
            if comes and (not own or own & term.grams):
                yield (term,)


def stock_told(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What the stock was before: a figure under its name, anywhere before."""
    assert isinstance(anchor, Term)
    flow = cast["flow"][0]
    wanted, found = flow.grams | anchor.grams, 0
    for term in islice(context.before(flow), _MOST_TOLD):
        if same_unit(term, anchor) and term.printed < anchor.printed:
            name = term
            while len(lexicon.noun(name.lead) + name.tail) < 2 and name.index:
                name = name.scene.terms[name.index - 1]  # 美丽乡村2个，累计7个
            if wanted & name.grams or (not found and flow.scene.number - term.scene.number == 1):
                yield (term,)
                found += 1
                if found == _MOST_CALLED:
                    return


def moving(stage: str) -> Where:
    """What came, or went, in the clauses before an old and a new value, or before a closing one: 新入规11户，退库3户，由57户
    增加到65户; 186辆，新购24辆，报废16辆，年末194辆."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        last = cast["old"][0] if "old" in cast else anchor
        assert isinstance(last, Term)
        for term in last.scene.terms[max(0, last.index - 3) : last.index]:
            fits = term.kind == "AMOUNT" and term.segment == last.segment and same_unit(term, last)
            if fits and lexicon.pattern("flows", stage).search(term.scene.text[term.run : term.start] + term.own + term.tail):
                yield (term,)

    return seek


def before_flows(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value before what came and went, or one of the year before beside them: 募集68万元，支出59万元，上年结余21万元."""
    assert isinstance(anchor, Term)
    flows = cast["inflow"][0], cast["outflow"][0]
    first = min(flows, key=lambda t: t.start)
    beside = [t for t in first.scene.terms[first.index + 1 : anchor.index] if lexicon.said("OF_BEFORE").search(t.own)]
    for term in (*beside, *first.scene.terms[max(0, first.index - 1) : first.index]):
        if (level(term, cues=ANY_LEVEL) or term.cue == "base") and term.segment == first.segment and same_unit(term, first):
            yield (term,)


def remainder_of(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """Of what something is left: figures of its noun, anywhere before: 214个问题 … 剩余27个问题."""
    assert isinstance(anchor, Term)
    for term in islice(context.before(anchor), _MOST_TOLD):
        if same_unit(term, anchor) and term.printed > anchor.printed and term.grams & anchor.grams:
            yield (term,)


def done_beside(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What was done of the whole, right behind it."""
    whole = cast["whole"][0]
    for term in whole.scene.terms[whole.index + 1 : whole.index + 2]:
        if level(term) and is_count(term) and term.segment == whole.segment:
            yield (term,)


def names_of_each(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """How many things there are so many of each of: 维持、纠正各1件."""
    assert isinstance(anchor, Term)
    names = lexicon.said("NAMES_OF_EACH").search(anchor.scene.text, anchor.scene.start, anchor.start)
    if names is not None:
        yield (Assumed(1 + sum(names[1].count(joint) for joint in "、和与及")),)


def before_each(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value before them."""
    assert isinstance(anchor, Term)
    for term in islice(left(anchor.scene, anchor.start, anchor.depth), 1):
        if level(term) and same_unit(term, anchor):
            yield (term,)


def beside_itself(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What belongs to an office, beside the office itself: 局本级和41家直属单位共42家."""
    assert isinstance(anchor, Term)
    for part in (
        anchor.scene.terms[max(0, anchor.index - 1) : anchor.index] + anchor.scene.terms[anchor.index + 1 : anchor.index + 2]
    ):
        if is_count(part) and same_unit(part, anchor) and lexicon.said("ITSELF").search(part.own):
            yield (part,)


def one(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The office itself."""
    yield (Assumed(1),)


def told_of_subject(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figures of a sentence or ；-piece that ends with the anchor; shares of theirs may stand between."""
    assert isinstance(anchor, Term)
    run = [anchor]
    for term in reversed(anchor.scene.terms[: anchor.index]):
        if term.segment != anchor.segment:
            break
        if term.kind == "AMOUNT" and term.cue in ("plain", "rest") and term.depth == anchor.depth and same_unit(term, anchor):
            run.append(term)
        elif term.cue != "share" or term.kind != "PERCENT":
            return
    if len(run) > 1:
        yield run[::-1]


def subject_told(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What the subject of such a sentence is called before: 动支0.52亿元 for «动支部分用于…»."""
    first = cast["parts"][0]
    scene = first.scene
    before = scene.terms[first.index - 1].end + 1 if first.index else scene.start
    begin = max(before, scene.text.rfind(";", scene.start, first.start) + 1)
    said = lexicon.said("SUBJECT").match(scene.text, begin, first.start)
    if said is None:
        return
    name = lexicon.said("LIST_OPENER").sub("", said[1]).replace("的", "")
    found = 0
    for term in islice(context.before(first), _MOST_TOLD) if len(name) > 1 else ():
        own = lexicon.said("LIST_OPENER").sub("", term.own.lstrip(",、;")).replace("的", "").rstrip("为达共约")
        if same_unit(term, first) and (is_deed(name, own) or (len(own) > 2 and name.startswith(own))):
            yield (term,)
            found += 1
            if found == _MOST_CALLED:
                return
