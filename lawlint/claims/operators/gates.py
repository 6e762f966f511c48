"""What the anchor of a frame alone must say, asked before any other figure is sought: most anchors end here."""

from __future__ import annotations

import re

from lawlint.claims import lexicon
from lawlint.claims.binding import Gate
from lawlint.claims.operators.names import carried, covers, divided, outcomes_told, remainder
from lawlint.claims.operators.words import is_mean
from lawlint.claims.scene import Listing, Term


def is_single(anchor: Term | Listing) -> bool:
    """A rate that is not joined to others: 分别完成任务的100%和60%."""
    assert isinstance(anchor, Term)
    beside = anchor.scene.terms[max(0, anchor.index - 1) : anchor.index + 2]
    return not any(t is not anchor and t.kind == anchor.kind and t.run == anchor.run for t in beside)


def is_whole(anchor: Term | Listing) -> bool:
    """The items of a list are said to be all there are."""
    if not isinstance(anchor, Listing) or len(anchor.items) < 2:
        return False
    items, scene = anchor.items, anchor.scene
    if any(map(carried, items)) or any(map(is_mean, items)):
        return False
    if any(item.cue == "rest" or remainder(item) for item in items[1:]):
        return True
    includes = not anchor.depth and scene.text.startswith("包括", anchor.start)  # it may leave something out
    if (
        (anchor.kind == "consists" and (not includes or outcomes_told(items)))
        or anchor.sorts
        or (anchor.kind == "among" and scene.text[anchor.end - 1] == "含")
    ):
        after = scene.text[items[-1].end : items[-1].end + 1]
        around = scene.text[max(scene.start, anchor.start - 4) : anchor.end + 3]
        return after != "等" and "主要" not in around and covers(anchor, items)
    if anchor.kind == "colon" and "共" in scene.text[max(scene.start, anchor.start - 16) : anchor.start]:
        return covers(anchor, items)
    if anchor.kind == "colon" and outcomes_told(items):
        return covers(anchor, items)
    leads = [item.lead for item in items]
    if re.search("以内|以下|不足|不满", leads[0]) and re.search("以上|超过", leads[-1]):
        return covers(anchor, items)  # 30天以内…、30天至90天…、90天以上…
    return (len(items) >= 3 and all(lead.endswith("类") for lead in leads)) or divided(leads)


def says(word: str, of: str = "own") -> Gate:
    """The words of a figure (``of``: own, lead, tail) hold a word of the grammars: the operator behind most gates."""
    return lambda anchor: lexicon.said(word).search(getattr(anchor, of, "")) is not None


def opens_with(word: str, of: str = "own") -> Gate:
    """The words of a figure open with a word of the grammars."""
    return lambda anchor: lexicon.said(word).match(getattr(anchor, of, "")) is not None


def says_only(word: str, of: str = "own") -> Gate:
    """The words of a figure are a word of the grammars and nothing else."""
    return lambda anchor: lexicon.said(word).fullmatch(getattr(anchor, of, "")) is not None


def every(*gates: Gate) -> Gate:
    """All ``gates`` hold."""
    return lambda anchor: all(gate(anchor) for gate in gates)


def none(*gates: Gate) -> Gate:
    """None of ``gates`` holds."""
    return lambda anchor: not any(gate(anchor) for gate in gates)
