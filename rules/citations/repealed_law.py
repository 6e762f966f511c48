"""CIT003: a repealed law that is cited as in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from lawlint.exact.calendar import in_full
from lawlint.knowledge import table
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import prose
from lawlint.parsing.tree import Document, Paragraph
from lawlint.rule import WARNING, Bad, Edit, Finding, Fix, Good, Option, Related, Report, Rule, Span, Text

_TITLE = pattern(r"《(?:中华人民共和国)?([^《》〈〉()]{2,40})(?:\([^《》()]*\))?》")
_YEAR = pattern(r"((?:19|20)\d\d)年")
_ABOUT = pattern(r"关于[^,。;:《》]{0,8}$")
_STATE = "中华人民共和国"


def _report(year: int, sentence: str) -> str:
    """A report for ``year`` that says ``sentence``."""
    return f"青禾县人民政府关于{year}年度法治政府建设工作情况的报告\n{sentence}\n青禾县人民政府\n{year + 1}年1月26日"


class RepealedLaw(Rule):
    """引用已废止或已更名的法律、行政法规。

    检查什么
    报告所述时期开始以前就已废止的法律、行政法规，是否仍被当作现行有效的依据来引用，有无书名号、有无「中华人民共和国」都算。
    较长的名称（《劳动合同法》《某市公路管理条例》）、「原《合同法》」和写明废止、取代的句子不提示；报告没有年度和日期的不核对。

    为什么
    依据已经废止的法律开展执法检查、普法宣传或者合同审查，是报告中容易被指出的硬伤，多由沿用旧稿造成。

    依据
    各现行法律附则中的「同时废止」条款，见 knowledge/repealed.toml；《党政机关公文处理工作条例》第十九条。
    """

    code = "CIT003"
    severity = WARNING
    title = Text("引用已废止的法律法规", "Repealed law cited as in force")
    message = Text(
        "《{name}》自{since_zh}起已废止，由《{successor}》取代（{source}）",
        "《{name}》 was repealed on {since}; 《{successor}》 took its place ({source})",
    )
    source = "各法律附则的废止条款；《党政机关公文处理工作条例》第十九条"
    examples = (
        Good(_report(2023, "对贯彻实施医师法情况进行执法检查。")),
        Good(_report(2020, "依据《中华人民共和国合同法》审查政府合同40份。")),
        Good(_report(2023, "学习《劳动合同法》，清理依据原《合同法》制定的文件2件。")),
        Good(_report(2023, "修订《青禾县公路管理条例》，防范合同法律风险。")),
        Bad(
            _report(2023, "依据《中华人民共和国⟦合同法⟧》审查政府合同40份。"),
            fixed=_report(2023, "依据《中华人民共和国民法典》审查政府合同40份。"),
        ),
        Bad(_report(2023, "执行《⟦个体工商户条例⟧》《促进个体工商户发展条例》。")),
        Bad(_report(2023, "对土壤污染防治法、⟦执业医师法⟧等开展执法检查5次。")),
        Bad(_report(2025, "落实《⟦退役士兵安置条例⟧》，安置退役士兵30名。")),
    )

    options = (
        Option(
            "allowed",
            (),
            Text("不提示的名称，如仍在清理的旧条例", "names to be silent about, as of an old regulation that is being wound up"),
        ),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each repealed law, at its first place; the others are related."""
        begin = report.begin
        if begin is None:
            return
        cited: dict[str, list[Span]] = {}
        for name, span in _citations(report.document):
            if _laws()[name].since <= begin and name not in report.options["allowed"]:
                cited.setdefault(name, []).append(span)
        for name, (first, *others) in cited.items():
            law = _laws()[name]
            offer = Text(f"改为{law.successor}", f"cite {law.successor}")
            fix: Fix | None = Fix(offer, tuple(Edit(span, law.successor) for span in (first, *others)))
            if _is_cited_with(report.document, law.successor, (first, *others)):
                fix = None  # the successor would be cited twice
            related = tuple(Related(span, Text(name, name)) for span in others)
            since = law.since
            yield self.finding(
                first, related=related, fix=fix, name=name, successor=law.successor, source=law.source,
                since_zh=in_full(since), since=since.isoformat(),
            )  # fmt: skip


class _Law(NamedTuple):
    successor: str
    since: date
    source: str


@cache
def _laws() -> dict[str, _Law]:
    return {row["name"]: _Law(row["successor"], row["since"], row["source"]) for row in table("repealed")["laws"]}


def _is_cited_with(document: Document, successor: str, spans: tuple[Span, ...]) -> bool:
    """Whether a paragraph that cites the repealed law in one of ``spans`` also names its successor."""
    named = [paragraph.span for paragraph in prose(document) if successor in paragraph.compact.text]
    return any(place.start <= span.start < place.end for place in named for span in spans)


@cache
def _beginnings() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """A fast pattern for the beginnings of names, and the names by their first three characters, longest first."""
    names: dict[str, list[str]] = {}
    for name in sorted(_laws(), key=len, reverse=True):
        names.setdefault(name[:3], []).append(name)
    first, second, third = ("".join(sorted(set(column))) for column in zip(*names, strict=True))
    return pattern(f"[{first}](?=[{second}][{third}])"), names


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(table("repealed")["context"][kind])


def _citations(document: Document) -> list[tuple[str, Span]]:
    """The names of the table that the report cites as laws in force, with their spans."""
    found = [citation for paragraph in prose(document) for citation in _in_paragraph(paragraph)]
    # 《公路管理条例》 may be short for 《某省公路管理条例》; only the state makes a 法.
    local = {name for name, _ in found if not name.endswith("法")}
    if local:
        titles = [title for paragraph in prose(document) for title in _TITLE.findall(paragraph.compact.text)]
        local = {name for name in local if any(title != name and title.endswith(name) for title in titles)}
    return [(name, span) for name, span in found if name not in local]


def _in_paragraph(paragraph: Paragraph) -> Iterator[tuple[str, Span]]:
    text = paragraph.compact.text
    pattern, names = _beginnings()
    last = 0
    for match in pattern.finditer(text):
        start = match.start()
        name = next((name for name in names.get(text[start : start + 3], ()) if text.startswith(name, start)), None)
        if name is None or start < last:
            continue
        last = start + len(name)
        if _is_title(text, start, last) and not _is_about_the_past(paragraph, start, _laws()[name].since):
            yield name, paragraph.compact.span(start, last)


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a whole name: a complete 《title》, or between words that surround a name."""
    left = start - len(_STATE) if text.endswith(_STATE, 0, start) else start
    quoted = left > 0 and text[left - 1] == "《"
    outside = left - quoted
    # Part of a longer title, in one pair of marks or not: 《关于贯彻合同法的意见》, 关于适用《合同法》若干问题的解释.
    if text.rfind("《", 0, outside) > text.rfind("》", 0, outside) or _ABOUT.search(text, max(0, outside - 10), outside):
        return False
    if quoted:
        match = _TITLE.match(text, left - 1)
        return bool(match and match[1] == text[start:end] and not text.startswith(_words("longer"), match.end()))
    before = not left or left < start or text[left - 1] in ",。;:、!?(“" or text.endswith(_words("before"), 0, left)
    after = end == len(text) or text[end] in ",。;:、!?)”" or text.startswith(_words("after"), end)
    return before and after and not text.startswith(_words("longer"), end)


def _is_about_the_past(paragraph: Paragraph, start: int, since: date) -> bool:
    """Whether the sentence is about the past of the law: «原《合同法》», «…同时废止», or a year before its end."""
    text = paragraph.compact.text
    low, high = next(((a, b) for a, b in paragraph.sentences if a <= start < b), (0, len(text)))
    sentence = text[low:high]
    if any(word in sentence for word in _words("past")) or any(int(year) < since.year for year in _YEAR.findall(sentence)):
        return True
    before = text[max(0, start - len(_STATE) - 2) : start]
    return before.removesuffix(_STATE).removesuffix("《").endswith(("原", "旧"))
