"""Some of what was counted before, with a count whose clause names only what sort of it they are, or in a bracket behind it.

✓ 云溪区排查隐患63处，超过三年的41处。 → 41 ≤ 63
✓ 云溪区20个村级单位中仍有6个收入不足。 → 6 ≤ 20
✓ 云溪区排查隐患63处（旧存24处）。 → 24 ≤ 63
– 云溪区14个项目滞后，3个项目闲置。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.seek import level, same_unit
from lawlint.claims.scene import Listing, Term


# fmt: off
def some() -> Sequence[Frame]:
    """Some of the things before."""
    return [
        row("partof.some", ("plain", "AMOUNT"), "part", "part <= whole", whole=of_its_kind, needs=(is_smaller,), tie=Tie.PLAIN,
            gate=is_some),
        row("partof.bracket", ("plain", "AMOUNT"), "part", "part <= whole", whole=before_bracket, tie=Tie.PLAIN, words=("(",)),
    ]
# fmt: on


def is_some(anchor: Term | Listing) -> bool:
    """A count whose clause names nothing but what sort of the things before it is: 超过三年的41处, 涉及7个."""
    assert isinstance(anchor, Term)
    return (
        (not anchor.value.step or anchor.own.endswith(("以上的", "以下的")))
        and (len(anchor.tail) > 1 or len(anchor.own) > 1)
        and lexicon.said("SOME").fullmatch(anchor.own) is not None
    )


def is_smaller(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """As many things before, or more; a sentence that begins with some of them follows one that speaks of all."""
    part, whole = cast["part"][0], cast["whole"][0]
    if not part.own and (whole.scene is part.scene or not whole.own):
        return False  # 14个项目滞后，3个项目闲置
    return whole.printed > part.printed > 0


def of_its_kind(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The nearest count before in the anchor's unit that has its noun, or where it has none, right before it in the segment."""
    part = cast["part"][0]
    terms = part.scene.terms[: part.index]
    if terms and (of := lexicon.said("OF_THOSE").fullmatch(part.own)) is not None:
        if terms[-1].end + len(part.own) == part.start:
            yield (terms[-1],)  # 20个村级单位中仍有6个收入不足
            return
        done = (t for t in reversed(terms) if len(of[1]) > 1 and of[1] in t.own and t.unit == part.unit)
        yield from near.some_of(1, filter(level, done))  # 建成398处；已建成工程中47处
        return
    noun = part.tail[:2]
    if len(noun) < 2:
        here = (t for t in reversed(terms) if t.segment == part.segment and t.dimension == part.dimension)
        yield from near.some_of(1, filter(level, here))
        return
    for term in near.earlier(context, part):
        named = not part.own and len(part.tail) > 2 and term.own.endswith((part.tail[:4], part.tail[:3]))
        if level(term) and term.unit == part.unit and (named or term.tail.startswith(noun)):
            yield (term,)
            return


def before_bracket(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What stands right before a bracket with a part of it: 1803件（旧存240件）."""
    part = cast["part"][0]
    if part.depth and part.index:
        term = part.scene.terms[part.index - 1]
        if level(term) and same_unit(term, part) and part.scene.text.startswith("(", term.end):
            yield (term,)
