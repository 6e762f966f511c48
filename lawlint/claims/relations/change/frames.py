"""Growth, changes and what they imply; means, products, multiples, directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lawlint.claims.binding import Frame, Tie
from lawlint.claims.operators import gates, names
from lawlint.claims.operators import seek as near
from lawlint.claims.relations.change import conditions as need
from lawlint.claims.relations.change import gates as g
from lawlint.claims.relations.change import seek, twins

_CHANGED = frozenset({"plain", "rate", "share", "up", "down", "rise"})

_NEW = frozenset({"plain", "total", "up", "down", "reach", "to_date"})

_MEANS = frozenset({"mean", "each"})

_NEW_OR_MEAN = _NEW | _MEANS

_AHEAD = ("up", "down", "plain", "reach")


def _ahead(cue: str, rate: str, divide: str) -> tuple[Frame, Frame]:
    """«增长5.7%，由197.3亿元增至208.5亿元»: the change in front of both its values.  They confirm."""
    growth = Frame(
        "growth",
        "ahead",
        (cue, "PERCENT"),
        "rate",
        (("new", seek.ahead(*_AHEAD)), ("old", seek.base_ahead)),
        f"rate == {rate}",
        (names.nominal,),
        confirms=True,
        any_reading=True,
        gate=gates.is_single,
    )
    change = replace(
        growth,
        kind="change",
        anchor=(cue, "AMOUNT"),
        role="delta",
        identity=f"delta == {divide}",
        evidence=(need.unit_of_new,),
    )
    return growth, change


def changes() -> Sequence[Frame]:
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
                (("old", near.base(3)), ("new", seek.like("old"))),
                f"rate == {rate}",
                (names.nominal, need.growing, need.fresh),
                gate=g.is_single_change,
                mistakes=((f"rate == ({divide}) / new", "new"), (f"rate == ({turned}) / old", "turned")),
            ),
            Frame(
                "growth",
                "base",
                (cue, "PERCENT"),
                "rate",
                (("new", near.right(cues=_NEW)), ("old", near.base(1))),
                f"rate == {rate}",
                (names.nominal, need.growing),
                confirms=True,
                gate=g.is_single_change,
            ),
            *_ahead(cue, rate, divide),
            Frame(
                "growth",
                "mean",
                (cue, "PERCENT"),
                "rate",
                (("new", near.nearest(1, cues=_MEANS)), ("old", near.base(1))),
                f"rate == {rate}",
                (names.nominal, need.fresh),
                confirms=True,
                gate=g.is_single_change,
                words=("均",),
            ),
            Frame(
                "growth",
                "times",
                (cue, "AMOUNT"),
                "times",
                (("old", near.base(1)), ("new", seek.like("old"))),
                f"times == {rate}",
                (need.fresh,),
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
                (("new", near.nearest(1, cues=_NEW)), ("old", seek.base_near)),
                f"rate == {rate}",
                (names.nominal, need.base_told),
                gate=g.is_single_change,
                mistakes=((f"rate == ({divide}) / new", "new"),),
            ),
            Frame(
                "growth",
                "columns",
                (cue, "PERCENT"),
                "rate",
                (("new", twins.column(past=False)), ("old", twins.column(past=True))),
                f"rate == {rate}",
                (names.nominal,),
                mistakes=((f"rate == ({divide}) / new", "new"), (f"rate == ({turned}) / old", "turned")),
            ),
            Frame(
                "growth",
                "base-next",
                (cue, "PERCENT"),
                "rate",
                (("new", near.nearest(1, cues=_NEW)), ("old", seek.base_next)),
                f"rate == {rate}",
                (names.nominal,),
                confirms=True,
                gate=g.is_single_change,
            ),
            Frame(
                "growth",
                "headed",
                (cue, "PERCENT"),
                "rate",
                (("old", near.base(1)), ("new", seek.headed)),
                f"rate == {rate}",
                (names.nominal, need.of_one_change),
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
                    ("new", near.nearest(1, cues=_NEW)),
                    ("old", near.named("COMPARED_NAME")),
                ),
                f"rate == {rate}",
                (names.nominal,),
            ),
            Frame(
                "implied",
                "delta",
                (cue, "PERCENT"),
                "rate",
                (("delta", seek.paired_change), ("new", seek.paired_value)),
                delta,
                (names.nominal, need.unit_of_new, need.of_its_own, need.of_one_span),
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
                    (("rate", near.cued_right(cue, "PERCENT")), ("new", seek.nearest_or_whole(_NEW))),
                    delta,
                    (need.of_one_scope, need.adjacent, need.unit_of_new, need.own_change),
                    gate=gates.is_single,
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
                (("rate", seek.cued_left(cue, "PERCENT")), ("new", near.nearest(1, cues=_NEW))),
                delta,
                (need.of_one_scope, need.unit_of_new, need.own_change),
                gate=g.is_bare_change,
                marks="rate",
                weaker=True,
            ),
            Frame(
                "implied",
                "subject",
                (cue, "AMOUNT"),
                "delta",
                (("rate", near.cued_right("*change", "PERCENT")), ("new", seek.subject)),
                delta,
                (names.nominal, need.adjacent, need.unit_of_new),
                gate=gates.is_single,
                mistakes=(("rate == delta / new", "new"),),
                marks="rate",
                weaker=True,
            ),
            Frame(
                "implied",
                "back",
                (cue, "AMOUNT"),
                "delta",
                (("rate", near.cued_right("*change", "PERCENT")), ("new", seek.back_levels)),
                delta,
                (names.nominal, need.adjacent, need.unit_of_new, need.related),
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
                (("rate", near.cued_right("*change", "PERCENT")), ("old", near.base(1))),
                "rate == delta / old",
                (names.nominal, need.adjacent, need.unit_of_old),
                gate=gates.is_single,
                marks="rate",
            ),
            Frame(
                "change",
                "amount",
                (cue, "AMOUNT"),
                "delta",
                (("new", seek.nearest_or_whole(_NEW_OR_MEAN)), ("old", near.base(1))),
                f"delta == {divide}",
                (need.unit_of_new, need.of_the_new),
                gate=g.is_bare_change,
                mistakes=((f"delta == {turned}", "turned"),),
            ),
            Frame(
                "change",
                "amount",
                (cue, "AMOUNT"),
                "delta",
                (("new", near.nearest(1, cues=_NEW)), ("old", seek.base_right)),
                f"delta == {divide}",
                (need.told_after,),
                gate=g.is_bare_change,
            ),
            Frame(
                "change",
                "amount",
                (cue, "AMOUNT"),
                "delta",
                (("new", near.nearest(1, cues=_NEW)), ("old", seek.base_ahead)),
                f"delta == {divide}",
                (need.unit_of_new,),
                confirms=True,
                gate=gates.is_single,
            ),
            Frame(
                "change",
                "amount",
                (cue, "AMOUNT"),
                "delta",
                (("new", near.cued("up" if cue == "rise" else "down")), ("old", near.base(1))),
                f"delta == {divide}",
                (need.net_change,),
            ),
            Frame(
                "change",
                "headed",
                (cue, "AMOUNT"),
                "delta",
                (("old", near.base(1)), ("new", seek.headed)),
                f"delta == {divide}",
                (need.of_one_change, need.unit_of_new),
                confirms=True,
                any_reading=True,
                gate=g.is_bare_change,
            ),
            Frame(
                "implied",
                "like",
                (cue, "AMOUNT"),
                "delta",
                (("rate", near.cued_right(cue, "PERCENT")), ("new", seek.like("delta"))),
                delta,
                (names.nominal, need.adjacent, need.own_change),
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
                (("new", near.nearest(1, "PERCENT", _CHANGED)), ("old", seek.base_percent)),
                f"points == {divide}",
                (need.fresh,),
                gate=g.is_bare_change,
            ),
            *(
                Frame(
                    "change",
                    "structure",
                    (cue, "POINT"),
                    "points",
                    (("old", seek.member_of_structure(0)), ("new", seek.member_of_structure(1))),
                    f"points == ({divide}) / 100",
                    () if confirms else (need.of_the_structure,),
                    confirms=confirms,
                    tie=Tie.LOOSE if confirms else Tie.PLAIN,
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
                (("new", near.cued("up")), ("old", near.base(1)), ("years", seek.years)),
                "(1 + rate) ^ years == new / old",
                (need.told_along,) if confirms else (names.nominal, need.nominal_all_along, need.adjacent),
                weaker=True,
                confirms=confirms,
                tie=Tie.LOOSE if confirms else Tie.PLAIN,
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
                (("new", new), ("old", old), ("years", seek.years)),
                "(1 + rate) ^ years == new / old",
                (need.nominal_all_along,),
                confirms=True,
                tie=Tie.LOOSE,
                any_reading=True,
            )
            for new, old in ((seek.ahead("up"), seek.base_ahead), (seek.before_base, near.base(1)))
        ),
        Frame(
            "average",
            "time",
            ("*", "AMOUNT"),
            "mean",
            (("total", seek.like("mean")), ("count", seek.times_of_mean)),
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
            (("total", seek.like("mean")), ("count", seek.times_of_mean)),
            "mean == total / count",
            confirms=True,
            any_reading=True,
        ),
        Frame(
            "ratio",
            "multiple",
            ("*", "AMOUNT"),
            "times",
            (("old", seek.base_beside), ("new", near.before("old", 1))),
            "times == new / old",
            confirms=True,
            tie=Tie.CLOSE,
            words=("倍",),
        ),
        Frame(
            "ratio",
            "multiple",
            ("*", "PERCENT"),
            "times",
            (("old", seek.base_beside), ("new", near.before("old", 1))),
            "times == new / old",
            confirms=True,
            tie=Tie.CLOSE,
            words=("上年", "去年", "同期"),
        ),
        Frame(
            "ratio",
            "multiple",
            ("base", "AMOUNT"),
            "times",
            (("old", seek.base_beside), ("new", near.nearest())),
            "times == new / old",
            confirms=True,
            tie=Tie.CLOSE,
            words=("倍",),
        ),
        Frame(
            "change",
            "amount",
            ("added", "AMOUNT"),
            "delta",
            (("new", near.cued("up")), ("old", near.base(1))),
            "delta == new - old",
            (need.net_change,),
            confirms=True,
        ),
        *(
            Frame(
                "change",
                "set",
                (cue, "AMOUNT"),
                "delta",
                (("other", seek.against(over)), ("own", seek.beside_set)),
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
                (("own", seek.named_both(over, 0)), ("other", seek.named_both(over, 1))),
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
                (("new", near.nearest()),),
                identity,
                (need.turned,),
                weaker=True,
                marks="old",
                gate=gate,
            )
            for gate, identity in ((g.turns_up, "most(old) < new"), (g.turns_down, "new < least(old)"))
        ),
        Frame("direction", "up", ("up", "AMOUNT"), "new", (("old", seek.past),), "most(old) < new"),
        Frame("direction", "up", ("up", "PERCENT"), "new", (("old", seek.past),), "most(old) < new"),
        Frame("direction", "down", ("down", "AMOUNT"), "new", (("old", seek.past),), "new < least(old)"),
        Frame("direction", "down", ("down", "PERCENT"), "new", (("old", seek.past),), "new < least(old)"),
        *(
            Frame("direction", "ratio", (cue, "RATIO"), "new", (("old", seek.base_ratio),), rule, evidence, confirms=not evidence)
            for cue, rule in (("up", "most(old) < new"), ("down", "new < least(old)"))
            for evidence in ((need.of_size,), ())
        ),
        *(
            Frame(
                "change",
                "against",
                ("*", "POINT"),
                "points",
                (("other", seek.told_against(side)), ("own", seek.percent_told(side))),
                identity,
                () if confirms else (need.only_rate,),
                confirms=confirms,
                tie=Tie.LOOSE if confirms else Tie.PLAIN,
            )
            for side, identity in (("ABOVE", "points == own - other"), ("BELOW", "points == other - own"))
            for confirms in (False, True)
        ),
        *(
            Frame(
                "change",
                "time",
                ("*", "POINT"),
                "points",
                (("own", seek.degree), ("months", seek.months_gone)),
                identity,
                confirms=True,
                tie=Tie.LOOSE,
                gate=gate,
                words=("序时", "时间进度", "时序"),
            )
            for gate, identity in (
                (g.is_ahead_of_time, "points == own - months / 12"),
                (g.is_behind_time, "points == months / 12 - own"),
            )
        ),
        *(
            Frame(
                "change",
                "ranks",
                (cue, "AMOUNT"),
                "places",
                (("old", seek.ranks(0)), ("new", seek.ranks(1))),
                rule,
                weaker=True,
                gate=gate,
                words=("位", "名"),
            )
            for cue in ("*", "rise", "fall")
            for gate, rule in ((g.moves_up, "places == old - new"), (g.moves_down, "places == new - old"))
        ),
        Frame("direction", "rank-up", ("up", "RANK"), "new", (("old", seek.past),), "new < least(old)"),
        Frame("direction", "rank-down", ("down", "RANK"), "new", (("old", seek.past),), "most(old) < new"),
        Frame(
            "average",
            "mean",
            ("mean", "AMOUNT"),
            "mean",
            (("count", seek.count_before), ("total", seek.nearest_of_mean)),
            "mean == total / count",
            (need.counted,),
            weaker=True,
        ),
        *(
            Frame(
                "average",
                "each",
                (cue, "AMOUNT"),
                "mean",
                (("count", seek.counted_for_mean), ("total", seek.total_of_mean())),
                "mean == total / count",
                (need.telling_mean,),
                confirms=True,
                tie=Tie.CLOSE,
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
                (("count", seek.counted_for_mean), ("total", seek.total_of_mean({"公斤": "吨"})), ("many", seek.thousand)),
                "mean == total * many / count",
                (need.telling_mean,),
                confirms=True,
                tie=Tie.CLOSE,
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
            (("span", seek.told_for), ("each", near.cued("each")), ("count", seek.count_of_each)),
            "total == count * each * span",
            (need.in_order, need.of_fixed_rate),
            confirms=True,
            words=("每",),
        ),
        Frame(
            "product",
            "each",
            ("total", "AMOUNT"),
            "total",
            (("each", near.cued("each")), ("count", seek.count_of_each)),
            "total == count * each",
            (need.in_order,),
            weaker=True,
        ),
    ]
    return frames
