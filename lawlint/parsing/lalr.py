"""Parse tables that Lark made, run without Lark, as its stand-alone parsers run them.

To import Lark takes longer than to check a report, and only a changed grammar needs it.  Tokens are handed over, none are
read from text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

END = "$END"
"""The token that Lark puts behind all others."""


class Production(NamedTuple):
    """What a rule of a grammar makes of its ``size`` last parts.

    ``origin`` is what the tables call it, ``name`` what Lark calls the node.  ``parts`` are the places of the parts that it
    keeps, punctuation left out.  The parts of an ``inlined`` one (_rule) are parts of what holds it; a ``single`` one (?rule)
    with one part is that part.
    """

    origin: str
    name: str
    size: int
    parts: tuple[int, ...]
    inlined: bool
    single: bool


class Tables(NamedTuple):
    """An automaton: ``start`` and ``end`` among its states, and for each what a token or a finished rule leads to.

    That is a state, or -1 - n for production n.
    """

    start: int
    end: int
    states: Sequence[Mapping[str, int]]
    productions: Sequence[Production]


def tables(plain: Sequence[Any]) -> Tables:
    """Tables from what their file holds: plain lists."""
    start, end, states, productions = plain
    return Tables(start, end, states, [Production(*one) for one in productions])


class _Parts(list[Any]):
    """The parts of an inlined rule."""


class Parser:
    """A parse under way.  ``node`` makes a node of the name of a rule and its parts, the innermost first."""

    def __init__(self, of: Tables, node: Callable[[str, list[Any]], Any]) -> None:
        self._of, self._node = of, node
        self._path: list[int] = [of.start]
        self._values: list[Any] = []

    @property
    def expected(self) -> Mapping[str, int]:
        """The kinds of token, and the rules, that may come next."""
        return self._of.states[self._path[-1]]

    def feed(self, kind: str, value: Any) -> None:
        """Take a token, which is a part by its value.  Raises KeyError where none of this kind may come."""
        while (step := self._of.states[self._path[-1]][kind]) < 0:
            self._reduce(self._of.productions[-1 - step])
        self._values.append(value)
        self._path.append(step)

    def end(self) -> Any:
        """The outermost node.  Raises KeyError where something is missing."""
        while self._path[-1] != self._of.end:
            self._reduce(self._of.productions[-1 - self._of.states[self._path[-1]][END]])
        return self._values[-1]

    def _reduce(self, production: Production) -> None:
        path, values, size = self._path, self._values, production.size
        parts: list[Any] = _Parts() if production.inlined else []
        if size:
            of = values[-size:]
            for at in production.parts:
                part = of[at]
                if type(part) is _Parts:
                    parts += part
                else:
                    parts.append(part)
            del values[-size:], path[-size:]
        if production.inlined:
            values.append(parts)
        else:
            values.append(parts[0] if production.single and len(parts) == 1 else self._node(production.name, parts))
        path.append(self._of.states[path[-1]][production.origin])


def parse(of: Tables, tokens: Iterable[tuple[str, Any]], node: Callable[[str, list[Any]], Any]) -> Any:
    """What ``node`` makes of the names and the parts of rules, the innermost first; ``tokens`` are kinds and values."""
    parser = Parser(of, node)
    for kind, value in tokens:
        parser.feed(kind, value)
    return parser.end()
