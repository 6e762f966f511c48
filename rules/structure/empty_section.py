"""STR006: a heading without content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from lawlint.parsing.tree import Paragraph, Section
from lawlint.rule import WARNING, Bad, Finding, Good, Related, Report, Rule, Text

# "" is the family of headings without a number, which the format marks.
_FAMILIES = ("cn", "cn_paren", "")


class EmptySection(Rule):
    """标题之下没有正文。

    检查什么
    「一、」「（一）」两级标题，以及没有序号而由格式标明的标题（Markdown 的 #、Word 的标题样式、网页的 h1 至 h6），之后紧接着同级
    或者更高一级的标题，中间没有正文，也没有下级标题。标题与正文同段的、标题之下先列小标题的、其下是图片的不提示；没有序号的标题，
    同级的第一个可能是文题，不提示；目录、清单中的条目（接连几条都没有正文）和表格不核对。

    为什么
    起草时先立框架、后填内容，或者删去了一段正文，都会留下空的标题，读者看到的是一个没有写完的部分。

    依据
    实务：每一层次的标题之下应有内容；GB/T 9704—2012 第7.3.3条（正文结构层次）。
    """

    code = "STR006"
    severity = WARNING
    title = Text("空章节", "Heading with nothing under it")
    message = Text("“{heading}”之下没有正文，后面就是“{next}”", "“{heading}” has nothing under it: “{next}” comes right after")
    source = "GB/T 9704—2012 第7.3.3条；实务"
    examples = (
        Good("一、主要举措\n（一）完善制度。印发规定3件。\n二、存在不足\n宣传不够深入。\n三、下一步安排\n持续推进。"),
        Good("一、工作成效\n审结案件15件。\n二、其他需要报告的情况\n无。\n三、下一步安排\n持续推进。"),
        Good("目录\n一、主要职能\n二、机构设置\n三、收支情况\n四、名词解释"),
        Bad(
            "一、主要举措\n印发规定3件。\n⟦二、存在的不足和原因⟧\n三、第一责任人履职情况\n县长部署工作4次。\n四、安排\n持续推进。"
        ),
        Bad("一、主要举措\n（一）完善制度\n印发规定3件。\n⟦（二）规范执法⟧\n（三）化解纠纷\n调解纠纷20件。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each heading without text among siblings that have some."""
        sections = [*report.document.body.walk()]
        titles = [section.title for section in sections]
        starts = [section.span.start for section in sections]
        starts = sorted(starts + [mark.span.start for mark in report.source.marks if mark.kind == "picture"])
        for parent in sections:
            for family in _FAMILIES if parent.sections else ():
                siblings = [section for section in parent.sections if _family(section) == family]
                empty = [_is_empty(section) for section in siblings]
                if sum(empty) * 2 > len(siblings) or any(map(_has_rows, siblings)):
                    continue
                for at in range(0 if family else 1, len(siblings) - 1):
                    section, following = siblings[at], siblings[at + 1]
                    # Two empty headings in a row, or the same heading twice, are a list or a table of contents.
                    if not empty[at] or empty[at + 1] or (at and empty[at - 1]) or titles.count(section.title) > 1:
                        continue
                    if bisect_right(starts, following.span.start) - bisect_left(starts, section.span.end) > 1:
                        continue  # a picture, or a heading of another kind
                    assert section.heading is not None
                    assert following.heading is not None
                    related = (Related(following.heading.span, Text("下一个标题", "the next heading")),)
                    yield self.finding(section.heading.span, related=related, heading=section.title, next=following.title)


def _family(section: Section) -> str | None:
    if section.heading is None:
        return None
    return section.heading.marker.family if section.heading.marker else ""


def _is_empty(section: Section) -> bool:
    return section.heading is not None and section.heading.role == "heading" and not section.children


def _has_rows(section: Section) -> bool:
    return any(isinstance(child, Paragraph) and child.role in ("table", "columns") for child in section.children)
