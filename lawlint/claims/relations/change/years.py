"""A change between two years that are both told, each under its year.

✓ 2021年受理案件112件。2022年受理案件159件，比2021年上升42.0%。 → (159 − 112) ÷ 112 = 42.0%
✗ 2021年受理案件2310件。2022年受理案件2615件，比2021年上升15.2%。 → (2615 − 2310) ÷ 2310 = 13.2% ≠ 15.2%
✓ 2023年接待费11.62万元。2022年接待费12.21万元。2023年接待费较上年减少0.59万元。 → 12.21万 − 11.62万 = 0.59万
– 2021年受理案件2310件。2022年受理案件2615件，上升15.2%。

The old value stands anywhere before or behind, in a sentence of its own year, under the same name; so does the new one, where
the change's clause names it («接待费较2021年减少0.6万元»).  What is planned, adjusted or told at other prices confirms at most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lawlint.claims import lexicon
from lawlint.claims.binding import Binding, Cast, Tie, unanchored
from lawlint.claims.claim import Claim
from lawlint.claims.operators.chance import siblings
from lawlint.claims.operators.names import change_of
from lawlint.claims.operators.seek import CLAUSE, level, same_unit
from lawlint.claims.relations.change.shared import DIRECTIONS, change_frame, year_named, years_compared
from lawlint.claims.scene import Scene, Term

# How many figures of one year and unit are asked for their name.
_MOST_ASKED = 60

# One last place of a value beside it from which a growth is no chance.
_FINE = 1 / 50

# A name of so many characters says little alone.
_SHORT = 3


_IMPLIED = unanchored("implied.years", "rate", "rate == delta / old")


class _Values:
    """The values of a report that their sentences give a year."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._values: dict[tuple[int, str], list[Term]] = defaultdict(list)
        for scene in scenes:
            if lexicon.said("YEAR_OPENED").search(scene.text, scene.start, scene.end) is None:
                continue
            for term in scene.terms:
                if term.is_value and term.cue != "base" and not term.value.soft and (year := year_named(scene, term.start)):
                    self._values[year, term.dimension].append(term)

    def of(self, year: int, name: str, dimension: str) -> list[Term]:
        """The values of a year and unit under this name, first those under exactly this one."""
        found = [t for t in self._values.get((year, dimension), ())[:_MOST_ASKED] if _may_be_one(_name(t), name)]
        return sorted(found, key=lambda t: _name(t) != name)


def year_relations(scenes: Sequence[Scene], claims: Iterable[Claim]) -> Iterator[Binding]:
    """The changes of ``scenes`` against a year of another sentence, without those that ``claims`` explain already."""
    changes = [(t, years) for s in scenes for t in s.terms if t.cue in DIRECTIONS and (years := years_compared(t)) is not None]
    if not changes:
        return
    explained = {
        c.operands[c.marked].span.start for c in claims if c.kind in ("growth", "implied", "change") and c.frame != "agreement"
    }
    values = _Values(scenes)
    for change, (year, before, first) in changes:
        if change.place in explained or change.value.soft or before >= year or change.kind == "POINT":
            continue
        new, sure = _new(values, change, first, year)
        if new is None or lexicon.said("ALWAYS_REAL").search(new.own) or _is_real(change, new):
            continue
        olds = [old for old in values.of(before, _name(new), new.dimension) if _of_one_span(new, old)]
        if not olds or len({old.printed for old in olds if _name(old) == _name(olds[0])}) > 1:
            continue
        if (found := _binding(change, new, olds[0], sure and _have_one_name(new, olds[0]))) is not None:
            yield found


def _new(values: _Values, change: Term, first: Term, year: int) -> tuple[Term | None, bool]:
    """The value that a change came to: what its clause names, and whether by its full name; or as many values right before as
    there are changes."""
    terms = first.scene.terms
    if name := _bare(change_of(first.own.lstrip(",;、"))):
        dimension = change.dimension if change.kind == "AMOUNT" else first.dimension if first.kind == "AMOUNT" else ""
        found = values.of(year, name, dimension) if len(name) > 1 else []
        exact = [t for t in found if _name(t) == name] or found
        return (exact[0], len(name) > _SHORT) if len({t.printed for t in exact}) == 1 else (None, False)
    count, place = siblings(change)
    before = terms[max(0, first.index - count) : first.index]
    if len(before) < count or not all(level(t) and t.depth == first.depth and t.segment == first.segment for t in before):
        return None, False
    new = before[place]
    return (new, True) if year_named(new.scene, new.start) == year and not new.value.soft else (None, False)


def _is_real(change: Term, new: Term) -> bool:
    """Whether something is said of prices, scope or adjustment near a change."""
    scene = change.scene
    begin = new.start if new.scene is scene else max(scene.start, change.run - CLAUSE)
    return lexicon.pattern("growth", "real").search(scene.text, begin, change.end) is not None


def _may_be_one(a: str, b: str) -> bool:
    """Whether two names may be one, in full and in short: 中级人民法院受理案件, 中院受理案件."""
    if a == b:
        return len(a) > 1
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return len(short) > _SHORT and short[-2:] == long[-2:] and all(c in rest for c in short)


def _have_one_name(new: Term, old: Term) -> bool:
    """Whether two values are counts of one sentence or two that follow each other, have the same long name, all that opens their
    pieces included, and are both planned, settled or neither."""
    said = lexicon.said("STATED_AS")
    names = [_full_name(t) for t in (new, old)]
    return (
        names[0] == names[1]
        and len(names[0]) > _SHORT
        and new.value.exact
        and old.value.exact
        and abs(new.scene.number - old.scene.number) <= 1
        and not any(t.scene.text.startswith("(", t.end) for t in (new, old))  # 3504件(不含诉前调解)
        and {*said.findall(new.scene.said)} == {*said.findall(old.scene.said)}
    )


def _of_one_span(new: Term, old: Term) -> bool:
    """Whether both values are of the whole year, or of the same months of it."""
    one, other = (lexicon.said("MONTHS").findall(t.scene.text, t.scene.start, t.start) for t in (new, old))
    return one == other


def _full_name(term: Term) -> str:
    """All that opens the ；-piece of a value, and its own clause, without the year."""
    head = next(t for t in term.scene.terms if t.segment == term.segment)
    return lexicon.said("YEAR_OPENED").sub("", head.own if head is term else head.own + term.own)


def _binding(change: Term, new: Term, old: Term, sure: bool) -> Binding | None:
    """A change and its two values; a misprint contradicts it where these are ``sure``."""
    delta = change.scene.terms[change.index - 1] if change.index else None
    cast: Cast
    if change.kind == "AMOUNT":
        frame, cast = (
            change_frame("change.years", "delta", change.cue, Tie.LOOSE),
            {"delta": (change,), "new": (new,), "old": (old,)},
        )
    elif delta is not None and delta.kind == "AMOUNT" and delta.cue == change.cue and same_unit(delta, old):
        frame, cast = _IMPLIED, {"rate": (change,), "delta": (delta,), "old": (old,)}
    else:
        frame, cast = (
            change_frame("growth.years", "rate", change.cue, Tie.LOOSE),
            {"rate": (change,), "new": (new,), "old": (old,)},
        )
    if not all(t.value.bounded for terms in cast.values() for t in terms) or not old.printed:
        return None
    fine = frame.kind != "growth" or (new.fineness <= _FINE and old.fineness <= _FINE)
    tie = Tie.PRECISE if sure else Tie.LOOSE
    return Binding(replace(frame, tie=tie), (cast,), proves=fine and len(change.digits) > 1, exact=True)


def _name(term: Term) -> str:
    """The name of a value: its clause from the figure before on, without what opens a list and common words."""
    return _bare(term.own.lstrip(",;、:(")) or lexicon.noun(term.tail)


def _bare(text: str) -> str:
    return lexicon.noun(lexicon.said("LIST_OPENER").sub("", text)).rstrip("数额为共达")
