"""Announced numbers against the things listed: 甲、乙、丙等3件, “三项制度”, 市县乡三级 (count).

A number is proposed by its place, confirmed by any way to cut the list, and contradicted only where none fits, nothing
weakens the form, and the miss is one (two from seven things on): a number that misses by more counts something else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lawlint.claims.binding import Comparison
from lawlint.claims.claim import Operand
from lawlint.claims.evaluate import Agreement
from lawlint.claims.operators.items import (
    Number,
    Piece,
    beginning,
    clause_before,
    flat,
    number_at,
    operand,
    readings,
    seeker,
    stated,
    word,
)
from lawlint.exact.numerals import to_int
from lawlint.parsing.tree import Document, Paragraph

_FIRST = "“两三四五六七八九二十0-9"

_FORWARD_REACH = 1000

_ECHO_BEFORE, _ECHO_AFTER = 600, 400

_MOST_MENTIONS, _MOST_NAMES = 8, 100

_PROVINCES_BACK = 60

_MOST_RANKED = 12

_HEAD_OF_PART = 8

_LONGEST_ECHO, _LONGEST_PIECE, _LONGEST_HEAD = 6, 8, 40


class Listing(NamedTuple):
    """The things that stand for a number: the ways to cut them, whether 等 leaves them open, how far they can be trusted.

    ``weak``: may confirm, never contradict.
    """

    frame: str
    ways: Sequence[Sequence[Piece]]
    open: bool = False
    weak: bool = False


def list_claims(document: Document) -> Iterator[Comparison]:
    """The counts of ``document``, in the order of the text."""
    previous: Paragraph | None = None
    read = [paragraph for paragraph in document.paragraphs if paragraph.role not in ("chrome", "metadata")]
    left: dict[str, list[tuple[Paragraph, Number]]] = defaultdict(list)
    for paragraph in read:
        yield from _counts(paragraph, previous, left)
        yield from _ranked(paragraph)
        previous = paragraph
    for mentions in islice(left.values(), _MOST_NAMES):
        found = [claim for paragraph, number in mentions if (claim := _elsewhere(paragraph, read, number)) is not None]
        if found:
            yield min(found, key=_distance)  # of a number told again and again what announces its list


def _distance(claim: Comparison) -> tuple[bool, int]:
    gap = claim.operands[1].span.start - claim.operands[0].span.start
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
            _before(text, number, floor),
            _after(text, number),
            _right_behind(text, number),
            _abbreviated(text, number, floor),
            _summed_up(text, number),
        )
        for listing in ways:
            if listing is not None and (claim := _judged(paragraph, number, listing)) is not None:
                yield _doubled(paragraph, claim)
                break
        else:
            shared = None if number.named else word("SHARED_BEHIND").match(text, number.end)
            echo = number if shared is None else number._replace(counter=shared[1])
            if (number.named or shared) and (claim := _echoed(paragraph, previous, echo)) is not None:
                yield claim
            elif number.named and len(left[text[number.start : number.end]]) < _MOST_MENTIONS:
                left[text[number.start : number.end]].append((paragraph, number))


def _ranked(paragraph: Paragraph) -> Iterator[Comparison]:
    """«排名前三位的分别是甲、乙、丙»: as many names, or names with a figure each.  These confirm."""
    text = paragraph.compact.text
    for top in word("TOP").finditer(text) if "前" in text else ():
        lead = word("TOP_LEAD").match(text, top.end())
        if lead is None:
            continue
        number = Number(top.start(), top.end(), to_int(top[0]), "", False)
        named = word("TOP_NAMED").match(text, lead.end())
        pieces = [m.span() for m in re.finditer("[^、]+", text[named.start() : named.end()])] if named else []
        pieces = [(lead.end() + a, lead.end() + b) for a, b in pieces] or _figured(text, lead.end())
        if len(pieces) == number.value:
            yield _claim(paragraph, number, Listing("ranked", [pieces], weak=True), pieces, True)


def _figured(text: str, at: int) -> list[Piece]:
    """The pieces from ``at`` on that have a figure each."""
    found: list[Piece] = []
    joint = ""
    while len(found) < _MOST_RANKED and (piece := word("TOP_FIGURED").match(text, at)) is not None:
        found.append(piece.span())
        at = piece.end() + 1
        if text[at - 1 : at] not in (joint or ",、;"):
            break
        joint = text[at - 1]
    return found


def _summed_up(text: str, number: Number) -> Listing | None:
    """«甲、乙、丙收案分别为…，以上三市…»: the last run of names before that is as long."""
    if number.named:
        return None
    if word("SUMMED_UP").search(text, max(0, number.start - 2), number.start) is None:
        return _closed(text, number)
    begin = max(text.rfind("。", 0, number.start) + 1, number.start - _ECHO_BEFORE)
    colon = text.rfind(":", begin, number.start)
    clauses = [(colon + 1 + m.start(), colon + 1 + m.end()) for m in re.finditer("[^,;]+", text[colon + 1 : number.start])]
    if colon >= 0 and clauses and word("SUMMED_UP").fullmatch(text, *clauses[-1]) and len(clauses) == number.value + 1 > 3:
        return Listing("summed", [clauses[:-1]], weak=True)  # 主要是：甲需增强，乙需提高，丙需拓展，这三方面…
    for run in reversed([*word("NAMES").finditer(text[begin : number.start])]):
        names = run[0].partition("分别")[0]  # and no values of theirs
        pieces = [(begin + run.start() + m.start(), begin + run.start() + m.end()) for m in re.finditer("[^、]+", names)]
        if len(pieces) == number.value:
            return Listing("summed", [pieces], weak=True)
    return None


def _closed(text: str, number: Number) -> Listing | None:
    """«合同纠纷32件、侵权纠纷11件、劳动争议8件，三类案件占94%»: a figure for each of as many pieces, and no others."""
    end = number.start - 1
    here = text[end : number.start] in (",", ";") and number.value > 2
    if not here or word("SUMMED_HERE").match(text, number.end) is None:
        return None
    begin = max(text.rfind("。", 0, end) + 1, end - _ECHO_BEFORE)
    for stop in ";,、":
        pieces = [(begin + m.start(), begin + m.end()) for m in re.finditer(f"[^{stop}]+", text[begin:end])]
        if len(pieces) == number.value and all(any(map(str.isdigit, text[a:b])) for a, b in pieces):
            return Listing("summed", [pieces], weak=True)
    return None


def _judged(paragraph: Paragraph, number: Number, listing: Listing) -> Comparison | None:
    """The claim, or None where it may not be decided."""
    n = number.value
    fitting = next((w for w in listing.ways if len(w) == n), None)
    if fitting is None and listing.open:
        fewest = min(listing.ways, key=len)
        fitting = fewest if len(fewest) < n else None
    if fitting is not None:
        return _claim(paragraph, number, listing, fitting, True)
    preferred = min(listing.ways, key=len) if listing.open else listing.ways[0]
    if listing.weak or not 0 < abs(len(preferred) - n) <= (1 if n < 7 else 2):
        return None
    excess = len(preferred) - n
    text = paragraph.compact.text
    if excess > 0 and listing.frame == "listed" and any(_governs(text, *p) for p in preferred[1 : excess + 1]):
        return None  # 落实市委、市政府关于甲、乙两项…: the list begins inside
    return _claim(paragraph, number, listing, preferred, False)


def _governs(text: str, start: int, end: int) -> bool:
    """Whether a piece has a verb or preposition with something behind it."""
    phrase = word("PHRASE").search(text, start, end)
    return phrase is not None and end - phrase.end() > 2


def _claim(paragraph: Paragraph, number: Number, listing: Listing, pieces: Sequence[Piece], holds: bool) -> Comparison:
    (start, end), *others = pieces
    items = (_item(paragraph, _deed(paragraph.compact.text, start, end), end), *(_item(paragraph, a, b) for a, b in others))
    return stated(listing.frame, holds, (operand(paragraph, number),), items, listing.open)


def _doubled(paragraph: Paragraph, claim: Comparison) -> Comparison:
    """«“六横”指六个…，包括甲、…、己6个工程»: three numbers, all of which must agree."""
    first = next(o for o in claim.operands if o.role == "item")
    left = bisect_left(paragraph.compact.at, first.span.start)
    text = paragraph.compact.text
    numbers = _glossary(text, max(text.rfind(",", 0, left) + 1, 0))
    items = tuple(o for o in claim.operands if o.role == "item")
    odd = [n for n in numbers if n.value != len(items)]
    if not numbers or claim.agreement is not Agreement.EXACT or (odd and (len(numbers) < 2 or len(odd) > 1)):
        return claim
    announced = (*(operand(paragraph, n) for n in numbers), claim.operands[0])
    marked = numbers.index(odd[0]) if odd else 0
    return stated(claim.form, not odd, announced, items, False, marked)


def _item(paragraph: Paragraph, start: int, end: int) -> Operand:
    return Operand("item", paragraph.compact.span(start, end), paragraph.compact.text[start:end])


def _deed(text: str, start: int, end: int) -> int:
    """Where the first item begins, behind the verb that governs the list (加强市、县两级)."""
    verb = word("ACTION").match(text[start:end])
    return start + verb.end() if verb is not None and verb.end() < end - start else start


def _before(text: str, number: Number, floor: int) -> Listing | None:
    """LIST 等? N counter noun, LIST 等? “N…”, “LIST” N…: the clause left of the number."""
    opened = text[number.start - 1 : number.start] == "等"
    end = number.start - opened
    if end <= floor or text[end - 1] in ",。;:!?(“《、和与及":
        return None
    bare = not opened and not number.named
    if bare and text[number.end : number.end + 1] in ":等" and text[number.end : number.end + 2] != "等次":
        return None  # 胜利三路等: a name that ends a list
    clause = clause_before(text, end, floor)
    if clause is None or not clause.flat:
        return None
    left, body = clause
    weak = word("GOES_ON").match(text, number.end) is not None
    if bare and (found := _characters(text, number, left, body)) is not None:
        return found
    if body[-1] == "”" and (quoted := _quotation(text, number, left, body, opened)) is not None:
        return quoted
    closing = word("OPEN_AFTER_QUOTE").search(body) if bare and _ends(text, number) else None
    if closing is not None:
        body, opened, weak = body[: closing.start()], True, True
    elif bare and word("COUNTER", "PLACES").match(number.counter) is None:
        return None
    if word("OPEN").search(body):
        return None  # 等 has closed the list already
    if not opened and word("SEPARATOR", "JOINT").search(body) is None:
        return None  # most numbers count no list
    ways = [[(left + a, left + b) for a, b in way] for way in readings(body)]
    finest = max(ways, key=len)
    if (titles := _titles(text, number, left, body, opened, weak)) is not None:
        return titles
    if number.named and not opened and text[number.start + 1] == "两" and len(finest) == 2 and "、" in body:
        return None  # 最低工资、残疾人“两项补贴”: the name is of the last thing
    if not opened and (len(finest) < 2 or word("OBJECT").search(text, max(left, end - 4), end) or _unsure(text, number)):
        return None
    first = _object(text, *finest[0])  # 事项6项全部履行公众参与、…五大程序: the figure is none of the list
    figured = any(word("FIGURED").search(body, max(a, first) - left, b - left) for a, b in finest)
    if figured and not opened:
        return None
    weak = (
        weak
        or figured
        or (not opened and _hollow(text, number))
        or any(_counts_itself(text, a, b) for a, b in finest)
        or (number.named and not opened and len(finest) <= 2)
        or (text[left] in "《“" and text[left - 2 : left] in ("》,", "”,"))
    )
    if number.counter == "级":
        return _levels(text, ways, opened, weak)
    return Listing("listed", ways, opened, weak)


def _object(text: str, start: int, end: int) -> int:
    """Where the object of the last verb in a piece begins; the piece's own beginning where it holds none."""
    verbs = [m.end() for m in word("PHRASE").finditer(text, start, end) if end - m.end() > 2]
    return verbs[-1] if verbs else start


def _counts_itself(text: str, start: int, end: int) -> bool:
    """Whether an item holds a number of its own; 胜利三路 is a name."""
    found = word("OTHER_NAME", "COUNTED").search(text, start, end)
    return found is not None and not (found.lastgroup == "COUNTED" and found.end() == end and found.start() > start)


def _unsure(text: str, number: Number) -> bool:
    """Arabic digits at a clause's end count the last thing or the sum (新建学校、医院12所)."""
    return not number.named and text[number.start].isdigit() and _ends(text, number)


def _ends(text: str, number: Number) -> bool:
    return number.end == len(text) or word("BARE_END").match(text, number.end) is not None


def _hollow(text: str, number: Number) -> bool:
    """三县, 三期: more often a name than a count; and 甲、乙三所, which may be a sum."""
    if number.named:
        return False
    if word("PLACES").fullmatch(number.counter):
        return True
    return _ends(text, number) and word("CATEGORY").fullmatch(number.counter) is None


def _quotation(text: str, number: Number, left: int, body: str, opened: bool) -> Listing | None:
    """“甲、乙、丙”三大…: the list inside the quotation that ends right before the number."""
    start = body.rfind("“", 0, len(body) - 1)
    if start < 0 or "、" not in text[left + start : left + len(body)]:
        return None
    inside = left + start + 1
    listed = readings(flat(text[inside : left + len(body) - 1]))
    return Listing("listed", [[(inside + a, inside + b) for a, b in way] for way in listed], opened, number.named)


def _titles(text: str, number: Number, left: int, body: str, opened: bool, weak: bool) -> Listing | None:
    """《甲》《乙》和《丙》等3件规范性文件: the run of titles right before the number."""
    if body[-1] not in "》)" or number.named or not word("TITLE_COUNTER").match(number.counter):
        return None
    run: list[Piece] = []
    for a, b in reversed(max(readings(body), key=len)):
        if (title := word("TITLE").search(body, a, b)) is None:
            break
        run.append((left + title.start(), left + b))
        if title.start() > a:
            break
    if not run or (len(run) < 2 and not opened):
        return None
    return Listing("titles", [run[::-1]], opened, weak or _unsure(text, number) or text[left - 2 : left] == "》,")


def _characters(text: str, number: Number, left: int, body: str) -> Listing | None:
    """省市县乡村五级, 京津两市, 东南西北4个方向: characters as items, where nothing separates them."""
    provinces = False
    if number.counter == "级":
        run = word("LEVELS").search(body)
    elif provinces := word("PROVINCE_COUNTER").match(text, number.start) is not None:
        run = word("PROVINCES").search(body)
    elif word("DIRECTION_COUNTER").match(text, number.start):
        run = word("DIRECTIONS").search(body)
    else:
        return None
    if run is None or (run.start() and body[run.start() - 1] in "、和与"):
        return None
    start, end = left + run.start(), left + run.end()
    singly = [(i, i + 1) for i in range(start, end)]
    ways = [singly]
    if number.counter == "级":
        paired = [m.span() for m in word("LEVEL_PAIR", "LEVEL").finditer(text, start, end)]
        ways += [paired] if paired and paired[-1][1] == end else []
    certain = start == left or word("TO_LEVEL").search(text, max(0, start - 2), start) is not None
    if not certain:
        ways += [way[1:] for way in list(ways) if len(way) > 2]
    weak = (number.counter != "级" and (provinces or not certain)) or word("PLACE_WORD").fullmatch(run[0]) is not None
    return Listing("characters", ways, weak=weak)


def _abbreviated(text: str, number: Number, floor: int) -> Listing | None:
    """耕地林地园地“三图”: words of two characters that end alike; 京津冀…三地: provinces in the words before."""
    n, end = number.value, number.start
    if number.named and n > 2 and end - 2 * n >= floor:
        pairs = [(a, a + 2) for a in range(end - 2 * n, end, 2)]
        if (
            len({text[b - 1] for _, b in pairs}) == 1
            and len({text[a] for a, _ in pairs}) == n
            and text[end - 2 * n : end].isalpha()
        ):
            return Listing("characters", [pairs], weak=True)
    if number.counter == "地":
        for run in word("PROVINCE_RUN").finditer(text, max(floor, end - _PROVINCES_BACK), end):
            if run.end() - run.start() == n:
                return Listing("characters", [[(i, i + 1) for i in range(*run.span())]], weak=True)
    return None


def _levels(text: str, ways: Sequence[Sequence[Piece]], opened: bool, weak: bool) -> Listing:
    """省、市县三级: level words may stand together inside an item."""
    expanded = []
    for way in ways:
        pieces = [way[0]]
        for a, b in way[1:]:
            together = b - a > 1 and word("LEVELS").fullmatch(text, a, b)
            pieces += [(i, i + 1) for i in range(a, b)] if together else [(a, b)]
        expanded.append(pieces)
    strange = not all(word("LEVEL").fullmatch(text, a, b) for a, b in ways[0][1:])
    return Listing("levels", [*ways, *(e for e in expanded if e not in ways)], opened, weak or (strange and not opened))


def _after(text: str, number: Number) -> Listing | None:
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
        pieces = [m.span() for m in re.finditer(r"[^;]+", body)]
        ways = [pieces]
    elif "," in body:
        ways = [clauses := [m.span() for m in re.finditer(r"[^,]+", body)]]
        if respectively and word("SEPARATOR", "JOINT").search(body, *clauses[0]):  # 分别是甲和乙，其中乙…
            named = readings(body[: clauses[0][1]])
            return Listing("announced", [[(start + a, start + b) for a, b in way] for way in named], opened, True)
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
        or (lead[0][-1] != ":" and not (respectively and _ends_short(ways[0])))
    )
    return Listing("announced", [[(start + a, start + b) for a, b in way] for way in ways], opened, weak)


def _ends_short(pieces: Sequence[Piece]) -> bool:
    """Whether the last piece is no longer than the others: «分别为甲、乙、丙提供服务» names none."""
    *others, last = (b - a for a, b in pieces)
    return last <= max(others)


def _right_behind(text: str, number: Number) -> Listing | None:
    """“三大产业”甲、乙、丙分别…, 四大产业中，甲、乙、丙、丁产值依次为…: as many names before their values."""
    found = word("NAMED_BEHIND").match(text, number.end)
    if found is None or not (number.named or found[1] or number.counter[0] == "大"):
        return None
    start, end = found.span(2)
    if not found[1] and word("PHRASE").search(text, start, text.find("、", start)):
        return None
    return Listing("announced", [[(start + a, start + b) for a, b in way] for way in readings(text[start:end])], weak=True)


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


def _echoed(paragraph: Paragraph, previous: Paragraph | None, number: Number) -> Comparison | None:
    """“七个更加”: as many neighbouring pieces that share the word, in this paragraph or the one before.

    One more contradicts where the pieces, and no others, stand in the number's own sentence; where the word has two
    characters also in the paragraph before.
    """
    shared = word("ECHO").fullmatch(number.counter)
    if shared is None or number.value < 3:
        return None
    echo = number.counter.lstrip("个大项")
    sentence = paragraph.compact.text
    begin, end = sentence.rfind("。", 0, number.start) + 1, (sentence + "。").find("。", number.end)
    if (parts := _parts(sentence, number.end, end, echo, number.value)) is not None:
        items = tuple(_item(paragraph, a, b) for a, b in parts)
        return stated("echo", True, (operand(paragraph, number),), items, False)
    missed: list[list[Operand]] = []
    here = paragraph, max(0, number.start - _ECHO_BEFORE), number.end + _ECHO_AFTER
    for place, first, last in (here, (previous, -_ECHO_BEFORE, None)):
        if place is None:
            continue
        low, high, _ = slice(first, last).indices(len(place.compact.text))
        text = place.compact.text[low:high]
        if text.count(echo) < number.value - 1:
            continue
        own = number.start - low if place is paragraph else -1
        for found in _echoes(text, echo):
            run = [(a, b) for a, b in found if not a <= own < b]  # the number's own piece may be one, and need not
            for pieces in (run, [(a, b) for a, b in found if not a <= own < b or text.count(echo, a, b) > 1]):
                if len(pieces) == number.value:
                    items = tuple(Operand("item", place.compact.span(low + a, low + b), text[a:b]) for a, b in pieces)
                    return stated("echo", True, (operand(paragraph, number),), items, False)
            near = place is paragraph and begin <= low + run[0][0] and low + run[-1][1] <= end if run else False
            if len(run) > 1 and (near or (place is previous and len(echo) > 1)):
                missed.append([_item(place, low + a, low + b) for a, b in run])
    if len(missed) == 1 and len(missed[0]) == number.value + 1 > (2 if len(echo) == 1 else 4) and "等" not in missed[0][-1].text:
        listed = tuple(missed[0])
        return stated("echo", False, (operand(paragraph, number),), listed, False)
    return None


def _parts(text: str, start: int, end: int, echo: str, value: int) -> list[Piece] | None:
    """“四好”…：建好方面，…；管好方面，…: the parts between ；, where as many have the word at their beginning."""
    colon = text.find(":", start, end)
    if colon < 0 or text.find(";", colon, end) < 0:
        return None
    parts = [(colon + 1 + m.start(), colon + 1 + m.end()) for m in re.finditer("[^;]+", text[colon + 1 : end])]
    told = len(parts) == value and all(echo in text[a : min(b, a + _HEAD_OF_PART)] for a, b in parts)
    return parts if told else None


def _elsewhere(paragraph: Paragraph, read: Sequence[Paragraph], number: Number) -> Comparison | None:
    """“三个高地” and three sentences or headings that end «…高地»; “四上” and «上规、上榜、上云、上市» in another paragraph."""
    echo, n = number.counter.lstrip("个大项道条"), number.value
    if not 2 < n < 10 or not 0 < len(echo) <= _LONGEST_ECHO:
        return None
    heads: list[Operand] = []
    for place in read:
        text = place.compact.text
        if echo not in text:
            continue
        if text.count(echo) >= n:
            for run in _echoes(text, echo, "、"):
                if len(run) == n and all(b - a <= _LONGEST_PIECE for a, b in run):
                    items = tuple(_item(place, a, b) for a, b in run)
                    return stated("echo", True, (operand(paragraph, number),), items, False)
        if len(echo) > 1:
            for a, b in place.sentences:
                end = b - text.startswith("。", b - 1)
                if (
                    text.endswith(echo, a, end)
                    and end - a <= _LONGEST_HEAD
                    and not (place is paragraph and a <= number.start < b)
                ):
                    heads.append(_item(place, max(a, place.head), end))
    if len(heads) == n and len({head.text for head in heads}) == n:
        return stated("heads", True, (operand(paragraph, number),), tuple(heads), False)
    parallel = len(echo) > 2 and len({head.text[:2] for head in heads}) == 1 == abs(len(heads) - n)
    if parallel and len({head.text for head in heads}) == len(heads) > 3:
        return stated("heads", False, (operand(paragraph, number),), tuple(heads), False)
    return None


def _echoes(text: str, echo: str, joints: str = "") -> Iterator[list[Piece]]:
    """Runs of neighbouring pieces that begin or end with ``echo`` (of two characters it may stand within)."""
    joints = joints or ("、," if len(echo) > 1 else "、")
    edges = _edges(text)
    run: list[Piece] = []
    last, at = -1, text.find(echo)
    while at >= 0:
        n = bisect_left(edges, at)
        start, end = edges[n - 1] + 1 if n else 0, edges[n]
        at = text.rfind(echo, start, end)
        if run and start != last + 1:
            yield run
            run = []
        tail = end - text.endswith("”", start, end)
        if at >= 0 and (at in (start, tail - len(echo)) or len(echo) > 1 or not run):
            run.append((start if at + len(echo) == tail or len(echo) > 1 else at, tail))
        elif run:
            yield run
            run = []
        if run and text[end : end + 1] not in tuple(joints):
            yield run
            run = []
        last, at = end, text.find(echo, end + 1)
    if run:
        yield run


@lru_cache(maxsize=1 << 8)
def _edges(text: str) -> Sequence[int]:
    """Where the pieces of a text end."""
    return [*(edge.start() for edge in word("EDGE").finditer(text)), len(text)]
