"""Markdown: plain text with marks of headings and of parts that are not text of the report (front matter, code, comments)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lawlint.reading import text
from lawlint.reading.directive import is_directive
from lawlint.source import Mark, Source, Span

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n((?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
# A Chinese key of the front matter (文号: …) and the value of the title are text; other lines are for programs.
_KEY = re.compile(r"[ \t]{0,9}[\u4e00-\u9fff]")
_TITLE = re.compile(r"""title[ \t]{0,9}:[ \t]{0,9}["']?(?=[^\s"'])""", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)[ \t]*", re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
# The blank after # may be an ideographic one.
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]+(\S.*?)(?:[ \t]+#+)?[ \t]*$")


def read(data: bytes, path: str) -> Source:
    """The text unchanged, with marks of its headings, of parts that are not text of the report («aside»), and of comments to
    lawlint («directive», in an aside).
    """
    source = text.read(data, path)
    return replace(source, marks=tuple(_marks(source.text)))


def _marks(text: str) -> Iterator[Mark]:
    """The marks in the order of the text; no aside overlaps another one or a heading."""
    at = 0
    if front := _FRONT.match(text):
        at = front.end()
        yield from _front(text, front)
    fence, begun = "", 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line = text[at:end].rstrip("\r\n")
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                yield Mark(Span(begun, end), "aside")
                fence = ""
        elif found and not (found[1][0] == "`" and "`" in found[2]):
            fence, begun = found[1], at
        elif line.lstrip().startswith("<!--") and (comment := _COMMENT.match(text, at + len(line) - len(line.lstrip()))):
            end = comment.end()
            yield from _comment(comment, at)
        else:
            inner = list(_inside(text, at, line)) if "<!--" in line else []
            visible = line[: inner[0].start() - at] if inner else line
            if heading := _HEADING.match(visible):
                yield Mark(Span(at + heading.start(2), at + heading.end(2)), "heading", str(len(heading[1])))
                if visible[heading.end(2) :].strip():
                    yield Mark(Span(at + heading.end(2), at + len(visible)), "aside")
            for comment in inner:
                yield from _comment(comment, comment.start())
                end = max(end, comment.end())
        at = end
    if fence:
        yield Mark(Span(begun, len(text)), "aside")


def _inside(text: str, at: int, line: str) -> Iterator[re.Match[str]]:
    """The comments that begin in a line after its first words; not those in code, or without an end."""
    code = [found.span() for found in _CODE.finditer(line)] if "`" in line else []
    begin = line.find("<!--")
    while begin >= 0:
        end = begin + 1
        if text.find("-->", at + begin) < 0:
            return
        if not any(start < begin < stop for start, stop in code) and (comment := _COMMENT.match(text, at + begin)):
            yield comment
            end = comment.end() - at
        begin = line.find("<!--", end)


def _comment(comment: re.Match[str], start: int) -> Iterator[Mark]:
    yield Mark(Span(start, comment.end()), "aside")
    if is_directive(comment[1]):
        yield Mark(Span(comment.start(), min(comment.end(1) + len("-->"), comment.end())), "directive", comment[1].strip())


def _front(text: str, front: re.Match[str]) -> Iterator[Mark]:
    yield Mark(Span(front.start(), front.start(1)), "aside")
    at = front.start(1)
    for line in front[1].splitlines(keepends=True):
        if title := _TITLE.match(line):
            yield Mark(Span(at, at + title.end()), "aside")
            ending = line.rstrip()
            if ending[-1] in "\"'":
                yield Mark(Span(at + len(ending) - 1, at + len(line)), "aside")
        elif not _KEY.match(line):
            yield Mark(Span(at, at + len(line)), "aside")
        at += len(line)
    yield Mark(Span(at, front.end()), "aside")
