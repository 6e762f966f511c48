"""Check one source or many: analyse it, run the rules, complete their findings, sort them."""

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
"""With fewer files, starting processes costs more than it saves."""

AHEAD = 4
"""Batches of files that are submitted ahead for each process."""


class InternalError(NamedTuple):
    """An exception in a rule, or in the analysis (``rule`` None): a defect of lawlint, not of the report."""

    rule: Rule | None
    error: Exception

    @property
    def text(self) -> Text:
        """What failed and where, for a bug report."""
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
    """The files and lines of a traceback, from the outermost call to the one that raised."""
    while tail is not None:
        yield tail.tb_frame.f_code.co_filename, tail.tb_lineno
        tail = tail.tb_next


class Result(NamedTuple):
    """One report and the findings of the rules, in the order of the text.

    ``errors`` are rules that raised; their findings are missing.  ``suppressed`` are findings that the text or the configuration
    leaves out, with the reason, ``baselined`` those in the baseline.
    """

    report: Report
    findings: tuple[Finding, ...]
    errors: tuple[InternalError, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    baselined: tuple[Finding, ...] = ()


def source_of(path_or_text: Path | str) -> Source:
    """The source of a ``Path``, or of a string that ends in a suffix lawlint reads; any other string is the text itself."""
    from lawlint.reading import SUFFIXES, read
    from lawlint.source import Source

    if isinstance(path_or_text, str):
        if not path_or_text.lower().endswith(tuple(SUFFIXES)) or "\n" in path_or_text:
            return Source(path_or_text)
        path_or_text = Path(path_or_text)
    return read(path_or_text)


def lint(source: Source, rules: Iterable[Rule] | None = None, settings: Settings = DEFAULT) -> Result:
    """Analyse ``source`` and run ``rules``, by default those that ``settings`` select.

    Rules that are ``last`` run where the text or ``settings`` suppress anything.  Raises UsageError for a baseline that
    cannot be read.
    """
    result = _apply_rules(source, settings.rules if rules is None else tuple(rules), settings)
    if settings.baseline is None or not result.findings:
        return result
    from lawlint.baseline import known_fingerprints

    known = known_fingerprints(settings.baseline, source.path)
    findings = tuple(finding for finding in result.findings if finding.fingerprint not in known)
    return result._replace(findings=findings, baselined=tuple(f for f in result.findings if f.fingerprint in known))


def _apply_rules(source: Source, rules: Sequence[Rule], settings: Settings) -> Result:
    from dataclasses import replace

    report = analyse(source, settings.profile_of)
    first, last = [rule for rule in rules if not rule.last], [rule for rule in rules if rule.last]
    found, errors = _run_rules(first, report, settings)
    if not settings.accepted and all(mark.kind != "directive" for mark in source.marks):
        return Result(report, tuple(found), tuple(errors))
    from lawlint.suppression import apply_suppressions

    codes = {rule.code for rule in first} - {error.rule.code for error in errors if error.rule}
    findings, suppressed, suppressions = apply_suppressions(report, found, codes, settings)
    more, failed = _run_rules(last, replace(report, suppressions=suppressions), settings)
    return Result(report, tuple(sorted(findings + more, key=_order)), (*errors, *failed), tuple(suppressed))


def _run_rules(rules: Iterable[Rule], report: Report, settings: Settings) -> tuple[list[Finding], list[InternalError]]:
    """The findings of ``rules`` in the order of the text, each with its fingerprint; and the rules that raised."""
    findings: list[Finding] = []
    errors: list[InternalError] = []
    for rule in rules:
        try:
            findings += rule_findings(rule, report, settings)
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


def rule_findings(rule: Rule, report: Report, settings: Settings = DEFAULT) -> list[Finding]:
    """The findings of ``rule`` in ``report`` with code, name and severity; ``weaker`` lowers the severity by so many levels."""
    from dataclasses import replace

    if rule.options:
        report = replace(report, options=settings.options_of(rule))
    most = settings.severity_of(rule)
    return [
        replace(finding, code=rule.code, name=rule.name(), severity=Severity(max(most - finding.weaker, Severity.INFO)))
        for finding in rule.check(report)
    ]


def parallel_map(
    items: Sequence[I], work: Callable[[I], T], jobs: int | None, warm: Callable[[], object]
) -> Generator[T, None, None]:
    """The results of ``work`` for every item, in order.

    ``jobs`` processes share the items (None: one for few items, otherwise one per core); each calls ``warm`` first.  When the
    generator is closed, each process ends after its current item.
    """
    jobs = min(jobs or (cores() if len(items) >= FEW else 1), len(items))
    if jobs <= 1:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import Event

    size = max(1, min(4, len(items) // (jobs * 4)))
    batches = (items[at : at + size] for at in range(0, len(items), size))
    cancelled = Event()
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(warm, cancelled)) as pool:
        # The number of submitted batches is limited: neither work nor results pile up, and an interrupt loses little.
        with _interrupts_blocked():
            out = deque(pool.submit(_work_batch, work, batch) for batch in islice(batches, jobs * AHEAD))
        try:
            while out:
                yield from out.popleft().result()
                out.extend(pool.submit(_work_batch, work, batch) for batch in islice(batches, 1))
        finally:
            cancelled.set()


def cores() -> int:
    """The number of processors this process may use."""
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Processes that are started inside ignore interrupts from their first moment."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_cancelled: Event | None = None
"""Set when the results of this process are no longer needed."""


def _start_worker(warm: Callable[[], object], cancelled: Event) -> None:
    """Initialise a worker: it ignores interrupts, which the parent handles by cancelling the work."""
    import signal

    global _cancelled
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _cancelled = cancelled
    warm()


def _work_batch(work: Callable[[I], T], batch: Sequence[I]) -> list[T]:
    """The results of a batch; empty once cancelled.  A killed worker could leave its parent waiting for half a result."""
    return [work(item) for item in batch if not (_cancelled and _cancelled.is_set())]
