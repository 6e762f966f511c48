"""DAT015: a page published before its report was signed."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.parsing.metadata import published, signed
from lawlint.rule import WARNING, Bad, Finding, Good, Related, Report, Rule, Text


def _page(published: str, signed: str = "2024年1月26日") -> str:
    title = "云溪市人民政府关于2023年度法治政府建设工作情况的报告"
    return f"{published}\n{title}\n一、主要举措\n印发规定3件。\n云溪市人民政府\n{signed}"


class PublishedBeforeSigned(Rule):
    """发布早于成文。

    检查什么
    网页表头的发布日期，是否早于文末的成文日期，或者表头的成文日期。同日发布的不提示；表头只有「时间」的不核对。

    为什么
    没有成文的文件无从发布：两个日期必有一错，多半是年份沿用了上一年的。

    依据
    《党政机关公文处理工作条例》第九条（十一）（成文日期署会议通过或者发文机关负责人签发的日期）；《政府信息公开条例》第二十六条（公开在形成之后）。
    """

    code = "DAT015"
    severity = WARNING
    title = Text("发布早于成文", "Published before it was signed")
    message = Text("发布日期{published}早于成文日期{signed}", "Published on {published}, before it was signed on {signed}")
    source = "《党政机关公文处理工作条例》第九条"
    examples = (
        Good(_page("发布日期：2024-01-26")),
        Good(_page("成文日期：2024年01月26日\n发布日期：2024年2月5日")),
        Good(_page("时间：2023-12-31")),
        Good(_page("发布日期：")),
        Bad(_page("⟦发布日期：2023-12-31⟧", "2024年1月5日")),
        Bad(_page("成文日期：2024-03-02\n⟦发布日期：2024-03-01⟧", "")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """At most one finding, at the entry with the day of publication."""
        entry = published(report.document)
        if entry is None:
            return
        span, day = entry
        for other, value in signed(report.document):
            if value > day:
                related = (Related(other, Text("成文日期", "the date on which it was signed")),)
                yield self.finding(span, related=related, published=day.isoformat(), signed=value.isoformat())
                return
