"""What is no more than what it is of: items, stages, limits, stocks."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims import binding, lexicon
from lawlint.claims.binding import Frame, Tie, row
from lawlint.claims.operators import names
from lawlint.claims.operators import seek as near
from lawlint.claims.relations.part import conditions as need
from lawlint.claims.relations.part import gates as g
from lawlint.claims.relations.part import seek
from lawlint.claims.scene import ANY_LEVEL


# fmt: off
def parts() -> Sequence[Frame]:
    frames = []
    for kind in ("among", "consists"):
        frames += [
            row("partof.item", (kind, "ITEM"), "part", "part <= whole", whole=near.head(back=True), needs=(need.paired,)),
            row("partof.item", (kind, "ITEM"), "part", "part <= whole", whole=near.head(), needs=(need.itemized,), tie=Tie.PLAIN),
            row("partof.item", (kind, "ITEM"), "part", "part <= sum(wholes)", wholes=seek.coordinated_heads,
                needs=(need.first_of_list,)),
            row("partof.outcomes", (kind, "LIST"), "parts", "sum(parts) <= whole", parts=near.items, whole=near.head(back=True),
                needs=(need.exclusive, names.governed), marks="whole"),
        ]
    for kind, whole in (
        ("among", near.head(back=True)),
        ("consists", near.head(back=True)),
        ("colon", near.head()),
        ("within", near.named_within),
    ):
        frames.append(
            row("partof.parallel", (kind, "LIST"), "parts", "sum(parts) <= whole", parts=near.items, whole=whole,
                needs=(need.parallel,), tie=Tie.PLAIN, marks="whole", gate=binding.is_several)
        )
        frames.append(
            row("partof.item", (kind, "ITEM"), "part", "part <= whole", whole=seek.change_headed, needs=(need.paired,),
                tie=Tie.PLAIN)
        )
    frames += [
        row("partof.within", ("within", "ITEM"), "part", "part <= whole", whole=near.list_name, needs=(need.of_one_unit,)),
        row("partof.some", ("plain", "AMOUNT"), "part", "part <= whole", whole=seek.of_its_kind, needs=(need.of_one_kind,),
            tie=Tie.PLAIN, gate=g.is_some),
        *(
            row("partof.limit", ("*", "AMOUNT"), role, "owed <= limit", roles={other: where}, needs=(need.within_limit,),
                tie=Tie.PLAIN, words=("限额", "债务余额"), gate=g.is_limit)
            for role, other, where in (("limit", "owed", seek.owed), ("owed", "limit", near.limit))
        ),
        row("partof.bracket", ("plain", "AMOUNT"), "part", "part <= whole", whole=seek.bracketed, tie=Tie.PLAIN, words=("(",)),
        row("partof.stock", ("added", "AMOUNT"), "flow", "flow <= stock", stock=near.right(cues=ANY_LEVEL),
            needs=(need.reached,)),
        row("partof.stock", ("plain", "AMOUNT"), "flow", "flow <= stock", stock=near.right(cues=ANY_LEVEL),
            needs=(need.new, need.reached), words=("累计", "达到", "总")),
        row("partof.stock", ("plain", "AMOUNT"), "flow", "flow <= stock", stock=near.right(cues=ANY_LEVEL),
            needs=(need.raised, need.reached), tie=Tie.PLAIN, words=("累计", "达到", "总")),
        row("partof.total", ("*", "AMOUNT"), "part", "part <= whole", whole=near.before("part", 1), needs=(names.totalled,),
            words=("总",)),
        *(
            row("partof.new", (cue, "AMOUNT"), "part", "part <= whole", whole=near.before("part", 1), needs=(need.newly,),
                tie=Tie.PLAIN, words=(came,))
            for cue, came in (("*", "新"), ("rise", "净增"))
        ),
        row("partof.threshold", ("*", "AMOUNT"), "part", "part <= whole", whole=near.before("part", 1),
            needs=(need.of_the_larger,), tie=Tie.PLAIN, words=("以上",), gate=g.is_over_a_threshold),
        row("partof.plus", ("total", "AMOUNT"), "whole", "part <= whole", part=near.before("whole", 1), needs=(need.topped_up,),
            marks="part", words=("加上",)),
        row("cumulative.to-date", ("to_date", "AMOUNT"), "whole", "part <= whole", part=near.nearest(), needs=(need.same_run,),
            marks="part"),
    ]
    for earlier, later in lexicon.words("stages", "chains"):
        frames.append(
            row("funnel.stage", ("plain", "AMOUNT"), "later", "later <= earlier", earlier=near.nearest(),
                needs=(need.stage(earlier, later),), words=tuple(later))
        )
    frames.append(
        row("funnel.done", ("plain", "AMOUNT"), "later", "later <= earlier", earlier=near.nearest(2), needs=(need.done,),
            tie=Tie.PLAIN, gate=g.is_done)
    )
    return frames
