"""The words of the grammars of relations: each is spelled once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lawlint.claims import lexicon
from lawlint.parsing import grammar


@pytest.fixture(autouse=True)
def _read_again() -> Iterator[None]:
    """The words are read once a process."""
    lexicon.spelled.cache_clear()
    yield
    lexicon.spelled.cache_clear()


def test_a_word_that_two_grammars_spell_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    two = {"sum": {"CARRIED": "结转"}, "part": {"CARRIED": "发送量"}}
    monkeypatch.setattr(grammar, "terminals", lambda name: two.get(name, {}))
    with pytest.raises(ValueError, match=r"grammar/sum\.lark spells CARRIED, which another grammar"):
        lexicon.spelled()


def test_two_grammars_may_import_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar, "terminals", lambda name: {"DIGITS": "[0-9]+"})
    assert lexicon.spelled() == {"DIGITS": "[0-9]+"}


def test_a_word_that_no_grammar_spells_is_refused() -> None:
    with pytest.raises(ValueError, match="spells TURNOVER: add the grammar to GRAMMARS"):
        lexicon.said("TURNOVER")
