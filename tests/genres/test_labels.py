"""The labels of tests/genres: they parse, match their text, and their verdicts are recomputed.

A formula is machine-readable when it is nothing but printed values, operators and one comparison
(`2 / 18 = 11.11%`, `12万 + 3.5万 != 15.6万`, `(5.2亿 / 4亿) ^ (1/5) - 1 = 5.4%`); the others are words.
"""

import hashlib
import json
import re
import unicodedata
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.jsonl"))
KINDS = {
    "share", "progress", "shares", "sum", "partof", "growth", "implied", "change", "cagr", "ratio", "repeat", "count", "bound",
}  # fmt: skip
VERDICTS = {"consistent", "rounding", "inconsistent", "undecidable"}
MARKER = re.compile(r"\d|[零一二三四五六七八九十两双]|首先|其次|再次|最后")
KEYS = {"doc", "sha", "type", "also", "quotes", "numbers", "formula", "verdict", "binding", "note"}
SCALE = {
    "万亿": Fraction(10**12),
    "亿": Fraction(10**8),
    "万": Fraction(10**4),
    "%": Fraction(1, 100),
    "‰": Fraction(1, 1000),
    "": Fraction(1),
}
VALUE = re.compile(r"(\d+)(?:\.(\d+))?(万亿|亿|万|%|‰|)")
READABLE = re.compile(r"[\d.万亿%‰+\-*/() ]+(?:!=|!<=|<=|!<|<|!>|>|=)[\d.万亿%‰+\-*/()= !]+")
COMPOUND = re.compile(r"\(([^ ]+) / ([^ ]+)\) \^ \(1/(\d+)\) - 1 (!?=) ([^ ]+)")


class Interval(NamedTuple):
    """The values that a printed value can represent: half a unit of its last digit to either side, none for an integer."""

    low: Fraction
    high: Fraction

    def plus(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, other: "Interval") -> "Interval":
        corners = [a * b for a in self for b in other]
        return Interval(min(corners), max(corners))

    def over(self, other: "Interval") -> "Interval":
        corners = [a / b for a in self for b in other]
        return Interval(min(corners), max(corners))

    def meets(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high


def interval(printed: str) -> Interval:
    whole, decimals, scale = VALUE.fullmatch(printed).groups()  # type: ignore[union-attr]
    ulp = Fraction(1, 10 ** len(decimals or "")) * SCALE[scale]
    value = Fraction(f"{whole}.{decimals or 0}") * SCALE[scale]
    half = ulp / 2 if decimals or scale else Fraction(0)
    return Interval(value - half, value + half)


def evaluate(expression: str) -> Interval:
    """The value of a sum, difference, product or quotient of printed values, brackets first."""
    tokens = re.findall(r"[\d.]+(?:万亿|亿|万|%|‰|)|[-+*/()]", expression)
    assert "".join(tokens) == expression.replace(" ", ""), expression

    def atom() -> Interval:
        token = tokens.pop(0)
        if token == "-":
            value = atom()
            return Interval(-value.high, -value.low)
        if token != "(":
            return interval(token)
        value = additive()
        assert tokens.pop(0) == ")", expression
        return value

    def product() -> Interval:
        value = atom()
        while tokens and tokens[0] in "*/":
            value = value.times(atom()) if tokens.pop(0) == "*" else value.over(atom())
        return value

    def additive() -> Interval:
        value = product()
        while tokens and tokens[0] in "+-":
            value = value.plus(product()) if tokens.pop(0) == "+" else value.minus(product())
        return value

    value = additive()
    assert not tokens, expression
    return value


def holds(formula: str) -> bool | None:
    """Whether a formula, its ! left out, is true of the printed values; None where it is words."""
    if m := COMPOUND.fullmatch(formula):
        new, old, rate = interval(m[1]), interval(m[2]), interval(m[5])
        grown = old
        for _ in range(int(m[3])):
            grown = grown.times(Interval(1 + rate.low, 1 + rate.high))
        return grown.meets(new)
    if not READABLE.fullmatch(formula):
        return None
    first, *rest = re.split(r" !?(<=|<|>|=) ", formula)
    left = evaluate(first)
    for sign, other in zip(rest[::2], rest[1::2], strict=True):
        right = evaluate(other)
        possible = {"=": left.meets(right), "<=": left.low <= right.high, "<": left.low < right.high, ">": left.high > right.low}
        if not possible[sign]:
            return False
    return True


def labels(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_labels_sit_on_their_text(file: Path) -> None:
    raw = file.with_suffix(".txt").read_bytes()
    text = raw.decode("utf-8")
    for r in labels(file):
        assert set(r) == KEYS, r
        assert (r["doc"], r["sha"]) == (file.stem + ".txt", hashlib.sha256(raw).hexdigest()[:12])
        assert r["type"] in KINDS, r
        assert r["verdict"] in VERDICTS, r
        assert r["binding"] in {"explicit", "inferred"}, r
        assert r["numbers"] == sorted(r["numbers"]) != [], r
        for a, b in r["numbers"]:
            figure = text[a:b]
            assert figure == figure.strip(), (figure, r)
            assert MARKER.search(figure), (figure, r)
            assert not re.search(r"\d[.,]?$", text[a - 2 : a]) or not re.match(r"\d", figure), (text[a - 5 : b + 5], r)
            assert not re.match(r"\d\d", text[b - 1 : b + 1]), (text[a - 5 : b + 5], r)
            assert any(s <= a and b <= e for s, e in r["quotes"]), (figure, r)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_formulas_say_what_the_verdict_says(file: Path) -> None:
    text = file.with_suffix(".txt").read_bytes().decode("utf-8")
    for r in labels(file):
        truth = holds(r["formula"])
        if truth is None or r["verdict"] == "undecidable":
            continue
        if r["verdict"] == "inconsistent":
            assert not truth, r
            assert "!" in r["formula"], r
            continue
        assert truth or r["verdict"] == "rounding", r
        plain = unicodedata.normalize("NFKC", re.sub(r"\s|,", "", "|".join(text[a:b] for a, b in r["numbers"])))
        for value in re.findall(r"[\d.]+", re.sub(r"\^ \(1/\d+\) - 1|= 100%?$", "", r["formula"])):
            assert value in plain, (value, r)


@pytest.mark.parametrize(
    "file", [f for f in FILES if f.parent.name not in ("rough", "plain", "later")], ids=lambda f: f"{f.parent.name}/{f.stem}"
)
def test_every_text_holds_enough_of_each(file: Path) -> None:
    rows = labels(file)

    def number(verdicts: set[str], binding: str) -> int:
        return sum(r["verdict"] in verdicts and r["binding"] == binding for r in rows)

    sound = {"consistent", "rounding"}
    assert number(sound, "explicit") >= 25
    assert number(sound, "inferred") >= 6
    assert sum(r["verdict"] == "undecidable" for r in rows) >= 6
    assert 3 <= sum(r["verdict"] == "inconsistent" for r in rows) <= 4
    assert 1500 <= len(file.with_suffix(".txt").read_text(encoding="utf-8")) <= 3500
