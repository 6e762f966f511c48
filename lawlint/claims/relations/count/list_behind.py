"""The list that stands behind its number: 三个方面，包括：甲、乙、丙.

✓ 重点抓好三项工作：立法、执法、普法。 → 列举 3 项 = 三项
✗ 重点抓好四项工作：立法、执法、普法。 → 列举 3 项 ≠ 四项
– 抓好三项工作，推动全市发展再上新台阶。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from lawlint.claims.binding import Comparison
from lawlint.claims.evaluate import Agreement
from lawlint.claims.operators.items import Number, Piece, flat, number_at, operand, pieces_of, readings, stated, word
from lawlint.claims.relations.count.shared import Listing
from lawlint.parsing.tree import Paragraph

_FORWARD_REACH = 1000


def with_glossary(paragraph: Paragraph, count: Comparison) -> Comparison:
    """«“六横”指六个…，包括甲、…、己6个工程»: three numbers, all of which must agree."""
    items = tuple(o for o in count.operands if o.role == "item")
    left = bisect_left(paragraph.compact.at, items[0].span.start)
    text = paragraph.compact.text
    numbers = _glossary(text, text.rfind(",", 0, left) + 1)
    odd = [n for n in numbers if n.value != len(items)]
    if not numbers or count.agreement is not Agreement.EXACT or (odd and (len(numbers) < 2 or len(odd) > 1)):
        return count
    announced = (*(operand(paragraph, n) for n in numbers), count.operands[0])
    marked = numbers.index(odd[0]) if odd else 0
    return stated(count.form, not odd, announced, items, False, marked)


def listed_after(text: str, number: Number) -> Listing | None:
    """N counter noun，包括：LIST。 and “N…”是指LIST。"""
    lead = word("NAME_FORWARD" if number.named else "FORWARD").match(text, number.end)
    if lead is None and number.named:
        lead = word("FORWARD").match(text, number.end)
    if lead is None:
        return None
    start = lead.end()
    body = flat(text[start : start + _FORWARD_REACH])
    stop = word("ELABORATED").search(body)
    if stop is None and start + _FORWARD_REACH < len(text):
        return None
    if stop is not None:
        if body[stop.start()] == ":":
            return None
        body = body[: stop.start()]
    if not body or word("SHI", "YAO", "DI", "QI", "CN_PAREN", "PAREN", "CIRCLED", "DOT", "DUN").match(text, start):
        return None
    if (other := word("SERIAL_BEHIND").search(body)) is not None:
        body = body[: other.start()]  # 第一，抓实“两个一批”，即甲、乙；第二，…
    opened = body.endswith("等")
    body = body[: len(body) - opened]
    respectively = lead[0][-2:-1] in ("别", "次")
    if respectively and body[:1].isdigit():
        return None
    if ";" in body:
        ways = [pieces_of(body, 0, len(body), ";")]
    elif "," in body:
        ways = [clauses := pieces_of(body, 0, len(body), ",")]
        if respectively and word("SEPARATOR", "JOINT").search(body, *clauses[0]):  # 分别是甲和乙，其中乙…
            return Listing("announced", readings(body[: clauses[0][1]], start), opened, True)
        if not _parallel(clauses, body):
            plain = 2 < len(clauses) == number.value and not any(map(str.isdigit, body))
            return Listing("announced", [[(start + a, start + b) for a, b in clauses]], opened, True) if plain else None
    else:
        ways = readings(body)
    if max(map(len, ways)) < 2 or word("COUNTED").search(body, *ways[0][-1]):
        return None
    echo = number.counter.lstrip("个大项")
    parallel = len(echo) > 1 and len(ways[0]) > 2 and all(body.startswith(echo, a) for a, _ in ways[0])
    weak = (
        (number.named and not parallel)
        or any(word("FIGURED").search(body, a, b) or b - a > 30 for a, b in ways[0])
        or (lead[0][-1] != ":" and not (respectively and _has_short_end(ways[0])))
    )
    return Listing("announced", [[(start + a, start + b) for a, b in way] for way in ways], opened, weak)


def _has_short_end(pieces: Sequence[Piece]) -> bool:
    """Whether the last piece is no longer than the others: «分别为甲、乙、丙提供服务» names none."""
    *others, last = (b - a for a, b in pieces)
    return last <= max(others)


def named_behind(text: str, number: Number) -> Listing | None:
    """“三大产业”甲、乙、丙分别…, 四大产业中，甲、乙、丙、丁产值依次为…: as many names before their values."""
    found = word("NAMED_BEHIND").match(text, number.end)
    if found is None or not (number.named or found[1] or number.counter[0] == "大"):
        return None
    start, end = found.span(2)
    if not found[1] and word("PHRASE").search(text, start, text.find("、", start)):
        return None
    return Listing("announced", readings(text[start:end], start), weak=True)


def _parallel(pieces: Sequence[Piece], body: str) -> bool:
    """Whether all pieces begin or end with the same two characters: 深化甲改革，深化乙改革."""
    return len({body[a : a + 2] for a, _ in pieces}) == 1 or len({body[b - 2 : b] for _, b in pieces}) == 1


def _glossary(text: str, left: int) -> list[Number]:
    """“六横”指六个…，包括甲、…、己6个工程: what was announced right before the clause that begins at ``left``."""
    lead = next((m for m in word("GLOSSARY").finditer(text, max(0, left - 60), left + 4) if m.end() == left), None)
    if lead is None:
        return []
    found = word("COUNTED_NAME", "COUNTED").finditer(text, *lead.span())
    return [n for m in found if (n := number_at(text, *m.span(), m.lastgroup == "COUNTED_NAME")) is not None]
