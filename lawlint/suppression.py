"""Suppressions of findings: comments to lawlint in the text, and rows of the configuration.

A comment is «lawlint: ignore NUM014 因四舍五入»: a verb, the rules, and the reason.  ``ignore`` applies to its paragraph or row
or, on lines of its own, to the next paragraph or table; ``disable`` from its place to an ``enable``; ``disable-file``
everywhere.  The first character of a finding decides whether it lies there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lawlint.config import UsageError, rules_matching, unknown_name
from lawlint.finding import Text
from lawlint.fingerprint import rule_of
from lawlint.registry import all_rules
from lawlint.report import Selector, Suppression
from lawlint.source import Span, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lawlint.config import Settings
    from lawlint.finding import Finding
    from lawlint.report import Report
    from lawlint.source import Mark

__all__ = ["Suppressed", "SuppressionResult", "apply_suppressions"]

VERBS = ("ignore", "disable", "enable", "disable-file")
ALL = "all"

_HEAD = re.compile(r"(?:lawlint)?\s*(:?)\s*([a-z_-]*)\s*:?", re.IGNORECASE)
_WORD = re.compile(r"[\s,、]{0,9}([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)(?![A-Za-z0-9_-])")
# A code or a prefix: the first word must be one, a later word may already begin the reason.
_FIRST = re.compile(r"[A-Za-z]{2,6}[0-9]{0,3}")
_FURTHER = re.compile(r"[A-Z]{2,6}[0-9]{0,3}|[a-z]{2,6}[0-9]{1,3}")
_WHOLE_CODE = re.compile(r"[A-Za-z]{2,6}[0-9]{3}")
# Characters between the rules and the reason.
_BETWEEN = " \t\r\n\u3000:：,，、;；—-"


class Suppressed(NamedTuple):
    """A finding that is left out, and its reason ("" for none)."""

    finding: Finding
    reason: str


class SuppressionResult(NamedTuple):
    """The findings that remain, those that are suppressed, and all suppressions with their effect."""

    findings: list[Finding]
    suppressed: list[Suppressed]
    suppressions: tuple[Suppression, ...]


def apply_suppressions(
    report: Report, findings: Iterable[Finding], applied: Collection[str], settings: Settings
) -> SuppressionResult:
    """Leave out the findings that the text or ``settings`` suppress; ``applied`` are the codes of the rules that ran."""
    marks = sorted(mark for mark in report.source.marks if mark.kind == "directive")
    directives = [_Directive(mark, report, settings.require_reasons) for mark in marks]
    regions = _Regions(directives, len(report.source.text))
    accepted = {row.fingerprint: row for row in settings.accepted}
    result = SuppressionResult([], [], ())
    found: set[str] = set()
    for finding in findings:
        row = accepted.get(finding.fingerprint)
        directive = regions.directive_for(finding)
        if directive is not None:
            result.suppressed.append(Suppressed(finding, directive.reason))
        elif row is not None:
            found.add(row.fingerprint)
            result.suppressed.append(Suppressed(finding, row.reason))
        else:
            result.findings.append(finding)
    expected = (
        row for row in settings.accepted if row.expected and row.fingerprint not in found and rule_of(row.fingerprint) in applied
    )
    rows = (Suppression(row.fingerprint, Span(0, 0), reason=row.reason, idle=(Selector(row.fingerprint),)) for row in expected)
    return result._replace(suppressions=(*(d.outcome(applied, regions) for d in directives), *rows))


class _Directive:
    """One comment: its parts, and where it applies."""

    def __init__(self, mark: Mark, report: Report, require_reasons: bool) -> None:
        self.mark, self._report = mark, report
        self.verb, self.codes, self.reason, self.fault = "", tuple[frozenset[str], ...](), "", None
        self.selectors: tuple[Selector, ...] = ()
        self.used: set[int] = set()
        try:
            self._read(fold(mark.value))
        except _DirectiveFault as fault:
            self.fault = fault.text
        self.unreasoned = require_reasons and not self.reason and self.verb != "enable" and self.fault is None
        self.counts = self.fault is None and not self.unreasoned

    def _read(self, text: str) -> None:
        head = _HEAD.match(text)
        colon, verb, at = (head[1], head[2].lower(), head.end()) if head else ("", "", 0)
        if verb not in VERBS:
            raise _DirectiveFault(_unknown_verb(verb))
        if not colon:
            raise _DirectiveFault(Text("“lawlint”之后缺少冒号", "there is no colon behind “lawlint”"))
        selectors: list[Selector] = []
        codes: list[frozenset[str]] = []
        begin = self._text_offset()
        while word := _WORD.match(text, at):
            rules = _rules(word[1], first=not selectors)
            if rules is None:
                break
            start = None if begin is None else begin + word.start(1)
            selectors.append(Selector(word[1], None if start is None else Span(start, start + len(word[1]))))
            codes.append(rules)
            at = word.end()
        if not selectors and verb != "enable":
            raise _DirectiveFault(Text("没有写明规则，如 NUM014、NUM 或 all", "it names no rule, such as NUM014, NUM or all"))
        self.verb, self.selectors, self.codes = verb, tuple(selectors), tuple(codes)
        self.reason = self.mark.value[at:].lstrip(_BETWEEN).rstrip()

    def _text_offset(self) -> int | None:
        """The offset of the words in the text; None where the text does not hold them."""
        if self.comment is None:
            return None
        return self._report.source.text.index(self.mark.value, self.mark.span.start)

    @property
    def comment(self) -> Span | None:
        """The comment with its whole line, or with the blanks before it; None where it is not in the text."""
        source = self._report.source
        start, end = self.mark.span
        if start == end or source.folded[start:end].strip():
            return None
        first, last = source.line(source.place(start).line).start, source.line(source.place(end).line).end
        if not source.text[first:start].strip() and not source.text[end:last].strip():
            return Span(first, _next_line(source.text, last))
        while start > first and source.text[start - 1] in " \t\u3000":
            start -= 1
        return Span(start, end)

    @property
    def cover(self) -> Span:
        """The span of the paragraphs on its lines; where there are none, of the next paragraph or table."""
        source, document = self._report.source, self._report.document
        first, last = source.line(source.place(self.mark.span.start).line), source.line(source.place(self.mark.span.end).line)
        paragraphs = document.paragraphs
        at = bisect_left(paragraphs, last.end, key=lambda paragraph: paragraph.span.start)
        mine = [paragraph.span for paragraph in paragraphs[:at] if paragraph.span.end > first.start]
        if not source.folded[first.start : last.end].strip() or not mine:
            mine = [paragraph.span for paragraph in paragraphs[at : at + 1]]
        if not mine:
            return Span(last.end, last.end)
        begins = Span(min(first.start, mine[0].start), mine[-1].end) if mine[0].start < last.end else mine[0]
        table = next((table.span for table in document.tables if mine[0].start <= table.span.start < mine[0].end), None)
        return begins if table is None else Span(begins.start, max(table.end, begins.end))

    def outcome(self, applied: Collection[str], regions: _Regions) -> Suppression:
        """The suppression with its effect, after all findings have been processed."""
        idle: tuple[Selector, ...] = ()
        if self.counts and self.verb == "enable":
            ended = regions.ended_by(self)
            idle = tuple(s for s, codes in zip(self.selectors, self.codes, strict=True) if not codes & ended)
            if not self.selectors and not ended:
                idle = (Selector(self.verb),)
        elif self.counts:
            unused = (n for n, codes in enumerate(self.codes) if n not in self.used and codes.issubset(applied))
            idle = tuple(self.selectors[n] for n in unused)
        span = self.mark.span
        return Suppression(
            self.mark.value, span, self.comment, self.verb, self.selectors, self.reason, self.fault, self.unreasoned, idle
        )


class _Regions:
    """The regions of the directives of one text, the nearest first."""

    def __init__(self, directives: Sequence[_Directive], length: int) -> None:
        count = [directive for directive in directives if directive.counts]
        self._ends = [directive for directive in count if directive.verb == "enable"]
        self._begins = [directive for directive in count if directive.verb == "disable"]
        self._near = [(directive, directive.cover) for directive in count if directive.verb == "ignore"]
        self._whole = [directive for directive in count if directive.verb == "disable-file"]
        self._length = length

    def directive_for(self, finding: Finding) -> _Directive | None:
        """The directive that suppresses ``finding``; marks the selector as used."""
        code, at = finding.code, finding.span.start
        for directive in self._at(code, at):
            for n, codes in enumerate(directive.codes):
                if code in codes:
                    directive.used.add(n)
                    return directive
        return None

    def _at(self, code: str, at: int) -> Iterator[_Directive]:
        yield from (directive for directive, cover in self._near if cover.start <= at < max(cover.end, cover.start + 1))
        for directive in reversed(self._begins):
            if directive.mark.span.start <= at and not any(
                directive.mark.span.start < end.mark.span.start <= at and _ends(end, code) for end in self._ends
            ):
                yield directive
        yield from self._whole

    def ended_by(self, end: _Directive) -> set[str]:
        """The codes of rules that are disabled before ``end`` and enabled after it."""
        at = end.mark.span.start
        return {
            code
            for directive in self._begins
            for codes in directive.codes
            for code in codes
            if directive.mark.span.start < at
            and _ends(end, code)
            and not any(directive.mark.span.start < e.mark.span.start < at and _ends(e, code) for e in self._ends)
        }


def _ends(end: _Directive, code: str) -> bool:
    return not end.codes or any(code in codes for codes in end.codes)


class _DirectiveFault(Exception):  # noqa: N818 (describes the fault of the comment)
    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def _unknown_verb(verb: str) -> Text:
    from difflib import get_close_matches

    near = get_close_matches(verb, VERBS, 1)
    zh, en = (f"（是否指 {near[0]}？）", f" (did you mean {near[0]}?)") if near else ("", "")
    zh, en = (f"，而不是 {verb}{zh}", f", not {verb}{en}") if verb else ("", "")
    return Text(f"应为 {'、'.join(VERBS)} 之一{zh}", f"expected one of {', '.join(VERBS)}{en}")


def _next_line(text: str, at: int) -> int:
    if text.startswith("\r\n", at):
        return at + 2
    return at + (at < len(text))


@cache
def _rules(word: str, first: bool) -> frozenset[str] | None:
    """The codes of the rules that ``word`` names; None where it begins the reason.

    Raises _DirectiveFault for an unknown name; in the first place a rule is required.
    """
    if word == ALL:
        return frozenset(rule.code for rule in all_rules() if not rule.last)
    from difflib import get_close_matches

    names = [rule.name() for rule in all_rules()]
    if word in names or (_FIRST if first else _FURTHER).fullmatch(word):
        try:
            rules = rules_matching(word)
        except UsageError as error:
            if first or _WHOLE_CODE.fullmatch(word):
                raise _DirectiveFault(error.text) from error
            return None
        if all(rule.last for rule in rules):
            raise _DirectiveFault(Text(f"{word} 不能这样忽略", f"{word} cannot be ignored this way"))
        return frozenset(rule.code for rule in rules if not rule.last)
    if first or ("-" in word and get_close_matches(word, names, 1, 0.8)):
        raise _DirectiveFault(unknown_name("规则", "rule", word, (*names, *(rule.code for rule in all_rules()))).text)
    return None
