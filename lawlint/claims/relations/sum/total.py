"""The figures before a total make it: 合计, 共计, 以上三项合计, A和B两类合计.

✓ 云溪市收到来信3件、来访2件，合计5件。 → 3 + 2 = 5
✓ 新建道路12公里。改建道路8公里。以上两项合计20公里。 → 12 + 8 = 20
✗ 云溪市收到来信30件、来访20件，合计55件。 → 30 + 20 = 50 ≠ 55
– 云溪市有14个社区、27个小区，共68个停车场。
– 收到来信16件。加上来访8件，上年结转9件，来电4件，合计49件。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.lexicon import said
from lawlint.claims.operators.gates import says
from lawlint.claims.operators.seek import LOOK_BACK, TURNS, backwards, left, level, same_unit
from lawlint.claims.relations.sum.shared import is_left_open
from lawlint.claims.scene import Listing, Term
from lawlint.exact.numerals import to_int

# The longest noun behind a total that is still of what is added up, and how many shorter runs of parts are tried.
_LONGEST_TAIL, _MOST_RUNS = 8, 5


# fmt: off
def totals() -> Sequence[Frame]:
    return [
        row("sum.total", ("total", "AMOUNT"), "total", "total == sum(parts)", parts=_run_before, needs=(_is_bare_total,)),
    ]


def named_totals() -> Sequence[Frame]:
    return [
        row("sum.these", ("total", "AMOUNT"), "total", "total == sum(parts)", parts=_as_many_before, tie=Tie.LIKELY,
            gate=says("THESE", "lead")),
        row("sum.named", ("total", "AMOUNT"), "total", "total == sum(parts)", parts=_named_parts, tie=Tie.PLAIN),
        row("sum.named", ("plain", "AMOUNT"), "total", "total == sum(parts)", parts=_named_parts, tie=Tie.PLAIN,
            gate=says("TWO_NAMES")),
    ]
# fmt: on


def _run_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The run of plain amounts of one unit that ends at the total, in its segment; each ， gives a shorter run as well.

    Their rates may stand behind them all: 分别增长3%、5%.  Amounts of one change are addends too: 分别超预算8万元、14万元.
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
    if any(t.list is not None and t.list.kind == "among" for t in run) and said("OF_AN_ACCOUNT").search(anchor.own):
        return  # 转贷收入20亿元，其中新增债券12亿元，调入资金5亿元，收入总计55亿元
    run.reverse()
    readings = 0
    for first in range(len(run) - 1):
        if first == 0 or "," in anchor.scene.between(run[first - 1].end, run[first].start):
            yield run[first:]
            readings += 1
            if readings == _MOST_RUNS:
                return


def _is_of_one_change(term: Term, run: Sequence[Term]) -> bool:
    """Whether a change has the cue of the figures behind it too, or is the last of such figures."""
    beside = run[-1:] or term.scene.terms[term.index - 1 : term.index]
    return term.cue in TURNS and any(t.run == term.run and t.kind == term.kind for t in beside)


def _is_bare_total(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The total's clause is nothing but 合计/共计/共, perhaps with how many it sums up: 两项资金合计."""
    total, parts = cast["total"][0], cast["parts"]
    if any(said("ADDED_TO").match(p.own) for p in total.scene.terms[: parts[0].index + 1] if p.segment == total.segment):
        return False  # 加上…: more was counted before
    if any(said("NOT_ADDED").match(p.own.lstrip(",;、")) for p in parts) or is_left_open(total):
        return False
    if total.tail and all(p.tail and p.tail[-2:] != total.tail[-2:] for p in parts):
        return False  # 14个社区、27个小区，共68个停车场
    if len(total.tail) > _LONGEST_TAIL and not total.tail.startswith(("的", "其中")):
        return False  # 共30件次咨询: the noun is counted
    counted = said("TOTAL_OF").match(total.lead)
    return to_int(counted[1]) == len(parts) if counted else said("BARE_TOTAL").match(total.lead) is not None


def _as_many_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """As many values before the total as it says, in its sentence and the two before; 前三类合计: the first items of a list."""
    assert isinstance(anchor, Term)
    match = said("THESE").search(anchor.lead)
    count = to_int(match[1] or match[2]) if match else 0
    if said("FIRST_ONES").match(anchor.lead):
        listing = next((t.list for t in reversed(anchor.scene.terms[: anchor.index]) if t.list is not None), None)
        if listing is not None and len(listing.items) > count > 1:
            yield listing.items[:count]
        return
    found: list[Term] = []
    for term in context.before(anchor):
        if anchor.scene.number - term.scene.number > LOOK_BACK or len(found) == count:
            break
        if term.depth == anchor.depth and same_unit(term, anchor):
            found.append(term)
    if len(found) == count > 1:
        yield found[::-1]


def _named_parts(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What «A和B两类合计» names, each with a figure in the sentence or the two before."""
    assert isinstance(anchor, Term)
    text = anchor.scene.text
    begin = max(text.rfind(stop, anchor.scene.start, anchor.run) for stop in ",。;:()") + 1
    match = said("NAMES_ADDED").fullmatch(text, max(begin, anchor.scene.start), anchor.run)
    names = re.split("[、和与及]", match[1]) if match is not None else []
    earlier = [*reversed(anchor.scene.terms[: anchor.index]), *backwards(context.back(anchor.scene, LOOK_BACK))]
    parts = [
        next((t for t in earlier if level(t) and same_unit(t, anchor) and t.own.lstrip(",、;").endswith(name)), None)
        for name in names
    ]
    found = [part for part in parts if part is not None]
    if 1 < len(found) == len(parts) == len(set(map(id, found))):
        yield found
