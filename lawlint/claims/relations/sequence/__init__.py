"""Sequences: the numbers 一、二、三、 of headings and 一是…二是… of clauses, and the number that announces them.

✓ 一是立法。二是执法。三是普法。 → 一是 … 三是 连续，共 3 项
✗ 一是立法。二是执法。四是普法。 → 1、2、4 不连续
✗ 一、工作回顾⏎二、存在问题⏎二、工作安排 → 1、2、2 不连续
– 一抓到底，二抓落实。
– 一、工作回顾⏎1.立法⏎2.执法⏎二、工作安排⏎3.普法 → 1、2、3 不连续
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lawlint.claims.binding import Comparison, Tie
from lawlint.claims.claim import Operand, Words
from lawlint.claims.evaluate import Agreement
from lawlint.claims.operators.items import item_at, operand, word
from lawlint.claims.relations.sequence.announced import announcement_of
from lawlint.claims.relations.sequence.chains import MOST_EARLIER, WORDS, Chain, Mark, chains_of
from lawlint.exact.numerals import printed_like
from lawlint.finding import Text
from lawlint.parsing.tree import Document, Paragraph

_NEAR = 400

# So many paragraphs before a chain that does not begin with one may be rows of a table that it belongs to.
_ROWS_NEAR = 3


def sequence_relations(document: Document) -> Iterator[Comparison]:
    """The sequences of ``document``, each with the count that announces it, in the order of their first markers."""
    read = [p for p in document.paragraphs if p.role not in ("chrome", "metadata")]
    texts = [p for p in read if p.role != "columns"]
    rows = [n for n, p in enumerate(read) if p.role != "columns"]
    known: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains_of(texts):
        if len(chain.marks) > 1:
            crosses = chain.wrong is not None and chain.family not in WORDS and _crosses_rows(chain, rows)
            for one in _relations(texts, chain, known[chain.family][-MOST_EARLIER:]):
                yield replace(one, tie=Tie.PLAIN) if crosses else one
            known[chain.family].append(chain)


def _crosses_rows(chain: Chain, places: Sequence[int]) -> bool:
    """Whether rows set in columns, which may hold the missing number, stand before the one that breaks a chain."""
    wrong = chain.wrong or 0
    last = chain.marks[wrong].paragraph
    first = chain.marks[wrong - 1].paragraph if wrong else max(0, last - _ROWS_NEAR)
    return places[last] - places[first] > last - first


def _relations(texts: list[Paragraph], chain: Chain, earlier: list[Chain]) -> Iterator[Comparison]:
    first, count = chain.marks[0], len(chain.marks)
    members = tuple(_member(texts, m) for m in chain.marks)
    form = "headings" if first.heads and chain.family not in WORDS else "words"
    announced = announcement_of(texts, chain)
    figure = operand(texts[announced.paragraph], announced.number) if announced is not None else None
    value = announced.number.value if announced is not None else 0
    if chain.wrong is not None:
        idiom = value == count and all(m.number == 1 for m in chain.marks)
        late = first.number > 1 and (chain.wrong != 0 or _begun(texts, first))
        if not idiom and not late and not _is_excerpt(chain) and not _is_repeated(texts, chain, earlier):
            tells = announced is not None and (announced.strong or value != count)  # or it may count something else
            yield _broken(chain, members, form, (figure,) if figure is not None and tells else ())
    elif first.number == 1:
        if figure is not None and value == count:
            yield _counted(True, figure, tuple(m._replace(role="item") for m in members))
            yield _unbroken(members, form, figure)
            return
        if figure is not None and announced is not None and announced.strong and abs(value - count) <= (1 if count < 7 else 2):
            yield _counted(False, figure, members)
        yield _unbroken(members, form)


def _member(texts: list[Paragraph], mark: Mark) -> Operand:
    return item_at(texts[mark.paragraph], mark.start, mark.end, "member")._replace(low=mark.number, high=mark.number)


def _counted(holds: bool, figure: Operand, members: tuple[Operand, ...]) -> Comparison:
    first, last, count, announced = members[0].text, members[-1].text, len(members), figure.text
    if holds:
        message = Text(f"列举了{count}项，与“{announced}”相符", f"{count} listed, as “{announced}” says")
    else:
        message = Text(
            f"从“{first}”到“{last}”共列举{count}项，文中称“{announced}”",
            f"{count} listed, “{first}” to “{last}”; the text says “{announced}”",
        )
    words = Words(f"{first}…{last} 共 {count} 项 {'=' if holds else '≠'} {announced}", message)
    return Comparison("count", "chain", Agreement.EXACT if holds else Agreement.FAILS, (figure, *members), words, marked=0)


def _unbroken(members: tuple[Operand, ...], form: str, *announced: Operand) -> Comparison:
    first, last = members[0].text, members[-1].text
    words = Words(
        f"{first} … {last} 连续，共 {len(members)} 项",
        Text(f"“{first}”至“{last}”连续，无缺无重", f"“{first}” to “{last}”: none missing, none twice"),
    )
    return Comparison("sequence", form, Agreement.EXACT, (*announced, *members), words, marked=0)


def _broken(chain: Chain, members: tuple[Operand, ...], form: str, announced: tuple[Operand, ...]) -> Comparison:
    wrong = chain.wrong or 0
    found = members[wrong].text
    if wrong == 0:
        message = Text(f"序列从“{found}”开始，缺少其前的序号", f"the sequence begins at “{found}”")
    else:
        before, due = members[wrong - 1].text, chain.marks[wrong - 1].number + 1
        message = Text(
            f"“{before}”之后应为第{due}项，文中为“{found}”", f"number {due} is due after “{before}”, the text has “{found}”"
        )
    words = Words(f"{'、'.join(str(m.number) for m in chain.marks)} 不连续", message)
    return Comparison("sequence", form, Agreement.FAILS, (*members, *announced), words, marked=wrong)


def _begun(texts: list[Paragraph], mark: Mark) -> bool:
    """Whether the marker before ``mark`` stands inside a line close by, where layout has put it (第一章　总则　第一条)."""
    here = texts[mark.paragraph].compact.text
    printed = here[mark.start : mark.end]
    numeral = word("ORDINAL").search(printed)
    if numeral is None:
        return False
    sought = printed.replace(numeral[0], printed_like(numeral[0], mark.number - 1) or "", 1)
    near = "".join(p.compact.text[-_NEAR:] for p in texts[max(0, mark.paragraph - 3) : mark.paragraph])
    return sought in near or sought in here[max(0, mark.start - _NEAR) : mark.start]


def _is_excerpt(chain: Chain) -> bool:
    """Two gaps are no slip of a drafter: the text is an excerpt."""
    return sum(b.number > a.number + 1 for a, b in pairwise(chain.marks)) > 1


def _is_repeated(texts: list[Paragraph], chain: Chain, earlier: list[Chain]) -> bool:
    """Whether an earlier chain has these numbers under the same titles, as the contents have.

    Where it also has the missing ones, a page was lost with the layout; where it lacks them too, the slip is reported there.
    """

    def titled(one: Chain) -> set[tuple[int, str]]:
        return {(m.number, texts[m.paragraph].compact.text[m.end : m.end + 8]) for m in one.marks}

    return any(titled(chain) <= titled(other) for other in earlier)
