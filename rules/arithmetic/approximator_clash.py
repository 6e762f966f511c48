"""NUM022: two words of approximation on one figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.rule import WARNING, Bad, Finding, Good, Report, Rule, Text


class ApproximatorClash(Rule):
    """概数词冲突。

    检查什么
    一个数上前后两个意思相抵触的概数词：「近500多件」「约300余人」「超过80%左右」「不足10%以上」。「近年来」「近5年多」「节约300余万元」
    「超额」里的字不是概数词。

    为什么
    「近」是不到，「多」是超过，两者并用，读者不知道究竟是多还是少。

    依据
    GB/T 15835—2011 第4.3条（概数的表示）；《出版物上数字用法》应用惯例。
    """

    code = "NUM022"
    severity = WARNING
    title = Text("概数词冲突", "Words of approximation clash")
    message = Text("“{text}”前后两个概数词相抵触，只留一个", "“{text}” approximates twice, and the two contradict: keep one")
    source = "GB/T 15835—2011 第4.3条"
    examples = (
        Good("300余人参加培训，近年来500多件案件得到化解。"),
        Good("超额完成80%以上的任务，达到300件左右。"),
        Good("全年节约300余万元，近5年多来签约20余家。"),
        Bad("⟦近500多⟧件案件得到化解。"),
        Bad("⟦超过80%左右⟧的群众表示满意。"),
        Bad("⟦约300人左右⟧参加活动。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each figure between two clashing words."""
        approximator, clash = _pattern("APPROXIMATOR"), _pattern("CLASH")
        for paragraph in prose(report.document):
            text = paragraph.compact.text
            for near in approximator.finditer(text):
                at = near.start()
                match = clash.match(text, max(0, at - 1)) or clash.match(text, at)
                if match:
                    yield self.finding(paragraph.compact.span(*match.span()), text=match[0])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("misuse")[name])
