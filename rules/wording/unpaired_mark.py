"""PUN001: an opening or closing mark without its partner."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
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
        """One finding for each mark without its partner."""
        rows = [n for n, paragraph in enumerate(_printed(report.document)) if paragraph.role == "columns"]
        for unpaired in _turned(_without_neighbours(_unpaired_marks(report.document))):
            if not unpaired.turned and _is_near(rows, unpaired.number):
                continue  # the other half may stand in a line of a cell that is not next to this one
            span = unpaired.paragraph.compact.span(unpaired.at, unpaired.at + 1)
            yield self.finding(span, fix=_fix(unpaired, span), mark=unpaired.mark, partner=_pairs()[unpaired.mark])


class _Unpaired(NamedTuple):
    """A mark without its partner in its paragraph; ``turned``: it faces the wrong way."""

    number: int
    paragraph: Paragraph
    at: int
    mark: str
    turned: bool = False

    @property
    def opens(self) -> bool:
        return self.mark in _opening()


def _fix(unpaired: _Unpaired, span: Span) -> Fix | None:
    """The fix, where there is only one: turn a mark that faces the wrong way, or delete a repeated one.

    A quotation mark that opens directly before a stop, or closes directly after one, certainly faces the wrong way.
    """
    text, partner = unpaired.paragraph.compact.text, _pairs()[unpaired.mark]
    if unpaired.turned:
        certain = _STOP.match(text, unpaired.at + 1) if unpaired.opens else not unpaired.at or _LEAD.match(text, unpaired.at - 1)
        offer = Text(f"改为「{partner}」", f"make it {partner}")
        return Fix(offer, (Edit(span, partner),), Safety.SAFE if certain else Safety.SUGGESTED)
    closed = text.find(partner, unpaired.at)
    if (
        unpaired.mark in "《“"
        and text.startswith(unpaired.mark, unpaired.at + 1)
        and closed > 0
        and _STOP.match(text, closed + 1)
    ):
        return Fix(Text(f"删去多余的「{unpaired.mark}」", f"take out one {unpaired.mark}"), (Edit(span, ""),))
    return None


@cache
def _opening() -> dict[str, str]:
    """The opening marks, each with its closing mark."""
    spelled = terminals("marks")
    opening, closing = (re.sub(r"\\(.)", r"\1", spelled[name][1:-1]) for name in ("OPEN", "CLOSE"))
    return dict(zip(opening, closing, strict=True))


@cache
def _pairs() -> dict[str, str]:
    """Every mark with its partner."""
    return _opening() | {closing: opening for opening, closing in _opening().items()}


@cache
def _pattern(*names: str) -> re.Pattern[str]:
    return pattern("|".join(terminals("marks")[name] for name in names))


@lru_cache(maxsize=1024)
def _unpaired(marks: str) -> tuple[int, ...]:
    """The indices of ``marks`` without a partner; each kind is paired separately, the innermost first."""
    open_: dict[str, list[int]] = {opening: [] for opening in _opening()}
    unpaired = []
    for i, mark in enumerate(marks):
        if mark in open_:
            open_[mark].append(i)
        elif before := open_[_pairs()[mark]]:
            before.pop()
        else:
            unpaired.append(i)
    return tuple(sorted(unpaired + [i for kind in open_.values() for i in kind]))


def _printed(document: Document) -> list[Paragraph]:
    """The paragraphs of the document itself."""
    return [paragraph for paragraph in document.paragraphs if paragraph.role != "chrome"]


def _is_near(places: Sequence[int], number: int) -> bool:
    """Whether a paragraph is one of ``places``, in order, or stands near one."""
    at = bisect_left(places, number - _NEAR)
    return at < len(places) and places[at] <= number + _NEAR


def _unpaired_marks(document: Document) -> Iterator[_Unpaired]:
    """The marks without a partner in their paragraph."""
    marks = _pattern("OPEN", "CLOSE")
    paragraphs = _printed(document)
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.compact.text
        found = "".join(marks.findall(text))
        if not found or not _unpaired(found) or not _IDEOGRAPH.search(text):
            continue
        excused = {match.end() - 1 for name in ("ITEM", "APOSTROPHE") for match in _pattern(name).finditer(text)}
        excused |= {at for match in _pattern("INTERVAL").finditer(text) for at in (match.start(), match.end() - 1)}
        places = [match.start() for match in marks.finditer(text)]
        fewer = [at for at in places if at not in excused]
        # In «(附件1)» the bracket closes, in «1)» it does not: the paragraph is correct if either reading is.
        readings = [[all_[i] for i in _unpaired("".join(text[at] for at in all_))] for all_ in (places, fewer)]
        following = paragraphs[index + 1].compact.text[:1] if index + 1 < len(paragraphs) else ""
        for at in min(readings, key=len):
            straight = text[at] in "“”" and '"' in text
            continues = text[at] in "“‘" and text[at] == following
            if at not in excused and not straight and not continues:
                yield _Unpaired(index, paragraph, at, text[at])


def _without_neighbours(unpaired: Iterator[_Unpaired]) -> list[_Unpaired]:
    """The marks that remain if a pair may span a few paragraphs; a row that is set in columns shares none with its neighbours."""
    remaining: dict[tuple[int, int], _Unpaired] = {}
    waiting: dict[str, _Unpaired] = {}
    for mark in unpaired:
        if mark.paragraph.role == "columns":
            remaining[mark.number, mark.at] = mark
            continue
        before = None if mark.opens else waiting.pop(_pairs()[mark.mark], None)
        if before is not None and before.number < mark.number <= before.number + _NEAR:
            del remaining[before.number, before.at]
            continue
        if mark.opens:
            waiting[mark.mark] = mark
        remaining[mark.number, mark.at] = mark
    return [mark for mark in remaining.values() if mark.paragraph.role == "columns" or mark.paragraph.role not in APART]


def _turned(unpaired: list[_Unpaired]) -> Iterator[_Unpaired]:
    """Two equal quotation marks around a phrase are one mistake: the first of ”三项制度” or the second of “三项制度“ is wrong."""
    i = 0
    while i < len(unpaired):
        this = unpaired[i]
        twins = i + 1 < len(unpaired) and _enclose(this, unpaired[i + 1])
        yield (unpaired[i + 1] if this.opens else this)._replace(turned=True) if twins else this
        i += 2 if twins else 1


def _enclose(this: _Unpaired, following: _Unpaired) -> bool:
    """Whether two equal quotation marks enclose a phrase; in a row that is set in columns it stands in one cell."""
    return (
        this.mark in _QUOTES
        and this.mark == following.mark
        and this.number == following.number
        and not _BETWEEN.search(this.paragraph.compact.text, this.at + 1, following.at)
        and (this.paragraph.role != "columns" or _is_unbroken(this.paragraph.compact.at[this.at : following.at + 1]))
    )


def _is_unbroken(places: Sequence[int]) -> bool:
    """Whether no blank stands between the first and the last of ``places``."""
    return places[-1] - places[0] == len(places) - 1
