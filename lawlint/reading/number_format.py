"""Number formats of workbooks (ECMA-376 part 1, 18.8.30 and 18.8.31): the displayed text of a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from lawlint.exact.numerals import to_chinese

__all__ = ["BUILT_IN", "formatted", "unformatted"]

Value = int | float | date | datetime | time | timedelta

# The formats that are built in; those that depend on the language are the Chinese ones (zh-cn).
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;"¥"-#,##0', 7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;"¥"-#,##0.00', 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日",
    29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 34: "上午/下午h时mm分",
    35: "上午/下午h时mm分ss秒", 36: "yyyy年m月", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-"', 42: '"¥"#,##0;"¥"-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"',
    44: '"¥"#,##0.00;"¥"-#,##0.00;"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 50: "yyyy年m月", 51: "m月d日",
    52: "yyyy年m月", 53: "m月d日", 54: "m月d日", 55: "上午/下午h时mm分", 56: "上午/下午h时mm分ss秒", 57: "yyyy年m月",
    58: "m月d日",
}  # fmt: skip

_LONGEST = 255  # characters of a code, as Excel allows
_LARGEST = Decimal(10) ** 30
_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.) | _(?P<blank>.) | \*(?P<fill>.)
    | \[(?P<elapsed>h+|m+|s+)\] | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式) | (?P<noon>AM/PM|A/P|上午/下午)
    | (?P<date>y+|e+|m+|d+|h+|s+|a{3,4}) | (?P<fraction>(?<=[sS])\.0+)
    | (?P<digit>[0#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<power>E[+-]) | (?P<text>@) | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PIECE = re.compile(r"""(?:"[^"]*"?|[\\!].|\[[^\]]*\]?|[^;"\\!\[])*""", re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]{1,20})")
_CURRENCY = re.compile(r"\$([^-]*)")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_FINANCIAL = str.maketrans("〇零一二三四五六七八九十百千", "零零壹贰叁肆伍陆柒捌玖拾佰仟")
_IDEOGRAPHS = str.maketrans("0123456789", "〇一二三四五六七八九")
_EXACT = Context(prec=300, rounding=ROUND_HALF_UP)


class _Token(NamedTuple):
    kind: str
    text: str


class _Section(NamedTuple):
    """One of the sections separated by ``;``: for numbers of one sign, or those that meet a condition."""

    tokens: tuple[_Token, ...]
    condition: tuple[str, Decimal] | None
    chinese: int  # [DBNum1] and [DBNum2] spell numbers
    numeric: bool  # shows a number in a supported way

    def has(self, *kinds: str) -> bool:
        return any(token.kind in kinds for token in self.tokens)


def unformatted(value: object) -> str:
    """A value without a format: 18 for 18.0, 0.3 for 0.1 + 0.2, 2024年1月5日."""
    match value:
        case bool():
            return str(value).upper()
        case float():
            number = format(_decimal(value), "f")
            return number.rstrip("0").rstrip(".") if "." in number else number
        case datetime():
            day = unformatted(value.date())
            return day if value.time() == time() else f"{day} {value:%H:%M}"
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case time():
            return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)


def formatted(value: Value, code: str) -> str:
    """``value`` in the format ``code``; without a format where ``code`` is not supported.

    Rounding is that of Excel: fifteen digits, half away from zero.
    """
    sections = _sections(code)
    if isinstance(value, date | time | timedelta):
        return _moment(value, sections[0]) if sections and sections[0].has("date", "elapsed") else unformatted(value)
    number = _decimal(value)
    section, signed = _section_for(number, sections)
    if section is None or abs(number) >= _LARGEST:
        return unformatted(value)
    sign = "-" if signed and number < 0 else ""
    return (sign + _number(abs(number), section)).strip()


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.15g}")


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    if len(code) > _LONGEST:
        return ()
    texts, at = [], 0
    while at <= len(code) and (found := _PIECE.match(code, at)):
        texts.append(found[0])
        at = found.end() + 1
    return tuple(_section(text) for text in texts)


def _section(text: str) -> _Section:
    tokens: list[_Token] = []
    condition: tuple[str, Decimal] | None = None
    chinese = 0
    for found in _TOKEN.finditer(text):
        kind, printed = found.lastgroup or "", found[found.lastgroup or 0]
        if kind in ("quoted", "escaped"):
            tokens.append(_Token("words", printed))
        elif kind == "blank":
            tokens.append(_Token("words", " "))
        elif kind == "bracket":
            if (limit := _CONDITION.fullmatch(printed)) and limit[2].count(".") < 2 and limit[2].strip("-."):
                condition = limit[1], Decimal(limit[2])
            elif spelled := re.fullmatch("DBNum([12])", printed, re.IGNORECASE):
                chinese = int(spelled[1])
            elif currency := _CURRENCY.match(printed):
                tokens.append(_Token("words", currency[1]))
        elif kind != "fill":
            tokens.append(_Token(kind, printed))
    kinds = {token.kind for token in tokens}
    fraction = "digit" in kinds and _Token("literal", "/") in tokens  # # ?/?
    return _Section(tuple(tokens), condition, chinese, not fraction and not kinds & {"date", "elapsed", "power", "noon"})


def _section_for(number: Decimal, sections: Sequence[_Section]) -> tuple[_Section | None, bool]:
    """The section for ``number``, and whether the sign has to be printed."""
    section, signed = None, True
    if any(section.condition for section in sections):
        for at, section in enumerate(sections[:3]):
            second = at == 1 and len(sections) > 2
            condition = section.condition or (("<", Decimal(0)) if second else None)
            if condition is None or _meets(number, *condition):
                signed = condition is None or condition[0] not in ("<", "<=") or condition[1] > 0
                break
        else:
            section = None
    elif number < 0 and len(sections) > 1:
        section, signed = sections[1], False
    elif sections:
        section = sections[2 if number == 0 and len(sections) > 2 else 0]
    return (None if section is None or not section.numeric else section), signed


def _meets(number: Decimal, sign: str, limit: Decimal) -> bool:
    below, above = number < limit, number > limit
    return {"<": below, "<=": not above, ">": above, ">=": not below, "=": not below and not above, "<>": below or above}[sign]


# -- numbers ---------------------------------------------------------------------------------------------------------------------


class _Layout(NamedTuple):
    """The positions of the digits of a section before and after the point, and the shift of the point.

    ``solid``: only commas and the point are between the digits; ``head`` and ``tail`` are then the text around them.
    """

    before: tuple[int, ...]
    behind: tuple[int, ...]
    grouped: bool
    shift: int
    solid: bool
    head: str
    tail: str


@lru_cache(maxsize=1024)
def _layout(section: _Section) -> _Layout:
    tokens = section.tokens
    places = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    before = tuple(at for at in places if at < point)
    behind = tuple(at for at in places if at > point)
    commas = [at for at, token in enumerate(tokens) if token.kind == "comma"]
    grouped = any(before and before[0] < at < before[-1] for at in commas)
    ends = [some[-1] for some in (before, places) if some]
    thousands = sum(any(_follows(tokens, end, at) for end in ends) for at in commas)
    shift = 2 * sum(token.kind == "percent" for token in tokens) - 3 * thousands
    core = tokens[places[0] : places[-1] + 1] if places else ()
    joined = all(token.kind in ("digit", "point", "comma") for token in core) and not section.chinese
    solid = joined and re.fullmatch(r"[#,]*0(?:\.0+)?", "".join(token.text for token in core)) is not None
    head = _words(tokens[: places[0]]) if places else ""
    tail = _words(tokens[places[-1] + 1 :]) if places else ""
    return _Layout(before, behind, grouped, shift, solid, head, tail)


def _words(tokens: Sequence[_Token]) -> str:
    return "".join(token.text for token in tokens if token.kind in ("words", "literal", "percent"))


def _number(number: Decimal, section: _Section) -> str:
    before, behind, grouped, shift, solid, head, tail = _layout(section)
    number = _EXACT.scaleb(number, shift) if shift else number
    rounded = _EXACT.quantize(number, Decimal((0, (1,), -len(behind))))
    if solid:
        return f"{head}{rounded:,f}{tail}" if grouped else f"{head}{rounded:f}{tail}"
    whole, _, rest = format(rounded, "f").partition(".")
    digits = {**_whole(whole.lstrip("0"), before, section.tokens, grouped), **_rest(rest, behind, section.tokens)}
    printed = []
    for at, token in enumerate(section.tokens):
        if token.kind == "general":
            printed.append(_general(number, section.chinese))
        elif token.kind == "digit":
            printed.append(digits[at].translate(_IDEOGRAPHS if section.chinese == 1 else {}))
        elif token.kind in ("words", "literal", "percent") or (token.kind == "point" and any(digits[place] for place in behind)):
            printed.append(token.text)
    return "".join(printed)


def _general(number: Decimal, chinese: int) -> str:
    text = format(number.normalize(), "f")
    if not chinese or not text.isdigit() or len(text) > 12:
        return text
    spelled = to_chinese(int(text))
    return spelled.translate(_FINANCIAL) if chinese == 2 else spelled


def _follows(tokens: Sequence[_Token], digit: int, comma: int) -> bool:
    """Whether only commas are between a digit and a comma after it: «0.00,» counts in thousands."""
    return comma > digit and all(token.kind == "comma" for token in tokens[digit + 1 : comma])


def _whole(digits: str, places: Sequence[int], tokens: Sequence[_Token], grouped: bool) -> dict[int, str]:
    """The text at each position before the point; the first takes the remaining digits."""
    printed: dict[int, str] = {}
    left = digits
    for count, at in enumerate(reversed(places)):
        own, left = (left, "") if count == len(places) - 1 else (left[-1:], left[:-1])
        own = own or {"0": "0", "?": " "}.get(tokens[at].text, "")
        if grouped:
            own = "".join(d + ("," if n and n % 3 == 0 else "") for n, d in _from_right(own, count) if d)
        printed[at] = own
    return printed


def _from_right(digits: str, count: int) -> Iterator[tuple[int, str]]:
    """Each digit with the number of digits to its right."""
    for n, digit in enumerate(digits):
        yield count + len(digits) - 1 - n, digit


def _rest(digits: str, places: Sequence[int], tokens: Sequence[_Token]) -> dict[int, str]:
    """The text at each position after the point: # omits trailing zeros, ? leaves them blank."""
    printed = dict(zip(places, digits, strict=True))
    for at in reversed(places):
        if printed[at] != "0" or tokens[at].text == "0":
            break
        printed[at] = " " if tokens[at].text == "?" else ""
    return printed


# -- dates and times -------------------------------------------------------------------------------------------------------------


def _moment(value: date | time | timedelta, section: _Section) -> str:
    since = value if isinstance(value, timedelta) else None
    if isinstance(value, timedelta):
        value = datetime(1899, 12, 30) + value
    elif isinstance(value, time):
        value = datetime.combine(date(1899, 12, 31), value)
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    half = section.has("noon")
    printed = []
    last = ""
    for at, token in enumerate(section.tokens):
        kind, text = token.kind, token.text.lower()
        if kind == "date":
            minutes = text[0] == "m" and len(text) < 3 and (last == "h" or _next(section.tokens, at) == "s")
            printed.append(_part(moment, text, minutes, half, section.chinese))
            last = text[0]
        elif kind == "elapsed":
            printed.append(_elapsed(moment, since, text))
            last = text[0]
        elif kind == "noon":
            morning, evening = token.text.split("/")
            printed.append(morning if moment.hour < 12 else evening)
        elif kind in ("words", "literal", "point", "comma"):
            printed.append(token.text)
    return "".join(printed).strip()


def _next(tokens: Sequence[_Token], at: int) -> str:
    """The first letter of the next part of a date."""
    return next((token.text[0].lower() for token in tokens[at + 1 :] if token.kind in ("date", "elapsed")), "")


def _part(moment: datetime, text: str, minutes: bool, half: bool, chinese: int) -> str:
    letter, length = text[0], len(text)
    if letter in "ye":
        return _digits(moment.year % 100 if letter == "y" and length < 3 else moment.year, 2, chinese, by_digit=True)
    if letter == "a":
        return ("星期" if length == 4 else "") + "一二三四五六日"[moment.weekday()]
    if letter == "m" and not minutes and length > 2:
        name = _MONTHS[moment.month - 1]
        return name[0] if length == 5 else name[:3] if length == 3 else name
    if letter == "d" and length > 2:
        name = _DAYS[moment.weekday()]
        return name[:3] if length == 3 else name
    hour = (moment.hour + 11) % 12 + 1 if half else moment.hour
    number = {"m": moment.minute if minutes else moment.month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return _digits(number, length, chinese)


def _digits(number: int, length: int, chinese: int, by_digit: bool = False) -> str:
    if not chinese:
        return f"{number:0{length}}"
    spelled = str(number).translate(_IDEOGRAPHS) if by_digit else to_chinese(number)
    return spelled.translate(_FINANCIAL) if chinese == 2 else spelled


def _elapsed(moment: datetime, since: timedelta | None, text: str) -> str:
    """The total hours, minutes or seconds of a duration: [h]."""
    seconds = round((since or moment - datetime(1899, 12, 31)).total_seconds())
    return f"{seconds // {'h': 3600, 'm': 60, 's': 1}[text[0]]:0{len(text)}}"
