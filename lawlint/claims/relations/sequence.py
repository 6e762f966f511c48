"""Chains of markers: 一、二、三、 of headings, 一是…二是… of clauses (sequence), and the number that announces one (count).

One stack holds them all, and no level is fixed: a marker whose family is open closes what stands above it, any other opens
a list below.  So skipped levels, 1. above (一), restarts and numbering through need no table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from lawlint.claims.binding import Comparison
from lawlint.claims.claim import Claim, Operand, Words
from lawlint.claims.evaluate import Agreement
from lawlint.claims.operators.items import Number, number_at, operand, seeker, word
from lawlint.exact.numerals import printed_like, to_int
from lawlint.finding import Edit, Fix, Safety, Text
from lawlint.parsing.tree import Document, Paragraph
from lawlint.source import Span, fold

_WORDS = ("SHI", "YAO", "ZHUA", "DI", "QI", "SHOU")

_INNER = ("CN_PAREN", "PAREN", "CIRCLED", *_WORDS)

_OUTER = ("PART", "CHAPTER", "SECTION", "ARTICLE", "CN", *_INNER, "DOT", "DUN")

_FIRST = "一二三四五六七八九十第其首再(①-⑳"

_STOPS = "。;:!?"

_SHYLY = ',”"'

_FAR_JUMP = 3

_LONG_LINE = 30

_LONG_TEXT = 2000

_TAIL = 60

_NEAR = 400

_MOST = 20  # chains looked back at: no text takes quadratic time


class Mark(NamedTuple):
    """One marker: «（三）» is family CN_PAREN, number 3.

    ``doubtful``: it may continue a chain, never break one.  ``heads``: it stands at its paragraph's start.
    ``sentence``: where its sentence begins, if it stands in the middle of one (after ，): it then continues only a member
    of that sentence.
    """

    family: str
    number: int
    paragraph: int
    start: int
    end: int
    heads: bool
    doubtful: bool
    sentence: int | None = None


class Chain:
    """Markers of one family that count on; ``outer`` is the chain that this one interrupted, ``wrong`` its first wrong member."""

    __slots__ = ("family", "marks", "outer", "wrong")

    def __init__(self, mark: Mark, outer: Chain | None = None, *, wrong: bool = False) -> None:
        self.family, self.marks, self.outer = mark.family, [mark], outer
        self.wrong: int | None = 0 if wrong else None

    @property
    def last(self) -> Mark:
        """The latest member."""
        return self.marks[-1]

    def add(self, mark: Mark, *, wrong: bool = False) -> None:
        """Go on with ``mark``."""
        if wrong and self.wrong is None:
            self.wrong = len(self.marks)
        self.marks.append(mark)


def chain_claims(document: Document) -> Iterator[Comparison]:
    """The sequences of ``document``, each with the count that announces it, in the order of their first markers."""
    texts = [p for p in document.paragraphs if p.role not in ("chrome", "metadata")]
    chains = _Stack(texts).run()
    known: dict[str, list[Chain]] = {}
    for chain in chains:
        if len(chain.marks) < 2:
            continue
        earlier = known.setdefault(chain.family, [])
        yield from _claims(texts, chain, earlier[-_MOST:])
        earlier.append(chain)


class _Stack:
    """The open chains, innermost last, and those that are over."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.open: list[Chain] = []
        self.all: list[Chain] = []
        self.over: dict[tuple[str, int], Chain] = {}
        # The paragraphs that are headings without a number: each may begin its numbers anew.
        self.bare = [n for n, p in enumerate(paragraphs) if p.role == "heading" and p.marker is None]

    def run(self) -> list[Chain]:
        for index, paragraph in enumerate(self.paragraphs):
            for mark in _marks(self.paragraphs, index):
                if mark.heads and mark.family not in _WORDS:
                    self._close_words()
                self._take(mark)
            if paragraph.role == "heading":
                self._close_words()
        return [self._twinned(c) for c in self.all]

    def _close_words(self) -> None:
        while self.open and self.open[-1].family in _WORDS:
            self._close(self.open.pop())

    def _close(self, chain: Chain) -> None:
        self.over[chain.family, chain.last.number] = chain

    def _start(self, mark: Mark, outer: Chain | None = None, *, wrong: bool = False) -> None:
        chain = Chain(mark, outer, wrong=wrong)
        self.all.append(chain)
        self.open.append(chain)

    def _take(self, mark: Mark) -> None:
        depth = next((d for d in range(len(self.open) - 1, -1, -1) if self.open[d].family == mark.family), None)
        if depth is None:
            self._open(mark)
            return
        for chain in self.open[depth + 1 :]:
            self._close(chain)
        del self.open[depth + 1 :]
        chain = self.open[-1]
        last = chain.last
        if mark.number == last.number + 1 and _continuing(mark, last):
            chain.add(mark)
        elif mark.number == 1:
            self._close(self.open.pop())
            self._start(mark, chain)
        elif (outer := _resumed(chain, mark)) is not None:
            self._close(self.open.pop())
            self.open.append(outer)
            outer.add(mark)
        elif _skips_one(mark, chain) or (
            not mark.doubtful and abs(mark.number - last.number) <= _FAR_JUMP and _together(mark, last)
        ):
            chain.add(mark, wrong=True)

    def _open(self, mark: Mark) -> None:
        if mark.number == 1:
            self._start(mark)
        elif mark.sentence is None and (chain := self.over.pop((mark.family, mark.number - 1), None)) is not None:
            chain.add(mark)
            self.open.append(chain)
        elif mark.number <= _FAR_JUMP and not mark.doubtful:
            self._start(mark, wrong=mark.heads or mark.family in _WORDS)

    def _twinned(self, chain: Chain) -> Chain:
        """一 … 一, each alone under one parent: one chain with its first number twice."""
        twin = chain.outer
        if twin is None or len(twin.marks) > 1 or len(chain.marks) > 1 or not _together(twin.last, chain.last):
            return chain
        if chain.last.doubtful or (chain.last.heads and chain.family in _WORDS):
            return chain
        if bisect_right(self.bare, twin.last.paragraph) < bisect_right(self.bare, chain.last.paragraph):
            return chain
        twin.add(chain.last, wrong=True)
        return chain


def _resumed(chain: Chain, mark: Mark) -> Chain | None:
    """The outer chain that goes on with ``mark``."""
    if mark.sentence is not None:
        return None
    outer = chain.outer
    for _ in range(_MOST):
        if outer is None or outer.last.number + 1 == mark.number:
            return outer
        outer = outer.outer
    return None


def _continuing(mark: Mark, last: Mark) -> bool:
    return mark.sentence is None or (mark.paragraph == last.paragraph and last.start >= mark.sentence)


def _skips_one(mark: Mark, chain: Chain) -> bool:
    """«一是…，二是…，四是…» in one sentence."""
    if mark.sentence is None or mark.family != "SHI" or mark.number != chain.last.number + 2 or len(chain.marks) < 2:
        return False
    return all(m.paragraph == mark.paragraph and m.start >= mark.sentence for m in chain.marks[-2:])


def _together(mark: Mark, last: Mark) -> bool:
    """Words break only within one paragraph, or where both begin one."""
    return mark.family not in _WORDS or mark.paragraph == last.paragraph or (mark.heads and last.heads)


def _marks(paragraphs: list[Paragraph], index: int) -> Iterator[Mark]:
    paragraph = paragraphs[index]
    text = paragraph.compact.text
    at = 0
    head = word(*_OUTER).match(text)
    if head is not None and head.lastgroup is not None:
        doubtful = _in_table(paragraphs, index) or _continues(paragraphs, index, head)
        yield Mark(head.lastgroup, _value(head.lastgroup, head[0]), index, 0, head.end(), True, doubtful)
        at = head.end()
    long = len(text) > _LONG_TEXT
    sentence, seen = 0, 0
    for match in seeker(_FIRST, *_INNER).finditer(text, at):
        if (family := match.lastgroup) is None:
            continue
        start, end = match.span(family)
        sentence = max(sentence, text.rfind("。", seen, start) + 1)
        seen, before, value = start, text[start - 1 : start], _value(family, text[start:end])
        if before in _STOPS:
            doubtful = family == "SHOU" or (long and family not in _WORDS)
            yield Mark(family, value, index, start, end, False, doubtful)
        elif before in _SHYLY or (
            value == 1 and family in ("SHI", "YAO") and word("BEGINS").search(text, max(0, start - 2), start)
        ):
            yield Mark(family, value, index, start, end, False, True, sentence)


def _value(family: str, printed: str) -> int:
    if family == "SHOU":
        return {"首": 1, "其": 2, "再": 3}[printed[0]]
    numeral = word("ORDINAL").search(printed)
    return to_int(numeral[0]) if numeral else 0


def _in_table(paragraphs: list[Paragraph], index: int) -> bool:
    """A row of a table, or a line between rows; or more numbers than a sentence that short would have."""
    if any(p.role == "table" for p in paragraphs[max(0, index - 1) : index + 2]):
        return True
    text = paragraphs[index].compact.text
    return len(text) < 120 and len(word("TABLE_NUMBER").findall(text)) > 3 and sum(map(str.isdigit, text)) * 2 > len(text)


def _continues(paragraphs: list[Paragraph], index: int, head: re.Match[str]) -> bool:
    """Whether the line may be the rest of the one before (a hard wrap), or its number part of a figure (20.2026年)."""
    text = paragraphs[index].compact.text
    if head.lastgroup == "DOT" and text[head.end() : head.end() + 1].isdigit():
        return True
    before = paragraphs[index - 1].compact.text if index else ""
    return len(before) >= _LONG_LINE and word("STOP").search(before, len(before) - 1) is None


def _claims(texts: list[Paragraph], chain: Chain, earlier: list[Chain]) -> Iterator[Comparison]:
    members = tuple(_member(texts, m) for m in chain.marks)
    frame = "headings" if chain.marks[0].heads and chain.family not in _WORDS else "words"
    announced = _announcement(texts, chain.marks[0]) or _looked_back(texts, chain)
    if chain.wrong is not None:
        idiom = announced is not None and announced.number.value == len(members) and all(m.number == 1 for m in chain.marks)
        late = chain.marks[0].number > 1 and (chain.wrong != 0 or _begun(texts, chain.marks[0]))
        if not idiom and not late and not _excerpt(chain) and not _left_out(texts, chain, earlier):
            yield _broken(chain, members, frame, _confirmed(texts, chain, announced))
        return
    if chain.marks[0].number != 1:
        return
    if announced is None:
        yield _unbroken(members, frame)
        return
    figure = operand(texts[announced.paragraph], announced.number)
    n, count = announced.number.value, len(members)
    if n == count:
        yield _counted(True, figure, tuple(m._replace(role="item") for m in members))
        yield _unbroken((figure, *members), frame)
        return
    if announced.strong and abs(n - count) <= (1 if count < 7 else 2):
        yield _counted(False, figure, members)
    yield _unbroken(members, frame)


def _counted(holds: bool, figure: Operand, members: tuple[Operand, ...]) -> Comparison:
    first, last, count, said = members[0].text, members[-1].text, len(members), figure.text
    if holds:
        message = Text(f"列举了{count}项，与“{said}”相符", f"{count} listed, as “{said}” says")
    else:
        message = Text(
            f"从“{first}”到“{last}”共列举{count}项，文中称“{said}”",
            f"{count} listed, “{first}” to “{last}”; the text says “{said}”",
        )
    formula = f"{first}…{last} 共 {count} 项 {'=' if holds else '≠'} {said}"
    agreement = Agreement.EXACT if holds else Agreement.FAILS
    return Comparison("count", "chain", agreement, (figure, *members), Words(formula, message), marked=0)


def _member(texts: list[Paragraph], mark: Mark) -> Operand:
    compact = texts[mark.paragraph].compact
    value = mark.number
    return Operand("member", compact.span(mark.start, mark.end), compact.text[mark.start : mark.end], value, value)


def _unbroken(operands: tuple[Operand, ...], frame: str) -> Comparison:
    members = [o for o in operands if o.role == "member"]
    first, last = members[0].text, members[-1].text
    return Comparison(
        "sequence",
        frame,
        Agreement.EXACT,
        operands,
        Words(
            f"{first} … {last} 连续，共 {len(members)} 项",
            Text(f"“{first}”至“{last}”连续，无缺无重", f"“{first}” to “{last}”: none missing, none twice"),
        ),
        marked=0,
    )


def _confirmed(texts: list[Paragraph], chain: Chain, announced: _Announcement | None) -> tuple[Operand, ...]:
    """The number that announces the chain, where it surely does, or where it tells that a member is missing."""
    if announced is None or (not announced.strong and announced.number.value == len(chain.marks)):
        return ()
    return (operand(texts[announced.paragraph], announced.number),)


def _broken(chain: Chain, members: tuple[Operand, ...], frame: str, announced: tuple[Operand, ...]) -> Comparison:
    wrong = chain.wrong or 0
    found = members[wrong].text
    numbers = "、".join(str(m.number) for m in chain.marks)
    if wrong == 0:
        message = Text(f"序列从“{found}”开始，缺少其前的序号", f"the sequence begins at “{found}”")
    else:
        before, due = members[wrong - 1].text, chain.marks[wrong - 1].number + 1
        message = Text(
            f"“{before}”之后应为第{due}项，文中为“{found}”", f"number {due} is due after “{before}”, the text has “{found}”"
        )
    return Comparison(
        "sequence", frame, Agreement.FAILS, (*members, *announced), Words(f"{numbers} 不连续", message), marked=wrong
    )


def renumbering(claim: Claim, text: str) -> Fix | None:
    """What numbers the members of a broken sequence through again; ``text`` is the source, folded or not.

    Only where they have one slip: one number is wrong, or from one on they are all off by the same.  It is safe where the
    number that announces them is theirs; where that is another, a member was lost, and no numbering mends it.
    """
    members = [o for o in claim.operands if o.role == "member" and o.low is not None]
    announced = [o.low for o in claim.operands if o.role == "announced"]
    off = [int(o.low or 0) - due for due, o in enumerate(members, 1)]
    wrong = [at for at, by in enumerate(off) if by]
    one_slip = len(wrong) == 1 or (wrong and len(set(off[wrong[0] :])) == 1)
    if not one_slip or off[0] or (announced and announced[0] != len(members)):
        return None
    edits = [_numeral_edit(members[at], at + 1, text) for at in wrong]
    if None in edits:
        return None
    first, later = wrong[0] + 1, len(edits) > 1
    said = Text(f"改为第{first}项" + "，其后顺改" * later, f"make it number {first}" + ", and count on from there" * later)
    return Fix(said, tuple(edit for edit in edits if edit), Safety.SAFE if announced else Safety.SUGGESTED)


def _numeral_edit(member: Operand, number: int, text: str) -> Edit | None:
    """The numeral of ``member`` as it stands in the source, by that of ``number`` in the same print; None where it has none."""
    found = word("ORDINAL").search(fold(text[member.span.start : member.span.end]))
    if found is None or to_int(found[0]) != member.low:
        return None
    span = Span(member.span.start + found.start(), member.span.start + found.end())
    new = printed_like(text[span.start : span.end], number)
    return Edit(span, new) if new else None


def _begun(texts: list[Paragraph], mark: Mark) -> bool:
    """Whether the marker before ``mark`` stands inside a line close by, where layout has put it (第一章　总则　第一条)."""
    printed = texts[mark.paragraph].compact.text[mark.start : mark.end]
    numeral = word("ORDINAL").search(printed)
    if numeral is None:
        return False
    n = mark.number - 1
    sought = printed.replace(numeral[0], printed_like(numeral[0], n) or "", 1)
    near = "".join(p.compact.text[-_NEAR:] for p in texts[max(0, mark.paragraph - 3) : mark.paragraph])
    return sought in near or sought in texts[mark.paragraph].compact.text[max(0, mark.start - _NEAR) : mark.start]


def _excerpt(chain: Chain) -> bool:
    """Two gaps are no slip of a drafter: the text is an excerpt."""
    return sum(b.number > a.number + 1 for a, b in zip(chain.marks, chain.marks[1:], strict=False)) > 1


def _left_out(texts: list[Paragraph], chain: Chain, earlier: list[Chain]) -> bool:
    """Whether an earlier chain has these numbers under the same titles, as the contents have.

    Where it also has the missing ones, a page was lost with the layout; where it lacks them too, the slip has been told.
    """
    own = {(m.number, _title(texts, m)) for m in chain.marks}
    return any(own <= {(m.number, _title(texts, m)) for m in other.marks} for other in earlier)


def _title(texts: list[Paragraph], mark: Mark) -> str:
    return texts[mark.paragraph].compact.text[mark.end : mark.end + 8]


def _looked_back(texts: list[Paragraph], chain: Chain) -> _Announcement | None:
    """«（一）…；（二）…；（三）…。以上三条建议»: the number behind the last member's sentence."""
    last = chain.last
    text = texts[last.paragraph].compact.text
    lead = None if last.heads else word("LOOKED_BACK").match(text, last.end)
    found = word("COUNTED").match(text, lead.end()) if lead else None
    number = number_at(text, *found.span(), False) if found else None
    return _Announcement(number, last.paragraph, True) if number else None


class _Announcement(NamedTuple):
    number: Number
    paragraph: int
    strong: bool


def _announcement(texts: list[Paragraph], first: Mark) -> _Announcement | None:
    """The number at the very end of the sentence before the first marker: «抓好以下三件事：», «落实“三项制度”。»"""
    index, end = first.paragraph, first.start
    if end == 0:
        if index == 0:
            return None
        index -= 1
        end = len(texts[index].compact.text)
    text = texts[index].compact.text
    low = max(0, end - _TAIL)
    found = None
    for match in word("COUNTED_NAME", "COUNTED").finditer(text, low, end):
        found = match
    if found is None or found.lastgroup is None:
        return None
    rest = word("ANNOUNCING").fullmatch(text, found.end(), end)
    number = number_at(text, found.start(), found.end(), found.lastgroup == "COUNTED_NAME")
    if number is None or (rest is None and found.end() != end):
        return None
    clause = max(text.rfind(c, low, found.start()) for c in ",。;!?") + 1
    sentence = text[max(low, text.rfind("。", 0, found.start()) + 1) : found.start()]
    if text[end - 1] != ":" and re.search(r"\d" + re.escape(text[found.end() - 1]), sentence):
        return None  # 移送线索14件，其中移送法院8件、部门4件。 is one of several figures
    strong = (
        text[end - 1] == ":"
        or word("EMPHATIC").search(text, max(clause, low), end) is not None
        or word("RUN_IN").fullmatch(text, found.end() - number.named, end) is not None
    )
    return _Announcement(number, index, strong and "共" not in text[max(clause, low) : found.start()])
