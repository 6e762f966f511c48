"""A published report, figure by figure: decidable relations are proved, others are silent, each edit is found.

The report and its labels are not part of the project; without them these tests skip.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import lawlint
from lawlint.claims.claim import Claim, Verdict
from lawlint.linter import Result
from lawlint.rule import Severity

SAMPLE = Path(__file__).parents[1].parent / "shared" / "corpus" / "fzzf" / "开远市2023.txt"

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample report lies outside the project")


@cache
def sample() -> Result:
    return lawlint.check(SAMPLE)


def loud(result: Result) -> list[str]:
    return [f.code for f in result.findings if f.severity >= Severity.WARNING]


def line(offset: int) -> int:
    return sample().report.source.place(offset).line


def figures(claim: Claim) -> list[tuple[int, str]]:
    """The figures of a claim: line, and digits as printed."""
    return [(line(o.span.start), re.sub(r"[^\d.%]", "", o.text)) for o in claim.operands if o.role != "item"]


def test_two_slips_and_nothing_else() -> None:
    assert loud(sample()) == ["CIT003", "TRM009"]
    assert sample().errors == ()
    assert Severity.ERROR not in {f.severity for f in sample().findings}


@pytest.mark.parametrize(
    ("at", "kind", "prints"),
    [
        pytest.param(41, "sum", ["9", "7", "2"], id="D1.22"),
        pytest.param(23, "cumulative", ["810", "2665"], id="D1.24"),
        pytest.param(55, "funnel", ["2226", "2227"], id="D1.25"),
        pytest.param(55, "funnel", ["582", "900"], id="D1.26"),
        pytest.param(57, "share", ["11.11%", "2", "18"], id="D1.27"),
        pytest.param(57, "share", ["13.33%", "2", "15"], id="D1.28"),
        pytest.param(
            57,
            "funnel",
            ["15", "18"],
            id="D1.29",
            marks=pytest.mark.xfail(strict=True, reason="no stage reaches over ；: received and concluded stand in two segments"),
        ),
        pytest.param(73, "share", ["100%", "1202", "1202"], id="D1.30"),
    ],
)
def test_a_decidable_relation_is_proved(at: int, kind: str, prints: list[str]) -> None:
    wanted = sorted((at, p) for p in prints)
    found = [c for c in sample().report.claims if c.kind == kind and sorted(figures(c)) == wanted]
    assert [c.verdict for c in found] == [Verdict.CONSISTENT]


@pytest.mark.parametrize(
    ("at", "announced", "listed"), [pytest.param(51, "四", 4, id="D1.16"), pytest.param(35, "3件", 3, id="D1.17")]
)
def test_a_decidable_count_is_proved(at: int, announced: str, listed: int) -> None:
    (claim,) = [
        c
        for c in sample().report.claims
        if c.kind == "count" and line(c.span.start) == at and c.operands[c.marked].text.startswith(announced)
    ]
    assert claim.verdict is Verdict.CONSISTENT
    assert [line(o.span.start) for o in claim.operands if o.role == "item"] == [at] * listed


# What a naive reader would join: trap, and the figures that no claim may hold two of, as line and digits.  A trap in words
# alone names its lines.
TRAPS: dict[str, list[tuple[int, str]]] = {
    "T1": [(25, "968"), (49, "956")],
    "T2": [(45, "956"), (49, "956")],
    "T3": [(49, "658"), (49, "956")],
    "T4": [(41, "1"), (41, "2")],
    "T5": [(35, "3"), (41, "1"), (41, "2")],
    "T6": [(39, "1"), (39, "2"), (39, "30")],
    "T7": [(25, "193"), (25, "75"), (25, "94"), (25, "31")],
    "T8": [(21, "40"), (21, "6263"), (21, "48822"), (21, "47823")],
    "T9": [(21, "40"), (73, "38")],
    "T10": [(21, "236"), (39, "200")],
    "T11": [(51, "33"), (63, "17"), (63, "15")],
    "T12": [(55, "3284"), (55, "2227")],
    "T13": [(27, "126"), (27, "18"), (57, "18")],
    "T14": [(57, "4.5"), (57, "1"), (57, "18"), (57, "10")],
    "T15": [(39, "2"), (57, "10")],
    "T16": [(57, "10"), (57, "100%")],
    "T17": [(61, "168"), (61, "144"), (61, "100%")],
    "T18": [(61, "57"), (61, "24"), (61, "26"), (61, "62"), (61, "7"), (61, "4")],
    "T19": [(87, "")],
    "T20": [(35, ""), (87, ""), (103, "")],
    "T21": [(33, "5"), (33, "6")],
    "T22": [(29, "120")],
    "T23": [(23, "")],
    "T24": [(23, "4")],
    "T25": [(45, "7"), (45, "5"), (45, "6")],
    "T26": [(47, "21")],
    "T27": [(71, "939"), (71, "876")],
    "T28": [(73, "148465"), (23, "82212"), (23, "13265"), (23, "2665"), (23, "10180")],
    "T29": [(57, ""), (81, "")],
    "T30": [(5, ""), (6, ""), (105, "")],
    "T31": [(7, ""), (8, "")],
    "T32": [(61, "")],
    "T33": [(65, "")],
    "T34": [(85, "1")],
    "T35": [(103, "")],
    "T36": [(39, "13"), (39, "4"), (39, "100%"), (79, "")],
    "T37": [(47, "40"), (47, "100%")],
    "T38": [(27, n) for n in ("1219", "640", "142", "129", "126", "18", "6", "11", "22", "14")],
    "T39": [(63, "15"), (63, "29"), (63, "17"), (63, "116")],
}

# The two true slips of the text stand on the lines of traps.
SLIPS = {"CIT003", "TRM009"}
DECIDABLE = {(41, "9"), (41, "7")}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_silent(trap: str) -> None:
    places = TRAPS[trap]
    lines = {at for at, _ in places}
    assert [f for f in sample().findings if line(f.span.start) in lines and f.code not in SLIPS] == []
    if trap != "T4":
        joined = [c.formula for c in sample().report.claims if len(set(figures(c)) & set(places)) > 1]
        assert joined == []


def test_a_part_with_several_wholes_has_none() -> None:
    lists = [c for c in sample().report.claims if c.kind in ("sum", "partof") and line(c.span.start) == 41]
    assert [c.formula for c in lists if not set(figures(c)) & DECIDABLE] == []


def edited(*edits: tuple[int, str, str]) -> Counter[str]:
    """The findings that ``edits`` add; each replaces what a pattern finds in a line, exactly once."""
    source = sample().report.source
    text = source.text
    for number, pattern, new in sorted(edits, reverse=True):
        start, end = source.line(number)
        changed, hits = re.subn(pattern, new, text[start:end])
        assert hits == 1, (number, pattern, hits)
        text = text[:start] + changed + text[end:]
    return Counter(loud(lawlint.check(text))) - Counter(loud(sample()))


@pytest.mark.parametrize(
    ("edit", "added"),
    [
        pytest.param((57, r"11\.11", "11.12"), ["NUM014"], id="M1-beside"),
        pytest.param((57, r"11\.11", "11.1"), [], id="M1-shorter"),
        pytest.param((57, r"11\.11", "12.11"), ["NUM014"], id="M1"),
        pytest.param((57, r"13\.33", "12.33"), ["NUM014"], id="M2"),
        pytest.param((41, r"另外2", "另外3"), ["NUM001"], id="M3"),
        pytest.param((55, r"2226", "2262"), ["NUM019"], id="M4"),
        pytest.param((35, r"等3", "等2"), ["ENU003"], id="M5"),
        pytest.param((35, r"等3", "等4"), [], id="M5-open"),
        pytest.param((47, r"三是", ""), ["ENU002"], id="M6"),
        pytest.param((69, r"四是", "五是"), ["ENU001"], id="M7"),
        pytest.param((59, r"六", "七"), ["STR001"], id="M8"),
        pytest.param((91, r"2024", "2023"), ["SEC003"], id="M9"),
        pytest.param((25, r"2023(?=年12)", "2022"), ["DAT008"], id="M10"),
        pytest.param((107, r"1月26", "02月30"), ["DAT001"], id="M11"),
        pytest.param((57, r"100(?=%)", "101"), ["NUM011"], id="M12"),
        pytest.param((73, r"(?<=网上可办事项)1202", "1220"), ["NUM014"], id="M13"),
        pytest.param((35, r"》(?=和)", ""), ["PUN001"], id="M16"),
        pytest.param((23, r"810(.*)2665", r"2665\g<1>810"), ["NUM018"], id="M17"),
        pytest.param((13, r"2023", "2022"), ["DAT005", "SEC003", "SEC003", "SEC003"], id="M20"),
        pytest.param((51, r"减轻\w+、?", ""), [], id="M21-open"),
        pytest.param((51, r"减轻\w+?和(.*)等(?=“四)", r"和\g<1>"), ["ENU004"], id="M21"),
        pytest.param((55, r"(?=行政\w+3284)", "其中"), ["NUM002"], id="M22"),
    ],
)
def test_an_edit_adds_exactly_its_finding(edit: tuple[int, str, str], added: list[str]) -> None:
    assert edited(edit) == Counter(added)
