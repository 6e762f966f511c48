"""The judge: the one place that decides what a relation comes to.

Relations yield bindings and comparisons and look at no verdict.  A binding is decided at once where the words settle it:

    ===========================  ==============================================================================
    what re-computing shows      what follows
    ===========================  ==============================================================================
    a reading agrees             proved; rounded agreement proves nothing where any reading would do
    the preferred reading is     undecided
      open, or only others agree
    every reading fails, tied    FIXED: contradicted.  LIKELY, ASSERTED: contradicted where a slip or a near miss
      PRECISE or closer          explains it, PRECISE: where a slip of the pen does.  An error where the words
                                 assert one reading, otherwise a warning
    every reading fails, tied    undecided, kept until the report is known: a warning where one misprint of a
      less closely               figure that nothing vouches for explains it (misprints.py)
    other figures that may be    undecided (rivals.py)
      meant agree
    ===========================  ==============================================================================

What is undecided is kept with its reason (``Judge.undecided``); ``lawlint claims --why`` prints it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from enum import Enum
from itertools import islice
from typing import NamedTuple

from lawlint.claims.binding import Binding, Cast, Comparison, Context, Frame, Pending, Siblings, Tie
from lawlint.claims.claim import Claim, Verdict
from lawlint.claims.evaluate import Agreement, agreement, agreement_of
from lawlint.claims.formula import Identity, identity
from lawlint.claims.lexicon import said
from lawlint.claims.misprints import Vouched, ends_elsewhere, explains, is_of_another_whole
from lawlint.claims.proof import claim_of, mistake_in
from lawlint.claims.relations.share.adjusted import adjusted_rates, is_near
from lawlint.claims.relations.share.named_whole import named_whole
from lawlint.claims.render import Calculation
from lawlint.claims.rivals import another_holds
from lawlint.claims.scene import Assumed, Term
from lawlint.claims.slips import Slip, slip_of
from lawlint.exact.interval import Interval
from lawlint.finding import Text
from lawlint.source import Span

# The verdict on a text for what re-computing shows, where it decides.
_VERDICTS = {Agreement.EXACT: Verdict.CONSISTENT, Agreement.ROUNDED: Verdict.ROUNDING, Agreement.FAILS: Verdict.INCONSISTENT}

_MOST_READINGS = 24

# One last place of a rate, beside the rate, from which the mistake that gives it is no accident.
_FINE_RATE = 1 / 50


class Reason(Enum):
    """Why a relation is undecided."""

    OPEN = Text("有数字只知一侧界限", "a figure is known from one side only")
    READINGS = Text("首选读法不符，另有读法相符", "the preferred reading fails, another one agrees")
    DOUBTED = Text("表中其他各行或近旁文字不支持", "other rows of the table, or words near by, speak against it")
    NO_SLIP = Text("没有笔误能解释差额", "no slip explains by how much it fails")
    RIVAL = Text("换作近旁其他数字则相符", "other figures near by agree")
    SCOPE = Text("数字的范围不同或不明", "the scopes of the figures differ, or one is unknown")
    CONFIRMS = Text("文字联系不够紧，只作印证", "the words tie the figures too loosely to contradict")


class Undecided(NamedTuple):
    """A relation that the judge withholds: its frame and preferred reading, or its comparison, and why."""

    relation: Frame | Comparison
    cast: Cast
    reason: Reason
    readings: int = 1

    @property
    def claim(self) -> Claim:
        """The relation as a claim that is not decided."""
        one = self.relation
        if isinstance(one, Comparison):
            return Claim(one.kind, one.form, Verdict.UNDECIDED, one.operands, one.words, one.marked, True, one.equality)
        rule = identity(one.identity)
        return claim_of(one, rule, self.cast, agreement_of(rule, self.cast), Verdict.UNDECIDED, True)

    def factors(self, proved: Set[int]) -> Factors:
        """What the decision rests on; ``proved`` are the places of figures that other relations prove."""
        one, figures = self.relation, [t for terms in self.cast.values() for t in terms if not isinstance(t, Assumed)]
        slip, digits = None, 0
        if isinstance(one, Frame):
            rule = identity(one.identity)
            digits = len(self.cast[one.target][0].digits)
            slip = slip_of(rule, self.cast) if rule.sign == "==" and not agreement_of(rule, self.cast).holds else None
        return Factors(one.tie, self.readings, digits, slip, sum(t.place in proved for t in figures), self.reason)


class Factors(NamedTuple):
    """The named factors of a decision.

    ``tie``: how tightly words tie the figures.  ``readings``: how many ways to read them were tried.  ``digits`` of the result,
    against chance.  ``slip``: what would mend it, None for no slip.  ``proved``: how many of its figures are proved elsewhere.
    """

    tie: Tie
    readings: int
    digits: int
    slip: Slip | None
    proved: int
    reason: Reason


class Proof(NamedTuple):
    """A decided relation: its claim, and the figures that play its roles."""

    claim: Claim
    cast: Cast

    @property
    def places(self) -> frozenset[int]:
        """Where the figures of the claim begin in the source."""
        return frozenset(operand.span.start for operand in self.claim.operands)


class Judge:
    """Decides the bindings of one report, and keeps what it leaves undecided."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.undecided: list[Undecided] = []

    # -- one binding ----------------------------------------------------------------------------------------------------------

    def decide(self, one: Binding) -> Proof | Undecided | None:
        """What a binding comes to; None where it has no reading."""
        decided = self._decide(one)
        if isinstance(decided, Undecided):
            self.undecided.append(decided)
        return decided

    def proofs(self, bindings: Iterable[Binding]) -> Iterator[Proof]:
        """What is proved or contradicted of ``bindings``, one by one: what holds may feed the next."""
        for one in bindings:
            if isinstance(decided := self.decide(one), Proof):
                yield decided

    def claims(self, relations: Iterable[Binding | Comparison]) -> Iterator[Claim]:
        """The claims that ``relations`` come to."""
        for one in relations:
            if isinstance(one, Comparison):
                yield from self._compared(one)
            elif isinstance(decided := self.decide(one), Proof):
                yield decided.claim

    def _compared(self, one: Comparison) -> Iterator[Claim]:
        if one.agreement.holds or (one.agreement is Agreement.FAILS and one.tie.asserts and not one.scopes):
            weaker = one.tie < Tie.ASSERTED
            verdict = _VERDICTS[one.agreement]
            yield Claim(one.kind, one.form, verdict, one.operands, one.words, one.marked, weaker, one.equality)
        else:
            reason = Reason.OPEN if one.agreement is Agreement.OPEN else Reason.SCOPE if one.scopes else Reason.CONFIRMS
            self.undecided.append(Undecided(one, {}, reason))

    def _decide(self, one: Binding) -> Proof | Undecided | None:
        frame, rule = one.frame, identity(one.frame.identity)
        preferred: Cast | None = None
        mistaken: Cast | None = None
        failing: list[Cast] = []
        count = 0
        for cast in islice(one.readings, _MOST_READINGS):
            found = agreement_of(rule, cast) if one.worth is None else agreement(rule, _read(cast, one.worth))
            if preferred is not None:
                if found is not Agreement.FAILS:
                    return Undecided(frame, preferred, Reason.READINGS, count + 1)
                count += 1
                continue
            if found is Agreement.FAILS and frame.confirms and _is_also_kept(cast, failing):
                failing.append(cast)
            if found is Agreement.EXACT or (found is Agreement.ROUNDED and not (frame.any_reading or one.exact)):
                if not one.proves:
                    return None
                if frame.kind == "share" and one.anchor and (whole := named_whole(self.context, rule, cast)) is not None:
                    return self._contradicted(frame, rule, {**cast, "whole": (whole,)}, weaker=True)
                return self._proved(frame, rule, cast, found)
            if frame.any_reading:
                if frame.mistakes and mistaken is None and _is_fine(cast) and mistake_in(frame, cast):
                    mistaken = cast
                continue
            if found is Agreement.OPEN or frame.confirms:
                break
            preferred, count = cast, 1
        if mistaken is not None:
            return self._contradicted(frame, rule, mistaken, weaker=True)
        if frame.confirms:
            return self._kept(one, rule, failing)
        if preferred is None:
            return None
        if not one.contradicts:
            return Undecided(frame, preferred, Reason.DOUBTED, count)
        if one.siblings is not None and not _is_borne_out(one.siblings, rule, preferred):
            return Undecided(frame, preferred, Reason.DOUBTED, count)
        if not self._is_mistake(frame, rule, preferred):
            return Undecided(frame, preferred, Reason.NO_SLIP, count)
        if one.anchor is not None and another_holds(self.context, rule, preferred, one.anchor):
            return Undecided(frame, preferred, Reason.RIVAL, count)
        return self._contradicted(frame, rule, preferred, weaker=frame.tie < Tie.ASSERTED or count > 1)

    def _proved(self, frame: Frame, rule: Identity, cast: Cast, found: Agreement) -> Proof:
        return Proof(claim_of(frame, rule, cast, found, _VERDICTS[found], frame.confirms), cast)

    def _contradicted(self, frame: Frame, rule: Identity, cast: Cast, weaker: bool) -> Proof:
        return Proof(claim_of(frame, rule, cast, Agreement.FAILS, Verdict.INCONSISTENT, weaker), cast)

    def _is_mistake(self, frame: Frame, rule: Identity, cast: Cast) -> bool:
        """Whether what fails is wrong: a form or an order prescribes it, or a classic mistake or a slip explains it."""
        prescribed = frame.tie is Tie.FIXED or rule.sign != "=="
        return prescribed or bool(mistake_in(frame, cast)) or slip_of(rule, cast, near=frame.tie > Tie.PRECISE) is not None

    def _kept(self, one: Binding, rule: Identity, failing: Sequence[Cast]) -> Undecided | None:
        """What only confirms is pending where it fails, and no rival agrees."""
        frame = one.frame
        if rule.sign == "==" and one.anchor is not None:
            for n, cast in enumerate(failing):
                if not another_holds(self.context, rule, cast, one.anchor):
                    self.context.pending.append(Pending(frame, rule, cast, bool(n) and frame.kind == "share"))
        if failing:
            return Undecided(frame, failing[0], Reason.CONFIRMS, len(failing))
        return None

    # -- the whole report -------------------------------------------------------------------------------------------------------

    def settled(self, claims: Sequence[Claim], text: str) -> list[Claim]:
        """The claims of a report, with those that misprints contradict; each relation once, none that a bracket qualifies."""
        return [claim for claim in _rounded(_once([*claims, *self._misprinted(claims)])) if not _is_qualified(text, claim)]

    def _misprinted(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """The pending readings that one misprint explains, given all other claims of the report."""
        vouched = Vouched()
        for claim in claims:
            vouched.add(claim, claim.verdict is Verdict.CONSISTENT, claim.verdict is Verdict.INCONSISTENT)
        for one in self.context.pending:
            if explains(self.context, one, vouched):
                yield self._contradicted(one.frame, one.rule, one.cast, weaker=True).claim


def _is_borne_out(siblings: Siblings, rule: Identity, cast: Cast) -> bool:
    """Whether the other rows of a table bear out a relation that fails: nearly all of them, or most and a slip mends it."""
    return siblings.bear_out or (siblings.allow and slip_of(rule, cast, near=False, rounded=True) is not None)


def _read(cast: Cast, worth: Callable[[Term], Interval]) -> dict[str, list[Interval]]:
    """The values of a cast as a relation reads them."""
    return {role: [worth(term) for term in terms] for role, terms in cast.items()}


def _is_also_kept(cast: Cast, failing: Sequence[Cast]) -> bool:
    """Whether a failing reading may be misprinted too: the first one, a list that may end here, a share of another whole."""
    return not failing or ends_elsewhere(cast, failing) or is_of_another_whole(cast, failing)


def _is_fine(cast: Cast) -> bool:
    """Whether a rate is printed so finely that a mistake that gives it is no accident."""
    return cast["rate"][0].fineness <= _FINE_RATE


def claims_alone(relations: Iterable[Binding | Comparison]) -> list[Claim]:
    """The claims that ``relations`` come to where nothing else of a report is known."""
    return [*Judge(Context([])).claims(relations)]


# Relations that explain where a per cent comes from: one that holds is explanation enough, if it is as sure as what fails.
OF_A_RATE = frozenset({"share", "progress", "growth", "implied"})
_WITHIN = frozenset({"partof", "funnel"})


def reconciled(found: Sequence[Proof]) -> Iterator[Claim]:
    """The claims of one sentence: one for the same figures; no part-of inside another consistent claim; no rate contradicted that
    another relation explains as surely."""
    seen: set[frozenset[int]] = set()
    holding: dict[Span, bool] = {}  # figure to whether all that explains it is weak
    nearest: dict[Span, int] = {}  # figure to where the figures that explain it begin, at the latest
    placed = [(proof.claim, proof.places) for proof in found]
    for claim, places in placed:
        if claim.kind in OF_A_RATE and claim.verdict is not Verdict.INCONSISTENT:
            holding[claim.span] = holding.get(claim.span, True) and claim.weaker
            nearest[claim.span] = max(nearest.get(claim.span, 0), min(places))
    surely = {claim.span for claim, _ in placed if claim.verdict is Verdict.INCONSISTENT and not claim.weaker}
    shares = (claim for claim, _ in placed if claim.kind == "share" and claim.verdict is not Verdict.INCONSISTENT)
    parts = {_part_of(claim) for claim in shares} - {None}
    settled = [places for claim, places in placed if claim.kind not in (*_WITHIN, "bound", "balance") and claim.verdict.holds]
    equal = {places for claim, places in placed if claim.equality and claim.verdict.holds}
    for claim, places in placed:
        if (places in seen or (places in equal and not claim.equality)) and claim.kind != "bound":
            continue
        if claim.verdict is Verdict.INCONSISTENT and claim.kind == "share" and _part_of(claim) in parts:
            continue  # of another whole the same part makes the print
        if claim.verdict is Verdict.INCONSISTENT and claim.kind == "share" and claim.weaker and claim.span in surely:
            continue  # contradicted already
        excused = claim.span in holding and (
            claim.weaker or not holding[claim.span] or (claim.frame == "rate" and min(places) < nearest[claim.span])
        )
        if excused and claim.verdict is Verdict.INCONSISTENT and claim.kind in OF_A_RATE:
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


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """Of claims of one kind about the same figures the surest."""
    best: dict[tuple[str, frozenset[Span]], Claim] = {}
    for claim in claims:
        key = claim.kind, frozenset(operand.span for operand in claim.operands)
        if key not in best or (best[key].weaker and not claim.weaker):
            best[key] = claim
    return [*best.values()]


def _rounded(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims; a share that misses by less than its last digit is rounded where the shares of its whole make 100%."""
    rates = adjusted_rates(claims) if any(map(_is_wrong_share, claims)) else frozenset()
    for claim in claims:
        if _is_wrong_share(claim) and claim.span in rates and is_near(claim) and isinstance(claim.wording, Calculation):
            yield replace(claim, verdict=Verdict.ROUNDING, wording=claim.wording._replace(agreement=Agreement.ROUNDED))
        else:
            yield claim


def _is_wrong_share(claim: Claim) -> bool:
    return claim.kind == "share" and claim.verdict is Verdict.INCONSISTENT and isinstance(claim.wording, Calculation)


def _is_qualified(text: str, claim: Claim) -> bool:
    """Whether a rate fails that a bracket behind it says is of less, or of more, than the figures near by."""
    fails = claim.verdict is Verdict.INCONSISTENT and claim.kind in OF_A_RATE
    return fails and said("QUALIFIED").match(text, claim.span.end) is not None
