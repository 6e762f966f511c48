"""What a reading is, where its figures may stand, and how probably it fits by chance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.claim import Kind
from lawlint.claims.evaluate import Agreement, agreement
from lawlint.claims.formula import identity
from lawlint.claims.scene import Scene, Term

MOST_CHANCE = 0.02

# How many sentences with figures back, and how many of their figures, are looked at.
_BACK = 4

FEW = 6

_FINE = Fraction(1, 10_000)

NEAR = 14

OF_CHANGE = frozenset({"rise", "fall"})

TURNED = frozenset({"up", "down"})

_JOINTS = frozenset({"、", "和", "与", "及", ",", "以及"})

TIMES = "倍"


class Reading(NamedTuple):
    """One way to explain a figure: kind of claim and identity, who plays which role, how probably it fits by chance.

    ``structural``: words or neighbours tell who plays which role, so that a figure cut off instead of rounded says enough.
    """

    kind: Kind
    identity: str
    cast: Cast
    chance: float
    structural: bool = False


Readings = Iterator[Reading]


def believed(readings: Iterable[Reading]) -> Reading | None:
    """The first reading that holds before chance explains it as well."""
    chance = 0.0
    for reading in readings:
        chance += reading.chance
        if chance > MOST_CHANCE:
            return None
        values = {role: [t.value for t in terms] for role, terms in reading.cast.items()}
        found = agreement(identity(reading.identity), values)
        fine = reading.structural or any(map(_is_fine, reading.cast.get("rate", ())))
        if found is Agreement.EXACT or (found is Agreement.ROUNDED and fine):
            return reading
    return None


def _is_fine(term: Term) -> bool:
    """Whether a per cent is printed to two decimals, so that even one that was cut off says enough."""
    return term.kind == "PERCENT" and term.value.step <= _FINE


class Surroundings:
    """The values around a sentence, in the order of the text: some sentences back to its end."""

    def __init__(self, context: Context, scene: Scene) -> None:
        self.context, self.scene = context, scene
        at = context.position[id(scene)]
        self.scenes = context.scenes[max(0, at - _BACK) : at + 1]
        self.addends = [t for s in self.scenes for t in context.values(s)]
        self.terms = [t for t in self.addends if not t.zero]
        self._first = next((n for n, t in enumerate(self.terms) if t.scene is scene), len(self.terms))

    def near(self, term: Term) -> list[Term]:
        """Values before ``term``, nearest first, then the next two behind it in its sentence; these first where it explains them:
        «26.3%，即在2614件中有687件»."""
        at = self._first
        while at < len(self.terms) and self.terms[at].end <= term.start:
            at += 1
        behind = [t for t in self.terms[at : at + 3] if t is not term]
        before = [*islice(reversed(self.terms[:at]), NEAR)]
        explains = lexicon.said("EXPLAINS").match(term.scene.text, term.end, term.scene.end)
        return [*behind[:2], *before] if explains else [*before, *behind[:2]]


def pairs_of(terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """All ordered pairs of one unit, those of near figures first."""
    count = len(terms)
    for reach in range(1, 2 * count - 2):
        for first in range(max(0, reach - count + 1), min(count, reach + 1)):
            second = reach - first
            if first != second and terms[first].dimension == terms[second].dimension:
                yield terms[first], terms[second]


class Ratio:
    """Readings of a printed ratio; those that are clearly off only add their chance to the next one."""

    def __init__(self, printed: Term, kind: Kind, chance: Callable[[float, float], float]) -> None:
        self.printed, self.size, self.own = printed, printed.size, printed.width
        self.kind, self.chance, self.passed = kind, chance, 0.0
        self.reach = 1.01 if _is_fine(printed) else 0.51  # 12.34% may have been cut off

    def reading(self, formula: str, cast: Cast, ratio: float, spread: float) -> Reading | None:
        """The reading, where ``ratio`` with its relative ``spread`` meets the print."""
        width = self.own * self.size + ratio * spread
        self.passed += self.chance(width, self.size)
        if self.passed <= MOST_CHANCE and abs(self.size - ratio) <= self.reach * width + 1e-9 * ratio:
            chance, self.passed = self.passed, 0.0
            return Reading(self.kind, formula, cast, chance)
        return None

    @property
    def exhausted(self) -> bool:
        """Whether one may as well stop."""
        return self.passed > MOST_CHANCE


def siblings(term: Term) -> tuple[int, int]:
    """How many figures of one kind are joined (a、b和c), and which of them ``term`` is."""
    terms = term.scene.terms
    first = last = term.index
    while first and _are_joined(terms[first - 1], terms[first]):
        first -= 1
    while last + 1 < len(terms) and _are_joined(terms[last], terms[last + 1]):
        last += 1
    return last - first + 1, term.index - first


def _are_joined(a: Term, b: Term) -> bool:
    """Whether a figure is joined to the one behind it, of its kind; one change to the other way round: 上升7.4%、下降4.5%."""
    if a.kind != b.kind:
        return False
    between = a.scene.text[a.end : b.start]
    return between in _JOINTS or (
        a.cue in OF_CHANGE
        and b.cue in OF_CHANGE
        and between[:1] in _JOINTS
        and bool(lexicon.said("CHANGE").fullmatch(between, 1))
    )


def groups_of(here: Surroundings, rate: Term) -> tuple[list[Term], list[Term], list[Term]] | None:
    """For one of n joined rates: the n values before them, the n before those, and everything before the first n."""
    count, place = siblings(rate)
    if count < 2:
        return None
    first = rate.scene.terms[rate.index - place]
    before = [t for t in here.near(first) if t.scene is not first.scene or t.start < first.start]
    if not before:
        return None
    unit = [t for t in before if t.dimension == before[0].dimension]
    if len({t.dimension for t in before[:count]}) == count:
        unit = before  # 6期、1352人次，分别占a%和b%
    nearest, further = unit[:count][::-1], unit[count : 2 * count][::-1]
    return (nearest, further, unit[count:]) if len(nearest) == count else None


def of_one_thing(*terms: Term) -> bool:
    """Whether nothing says that 个 counts different things: 164个站点, 584个港口."""
    tails = {t.tail[-2:] for t in terms if t.dimension == "个" and t.tail}
    return len(tails) < 2
