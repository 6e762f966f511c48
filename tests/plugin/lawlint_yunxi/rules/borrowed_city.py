"""YXS001."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.rule import ERROR, Bad, Edit, Finding, Fix, Good, Option, Report, Rule, Span, Text


class BorrowedCity(Rule):
    """A draft of 云溪市 that still speaks of 临江市, whose report it was copied from.

    检查什么
    文中是否出现「临江市」。
    """

    code = "YXS001"
    severity = ERROR
    title = Text("沿用他市名称", "Another city's name")
    message = Text("本报告是云溪市的，文中为{name}", "this report is 云溪市's, the text says {name}")
    source = "实务"
    examples = (
        Good("云溪市召开会议3次。"),
        Bad("⟦临江市⟧召开会议3次。", fixed="云溪市召开会议3次。"),
    )

    options = (Option("cities", ("临江市",), Text("邻市的名称", "names of other cities")),)

    def check(self, report: Report) -> Iterator[Finding]:
        text = report.source.text
        for city in report.options["cities"]:
            at = text.find(city)
            while at >= 0:
                span = Span(at, at + len(city))
                fix = Fix(Text("改为云溪市", "write 云溪市"), (Edit(span, "云溪市"),))
                yield self.finding(span, fix=fix, name=city)
                at = text.find(city, span.end)
