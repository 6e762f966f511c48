"""The figures of a sentence make what has the name of its subject before: 动支部分用于….

✓ 全年动支预备费0.52亿元，同比减少。动支部分用于防汛0.31亿元、救灾0.21亿元。 → 0.31亿 + 0.21亿 = 0.52亿
– 全年动支预备费0.52亿元。动支部分用于防汛0.31亿元、救灾0.11亿元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.lexicon import said
from lawlint.claims.operators.seek import is_deed, same_unit
from lawlint.claims.scene import Listing, Term

# How many figures back the whole is sought, and how many of its name are tried.
_MOST_BACK, _MOST_CALLED = 200, 3


# fmt: off
def subjects() -> Sequence[Frame]:
    return [
        row("sum.subject", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=_figures_of_piece, whole=_named_as_subject,
            tie=Tie.CALLED, any_reading=True, marks="whole", gate=_ends_its_piece),
    ]
# fmt: on


def _ends_its_piece(anchor: Term | Listing) -> bool:
    """The last figure of its sentence or ；-piece but for its own share, and not the first."""
    assert isinstance(anchor, Term)
    following = anchor.scene.terms[anchor.index + 1 : anchor.index + 3]
    beside = [t for t in following if t.segment == anchor.segment and t.cue != "share"]
    return anchor.index > 0 and not beside and anchor.scene.terms[anchor.index - 1].segment == anchor.segment


def _figures_of_piece(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The figures of a sentence or ；-piece that ends with the anchor; their shares may stand between."""
    assert isinstance(anchor, Term)
    run = [anchor]
    for term in reversed(anchor.scene.terms[: anchor.index]):
        if term.segment != anchor.segment:
            break
        if term.kind == "AMOUNT" and term.cue in ("plain", "rest") and term.depth == anchor.depth and same_unit(term, anchor):
            run.append(term)
        elif term.cue != "share" or term.kind != "PERCENT":
            return
    if len(run) > 1:
        yield run[::-1]


def _named_as_subject(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What has the name of the sentence's subject before: 动支0.52亿元 for «动支部分用于…»."""
    first = cast["parts"][0]
    scene = first.scene
    before = scene.terms[first.index - 1].end + 1 if first.index else scene.start
    begin = max(before, scene.text.rfind(";", scene.start, first.start) + 1)
    match = said("SUBJECT").match(scene.text, begin, first.start)
    if match is None:
        return
    name = said("LIST_OPENER").sub("", match[1]).replace("的", "")
    found = 0
    for term in islice(context.before(first), _MOST_BACK) if len(name) > 1 else ():
        own = said("LIST_OPENER").sub("", term.own.lstrip(",、;")).replace("的", "").rstrip("为达共约")
        if same_unit(term, first) and (is_deed(name, own) or (len(own) > 2 and name.startswith(own))):
            yield (term,)
            found += 1
            if found == _MOST_CALLED:
                return
