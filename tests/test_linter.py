"""Completing and ordering findings, errors of rules, processes."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import lawlint
from lawlint.linter import lint, parallel_map
from lawlint.reading import UnreadableFile
from lawlint.rule import ERROR, Finding, Report, Rule, Severity, Span, Text
from lawlint.source import Source
from lawlint.tally import Tally


class EveryComma(Rule):
    code = "TST001"
    severity = ERROR
    title = Text("逗号", "comma")
    message = Text("逗号", "comma")

    def check(self, report: Report) -> Iterator[Finding]:
        marks = [n for n, c in enumerate(report.source.text) if c == "，"]
        for n in reversed(marks):
            yield self.finding(Span(n, n + 1), weaker=n > 2)


class Broken(Rule):
    code = "TST002"
    severity = ERROR
    title = Text("坏", "broken")

    def check(self, report: Report) -> Iterator[Finding]:
        yield self.finding(Span(0, 1))
        raise ValueError("oops")


def test_the_engine_stamps_and_sorts() -> None:
    result = lint(Source("一，二，三，"), [EveryComma()])
    assert [(f.code, f.name, f.severity, f.span) for f in result.findings] == [
        ("TST001", "every-comma", Severity.ERROR, (1, 2)),
        ("TST001", "every-comma", Severity.WARNING, (3, 4)),
        ("TST001", "every-comma", Severity.WARNING, (5, 6)),
    ]


def test_a_rule_that_raises_does_not_affect_the_others() -> None:
    result = lint(Source("一，二"), [Broken(), EveryComma()])
    assert [f.code for f in result.findings] == ["TST001"]
    (error,) = result.errors
    assert error.text.en.startswith(
        "internal error in rule TST002 broken, not applied to this file: ValueError: oops (test_linter.py:"
    )


def test_a_rule_that_raises_is_reported_with_its_own_line() -> None:
    class Misspelt(EveryComma):
        code = "TST003"
        message = Text("{place}", "{place}")

    (error,) = lint(Source("一，二"), [Misspelt()]).errors
    assert re.search(r"KeyError: 'place' \(test_linter\.py:\d+\)$", error.text.en)


def square(n: int) -> tuple[int, int]:
    return n * n, os.getpid()


def nap(n: int) -> tuple[int, int]:
    time.sleep(0.01)
    return n, os.getpid()


def inverse(n: int) -> float:
    return 1 / (n - 20)


def nothing() -> None:
    pass


def test_processes_keep_the_order() -> None:
    results = list(parallel_map(range(40), square, 2, nothing))
    assert [n for n, _ in results] == [n * n for n in range(40)]
    assert os.getpid() not in {pid for _, pid in results}


def test_work_that_is_given_up_ends_at_once() -> None:
    results = parallel_map(range(10_000), nap, 2, nothing)
    began = time.monotonic()
    workers = {pid for _, pid in (next(results), next(results))}
    results.close()
    assert time.monotonic() - began < 20
    for pid in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_an_error_in_a_worker_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(parallel_map(range(40), inverse, 2, nothing))


def test_few_files_need_no_processes() -> None:
    assert {pid for _, pid in parallel_map(range(3), square, None, nothing)} == {os.getpid()}


def test_tallies_add_up() -> None:
    one = Tally(1, 10, 4, 2, {"consistent": 3}, {Severity.ERROR: 1})
    assert one + Tally(1, 1, 1, 0, {"inconsistent": 1}, {}) == Tally(
        2, 11, 5, 2, {"consistent": 3, "inconsistent": 1}, {Severity.ERROR: 1}
    )


def test_the_library_takes_texts_and_paths(tmp_path: Path) -> None:
    text = "完善公开竞争审查制度。"
    path = tmp_path / "draft.md"
    path.write_text(text, encoding="utf-8")
    for given in (text, path, str(path)):
        (finding,) = lawlint.check(given).findings
        assert (finding.code, finding.span) == ("TRM009", (2, 8))
    assert lawlint.check(text, ignore=["TRM"]).findings == ()
    with pytest.raises(UnreadableFile):
        lawlint.check("no such draft.md")


def test_the_library_gives_claims() -> None:
    report = lawlint.check("完成重大行政决策9件，其中，完成审查7件，另外2件正在审查。").report
    (claim,) = [claim for claim in report.claims if claim.kind == "sum"]
    assert claim.formula == "7 + 2 = 9"
    assert claim.verdict.value == "consistent"
