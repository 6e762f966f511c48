"""What a relation is made of: frames, casts, and the context of a report in which roles are filled."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple, cast

from lawlint.claims import lexicon
from lawlint.claims.claim import Kind, Operand, Wording
from lawlint.claims.evaluate import Agreement
from lawlint.claims.formula import Identity, identity
from lawlint.claims.operators.words import is_mean, told_share
from lawlint.claims.scene import ANY_LEVEL, Listing, Scene, Term
from lawlint.exact.interval import Interval
from lawlint.parsing.patterns import pattern

_MOST_BACK = 4

_LONGEST_SEARCH = 1500

_MOST_AKIN = 200

_MOST_CALLED = 6

# Sentences between shares of one whole.
_MOST_BETWEEN = 5

# A figure of another year, which no name calls that does not say so.
_PAST = pattern(r"上年|去年|上一年|核实")

_YEAR = pattern(r"\d{4}年")

_UNQUOTED = str.maketrans("", "", "“”")

Cast = Mapping[str, Sequence[Term]]
"""The figures that play each role of a frame."""

Where = Callable[["Context", Cast, "Term | Listing"], Iterator[Sequence[Term]]]
"""Seeks the figures that may play a role, the likeliest first."""

Evidence = Callable[["Context", Cast, "Term | Listing"], bool]
"""A condition on the words around the figures of a reading."""

Gate = Callable[["Term | Listing"], bool]
"""A condition on the anchor alone, tested before any other figure is sought."""


class Tie(IntEnum):
    """How tightly the words of a frame tie its figures, from the loosest on; the judge's table says what follows from it.

    LOOSE: the relation also depends on what nobody prints, or the words may tie other figures.  FAR: the figures stand far from
    each other.  PLAIN: the words tie the result, and any of the others may be another figure.  OPEN: a list that no word closes,
    which may leave something out.  CALLED: such a list whose whole the words name.  CLOSE: any figure may be the wrong one.
    From PRECISE on the words assert the relation: PRECISE: only a misprint contradicts it, no near miss.  LIKELY: what fails is
    very likely wrong.  ASSERTED: what fails is wrong, where a slip explains it.  FIXED: a form prescribes the relation,
    and whatever fails is wrong.
    """

    LOOSE = 1
    FAR = 2
    PLAIN = 3
    OPEN = 4
    CALLED = 5
    CLOSE = 6
    PRECISE = 7
    LIKELY = 8
    ASSERTED = 9
    FIXED = 10

    @property
    def asserts(self) -> bool:
        """Whether the words assert the relation, so that what fails contradicts them."""
        return self >= Tie.PRECISE


@dataclass(frozen=True, slots=True)
class Frame:
    """One form of a relation.

    ``anchor`` plays the first role: (cue, kind of figure) for a figure ("*" any cue), (list kind, "LIST") for a list, (list kind,
    "ITEM") for each item of one.  ``roles`` are filled in order.  ``needs`` are conditions on a reading, and ``gate`` one on the
    anchor alone; ``words``: one of these must stand in the anchor's sentence.  ``any_reading``: whichever reading holds proves
    the relation, the figures being too precise to agree by chance.  ``mistakes`` are identities that explain a classic slip, with
    the name of the slip.  ``marks`` is the role that a finding points at.
    """

    kind: Kind
    name: str
    anchor: tuple[str, str]
    role: str
    roles: tuple[tuple[str, Where], ...]
    identity: str
    needs: tuple[Evidence, ...] = ()
    tie: Tie = Tie.ASSERTED
    any_reading: bool = False
    mistakes: tuple[tuple[str, str], ...] = ()
    marks: str = ""
    words: tuple[str, ...] = ()
    gate: Gate | None = None

    @property
    def confirms(self) -> bool:
        """Whether the frame only confirms: where it does not hold, only a misprint or a classic slip contradicts."""
        return not self.tie.asserts

    @property
    def target(self) -> str:
        """The role that a finding points at."""
        return self.marks or self.role


def row(
    name: str,
    anchor: tuple[str, str],
    role: str,
    identity: str,
    *,
    needs: tuple[Evidence, ...] = (),
    tie: Tie = Tie.ASSERTED,
    any_reading: bool = False,
    mistakes: tuple[tuple[str, str], ...] = (),
    marks: str = "",
    words: tuple[str, ...] = (),
    gate: Gate | None = None,
    roles: Mapping[str, Where] | None = None,
    **others: Where,
) -> Frame:
    """A row of a table of frames: ``name`` is kind and form ("sum.rest"), ``others`` and ``roles`` the other roles and where they
    are sought, in this order."""
    kind, _, form = name.partition(".")
    some = (*others.items(), *(roles or {}).items())
    return Frame(cast("Kind", kind), form, anchor, role, some, identity, needs, tie, any_reading, mistakes, marks, words, gate)


def unanchored(name: str, role: str, identity: str, tie: Tie = Tie.LOOSE) -> Frame:
    """A frame that no figure anchors: what looks over several sentences fills its roles."""
    return row(name, ("", ""), role, identity, tie=tie)


def is_several(anchor: Term | Listing) -> bool:
    """A list of two or more items."""
    return isinstance(anchor, Listing) and len(anchor.items) > 1


def told_or_tacit(told: Frame, *tacit: Evidence, tie: Tie = Tie.PLAIN, gate: Gate | None = is_several) -> tuple[Frame, Frame]:
    """``told``, and the same on less evidence: a list that no word closes is proved when it adds up, and never refuted."""
    return told, replace(told, needs=tacit, tie=tie, any_reading=True, gate=gate)


# So many relations of one pattern must hold for each that fails; where so few fail, half as many, and a slip explains them.
_BORNE_OUT, _FEW_FAIL = 4, 2


class Siblings(NamedTuple):
    """The relations of one pattern in one table: how many hold, how many of these could as well fail (two parts are not 0), and
    how many fail."""

    holding: int
    telling: int
    failing: int

    @property
    def bear_out(self) -> bool:
        """Whether the pattern holds in nearly all rows: one that fails is wrong, whatever it fails by."""
        return self.telling >= _BORNE_OUT and self.holding >= _BORNE_OUT * max(1, self.failing)

    @property
    def allow(self) -> bool:
        """Whether the pattern holds in all rows but one or two: one that fails is wrong where a slip explains it."""
        return self.failing <= _FEW_FAIL and self.holding >= 2 * self.failing


@dataclass(frozen=True, slots=True)
class Binding:
    """Figures that the words tie by a frame, in every way to read them; what follows from it is the judge's.

    ``readings`` are the casts, preferred first.  ``anchor`` is where other figures are sought that may be read instead.
    ``proves``: a reading that agrees proves the relation; otherwise it only contradicts.  ``contradicts``: what fails may be
    wrong, as far as the tie says; other rows of its table, or words near by, may speak against that.  ``exact``: rounded
    agreement proves nothing.  ``worth`` is how figures are read, where not as they are printed: a plan without its hedge.
    ``siblings``: how the same pattern does in the other rows of its table.
    """

    frame: Frame
    readings: Iterable[Cast]
    anchor: Term | Listing | None = None
    proves: bool = True
    contradicts: bool = True
    exact: bool = False
    worth: Callable[[Term], Interval] | None = None
    siblings: Siblings | None = None


def places_of(cast: Cast) -> frozenset[int]:
    """Where the figures of a cast begin in the source."""
    return frozenset(term.place for terms in cast.values() for term in terms)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A relation without an identity: a count with what is listed, one print with another.

    ``words`` tell the outcome ``agreement``; ``marked`` is the operand that a finding points at.  ``scopes``: those of figures
    that must be of one scope, and are not shown to be.
    """

    kind: Kind
    form: str
    agreement: Agreement
    operands: tuple[Operand, ...]
    words: Wording
    marked: int = -1
    tie: Tie = Tie.ASSERTED
    equality: bool = True
    scopes: tuple[str, ...] = ()


class Pending(NamedTuple):
    """A reading that fails of a frame that only confirms: a misprint may contradict it once the whole report is known.

    ``other_whole``: it is not the first reading, but one of another whole.
    """

    frame: Frame
    rule: Identity
    cast: Cast
    other_whole: bool = False


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
        self.pending: list[Pending] = []
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
        for text, figures in casts:
            one = Frame(kind, name, ("", ""), next(iter(figures)), (), text, tie=tie)
            self.pending.append(Pending(one, identity(text), figures))

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
