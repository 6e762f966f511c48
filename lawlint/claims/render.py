"""Calculations as a person writes them: «2 ÷ 18 = 11.11%»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from lawlint.claims.claim import Kind
from lawlint.claims.evaluate import Agreement
from lawlint.claims.formula import Identity, Tree
from lawlint.claims.scene import Term
from lawlint.exact.interval import Interval, Rational, apart, quotient
from lawlint.finding import Text

Cast = Mapping[str, Sequence["Term"]]

_SIGNS = {"add": " + ", "subtract": " − ", "multiply": " × ", "divide": " ÷ ", "power": " ^ "}

_RANKS = {"add": 1, "subtract": 1, "multiply": 2, "divide": 2, "power": 3}


def figure(term: Term) -> str:
    """A figure's print without its counting unit, its scale kept."""
    text = term.text
    if term.kind == "AMOUNT" and term.unit and term.unit in text:
        text = text[: text.rindex(term.unit)] + text[text.rindex(term.unit) + len(term.unit) :]
    return text.removeprefix("第")


def expression(tree: Tree, cast: Cast) -> str:
    """One side of an identity, prints in the place of roles."""
    return _expression(tree, cast)[0]


def _expression(tree: Tree, cast: Cast) -> tuple[str, int]:
    kind, *parts = tree
    if kind == "number":
        return ("100%" if parts[0] == "1" else parts[0]), 9
    if kind == "name":
        return figure(cast[parts[0]][0]), 9
    if kind == "fold":
        function, terms = parts[0], cast[parts[1]]
        if function == "sum" and len(terms) > 1:
            return " + ".join(map(figure, terms)), 1
        return "、".join(map(figure, terms)), 9
    rank = _RANKS[kind]
    (left, left_rank), (right, right_rank) = (_expression(part, cast) for part in parts)
    if left_rank < rank:
        left = f"({left})"
    if right_rank < rank or (right_rank == rank and kind in ("subtract", "divide")):
        right = f"({right})"
    return left + _SIGNS[kind] + right, rank


class Calculation(NamedTuple):
    """The wording of a relation that an identity judged; ``note`` names the classic mistake that gives what is printed."""

    kind: Kind
    rule: Identity
    cast: Cast
    agreement: Agreement
    note: str

    @property
    def formula(self) -> str:
        """The calculation; an equality that fails, or that holds because its figures are rounded, shows what it would be."""
        rule, cast, shown = self.rule, self.cast, self.agreement
        left, right = expression(rule.left_tree, cast), expression(rule.right_tree, cast)
        if rule.sign != "==":
            return f"{left} {'>' if shown is Agreement.FAILS else ('≤' if rule.sign == '<=' else '<')} {right}"
        if shown is Agreement.EXACT and _is_exact(rule, cast):
            return f"{right} = {left}"
        value = computed(rule, cast)
        return f"{right} = {value} ≠ {left}" if shown is Agreement.FAILS else f"{right} = {value} ≈ {left}"

    @property
    def message(self) -> Text:
        """The calculation, or what is wrong with it."""
        if self.agreement is not Agreement.FAILS:
            return Text(self.formula, self.formula)
        return _contradiction(self.kind, self.rule, self.cast, self.note)


def _is_exact(rule: Identity, cast: Cast) -> bool:
    """Whether what is printed makes what is printed, rounded half up; 约 and 近 ask for no more than they say."""
    like = cast[rule.left_tree[1]][0] if rule.simple else None
    if like is None or like.value.soft or not like.value.bounded or (value := _value(rule, cast)) is None:
        return True
    step = like.value.step or 1
    return 2 * apart(value, like.printed) <= step


def _value(rule: Identity, cast: Cast) -> Rational | None:
    """What the right side makes of the printed figures."""
    right = rule.right({role: [_point(t) for t in terms] for role, terms in cast.items()})
    if right.low is None:
        right = rule.right({role: [t.value for t in terms] for role, terms in cast.items()})
    return None if right.low is None or right.high is None else quotient(right.low + right.high, 2)


def computed(rule: Identity, cast: Cast) -> str:
    """The right side's value, printed like the left's."""
    value = _value(rule, cast)
    if value is None:
        return "?"
    if rule.text.startswith("1 =="):
        return trimmed(value * 100) + "%"
    like = cast[rule.left_tree[1]][0] if rule.simple else None
    return printed(value, like)


def _point(term: Term) -> Interval:
    return Interval(term.printed, term.printed)


def printed(value: Rational, like: Term | None) -> str:
    """``value`` with the scale, decimals and unit of ``like``; two decimals more where the print would look the same."""
    if like is None:
        return trimmed(value)
    text = figure(like)
    scale: Rational = 1
    suffix = ""
    if like.kind in ("PERCENT", "POINT") or like.dimension == "%":
        scale, suffix = Fraction(1, 1000 if "‰" in text else 100), ("‰" if "‰" in text else "%" if "%" in text else "")
    else:
        for sign, factor in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4)):
            if sign in text:
                scale, suffix = factor, sign
                break
    digits = text.partition(".")[2]
    places = max(len(digits) - len(digits.lstrip("0123456789")), like.dimension == "倍")
    shown = decimal(quotient(value, scale), places)
    if shown == decimal(quotient(like.printed, scale), places):
        shown = decimal(quotient(value, scale), places + 2)
    return shown + suffix


def decimal(value: Rational, places: int) -> str:
    """``value`` rounded half up to ``places`` decimals."""
    scaled = value * 10**places
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and whole else ""
    digits = str(whole).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def trimmed(value: Rational) -> str:
    """``value`` to two decimals, without closing zeros."""
    return decimal(value, 2).rstrip("0").rstrip(".")


_NOTES = {
    "new": Text("（像是除以了本期数）", " (as if divided by the new value)"),
    "denied": Text("（像是没有从 100% 中减去）", " (as if not taken from 100%)"),
    "turned": Text("（升降写反了）", " (up and down exchanged)"),
}


def _contradiction(kind: Kind, rule: Identity, cast: Cast, note: str) -> Text:
    """What a finding says."""
    left, right = expression(rule.left_tree, cast), expression(rule.right_tree, cast)
    extra = _NOTES.get(note, Text("", ""))
    if rule.sign == "==":
        value = computed(rule, cast)
        return Text(f"{right} = {value}，文中为 {left}{extra.zh}", f"{right} = {value}, the text has {left}{extra.en}")
    if kind == "direction":
        old = "、".join(figure(t) for t in cast["old"])
        new = figure(cast["new"][0])
        up = rule.text.startswith("most") if cast["new"][0].kind != "RANK" else not rule.text.startswith("most")
        said, went = ("升", "降") if up else ("降", "升")
        return Text(
            f"文中说{said}，数字却由 {old} {went}到 {new}",
            f"the text says {'up' if up else 'down'}, the figures go from {old} to {new}",
        )
    if kind == "bound":
        return Text(f"{left} 超过 100%，这个率不可能", f"{left} exceeds 100%, which this rate cannot")
    return Text(f"部分大于整体：{left} > {right}", f"the part exceeds the whole: {left} > {right}")
