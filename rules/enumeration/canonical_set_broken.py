"""ENU006: a fixed set with a wrong or missing member."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lawlint.claims.claim import Claim, Operand
from lawlint.knowledge import table
from lawlint.rule import ERROR, Bad, Finding, Good, Related, Report, Rule, Text


class CanonicalSetBroken(Rule):
    """固定提法的成员有误或者缺少。

    检查什么
    “三项制度”“四个亲自”“四个意识”“四个自信”之前逐项列出的内容，是否正是这一提法的成员。其余成员都对得上、只有一个不对或者缺少时才提示，
    因此其他领域的“三项制度”不受影响。

    为什么
    固定提法有出处，写错一项就不是这个提法。

    依据
    各提法的出处见 knowledge/canonical_sets.toml。
    """

    code = "ENU006"
    severity = ERROR
    title = Text("固定提法成员错误", "A fixed set with a wrong or missing member")
    message = Text("“{name}”应为{due}（{source}），“{item}”不在其中", "“{name}” is {due} ({source}); “{item}” is none of them")
    missing = Text("“{name}”应为{due}（{source}），缺少“{item}”", "“{name}” is {due} ({source}); “{item}” is missing")
    source = "国办发〔2018〕118号等"
    examples = (
        Good("增强“四个意识”、坚定“四个自信”、做到“两个维护”。"),
        Good("落实行政执法公示、执法全过程记录、重大执法决定法制审核“三项制度”。"),
        Good("推行劳动、人事、分配“三项制度”改革。"),
        Bad("落实行政执法公示、执法全过程记录、⟦重大决策合法性审查⟧“三项制度”。"),
        Bad("做到重要工作亲自部署、重大问题亲自过问、重要任务亲自督办“⟦四个亲自⟧”。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each set with one member missing."""
        for claim in report.claims:
            if claim.kind == "count" and (known := _sets().get(claim.operands[0].text)) is not None:
                yield from self._compared(claim, known)

    def _compared(self, claim: Claim, known: _Set) -> Iterator[Finding]:
        items = [o for o in claim.operands if o.role == "item"]
        unknown, absent = _unmatched(items, known)
        if len(absent) != 1 or len(unknown) > 1:
            return
        marked = unknown[0] if unknown else claim.operands[0]
        related = tuple(Related(o.span, Text(o.text, o.text)) for o in claim.operands if o is not marked)
        yield self.finding(
            marked.span,
            related=related,
            message=None if unknown else self.missing,
            name=known.name,
            due="、".join(known.spelled),
            source=known.source,
            item=marked.text if unknown else known.spelled[absent[0]],
        )


class _Set(NamedTuple):
    name: str
    members: tuple[tuple[str, ...], ...]
    spelled: tuple[str, ...]
    source: str


@cache
def _sets() -> dict[str, _Set]:
    rows = table("canonical_sets")["sets"]
    return {r["name"]: _Set(r["name"], tuple(map(tuple, r["members"])), tuple(r["spelled"]), r["source"]) for r in rows}


def _unmatched(items: list[Operand], known: _Set) -> tuple[list[Operand], list[int]]:
    """The items that are not members, and the members without an item."""
    left = list(range(len(known.members)))
    unknown = []
    for item in items:
        member = next((m for m in left if any(word in item.text for word in known.members[m])), None)
        if member is None:
            unknown.append(item)
        else:
            left.remove(member)
    return unknown, left
