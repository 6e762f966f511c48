"""Accounts: what comes in and was there, what goes out and is left; income and outlay; exports and imports.

✓ 地方财政收入42亿元，转移性补助收入30亿元，调入资金7亿元，总收入79亿元。 → 42亿 + 30亿 + 7亿 = 79亿
✓ 收入完成217亿元，支出完成199亿元，当年收支结余18亿元。 → 217亿 − 199亿 = 18亿
✓ 上年结转12件，新收88件，审结90件，结转下年10件。 → 90 + 10 = 12 + 88
✓ 当年结余15亿元，加上年结余198亿元，年末滚存结余213亿元。 → 15亿 + 198亿 = 213亿
✗ 出口70.5亿元，进口30.2亿元，顺差41.3亿元。 → 70.5亿 − 30.2亿 = 40.3亿 ≠ 41.3亿
✓ 收入15亿元，为预算31亿元的48.39%。加上上级补助收入9亿元，调入资金5亿元，收入总计29亿元。 → 15亿 + 9亿 + 5亿 = 29亿
– 出口70亿元，顺差41亿元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Frame, Tie, Where, row
from lawlint.claims.lexicon import said
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.gates import says
from lawlint.claims.operators.seek import TURNS, level, same_unit
from lawlint.claims.relations.sum.shared import is_left_open
from lawlint.claims.scene import ANY_LEVEL, LEVELS, Listing, Term


# fmt: off
def account_totals() -> Sequence[Frame]:
    return [
        *(
            row("sum.account", (cue, "AMOUNT"), "total", "total == sum(parts)", parts=_all_of_account,
                needs=(_are_of_one_side,), tie=Tie.PRECISE,
                words=("总收入", "总支出", "总财力", "收入总", "支出总", "收入合计", "支出合计"), gate=says("OF_AN_ACCOUNT"))
            for cue in ("plain", "total", "reach")
        ),
        row("sum.surplus", ("*", "AMOUNT"), "surplus", "surplus == income - spent", spent=near.nearest(),
            income=near.before("spent", 1), needs=(_are_of_one_year,), words=("结余",)),
    ]


def balances() -> Sequence[Frame]:
    return [
        row("balance.sides", ("*", "AMOUNT"), "outlay", "income == outlay", income=_flow("income", back=True),
            needs=(_are_two_sides,), tie=Tie.FAR, words=("总计", "合计", "总量", "支出预算")),
        row("balance.carried", ("*", "AMOUNT"), "closing", "opening + inflow == outflow + closing", opening=_flow("opening"),
            inflow=_flow("inflow"), outflow=_flow("outflow"), needs=(_are_apart,),
            words=("结转下", "顺延", "未结", "期末", "结转至", "未审结", "未办结", "下年度", "存案"), gate=is_closing),
        row("sum.topped", ("plain", "AMOUNT"), "whole", "whole == sum(parts)", parts=_figures_right_before, needs=(_tops_up,),
            tie=Tie.PRECISE, words=("加",), gate=says("IN_THE_END")),
        row("balance.account", ("plain", "AMOUNT"), "closing", "income == outlay + closing", income=near.side("收入"),
            outlay=near.side("支出"), tie=Tie.FAR, any_reading=True, words=("结转", "结余"), gate=says("CARRIED_ON")),
        row("balance.surplus", ("plain", "AMOUNT"), "surplus", "surplus == exports - imports",
            exports=_flow("exports", back=True), imports=_flow("imports", back=True), needs=(_stand_together,),
            words=("顺差",), gate=says("SURPLUS", "lead")),
        row("balance.deficit", ("plain", "AMOUNT"), "deficit", "deficit == imports - exports",
            imports=_flow("imports", back=True), exports=_flow("exports", back=True), needs=(_stand_together,),
            words=("逆差",), gate=says("DEFICIT", "lead")),
    ]
# fmt: on


def _all_of_account(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """All that an account comes to, up to its total, in one ；-piece: «收入42亿元、下降2%，上解收入1亿元，…总收入79亿元».

    Their changes and what stands in brackets are passed over; where 加上 opens on the first, the value of the ；-piece or the
    sentence before comes first.
    """
    assert isinstance(anchor, Term)
    scene = anchor.scene
    run: list[Term] = []
    for term in scene.terms[: anchor.index]:
        if term.segment != anchor.segment or term.depth > anchor.depth or term.kind == "PERCENT" or term.cue in TURNS:
            continue
        if not (level(term) and same_unit(term, anchor)) or term.list is not None:
            return
        run.append(term)
    if run and said("ADDED_TO").match(run[0].own.lstrip(";")):
        before = [t for t in scene.terms[: run[0].index] if t.segment == anchor.segment - 1]
        before = before or [t for s in context.back(scene, 1) for t in s.terms] if not run[0].segment or before else before
        values = [t for t in before if t.cue in ANY_LEVEL and t.kind == "AMOUNT" and t.depth <= anchor.depth and not _is_base(t)]
        if len(values) != 1 or values[0].list is not None or not same_unit(values[0], anchor):
            return
        run.insert(0, values[0])
    if len(run) > 1:
        yield run


def _is_base(term: Term) -> bool:
    """Whether a share of the figure follows: 为预算31亿元的48.4%."""
    following = term.scene.terms[term.index + 1 : term.index + 2]
    return any(t.kind == "PERCENT" and term.scene.between(term.end, t.start) == "的" for t in following)


def _are_of_one_side(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Every addend of an account is of the total's side, none a total, a balance or open; the first says 收入 or 支出 as the
    total does, another what moves between budgets and years."""
    assert isinstance(anchor, Term)
    parts, scene = cast["parts"], anchor.scene
    match = said("OF_AN_ACCOUNT").search(anchor.own)
    side = (match[1] or match[2]) if match else ""
    other = said("OUTGOING" if side != "支出" else "INCOMING")
    return (
        (side if side != "财力" else "收入") in parts[0].own
        and any(said("MOVED_ON").search(p.own) for p in parts[1:])
        and not is_left_open(anchor)
        and not any(t.value.soft for t in (anchor, *parts))
        and not any(said("OF_AN_ACCOUNT").search(p.own) or said("BALANCE").search(p.own) for p in parts)
        and not any(other.search(p.own) and side not in p.own for p in parts)
        and not any(said("OPEN_LIST").search(scene.text, max(p.start, scene.start), scene.end) for p in parts[-1:])
        and not any(said("OPEN_LIST").search(p.own) for p in parts)
    )


def _are_of_one_year(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«收入完成217亿元，支出完成199亿元，当年收支结余18亿元»: nothing else between, each perhaps with its growth before a ；."""
    surplus, spent, income = (cast[role][0] for role in ("surplus", "spent", "income"))
    values = [t for t in surplus.scene.terms[income.index + 1 : surplus.index] if t.kind == "AMOUNT" and t.cue in LEVELS]
    return (
        said("YEARS_SURPLUS").match(surplus.lead) is not None
        and len({t.dimension for t in (surplus, spent, income)}) == len({t.depth for t in (surplus, spent, income)}) == 1
        and surplus.segment - spent.segment == spent.segment - income.segment in (0, 1)
        and income.colon == surplus.colon
        and values == [spent]
        and "收入" in income.lead
        and "支出" not in income.lead
        and "支出" in spent.lead
        and "收入" not in spent.lead
    )


def _flow(stage: str, back: bool = False) -> Where:
    """Amounts of the sentence whose clause has one of the words (not 未…, 不予…); with ``back`` also of the sentence before."""
    words = lexicon.flow(stage)

    def seek(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
        assert isinstance(anchor, Term)
        scenes = [anchor.scene, *context.back(anchor.scene, 1)] if back else [anchor.scene]
        for term in (t for scene in scenes for t in scene.terms):
            if level(term) and words.search(term.lead) and same_unit(term, anchor):
                yield (term,)

    return seek


def _are_two_sides(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """收入总计 and 支出总计 of one account."""
    income, outlay = (said("SIDE").search(cast[role][0].lead) for role in ("income", "outlay"))
    return income is not None and outlay is not None and income[1] == "收入" and outlay[1] == "支出"


def is_closing(anchor: Term | Listing) -> bool:
    """What is carried on at the end."""
    assert isinstance(anchor, Term)
    return (
        bool(said("CLOSING").search(anchor.lead) or anchor.tail.startswith(("顺延", "结转下", "结转至")))
        and "上年" not in anchor.lead
        and "旧存" not in anchor.lead
    )


def _are_apart(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Opening, inflow, outflow and closing have one unit, and none contains another: 受理7268件（含旧存421件）."""
    opening, inflow = cast["opening"][0], cast["inflow"][0]
    contained = opening.depth > inflow.depth and opening.index == inflow.index + 1 and opening.list is not None
    return len({cast[r][0].dimension for r in ("opening", "inflow", "outflow", "closing")}) == 1 and not contained


def _figures_right_before(context: Context, cast: Cast, anchor: Term | Listing) -> Iterator[Sequence[Term]]:
    """The two figures right before, or the three or four."""
    assert isinstance(anchor, Term)
    for count in (2, 3, 4):
        terms = anchor.scene.terms[max(0, anchor.index - count) : anchor.index]
        if len(terms) == count and all(t.kind == "AMOUNT" and same_unit(t, anchor) and t.depth == anchor.depth for t in terms):
            yield terms


def _tops_up(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«当年结余15亿元，加上年结余198亿元，年末滚存结余213亿元»: what comes on top makes what there is at the end."""
    return any(said("TOPPED_UP").match(p.own) for p in cast["parts"][1:])


def _stand_together(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """Exports and imports stand side by side, or one figure apart."""
    a, b = cast["exports"][0], cast["imports"][0]
    return a.scene is b.scene and abs(a.index - b.index) <= 2
