"""PUN001: a mark that opens or closes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from lawlint.parsing.grammar import terminals
from lawlint.parsing.patterns import pattern
from lawlint.parsing.prose import APART
from lawlint.parsing.tree import Document, Paragraph
from lawlint.rule import ERROR, Bad, Edit, Finding, Fix, Good, Report, Rule, Safety, Span, Text

_QUOTES = "“”‘’"
_IDEOGRAPH = pattern("[\u4e00-\u9fff]")
_BETWEEN = pattern(f"[{_QUOTES}。]")
_STOP, _LEAD = pattern("[,、;:。!?)》]|$"), pattern("[,、;:(《]")
_NEAR = 3
"""A pair may span this many paragraphs, in text that was wrapped by hand or out of a table."""


class UnpairedMark(Rule):
    """成对标点不匹配。

    检查什么
    引号、书名号和各种括号是否左右成对，全角、半角视为一种。序次语后的单个括号「1)」、英文的撇号、数学区间，以及跨段的引文
    （每段以上引号开头，末段才有下引号）不提示；在邻近段落里能找到另一半的也不提示。

    为什么
    多为修改时删掉了一半。书名号、引号缺一半，名称从哪里到哪里就说不清；数据加了一半括号，读者不知道哪些是注。

    依据
    GB/T 15834—2011 引号、括号、书名号。
    """

    code = "PUN001"
    severity = ERROR
    title = Text("成对标点不匹配", "Unpaired mark")
    message = Text("「{mark}」没有与之配对的「{partner}」", "{mark} has no {partner} to go with it")
    source = "GB/T 15834—2011"
    examples = (
        Good("抓实行政执法“三项制度”，印发《青禾县规范性文件管理办法（试行）》。"),
        Good("1)加强领导 2)完善制度"),
        Good("（一）加强领导。一是坚持“党委领导、政府负责(含乡镇)”。"),
        Good("会议指出：\n“第一段引文。\n“第二段引文。”"),
        Bad("抓实行政执法⟦“⟧三项制度。"),
        Bad("落实⟦《⟧《行政复议法》，办结案件15件。", fixed="落实《行政复议法》，办结案件15件。"),
        Bad("贯彻⟦《⟧《行政复议法》实施条例，办结案件15件。"),
        Bad("受⟦（⟧办理办件810件。"),
        Bad("落实⟦”⟧双随机、一公开”监管。", fixed="落实“双随机、一公开”监管。"),
        Bad("编制“四张清单⟦“⟧，推行柔性执法。", fixed="编制“四张清单”，推行柔性执法。"),
        Bad("印发⟦《⟧云溪市重大行政决策程序规定（试行）和《云溪市行政规范性文件管理办法》。"),
    )

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each mark without its other half."""
        for left in _turned(_without_neighbours(_left_over(report.document))):
            span = left.paragraph.compact.span(left.at, left.at + 1)
            yield self.finding(span, fix=_fix(left, span), mark=left.mark, partner=_pairs()[left.mark])


class _Left(NamedTuple):
    """A mark without its other half in its paragraph; ``turned``: it faces the wrong way."""

    number: int
    paragraph: Paragraph
    at: int
    mark: str
    turned: bool = False

    @property
    def opens(self) -> bool:
        return self.mark in _opening()


def _fix(left: _Left, span: Span) -> Fix | None:
    """What pairs the marks again, where there is one way to: turn one that faces the wrong way, take out one printed twice.

    A quotation mark that opens right before a stop, or closes right behind one, surely faces the wrong way.
    """
    text, partner = left.paragraph.compact.text, _pairs()[left.mark]
    if left.turned:
        sure = _STOP.match(text, left.at + 1) if left.opens else not left.at or _LEAD.match(text, left.at - 1)
        offer = Text(f"改为「{partner}」", f"make it {partner}")
        return Fix(offer, (Edit(span, partner),), Safety.SAFE if sure else Safety.SUGGESTED)
    closed = text.find(partner, left.at)
    if left.mark in "《“" and text.startswith(left.mark, left.at + 1) and closed > 0 and _STOP.match(text, closed + 1):
        return Fix(Text(f"删去多余的「{left.mark}」", f"take out one {left.mark}"), (Edit(span, ""),))
    return None


@cache
def _opening() -> dict[str, str]:
    """What opens, and what closes it."""
    spelled = terminals("marks")
    opening, closing = (re.sub(r"\\(.)", r"\1", spelled[name][1:-1]) for name in ("OPEN", "CLOSE"))
    return dict(zip(opening, closing, strict=True))


@cache
def _pairs() -> dict[str, str]:
    """Every mark and its other half."""
    return _opening() | {closing: opening for opening, closing in _opening().items()}


@cache
def _pattern(*names: str) -> re.Pattern[str]:
    return pattern("|".join(terminals("marks")[name] for name in names))


@lru_cache(maxsize=1024)
def _unpaired(marks: str) -> tuple[int, ...]:
    """Which of ``marks`` have no other half; each kind pairs on its own, the innermost first."""
    open_: dict[str, list[int]] = {opening: [] for opening in _opening()}
    left = []
    for i, mark in enumerate(marks):
        if mark in open_:
            open_[mark].append(i)
        elif before := open_[_pairs()[mark]]:
            before.pop()
        else:
            left.append(i)
    return tuple(sorted(left + [i for kind in open_.values() for i in kind]))


def _left_over(document: Document) -> Iterator[_Left]:
    """The marks that have no other half in their paragraph."""
    marks = _pattern("OPEN", "CLOSE")
    paragraphs = [paragraph for paragraph in document.paragraphs if paragraph.role != "chrome"]
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.compact.text
        found = "".join(marks.findall(text))
        if not found or not _unpaired(found) or not _IDEOGRAPH.search(text):
            continue
        excused = {match.end() - 1 for name in ("ITEM", "APOSTROPHE") for match in _pattern(name).finditer(text)}
        excused |= {at for match in _pattern("INTERVAL").finditer(text) for at in (match.start(), match.end() - 1)}
        places = [match.start() for match in marks.finditer(text)]
        fewer = [at for at in places if at not in excused]
        # «(附件1)» closes, «1)» does not: the paragraph is right if either reading is.
        readings = [[all_[i] for i in _unpaired("".join(text[at] for at in all_))] for all_ in (places, fewer)]
        following = paragraphs[index + 1].compact.text[:1] if index + 1 < len(paragraphs) else ""
        for at in min(readings, key=len):
            straight = text[at] in "“”" and '"' in text
            goes_on = text[at] in "“‘" and text[at] == following
            if at not in excused and not straight and not goes_on:
                yield _Left(index, paragraph, at, text[at])


def _without_neighbours(left: Iterator[_Left]) -> list[_Left]:
    """What remains when a pair may span a few paragraphs."""
    kept: dict[tuple[int, int], _Left] = {}
    waiting: dict[str, _Left] = {}
    for mark in left:
        before = None if mark.opens else waiting.pop(_pairs()[mark.mark], None)
        if before is not None and before.number < mark.number <= before.number + _NEAR:
            del kept[before.number, before.at]
            continue
        if mark.opens:
            waiting[mark.mark] = mark
        kept[mark.number, mark.at] = mark
    return [mark for mark in kept.values() if mark.paragraph.role not in APART]


def _turned(left: list[_Left]) -> Iterator[_Left]:
    """Two equal quotation marks around one stretch are one mistake: ”三项制度” opens the wrong way, “三项制度“ closes it."""
    i = 0
    while i < len(left):
        this = left[i]
        twins = i + 1 < len(left) and _around(this, left[i + 1])
        yield (left[i + 1] if this.opens else this)._replace(turned=True) if twins else this
        i += 2 if twins else 1


def _around(this: _Left, following: _Left) -> bool:
    return (
        this.mark in _QUOTES
        and this.mark == following.mark
        and this.number == following.number
        and not _BETWEEN.search(this.paragraph.compact.text, this.at + 1, following.at)
    )
