"""How many times an old value the new one is, by how many times it grew, and by how much a year.

✓ 受理34件，是上年17件的2倍。 → 34 ÷ 17 = 2
✗ 受理34件，是上年17件的3倍。 → 34 ÷ 17 = 2.0 ≠ 3
✓ 云溪市存款余额23.9亿元，是2020年的3.1倍（当年7.6亿元）。 → 23.9亿 ÷ 7.6亿 = 3.1
✓ 受理51件，比上年17件增长2倍。 → (51 − 17) ÷ 17 = 2
✓ 粮食产量由2020年的100吨增加到2025年的161吨，年均增长10%。 → 161 ÷ 100 = (100% + 10%) ^ 5
✗ 粮食产量由2020年的100吨增加到2025年的161吨，年均增长15%。 → 161 ÷ 100 = 1.61 ≠ (100% + 15%) ^ 5
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.chance import TIMES, Ratio, Readings, Surroundings, pairs_of
from lawlint.claims.operators.conditions import only_between
from lawlint.claims.operators.gates import every
from lawlint.claims.operators.names import nominal
from lawlint.claims.operators.seek import level, same_unit
from lawlint.claims.relations.change.shared import DIRECTIONS, ahead, base_ahead, is_fresh, is_past, is_single_change, like
from lawlint.claims.scene import Assumed, Listing, Term


# fmt: off
def frames() -> Iterator[Frame]:
    """A multiple or growth a year, in the order in which its forms are tried."""
    for cue, (growth, *_) in DIRECTIONS.items():
        yield row("growth.times", (cue, "AMOUNT"), "times", f"times == {growth}", old=near.base(1), new=like("old"),
            needs=(is_fresh,), tie=Tie.PRECISE, mistakes=(("times == new / old", "new"),), words=("倍",),
            gate=every(_is_in_times, is_single_change))
    for anchor, new, words in (
        (("*", "AMOUNT"), near.before("old", 1), ("倍",)),
        (("*", "PERCENT"), near.before("old", 1), ("上年", "去年", "同期")),
        (("base", "AMOUNT"), near.nearest(), ("倍",)),
    ):
        yield row("ratio.multiple", anchor, "times", "times == new / old", old=_base_of_multiple, new=new, tie=Tie.CLOSE,
            words=words)
    anchor, identity = ("yearly", "PERCENT"), "(1 + rate) ^ years == new / old"
    yield row("cagr.years", anchor, "rate", identity, new=near.cued("up"), old=near.base(1), years=_years,
        needs=(nominal, _is_nominal_all_along, only_between("new", "rate", "ADJACENT")), tie=Tie.LIKELY)
    for new, old, needs in (  # where nobody says how many years, any number of them
        (near.cued("up"), near.base(1), _is_behind_changes),
        (ahead("up"), base_ahead, _is_nominal_all_along),
        (_value_before_base, near.base(1), _is_nominal_all_along),
    ):
        yield row("cagr.years", anchor, "rate", identity, new=new, old=old, years=_years, needs=(needs,), tie=Tie.LOOSE,
            any_reading=True)
# fmt: on


def _is_in_times(anchor: Term | Listing) -> bool:
    """增长1.6倍."""
    return isinstance(anchor, Term) and anchor.dimension == TIMES


def _base_of_multiple(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The past value that a multiple is of: 是上年17人的2倍, 是上年（17人）的2倍, 是2020年的2倍（当年17人）."""
    assert isinstance(anchor, Term)
    if (anchor.dimension != TIMES and anchor.kind != "PERCENT") or not anchor.index:
        return
    terms, text = anchor.scene.terms, anchor.scene.text
    term = terms[anchor.index - 1]
    if text[term.end : anchor.start] not in ("的", ")的"):
        if lexicon.said("OF_A_YEAR").search(anchor.lead) is None or anchor.index + 1 == len(terms):
            return
        term = terms[anchor.index + 1]
    if is_past(term):
        yield (term,)


def _is_nominal_all_along(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No word of real growth from the last ； on: the subject may stand far in front."""
    scene = anchor.scene
    begin = max(scene.start, scene.text.rfind(";", scene.start, anchor.start))
    return not lexicon.pattern("growth", "real").search(scene.text, begin, anchor.end)


def _is_behind_changes(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Between new value and rate nothing but other changes: «…增加到6.5亿元，增长40.6%，年均增长7.1%»."""
    new, rate = cast["new"][0], cast["rate"][0]
    between = new.scene.terms[new.index + 1 : rate.index]
    return new.segment == rate.segment and all(t.kind == "PERCENT" or t.cue in ("rise", "fall", "added") for t in between)


def _value_before_base(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The value right before the past one that stands before the anchor: «23.9亿元，为2020年末7.6亿元的3.1倍，年均增长25.8%»."""
    for (old,) in near.base(1)(context, cast, anchor):
        if old.index:
            term = old.scene.terms[old.index - 1]
            if level(term) and same_unit(term, old) and term.segment == old.segment:
                yield (term,)


def _years(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The years between old and new: by the dates near the figures, else by what the text before says, else any from 2 to 10."""
    new, old = cast["new"][0], cast["old"][0]
    scene = new.scene
    dates = lexicon.said("YEAR").findall(scene.text[max(scene.start, old.run - 8) : new.start])
    likely = [int(dates[-1]) - int(dates[0])] if len(dates) >= 2 else near.years_spanned(context, new)
    for count in [*likely, *(n for n in range(2, 11) if n not in likely)]:
        yield (Assumed(count),)


def multiples(here: Surroundings, times: Term) -> Readings:
    """Readings of a multiple that only fits: times = new / old."""
    ratio = Ratio(times, "ratio", lambda width, printed: width / printed / 4)
    for new, old in pairs_of(here.near(times)):
        if new.printed > old.printed and new.dimension != TIMES:
            cast: Cast = {"times": (times,), "new": (new,), "old": (old,)}
            if found := ratio.reading("times == new / old", cast, new.size / old.size, new.width + old.width):
                yield found
            if ratio.exhausted:
                return
