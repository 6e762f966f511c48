"""Parts and their wholes that add up: lists, totals, remainders, divisions, stocks and accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lawlint.claims import binding, lexicon
from lawlint.claims.binding import Frame, Tie, told_or_tacit
from lawlint.claims.operators import gates, names
from lawlint.claims.operators import seek as near
from lawlint.claims.relations.sum import conditions as need
from lawlint.claims.relations.sum import gates as g
from lawlint.claims.relations.sum import gathered, seek


def _sum_of(
    name: str,
    kind: str,
    whole: binding.Where,
    *evidence: binding.Evidence,
    weaker: bool = False,
    gate: binding.Gate = binding.is_several,
    tie: Tie = Tie.OPEN,
) -> Frame:
    """The items of a list against the whole that stands at ``whole``."""
    roles = (("", near.items), ("whole", whole))
    rule = "whole == sum(parts)"
    return Frame("sum", name, (kind, "LIST"), "parts", roles, rule, evidence, weaker=weaker, tie=tie, marks="whole", gate=gate)


def _overfull(name: str, kind: str, whole: binding.Where) -> Frame:
    """A list that no word closes and that makes more than its whole, by little or by one digit: some figure is wrong."""
    return _sum_of(name, kind, whole, need.overfull, weaker=True)


def _outcomes() -> Sequence[Frame]:
    """Outcomes of one class right behind their whole: 复议3件，结果维持2件、纠正1件.

    They confirm, and contradict only where they hardly can be of anything else or leave nothing out: others of the class may go
    by words that nobody lists, and the figure before may be of something else.
    """
    told = Frame(
        "sum",
        "outcomes",
        ("plain", "AMOUNT"),
        "last",
        (("parts", seek.outcomes_of_run), ("whole", seek.whole_of_run)),
        "whole == sum(parts)",
        (need.no_outcome_next,),
        confirms=True,
        tie=Tie.OPEN,
        gate=g.ends_outcomes,
        marks="whole",
    )
    over = replace(told, evidence=(need.no_outcome_next, need.outnumbered), confirms=False, weaker=True)
    return (
        told,
        over,
        replace(told, kind="partof", identity="sum(parts) <= whole", evidence=(need.no_outcome_next, need.of_the_asked)),
    )


def sums() -> Sequence[Frame]:
    frames: list[Frame] = []
    for kind, name in (("among", "list"), ("consists", "list"), ("viewed", "list"), ("colon", "colon")):
        told, tacit = told_or_tacit(_sum_of(name, kind, near.head(back=True), names.governed, gate=gates.is_whole), names.several)
        frames += (tacit, replace(told, weaker=True)) if kind == "viewed" else (told, tacit)
        frames.append(_overfull(name, kind, near.head(back=kind == "viewed")))
    frames.append(_overfull("bracket", "bracket", seek.bracket_head))
    for kind in ("among", "consists", "colon"):
        mixed = Frame(
            "sum", "mixed", (kind, "LIST"), "parts", (("", gathered.mixed), ("whole", gathered.mixed_head)), "whole == sum(parts)"
        )
        mixed = replace(mixed, evidence=(names.several,), confirms=True, tie=Tie.LOOSE, marks="whole")
        frames += [
            mixed,
            replace(mixed, name="deeds", roles=(("", gathered.deeds), ("whole", gathered.deeds_head)), tie=Tie.OPEN),
        ]
    for name, against in (("changes", ()), ("changes", (("against", seek.changes_told(turned=True)),))):
        roles = (("whole", seek.head_change), ("same", seek.changes_told(turned=False)), *against)
        rule = "whole == sum(same) - sum(against)" if against else "whole == sum(same)"
        frames.append(
            Frame("sum", name, ("among", "LIST"), "whole", roles, rule, (need.changes_told,), weaker=True, marks="whole")
        )
    frames += told_or_tacit(
        _sum_of("within", "within", near.named_within, names.governed, gate=gates.is_whole, tie=Tie.CALLED), names.several
    )
    frames += told_or_tacit(
        _sum_of("outline", "outline", seek.outline_head, names.governed, weaker=True, gate=gates.is_whole), names.several
    )
    frames += told_or_tacit(
        _sum_of("lines", "lines", seek.outline_head, names.governed, weaker=True, gate=gates.is_whole), names.several
    )
    frames += told_or_tacit(
        _sum_of("lines", "continued", near.head(back=True), names.governed, weaker=True, gate=gates.is_whole), names.several
    )
    points = replace(_sum_of("points", "points", seek.outline_head, names.several), confirms=True, any_reading=True)
    frames += [points, replace(points, anchor=("mostly", "LIST"), tie=Tie.LOOSE)]
    contents = _sum_of("contents", "contents", seek.contents_head, names.several)
    frames += [replace(contents, confirms=True), replace(contents, identity="sum(parts) <= whole", evidence=(need.exceeding,))]
    frames += told_or_tacit(
        _sum_of("bracket", "bracket", seek.bracket_head, need.bracketed, need.complete, weaker=True), need.bracketed
    )
    frames += [
        Frame("sum", "total", ("total", "AMOUNT"), "total", (("parts", seek.addends),), "total == sum(parts)", (need.bare,)),
        *(
            Frame(
                "sum",
                "account",
                (cue, "AMOUNT"),
                "total",
                (("parts", seek.of_the_account),),
                "total == sum(parts)",
                (need.of_one_side,),
                weaker=True,
                misprints=True,
                words=("总收入", "总支出", "总财力", "收入总", "支出总", "收入合计", "支出合计"),
                gate=g.closes_an_account,
            )
            for cue in ("plain", "total", "reach")
        ),
        Frame(
            "sum",
            "unlike",
            ("total", "AMOUNT"),
            "total",
            (("parts", gathered.unlike),),
            "total == sum(parts)",
            confirms=True,
            tie=Tie.LOOSE,
        ),
        Frame(
            "sum",
            "unlike",
            ("total", "AMOUNT"),
            "total",
            (("parts", gathered.unlike),),
            "total == sum(parts)",
            (need.of_offices,),
            weaker=True,
            gate=g.counts_offices,
        ),
        Frame(
            "sum",
            "unlike",
            ("plain", "AMOUNT"),
            "last",
            (("parts", gathered.in_bracket), ("whole", gathered.before_bracket)),
            "whole == sum(parts)",
            confirms=True,
            tie=Tie.LOOSE,
            marks="whole",
            words=("(",),
        ),
        Frame(
            "sum",
            "itself",
            ("total", "AMOUNT"),
            "total",
            (("part", gathered.beside_itself), ("own", gathered.one)),
            "total == part + own",
            confirms=True,
            words=("本级", "机关", "本部", "本身"),
        ),
        Frame(
            "sum",
            "of-each",
            ("each", "AMOUNT"),
            "each",
            (("count", gathered.names_of_each), ("whole", gathered.before_each)),
            "whole == count * each",
            confirms=True,
            tie=Tie.LOOSE,
            marks="whole",
        ),
        Frame(
            "sum",
            "subject",
            ("plain", "AMOUNT"),
            "last",
            (("parts", gathered.told_of_subject), ("whole", gathered.subject_told)),
            "whole == sum(parts)",
            confirms=True,
            tie=Tie.CALLED,
            any_reading=True,
            marks="whole",
            gate=g.ends_its_piece,
        ),
        Frame(
            "sum",
            "these",
            ("total", "AMOUNT"),
            "total",
            (("parts", seek.these),),
            "total == sum(parts)",
            weaker=True,
            gate=g.sums_these_up,
        ),
        Frame(
            "sum",
            "named",
            ("total", "AMOUNT"),
            "total",
            (("parts", seek.named_addends),),
            "total == sum(parts)",
            confirms=True,
        ),
        Frame(
            "sum",
            "named",
            ("plain", "AMOUNT"),
            "total",
            (("parts", seek.named_addends),),
            "total == sum(parts)",
            confirms=True,
            gate=g.names_two,
        ),
        Frame(
            "sum",
            "rest",
            ("rest", "AMOUNT"),
            "rest",
            (("part", near.nearest()), ("whole", near.before("part"))),
            "whole == part + rest",
            (need.pending,),
        ),
        *(
            Frame(
                "sum",
                "rest",
                (cue, "AMOUNT"),
                "rest",
                (("part", near.nearest()), ("whole", near.before("part", 1))),
                "whole == part + rest",
                (need.undone,),
                weaker=True,
                misprints=True,
                words=("未",),
            )
            for cue in ("plain", "rest")
        ),
        Frame(
            "sum",
            "other",
            ("rest", "AMOUNT"),
            "last",
            (("parts", seek.run_after_first), ("whole", seek.first_of_run)),
            "whole == sum(parts)",
            (need.rest_of_run,),
            weaker=True,
            misprints=True,
            marks="whole",
        ),
        Frame(
            "sum",
            "surplus",
            ("*", "AMOUNT"),
            "surplus",
            (("spent", near.nearest()), ("income", near.before("spent", 1))),
            "surplus == income - spent",
            (need.surplus_of_the_year,),
            words=("结余",),
        ),
        Frame(
            "sum",
            "other",
            ("plain", "AMOUNT"),
            "last",
            (("parts", seek.run_after_first), ("whole", seek.first_of_run)),
            "whole == sum(parts)",
            (need.remainder_named,),
            weaker=True,
            marks="whole",
            words=("其他", "其它", "其余", "另外", "剩余", "余下", "未", "不"),
        ),
        *_outcomes(),
        Frame(
            "sum",
            "division",
            ("plain", "AMOUNT"),
            "last",
            (("parts", seek.division), ("whole", seek.before_all("parts"))),
            "whole == sum(parts)",
            (need.divides,),
            gate=g.ends_a_division,
            weaker=True,
            misprints=True,
            marks="whole",
            words=tuple({members[-1] for members in lexicon.words("divisions", "sets")}),
        ),
        Frame(
            "sum",
            "division",
            ("plain", "AMOUNT"),
            "last",
            (("parts", seek.grades), ("whole", seek.whole_of_run)),
            "whole == sum(parts)",
            (need.divides,),
            gate=g.is_a_grade,
            weaker=True,
            misprints=True,
            marks="whole",
            words=("以下", "以上", "不足", "不满", "超过"),
        ),
        Frame(
            "sum",
            "division",
            ("plain", "AMOUNT"),
            "last",
            (("parts", seek.division), ("whole", seek.total_told)),
            "whole == sum(parts)",
            (need.no_surplus,),
            confirms=True,
            any_reading=True,
            marks="whole",
            words=tuple({members[-1] for members in lexicon.words("divisions", "sets")}),
            gate=g.ends_a_division,
        ),
        Frame(
            "sum",
            "members",
            ("plain", "AMOUNT"),
            "last",
            (("parts", seek.division_with_others), ("whole", seek.before_all("parts"))),
            "whole == sum(parts)",
            confirms=True,
            tie=Tie.LOOSE,
            marks="whole",
            words=tuple({members[-1] for members in lexicon.words("divisions", "sets")}),
            gate=g.ends_a_division,
        ),
        Frame(
            "sum",
            "percents",
            ("among", "LIST"),
            "parts",
            (("", seek.percents), ("whole", seek.percent_head)),
            "whole == sum(parts)",
            (names.several,),
            confirms=True,
            marks="whole",
        ),
        Frame(
            "sum",
            "grown",
            ("up", "AMOUNT"),
            "whole",
            (("old", near.base(1)), ("flow", seek.flow_before)),
            "whole == old + flow",
            confirms=True,
            tie=Tie.LOOSE,
        ),
        Frame(
            "sum",
            "stocked",
            ("*", "AMOUNT"),
            "stock",
            (("flow", gathered.stock_flow), ("old", gathered.stock_told)),
            "stock == old + flow",
            confirms=True,
            tie=Tie.LOOSE,
            any_reading=True,
            gate=g.is_stocked,
        ),
        *(
            Frame(
                "sum",
                "moved",
                (cue, "AMOUNT"),
                "whole",
                (("old", near.base(1)), ("inflow", gathered.moving("entered")), ("outflow", gathered.moving("left"))),
                "whole == old + inflow - outflow",
                confirms=True,
                tie=Tie.LOOSE,
                any_reading=True,
            )
            for cue in ("up", "down")
        ),
        Frame(
            "balance",
            "moved",
            ("*", "AMOUNT"),
            "closing",
            (("inflow", gathered.moving("entered")), ("outflow", gathered.moving("left")), ("opening", gathered.before_flows)),
            "closing == opening + inflow - outflow",
            confirms=True,
            any_reading=True,
            gate=g.is_stock,
        ),
        Frame(
            "sum",
            "left",
            ("*", "AMOUNT"),
            "rest",
            (("whole", gathered.remainder_of), ("part", gathered.done_beside)),
            "whole == part + rest",
            (need.three,),
            confirms=True,
            tie=Tie.LOOSE,
            any_reading=True,
            gate=g.is_left_over,
            words=("剩余", "余下", "其余", "尚余", "尚有", "仍有", "还有"),
        ),
        Frame(
            "sum",
            "pull",
            ("rise", "POINT"),
            "last",
            (("parts", seek.pulls), ("whole", seek.pulled)),
            "whole == sum(parts)",
            confirms=True,
            marks="whole",
            words=("拉动",),
        ),
        Frame(
            "balance",
            "sides",
            ("*", "AMOUNT"),
            "outlay",
            (("income", seek.saying("income", back=True)),),
            "income == outlay",
            (need.two_sides,),
            confirms=True,
            tie=Tie.FAR,
            words=("总计", "合计", "总量", "支出预算"),
        ),
        Frame(
            "balance",
            "carried",
            ("*", "AMOUNT"),
            "closing",
            (
                ("opening", seek.saying("opening")),
                ("inflow", seek.saying("inflow")),
                ("outflow", seek.saying("outflow")),
            ),
            "opening + inflow == outflow + closing",
            (need.balanced,),
            gate=g.is_closing,
            words=("结转下", "顺延", "未结", "期末", "结转至", "未审结", "未办结", "下年度", "存案"),
        ),
        Frame(
            "sum",
            "topped",
            ("plain", "AMOUNT"),
            "whole",
            (("parts", seek.two_before),),
            "whole == sum(parts)",
            (need.on_top,),
            weaker=True,
            misprints=True,
            words=("加",),
        ),
        Frame(
            "balance",
            "account",
            ("plain", "AMOUNT"),
            "closing",
            (("income", near.side("收入")), ("outlay", near.side("支出"))),
            "income == outlay + closing",
            (need.account,),
            confirms=True,
            tie=Tie.FAR,
            any_reading=True,
            words=("结转", "结余"),
        ),
        Frame(
            "balance",
            "surplus",
            ("plain", "AMOUNT"),
            "surplus",
            (("exports", seek.saying("exports", back=True)), ("imports", seek.saying("imports", back=True))),
            "surplus == exports - imports",
            (need.trade, need.surplus),
            words=("顺差",),
        ),
        Frame(
            "balance",
            "deficit",
            ("plain", "AMOUNT"),
            "deficit",
            (("imports", seek.saying("imports", back=True)), ("exports", seek.saying("exports", back=True))),
            "deficit == imports - exports",
            (need.trade,),
            words=("逆差",),
        ),
    ]
    return frames


def splits() -> Sequence[Frame]:
    """收入 = 支出 + 结余; 送审 − 审定 = 核减: three figures of one unit, each told by its word.  They confirm."""
    split = Frame(
        "sum",
        "split",
        ("*", "AMOUNT"),
        "rest",
        (("part", seek.part_of_split("splits")), ("whole", seek.whole_of_split("splits"))),
        "whole == part + rest",
        (need.three,),
        confirms=True,
        any_reading=True,
        gate=g.tells_the_rest,
    )
    difference = replace(
        split,
        kind="change",
        name="difference",
        roles=(("part", seek.part_of_split("differences")), ("whole", seek.whole_of_split("differences"))),
        identity="rest == whole - part",
        gate=g.tells_a_difference,
    )
    net = Frame(
        "change",
        "net",
        ("*", "AMOUNT"),
        "net",
        (("gone", seek.moved("GONE")), ("came", seek.moved("CAME"))),
        "net == came - gone",
        (need.moved,),
        weaker=True,
        misprints=True,
        words=("净增",),
    )
    return [
        split,
        *(replace(difference, anchor=(cue, "AMOUNT")) for cue in ("*", "rise", "fall")),
        *(
            frame
            for cue, identity, word in (
                ("rise", "net == came - gone", "净增"),
                ("added", "net == came - gone", "净增"),
                ("fall", "net == gone - came", "净减"),
            )
            for frame in told_or_tacit(replace(net, anchor=(cue, "AMOUNT"), identity=identity, words=(word,)), gate=None)
        ),
    ]
