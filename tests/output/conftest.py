"""Fixtures for one format: drafts of an invented city, and findings with characters that must be escaped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawlint.config import Settings
from lawlint.finding import Edit, Finding, Fix, Related, Safety, Severity, Text
from lawlint.linter import Result, fingerprinted, lint
from lawlint.output.formats import File, OutputRequest, View
from lawlint.reading import decode
from lawlint.source import Source, Span
from lawlint.tally import Tally, tally

Written = Callable[..., str]

DRAFT = "云溪市二〇二四年情况\r\n😀收到行政复议申请18件，其中撤回2件，撤回率为12.11%。\r\n完善公开竞争审查制度。\r\n"
NAME = "草 稿,1:甲|乙<&>.md"
HOSTILE = "a|b<c>&\"d\"'e' 100%,f:g\r\nh]]>`i`*j*_k_ @yunxi #12 [l](m)\x00\x1b[31m\x0b\ufffe\ud800"
TABLE = "项目,合计,基本支出,项目支出\n合计,300,180,120\n教育,200,120,80\n卫生,100,50,40\n"


def file_of(source: Source, settings: Settings = Settings()) -> File:  # noqa: B008 (frozen)
    """The file of a run for ``source``."""
    result = lint(source, settings=settings)
    return File(result, tally(result, settings), settings)


def draft() -> File:
    """A text with a rate that is wrong and a term that is: NUM014 with two related places, TRM009 with a fix."""
    return file_of(decode(DRAFT.encode(), NAME))


def clean() -> File:
    """A correct text."""
    return file_of(decode("云溪市召开会议3次。\n".encode(), "clean.txt"))


def table() -> File:
    """A sheet whose totals are wrong: lines that the file does not have."""
    return file_of(decode(TABLE.encode(), "收支.csv"))


def hostile() -> File:
    """Findings of every severity whose messages hold what each format must escape; one has a fix of two edits."""
    file = file_of(decode(DRAFT.encode(), NAME))
    report, text = file.result.report, DRAFT.replace("\ufeff", "")
    spans = [Span(at, at + 2) for at in (text.index("云溪"), text.index("撤回"), text.index("完善"))]
    edits = (Edit(Span(spans[2].end, spans[2].end + 2), "公平"), Edit(spans[2], "健全"))
    found = [
        Finding(
            span,
            Text(HOSTILE, HOSTILE),
            related=(Related(spans[0], Text(HOSTILE, HOSTILE)),),
            fix=Fix(Text("改", "mend"), edits, Safety.SAFE) if n == 2 else None,
            code=f"TST00{n}",
            name="hostile",
            severity=severity,
        )
        for n, (span, severity) in enumerate(zip(spans, (Severity.INFO, Severity.WARNING, Severity.ERROR), strict=True))
    ]
    return file._replace(result=Result(report, tuple(fingerprinted(report, found))))


@pytest.fixture
def written() -> Written:
    """The output of a run over files in one format."""

    def run(form: str, *files: File, lang: str = "zh", missed: tuple[str, ...] = (), tells: str = "check") -> str:
        format_ = OutputRequest(tells, form, View(lang)).format()
        out = format_.head()
        for path in missed:
            out += format_.missed(path, Text(f"没有<{path}>", f"no <{path}>"))
        total = Tally()
        for file in files:
            out += format_.add(format_.piece(file))
            total += file.counts
        out += format_.tail(total)
        return out.encode("utf-8", "backslashreplace").decode("utf-8")  # as the streams of lawlint write it

    return run
