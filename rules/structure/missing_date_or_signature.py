"""STR009: a report without a date or a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.rule import INFO, Bad, Finding, Good, Report, Rule, Text

_TITLE = "云溪市人民政府关于2023年度法治政府建设工作情况的报告"
_TEXT = "\n一、主要举措\n印发规定3件。\n二、存在不足\n宣传不够深入。\n"


class MissingDateOrSignature(Rule):
    """缺少成文日期或署名。

    检查什么
    有标题的报告、通知、函等，文末是否署有发文机关和成文日期。标题之下括注日期的（统计公报、在会议上作的报告）、网页表头写有日期和机关的不提示。

    为什么
    没有成文日期，文件从何时起算就无从查考；没有署名，就不知道由谁负责。网页转载时常常略去，所以只作提示。

    依据
    《党政机关公文处理工作条例》第九条（十）（十一）；GB/T 9704—2012 第7.3.5条。
    """

    code = "STR009"
    severity = INFO
    title = Text("缺少成文日期或署名", "No date or no signature")
    message = Text("文中没有{missing_zh}", "The report has no {missing_en}")
    source = "《党政机关公文处理工作条例》第九条"
    examples = (
        Good(f"{_TITLE}{_TEXT}云溪市人民政府\n2024年1月26日"),
        Good(
            "政府工作报告\n——2024年1月26日在云溪市第五届人民代表大会第三次会议上\n一、工作回顾\n增长5%。\n二、工作安排\n再增长5%。"
        ),
        Good(f"发布机构：云溪市人民政府\n发布日期：2024-01-26\n{_TITLE}{_TEXT}"),
        Good("全年办结案件15件。"),
        Bad(f"⟦{_TITLE}⟧{_TEXT}"),
        Bad(f"{_TITLE}{_TEXT}⟦云溪市人民政府⟧"),
        Bad(f"{_TITLE}{_TEXT}⟦2024年1月26日⟧"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """At most one finding: at the signature, at the date, or at the title where both are missing."""
        document = report.document
        title, signature, day = document.title, document.signature, document.date
        if title is None or not _pattern("SIGNED").fullmatch(title.kind) or document.caption is not None:
            return
        keys = [entry.key for entry in document.metadata if entry.value]
        dated = day is not None or any(map(_pattern("DATED_ENTRY").fullmatch, keys))
        signed = signature is not None or any(map(_pattern("ISSUED_ENTRY").fullmatch, keys))
        if dated and signed:
            return
        last = day if dated else signature
        missing = [("成文日期", "date")] * (not dated) + [("署名", "signature")] * (not signed)
        yield self.finding(
            last.span if last else title.span,
            missing_zh="和".join(zh for zh, _ in missing),
            missing_en=" and no ".join(en for _, en in missing),
        )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("title")[name])
