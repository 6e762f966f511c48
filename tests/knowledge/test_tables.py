"""The dated tables: sorted, dated, with sources, and without names that are part of another name."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from lawlint.knowledge import About, table, tables
from lawlint.knowledge.laws import laws
from lawlint.knowledge.titles import normalised
from lawlint.parsing.grammar import terminals
from lawlint.profiles import all_profiles
from lawlint.rule import Term

LAWS = table("repealed")["laws"]
TERM_TABLES = ["fixed_terms", "fazhi", "renamed_bodies", "typos"]


@pytest.mark.parametrize("about", tables(), ids=lambda about: about.file)
def test_every_table_says_what_it_holds_and_up_to_which_day(about: About) -> None:
    assert isinstance(about.as_of, date)
    assert about.holds.keys() == {"zh", "en"}
    assert all(about.holds.values())
    assert about.rows > 0
    assert (Path(__file__).parents[2] / about.file).is_file()


def test_rows_are_those_of_the_table_or_its_words() -> None:
    rows = {Path(about.file).stem: about.rows for about in tables()}
    assert rows["repealed"] == len(LAWS)
    assert rows["law_names"] == len(table("law_names")["names"].split()) + len(table("law_names")["documents"])
    assert rows["units"] > len(table("units")["counted"]["words"])


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


@pytest.mark.parametrize("name", TERM_TABLES)
def test_terms_are_sourced_and_no_wrong_form_is_part_of_a_right_one(name: str) -> None:
    terms = [Term(**row) for row in table(name)["terms"]]
    for term in terms:
        assert term.source, term
        assert all(term.wrong in word for word in term.within), term
        assert not term.at or term.at in terminals("wording"), term
        assert term.at or not any(term.wrong in other.right for other in terms), term
        assert term.since is None or term.since <= table(name)["as_of"], term
    assert len({term.wrong for term in terms}) == len(terms)


def test_bodies_are_in_the_order_of_their_new_names() -> None:
    days = [row["since"] for row in table("renamed_bodies")["terms"]]
    assert days == sorted(days)


MEETINGS = ("congresses", "plenums", "sessions", "committee")


@pytest.mark.parametrize("series", MEETINGS)
def test_meetings_are_sourced_and_follow_one_another(series: str) -> None:
    rows = table("congresses")[series]
    assert all(row["source"] for row in rows)
    days = [day for row in rows for day in (row.get("first", row["last"]), row["last"])]
    assert days == sorted(days)
    assert days[-1] <= table("congresses")["as_of"]
    numbers = [(row.get("term", 0), row["number"]) for row in rows]
    assert numbers == sorted(set(numbers))


def test_no_plenum_and_no_session_of_a_known_term_is_left_out() -> None:
    for series in ("plenums", "sessions"):
        terms: dict[int, list[int]] = {}
        for row in table("congresses")[series]:
            terms.setdefault(row["term"], []).append(row["number"])
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in terms.values())


def test_a_term_begins_where_its_congress_ends() -> None:
    ends = {row["number"]: row["last"] for row in table("congresses")["congresses"]}
    first = {row["term"]: row["first"] for row in table("congresses")["plenums"] if row["number"] == 1}
    assert {term: (day - ends[term]).days for term, day in first.items()} == dict.fromkeys(ends, 1)


@pytest.mark.parametrize("kind", ["development", "publicity"])
def test_plans_are_sourced_take_five_years_and_follow_one_another(kind: str) -> None:
    rows = [row for row in table("plans")["plans"] if row["kind"] == kind]
    assert all(row["source"] and row["last"] - row["first"] == 4 for row in rows)
    assert len({row["name"] for row in rows}) == len(rows)
    # 1963—1965 belonged to no plan
    gaps = {after["first"]: after["first"] - before["last"] for before, after in pairwise(rows)}
    assert all(gap == (4 if year == 1966 else 1) for year, gap in gaps.items())


def test_every_kind_of_plan_has_a_source() -> None:
    kinds = table("plans")["kinds"]
    assert {row["kind"] for row in table("plans")["plans"]} == set(kinds)
    assert all(kind["source"] for kind in kinds.values())


def test_editions_of_a_law_follow_one_another_and_come_into_force_after_they_were_passed() -> None:
    for law in laws().values():
        assert law.source, law.name
        assert law.editions, law.name
        decided = [edition.decided for edition in law.editions if edition.decided]
        in_force = [edition.in_force for edition in law.editions if edition.in_force]
        assert decided == sorted(set(decided)), law.name
        assert in_force == sorted(set(in_force)), law.name
        assert max((*decided, in_force[0])) <= table("laws")["as_of"], law.name
        for edition in law.editions:
            assert edition.decided is None or edition.in_force is None or edition.decided <= edition.in_force, law.name


def test_laws_were_passed_on_days_on_which_a_session_ended() -> None:
    days = {row["last"] for series in ("sessions", "committee") for row in table("congresses")[series]}
    for law in laws().values():
        assert {edition.decided for edition in law.editions if edition.decided and edition.decided.year >= 2014} <= days, law.name


def test_no_two_laws_of_the_table_share_a_name() -> None:
    names = [name for law in table("laws")["laws"] for name in (law["name"], law.get("short")) if name]
    assert len(set(names)) == len(names)


def test_names_of_laws_are_sorted_and_printed_plainly() -> None:
    names = table("law_names")["names"].split()
    assert names == sorted(set(names))
    assert len({normalised(name) for name in names}) == len(names) > 3000
    assert not any(mark in name for name in names for mark in "《》（） \u3000")


def test_every_list_of_names_has_a_source() -> None:
    data = table("law_names")
    assert data["source"]
    assert all(row["source"] for row in (*data["documents"], data["later"], data["weak"], data["kinds"], data["drafts"]))


def test_every_deadline_is_a_day_of_a_known_kind_of_report_and_sourced() -> None:
    for row in table("deadlines")["deadlines"]:
        assert row["profile"] in all_profiles(), row
        assert row["source"], row
        assert date(2023, row["month"], row["day"])


def test_every_series_of_meetings_says_how_early_it_is_to_be_expected() -> None:
    expected = table("congresses")["expected"]
    assert set(expected) == {*MEETINGS, "source"}


def test_every_province_is_there_with_the_places_below_it() -> None:
    rows = table("places")["provinces"]
    below = [name for row in rows for name in row.get("below", "").split()]
    assert (len(rows), len(below)) == (34, 333)
    assert len({*below}) == len(below)
    assert all(name.endswith(("市", "州", "盟", "地区")) for name in below)
    counties = {name for row in rows for name in row.get("counties", "").split()}
    assert len(counties) > 2500
    assert not counties & {*below}
    assert table("places")["source"]
