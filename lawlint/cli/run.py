"""One run over files: read, check, print as they come."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from lawlint.cli.options import complain, language
from lawlint.config import Given, Settings, settings_for
from lawlint.finding import Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lawlint.files import Draft
    from lawlint.finding import Finding
    from lawlint.linter import Tally
    from lawlint.output.styled import Styled
    from lawlint.report import Report
    from lawlint.source import Source


class Outcome(NamedTuple):
    """What one file came to: what to print, the counts (None: not analysed), and notes, each with whether it is a failure."""

    path: str
    printed: Styled
    counts: Tally | None = None
    notes: tuple[tuple[Text, bool], ...] = ()


class Run(NamedTuple):
    """What every file of one run is asked for; picklable, so that workers can do it.

    ``verb`` is "check", "claims", "uncovered" (the figures that no claim verifies) or "figures"; ``form`` text, json or csv.
    """

    verb: str
    form: str
    lang: str
    width: int
    given: Given = Given()
    stdin: str = "-"

    def outcome_of(self, draft: Draft) -> Outcome:
        """Read, analyse and check one file."""
        from lawlint.config import UsageError
        from lawlint.linter import InternalError
        from lawlint.profiles import ProfileError
        from lawlint.reading import UnreadableFile

        try:
            source = self.read(draft.path)
        except UnreadableFile as error:
            return Outcome(error.path, [], notes=((Text(error.zh, error.en), not draft.walked),))
        try:
            return self.said_of(source, self.settings_of(draft.path))
        except (ProfileError, UsageError):
            raise
        except Exception as error:
            return Outcome(source.path, [], notes=((InternalError(None, error).text, True),))

    def settings_of(self, path: Path) -> Settings:
        """The settings of the file at ``path``.  Raises UsageError."""
        return settings_for(Path(self.stdin) if str(path) == "-" else path, self.given)

    def read(self, path: Path) -> Source:
        """The source at ``path``; standard input for ``-``."""
        from lawlint.reading import decode, read

        if str(path) == "-":
            return decode(sys.stdin.buffer.read(), self.stdin)
        return read(path)

    def said_of(self, source: Source, settings: Settings) -> Outcome:
        """What lawlint says of ``source``."""
        from lawlint.linter import lint, tally

        report, findings, errors = lint(source, None if self.verb == "check" else (), settings)
        counts = tally(report, findings, settings)
        notes = [(error.text, True) for error in errors]
        if source.encoding not in ("utf-8", "utf-8-sig"):
            notes.append((Text(f"按 {source.encoding} 编码读取", f"read as {source.encoding}"), False))
        findings = tuple(f for f in findings if f.severity >= settings.severity)
        return Outcome(source.path, self._printed(report, findings, counts), counts, tuple(notes))

    def _printed(self, report: Report, findings: tuple[Finding, ...], counts: Tally) -> Styled:
        if self.form == "csv":
            from lawlint.output import csv

            return [(csv.figures(report), "")]
        if self.form == "json":
            from lawlint.output import json

            match self.verb:
                case "check":
                    return [(json.checked(report, findings, counts, self.lang), "")]
                case "claims":
                    return [(json.claimed(report, counts, self.lang), "")]
                case _:
                    return [(json.figured(report, counts, self.verb == "uncovered"), "")]
        from lawlint.output import text

        match self.verb:
            case "check":
                return text.findings(report.source, findings, self.lang, self.width)
            case "claims":
                return text.claims(report, self.lang, self.width)
            case "uncovered":
                return text.uncovered(report, self.width)
            case _:
                return text.figures(report, self.lang)


def run_of(
    verb: str, form: str, lang: str | None, profile: str | None, stdin: str, config: Path | None = None, isolated: bool = False,
    select: tuple[str, ...] | None = None, ignore: tuple[str, ...] | None = None,
    severity: Severity | None = None, fail_on: Severity | None = None, jobs: int | None = None,
) -> Run:  # fmt: skip
    """The run that a command line asks for; what it leaves open is the configuration's."""
    from lawlint.output.styled import width

    given = Given(config, isolated, select, ignore, profile, severity, fail_on, lang, jobs)
    here = settings_for(Path("-"), given)
    return Run(verb, form, here.lang or language(), width(), given, stdin)


def go(run: Run, paths: Sequence[Path]) -> tuple[Tally, bool]:
    """Run over all files, print as they come; the counts of all, and whether anything failed."""
    from lawlint.files import drafts
    from lawlint.linter import Tally, each
    from lawlint.output.styled import show
    from lawlint.parsing import patterns
    from lawlint.reading import SUFFIXES

    files, passed = drafts(paths, SUFFIXES)
    here = run.settings_of(Path("-"))
    for draft in files:  # what is wrong in a configuration is told before any file is read
        if run.verb == "check":
            _ = run.settings_of(draft.path).rules
    jobs = 1 if any(str(draft.path) == "-" for draft in files) else here.jobs
    total, failed = Tally(), False

    def told() -> Iterator[Styled]:
        nonlocal total, failed
        for path, printed, counts, notes in each(files, run.outcome_of, jobs, lambda: None):
            for text, failure in notes:
                complain(text, run.lang, path)
                failed |= failure
            if counts is not None:
                total += counts
                yield printed

    if run.form != "text":
        from lawlint.output import csv, json

        wrapped = json.wrapped if run.form == "json" else csv.wrapped
        for piece in wrapped(printed[0][0] for printed in told()):
            click.echo(piece, nl=False)
    else:
        for printed in told():
            if printed:
                show(printed)
    if not total.files and not failed:
        complain(Text("没有可检查的文件", "nothing to check here"), run.lang)
    if passed:
        kinds = "、".join(sorted({path.suffix.lower() for path in passed}))
        complain(
            Text(
                f"略过 {len(passed)} 个尚不能读取的文件（{kinds}）",
                f"passed over {len(passed)} files of formats not read yet ({kinds})",
            ),
            run.lang,
        )
    patterns.keep()
    return total, failed
