"""Fractions in words, as figures: 四成, 三分之一, 一半, 翻一番.

They are rough, so relations confirm by them and never contradict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from lawlint.claims import lexicon
from lawlint.claims.binding import Binding, Cast, Frame
from lawlint.claims.evaluate import agreement_of
from lawlint.claims.formula import identity
from lawlint.claims.scene import Scene, Term
from lawlint.exact.interval import Interval
from lawlint.exact.numerals import to_int

_TENTH, _HALF = Fraction(1, 10), Fraction(1, 2)

# What a fraction of thirds or quarters may be off by, as a part of itself.
_ROUGH = Fraction(1, 7)

_CUES = ("again", "share", "rise", "fall")


class Worded(Term):
    """A fraction in words; its cue is share, rise or fall, or again where it repeats the share right before."""

    def __init__(self, scene: Scene, start: int, end: int, cue: str, run: int) -> None:
        self.scene, self.kind, self.start, self.end = scene, "PERCENT", start, end
        self.index = sum(1 for t in scene.terms if t.end <= start)
        self.text = scene.text[start:end]
        self.printed, self.value = _worth(self.text)
        self.unit, self.dimension, self.size, self.width = "", "%", float(self.printed), 1.0
        self.definite, self.zero, self.fineness, self.digits = True, False, 1.0, ""
        self.lead, self.cue, self.run, self.colon = scene.clause_before(start), cue, run, 0
        self.segment = scene.terms[self.index - 1].segment if self.index else 0
        self.depth, self.list, self.subject = scene.depth(start), None, None
        self._own = self._tail = self._noun = self._grams = None


def _worth(text: str) -> tuple[Fraction, Interval]:
    """What a fraction in words stands for, and the range of it."""
    match = lexicon.said("FRACTION").search(text)
    assert match is not None
    tenths, more, parts, some, doubled = match.groups()
    value, step = _HALF, _TENTH
    if tenths:
        value = Fraction(to_int(tenths), 10) + (_TENTH / 2 if more == "半" else Fraction(to_int(more or "零"), 100))
    elif parts:
        value = Fraction(to_int(some), to_int(parts))
        step = value * _ROUGH
    elif doubled:
        value = Fraction(2 ** to_int(doubled) - 1)
    if lexicon.said("NEARLY").search(text):
        return value, Interval(value - step, value, step, True)
    if lexicon.said("MORE_THAN").search(text):
        return value, Interval(value, value + step, step, True)
    wide = step if lexicon.said("ROUGHLY").search(text) else step / 2
    return value, Interval(value - wide, value + wide, step, True)


def worded(scene: Scene) -> Iterator[Worded]:
    """The fractions in words of a sentence."""
    if any(word in scene.said for word in ("成", "分之", "半", "番")):
        for match in lexicon.said("WORDED").finditer(scene.text, scene.start, scene.end):
            cue = next((n for n in (1, 2, 3) if match[n]), 0)
            yield Worded(scene, *match.span(4), _CUES[cue], match.start())


def first_that_holds(ways: Iterable[tuple[Frame, Cast]]) -> Iterator[Binding]:
    """The first of several ways to read a fraction that agrees with its figures."""
    for frame, cast in ways:
        if agreement_of(identity(frame.identity), cast).holds:
            yield Binding(frame, (cast,))
            return
