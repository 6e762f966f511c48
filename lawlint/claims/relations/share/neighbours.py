"""A share that fails beside others of the same list that hold.

✗ 全年审结286件。民事132件，占46.15%；刑事74件，占25.87%；行政62件，占26.18%。 → 62 ÷ 286 = 21.68% ≠ 26.18%
– 全年审结286件。民事132件，占46.15%；刑事74件，占25.87%；行政62件，占全省26.18%。 → 62 ÷ 286 = 21.68% ≠ 26.18%
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import islice

from lawlint.claims.binding import Binding, Context, Tie, unanchored
from lawlint.claims.claim import Claim
from lawlint.claims.operators.words import share_text
from lawlint.claims.relations.share.shared import parts_of
from lawlint.claims.scene import Scene, Term

# How many shares of one whole must hold in a sentence before another one is held to it.
_SUPPORT = 2

_SHARE = unanchored("share.beside", "rate", "rate == part / whole", Tie.LIKELY)


def neighbour_relations(context: Context, scene: Scene, claims: Sequence[Claim]) -> Iterator[Binding]:
    """What the shares of ``scene`` that none of ``claims``, which agree exactly, explains should be of."""
    shares = [t for t in scene.terms if t.kind == "PERCENT" and t.cue == "share" and t.index]
    if len(shares) <= _SUPPORT:
        return
    yield from _joined(context, scene)
    explained: dict[int, int] = {}  # where a rate begins, to where its whole does
    for claim in claims:
        places = {operand.role: operand.span.start for operand in claim.operands}
        if claim.kind == "share" and places.keys() >= {"rate", "whole"}:
            explained[places["rate"]] = places["whole"]
    support = Counter((explained[t.place], share_text(t)) for t in shares if t.place in explained)
    ((place, text), count), *_ = (*support.most_common(1), ((0, ""), 0))
    for rate in shares if count >= _SUPPORT else ():
        part = scene.terms[rate.index - 1]
        if rate.place not in explained and part.is_value and part.run != rate.run and text == share_text(rate):
            whole = next((t for t in context.before(part) if t.place == place), None)
            if whole is not None and _fits(part, whole):
                yield _binding(rate, part, whole)


def _joined(context: Context, scene: Scene) -> Iterator[Binding]:
    """What one of three or more joined shares is of, where all the others hold: «分别占45.7%、33.4%、15.7%和5.6%»."""
    for first, whole in context.shared:
        if first.scene is scene and (parts := parts_of(context, first)) is not None and len(parts) > _SUPPORT:
            for rate, part in zip(scene.terms[first.index : first.index + len(parts)], parts, strict=True):
                yield _binding(rate, part, whole)


def far_neighbour_relations(context: Context, scenes: Sequence[Scene], explained: Set[int]) -> Iterator[Binding]:
    """What a share that begins (in the source) at no place of ``explained`` should be of, as three others of the sentences around
    it are that are told in the same words: the lines of a list."""
    for scene in scenes if len(context.shared) > _SUPPORT else ():
        for rate in scene.terms[1:]:
            part = scene.terms[rate.index - 1]
            if rate.kind != "PERCENT" or rate.cue != "share" or rate.place in explained or not part.is_value:
                continue
            around = [*context.around(rate)]
            support = Counter(id(whole) for _, whole in around)
            if part.noun[-1:] in {other.scene.terms[other.index - 1].noun[-1:] for other, _ in around if other.index}:
                wholes = (whole for _, whole in around if support[id(whole)] > _SUPPORT and _fits(part, whole))
                yield from (_binding(rate, part, whole) for whole in islice(wholes, 1))


def _fits(part: Term, whole: Term) -> bool:
    return part.dimension == whole.dimension and 0 < part.printed < whole.printed


def _binding(rate: Term, part: Term, whole: Term) -> Binding:
    """A share that its neighbours say must hold: it proves nothing itself."""
    return Binding(_SHARE, ({"rate": (rate,), "part": (part,), "whole": (whole,)},), proves=False)
