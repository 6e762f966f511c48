"""Growth, changes and what they imply; means, products, multiples, directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lawlint.claims.binding import Frame, Tie, row
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


# fmt: off
def _ahead(cue: str, rate: str, divide: str) -> tuple[Frame, Frame]:
    """«增长5.7%，由197.3亿元增至208.5亿元»: the change in front of both its values.  They confirm."""
    growth = row("growth.ahead", (cue, "PERCENT"), "rate", f"rate == {rate}", new=seek.ahead(*_AHEAD), old=seek.base_ahead,
        needs=(names.nominal,), tie=Tie.PLAIN, any_reading=True, gate=gates.is_single)
    change = replace(
        growth,
        kind="change",
        anchor=(cue, "AMOUNT"),
        role="delta",
        identity=f"delta == {divide}",
        needs=(need.unit_of_new,),
    )
    return growth, change


def changes() -> Sequence[Frame]:
    frames = []
    for cue, rate, delta, divide, turned in (
        ("rise", "(new - old) / old", "rate == delta / (new - delta)", "new - old", "old - new"),
        ("fall", "(old - new) / old", "rate == delta / (new + delta)", "old - new", "new - old"),
    ):
        frames += [
            row("growth.base", (cue, "PERCENT"), "rate", f"rate == {rate}", old=near.base(3), new=seek.like("old"),
                needs=(names.nominal, need.growing, need.fresh),
                mistakes=((f"rate == ({divide}) / new", "new"), (f"rate == ({turned}) / old", "turned")),
                gate=g.is_single_change),
            row("growth.base", (cue, "PERCENT"), "rate", f"rate == {rate}", new=near.right(cues=_NEW), old=near.base(1),
                needs=(names.nominal, need.growing), tie=Tie.PLAIN, gate=g.is_single_change),
            *_ahead(cue, rate, divide),
            row("growth.mean", (cue, "PERCENT"), "rate", f"rate == {rate}", new=near.nearest(1, cues=_MEANS), old=near.base(1),
                needs=(names.nominal, need.fresh), tie=Tie.PLAIN, words=("均",), gate=g.is_single_change),
            row("growth.times", (cue, "AMOUNT"), "times", f"times == {rate}", old=near.base(1), new=seek.like("old"),
                needs=(need.fresh,), tie=Tie.PRECISE, mistakes=(("times == new / old", "new"),), words=("倍",), gate=g.is_times),
            row("growth.base-after", (cue, "PERCENT"), "rate", f"rate == {rate}", new=near.nearest(1, cues=_NEW),
                old=seek.base_near, needs=(names.nominal, need.base_told), mistakes=((f"rate == ({divide}) / new", "new"),),
                gate=g.is_single_change),
            row("growth.columns", (cue, "PERCENT"), "rate", f"rate == {rate}", new=twins.column(past=False),
                old=twins.column(past=True), needs=(names.nominal,),
                mistakes=((f"rate == ({divide}) / new", "new"), (f"rate == ({turned}) / old", "turned"))),
            row("growth.base-next", (cue, "PERCENT"), "rate", f"rate == {rate}", new=near.nearest(1, cues=_NEW),
                old=seek.base_next, needs=(names.nominal,), tie=Tie.PLAIN, gate=g.is_single_change),
            row("growth.headed", (cue, "PERCENT"), "rate", f"rate == {rate}", old=near.base(1), new=seek.headed,
                needs=(names.nominal, need.of_one_change), tie=Tie.PLAIN, any_reading=True, gate=g.is_single_change),
            row("growth.named", (cue, "PERCENT"), "rate", f"rate == {rate}", new=near.nearest(1, cues=_NEW),
                old=near.named("COMPARED_NAME"), needs=(names.nominal,)),
            row("implied.delta", (cue, "PERCENT"), "rate", delta, delta=seek.paired_change, new=seek.paired_value,
                needs=(names.nominal, need.unit_of_new, need.of_its_own, need.of_one_span), tie=Tie.LIKELY,
                mistakes=(("rate == delta / new", "new"),), words=("分别", "各")),
            *(
                row("implied.delta", (anchor, "AMOUNT"), "delta", delta, rate=near.cued_right(cue, "PERCENT"),
                    new=seek.nearest_or_whole(_NEW),
                    needs=(need.of_one_scope, need.adjacent, need.unit_of_new, need.own_change),
                    mistakes=(("rate == delta / new", "new"),), marks="rate", gate=gates.is_single)
                for anchor in ((cue, "added") if cue == "rise" else (cue,))  # 比年初新增
            ),
            row("implied.rate-first", (cue, "AMOUNT"), "delta", delta, rate=seek.cued_left(cue, "PERCENT"),
                new=near.nearest(1, cues=_NEW), needs=(need.of_one_scope, need.unit_of_new, need.own_change), tie=Tie.LIKELY,
                marks="rate", gate=g.is_bare_change),
            row("implied.subject", (cue, "AMOUNT"), "delta", delta, rate=near.cued_right("*change", "PERCENT"),
                new=seek.subject, needs=(names.nominal, need.adjacent, need.unit_of_new), tie=Tie.LIKELY,
                mistakes=(("rate == delta / new", "new"),), marks="rate", gate=gates.is_single),
            row("implied.back", (cue, "AMOUNT"), "delta", delta, rate=near.cued_right("*change", "PERCENT"),
                new=seek.back_levels, needs=(names.nominal, need.adjacent, need.unit_of_new, need.related), tie=Tie.PLAIN,
                any_reading=True, mistakes=(("rate == delta / new", "new"),), marks="rate"),
            row("implied.base", (cue, "AMOUNT"), "delta", "rate == delta / old", rate=near.cued_right("*change", "PERCENT"),
                old=near.base(1), needs=(names.nominal, need.adjacent, need.unit_of_old), marks="rate", gate=gates.is_single),
            row("change.amount", (cue, "AMOUNT"), "delta", f"delta == {divide}", new=seek.nearest_or_whole(_NEW_OR_MEAN),
                old=near.base(1), needs=(need.unit_of_new, need.of_the_new), mistakes=((f"delta == {turned}", "turned"),),
                gate=g.is_bare_change),
            row("change.amount", (cue, "AMOUNT"), "delta", f"delta == {divide}", new=near.nearest(1, cues=_NEW),
                old=seek.base_right, needs=(need.told_after,), gate=g.is_bare_change),
            row("change.amount", (cue, "AMOUNT"), "delta", f"delta == {divide}", new=near.nearest(1, cues=_NEW),
                old=seek.base_ahead, needs=(need.unit_of_new,), tie=Tie.PLAIN, gate=gates.is_single),
            row("change.amount", (cue, "AMOUNT"), "delta", f"delta == {divide}",
                new=near.cued("up" if cue == "rise" else "down"), old=near.base(1), needs=(need.net_change,)),
            row("change.headed", (cue, "AMOUNT"), "delta", f"delta == {divide}", old=near.base(1), new=seek.headed,
                needs=(need.of_one_change, need.unit_of_new), tie=Tie.PLAIN, any_reading=True, gate=g.is_bare_change),
            row("implied.like", (cue, "AMOUNT"), "delta", delta, rate=near.cued_right(cue, "PERCENT"), new=seek.like("delta"),
                needs=(names.nominal, need.adjacent, need.own_change), tie=Tie.PLAIN, any_reading=True,
                mistakes=(("rate == delta / new", "new"),), marks="rate", gate=g.is_bare_change),
            row("change.points", (cue, "POINT"), "points", f"points == {divide}", new=near.nearest(1, "PERCENT", _CHANGED),
                old=seek.base_percent, needs=(need.fresh,), gate=g.is_bare_change),
            *(
                row("change.structure", (cue, "POINT"), "points", f"points == ({divide}) / 100",
                    old=seek.member_of_structure(0), new=seek.member_of_structure(1),
                    needs=() if confirms else (need.of_the_structure,), tie=Tie.LOOSE if confirms else Tie.LIKELY, words=("产",))
                for confirms in (False, True)
            ),
        ]
    frames += [
        *(
            row("cagr.years", ("yearly", "PERCENT"), "rate", "(1 + rate) ^ years == new / old", new=near.cued("up"),
                old=near.base(1), years=seek.years,
                needs=(need.told_along,) if confirms else (names.nominal, need.nominal_all_along, need.adjacent),
                tie=Tie.LOOSE if confirms else Tie.LIKELY, any_reading=confirms)
            for confirms in (False, True)  # where nobody says how many years, any number of them
        ),
        *(
            row("cagr.years", ("yearly", "PERCENT"), "rate", "(1 + rate) ^ years == new / old", new=new, old=old,
                years=seek.years, needs=(need.nominal_all_along,), tie=Tie.LOOSE, any_reading=True)
            for new, old in ((seek.ahead("up"), seek.base_ahead), (seek.before_base, near.base(1)))
        ),
        row("average.time", ("*", "AMOUNT"), "mean", "mean == total / count", total=seek.like("mean"), count=seek.times_of_mean,
            tie=Tie.PLAIN, any_reading=True, words=("日均", "月均", "年均", "平均每天", "平均每日", "平均每月", "平均每年")),
        row("average.time", ("mean", "AMOUNT"), "mean", "mean == total / count", total=seek.like("mean"),
            count=seek.times_of_mean, tie=Tie.PLAIN, any_reading=True),
        row("ratio.multiple", ("*", "AMOUNT"), "times", "times == new / old", old=seek.base_beside, new=near.before("old", 1),
            tie=Tie.CLOSE, words=("倍",)),
        row("ratio.multiple", ("*", "PERCENT"), "times", "times == new / old", old=seek.base_beside, new=near.before("old", 1),
            tie=Tie.CLOSE, words=("上年", "去年", "同期")),
        row("ratio.multiple", ("base", "AMOUNT"), "times", "times == new / old", old=seek.base_beside, new=near.nearest(),
            tie=Tie.CLOSE, words=("倍",)),
        row("change.amount", ("added", "AMOUNT"), "delta", "delta == new - old", new=near.cued("up"), old=near.base(1),
            needs=(need.net_change,), tie=Tie.PLAIN),
        *(
            row("change.set", (cue, "AMOUNT"), "delta", "delta == own - other" if over else "delta == other - own",
                other=seek.against(over), own=seek.beside_set, tie=Tie.LIKELY,
                words=("预算", "计划", "目标", "限额", "编制", "任务", "应", "标准"))
            for over in (True, False)
            for cue in ("*", "rise", "fall")
        ),
        *(
            row("change.named", (cue, "AMOUNT"), "delta", "delta == own - other" if over else "delta == other - own",
                own=seek.named_both(over, 0), other=seek.named_both(over, 1), tie=Tie.LIKELY,
                words=("于", "比", "较", "超", "不足"), gate=g.names_both)
            for over in (True, False)
            for cue in ("*", "rise", "fall")
        ),
        *(
            row("direction.told", ("base", "AMOUNT"), "old", identity, new=near.nearest(), needs=(need.turned,), tie=Tie.LIKELY,
                marks="old", gate=gate)
            for gate, identity in ((g.turns_up, "most(old) < new"), (g.turns_down, "new < least(old)"))
        ),
        row("direction.up", ("up", "AMOUNT"), "new", "most(old) < new", old=seek.past),
        row("direction.up", ("up", "PERCENT"), "new", "most(old) < new", old=seek.past),
        row("direction.down", ("down", "AMOUNT"), "new", "new < least(old)", old=seek.past),
        row("direction.down", ("down", "PERCENT"), "new", "new < least(old)", old=seek.past),
        *(
            row("direction.ratio", (cue, "RATIO"), "new", rule, old=seek.base_ratio, needs=evidence,
                tie=Tie.ASSERTED if evidence else Tie.PLAIN)
            for cue, rule in (("up", "most(old) < new"), ("down", "new < least(old)"))
            for evidence in ((need.of_size,), ())
        ),
        *(
            row("change.against", ("*", "POINT"), "points", identity, other=seek.told_against(side),
                own=seek.percent_told(side), needs=() if confirms else (need.only_rate,),
                tie=Tie.LOOSE if confirms else Tie.ASSERTED)
            for side, identity in (("ABOVE", "points == own - other"), ("BELOW", "points == other - own"))
            for confirms in (False, True)
        ),
        *(
            row("change.time", ("*", "POINT"), "points", identity, own=seek.degree, months=seek.months_gone, tie=Tie.LOOSE,
                words=("序时", "时间进度", "时序"), gate=gate)
            for gate, identity in (
                (g.is_ahead_of_time, "points == own - months / 12"),
                (g.is_behind_time, "points == months / 12 - own"),
            )
        ),
        *(
            row("change.ranks", (cue, "AMOUNT"), "places", rule, old=seek.ranks(0), new=seek.ranks(1), tie=Tie.LIKELY,
                words=("位", "名"), gate=gate)
            for cue in ("*", "rise", "fall")
            for gate, rule in ((g.moves_up, "places == old - new"), (g.moves_down, "places == new - old"))
        ),
        row("direction.rank-up", ("up", "RANK"), "new", "new < least(old)", old=seek.past),
        row("direction.rank-down", ("down", "RANK"), "new", "most(old) < new", old=seek.past),
        row("average.mean", ("mean", "AMOUNT"), "mean", "mean == total / count", count=seek.count_before,
            total=seek.nearest_of_mean, needs=(need.counted,), tie=Tie.LIKELY),
        *(
            row("average.each", (cue, "AMOUNT"), "mean", "mean == total / count", count=seek.counted_for_mean,
                total=seek.total_of_mean(), needs=(need.telling_mean,), tie=Tie.CLOSE, any_reading=True, words=("均", "每", "/"),
                gate=g.is_mean_for)
            for cue in ("*", "mean", "each")
        ),
        *(
            row("average.yield", (cue, "AMOUNT"), "mean", "mean == total * many / count", count=seek.counted_for_mean,
                total=seek.total_of_mean({"公斤": "吨"}), many=seek.thousand, needs=(need.telling_mean,), tie=Tie.CLOSE,
                any_reading=True, words=("公斤",), gate=g.is_mean_for)
            for cue in ("*", "mean")
        ),
        row("product.span", ("plain", "AMOUNT"), "total", "total == count * each * span", span=seek.told_for,
            each=near.cued("each"), count=seek.count_of_each, needs=(need.in_order, need.of_fixed_rate), tie=Tie.PLAIN,
            words=("每",)),
        row("product.each", ("total", "AMOUNT"), "total", "total == count * each", each=near.cued("each"),
            count=seek.count_of_each, needs=(need.in_order,), tie=Tie.LIKELY),
    ]
    return frames
