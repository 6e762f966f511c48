"""Identities in the language of ``formula.lark``, parsed once, judged over intervals."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple
from zlib import crc32

from lawlint.exact import interval
from lawlint.exact.interval import Interval
from lawlint.kept import Kept
from lawlint.parsing import grammar

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

# What an identity says: left side, sign, right side, axis, runs of labels by name.
_Said = tuple[Tree, str, Tree, str, dict[str, tuple[str, str, bool]]]


# Lark reads an identity; to import it takes longer than to check a report.  What another grammar made of one is nothing to this.
kept: Kept[_Said] = Kept(f"identities-{crc32(grammar.data('formula.lark')):08x}", marshal.dumps, marshal.loads, 1000)


@cache
def identity(text: str) -> Identity:
    """Parse ``text``.  Raises FormulaError with the place and what was expected there."""
    left, sign, right, axis, runs = kept.get(text, lambda: _said(text))
    if sign == "==" and right[0] == "name" and left[0] != "name":
        left, right = right, left
    names = tuple(dict.fromkeys((*_names(left), *_names(right))))
    told = {name: Run(*run) for name, run in runs.items()}
    return Identity(text, _expression(left), sign, _expression(right), left, right, axis, names, told)


def _said(text: str) -> _Said:
    from lark import Token
    from lark.exceptions import UnexpectedInput

    from lawlint.parsing import building

    try:
        tree = building.parser("formula", "identity").parse(text)
    except UnexpectedInput as error:
        raise FormulaError(f"{text!r}, column {error.column}: expected {_expected(text, error)}") from error
    runs: dict[str, tuple[str, str, bool]] = {}

    def plain(node: Any) -> Any:
        """A node, or a word without its quotes; a run of labels is one name."""
        if isinstance(node, Token):
            return node.strip("“”") if node.type == "NAME" else str(node)
        parts = [plain(part) for part in node.children]
        if node.data != "run":
            return (str(node.data), *parts)
        *first, to, last = parts
        name = " ".join(parts)
        runs[name] = ("".join(first), last, to == "to")
        return name

    left, sign, right, axis = tree.children
    return plain(left), str(sign), plain(right), str(axis or ""), runs


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


def _expected(text: str, error: Any) -> str:
    """What could stand where the parser stopped."""
    names = getattr(error, "accepts", None)
    if names is None:  # a character of no word: ask what could follow what stands before it
        from lawlint.parsing import building

        parser: Any = building.parser("formula", "identity").parse_interactive(text[: error.pos_in_stream])
        parser.exhaust_lexer()
        names = parser.accepts()
    return ", ".join(word for name, word in _WORDS.items() if name in names)


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
