"""Frames meet figures: readings, verdicts, claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from lawlint.claims import lexicon
from lawlint.claims.across.planned import planned
from lawlint.claims.agreements import EXPLAINED, agreements
from lawlint.claims.agreements.shares import common_whole, joint_wholes
from lawlint.claims.claim import Claim, Kind, Operand, Verdict
from lawlint.claims.evaluate import judge
from lawlint.claims.evidence import is_mean, told_share
from lawlint.claims.formula import Identity, identity
from lawlint.claims.frames import Frame, Tie, frames
from lawlint.claims.mistakes.bases import named_whole
from lawlint.claims.mistakes.beside import BESIDE, across, beside
from lawlint.claims.mistakes.complete import is_closed
from lawlint.claims.mistakes.meant import another_holds
from lawlint.claims.mistakes.slips import is_slip
from lawlint.claims.render import Calculation
from lawlint.claims.scene import ANY_LEVEL, LEVELS, Assumed, Listing, Scene, Term
from lawlint.claims.worded import worded
from lawlint.exact.interval import Interval
from lawlint.parsing.patterns import pattern
from lawlint.source import Span

_MOST_READINGS = 24
# How many failing readings may be misprints, where a list of so many parts may end sooner or later.
_MOST_WITHHELD, _FEWEST_PARTS = 3, 3
# How many wholes of one sentence a share may be of that fails of each.
_MOST_WHOLES = 5
_MOST_BACK = 4
_LONGEST_SEARCH = 1500
_MOST_AKIN = 200
_MOST_CALLED = 6
# Sentences between shares of one whole.
_MOST_BETWEEN = 5
# One last place of a rate that tells which mistake was made, beside the rate.
_FINE_RATE = 1 / 50
_FINE_SHARE = 1 / 100
# A figure of another year, which no name calls that does not say so.
_PAST = pattern(r"上年|去年|上一年|核实")
_YEAR = pattern(r"\d{4}年")

_UNQUOTED = str.maketrans("", "", "“”")

Cast = dict[str, Sequence[Term]]
# A claim, and where its figures begin.
Proof = tuple[Claim, frozenset[int]]


class Withheld(NamedTuple):
    """One of the first readings of a frame that only confirms, where none holds; ``other``: not the first, of another whole."""

    frame: Frame
    rule: Identity
    cast: Cast
    other: bool = False


class Context:
    """The sentences of one report, for roles that reach beyond their own."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self.scenes = scenes
        self.position = {id(scene): n for n, scene in enumerate(scenes)}
        self._levels: list[Term] = [t for s in scenes for t in s.terms if t.kind == "AMOUNT" and t.cue in ANY_LEVEL]
        self._first = self._first_levels()
        self._values: dict[int, list[Term]] = {}
        # Shares that hold, each with the whole it is of, in the order in which they were found.
        self.shared: list[tuple[Term, Term]] = []
        self.parts: dict[int, Term] = {}  # by the identity of the share
        self.totals: dict[int, Term] = {}  # by the identity of a part: what it makes with others
        self.withheld: list[Withheld] = []
        self._everywhere: dict[tuple[str, str], list[Term]] = {}
        self._sized: dict[tuple[str, str], list[tuple[float, int, Term]]] | None = None

    def _first_levels(self) -> list[int]:
        """For each scene the number of levels before it."""
        counts, total = [], 0
        for scene in self.scenes:
            counts.append(total)
            total += sum(1 for t in scene.terms if t.kind == "AMOUNT" and t.cue in ANY_LEVEL)
        return counts

    def values(self, scene: Scene) -> list[Term]:
        """The figures of a scene that can be added and divided."""
        if (found := self._values.get(id(scene))) is None:
            found = self._values[id(scene)] = [term for term in scene.terms if term.is_value]
        return found

    def back(self, scene: Scene, sentences: int) -> Iterator[Scene]:
        """The scenes of the ``sentences`` sentences before, nearest first; a numbered paragraph begins anew."""
        last, paragraph = self.position[id(scene)] - 1, scene.paragraph
        for at in range(last, max(-1, last - _MOST_BACK), -1):
            if scene.number - self.scenes[at].number > sentences:
                return
            if self.scenes[at].paragraph is not paragraph:
                if paragraph.marker is not None or paragraph.role != "text":
                    return
                paragraph = self.scenes[at].paragraph
            yield self.scenes[at]

    def share_told(self, cast: Cast) -> None:
        """Remember a share that holds."""
        if "rate" in cast and "whole" in cast and cast["rate"][0].cue == "share":
            self.shared.append((cast["rate"][0], cast["whole"][0]))
            if "part" in cast:
                self.parts[id(cast["rate"][0])] = cast["part"][0]

    def sum_told(self, cast: Cast) -> None:
        """Remember a sum that holds."""
        whole = cast.get("whole") or cast.get("total")
        if whole and len(whole) == 1:
            self.totals.update((id(part), whole[0]) for part in cast.get("parts", ()))

    def withhold(self, kind: Kind, *casts: tuple[str, Cast], tie: Tie = Tie.FAR, name: str = "agreement") -> None:
        """Remember what the words tie, by an identity that may not hold."""
        for text, cast in casts:
            frame = Frame(kind, name, ("", ""), next(iter(cast)), (), text, confirms=True, tie=tie)
            self.withheld.append(Withheld(frame, identity(text), cast))

    def wholes(self, rate: Term) -> Iterator[Term]:
        """What the shares near by that are told in the same words are of, the latest first."""
        seen = set[int]()
        for _, whole in self.around(rate):
            if id(whole) not in seen:
                seen.add(id(whole))
                yield whole

    def around(self, rate: Term) -> Iterator[tuple[Term, Term]]:
        """The shares near by that are told in the same words, each with its whole, the latest first."""
        said, number = told_share(rate), rate.scene.number
        first = bisect_left(self.shared, number - _MOST_BETWEEN, key=_place)
        last = bisect_right(self.shared, number + _MOST_BETWEEN, key=_place)
        for other, whole in reversed(self.shared[first:last]):
            if told_share(other) == said:
                yield other, whole

    def list_of(self, term: Term | Listing) -> Listing | None:
        """The list that a figure stands in, or, behind «…其中A，占a%；B，», the last 其中 of its sentence."""
        if isinstance(term, Listing):
            return term
        if term.list is not None:
            return term.list
        among = [x for x in term.scene.lists if x.kind == "among" and x.end <= term.start and x.depth == term.depth]
        return among[-1] if among else None

    def before(self, anchor: Term | Listing) -> Iterator[Term]:
        """The levels before ``anchor``, nearest first."""
        scene = anchor.scene
        for term in reversed(scene.terms):
            if term.start < anchor.start and term.kind == "AMOUNT" and term.cue in ANY_LEVEL:
                yield term
        end = self._first[self.position[id(scene)]]
        yield from reversed(self._levels[max(0, end - _LONGEST_SEARCH) : end])

    def called(self, name: str, anchor: Term | Listing) -> Term | None:
        """The figure that ``name`` calls, anywhere before, the nearest if several."""
        return next(self.all_called(name, anchor), None)

    def all_called(self, name: str, anchor: Term | Listing) -> Iterator[Term]:
        """The figures that ``name`` may call, anywhere before, nearest first.

        A name with years calls what has all of them and its last three characters; another one the figure whose clause has the
        whole name, or is all of it but common words; failing that its last four characters, the rest in the same sentence.
        """
        name = name.replace("的", "")
        if years := _YEAR.findall(name):
            yield from (t for t in self.before(anchor) if name[-3:] in t.lead and all(y in t.lead for y in years))
            return
        bare = lexicon.noun(name).rstrip("数额")
        if len(bare) < 2:
            return
        found = False
        for term in self.before(anchor):
            called = term.noun == bare or (len(bare) >= 3 and name in term.lead.replace("的", ""))
            if called and not _PAST.search(term.lead) and _is_as_named(term, name):
                found = True
                yield term
        if found or len(bare) < 6:
            return
        for term in self.before(anchor):
            called = bare[-4:] in term.noun and term.list is None and bare[:-4] in term.scene.said.translate(_UNQUOTED)
            if called and _is_as_named(term, name):
                yield term

    def akin(self, name: str, anchor: Term) -> Iterator[Term]:
        """Figures before whose clauses share most pairs of characters with ``name``, nearest first."""
        name = lexicon.said("WHOLE_WORDS").sub("", name.replace("GDP", "生产总值"))
        wanted = lexicon.grams(name)
        end = self._first[self.position[id(anchor.scene)]]
        found = 0
        for term in reversed(self._levels[max(0, end - _MOST_AKIN) : end]) if wanted else ():
            if 2 * len(wanted & term.grams) >= len(wanted) or (len(name) == 2 and name[1] in term.lead.partition(name[0])[2]):
                yield term
                found += 1
                if found == _MOST_CALLED:
                    return

    def of_size(self, kind: str, dimension: str, low: float, high: float, new: Term) -> Iterator[Term]:
        """Levels of a kind and unit in the sentences before ``new`` whose size is from ``low`` to ``high``."""
        if self._sized is None:
            self._sized = {}
            for at, scene in enumerate(self.scenes):
                for term in scene.terms:
                    if term.kind in ("AMOUNT", "PERCENT") and term.cue not in _NO_LEVEL:
                        self._sized.setdefault((term.kind, term.dimension), []).append((term.size, at, term))
            for found in self._sized.values():
                found.sort(key=_size)
        some = self._sized.get((kind, dimension), ())
        near = some[bisect_left(some, low, key=_size) : bisect_right(some, high, key=_size)]
        end = self.position[id(new.scene)]
        yield from (term for _, at, term in sorted(near, key=_turn) if at < end)

    def everywhere(self, word: str, dimension: str) -> list[Term]:
        """Levels of one unit whose clause has ``word``, in the order of the text."""
        if (found := self._everywhere.get((word, dimension))) is None:
            found = [term for term in self._levels if term.dimension == dimension and word in term.lead]
            self._everywhere[word, dimension] = found
        return found


def _is_as_named(term: Term, name: str) -> bool:
    """Whether a figure is no budget and no mean, unless the name is: 占支出的 is of what was spent."""
    budgeted = "预算" not in name[-4:] and lexicon.said("BUDGETED").search(term.lead) is not None
    return not budgeted and ("均" in name or not is_mean(term))


_NO_LEVEL = frozenset({"rise", "fall", "base"})


def _size(one: tuple[float, int, Term]) -> float:
    return one[0]


def _turn(one: tuple[float, int, Term]) -> tuple[int, int]:
    """The order of the text."""
    return one[1], one[2].index


def _place(shared: tuple[Term, Term]) -> int:
    """The sentence of a share."""
    return shared[0].scene.number


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
            frame = Frame(reading.kind, "agreement", ("", ""), next(iter(cast)), (), reading.identity, confirms=True)
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
                if frame.mistakes and mistaken is None and _is_told(cast) and _mistake(frame, cast):
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
    if first is None or not (rule.sign != "==" or _mistake(frame, first) or is_slip(rule, first, not frame.misprints)):
        return []
    if another_holds(context, rule, first, anchor):
        return []
    return [proof(frame, rule, first, Verdict.INCONSISTENT, frame.weaker or count > 1)]


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
    for holds in frame.evidence:  # noqa: SIM110 (asked for every reading: all() would build a generator each time)
        if not holds(context, cast, anchor):
            return False
    return True


def proof(frame: Frame, rule: Identity, cast: Cast, verdict: Verdict, weaker: bool) -> Proof:
    """The claim that ``cast`` makes of ``frame``."""
    operands: list[Operand] = []
    marked = 0
    order = [r for r in rule.names if r in cast]
    target = frame.marks or frame.role
    for role in order:
        for term in cast[role]:
            if isinstance(term, Assumed):
                continue
            if role == target and not any(o.role == target for o in operands):
                marked = len(operands)
            operands.append(operand(role, term))
    wording = Calculation(frame.kind, rule, cast, verdict, _mistake(frame, cast) if verdict is Verdict.INCONSISTENT else "")
    claim = Claim(frame.kind, frame.name, verdict, tuple(operands), wording, marked, weaker, rule.sign == "==")
    return claim, frozenset(o.span.start for o in operands)


def contradicted(one: Withheld) -> Claim:
    """The claim that what was withheld does not hold after all."""
    return proof(one.frame, one.rule, one.cast, Verdict.INCONSISTENT, True)[0]


def _mistake(frame: Frame, cast: Cast) -> str:
    values: dict[str, list[Interval]] = {role: [t.value for t in terms] for role, terms in cast.items()}
    for text, note in frame.mistakes:
        if judge(identity(text), values) is Verdict.CONSISTENT:
            return note
    return ""


def operand(role: str, term: Term) -> Operand:
    """A figure as the operand of a claim."""
    span: Span = term.scene.paragraph.compact.span(term.start, term.end)
    return Operand(role, span, term.text, term.value.low, term.value.high, term.unit)
