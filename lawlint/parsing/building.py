"""What needs Lark: the files of ``grammar/`` read, and tables and parsers made of them; all that is made at installation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import lark
from lark.lexer import Lexer
from lark.load_grammar import load_grammar
from lark.parsers.lalr_analysis import Shift

from lawlint import built, toml
from lawlint.parsing import grammar_files, lalr
from lawlint.parsing.needs import beginnings, cues

# Every grammar whose tokens are handed over, with its start rule.
PARSERS = (("formula", "identity"), ("relation", "sentence"), ("report", "report"))
# Where only the words that a start rule uses are wanted.
STARTS = (("clause", "clause"), ("formula", "identity"), ("quantity", "parts"), ("report", "report"))


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


def spelled_words(name: str, start: str) -> dict[str, str]:
    """The terminals as Lark reads them from the grammar.

    No lexer is made of them: Lark would compare each two, for minutes where ``interegular`` is installed.
    """
    loaded, _ = load_grammar(grammar_files.text(name), f"{name}.lark", [_neighbour], False)  # type: ignore[no-untyped-call]
    words, _, _ = loaded.compile([start], set() if start else "*")
    return {str(word.name): word.pattern.to_regexp() for word in sorted(words, key=lambda word: -word.priority)}


def build(name: str, start: str, **options: Any) -> lark.Lark:
    """Lark itself on ``grammar/<name>.lark``; LALR unless its ``options`` say otherwise.

    A grammar imports from its neighbours by name: ``%import numeral.DIGITS``.
    """
    return lark.Lark(grammar_files.text(name), start=start, import_paths=[_neighbour], **{"parser": "lalr"} | options)


def tables(name: str, start: str) -> lalr.Tables:
    """The tables of a parser that is handed tokens; states and productions are numbered the same way each time."""
    made: Any = build(name, start, lexer=Tokens)
    table = made.parser.parser._parse_table
    order = [table.start_states[start]]
    for state in order:  # it grows while it is read
        steps = sorted((str(word), to) for word, (action, to) in table.states[state].items() if action is Shift)
        order += dict.fromkeys(to for _, to in steps if to not in order)
    place = {state: at for at, state in enumerate(order)}
    states = [
        {str(word): place[to] if action is Shift else _production(to) for word, (action, to) in table.states[state].items()}
        for state in order
    ]
    productions = sorted({to for steps in states for to in steps.values() if isinstance(to, lalr.Production)})
    number = {production: -1 - at for at, production in enumerate(productions)}
    numbered = [
        {word: number[to] if isinstance(to, lalr.Production) else to for word, to in sorted(steps.items())} for steps in states
    ]
    return lalr.Tables(0, place[table.end_states[start]], numbered, productions)


def _production(rule: Any) -> lalr.Production:
    assert not any(rule.options.empty_indices), rule  # [optional] parts leave a mark where they are missing
    parts = tuple(at for at, symbol in enumerate(rule.expansion) if not (symbol.is_term and symbol.filter_out))
    origin = str(rule.origin.name)
    name = str(rule.alias or rule.options.template_source or origin)
    single = bool(rule.options.expand1 and not rule.alias)
    return lalr.Production(origin, name, len(rule.expansion), parts, origin.startswith("_"), single)


def content() -> bytes:
    """The file of all that is made at installation."""
    return built.content(_entries())


def _entries() -> Iterator[tuple[str, Any]]:
    names = sorted(file.name[:-5] for file in files("lawlint.grammar").iterdir() if file.name.endswith(".lark"))
    for name, start in PARSERS:
        yield built.key("parser", name, start, of=grammar_files.with_imports(name)), tables(name, start)
    for name, start in (*((name, "") for name in names), *STARTS):
        words = [(kind, spelled, beginnings(spelled), cues(spelled)) for kind, spelled in spelled_words(name, start).items()]
        yield built.key("words", name, start, of=grammar_files.with_imports(name)), words
    yield from dict(toml.entry(file.read_bytes()) for file in _tables(files("lawlint"))).items()


def _tables(folder: Traversable) -> Iterator[Traversable]:
    """The TOML files in ``folder`` and below."""
    for file in folder.iterdir():
        if file.is_dir():
            yield from _tables(file)
        elif file.name.endswith(".toml"):
            yield file


def _neighbour(_base: str | None, path: str) -> tuple[str, str]:
    """Lark's hook for ``%import``: where a grammar stands, and its text.  OSError sends Lark to its own library."""
    return path, grammar_files.data(path).decode()
