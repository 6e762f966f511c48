"""NUM025: a rank greater than the number of participants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.exact.numerals import to_int
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.rule import WARNING, Bad, Finding, Good, Related, Report, Rule, Text


class RankOutOfRange(Rule):
    """排名越界。

    检查什么
    「在N个县市中排名第r」的r是否大于N。没有写明N的不核对。

    为什么
    排名不会超出参加排名的个数，两个数必有一个写错。

    依据
    《党政机关公文处理工作条例》第十九条（内容真实准确）。
    """

    code = "NUM025"
    severity = WARNING
    title = Text("排名越界", "Rank beyond the number ranked")
    message = Text("参加排名的只有{number}个，不会有第{rank}", "Only {number} are ranked: there is no number {rank}")
    source = "《党政机关公文处理工作条例》第十九条"
    examples = (
        Good("在全省13个县市中排名第1位，在前10名中占3席。"),
        Good("全省16个州市排名第十六。"),
        Bad("在全州13个县市中排名第⟦14⟧位。"),
        Bad("全省16个州市排名第⟦十七⟧。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each impossible rank, with the number of participants as related place."""
        for paragraph in prose(report.document):
            compact = paragraph.compact
            for match in _ranked().finditer(compact.text) if "第" in compact.text else ():
                at = match.start() + match[0].rindex("第") + 1
                number, rank = match[0].split("个", 1)[0], compact.text[at : match.end()]
                if to_int(rank) > int(number):
                    related = (Related(compact.span(match.start(), match.start() + len(number)), Text(number, number)),)
                    yield self.finding(compact.span(at, match.end()), related=related, number=number, rank=rank)


@cache
def _ranked() -> re.Pattern[str]:
    return pattern(terminals("misuse")["RANKED"])
