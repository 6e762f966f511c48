"""The fix of a broken sequence: its members numbered through again."""

from __future__ import annotations

from lawlint.claims.claim import Claim, Operand
from lawlint.claims.operators.items import word
from lawlint.exact.numerals import printed_like, to_int
from lawlint.finding import Edit, Fix, Safety, Text
from lawlint.source import Span, fold


def renumbering(claim: Claim, text: str) -> Fix | None:
    """What numbers the members of a broken sequence through again; ``text`` is the source, folded or not.

    Only where they have one slip: one number is wrong, or from one on they are all off by the same.  It is safe where the
    number that announces them is theirs; where that is another, a member was lost, and no numbering repairs it.
    """
    members = [o for o in claim.operands if o.role == "member" and o.low is not None]
    announced = [o.low for o in claim.operands if o.role == "announced"]
    off = [int(o.low or 0) - due for due, o in enumerate(members, 1)]
    wrong = [at for at, by in enumerate(off) if by]
    one_slip = len(wrong) == 1 or (wrong and len(set(off[wrong[0] :])) == 1)
    if not one_slip or off[0] or (announced and announced[0] != len(members)):
        return None
    edits = [edit for at in wrong if (edit := _numeral_edit(members[at], at + 1, text)) is not None]
    if len(edits) < len(wrong):
        return None
    first, later = wrong[0] + 1, len(edits) > 1
    title = Text(f"改为第{first}项" + "，其后顺改" * later, f"make it number {first}" + ", and count on from there" * later)
    return Fix(title, tuple(edits), Safety.SAFE if announced else Safety.SUGGESTED)


def _numeral_edit(member: Operand, number: int, text: str) -> Edit | None:
    """The numeral of ``member`` as it stands in the source, by that of ``number`` in the same print; None where it has none."""
    found = word("ORDINAL").search(fold(text[member.span.start : member.span.end]))
    if found is None or to_int(found[0]) != member.low:
        return None
    span = Span(member.span.start + found.start(), member.span.start + found.end())
    new = printed_like(text[span.start : span.end], number)
    return Edit(span, new) if new else None
