"""Frames meet figures: every figure and list of a report anchors frames, whose readings the judge decides.

What holds feeds what comes later in the sentence and in the report: shares their wholes, sums their totals.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from lawlint.claims.agreements import EXPLAINED, agreements
from lawlint.claims.binding import Binding, Cast, Context, Frame
from lawlint.claims.claim import Claim
from lawlint.claims.frames import frames
from lawlint.claims.judge import OF_A_RATE, Judge, Proof, Reason, Undecided, reconciled
from lawlint.claims.relations.change.planned import planned_relations
from lawlint.claims.relations.change.worded import worded_changes
from lawlint.claims.relations.share.neighbours import far_neighbour_relations, neighbour_relations
from lawlint.claims.relations.share.together import common_whole, joint_wholes
from lawlint.claims.relations.share.worded import worded_shares
from lawlint.claims.scene import LEVELS, Listing, Scene, Term


def claims_of(judge: Judge, outlines: Iterable[Listing]) -> Iterator[Claim]:
    """All relations between the figures of a report's sentences, and of the lists that run over paragraphs."""
    context = judge.context
    scenes = context.scenes
    asked = _asked_in(scenes)
    explained_rates: set[int] = set()
    for listing in outlines:
        yield from reconciled(_of_list(judge, listing))
    for scene in scenes:
        found: list[Proof] = []
        context.shared += joint_wholes(context, scene)
        context.shared += common_whole(context, scene)
        for listing in scene.lists:
            found += _of_list(judge, listing)
        words = frozenset(asked[id(scene)])
        for term in scene.terms:
            found += _of_figure(judge, term, words)
        explained = _explained(found, scene.paragraph.compact.at[scene.start])
        for proof in judge.proofs(planned_relations(context, scene, explained)):
            found.append(proof)
            explained.add(proof.claim.span.start)
        for proof in judge.proofs(agreements(context, scene, explained)):
            if proof.claim.verdict.holds:
                context.share_told(proof.cast)
            found.append(proof)
        found += judge.proofs(neighbour_relations(context, scene, [proof.claim for proof in found if proof.claim.verdict.exact]))
        found += judge.proofs(worded_shares(context, scene))
        found += judge.proofs(worded_changes(context, scene))
        kept = [*reconciled(found)]
        explained_rates.update(claim.span.start for claim in kept if claim.kind in OF_A_RATE)
        yield from kept
    yield from judge.claims(far_neighbour_relations(context, scenes, explained_rates))


def _explained(found: Sequence[Proof], begin: int) -> set[int]:
    """Where figures begin that other figures explain; what one sentence, which begins at ``begin``, contradicts is explained."""
    return {
        operand.span.start
        for proof in found
        if (claim := proof.claim).equality and (claim.verdict.holds or not claim.weaker or min(proof.places) >= begin)
        for operand in claim.operands
        if operand.role in EXPLAINED and (operand.role != "delta" or claim.kind != "implied")  # its old value is not printed
    }


def _of_figure(judge: Judge, term: Term, words: frozenset[str]) -> Iterator[Proof]:
    """What the frames that a figure anchors come to; of forms of one name that only confirm the first that holds."""
    of_any = term.kind != "AMOUNT" or term.cue in LEVELS or term.settled_target
    proved: set[tuple[str, str]] = set()
    for frame in _anchored(term.cue, term.kind, of_any, words):
        if (frame.gate is not None and not frame.gate(term)) or (frame.confirms and (frame.kind, frame.name) in proved):
            continue
        if isinstance(decided := _decided(judge, frame, term), Proof):
            yield decided
            if decided.claim.verdict.holds:
                proved.add((frame.kind, frame.name))


def _decided(judge: Judge, frame: Frame, anchor: Term | Listing) -> Proof | Undecided | None:
    """What a frame comes to at its anchor; shares and sums that hold are remembered."""
    start: Cast = {} if isinstance(anchor, Listing) else {frame.role: (anchor,)}
    decided = judge.decide(Binding(frame, _readings(judge.context, frame, anchor, start, 0), anchor))
    if isinstance(decided, Proof) and decided.claim.verdict.holds:
        judge.context.share_told(decided.cast)
        if frame.kind == "sum":
            judge.context.sum_told(decided.cast)
    return decided


@lru_cache(maxsize=1 << 14)
def _anchored(cue: str, kind: str, of_any: bool, said: frozenset[str]) -> tuple[Frame, ...]:
    """The frames that a figure may anchor where ``said`` is said; ``of_any``: also those that any cue will do for."""
    some = (*frames().get((cue, kind), ()), *(frames().get(("*", kind), ()) if of_any else ()))
    return tuple(frame for frame in some if not (frame.words and said.isdisjoint(frame.words)))


def _asked_in(scenes: Sequence[Scene]) -> Mapping[int, set[str]]:
    """For each scene (by identity) the words of it that frames ask for."""
    starts, length = [], 0
    for scene in scenes:
        starts.append(length)
        length += len(scene.said) + 1
    text = "\n".join(scene.said for scene in scenes)
    found: dict[int, set[str]] = {id(scene): set() for scene in scenes}
    for word in _asked():
        at = text.find(word)
        while at >= 0:
            n = bisect_right(starts, at) - 1
            found[id(scenes[n])].add(word)
            at = text.find(word, starts[n + 1]) if n + 1 < len(starts) else -1
    return found


@cache
def _asked() -> frozenset[str]:
    """The words that frames ask for in the sentence."""
    return frozenset(word for group in frames().values() for frame in group for word in frame.words)


def _of_list(judge: Judge, listing: Listing) -> list[Proof]:
    """What the frames of a list and of its items come to; nothing where nobody can say which whole it is a list of."""
    found: list[Proof] = []
    table = frames()
    for frame in table.get((listing.kind, "LIST"), ()):
        if frame.gate is not None and not frame.gate(listing):
            continue
        decided = _decided(judge, frame, listing)
        if isinstance(decided, Proof):
            found.append(decided)
        elif decided is not None and decided.reason is Reason.READINGS and frame.kind == "sum":
            return found
    for frame in table.get((listing.kind, "ITEM"), ()):
        for item in listing.members:
            fits = item.kind == "AMOUNT" and item.depth == listing.depth and (item.cue in LEVELS or item.settled_target)
            if fits and not item.is_mark and isinstance(decided := _decided(judge, frame, item), Proof):
                found.append(decided)
    return found


def _readings(context: Context, frame: Frame, anchor: Term | Listing, cast: Cast, at: int) -> Iterator[Cast]:
    if at == len(frame.roles):
        if _is_evident(context, frame, anchor, cast):
            yield cast
        return
    role, where = frame.roles[at]
    role = role or frame.role
    taken = [term for terms in cast.values() for term in terms] if role not in (frame.role, "parts") else ()
    for terms in where(context, cast, anchor):
        if taken and any(term is other for term in terms for other in taken):
            continue
        wider = {**cast, role: terms}
        if at + 1 < len(frame.roles):
            yield from _readings(context, frame, anchor, wider, at + 1)
        elif _is_evident(context, frame, anchor, wider):
            yield wider


def _is_evident(context: Context, frame: Frame, anchor: Term | Listing, cast: Cast) -> bool:
    for holds in frame.needs:  # noqa: SIM110 (asked for every reading: all() would build a generator each time)
        if not holds(context, cast, anchor):
            return False
    return True
