"""CIT011: an article that the law does not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import Pattern

from lawlint.exact.numerals import to_int
from lawlint.knowledge import table
from lawlint.knowledge.laws import laws
from lawlint.knowledge.titles import has_namesakes
from lawlint.parsing.citations import citations
from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.rule import WARNING, Bad, Finding, Good, Report, Rule, Text


class ArticleOutOfRange(Rule):
    """引用的条款超出法律的条文总数。

    检查什么
    「《某法》第N条」中的N，是否大于该法历次文本条文总数中最大的一个。只核对知识表中的法律和行政法规；草案、修正案和地方性法规不核对。

    为什么
    条款号写错，依据就落了空；法律修订后条文重新编号，沿用旧稿也会出这样的错。

    依据
    见 knowledge/laws.toml，每条都注明出处；《党政机关公文处理工作条例》第十九条（引用准确）。
    """

    code = "CIT011"
    severity = WARNING
    title = Text("引用的条款不存在", "No such article")
    message = Text(
        "《{name}》共{articles}条（截至{as_of}），没有{cited}",
        "《{name}》 has {articles} articles (as of {as_of}); there is no {cited}",
    )
    source = "各法律的条文总数；《党政机关公文处理工作条例》第十九条"
    examples = (
        Good("依据《中华人民共和国行政复议法》第九十条的规定办理。"),
        Good("依照《行政处罚法》第三十三条、第八十六条不予处罚。"),
        Good("对《行政复议法》（修订草案）第一百二十条提出意见。"),
        Good("《云溪市政府信息公开条例》施行后，《政府信息公开条例》第七十条规定的期限缩短。"),
        Bad("依据《行政复议法》⟦第一百二十条⟧的规定受理。"),
        Bad("《医师法》⟦第七十八条⟧规定了法律责任。"),
        Bad("依照《中华人民共和国行政处罚法》第三十三条、⟦第90条⟧第二款办理。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each article beyond the last one of the law."""
        cited = [(paragraph, citation) for paragraph in prose(report.document) for citation in citations(paragraph.compact.text)]
        names = {citation.name for _, citation in cited}
        for paragraph, citation in cited:
            law = laws().get(citation.name)
            if law is None or law.articles is None or citation.note or (has_namesakes(law.name) and not citation.of_state):
                continue
            # 《政府信息公开条例》 may be short for 《某市政府信息公开条例》.
            if any(name != citation.name and name.endswith(citation.name) and name != law.name for name in names):
                continue
            compact = paragraph.compact
            for start, end in _articles(compact.text, citation.end):
                try:
                    number = to_int(compact.text[start + 1 : end - 1])
                except ValueError:
                    continue
                if number > law.articles:
                    yield self.finding(
                        compact.span(start, end), name=citation.name, articles=law.articles,
                        cited=compact.text[start:end], as_of=table("laws")["as_of"],
                    )  # fmt: skip


def _articles(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The articles that follow a title at ``at``, in order."""
    first, more = _patterns()
    found = first.match(text, at)
    while found:
        yield found.span(1)
        found = more.match(text, found.end())


@cache
def _patterns() -> tuple[Pattern[str], Pattern[str]]:
    words = terminals("citation")
    article = f"({words['ARTICLE']})(?:{words['PART']})"
    return pattern(f"(?:{words['CALLED']})?{article}"), pattern(f"(?:{words['MORE']}){article}")
