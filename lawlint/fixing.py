"""Applying fixes: choose compatible fixes of a report, write them into the bytes of the file, and repeat until none is left.

A fix is applied whole or not at all.  No fix changes the digits of a figure: where figures disagree, it is unknown which is
wrong.
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
from lawlint.writing import EditableFile, UnwritableFile, editable, patched

if TYPE_CHECKING:
    from lawlint.config import Settings
    from lawlint.report import Report
    from lawlint.rule import Rule

__all__ = ["Fixed", "Refusal", "compatible", "fix"]

ROUNDS = 12
"""The maximal number of rounds; fixes that wait for others settle in two or three."""

_NUMERALS = frozenset("0123456789.〇○零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟")
_TOUCHED = Text("会改动数字", "it would change a figure")
_CHANGED = Text("写回后读出的文字不是预期的", "what would be read back is not what was meant")
_UNSETTLED = Text("反复修正仍不稳定，未写回", "the fixes did not settle; nothing was written")


class Refusal(NamedTuple):
    """A finding whose fix was requested and not applied, and the reason."""

    finding: Finding
    reason: Text


class Fixed(NamedTuple):
    """A file after its fixes: its bytes, source and remaining findings, and the number of fixes applied."""

    data: bytes
    source: Source
    result: Result
    applied: int = 0
    refusals: tuple[Refusal, ...] = ()


def fix(
    data: bytes, source: Source, settings: Settings = DEFAULT, unsafe: bool = False, rules: Sequence[Rule] | None = None
) -> Fixed:
    """Apply the fixes of the findings that ``settings`` show in ``source``, which was read from ``data``; write nothing.

    ``rules`` are by default those that ``settings`` select.  Only safe fixes are applied, unless ``unsafe``.  Raises
    UnwritableFile where the fixes do not settle.
    """
    count = 0
    for _ in range(ROUNDS):
        result = lint(source, rules, settings)
        wanted = [f for f in result.findings if f.fix and f.severity >= settings.severity and _is_wanted(f.fix, unsafe)]
        if not wanted:
            return Fixed(data, source, result, count)
        try:
            opened = editable(data, source)
        except UnwritableFile as error:
            return Fixed(data, source, result, count, tuple(Refusal(finding, error.text) for finding in wanted))
        refusals = [Refusal(f, reason) for f in wanted if (reason := _refusal(f, result.report, opened))]
        refused = {id(finding) for finding, _ in refusals}
        applied, data, source = _applied(opened, data, source, compatible(f for f in wanted if id(f) not in refused), refusals)
        count += applied
        if not applied:
            return Fixed(data, source, result, count, tuple(refusals))
    raise UnwritableFile(_UNSETTLED)


def compatible(findings: Iterable[Finding]) -> list[Finding]:
    """Those of ``findings`` whose fixes can be applied together: no two touch the same text.

    Safe fixes come first, then those that begin earlier; a fix that conflicts with one before it is left out.
    """
    taken: list[Finding] = []
    spans: list[Span] = []
    for finding in sorted(findings, key=_rank):
        own = [edit.span for edit in _edits(finding)]
        if not any(_conflict(span, other) for span in own for other in spans):
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


def _conflict(one: Span, other: Span) -> bool:
    """Whether two edits conflict: they share a character, or one inserts where the other begins or ends."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _refusal(finding: Finding, report: Report, opened: EditableFile) -> Text | None:
    edits = sorted(_edits(finding))
    if any(_conflict(a.span, b.span) for a, b in pairwise(edits)):
        return Text("修正方案自相重叠", "the fix overlaps itself")
    if _touches_a_figure(edits, report):
        return _TOUCHED
    return opened.refusal(edits)


def _touches_a_figure(edits: Sequence[Edit], report: Report) -> bool:
    """Whether ``edits`` change a digit of a figure; they may delete a passage that occurs elsewhere in the same words."""
    text = report.source.text
    for figure in _figures(report):
        near = [edit for edit in edits if _conflict(edit.span, figure)]
        if not near:
            continue
        whole = Span(min(figure.start, near[0].span.start), max(figure.end, near[-1].span.end))
        after = patched(text[: whole.end], near)[whole.start :]
        if _digits(text[whole.start : whole.end]) != _digits(after) and not all(_occurs_elsewhere(edit, text) for edit in near):
            return True
    return False


def _figures(report: Report) -> Iterator[Span]:
    """The spans of all figures and of the counts of lists; numbers of headings, of 一是 and of dates are not figures."""
    yield from (figure.span for figure in report.figures)
    for claim in report.claims:
        if claim.kind not in ("sequence", "date"):
            yield from (operand.span for operand in claim.operands if operand.role not in ("item", "member"))


def _digits(text: str) -> list[str]:
    return [character for character in fold(text) if character in _NUMERALS]


def _occurs_elsewhere(edit: Edit, text: str) -> bool:
    deleted = text[edit.span.start : edit.span.end]
    return not edit.text and deleted in text[: edit.span.start] + "\0" + text[edit.span.end :]


def _applied(
    opened: EditableFile, data: bytes, source: Source, chosen: list[Finding], refusals: list[Refusal]
) -> tuple[int, bytes, Source]:
    """The number of ``chosen`` fixes applied, and the new file; those that do not read back as expected go to ``refusals``."""
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


def _written(opened: EditableFile, source: Source, chosen: Sequence[Finding]) -> tuple[bytes, Source] | None:
    """The file with the fixes of ``chosen``; None where reading it again does not give the expected text."""
    edits = [edit for finding in chosen for edit in _edits(finding)]
    try:
        data = opened.edited(edits)
        again = decode(data, source.path)
    except (UnwritableFile, UnreadableFile):
        return None
    return (data, again) if again.text == patched(source.text, edits) and again.encoding == source.encoding else None
