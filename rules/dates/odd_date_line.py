"""DAT004: a date of a report in a form other than that of the standard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lawlint.exact.calendar import in_full
from lawlint.parsing.tree import Document
from lawlint.rule import WARNING, Bad, Edit, Finding, Fix, Good, Report, Rule, Safety, Span, Text

# From this day GB/T 9704—2012 applies, with Arabic numerals instead of ideographs.
_ARABIC = date(2012, 7, 1)


def _signed(day: str) -> str:
    return f"云溪市人民政府关于2023年度法治政府建设工作情况的报告\n一、主要举措\n印发规定3件。\n云溪市人民政府\n{day}"


class OddDateLine(Rule):
    """成文日期格式不规范。

    检查什么
    落款的成文日期是否写作「2024年1月26日」：用阿拉伯数字，年月日俱全，月、日不编虚位（1月不写01月），不用圆点、横线代替。2012年7月1日以前的公文
    用汉字书写，不提示；网页表头、表格和正文中的日期不核对。

    为什么
    成文日期是公文生效和查考的依据，国家标准规定了唯一的写法。

    依据
    GB/T 9704—2012 第7.3.5.4条。
    """

    code = "DAT004"
    severity = WARNING
    title = Text("成文日期格式不规范", "Date under the report not in the standard form")
    message = Text("成文日期应写作“{right}”，文中为“{text}”", "The date should read “{right}”; the report has “{text}”")
    source = "GB/T 9704—2012 第7.3.5.4条"
    examples = (
        Good(_signed("2024年1月26日")),
        Good(_signed("２０２４年１０月２０日")),
        Good(_signed("二〇〇四年四月二十七日").replace("2023", "2003")),
        Good("发布日期：2024-01-26\n" + _signed("2024年1月26日")),
        Bad(_signed("⟦2024年01月26日⟧"), fixed=_signed("2024年1月26日")),
        Bad(_signed("⟦2024.1.26⟧"), fixed=_signed("2024年1月26日")),
        Bad(_signed("⟦二〇二四年一月二十六日⟧"), fixed=_signed("2024年1月26日")),
        Bad(_signed("⟦2024年1月⟧")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """At most one finding, at the date under a signature."""
        day = report.document.date
        if day is None or report.document.signature is None or not _is_below(report.document, day.span.start):
            return
        start, end = day.span
        printed = report.source.folded[start:end]
        inside = printed.strip("()")
        if day.value is None:
            if inside.endswith("月"):
                yield self.finding(day.span, right=f"{day.year}年×月×日", text=report.source.text[start:end])
            return
        right = in_full(day.value)
        if "".join(inside.split()) == right or (not any(map(str.isdigit, inside)) and day.value < _ARABIC):
            return
        start += printed.index(inside)
        span = Span(start, start + len(inside))
        fix = Fix(Text(f"改为“{right}”", f"write “{right}”"), (Edit(span, right),), Safety.SAFE)
        yield self.finding(span, fix=fix, right=right, text=report.source.text[span.start : span.end])


def _is_below(document: Document, start: int) -> bool:
    """Whether a sentence is before ``start``: a web page may print issuers and date above the text in any form."""
    return any(p.span.start < start and p.compact.text[-1] == "。" for p in document.paragraphs)
