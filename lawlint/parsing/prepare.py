"""``python -m lawlint.parsing.prepare`` makes the tables of the grammars, to be committed with them."""

from __future__ import annotations

import io
import pickle
from importlib.resources import files
from pathlib import Path

from lawlint.parsing import grammar
from lawlint.parsing.beginnings import first_characters

# Every parser in use: grammar, start rule, whether it is handed tokens.
PARSERS = (("formula", "identity", False), ("relation", "sentence", True), ("report", "report", True))
# Where only the words that a start rule uses are wanted.
STARTS = (("clause", "clause"), ("quantity", "parts"), ("report", "report"))


def made() -> grammar.Tables:
    """The tables of the grammars as they stand, built by Lark."""
    names = tuple(sorted(file.name[:-5] for file in files("lawlint.grammar").iterdir() if file.name.endswith(".lark")))
    parsers = {}
    for name, start, tokens in PARSERS:
        file = io.BytesIO()
        (grammar.build(name, start, lexer=grammar.Tokens) if tokens else grammar.build(name, start)).save(file)
        parsers[name, start] = file.getvalue()
    words = {key: grammar.spelled(*key) for key in (*((name, "") for name in names), *STARTS)}
    begins = {key: {kind: first_characters(spelled) for kind, spelled in of.items()} for key, of in words.items()}
    return grammar.Tables(grammar.fingerprint(names), parsers, words, begins)


if __name__ == "__main__":
    Path(__file__).with_name(grammar.TABLES).write_bytes(pickle.dumps(tuple(made())))
