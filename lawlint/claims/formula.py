"""Identities in the language of ``formula.lark``, parsed once, judged over intervals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from lawlint.exact import interval
from lawlint.exact.interval import Interval
from lawlint.parsing import grammar, lalr
from lawlint.parsing.patterns import pattern

Values = Mapping[str, Sequence[Interval]]

Expression = Callable[[Values], Interval]


class FormulaError(ValueError):
    """An identity that cannot be read; the message says where and what was expected."""


class Run(NamedTuple):
    """The labels from ``first`` ("" for the first there is) to ``last``, ``last`` included or not."""

    first: str
    last: str
    included: bool


class Identity(NamedTuple):
    """``left sign right``: the print that is tested stands on the left, however the text has it («甲 + 乙 == 合计»).

    ``axis``: "column" or "row" where it holds for each of a table, else "".  ``names`` are the roles or labels, those of the left
    side first, a run of labels among them as it is written; ``runs`` say what those are.
    """

    text: str
    left: Expression
    sign: str
    right: Expression
    left_tree: Tree
    right_tree: Tree
    axis: str = ""
    names: tuple[str, ...] = ()
    runs: Mapping[str, Run] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of single labels, those at the ends of runs among them."""
        ends = (end for run in self.runs.values() for end in (run.first, run.last) if end)
        return tuple(dict.fromkeys((*(name for name in self.names if name not in self.runs), *ends)))

    @property
    def simple(self) -> bool:
        """Whether the left side is one printed figure."""
        return bool(self.left_tree[0] == "name")

    @property
    def difference(self) -> bool:
        """Whether the right side is what two printed figures differ by."""
        return bool(self.right_tree[0] == "subtract")


Tree = tuple[Any, ...]

"""A node: its kind, and its parts, which are nodes or words: ("divide", ("name", "part"), ("name", "whole"))."""


@cache
def identity(text: str) -> Identity:
    """Parse ``text``.  Raises FormulaError with the place and what was expected there."""
    left, sign, right, axis = _sides(text)
    if sign == "==" and right[0] == "name" and left[0] != "name":
        left, right = right, left
    runs: dict[str, Run] = {}
    left, right = _named(left, runs), _named(right, runs)
    names = tuple(dict.fromkeys((*_names(left), *_names(right))))
    return Identity(text, _expression(left), sign, _expression(right), left, right, axis, names, runs)


def _sides(text: str) -> tuple[Tree, str, Tree, str]:
    """The left side, the sign, the right side, the axis ("" for none)."""
    parser = lalr.Parser(grammar.parser("formula", "identity"), lambda rule, parts: (rule, *parts))
    at, end = 0, len(text.rstrip(_BLANKS))
    try:
        while at < end:
            at += len(text[at:]) - len(text[at:].lstrip(_BLANKS))
            tried = ((kind, word.match(text, at)) for kind, word in _words() if kind in parser.expected)
            kind, found = next((kind, found) for kind, found in tried if found)
            parser.feed(kind, found[0])
            at = found.end()
        _, left, sign, right, *axis = parser.end()
    except (StopIteration, KeyError):
        raise _fault(text) from None
    return left, sign, right, axis[0][1] if axis else ""


_BLANKS = " \t"


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words of the grammar in the order in which they are tried; one of letters ends where they end."""
    spelled = {kind: word for kind, word in grammar.terminals("formula", "identity").items() if not kind.startswith("__")}
    return tuple((kind, pattern(rf"(?:{word})(?!(?<=\w)\w)")) for kind, word in spelled.items())


def _named(tree: Tree, runs: dict[str, Run]) -> Tree:
    """The tree with names without their quotes, and one name for each run of labels, which goes to ``runs``."""
    match tree:
        case ("name", name):
            return "name", name.strip("“”")
        case ("fold", function, ("run", *parts)):
            *first, to, last = (part.strip("“”") for part in parts)
            name = " ".join((*first, to, last))
            runs[name] = Run("".join(first), last, to == "to")
            return "fold", function, name
        case ("fold", function, name):
            return "fold", function, name.strip("“”")
        case ("number", _):
            return tree
    operator, *sides = tree
    return operator, *(_named(side, runs) for side in sides)


def _names(tree: Tree) -> Iterator[str]:
    """The names of one side in the order of the text."""
    match tree:
        case ("name", name) | ("fold", _, name):
            yield name
        case ("number", _):
            pass
        case (_, *sides):
            for side in sides:
                yield from _names(side)


# What the terminals of the grammar are to a reader.
_WORDS = {
    "NAME": "a name", "NUMBER": "a number", "FUNCTION": "sum, most or least", "COMPARISON": "==, <= or <",
    "_FOR": "for each", "_EACH": "each", "AXIS": "column or row", "TO": "to", "BEFORE": "before",
    "PLUS": "+", "MINUS": "-", "STAR": "*", "SLASH": "/", "CIRCUMFLEX": "^", "LPAR": "(", "RPAR": ")", "$END": "the end",
}  # fmt: skip


def _fault(text: str) -> FormulaError:
    """Where ``text`` cannot be read, and what could stand there, as Lark tells it."""
    from lark.exceptions import UnexpectedInput  # slow to import, and wanted for identities that cannot be read only

    from lawlint.parsing import building

    try:
        building.parser("formula", "identity").parse(text)
    except UnexpectedInput as error:
        names = getattr(error, "accepts", None)
        if names is None:  # a character of no word: ask what could follow what stands before it
            parser: Any = building.parser("formula", "identity").parse_interactive(text[: error.pos_in_stream])
            parser.exhaust_lexer()
            names = parser.accepts()
        expected = ", ".join(word for name, word in _WORDS.items() if name in names)
        return FormulaError(f"{text!r}, column {error.column}: expected {expected}")
    return FormulaError(f"{text!r}: this cannot be read")


_FOLDS = {"sum": interval.total, "most": interval.most, "least": interval.least}

_OPERATORS = {
    "add": interval.add,
    "subtract": interval.subtract,
    "multiply": interval.multiply,
    "divide": interval.divide,
    "power": interval.power,
}


def _expression(tree: Tree) -> Expression:
    match tree:
        case ("number", number):
            constant = interval.exactly(Fraction(number))
            return lambda _values: constant
        case ("name", name):
            return lambda values: values[name][0]
        case ("fold", function, role):
            fold = _FOLDS[function]
            return lambda values: fold(values[role])
    operator, left, right = tree[0], _expression(tree[1]), _expression(tree[2])
    combine = _OPERATORS[operator]
    return lambda values: combine(left(values), right(values))
