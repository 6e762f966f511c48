"""How the marks of a sentence group: each shape (tuple of kinds) is parsed once by ``relation.lark``."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from lawlint.parsing import grammar, lalr

FIGURES = frozenset({"AMOUNT", "PERCENT", "POINT", "RANK", "RATIO"})
_LISTS = frozenset({"among", "consists", "within", "viewed", "respectively"})


class Run(NamedTuple):
    """The place of one figure in the grammar's tree; marks are told by their index in the shape.

    ``cue`` is the label of the cue that opens it ("plain" if none), ``opener`` that cue's index (-1), ``list`` the index of
    the cue that opens the list it stands in (-1 outside), ``colon`` how many ： stand before, ``segment`` how many ； or ：.
    ``first`` says that it is the figure right behind its cue.
    """

    mark: int
    cue: str
    opener: int
    list: int
    colon: int
    segment: int


class _Mark(NamedTuple):
    kind: str
    at: int


class _Node(NamedTuple):
    label: str
    children: list[_Node | _Mark]


@lru_cache(maxsize=1 << 14)
def runs(shape: tuple[str, ...]) -> tuple[Run, ...]:
    """The figures of a sentence of this shape, in order."""
    marks = ((kind, _Mark(kind, index)) for index, kind in enumerate(shape))
    tree = lalr.parse(grammar.parser("relation", "sentence"), marks, _Node)
    found: list[Run] = []
    state = [0, 0]
    _walk(tree, "plain", -1, -1, state, found)
    return tuple(found)


def _walk(tree: _Node, cue: str, opener: int, lists: int, state: list[int], found: list[Run]) -> None:
    for child in tree.children:
        if isinstance(child, _Mark):
            kind, index = child
            if kind in FIGURES:
                found.append(Run(index, cue, opener, lists, state[0], state[1]))
            elif kind == "COLON":
                state[0] += 1
                state[1] += 1
            elif kind == "SEMI":
                state[1] += 1
            elif cue != "plain" and opener < 0:
                opener = index
            elif tree.label in _LISTS:
                lists = index
            continue
        label = child.label
        if label in _LISTS or label in ("items", "region", "segment", "sentence"):
            _walk(child, "plain", -1, lists, state, found)
        elif label in ("more", "others"):
            # The grammar hands a cue its own figure; what follows is the next item of the list the cue stands in.
            _walk(child, "plain", -1, lists, state, found)
        else:
            _walk(child, label, -1, lists, state, found)
