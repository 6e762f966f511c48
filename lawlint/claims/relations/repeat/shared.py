"""The figures of one document by what they are of, what keeps two of them apart, and their comparisons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from lawlint.claims.binding import Comparison, Tie
from lawlint.claims.claim import Words
from lawlint.claims.evaluate import Agreement
from lawlint.claims.operators.naming import SUFFIXES, subject, with_one_deed, words
from lawlint.claims.proof import operand
from lawlint.claims.scene import Scene, Term
from lawlint.claims.scope import Scopes
from lawlint.figures import Setting
from lawlint.finding import Text
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Document

# A name with more figures than this heads a column.
MOST_FIGURES = 12

# The first characters of a noun that counts something.
NOUN = 5

_MULTIPLE = "倍"

# How much of a paragraph's beginning names what it is about: (三)国有资本经营预算。
_OPENING = 20

_STOP = pattern(r"[,。;:!?]")

Key = TypeVar("Key", bound=Hashable)


class Mentions:
    """The figures of one document, each with the period, area and section that it stands in."""

    def __init__(self, document: Document, scenes: Sequence[Scene]) -> None:
        self.document = document
        self.setting = Setting(document)
        self.scopes = Scopes(document)
        self.terms = [
            term for scene in scenes for term in scene.terms if term.kind in ("AMOUNT", "PERCENT") and not term.zero and term.text
        ]

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], Sequence[Term]]:
        """The figures of each name and unit class."""
        return grouped(self.terms, lambda term: (with_one_deed(name), term.dimension) if (name := subject(term)) else None)

    def stage(self, term: Term) -> tuple[int | None, bool]:
        """The year of a figure's section, and whether it looks ahead."""
        stage = self.setting.stage(term.scene.paragraph)
        return stage.year, stage.view == "ahead"

    def period(self, term: Term, *places: str) -> str:
        """The period that a figure's own clause names, or one of ``places`` (sentence, paragraph)."""
        period = self.setting.period(term.scene.paragraph, term.start)
        return period.text if period.where in ("clause", *places) else ""

    def of_two_periods(self, a: Term, b: Term) -> bool:
        """Whether the clauses of two figures name two periods."""
        return _differ(self.period(a), self.period(b))

    def of_one_kind(self, a: Term, b: Term) -> bool:
        """Whether nothing says that two figures are of two periods, areas, budgets or wholes."""
        if self.of_two_periods(a, b) or self.stage(a) != self.stage(b):
            return False
        return not _differ(self._scope(a), self._scope(b)) and not _of_two_budgets(a, b) and _head(a) == _head(b)

    def scopes_apart(self, mentions: Sequence[Term]) -> tuple[str, ...]:
        """The scopes of the first and the last of ``mentions``, where not all are shown to be of the scope of the last."""
        *others, odd = mentions
        if all(self.scopes.are_one(other, odd) for other in others):
            return ()
        return tuple(str(self.scopes.of(m)) for m in (others[0], odd))

    def _scope(self, term: Term) -> str:
        scope = self.setting.scope(term.scene.paragraph, term.start)
        return scope.text if scope.where == "clause" else ""


def _differ(a: str, b: str) -> bool:
    return bool(a and b) and a != b


def grouped(terms: Iterable[Term], key: Callable[[Term], Key | None]) -> dict[Key, list[Term]]:
    """The figures that have a key, by it."""
    groups: dict[Key, list[Term]] = defaultdict(list)
    for term in terms:
        if (found := key(term)) is not None:
            groups[found].append(term)
    return groups


# What may be said of figures of one name


def is_telling(name: str, term: Term) -> bool:
    """Whether an equal figure under ``name`` says something: no heading of a column, and not short where the figure is."""
    digits = len(term.digits)
    return len(name) + digits > 5 and (name not in words("repeats", "bare") or digits > 5)


def may_contradict(name: str, mentions: Sequence[Term]) -> bool:
    """Whether another value could contradict: no hedge, no multiple, no word that leaves open what is counted."""
    open_words = words("repeats", "open")
    return (
        name not in words("repeats", "bare")
        and name not in words("repeats", "entries")
        and not any(
            m.value.soft
            or not m.value.bounded
            or m.dimension == _MULTIPLE
            or is_rough(m)
            or m.cue in SUFFIXES
            or any(word in m.lead for word in open_words)
            for m in mentions
        )
    )


def is_rough(term: Term) -> bool:
    """Whether the figure is printed with 余, 多 or 来."""
    return any(c in term.text for c in "余多来")


def is_aim(term: Term) -> bool:
    """Whether the sentence speaks of what is to come."""
    return any(word in term.scene.said for word in words("repeats", "aims"))


def _head(term: Term) -> str:
    """The name of the figure that a bracket breaks down: 新增债券1.1亿元(一般债券0.2亿元、专项债券0.9亿元)."""
    heads = (t for t in reversed(term.scene.terms[: term.index]) if t.depth < term.depth)
    return next(map(subject, heads), "")


def _of_two_budgets(a: Term, b: Term) -> bool:
    """Whether two sentences, or the paragraphs that they stand in, speak of different budgets: 一般公共预算 and 政府性基金."""
    first, second = (_budgets(t.scene.said) or _budgets(t.scene.text[:_OPENING]) for t in (a, b))
    return bool(first and second) and first.isdisjoint(second)


def _budgets(text: str) -> set[str]:
    return {word for word in words("repeats", "funds") if word in text}


def around(term: Term) -> str:
    """The clause of a figure and the one before."""
    scene, text = term.scene, term.scene.text
    begin = max(text.rfind(",", scene.start, term.start), scene.start)
    begin = max(text.rfind(stop, scene.start, begin) for stop in ",;:") + 1
    stop = _STOP.search(text, term.end, scene.end)
    return text[max(begin, scene.start) : stop.start() if stop else scene.end]


# Prints and values


def printed(term: Term) -> str:
    """The print without separators."""
    return term.text.replace(",", "").replace(" ", "")


def significant(term: Term) -> str:
    """The digits without zeros before and behind."""
    return term.digits.strip("0")


def decimals(term: Term) -> int:
    """How many decimals are printed."""
    digits = term.text.partition(".")[2]
    return len(digits) - len(digits.lstrip("0123456789"))


def is_misprint(a: Term, b: Term) -> bool:
    """Whether two prints differ in one digit alone."""
    one, other = printed(a), printed(b)
    return len(one) == len(other) and sum(x != y for x, y in zip(one, other, strict=True)) == 1


def by_value(mentions: Sequence[Term]) -> list[list[Term]]:
    """Mentions of one value, together: one print, or two that agree on three digits at least (3.21亿元, 32105万元)."""
    groups: list[list[Term]] = []
    for mention in mentions:
        if len(groups) > MOST_FIGURES:
            return groups
        group = next((g for g in groups if _equal(mention, g[0])), None)
        if group is None:
            groups.append(group := [])
        group.append(mention)
    return groups


def _equal(a: Term, b: Term) -> bool:
    if a.value.soft != b.value.soft or a.value.bounded != b.value.bounded:
        return False
    if a.printed == b.printed:
        return True
    if is_rough(a) or is_rough(b):
        return False
    return a.value.bounded and a.value.meets(b.value) and len(a.digits) > 2 and len(b.digits) > 2


# Comparisons


def agreeing(form: str, name: str, mentions: Sequence[Term], shown: Agreement = Agreement.EXACT) -> Comparison:
    """``mentions`` are one figure."""
    formula = (" = " if shown is Agreement.EXACT else " ≈ ").join(m.text for m in mentions)
    message = Text(f"“{name}”前后一致：{formula}", f"“{name}” is the same throughout: {formula}")
    return Comparison("repeat", form, shown, tuple(operand("value", m) for m in mentions), Words(formula, message))


_SLIPS = {
    "transposed": Text("，数字次序不同", ", the digits in another order"),
    "magnitude": Text("，相差十的整数次幂，单位疑误", ", a power of ten apart: the unit may be wrong"),
}


def differing(form: str, name: str, mentions: Sequence[Term], tie: Tie = Tie.LIKELY, scopes: tuple[str, ...] = ()) -> Comparison:
    """The last of ``mentions`` is the odd one; ``scopes`` as in Comparison."""
    *others, odd = mentions
    formula = f"{others[0].text} ≠ {odd.text}"
    slip = _SLIPS.get(form, Text("", ""))
    message = Text(
        f"“{name}”前后不一致：此处为 {odd.text}，另处为 {others[0].text}{slip.zh}",
        f"“{name}” differs: {odd.text} here, {others[0].text} elsewhere{slip.en}",
    )
    operands = tuple(operand("value", m) for m in mentions)
    return Comparison("repeat", form, Agreement.FAILS, operands, Words(formula, message), len(operands) - 1, tie, scopes=scopes)
