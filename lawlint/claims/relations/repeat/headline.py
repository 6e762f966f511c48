"""A figure of a heading, rounded: «查出违规金额2.83亿元» is 28314万元 in the text.

✓ 查出违规金额2.83亿元⏎本次审计查出违规金额28314万元。 → 2.83亿元 = 28314万元
– 查出违规金额2.83亿元⏎本次审计查出违规金额29314万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.claims.binding import Comparison
from lawlint.claims.evaluate import Agreement
from lawlint.claims.relations.repeat.shared import Mentions, agreeing
from lawlint.claims.scene import Term

# A rounded figure of a heading has so many digits, and so many characters of its name stand in the text.
_DIGITS, _NAME = 3, 4

_SENTENCE_ENDS = ("。", "；", ";", "!", "?", ",")


def headline_claims(mentions: Mentions) -> Iterator[Comparison]:
    """The figures of headings that the text gives with more digits."""
    heads: dict[tuple[str, str], Term] = {}
    for term in mentions.terms:
        if term.kind != "AMOUNT" or len(term.digits) < _DIGITS or len(term.own) < _NAME:
            continue
        key = term.own[-_NAME:], term.dimension
        if not term.scene.text.endswith(_SENTENCE_ENDS):
            heads.setdefault(key, term)
        elif (
            (head := heads.get(key)) is not None
            and len(term.digits) > len(head.digits)
            and term.value.bounded
            and head.value.bounded
            and (head.value.meets(term.value) or head.printed <= term.printed < head.printed + head.value.step)
        ):
            shown = Agreement.EXACT if head.value.meets(term.value) else Agreement.ROUNDED
            yield agreeing("headline", key[0], (head, term), shown)
            del heads[key]
