"""SEC012: a section of a prescribed form without its required table or statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Paragraph
from lawlint.profiles import Content, Due
from lawlint.rule import WARNING, Bad, Finding, Good, Report, Rule, Text

_TABLES = (
    "信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n行政规范性文件|3|1|25",
    "申请人情况|自然人|总计\n本年新收政府信息公开申请数量|12|12\n上年结转政府信息公开申请数量|1|1",
    "结果维持|结果纠正|其他结果|尚未审结|总计\n1|0|0|0|1",
)
_FEE = "全年未收取信息处理费。"
# The table is printed in another place, or as a picture.
_APART = pattern(r"附[件表后图]|[见如][下后]?[表图]|如下:$")


def _report(tables: tuple[str, ...] = _TABLES, fee: str = _FEE, year: int = 2024, marked: int = -1) -> str:
    """A report with these tables, the heading at place ``marked`` in ⟦ ⟧."""
    headings = (
        "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
    )  # fmt: skip
    texts = ("工作有序推进。", *tables, "宣传不够。", fee)
    lines = [f"云溪市水务局{year}年政府信息公开工作年度报告"]
    for place, (heading, text) in enumerate(zip(headings, texts, strict=True)):
        lines += [f"⟦{heading}⟧" if place == marked else heading, text]
    return "\n".join(lines)


class MissingTableOrStatement(Rule):
    """缺少规定的统计表或者说明。

    检查什么
    格式有统一规定的报告，应当有表的部分是否有表，应当说明的事项是否说明：政府信息公开工作年度报告第二、三、四部分各有一张统计表，第六部分
    报告收取信息处理费的情况（2021年度起，没有收取的也要写明）。全文没有一行数据表的（多半是提取文字时丢了表，或者表是图片）、写明见附表的
    不核对统计表。

    为什么
    统一格式的表要逐级汇总，数为零也要填报；信息处理费收取情况是规定的报告事项，很容易漏写。

    依据
    《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）。
    """

    code = "SEC012"
    severity = WARNING
    title = Text("缺少规定的统计表或说明", "Prescribed table or statement missing")
    message = Text("本部分应有{content_zh}（{source}）", "This section should hold {content_en} ({source})")
    source = "国办公开办函〔2021〕30号"
    examples = (
        Good(_report()),
        Good(_report((_TABLES[0], "统计表见附件。", _TABLES[2]))),
        Good(_report(("发布信息120条。", "收到申请12件，均已办结。", "没有行政复议和诉讼。"))),
        Good(_report(fee="没有其他事项。", year=2020)),
        Bad(_report((_TABLES[0], "收到申请12件，均已办结。", _TABLES[2]), marked=2)),
        Bad(_report((_TABLES[0], _TABLES[1], "没有行政复议和诉讼。"), marked=3)),
        Bad(_report(fee="没有其他事项。", marked=5)),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each missing content, at the heading of its section."""
        year = report.facts.year
        if year is None or not any(due.contents for due in report.profile.sections):
            return
        no_tables = not any(map(_is_data, report.document.paragraphs))
        everything = "".join(paragraph.compact.text for paragraph in report.document.paragraphs)
        for due, paragraphs in _parts(report):
            text = "".join(paragraph.compact.text for paragraph in paragraphs)
            for content in due.contents:
                if content.table:
                    held = no_tables or any(map(_is_data, paragraphs)) or _holds(content, text) or bool(_APART.search(text))
                else:
                    held = _holds(content, everything)
                if not held and year >= max(content.since, report.profile.since):
                    heading = paragraphs[0]
                    yield self.finding(
                        heading.compact.span(0, heading.heading),
                        content_zh=content.zh,
                        content_en=content.en,
                        source=report.profile.source,
                    )


def _parts(report: Report) -> Iterator[tuple[Due, Sequence[Paragraph]]]:
    """Each section of the profile that occurs once, with the paragraphs up to the next section of the profile."""
    heads = {section.heading.span: due for section, due in report.outline if section.heading is not None and due is not None}
    dues, paragraphs = list(heads.values()), report.document.paragraphs
    starts = [n for n, paragraph in enumerate(paragraphs) if paragraph.span in heads]
    for start, end in pairwise([*starts, len(paragraphs)]):
        due = heads[paragraphs[start].span]
        if dues.count(due) == 1:
            yield due, paragraphs[start:end]


def _holds(content: Content, text: str) -> bool:
    return any(word in text for word in content.words)


def _is_data(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a row of a table with a figure in its last cells."""
    return paragraph.role in ("table", "columns") and paragraph.compact.text.rstrip(" |")[-1:].isdigit()
