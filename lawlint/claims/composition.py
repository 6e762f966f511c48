"""The shares that are told behind the parts of a sum: once the parts make the whole, each share is of that whole.

«支出80万元，其中：教育支出50万元，占62.5%；卫生支出30万元，占37.5%»: no word says what 62.5% is of, the sum does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binder import proof
from lawlint.claims.claim import Claim, Verdict
from lawlint.claims.evaluate import judge
from lawlint.claims.formula import identity
from lawlint.claims.frames import Frame
from lawlint.claims.scene import Scene, Term
from lawlint.claims.slips import is_slip
from lawlint.source import Span

_SHARE = Frame("share", "composition", ("", ""), "rate", (), "rate == part / whole", weaker=True)
_RULE = identity(_SHARE.identity)
_HOLDS = frozenset({Verdict.CONSISTENT, Verdict.ROUNDING})


def composition_claims(scenes: Sequence[Scene], claims: Sequence[Claim]) -> Iterator[Claim]:
    """A share for each part of a sum that has one behind it, but for those that ``claims`` judge already."""
    terms = {t.scene.paragraph.compact.at[t.start]: t for scene in scenes for t in scene.terms}
    explained = {c.span for c in claims if c.kind in ("share", "progress")}
    for claim in claims:
        if claim.kind == "sum" and claim.verdict in _HOLDS:
            wholes = [terms[o.span.start] for o in claim.operands if o.role == "whole"]
            parts = [terms[o.span.start] for o in claim.operands if o.role != "whole"]
            if len(wholes) == 1 and len(parts) > 1:
                yield from _shares(wholes[0], parts, explained, claim.frame != "agreement")


def _shares(whole: Term, parts: Iterable[Term], explained: set[Span], told: bool) -> Iterator[Claim]:
    """The shares that hold and, where words tell the sum, those that slipped."""
    for part in parts:
        rate = part.scene.terms[part.index + 1] if part.index + 1 < len(part.scene.terms) else None
        if rate is None or rate.kind != "PERCENT" or rate.cue != "share" or not _is_bare(rate) or whole.zero:
            continue
        cast: dict[str, Sequence[Term]] = {"rate": [rate], "part": [part], "whole": [whole]}
        verdict = judge(_RULE, {role: [t.value for t in found] for role, found in cast.items()})
        claim, _ = proof(_SHARE, _RULE, cast, verdict, True)
        slipped = told and verdict is Verdict.INCONSISTENT and is_slip(_RULE, cast)
        if claim.span not in explained and (verdict in _HOLDS or slipped):
            explained.add(claim.span)
            yield claim


def _is_bare(rate: Term) -> bool:
    """Whether 占 names nothing: 占62.5%, 占比62.5%."""
    match = lexicon.said("SHARE_OF").search(rate.scene.text[rate.run : rate.start])
    return match is not None and not match[1] and not lexicon.noun(lexicon.said("SHARE_ON").sub("", rate.own))
