"""Findings, claims and figures as text for people."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from lawlint.finding import Text
from lawlint.output.excerpt import columns, excerpts, printable
from lawlint.output.formats import File, Format, P, View, json_strings
from lawlint.output.labels import COLOURS, SEVERITIES, native_place
from lawlint.output.styled import Styled, concatenated, rendered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lawlint.claims.claim import Claim
    from lawlint.claims.judge import Factors
    from lawlint.finding import Finding
    from lawlint.knowledge import About
    from lawlint.parsing.tree import Paragraph, Section
    from lawlint.report import Report
    from lawlint.rule import Rule
    from lawlint.source import Source, Span
    from lawlint.tally import Tally

_SIGNS = {"✓": "green", "✗": "bold red", "≈": "yellow", "?": "dim"}

LINES = 8
"""Lines of the report shown under one finding, at most."""


class Summed(Format[P]):
    """A format that ends with one line about all files."""

    def tail(self, total: Tally) -> str:
        return f"{summary(total, self.view.lang)}\n" if total.files else ""


class Findings(Summed[list[tuple[str, str]]]):
    """``check``: every finding with its place, its message, and the lines of its places.

    Where rules are explained, the explanation follows the first finding of the rule.
    """

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._explained: set[str] = set()

    def piece(self, file: File) -> list[tuple[str, str]]:
        lang, width, colour, _ = self.view
        return [(finding.code, rendered(_finding(file.source, finding, lang, width), colour)) for finding in file.findings]

    def from_json(self, value: Any) -> list[tuple[str, str]]:
        return [(code, printed) for code, printed in map(json_strings, value)]

    def add(self, piece: list[tuple[str, str]]) -> str:
        return "".join(printed + self._explanation(code) for code, printed in piece)

    def _explanation(self, code: str) -> str:
        if not self.view.explain or code in self._explained:
            return ""
        self._explained.add(code)
        from lawlint.output.rule import explanation_lines
        from lawlint.registry import all_rules

        rule = next((rule for rule in all_rules() if rule.code == code), None)
        return rendered(explanation_lines(rule, self.view.width), self.view.colour) if rule else ""


class _Covered(Format[str]):
    """A format that ends with the coverage."""

    def tail(self, total: Tally) -> str:
        return f"{coverage(total, self.view.lang)}\n" if total.files else ""


class Claims(_Covered):
    """``claims``: every claim under the heading of its section: sign, line, calculation, and the words it is read from."""

    def piece(self, file: File) -> str:
        return rendered(_claims(file.result.report, self.view.lang, self.view.width), self.view.colour)


class Reasons(_Covered):
    """``claims --why``: every claim and its form, and the relations that are left undecided, with the factors of the decision."""

    def piece(self, file: File) -> str:
        return rendered(_reasons(file.result.report, self.view.lang, self.view.width), self.view.colour)


class Figures(_Covered):
    """``figures``: every figure under its headings: whether it is verified, line, print, subject, period, scope."""

    def piece(self, file: File) -> str:
        return rendered(_figures(file.result.report, self.view.lang), self.view.colour)


class Uncovered(_Covered):
    """``claims --uncovered``: the figures that no relation verifies, underlined in their lines, under their headings."""

    def piece(self, file: File) -> str:
        return rendered(_uncovered(file.result.report, self.view.width), self.view.colour)


def _finding(source: Source, finding: Finding, lang: str, limit: int) -> Styled:
    place = source.place(finding.span.start)
    colour = COLOURS[finding.severity]
    out: Styled = [
        (f"{printable(source.path)}:{place.line}:{place.column}: {native_place(source, finding.span, lang)}", "bold"),
        (SEVERITIES[finding.severity].in_(lang), colour),
        (f" {finding.code} ", ""),
        (finding.name, "dim"),
        ("\n", ""),
        (f"  {printable(finding.message.in_(lang))}\n", ""),
    ]
    rows = excerpts(source, finding.span, (related.span for related in finding.related), limit - 9)
    if len(rows) > LINES:
        near = sorted(rows, key=lambda row: abs(row.number - place.line))[:LINES]
        rows, more = sorted(near), len(rows) - LINES
    else:
        more = 0
    gutter = len(str(rows[-1].number)) if rows else 0
    for row in rows:
        out += [
            (f"  {row.number:>{gutter}} │ ", "dim"),
            (row.text + "\n", ""),
            (f"  {'':>{gutter}} │ ", "dim"),
            *_underline(row.under, colour),
        ]
    if more:
        out.append((Text(f"  … 另有 {more} 行\n", f"  … {more} more lines\n").in_(lang), "dim"))
    for related in finding.related:
        message = related.message.in_(lang)
        if message and "".join(message.split()) != "".join(source.folded[related.span.start : related.span.end].split()):
            there = source.place(related.span.start)
            at = native_place(source, related.span, lang)
            out.append((f"  {there.line}:{there.column} {at}{printable(message)}\n", "dim"))
    out.append(("\n", ""))
    return out


def _underline(under: str, colour: str) -> Styled:
    pieces: Styled = []
    at = 0
    while at < len(under):
        sign, start = under[at], at
        while at < len(under) and under[at] == sign:
            at += 1
        pieces.append((under[start:at], colour if sign == "^" else "cyan" if sign == "~" else ""))
    return [*pieces, ("\n", "")]


def _claims(report: Report, lang: str, limit: int) -> Styled:
    out: Styled = [(printable(report.source.path) + "\n", "bold")]
    body = report.document.body
    by_section: dict[Span, list[Claim]] = {}
    for claim in report.claims:
        by_section.setdefault(_section(body, claim).span, []).append(claim)
    for section, path in _sections(body, ()):
        if mine := by_section.pop(section.span, ()):
            if path:
                out.append((f"{' › '.join(path)}\n", "bold cyan"))
            out += concatenated(_claim(report.source, claim, lang, limit) for claim in mine)
    return [*out, ("\n", "")]


def _section(section: Section, claim: Claim) -> Section:
    """The innermost section that holds all operands of ``claim``."""
    start = min(operand.span.start for operand in claim.operands)
    end = max(operand.span.end for operand in claim.operands)
    inner = section.sections
    while inner:
        found = inner[max(bisect_right(inner, start, key=lambda s: s.span.start) - 1, 0)]
        if not found.span.start <= start <= end <= found.span.end:
            break
        section, inner = found, found.sections
    return section


def _sections(section: Section, path: tuple[str, ...]) -> Iterator[tuple[Section, tuple[str, ...]]]:
    """``section`` and all sections below it in order, each with the headings above it."""
    if section.heading is not None:
        path = (*path, _heading(section.heading))
    yield section, path
    for inner in section.sections:
        yield from _sections(inner, path)


def _heading(paragraph: Paragraph) -> str:
    return _short(paragraph.compact.text[: paragraph.heading].rstrip("。:"))


def _short(heading: str) -> str:
    text = printable(heading)
    return text if len(text) <= 32 else text[:31] + "…"


def _claim(source: Source, claim: Claim, lang: str, limit: int) -> Styled:
    sign = claim.verdict.sign
    line = source.place(claim.span.start).line
    out: Styled = [(f"  {sign} ", _SIGNS[sign]), (f"{line:>4}  ", "dim"), (printable(claim.message.in_(lang)) + "\n", "")]
    near = [o.span for o in claim.operands if source.place(o.span.start).line == line]
    (row,) = excerpts(source, claim.span, near, limit - 12)
    return [*out, (f"          {row.text}\n", "dim")]


def _reasons(report: Report, lang: str, limit: int) -> Styled:
    proved = {o.span.start for claim in report.claims if claim.equality and claim.verdict.holds for o in claim.operands}
    listed = {(claim.kind, frozenset(o.span for o in claim.operands)) for claim in report.claims}
    rows = [(claim, f"{claim.kind}.{claim.frame}") for claim in report.claims]
    for one in report.undecided:
        claim = one.claim
        if (key := (claim.kind, frozenset(o.span for o in claim.operands))) not in listed:
            listed.add(key)
            rows.append((claim, f"{claim.kind}.{claim.frame}: {_factors(one.factors(proved), lang)}"))
    rows.sort(key=lambda row: row[0].span.start)
    out: Styled = [(printable(report.source.path) + "\n", "bold")]
    for claim, why in rows:
        out += [*_claim(report.source, claim, lang, limit), (f"          {why}\n", "dim")]
    return [*out, ("\n", "")]


def _factors(factors: Factors, lang: str) -> str:
    """The factors of a decision on one line."""
    slip = factors.slip.value if factors.slip else Text("无", "none")
    zh = (
        f"{factors.reason.value.zh}（联系 {factors.tie.name}，读法 {factors.readings}，位数 {factors.digits}，"
        f"笔误 {slip.zh}，另有印证 {factors.proved}）"
    )
    en = (
        f"{factors.reason.value.en} (tie {factors.tie.name}, readings {factors.readings}, digits {factors.digits}, "
        f"slip {slip.en}, proved elsewhere {factors.proved})"
    )
    return Text(zh, en).in_(lang)


_COVERS = {"equality": ("✓", "green"), "bound": ("≤", "yellow"), "": ("·", "dim")}


def _figures(report: Report, lang: str) -> Styled:
    out: Styled = [(printable(report.source.path) + "\n", "bold")]
    for path, members in groupby(report.figures, key=lambda figure: figure.path):
        if path:
            out.append((f"{' › '.join(map(_short, path))}\n", "bold cyan"))
        mine = list(members)
        rows = [
            (
                str(report.source.place(figure.span.start).line),
                printable(figure.text),
                printable(figure.subject) or Text("（未名）", "(unnamed)").in_(lang),
                figure.period.text,
                printable(figure.scope.text),
            )
            for figure in mine
        ]
        for figure, line in zip(mine, aligned(rows), strict=True):
            sign, style = _COVERS[figure.cover]
            out += [(f"  {sign} ", style), (line + "\n", "")]
    return [*out, ("\n", "")]


def _uncovered(report: Report, limit: int) -> Styled:
    out: Styled = [(printable(report.source.path) + "\n", "bold")]
    open_ = [figure for figure in report.figures if not figure.cover]
    for path, members in groupby(open_, key=lambda figure: figure.path):
        if path:
            out.append((f"{' › '.join(map(_short, path))}\n", "bold cyan"))
        for number, figures_of_line in groupby(members, key=lambda figure: report.source.place(figure.span.start).line):
            (row,) = excerpts(report.source, None, [figure.span for figure in figures_of_line], limit - 8)
            out += [(f"{number:>5} │ ", "dim"), (row.text + "\n", ""), ("      │ ", "dim"), *_underline(row.under, "cyan")]
    return [*out, ("\n", "")]


def summary(total: Tally, lang: str) -> str:
    """One line: findings, claims, coverage."""
    return ("; " if lang == "en" else "；").join((_found(total, lang), coverage(total, lang)))


_HIDDEN = Text("未显示", "more not shown")
_SUPPRESSED = Text("已忽略", "suppressed")
_BASELINED = Text("在基线中", "in the baseline")


def _found(total: Tally, lang: str) -> str:
    parts = [(SEVERITIES[s].in_(lang), n) for s in sorted(total.findings, reverse=True) if (n := total.findings[s])]
    counts = (total.hidden, _HIDDEN), (total.suppressed, _SUPPRESSED), (total.baselined, _BASELINED)
    others = [(n, label.in_(lang)) for n, label in counts if n]
    if lang == "zh":
        text = "，".join(f"{label} {n} 处" for label, n in parts) or ("未发现其他问题" if total.fixed else "未发现问题")
        text = f"已修正 {total.fixed} 处，" * bool(total.fixed) + text
        more = ("（另有 " + "，".join(f"{n} 处{label}" for n, label in others) + "）") * bool(others)
        return f"{total.files} 个文件：{text}{more}"
    text = ", ".join(f"{n} {label}{'s' * (n != 1 and label != 'info')}" for label, n in parts)
    text = text or ("nothing else found" if total.fixed else "nothing found")
    text = f"{total.fixed} fixed, " * bool(total.fixed) + text
    more = (" (" + ", ".join(f"{n} {label}" for n, label in others) + ")") * bool(others)
    return f"{total.files} file{'s' * (total.files != 1)}: {text}{more}"


def coverage(total: Tally, lang: str) -> str:
    """«31 项关系复核一致，2 项不符；213 个数字：96 个已复算，31 个仅有上下限»."""
    held, rounded, wrong, open_ = (total.claims.get(v, 0) for v in ("consistent", "rounding", "inconsistent", "undecided"))
    if lang == "zh":
        more = f"，{rounded} 项仅为修约之差" * bool(rounded) + f"，{wrong} 项不符" + f"，{open_} 项无法判定" * bool(open_)
        return f"{held} 项关系复核一致{more}；{total.figures} 个数字：{total.covered} 个已复算，{total.bounded} 个仅有上下限"
    more = f", {rounded} off by rounding" * bool(rounded) + f", {wrong} wrong" + f", {open_} undecided" * bool(open_)
    return f"{held} relations hold{more}; {total.figures} figures: {total.covered} re-computed, {total.bounded} only bounded"


def rule_lines(rules: Sequence[Rule], lang: str) -> Styled:
    """One line per rule: code, severity, title, name."""
    rows = [(rule.code, SEVERITIES[rule.severity].in_(lang), rule.title.in_(lang), rule.name()) for rule in rules]
    styles = [COLOURS[rule.severity] for rule in rules]
    return [(line + "\n", style) for line, style in zip(aligned(rows), styles, strict=True)]


def knowledge_lines(tables: Sequence[About], today: date, lang: str) -> Styled:
    """One line per table: file, number of rows, the day up to which it is known to hold, its age, and its content."""
    rows = []
    for about in tables:
        count = Text(f"{about.rows}条", f"{about.rows} rows")
        age = Text(f"{(today - about.as_of).days}天前", f"{(today - about.as_of).days} days ago")
        as_of = Text(f"截至{about.as_of}", f"as of {about.as_of}")
        rows.append((about.file, *(text.in_(lang) for text in (count, as_of, age)), about.holds[lang]))
    old = ["yellow" if today - about.as_of > timedelta(days=365) else "" for about in tables]
    return [(line + "\n", style) for line, style in zip(aligned(rows), old, strict=True)]


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """``rows`` as lines; each column is as wide as its widest cell in a terminal."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell + " " * (w - columns(cell)) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows]
