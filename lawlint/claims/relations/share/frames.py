"""Shares, rates, completion, structures and ratios."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Frame, Tie, row, told_or_tacit
from lawlint.claims.operators import gates, names
from lawlint.claims.operators import seek as near
from lawlint.claims.relations.share import conditions as need
from lawlint.claims.relations.share import gates as g
from lawlint.claims.relations.share import seek
from lawlint.claims.scene import ANY_LEVEL

_TARGET = frozenset({"target"})


# fmt: off
def rates() -> Sequence[Frame]:
    return [
        row("share.days", ("rate", "PERCENT"), "rate", "rate == days / year", days=seek.good_days, year=seek.days_of_year,
            needs=(need.of_good_days,), tie=Tie.PLAIN, any_reading=True, words=("优良",)),
        *(
            row("share.quotient", ("*", "PERCENT"), "rate", "rate == part / whole", part=seek.of_named_ratio(1),
                whole=seek.of_named_ratio(2), needs=() if confirms else (need.only_two,),
                tie=Tie.PLAIN if confirms else Tie.LIKELY, words=tuple(named[0] for named in lexicon.words("rates", "ratios")))
            for confirms in (False, True)
        ),
        row("bound.rate", ("rate", "PERCENT"), "rate", "rate <= 1", gate=g.is_closed),
        row("share.face", ("rate", "PERCENT"), "rate", "rate == part / whole", part=near.nearest(),
            whole=near.before("part", 1), needs=(need.faced,), tie=Tie.PRECISE, words=("面",), gate=g.is_face),
        row("progress.target", ("target", "PERCENT"), "rate", "rate == done / target", target=seek.own,
            done=seek.done_or_change, needs=(need.of_the_done,)),
        row("progress.target", ("target", "PERCENT"), "rate", "rate == done / target", target=seek.own, done=seek.change_before,
            tie=Tie.PLAIN),
        row("progress.target", ("target", "PERCENT"), "rate", "rate == done / target", done=near.nearest(1, back=True),
            target=near.cued("target", limit=3, back=True), needs=(need.one_list,), gate=gates.is_single),
        row("progress.target", ("target", "PERCENT"), "rate", "rate == done / target", done=near.nearest(1),
            target=near.cued_right("target", "AMOUNT")),
        row("progress.rate", ("rate", "PERCENT"), "rate", "rate == done / target", done=near.nearest(),
            target=near.before("done", 3, ANY_LEVEL), needs=(need.completion,), gate=g.is_fulfilment),
        row("progress.rate", ("rate", "PERCENT"), "rate", "rate == done / target", target=near.nearest(1, cues=_TARGET),
            done=near.before("target", 1), needs=(need.completion,), gate=g.is_fulfilment),
        row("progress.excess", ("rate", "PERCENT"), "rate", "rate == done / (done - over)", over=near.cued("rise"),
            done=near.before("over", 1), tie=Tie.PLAIN, words=("超",), gate=g.is_fulfilment),
        row("progress.target", ("target", "PERCENT"), "rate", "rate == done / target", done=near.nearest(2),
            target=seek.target_after, tie=Tie.PLAIN, any_reading=True),
        *(
            row("progress.target", (cue, "PERCENT"), "rate", "rate == done / target", target=seek.target_before,
                done=near.before("target", 1), tie=Tie.PLAIN, words=("任务", "计划", "目标", "预算", "指标"))
            for cue in ("plain", "target")
        ),
        *(
            row("progress.done", (cue, "PERCENT"), "rate", "rate == done / target", done=near.nearest(2),
                target=seek.any_of_two, needs=(need.completion,), tie=Tie.LIKELY, words=("完成",), gate=g.fulfils)
            for cue in ("plain", "rate")
        ),
        row("share.other", ("rate", "PERCENT"), "rate", "rate == part / (part + other)", part=near.nearest(),
            other=near.before("part", 3), needs=(need.negated,), gate=g.is_denied),
        *told_or_tacit(
            row("share.other", ("rate", "PERCENT"), "rate", "rate == part / (part + other)", part=seek.of_two_outcomes(0),
                other=seek.of_two_outcomes(1), needs=(need.both_told, need.of_one_decision), tie=Tie.PRECISE,
                words=tuple({rate for rates, *_ in lexicon.words("rates", "outcomes") for rate in rates}),
                gate=g.is_of_two_outcomes),
            need.both_told,
            tie=Tie.LOOSE,
            gate=g.is_of_two_outcomes,
        ),
        row("share.rate", ("rate", "PERCENT"), "rate", "rate == part / whole", part=near.nearest(2),
            whole=near.before("part", back=True), needs=(names.named, need.apart, need.kindred, need.alone), gate=g.has_own_name),
        row("share.rate", ("rate", "PERCENT"), "rate", "rate == part / whole", part=near.nearest(),
            whole=near.before("part", 1), needs=(need.due_and_done,), gate=g.is_attendance),
        row("share.bracket", ("rate", "PERCENT"), "rate", "rate == part / whole", whole=seek.behind_in_bracket,
            part=near.nearest(), needs=(need.of_the_bracket,), tie=Tie.CLOSE, words=("(",)),
        row("share.towns", ("rate", "PERCENT"), "rate", "rate == part / whole", part=seek.beside("TOWNSPEOPLE"),
            whole=seek.beside("RESIDENTS"), needs=(need.of_the_residents,), words=("城镇化率",), gate=g.tells_of_towns),
        row("share.denied", ("rate", "PERCENT"), "rate", "rate == (whole - part) / whole", part=near.nearest(),
            whole=near.before("part", 1), needs=(need.of_the_examined,), tie=Tie.PLAIN, any_reading=True,
            mistakes=(("rate == part / whole", "denied"),), gate=g.is_denied),
        row("share.rate", ("rate", "PERCENT"), "rate", "rate == part / whole", part=near.nearest(),
            whole=near.before("part", 1), needs=(need.rate_of_part,), tie=Tie.CLOSE, gate=g.is_partial_and_told),
        row("share.rate", ("rate", "PERCENT"), "rate", "rate == part / whole", part=near.nearest(4),
            whole=seek.any_before("part"), needs=(need.precise, need.rate_of_part), tie=Tie.CLOSE, any_reading=True,
            gate=g.is_partial),
        row("share.units", ("rate", "PERCENT"), "rate", "rate == part / whole", part=near.nearest(), whole=seek.in_other_units,
            needs=(need.precise, need.rate_of_part), tie=Tie.LOOSE, any_reading=True, gate=g.is_partial),
        row("share.called", ("rate", "PERCENT"), "rate", "rate == part / whole", part=seek.of_the_name,
            whole=near.before("part", 2, back=True), tie=Tie.LOOSE, gate=g.is_partial),
        row("share.share", ("share", "PERCENT"), "rate", "rate == part / whole", whole=seek.own, part=near.before("whole"),
            needs=(need.attached,)),
        row("share.share", ("share", "PERCENT"), "rate", "rate == part / whole", part=near.told_share, whole=near.head(),
            needs=(need.of_the_whole, need.no_sibling, need.attached), gate=g.is_share_of),
        row("share.share", ("share", "PERCENT"), "rate", "rate == part / whole", part=near.told_share,
            whole=near.before("part"), needs=(need.of_the_whole, need.overall, need.no_sibling, need.attached),
            gate=g.is_share_of),
        row("share.share", ("share", "PERCENT"), "rate", "rate == part / whole", part=near.told_share, whole=near.list_name,
            needs=(need.of_the_whole, need.no_sibling, need.attached), gate=g.is_share_of),
        row("share.share", ("share", "PERCENT"), "rate", "rate == part / whole", part=near.told_share,
            whole=near.named("SHARE_NAME"), needs=(need.no_sibling, need.attached)),
        row("share.share", ("share", "PERCENT"), "rate", "rate == part / whole", part=near.told_share,
            whole=seek.any_before("part"), needs=(need.precise, need.of_no_other, need.attached), tie=Tie.CLOSE,
            any_reading=True, gate=g.is_partial),
        row("share.named", ("share", "PERCENT"), "rate", "rate == part / whole", part=near.told_share, whole=seek.total_called,
            needs=(need.attached, need.no_sibling), tie=Tie.PRECISE, words=("总数", "总量")),
        row("share.named", ("target", "PERCENT"), "rate", "rate == part / whole", part=near.nearest(),
            whole=near.named("BUDGET_CALLED"), needs=(need.of_its_budget,), tie=Tie.PRECISE, words=("占",),
            gate=g.is_of_a_budget),
        row("share.named", ("share", "PERCENT"), "rate", "rate == part / whole", part=seek.owner,
            whole=near.named("SHARE_NAME"), needs=(need.no_sibling,), tie=Tie.LIKELY),
        *(
            frame
            for kind in ("among", "consists", "within")
            for frame in told_or_tacit(
                row("shares.list", (kind, "LIST"), "parts", "1 == sum(parts)", parts=seek.shares, needs=(need.whole_items,),
                    gate=gates.is_whole),
                names.several,
                gate=None,
            )
        ),
        row("shares.list", ("colon", "LIST"), "parts", "1 == sum(parts)", parts=seek.shares, needs=(names.several,),
            tie=Tie.PLAIN),
        row("shares.run", ("share", "PERCENT"), "last", "1 == sum(parts)", parts=seek.share_run, needs=(need.last_other,)),
        row("shares.run", ("rate", "PERCENT"), "last", "1 == sum(parts)", parts=seek.joined, needs=(names.several,),
            tie=Tie.PLAIN, words=("贡献率", "占")),
        row("shares.run", ("share", "PERCENT"), "last", "1 == sum(parts)", parts=seek.joined, needs=(names.several,),
            tie=Tie.PLAIN),
        row("shares.points", ("points", "LIST"), "parts", "1 == sum(parts)", parts=seek.shares_of_points, tie=Tie.LOOSE),
        row("shares.structure", ("*", "RATIO"), "first", "100 == sum(parts)", parts=seek.ratio_members, needs=(need.structure,)),
        *(
            row("ratio.structure", ("*", "RATIO"), "first", identity, second=seek.second_member, a=near.nearest(2),
                b=near.before("a", 2), needs=(said,), tie=Tie.PLAIN if confirms else Tie.LIKELY)
            for identity, said, confirms in (
                ("first / second == b / a", need.ratio_said, False),
                ("first / second == a / b", need.ratio_said, True),
                ("first / second == b / a", need.ratio_now, True),
            )
        ),
    ]
