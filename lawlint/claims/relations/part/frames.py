"""What is no more than what it is of: items, stages, limits, stocks."""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims import binding, lexicon
from lawlint.claims.binding import Frame
from lawlint.claims.operators import names
from lawlint.claims.operators import seek as near
from lawlint.claims.relations.part import conditions as need
from lawlint.claims.relations.part import gates as g
from lawlint.claims.relations.part import seek
from lawlint.claims.scene import ANY_LEVEL


def parts() -> Sequence[Frame]:
    frames = []
    for kind in ("among", "consists"):
        frames += [
            Frame("partof", "item", (kind, "ITEM"), "part", (("whole", near.head(back=True)),), "part <= whole", (need.paired,)),
            Frame(
                "partof",
                "item",
                (kind, "ITEM"),
                "part",
                (("whole", near.head()),),
                "part <= whole",
                (need.itemized,),
                confirms=True,
            ),
            Frame(
                "partof",
                "item",
                (kind, "ITEM"),
                "part",
                (("wholes", seek.coordinated_heads),),
                "part <= sum(wholes)",
                (need.first_of_list,),
            ),
            Frame(
                "partof",
                "outcomes",
                (kind, "LIST"),
                "parts",
                (("", near.items), ("whole", near.head(back=True))),
                "sum(parts) <= whole",
                (need.exclusive, names.governed),
                marks="whole",
            ),
        ]
    for kind, whole in (
        ("among", near.head(back=True)),
        ("consists", near.head(back=True)),
        ("colon", near.head()),
        ("within", near.named_within),
    ):
        frames.append(
            Frame(
                "partof",
                "parallel",
                (kind, "LIST"),
                "parts",
                (("", near.items), ("whole", whole)),
                "sum(parts) <= whole",
                (need.parallel,),
                confirms=True,
                marks="whole",
                gate=binding.is_several,
            )
        )
        frames.append(
            Frame(
                "partof",
                "item",
                (kind, "ITEM"),
                "part",
                (("whole", seek.change_headed),),
                "part <= whole",
                (need.paired,),
                confirms=True,
            )
        )
    frames += [
        Frame(
            "partof",
            "within",
            ("within", "ITEM"),
            "part",
            (("whole", near.list_name),),
            "part <= whole",
            (need.of_one_unit,),
        ),
        Frame(
            "partof",
            "some",
            ("plain", "AMOUNT"),
            "part",
            (("whole", seek.of_its_kind),),
            "part <= whole",
            (need.of_one_kind,),
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
                (need.within_limit,),
                confirms=True,
                words=("限额", "债务余额"),
                gate=g.is_limit,
            )
            for role, other, where in (("limit", "owed", seek.owed), ("owed", "limit", near.limit))
        ),
        Frame(
            "partof",
            "bracket",
            ("plain", "AMOUNT"),
            "part",
            (("whole", seek.bracketed),),
            "part <= whole",
            confirms=True,
            words=("(",),
        ),
        Frame(
            "partof",
            "stock",
            ("added", "AMOUNT"),
            "flow",
            (("stock", near.right(cues=ANY_LEVEL)),),
            "flow <= stock",
            (need.reached,),
        ),
        Frame(
            "partof",
            "stock",
            ("plain", "AMOUNT"),
            "flow",
            (("stock", near.right(cues=ANY_LEVEL)),),
            "flow <= stock",
            (need.new, need.reached),
            words=("累计", "达到", "总"),
        ),
        Frame(
            "partof",
            "stock",
            ("plain", "AMOUNT"),
            "flow",
            (("stock", near.right(cues=ANY_LEVEL)),),
            "flow <= stock",
            (need.raised, need.reached),
            confirms=True,
            words=("累计", "达到", "总"),
        ),
        Frame(
            "partof",
            "total",
            ("*", "AMOUNT"),
            "part",
            (("whole", near.before("part", 1)),),
            "part <= whole",
            (names.totalled,),
            words=("总",),
        ),
        *(
            Frame(
                "partof",
                "new",
                (cue, "AMOUNT"),
                "part",
                (("whole", near.before("part", 1)),),
                "part <= whole",
                (need.newly,),
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
            (("whole", near.before("part", 1)),),
            "part <= whole",
            (need.of_the_larger,),
            confirms=True,
            words=("以上",),
            gate=g.is_over_a_threshold,
        ),
        Frame(
            "partof",
            "plus",
            ("total", "AMOUNT"),
            "whole",
            (("part", near.before("whole", 1)),),
            "part <= whole",
            (need.topped_up,),
            marks="part",
            words=("加上",),
        ),
        Frame(
            "cumulative",
            "to-date",
            ("to_date", "AMOUNT"),
            "whole",
            (("part", near.nearest()),),
            "part <= whole",
            (need.same_run,),
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
                (("earlier", near.nearest()),),
                "later <= earlier",
                (need.stage(earlier, later),),
                words=tuple(later),
            )
        )
    frames.append(
        Frame(
            "funnel",
            "done",
            ("plain", "AMOUNT"),
            "later",
            (("earlier", near.nearest(2)),),
            "later <= earlier",
            (need.done,),
            confirms=True,
            gate=g.is_done,
        )
    )
    return frames
