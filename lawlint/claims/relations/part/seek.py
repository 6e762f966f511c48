"""Where parts and their wholes are sought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.operators.seek import LOOK_BACK, TURNS, backwards, left, level, same_unit, some_of
from lawlint.claims.scene import Listing, Term


def bracketed(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What stands right before a bracket that tells a part of it: 1803件（旧存240件）."""
    assert isinstance(anchor, Term)
    if anchor.depth and anchor.index:
        term = anchor.scene.terms[anchor.index - 1]
        if level(term) and same_unit(term, anchor) and anchor.scene.text.startswith("(", term.end):
            yield (term,)


def change_headed(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What was collected too much, spent less or saved, right before a list of it: 多收费用58万元，其中涉及基金支付38万元."""
    listing = anchor if isinstance(anchor, Listing) else context.list_of(anchor)
    if listing is None or not listing.items:
        return
    for term in listing.scene.terms:
        near = term.end < listing.start and not any(t.start > term.end and t.start < listing.start for t in listing.scene.terms)
        if near and term.kind == "AMOUNT" and term.cue in TURNS and same_unit(term, listing.items[0]):
            yield (term,)


def coordinated_heads(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The wholes in front of a list, where 、 joins several of one unit."""
    assert isinstance(anchor, Term)
    listing = context.list_of(anchor)
    if listing is None or listing.kind != "among":
        return
    found: list[Term] = []
    for term in left(listing.scene, listing.start, listing.depth):
        if not level(term) or term.list is not None or not same_unit(term, anchor):
            break
        if found and not lexicon.said("JOINED").match(term.scene.text, term.end, found[-1].start):
            break
        found.append(term)
    if len(found) > 1:
        yield found[::-1]


def of_its_kind(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The nearest count before in the anchor's unit that has its noun, or where it has none, right before it in the segment."""
    assert isinstance(anchor, Term)
    noun = anchor.tail[:2]
    terms = anchor.scene.terms
    if anchor.index and (of := lexicon.said("OF_THOSE").fullmatch(anchor.own)) is not None:
        before = terms[anchor.index - 1]
        if before.end + len(anchor.own) == anchor.start:  # 20个村级单位中仍有6个收入不足
            yield from some_of(1, (t for t in (before,) if level(t) and t.unit == anchor.unit))
            return
        done = (t for t in reversed(terms[: anchor.index]) if len(of[1]) > 1 and of[1] in t.own and t.unit == anchor.unit)
        yield from some_of(1, filter(level, done))  # 建成398处；已建成工程中47处
        return
    if len(noun) < 2:
        here = (t for t in reversed(terms[: anchor.index]) if t.segment == anchor.segment and t.kind == "AMOUNT")
        yield from some_of(1, (t for t in here if level(t) and t.dimension == anchor.dimension and t.depth <= anchor.depth))
        return
    earlier = chain(reversed(terms[: anchor.index]), backwards(context.back(anchor.scene, LOOK_BACK)))
    for term in earlier:
        named = not anchor.own and len(anchor.tail) > 2 and term.own.endswith((anchor.tail[:4], anchor.tail[:3]))
        if level(term) and term.unit == anchor.unit and (named or term.tail.startswith(noun)):
            yield (term,)
            return


def owed(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """余额 for 限额, in the sentence or the two before."""
    assert isinstance(anchor, Term)
    earlier = chain(reversed(anchor.scene.terms[: anchor.index]), backwards(context.back(anchor.scene, LOOK_BACK)))
    return some_of(1, (t for t in earlier if "债务余额" in t.own and same_unit(t, anchor) and level(t)))
