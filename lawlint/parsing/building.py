"""What needs Lark: the files of ``grammar/`` read, and tables and parsers made of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import lark
from lark.lexer import Lexer
from lark.load_grammar import load_grammar
from lark.parsers.lalr_analysis import Shift

from lawlint.parsing import grammar, lalr


class Tokens(Lexer):
    """The lexer of a parser that is handed tokens instead of text."""

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, tokens: Any, _parser_state: object = None) -> Iterator[lark.Token]:
        """The tokens as they are."""
        return iter(tokens)


@cache
def parser(name: str, start: str) -> lark.Lark:
    """The LALR parser of text in the language of ``grammar/<name>.lark``."""
    return build(name, start)


def spelled(name: str, start: str) -> dict[str, str]:
    """The terminals as Lark reads them from the grammar.

    No lexer is made of them: Lark would compare each two, for minutes where ``interegular`` is installed.
    """
    loaded, _ = load_grammar(grammar.text(name), f"{name}.lark", [_neighbour], False)  # type: ignore[no-untyped-call]
    words, _, _ = loaded.compile([start], set() if start else "*")
    return {str(word.name): word.pattern.to_regexp() for word in sorted(words, key=lambda word: -word.priority)}


def build(name: str, start: str, **options: Any) -> lark.Lark:
    """Lark itself on ``grammar/<name>.lark``; LALR unless its ``options`` say otherwise.

    A grammar imports from its neighbours by name: ``%import numeral.DIGITS``.
    """
    return lark.Lark(grammar.text(name), start=start, import_paths=[_neighbour], **{"parser": "lalr"} | options)


def tables(name: str, start: str) -> lalr.Tables:
    """The tables of a parser that is handed tokens."""
    made: Any = build(name, start, lexer=Tokens)
    table = made.parser.parser._parse_table
    rules = list(dict.fromkeys(to for steps in table.states.values() for action, to in steps.values() if action is not Shift))
    productions = []
    for rule in rules:
        assert not any(rule.options.empty_indices), rule  # [optional] parts leave a mark where they are missing
        told = tuple(at for at, symbol in enumerate(rule.expansion) if not (symbol.is_term and symbol.filter_out))
        origin = str(rule.origin.name)
        name = str(rule.alias or rule.options.template_source or origin)
        single = bool(rule.options.expand1 and not rule.alias)
        productions.append(lalr.Production(origin, name, len(rule.expansion), told, origin.startswith("_"), single))
    number = {rule: -1 - at for at, rule in enumerate(rules)}
    states = [
        {str(word): to if action is Shift else number[to] for word, (action, to) in table.states[at].items()}
        for at in range(len(table.states))
    ]
    return lalr.Tables(table.start_states[start], table.end_states[start], states, productions)


def _neighbour(_base: str | None, path: str) -> tuple[str, str]:
    """Lark's hook for ``%import``: where a grammar stands, and its text.  OSError sends Lark to its own library."""
    return path, grammar.data(path).decode()
