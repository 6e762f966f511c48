"""Frames meet figures: readings, verdicts, claims."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

from lawlint.claims.agreements import EXPLAINED, agreements
from lawlint.claims.binding import Cast, Context, Frame, Tie, Withheld
from lawlint.claims.claim import Claim, Verdict
from lawlint.claims.evaluate import judge
from lawlint.claims.formula import identity
from lawlint.claims.frames import frames
from lawlint.claims.meant import another_holds
from lawlint.claims.proof import Proof, mistake, proof
from lawlint.claims.relations.change.planned import planned
from lawlint.claims.relations.share.agreements import common_whole, joint_wholes
from lawlint.claims.relations.share.bases import named_whole
from lawlint.claims.relations.share.beside import BESIDE, across, beside
from lawlint.claims.relations.sum.complete import is_closed
from lawlint.claims.relations.worded import worded
from lawlint.claims.scene import LEVELS, Listing, Scene, Term
from lawlint.claims.slips import is_slip
from lawlint.source import Span

_MOST_READINGS = 24

# How many failing readings may be misprints, where a list of so many parts may end sooner or later.
_MOST_WITHHELD, _FEWEST_PARTS = 3, 3

# How many wholes of one sentence a share may be of that fails of each.
_MOST_WHOLES = 5

# One last place of a rate that tells which mistake was made, beside the rate.
_FINE_RATE = 1 / 50

_FINE_SHARE = 1 / 100


def claims_of(context: Context, outlines: Iterable[Listing]) -> Iterator[Claim]:
    """All relations between the figures of a report's sentences, and of the lists that run over paragraphs."""
    scenes = context.scenes
    asked = _asked_in(scenes)
    told: set[int] = set()
    for listing in outlines:
        yield from _kept(_of_list(context, listing))
    for scene in scenes:
        found: list[Proof] = []
        context.shared += joint_wholes(context, scene)
        context.shared += common_whole(context, scene)
        for listing in scene.lists:
            found += _of_list(context, listing)
        said = frozenset(asked[id(scene)])
        for term in scene.terms:
            of_any = term.kind != "AMOUNT" or term.cue in LEVELS or term.settled_target
            proved: set[tuple[str, str]] = set()
            for frame in _anchored(term.cue, term.kind, of_any, said):
                if (frame.gate is None or frame.gate(term)) and not (frame.confirms and (frame.kind, frame.name) in proved):
                    bound = _bind(context, frame, term) or ()
                    found += bound
                    proved.update((claim.kind, claim.frame) for claim, _ in bound if claim.verdict.holds)
        begin = scene.paragraph.compact.at[scene.start]
        explained = {
            operand.span.start
            for claim, places in found
            if claim.equality
            if claim.verdict.holds or not claim.weaker or min(places) >= begin  # what one sentence says is not excused
            for operand in claim.operands
            if operand.role in EXPLAINED and (operand.role != "delta" or claim.kind != "implied")  # its old value is not told
        }
        for frame, cast in planned(context, scene, explained):
            found.append(proof(frame, identity(frame.identity), cast, Verdict.CONSISTENT, True))
            explained.add(cast[frame.role][0].place)
        for reading in agreements(context, scene, explained):
            cast, verdict = reading.cast, reading.verdict
            frame = Frame(reading.kind, "agreement", ("", ""), next(iter(cast)), (), reading.identity, tie=Tie.PLAIN)
            if reading.kind == "share" and (whole := named_whole(context, identity(frame.identity), cast)) is not None:
                cast, verdict = {**cast, "whole": (whole,)}, Verdict.INCONSISTENT
            else:
                context.share_told(cast)
            found.append(proof(frame, identity(frame.identity), cast, verdict, True))
        for cast in beside(context, scene, [claim for claim, _ in found]):
            found.append(proof(BESIDE, identity(BESIDE.identity), cast, Verdict.INCONSISTENT, True))
        for frame, cast in worded(context, scene):
            found.append(proof(frame, identity(frame.identity), cast, Verdict.CONSISTENT, True))
        kept = [*_kept(found)]
        told.update(claim.operands[claim.marked].span.start for claim in kept if claim.kind in _OF_A_RATE)
        yield from kept
    for cast in across(context, scenes, told):
        yield proof(BESIDE, identity(BESIDE.identity), cast, Verdict.INCONSISTENT, True)[0]


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


def _of_list(context: Context, listing: Listing) -> list[Proof]:
    """The claims of a list and of its items; of none where nobody can say what it is a list of."""
    found: list[Proof] = []
    table = frames()
    for frame in table.get((listing.kind, "LIST"), ()):
        if frame.gate is not None and not frame.gate(listing):
            continue
        bound = _bind(context, frame, listing)
        if bound is None and frame.kind == "sum":
            return found
        found += bound or ()
    for frame in table.get((listing.kind, "ITEM"), ()):
        for item in listing.members:
            fits = item.kind == "AMOUNT" and item.depth == listing.depth and (item.cue in LEVELS or item.settled_target)
            if fits and not item.is_mark:
                found += _bind(context, frame, item) or ()
    return found


# Relations that explain where a per cent comes from: one that holds is explanation enough, if it is as sure as what fails.
_WITHIN = frozenset({"partof", "funnel"})

_OF_A_RATE = frozenset({"share", "progress", "growth", "implied"})


def _kept(found: list[Proof]) -> Iterator[Claim]:
    """One claim for the same figures; no part-of inside another consistent claim."""
    seen: set[frozenset[int]] = set()
    holding: dict[Span, bool] = {}  # figure to whether all that explains it is weak
    nearest: dict[Span, int] = {}  # figure to where the figures that explain it begin, at the latest
    for claim, places in found:
        if claim.kind in _OF_A_RATE and claim.verdict is not Verdict.INCONSISTENT:
            holding[claim.span] = holding.get(claim.span, True) and claim.weaker
            nearest[claim.span] = max(nearest.get(claim.span, 0), min(places))
    surely = {claim.span for claim, _ in found if claim.verdict is Verdict.INCONSISTENT and not claim.weaker}
    parts = {_part_of(claim) for claim, _ in found if claim.kind == "share" and claim.verdict is not Verdict.INCONSISTENT} - {
        None
    }
    settled = [places for claim, places in found if claim.kind not in (*_WITHIN, "bound", "balance") and claim.verdict.holds]
    equal = {places for claim, places in found if claim.equality and claim.verdict.holds}
    for claim, places in found:
        if (places in seen or (places in equal and not claim.equality)) and claim.kind != "bound":
            continue
        if claim.verdict is Verdict.INCONSISTENT and claim.kind == "share" and _part_of(claim) in parts:
            continue  # of another whole the same part makes the print
        if claim.verdict is Verdict.INCONSISTENT and claim.kind == "share" and claim.weaker and claim.span in surely:
            continue  # told already
        excused = claim.span in holding and (
            claim.weaker or not holding[claim.span] or (claim.frame == "rate" and min(places) < nearest[claim.span])
        )
        if excused and claim.verdict is Verdict.INCONSISTENT and claim.kind in _OF_A_RATE:
            continue
        if claim.kind in _WITHIN and claim.verdict is Verdict.CONSISTENT and any(places < other for other in settled):
            continue
        if claim.kind != "bound":
            seen.add(places)
        yield claim


def _part_of(claim: Claim) -> tuple[Span, Span] | None:
    """The rate of a share, and what it is the share of a whole of."""
    part = next((operand.span for operand in claim.operands if operand.role == "part"), None)
    return None if part is None else (claim.span, part)


def _bind(context: Context, frame: Frame, anchor: Term | Listing) -> list[Proof] | None:
    """The claim of ``frame`` at ``anchor``, if its evidence holds; None where its readings disagree."""
    start: Cast = {} if isinstance(anchor, Listing) else {frame.role: (anchor,)}
    rule = identity(frame.identity)
    readings = islice(_readings(context, frame, anchor, start, 0), _MOST_READINGS)
    first: Cast | None = None
    mistaken: Cast | None = None
    withheld: list[Cast] = []
    count = 0
    for cast in readings:
        values = {role: [t.value for t in terms] for role, terms in cast.items()}
        verdict = judge(rule, values)
        if first is None:
            if verdict is Verdict.INCONSISTENT and (
                not withheld or _ends_elsewhere(cast, withheld) or _is_of_another(cast, withheld)
            ):
                withheld.append(cast)
            if verdict is Verdict.CONSISTENT or (verdict is Verdict.ROUNDING and not frame.any_reading):
                if frame.kind == "share" and (whole := named_whole(context, rule, cast)) is not None:
                    return [proof(frame, rule, {**cast, "whole": (whole,)}, Verdict.INCONSISTENT, True)]
                context.share_told(cast)
                if frame.kind == "sum":
                    context.sum_told(cast)
                return [proof(frame, rule, cast, verdict, frame.confirms)]
            if frame.any_reading:
                if frame.mistakes and mistaken is None and _is_told(cast) and mistake(frame, cast):
                    mistaken = cast
                continue
            if verdict is Verdict.UNDECIDED or frame.confirms:
                break
            first = cast
        elif verdict is not Verdict.INCONSISTENT:
            return None
        count += 1
    if mistaken is not None:
        return [proof(frame, rule, mistaken, Verdict.INCONSISTENT, True)]
    if frame.confirms and rule.sign == "==":
        context.withheld += (
            Withheld(frame, rule, cast, bool(n) and frame.kind == "share")
            for n, cast in enumerate(withheld)
            if not another_holds(context, rule, cast, anchor)
        )
    if first is None or not (rule.sign != "==" or mistake(frame, first) or is_slip(rule, first, frame.tie > Tie.PRECISE)):
        return []
    if another_holds(context, rule, first, anchor):
        return []
    return [proof(frame, rule, first, Verdict.INCONSISTENT, frame.tie < Tie.ASSERTED or count > 1)]


def _ends_elsewhere(cast: Cast, withheld: Sequence[Cast]) -> bool:
    """Whether a list may end here too."""
    parts = cast.get("parts", ())
    if len(withheld) == _MOST_WITHHELD or len(parts) < 2:
        return False
    return len(parts) >= _FEWEST_PARTS or ("whole" in cast and is_closed(cast["whole"][0], parts))


def _is_of_another(cast: Cast, withheld: Sequence[Cast]) -> bool:
    """Whether a part may be of this whole of its sentence too, printed so finely that no misprint of the share gives it by
    chance."""
    if "rate" not in cast or "whole" not in cast or "part" not in cast or len(withheld) == _MOST_WHOLES:
        return False
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    return (
        part is withheld[0]["part"][0]
        and part.scene is whole.scene
        and part.printed < whole.printed
        and rate.fineness <= _FINE_SHARE
        and all(whole is not other["whole"][0] for other in withheld)
    )


def _is_told(cast: Cast) -> bool:
    """Whether a rate is printed so finely that a mistake that gives it is no accident."""
    return cast["rate"][0].fineness <= _FINE_RATE


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
