"""Saved web pages: the report of a page as a browser prints it, without the site around it.

A page becomes a light tree (``_Page``); ``_measure`` weighs its text and marks site chrome; ``_main`` finds the element
that holds the report; ``_Printer`` lays it out in lines.  Nothing recurses, so pages may nest to any depth.

One module because the four steps work on the same nodes, and each sets fields of them that the next one reads.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from lawlint.reading import MOST_CELLS, UnreadableFile
from lawlint.reading.directive import is_directive
from lawlint.source import Mark, Source, Span

_LARGEST = 5 * 1024 * 1024  # bytes, without pictures
_PICTURE = re.compile(rb"data:[\w/+.-]{1,50};base64,[A-Za-z0-9+/=%\s]{100,}")
_MOST_ELEMENTS = 400_000


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INVISIBLE = _words(
    "script style noscript template iframe frame object embed applet canvas svg math audio video map img button input select "
    "option textarea datalist dialog del s strike rt rp title meta link"
)
_PICTURES = _words("img svg canvas object embed iframe video")
_HEADINGS = _words("h1 h2 h3 h4 h5 h6")
_CELLS = _words("td th")
_LISTS = _words("ol ul menu dir")
_PREFORMATTED = _words("pre listing xmp")
_BOXES = _words("html body div section article main center form table tbody tr td span font")  # elements that may hold a report
_BLOCKS = (_BOXES - {"span", "font"}) | _HEADINGS | _CELLS | _LISTS | _PREFORMATTED
_BLOCKS |= _words("p blockquote br hr li dl dt dd address nav header footer aside figure figcaption fieldset legend details")
_BLOCKS |= _words("summary caption thead tfoot hgroup")
_CHROME = _words("nav header footer aside form")
_DIRECTIVE = "lawlint"  # the tag of a node for a comment to lawlint, which is its only attribute

_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_AS_BLOCK = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I)
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}

_BLANKS = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")
_ALL_BLANKS = re.compile("[\\s\u200b\u2060\ufeff]+")
_HAN = "[\u2018-\u201d\u2014\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_BETWEEN_HAN = re.compile(f"(?<={_HAN}) (?={_HAN})")

_NEXT_LABEL = re.compile(r"(?:信息来源|文章来源|来源|稿源|作者|发布机构|责任编辑|编辑|浏览|点击|阅读|字体|字号|【|\[)")
_SENTENCE = re.compile("[，。；！？]")
_LABEL = re.compile(
    "(标题|发布日期|索引号|名称|发布机构|发布单位|发文机关|发文单位|发文字号|公文文号|文号|文种|发文日期|成文日期|生成日期|公开日期|"
    "生效日期|废止日期|发布时间|更新时间|成文时间|时效性?|有效性|效力状态|主题分类|主题词|关键词|公开方式|公开范围|公开形式|公开属性|"
    "信息来源|来源|稿源|作者|责任编辑)[:：](.*)"
)
_SITE_LINE = re.compile(
    "(?:版权所有|copyright|©|.{0,40}(?:icp备|公网安备|网站标识码)|(?:您|你)?(?:现在|当前|所在)*的?位置[:：]|"
    "[上下]一(?:篇|条|页|则)(?:[:：]|$)).{0,300}",
    re.I,
)
_RELATED = "(?:相关|延伸|推荐|更多|热门)(?:报道|链接|新闻|阅读|文章|稿件|信息|推荐)"
_TOOL = re.compile(
    "字体|字号|打印(?:本页|此页|文章)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|分享(?:到)?|返回(?:顶部|首页|列表)?|扫一扫.{0,16}|用手机浏览|"
    f"在手机(?:上)?打开当前页|复制链接|设为首页|加入收藏|我要纠错|(?:浏览|点击|阅读)(?:次数|人数|量|数)[:：]?\\d*次?|{_RELATED}"
)
_TOOL_LETTERS = re.compile(
    r"[\s\W_]*(?:(?:超大|较大|大|中|小|默认|微信|微博|新浪|腾讯|人人网|QQ空间|QQ|空间|好友|朋友圈|至|本页|本文|A[+-]?)[\s\W_]*)*",
    re.I,
)
_SITE_NAME = re.compile("(?:政府|网|网站|平台|首页)$")
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|rar|zip)(?:$|[?#])", re.I)
_OWN_NUMBER = re.compile(
    r"[（(]?[0-9]{1,4}(?:[)）、．]|\.(?![0-9]))|[（(]?[一二三四五六七八九十]{1,4}[)）、．.]|第[一二三四五六七八九十百零0-9]{1,6}[条章节款项]|[①-⑳]"
)
_NUMERAL = re.compile(r"\s{0,20}([-+]?[0-9]{1,9})")
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|[a-z]+-[a-z-]+|decimal|hiragana|katakana|disc|circle|square)\b", re.I
)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_ROMAN = {
    1000: "m",
    900: "cm",
    500: "d",
    400: "cd",
    100: "c",
    90: "xc",
    50: "l",
    40: "xl",
    10: "x",
    9: "ix",
    5: "v",
    4: "iv",
    1: "i",
}
_UNNUMBERED = frozenset({"none", "disc", "circle", "square"})

_SUPERSCRIPT = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SCRIPTS = {"sup": _SUPERSCRIPT, "sub": _SUBSCRIPT}


def read(data: bytes, path: str) -> Source:
    """The report of a saved web page.  Raises UnreadableFile where the bytes are not HTML or the page has no text."""
    try:
        from lxml import etree
    except ImportError as error:
        raise UnreadableFile(
            path, '读取 .html 需要：pip install "lawlint[html]"', 'reading .html needs: pip install "lawlint[html]"'
        ) from error
    if len(data) > _LARGEST:
        data = _PICTURE.sub(b"", data)
    if len(data) > _LARGEST:
        raise UnreadableFile(path, "网页过大（除图片外超过 5 MB）", "this page is too large (over 5 MB without its pictures)")
    text, encoding, bom = _decode(data, path)
    page = _Page()
    if text.strip():
        # With a target the parser builds no tree: depth is unlimited, and text after </html> is read as in browsers.
        parser = etree.HTMLParser(target=cast(Any, page), recover=True, no_network=True, huge_tree=True, encoding="utf-8")
        try:
            etree.fromstring(text.encode("utf-8", "replace"), parser)
        except etree.LxmlError as error:
            raise UnreadableFile(path, "网页已损坏，无法解析", "this page is damaged and cannot be parsed") from error
        except OverflowError as error:
            raise UnreadableFile(path, "网页的元素过多", "this page has too many elements") from error
    try:
        lines = _report(page)
    except OverflowError as error:
        raise UnreadableFile(path, "网页中的表格过大", "a table of this page is too large") from error
    if not lines:
        raise UnreadableFile(path, "网页中没有文字", "there is no text in this page")
    return _source(lines, path, encoding, bom)


# Decoding


def _decode(data: bytes, path: str) -> tuple[str, str, bool]:
    """The text, its encoding, and whether it has a byte order mark."""
    for mark, encoding in ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _text(data.decode(encoding, "replace"), path), encoding, True
    declared = [_CODECS.get(name.decode().lower(), "utf-8") for name in _CHARSET.findall(data[:4096])[:1]]
    # A page saved again as UTF-8 often keeps the declaration of its old charset; valid UTF-8 with ideographs is no coincidence.
    strict = _strictly(data, "utf-8")
    if strict is not None and (declared != ["gb18030"] or re.search("[\u4e00-\u9fff]", strict)):
        return _text(strict, path), "utf-8", False
    for encoding in (*declared, "gb18030"):
        strict = _strictly(data, encoding)
        if strict is not None:
            return _text(strict, path), encoding, False
    # A few damaged characters are tolerated.
    for encoding in (*declared, "utf-8", "gb18030"):
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") * 200 <= len(text):
            return _text(text, path), encoding, False
    raise _not_html(path)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _text(text: str, path: str) -> str:
    if "\0" in text[:20000] or text.startswith("%PDF-"):
        raise _not_html(path)
    return text


def _not_html(path: str) -> UnreadableFile:
    return UnreadableFile(path, "不是 HTML 网页", "this is no HTML page")


# The tree


@dataclass(slots=True, eq=False)
class _Node:
    """A visible element."""

    tag: str
    attributes: dict[str, str]
    children: list[_Node | str] = field(default_factory=list)
    block: bool = False
    dropped: bool = False
    layout: bool = False  # a table used for layout only
    text: int = 0  # characters in it, without blanks
    linked: int = 0  # of these, characters in links
    links: int = 0
    weight: float = 0.0  # characters that suggest a report
    splits: bool = False  # holds blocks
    headed: bool = False  # holds an h1 or h2
    has_sentence: bool = False  # contains a sentence


class _Page:
    """The target of the parser: visible elements as nodes, and the titles in the head."""

    def __init__(self) -> None:
        self.root = _Node("html", {}, block=True)
        self.titles: list[str] = []
        self.directives: list[_Node] = []
        self._open = [self.root]
        self._elements = 0
        self._hidden: list[str] = []
        self._title: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise OverflowError
        tag = str(tag).lower()
        if tag == "meta" and attributes.get("name", "").lower() == "articletitle":
            self.titles.insert(0, attributes.get("content", ""))
        if self._hidden or tag in _INVISIBLE or (_is_hidden(attributes) and tag not in {"html", "body"}):
            if tag == "title" and not self._hidden:
                self._title = []
            if tag in _PICTURES and not self._hidden and not _is_hidden(attributes):
                self._open[-1].children.append(_Node("img", {}))
            self._hidden.append(tag)
            return
        block = tag in _BLOCKS or bool(_AS_BLOCK.search(attributes.get("style", "")))
        node = _Node(tag, dict(attributes), block=block)
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, tag: str) -> None:
        if self._hidden:
            self._hidden.pop()
            if self._title is not None and str(tag).lower() == "title":
                self.titles.append("".join(self._title))
                self._title = None
        elif len(self._open) > 1:
            self._open.pop()

    def data(self, text: str) -> None:
        if not self._hidden:
            self._open[-1].children.append(text)
        elif self._title is not None:
            self._title.append(text)

    def comment(self, text: str) -> None:
        if not self._hidden and is_directive(text):
            node = _Node(_DIRECTIVE, {_DIRECTIVE: text.strip()})
            self.directives.append(node)
            self._open[-1].children.append(node)

    def close(self) -> None:
        self._open = [self.root]


def _is_hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))


def _walk(root: _Node) -> Iterator[tuple[str, _Node, str]]:
    """("open" | "text" | "close", node, text) in the order of the page; the content of a dropped node is skipped."""
    yield "open", root, ""
    stack = [(root, iter(root.children))]
    while stack:
        node, children = stack[-1]
        for child in children:
            if isinstance(child, str):
                yield "text", node, child
                continue
            yield "open", child, ""
            if child.dropped:
                yield "close", child, ""
                continue
            stack.append((child, iter(child.children)))
            break
        else:
            yield "close", node, ""
            stack.pop()


# Separating the report from the site


def _report(page: _Page) -> list[_Line]:
    forms = _measure(page.root)
    main = _main(page.root)
    lines = [_without_tools(line) for line in _Printer().print(main) if not _is_chrome(line)]
    if not any(line.text for line in lines):
        return []
    before = _Printer().print(page.root, until=main) if main is not page.root else []
    front = _labelled(forms, before)
    if not any(line.text.startswith("标题") for line in front):
        front += _headline(before, page.titles, lines)
    if page.directives:
        _attach_directives(page, main, [line for line in front + lines if not line.picture])
    return front + lines


def _attach_directives(page: _Page, main: _Node, lines: list[_Line]) -> None:
    """Attach comments to lawlint before the report to its first line, and those after it to its last."""
    before = []
    for _, node, _ in _walk(page.root):
        if node is main:
            break
        before.append(node)
    placed = [node for line in lines for _, node in line.directives]
    for node in page.directives:
        if not any(node is other for other in placed):
            leads = any(node is other for other in before)
            line = lines[0 if leads else -1]
            line.directives.append((0 if leads else len(line.text), node))


@dataclass(slots=True)
class _TableStatistics:
    node: _Node
    nested: bool = False
    longest_row: int = 0
    row: int = 0
    paragraphs: int = 0
    characters: int = 0
    blocks: bool = False
    labels: int = 0


def _measure(root: _Node) -> list[_Node]:
    """Weigh every node, recognise layout tables, drop chrome; returns the tables of labels («发布日期：») above the text."""
    total = _weigh(root)
    forms = []
    stack: list[_Node] = []
    for event, node, _ in _walk(root):
        if event == "open":
            stack.append(node)
        elif event == "close":
            stack.pop()
            if node.tag == "table" and node.dropped:
                forms.append(node)
            elif _is_site(node, total):
                node.dropped = True
            if stack and not node.dropped:
                parent = stack[-1]
                parent.text += node.text
                parent.linked += node.linked
                parent.links += node.links
                parent.weight += node.weight
                parent.has_sentence |= node.has_sentence
            if stack:
                stack[-1].splits |= node.splits or node.block
                stack[-1].headed |= node.headed or node.tag in {"h1", "h2"}
    return forms


def _weigh(root: _Node) -> float:
    """Count the characters directly in each node.  A sentence or a figure in a table weighs four times as much as other
    words: menus and addresses have many words and no sentences.
    """
    total = 0.0
    run: list[tuple[_Node, int, bool]] = []
    words: list[str] = []
    tables: list[_TableStatistics] = []
    links = 0

    def flush() -> None:
        nonlocal total
        compact = _compact("".join(words))
        if compact:
            label = _LABEL.fullmatch(compact)
            seen = tables[-1] if tables else None
            if seen:
                seen.paragraphs += 1
                seen.characters += len(compact)
                seen.labels += label is not None
            if label or _is_site_line(compact):
                share = 0.0
            elif _SENTENCE.search(compact) or (seen and any(c.isdigit() for c in compact)):
                share = 1.0
            else:
                share = 0.25
            has_sentence = "。" in compact
            for node, length, linked in run:
                node.has_sentence |= has_sentence
                node.text += length
                if linked:
                    node.linked += length
                else:
                    node.weight += length * share
                    total += length * share
        run.clear()
        words.clear()

    for event, node, text in _walk(root):
        if event == "text":
            length = len(_compact(text))
            words.append(text)
            if length:
                run.append((node, length, links > 0))
            continue
        if node.block:
            flush()
        opens = event == "open"
        if node.tag == "a" and _leads_elsewhere(node):
            links += 1 if opens else -1
            node.links = 1
        elif node.tag == "table":
            if opens:
                if tables:
                    tables[-1].nested = True
                tables.append(_TableStatistics(node))
            else:
                _classify_table(tables.pop())
        elif tables and node.tag == "tr":
            tables[-1].row = 0
        elif tables and node.tag in _CELLS:
            seen = tables[-1]
            if opens:
                seen.row += 1
                seen.longest_row = max(seen.longest_row, seen.row)
            else:
                seen.blocks |= seen.paragraphs > 1 and seen.characters > 200
            seen.paragraphs = seen.characters = 0
    flush()
    return total


def _classify_table(seen: _TableStatistics) -> None:
    seen.node.layout = seen.nested or seen.longest_row <= 1 or seen.blocks
    seen.node.dropped = seen.labels > 1 and not seen.node.layout


def _leads_elsewhere(link: _Node) -> bool:
    target = link.attributes.get("href", "").strip()
    return bool(target) and not target.startswith("#") and not _FILE.search(target)


def _is_site(node: _Node, total: float) -> bool:
    """Whether a node is chrome: navigation, a list of links, or a header or footer without the text."""
    if node.tag in _CHROME and node.weight * 2 < total and not (node.tag == "header" and node.headed):
        return True
    if node.has_sentence or node.tag not in _BLOCKS or node.tag in _CELLS or node.tag in {"table", "tr", "tbody", "html", "body"}:
        return False
    return node.links >= 3 and node.linked * 5 >= node.text * 4 and node.weight * 2 < total


def _main(root: _Node) -> _Node:
    """The element that holds the report: descend while one child has nearly all of the weight."""
    node = root
    while node.weight:
        children = [child for child in node.children if isinstance(child, _Node) and not child.dropped]
        best = max(children, key=lambda child: child.weight, default=None)
        if best is None or best.weight < 0.9 * node.weight or not best.splits or best.tag not in _BOXES:
            break
        if best.tag == "table" and not best.layout:
            break
        # A sibling paragraph is the title, the signature or the date of the report; a sibling table is its annex.
        if any(child.weight and (child.tag == "p" or (child.tag == "table" and not child.layout)) for child in children):
            break
        node = best
    return node


def _compact(text: str) -> str:
    return _ALL_BLANKS.sub("", text)


def _is_site_line(compact: str) -> bool:
    if _SITE_LINE.fullmatch(compact):
        return "。" not in compact[:-1]
    if len(compact) > 80:
        return False
    rest, tools = _TOOL.subn(" ", compact)
    return tools > 0 and _TOOL_LETTERS.fullmatch(rest) is not None


def _is_chrome(line: _Line) -> bool:
    return not line.cells and not line.level and _is_site_line(_compact(line.text))


def _without_tools(line: _Line) -> _Line:
    """The line without controls of the page: «发布时间：2025-01-22　来源：…　【字体：大 中 小】打印本页»."""
    compact = _compact(line.text)
    if line.cells or len(compact) > 120 or not _LABEL.fullmatch(compact) or not _TOOL.search(compact):
        return line
    label, value = re.split("(?<=[:：])", line.text, maxsplit=1)
    line.text = label + _NEXT_LABEL.split(value)[0].strip()
    return line


def _labelled(forms: list[_Node], before: list[_Line]) -> list[_Line]:
    """«标题：…» and «发布日期：…» where the page prints them above the report."""
    values: dict[str, str] = {}
    for line in [line for form in forms for line in _Printer().print(form)] + before:
        texts = [cell.text for cell in line.cells] if line.cells else [line.text]
        for text, following in zip(texts, [*texts[1:], ""], strict=True):
            label = _LABEL.fullmatch(_compact(text))
            if label and label[1] in {"标题", "发布日期"}:
                value = _NEXT_LABEL.split(re.split("[:：]", text, maxsplit=1)[1])[0].strip() or following
                if value and not _LABEL.fullmatch(_compact(value)):
                    values.setdefault(label[1], value)
    return [_Line(f"{label}：{values[label]}") for label in ("标题", "发布日期") if label in values]


def _headline(before: list[_Line], titles: list[str], lines: list[_Line]) -> list[_Line]:
    """The headline above the report, unless the report begins with it."""
    names = {_compact(part) for title in titles for part in (title, re.split("[_|｜-]+", title)[0])}
    free = [line for line in before if not line.cells and len(_compact(line.text)) > 4]
    headings = [line for line in free if line.level in (1, 2) and not _SITE_NAME.search(line.text)]
    named = [line for line in free if _compact(line.text) in names and not _SITE_NAME.search(line.text)]
    for line in (named or headings)[-1:]:
        opening = "".join(_compact(first.text) for first in lines[:10])
        if _compact(line.text) not in opening:
            return [line]
    return []


# Printing


@dataclass(slots=True)
class _Cell:
    text: str
    row: int
    column: int
    rows: int
    columns: int
    directives: list[_Node] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    text: str
    level: int = 0  # of a heading
    number: int = 0  # characters of a generated number at its start
    cells: list[_Cell] = field(default_factory=list)
    table: _Node | None = None
    directives: list[tuple[int, _Node]] = field(default_factory=list)  # each with its offset in the text
    picture: bool = False


@dataclass(slots=True)
class _List:
    style: str
    next: int
    step: int = 1


class _Printer:
    """Lays out a node as lines, as a browser does."""

    def __init__(self) -> None:
        self.lines: list[_Line] = []
        self._words: list[str] = []
        self._lists: list[_List] = []
        self._number = ""
        self._levels: list[int] = []
        self._scripts: list[dict[int, int]] = []
        self._pre = 0
        self._pictured = False
        self._grid: _Grid | None = None
        self._cell: list[str] | None = None
        self._directives: list[tuple[int, _Node]] = []  # each with the number of words before it
        self._cell_directives: list[_Node] = []

    def print(self, root: _Node, until: _Node | None = None) -> list[_Line]:
        """The lines of ``root`` before ``until``."""
        for event, node, text in _walk(root):
            if node is until:
                break
            if event == "text":
                self._add_text(text)
            elif event == "open":
                self._enter(node)
            else:
                self._leave(node)
        self._flush()
        return self.lines

    def _add_text(self, text: str) -> None:
        if self._pre:
            first, *rest = re.split("\r\n?|\n", text)
            self._words.append(first)
            for line in rest:
                self._flush()
                self._words.append(line)
            return
        if self._scripts:
            # m² stays m², and 10⁴ does not become 104; text without such characters stays plain.
            table = self._scripts[-1]
            if all(ord(character) in table for character in text.strip()):
                text = text.translate(table)
        self._words.append(text)

    def _enter(self, node: _Node) -> None:
        if node.block:
            self._flush()
        tag = node.tag
        if tag in _HEADINGS:
            self._levels.append(int(tag[1]))
        elif tag in _LISTS:
            self._lists.append(_list(node))
        elif tag == "li" and self._lists:
            self._count(node)
        elif tag in _PREFORMATTED:
            self._pre += 1
        elif tag in _SCRIPTS:
            self._scripts.append(_SCRIPTS[tag])
        elif tag == "q":
            self._words.append("“")
        elif tag == _DIRECTIVE:
            self._directives.append((len(self._words), node))
        elif tag == "img":
            self._pictured = self._grid is None
        elif tag == "table" and not node.layout and self._grid is None:
            self._grid = _Grid(node)
        elif self._grid is not None and tag in _CELLS:
            self._cell = []
        elif self._grid is not None and tag in {"tr", "tfoot"}:
            self._grid.begin(tag)

    def _leave(self, node: _Node) -> None:
        if node.block:
            self._flush()
        tag = node.tag
        if tag in _HEADINGS:
            self._levels.pop()
        elif tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._number = ""
        elif tag in _PREFORMATTED:
            self._pre -= 1
        elif tag in _SCRIPTS:
            self._scripts.pop()
        elif tag == "q":
            self._words.append("”")
        elif self._grid is not None and tag in _CELLS and self._cell is not None:
            self._grid.add(node, " ".join(self._cell), self._cell_directives)
            self._cell, self._cell_directives = None, []
        elif self._grid is not None and tag == "tfoot":
            self._grid.begin("tbody")
        elif self._grid is not None and node is self._grid.node:
            self.lines += self._grid.lines()
            self._grid = None

    def _count(self, item: _Node) -> None:
        numbers = self._lists[-1]
        own = _NUMERAL.match(item.attributes.get("value", ""))
        if own:
            numbers.next = int(own[1])
        self._number = _marker(numbers.next, _style(item) or numbers.style)
        numbers.next += numbers.step

    def _flush(self) -> None:
        self._print_words()
        if self._pictured:
            self.lines.append(_Line("", picture=True))
            self._pictured = False

    def _print_words(self) -> None:
        text = self._cleaned(self._words)
        directives = [(len(self._cleaned(self._words[:at])), node) for at, node in self._directives]
        self._words.clear()
        if not text:
            self._directives = directives
            return
        self._directives = []
        # Where the items have numbers of their own, a style sheet hides those of the list.
        number = "" if _OWN_NUMBER.match(text) else self._number
        self._number = ""
        if self._cell is not None:
            self._cell.append((number + text).replace("|", "｜"))
            self._cell_directives += [node for _, node in directives]
            return
        level = self._levels[-1] if self._levels else 0
        line = _Line(number + text, level, len(number.rstrip()))
        line.directives = [(len(number) * (at > 0) + at, node) for at, node in directives]
        self.lines.append(line)

    def _cleaned(self, words: list[str]) -> str:
        text = "".join(words)
        if not self._pre:
            text = _BETWEEN_HAN.sub("", _BLANKS.sub(" ", text))
        text = text.strip().strip("\u200b\u2060\ufeff").strip()
        return re.sub("[\f\v\x85\u2028\u2029]", " ", text) if self._pre and text else text


class _Grid:
    """The rows of a table, with merged cells in their places."""

    def __init__(self, node: _Node) -> None:
        self.node = node
        self._rows: list[list[tuple[int, int, str, list[_Node]]]] = []
        self._foot: list[list[tuple[int, int, str, list[_Node]]]] = []
        self._part = self._rows
        self._has_row = False

    def begin(self, tag: str) -> None:
        if tag == "tr":
            self._part.append([])
            self._has_row = True
        else:
            self._part = self._foot if tag == "tfoot" else self._rows
            self._has_row = False

    def add(self, cell: _Node, text: str, directives: list[_Node]) -> None:
        if not self._has_row:
            self.begin("tr")
        self._part[-1].append((_span(cell, "rowspan", 65534), _span(cell, "colspan", 1000), text, directives))

    def lines(self) -> list[_Line]:
        """One line per row.  Columns that no cell begins in, which come from a colspan that is too wide, are omitted."""
        rows, width = self._place()
        if len(rows) * width > MOST_CELLS:
            raise OverflowError
        if not any(cell.text for row in rows for cell in row):
            return []
        lines = []
        for row in rows:
            texts = [""] * width
            for cell in row:
                cell.columns = min(cell.columns, width - cell.column)
                texts[cell.column] = cell.text
            directives = [(0, node) for cell in row for node in cell.directives]
            lines.append(_Line("|".join(texts), cells=row, table=self.node, directives=directives))
        return lines

    def _place(self) -> tuple[list[list[_Cell]], int]:
        given = self._rows + self._foot
        placed: list[list[_Cell]] = []
        busy: dict[int, int] = {}  # column → the first row where it is free
        width = steps = last = 0
        for number, row in enumerate(given):
            column, cells = 0, []
            for rows, columns, text, directives in row:
                while busy.get(column, 0) > number:
                    column += 1
                    steps += 1
                rows = min(rows or len(given), len(given) - number)
                cells.append(_Cell(text, number, column, rows, columns, directives))
                width = max(width, column + 1)
                if rows > 1:
                    steps += columns
                    last = max(last, number + rows)
                    busy.update(dict.fromkeys(range(column, column + columns), number + rows))
                column += columns
                if steps > MOST_CELLS:
                    raise OverflowError
            if cells or last > number:
                placed.append(cells)
        return placed, width


def _span(cell: _Node, name: str, most: int) -> int:
    number = _NUMERAL.match(cell.attributes.get(name, ""))
    least = 0 if name == "rowspan" else 1
    return min(max(int(number[1]), least), most) if number else 1


def _list(node: _Node) -> _List:
    if node.tag != "ol":
        return _List("none", 1)
    style = _style(node) or "decimal"
    step = -1 if "reversed" in node.attributes else 1
    first = sum(isinstance(child, _Node) and child.tag == "li" for child in node.children) if step < 0 else 1
    start = _NUMERAL.match(node.attributes.get("start", ""))
    return _List(style, int(start[1]) if start else first, step)


def _style(node: _Node) -> str:
    styled = _LIST_STYLE.search(node.attributes.get("style", "")[:1000])
    return styled[1].lower() if styled else _TYPES.get(node.attributes.get("type", "").strip(), "")


def _marker(number: int, style: str) -> str:
    """The marker in front of an item: «3. », «c. », «三、»."""
    if style in _UNNUMBERED:
        return ""
    if style in {"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal"} and 0 < number < 100:
        tens, ones = divmod(number, 10)
        digits = "〇一二三四五六七八九"
        ten = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
        return f"{ten}{digits[ones] if ones else ''}、"
    if style in {"lower-alpha", "upper-alpha", "lower-latin", "upper-latin"} and number > 0:
        letters, rest = "", number
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("a") + letter) + letters
        return f"{letters.upper() if style.startswith('upper') else letters}. "
    if style in {"lower-roman", "upper-roman"} and 0 < number < 4000:
        roman = ""
        for value, letters in _ROMAN.items():
            roman += letters * (number // value)
            number %= value
        return f"{roman.upper() if style.startswith('upper') else roman}. "
    if style == "decimal-leading-zero":
        return f"{number:02}. "
    return f"{number}. "


def _source(lines: list[_Line], path: str, encoding: str, bom: bool) -> Source:
    texts: list[str] = []
    marks: list[Mark] = []
    at = paragraphs = tables = rows = 0
    table: tuple[_Node, int, int] | None = None  # its node, its index among the marks, and its offset
    for line in [*lines, _Line("")]:
        if table and line.table is not table[0]:
            # Marks are in the order of the text: the table comes before its rows and cells.
            _, first, start = table
            tables += 1
            marks.insert(first, Mark(Span(start, at - 1), "table", str(tables)))
            table = None
        if line.table and not table:
            table, rows = (line.table, len(marks), at), 0
        span = Span(at, at + len(line.text))
        if line.picture:
            marks.append(Mark(span, "picture"))
            continue
        if line.table:
            rows += 1
            marks.append(Mark(span, "row", f"{rows},1"))
            marks += _cell_marks(line, at)
        elif line.text:
            paragraphs += 1
            marks.append(Mark(span, "paragraph", str(paragraphs)))
            if line.level:
                marks.append(Mark(span, "heading", str(line.level)))
            if line.number:
                marks.append(Mark(Span(at, at + line.number), "number"))
        marks += [Mark(Span(at + n, at + n), "directive", node.attributes[_DIRECTIVE]) for n, node in line.directives]
        texts.append(line.text)
        at = span.end + 1
    return Source("\n".join(texts), path, encoding, bom, tuple(marks))


def _cell_marks(line: _Line, at: int) -> Iterator[Mark]:
    column = 0
    for cell in line.cells:
        at += cell.column - column  # the "|" of the columns between
        column = cell.column
        if cell.text:
            place = f"{cell.row},{cell.column},{cell.rows},{cell.columns}"
            yield Mark(Span(at, at + len(cell.text)), "cell", place)
        at += len(cell.text)
