"""Identities in the language of ``formula.lark``, parsed once, judged over intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from lawlint.exact import interval
from lawlint.exact.interval import Interval
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
    left_tree: Tree[Token] | Token
    right_tree: Tree[Token] | Token
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
        return _is_name(self.left_tree)

    @property
    def difference(self) -> bool:
        """Whether the right side is what two printed figures differ by."""
        return isinstance(self.right_tree, Tree) and self.right_tree.data == "subtract"


@cache
def identity(text: str) -> Identity:
    """Parse ``text``.  Raises FormulaError with the place and what was expected there."""
    try:
        tree = grammar.parser("formula", "identity").parse(text)
    except UnexpectedInput as error:
        raise FormulaError(f"{text!r}, column {error.column}: expected {_expected(text, error)}") from error
    runs = dict(_runs(tree))
    left, sign, right, axis = tree.children
    if sign == "==" and _is_name(right) and not _is_name(left):
        left, right = right, left
    names = tuple(dict.fromkeys(name for side in (left, right) for name in _names(side)))
    return Identity(text, _expression(left), str(sign), _expression(right), left, right, str(axis or ""), names, runs)


def _is_name(side: Tree[Token] | Token) -> bool:
    return isinstance(side, Tree) and side.data == "name"


def _names(side: Tree[Token] | Token) -> Iterator[str]:
    """The names of one side in the order of the text."""
    if isinstance(side, Tree):
        yield from map(str, side.scan_values(lambda token: isinstance(token, Token) and token.type == "NAME"))


# What the terminals of the grammar are to a reader.
_WORDS = {
    "NAME": "a name", "NUMBER": "a number", "FUNCTION": "sum, most or least", "COMPARISON": "==, <= or <",
    "_FOR": "for each", "_EACH": "each", "AXIS": "column or row", "TO": "to", "BEFORE": "before",
    "PLUS": "+", "MINUS": "-", "STAR": "*", "SLASH": "/", "CIRCUMFLEX": "^", "LPAR": "(", "RPAR": ")", "$END": "the end",
}  # fmt: skip


def _expected(text: str, error: UnexpectedInput) -> str:
    """What could stand where the parser stopped."""
    names = getattr(error, "accepts", None)
    if names is None:  # a character of no word: ask what could follow what stands before it
        parser: Any = grammar.parser("formula", "identity").parse_interactive(text[: error.pos_in_stream])
        parser.exhaust_lexer()
        names = parser.accepts()
    return ", ".join(word for name, word in _WORDS.items() if name in names)


def _runs(tree: Tree[Token]) -> Iterator[tuple[str, Run]]:
    """Make one name of each run of labels, and take the quotes off names."""
    for node in tree.iter_subtrees():
        node.children = [_bare(child) for child in node.children]
    for node in tree.find_data("fold"):
        _, of = node.children
        if isinstance(of, Tree):
            *first, to, last = map(str, of.children)
            name = " ".join(map(str, of.children))
            node.children[1] = Token("NAME", name)
            yield name, Run("".join(first), last, to == "to")


def _bare(child: Tree[Token] | Token) -> Tree[Token] | Token:
    return Token("NAME", child.strip("“”")) if isinstance(child, Token) and child.type == "NAME" else child


_FOLDS = {"sum": interval.total, "most": interval.most, "least": interval.least}
_OPERATORS = {
    "add": interval.add,
    "subtract": interval.subtract,
    "multiply": interval.multiply,
    "divide": interval.divide,
    "power": interval.power,
}


def _expression(tree: Tree[Token] | Token) -> Expression:
    assert isinstance(tree, Tree)
    match str(tree.data):
        case "number":
            constant = interval.exactly(Fraction(str(tree.children[0])))
            return lambda _values: constant
        case "name":
            name = str(tree.children[0])
            return lambda values: values[name][0]
        case "fold":
            fold, role = _FOLDS[str(tree.children[0])], str(tree.children[1])
            return lambda values: fold(values[role])
        case operator:
            left, right = (_expression(child) for child in tree.children)
            combine = _OPERATORS[operator]
            return lambda values: combine(left(values), right(values))
