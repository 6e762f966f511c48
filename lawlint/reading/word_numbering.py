"""Styles and automatic numbering of Word (ECMA-376 part 1, 17.7 and 17.9): the number in front of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from lawlint.exact.numerals import to_chinese

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Label", "Numbering", "Style", "Styles", "W", "find", "flag", "integer", "value"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LONGEST_CHAIN = 50
_LEVELS = 9
_T = TypeVar("_T")


def find(element: _Element | None, path: str) -> _Element | None:
    """The first descendant at ``path``, local names of Word separated by slashes."""
    for name in path.split("/"):
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: _Element | None, path: str) -> str | None:
    """The ``w:val`` of the descendant at ``path``."""
    found = find(element, path)
    return None if found is None else found.get(f"{W}val")


def integer(element: _Element | None, path: str) -> int | None:
    """The ``w:val`` of the descendant at ``path`` where it is a whole number of up to nine digits."""
    text = value(element, path)
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,9}", text) else None


def flag(element: _Element | None, path: str) -> bool | None:
    """Whether the property at ``path`` is on; None where it is not set."""
    found = find(element, path)
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Style:
    """The properties of a style, inherited from the styles that it is based on."""

    chain: tuple[str, ...] = ()
    number: int | None = None
    level: int | None = None
    outline: int | None = None
    hidden: bool | None = None


class Styles:
    """styles.xml."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._default: str | None = None
        self._known: dict[str | None, Style] = {}
        for element in () if root is None else root.iterchildren(f"{W}style"):
            name = element.get(f"{W}styleId", "")
            self._elements.setdefault(name, element)
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self._default = name

    def paragraph(self, properties: _Element | None) -> Style:
        """The style of a paragraph with these properties."""
        name = value(properties, "pStyle")
        return self.named(name if name in self._elements else self._default)

    def named(self, name: str | None) -> Style:
        """The style with this identifier; an unknown one has no properties."""
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def _resolved(self, name: str | None) -> Style:
        chain = dict(self._based_on(name))
        numbers = (integer(e, "pPr/numPr/numId") for e in chain.values())
        levels = (integer(e, "pPr/numPr/ilvl") for e in chain.values())
        outlines = map(_outline, chain.values())
        hidden = (flag(e, "rPr/vanish") for e in chain.values())
        return Style(tuple(chain), _first(numbers), _first(levels), _first(outlines), _first(hidden))

    def _based_on(self, name: str | None) -> Iterator[tuple[str, _Element]]:
        for _ in range(_LONGEST_CHAIN):
            if name is None or name not in self._elements:
                return
            yield name, self._elements[name]
            name = value(self._elements[name], "basedOn")


def _first(values: Iterator[_T | None]) -> _T | None:
    return next((v for v in values if v is not None), None)


def _outline(style: _Element) -> int | None:
    """The outline level of a style, from 0; that of a built-in heading is in its name."""
    named = re.fullmatch(r"(?:heading|标题)\s*([1-9])", value(style, "name") or "", re.IGNORECASE)
    level = integer(style, "pPr/outlineLvl")
    return level if level is not None or not named else int(named[1]) - 1


@dataclass(frozen=True, slots=True)
class Label:
    """A generated number and the blank after it."""

    number: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    suffix: str
    legal: bool
    restart: int
    style: str | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class _List:
    """A ``w:num``: the levels of its abstract list, some of them overridden."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(slots=True)
class _Count:
    """The current numbers of an abstract list, and its restarts so far: (number of the list, level)."""

    values: dict[int, int] = field(default_factory=dict)
    restarted: set[tuple[int, int]] = field(default_factory=set)


class Numbering:
    """numbering.xml, and the current numbers of its lists."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Element] = {}
        self._numbers: dict[int, _Element] = {}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, _Count] = {}
        for element in () if root is None else root:
            if element.tag == f"{W}abstractNum":
                self._abstracts.setdefault(element.get(f"{W}abstractNumId", ""), element)
            elif element.tag == f"{W}num" and re.fullmatch("[0-9]{1,9}", name := element.get(f"{W}numId", "")):
                self._numbers.setdefault(int(name), element)

    def label(self, properties: _Element | None, style: Style) -> Label:
        """The number of the next paragraph, which has these properties; advances the list."""
        number = integer(properties, "numPr/numId")
        level = integer(properties, "numPr/ilvl")
        if number is None:
            number = style.number
        if number is None or (found := self._list(number)) is None:
            return Label()
        if level is None:
            linked = {known.style: place for place, known in found.levels.items() if known.style}
            level = _first(iter([*map(linked.get, style.chain), style.level, 0])) or 0
        if level not in found.levels:
            return Label()
        return self._next(number, found, level)

    def _next(self, number: int, found: _List, level: int) -> Label:
        count = self._counts.setdefault(found.abstract, _Count())
        if level in found.starts and (number, level) not in count.restarted:
            count.restarted.add((number, level))
            count.values.pop(level, None)
        count.values[level] = count.values[level] + 1 if level in count.values else _start(found, level)
        for above in range(level):  # a skipped level counts as having its first number
            if above in found.levels:
                count.values.setdefault(above, _start(found, above))
        for deeper in range(level + 1, _LEVELS):
            if deeper in found.levels and level < min(found.levels[deeper].restart, deeper):
                count.values.pop(deeper, None)
        return _label(found, level, count.values)

    def _list(self, number: int) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._read(number)
        return self._lists[number]

    def _read(self, number: int) -> _List | None:
        name, abstract = self._abstract(number)
        if abstract is None:
            return None
        levels = {place: _level(e) for e in abstract.iterchildren(f"{W}lvl") if (place := _place(e)) is not None}
        starts: dict[int, int] = {}
        for override in self._numbers[number].iterchildren(f"{W}lvlOverride"):
            place = _place(override)
            if place is None:
                continue
            if (whole := find(override, "lvl")) is not None:
                levels[place] = _level(whole)
            if (start := integer(override, "startOverride")) is not None:
                starts[place] = start
        return _List(name, levels, starts)

    def _abstract(self, number: int | None) -> tuple[str, _Element | None]:
        """The abstract list of a number; a list that refers to a list style is resolved."""
        name, abstract = "", None
        for _ in range(_LONGEST_CHAIN):
            if number is None or number not in self._numbers:
                break
            name = value(self._numbers[number], "abstractNumId") or ""
            abstract = self._abstracts.get(name)
            link = value(abstract, "numStyleLink")
            if link is None:
                break
            number = self._styles.named(link).number
        return name, abstract


def _place(element: _Element) -> int | None:
    text = element.get(f"{W}ilvl", "")
    return int(text) if re.fullmatch("[0-8]", text) else None


def _level(element: _Element) -> _Level:
    restart = integer(element, "lvlRestart")
    # A format newer than the standard is in an alternative, with a standard format as its fallback.
    fallback = element.find(f"{_MC}AlternateContent/{_MC}Fallback")
    return _Level(
        start=integer(element, "start") or 0,
        format=value(element, "numFmt") or value(fallback, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        legal=bool(flag(element, "isLgl")),
        restart=_LEVELS if restart is None else restart,
        style=value(element, "pStyle"),
        hidden=bool(flag(element, "rPr/vanish")),
    )


def _start(found: _List, level: int) -> int:
    return found.starts.get(level, found.levels[level].start)


def _label(found: _List, level: int, counts: dict[int, int]) -> Label:
    own = found.levels[level]
    if own.format == "bullet" or own.hidden:
        return Label()

    def printed(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place not in found.levels:
            return ""
        # A level without paragraphs so far counts as having its first number.
        number = counts.get(place, _start(found, place))
        return str(number) if own.legal and found.levels[place].format != "none" else spelled(number, found.levels[place].format)

    text = re.sub("%([1-9])", printed, own.text)
    number = text.strip()
    if not number:
        return Label()
    gap = text[len(text.rstrip()) :]
    if not gap and own.suffix != "nothing" and number[-1] not in "、。．，：；！？）〕】》」』］":
        gap = " "
    return Label(number, gap)


_IDEOGRAPHS = "〇一二三四五六七八九"
_FULL_WIDTH = "０１２３４５６７８９"
# Series of characters from 1; beyond them Word prints digits.
_SERIES = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_FINANCIAL = str.maketrans("〇零一二三四五六七八九十百千", "零零壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL = str.maketrans("贰叁陆", "貳參陸")


def spelled(number: int, form: str) -> str:
    """``number`` in a format of ST_NumberFormat (17.18.59); digits where the format is unknown or too short."""
    if form in ("none", "bullet"):
        return ""
    if form in _SERIES:
        return _SERIES[form][number - 1] if 1 <= number <= len(_SERIES[form]) else str(number)
    if not 0 <= number < 10000:
        return str(number)
    match form:
        case "decimalZero":
            return f"{number:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return _digits(number, _FULL_WIDTH)
        case "numberInDash":
            return f"- {number} -"
        case "lowerLetter" | "upperLetter":
            return _letters(number, form)
        case "lowerRoman" | "upperRoman":
            return _roman(number, form)
        case "chineseCountingThousand" | "taiwaneseCountingThousand":
            return to_chinese(number)
        case "chineseLegalSimplified":
            return _financial(number)
        case "ideographLegalTraditional":
            return _financial(number).translate(_TRADITIONAL)
        case "chineseCounting" | "taiwaneseCounting":
            return to_chinese(number) if 0 < number < 100 else _digits(number, _IDEOGRAPHS)
        case "japaneseCounting":
            return re.sub("零|一(?=[十百千])", "", to_chinese(number)) if number else "〇"
        case "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" | "koreanDigital2":
            return _digits(number, _IDEOGRAPHS)
    return str(number)


def _digits(number: int, digits: str) -> str:
    return "".join(digits[int(d)] for d in str(number))


def _financial(number: int) -> str:
    return ("壹" if 10 <= number < 20 else "") + to_chinese(number).translate(_FINANCIAL)


def _letters(number: int, form: str) -> str:
    """a … z, aa, bb …: Word repeats the letter, up to thirty times."""
    if not 1 <= number <= 780:
        return str(number)
    letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1)
    return letter.upper() if form == "upperLetter" else letter


def _roman(number: int, form: str) -> str:
    if not number:
        return "0"
    text = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        text += letters * times
    return text.upper() if form == "upperRoman" else text
