"""What is planned, or was done, against what an earlier part of the report tells under the name.

✓ 技改投资完成118.4亿元。⏎明年技改投资增长6%、达到125.5亿元。 → (125.5亿 − 118.4亿) ÷ 118.4亿 = 6%
✓ 2024年一般公共收入完成6330万元。⏎2025年一般公共收入安排6520万元，比上年完成数增长3.0%。 → (6520万 − 6330万) ÷ 6330万 = 3.0%
✓ 2024年，固定资产投资完成58亿元。⏎2025年，固定资产投资计划65亿元，比去年增加7亿元。 → 65亿 − 58亿 = 7亿
– 2024年一般公共收入完成6330万元。⏎2025年一般公共收入安排6520万元，比上年完成数增长5.0%。

The past value stands in the review of the year, far before, under a name that says as much in other words, or behind a heading
that does.  Figures of the size that the change asks for are looked up, and then asked for their name.  They confirm, and never
contradict.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from lawlint.claims import lexicon
from lawlint.claims.binding import Binding, Cast, Context, Frame, Tie
from lawlint.claims.evaluate import Agreement, agreement
from lawlint.claims.formula import identity
from lawlint.claims.lexicon import said
from lawlint.claims.operators.names import change_of, nominal
from lawlint.claims.operators.seek import same_unit
from lawlint.claims.relations.change.shared import DIRECTIONS, change_frame
from lawlint.claims.scene import ANY_LEVEL, Scene, Term
from lawlint.exact.interval import Interval, quotient

# How widely a past value may spread, as a part of itself: a growth of less precision fits too much, or asks for more of the name.
_WIDE, _WIDEST = 0.02, 0.05

# How many times its past value a figure may be.
_FURTHEST = 1.5

# How much of a paragraph's beginning names what its first sentences tell.
_HEAD = 40


def planned_relations(context: Context, scene: Scene, explained: Set[int]) -> Iterator[Binding]:
    """The relations of a sentence's changes, without those that begin (in the source) at a place of ``explained``."""
    for term in scene.terms:
        if term.cue not in DIRECTIONS or not term.printed or term.place in explained:
            continue
        for new in _news(term):
            if (found := _against(context, term, new)) is not None:
                frame, cast = found
                if not term.value.soft or nominal(context, cast, term):  # 生产总值增长6%左右，力争突破100亿元: at other prices
                    yield Binding(frame, (cast,), worth=_printed)
                break


def _news(change: Term) -> Iterator[Term]:
    """What a change is of: the value before it in its ；-piece, where it names nothing else; one behind without a name."""
    terms = change.scene.terms
    if change.index and said("THAN_TOLD").match(change.own):
        name = change_of(said("THAN_HOW").sub("", change.own.lstrip(",;、")))
        for term in reversed(terms[: change.index]):
            if term.segment != change.segment:
                break
            if term.depth == change.depth and term.cue not in DIRECTIONS and term.cue != "base" and _may_change(term, change):
                if len(name) < 2 or name.rstrip("数额") in term.lead + term.tail:
                    yield term
                break
    for term in terms[change.index + 1 : change.index + 2]:
        between = change.scene.between(change.end, term.start)
        level = term.kind == "AMOUNT" and term.cue in ANY_LEVEL and not lexicon.noun(said("INTENDED").sub("", term.own))
        if change.kind == "PERCENT" and level and ";" not in between:
            yield term


def _may_change(term: Term, change: Term) -> bool:
    """Whether a change may be of a value."""
    if change.kind == "POINT":
        return term.kind == "PERCENT"
    return term.kind == "AMOUNT" and (change.kind == "PERCENT" or same_unit(term, change))


def _against(context: Context, change: Term, new: Term) -> tuple[Frame, Cast] | None:
    """The change of ``new`` against the first figure under its name that makes it hold."""
    sign = 1 if change.cue == "rise" else -1
    if change.kind == "PERCENT":
        grown = 1 + sign * change.size
        if grown <= 0:
            return None
        frame, size = change_frame("growth.planned", "rate", change.cue, Tie.PLAIN), new.size / grown
        spread = (float(change.value.step) / grown + new.fineness) * size
        fine = spread <= _WIDE * size
    else:
        frame = change_frame("change.planned", "points" if change.kind == "POINT" else "delta", change.cue, Tie.PLAIN)
        size = new.size - sign * change.size
        spread = float(new.value.step + change.value.step)
        fine = len(change.digits) > 1
    name = _name_of(change, new)
    wanted, name = lexicon.grams(said("INTENDED").sub("达", name)), _thing(name)
    if not name or spread > _WIDEST * size:
        return None
    aim = said("SET").search(change.own) is not None
    for old in context.of_size(new.kind, new.dimension, size - spread - 1e-9 * size, size + spread + 1e-9 * size, new):
        apart = old.scene.paragraph is not new.scene.paragraph or said("PLAN").search(new.scene.said)
        telling = fine or (aim and old.cue == "target") or 3 * len(wanted & old.grams) >= 2 * len(wanted) > 2
        if apart and telling and not old.value.soft and _is_called(name, wanted, old):
            cast: Cast = {frame.role: (change,), "new": (new,), "old": (old,)}
            values = {role: [_printed(t) for t in terms] for role, terms in cast.items()}
            if agreement(identity(frame.identity), values) is Agreement.EXACT:
                return frame, cast
    if change.kind == "PERCENT":
        _withhold(context, frame, change, new, name)
    return None


def _withhold(context: Context, frame: Frame, rate: Term, new: Term, name: str) -> None:
    """Remember the one past value of exactly this name: the growth may be misprinted."""
    near = context.of_size(new.kind, new.dimension, new.size / _FURTHEST, new.size * _FURTHEST, new)
    olds = [t for t in near if len(name) > 3 and _thing(t.lead) + t.tail == name and t.scene.paragraph is not new.scene.paragraph]
    if len({old.printed for old in olds}) == 1:
        context.withhold(frame.kind, (frame.identity, {"rate": (rate,), "new": (new,), "old": (olds[0],)}))


def _printed(term: Term) -> Interval:
    """What a figure says without its hedge: 突破88亿元 is planned as 88亿元."""
    if term.definite and not term.value.soft:
        return term.value
    half = quotient(term.value.step, 2)
    return Interval(term.printed - half, term.printed + half, term.value.step)


def _name_of(change: Term, new: Term) -> str:
    """The name of a value; where its clause has none, that of the growth before it, or of the sentence."""
    for text in (new.lead, said("CHANGE").sub("", change.lead) if new.index > change.index else ""):
        if _thing(text):
            return text + new.tail
    return new.tail if len(new.tail) > 1 else ""


def _thing(text: str) -> str:
    """A clause without what it says of a plan or of its fulfilment."""
    return lexicon.noun(said("INTENDED").sub("", said("WHOLE_WORDS").sub("", text))).rstrip("数额")


def _is_called(name: str, wanted: frozenset[str], term: Term) -> bool:
    """Whether ``name`` is told of a figure: its own clause has half of the name's pairs, or the name's end and what stands before
    it in its sentence, or at the head of its paragraph, the rest."""
    own = _thing(term.lead) + term.tail
    text, begin = term.scene.text, term.scene.start
    before = (text[: min(begin, _HEAD)] if begin < 2 * _HEAD else "") + text[begin : term.start]
    if len(own) > 1:
        head = name[-2:] in own or own[-2:] in name
        if not head or _is_of_another(name, own):
            return False
        if 2 * len(wanted & lexicon.grams(own)) >= len(wanted) or name.endswith(own) or name.startswith(own):
            return True
    elif _is_of_another(name, before):
        return False
    return bool(wanted) and 2 * len(wanted & lexicon.grams(before)) >= len(wanted)


def _is_of_another(name: str, text: str) -> bool:
    """Whether the one of 收入 and 支出, 进口 and 出口 … that ``text`` names last is not that of ``name``."""
    for pair in lexicon.words("words", "opposites"):
        last = max(pair, key=text.rfind)
        if last in text and last not in name and any(word in name for word in pair):
            return True
    return False
