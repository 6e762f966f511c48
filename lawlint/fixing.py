"""Fixes applied: which of a report's fixes go together, written into the file's bytes, again until none is left.

A fix is applied whole or not at all.  No fix touches the digits of a figure: where figures disagree, nobody knows which is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lawlint.config.settings import DEFAULT
from lawlint.finding import Edit, Finding, Fix, Safety, Text
from lawlint.linter import Result, lint
from lawlint.reading import UnreadableFile, decode
from lawlint.source import Source, Span, fold
from lawlint.writing import Manuscript, UnwritableFile, manuscript, patched

if TYPE_CHECKING:
    from lawlint.config import Settings
    from lawlint.report import Report
    from lawlint.rule import Rule

__all__ = ["Fixed", "Refusal", "fix", "together"]

ROUNDS = 12
"""Fixes that make room for others settle in two or three."""

_NUMERALS = frozenset("0123456789.〇○零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟")
_TOUCHED = Text("会改动数字", "it would change a figure")
_CHANGED = Text("写回后读出的文字不是预期的", "what would be read back is not what was meant")
_UNSETTLED = Text("反复修正仍不稳定，未写回", "the fixes did not settle; nothing was written")


class Refusal(NamedTuple):
    """A finding whose fix was wanted and not applied, and why."""

    finding: Finding
    reason: Text


class Fixed(NamedTuple):
    """A file after its fixes: bytes, what was read from them, what is still found there, and how many fixes were applied."""

    data: bytes
    source: Source
    result: Result
    applied: int = 0
    refusals: tuple[Refusal, ...] = ()


def fix(
    data: bytes, source: Source, settings: Settings = DEFAULT, unsafe: bool = False, rules: Sequence[Rule] | None = None
) -> Fixed:
    """Apply the fixes of the findings that ``settings`` show in ``source``, which was read from ``data``; write nothing.

    ``rules`` are those that ``settings`` choose where none are given.  Only safe fixes are applied, unless ``unsafe``.  Raises
    UnwritableFile where fixes do not come to an end.
    """
    count = 0
    for _ in range(ROUNDS):
        result = lint(source, rules, settings)
        wanted = [f for f in result.findings if f.fix and f.severity >= settings.severity and _is_wanted(f.fix, unsafe)]
        if not wanted:
            return Fixed(data, source, result, count)
        try:
            opened = manuscript(data, source)
        except UnwritableFile as error:
            return Fixed(data, source, result, count, tuple(Refusal(finding, error.text) for finding in wanted))
        refusals = [Refusal(f, reason) for f in wanted if (reason := _refusal(f, result.report, opened))]
        refused = {id(finding) for finding, _ in refusals}
        applied, data, source = _applied(opened, data, source, together(f for f in wanted if id(f) not in refused), refusals)
        count += applied
        if not applied:
            return Fixed(data, source, result, count, tuple(refusals))
    raise UnwritableFile(_UNSETTLED)


def together(findings: Iterable[Finding]) -> list[Finding]:
    """Those of ``findings`` whose fixes can be applied at once: no two touch the same text.

    Safe fixes come first, then those that begin earlier; a fix that one before it leaves no room for is left out whole.
    """
    taken: list[Finding] = []
    spans: list[Span] = []
    for finding in sorted(findings, key=_rank):
        own = [edit.span for edit in _edits(finding)]
        if not any(_meet(span, other) for span in own for other in spans):
            taken.append(finding)
            spans += own
    return taken


def _is_wanted(fix: Fix, unsafe: bool) -> bool:
    return unsafe or fix.safety is Safety.SAFE


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def _rank(finding: Finding) -> tuple[bool, list[Span], Span, str]:
    safe = finding.fix is not None and finding.fix.safety is Safety.SAFE
    return not safe, sorted(edit.span for edit in _edits(finding)), finding.span, finding.code


def _meet(one: Span, other: Span) -> bool:
    """Whether two edits stand in each other's way: they share a character, or one inserts where the other begins or ends."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _refusal(finding: Finding, report: Report, opened: Manuscript) -> Text | None:
    edits = sorted(_edits(finding))
    if any(_meet(a.span, b.span) for a, b in pairwise(edits)):
        return Text("修正方案自相重叠", "the fix overlaps itself")
    if _touches_a_figure(edits, report):
        return _TOUCHED
    return opened.refusal(edits)


def _touches_a_figure(edits: Sequence[Edit], report: Report) -> bool:
    """Whether ``edits`` change a digit of a figure; they may take out a whole one that stands in the same words elsewhere."""
    text = report.source.text
    for figure in _figures(report):
        near = [edit for edit in edits if _meet(edit.span, figure)]
        if not near:
            continue
        whole = Span(min(figure.start, near[0].span.start), max(figure.end, near[-1].span.end))
        after = patched(text[: whole.end], near)[whole.start :]
        if _digits(text[whole.start : whole.end]) != _digits(after) and not all(_stands_twice(edit, text) for edit in near):
            return True
    return False


def _figures(report: Report) -> Iterator[Span]:
    """Every figure, and the numbers that count what is listed; numbers of headings and of 一是 are none, nor are dates."""
    yield from (figure.span for figure in report.figures)
    for claim in report.claims:
        if claim.kind not in ("sequence", "date"):
            yield from (operand.span for operand in claim.operands if operand.role not in ("item", "member"))


def _digits(text: str) -> list[str]:
    return [character for character in fold(text) if character in _NUMERALS]


def _stands_twice(edit: Edit, text: str) -> bool:
    gone = text[edit.span.start : edit.span.end]
    return not edit.text and gone in text[: edit.span.start] + "\0" + text[edit.span.end :]


def _applied(
    opened: Manuscript, data: bytes, source: Source, chosen: list[Finding], refusals: list[Refusal]
) -> tuple[int, bytes, Source]:
    """How many of ``chosen`` were applied, and the file then; what does not read back as meant joins the refusals."""
    if not chosen:
        return 0, data, source
    if (done := _written(opened, source, chosen)) is not None:
        return len(chosen), *done
    alone = {id(finding): _written(opened, source, [finding]) for finding in chosen}
    refusals += [Refusal(finding, _CHANGED) for finding in chosen if alone[id(finding)] is None]
    good = [finding for finding in chosen if alone[id(finding)] is not None]
    if not good:
        return 0, data, source
    if (done := _written(opened, source, good)) is not None:
        return len(good), *done
    done = alone[id(good[0])]
    assert done is not None
    return 1, *done


def _written(opened: Manuscript, source: Source, chosen: Sequence[Finding]) -> tuple[bytes, Source] | None:
    """The file with the fixes of ``chosen``; None where reading it again gives another text than was meant."""
    edits = [edit for finding in chosen for edit in _edits(finding)]
    try:
        data = opened.edited(edits)
        again = decode(data, source.path)
    except (UnwritableFile, UnreadableFile):
        return None
    return (data, again) if again.text == patched(source.text, edits) and again.encoding == source.encoding else None
