"""Announced numbers against the things listed: 甲、乙、丙等3件, “三项制度”, 市县乡三级.

✓ 健全人民调解、行政调解、司法调解三项机制。 → 列举 3 项 = 三项
✗ 公安、交通、住建、水务、林草等四个部门联合执法。 → 列举 5 项 > 四个
– 新建学校、医院12所。

A number is proposed by its place, confirmed by any way to cut the list, and contradicted only where none fits, nothing
weakens the form, and the miss is one (two from seven things on): a number that misses by more counts something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from lawlint.claims.binding import Comparison
from lawlint.claims.operators.items import Number, beginning, number_at, seeker, word
from lawlint.claims.relations.count.list_before import abbreviated, listed_before
from lawlint.claims.relations.count.list_behind import listed_after, named_behind, with_glossary
from lawlint.claims.relations.count.ranking import rankings
from lawlint.claims.relations.count.repeated_word import echoed, echoed_elsewhere
from lawlint.claims.relations.count.shared import compared
from lawlint.claims.relations.count.summary import summed_up
from lawlint.parsing.tree import Document, Paragraph

_FIRST = "“两三四五六七八九二十0-9"

_MOST_MENTIONS, _MOST_NAMES = 8, 100


def count_relations(document: Document) -> Iterator[Comparison]:
    """The counts of ``document``, in the order of the text."""
    previous: Paragraph | None = None
    read = [paragraph for paragraph in document.paragraphs if paragraph.role not in ("chrome", "metadata", "columns")]
    left: dict[str, list[tuple[Paragraph, Number]]] = defaultdict(list)
    for paragraph in read:
        yield from _counts(paragraph, previous, left)
        yield from rankings(paragraph)
        previous = paragraph
    for mentions in islice(left.values(), _MOST_NAMES):
        found = [count for paragraph, number in mentions if (count := echoed_elsewhere(paragraph, read, number)) is not None]
        if found:
            yield min(found, key=_distance)  # of a number that is repeated what announces its list


def _distance(count: Comparison) -> tuple[bool, int]:
    gap = count.operands[1].span.start - count.operands[0].span.start
    return gap < 0, abs(gap)


def _counts(
    paragraph: Paragraph, previous: Paragraph | None, left: dict[str, list[tuple[Paragraph, Number]]]
) -> Iterator[Comparison]:
    """The counts of one paragraph; quoted numbers that it does not explain go to ``left``."""
    text = paragraph.compact.text
    if len(text) < 5:
        return
    floor = beginning(text)
    for match in seeker(_FIRST, "COUNTED_NAME", "COUNTED").finditer(text):
        if match.lastgroup is None:
            continue
        number = number_at(text, *match.span(match.lastgroup), match.lastgroup == "COUNTED_NAME")
        if number is None or number.start < floor:
            continue
        ways = (
            listed_before(text, number, floor),
            listed_after(text, number),
            named_behind(text, number),
            abbreviated(text, number, floor),
            summed_up(text, number),
        )
        for listing in ways:
            if listing is not None and (count := compared(paragraph, number, listing)) is not None:
                yield with_glossary(paragraph, count)
                break
        else:
            shared = None if number.named else word("SHARED_BEHIND").match(text, number.end)
            echo = number if shared is None else number._replace(counter=shared[1])
            if (number.named or shared) and (count := echoed(paragraph, previous, echo)) is not None:
                yield count
            elif number.named and len(left[text[number.start : number.end]]) < _MOST_MENTIONS:
                left[text[number.start : number.end]].append((paragraph, number))
