"""ENU005: 公安、住建、公安."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawlint.claims.operators.items import Piece, cuts, flat, word
from lawlint.parsing.patterns import pattern
from lawlint.parsing.tree import Paragraph
from lawlint.rule import WARNING, Bad, Finding, Good, Related, Report, Rule, Span, Text

_CLAUSE = pattern(r"[^,。;:!?]*")
# Two separators in one clause; most clauses have none.
_LISTING = pattern(r"[、》](?:(?<=、)|(?=《))[^,。;:!?、]*?(?:、|》《)")
_STOPS = ",。;:!?"


class DuplicateListItem(Rule):
    """同一列举中有重复的项。

    检查什么
    以顿号或者相连的书名号列举的三项以上，是否有两项完全相同。首项去掉「会同」「落实」之类的动词，末项去掉「等部门」，括号内的不拆开；
    「一件一件抓」之类的重叠、修饰语不同的项不提示。

    为什么
    多由两份名单合并或者复制粘贴造成；另一种可能是其中一项本应是别的名称。

    依据
    《党政机关公文处理工作条例》第十九条（文字精练、表述准确）。
    """

    code = "ENU005"
    severity = WARNING
    title = Text("列表内重复项", "The same item twice in one list")
    message = Text("“{item}”在同一列举中出现了两次", "“{item}” stands twice in one list")
    source = "《党政机关公文处理工作条例》第十九条"
    examples = (
        Good("会同公安、住建、交通等部门开展检查。"),
        Good("一件一件抓、一项一项改。"),
        Good("支持甲县（养殖、加工）、乙县（种植、加工）、丙县（加工）发展。"),
        Good("完善市级、县级、县级以下三类机制。"),
        Bad("会同公安、住建、交通、⟦公安⟧等部门开展检查。"),
        Bad("学习《行政处罚法》《行政复议法》《⟦行政处罚法⟧》。"),
        Bad("建成青禾路、东升路、胜利街、⟦东升路⟧、临江路。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each repetition, with the first occurrence as related place."""
        for paragraph in report.document.paragraphs:
            if paragraph.role == "text":
                yield from self._repeated(paragraph)

    def _repeated(self, paragraph: Paragraph) -> Iterator[Finding]:
        text = paragraph.compact.text
        for clause in _list_clauses(text):
            if not _may_repeat(clause[0]):
                continue
            seen: dict[str, Span] = {}
            for start, end in _items(clause[0]):
                span = paragraph.compact.span(clause.start() + start, clause.start() + end)
                item = clause[0][start:end]
                if item in seen:
                    first = Related(seen[item], Text("第一次出现", "first here"))
                    yield self.finding(span, related=(first,), item=item)
                seen.setdefault(item, span)


def _list_clauses(text: str) -> Iterator[re.Match[str]]:
    """The clauses with at least two separators."""
    if text.count("、") + text.count("》《") < 2:
        return
    at = 0
    while (found := _LISTING.search(text, at)) is not None:
        start = max(text.rfind(stop, at, found.start()) for stop in _STOPS) + 1 or at
        clause = _CLAUSE.match(text, start)
        assert clause is not None
        yield clause
        at = clause.end()


def _may_repeat(clause: str) -> bool:
    """Whether a piece of two or more characters between separators occurs twice in the clause."""
    first, *inner, last = clause.replace("》《", "》、《").split("、")
    named = tuple(p for p in inner if len(p) > 1)
    return len(set(named)) < len(named) or first.endswith((*named, last.partition("等")[0] or last)) or last.startswith(named)


def _items(clause: str) -> Iterator[Piece]:
    """The items of a list of three or more."""
    blanked = flat(clause)
    sure = [c for c in cuts(blanked) if c.sure]
    if len(sure) < 2:
        return
    starts = [0, *(c.end for c in sure)]
    ends = [*(c.start for c in sure), len(clause)]
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if n == 0 and (lead := word("LIST_LEAD").match(clause, start, end)) is not None:
            start = lead.end()
        if n == len(sure) and (closing := word("OPEN").search(clause, start, end)) is not None:
            end = closing.start()
        if clause[start:end].startswith("《") and clause[end - 1] == "》":
            start, end = start + 1, end - 1
        if end - start > 1 and not any(c.isdigit() for c in clause[start:end]):
            yield start, end
