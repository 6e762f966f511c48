"""DAT013: 去年, 今年 or 明年 with a contradicting year in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.seeking import seeker
from lawlint.rule import WARNING, Bad, Finding, Good, Related, Report, Rule, Text

_YEAR = pattern(r"((?:19|20)\d\d)年")
_SHIFTS = {"last": -1, "this": 0, "next": 1}


def _report(sentence: str) -> str:
    return (
        f"云溪市人民政府关于2023年度法治政府建设工作情况的报告\n一、主要举措和成效\n{sentence}\n"
        f"二、存在的不足和原因\n宣传不够深入。\n云溪市人民政府\n2024年1月26日"
    )


class RelativeYearConflict(Rule):
    """相对年与绝对年矛盾。

    检查什么
    「去年」「上年」「今年」「明年」后面括注的年份，是否与报告的年度或者成文的年份对得上：2023年度的报告中，去年只能是2022年，
    从成文的2024年说起也可以是2023年。没有括注年份的、报告没有年度的不核对。

    为什么
    括注的年份沿用了上一年的稿子，对比的就成了前年的数。

    依据
    GB/T 15835—2011（年份的表示）；《党政机关公文处理工作条例》第十九条（表述准确）。
    """

    code = "DAT013"
    severity = WARNING
    title = Text("相对年与绝对年矛盾", "Relative year and printed year disagree")
    message = Text("报告年度是{year}年，“{text}”对不上：应是{right}年", "The report is on {year}: “{text}” should be {right}")
    source = "《党政机关公文处理工作条例》第十九条"
    examples = (
        Good(_report("案件数较去年（2022年）下降5%。")),
        Good(_report("案件数较上年同期（2022年）下降5%，今年（2024年）1月办结。")),
        Good(_report("每年一季度公开报告；对照去年（第2021号）意见整改。")),
        Good(_report("2021年印发的方案明确，到明年（2022年）底全面完成。")),
        Good("与去年（2021年）相比下降5%。"),
        Bad(_report("案件数与去年（⟦2021年⟧）相比下降5%。")),
        Bad(_report("今年（⟦2022年⟧）以来，培训执法人员200人次。")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each printed year that contradicts the word before it."""
        year, title = report.facts.year, report.document.title
        if year is None or title is None:
            return
        written = report.facts.date.year if report.facts.date else year + report.profile.annual
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            for found in seeker("when", "RELATIVE_YEAR").finditer(text):
                shift = next(shift for word, shift in _SHIFTS.items() if found[word])
                low, high = paragraph.sentence(found.start())
                # In «2021年印发的方案明确，到明年（2022年）底…» 明年 is relative to 2021.
                named = [int(other[1]) for other in _YEAR.finditer(text, low, high) if other.start(1) != found.start("year")]
                if int(found["year"]) - shift in (year, written, *named, *(() if report.profile.annual else (year - 1,))):
                    continue
                start = found.start("year")
                span = paragraph.compact.span(start, start + 4 + text.startswith("年", start + 4))
                related = (Related(title.span, Text(f"标题：{year}年", f"the title: {year}")),)
                yield self.finding(span, related=related, year=year, text=found[0], right=year + shift)
