"""Whatever is sought is found where plain ``finditer`` finds it."""

import re
from pathlib import Path

import pytest

from lawlint.parsing.grammar import terminals, words
from lawlint.parsing.seeking import seeker
from lawlint.registry import all_rules

ROOT = Path(__file__).parents[2]
SOUGHT = sorted({*re.findall(r'seeker\("(\w+)", "(\w+)"\)', "\n".join(p.read_text("utf-8") for p in ROOT.glob("[lr]*/**/*.py")))})
SOUGHT += [("meeting", name) for name in ("CONGRESS", "PLENUM", "SESSION", "COMMITTEE")]
SOUGHT += [("name", name) for name in ("PERIOD", "SCOPE") if name in terminals("name")]
TEXTS = [example.text for rule in all_rules() for example in rule.examples] + ["", "届", "20", "党的二十大和二十届二中、三中全会"]


@pytest.mark.parametrize(("name", "terminal"), SOUGHT)
def test_as_plain(name: str, terminal: str) -> None:
    plain, sought = re.compile(terminals(name)[terminal]), seeker(name, terminal)
    assert [match.span() for text in TEXTS for match in sought.finditer(text)] == [
        match.span() for text in TEXTS for match in plain.finditer(text)
    ]


def test_within_bounds() -> None:
    text = "党的二十大，党的十九大，党的十八大"
    found = seeker("meeting", "CONGRESS").finditer(text, 3, 11)
    assert [match[0] for match in found] == ["党的十九大"]


def test_what_can_begin_with_anything() -> None:
    """Nothing can be skipped, and all is found."""
    assert [word.first for word in words("wording") if word.kind == "PLACE"] == [None]
    assert [match[0] for match in seeker("wording", "PLACE").finditer("云溪市、青禾县")] == ["云溪市", "青禾县"]


def test_of_several_the_first_that_matches_counts() -> None:
    """The name of the last group tells which it is."""
    outer = seeker("list", "CN", "DUN", "DOT")
    assert [(match.lastgroup, match[0]) for match in outer.finditer("1、一、2.")] == [
        ("DUN", "1、"),
        ("CN", "一、"),
        ("DOT", "2."),
    ]
    found = outer.search("其中一、")
    assert found is not None
    assert found.span() == (2, 4)
    assert outer.match("其中一、") is None
    assert outer.match("", 0) is None
