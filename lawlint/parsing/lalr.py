"""Parse tables that Lark made, run without Lark, as its stand-alone parsers run them.

To import Lark takes longer than to check a report, and only who changes a grammar needs it.  Tokens are handed over, none are
read from text, and every sequence of them parses: the grammars are total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

END = "$END"
"""The token that Lark puts behind all others."""


class Production(NamedTuple):
    """What a rule of a grammar makes of its ``size`` last parts.

    ``origin`` is what the tables call it, ``name`` what Lark calls the node.  The parts of an ``inlined`` one (_rule) are parts
    of what holds it; a ``single`` one (?rule) with one part is that part.
    """

    origin: str
    name: str
    size: int
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
    """Tables from what their file holds, plain tuples."""
    start, end, states, productions = plain
    return Tables(start, end, states, [Production(*one) for one in productions])


class _Parts(list[Any]):
    """The parts of an inlined rule."""


def parse(tables: Tables, tokens: Iterable[tuple[str, Any]], node: Callable[[str, list[Any]], Any]) -> Any:
    """What ``node`` makes of the names and the parts of rules, the innermost first; ``tokens`` are kinds and values."""
    states, productions = tables.states, tables.productions
    path: list[int] = [tables.start]
    values: list[Any] = []
    for kind, value in (*tokens, (END, None)):
        while (step := states[path[-1]][kind]) < 0:
            production = productions[-1 - step]
            parts: list[Any] = _Parts() if production.inlined else []
            if production.size:
                for part in values[-production.size :]:
                    if type(part) is _Parts:
                        parts += part
                    else:
                        parts.append(part)
                del values[-production.size :], path[-production.size :]
            if production.inlined:
                made: Any = parts
            else:
                made = parts[0] if production.single and len(parts) == 1 else node(production.name, parts)
            values.append(made)
            path.append(states[path[-1]][production.origin])
            if kind is END and path[-1] == tables.end:
                return made
        values.append(value)
        path.append(step)
    raise AssertionError("the end leads to the end")
