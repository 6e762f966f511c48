"""``python -m lawlint.parsing.prepare`` makes the tables of the grammars, to be committed with them."""

from __future__ import annotations

import pickle
from importlib.resources import files
from pathlib import Path

from lawlint.parsing import building, grammar
from lawlint.parsing.beginnings import first_characters

# Every grammar whose tokens are handed over, with its start rule.
PARSERS = (("formula", "identity"), ("relation", "sentence"), ("report", "report"))
# Where only the words that a start rule uses are wanted.
STARTS = (("clause", "clause"), ("formula", "identity"), ("quantity", "parts"), ("report", "report"))


def made() -> grammar.Tables:
    """The tables of the grammars as they stand, built by Lark."""
    names = tuple(sorted(file.name[:-5] for file in files("lawlint.grammar").iterdir() if file.name.endswith(".lark")))
    parsers = {key: building.tables(*key) for key in PARSERS}
    words = {key: building.spelled(*key) for key in (*((name, "") for name in names), *STARTS)}
    begins = {key: {kind: first_characters(spelled) for kind, spelled in of.items()} for key, of in words.items()}
    return grammar.Tables(grammar.fingerprint(names), parsers, words, begins)


def saved(tables: grammar.Tables) -> bytes:
    """The file: nothing but tuples, lists, mappings, texts and numbers, which load fastest."""
    parsers = {key: (*made[:3], [tuple(one) for one in made.productions]) for key, made in tables.parsers.items()}
    return pickle.dumps((*tables[:1], parsers, *tables[2:]))


if __name__ == "__main__":
    Path(__file__).with_name(grammar.TABLES).write_bytes(saved(made()))
