"""What one printed quantity is worth, as an interval in units of one."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from lawlint.exact.interval import ZERO, Interval, Rational, quotient
from lawlint.knowledge import table
from lawlint.parsing import grammar
from lawlint.parsing.patterns import pattern

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_LOWER = frozenset({"超过", "超出", "超", "逾", "突破", "不少于", "不低于", "至少", "多于", "大于", "以上"})
_UPPER = frozenset({"不足", "不到", "未达", "不超过", "不高于", "最多", "低于", "少于", "小于", "以下", "以内"})
_NEAR = frozenset({"将近", "接近", "近"})
_ABOUT = frozenset({"大约", "约", "左右", "上下"})
# How many of them make one.
_PARTS = {"%": 100, "个百分点": 100, "‰": 1000}


class Quantity(NamedTuple):
    """The value of a print: interval in units of one (per cent: hundredths of one), unit as printed, unit class."""

    value: Interval
    unit: str
    dimension: str
    printed: Rational


@cache
def _parts() -> re.Pattern[str]:
    spelled = grammar.terminals("quantity", "parts")
    number, scale, unit = spelled["NUMBER"], spelled["SCALE"], spelled["UNIT"]
    return pattern(
        rf"(?P<before>{spelled['BEFORE']})?第?(?P<sign>-)?(?P<number>{number})(?P<rest>(?:千?[余多来]?(?:{scale})|{number}|[余多来])*)"
        rf"(?P<unit>个百分点|{unit}|[%‰])?(?P<after>{spelled['AFTER']})?"
    )


@lru_cache(maxsize=1 << 16)
def quantity(text: str) -> Quantity:
    """The value of ``text``, a whole that the scanner found; a ratio's member is read alone."""
    match = _parts().match(text)
    if match is None:
        raise ValueError(f"not a quantity: {text!r}")
    before, after, unit, rest = match["before"] or "", match["after"] or "", match["unit"] or "", match["rest"]
    digits = match["number"].replace(",", "").replace(" ", "")
    if text[match.end() :].startswith("位") or text[match.end() :].startswith("名"):
        unit = text[match.end()]
    (ones, last, parts), rough, scaled = _printed(digits), False, False
    if rest:
        ones, last, parts, rough = _scaled(digits, rest)
        scaled = any(c in _SCALES for c in rest)
    if match["sign"]:
        ones = -ones
    parts *= _PARTS.get(unit, 1)
    number = quotient(ones, parts)
    low: Rational | None
    high: Rational | None
    soft = False
    if rough:
        step = quotient(last, parts)
        low, high = number, number + step
    elif unit in _counted() and not scaled and "." not in digits:
        step, low, high = ZERO, number, number
    else:
        step = quotient(last, parts)
        low, high = quotient(2 * ones - last, 2 * parts), quotient(2 * ones + last, 2 * parts)
    hedge = after or before
    if before in _LOWER or after in _LOWER:
        low, high = number, None
    elif before in _UPPER or after in _UPPER:
        low, high = ZERO, number
    elif before in _NEAR:
        low, high, soft = number * Fraction(9, 10), number, True
    elif hedge in _ABOUT or before in _ABOUT:
        low, high, soft = (
            min(number * Fraction(9, 10), number * Fraction(11, 10)),
            max(number * Fraction(9, 10), number * Fraction(11, 10)),
            True,
        )
    return Quantity(Interval(low, high, step, soft), unit, dimension(unit, scaled), number)


def _printed(digits: str) -> tuple[int, int, int]:
    """The number and one unit in its last printed place, both in parts of one; how many parts make one."""
    whole, _, decimals = digits.partition(".")
    return int(whole + decimals), 1, 10 ** len(decimals)


_PIECE = pattern(r"(\d[\d, ]*(?:\.\d+)?)?(千?)([余多来]?)([百千]?[万亿]*|[百千])([余多来]?)")


def _scaled(digits: str, rest: str) -> tuple[int, int, int, bool]:
    """As ``_printed``, and roughness, of «1亿3千多万», «1270多万», «300余», «2.73万»."""
    number, step, parts, rough = 0, 1, 1, False
    for match in _PIECE.finditer(digits + rest):
        if not match[0]:
            continue
        printed = (match[1] or "1").replace(",", "").replace(" ", "")
        factor = 1
        for character in match[2] + match[4]:
            factor *= _SCALES[character]
        rough = bool(match[3] or match[5])
        value, own, tenths = _printed(printed)
        if rough and "." not in printed:
            own = 10 ** (len(printed) - len(printed.rstrip("0"))) if printed.rstrip("0") else 1
        number, step, parts = number * tenths + value * factor * parts, own * factor * parts, parts * tenths
    return number, step, parts, rough


@cache
def _counted() -> frozenset[str]:
    counted = table("units")["counted"]
    return frozenset(counted["characters"]) | frozenset(counted["words"])


@cache
def _same() -> dict[str, str]:
    return {unit: name for unit, name in table("units")["same"].items() if unit != "source"}


def dimension(unit: str, scaled: bool = False) -> str:
    """The class of units that can be compared: 件 起 宗 are one; "" matches any where a scale stands without unit."""
    base, slash, per = unit.partition("/")
    base = _same().get(base, base)
    if not base and scaled:
        return "*"
    return base + slash + per
