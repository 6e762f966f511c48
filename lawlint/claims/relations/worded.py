"""Shares and growths told in words: 占四成, 近三分之一, 超过九成, 增长两成, 翻一番.

What they are of stands near by, as with per cents.  They are rough, so they are read only where the words or the neighbours tell
what they are of, and they confirm and never contradict.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Binding, Cast, Context, Frame, Tie
from lawlint.claims.evaluate import agreement
from lawlint.claims.formula import identity
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.names import nominal
from lawlint.claims.operators.seek import told_share
from lawlint.claims.scene import ANY_LEVEL, Scene, Term
from lawlint.exact.interval import Interval
from lawlint.exact.numerals import to_int

_TENTH, _HALF = Fraction(1, 10), Fraction(1, 2)

# What a fraction of thirds or quarters may be off by, as a part of itself.
_ROUGH = Fraction(1, 7)

_CHANGED = frozenset({"rise", "fall", "added"})


class Worded(Term):
    """A fraction in words."""

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
    if match[1]:
        value = Fraction(to_int(match[1]), 10) + (_TENTH / 2 if match[2] == "半" else Fraction(to_int(match[2] or "零"), 100))
        step = _TENTH
    elif match[3]:
        value = Fraction(to_int(match[4]), to_int(match[3]))
        step = value * _ROUGH
    elif match[5]:
        value, step = Fraction(2 ** to_int(match[5]) - 1), _TENTH
    else:
        value, step = _HALF, _TENTH
    if lexicon.said("NEARLY").search(text):
        return value, Interval(value - step, value, step, True)
    if lexicon.said("MORE_THAN").search(text):
        return value, Interval(value, value + step, step, True)
    wide = step if lexicon.said("ROUGHLY").search(text) else step / 2
    return value, Interval(value - wide, value + wide, step, True)


def worded(context: Context, scene: Scene) -> Iterator[Binding]:
    """The relations of a sentence between a fraction in words and figures."""
    said = scene.said
    if not ("成" in said or "分之" in said or "半" in said or "番" in said):
        return
    for match in lexicon.said("WORDED").finditer(scene.text, scene.start, scene.end):
        cue = "share" if match[1] else "rise" if match[2] else "fall" if match[3] else "again"
        rate = Worded(scene, *match.span(4), cue, match.start())
        ways = _shares(context, rate) if cue == "share" else _again(context, rate) if cue == "again" else _changes(context, rate)
        for frame, cast in ways:
            if cue != "share" and cue != "again" and not nominal(context, cast, rate):
                continue
            if agreement(identity(frame.identity), {role: [t.value for t in terms] for role, terms in cast.items()}).holds:
                yield Binding(frame, (cast,))
                break


def _frame(kind: str, text: str) -> Frame:
    return Frame(kind, "worded", ("", ""), "rate", (), text, tie=Tie.PLAIN)  # type: ignore[arg-type]


_SHARE = _frame("share", "rate == part / whole")

_GREW, _FELL = _frame("growth", "rate == (new - old) / old"), _frame("growth", "rate == (old - new) / old")

_ADDED, _LOST = _frame("implied", "rate == delta / (new - delta)"), _frame("implied", "rate == delta / (new + delta)")


def _shares(context: Context, rate: Worded) -> Iterator[tuple[Frame, Cast]]:
    """«其中公务接待97.3万元，占两成»: the part told before or right behind, of the whole that 占 names, the head of the list, or
    what stands right before the part."""
    parts = [terms[0] for terms in told_share(context, {"rate": (rate,)}, rate)]
    if not parts:  # 中央资金占比近六成: 中央6.98亿元
        parts += [t for t in rate.scene.terms[: rate.index] if t.is_value and len(t.noun) > 1 and rate.lead.startswith(t.noun)][
            :1
        ]
    behind = rate.scene.terms[rate.index : rate.index + 1]
    parts += [t for t in behind if lexicon.said("TOLD_BEHIND").fullmatch(t.own[-(t.start - rate.end) :].lstrip(","))]
    name = lexicon.said("SHARE_NAME").search(rate.scene.text, rate.run, rate.start)
    for part in parts:
        if name is not None and lexicon.noun(name[1]):
            wholes = islice(chain(context.all_called(name[1], rate), _alike(name[1], part), context.akin(name[1], rate)), 2)
        else:
            wholes = islice(chain(_heads(context, rate, part), _right_before(part)), 1)
        for whole in wholes:
            if whole is not part and whole.dimension == part.dimension and 0 < part.printed < whole.printed:
                yield _SHARE, {"rate": (rate,), "part": (part,), "whole": (whole,)}


def _alike(name: str, part: Term) -> Iterator[Term]:
    """The values before the part, in its sentence, whose clauses share a word with the name of the whole."""
    wanted = lexicon.grams(name)
    return (t for t in reversed(part.scene.terms[: part.index]) if wanted & t.grams and t.kind == "AMOUNT" and t.cue in ANY_LEVEL)


def _heads(context: Context, rate: Worded, part: Term) -> Iterator[Term]:
    return (terms[0] for terms in near.head()(context, {"part": (part,)}, part))


def _right_before(part: Term) -> Iterator[Term]:
    before = part.scene.terms[max(0, part.index - 1) : part.index]
    return (t for t in before if t.is_value and t.segment == part.segment)


def _again(context: Context, rate: Worded) -> Iterator[tuple[Frame, Cast]]:
    """«占总量的57.0%，超过五成»: the same share again."""
    if rate.index:
        printed = rate.scene.terms[rate.index - 1]
        for other, whole in context.shared:
            if other is printed and (part := context.parts.get(id(printed))) is not None:
                yield _SHARE, {"rate": (rate,), "part": (part,), "whole": (whole,)}


def _changes(context: Context, rate: Worded) -> Iterator[tuple[Frame, Cast]]:
    """«由85件增加到153件，增幅八成», «618篇，多103篇，增长两成», «26份，较上年翻一番（上年13份）»."""
    terms, rises = rate.scene.terms, rate.cue == "rise"
    if not rate.index:
        return
    before = terms[rate.index - 1]
    if before.kind == "AMOUNT" and before.cue in _CHANGED:
        for (new,) in near.nearest()(context, {}, before):
            if new.dimension == before.dimension and new.segment == rate.segment:
                yield (_ADDED if rises else _LOST), {"rate": (rate,), "delta": (before,), "new": (new,)}
        return
    olds = [t for t in (*terms[max(0, rate.index - 2) : rate.index], *terms[rate.index : rate.index + 1]) if t.cue == "base"]
    for (new,) in near.nearest()(context, {}, rate):
        for old in olds:
            if old.dimension == new.dimension and old.segment == new.segment == rate.segment and old.kind == "AMOUNT":
                yield (_GREW if rises else _FELL), {"rate": (rate,), "new": (new,), "old": (old,)}
