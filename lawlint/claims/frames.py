"""The kinds of relation, one entry each: anchor, roles and where they are sought, evidence, identity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from lawlint.claims import evidence as e
from lawlint.claims import gates as g
from lawlint.claims import gathered as p
from lawlint.claims import lexicon
from lawlint.claims import where as w
from lawlint.claims.scene import ANY_LEVEL

if TYPE_CHECKING:
    from lawlint.claims.claim import Kind


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of relation.

    ``anchor`` plays the first role: (cue, kind of figure) for a figure ("*" any cue), (list kind, "LIST") for a list, (list kind,
    "ITEM") for each item of one.  ``roles`` are filled in order.  ``evidence`` must hold before the identity is judged.
    ``confirms``: where it does not hold nothing is said, unless exactly one of ``mistakes`` explains it; ``any_reading``: and
    whichever reading holds will do, the figures being too precise to agree by chance.  ``weaker``: at most a warning.
    ``mistakes`` are identities that explain a classic slip.  ``misprints``: only a misprinted figure contradicts, no near miss.
    ``loose``: it also hangs on what nobody prints, or its words may tie other things, so that not even a misprint contradicts it.
    ``marks`` is the role that a finding points at.  ``words``: one of these must stand in the anchor's sentence, and ``gate``
    hold of the anchor, or the frame is not tried.
    """

    kind: Kind
    name: str
    anchor: tuple[str, str]
    role: str
    roles: tuple[tuple[str, w.Where], ...]
    identity: str
    evidence: tuple[e.Evidence, ...] = ()
    confirms: bool = False
    any_reading: bool = False
    weaker: bool = False
    mistakes: tuple[tuple[str, str], ...] = ()
    misprints: bool = False
    loose: bool = False
    marks: str = ""
    words: tuple[str, ...] = ()
    gate: g.Gate | None = None


_CHANGED = frozenset({"plain", "rate", "share", "up", "down", "rise"})
_NEW = frozenset({"plain", "total", "up", "down", "reach", "to_date"})
_TARGET = frozenset({"target"})
_MEANS = frozenset({"mean", "each"})
_NEW_OR_MEAN = _NEW | _MEANS
_AHEAD = ("up", "down", "plain", "reach")


def _sum_of(
    name: str, kind: str, whole: w.Where, *evidence: e.Evidence, weaker: bool = False, gate: g.Gate = g.is_several
) -> Frame:
    """The items of a list against the whole that stands at ``whole``."""
    roles = (("", w.items), ("whole", whole))
    rule = "whole == sum(parts)"
    return Frame("sum", name, (kind, "LIST"), "parts", roles, rule, evidence, weaker=weaker, marks="whole", gate=gate)


def _told_or_tacit(told: Frame, *tacit: e.Evidence, gate: g.Gate | None = g.is_several) -> tuple[Frame, Frame]:
    """``told``, and the same on less evidence: a list that no word closes is proved when it adds up, and never refuted."""
    return told, replace(told, evidence=tacit, confirms=True, any_reading=True, weaker=False, gate=gate)


def _overfull(name: str, kind: str, whole: w.Where) -> Frame:
    """A list that no word closes and that makes more than its whole, by little or by one digit: some figure is wrong."""
    return _sum_of(name, kind, whole, e.overfull, weaker=True)


def _splits() -> Sequence[Frame]:
    """收入 = 支出 + 结余; 送审 − 审定 = 核减: three figures of one unit, each told by its word.  They confirm."""
    split = Frame(
        "sum",
        "split",
        ("*", "AMOUNT"),
        "rest",
        (("part", w.part_of_split("splits")), ("whole", w.whole_of_split("splits"))),
        "whole == part + rest",
        (e.three,),
        confirms=True,
        any_reading=True,
        gate=g.tells_the_rest,
    )
    difference = replace(
        split,
        kind="change",
        name="difference",
        roles=(("part", w.part_of_split("differences")), ("whole", w.whole_of_split("differences"))),
        identity="rest == whole - part",
        gate=g.tells_a_difference,
    )
    net = Frame(
        "change",
        "net",
        ("*", "AMOUNT"),
        "net",
        (("gone", w.moved("GONE")), ("came", w.moved("CAME"))),
        "net == came - gone",
        (e.moved,),
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
            for frame in _told_or_tacit(replace(net, anchor=(cue, "AMOUNT"), identity=identity, words=(word,)), gate=None)
        ),
    ]


def _outcomes() -> Sequence[Frame]:
    """Outcomes of one class right behind their whole: 复议3件，结果维持2件、纠正1件.

    They confirm, and contradict only where they hardly can be of anything else: others of the class may go by words that nobody
    lists, and the figure before may be of something else.
    """
    told = Frame(
        "sum",
        "outcomes",
        ("plain", "AMOUNT"),
        "last",
        (("parts", w.outcomes_of_run), ("whole", w.whole_of_run)),
        "whole == sum(parts)",
        (e.no_outcome_next,),
        confirms=True,
        loose=True,
        gate=g.ends_outcomes,
        marks="whole",
    )
    over = replace(told, evidence=(e.no_outcome_next, e.outnumbered), confirms=False, weaker=True)
    return told, over, replace(told, kind="partof", identity="sum(parts) <= whole", evidence=(e.no_outcome_next, e.of_the_asked))


def _sums() -> Sequence[Frame]:
    frames: list[Frame] = []
    for kind, name in (("among", "list"), ("consists", "list"), ("viewed", "list"), ("colon", "colon")):
        told, tacit = _told_or_tacit(_sum_of(name, kind, w.head(back=True), e.governed, gate=g.is_whole), e.several)
        frames += (tacit, replace(told, weaker=True)) if kind == "viewed" else (told, tacit)
        frames.append(_overfull(name, kind, w.head(back=kind == "viewed")))
    frames.append(_overfull("bracket", "bracket", w.bracket_head))
    for kind in ("among", "consists", "colon"):
        mixed = Frame("sum", "mixed", (kind, "LIST"), "parts", (("", p.mixed), ("whole", p.mixed_head)), "whole == sum(parts)")
        mixed = replace(mixed, evidence=(e.several,), confirms=True, loose=True, marks="whole")
        frames += [mixed, replace(mixed, name="deeds", roles=(("", p.deeds), ("whole", p.deeds_head)), loose=False)]
    for name, against in (("changes", ()), ("changes", (("against", w.changes(turned=True)),))):
        roles = (("whole", w.head_change), ("same", w.changes(turned=False)), *against)
        rule = "whole == sum(same) - sum(against)" if against else "whole == sum(same)"
        frames.append(Frame("sum", name, ("among", "LIST"), "whole", roles, rule, (e.changes_told,), weaker=True, marks="whole"))
    frames += _told_or_tacit(_sum_of("within", "within", w.named_within, e.governed, gate=g.is_whole), e.several)
    frames += _told_or_tacit(_sum_of("outline", "outline", w.outline_head, e.governed, weaker=True, gate=g.is_whole), e.several)
    frames.append(_sum_of("points", "points", w.outline_head, e.several))
    frames[-1] = replace(frames[-1], confirms=True, any_reading=True)
    contents = _sum_of("contents", "contents", w.contents_head, e.several)
    frames += [replace(contents, confirms=True), replace(contents, identity="sum(parts) <= whole", evidence=(e.exceeding,))]
    frames += _told_or_tacit(_sum_of("bracket", "bracket", w.bracket_head, e.bracketed, e.complete, weaker=True), e.bracketed)
    frames += [
        Frame("sum", "total", ("total", "AMOUNT"), "total", (("parts", w.addends),), "total == sum(parts)", (e.bare,)),
        Frame(
            "sum",
            "unlike",
            ("total", "AMOUNT"),
            "total",
            (("parts", p.unlike),),
            "total == sum(parts)",
            confirms=True,
            loose=True,
        ),
        Frame(
            "sum",
            "unlike",
            ("total", "AMOUNT"),
            "total",
            (("parts", p.unlike),),
            "total == sum(parts)",
            (e.of_offices,),
            weaker=True,
            gate=g.counts_offices,
        ),
        Frame(
            "sum",
            "unlike",
            ("plain", "AMOUNT"),
            "last",
            (("parts", p.in_bracket), ("whole", p.before_bracket)),
            "whole == sum(parts)",
            confirms=True,
            loose=True,
            marks="whole",
            words=("(",),
        ),
        Frame(
            "sum",
            "itself",
            ("total", "AMOUNT"),
            "total",
            (("part", p.beside_itself), ("own", p.one)),
            "total == part + own",
            confirms=True,
            words=("本级", "机关", "本部", "本身"),
        ),
        Frame(
            "sum",
            "of-each",
            ("each", "AMOUNT"),
            "each",
            (("count", p.names_of_each), ("whole", p.before_each)),
            "whole == count * each",
            confirms=True,
            loose=True,
            marks="whole",
        ),
        Frame(
            "sum",
            "subject",
            ("plain", "AMOUNT"),
            "last",
            (("parts", p.told_of_subject), ("whole", p.subject_told)),
            "whole == sum(parts)",
            confirms=True,
            any_reading=True,
            marks="whole",
            gate=g.ends_its_piece,
        ),
        Frame(
            "sum",
            "these",
            ("total", "AMOUNT"),
            "total",
            (("parts", w.these),),
            "total == sum(parts)",
            weaker=True,
            gate=g.sums_these_up,
        ),
        Frame(
            "sum",
            "named",
            ("total", "AMOUNT"),
            "total",
            (("parts", w.named_addends),),
            "total == sum(parts)",
            confirms=True,
        ),
        Frame(
            "sum",
            "named",
            ("plain", "AMOUNT"),
            "total",
            (("parts", w.named_addends),),
            "total == sum(parts)",
            confirms=True,
            gate=g.names_two,
        ),
        Frame(
            "sum",
            "rest",
            ("rest", "AMOUNT"),
            "rest",
            (("part", w.nearest()), ("whole", w.before("part"))),
            "whole == part + rest",
            (e.pending,),
        ),
        Frame(
            "sum",
            "surplus",
            ("*", "AMOUNT"),
            "surplus",
            (("spent", w.nearest()), ("income", w.before("spent", 1))),
            "surplus == income - spent",
            (e.surplus_of_the_year,),
            words=("结余",),
        ),
        Frame(
            "sum",
            "other",
            ("plain", "AMOUNT"),
            "last",
            (("parts", w.run_after_first), ("whole", w.first_of_run)),
            "whole == sum(parts)",
            (e.remainder_named,),
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
            (("parts", w.division), ("whole", w.before_all("parts"))),
            "whole == sum(parts)",
            (e.divides,),
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
            (("parts", w.division), ("whole", w.total_told)),
            "whole == sum(parts)",
            (e.no_surplus,),
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
            (("parts", w.division_with_others), ("whole", w.before_all("parts"))),
            "whole == sum(parts)",
            confirms=True,
            loose=True,
            marks="whole",
            words=tuple({members[-1] for members in lexicon.words("divisions", "sets")}),
            gate=g.ends_a_division,
        ),
        Frame(
            "sum",
            "percents",
            ("among", "LIST"),
            "parts",
            (("", w.percents), ("whole", w.percent_head)),
            "whole == sum(parts)",
            (e.several,),
            confirms=True,
            marks="whole",
        ),
        Frame(
            "sum",
            "grown",
            ("up", "AMOUNT"),
            "whole",
            (("old", w.base(1)), ("flow", w.flow_before)),
            "whole == old + flow",
            confirms=True,
            loose=True,
        ),
        Frame(
            "sum",
            "stocked",
            ("*", "AMOUNT"),
            "stock",
            (("flow", p.stock_flow), ("old", p.stock_told)),
            "stock == old + flow",
            confirms=True,
            loose=True,
            any_reading=True,
            gate=g.is_stocked,
        ),
        *(
            Frame(
                "sum",
                "moved",
                (cue, "AMOUNT"),
                "whole",
                (("old", w.base(1)), ("inflow", p.moving("entered")), ("outflow", p.moving("left"))),
                "whole == old + inflow - outflow",
                confirms=True,
                loose=True,
                any_reading=True,
            )
            for cue in ("up", "down")
        ),
        Frame(
            "balance",
            "moved",
            ("*", "AMOUNT"),
            "closing",
            (("inflow", p.moving("entered")), ("outflow", p.moving("left")), ("opening", p.before_flows)),
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
            (("whole", p.remainder_of), ("part", p.done_beside)),
            "whole == part + rest",
            (e.three,),
            confirms=True,
            loose=True,
            any_reading=True,
            gate=g.is_left_over,
            words=("剩余", "余下", "其余", "尚余", "尚有", "仍有", "还有"),
        ),
        Frame(
            "sum",
            "pull",
            ("rise", "POINT"),
            "last",
            (("parts", w.pulls), ("whole", w.pulled)),
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
            (("income", w.saying("income", back=True)),),
            "income == outlay",
            (e.two_sides,),
            confirms=True,
            words=("总计", "合计", "总量", "支出预算"),
        ),
        Frame(
            "balance",
            "carried",
            ("*", "AMOUNT"),
            "closing",
            (
                ("opening", w.saying("opening")),
                ("inflow", w.saying("inflow")),
                ("outflow", w.saying("outflow")),
            ),
            "opening + inflow == outflow + closing",
            (e.balanced,),
            gate=g.is_closing,
            words=("结转下", "顺延", "未结", "期末", "结转至", "未审结", "未办结", "下年度", "存案"),
        ),
        Frame(
            "sum",
            "topped",
            ("plain", "AMOUNT"),
            "whole",
            (("parts", w.two_before),),
            "whole == sum(parts)",
            (e.on_top,),
            weaker=True,
            misprints=True,
            words=("加",),
        ),
        Frame(
            "balance",
            "account",
            ("plain", "AMOUNT"),
            "closing",
            (("income", w.side("收入")), ("outlay", w.side("支出"))),
            "income == outlay + closing",
            (e.account,),
            confirms=True,
            any_reading=True,
            words=("结转", "结余"),
        ),
        Frame(
            "balance",
            "surplus",
            ("plain", "AMOUNT"),
            "surplus",
            (("exports", w.saying("exports", back=True)), ("imports", w.saying("imports", back=True))),
            "surplus == exports - imports",
            (e.trade, e.surplus),
            words=("顺差",),
        ),
        Frame(
            "balance",
            "deficit",
            ("plain", "AMOUNT"),
            "deficit",
            (("imports", w.saying("imports", back=True)), ("exports", w.saying("exports", back=True))),
            "deficit == imports - exports",
            (e.trade,),
            words=("逆差",),
        ),
    ]
    return frames


def _parts() -> Sequence[Frame]:
    frames = []
    for kind in ("among", "consists"):
        frames += [
            Frame("partof", "item", (kind, "ITEM"), "part", (("whole", w.head(back=True)),), "part <= whole", (e.paired,)),
            Frame(
                "partof",
                "item",
                (kind, "ITEM"),
                "part",
                (("whole", w.head()),),
                "part <= whole",
                (e.itemized,),
                confirms=True,
            ),
            Frame(
                "partof",
                "item",
                (kind, "ITEM"),
                "part",
                (("wholes", w.coordinated_heads),),
                "part <= sum(wholes)",
                (e.first_of_list,),
            ),
            Frame(
                "partof",
                "outcomes",
                (kind, "LIST"),
                "parts",
                (("", w.items), ("whole", w.head(back=True))),
                "sum(parts) <= whole",
                (e.exclusive, e.governed),
                marks="whole",
            ),
        ]
    for kind, whole in (
        ("among", w.head(back=True)),
        ("consists", w.head(back=True)),
        ("colon", w.head()),
        ("within", w.named_within),
    ):
        frames.append(
            Frame(
                "partof",
                "parallel",
                (kind, "LIST"),
                "parts",
                (("", w.items), ("whole", whole)),
                "sum(parts) <= whole",
                (e.parallel,),
                confirms=True,
                marks="whole",
                gate=g.is_several,
            )
        )
        frames.append(
            Frame(
                "partof",
                "item",
                (kind, "ITEM"),
                "part",
                (("whole", w.change_headed),),
                "part <= whole",
                (e.paired,),
                confirms=True,
            )
        )
    frames += [
        Frame(
            "partof",
            "within",
            ("within", "ITEM"),
            "part",
            (("whole", w.list_name),),
            "part <= whole",
            (e.of_one_unit,),
        ),
        Frame(
            "partof",
            "some",
            ("plain", "AMOUNT"),
            "part",
            (("whole", w.of_its_kind),),
            "part <= whole",
            (e.of_one_kind,),
            confirms=True,
            gate=g.is_some,
        ),
        *(
            Frame(
                "partof",
                "limit",
                ("*", "AMOUNT"),
                role,
                ((other, where),),
                "owed <= limit",
                (e.within_limit,),
                confirms=True,
                words=("限额", "债务余额"),
                gate=g.is_limit,
            )
            for role, other, where in (("limit", "owed", w.owed), ("owed", "limit", w.limit))
        ),
        Frame(
            "partof",
            "bracket",
            ("plain", "AMOUNT"),
            "part",
            (("whole", w.bracketed),),
            "part <= whole",
            confirms=True,
            words=("(",),
        ),
        Frame(
            "partof", "stock", ("added", "AMOUNT"), "flow", (("stock", w.right(cues=ANY_LEVEL)),), "flow <= stock", (e.reached,)
        ),
        Frame(
            "partof",
            "stock",
            ("plain", "AMOUNT"),
            "flow",
            (("stock", w.right(cues=ANY_LEVEL)),),
            "flow <= stock",
            (e.new, e.reached),
            words=("累计", "达到", "总"),
        ),
        Frame(
            "partof",
            "stock",
            ("plain", "AMOUNT"),
            "flow",
            (("stock", w.right(cues=ANY_LEVEL)),),
            "flow <= stock",
            (e.raised, e.reached),
            confirms=True,
            words=("累计", "达到", "总"),
        ),
        Frame(
            "partof",
            "total",
            ("*", "AMOUNT"),
            "part",
            (("whole", w.before("part", 1)),),
            "part <= whole",
            (e.totalled,),
            words=("总",),
        ),
        *(
            Frame(
                "partof",
                "new",
                (cue, "AMOUNT"),
                "part",
                (("whole", w.before("part", 1)),),
                "part <= whole",
                (e.newly,),
                confirms=True,
                words=(came,),
            )
            for cue, came in (("*", "新"), ("rise", "净增"))
        ),
        Frame(
            "partof",
            "threshold",
            ("*", "AMOUNT"),
            "part",
            (("whole", w.before("part", 1)),),
            "part <= whole",
            (e.of_the_larger,),
            confirms=True,
            words=("以上",),
            gate=g.is_over_a_threshold,
        ),
        Frame(
            "partof",
            "plus",
            ("total", "AMOUNT"),
            "whole",
            (("part", w.before("whole", 1)),),
            "part <= whole",
            (e.topped_up,),
            marks="part",
            words=("加上",),
        ),
        Frame(
            "cumulative",
            "to-date",
            ("to_date", "AMOUNT"),
            "whole",
            (("part", w.nearest()),),
            "part <= whole",
            (e.same_run,),
            marks="part",
        ),
    ]
    for earlier, later in lexicon.words("stages", "chains"):
        frames.append(
            Frame(
                "funnel",
                "stage",
                ("plain", "AMOUNT"),
                "later",
                (("earlier", w.nearest()),),
                "later <= earlier",
                (e.stage(earlier, later),),
                words=tuple(later),
            )
        )
    frames.append(
        Frame(
            "funnel",
            "done",
            ("plain", "AMOUNT"),
            "later",
            (("earlier", w.nearest(2)),),
            "later <= earlier",
            (e.done,),
            confirms=True,
            gate=g.is_done,
        )
    )
    return frames


def _rates() -> Sequence[Frame]:
    return [
        Frame(
            "share",
            "days",
            ("rate", "PERCENT"),
            "rate",
            (("days", w.good_days), ("year", w.days_of_year)),
            "rate == days / year",
            (e.of_good_days,),
            confirms=True,
            any_reading=True,
            words=("优良",),
        ),
        *(
            Frame(
                "share",
                "quotient",
                ("*", "PERCENT"),
                "rate",
                (("part", w.of_named_ratio(1)), ("whole", w.of_named_ratio(2))),
                "rate == part / whole",
                () if confirms else (e.only_two,),
                confirms=confirms,
                weaker=not confirms,
                words=tuple(named[0] for named in lexicon.words("rates", "ratios")),
            )
            for confirms in (False, True)
        ),
        Frame("bound", "rate", ("rate", "PERCENT"), "rate", (), "rate <= 1", gate=g.is_closed),
        Frame(
            "share",
            "face",
            ("rate", "PERCENT"),
            "rate",
            (("part", w.nearest()), ("whole", w.before("part", 1))),
            "rate == part / whole",
            (e.faced,),
            weaker=True,
            misprints=True,
            gate=g.is_face,
            words=("面",),
        ),
        Frame(
            "progress",
            "target",
            ("target", "PERCENT"),
            "rate",
            (("target", w.own), ("done", w.done_or_change)),
            "rate == done / target",
            (e.of_the_done,),
        ),
        Frame(
            "progress",
            "target",
            ("target", "PERCENT"),
            "rate",
            (("target", w.own), ("done", w.change_before)),
            "rate == done / target",
            confirms=True,
        ),
        Frame(
            "progress",
            "target",
            ("target", "PERCENT"),
            "rate",
            (("done", w.nearest(1, back=True)), ("target", w.cued("target", limit=3, back=True))),
            "rate == done / target",
            (e.one_list,),
            gate=g.is_single,
        ),
        Frame(
            "progress",
            "target",
            ("target", "PERCENT"),
            "rate",
            (("done", w.nearest(1)), ("target", w.cued_right("target", "AMOUNT"))),
            "rate == done / target",
        ),
        Frame(
            "progress",
            "rate",
            ("rate", "PERCENT"),
            "rate",
            (("done", w.nearest()), ("target", w.before("done", 3, ANY_LEVEL))),
            "rate == done / target",
            (e.completion,),
            gate=g.is_fulfilment,
        ),
        Frame(
            "progress",
            "rate",
            ("rate", "PERCENT"),
            "rate",
            (("target", w.nearest(1, cues=_TARGET)), ("done", w.before("target", 1))),
            "rate == done / target",
            (e.completion,),
            gate=g.is_fulfilment,
        ),
        Frame(
            "progress",
            "target",
            ("target", "PERCENT"),
            "rate",
            (("done", w.nearest(2)), ("target", w.target_after)),
            "rate == done / target",
            confirms=True,
            any_reading=True,
        ),
        *(
            Frame(
                "progress",
                "target",
                (cue, "PERCENT"),
                "rate",
                (("target", w.target_before), ("done", w.before("target", 1))),
                "rate == done / target",
                confirms=True,
                words=("任务", "计划", "目标", "预算", "指标"),
            )
            for cue in ("plain", "target")
        ),
        *(
            Frame(
                "progress",
                "done",
                (cue, "PERCENT"),
                "rate",
                (("done", w.nearest(2)), ("target", w.any_of_two)),
                "rate == done / target",
                (e.completion,),
                weaker=True,
                gate=g.fulfils,
                words=("完成",),
            )
            for cue in ("plain", "rate")
        ),
        Frame(
            "share",
            "other",
            ("rate", "PERCENT"),
            "rate",
            (("part", w.nearest()), ("other", w.before("part", 3))),
            "rate == part / (part + other)",
            (e.negated,),
            gate=g.is_denied,
        ),
        Frame(
            "share",
            "rate",
            ("rate", "PERCENT"),
            "rate",
            (("part", w.nearest(2)), ("whole", w.before("part", back=True))),
            "rate == part / whole",
            (e.named, e.apart, e.kindred, e.alone),
            gate=g.has_own_name,
        ),
        Frame(
            "share",
            "rate",
            ("rate", "PERCENT"),
            "rate",
            (("part", w.nearest()), ("whole", w.before("part", 1))),
            "rate == part / whole",
            (e.due_and_done,),
            gate=g.is_attendance,
        ),
        Frame(
            "share",
            "rate",
            ("rate", "PERCENT"),
            "rate",
            (("part", w.nearest()), ("whole", w.before("part", 1))),
            "rate == part / whole",
            (e.rate_of_part,),
            confirms=True,
            gate=g.is_partial_and_told,
        ),
        Frame(
            "share",
            "rate",
            ("rate", "PERCENT"),
            "rate",
            (("part", w.nearest(4)), ("whole", w.any_before("part"))),
            "rate == part / whole",
            (e.precise, e.rate_of_part),
            confirms=True,
            any_reading=True,
            gate=g.is_partial,
        ),
        Frame(
            "share",
            "called",
            ("rate", "PERCENT"),
            "rate",
            (("part", w.of_the_name), ("whole", w.before("part", 2, back=True))),
            "rate == part / whole",
            confirms=True,
            loose=True,
            gate=g.is_partial,
        ),
        Frame(
            "share",
            "share",
            ("share", "PERCENT"),
            "rate",
            (("whole", w.own), ("part", w.before("whole"))),
            "rate == part / whole",
            (e.attached,),
        ),
        Frame(
            "share",
            "share",
            ("share", "PERCENT"),
            "rate",
            (("part", w.told_share), ("whole", w.head())),
            "rate == part / whole",
            (e.of_the_whole, e.no_sibling, e.attached),
            gate=g.is_share_of,
        ),
        Frame(
            "share",
            "share",
            ("share", "PERCENT"),
            "rate",
            (("part", w.told_share), ("whole", w.before("part"))),
            "rate == part / whole",
            (e.of_the_whole, e.overall, e.no_sibling, e.attached),
            gate=g.is_share_of,
        ),
        Frame(
            "share",
            "share",
            ("share", "PERCENT"),
            "rate",
            (("part", w.told_share), ("whole", w.list_name)),
            "rate == part / whole",
            (e.of_the_whole, e.no_sibling, e.attached),
            gate=g.is_share_of,
        ),
        Frame(
            "share",
            "share",
            ("share", "PERCENT"),
            "rate",
            (("part", w.told_share), ("whole", w.named("SHARE_NAME"))),
            "rate == part / whole",
            (e.no_sibling, e.attached),
        ),
        Frame(
            "share",
            "share",
            ("share", "PERCENT"),
            "rate",
            (("part", w.told_share), ("whole", w.any_before("part"))),
            "rate == part / whole",
            (e.precise, e.of_no_other, e.attached),
            confirms=True,
            any_reading=True,
            gate=g.is_partial,
        ),
        Frame(
            "share",
            "named",
            ("share", "PERCENT"),
            "rate",
            (("part", w.owner), ("whole", w.named("SHARE_NAME"))),
            "rate == part / whole",
            (e.no_sibling,),
            weaker=True,
        ),
        *(
            frame
            for kind in ("among", "consists", "within")
            for frame in _told_or_tacit(
                Frame(
                    "shares",
                    "list",
                    (kind, "LIST"),
                    "parts",
                    (("", w.shares),),
                    "1 == sum(parts)",
                    (e.whole_items,),
                    gate=g.is_whole,
                ),
                e.several,
                gate=None,
            )
        ),
        Frame("shares", "list", ("colon", "LIST"), "parts", (("", w.shares),), "1 == sum(parts)", (e.several,), confirms=True),
        Frame("shares", "run", ("share", "PERCENT"), "last", (("parts", w.share_run),), "1 == sum(parts)", (e.last_other,)),
        Frame(
            "shares",
            "run",
            ("rate", "PERCENT"),
            "last",
            (("parts", w.joined),),
            "1 == sum(parts)",
            (e.several,),
            confirms=True,
            words=("贡献率", "占"),
        ),
        Frame(
            "shares",
            "run",
            ("share", "PERCENT"),
            "last",
            (("parts", w.joined),),
            "1 == sum(parts)",
            (e.several,),
            confirms=True,
        ),
        Frame(
            "shares",
            "points",
            ("points", "LIST"),
            "parts",
            (("", p.shares_of_points),),
            "1 == sum(parts)",
            confirms=True,
            loose=True,
        ),
        Frame("shares", "structure", ("*", "RATIO"), "first", (("parts", w.ratio_members),), "100 == sum(parts)", (e.structure,)),
        *(
            Frame(
                "ratio",
                "structure",
                ("*", "RATIO"),
                "first",
                (("second", w.second_member), ("a", w.nearest(2)), ("b", w.before("a", 2))),
                identity,
                (said,),
                weaker=not confirms,
                confirms=confirms,
            )
            for identity, said, confirms in (
                ("first / second == b / a", e.ratio_said, False),
                ("first / second == a / b", e.ratio_said, True),
                ("first / second == b / a", e.ratio_now, True),
            )
        ),
    ]


def _ahead(cue: str, rate: str, divide: str) -> tuple[Frame, Frame]:
    """«增长5.7%，由197.3亿元增至208.5亿元»: the change in front of both its values.  They confirm."""
    growth = Frame(
        "growth",
        "ahead",
        (cue, "PERCENT"),
        "rate",
        (("new", w.ahead(*_AHEAD)), ("old", w.base_ahead)),
        f"rate == {rate}",
        (e.nominal,),
        confirms=True,
        any_reading=True,
        gate=g.is_single,
    )
    change = replace(
        growth,
        kind="change",
        anchor=(cue, "AMOUNT"),
        role="delta",
        identity=f"delta == {divide}",
        evidence=(e.unit_of_new,),
    )
    return growth, change


def _changes() -> Sequence[Frame]:
    frames = []
    for cue, rate, delta, divide, turned in (
        ("rise", "(new - old) / old", "rate == delta / (new - delta)", "new - old", "old - new"),
        ("fall", "(old - new) / old", "rate == delta / (new + delta)", "old - new", "new - old"),
    ):
        frames += [
            Frame(
                "growth",
                "base",
                (cue, "PERCENT"),
                "rate",
                (("old", w.base(3)), ("new", w.like("old"))),
                f"rate == {rate}",
                (e.nominal, e.growing, e.fresh),
                gate=g.is_single_change,
                mistakes=((f"rate == ({divide}) / new", "new"), (f"rate == ({turned}) / old", "turned")),
            ),
            Frame(
                "growth",
                "base",
                (cue, "PERCENT"),
                "rate",
                (("new", w.right(cues=_NEW)), ("old", w.base(1))),
                f"rate == {rate}",
                (e.nominal, e.growing),
                confirms=True,
                gate=g.is_single_change,
            ),
            *_ahead(cue, rate, divide),
            Frame(
                "growth",
                "mean",
                (cue, "PERCENT"),
                "rate",
                (("new", w.nearest(1, cues=_MEANS)), ("old", w.base(1))),
                f"rate == {rate}",
                (e.nominal, e.fresh),
                confirms=True,
                gate=g.is_single_change,
                words=("均",),
            ),
            Frame(
                "growth",
                "times",
                (cue, "AMOUNT"),
                "times",
                (("old", w.base(1)), ("new", w.like("old"))),
                f"times == {rate}",
                (e.fresh,),
                mistakes=(("times == new / old", "new"),),
                weaker=True,
                misprints=True,
                gate=g.is_times,
                words=("倍",),
            ),
            Frame(
                "growth",
                "base-after",
                (cue, "PERCENT"),
                "rate",
                (("new", w.nearest(1, cues=_NEW)), ("old", w.base_near)),
                f"rate == {rate}",
                (e.nominal, e.base_told),
                gate=g.is_single_change,
                mistakes=((f"rate == ({divide}) / new", "new"),),
            ),
            Frame(
                "growth",
                "base-next",
                (cue, "PERCENT"),
                "rate",
                (("new", w.nearest(1, cues=_NEW)), ("old", w.base_next)),
                f"rate == {rate}",
                (e.nominal,),
                confirms=True,
                gate=g.is_single_change,
            ),
            Frame(
                "growth",
                "headed",
                (cue, "PERCENT"),
                "rate",
                (("old", w.base(1)), ("new", w.headed)),
                f"rate == {rate}",
                (e.nominal, e.of_one_change),
                confirms=True,
                any_reading=True,
                gate=g.is_single_change,
            ),
            Frame(
                "growth",
                "named",
                (cue, "PERCENT"),
                "rate",
                (
                    ("new", w.nearest(1, cues=_NEW)),
                    ("old", w.named("COMPARED_NAME")),
                ),
                f"rate == {rate}",
                (e.nominal,),
            ),
            Frame(
                "implied",
                "delta",
                (cue, "PERCENT"),
                "rate",
                (("delta", w.paired_change), ("new", w.paired_value)),
                delta,
                (e.nominal, e.unit_of_new, e.of_its_own, e.of_one_span),
                weaker=True,
                mistakes=(("rate == delta / new", "new"),),
                words=("分别", "各"),
            ),
            *(
                Frame(
                    "implied",
                    "delta",
                    (anchor, "AMOUNT"),
                    "delta",
                    (("rate", w.cued_right(cue, "PERCENT")), ("new", w.nearest_or_whole(_NEW))),
                    delta,
                    (e.nominal, e.adjacent, e.unit_of_new, e.own_change),
                    gate=g.is_single,
                    mistakes=(("rate == delta / new", "new"),),
                    marks="rate",
                )
                for anchor in ((cue, "added") if cue == "rise" else (cue,))  # 比年初新增
            ),
            Frame(
                "implied",
                "rate-first",
                (cue, "AMOUNT"),
                "delta",
                (("rate", w.cued_left(cue, "PERCENT")), ("new", w.nearest(1, cues=_NEW))),
                delta,
                (e.nominal, e.unit_of_new, e.own_change),
                gate=g.is_bare_change,
                marks="rate",
                weaker=True,
            ),
            Frame(
                "implied",
                "subject",
                (cue, "AMOUNT"),
                "delta",
                (("rate", w.cued_right("*change", "PERCENT")), ("new", w.subject)),
                delta,
                (e.nominal, e.adjacent, e.unit_of_new),
                gate=g.is_single,
                mistakes=(("rate == delta / new", "new"),),
                marks="rate",
                weaker=True,
            ),
            Frame(
                "implied",
                "back",
                (cue, "AMOUNT"),
                "delta",
                (("rate", w.cued_right("*change", "PERCENT")), ("new", w.back_levels)),
                delta,
                (e.nominal, e.adjacent, e.unit_of_new, e.related),
                confirms=True,
                mistakes=(("rate == delta / new", "new"),),
                any_reading=True,
                marks="rate",
            ),
            Frame(
                "implied",
                "base",
                (cue, "AMOUNT"),
                "delta",
                (("rate", w.cued_right("*change", "PERCENT")), ("old", w.base(1))),
                "rate == delta / old",
                (e.nominal, e.adjacent, e.unit_of_old),
                gate=g.is_single,
                marks="rate",
            ),
            Frame(
                "change",
                "amount",
                (cue, "AMOUNT"),
                "delta",
                (("new", w.nearest(1, cues=_NEW_OR_MEAN)), ("old", w.base(1))),
                f"delta == {divide}",
                (e.unit_of_new, e.of_the_new),
                gate=g.is_bare_change,
                mistakes=((f"delta == {turned}", "turned"),),
            ),
            Frame(
                "change",
                "amount",
                (cue, "AMOUNT"),
                "delta",
                (("new", w.nearest(1, cues=_NEW)), ("old", w.base_right)),
                f"delta == {divide}",
                (e.told_after,),
                gate=g.is_bare_change,
            ),
            Frame(
                "change",
                "amount",
                (cue, "AMOUNT"),
                "delta",
                (("new", w.nearest(1, cues=_NEW)), ("old", w.base_ahead)),
                f"delta == {divide}",
                (e.unit_of_new,),
                confirms=True,
                gate=g.is_single,
            ),
            Frame(
                "change",
                "amount",
                (cue, "AMOUNT"),
                "delta",
                (("new", w.cued("up" if cue == "rise" else "down")), ("old", w.base(1))),
                f"delta == {divide}",
                (e.net_change,),
            ),
            Frame(
                "change",
                "headed",
                (cue, "AMOUNT"),
                "delta",
                (("old", w.base(1)), ("new", w.headed)),
                f"delta == {divide}",
                (e.of_one_change, e.unit_of_new),
                confirms=True,
                any_reading=True,
                gate=g.is_bare_change,
            ),
            Frame(
                "implied",
                "like",
                (cue, "AMOUNT"),
                "delta",
                (("rate", w.cued_right(cue, "PERCENT")), ("new", w.like("delta"))),
                delta,
                (e.nominal, e.adjacent, e.own_change),
                confirms=True,
                any_reading=True,
                mistakes=(("rate == delta / new", "new"),),
                gate=g.is_bare_change,
                marks="rate",
            ),
            Frame(
                "change",
                "points",
                (cue, "POINT"),
                "points",
                (("new", w.nearest(1, "PERCENT", _CHANGED)), ("old", w.base_percent)),
                f"points == {divide}",
                (e.fresh,),
                gate=g.is_bare_change,
            ),
            *(
                Frame(
                    "change",
                    "structure",
                    (cue, "POINT"),
                    "points",
                    (("old", w.member_of_structure(0)), ("new", w.member_of_structure(1))),
                    f"points == ({divide}) / 100",
                    () if confirms else (e.of_the_structure,),
                    confirms=confirms,
                    loose=confirms,
                    weaker=not confirms,
                    words=("产",),
                )
                for confirms in (False, True)
            ),
        ]
    frames += [
        *(
            Frame(
                "cagr",
                "years",
                ("yearly", "PERCENT"),
                "rate",
                (("new", w.cued("up")), ("old", w.base(1)), ("years", w.years)),
                "(1 + rate) ^ years == new / old",
                (e.told_along,) if confirms else (e.nominal, e.nominal_all_along, e.adjacent),
                weaker=True,
                confirms=confirms,
                loose=confirms,
                any_reading=confirms,
            )
            for confirms in (False, True)  # where nobody says how many years, any number of them
        ),
        *(
            Frame(
                "cagr",
                "years",
                ("yearly", "PERCENT"),
                "rate",
                (("new", new), ("old", old), ("years", w.years)),
                "(1 + rate) ^ years == new / old",
                (e.nominal_all_along,),
                confirms=True,
                loose=True,
                any_reading=True,
            )
            for new, old in ((w.ahead("up"), w.base_ahead), (w.before_base, w.base(1)))
        ),
        Frame(
            "average",
            "time",
            ("*", "AMOUNT"),
            "mean",
            (("total", w.like("mean")), ("count", w.times_of_mean)),
            "mean == total / count",
            confirms=True,
            any_reading=True,
            words=("日均", "月均", "年均", "平均每天", "平均每日", "平均每月", "平均每年"),
        ),
        Frame(
            "average",
            "time",
            ("mean", "AMOUNT"),
            "mean",
            (("total", w.like("mean")), ("count", w.times_of_mean)),
            "mean == total / count",
            confirms=True,
            any_reading=True,
        ),
        Frame(
            "ratio",
            "multiple",
            ("*", "AMOUNT"),
            "times",
            (("old", w.base_beside), ("new", w.before("old", 1))),
            "times == new / old",
            confirms=True,
            words=("倍",),
        ),
        Frame(
            "ratio",
            "multiple",
            ("*", "PERCENT"),
            "times",
            (("old", w.base_beside), ("new", w.before("old", 1))),
            "times == new / old",
            confirms=True,
            words=("上年", "去年", "同期"),
        ),
        Frame(
            "ratio",
            "multiple",
            ("base", "AMOUNT"),
            "times",
            (("old", w.base_beside), ("new", w.nearest())),
            "times == new / old",
            confirms=True,
            words=("倍",),
        ),
        Frame(
            "change",
            "amount",
            ("added", "AMOUNT"),
            "delta",
            (("new", w.cued("up")), ("old", w.base(1))),
            "delta == new - old",
            (e.net_change,),
            confirms=True,
        ),
        *(
            Frame(
                "change",
                "set",
                (cue, "AMOUNT"),
                "delta",
                (("other", w.against(over)), ("own", w.beside_set)),
                "delta == own - other" if over else "delta == other - own",
                weaker=True,
                words=("预算", "计划", "目标", "限额", "编制", "任务", "应", "标准"),
            )
            for over in (True, False)
            for cue in ("*", "rise", "fall")
        ),
        *(
            Frame(
                "change",
                "named",
                (cue, "AMOUNT"),
                "delta",
                (("own", w.named_both(over, 0)), ("other", w.named_both(over, 1))),
                "delta == own - other" if over else "delta == other - own",
                weaker=True,
                gate=g.names_both,
                words=("于", "比", "较", "超", "不足"),
            )
            for over in (True, False)
            for cue in ("*", "rise", "fall")
        ),
        *(
            Frame(
                "direction",
                "told",
                ("base", "AMOUNT"),
                "old",
                (("new", w.nearest()),),
                identity,
                (e.turned,),
                weaker=True,
                marks="old",
                gate=gate,
            )
            for gate, identity in ((g.turns_up, "most(old) < new"), (g.turns_down, "new < least(old)"))
        ),
        Frame("direction", "up", ("up", "AMOUNT"), "new", (("old", w.past),), "most(old) < new"),
        Frame("direction", "up", ("up", "PERCENT"), "new", (("old", w.past),), "most(old) < new"),
        Frame("direction", "down", ("down", "AMOUNT"), "new", (("old", w.past),), "new < least(old)"),
        Frame("direction", "down", ("down", "PERCENT"), "new", (("old", w.past),), "new < least(old)"),
        *(
            Frame("direction", "ratio", (cue, "RATIO"), "new", (("old", w.base_ratio),), rule, evidence, confirms=not evidence)
            for cue, rule in (("up", "most(old) < new"), ("down", "new < least(old)"))
            for evidence in ((e.of_size,), ())
        ),
        *(
            Frame(
                "change",
                "against",
                ("*", "POINT"),
                "points",
                (("other", w.told_against(side)), ("own", w.percent_told(side))),
                identity,
                () if confirms else (e.only_rate,),
                confirms=confirms,
                loose=confirms,
            )
            for side, identity in (("ABOVE", "points == own - other"), ("BELOW", "points == other - own"))
            for confirms in (False, True)
        ),
        *(
            Frame(
                "change",
                "ranks",
                (cue, "AMOUNT"),
                "places",
                (("old", w.ranks(0)), ("new", w.ranks(1))),
                rule,
                weaker=True,
                gate=gate,
                words=("位", "名"),
            )
            for cue in ("*", "rise", "fall")
            for gate, rule in ((g.moves_up, "places == old - new"), (g.moves_down, "places == new - old"))
        ),
        Frame("direction", "rank-up", ("up", "RANK"), "new", (("old", w.past),), "new < least(old)"),
        Frame("direction", "rank-down", ("down", "RANK"), "new", (("old", w.past),), "most(old) < new"),
        Frame(
            "average",
            "mean",
            ("mean", "AMOUNT"),
            "mean",
            (("count", w.count_before), ("total", w.nearest_of_mean)),
            "mean == total / count",
            (e.counted,),
            weaker=True,
        ),
        *(
            Frame(
                "average",
                "each",
                (cue, "AMOUNT"),
                "mean",
                (("count", w.counted_for_mean), ("total", w.total_of_mean())),
                "mean == total / count",
                (e.telling_mean,),
                confirms=True,
                any_reading=True,
                gate=g.is_mean_for,
                words=("均", "每", "/"),
            )
            for cue in ("*", "mean", "each")
        ),
        *(
            Frame(
                "average",
                "yield",
                (cue, "AMOUNT"),
                "mean",
                (("count", w.counted_for_mean), ("total", w.total_of_mean({"公斤": "吨"})), ("many", w.thousand)),
                "mean == total * many / count",
                (e.telling_mean,),
                confirms=True,
                any_reading=True,
                gate=g.is_mean_for,
                words=("公斤",),
            )
            for cue in ("*", "mean")
        ),
        Frame(
            "product",
            "span",
            ("plain", "AMOUNT"),
            "total",
            (("span", w.told_for), ("each", w.cued("each")), ("count", w.count_of_each)),
            "total == count * each * span",
            (e.in_order,),
            confirms=True,
            words=("每",),
        ),
        Frame(
            "product",
            "each",
            ("total", "AMOUNT"),
            "total",
            (("each", w.cued("each")), ("count", w.count_of_each)),
            "total == count * each",
            (e.in_order,),
            weaker=True,
        ),
    ]
    return frames


def _population() -> Sequence[Frame]:
    """What a communiqué tells of a population: births, deaths, and the rates of both over its mean of two year's ends; men
    to a hundred women."""
    frames = [
        Frame(
            "ratio",
            "sexes",
            ("*", "AMOUNT"),
            "ratio",
            (("men", w.of_sex("男")), ("women", w.of_sex("女"))),
            "ratio == men * 100 / women",
            confirms=True,
            gate=g.is_sex_ratio,
            words=("性别比",),
        ),
        *(
            Frame(
                "ratio",
                "incomes",
                (cue, "AMOUNT"),
                "ratio",
                (("towns", w.of_income("TOWN", "LAND")), ("country", w.of_income("LAND", "TOWN"))),
                "ratio == towns / country",
                weaker=True,
                misprints=True,
                gate=g.is_town_to_land,
                words=("比", "差"),
            )
            for cue in ("*", "base")
        ),
        Frame(
            "ratio",
            "cost",
            ("each", "AMOUNT"),
            "ratio",
            (("cost", w.beside_in("营业成本")), ("income", w.beside_in("营业收入"))),
            "ratio == cost * 100 / income",
            confirms=True,
            words=("每百元营业收入",),
        ),
        Frame(
            "balance",
            "natural",
            ("*", "PERCENT"),
            "growth",
            (("births", w.percent_named("出生率")), ("deaths", w.percent_named("死亡率"))),
            "growth == births - deaths",
            (e.natural,),
            weaker=True,
            words=("自然增长率",),
        ),
    ]
    for cue, mean, sign in (
        ("rise", "population - delta / 2", "births - deaths"),
        ("fall", "population + delta / 2", "deaths - births"),
    ):
        population = (("population", w.population), ("delta", w.population_change(cue)))
        frames += [
            Frame(
                "share",
                "crude",
                ("rate", "PERCENT"),
                "rate",
                (("events", w.nearest()), *population),
                f"rate == events / ({mean})",
                (e.crude,),
                confirms=True,
                words=("出生率", "死亡率"),
            ),
            Frame(
                "share",
                "natural",
                ("*", "PERCENT"),
                "rate",
                population,
                f"rate == {'0 - ' if cue == 'fall' else ''}delta / ({mean})",
                (e.natural,),
                confirms=True,
                words=("自然增长率",),
            ),
            Frame(
                "balance",
                "population",
                ("plain", "AMOUNT"),
                "deaths",
                (("births", w.beside_in("出生人口")), *population),
                f"delta == {sign}",
                (e.deaths,),
                confirms=True,
                words=("死亡人口",),
            ),
        ]
    return frames


@cache
def frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """All frames by anchor, in order of preference."""
    table: dict[tuple[str, str], list[Frame]] = {}
    for frame in (*_sums(), *_rates(), *_parts(), *_changes(), *_population(), *_splits()):
        table.setdefault(frame.anchor, []).append(frame)
    return {anchor: tuple(found) for anchor, found in table.items()}
