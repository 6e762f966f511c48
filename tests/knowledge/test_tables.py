"""The dated tables: sorted, dated, sourced, and no name that another one holds by chance."""

from __future__ import annotations

from datetime import date

import pytest

from lawlint.knowledge import table

LAWS = table("repealed")["laws"]
TERMS = table("fixed_terms")["terms"]


@pytest.mark.parametrize("name", ["repealed", "fixed_terms", "relations"])
def test_every_table_says_when_it_held(name: str) -> None:
    assert isinstance(table(name)["as_of"], date)


def test_every_law_has_successor_date_and_source() -> None:
    for law in LAWS:
        assert law["successor"], law
        assert law["source"], law
        assert isinstance(law["since"], date)
        assert law["since"] <= table("repealed")["as_of"]


def test_laws_are_in_the_order_of_their_end_and_named_once() -> None:
    assert sorted(LAWS, key=lambda law: (law["since"], law["name"])) == LAWS
    assert len({law["name"] for law in LAWS}) == len(LAWS)


def test_no_successor_was_itself_repealed_before_the_law() -> None:
    ends = {law["name"]: law["since"] for law in LAWS}
    for law in LAWS:
        assert law["name"] != law["successor"]
        assert ends.get(law["successor"], date.max) > law["since"]


def test_a_name_that_a_later_law_uses_again_is_not_listed() -> None:
    assert "国家安全法" not in {law["name"] for law in LAWS}


def test_terms_are_sourced_and_no_wrong_form_is_part_of_a_right_one() -> None:
    right = [term["right"] for term in TERMS]
    for term in TERMS:
        assert term["source"], term
        assert not any(term["wrong"] in other for other in right), term
    assert len({term["wrong"] for term in TERMS}) == len(TERMS)
