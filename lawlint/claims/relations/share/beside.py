"""A share that fails beside others of the same list that hold: «A132件、占46.15%，B74件、占25.87%，C62件、占26.18%»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from lawlint.claims.binding import Binding, Context, Frame, Tie
from lawlint.claims.claim import Claim
from lawlint.claims.operators.words import share_text
from lawlint.claims.relations.share.shared import parts_of
from lawlint.claims.scene import Scene, Term

# How many shares of one whole must hold in a sentence before another one is told.
_SUPPORT = 2

_BESIDE = Frame("share", "beside", ("", ""), "rate", (), "rate == part / whole", tie=Tie.LIKELY)


def beside(context: Context, scene: Scene, claims: Sequence[Claim]) -> Iterator[Binding]:
    """What the shares of ``scene`` that none of ``claims``, which agree exactly, explains should be of."""
    shares = [t for t in scene.terms if t.kind == "PERCENT" and t.cue == "share" and t.index]
    if len(shares) <= _SUPPORT:
        return
    yield from _odd_ones(context, scene, shares)
    explained: dict[int, int] = {}  # where a rate begins, to where its whole does
    for claim in claims:
        if claim.kind == "share":
            places = {operand.role: operand.span.start for operand in claim.operands}
            if "rate" in places and "whole" in places:
                explained[places["rate"]] = places["whole"]
    support = Counter((explained[t.place], share_text(t)) for t in shares if t.place in explained)
    for rate in shares:
        part = scene.terms[rate.index - 1]
        if rate.place in explained or not part.is_value or not part.printed or part.run == rate.run:
            continue
        for (place, said), count in support.most_common(1):
            whole = _whole(context, part, place) if count >= _SUPPORT and said == share_text(rate) else None
            if whole is None or whole.dimension != part.dimension or part.printed >= whole.printed:
                continue
            yield _bound(rate, part, whole)


def _odd_ones(context: Context, scene: Scene, shares: Sequence[Term]) -> Iterator[Binding]:
    """What one of three or more joined shares is of, where all the others hold: «分别占45.7%、33.4%、15.7%和5.6%»."""
    for first, whole in context.shared:
        if first.scene is scene and (parts := parts_of(context, first)) is not None and len(parts) > _SUPPORT:
            for rate, part in zip(scene.terms[first.index : first.index + len(parts)], parts, strict=True):
                yield _bound(rate, part, whole)


def across(context: Context, scenes: Sequence[Scene], explained: Set[int]) -> Iterator[Binding]:
    """What a share that begins (in the source) at no place of ``explained`` should be of, as three others of the sentences around
    it are that are told in the same words: the lines of a list."""
    for scene in scenes if len(context.shared) > _SUPPORT else ():
        for rate in scene.terms:
            if rate.kind != "PERCENT" or rate.cue != "share" or rate.place in explained:
                continue
            part = scene.terms[rate.index - 1] if rate.index else None
            support = Counter(id(whole) for _, whole in context.around(rate))
            alike = {other.scene.terms[other.index - 1].noun[-1:] for other, _ in context.around(rate) if other.index}
            for _, whole in context.around(rate):
                if (
                    part is not None
                    and part.is_value
                    and support[id(whole)] > _SUPPORT
                    and _fits(part, whole)
                    and part.noun[-1:] in alike
                ):
                    yield _bound(rate, part, whole)
                    break


def _fits(part: Term, whole: Term) -> bool:
    return part is not whole and part.dimension == whole.dimension and 0 < part.printed < whole.printed


def _bound(rate: Term, part: Term, whole: Term) -> Binding:
    """A share that its neighbours say must hold: it proves nothing itself."""
    return Binding(_BESIDE, ({"rate": (rate,), "part": (part,), "whole": (whole,)},), proves=False)


def _whole(context: Context, part: Term, place: int) -> Term | None:
    """The figure before ``part`` that begins at ``place`` in the source."""
    return next((t for t in context.before(part) if t.place == place), None)
