"""What the words must say before figures are added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context
from lawlint.claims.formula import identity
from lawlint.claims.operators.names import (
    OTHERS,
    akin,
    carried,
    covers,
    divided,
    joined_lead,
    opens_behind,
    outcome,
    outcomes_told,
    remainder,
    subsequence,
)
from lawlint.claims.operators.words import is_mean
from lawlint.claims.scene import LEVELS, Listing, Term
from lawlint.claims.slips import is_slip
from lawlint.exact.numerals import to_int


def opposed(leads: Sequence[str]) -> bool:
    """Whether two names differ by one word and its opposite: 站内救助, 站外救助."""
    if len(leads) != 2 or abs(len(leads[0]) - len(leads[1])) > 3:
        return False
    a, b = (lexicon.said("LIST_OPENER").sub("", lead) for lead in leads)
    pairs = lexicon.words("divisions", "opposites")
    return len(a) > 1 and any(
        (b in (a.replace(x, y, 1), a.replace(y, x, 1)) if x else y + a == b or y + b == a) for x, y in pairs
    )


def names_outcome(term: Term) -> bool:
    """Whether a figure is of an outcome of some class, or of others."""
    return term.own.startswith(OTHERS) or outcome().search(term.own + term.tail) is not None


def bare(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The total's clause is nothing but 合计/共计/共, perhaps with how many it sums up: 两项资金合计."""
    total = cast["total"][0]
    if "加" in cast["parts"][0].lead[:2]:
        return False  # 加上…: more was counted before
    if any(lexicon.said("NOT_ADDED").match(p.own.lstrip(",;、")) for p in cast["parts"]) or is_open_account(total):
        return False
    if total.tail and all(p.tail and p.tail[-2:] != total.tail[-2:] for p in cast["parts"]):
        return False  # 14个社区、27个小区，共68个停车场
    of = lexicon.said("TOTAL_OF").match(total.lead)
    told = to_int(of[1]) == len(cast["parts"]) if of else lexicon.said("BARE_TOTAL").match(total.lead) is not None
    return len(cast["parts"]) >= 2 and told and not _noun_follows(total)


def is_open_account(total: Term) -> bool:
    """Whether something without a figure is added right before a total: …，加上调入资金等，收入总计217亿元."""
    begin = total.scene.terms[total.index - 1].end if total.index else total.scene.start
    return lexicon.said("ADDED_UNTOLD").search(total.scene.text, begin, total.start) is not None


def _noun_follows(total: Term) -> bool:
    """A total with a noun of its own behind it («共30件次咨询») counts that noun."""
    return bool(total.tail) and not total.tail.startswith(("的", "其中")) and len(total.tail) > 8


# How many more parts may follow.
_MOST_LEFT = 3


def divides(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
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
            if lexicon.said("SET").search(term.own):
                break  # 一般债务14亿元、专项债务34亿元，在限额50亿元之内
            if term.dimension == whole.dimension and (term.segment == last.segment or term.list is last.list is not None):
                return False  # another part comes
            break
    around = whole.own + whole.tail
    named = [subsequence(member, around) for part in parts for member in _members_named(part)]
    return all(named) or not any(named)


def _members_named(part: Term) -> Iterator[str]:
    """The members of divisions that a figure's clause names."""
    said = part.own + part.tail
    return (member for members in lexicon.words("divisions", "sets") for member in members if member in said)


def exceeding(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What is listed is more than there is."""
    return sum(p.printed for p in cast["parts"]) > cast["whole"][0].printed


def _goes_on(context: Context, whole: Term, parts: Sequence[Term]) -> bool:
    """Whether the first figures of the next sentences are what parts told a sentence each lack of their whole: 人员经费80万元。
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
    told = [lexicon.classed(part.lead) for part in parts]
    numbers = set.intersection(*({number for number, _ in members} for members in told))
    members = set().union(*told)
    return any(number in numbers and (number, member) not in members for number, member in lexicon.classed(whole.own))


def of_the_asked(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Some outcomes of what was asked for in the sentence: 受理审查逮捕案件503件，批准逮捕318件，不批准逮捕176件."""
    parts, whole = cast["parts"], cast["whole"][0]
    return (
        whole.scene is parts[0].scene
        and whole.segment == parts[0].segment
        and sum(p.size for p in parts) < whole.size
        and lexicon.said("ASKED").search(whole.own) is not None
    )


def of_offices(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Right behind offices of several kinds, none of them without a number, the number of all: 14个镇、31个部门共45个单位."""
    assert isinstance(anchor, Term)
    first, last = cast["parts"][0], cast["parts"][-1]
    text = first.scene.text
    begin = max(text.rfind(stop, first.scene.start, first.start) for stop in ",。;:()")
    among = text[max(begin, first.scene.start) : first.start]
    return (
        anchor.index == last.index + 1
        and lexicon.said("OF_OFFICES").fullmatch(anchor.scene.between(last.end, anchor.start)) is not None
        and not lexicon.said("WITH_OTHERS").search(among)
        and len({t.dimension for t in cast["parts"]} - {anchor.dimension}) < 2
    )


def pending(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What is left is said to be under way; all in one segment, but for 其余 behind a ；."""
    part, whole, rest = cast["part"][0], cast["whole"][0], cast["rest"][0]
    said = lexicon.said("PENDING").search(rest.lead + rest.tail)
    follows = rest.lead.startswith("其余") and rest.scene is part.scene and rest.segment == part.segment + 1
    if rest.dimension != part.dimension:
        return False  # 黄石镇8户，另有1个镇未完成
    if outcomes_told([whole, part]) or any(carried(t) for t in rest.scene.terms[whole.index + 1 : rest.index]):
        return False  # 批准逮捕252人，不批准逮捕230人，其余2人; 受理53件，办结56件(含上年结转8件)，其余5件
    return said is not None and part.segment == whole.segment and (rest.segment == part.segment or follows)


def undone(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What was done of a number, and what is said not to be: 摸排64亩，已复耕51亩，尚有13亩未复耕.

    No other figure stands behind, and the number is of no part itself: 采纳83条，部分采纳41条，未采纳72条.
    """
    part, whole, rest = cast["part"][0], cast["whole"][0], cast["rest"][0]
    said = lexicon.said("UNDONE").search(rest.own + rest.tail)
    follows = rest.scene.terms[rest.index + 1 : rest.index + 2]
    return (
        said is not None
        and said[1] in part.own + part.tail
        and said[1] not in whole.own + whole.tail
        and not lexicon.said("UNDONE").search(part.own + part.tail)
        and rest.dimension == part.dimension
        and rest.depth == part.depth
        and part.segment == whole.segment
        and rest.segment - part.segment in (0, 1)
        and rest.printed < whole.printed > part.printed
        and not any(t.dimension == rest.dimension and t.segment == rest.segment for t in follows)
    )


def rest_of_run(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Behind a number and what 、 joins, what is left of it: 排查126件，撤案81件、起诉39件，其余6件."""
    assert isinstance(anchor, Term)
    whole, *parts = cast["whole"][0], *cast["parts"]
    text = anchor.scene.text
    return (
        lexicon.said("LEFT_OVER").search(anchor.own) is not None
        and "," in text[whole.end : parts[0].start]
        and not any("," in text[a.end : b.start] for a, b in pairwise(parts[:-1]))
        and all(p.printed < whole.printed for p in parts)
    )


def surplus_of_the_year(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«收入完成217亿元，支出完成199亿元，当年收支结余18亿元»: nothing else between, each perhaps with its growth before a ；."""
    surplus, spent, income = (cast[role][0] for role in ("surplus", "spent", "income"))
    values = [t for t in surplus.scene.terms[income.index + 1 : surplus.index] if t.kind == "AMOUNT" and t.cue in LEVELS]
    return (
        lexicon.said("YEARS_SURPLUS").match(surplus.lead) is not None
        and len({t.dimension for t in (surplus, spent, income)}) == len({t.depth for t in (surplus, spent, income)}) == 1
        and surplus.segment - spent.segment == spent.segment - income.segment in (0, 1)
        and income.colon == surplus.colon
        and values == [spent]
        and "收入" in income.lead
        and "支出" not in income.lead
        and "支出" in spent.lead
        and "收入" not in spent.lead
    )


def three(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Three figures, none of them nothing (what is left of 8 where 0 was done is no proof), no part more than the whole, and
    nothing that comes on top."""
    terms = [cast[role][0] for role in ("whole", "part", "rest")]
    if any(t.printed > terms[0].printed for t in terms):
        return False
    return not any(t.zero or not t.value.bounded or lexicon.said("TOPPED_UP").match(t.own) for t in terms)


def moved(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """What came and what went stand in one ；-piece with the net change, and nothing else of their unit."""
    assert isinstance(anchor, Term)
    came, gone = cast["came"][0], cast["gone"][0]
    here = [t for t in anchor.scene.terms[: anchor.index] if t.segment == anchor.segment and t.dimension == anchor.dimension]
    return (
        came is not gone and {id(came), id(gone)} == {id(t) for t in here} and lexicon.said("NET").search(anchor.own) is not None
    )


def remainder_named(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """The last of a run is 其他…; the first is its whole; both are of one kind of thing (事项515项 … 其他事项297项)."""
    whole, parts = cast["whole"][0], cast["parts"]
    return (
        len(parts) >= 2
        and remainder(parts[-1])
        and all(p.lead[-2:] == whole.lead[-2:] for p in parts)
        and whole.start < parts[0].start
    )


def balanced(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Opening, inflow, outflow and closing are four figures, of which none contains another: 受理7268件（含旧存421件）."""
    terms = opening, inflow, *_ = [cast[r][0] for r in ("opening", "inflow", "outflow", "closing")]
    contained = opening.depth > inflow.depth and opening.index == inflow.index + 1 and opening.list is not None
    return len({id(t) for t in terms}) == 4 and len({t.dimension for t in terms}) == 1 and not contained


def overfull(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Parts that exclude each other and make their whole, or more by little or by one digit; a whole that has all their names."""
    parts, whole = cast["parts"], cast["whole"][0]
    total = sum(p.printed for p in parts)
    if total == whole.printed:
        return True
    if total < whole.printed or lexicon.said("MERGED").search(whole.scene.text, whole.end, whole.scene.end):
        return False
    told = _exclude_each_other(parts, anchor)
    if not told and not _has_names_of(whole, parts):
        return False
    listed = len(parts) == len(anchor.items) if isinstance(anchor, Listing) else parts[0].list is None
    return (
        listed
        and (whole.scene is anchor.scene or (isinstance(anchor, Listing) and opens_behind(whole, anchor)))
        and len({p.noun + p.tail for p in parts}) == len(parts) >= 2
        and all((p.noun or p.tail) and p.segment == parts[0].segment and p.depth == parts[0].depth for p in parts)
        and not any(is_mean(t) or carried(t) or t.value.soft for t in (whole, *parts))
        and not _is_noun_apart(parts[0], whole)
        and (
            (told and total <= whole.printed * _HARDLY) or (not _are_outcomes(parts, anchor) and is_slip(_SUM, cast, near=False))
        )
    )


def outnumbered(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Three parts and more right behind a whole of three digits, the only figures of its unit, which are one digit too many."""
    parts, whole = cast["parts"], cast["whole"][0]
    alike = [t for t in whole.scene.terms if t.kind == "AMOUNT" and t.dimension == whole.dimension]
    return (
        len(parts) > 2
        and len(whole.digits) > 2
        and sum(p.printed for p in parts) > whole.printed
        and whole.scene is parts[0].scene
        and parts[0].index == whole.index + 1
        and alike == [whole, *parts]
        and not lexicon.said("MERGED").search(whole.scene.text, whole.end, whole.scene.end)
        and is_slip(_SUM, cast, near=False)
    )


def _are_outcomes(parts: Sequence[Term], anchor: Term | Listing) -> bool:
    """Outcomes under 其中, which exceed nothing (another frame says so, and more strictly)."""
    return isinstance(anchor, Listing) and anchor.kind in ("among", "consists") and outcomes_told(parts)


# How much more the parts may be without a slip of the pen.
_HARDLY = Fraction(21, 20)

_SUM = identity("whole == sum(parts)")


def _exclude_each_other(parts: Sequence[Term], anchor: Term | Listing) -> bool:
    """Items of 包括 or 按…分, of a known division, of one class of outcomes; 甲类, 乙类."""
    leads = [part.lead for part in parts]
    if isinstance(anchor, Listing) and (anchor.kind == "consists" or anchor.sorts):
        return not any(map(lexicon.said("OVERLAPS").search, leads))
    return divided(leads) or outcomes_told(parts) or all("类" in lead[1:] for lead in leads)


def _has_names_of(whole: Term, parts: Sequence[Term]) -> bool:
    """Whether the whole has the names of all its parts: 建议提案203件（建议118件，提案95件）."""
    name = joined_lead(whole) + whole.tail
    nouns = {p.noun for p in parts}
    return len(nouns) == len(parts) > 1 and all(len(noun) > 1 and noun in name for noun in nouns)


def no_outcome_next(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A run of outcomes ends here, and begins behind its whole, which is none of them."""
    assert isinstance(anchor, Term)
    parts, whole = cast["parts"], cast["whole"][0]
    following = anchor.scene.terms[anchor.index + 1 : anchor.index + 2]
    return not any(t.segment == anchor.segment and outcomes_told([*parts, t]) for t in following) and not outcomes_told(
        [whole, *parts]
    )


def _is_noun_apart(part: Term, whole: Term) -> bool:
    """Whether part and whole of 个 count different things: 12个项目 in 9个园区."""
    return bool(whole.unit == part.unit == "个" and part.tail and whole.tail and not akin(part, whole))


def changes_told(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Every ；-piece of a list tells its change, or that there was none."""
    assert isinstance(anchor, Listing)
    parts = [t for role in ("same", "against") for t in cast.get(role, ())]
    pieces = anchor.scene.text[anchor.end : anchor.scene.end].rstrip("。;").split(";")
    unchanged = sum(bool(lexicon.said("UNCHANGED").search(piece)) for piece in pieces)
    soft = any(t.value.soft for t in (cast["whole"][0], *parts))
    return len(pieces) >= 2 and len(parts) + unchanged == len(pieces) and not soft and (unchanged > 0 or divided(pieces))


def of_one_side(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Every addend of an account is of the total's side, none a total, a balance or open; the first says 收入 or 支出 as the
    total does, another what moves between budgets and years."""
    assert isinstance(anchor, Term)
    parts, scene = cast["parts"], anchor.scene
    said = lexicon.said("OF_AN_ACCOUNT").search(anchor.own)
    side = (said[1] or said[2]) if said else ""
    other = lexicon.said("OUTGOING" if side != "支出" else "INCOMING")
    return (
        (side if side != "财力" else "收入") in parts[0].own
        and any(lexicon.said("MOVED_ON").search(p.own) for p in parts[1:])
        and not is_open_account(anchor)
        and not any(t.value.soft for t in (anchor, *parts))
        and not any(lexicon.said("OF_AN_ACCOUNT").search(p.own) or lexicon.said("BALANCE").search(p.own) for p in parts)
        and not any(other.search(p.own) and side not in p.own for p in parts)
        and not any(lexicon.said("OPEN_LIST").search(scene.text, max(p.start, scene.start), scene.end) for p in parts[-1:])
        and not any(lexicon.said("OPEN_LIST").search(p.own) for p in parts)
    )


def trade(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """顺差 or 逆差 of exports and imports that stand side by side."""
    assert isinstance(anchor, Term)
    a, b = cast["exports"][0], cast["imports"][0]
    return (
        bool(lexicon.said("SURPLUS").search(anchor.lead))
        and ("顺差" in anchor.lead or "deficit" in cast)
        and a.scene is b.scene
        and abs(a.index - b.index) <= 2
    )


def account(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """收入总计, 支出总计 and what is carried on of one account."""
    assert isinstance(anchor, Term)
    return bool(lexicon.said("CARRIED_ON").search(anchor.own)) and cast["income"][0] is not cast["outlay"][0]


def on_top(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«当年结余15亿元，加上年结余198亿元，年末滚存结余213亿元»: what comes on top makes what there is at the end."""
    assert isinstance(anchor, Term)
    parts = cast["parts"]
    return bool(any(lexicon.said("TOPPED_UP").match(p.own) for p in parts[1:]) and lexicon.said("IN_THE_END").search(anchor.own))


def two_sides(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """收入总计 and 支出总计 of one account."""
    income, outlay = (lexicon.said("SIDE").search(cast[role][0].lead) for role in ("income", "outlay"))
    return income is not None and outlay is not None and income[1] == "收入" and outlay[1] == "支出"


def bracketed(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A breakdown in brackets right behind its whole: every member has a figure, nothing is left open."""
    parts = cast["parts"]
    assert isinstance(anchor, Listing)
    if len(parts) < 2 or any(p.cue != "plain" or carried(p) or p.value.soft for p in parts) or not all(p.noun for p in parts):
        return False
    close = anchor.scene.text.find(")", anchor.end, anchor.scene.end)
    return covers(anchor, parts) and "等" not in anchor.scene.text[anchor.end : close] and len(anchor.members) == len(parts)


def complete(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """A breakdown that leaves nothing out: a remainder, a known division, outcomes of one class."""
    items = cast["parts"]
    if lexicon.said("MERGED").search(items[0].scene.text, items[-1].end, items[0].scene.end):
        return False
    return any(map(remainder, items[1:])) or divided([item.lead for item in items]) or outcomes_told(items)


def no_surplus(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """No part is what others differ by: 进出口顺差 is no 出口."""
    return not any(lexicon.said("SURPLUS").search(part.lead) for part in cast["parts"])


def surplus(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """More was exported than imported."""
    assert isinstance(anchor, Term)
    return "顺差" in anchor.lead
