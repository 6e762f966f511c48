"""One source and many: analyse, ask the rules, stamp what they say, in order."""

from __future__ import annotations

import sys
from collections import deque
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lawlint.config.settings import DEFAULT, Settings
from lawlint.finding import Finding, Severity, Text
from lawlint.fingerprint import fingerprints
from lawlint.report import Report, analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from multiprocessing.synchronize import Event
    from types import TracebackType

    from lawlint.rule import Rule
    from lawlint.source import Source, Span
    from lawlint.suppression import Suppressed

T = TypeVar("T")
I = TypeVar("I")  # noqa: E741

FEW = 16
"""Below this many files the processes cost more than they save."""

AHEAD = 4
"""Lots of files that are given out for each process."""


class InternalError(NamedTuple):
    """A rule, or the analysis (``rule`` None), that raised: a mistake in lawlint and not in the report."""

    rule: Rule | None
    error: Exception

    @property
    def text(self) -> Text:
        """What happened and where, for the person who will report it."""
        places = list(_places(self.error.__traceback__))
        home = getattr(sys.modules.get(type(self.rule).__module__), "__file__", None)
        own = [place for place in places if place[0] == home]
        place = "".join(f" ({Path(file).name}:{line})" for file, line in (own or places)[-1:])
        what = f"{type(self.error).__name__}: {self.error}{place}"
        if self.rule is None:
            return Text(f"内部错误，本文件未能分析：{what}", f"internal error, this file was not analysed: {what}")
        name = f"{self.rule.code} {self.rule.name()}"
        return Text(
            f"规则 {name} 内部错误，本文件未用此规则：{what}", f"internal error in rule {name}, not applied to this file: {what}"
        )


def _places(tail: TracebackType | None) -> Iterator[tuple[str, int]]:
    """The files and lines of a traceback, from the outermost call to that which raised."""
    while tail is not None:
        yield tail.tb_frame.f_code.co_filename, tail.tb_lineno
        tail = tail.tb_next


class Result(NamedTuple):
    """What is known of one report, and what the rules say of it in the order of the text.

    ``errors`` are rules that raised; their findings are missing.  ``suppressed`` are findings that the text or the configuration
    asks to leave out, with the reason, ``baselined`` those that the baseline has.
    """

    report: Report
    findings: tuple[Finding, ...]
    errors: tuple[InternalError, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    baselined: tuple[Finding, ...] = ()


def source_of(path_or_text: Path | str) -> Source:
    """The source that a ``Path``, or a string that ends in a suffix lawlint reads, names; any other string is the text itself."""
    from lawlint.reading import SUFFIXES, read
    from lawlint.source import Source

    if isinstance(path_or_text, str):
        if not path_or_text.lower().endswith(tuple(SUFFIXES)) or "\n" in path_or_text:
            return Source(path_or_text)
        path_or_text = Path(path_or_text)
    return read(path_or_text)


def lint(source: Source, rules: Iterable[Rule] | None = None, settings: Settings = DEFAULT) -> Result:
    """Analyse ``source`` and ask every one of ``rules``, those that ``settings`` choose where none are given.

    Rules that are ``last`` are asked where the text or ``settings`` suppress anything.  Raises UsageError for a baseline that
    cannot be read.
    """
    result = _judged(source, settings.rules if rules is None else tuple(rules), settings)
    if settings.baseline is None or not result.findings:
        return result
    from lawlint.baseline import known_fingerprints

    there = known_fingerprints(settings.baseline, source.path)
    findings = tuple(finding for finding in result.findings if finding.fingerprint not in there)
    return result._replace(findings=findings, baselined=tuple(f for f in result.findings if f.fingerprint in there))


def _judged(source: Source, rules: Sequence[Rule], settings: Settings) -> Result:
    from dataclasses import replace

    report = analyse(source, settings.profile_of)
    first, last = [rule for rule in rules if not rule.last], [rule for rule in rules if rule.last]
    found, errors = _asked(first, report, settings)
    if not settings.accepted and all(mark.kind != "directive" for mark in source.marks):
        return Result(report, tuple(found), tuple(errors))
    from lawlint.suppression import judged

    codes = {rule.code for rule in first} - {error.rule.code for error in errors if error.rule}
    findings, suppressed, suppressions = judged(report, found, codes, settings)
    more, failed = _asked(last, replace(report, suppressions=suppressions), settings)
    return Result(report, tuple(sorted(findings + more, key=_order)), (*errors, *failed), tuple(suppressed))


def _asked(rules: Iterable[Rule], report: Report, settings: Settings) -> tuple[list[Finding], list[InternalError]]:
    """What ``rules`` say, in the order of the text, each finding with its fingerprint; and those that raised."""
    findings: list[Finding] = []
    errors: list[InternalError] = []
    for rule in rules:
        try:
            findings += stamped(rule, report, settings)
        except Exception as error:
            errors.append(InternalError(rule, error))
    return fingerprinted(report, sorted(findings, key=_order)), errors


def fingerprinted(report: Report, findings: Sequence[Finding]) -> list[Finding]:
    """``findings``, in the order of the text, each with its fingerprint."""
    from dataclasses import replace

    known = zip(findings, fingerprints(report, findings), strict=True)
    return [replace(finding, fingerprint=fingerprint) for finding, fingerprint in known]


def _order(finding: Finding) -> tuple[Span, str]:
    return finding.span, finding.code


def stamped(rule: Rule, report: Report, settings: Settings = DEFAULT) -> list[Finding]:
    """What ``rule`` finds in ``report``, with its code, name and severity; a weaker finding is as many levels less."""
    from dataclasses import replace

    if rule.options:
        report = replace(report, options=settings.options_of(rule))
    most = settings.severity_of(rule)
    return [
        replace(finding, code=rule.code, name=rule.name(), severity=Severity(max(most - finding.weaker, Severity.INFO)))
        for finding in rule.check(report)
    ]


def each(items: Sequence[I], work: Callable[[I], T], jobs: int | None, warm: Callable[[], object]) -> Generator[T, None, None]:
    """``work`` done on every item, in their order.

    ``jobs`` processes share them (None: one for few items, otherwise one a core); each calls ``warm`` first.  When the
    generator is closed, each ends after the item that it has in hand.
    """
    jobs = min(jobs or (cores() if len(items) >= FEW else 1), len(items))
    if jobs <= 1:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import Event

    size = max(1, min(4, len(items) // (jobs * 4)))
    lots = (items[at : at + size] for at in range(0, len(items), size))
    given_up = Event()
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(warm, given_up)) as pool:
        # Only so many lots are out at once: neither work nor results pile up, and at an interrupt little is lost.
        with _deaf():
            out = deque(pool.submit(_done, work, lot) for lot in islice(lots, jobs * AHEAD))
        try:
            while out:
                yield from out.popleft().result()
                out.extend(pool.submit(_done, work, lot) for lot in islice(lots, 1))
        finally:
            given_up.set()


def cores() -> int:
    """How many processors this process may use."""
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes that are started inside hear no interrupt, not even before they begin."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_given_up: Event | None = None
"""Set when nobody waits any more for the work of this process."""


def _begin(warm: Callable[[], object], given_up: Event) -> None:
    """Start a worker: an interrupt is the parent's to answer, which then gives up its work."""
    import signal

    global _given_up
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _given_up = given_up
    warm()


def _done(work: Callable[[I], T], lot: Sequence[I]) -> list[T]:
    """A worker's answer.  A process that were killed could leave half of one, and its parent waiting for the rest."""
    return [work(item) for item in lot if not (_given_up and _given_up.is_set())]
