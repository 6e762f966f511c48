"""Numerals in the forms of official documents: 汉字 (九百九十九万), digit by digit (二〇二三), enclosed (①㈠⑴⒈), either width."""

from __future__ import annotations

from unicodedata import numeric

_PRINTS = ("零〇○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {character: number for number, prints in enumerate(_PRINTS) for character in prints}
_POWERS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"亿": 10**8, "万": 10**4}


def to_int(numeral: str) -> int:
    """The whole number that ``numeral`` prints.

    >>> to_int("九百九十九万"), to_int("二〇二三"), to_int("十二"), to_int("⑳"), to_int("１８")
    (9990000, 2023, 12, 20, 18)

    Raises ValueError for any other text.
    """
    if not numeral:
        raise ValueError("an empty text is no numeral")
    if numeral.isdecimal():
        return int(numeral)
    if len(numeral) == 1 and numeral not in _DIGITS and numeral not in _POWERS and numeral not in _SCALES:
        return _enclosed(numeral)
    digits = [_DIGITS.get(c) for c in numeral]
    if None not in digits:
        return int("".join(map(str, digits)))
    return _spelled(numeral)


def to_chinese(number: int) -> str:
    """``number`` (0 ≤ number < 10**12) in 汉字, as in headings: 十二, 一百零三.  Raises ValueError outside that range."""
    if not 0 <= number < 10**12:
        raise ValueError(f"{number} is out of range")
    text = ""
    for scale, name in (10**8, "亿"), (10**4, "万"), (1, ""):
        block, number = divmod(number, scale)
        if block:
            text += ("零" if text and block < 1000 else "") + _below_myriad(block) + name
    return text.removeprefix("一") if text.startswith("一十") else text or "零"


def printed_like(numeral: str, number: int) -> str | None:
    """``number`` in the form of ``numeral``; None where that form has no such number.

    >>> printed_like("四", 3), printed_like("4", 12), printed_like("４", 3), printed_like("④", 3)
    ('三', '12', '３', '③')
    """
    if numeral.isdecimal():
        zero = ord(numeral[0]) - int(numeral[0])
        return "".join(chr(zero + int(digit)) for digit in str(number).zfill(len(numeral) if int(numeral[0]) == 0 else 1))
    value = to_int(numeral)
    if numeral == to_chinese(value):
        return to_chinese(number)
    near = chr(ord(numeral) + number - value) if len(numeral) == 1 else ""
    try:
        return near if to_int(near) == number else None
    except ValueError:
        return None


def _below_myriad(number: int) -> str:
    text = ""
    for power, name in (1000, "千"), (100, "百"), (10, "十"), (1, ""):
        digit, number = divmod(number, power)
        if digit:
            text += _PRINTS[digit][0] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text


def _enclosed(character: str) -> int:
    """①–㊿, ⑴–⒇, ⒈–⒛, ㈠–㈩: Unicode knows their values."""
    if not ("①" <= character <= "⓿" or "❶" <= character <= "➓" or "㈠" <= character <= "㊿"):
        raise ValueError(f"{character!r} is no numeral")
    return int(numeric(character))


def _spelled(numeral: str) -> int:
    for name, scale in _SCALES.items():
        high, found, low = numeral.rpartition(name)
        if found:
            if not (value := _spelled(high)) or (rest := _spelled(low)) >= scale:
                raise ValueError(f"{numeral!r} is no numeral")
            return value * scale + rest
    digit: int | None = None
    total, last = 0, 10**4
    for character in numeral:
        if character in _DIGITS and not digit:
            digit = _DIGITS[character]
        elif (power := _POWERS.get(character, 10**4)) < last and digit != 0:
            total, digit, last = total + (digit or 1) * power, None, power
        else:
            raise ValueError(f"{numeral!r} is no numeral")
    return total + (digit or 0)
