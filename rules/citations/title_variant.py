"""CIT006: one document cited under two names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from lawlint.knowledge.titles import Difference, difference, is_draft, is_known, is_unattested, normalised, place_end
from lawlint.parsing.citations import citations, word
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.rule import WARNING, Bad, Finding, Good, Related, Report, Rule, Span, Text


class TitleVariant(Rule):
    """同一文件的名称前后不一。

    检查什么
    同一篇报告中，两处书名号内较长的名称（十字以上）只差一处：多、漏、换了「与」「管理」这类不改变所指的字词，差一个字而其中一个读不成词，
    或者年份相同而文种不同。年份、届次、序号不同的，其中一个是现行法律法规的，两个名称在同一句中并列的，分别制定或者印发的，都是两份文件，不提示。

    为什么
    一份文件有两个名称，其中必有一个是错的；读者会以为是两份文件。

    依据
    《党政机关公文处理工作条例》第十九条（引用准确、前后一致）。
    """

    code = "CIT006"
    severity = WARNING
    title = Text("同一文件名称前后不一", "One document under two names")
    message = Text(
        "“{first}”与“{second}”之差：此处为《{here}》，另一处为《{there}》",
        "“{first}” against “{second}”: here 《{here}》, elsewhere 《{there}》",
    )
    source = "《党政机关公文处理工作条例》第十九条"
    examples = (
        Good("印发《青禾县城市供水管理办法》。修订《青禾县城市排水管理办法》。"),
        Good("落实《青禾县优化营商环境行动方案（2022年）》。印发《青禾县优化营商环境行动方案（2023年）》。"),
        Good("印发《青禾县重大行政决策程序规定》《青禾县重大行政决策程序细则》。"),
        Good("印发《青禾县城区养犬管理规定》。制定《青禾县城区养鸽管理规定》。"),
        Good("落实《青禾县法治乡村建设实施办法》。修订《青禾县法治乡村建设实施办法（试行）》。"),
        Bad("印发《青禾县优化营商环境提质培优年行动方案》。\n落实《⟦青禾县优化营商环境提质增优年行动方案⟧》。"),
        Bad("制定《青禾县法治政府建设实施方案（2021—2025年）》。\n落实《⟦青禾县法治政府建设实施意见⟧（2021—2025年）》。"),
        Bad("制定《青禾县行政执法协调与监督工作办法》。\n按照《⟦青禾县行政执法协调监督工作办法⟧》开展检查。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each pair of titles that must be the same document."""
        for one, other in _pairs(_titles(report)):
            apart = difference(one.normal, other.normal)
            if _is_slip(one, other, apart) and not one.sentences & other.sentences and not (one.made and other.made):
                here, there = sorted((one, other), key=lambda title: (len(title.places), -title.places[0].start))
                apart = difference(here.normal, there.normal)
                yield self.finding(
                    here.places[0], related=(Related(there.places[0], Text(there.name, there.name)),),
                    first=apart.first, second=apart.second, here=here.name, there=there.name,
                )  # fmt: skip


_LONG = 10
# More titles with the same beginning are a list of documents.
_MOST = 100
_NUMBER = pattern(r"\d+")


@dataclass
class _Title:
    """A title: its name, normalised name, note in brackets, spans, sentences, and whether a sentence enacts it."""

    name: str
    normal: str
    note: str
    places: list[Span] = field(default_factory=list)
    sentences: set[tuple[int, int]] = field(default_factory=set)
    made: bool = False


def _titles(report: Report) -> list[_Title]:
    """The long titles of the report that are not laws or drafts, each once."""
    titles: dict[str, _Title] = {}
    for paragraph in prose(report.document):
        for citation in citations(paragraph.compact.text):
            name = normalised(citation.name)
            if len(name) < _LONG or is_known(citation.name) or is_draft(citation.note):
                continue
            title = titles.setdefault(name, _Title(citation.name, name, citation.note))
            title.places.append(paragraph.compact.span(citation.at, citation.at + len(citation.name)))
            title.made |= bool(word("MADE").search(paragraph.compact.text, max(0, citation.start - 200), citation.start))
            title.sentences.add((paragraph.span.start, paragraph.sentence(citation.start)[0]))
    return list(titles.values())


def _pairs(titles: list[_Title]) -> list[tuple[_Title, _Title]]:
    """All pairs of titles with the same beginning or end, as titles have that differ in one short range."""
    groups: dict[str, list[_Title]] = {}
    for title in titles:
        for key in ("<" + title.normal[:4], title.normal[-4:] + ">"):
            groups.setdefault(key, []).append(title)
    found = (two for group in groups.values() for two in combinations(group[:_MOST], 2))
    return list({(one.normal, other.normal): (one, other) for one, other in found}.values())


def _is_slip(one: _Title, other: _Title, apart: Difference) -> bool:
    """Whether both titles name the same document."""
    years, others = _NUMBER.findall(one.note), _NUMBER.findall(other.note)
    if (
        apart.is_number
        or (years and others and years != others)
        or apart.at < min(place_end(one.normal), place_end(other.normal))
    ):
        return False
    if apart.is_kind:
        return years == others != [] and one.normal.endswith(apart.first)
    odd = is_unattested(one.normal, apart.at, len(apart.first)) or is_unattested(other.normal, apart.at, len(apart.second))
    return apart.is_weak or (apart.is_one_character and odd)
