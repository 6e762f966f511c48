"""CIT004: an inexact name of a law or document."""

from __future__ import annotations

from collections.abc import Iterator

from lawlint.knowledge.titles import Difference, KnownName, is_draft, is_known, is_unattested, normalised, similar_names
from lawlint.parsing.citations import Citation, citations
from lawlint.parsing.prose import prose
from lawlint.rule import WARNING, Bad, Edit, Finding, Fix, Good, Report, Rule, Text


class TitleInexact(Rule):
    """法律、文件的名称引用不准确。

    检查什么
    书名号中的名称，与国家法律法规数据库中的名称、法治政府建设常用文件的名称只差一处：多、漏、换了「与」「管理」这类不改变所指的字词，
    或者错、漏、多一个字而读不成词。省略地名的本地法规、草案、年份和届次不同的不提示；差别可能出自另一份文件的，只作提示。

    为什么
    引用的依据写错名称，读者查不到；这类错误多由记忆和输入法造成，几乎总是照抄下去。

    依据
    《党政机关公文处理工作条例》第十九条（引用准确）；名称见 knowledge/law_names.toml。
    """

    code = "CIT004"
    severity = WARNING
    title = Text("法规文件名称不准确", "Title misquoted")
    message = Text("《{cited}》应为《{name}》：{how_zh}", "《{cited}》 should read 《{name}》: {how_en}")
    source = "《党政机关公文处理工作条例》第十九条"
    examples = (
        Good("落实《法治政府建设与责任落实督察工作规定》，开展督察2次。"),
        Good("落实《法治政府建设实施纲要（2021－2025年）》和《云溪市法治政府建设实施方案（2021—2025年）》。"),
        Good("学习《中华人民共和国政府信息公开条例》《信访工作条例》。"),
        Good("起草《云溪市供热管理条例》，宣传《供热管理条例》。"),
        Bad(
            "落实《⟦法治政府建设责任落实督察工作规定⟧》，开展督察2次。",
            fixed="落实《法治政府建设与责任落实督察工作规定》，开展督察2次。",
        ),
        Bad(
            "依据《中华人民共和国⟦政府信息公开管理条例⟧》答复申请30件。",
            fixed="依据《中华人民共和国政府信息公开条例》答复申请30件。",
        ),
        Bad("学习《⟦重大行政决策程序暂行条列⟧》。", fixed="学习《重大行政决策程序暂行条例》。"),
        Bad("落实《⟦党政主要负责人履行推进法治建设第一责任人规定⟧》。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each inexact title."""
        for paragraph in prose(report.document):
            for citation in citations(paragraph.compact.text):
                if is_known(citation.name) or is_draft(citation.note):
                    continue
                slips = [(_doubt(citation, known, apart), known, apart) for known, apart in similar_names(citation.name)]
                doubt, known, apart = min(slips, default=(2, None, None))
                if known is None or apart is None or doubt == 2:
                    continue
                span = paragraph.compact.span(citation.at, citation.at + len(citation.name))
                offer = Text(f"改为《{known.name}》", f"write 《{known.name}》")
                clear = "〈" not in citation.name and sum(other == doubt for other, *_ in slips) == 1
                how = _description(apart)
                yield self.finding(
                    span, fix=Fix(offer, (Edit(span, known.name),)) if clear else None, weaker=doubt,
                    cited=citation.name, name=known.name, how_zh=how.zh, how_en=how.en,
                )  # fmt: skip


# Shorter names that differ in one character are often different laws: 人民警察法, 人民武装警察法.
_SHORT, _LONG = 6, 10


def _doubt(citation: Citation, known: KnownName, apart: Difference) -> int:
    """The doubt that ``known`` is intended: 0 none, 1 it may be another document, 2 too much for a finding."""
    cited = normalised(citation.name)
    if len(cited) < _SHORT:
        return 2
    if apart.is_weak:
        national = known.document or citation.of_state or (cited.endswith("法") and not cited.endswith("办法"))
        return 0 if national else 1
    if known.document and len(cited) >= _LONG:
        return 0
    return 0 if is_unattested(cited, apart.at, len(apart.first)) else 2


def _description(apart: Difference) -> Text:
    """A description of the difference."""
    if not apart.first:
        return Text(f"漏“{apart.second}”", f"“{apart.second}” is left out")
    if not apart.second:
        return Text(f"多“{apart.first}”", f"“{apart.first}” is too much")
    return Text(f"“{apart.first}”应为“{apart.second}”", f"“{apart.second}”, not “{apart.first}”")
