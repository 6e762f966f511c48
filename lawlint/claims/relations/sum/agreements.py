"""Sums, totals topped up and balances that only fit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Tie
from lawlint.claims.evaluate import Agreement, agreement
from lawlint.claims.formula import identity
from lawlint.claims.operators.chance import MOST_CHANCE, NEAR, OF_CHANGE, Reading, Readings, Surroundings, of_one_thing
from lawlint.claims.operators.names import carried
from lawlint.claims.scene import Scene, Term

_LONGEST_RUN = 14


def plain_sums(here: Surroundings) -> Readings:
    """Wholes and the runs of neighbours of one sentence that add up to them, one of the two in ``here.scene``."""
    by_unit: dict[str, list[Term]] = {term.dimension: [] for term in here.context.values(here.scene)}
    for term in here.addends:
        past = term.cue == "base" or lexicon.said("OF_LAST_YEAR").match(term.own) is not None
        if term.dimension in by_unit and not term.value.soft and not past:
            by_unit[term.dimension].append(term)
    changes: dict[tuple[str, str], list[Term]] = {}
    for scene in here.scenes:
        for term in scene.terms:
            if term.cue in OF_CHANGE and term.kind == "AMOUNT" and term.dimension and term.value.bounded and not term.value.soft:
                changes.setdefault((term.cue, term.dimension), []).append(term)
    for terms in changes.values():
        if len(terms) >= 3 and terms[-1].scene is here.scene:
            yield from _Addition(here.scene, terms).readings()
    for terms in by_unit.values():
        if len(terms) >= 3 and terms[-1].scene is here.scene:
            yield from _Addition(here.scene, terms).readings()
            yield from _topped_up(here.context, [t for t in terms if not t.zero], here.scene)
            yield from _balances([t for t in terms if t.scene is here.scene and not t.zero])


def _topped_up(context: Context, terms: Sequence[Term], scene: Scene) -> Readings:
    """«收入100万元…。加上补助20万元、结转5万元，收入总计125万元»: what a total adds to a figure some way before."""
    said = lexicon.said("TOPPED_UP")
    for first, term in enumerate(terms):
        if term.scene is not scene or not first or not said.match(term.own):
            continue
        last = first + 1
        while last < len(terms) and terms[last].scene is scene and not lexicon.said("IN_ALL").search(terms[last].own):
            last += 1
        if last == len(terms) or terms[last].scene is not scene:
            return
        whole, added = terms[last], terms[first:last]
        chance, taken = 0.0, False
        heads = terms[max(0, first - NEAR) : first][::-1]
        # 收到47件，其中网络29件。加上上年结转3件: what is told of all first
        for head in sorted(heads, key=lambda head: head.list is not None):
            parts = [head, *added]
            chance += max(whole.fineness, sum(t.size * t.width for t in (whole, *parts)) / whole.size) / 2
            if chance > MOST_CHANCE:
                break
            if agreement(_SUM, {"whole": [whole.value], "parts": [p.value for p in parts]}) is Agreement.EXACT:
                yield Reading("sum", _SUM.text, {"whole": (whole,), "parts": parts}, chance)
                break
            came_in = len(added) == 1 and carried(term) and not taken and _came_in(head)
            context.withhold("sum", (_SUM.text, {"whole": (whole,), "parts": parts}), tie=Tie.PLAIN if came_in else Tie.FAR)
            taken = taken or came_in


def _came_in(term: Term) -> bool:
    """Whether a figure is of what came in, to which what was carried over is added: 受理541件，不予受理27件。加上年结转46件."""
    return lexicon.flow("inflow").search(term.own) is not None


def _balances(terms: Sequence[Term]) -> Readings:
    """Four neighbours of a sentence, two of which make as much as the other two: 期初 + 收入 = 支出 + 期末."""
    for first in range(len(terms) - 3):
        a, b, c, d = terms[first : first + 4]
        stock = lexicon.said("STOCK")
        if len({t.printed for t in (a, b, c, d)}) < 4 or not any(stock.search(t.lead + t.tail) for t in (a, b, c, d)):
            continue
        chance = 3 * sum(max(t.width, t.fineness) for t in (a, b, c, d)) / 4
        if sum(stock.search(t.lead + t.tail) is not None for t in (a, b, c, d)) > 1:
            chance /= 4
        for left, right in (((a, b), (c, d)), ((a, c), (b, d)), ((a, d), (b, c))):
            cast: Cast = {"opening": left[:1], "inflow": left[1:], "outflow": right[:1], "closing": right[1:]}
            values = {role: [t.value for t in found] for role, found in cast.items()}
            if chance <= MOST_CHANCE and agreement(_BALANCE, values) is Agreement.EXACT:
                yield Reading("balance", _BALANCE.text, cast, chance)


class _Addition:
    """The values of one unit around a sentence, and which of them are the sum of others."""

    def __init__(self, scene: Scene, terms: list[Term]) -> None:
        self.scene, self.terms = scene, terms
        self.values = [t.size for t in terms]  # they add up fast; judged exactly below
        self.sums = [0, *accumulate(self.values)]
        self.spreads = [0.0 if t.zero else max(t.fineness, t.width) for t in terms]
        # A whole has to be large enough for its last place to say something.
        wholes = [at for at, spread in enumerate(self.spreads) if 0 < spread <= 8 * MOST_CHANCE]
        wholes.sort(key=self.values.__getitem__)
        self.everywhere = [(self.values[at], at) for at in wholes]
        self.here = [(value, at) for value, at in self.everywhere if terms[at].scene is scene]
        self.taken: set[int] = set()

    def readings(self) -> Readings:
        """Sums of a sentence before that a figure of this one gives, then those of this sentence."""
        begin = 0
        while begin < len(self.terms):
            end = begin
            while end < len(self.terms) and self.terms[end].scene is self.terms[begin].scene:
                end += 1
            end = min(end, begin + _LONGEST_RUN)
            wholes = self.everywhere if self.terms[begin].scene is self.scene else self.here
            if wholes:
                for picked in self._selections(begin, end):
                    if (found := self._reading(picked, 1, wholes)) is not None:
                        yield found
                largest = wholes[-1][0] + wholes[-1][0] / 100
                for first, last in _runs(begin, end):
                    if self.sums[last] - self.sums[first] <= largest:
                        natural = _parted(self.terms, first), _parted(self.terms, last)
                        if (found := self._reading(range(first, last), last - first, wholes, natural)) is not None:
                            yield found
            begin += end - begin or 1

    def _selections(self, begin: int, end: int) -> Iterator[Sequence[int]]:
        """Figures of one sentence that belong together though others stand between: those that head its parts, those whose
        clauses end alike (支出决算), those outside an inner list."""
        places = range(begin, end)
        heads = [at for at in places if at == begin or self.terms[at].segment != self.terms[at - 1].segment]
        outer = [at for at in places if (listed := self.terms[at].list) is None or listed.kind != "consists"]
        by_end: dict[str, list[int]] = {}
        for at in places:
            by_end.setdefault(self.terms[at].lead.rstrip("为达共是")[-2:], []).append(at)
        for picked in (heads, heads[1:], outer, outer[1:], *by_end.values()):
            if 2 <= len(picked) < end - begin:
                yield picked

    def _reading(
        self, picked: Sequence[int], tries: int, wholes: list[tuple[float, int]], natural: tuple[bool, bool] = (True, True)
    ) -> Reading | None:
        terms, total = self.terms, sum(self.values[at] for at in picked)
        if self.taken.issuperset(picked):
            return None
        slack, first, last = total / 100, picked[0], picked[-1]
        for _, at in wholes[bisect_left(wholes, (total - slack, 0)) : bisect_right(wholes, (total + slack, len(terms)))]:
            if first <= at <= last or at in self.taken:
                continue
            gap = first - at if at < first else at - last
            certain = (natural[0] or at == first - 1) and (natural[1] or at == last + 1)
            spread = self.spreads[at] + sum(self.values[n] / self.values[at] * terms[n].width for n in picked)
            chance = gap * (1 if certain else tries) * spread / 2
            carried = lexicon.said("CLOSING").search(terms[last].lead + terms[last].tail) is not None
            if carried or (gap == 1 and (certain or (at > last and terms[at].cue == "total"))):
                chance /= 4
            parts = [terms[n] for n in picked]
            whole_numbers = all(t.value.step in (0, 1) for t in (terms[at], *parts))
            if whole_numbers and terms[at].printed != sum(p.printed for p in parts):
                continue  # days are counted, though a day may be rounded
            if (
                chance <= MOST_CHANCE
                and of_one_thing(terms[at], *parts)
                and agreement(_SUM, {"whole": [terms[at].value], "parts": [p.value for p in parts]}) is Agreement.EXACT
            ):
                self.taken.update(picked)
                return Reading("sum", _SUM.text, {"whole": (terms[at],), "parts": parts}, chance)
        return None


_SUM = identity("whole == sum(parts)")

_BALANCE = identity("opening + inflow == outflow + closing")


def _runs(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Every run [first, last) of two and more within [begin, end), longest first."""
    for length in range(end - begin, 1, -1):
        for first in range(begin, end - length + 1):
            yield first, first + length


def _parted(terms: list[Term], at: int) -> bool:
    """Whether a sentence, a list or a part between ； begins at ``at``."""
    if at in (0, len(terms)):
        return True
    before, behind = terms[at - 1], terms[at]
    return before.scene is not behind.scene or before.segment != behind.segment or before.list is not behind.list
