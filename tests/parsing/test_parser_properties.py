"""What holds of every text."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from lawlint.parsing.parser import parse
from lawlint.parsing.tree import Document, Paragraph, Section
from lawlint.reading import markdown
from lawlint.source import Source

MARKERS = [
    "第一部分 ",
    "第二章 ",
    "第三节 ",
    "第四条 ",
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "2.",
    "3、",
    "（1）",
    "①",
    "# 一、",
]
PIECES = [
    *MARKERS,
    "（", "三）", "\n", "\r\n", "\n\n", "　　", "\t", " ", "。", "，", "；", "：", "“", "”", "《", "》", "[SEP]", "- 5 -",
    "12", "2023年", "1月26日", "云溪市人民政府", "关于", "报告", "标题：", "来源：", "首页 > 正文", "二〇二四年一月二十六日",
    "3.5", "0 0", "|", "加强领导", "审结15件", "\u200b", "\x0c", "a1", "．", "第1页",
]  # fmt: skip

HEADINGS = [f"\n{'#' * level} {words}" for level in range(1, 7) for words in ("", "加强领导\n", "二、加强领导\n", "结语。\n")]


def marked(text: str) -> Source:
    """``text`` as Markdown marks it."""
    return Source(text, marks=tuple(mark for mark in markdown.read(text.encode(), "-").marks if mark.kind == "heading"))


texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
sources = st.one_of(
    texts.map(Source), st.lists(st.sampled_from([*PIECES, *HEADINGS, *HEADINGS]), max_size=60).map("".join).map(marked)
)


@given(sources)
def test_any_text_parses_and_its_paragraphs_hold_it(source: Source) -> None:
    document = parse(source)
    folded = source.folded
    seen = -1
    for paragraph in document.paragraphs:
        characters, places = paragraph.compact
        assert len(characters) == len(places)
        for character, place in zip(characters, places, strict=True):
            assert place > seen
            assert character == folded[place] or character == " "
            seen = place
        assert paragraph.span.start == places[0]
        assert paragraph.span.end == places[-1] + 1
        assert [0, *(end for _, end in paragraph.sentences)] == [*(start for start, _ in paragraph.sentences), len(characters)]
        assert paragraph.head <= len(characters)
        assert paragraph.heading <= len(characters)
    kept = {place for paragraph in document.paragraphs for place in paragraph.compact.at}
    dropped = "".join(folded[at] for at in range(len(folded)) if at not in kept and not folded[at].isspace())
    assert not dropped.translate({ord(c): None for c in "#-—–·第页共,/[SEP]"}).strip("0123456789")


@given(sources)
def test_sections_nest(source: Source) -> None:
    document = parse(source)
    _nests(document.body, document)
    everywhere = list(_paragraphs(document.body))
    spans = [paragraph.span for paragraph in everywhere]
    assert spans == sorted(set(spans))
    content = [p.span for p in document.paragraphs if p.role in ("heading", "table") or p.marker is not None]
    assert set(content) <= set(spans)


def _nests(section: Section, document: Document) -> None:
    low, high = section.span
    if section.heading is not None:
        assert section.heading.span.start == low
        low = section.heading.span.end
    for child in section.children:
        assert low <= child.span.start < child.span.end <= high
        low = child.span.end
        if isinstance(child, Section):
            assert child.level > section.level
            _nests(child, document)


def _paragraphs(section: Section) -> Iterator[Paragraph]:
    if section.heading is not None:
        yield section.heading
    for child in section.children:
        if isinstance(child, Section):
            yield from _paragraphs(child)
        else:
            yield child
