"""Parts and their wholes that add up: lists, totals, remainders, divisions, stocks and accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lawlint.claims import binding, lexicon
from lawlint.claims.binding import Frame, Tie, Where, row, told_or_tacit
from lawlint.claims.operators import gates, names
from lawlint.claims.operators import seek as near
from lawlint.claims.relations.sum import conditions as need
from lawlint.claims.relations.sum import gates as g
from lawlint.claims.relations.sum import gathered, seek


# fmt: off
def _sum_of(
    name: str,
    kind: str,
    whole: binding.Where,
    *needs: binding.Evidence,
    gate: binding.Gate = binding.is_several,
    tie: Tie = Tie.ASSERTED,
) -> Frame:
    """The items of a list against the whole that stands at ``whole``."""
    rule, anchor = "whole == sum(parts)", (kind, "LIST")
    return row(f"sum.{name}", anchor, "parts", rule, parts=near.items, whole=whole, needs=needs, tie=tie, marks="whole",
        gate=gate)


def _overfull(name: str, kind: str, whole: binding.Where) -> Frame:
    """A list that no word closes and that makes more than its whole, by little or by one digit: some figure is wrong."""
    return _sum_of(name, kind, whole, need.overfull, tie=Tie.LIKELY)


def _outcomes() -> Sequence[Frame]:
    """Outcomes of one class right behind their whole: 复议3件，结果维持2件、纠正1件.

    They confirm, and contradict only where they hardly can be of anything else or leave nothing out: others of the class may go
    by words that nobody lists, and the figure before may be of something else.
    """
    told = row("sum.outcomes", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=seek.outcomes_of_run,
        whole=seek.whole_of_run, needs=(need.no_outcome_next,), tie=Tie.OPEN, marks="whole", gate=g.ends_outcomes)
    over = replace(told, needs=(need.no_outcome_next, need.outnumbered), tie=Tie.LIKELY)
    return (
        told,
        over,
        replace(told, kind="partof", identity="sum(parts) <= whole", needs=(need.no_outcome_next, need.of_the_asked)),
    )


def sums() -> Sequence[Frame]:
    frames: list[Frame] = []
    for kind, name in (("among", "list"), ("consists", "list"), ("viewed", "list"), ("colon", "colon")):
        told, tacit = told_or_tacit(
            _sum_of(name, kind, near.head(back=True), names.governed, gate=gates.is_whole), names.several, tie=Tie.OPEN
        )
        frames += (tacit, replace(told, tie=Tie.LIKELY)) if kind == "viewed" else (told, tacit)
        frames.append(_overfull(name, kind, near.head(back=kind == "viewed")))
    frames.append(_overfull("bracket", "bracket", seek.bracket_head))
    for kind in ("among", "consists", "colon"):
        frames += [
            row("sum.mixed", (kind, "LIST"), "parts", "whole == sum(parts)", parts=gathered.mixed, whole=gathered.mixed_head,
                needs=(names.several,), tie=Tie.LOOSE, marks="whole"),
            row("sum.deeds", (kind, "LIST"), "parts", "whole == sum(parts)", parts=gathered.deeds, whole=gathered.deeds_head,
                needs=(names.several,), tie=Tie.OPEN, marks="whole"),
        ]
    among: dict[str, Where] = {"whole": seek.head_change, "same": seek.changes_told(turned=False)}
    both: dict[str, Where] = {**among, "against": seek.changes_told(turned=True)}
    for rule, roles in (("whole == sum(same)", among), ("whole == sum(same) - sum(against)", both)):
        frames.append(
            row("sum.changes", ("among", "LIST"), "whole", rule, needs=(need.changes_told,), tie=Tie.LIKELY, marks="whole",
                roles=roles)
        )
    frames += told_or_tacit(
        _sum_of("within", "within", near.named_within, names.governed, gate=gates.is_whole), names.several, tie=Tie.CALLED
    )
    frames += told_or_tacit(
        _sum_of("outline", "outline", seek.outline_head, names.governed, tie=Tie.LIKELY, gate=gates.is_whole),
        names.several,
        tie=Tie.OPEN,
    )
    frames += told_or_tacit(
        _sum_of("lines", "lines", seek.outline_head, names.governed, tie=Tie.LIKELY, gate=gates.is_whole),
        names.several,
        tie=Tie.OPEN,
    )
    frames += told_or_tacit(
        _sum_of("lines", "continued", near.head(back=True), names.governed, tie=Tie.LIKELY, gate=gates.is_whole),
        names.several,
        tie=Tie.OPEN,
    )
    points = replace(_sum_of("points", "points", seek.outline_head, names.several, tie=Tie.OPEN), any_reading=True)
    frames += [points, replace(points, anchor=("mostly", "LIST"), tie=Tie.LOOSE)]
    contents = _sum_of("contents", "contents", seek.contents_head, names.several)
    frames += [replace(contents, tie=Tie.OPEN), replace(contents, identity="sum(parts) <= whole", needs=(need.exceeding,))]
    frames += told_or_tacit(
        _sum_of("bracket", "bracket", seek.bracket_head, need.bracketed, need.complete, tie=Tie.LIKELY),
        need.bracketed,
        tie=Tie.OPEN,
    )
    frames += [
        row("sum.total", ("total", "AMOUNT"), "total", "total == sum(parts)", parts=seek.addends, needs=(need.bare,)),
        *(
            row("sum.account", (cue, "AMOUNT"), "total", "total == sum(parts)", parts=seek.of_the_account,
                needs=(need.of_one_side,), tie=Tie.PRECISE,
                words=("总收入", "总支出", "总财力", "收入总", "支出总", "收入合计", "支出合计"),
                gate=g.closes_an_account)
            for cue in ("plain", "total", "reach")
        ),
        row("sum.unlike", ("total", "AMOUNT"), "total", "total == sum(parts)", parts=gathered.unlike, tie=Tie.LOOSE),
        row("sum.unlike", ("total", "AMOUNT"), "total", "total == sum(parts)", parts=gathered.unlike, needs=(need.of_offices,),
            tie=Tie.LIKELY, gate=g.counts_offices),
        row("sum.unlike", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=gathered.in_bracket,
            whole=gathered.before_bracket, tie=Tie.LOOSE, marks="whole", words=("(",)),
        row("sum.itself", ("total", "AMOUNT"), "total", "total == part + own", part=gathered.beside_itself, own=gathered.one,
            tie=Tie.PLAIN, words=("本级", "机关", "本部", "本身")),
        row("sum.of-each", ("each", "AMOUNT"), "each", "whole == count * each", count=gathered.names_of_each,
            whole=gathered.before_each, tie=Tie.LOOSE, marks="whole"),
        row("sum.subject", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=gathered.told_of_subject,
            whole=gathered.subject_told, tie=Tie.CALLED, any_reading=True, marks="whole", gate=g.ends_its_piece),
        row("sum.these", ("total", "AMOUNT"), "total", "total == sum(parts)", parts=seek.these, tie=Tie.LIKELY,
            gate=g.sums_these_up),
        row("sum.named", ("total", "AMOUNT"), "total", "total == sum(parts)", parts=seek.named_addends, tie=Tie.PLAIN),
        row("sum.named", ("plain", "AMOUNT"), "total", "total == sum(parts)", parts=seek.named_addends, tie=Tie.PLAIN,
            gate=g.names_two),
        row("sum.rest", ("rest", "AMOUNT"), "rest", "whole == part + rest", part=near.nearest(), whole=near.before("part"),
            needs=(need.pending,)),
        *(
            row("sum.rest", (cue, "AMOUNT"), "rest", "whole == part + rest", part=near.nearest(), whole=near.before("part", 1),
                needs=(need.undone,), tie=Tie.PRECISE, words=("未",))
            for cue in ("plain", "rest")
        ),
        row("sum.other", ("rest", "AMOUNT"), "last", "whole == sum(parts)", parts=seek.run_after_first, whole=seek.first_of_run,
            needs=(need.rest_of_run,), tie=Tie.PRECISE, marks="whole"),
        row("sum.surplus", ("*", "AMOUNT"), "surplus", "surplus == income - spent", spent=near.nearest(),
            income=near.before("spent", 1), needs=(need.surplus_of_the_year,), words=("结余",)),
        row("sum.other", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=seek.run_after_first,
            whole=seek.first_of_run, needs=(need.remainder_named,), tie=Tie.LIKELY, marks="whole",
            words=("其他", "其它", "其余", "另外", "剩余", "余下", "未", "不")),
        *_outcomes(),
        row("sum.division", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=seek.division,
            whole=seek.before_all("parts"), needs=(need.divides,), tie=Tie.PRECISE, marks="whole",
            words=tuple({members[-1] for members in lexicon.words("divisions", "sets")}), gate=g.ends_a_division),
        row("sum.division", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=seek.grades, whole=seek.whole_of_run,
            needs=(need.divides,), tie=Tie.PRECISE, marks="whole", words=("以下", "以上", "不足", "不满", "超过"),
            gate=g.is_a_grade),
        row("sum.division", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=seek.division, whole=seek.total_told,
            needs=(need.no_surplus,), tie=Tie.PLAIN, any_reading=True, marks="whole",
            words=tuple({members[-1] for members in lexicon.words("divisions", "sets")}), gate=g.ends_a_division),
        row("sum.members", ("plain", "AMOUNT"), "last", "whole == sum(parts)", parts=seek.division_with_others,
            whole=seek.before_all("parts"), tie=Tie.LOOSE, marks="whole",
            words=tuple({members[-1] for members in lexicon.words("divisions", "sets")}), gate=g.ends_a_division),
        row("sum.percents", ("among", "LIST"), "parts", "whole == sum(parts)", parts=seek.percents, whole=seek.percent_head,
            needs=(names.several,), tie=Tie.PLAIN, marks="whole"),
        row("sum.grown", ("up", "AMOUNT"), "whole", "whole == old + flow", old=near.base(1), flow=seek.flow_before,
            tie=Tie.LOOSE),
        row("sum.stocked", ("*", "AMOUNT"), "stock", "stock == old + flow", flow=gathered.stock_flow, old=gathered.stock_told,
            tie=Tie.LOOSE, any_reading=True, gate=g.is_stocked),
        *(
            row("sum.moved", (cue, "AMOUNT"), "whole", "whole == old + inflow - outflow", old=near.base(1),
                inflow=gathered.moving("entered"), outflow=gathered.moving("left"), tie=Tie.LOOSE, any_reading=True)
            for cue in ("up", "down")
        ),
        row("balance.moved", ("*", "AMOUNT"), "closing", "closing == opening + inflow - outflow",
            inflow=gathered.moving("entered"), outflow=gathered.moving("left"), opening=gathered.before_flows, tie=Tie.PLAIN,
            any_reading=True, gate=g.is_stock),
        row("sum.left", ("*", "AMOUNT"), "rest", "whole == part + rest", whole=gathered.remainder_of, part=gathered.done_beside,
            needs=(need.three,), tie=Tie.LOOSE, any_reading=True, words=("剩余", "余下", "其余", "尚余", "尚有", "仍有", "还有"),
            gate=g.is_left_over),
        row("sum.pull", ("rise", "POINT"), "last", "whole == sum(parts)", parts=seek.pulls, whole=seek.pulled, tie=Tie.PLAIN,
            marks="whole", words=("拉动",)),
        row("balance.sides", ("*", "AMOUNT"), "outlay", "income == outlay", income=seek.saying("income", back=True),
            needs=(need.two_sides,), tie=Tie.FAR, words=("总计", "合计", "总量", "支出预算")),
        row("balance.carried", ("*", "AMOUNT"), "closing", "opening + inflow == outflow + closing",
            opening=seek.saying("opening"), inflow=seek.saying("inflow"), outflow=seek.saying("outflow"),
            needs=(need.balanced,),
            words=("结转下", "顺延", "未结", "期末", "结转至", "未审结", "未办结", "下年度", "存案"), gate=g.is_closing),
        row("sum.topped", ("plain", "AMOUNT"), "whole", "whole == sum(parts)", parts=seek.two_before, needs=(need.on_top,),
            tie=Tie.PRECISE, words=("加",)),
        row("balance.account", ("plain", "AMOUNT"), "closing", "income == outlay + closing", income=near.side("收入"),
            outlay=near.side("支出"), needs=(need.account,), tie=Tie.FAR, any_reading=True, words=("结转", "结余")),
        row("balance.surplus", ("plain", "AMOUNT"), "surplus", "surplus == exports - imports",
            exports=seek.saying("exports", back=True), imports=seek.saying("imports", back=True),
            needs=(need.trade, need.surplus), words=("顺差",)),
        row("balance.deficit", ("plain", "AMOUNT"), "deficit", "deficit == imports - exports",
            imports=seek.saying("imports", back=True), exports=seek.saying("exports", back=True), needs=(need.trade,),
            words=("逆差",)),
    ]
    return frames


def splits() -> Sequence[Frame]:
    """收入 = 支出 + 结余; 送审 − 审定 = 核减: three figures of one unit, each told by its word.  They confirm."""
    split = row("sum.split", ("*", "AMOUNT"), "rest", "whole == part + rest", part=seek.part_of_split("splits"),
        whole=seek.whole_of_split("splits"), needs=(need.three,), tie=Tie.PLAIN, any_reading=True, gate=g.tells_the_rest)
    difference = replace(
        split,
        kind="change",
        name="difference",
        roles=(("part", seek.part_of_split("differences")), ("whole", seek.whole_of_split("differences"))),
        identity="rest == whole - part",
        gate=g.tells_a_difference,
    )
    net = row("change.net", ("*", "AMOUNT"), "net", "net == came - gone", gone=seek.moved("GONE"), came=seek.moved("CAME"),
        needs=(need.moved,), tie=Tie.PRECISE, words=("净增",))
    return [
        split,
        *(replace(difference, anchor=(cue, "AMOUNT")) for cue in ("*", "rise", "fall")),
        *(
            one
            for cue, identity, word in (
                ("rise", "net == came - gone", "净增"),
                ("added", "net == came - gone", "净增"),
                ("fall", "net == gone - came", "净减"),
            )
            for one in told_or_tacit(replace(net, anchor=(cue, "AMOUNT"), identity=identity, words=(word,)), gate=None)
        ),
    ]
