"""What a figure is of: the name in front of it, without period, area and verb, and what it counts."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from lawlint.claims.scene import LEVELS, Term
from lawlint.knowledge import table
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern

LONGEST_NOUN = 8

# What a change, a share, a past or an intended value has behind the name of its figure.
SUFFIXES = {
    "rise": "增长", "fall": "下降", "share": "占比", "base": "上期", "from": "上期", "target": "目标", "yearly": "年均增长",
    "mean": "平均", "each": "每",
}  # fmt: skip

_LONGEST = 40

_DIGIT = pattern(r"\d")

_UNQUOTED = str.maketrans("", "", "“”")


@cache
def words(group: str, name: str) -> Any:
    """One list of ``knowledge/names.toml``."""
    return table("names")[group][name]


@cache
def word(name: str) -> re.Pattern[str]:
    """A word of ``grammar/name.lark``; OPENING and CLOSING are what stands around a name."""
    spelled = terminals("name")
    match name:
        case "OPENING":
            return pattern(f"(?:{spelled['PERIOD']}|{spelled['AREA']}|{spelled['FRONT']})*+")
        case "CLOSING":
            return pattern(f"(?:{spelled['BACK']})+$")
        case _:
            return pattern(spelled[name])


def subject(term: Term) -> str:
    """What a figure is of: the name in front of it without period, area and verb, and what it counts."""
    if term.subject is None:
        term.subject = _subject(term)
    return term.subject


def _subject(term: Term) -> str:
    cue, lead = term.cue, term.lead
    if "分别" in lead or "分别" in term.tail:
        return ""
    if cue in SUFFIXES:
        name = _trimmed(term.scene.clause_before(term.run) if term.run < term.start else lead)
        if len(name) < 2 or name[0] in "比较与同环":
            name = _governing(term)
        return name + SUFFIXES[cue] if name else ""
    if cue in ("up", "down") and (start := max(lead.rfind("由"), lead.rfind("从"))) > 0:
        return _trimmed(lead[:start])
    return _trimmed(term.own) + _counted_noun(term)


def _governing(term: Term) -> str:
    """What a change without a name of its own is a change of: the clause before, or the level in it."""
    scene, text = term.scene, term.scene.text
    begin = max(text.rfind(stop, scene.start, term.start) for stop in ",;:")
    if begin < scene.start:
        return ""
    before = scene.clause_before(begin)
    if not _DIGIT.search(before):
        return _trimmed(word("CHANGE").sub("", before))
    named = LEVELS | {"rate"}
    return next((subject(other) for other in reversed(scene.terms[: term.index]) if other.cue in named), "")


def _counted_noun(term: Term) -> str:
    """The noun after a counter: 3000个技改项目."""
    if not term.tail or term.kind != "AMOUNT" or word("GOES_ON").match(term.tail):
        return ""
    return word("AMONG").split(term.tail.removeprefix("的"), maxsplit=1)[0][:LONGEST_NOUN]


@lru_cache(maxsize=1 << 13)
def _trimmed(lead: str) -> str:
    """The name in the words before a figure."""
    name = lead[lead.rfind("》") + 1 :]
    if front := word("OPENING").match(name):
        name = name[front.end() :]
    name = name.translate(_UNQUOTED)[-_LONGEST:]
    if back := word("CLOSING").search(name):
        name = name[: back.start()]
    return name if len(name) > 1 and not word("JOINT").match(name) else ""


@cache
def deeds() -> tuple[re.Pattern[str], dict[str, str]]:
    """All words for deeds, and for each the first of those that mean the same."""
    first = {word: same[0] for same in words("verbs", "sets") for word in same}
    return pattern("|".join(sorted(first, key=len, reverse=True))), first


def with_one_deed(name: str) -> str:
    """A name without 的, and with one word for one deed: 新收 is 收到."""
    name = name.replace("的", "")
    spelled, first = deeds()
    match = spelled.match(name)
    return first[match[0]] + name[match.end() :] if match else name
