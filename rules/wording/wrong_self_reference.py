"""TRM008: a report that calls itself another kind of document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.seeking import seeker
from lawlint.parsing.tree import Paragraph
from lawlint.rule import WARNING, Bad, Edit, Finding, Fix, Good, Related, Report, Rule, Text

_TITLE = "云溪市人民政府关于2023年度法治政府建设工作情况的报告"
_REPORTS = {"报告": "报告", "年报": "报告", "总结": "总结", "公报": "公报"}
"""Kinds that carry no other paper with them, and what such a paper calls itself."""
_LINE = 40
"""No longer is the line that heads another paper."""


class WrongSelfReference(Rule):
    """文种自称不一致。

    检查什么
    报告、总结、公报说到自身时（「本方案自印发之日起施行」「本通报数据截至……」），用的是不是自己的文种。引述其他文件的句子、标题中提到的
    文件、落款以后和附件里的文字不核对。

    为什么
    多由方案、通知或者别处的稿子改成，结尾或者说明忘了改，读者不知道手里的是什么文件。

    依据
    《党政机关公文处理工作条例》第八条（文种）；实务。
    """

    code = "TRM008"
    severity = WARNING
    title = Text("文种自称不一致", "A report that calls itself something else")
    message = Text("标题的文种是{kind}，此处自称“{text}”", "The title says {kind}, and here the paper calls itself “{text}”")
    source = "《党政机关公文处理工作条例》第八条"
    examples = (
        Good(f"{_TITLE}\n本报告所列数据截至2023年12月31日。"),
        Good(f"{_TITLE}\n出台了本市实施方案。会议明确，本方案自印发之日起施行。"),
        Good(f"{_TITLE}\n印发《青禾县听证办法》，本办法自印发之日起施行。"),
        Good("关于《青禾县听证办法》起草情况的报告\n本办法共分六章。"),
        Good("关于印发《青禾县听证办法》的通知\n现予印发。\n青禾县听证办法\n第一条 本办法适用于本县。"),
        Bad(f"{_TITLE}\n⟦本方案⟧自印发之日起施行。", fixed=f"{_TITLE}\n本报告自印发之日起施行。"),
        Bad(
            "青禾县2023年国民经济和社会发展统计公报\n注：⟦本通报⟧数据均为初步统计数。",
            fixed="青禾县2023年国民经济和社会发展统计公报\n注：本公报数据均为初步统计数。",
        ),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each wrong self-reference."""
        title = report.document.title
        own = _REPORTS.get(title.kind) if title else None
        if title is None or own is None:
            return
        for paragraph in _own_paragraphs(report):
            text = paragraph.compact.text
            for found in seeker("wording", "SELF").finditer(text):
                kind = found[0][1:]
                low = next((a for a, b in paragraph.sentences if a <= found.start() < b), 0)
                if (
                    kind == own
                    or kind in title.text
                    or _pattern("SAID").search(text, low, found.start())
                    or _names_another(report, kind)
                ):
                    continue
                yield self.finding(
                    span := paragraph.compact.span(*found.span()),
                    related=(Related(title.span, Text("标题", "the title")),),
                    fix=Fix(Text(f"改为“本{own}”", f"write “本{own}”"), (Edit(span, f"本{own}"),)),
                    kind=title.kind,
                    text=found[0],
                )


def _own_paragraphs(report: Report) -> Iterator[Paragraph]:
    """The text of the report itself, up to its signature, its date or its first annex."""
    document = report.document
    ends = [part.span.start for part in (document.signature, document.date, *document.annexes) if part is not None]
    title = document.title
    end = min((at for at in ends if title is not None and at > title.span.end), default=len(report.source.text))
    return (p for p in document.paragraphs if p.role in ("heading", "text") and p.span.start < end)


def _names_another(report: Report, kind: str) -> bool:
    """Whether a separate line names another document of ``kind``, whose text may follow."""
    lines = (p.compact.text for p in report.document.paragraphs if len(p.compact.text) <= _LINE)
    return any(line.rstrip(")").endswith((kind, f"{kind}(试行")) for line in lines)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(terminals("wording")[name])
