"""LEF002: remarks of the authors of a draft that were not removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.rule import ERROR, Bad, Finding, Good, Related, Report, Rule, Text

_APART = ("table", "columns", "metadata")


class DraftRemarkLeft(Rule):
    """批注、修订、提示语残留。

    检查什么
    括号里写给起草人的话（「请法规科核实」「此处数据待某局提供」「与上文不一致」「字体：仿宋」）、「批注1」一类批注和「删除的内容：」、
    模板里的提示（「单击此处输入文字」）、生成工具写给使用者的话（「以下是为您生成的报告」）。Word 文档中尚未接受或者拒绝的修订、
    没有删除的批注也在其内。
    「注：数据来源于司法局」「此件公开发布」这样的说明，写给收文单位的「请各单位于月底前填报」不提示。

    为什么
    定稿以后仍留有修改痕迹和内部意见，不但不严肃，还会泄露起草过程；有未处理的修订，究竟哪一稿算数也说不清。

    依据
    《党政机关公文处理工作条例》第十九条、第二十五条（复核：审批手续、附件、文种、格式是否完备）；实务。
    """

    code = "LEF002"
    severity = ERROR
    title = Text("批注、修订、提示语残留", "Remark or tracked change left in the text")
    message = Text("“{text}”是写给起草人的话，没有删去", "“{text}” was meant for those who wrote the draft")
    source = "《党政机关公文处理工作条例》第二十五条"
    examples = (
        Good("全年培训12场（注：数据来源于司法局）。\n（此件公开发布）"),
        Good("请各单位认真填报（请各单位于3月底前提供材料）。"),
        Good("口径（此项与上年口径不一致）；批注式审查（批注意见120条）；短信告知（请到政务服务中心补充材料）。"),
        Good("初步核算数（数据待年报最终核实）；点击【业务办理】—【输入案件编号】；（与上文不一致的以本表为准）。"),
        Good("推广应用人工智能，政务服务事项由AI生成答复30件。\n以下是主要做法。"),
        Bad("全年培训12场⟦（请法规科核实）⟧。"),
        Bad("办结案件30件⟦（此处数据待司法局提供）⟧。"),
        Bad("⟦以下是为您生成的报告：⟧\n云溪市2023年普法工作情况。"),
        Bad("办结案件30件⟦〔请法规科核实〕⟧，和解12件⟦（与上文不一致，请核对）⟧。\n⟦单击或点击此处输入文字。⟧"),
        Bad("⟦（字体：仿宋）⟧全年培训12场⟦[批注1]⟧。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each remark and comment, and one for all tracked changes."""
        for paragraph in report.document.paragraphs:
            if paragraph.role in _APART:
                continue
            text = paragraph.compact.text
            reminder = _pattern("REMINDER")  # reported by LEF001
            found = [match.span() for match in _pattern("REMARK").finditer(text) if not reminder.match(text, match.start())]
            if "批注" in text:
                found += [match.span() for match in _pattern("BALLOON").finditer(text)]
            if "键入" in text or "输入" in text:
                found += [match.span() for match in _pattern("PROMPT").finditer(text)]
            remark = _pattern("TOLD")
            starts = (begin.start() for begin in _pattern("TOLD_BEGINS").finditer(text))
            found += [match.span() for start in starts if (match := remark.match(text, start))]
            for start, end in found:
                span = paragraph.compact.span(start, end)
                yield self.finding(span, text=report.source.text[span.start : span.end])
        yield from self._from_marks(report)

    def _from_marks(self, report: Report) -> Iterator[Finding]:
        """Findings for comments, and for tracked changes that are neither accepted nor rejected."""
        for mark in report.source.marks:
            if mark.kind == "comment":
                yield self.finding(mark.span, message=_COMMENT, text=mark.value)
        revised = [mark.span for mark in report.source.marks if mark.kind == "revision"]
        if revised:
            first, *others = revised
            related = tuple(Related(span, Text("此处也有修订", "changed here too")) for span in others)
            yield self.finding(first, message=_REVISED, related=related, count=len(revised))


_COMMENT = Text("此处有批注没有删除：“{text}”", "a comment is left here: “{text}”")
_REVISED = Text("有修订没有接受或者拒绝（共{count}段）", "changes are neither accepted nor rejected (paragraphs: {count})")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("marks")[name])
