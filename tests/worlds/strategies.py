"""Worlds: sets of consistent figures, exact first, then printed with half-up rounding.

A world is a strategy of printed figures by name; a few names are words that agree with them (增加 or 减少).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st

World = st.SearchStrategy[dict[str, str]]

_MONEY = ("万元", "亿元")
_NUMERALS = "零一二三四五六七八九十"
_LISTED = ("《云溪市养犬管理条例》", "《云溪市供水条例》", "《云溪市停车场条例》", "《云溪市湿地条例》", "《云溪市志愿服务条例》")
_PLACES = ("青禾县", "临川县", "白石县", "双溪县", "望江县", "南浦县")
_LISTS = ("权力清单", "责任清单", "负面清单", "收费清单", "服务清单")
_DEEDS = ("强化预算约束", "盘活存量资金", "严肃财经纪律", "完善内控制度", "规范资产管理", "压实整改责任")


def half_up(value: Fraction, digits: int) -> Fraction:
    """``value`` rounded to ``digits`` decimals, halves away from zero."""
    scale = 10**digits
    return Fraction((abs(value) * scale * 2 + 1) // 2, scale) * (1 if value >= 0 else -1)


def printed(value: Fraction | int, digits: int = 0, *, commas: bool = False) -> str:
    """``value`` with ``digits`` decimals."""
    units = int(half_up(Fraction(value), digits) * 10**digits)
    whole, rest = divmod(units, 10**digits)
    return (f"{whole:,}" if commas else str(whole)) + (f".{rest:0{digits}}" if digits else "")


def percent(share: Fraction, digits: int) -> str:
    """A share as a per cent, without the sign."""
    return printed(share * 100, digits)


_digits = st.integers(0, 2)


@st.composite
def part_of(draw: st.DrawFn, most: int) -> dict[str, str]:
    """A whole of at most ``most``, a part and the rest, and their shares."""
    whole = draw(st.integers(40, most))
    part = draw(st.integers(whole // 8, whole - whole // 8))
    digits, commas = draw(_digits), draw(st.booleans())
    rest = whole - part
    return {
        "whole": printed(whole, commas=commas),
        "part": printed(part, commas=commas),
        "rest": printed(rest, commas=commas),
        "rate": percent(Fraction(part, whole), digits),
        "rest_rate": percent(Fraction(rest, whole), digits),
    }


@st.composite
def money_part(draw: st.DrawFn, most: int, units: Sequence[str] = _MONEY) -> dict[str, str]:
    """A part and its whole in money, printed with the same decimals."""
    figures = draw(part_of(most * 100).filter(lambda f: f["part"] != f["rest"]))
    figures["part_of"] = str(draw(st.integers(3, 90)))
    decimals = draw(_digits)
    for name in ("whole", "part", "rest"):
        figures[name] = printed(Fraction(int(figures[name].replace(",", "")), 10**decimals), decimals)
    return figures | {"u": draw(st.sampled_from(units))}


@st.composite
def nested(draw: st.DrawFn, most: int) -> dict[str, str]:
    """A whole, a part of it, a part of the part."""
    whole = draw(st.integers(60, most)) if most > 60 else most
    part = draw(st.integers(whole // 4, whole - whole // 8))
    sub = draw(st.integers(part // 5 + 1, part - part // 10 - 1))
    digits = draw(_digits)
    rest = whole - part
    return {
        "whole": str(whole),
        "part": str(part),
        "sub": str(sub),
        "rest": str(rest),
        "sub_other": str(draw(st.integers(1, rest))),
        "rate": percent(Fraction(part, whole), digits),
        "rest_rate": percent(Fraction(rest, whole), digits),
        "sub_rate": percent(Fraction(sub, part), digits),
    }


def _pieces(draw: st.DrawFn, n: int, whole: int) -> list[int]:
    """``n`` parts of ``whole``, none below a tenth of it."""
    least = whole // 10
    cuts = sorted(draw(st.lists(st.integers(0, whole - n * least), min_size=n - 1, max_size=n - 1)))
    return [b - a + least for a, b in pairwise([0, *cuts, whole - n * least])]


def _parted(parts: Sequence[int], decimals: int, digits: int, commas: bool) -> dict[str, str]:
    whole = sum(parts)
    figures = {"whole": printed(Fraction(whole, 10**decimals), decimals, commas=commas)}
    figures["whole_again"] = figures["whole"]
    for name, part in zip("abcd", parts, strict=False):
        figures[name] = printed(Fraction(part, 10**decimals), decimals, commas=commas)
        figures["r" + name] = percent(Fraction(part, whole), digits)
    return figures


@st.composite
def split(draw: st.DrawFn, n: int, most: int) -> dict[str, str]:
    """A whole of things, and ``n`` parts that make it up."""
    return _parted(_pieces(draw, n, draw(st.integers(24 * n, most))), 0, draw(_digits), draw(st.booleans()))


@st.composite
def money(draw: st.DrawFn, n: int, most: int, units: Sequence[str] = _MONEY) -> dict[str, str]:
    """A sum of money, or another measure, and ``n`` parts that make it up to the last printed digit."""
    decimals = draw(_digits)
    parts = _pieces(draw, n, draw(st.integers(60 * n, most * 10**decimals + 60 * n)))
    return _parted(parts, decimals, draw(_digits), draw(st.booleans())) | {"u": draw(st.sampled_from(units))}


@st.composite
def _changed(draw: st.DrawFn, most: int, money: bool, units: Sequence[str], up: bool | None) -> dict[str, str]:
    decimals = draw(_digits) if money else 0
    scale = 10**decimals
    old = draw(st.integers(40, most * scale))
    by = draw(st.integers(max(1, old // 20), old // 2))
    rising = draw(st.booleans()) if up is None else up
    new = old + by if rising else old - by
    digits, commas = draw(st.integers(1, 2)), draw(st.booleans())
    words = {"more": "增加", "grew": "增长", "rose": "上升"} if rising else {"more": "减少", "grew": "下降", "rose": "下降"}
    return {
        "old": printed(Fraction(old, scale), decimals, commas=commas),
        "new": printed(Fraction(new, scale), decimals, commas=commas),
        "delta": printed(Fraction(by, scale), decimals, commas=commas),
        "rate": percent(Fraction(by, old), digits),
        "u": draw(st.sampled_from(units)),
        **words,
    }


def change(most: int, *, money: bool = False, units: Sequence[str] = _MONEY) -> World:
    """Last year's value, this year's, the change and its rate, up or down."""
    return _changed(most, money, units, None)


def rise(most: int) -> World:
    """A number of things that has grown."""
    return _changed(most, False, _MONEY, True)


@st.composite
def _points(draw: st.DrawFn, up: bool | None) -> dict[str, str]:
    low = draw(st.integers(400, 880))
    by = draw(st.integers(3, 99))
    rising = draw(st.booleans()) if up is None else up
    old, new = (low, low + by) if rising else (low + by, low)
    figures = {name: printed(Fraction(v, 10), 1) for name, v in (("old", old), ("new", new), ("points", by))}
    return figures | {"rose": "提高" if rising else "下降"}


points = _points(None)
points_up = _points(True)


@st.composite
def _refusal(draw: st.DrawFn) -> dict[str, str]:
    done, refused = draw(st.integers(20, 900)), draw(st.integers(5, 600))
    return {"done": str(done), "refused": str(refused), "rate": percent(Fraction(refused, done + refused), draw(_digits))}


refusal = _refusal()


@st.composite
def plan(draw: st.DrawFn, most: int) -> dict[str, str]:
    """A budget and what became of it, in money."""
    decimals = draw(_digits)
    scale = 10**decimals
    target = draw(st.integers(40, most * scale))
    done = draw(st.integers(target * 6 // 10, target * 15 // 10))
    return {
        "target": printed(Fraction(target, scale), decimals),
        "done": printed(Fraction(done, scale), decimals),
        "rate": percent(Fraction(done, target), draw(st.integers(1, 2))),
        "u": draw(st.sampled_from(_MONEY)),
    }


@st.composite
def tasks(draw: st.DrawFn, most: int) -> dict[str, str]:
    """A planned number of things and the number done."""
    target = draw(st.integers(40, most))
    done = draw(st.integers(target * 6 // 10, target * 15 // 10))
    return {"target": str(target), "done": str(done), "rate": percent(Fraction(done, target), draw(st.integers(1, 2)))}


@st.composite
def _carry(draw: st.DrawFn) -> dict[str, str]:
    opening, inflow = draw(st.integers(5, 200)), draw(st.integers(300, 9000))
    closing = draw(st.integers(5, 250))
    names = ("opening", "inflow", "outflow", "closing")
    return dict(zip(names, map(str, (opening, inflow, opening + inflow - closing, closing)), strict=True))


carry = _carry()


@st.composite
def _trade(draw: st.DrawFn) -> dict[str, str]:
    imports, more = draw(st.integers(20, 9000)), draw(st.integers(20, 9000))
    figures = {"imports": imports, "exports": imports + more, "surplus": more, "total": 2 * imports + more}
    return {name: printed(Fraction(v, 10), 1) for name, v in figures.items()}


trade = _trade()


@st.composite
def _structure(draw: st.DrawFn) -> dict[str, str]:
    figures: dict[str, str] = {}
    for names in (("a", "b", "c"), ("old_a", "old_b", "old_c")):
        figures |= zip(names, (printed(Fraction(p, 10), 1) for p in _pieces(draw, 3, 1000)), strict=True)
    return figures


structure = _structure()


@st.composite
def _ratio(draw: st.DrawFn) -> dict[str, str]:
    a, ratio = draw(st.integers(20, 900)), draw(st.integers(5, 25))
    return {"a": str(a), "b": str(a * ratio), "one": "1", "ratio": str(ratio)}


ratio = _ratio()


@st.composite
def mean(draw: st.DrawFn, most: int) -> dict[str, str]:
    """A number of things, what they have together, and the mean."""
    count, each = draw(st.integers(5, most)), draw(st.integers(20, 9000))
    return {"count": str(count), "total": str(count * each), "mean": str(each)}


@st.composite
def _product(draw: st.DrawFn) -> dict[str, str]:
    count, each = draw(st.integers(4, 60)), draw(st.integers(3, 40))
    return {"count": str(count), "each": str(each), "total": str(count * each)}


product = _product()


@st.composite
def _compound(draw: st.DrawFn) -> dict[str, str]:
    old, rate = draw(st.integers(400, 9000)), draw(st.integers(20, 180))
    new = Fraction(old, 10) * (1 + Fraction(rate, 1000)) ** 5
    return {"old": printed(Fraction(old, 10), 1), "new": printed(new, 1), "rate": printed(Fraction(rate, 10), 1)}


compound = _compound()


@st.composite
def _rank(draw: st.DrawFn) -> dict[str, str]:
    new = draw(st.integers(1, 40))
    return {"new": str(new), "old": str(new + draw(st.integers(1, 40)))}


rank = _rank()


@st.composite
def _listing(draw: st.DrawFn) -> dict[str, str]:
    n = draw(st.integers(3, 5))
    return {
        "n": _NUMERALS[n],
        "items": "".join(draw(st.permutations(_LISTED))[:n]),
        "places": "、".join(draw(st.permutations(_PLACES))[:n]),
        "lists": "、".join(draw(st.permutations(_LISTS))[:n]),
    }


listing = _listing()


@st.composite
def _chain(draw: st.DrawFn) -> dict[str, str]:
    n = draw(st.integers(3, 6))
    deeds = draw(st.permutations(_DEEDS))[:n]
    form, joint = draw(st.sampled_from((("{}是", "；"), ("第{}，", "；"), ("（{}）", "；"))))
    return {"n": _NUMERALS[n], "chain": joint.join(form.format(_NUMERALS[i]) + deed for i, deed in enumerate(deeds, 1))}


chain = _chain()


@st.composite
def words(draw: st.DrawFn) -> dict[str, str]:
    """What one report is about: place and years."""
    year = draw(st.integers(2021, 2025))
    level, place = draw(st.sampled_from((("县", "青禾县"), ("区", "临江区"), ("市", "云溪市"))))
    return {"level": level, "place": place, "year": str(year), "last": str(year - 1), "first": str(year - 5)}
