"""A later stage of a procedure, no more than an earlier one.

✓ 云溪区收到申请18件，受理16件。 → 16 ≤ 18
✗ 云溪区收到申请16件，受理18件。 → 18 > 16
✓ 云溪区抽检食品90批次，合格88批次。 → 88 ≤ 90
– 不予受理申请7件，审结58件。
– 上年结转3件，收到申请16件，受理18件。 → 18 > 16
"""

from __future__ import annotations

from collections.abc import Sequence

from lawlint.claims import lexicon
from lawlint.claims.binding import Cast, Context, Evidence, Frame, Tie, row
from lawlint.claims.operators import seek as near
from lawlint.claims.operators.conditions import one_segment, one_unit
from lawlint.claims.operators.gates import says_only
from lawlint.claims.scene import Listing, Term
from lawlint.parsing import patterns


# fmt: off
def stages() -> Sequence[Frame]:
    """The known chains of stages, and what was done of the things before."""
    one = (one_segment("earlier", "later"), one_unit("earlier", "later"))
    return [
        *(
            row("funnel.stage", ("plain", "AMOUNT"), "later", "later <= earlier", earlier=near.nearest(),
                needs=(*one, is_stage(earlier, later)), words=tuple(later))
            for earlier, later in lexicon.words("stages", "chains")
        ),
        row("funnel.done", ("plain", "AMOUNT"), "later", "later <= earlier", earlier=near.nearest(2),
            needs=(one_unit("earlier", "later"), is_done), tie=Tie.PLAIN, gate=says_only("DONE")),
    ]
# fmt: on


def is_stage(earlier: Sequence[str], later: Sequence[str]) -> Evidence:
    """The clauses name an earlier and a later stage of one procedure."""
    first, last = patterns.pattern("|".join(earlier)), patterns.pattern(r"(?<!未)(?<!不)(?:" + "|".join(later) + ")")

    def holds(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
        before, after = cast["earlier"][0], cast["later"][0]
        return (
            last.search(after.lead) is not None
            and first.search(before.lead) is not None
            and not lexicon.said("DENIED").search(before.own)  # 不予受理7件，审结58件
            and "," in after.scene.between(before.end, after.start)
            and (before.printed >= after.printed or not _was_carried(context, before))
        )

    return holds


def _was_carried(context: Context, term: Term) -> bool:
    """Whether the sentence of a figure, or the one before, speaks of what was carried over."""
    scenes = (term.scene, *context.back(term.scene, 1))
    return any(lexicon.said("CARRIED").search(scene.said) for scene in scenes)


def is_done(context: Context, cast: Cast, anchor: Term | Listing) -> bool:
    """«问题63个，已整改57个»: of one noun, no more than before, and the first clause is of nothing done."""
    before, after = cast["earlier"][0], cast["later"][0]
    became = lexicon.said("DONE_WITH")  # what became of those that were closed: 法院审结36件，采纳27件
    return (
        (before.segment == after.segment or "已" in after.own)
        and before.printed >= after.printed > 0
        and after.tail[:2] in before.tail
        and (
            not lexicon.said("DONE").fullmatch(before.own)
            or (became.fullmatch(after.own) is not None and became.fullmatch(before.own) is None)
        )
        and (after.list is None or (before.list is after.list and before.index + 1 == after.index))
        and before.depth == after.depth
        and not after.scene.text.startswith("(含", after.end + len(after.tail))
    )
