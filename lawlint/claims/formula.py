"""Identities in the language of ``formula.lark``, parsed once, judged over intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from lawlint.exact import interval
from lawlint.exact.interval import Interval
from lawlint.parsing import grammar

Values = Mapping[str, Sequence[Interval]]
Expression = Callable[[Values], Interval]


class FormulaError(ValueError):
    """An identity that cannot be read; the message says where and what was expected."""


class Identity(NamedTuple):
    """``left sign right``: the print that is tested stands on the left."""

    text: str
    left: Expression
    sign: str
    right: Expression
    left_tree: Tree[Token] | Token
    right_tree: Tree[Token] | Token

    @property
    def simple(self) -> bool:
        """Whether the left side is one printed figure."""
        return isinstance(self.left_tree, Tree) and self.left_tree.data == "name"

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
        expected = ", ".join(sorted(getattr(error, "expected", None) or getattr(error, "allowed", None) or ()))
        raise FormulaError(f"{text!r}, column {error.column}: expected {expected}") from error
    left, sign, right = tree.children
    return Identity(text, _expression(left), str(sign), _expression(right), left, right)


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
