"""Fingerprints of findings: stable while the text around them changes, so that baselines and suppressions recognise them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from lawlint.source import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lawlint.finding import Finding
    from lawlint.report import Report
    from lawlint.source import Span

# Separators of clauses in a sentence, and of cells in a row.
_STOPS = frozenset(",。;:、!?|")
# The characters on either side of a finding that count.
_MOST = 60


def fingerprints(report: Report, findings: Iterable[Finding]) -> list[str]:
    """A fingerprint for each of ``findings``, which are in the order of the text: «NUM014-3f9c2a7be01d4c5a».

    It depends on the code of the rule, the marked words with their clause, the words of the related places, and the values in
    the message; not on offsets, lines, paths or the wording of messages.  Width, blanks and line ends do not matter.  Equal
    findings of one report are numbered: «…-2» is the second.
    """
    seen: Counter[str] = Counter()
    out = []
    for finding in findings:
        one = _fingerprint(report, finding)
        seen[one] += 1
        out.append(one if seen[one] == 1 else f"{one}-{seen[one]}")
    return out


def is_fingerprint(text: str) -> bool:
    """Whether ``text`` has the form of a fingerprint."""
    return re.fullmatch(r"[A-Z]{2,6}[0-9]{3}-[0-9a-f]{16}(-[0-9]+)?", text) is not None


def rule_of(fingerprint: str) -> str:
    """The code of the rule that made the finding."""
    return fingerprint.partition("-")[0]


def _fingerprint(report: Report, finding: Finding) -> str:
    from hashlib import sha256

    text = report.source.folded
    related = sorted(_compact(text[span.start : span.end]) for span, _ in finding.related)
    values = [_compact(fold(value)) for value in finding.values]
    identity = "\x1e".join((finding.code, *_clause(report, finding.span), "\x1f".join(related), "\x1f".join(values)))
    return f"{finding.code}-{sha256(identity.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _clause(report: Report, span: Span) -> tuple[str, str, str]:
    """The text before, in and after ``span``, up to the nearest stops in its paragraph."""
    paragraphs = report.document.paragraphs
    at = bisect_right(paragraphs, span.start, key=lambda paragraph: paragraph.span.start) - 1
    if at < 0 or span.end > paragraphs[at].span.end:
        return "", _compact(report.source.folded[span.start : span.end]), ""
    text, places = paragraphs[at].compact
    start, end = bisect_right(places, span.start - 1), bisect_right(places, span.end - 1)
    first, last = start, end
    while first > max(0, start - _MOST) and text[first - 1] not in _STOPS:
        first -= 1
    while last < min(len(text), end + _MOST) and text[last] not in _STOPS:
        last += 1
    return _compact(text[first:start]), _compact(text[start:end]), _compact(text[end:last])


def _compact(text: str) -> str:
    return "".join(text.split())
