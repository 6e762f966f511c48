"""STR010: annexes that differ from the list under the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lawlint.parsing.tree import Annex
from lawlint.rule import WARNING, Bad, Edit, Finding, Fix, Good, Related, Report, Rule, Safety, Span, Text

_REPORT = "云溪市司法局关于2023年度普法工作情况的报告\n一、主要做法\n开展普法活动30场次。\n"
_END = "\n云溪市司法局\n2024年1月26日\n"
# Marks that are wrong after a name.
_STOPS = "。;,、.:"


class AnnexesNotAsListed(Rule):
    """附件说明与附件不一致。

    检查什么
    正文之下附件说明的序号是否从1起逐个相连；文后若附有标明序号的附件，是否与附件说明所列的一一对应。附件名称之后的标点只作提示。
    文后没有附件的（网页另行下载、送审稿另附）只核对附件说明本身；附件之下又有附件、序号重复的不核对。

    为什么
    增减附件以后常常忘了改附件说明，收文单位无从知道是不是少收了一份。

    依据
    GB/T 9704—2012 第7.3.4条（附件顺序号和名称，名称后不加标点）、第7.3.7条（附件顺序号应当与附件说明的表述一致）。
    """

    code = "STR010"
    severity = WARNING
    title = Text("附件说明与附件不一致", "Annexes not as listed")
    source = "GB/T 9704—2012 第7.3.4条、第7.3.7条"
    examples = (
        Good(f"{_REPORT}附件：1.统计表\n　　　2.清单{_END}附件1\n统计表\n附件2\n清单\n"),
        Good(f"{_REPORT}附件：1.统计表\n　　　2.清单{_END}"),
        Good(f"{_REPORT}附件：统计表{_END}附件\n统计表\n"),
        Good(f"{_REPORT}{_END}"),
        Bad(f"{_REPORT}附件：1.统计表\n　　　⟦2.清单⟧{_END}附件1\n统计表\n"),
        Bad(f"{_REPORT}附件：1.统计表\n　　　2.清单{_END}附件1\n统计表\n附件2\n清单\n⟦附件3⟧\n名册\n"),
        Bad(f"{_REPORT}附件：1.统计表\n　　　⟦3.清单⟧{_END}"),
        Bad(
            f"{_REPORT}附件：1.统计表\n　　　⟦2.清单。⟧{_END}",
            fixed=f"{_REPORT}附件：1.统计表\n　　　2.清单{_END}",
        ),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """Findings at the note, or at an annex that is not listed."""
        listed, annexes = report.document.listed, report.document.annexes
        if not listed or any(re.search(r"\d[.．、]", annex.name) for annex in listed):
            return
        numbers = [annex.number for annex in listed]
        if None not in numbers and (wrong := _first_misnumbered(listed)) is not None:
            message = Text(f"附件说明的序号不连续：{_joined(numbers)}", f"the annexes are numbered {_joined(numbers)}")
            yield self.finding(listed[wrong].span, message=message)
        elif len(listed) > 1:
            yield from self._compared(listed, annexes)
        for annex in listed:
            if annex.name[-1:] in _STOPS:
                message = Text("附件名称之后不加标点", "no mark stands behind the name of an annex")
                mark = Span(annex.span.end - 1, annex.span.end)
                fix = Fix(Text("删去标点", "take out the mark"), (Edit(mark, ""),), Safety.SAFE)
                yield self.finding(annex.span, message=message, fix=fix, weaker=True)

    def _compared(self, listed: Sequence[Annex], annexes: Sequence[Annex]) -> Iterator[Finding]:
        """The findings from comparing the list with the numbered annexes."""
        numbers = [annex.number for annex in annexes]
        if not numbers or None in numbers or numbers != sorted(set(numbers), key=numbers.index):
            return
        due = [annex.number for annex in listed]
        message = Text(
            f"附件说明列有{len(listed)}个附件，文后的附件是{_joined(numbers)}",
            f"{len(listed)} annexes are listed, those that follow are {_joined(numbers)}",
        )
        place = Text("附件说明", "the note"), Text("附件", "the annex")
        if set(numbers) < set(due):
            missing = next(annex for annex in listed if annex.number not in numbers)
            related = tuple(Related(annex.span, place[1]) for annex in annexes)
            yield self.finding(missing.span, message=message, related=related)
        elif set(numbers) > set(due):
            extra = next(annex for annex in annexes if annex.number not in due)
            yield self.finding(extra.span, message=message, related=tuple(Related(annex.span, place[0]) for annex in listed))


def _first_misnumbered(listed: Sequence[Annex]) -> int | None:
    """The index of the first annex with a wrong number."""
    return next((at for at, annex in enumerate(listed) if annex.number != at + 1), None)


def _joined(numbers: Sequence[int | None]) -> str:
    return "、".join(map(str, numbers))
