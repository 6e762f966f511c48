"""LEF003: a passage that occurs twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Document, Paragraph
from lawlint.rule import INFO, Bad, Edit, Finding, Fix, Good, Option, Related, Report, Rule, Span, Text

# With more repeated sentences, and a third of all, the whole text was printed twice.
_MOST = 10
_SHOWN = 12


class DuplicatePassage(Rule):
    """重复句段。

    检查什么
    二十字以上、以句号结尾的句子是否一字不差地出现两次；相连的几句合并提示。报告的套语（「现将……报告如下」）、指导思想、收支说明中的原因、
    「没有发生……」一类的零报告、任务的牵头单位，以及表格和表下的注、标题、以分号结尾的列项、附件引述正文的，不提示。整篇印了两遍的也
    不提示。预算报告里收入与支出、全市与市级各段常用同样的话，所以只作提示。

    为什么
    多人分头起草、拼接成稿时，同一段话常常贴了两次，或者把成效原样写进了下一步打算。

    依据
    《党政机关公文处理工作条例》第十九条（文字精练，篇幅简短）；实务。
    """

    code = "LEF003"
    severity = INFO
    title = Text("重复句段", "Passage that stands twice")
    message = Text("“{text}”与前文重复", "“{text}” stands above already")
    source = "《党政机关公文处理工作条例》第十九条"
    examples = (
        Good("一、成效\n落实行政执法“三项制度”。\n二、打算\n落实行政执法“三项制度”。"),
        Good(
            "本年度没有发生因政府信息公开引起的行政复议和行政诉讼情况。\n本年度没有发生因政府信息公开引起的行政复议和行政诉讼情况。"
        ),
        Good(
            "一、成效\n增强执法人员的法律意识，提升行政执法的业务水平。\n二、打算\n增强执法人员的法律意识，提升行政执法的办案质量。"
        ),
        Good(
            "表1 一般债务\n注：1.本表由云溪市财政局在批准后二十日内公开。\n2.省厅尚未下达云溪市本年限额，待下达后按程序公开。\n"
            "表2 专项债务\n注：1.本表由云溪市财政局在批准后二十日内公开。\n2.省厅尚未下达云溪市本年限额，待下达后按程序公开。"
        ),
        Bad(
            "增强执法人员的法律意识，提升行政执法的业务水平。培训12场。⟦增强执法人员的法律意识，提升行政执法的业务水平。⟧",
            fixed="增强执法人员的法律意识，提升行政执法的业务水平。培训12场。",
        ),
        Bad(
            "（二）健全制度。印发行政执法监督办法和案卷评查标准共3件。组织开展全市行政执法案卷评查和实地督察6次。\n"
            "（四）强化监督。⟦印发行政执法监督办法和案卷评查标准共3件。组织开展全市行政执法案卷评查和实地督察6次。⟧"
        ),
    )

    options = (
        Option(
            "characters",
            20,
            Text("多长的句子才核对；更短的可能是套语", "how long a sentence must be: a shorter one may be a formula"),
        ),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each passage, at its second occurrence."""
        first: dict[str, int] = {}
        repeats: list[tuple[int, int]] = []
        sentences = list(_sentences(report.document, report.options["characters"]))
        if len({sentence.text for sentence in sentences}) == len(sentences):
            return
        for at, sentence in enumerate(sentences):
            before = first.setdefault(sentence.text, at)
            if before != at and not _pattern("STOCK").search(sentence.text):
                repeats.append((before, at))
        if len(repeats) > _MOST and len(repeats) * 3 > len(sentences):
            return
        for run in _runs(repeats, sentences):
            (before, at), (last_before, last) = run[0], run[-1]
            span = Span(sentences[at].span.start, sentences[last].span.end)
            earlier = Span(sentences[before].span.start, sentences[last_before].span.end)
            related = Related(earlier, Text("前文", "where it stands first"))
            text = report.source.text[span.start : span.end]
            shown = text if len(text) <= _SHOWN * 2 else f"{text[:_SHOWN]}…"
            whole = sentences[at].start <= sentences[at].paragraph.head and sentences[last].ends
            fix = None if whole else Fix(Text("删去重复的部分", "delete what is repeated"), (Edit(span, ""),))
            yield self.finding(span, related=(related,), fix=fix, text=shown)


class _Sentence(NamedTuple):
    """A sentence, [start, stop) in its paragraph."""

    text: str
    paragraph: Paragraph
    start: int
    stop: int

    @property
    def ends(self) -> bool:
        """Whether it ends its paragraph."""
        return self.stop == len(self.paragraph.compact.text)

    def up_to(self, other: _Sentence) -> str | None:
        """The text between it and another sentence; None where that is in another paragraph."""
        return self.paragraph.compact.text[self.stop : other.start] if self.paragraph is other.paragraph else None

    @property
    def span(self) -> Span:
        return self.paragraph.compact.span(self.start, self.stop)


def _sentences(document: Document, least: int) -> Iterator[_Sentence]:
    """The sentences of at least ``least`` characters, up to the annexes."""
    end = document.annexes[0].span.start if document.annexes else len(document.source.text)
    is_note = False
    for paragraph in document.paragraphs:
        begins = _pattern("TABLE_NOTE").match(paragraph.compact.text)
        is_note = bool(begins or (is_note and _pattern("NEXT_NOTE").match(paragraph.compact.text)))
        if paragraph.role != "text" or paragraph.span.start >= end or is_note:
            continue
        text, head = paragraph.compact.text, paragraph.head
        for start, stop in paragraph.sentences:
            if stop - max(start, head) >= least and text[stop - 1] == "。":
                start = max(start, head)
                yield _Sentence(text[start:stop], paragraph, start, stop)


def _runs(repeats: list[tuple[int, int]], sentences: list[_Sentence]) -> Iterator[list[tuple[int, int]]]:
    """Runs of repeated sentences that are consecutive in both places, with the same shorter sentences between them."""
    run: list[tuple[int, int]] = []
    for before, at in repeats:
        if run and (run[-1][0] + 1, run[-1][1] + 1) == (before, at):
            between = sentences[at - 1].up_to(sentences[at])
            if between is not None and between == sentences[before - 1].up_to(sentences[before]):
                run.append((before, at))
                continue
        if run:
            yield run
        run = [(before, at)]
    if run:
        yield run


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return pattern(terminals("marks")[word])
