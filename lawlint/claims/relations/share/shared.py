"""What several forms of shares need: conditions on the rate, where part and whole stand, readings of a printed rate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, islice

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Where
from lawlint.claims.evaluate import agreement_of
from lawlint.claims.formula import identity
from lawlint.claims.operators.chance import TURNED, Ratio, Readings, Surroundings, groups_of, siblings
from lawlint.claims.operators.names import akin, grams_of
from lawlint.claims.operators.seek import LOOK_BACK, MOST_WHOLES, backwards, left, level, same_unit
from lawlint.claims.scene import ANY_LEVEL, Listing, Scene, Term

OF_WHOLE = "rate == part / whole"

OF_SUM = "rate == sum(parts) / whole"

# A per cent of two decimals.
_FINE_RATE = Fraction(1, 10_000)

# From this size on a whole and a share without decimals agree too rarely by chance.
_LARGE = 20


# Conditions


def is_partial(anchor: Term | Listing) -> bool:
    """Some and not all: 0% and 100% hold of too many figures."""
    assert isinstance(anchor, Term)
    return 0 < anchor.printed < 1


def is_checkable(anchor: Term | Listing) -> bool:
    """What the rate is of is printed as a rule: not so for 纠错率."""
    assert isinstance(anchor, Term)
    return not lexicon.pattern("rates", "off_text").search(anchor.lead)


def precise(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Too precise to hold by chance: decimals or a large whole."""
    rate, part, whole = cast["rate"][0], cast["part"][0], cast["whole"][0]
    if whole.scene is not rate.scene and rate.cue == "rate" and rate.value.step > _FINE_RATE and not akin(part, whole):
        return False  # 养护1125公里，养护率6.7%: of another length than all roads
    return "." in rate.text or (rate.cue == "share" and whole.printed >= _LARGE)


def is_share(rate: Term, part: Term, whole: Term) -> bool:
    """Whether a rate is the share of a part in a whole."""
    return agreement_of(identity(OF_WHOLE), {"rate": (rate,), "part": (part,), "whole": (whole,)}).holds


def exceeds(whole: Term, part: Term) -> bool:
    """Whether a figure has the unit of a part and is larger."""
    return part.dimension == whole.dimension and part.printed < whole.printed


# The whole in the words of the share


def whole_called(said: str) -> str | None:
    """What the words of a share call its whole: "" for 占比, None where they speak of something else."""
    match = lexicon.said("SHARE_OF").search(said)
    return None if match is None else match[1] or ""


def names_whole(name: str, whole: Term, by_a_word: bool = False) -> bool:
    """Whether the name behind 占 is the whole's own, or a word of it; 全市 alone is another whole unless it says so too."""
    clause, noun = whole.lead + whole.tail, lexicon.noun(name)
    return (noun in clause if noun else name in clause) or (by_a_word and bool(grams_of(noun) & grams_of(clause)))


def name_behind(rate: Term) -> re.Match[str] | None:
    """The name of a whole between 占 and the share: 占X的比重达."""
    return lexicon.said("SHARE_NAME").search(rate.scene.text, rate.run, rate.start)


# Where part and whole stand


def of_same_cue(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The amount that the same cue took: 占 W 的 p%."""
    assert isinstance(anchor, Term)
    if anchor.index:
        term = anchor.scene.terms[anchor.index - 1]
        if term.run == anchor.run and term.kind == "AMOUNT":
            yield (term,)


def any_before(role: str) -> Where:
    """Every value before the figure that plays ``role``, in its unit: the wholes of the shares near by, then those in its
    sentence and the two before."""

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        first = cast[role][0]
        here = (t for t in reversed(first.scene.terms) if t.end <= first.start)
        earlier = backwards(context.back(first.scene, LOOK_BACK))
        shared = context.wholes(anchor) if isinstance(anchor, Term) and anchor.cue == "share" else ()
        wholes = (t for t in chain(shared, here, earlier) if level(t, first.kind, ANY_LEVEL) and same_unit(t, first))
        near = list(islice(wholes, MOST_WHOLES))
        near.sort(key=lambda t: t.cue == "target")  # 完成70亿元，为预算80亿元的88%，其中税收50亿元，占…
        return ((term,) for term in near)

    return seek


def named_part(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """What a share is of: «税收占比63%» the value named 税收, «占比63%» the nearest."""
    assert isinstance(anchor, Term)
    own = lexicon.noun(lexicon.said("SHARE_ON").sub("", anchor.lead))
    for term in left(anchor.scene, anchor.start, anchor.depth):
        if level(term) and (not own or re.search(f"(?<![非不未]){re.escape(own)}", term.lead)):
            yield (term,)
            return


def part_before(rate: Term) -> Term | None:
    """The value before a share, with nothing but a target and its per cent between."""
    for term in reversed(rate.scene.terms[: rate.index]):
        if term.cue != "target":
            return term if term.is_value else None
    return None


def whole_before(rate: Term) -> Term | None:
    """What stands right before a rate and can be all that it is of: 占耕地38.9万亩的60.5%."""
    before = rate.scene.terms[rate.index - 1] if rate.index else None
    return before if before is not None and rate.scene.text[before.end : rate.start] == "的" else None


def joined_before(term: Term) -> Term | None:
    """The figure that stands before this one with nothing but a 、 between them."""
    before = term.scene.terms[term.index - 1] if term.index else None
    if before is None or not lexicon.said("NEXT_FIGURE").fullmatch(term.scene.text, before.end, term.start):
        return None
    return before


def parts_of(context: Context, first: Term) -> list[Term] | None:
    """For the first of several joined shares as many values before them; None for any other."""
    count, place = siblings(first)
    groups = groups_of(Surroundings(context, first.scene), first) if count > 1 and not place else None
    return None if groups is None else groups[0]


def of_joined_values(rate: Term) -> Iterator[tuple[Sequence[Term], Term]]:
    """«A、B、C分别为38亿元、27亿元和19亿元，合计占总产值128亿元的65.6%»: of all the values joined before the whole."""
    whole = whole_before(rate)
    if whole is None or not whole.index or lexicon.said("IN_SUM").search(rate.lead) is None:
        return
    count, place = siblings(whole.scene.terms[whole.index - 1])
    parts = whole.scene.terms[whole.index - count : whole.index]
    if place == count - 1 > 0 and all(p.dimension == whole.dimension for p in parts):
        yield parts, whole


def scenes_behind(context: Context, scene: Scene) -> list[Scene]:
    """The next two sentences, where figures stand in them."""
    at = context.position[id(scene)]
    return [s for s in context.scenes[at + 1 : at + 3] if s.number - scene.number < 3]


# Readings of a rate that hold too precisely for chance


def share_ratio(rate: Term, guess: bool = False) -> Ratio:
    """The readings of a rate as a share: those of near figures spread evenly up to 1, small ones rather over orders of magnitude.

    A ``guess`` at what a rate is of has to be very precise where its name says something else: 起诉率 of 批准逮捕60人.
    """
    doubt = 3 if guess and (rate.cue == "rate" or rate.cue in TURNED) and not is_checkable(rate) else 1
    return Ratio(rate, "share", lambda width, printed: doubt * max(width, width / printed / 7))


def quotients(ratio: Ratio, pairs: Iterable[tuple[Term, Term]], part: str = "part", whole: str = "whole") -> Readings:
    """The readings of a printed ratio as the quotient of two figures; ``part`` and ``whole`` are their roles."""
    for a, b in pairs:
        cast: Cast = {"rate": (ratio.printed,), part: (a,), whole: (b,)}
        if found := ratio.reading(f"rate == {part} / {whole}", cast, a.size / b.size, a.width + b.width):
            yield found
        if ratio.exhausted:
            return


def quotients_of_sums(ratio: Ratio, pairs: Iterable[tuple[Sequence[Term], Term]]) -> Readings:
    """The readings of a printed ratio as the share that several figures have together."""
    for parts, whole in pairs:
        share, spread = sum(p.size for p in parts) / whole.size, sum(t.width for t in (*parts, whole))
        if found := ratio.reading(OF_SUM, cast_of_sum(ratio.printed, parts, whole), share, spread):
            yield found
        if ratio.exhausted:
            return


def cast_of_sum(rate: Term, parts: Sequence[Term], whole: Term) -> Cast:
    """A rate that several figures have together."""
    return {"rate": (rate,), "parts": parts, "whole": (whole,)}
