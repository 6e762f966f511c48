"""Shares of several figures taken together: 合计占, 这三类占, A和B占, 优良率.

✓ 评查案卷250卷，其中优秀120卷、良好80卷、合格50卷，优秀和良好合计占80.0%。 → (120 + 80) ÷ 250 = 80.0%
– 评查案卷250卷，其中优秀120卷、良好80卷、合格50卷，优秀和良好合计占82.5%。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast
from lawlint.claims.operators.chance import NEAR, Ratio, Reading, Readings, Surroundings
from lawlint.claims.operators.names import rate_name
from lawlint.claims.relations.share.shared import (
    OF_SUM,
    OF_WHOLE,
    chance_of_share,
    exceeds,
    name_behind,
    of_joined_values,
    part_before,
    quotient_of_sum,
)
from lawlint.claims.scene import Term
from lawlint.exact.numerals import to_int

# The values that may be taken together.
_PARTS = frozenset({"plain", "total", "added", "rest"})


def composed(here: Surroundings, rate: Term) -> Readings:
    """«予以公开和部分公开合计占46.8%», «直接纠错率18.0%», «这三类占87.2%»: of what the words name together, any whole before."""
    ratio = Ratio(rate, "share", chance_of_share)
    for cast in _composed(here, rate):
        if found := quotient_of_sum(ratio, cast["parts"], cast["whole"][0]):
            yield found
        if ratio.exhausted:
            return


def of_its_list(here: Surroundings, rate: Term) -> Reading | None:
    """«评价42个项目，其中优31个、良8个、中3个，优良率93.8%»: a rate that is always of all there are, of a list that adds up; the
    reading that contradicts."""
    if rate.cue != "rate" or not rate_name(rate).endswith(tuple(lexicon.words("rates", "of_all"))):
        return None
    cast = _of_total(here, rate)
    return Reading("share", OF_SUM, cast, 0) if cast else None


def told_casts(here: Surroundings, rate: Term) -> Iterator[tuple[str, Cast]]:
    """What the words say that a share is of, though it is not."""
    if cast := of_joined_values(rate) or _of_total(here, rate) or next(_composed(here, rate), None):
        yield OF_SUM, cast
    name = name_behind(rate)
    part = part_before(rate) if rate.cue == "share" else None
    whole = here.context.called(name[1], rate) if name is not None and part is not None else None
    if part is not None and whole is not None and exceeds(whole, part):
        yield OF_WHOLE, {"rate": (rate,), "part": (part,), "whole": (whole,)}


def _composed(here: Surroundings, rate: Term) -> Iterator[Cast]:
    """What a rate is of together by its words, and each whole before that it may be of."""
    if not (parts := _named_together(here, rate)):
        return
    total, at = sum(p.size for p in parts), here.terms.index(parts[-1])
    before = [t for t in [*reversed(here.terms[:at]), *here.terms[at:]] if t.scene is not rate.scene or t.start < rate.start]
    for whole in before[: 2 * NEAR]:
        if whole.dimension == parts[0].dimension and whole.size > total and whole not in parts:
            yield {"rate": (rate,), "parts": parts, "whole": (whole,)}


def _of_total(here: Surroundings, rate: Term) -> Cast | None:
    """Parts of a list that adds up, which a rate is of together, and what the list makes."""
    totals = here.context.totals
    parts = _named_together(here, rate) if totals else []
    whole = totals.get(id(parts[0])) if parts else None
    if whole is None or any(totals.get(id(part)) is not whole for part in parts):
        return None
    return {"rate": (rate,), "parts": parts, "whole": (whole,)}


def _named_together(here: Surroundings, rate: Term) -> list[Term]:
    """The values that a rate is of by its words: as many as «这三类» counts, those that its clause names, those that its name is
    composed of."""
    text = rate.scene.text
    begin = max(rate.scene.start, max(text.rfind(stop, rate.scene.start, rate.start) for stop in ",。;:") + 1)
    clause = text[begin : rate.start]
    counted = lexicon.said("THESE_SHARE").match(clause)
    subject = lexicon.said("SHARE_ON").sub("", clause) if rate.cue == "share" else ""
    names: Sequence[str] = ()
    if rate.cue == "rate":
        own = rate_name(rate)
        names = next((members for name, members in lexicon.words("rates", "composed") if own.endswith(name)), ())
    if not names and counted is None and not lexicon.said("TOGETHER").search(subject):
        return []
    before = [t for t in here.terms if (t.scene is not rate.scene or t.start < begin) and t.cue in _PARTS]
    if counted is not None:
        count = to_int(counted[1])
        parts = before[-count:]
        return parts if len(parts) == count and len({t.dimension for t in parts}) == 1 else []
    names = names or [n for t in before if len(n := _name_of(t)) >= 2 and n in subject]
    found: dict[int, Term] = {}
    for name in names:
        for term in reversed(before):
            if name in (own := _name_of(term)) and not lexicon.said("DENIED").search(own.partition(name)[0]):
                found[id(term)] = term
                break
    parts = sorted(found.values(), key=here.terms.index)
    return parts if parts and len({t.dimension for t in parts}) == 1 and (len(parts) > 1 or rate.cue == "rate") else []


def _name_of(term: Term) -> str:
    """What a value's clause names, without 其中."""
    return lexicon.said("LIST_OPENER").sub("", term.own.lstrip(",;:("))
