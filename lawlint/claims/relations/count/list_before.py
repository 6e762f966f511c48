"""The list that stands before its number: 甲、乙、丙等3件, “甲、乙”两大, 省市县三级.

✓ 印发《云溪市供水管理办法》《云溪市养老服务条例》等2件文件。 → 列举 2 项 = 2件
✗ 印发《云溪市供水管理办法》《云溪市养老服务条例》《云溪市停车管理办法》等2件文件。 → 列举 3 项 > 2件
✓ 健全市、县、乡三级调解网络。 → 列举 3 项 = 三级
– 新建学校、医院12所。
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims.operators.items import Number, Piece, clause_before, flat, readings, word
from lawlint.claims.relations.count.shared import Listing, ends_clause, object_start

_PROVINCES_BACK = 60


def listed_before(text: str, number: Number, floor: int) -> Listing | None:
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
    closing = word("OPEN_AFTER_QUOTE").search(body) if bare and ends_clause(text, number) else None
    if closing is not None:
        body, opened, weak = body[: closing.start()], True, True
    elif bare and word("COUNTER", "PLACES").match(number.counter) is None:
        return None
    if word("OPEN").search(body):
        return None  # 等 has closed the list already
    if not opened and word("SEPARATOR", "JOINT").search(body) is None:
        return None  # most numbers count no list
    ways = readings(body, left)
    finest = max(ways, key=len)
    if (titles := _titles(text, number, left, body, opened, weak)) is not None:
        return titles
    if number.named and not opened and text[number.start + 1] == "两" and len(finest) == 2 and "、" in body:
        return None  # 最低工资、残疾人“两项补贴”: the name is of the last thing
    if not opened and (len(finest) < 2 or word("OBJECT").search(text, max(left, end - 4), end) or _unsure(text, number)):
        return None
    first = object_start(text, *finest[0])  # 事项6项全部履行公众参与、…五大程序: the figure is none of the list
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


def _counts_itself(text: str, start: int, end: int) -> bool:
    """Whether an item holds a number of its own; 胜利三路 is a name."""
    found = word("OTHER_NAME", "COUNTED").search(text, start, end)
    return found is not None and not (found.lastgroup == "COUNTED" and found.end() == end and found.start() > start)


def _unsure(text: str, number: Number) -> bool:
    """Arabic digits at a clause's end count the last thing or the sum (新建学校、医院12所)."""
    return not number.named and text[number.start].isdigit() and ends_clause(text, number)


def _hollow(text: str, number: Number) -> bool:
    """三县, 三期: more often a name than a count; and 甲、乙三所, which may be a sum."""
    if number.named:
        return False
    if word("PLACES").fullmatch(number.counter):
        return True
    return ends_clause(text, number) and word("CATEGORY").fullmatch(number.counter) is None


def _quotation(text: str, number: Number, left: int, body: str, opened: bool) -> Listing | None:
    """“甲、乙、丙”三大…: the list inside the quotation that ends right before the number."""
    start = body.rfind("“", 0, len(body) - 1)
    if start < 0 or "、" not in text[left + start : left + len(body)]:
        return None
    inside = left + start + 1
    return Listing("listed", readings(flat(text[inside : left + len(body) - 1]), inside), opened, number.named)


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


def abbreviated(text: str, number: Number, floor: int) -> Listing | None:
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
