"""STR012: a report with a request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.rule import WARNING, Bad, Finding, Good, Report, Rule, Text

# The number of paragraphs that count as the end of a report, and as its beginning.
_LAST, _FIRST = 3, 4
# The longest salutation.
_ADDRESS = 40


def _report(close: str, opening: str = "云溪市人民政府：") -> str:
    title = "云溪市司法局关于2023年度普法工作情况的报告"
    text = "一、主要做法\n开展普法活动30场次。\n二、下一步打算\n持续推进。"
    return f"{title}\n{opening}\n{text}\n{close}\n云溪市司法局\n2024年1月26日"


class RequestInReport(Rule):
    """报告夹带请示事项。

    检查什么
    报告的最后几段，是否有「妥否，请批示」「请予批准」或者「恳请市政府协调解决」一类请示用语。向人大报告工作、提请审议审查的，
    请求批转的，以及申请报告、可行性研究报告等本来就要求批复的，不提示。

    为什么
    报告不需要答复，请示必须答复；写在报告里的请示，收文机关按报告办理，就没有下文了。

    依据
    《党政机关公文处理工作条例》第十五条（四）：不得在报告等非请示性公文中夹带请示事项。
    """

    code = "STR012"
    severity = WARNING
    title = Text("报告夹带请示事项", "A report that asks for a decision")
    message = Text("报告不得夹带请示事项：“{text}”，请另行请示", "A report may not ask for a decision: “{text}”")
    source = "《党政机关公文处理工作条例》第十五条"
    examples = (
        Good(_report("特此报告。")),
        Good(_report("以上报告，请审阅。")),
        Good(_report("以上报告，请予审议。")),
        Good(_report("请予批准。", "主任、各位副主任、秘书长、各位委员：")),
        Good("云溪市司法局关于增加编制的请示\n云溪市人民政府：\n拟增加编制10名。\n妥否，请批示。\n云溪市司法局\n2024年1月26日"),
        Bad(_report("⟦妥否，请批示。⟧")),
        Bad(_report("特此报告。⟦以上意见如无不当，请予批准。⟧")),
        Bad(_report("⟦恳请市政府协调解决编制10名。⟧")),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each sentence of the last paragraphs with a request."""
        title = report.document.title
        if title is None or title.kind != "报告" or _pattern("ASKING").search(title.text):
            return
        end = report.document.annexes[0].span.start if report.document.annexes else len(report.source.text)
        texts = [p for p in report.document.paragraphs if p.role in ("text", "heading") and p.span.start < end]
        if any(_pattern("LEGISLATURE").search(p.compact.text[:_ADDRESS]) for p in texts[:_FIRST]):
            return
        for paragraph in texts[-_LAST:]:
            for start, stop in paragraph.sentences:
                sentence = paragraph.compact.text[max(start, paragraph.head) : stop]
                asks = _pattern("REQUEST").match(sentence) or _pattern("APPEAL").match(sentence)
                if asks and not _pattern("EXAMINED").search(sentence):
                    span = paragraph.compact.span(max(start, paragraph.head), stop)
                    yield self.finding(span, text=report.source.text[span.start : span.end])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("closing")[name])
