"""One sentence with its figures: what relations look at.

One module because a scene makes its terms and lists, and each of these refers to its scene.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from lawlint.claims import lexicon
from lawlint.exact.interval import Interval, Rational, exactly, quotient
from lawlint.knowledge import table
from lawlint.parsing.patterns import pattern
from lawlint.parsing.quantity import quantity
from lawlint.parsing.runs import FIGURES, runs
from lawlint.parsing.scanner import Word, scan
from lawlint.parsing.tree import Paragraph

LEVELS = frozenset({"plain", "total", "up", "down", "reach", "added", "to_date", "rest"})

ANY_LEVEL = LEVELS | {"target"}

_MOST_MARKS = 240

_MOST_BRACKETS = 24

_KINDS = {"SCALED": "AMOUNT", "BARE": "AMOUNT", "LOST": "PERCENT", "FROM": "BASE", "SORTED": "CONSISTS", "WEIGHT": "SHARE"}

_AMOUNTS = frozenset({"AMOUNT", "SCALED", "BARE"})

_OF_A_WHOLE = (",占", "占", "(占")

_HUNDREDTHS = {"PERCENT": "%", "POINT": "个百分点"}

_YEAR_IN_BRACKETS = pattern(r"\((?:19|20)\d\d年(?:同期)?[^\d,。;:()]{0,6}$")

_THAN = ("低于", "高于", "小于", "大于", "少于", "多于", "超过")

_COMPARED = ("相比", "比较,")

_OF_THESE = pattern(r"[^,。;:!?、()]{0,12}(?:\([^()]{1,8}\))?[^,。;:!?、()]{0,4}")

_BREAK = pattern(r"[,。;:!?、()]")

_IN_A_NAME = frozenset({"REACH", "ADDED", "TOTAL"})

_DROPPED = frozenset(
    {"SERIAL", "TITLE", "QUOTED", "DOCNUM", "YEARS", "DATE", "CLOCK", "ORDINAL", "CODE", "AGED", "MILESTONE", "HOTLINE", "RANGE"}
)


class Worth(NamedTuple):
    """What a print is worth, in units of one, and how large and wide that is.

    ``size`` is the print as a floating-point number, to estimate with and not to judge by; ``width`` how wide the figure is
    beside its size: 38.5% is 0.1 of 38.5 wide; 1 for zero and what has one bound.  ``definite``: known from both sides
    (不超过3亿 is anything), with a unit.  ``zero``: a bare 0.  ``fineness`` is one unit in the last printed place, or one
    piece, beside the size; ``digits`` what is printed, digits alone.
    """

    value: Interval
    unit: str
    dimension: str
    printed: Rational
    size: float
    width: float
    definite: bool
    zero: bool
    fineness: float
    digits: str


@lru_cache(maxsize=1 << 16)
def worth(kind: str, text: str) -> Worth:
    """The worth of a figure of one kind; a per cent that lost its sign has one, the 1 of a ratio is exact."""
    value, unit, dimension, printed = quantity(text)
    low, high, step, soft = value
    if kind in ("PERCENT", "POINT") and not unit:
        low, high = None if low is None else quotient(low, 100), None if high is None else quotient(high, 100)
        value, dimension, printed = Interval(low, high, quotient(step, 100), soft), _HUNDREDTHS[kind], quotient(printed, 100)
    elif kind == "RATIO" and text == "1":
        value = exactly(1)
        low = high = value.low
    size, zero, width, definite = float(printed), not printed, 1.0, False
    if low is not None and high is not None:
        definite = bool(dimension) and (zero or low * 2 > high)
        width = 1.0 if zero else 0.0 if low == high else float(high - low) / abs(size)
    fineness = 1.0 if zero else float(step or 1) / size
    digits = "".join(filter(str.isdigit, text))
    return Worth(value, unit, dimension, printed, size, width, definite, zero, fineness, digits)


class Term:
    """One figure in its sentence.

    ``start`` and ``end`` count in the paragraph's compact text; ``lead`` is the clause up to the figure, brackets taken out;
    ``cue`` is the label of the cue that opens it, ``run`` where that cue begins; ``list`` the list it stands in; ``depth`` how
    many brackets are open; ``twin`` the figure that tells the same in another unit right before: the 97件 of 97件134人, whose
    words are those of both.  The rest is its Worth.
    """

    __slots__ = (
        "_grams",
        "_noun",
        "_own",
        "_tail",
        "colon",
        "cue",
        "definite",
        "depth",
        "digits",
        "dimension",
        "end",
        "fineness",
        "index",
        "kind",
        "lead",
        "list",
        "printed",
        "run",
        "scene",
        "segment",
        "size",
        "start",
        "subject",
        "text",
        "twin",
        "unit",
        "value",
        "width",
        "zero",
    )

    def __init__(self, scene: Scene, kind: str, start: int, end: int, index: int) -> None:
        self.scene, self.kind, self.start, self.end, self.index = scene, kind, start, end, index
        self.text = scene.text[start:end]
        found = worth(kind, self.text)
        self.value, self.unit, self.dimension, self.printed, self.size, self.width = found[:6]
        self.definite, self.zero, self.fineness, self.digits = found[6:]
        self.lead = scene.clause_before(start)
        self.cue, self.run, self.segment, self.colon, self.depth = "plain", start, 0, 0, 0
        self.list: Listing | None = None
        self.subject: str | None = None
        self.twin: Term | None = None
        self._own: str | None = None
        self._tail: str | None = None
        self._noun: str | None = None
        self._grams: frozenset[str] | None = None

    def __repr__(self) -> str:
        return f"{self.lead}[{self.text}|{self.cue}]"

    @property
    def place(self) -> int:
        """Where the figure begins in the source."""
        return self.scene.paragraph.compact.at[self.start]

    @property
    def own(self) -> str:
        """The clause up to the figure, from the figure before it on."""
        if self.twin is not None:
            return self.twin.own
        if self._own is None:
            before = self.scene.terms[self.index - 1].end if self.index else self.scene.start
            lead = self.lead
            room = self.start - before
            self._own = lead[-room:] if 0 < room < len(lead) else lead if room else ""
        return self._own

    @property
    def tail(self) -> str:
        """What follows up to the next punctuation or figure."""
        if self._tail is None:
            text, end = self.scene.text, self.scene.end
            following = self.scene.terms[self.index + 1].start if self.index + 1 < len(self.scene.terms) else end
            stop = _BREAK.search(text, self.end, min(following, end))
            self._tail = text[self.end : stop.start() if stop else min(following, end)]
        return self._tail

    @property
    def noun(self) -> str:
        """The name of what is counted: the lead without common words."""
        if self._noun is None:
            self._noun = lexicon.noun(self.lead)
        return self._noun

    @property
    def grams(self) -> frozenset[str]:
        """The pairs of neighbouring characters of lead and tail, without common words."""
        if self._grams is None:
            self._grams = lexicon.grams(self.lead) | lexicon.grams(self.tail)
        return self._grams

    @property
    def is_value(self) -> bool:
        """Whether the figure is an amount now or before, known from both sides (不超过3亿 is anything)."""
        return self.definite and self.kind == "AMOUNT" and (self.cue in ANY_LEVEL or self.cue == "base")

    @property
    def is_mark(self) -> bool:
        """Whether the figure says of which size the things are that are counted behind it: 过5亿元市场6处."""
        if not self.value.step or not self.tail or not self.own.endswith("过"):
            return False
        following = self.scene.terms[self.index + 1 : self.index + 2]
        return any(t.start == self.end + len(self.tail) and not t.value.step for t in following)

    @property
    def is_paired(self) -> bool:
        """Whether a figure beside it tells the same in another unit: 97件134人."""
        terms = self.scene.terms
        return self.twin is not None or (self.index + 1 < len(terms) and terms[self.index + 1].twin is self)

    @property
    def settled_target(self) -> bool:
        """Whether 预算 is only part of the name: no per cent of it stands beside it."""
        if self.cue != "target":
            return False
        before = self.scene.terms[self.index - 1] if self.index else None
        if before is not None and before.kind == "PERCENT" and before.cue == "target" and before.segment == self.segment:
            return False  # 为预算的102%，预算数为12.6亿元
        following = self.scene.terms[self.index + 1] if self.index + 1 < len(self.scene.terms) else None
        return following is None or following.kind != "PERCENT" or following.run != self.run


class Assumed(Term):
    """A number that the text implies and does not print: how many years a plan has."""

    def __init__(self, number: int) -> None:
        self.value, self.printed = exactly(number), number
        self.text, self.kind, self.unit, self.dimension = str(number), "ASSUMED", "", ""


class Listing:
    """A list of items: opened by 其中 (among), 分为 (consists), 从…看 (viewed), ： (colon), 在X中 (within).

    Over paragraphs and full stops ``across.outlines`` finds more: outline, points, mostly, lines, contents, continued.
    """

    __slots__ = ("depth", "end", "items", "kind", "members", "scene", "segment", "start")

    def __init__(self, scene: Scene, kind: str, start: int, end: int, segment: int, depth: int) -> None:
        self.scene, self.kind, self.start, self.end, self.segment, self.depth = scene, kind, start, end, segment, depth
        self.members: list[Term] = []
        self.items: list[Term] = []

    @property
    def is_sorted(self) -> bool:
        """按…分, 从…看."""
        return self.kind == "viewed" or (self.kind == "consists" and self.scene.text[self.end - 1] == ",")

    @property
    def sorts(self) -> bool:
        """按…分, which leaves nothing out; 从…看 may."""
        return self.kind == "viewed" and self.scene.text[self.start : self.end].rstrip(",:").endswith("分")

    def settle(self) -> list[Listing]:
        """Choose the items: level amounts in the first one's unit, at the list's depth; another unit makes a list beside it."""
        groups: dict[str, list[Term]] = {}
        for term in self.members:
            if term.kind == "AMOUNT" and term.depth == self.depth and (term.cue in LEVELS or term.settled_target):
                if term.is_mark:
                    continue
                bare = term.dimension == "*" or (term.zero and not term.dimension)
                groups.setdefault(next(iter(groups), term.dimension) if bare else term.dimension, []).append(term)
        beside = []
        for number, items in enumerate(groups.values()):
            if number == 0:
                self.items = items
            elif len(items) >= 2:
                other = Listing(self.scene, self.kind, self.start, self.end, self.segment, self.depth)
                other.items = items
                beside.append(other)
        return beside


class Scene:
    """A sentence that holds figures."""

    def __init__(self, paragraph: Paragraph, start: int, end: int, number: int, words: list[Word]) -> None:
        self.paragraph, self.text, self.number = paragraph, paragraph.compact.text, number
        self.start, self.end, self.words = start, end, words
        self.terms: list[Term] = []
        self.lists: list[Listing] = []
        self._group()

    # -- text ---------------------------------------------------------------------------------------------------------------

    @cached_property
    def _brackets(self) -> tuple[list[int], list[int]]:
        """Positions after which the bracket depth changes, and the depths."""
        places, depths, depth = [self.start], [0], 0
        for at in range(self.start, self.end):
            c = self.text[at]
            if c == "(":
                depth += 1
            elif c == ")" and depth:
                depth -= 1
            else:
                continue
            places.append(at)
            depths.append(depth)
        return places, depths

    @cached_property
    def _has_brackets(self) -> bool:
        return self.text.find("(", self.start, self.end) >= 0

    def depth(self, at: int) -> int:
        """How many brackets are open at ``at``."""
        if not self._has_brackets:
            return 0
        places, depths = self._brackets
        return depths[max(0, bisect_right(places, at) - 1)]

    def clause_before(self, at: int) -> str:
        """The clause that ends at ``at``: from the last punctuation, balanced brackets taken out."""
        text, floor = self.text, self.start
        if not self._has_brackets:
            stops = self._stops
            return text[stops[bisect_right(stops, at) - 1] : at]
        begin, level, pieces, stop = at, 0, [], at
        while begin > floor:
            c = text[begin - 1]
            if c == ")":
                if level == 0:
                    pieces.append(text[begin:stop])
                level += 1
            elif c == "(":
                if level == 0:
                    break
                level -= 1
                if level == 0:
                    stop = begin - 1
            elif level == 0 and c in ",。;:!?、" and not _in_number(text, begin):
                break
            begin -= 1
        if level == 0:
            pieces.append(text[begin:stop])
        pieces.reverse()
        return "".join(pieces)

    @cached_property
    def _stops(self) -> list[int]:
        """Where the clauses of the sentence begin."""
        ends = (stop.end() for stop in _BREAK.finditer(self.text, self.start, self.end))
        return [self.start, *(end for end in ends if not _in_number(self.text, end))]

    def between(self, a: int, b: int) -> str:
        """The text from ``a`` to ``b``."""
        return self.text[a:b]

    @cached_property
    def said(self) -> str:
        """The sentence; of one with very many figures, the part that is looked at together."""
        return self.text[self.start : self.end]

    # -- grouping -----------------------------------------------------------------------------------------------------------

    def _group(self) -> None:
        marks: list[tuple[str, int, int, bool]] = []
        turn = any(w.kind in ("UP", "DOWN") for w in self.words)
        for kind, start, end in self.words:
            if self.text[start - 1 : start] == "-" and kind in _AMOUNTS and not self.text[start - 2 : start - 1].isdigit():
                continue  # -12亿元: signed amounts are left alone
            if kind in _DROPPED or (kind in _IN_A_NAME and marks and marks[-1][0] == "SHARE"):
                continue  # 占支出总额205亿元的82%: 总额 is part of the whole's name
            if kind == "WITHIN":
                if self._of_these(start, marks):
                    marks.append(("AMONG", start, end, False))
                    continue
                if self.text[end - 1] != "," or self.text[start] == "里" or (begin := self._within(start)) is None:
                    continue
                start = begin
            elif kind == "SORTED":
                if not self._sorted(start):
                    if lexicon.said("VIEWED").match(self.clause_before(start)) is None:
                        continue
                    kind = "VIEWED"
            elif kind == "FROM":
                if not turn or not self._turns(start):
                    continue
            elif kind == "WEIGHT":
                if "占" in self.clause_before(start):
                    continue
            elif kind in ("COLON", "SEMI") and self._has_brackets and self.depth(start):
                continue
            kind = _KINDS.get(kind, kind)
            if kind == "RATIO":
                at = start
                for member in self.text[start:end].split(":"):
                    marks.append(("RATIO", at, at + len(member), True))
                    at += len(member) + 1
                continue
            marks.append((kind, start, end, kind in FIGURES))
        if not any(m[3] for m in marks):
            return
        for run in runs(tuple(m[0] for m in marks)):
            kind, start, end, _ = marks[run.mark]
            term = Term(self, kind, start, end, len(self.terms))
            term.cue, term.segment, term.colon = run.cue, run.segment, run.colon
            term.run = marks[run.opener][1] if run.opener >= 0 else start
            term.depth = self.depth(start)
            self.terms.append(term)
            if term.cue == "mean" and term.value.exact and term.value.low is not None:
                half = Fraction(1, 2)  # a mean is rounded, though it counts
                term.value = Interval(term.value.low - half, term.value.low + half, 1)
            if kind == "POINT" and term.index:
                self._compare(self.terms[-2], start)
            if not term.dimension and self.text.startswith(_OF_A_WHOLE, end):
                term.dimension, term.definite = "*", True  # 部分公开67，占4.61%
            if term.index and self.terms[-2].end == start:
                self._twin(self.terms[-2], term)
            if term.cue == "target" and self.text.startswith("相比", end):
                term.cue = "base"  # 与年初预算数3270万元相比
            if term.cue == "plain":
                if self.text.startswith(_COMPARED, end) or (
                    term.depth and term.index and self._is_year_before(self.terms[-2], start)
                ):
                    term.cue = "base"  # 与2010年(…)的133972万人相比
                elif term.index:
                    self._share_cue(self.terms[-2], term)
        self._open_lists(marks)

    def _is_year_before(self, rate: Term, at: int) -> bool:
        """«同比增长34.3%（2024年163件）»: in brackets right behind a rate, a year and its value."""
        return rate.cue in ("rise", "fall") and _YEAR_IN_BRACKETS.match(self.text, rate.end, at) is not None

    def _compare(self, before: Term, at: int) -> None:
        """«低于4.5%的控制目标1.4个百分点»: points are told against 4.5%, and nothing is said to be lower than that."""
        if before.kind == "PERCENT" and before.text.startswith(_THAN) and not _BREAK.search(self.text, before.end, at):
            before.start, before.text = before.start + 2, before.text[2:]
            found = worth(before.kind, before.text)
            before.value, before.size, before.width, before.definite = found.value, found.size, found.width, found.definite

    def _twin(self, before: Term, term: Term) -> None:
        """People counted right behind what else is counted tell the same in another unit: 97件134人."""
        people = _people()
        if (
            before.value.exact
            and term.value.exact
            and term.dimension in people
            and before.dimension not in people
            and before.unit
        ):
            term.twin, term.lead = before, before.lead
            if term.cue == "plain":
                term.cue, term.run = before.cue, before.run

    def _share_cue(self, before: Term, term: Term) -> None:
        """A figure joined to the one before by nothing but 、 和 与 及 shares its cue (从50%、75%提高至…)."""
        if before.kind == term.kind and before.cue != "plain" and self.text[before.end : term.start] in ("、", "和", "与", "及"):
            term.cue, term.run = before.cue, before.run

    def _within(self, at: int) -> int | None:
        """Where «在X中，» begins: X of 4 (a sentence may begin 医院中) to 30 characters without figures, at a clause's start."""
        begin = max((self.text.rfind(c, self.start, at) for c in ",。;:!?、)"), default=-1)
        begin = max(begin, self.start - 1) + 1
        inside = self.text[begin:at]
        return (
            begin
            if (2 if begin == self.start else 4) <= len(inside) <= 30
            and not any(c.isdigit() for c in inside)
            and not inside.endswith("其")
            else None
        )

    def _of_these(self, at: int, marks: list[tuple[str, int, int, bool]]) -> bool:
        """Whether «15个镇街中，» names its whole: a figure right before, nothing but its noun between."""
        return (
            bool(marks)
            and marks[-1][0] == "AMOUNT"
            and at - marks[-1][2] <= 12
            and _OF_THESE.fullmatch(self.text, marks[-1][2], at) is not None
        )

    def _sorted(self, at: int) -> bool:
        """Whether «按…分，» begins the sentence, or its ；-piece where the sentence begins so."""
        begin = max(self.start, self.text.rfind(";", self.start, at) + 1)
        return (
            not self.text.startswith("看", at)
            and self.text.startswith("按", self.start)
            and self.text.startswith("按", begin)
            and at - begin <= 12
        )

    def _turns(self, at: int) -> bool:
        """Whether a word of change follows 由/从 in its segment."""
        for kind, start, _ in self.words:
            if start > at:
                if kind in ("UP", "DOWN"):
                    return True
                if kind == "SEMI":
                    return False
        return False

    def _open_lists(self, marks: list[tuple[str, int, int, bool]]) -> None:
        segment = colon = 0
        for kind, start, end, _ in marks:
            if kind == "COLON":
                colon += 1
                segment += 1
                if not (self.lists and self.lists[-1].kind in ("among", "consists") and self.lists[-1].end == start):
                    self.lists.append(Listing(self, "colon", start, end, segment, self.depth(start)))
            elif kind == "SEMI":
                segment += 1
            elif kind in ("AMONG", "CONSISTS", "WITHIN", "VIEWED"):
                depth = self.depth(start)
                self.lists.append(Listing(self, kind.lower(), start, end, segment, depth))
        if self._has_brackets:
            self._open_brackets()
        if not self.lists:
            return
        for position, listing in enumerate(self.lists):
            following = next(
                (
                    o
                    for o in self.lists[position + 1 :]
                    if o.depth <= listing.depth
                    and (o.kind in ("among", "within", "viewed") or (listing.is_sorted and o.is_sorted))
                ),
                None,
            )
            limit = following.start if following else self.end
            wide = self._wide(listing)
            for term in self.terms:
                if term.start < listing.end or term.start >= limit or term.depth < listing.depth:
                    continue
                if term.segment != listing.segment + self.text.startswith(":", listing.end) and not wide and not listing.depth:
                    continue
                if listing.depth and self._closed_between(listing.end, term.start, listing.depth):
                    break
                if (
                    term.list is not None
                    and listing.kind in ("colon", "bracket")
                    and term.list.kind != "colon"
                    and term.list.depth == term.depth
                ):
                    continue
                if term.list is not None and term.depth == term.list.depth:
                    term.list.members.remove(term)
                listing.members.append(term)
                term.list = listing
        for listing in [*self.lists]:
            self.lists += listing.settle()

    def _open_brackets(self) -> None:
        """Lists in brackets right behind a figure: «14件（未经复议直接起诉9件，复议后起诉5件）»."""
        if self.text.count("(", self.start, self.end) > _MOST_BRACKETS:
            return
        opened = {listing.start for listing in self.lists}
        for term in self.terms:
            if term.kind != "AMOUNT" or not self.text.startswith("(", term.end, self.end) or opened & {term.end, term.end + 1}:
                continue
            close = self.text.find(")", term.end, self.end)
            if sum(t.kind == "AMOUNT" and t.end <= close for t in self.terms[term.index + 1 : term.index + 9]) >= 2:
                self.lists.append(Listing(self, "bracket", term.end, term.end + 1, term.segment, term.depth + 1))
        self.lists.sort(key=lambda listing: listing.start)

    def _wide(self, listing: Listing) -> bool:
        """Whether a list goes on over ；: «其中：», a colon's list, 其中 or 按…分 at the start of the sentence."""
        start = self.start
        return (
            listing.kind in ("colon", "within")
            or (self.text.startswith(":", listing.end) and not self.text.endswith("主要", 0, listing.start))
            or listing.start - start <= 1
            or (listing.kind == "viewed" and lexicon.said("VIEWED").fullmatch(self.text, start, listing.start) is not None)
            or (listing.kind == "consists" and self.text.startswith("按", start))
        )

    def _closed_between(self, a: int, b: int, depth: int) -> bool:
        """Whether the bracket that is open at ``a`` closes before ``b``."""
        places, depths = self._brackets
        return any(a <= at < b and level < depth for at, level in zip(places, depths, strict=True))


def _in_number(text: str, end: int) -> bool:
    """Whether the mark that ends at ``end`` is the comma of 1,234."""
    return text[end - 1] == "," and text[end - 2 : end - 1].isdigit() and text[end : end + 3].isdigit() and end + 3 <= len(text)


def scenes(paragraph: Paragraph, number: int) -> list[Scene]:
    """The sentences of ``paragraph`` that hold figures; ``number`` is that of its first sentence in the document."""
    found: list[Scene] = []
    text = paragraph.compact.text
    if _DIGIT.search(text) is None:
        return found
    skip = 0
    if paragraph.marker is not None:
        at = paragraph.compact.at
        skip = bisect_right(at, paragraph.marker.span.end - 1)
    for offset, (start, end) in enumerate(paragraph.sentences):
        start = max(start, skip)
        if start >= end or not _DIGIT.search(text, start, end):
            continue
        words = scan(text, start, end)
        for first in range(0, len(words), _MOST_MARKS):
            some = words[first : first + _MOST_MARKS]
            begin = start if first == 0 else some[0].start
            stop = end if first + _MOST_MARKS >= len(words) else words[first + _MOST_MARKS].start
            scene = Scene(paragraph, begin, stop, number + offset, some)
            if scene.terms:
                found.append(scene)
    return found


@cache
def _people() -> frozenset[str]:
    """The unit classes of people."""
    return frozenset(table("units")["people"]["units"])


_DIGIT = pattern(r"[0-9]")
