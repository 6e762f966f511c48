"""The members of a known division, or all grades of a scale, make the figure before them.

✓ 一般公共预算收入95.5亿元，税收收入71.2亿元，非税收入24.3亿元。 → 71.2亿 + 24.3亿 = 95.5亿
✓ 参评单位49家，90分以上的29家、80至90分的15家、80分以下的5家。 → 29 + 15 + 5 = 49
✗ 一般公共预算收入95.5亿元，税收收入71.2亿元，非税收入24.8亿元。 → 71.2亿 + 24.8亿 = 96.0亿 ≠ 95.5亿
– 一般公共预算收入95.5亿元，税收收入71.2亿元，人均收入2.4万元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.lexicon import said
from lawlint.claims.operators.gates import says
from lawlint.claims.operators.names import carried, divided, graded, subsequence
from lawlint.claims.operators.seek import backwards, left, level, same_unit
from lawlint.claims.operators.words import is_mean
from lawlint.claims.relations.sum.shared import whole_of_run
from lawlint.claims.scene import LEVELS, Listing, Term

# How many more parts may follow.
_MOST_LEFT = 3


# fmt: off
def divisions() -> Sequence[Frame]:
    last = tuple({members[-1] for members in _divisions()})
    return [
        row("sum.division", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=_members(0), whole=_value_before_parts,
            needs=(_divides,), tie=Tie.PRECISE, marks="whole", words=last, gate=_ends_a_division),
        row("sum.division", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=_grades, whole=whole_of_run,
            needs=(_divides,), tie=Tie.PRECISE, marks="whole", words=("以下", "以上", "不足", "不满", "超过"),
            gate=says("GRADE", "lead")),
        row("sum.division", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=_members(0), whole=_as_large_before,
            needs=(_is_no_surplus,), tie=Tie.PLAIN, any_reading=True, marks="whole", words=last, gate=_ends_a_division),
        row("sum.members", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=_members(1), whole=_value_before_parts,
            tie=Tie.LOOSE, marks="whole", words=last, gate=_ends_a_division),
    ]
# fmt: on


def _divisions() -> Sequence[Sequence[str]]:
    found: Sequence[Sequence[str]] = lexicon.words("divisions", "sets")
    return found


@lru_cache(maxsize=1 << 12)
def _ending(own: str, tail: str) -> tuple[Sequence[str], ...]:
    """The divisions whose last member these words of a figure name."""
    return tuple(members for members in _divisions() if _names(own, tail, members[-1]))


def _names(own: str, tail: str, member: str) -> bool:
    """Whether these words name a member: 16个预期性指标, 人员经费100万元; a mean is of none."""
    return member in tail or (member in own and "均" not in own)


def _ends_a_division(anchor: Term | Listing) -> bool:
    """The clause names the last member of a known division: 公用经费 after 人员经费."""
    assert isinstance(anchor, Term)
    return bool(_ending(anchor.own, anchor.tail))


def _members(others: int) -> Where:
    """The members of a division that ends at the anchor, each with a value: 人员经费…；公用经费….

    ``others``: how many other figures may stand between: 16项预期性指标完成14项，10项约束性指标全部完成.
    """

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        for members in _ending(anchor.own, anchor.tail):
            found, passed = [anchor], 0
            scenes = context.back(anchor.scene, len(members) - 1)
            for term in chain(reversed(anchor.scene.terms[: anchor.index]), backwards(scenes)):
                if len(found) == len(members) or not level(term) or not same_unit(term, anchor):
                    continue
                member = members[-1 - len(found)]
                taken = others and term.index and member in term.scene.terms[term.index - 1].tail
                if _names(term.own, term.tail, member) and not taken:
                    found.append(term)
                elif passed == others:
                    break
                else:
                    passed += 1
            if len(found) == len(members):
                yield found[::-1]

    return seek


def _value_before_parts(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The nearest value before the parts in their unit: in their sentence, else the last of the sentence before."""
    first = cast["parts"][0]
    for term in chain(left(first.scene, first.start, first.depth), backwards(context.back(first.scene, 1))):
        if level(term) and same_unit(term, first):
            yield (term,)
            return


def _grades(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All grades of one scale, up to the anchor: 90分以上的29家、80至90分的15家、80分以下的5家."""
    assert isinstance(anchor, Term)
    run = [anchor]
    for term in reversed(anchor.scene.terms[: anchor.index]):
        if term.segment != anchor.segment:
            break
        if same_unit(term, anchor):
            if not level(term) or not graded([term.lead, run[-1].lead]):
                break
            run.append(term)
    if len(run) > 1 and divided([t.lead for t in run]):
        yield run[::-1]


def _as_large_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """A value of four digits and more, anywhere before, that is as large as the parts together."""
    parts = cast["parts"]
    total = sum(t.size for t in parts)
    for term in context.before(parts[0]):
        near = abs(term.size - total) <= 2 * term.size * term.width
        if near and term.dimension == parts[0].dimension and len(term.digits) > 3:
            yield (term,)


def _is_no_surplus(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No part is what others differ by: 进出口顺差 is no 出口."""
    return not any(said("SURPLUS").search(part.lead) for part in cast["parts"])


def _divides(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A known division right behind its whole, named after none of the members or, 购置及运行费 and 进出口, after all."""
    whole, parts = cast["whole"][0], cast["parts"]
    if whole.value.soft or carried(parts[0]) or is_mean(whole) or "增" in whole.own or whole.list is not None:
        return False
    if _is_one_more(whole, parts) or _goes_on(context, whole, parts):
        return False
    if parts[0].list is not None and parts[0].list.is_sorted:
        return False  # the list knows its wholes
    last = parts[-1]
    for term in last.scene.terms[last.index + 1 :]:
        if term.kind == "AMOUNT" and term.cue in LEVELS:
            if said("SET").search(term.own):
                break  # 一般债务14亿元、专项债务34亿元，在限额50亿元之内
            if term.dimension == whole.dimension and (term.segment == last.segment or term.list is last.list is not None):
                return False  # another part comes
            break
    around = whole.own + whole.tail
    named = [subsequence(member, around) for part in parts for member in _members_named(part)]
    return all(named) or not any(named)


def _members_named(part: Term) -> Iterator[str]:
    """The members of divisions that a figure's clause names."""
    words = part.own + part.tail
    return (member for members in _divisions() for member in members if member in words)


def _goes_on(context: Context, whole: Term, parts: Sequence[Term]) -> bool:
    """Whether the first figures of the next sentences are what parts in a sentence each lack of their whole: 人员经费80万元。
    公用经费18万元。对个人和家庭的补助2万元."""
    last = parts[-1]
    lacking = whole.printed - sum(part.printed for part in parts)
    if parts[0].scene is last.scene or lacking <= 0:
        return False
    at = context.position[id(last.scene)] + 1
    for scene in context.scenes[at : at + _MOST_LEFT]:
        lacking -= scene.terms[0].printed if scene.terms[0].dimension == whole.dimension else 0
        if not lacking:
            return True
    return False


def _is_one_more(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether a figure is a member of a larger division beside its supposed parts: 出国费, before 公务用车购置费 and 运行费."""
    classes = [lexicon.classed(part.lead) for part in parts]
    numbers = set.intersection(*({number for number, _ in members} for members in classes))
    members = set().union(*classes)
    return any(number in numbers and (number, member) not in members for number, member in lexicon.classed(whole.own))
