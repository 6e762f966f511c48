"""Things of several kinds make the total of all: 14个镇、27个部门共41个单位; 来信4件、来访3批; 纠正、驳回各1件; 本级和所属单位.

✓ 对14个乡镇、27个部门共41个单位开展检查。 → 14 + 27 = 41
✓ 接待群众294件，其中来信141件、来访153批次。 → 141 + 153 = 294
✓ 抽查43家行政机关（11个镇街、32个部门）。 → 11 + 32 = 43
✓ 局本级和41家直属单位共42家纳入决算。 → 41 + 1 = 42
✗ 对14个镇、31个部门共46个单位开展考核。 → 14 + 31 = 45 ≠ 46
– 云溪市有14个镇、31个部门，共聘请法律顾问46名。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.lexicon import said
from lawlint.claims.operators.gates import opens_with
from lawlint.claims.operators.seek import left, level, same_unit
from lawlint.claims.relations.sum.shared import is_count
from lawlint.claims.scene import Assumed, Listing, Term


# fmt: off
def lists_of_kinds() -> Sequence[Frame]:
    return [
        row("sum.mixed", (kind, "LIST"), "parts", "whole == sum(parts)", parts=_counts_of_list, whole=_counts_before,
            tie=Tie.LOOSE, marks="whole")
        for kind in ("among", "consists", "colon")
    ]


def totals_of_kinds() -> Sequence[Frame]:
    return [
        row("sum.unlike", ("total", "AMOUNT"), "total", "total == sum(parts)", parts=_kinds_before, tie=Tie.LOOSE),
        row("sum.unlike", ("total", "AMOUNT"), "total", "total == sum(parts)", parts=_kinds_before, needs=(_are_all_offices,),
            tie=Tie.LIKELY, gate=opens_with("OFFICES", "tail")),
        row("sum.unlike", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=_kinds_in_bracket, whole=_before_bracket,
            tie=Tie.LOOSE, marks="whole", words=("(",)),
        row("sum.itself", ("total", "AMOUNT"), "total", "total == part + own", part=_beside_office, own=_one, tie=Tie.PLAIN,
            words=("本级", "机关", "本部", "本身")),
        row("sum.of-each", ("each", "AMOUNT"), "each", "whole == count * each", count=_number_of_names, whole=_right_before,
            tie=Tie.LOOSE, marks="whole"),
    ]
# fmt: on


def _joined_counts(last: Term) -> list[Term]:
    """The counts of things of any kind that 、 和 与 及 join, up to ``last``: 14个乡镇、27个县直部门."""
    run, terms, text = [last], last.scene.terms, last.scene.text
    while run[0].index:
        before = terms[run[0].index - 1]
        joined = said("NEXT_UNIT").fullmatch(text, before.end, run[0].start)
        if not joined or not is_count(before) or before.cue != "plain" or before.depth != last.depth:
            break
        run.insert(0, before)
    return run


def _kinds_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """Things of several kinds before the total of all: 14个乡镇、27个部门共41个单位; one for each (各1名) may stand between."""
    assert isinstance(anchor, Term)
    for last in reversed(anchor.scene.terms[max(0, anchor.index - 2) : anchor.index]):
        beside = last.segment == anchor.segment and last.depth == anchor.depth and is_count(last) and is_count(anchor)
        if beside and last.printed > 1 and said("JUST_ALL").search(anchor.own):
            run = _joined_counts(last)
            if last.cue == "plain" and len(run) > 1 and len({(t.dimension, t.tail[:2]) for t in run}) > 1:
                yield run
            return


def _are_all_offices(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Right behind offices of several kinds, none of them without a number, the number of all: 14个镇、31个部门共45个单位."""
    assert isinstance(anchor, Term)
    first, last = cast["parts"][0], cast["parts"][-1]
    text = first.scene.text
    begin = max(text.rfind(stop, first.scene.start, first.start) for stop in ",。;:()")
    among = text[max(begin, first.scene.start) : first.start]
    return (
        anchor.index == last.index + 1
        and said("OF_OFFICES").fullmatch(anchor.scene.between(last.end, anchor.start)) is not None
        and not said("WITH_OTHERS").search(among)
        and len({t.dimension for t in cast["parts"]} - {anchor.dimension}) < 2
    )


def _kinds_in_bracket(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All counts in a bracket, each of another kind: (11个镇街、32个部门)."""
    assert isinstance(anchor, Term)
    run = _joined_counts(anchor) if anchor.depth else []
    opens = run and "(" in anchor.scene.between(run[0].start - len(run[0].own) - 1, run[0].start)
    if len(run) > 1 and opens and anchor.scene.text.startswith(")", anchor.end + len(anchor.tail)):
        yield run


def _before_bracket(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The count before a bracket, nothing but its noun between: 43家行政机关(…."""
    first = cast["parts"][0]
    if first.index:
        whole = first.scene.terms[first.index - 1]
        begin = first.start - len(first.own) - 1
        if level(whole) and is_count(whole) and whole.depth < first.depth and whole.end + len(whole.tail) == begin:
            yield (whole,)


def _counts_of_list(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The counts of a list in several units: 其中来信141件、来访153批次."""
    assert isinstance(anchor, Listing)
    found = [t for t in anchor.members if level(t, cues=frozenset({"plain", "rest"})) and t.depth == anchor.depth]
    if len({t.dimension for t in found}) > 1 and all(map(is_count, found)):
        yield found


def _counts_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The counts before a list in a unit that one of its parts has, or one that counts the same (件次 for 件)."""
    units = {t.dimension[:1] for t in cast["parts"]}
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if level(term) and is_count(term) and term.dimension[:1] in units:
            yield (term,)


def _number_of_names(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """How many things have the number behind 各: 维持、纠正各1件."""
    assert isinstance(anchor, Term)
    match = said("NAMES_OF_EACH").search(anchor.scene.text, anchor.scene.start, anchor.start)
    if match is not None:
        yield (Assumed(1 + sum(match[1].count(joint) for joint in "、和与及")),)


def _right_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figure before, if it is a value in the unit."""
    assert isinstance(anchor, Term)
    for term in islice(left(anchor.scene, anchor.start, anchor.depth), 1):
        if level(term) and same_unit(term, anchor):
            yield (term,)


def _beside_office(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What belongs to an office, beside the office itself: 局本级和41家直属单位共42家."""
    assert isinstance(anchor, Term)
    for part in anchor.scene.terms[max(0, anchor.index - 1) : anchor.index + 2]:
        if part is not anchor and is_count(part) and same_unit(part, anchor) and said("ITSELF").search(part.own):
            yield (part,)


def _one(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The office itself."""
    yield (Assumed(1),)
